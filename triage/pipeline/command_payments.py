"""What came in: payments, up to when they are complete, a customer's account, disputes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from triage.books import figures
from triage.books.invoice import ZERO
from triage.books.payments import Over, Part, Settled, Short, judge
from triage.commands import requests_books as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, PaymentRow
from triage.ledger_journal import NewEvent
from triage.pipeline.actor import Actor, shown_day
from triage.pipeline.bookkeeping import customer_for
from triage.pipeline.edges import Edges

PAID_UNTIL = "paid_until"
ISSUED = (InvoiceState.ISSUED, InvoiceState.SENT)


def result(
    edges: Edges, tx: Tx, actor: Actor, request: ask.Paid | ask.PaidUntil | ask.Account | ask.Dispute
) -> str:
    match request:
        case ask.Paid():
            return _paid(edges, tx, actor, request)
        case ask.PaidUntil():
            tx.journal.put_setting(PAID_UNTIL, request.day.isoformat())
            return say("paid_until", actor.language, day=figures.day(request.day, actor.language))
        case ask.Account():
            return _account(tx, actor, customer_for(tx, request.customer).key)
        case ask.Dispute():
            row = _row(tx, actor, request.number)
            tx.books.change_invoice(row.invoice_id, was=ISSUED, disputed=not request.over)
            word = "undisputed" if request.over else "disputed"
            return say(word, actor.language, number=row.number)


def paid_until(tx: Tx) -> date | None:
    """Up to when every payment is entered, as the bookkeeper said."""
    kept = tx.journal.setting(PAID_UNTIL)
    return date.fromisoformat(kept) if kept else None


def open_of(tx: Tx, row: InvoiceRow) -> Decimal:
    if row.settled_on is not None:
        return ZERO
    return row.due - sum((one.amount for one in tx.books.payments(row.number)), ZERO)


def _row(tx: Tx, actor: Actor, number: str) -> InvoiceRow:
    row = tx.books.invoice(number)
    if row is None or row.state not in ISSUED:
        raise OwnerError(Refusal(where=number, what=Phrase("there is no such invoice")))
    return row


def _paid(edges: Edges, tx: Tx, actor: Actor, request: ask.Paid) -> str:
    row, language = _row(tx, actor, request.number), actor.language
    if row.settled_on is not None and not _is_another(tx, row, request):
        settled = figures.day(row.settled_on, language)
        return say("paid_already", language, number=row.number, day=settled)
    amount = open_of(tx, row) if request.amount is None else request.amount
    if amount != round(amount, 2):
        raise OwnerError(Refusal(where=row.number, what=Phrase("has no such fractions"), found=str(amount)))
    day = request.day or edges.today
    payment = PaymentRow(invoice=row.number, amount=amount, paid_on=day, actor=actor.person.name)
    tx.books.add_payment(payment, actor.pending.message_key, edges.clock.now())
    _noted(edges, tx, actor, row, amount, day)
    return _settled(tx, actor, row, amount)


def _is_another(tx: Tx, row: InvoiceRow, request: ask.Paid) -> bool:
    """A further payment to an invoice that is settled: with its sum and its day, so that the same one entered
    twice is none."""
    if request.amount is None or request.day is None:
        return False
    known = {(one.amount, one.paid_on) for one in tx.books.payments(row.number)}
    return (request.amount, request.day) not in known


def _settled(tx: Tx, actor: Actor, row: InvoiceRow, amount: Decimal) -> str:
    """What the payments add up to now."""
    payments = [(one.paid_on, one.amount) for one in tx.books.payments(row.number)]
    assert row.issue_date is not None
    last, language = max(day for day, _ in payments), actor.language
    shown = figures.money(amount, row.currency, language)
    outcome = judge(row.due, row.currency, row.content.terms, row.issue_date, payments)
    match outcome:
        case Settled(percent=percent):
            tx.books.change_invoice(row.invoice_id, was=ISSUED, settled_on=last, disputed=False)
            word = "paid_discount" if percent else "paid_settled"
            return say(word, language, number=row.number, percent=figures.percent(percent, language))
        case Over(over=over):
            first = row.settled_on or last
            tx.books.change_invoice(row.invoice_id, was=ISSUED, settled_on=first, disputed=False)
            much = figures.money(over, row.currency, language)
            return say("paid_over", language, number=row.number, over=much)
        case Short(open=missing):  # asked, never dunned
            tx.books.change_invoice(row.invoice_id, was=ISSUED, disputed=True)
            still = figures.money(missing, row.currency, language)
            return say("paid_short", language, number=row.number, amount=shown, open=still)
        case Part(open=missing):
            still = figures.money(missing, row.currency, language)
            return say("paid_part", language, number=row.number, amount=shown, open=still)


def _noted(edges: Edges, tx: Tx, actor: Actor, row: InvoiceRow, amount: Decimal, day: date) -> None:
    data = {"number": row.number, "amount": format(amount, "f"), "day": day.isoformat()}
    happened = NewEvent(
        kind="payment", actor=actor.person.name, case_no=row.case_no, data=data, decision=True
    )
    tx.journal.happened(happened, now=edges.clock.now())


def _account(tx: Tx, actor: Actor, key: str) -> str:
    rows = [one for one in tx.books.invoices_of(key) if one.state in ISSUED]
    language = actor.language
    if not rows:
        return say("account_none", language, who=key)
    lines = [_line(tx, one, language) for one in rows[-20:]]
    open_sums: dict[str, Decimal] = {}
    for one in rows:
        open_sums[one.currency] = open_sums.get(one.currency, ZERO) + open_of(tx, one)
    total = " + ".join(figures.money(value, name, language) for name, value in open_sums.items())
    return "\n".join([say("account_sum", language, who=key, open=total), *(f"  {one}" for one in lines)])


def _line(tx: Tx, row: InvoiceRow, language: str) -> str:
    assert row.issue_date is not None
    if row.settled_on is not None:
        state = say("account_settled", language, day=shown_day(row.settled_on, language))
    else:
        due = figures.day(row.due_date, language) if row.due_date else ""
        still = figures.money(open_of(tx, row), row.currency, language)
        state = say("account_open", language, open=still, day=due)
    if row.disputed:
        state += f", {say('account_disputed', language)}"
    return say(
        "account_line", language, number=row.number, issued=figures.day(row.issue_date, language),
        due=figures.money(row.due, row.currency, language), state=state,
    )  # fmt: skip
