"""Countries by ISO 3166-1 alpha-2, and what the VAT directive calls the territory of the Union."""

from __future__ import annotations

from typing import Final

from triage.core.refusal import Phrase

_ISO_3166: Final = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV "
    "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES "
    "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE "
    "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY "
    "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU "
    "NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM "
    "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE "
    "VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES: Final = frozenset(_ISO_3166.split())

_MEMBERS: Final = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU: Final = frozenset(_MEMBERS.split())
"""Art. 5 Directive 2006/112/EC. Monaco and Northern Ireland are refused by the packs, not guessed."""

VAT_PREFIX: Final = {"GR": "EL"}
"""Where the prefix of a VAT identifier is not the country code (Art. 215 Directive 2006/112/EC)."""

OUTSIDE_VAT_AREA: Final[dict[str, tuple[tuple[str, ...], Phrase]]] = {
    "ES": (
        ("35", "38", "51", "52"),
        Phrase(
            "the Canary Islands, Ceuta and Melilla are outside the VAT area (Art. 6 Directive 2006/112/EC)"
        ),
    ),
    "DE": (
        ("27498", "78266"),
        Phrase("Heligoland and Büsingen are outside the VAT area (Art. 6(2) Directive 2006/112/EC)"),
    ),
    "IT": (
        ("23041", "22061"),
        Phrase("Livigno and Campione d'Italia are outside the VAT area (Art. 6 Directive 2006/112/EC)"),
    ),
    "FI": (
        ("22",),
        Phrase("the Åland Islands are outside the VAT area (Art. 6(1)(c) Directive 2006/112/EC)"),
    ),
    "GR": (
        ("63086",),
        Phrase("Mount Athos is outside the VAT area (Art. 6(1)(a) Directive 2006/112/EC)"),
    ),
    "FR": (
        ("971", "972", "973", "974", "976"),
        Phrase("the French overseas departments are outside the VAT area"),
    ),
}
"""Postcodes that begin so lie in a member state but outside the Union's VAT area."""

_NAMES: Final = (
    "AE United Arab Emirates|AL Albania|AR Argentina|AT Austria|AU Australia|BA Bosnia and Herzegovina|"
    "BE Belgium|BG Bulgaria|BR Brazil|BY Belarus|CA Canada|CH Switzerland|CL Chile|CN China|CO Colombia|"
    "CY Cyprus|CZ Czechia|DE Germany|DK Denmark|DZ Algeria|EE Estonia|EG Egypt|ES Spain|FI Finland|FR France|"
    "GB United Kingdom|GR Greece|HK Hong Kong|HR Croatia|HU Hungary|ID Indonesia|IE Ireland|IL Israel|"
    "IN India|IS Iceland|IT Italy|JP Japan|KR South Korea|LI Liechtenstein|LT Lithuania|LU Luxembourg|"
    "LV Latvia|MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MK North Macedonia|MT Malta|MX Mexico|"
    "MY Malaysia|NL Netherlands|NO Norway|NZ New Zealand|PE Peru|PH Philippines|PL Poland|PT Portugal|"
    "RO Romania|RS Serbia|RU Russia|SA Saudi Arabia|SE Sweden|SG Singapore|SI Slovenia|SK Slovakia|"
    "SM San Marino|TH Thailand|TN Tunisia|TR Türkiye|TW Taiwan|UA Ukraine|US United States|VN Vietnam|"
    "XK Kosovo|ZA South Africa"
)
NAMES: Final = {one[:2]: one[3:] for one in _NAMES.split("|")}
"""What the last line of an address abroad says: the post reads English. Others are named by their code."""


def vat_prefix(country: str) -> str:
    return VAT_PREFIX.get(country, country)


def outside_vat_area(country: str, postcode: str) -> Phrase | None:
    """The reason why this postcode is no ordinary address of its country, or None."""
    beginnings, reason = OUTSIDE_VAT_AREA.get(country, ((), None))
    return reason if postcode.replace(" ", "").startswith(beginnings) else None
