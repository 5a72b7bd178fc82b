"""The store's face for the books: master records, quotes, invoices, numbers, payments.

Amounts are Decimals and days are dates here; nothing of them is ever a float.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from triage.books.billing import OwnPrice
from triage.books.invoice import Draft
from triage.books.numbers import NumberRange
from triage.books.records import Customer, Product, Vendor


class QuoteState(StrEnum):
    """``CHECKING``: its pages are being made. Accepted ones may still be billed in parts."""

    CHECKING = "checking"
    PROPOSED = "proposed"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DROPPED = "dropped"


class InvoiceState(StrEnum):
    """``NUMBERED`` (T3b): it has its number for good and waits for its pages. ``ISSUED``: frozen octets."""

    CHECKING = "checking"
    PROPOSED = "proposed"
    NUMBERED = "numbered"
    ISSUED = "issued"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuote:
    number: str
    customer: str
    case_no: int
    content: Draft
    total: Decimal
    valid_until: date
    asked_by: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    quote_id: int
    number: str
    state: QuoteState
    customer: str
    case_no: int
    draft_id: int | None
    content: Draft
    total: Decimal
    valid_until: date
    asked_by: str
    facts: Mapping[str, Any]
    created_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvoice:
    """``facts``: what its mail and its proposal need (quantities of a quote's lines, whose words)."""

    customer: str
    case_no: int
    content: Draft
    digest: str
    net: Decimal
    tax: Decimal
    due: Decimal
    asked_by: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """``content`` keeps its holes; ``number`` and ``issue_date`` fill them."""

    invoice_id: int
    number: str
    state: InvoiceState
    customer: str
    case_no: int
    draft_id: int | None
    content: Draft
    digest: str
    net: Decimal
    tax: Decimal
    due: Decimal
    issue_date: date | None
    due_date: date | None
    settled_on: date | None
    disputed: bool
    asked_by: str
    facts: Mapping[str, Any]
    pdf_sha256: str
    created_at: datetime
    sent_at: datetime | None

    @property
    def currency(self) -> str:
        return self.content.currency


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    invoice: str
    amount: Decimal
    paid_on: date
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A recurring invoice. ``lines``: [code, quantity, note] each; ``every``: month, quarter or year."""

    plan_id: int
    customer: str
    lines: Sequence[Sequence[str]]
    every: str
    next_on: date
    asked_by: str


class Books(Protocol):
    """Records and documents. A record is written whole; a document moves from state to state."""

    # records
    def put_customer(self, customer: Customer) -> None:
        """Write it, and the addresses that it is known by (small letters; each belongs to one)."""
        ...

    def customer(self, key: str) -> Customer | None: ...
    def customers(self) -> Sequence[Customer]: ...
    def customer_of(self, addr_spec: str) -> Customer | None: ...
    def drop_customer(self, key: str, into: str) -> None:
        """Its documents and prices become the other's; the record goes."""
        ...

    def put_product(self, product: Product) -> None: ...
    def product(self, code: str) -> Product | None: ...
    def products(self) -> Sequence[Product]: ...
    def put_price(self, price: OwnPrice) -> None: ...
    def prices(self, customer: str) -> Sequence[OwnPrice]: ...
    def all_prices(self) -> Sequence[OwnPrice]: ...
    def put_vendor(self, vendor: Vendor) -> None: ...
    def vendor(self, key: str) -> Vendor | None: ...
    def vendors(self) -> Sequence[Vendor]: ...

    # numbers
    def number_range(self, name: str) -> NumberRange | None: ...
    def put_range(self, name: str, numbers: NumberRange) -> None: ...

    # quotes
    def add_quote(self, quote: NewQuote, now: datetime) -> int: ...
    def quote(self, number: str) -> QuoteRow | None: ...
    def quote_by_id(self, quote_id: int) -> QuoteRow | None: ...
    def quotes_of_case(self, case_no: int) -> Sequence[QuoteRow]: ...
    def quotes_of(self, customer: str) -> Sequence[QuoteRow]: ...
    def quote_pages(self, quote_id: int) -> bytes: ...
    def change_quote(self, quote_id: int, *, was: Sequence[QuoteState], **changes: Any) -> bool:
        """Compare and set on the state; False where it moved on. ``changes``: column -> value."""
        ...

    # invoices
    def add_invoice(self, invoice: NewInvoice, now: datetime) -> int: ...
    def invoice(self, number: str) -> InvoiceRow | None: ...
    def invoice_by_id(self, invoice_id: int) -> InvoiceRow | None: ...
    def invoices_of(self, customer: str) -> Sequence[InvoiceRow]:
        """With a number, oldest first."""
        ...

    def invoices_of_quote(self, quote: str) -> Sequence[InvoiceRow]: ...
    def invoices_of_case(self, case_no: int) -> Sequence[InvoiceRow]: ...
    def open_invoices(self) -> Sequence[InvoiceRow]:
        """Sent and not settled, the longest due first."""
        ...

    def issued_between(self, first: date, last: date) -> Sequence[InvoiceRow]:
        """Everything that took a number on these days, in the order of the numbers."""
        ...

    def invoice_numbers(self) -> Sequence[str]:
        """Every number taken, in the order in which they were taken."""
        ...

    def invoice_file(self, invoice_id: int, what: str) -> bytes:
        """``pages`` (marked as a draft), ``pdf`` or ``xml``; empty where there is none yet."""
        ...

    def change_invoice(self, invoice_id: int, *, was: Sequence[InvoiceState], **changes: Any) -> bool: ...

    # after it
    def add_payment(self, payment: PaymentRow, message_key: int | None, now: datetime) -> None: ...
    def payments(self, invoice: str) -> Sequence[PaymentRow]: ...
    def take_stage(self, invoice: str, stage: int, now: datetime) -> bool:
        """Once for an invoice and a stage: False where this reminder was made before."""
        ...

    def stages(self, invoice: str) -> Sequence[int]: ...
    def add_plan(
        self, customer: str, lines: Sequence[Sequence[str]], every: str, next_on: date, asked_by: str
    ) -> int: ...
    def plan(self, plan_id: int) -> PlanRow | None: ...
    def plans(self) -> Sequence[PlanRow]: ...
    def change_plan(self, plan_id: int, *, next_on: date | None = None, active: bool = True) -> None: ...
