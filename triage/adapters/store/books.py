"""Statements about records, documents, numbers and payments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from triage.adapters.store import schema as base
from triage.adapters.store import schema_books as t
from triage.adapters.store.rows import Row, micros, moment, moment_or_none, new_key
from triage.books.billing import OwnPrice
from triage.books.invoice import Draft
from triage.books.numbers import NumberRange
from triage.books.records import Customer, Product, Vendor
from triage.books.stored import as_json, record_of
from triage.ledger_books import (
    InvoiceRow,
    InvoiceState,
    NewInvoice,
    NewQuote,
    PaymentRow,
    PlanRow,
    QuoteRow,
    QuoteState,
)

_NO_FILES = ("pages", "pdf", "xml")
_invoices = sa.select(*(one for one in t.invoice.c if one.name not in _NO_FILES))
_quotes = sa.select(*(one for one in t.quote.c if one.name != "pdf"))


class SqlRecords:
    """Customers, products, prices, vendors."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def _put(self, table: sa.Table, key: Sequence[str], **values: Any) -> None:
        """Insert, or write over the row with this key."""
        insert = sqlite.insert if self._conn.dialect.name == "sqlite" else postgresql.insert
        changed = {name: value for name, value in values.items() if name not in key}
        self._conn.execute(
            insert(table).values(**values).on_conflict_do_update(index_elements=list(key), set_=changed)
        )

    def put_customer(self, customer: Customer) -> None:
        facts, a = as_json(customer), t.customer_address
        self._put(
            base.customer, ("code",), code=customer.key, name=customer.name,
            language=customer.language, facts=facts,
        )  # fmt: skip
        self._conn.execute(sa.delete(a).where(a.c.customer == customer.key))
        for address in dict.fromkeys(one.lower() for one in customer.emails):
            self._put(a, ("addr_spec",), addr_spec=address, customer=customer.key)

    def customer(self, key: str) -> Customer | None:
        c = base.customer.c
        facts = self._conn.execute(sa.select(c.facts).where(c.code == key)).scalar()
        return record_of(Customer, facts) if facts else None  # emptied: it was forgotten

    def customers(self) -> Sequence[Customer]:
        c = base.customer.c
        rows = self._conn.execute(sa.select(c.facts).order_by(c.code))
        return [record_of(Customer, row.facts) for row in rows if row.facts]

    def customer_of(self, addr_spec: str) -> Customer | None:
        a = t.customer_address.c
        key = self._conn.execute(sa.select(a.customer).where(a.addr_spec == addr_spec.lower())).scalar()
        return None if key is None else self.customer(key)

    def drop_customer(self, key: str, into: str) -> None:
        for table in (t.quote, t.invoice, t.own_price, t.plan):
            self._conn.execute(sa.update(table).where(table.c.customer == key).values(customer=into))
        a = t.customer_address
        self._conn.execute(sa.delete(a).where(a.c.customer == key))
        self._conn.execute(sa.delete(base.customer).where(base.customer.c.code == key))

    def put_product(self, product: Product) -> None:
        self._put(t.product, ("code",), code=product.code, facts=as_json(product))

    def product(self, code: str) -> Product | None:
        c = t.product.c
        facts = self._conn.execute(sa.select(c.facts).where(c.code == code)).scalar()
        return None if facts is None else record_of(Product, facts)

    def products(self) -> Sequence[Product]:
        rows = self._conn.execute(sa.select(t.product.c.facts).order_by(t.product.c.code))
        return [record_of(Product, row.facts) for row in rows]

    def put_price(self, price: OwnPrice) -> None:
        start = price.start.isoformat() if price.start else ""
        key = ("customer", "product", "start")
        values = {"customer": price.customer, "product": price.product, "start": start}
        self._put(t.own_price, key, facts=as_json(price), **values)

    def prices(self, customer: str) -> Sequence[OwnPrice]:
        c = t.own_price.c
        rows = self._conn.execute(sa.select(c.facts).where(c.customer == customer).order_by(c.id))
        return [record_of(OwnPrice, row.facts) for row in rows]

    def all_prices(self) -> Sequence[OwnPrice]:
        c = t.own_price.c
        rows = self._conn.execute(sa.select(c.facts).order_by(c.customer, c.product, c.start))
        return [record_of(OwnPrice, row.facts) for row in rows]

    def put_vendor(self, vendor: Vendor) -> None:
        self._put(t.vendor, ("code",), code=vendor.key, facts=as_json(vendor))

    def vendor(self, key: str) -> Vendor | None:
        facts = self._conn.execute(sa.select(t.vendor.c.facts).where(t.vendor.c.code == key)).scalar()
        return None if facts is None else record_of(Vendor, facts)

    def vendors(self) -> Sequence[Vendor]:
        rows = self._conn.execute(sa.select(t.vendor.c.facts).order_by(t.vendor.c.code))
        return [record_of(Vendor, row.facts) for row in rows]

    def number_range(self, name: str) -> NumberRange | None:
        wanted = sa.select(t.number_range).where(t.number_range.c.name == name)
        # several machines may take a number at once (PostgreSQL): the second waits for the first
        row = self._conn.execute(wanted.with_for_update()).first()
        if row is None:
            return None
        return NumberRange(pattern=row.pattern, last=row.last, year=row.year, day=_day(row.day))

    def put_range(self, name: str, numbers: NumberRange) -> None:
        day = numbers.day.isoformat() if numbers.day else ""
        self._put(
            t.number_range, ("name",), name=name, pattern=numbers.pattern, last=numbers.last,
            year=numbers.year, day=day,
        )  # fmt: skip


