"""What a failing rule of EN 16931 means for the person who has to mend the invoice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from triage.core.refusal import Phrase

_PREFIX: Final = re.compile(r"^\s*\[[^\]]+\]\s*-?\s*")
_TERMS: Final = re.compile(r"\s*\((?:BT|BG)-[\d-]+\)")
_NAMESPACED: Final = re.compile(r"\*:(\w+)(?:\[namespace-uri\(\)='[^']*'\])?|/Q\{[^}]*\}(\w+)")

PLAIN: Final[dict[str, str]] = {
    "BR-02": "The invoice has no number.",
    "BR-03": "The invoice has no date.",
    "BR-06": "The seller has no name.",
    "BR-07": "The customer has no name.",
    "BR-08": "The seller has no postal address.",
    "BR-09": "The seller's address has no country.",
    "BR-10": "The customer has no postal address.",
    "BR-11": "The customer's address has no country.",
    "BR-16": "The invoice has no line.",
    "BR-25": "A line has no name.",
    "BR-27": "A price is negative.",
    "BR-50": "The account for the payment is missing.",
    "BR-61": "The account for the payment is missing.",
    "BR-55": "The earlier invoice that is referred to has no number.",
    "BR-CO-09": "A VAT identifier does not begin with the code of its country.",
    "BR-CO-10": "The sum of the lines is not what the lines add up to.",
    "BR-CO-11": "The sum of the allowances is not what they add up to.",
    "BR-CO-12": "The sum of the charges is not what they add up to.",
    "BR-CO-13": "The net total is not lines less allowances plus charges.",
    "BR-CO-14": "The total tax is not the sum of the taxes of all rates.",
    "BR-CO-15": "The total is not net plus tax.",
    "BR-CO-16": "The amount due is not the total less what is paid.",
    "BR-CO-17": "A tax amount is not its net amount times its rate.",
    "BR-CO-18": "The tax breakdown is missing.",
    "BR-CO-26": "The seller has no VAT identifier, register number or other identifier.",
    "BR-S-05": "A standard-rated line has the rate 0.",
    "BR-S-08": "The net amount of a tax rate is not what its lines add up to.",
    "BR-S-09": "A tax amount is not its net amount times its rate.",
    "BR-S-10": "A standard-rated amount names a reason for exemption.",
    "BR-Z-05": "A zero-rated line has a rate above 0.",
    "BR-Z-09": "A zero-rated amount shows tax.",
    "BR-E-05": "An exempt line has a rate above 0.",
    "BR-E-09": "An exempt amount shows tax.",
    "BR-E-10": "An exempt amount gives no reason.",
    "BR-AE-02": "Reverse charge needs the VAT identifiers of both sides.",
    "BR-AE-05": "A reverse-charge line has a rate above 0.",
    "BR-AE-09": "A reverse-charge amount shows tax.",
    "BR-AE-10": "The words for reverse charge are missing.",
    "BR-IC-02": "A supply within the Union needs the VAT identifiers of both sides.",
    "BR-IC-05": "A line within the Union has a rate above 0.",
    "BR-IC-09": "A supply within the Union shows tax.",
    "BR-IC-10": "The reason for the exemption within the Union is missing.",
    "BR-IC-11": "A supply within the Union needs its date.",
    "BR-IC-12": "A supply within the Union needs the country it goes to.",
    "BR-G-02": "An export needs the seller's VAT identifier.",
    "BR-G-05": "An export line has a rate above 0.",
    "BR-G-09": "An export shows tax.",
    "BR-G-10": "The reason for the export exemption is missing.",
    "BR-O-02": "What is outside the scope of VAT must not name VAT identifiers.",
    "BR-O-11": "What is outside the scope of VAT must not stand beside other taxes.",
}

LISTS: Final[dict[str, str]] = {
    "'@unitCode' is not allowed": "A unit is not in the list of UN/ECE Recommendation 20.",
    "'@currencyID' is not allowed": "The currency is not in the list of ISO 4217.",
    "'ram:CountryID' is not allowed": "A country is not in the list of ISO 3166.",
    "'ram:ExemptionReasonCode' is not allowed": "The code of the reason for exemption is in no list.",
    "MUST not contain empty elements": "A field stands there without a value.",
}
"""Rules of the code lists, known by what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """One broken rule: its id, the standard's own sentence, where in the document."""

    rule: str
    text: str
    place: str = ""

    def __str__(self) -> str:
        return in_words(self)


def in_words(failed: Failed) -> Phrase:
    """A plain sentence with the rule's id behind it: what an approver reads."""
    rule = failed.rule or _id_in(failed.text)
    listed = next((words for sign, words in LISTS.items() if sign in failed.text), "")
    theirs = _TERMS.sub("", _PREFIX.sub("", failed.text)).replace("{", "(").replace("}", ")")
    plain = Phrase(PLAIN.get(rule) or listed or theirs or "A rule is broken.")
    return Phrase("{sentence} ({rule})", sentence=plain, rule=rule) if rule else plain


def short_place(place: str) -> str:
    """The last steps of an XPath, without namespaces."""
    steps = [one[0] or one[1] for one in _NAMESPACED.findall(place)]
    return "/".join(steps[-2:]) if steps else place


def _id_in(text: str) -> str:
    found = re.match(r"\s*\[([A-Z0-9-]+)\]", text)
    return found[1] if found else ""
