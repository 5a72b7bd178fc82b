"""Master records: customers and products, what they need, and which of them are probably the same.

Whoever writes a record, the same checks apply; what is wrong is said with the field and what to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from pydantic import with_config
from rapidfuzz import fuzz, process

from triage.books.fields import (
    CaseKey,
    CurrencyCode,
    Day,
    Days,
    EmailAddress,
    Iban,
    Identifier,
    Name,
    Percent,
    Price,
    ShortText,
    UnitCode,
)
from triage.books.invoice import STRICT, Address, DiscountStep, Kind, Language
from triage.books.tax_numbers import compact_vat_id, vat_id_problem
from triage.core.refusal import Phrase, Refusal

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,29}")
_NEAR: Final = 92.0
"""Names that agree so far (0 to 100) are probably the same firm; tried on the samples in tests/books."""
_MEANT: Final = 75.0
"""Words that agree so far are probably a slip of the keyboard."""
_SHARED: Final = (
    "gmail.com googlemail.com gmx.de gmx.net web.de t-online.de outlook.com hotmail.com icloud.com yahoo.com "
    "yahoo.de orange.fr free.fr libero.it ziggo.nl posteo.de"
)
_PROVIDERS: Final = frozenset(_SHARED.split())
"""Domains that many customers share: no sign of the same firm."""
_FORMS: Final = re.compile(
    r"\b(gmbh|mbh|ag|kg|ohg|og|gbr|e\.?k|ug|haftungsbeschrankt|co|ltd|limited|inc|llc|plc|sarl|sas|sa|sl|slu|srl|"
    r"spa|bv|nv|lda|eu)\b"
)


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """``key`` is what staff type in commands: acme-ltd."""

    key: Identifier
    name: Name
    address: Address
    business: bool
    emails: tuple[EmailAddress, ...] = ()
    vat_id: Identifier = ""
    language: Language | Literal[""] = ""
    salutation: ShortText = ""
    currency: CurrencyCode = "EUR"
    days: Days = 14
    discounts: tuple[DiscountStep, ...] = ()
    debtor: Identifier = ""
    reference: ShortText = ""
    construction: bool = False
    """Itself does construction work, with proof on record: it owes the tax of such work."""
    public: bool = False
    """A public authority: it wants an XRechnung, which cannot be checked here."""


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """``code`` is what staff type: CHAIR-OAK. The price is net, without any customer's own price."""

    code: Identifier
    name: Name
    price: Price
    unit: UnitCode = "C62"
    tax: CaseKey = "standard"
    kind: Kind = Kind.SERVICE
    currency: CurrencyCode = "EUR"
    account: Identifier = ""
    labour: Percent | None = None
    """How much of the price is labour; shown to private customers where a law wants it (§ 35a EStG)."""
    notice: Days | None = None
    """Of what runs on until it is cancelled: how many days before."""


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account that somebody made sure of, and since when it is known."""

    iban: Iban
    since: Day


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """Whom we pay. ``accounts`` are entered at the machine only, never by mail."""

    key: Identifier
    name: Name
    emails: tuple[EmailAddress, ...] = ()
    accounts: tuple[Account, ...] = ()


class Likeness(StrEnum):
    VAT_ID = "the same VAT identifier"
    DOMAIN = "the same mail domain"
    NAME = "nearly the same name"

    @property
    def words(self) -> Phrase:
        return Phrase(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Two customers that are probably one; a merge is proposed, never done."""

    one: str
    other: str
    because: Likeness


def customer_problems(customer: Customer) -> list[Refusal]:
    """What keeps this customer from being billed."""
    found = []
    if not _KEY.fullmatch(customer.key):
        found.append(_untypable(customer.key))
    if customer.vat_id and (why := vat_id_problem(customer.vat_id, customer.address.country)):
        found.append(Refusal(where="vat_id", what=why, found=customer.vat_id))
    if customer.vat_id and not customer.business:
        found.append(
            Refusal(
                where="business", what=Phrase("must be yes: there is a VAT identifier"), found=Phrase("no")
            )
        )
    if not customer.address.street and not customer.address.line2:
        found.append(Refusal(where="address.street", what=Phrase("is required for an invoice")))
    return found


def vendor_problems(vendor: Vendor) -> list[Refusal]:
    found = [] if _KEY.fullmatch(vendor.key) else [_untypable(vendor.key)]
    if len({one.iban for one in vendor.accounts}) != len(vendor.accounts):
        found.append(Refusal(where="accounts", what=Phrase("names the same account twice")))
    return found


def _untypable(key: str) -> Refusal:
    allowed = Phrase("small letters, digits and hyphens, 2 to 40")
    return Refusal(where="key", what=Phrase("cannot be typed in a command"), found=key, allowed=allowed)


def product_problems(product: Product) -> list[Refusal]:
    if _CODE.fullmatch(product.code):
        return []
    allowed = Phrase("capital letters, digits and . _ / -, at most 30")
    return [
        Refusal(
            where="code", what=Phrase("cannot be typed in a command"), found=product.code, allowed=allowed
        )
    ]


def key_for(name: str, taken: Iterable[str]) -> str:
    """A key from a name: Café Söhne GmbH & Co. KG -> cafe-soehne; with a number where it is taken."""
    words = _plain(name.replace("ß", "ss")).split()
    key = "-".join(words)[:36].strip("-") or "customer"
    known = set(taken)
    numbers = (f"{key}-{place}" for place in range(2, len(known) + 3))
    return key if key not in known and len(key) > 1 else next(one for one in numbers if one not in known)


def twins(customers: Sequence[Customer]) -> list[Twin]:
    """Pairs that are probably the same, the surest reason of each."""
    found = []
    for place, one in enumerate(customers):
        for other in customers[place + 1 :]:
            if because := _likeness(one, other):
                found.append(Twin(one=one.key, other=other.key, because=because))
    return found


def _likeness(one: Customer, other: Customer) -> Likeness | None:
    if one.vat_id and compact_vat_id(one.vat_id) == compact_vat_id(other.vat_id):
        return Likeness.VAT_ID
    if set(_domains(one)) & set(_domains(other)):
        return Likeness.DOMAIN
    near = fuzz.token_sort_ratio(_plain(one.name), _plain(other.name)) >= _NEAR
    return Likeness.NAME if near else None


def _domains(customer: Customer) -> Iterator[str]:
    for address in customer.emails:
        domain = address.rpartition("@")[2].lower()
        if domain and domain not in _PROVIDERS:
            yield domain


def _plain(name: str) -> str:
    """Letters and digits only, umlauts written out, the legal form left away."""
    spelt = name.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    ascii_only = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9.]+", " ", ascii_only)
    short = re.sub(r"[^a-z0-9]+", " ", _FORMS.sub(" ", words)).strip()
    return short or re.sub(r"[^a-z0-9]+", " ", words).strip()


def key_like(word: str, keys: Sequence[str]) -> str:
    """The key that was probably meant, or an empty string."""
    found = process.extractOne(word.lower(), keys, scorer=fuzz.WRatio, score_cutoff=_MEANT)
    return str(found[0]) if found else ""


def code_like(word: str, codes: Sequence[str]) -> str:
    """The product code that was probably meant, or an empty string."""
    found = process.extractOne(word.upper(), codes, scorer=fuzz.WRatio, score_cutoff=_MEANT)
    return str(found[0]) if found else ""


def domain_of(address: str) -> str:
    """The domain of an address, small letters; empty for a provider's, which many share."""
    domain = address.rpartition("@")[2].lower()
    return "" if domain in _PROVIDERS else domain
