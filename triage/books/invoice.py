"""What an invoice draft says, in the words of EN 16931 (BT and BG numbers beside each field).

A draft names no total: line, category and document totals are computed (:mod:`triage.books.totals`), so
that no amount can come from anywhere but quantities and prices of records. ``number`` and ``issue_date``
are holes until an approved draft is issued.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, with_config

from triage.books.fields import (
    Amount,
    Bic,
    CaseKey,
    CountryCode,
    CurrencyCode,
    Day,
    Days,
    EmailAddress,
    Iban,
    Identifier,
    LongText,
    Name,
    Number,
    Percent,
    Price,
    ShortText,
    UnitCode,
)

STRICT = ConfigDict(extra="forbid")
Language = Literal["en", "de", "fr", "es", "pt", "it", "nl"]
ZERO = Decimal(0)
ONE = Decimal(1)


class DocumentType(StrEnum):
    """BT-3 is 380 for INVOICE and REST, 386 for DOWN_PAYMENT, 384 for CORRECTION."""

    INVOICE = "invoice"
    DOWN_PAYMENT = "down_payment"
    REST = "rest"
    CORRECTION = "correction"


class Kind(StrEnum):
    """What is supplied; it decides where the supply is taxed (Directive 2006/112/EC)."""

    GOODS = "goods"  # Art. 31 to 33
    SERVICE = "service"  # Art. 44 and 45
    PROPERTY = "property"  # connected with immovable property, Art. 47
    CONSTRUCTION = "construction"  # construction work on immovable property, Art. 47 and 199
    ELECTRONIC = "electronic"  # telecommunication, broadcasting, electronic, Art. 58
    INTANGIBLE = "intangible"  # advice, licences, advertising, staff, Art. 59


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """BG-5, BG-8, BG-15. City and country are always needed, the postcode where the country has one."""

    country: CountryCode  # BT-40, BT-55, BT-80
    city: Name  # BT-37, BT-52, BT-77
    postcode: Identifier = ""  # BT-38, BT-53, BT-78
    street: ShortText = ""  # BT-35, BT-50, BT-75
    line2: ShortText = ""  # BT-36, BT-51, BT-76
    line3: ShortText = ""  # BT-162, BT-163, BT-165
    region: ShortText = ""  # BT-39, BT-54, BT-79


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """BG-6, BG-9."""

    person: ShortText = ""  # BT-41, BT-56
    phone: Identifier = ""  # BT-42, BT-57
    email: EmailAddress = ""  # BT-43, BT-58


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """BG-17: where the money goes. From the firm's own configuration only, never from a mail."""

    iban: Iban  # BT-84
    bic: Bic = ""  # BT-86
    holder: ShortText = ""  # BT-85; the seller's name where empty


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """BG-4: the firm itself."""

    name: Name  # BT-27
    address: Address  # BG-5
    trade_name: ShortText = ""  # BT-28
    vat_id: Identifier = ""  # BT-31
    tax_number: Identifier = ""  # BT-32
    register: Identifier = ""  # BT-30
    legal: LongText = ""  # BT-33: legal form, court, directors, capital
    email: EmailAddress = ""  # BT-34, scheme EM
    website: ShortText = ""
    contact: Contact = Contact()  # BG-6
    bank: Bank | None = None  # BG-17
    small_business: bool = False
    """Uses the small-business exemption of its country (§ 19 UStG, art. 293 B CGI, ...)."""
    below_eu_threshold: bool = False
    """Its sales to private persons in other member states are below 10,000 EUR (Art. 59c)."""


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """BG-7: the customer's record."""

    name: Name  # BT-44
    address: Address  # BG-8
    business: bool
    """A taxable person or a legal entity with a VAT id; false for a private person."""
    trade_name: ShortText = ""  # BT-45
    vat_id: Identifier = ""  # BT-48
    register: Identifier = ""  # BT-47
    number: Identifier = ""  # BT-46
    reference: ShortText = ""  # BT-10
    email: EmailAddress = ""  # BT-49, scheme EM
    contact: Contact = Contact()  # BG-9
    public: bool = False
    """A public authority that wants an XRechnung."""
    construction: bool = False
    """Itself supplies construction work, with proof on record (§ 13b Abs. 5 UStG and its like)."""


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """BG-13 and BG-15, where it differs from the buyer's address."""

    address: Address
    name: ShortText = ""  # BT-70


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """When it was supplied: one day (BT-72) or a period (BG-14, for a line BG-26)."""

    date: Day | None = None  # BT-72
    start: Day | None = None  # BT-73, BT-134
    end: Day | None = None  # BT-74, BT-135


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """BG-20, BG-21, BG-27, BG-28: an amount or a percentage, and why."""

    reason: Name  # BT-97, BT-104, BT-139, BT-144
    amount: Amount | None = None  # BT-92, BT-99, BT-136, BT-141
    percent: Percent | None = None  # BT-94, BT-101, BT-138, BT-143
    tax: CaseKey = ""  # BT-95, BT-102; on a line it is the line's own


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """BG-25."""

    name: Name  # BT-153
    quantity: Number  # BT-129; negative in a correction only
    price: Price  # BT-146, or with tax where the draft's prices are gross
    unit: UnitCode = "C62"  # BT-130, UN/ECE Recommendation 20
    per: Price = ONE  # BT-149
    tax: CaseKey = "standard"  # a case of the seller's country pack -> BT-151, BT-152
    kind: Kind = Kind.SERVICE
    code: Identifier = ""  # BT-155
    description: LongText = ""  # BT-154
    discounts: tuple[Adjustment, ...] = ()  # BG-27
    charges: tuple[Adjustment, ...] = ()  # BG-28
    labour: Amount | None = None
    """The part of this line that is labour, in the draft's kind of price (§ 35a EStG)."""
    supply: Supply | None = None  # BG-26


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountStep:
    """Skonto: ``percent`` off the amount due when paid within ``days`` of the issue date."""

    percent: Percent
    days: Days


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """BT-9 and BT-20. ``days`` count from the issue date; ``due`` is a day by itself."""

    days: Days | None = None
    due: Day | None = None
    discounts: tuple[DiscountStep, ...] = ()
    text: LongText = ""


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """BG-3: an invoice issued before, with what it billed of the same quote."""

    number: Identifier  # BT-25
    issue_date: Day  # BT-26
    net: Number = ZERO
    tax: Number = ZERO


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One invoice draft. Its JSON form is described in docs/invoice-json.md."""

    seller: Seller
    buyer: Buyer
    lines: tuple[Line, ...]
    currency: CurrencyCode = "EUR"  # BT-5
    type: DocumentType = DocumentType.INVOICE
    language: Language = "en"
    prices: Literal["net", "gross"] = "net"
    supply: Supply | None = None
    deliver_to: Delivery | None = None
    terms: Terms = Terms()
    allowances: tuple[Adjustment, ...] = ()  # BG-20
    charges: tuple[Adjustment, ...] = ()  # BG-21
    paid: Amount = ZERO  # BT-113
    due_target: Number | None = None
    """What the amount due must be, where parts have to add up: the difference of at most some cents is
    BT-114."""
    quote: Identifier = ""
    order: Identifier = ""  # BT-13
    contract: Identifier = ""  # BT-12
    earlier: tuple[Earlier, ...] = ()  # BG-3
    corrects: Earlier | None = None  # BG-3 of a correction
    reason: LongText = ""
    """Why a correction is made."""
    intro: LongText = ""
    closing: LongText = ""
    number: Identifier = ""  # BT-1
    issue_date: Day | None = None  # BT-2


def with_number(draft: Draft, number: str, issue_date: datetime.date) -> Draft:
    """The same draft with its two holes filled: what is issued."""
    return replace(draft, number=number, issue_date=issue_date)


def supply_day(supply: Supply | None) -> datetime.date | None:
    """The last day of the supply, which decides about the rate of tax."""
    return None if supply is None else supply.date or supply.end or supply.start
