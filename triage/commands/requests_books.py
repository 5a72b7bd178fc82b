"""What the commands of the books ask for: words and figures as they were typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    code: str
    quantity: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeQuote:
    """``customer``: a key or an address."""

    customer: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeInvoice:
    """``supplied``: first and last day of the supply; ``every``: month, quarter or year, for a plan."""

    customer: str
    items: tuple[Item, ...]
    supplied: tuple[date, date] | None = None
    every: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BillQuote:
    """What is left of it, a percentage of the whole, or lines (from 1) with a quantity or all of it."""

    quote: str
    percent: Decimal | None = None
    lines: tuple[tuple[int, Decimal | None], ...] = ()
    supplied: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatInvoice:
    number: str
    supplied: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """The recurring invoices; ``stop`` ends one."""

    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Without an amount: all that is open."""

    number: str
    amount: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidUntil:
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    number: str
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutCustomer:
    """Shown; or fields to be set (name, value); ``new`` makes one."""

    key: str
    fields: tuple[tuple[str, str], ...] = ()
    new: bool = False
    merge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutVendor:
    """Shown; or fields to be set; ``new`` makes one; ``bank``: bank details were named, which never change
    by mail."""

    key: str
    fields: tuple[tuple[str, str], ...] = ()
    new: bool = False
    bank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutProduct:
    code: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPrice:
    customer: str
    code: str
    price: Decimal
    start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPaper:
    """A document of the firm's own program: read right, none of ours, or with what is right."""

    paper_id: int
    ours: bool = True
    number: str = ""
    total: Decimal | None = None
    currency: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """First and last day."""

    first: date
    last: date


BookRequest = (
    MakeQuote
    | AboutPaper
    | Month
    | MakeInvoice
    | BillQuote
    | RepeatInvoice
    | Correct
    | Plans
    | Paid
    | PaidUntil
    | Account
    | Dispute
    | AboutCustomer
    | AboutVendor
    | AboutProduct
    | SetPrice
    | Find
)