class SqlBooks(SqlRecords):
    """Quotes, invoices, and what comes after them."""

    # ------------------------------------------------------------ quotes

    def add_quote(self, quote: NewQuote, now: datetime) -> int:
        values = {
            "number": quote.number,
            "state": QuoteState.CHECKING,
            "customer": quote.customer,
            "case_no": quote.case_no,
            "content": as_json(quote.content),
            "currency": quote.content.currency,
            "total": format(quote.total, "f"),
            "valid_until": quote.valid_until.isoformat(),
            "asked_by": quote.asked_by,
            "facts": dict(quote.facts),
            "created_at": micros(now),
        }
        return new_key(self._conn.execute(sa.insert(t.quote).values(**values)))

    def quote(self, number: str) -> QuoteRow | None:
        return self._quote(sa.func.lower(t.quote.c.number) == number.lower())

    def quote_by_id(self, quote_id: int) -> QuoteRow | None:
        return self._quote(t.quote.c.id == quote_id)

    def _quote(self, where: sa.ColumnElement[bool]) -> QuoteRow | None:
        row = self._conn.execute(_quotes.where(where)).first()
        return None if row is None else _quote_row(row)

    def quotes_of_case(self, case_no: int) -> Sequence[QuoteRow]:
        rows = self._conn.execute(_quotes.where(t.quote.c.case_no == case_no).order_by(t.quote.c.id))
        return [_quote_row(row) for row in rows]

    def quotes_of(self, customer: str) -> Sequence[QuoteRow]:
        rows = self._conn.execute(_quotes.where(t.quote.c.customer == customer).order_by(t.quote.c.id))
        return [_quote_row(row) for row in rows]

    def quote_pages(self, quote_id: int) -> bytes:
        found = self._conn.execute(sa.select(t.quote.c.pdf).where(t.quote.c.id == quote_id)).scalar()
        return bytes(found or b"")

    def change_quote(self, quote_id: int, *, was: Sequence[QuoteState], **changes: Any) -> bool:
        return self._change(t.quote, quote_id, was, changes)

    # ------------------------------------------------------------ invoices

    def add_invoice(self, invoice: NewInvoice, now: datetime) -> int:
        content = invoice.content
        values = {
            "state": InvoiceState.CHECKING,
            "type": content.type,
            "customer": invoice.customer,
            "case_no": invoice.case_no,
            "quote": content.quote,
            "corrects": content.corrects.number if content.corrects else "",
            "content": as_json(content),
            "digest": invoice.digest,
            "currency": content.currency,
            "net": format(invoice.net, "f"),
            "tax": format(invoice.tax, "f"),
            "due": format(invoice.due, "f"),
            "asked_by": invoice.asked_by,
            "facts": dict(invoice.facts),
            "created_at": micros(now),
        }
        return new_key(self._conn.execute(sa.insert(t.invoice).values(**values)))

    def invoice(self, number: str) -> InvoiceRow | None:
        return self._invoice(sa.func.lower(t.invoice.c.number) == number.lower())

    def invoice_by_id(self, invoice_id: int) -> InvoiceRow | None:
        return self._invoice(t.invoice.c.id == invoice_id)

    def _invoice(self, where: sa.ColumnElement[bool]) -> InvoiceRow | None:
        row = self._conn.execute(_invoices.where(where)).first()
        return None if row is None else _invoice_row(row)

    def _list(self, *where: sa.ColumnElement[bool], by: Any = t.invoice.c.id) -> Sequence[InvoiceRow]:
        rows = self._conn.execute(_invoices.where(*where).order_by(by, t.invoice.c.id))
        return [_invoice_row(row) for row in rows]

    def invoices_of(self, customer: str) -> Sequence[InvoiceRow]:
        return self._list(t.invoice.c.customer == customer, t.invoice.c.number.is_not(None))

    def invoices_of_quote(self, quote: str) -> Sequence[InvoiceRow]:
        return self._list(t.invoice.c.quote == quote)

    def invoices_of_case(self, case_no: int) -> Sequence[InvoiceRow]:
        return self._list(t.invoice.c.case_no == case_no)

    def open_invoices(self) -> Sequence[InvoiceRow]:
        c = t.invoice.c
        return self._list(c.state == InvoiceState.SENT, c.settled_on == "", by=c.due_date)

    def issued_between(self, first: date, last: date) -> Sequence[InvoiceRow]:
        c = t.invoice.c
        found = self._list(c.issue_date >= first.isoformat(), c.issue_date <= last.isoformat())
        return sorted(found, key=lambda one: (one.issue_date or first, len(one.number), one.number))

    def invoice_numbers(self) -> Sequence[str]:
        c = t.invoice.c
        rows = self._conn.execute(sa.select(c.number).where(c.number.is_not(None)).order_by(c.issue_date))
        return sorted((row.number for row in rows), key=lambda one: (len(one), one))

    def invoice_file(self, invoice_id: int, what: str) -> bytes:
        column = {name: t.invoice.c[name] for name in _NO_FILES}[what]
        found = self._conn.execute(sa.select(column).where(t.invoice.c.id == invoice_id)).scalar()
        return bytes(found or b"")

    def change_invoice(self, invoice_id: int, *, was: Sequence[InvoiceState], **changes: Any) -> bool:
        return self._change(t.invoice, invoice_id, was, changes)

    def _change(self, table: sa.Table, key: int, was: Sequence[str], changes: dict[str, Any]) -> bool:
        values = {name: _stored(value) for name, value in changes.items()}
        where = (table.c.id == key, table.c.state.in_([str(one) for one in was]))
        return self._conn.execute(sa.update(table).where(*where).values(**values)).rowcount == 1

    # ------------------------------------------------------------ after it

    def add_payment(self, payment: PaymentRow, message_key: int | None, now: datetime) -> None:
        values = {
            "invoice": payment.invoice,
            "amount": format(payment.amount, "f"),
            "paid_on": payment.paid_on.isoformat(),
            "actor": payment.actor,
            "message_key": message_key,
            "at": micros(now),
        }
        self._conn.execute(sa.insert(t.payment).values(**values))

    def payments(self, invoice: str) -> Sequence[PaymentRow]:
        c = t.payment.c
        rows = self._conn.execute(sa.select(t.payment).where(c.invoice == invoice).order_by(c.paid_on, c.id))
        return [
            PaymentRow(
                invoice=row.invoice,
                amount=Decimal(row.amount),
                paid_on=date.fromisoformat(row.paid_on),
                actor=row.actor,
            )
            for row in rows
        ]

    def take_stage(self, invoice: str, stage: int, now: datetime) -> bool:
        insert = sqlite.insert if self._conn.dialect.name == "sqlite" else postgresql.insert
        taken = self._conn.execute(
            insert(t.reminder)
            .values(invoice=invoice, stage=stage, at=micros(now))
            .on_conflict_do_nothing(index_elements=["invoice", "stage"])
        )
        return taken.rowcount == 1

    def stages(self, invoice: str) -> Sequence[int]:
        c = t.reminder.c
        rows = self._conn.execute(sa.select(c.stage).where(c.invoice == invoice).order_by(c.stage))
        return [row.stage for row in rows]

    def add_plan(
        self, customer: str, lines: Sequence[Sequence[str]], every: str, next_on: date, asked_by: str
    ) -> int:
        values = {"customer": customer, "lines": [list(one) for one in lines], "every": every}
        inserted = self._conn.execute(
            sa.insert(t.plan).values(next_on=next_on.isoformat(), asked_by=asked_by, **values)
        )
        return new_key(inserted)

    def plan(self, plan_id: int) -> PlanRow | None:
        row = self._conn.execute(
            sa.select(t.plan).where(t.plan.c.id == plan_id, t.plan.c.active.is_(True))
        ).first()
        return None if row is None else _plan_row(row)

    def plans(self) -> Sequence[PlanRow]:
        rows = self._conn.execute(
            sa.select(t.plan).where(t.plan.c.active.is_(True)).order_by(t.plan.c.next_on)
        )
        return [_plan_row(row) for row in rows]

    def change_plan(self, plan_id: int, *, next_on: date | None = None, active: bool = True) -> None:
        values: dict[str, Any] = {"active": active}
        if next_on is not None:
            values["next_on"] = next_on.isoformat()
        self._conn.execute(sa.update(t.plan).where(t.plan.c.id == plan_id).values(**values))


def _stored(value: Any) -> Any:
    """As the column keeps it: days as text, moments as microseconds."""
    if isinstance(value, datetime):
        return micros(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _quote_row(row: Row) -> QuoteRow:
    return QuoteRow(
        quote_id=row.id,
        number=row.number,
        state=QuoteState(row.state),
        customer=row.customer,
        case_no=row.case_no,
        draft_id=row.draft_id,
        content=record_of(Draft, row.content),
        total=Decimal(row.total),
        valid_until=date.fromisoformat(row.valid_until),
        asked_by=row.asked_by,
        facts=row.facts,
        created_at=moment(row.created_at),
        sent_at=moment_or_none(row.sent_at),
    )


def _invoice_row(row: Row) -> InvoiceRow:
    return InvoiceRow(
        invoice_id=row.id,
        number=row.number or "",
        state=InvoiceState(row.state),
        customer=row.customer,
        case_no=row.case_no,
        draft_id=row.draft_id,
        content=record_of(Draft, row.content),
        digest=row.digest,
        net=Decimal(row.net),
        tax=Decimal(row.tax),
        due=Decimal(row.due),
        issue_date=_day(row.issue_date),
        due_date=_day(row.due_date),
        settled_on=_day(row.settled_on),
        disputed=bool(row.disputed),
        asked_by=row.asked_by,
        facts=row.facts,
        pdf_sha256=row.pdf_sha256,
        created_at=moment(row.created_at),
        sent_at=moment_or_none(row.sent_at),
    )


def _plan_row(row: Row) -> PlanRow:
    return PlanRow(
        plan_id=row.id,
        customer=row.customer,
        lines=row.lines,
        every=row.every,
        next_on=date.fromisoformat(row.next_on),
        asked_by=row.asked_by,
    )
