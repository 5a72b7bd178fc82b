"""Reminders by stage, keyed on invoice and stage: never twice. And recurring invoices.

A reminder is made only where payments are known complete beyond the due date; else the bookkeeper is asked
once. Never on a Sunday or holiday, never while somebody objects or complains, and each is a draft until the
owner turns its stage to ``auto``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from triage.approval.digest import Terms
from triage.books import figures
from triage.books.invoice import Supply
from triage.books.letters import letter
from triage.books.records import Customer
from triage.commands import requests_books as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.core.ids import hash_code, new_code
from triage.core.lifecycle import CaseState, DraftEvent
from triage.core.refusal import Phrase, Refusal
from triage.drafting.book_words import book_say
from triage.drafting.refusal_words import problems_said
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, PlanRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import DueRow, NewEvent
from triage.pipeline import bundles, documents, notices, revisions
from triage.pipeline.actor import Actor
from triage.pipeline.bookkeeping import (
    Wish,
    billing_person,
    customer_for,
    drafted,
    matter,
    new_invoice,
    press_for,
)
from triage.pipeline.command_payments import open_of, paid_until
from triage.pipeline.document_files import file_name, terms_of_pages
from triage.pipeline.edges import Edges

ASK_AGAIN: Final = timedelta(days=1)
AT: Final = time(9, 0)
LETTERS: Final = 3
"""Words for so many stages; a later one uses the last."""


# ---------------------------------------------------------------- when


def schedule(edges: Edges, tx: Tx, row: InvoiceRow) -> None:
    """Set every stage when the invoice has left. Nothing is ever reminded before it is due."""
    if row.due <= 0 or row.due_date is None:
        return
    for stage, days in enumerate(edges.config.invoices.reminders, start=1):
        at = _morning(edges, row.due_date + timedelta(days=max(days, 1)))
        tx.journal.put_due("dunning", f"{row.number}:{stage}", at)


def _morning(edges: Edges, day: date) -> datetime:
    """That day's morning, or that of the next day which is no Sunday and no holiday."""
    while day.weekday() == 6 or edges.is_holiday(day) or day in edges.config.firm.closed:
        day += timedelta(days=1)
    return datetime.combine(day, AT, edges.calendar.zone).astimezone(UTC)


def fire(edges: Edges, tx: Tx, row: DueRow) -> None:
    """A stage is due: every condition is read now."""
    number, _, stage = row.key.rpartition(":")
    invoice = tx.books.invoice(number)
    if invoice is None or invoice.state is not InvoiceState.SENT or open_of(tx, invoice) <= 0:
        return
    again = _morning(edges, edges.today + ASK_AGAIN)
    before = int(stage) - 1
    if before and before not in tx.books.stages(number):  # one after the other, never two at once
        tx.journal.put_due("dunning", row.key, again)
        return
    if _objected(tx, invoice) or edges.today != _morning(edges, edges.today).date():
        tx.journal.put_due("dunning", row.key, again)
        return
    until = paid_until(tx)
    if until is None or invoice.due_date is None or until <= invoice.due_date:
        _ask_whether_complete(edges, tx, invoice)
        tx.journal.put_due("dunning", row.key, again)
        return
    if tx.books.take_stage(number, int(stage), edges.clock.now()):
        _remind(edges, tx, invoice, int(stage), until)
        _next_stage(edges, tx, number, int(stage))


def _next_stage(edges: Edges, tx: Tx, number: str, stage: int) -> None:
    """The following one comes no sooner after this one than the stages lie apart."""
    days = edges.config.invoices.reminders
    if stage < len(days):
        apart = max(days[stage] - days[stage - 1], 1)
        at = _morning(edges, edges.today + timedelta(days=apart))
        tx.journal.put_due("dunning", f"{number}:{stage + 1}", at)


def wake(edges: Edges, tx: Tx) -> None:
    """Payments are complete to a later day: whatever waited for that is looked at now."""
    for row in tx.books.open_invoices():
        late = (edges.today - row.due_date).days if row.due_date is not None else 0
        done = tx.books.stages(row.number)
        for stage, days in enumerate(edges.config.invoices.reminders, start=1):
            if stage not in done and late >= max(days, 1):
                tx.journal.put_due("dunning", f"{row.number}:{stage}", edges.clock.now())
                break


def _objected(tx: Tx, row: InvoiceRow) -> bool:
    """A dispute, or a complaint of theirs that is still open."""
    if row.disputed:
        return True
    customer = tx.books.customer(row.customer)
    beginning = datetime(1970, 1, 1, tzinfo=UTC)
    cases = [
        one
        for address in (customer.emails if customer is not None else ())
        for one in tx.cases.cases_of_participant(address.lower(), beginning)
    ]
    return any(one.intent == "complaint" and one.state is not CaseState.CLOSED for one in cases)


def _ask_whether_complete(edges: Edges, tx: Tx, row: InvoiceRow) -> None:
    """Asked once an invoice: a reminder to somebody who has paid costs more than a day."""
    person = billing_person(edges)
    values = {
        "number": row.number,
        "who": row.customer,
        "due": figures.money(open_of(tx, row), row.currency, person.language),
        "day": figures.day(row.due_date, person.language) if row.due_date else "",
        "link": notices.command_link(edges, f"#paid-until {edges.today:%d.%m.%Y}"),
    }
    text = book_say("complete", person.language, **values)
    key = f"complete:{row.number}"
    notices.notice(edges, tx, key, person, text.splitlines()[0][:120], f"{text}\n", case_no=row.case_no)


# ---------------------------------------------------------------- the reminder


def _remind(edges: Edges, tx: Tx, row: InvoiceRow, stage: int, until: date) -> None:
    customer = tx.books.customer(row.customer)
    if customer is None or row.issue_date is None or row.due_date is None:
        return
    person, language = documents.asker(edges, row), row.content.language
    still = open_of(tx, row)
    values = {
        "number": row.number,
        "issued": figures.day(row.issue_date, language),
        "amount": figures.money(still, row.currency, language),
        "day": figures.day(row.due_date, language),
    }
    name = f"{file_name(row.number)}.pdf"
    since = figures.day(row.due_date, person.language)
    why = book_say("overdue", person.language, number=row.number, day=since)
    facts = documents.document_facts(edges, tx, customer, row.case_no, {"why": why})
    sums = book_say(
        "reminder", person.language, number=row.number, stage=stage,
        issued=figures.day(row.issue_date, person.language),
        due=figures.money(still, row.currency, person.language),
        day=figures.day(row.due_date, person.language), paid_until=figures.day(until, person.language),
    )  # fmt: skip
    facts |= {
        "document": {"what": "reminder", "id": row.invoice_id, "name": name},
        "sums": [sums],
        "wrote": "",
    }
    pages = tx.books.invoice_file(row.invoice_id, "pdf")
    draft = revisions.make_draft(
        edges, tx, case_no=row.case_no, message_key=facts.pop("message_key"), person=person, facts=facts,
        body=letter(f"reminder_{min(stage, LETTERS)}", language, **values),
        subject=letter("reminder_subject", language, number=row.number), source="records", kind="reminder",
        terms=_terms(name, pages, row, format(still, "f")),
    )  # fmt: skip
    if stage in edges.config.invoices.auto_stages:
        _leave_by_itself(edges, tx, draft, row, stage)
    else:
        revisions.place(edges, tx, draft)
        bundles.ask(edges, tx, draft, person, urgent=False)


def _terms(name: str, pages: bytes, row: InvoiceRow, amount: str) -> Terms:
    return replace(terms_of_pages(name, pages), amount=amount, currency=row.currency)


def _leave_by_itself(edges: Edges, tx: Tx, draft: DraftRow, row: InvoiceRow, stage: int) -> None:
    """The owner turned this stage to auto: the configuration is the approval, bound to these octets."""
    now, owner = edges.clock.now(), edges.config.owner
    tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
    proposed = tx.drafts.draft(draft.draft_id)
    assert proposed is not None
    code = hash_code(new_code())
    tx.drafts.add_approval(
        draft=proposed, approver=owner.address, purpose="auto", code_hash=code,
        expires_at=now + timedelta(minutes=1), now=now,
    )  # fmt: skip
    digest = proposed.digest_for(owner.address, "auto")
    assert tx.drafts.use_approval(
        code_hash=code, approver=owner.address, digest=digest, by_message=None, now=now
    )
    until = now + edges.hold
    tx.drafts.move_draft(proposed, DraftEvent.APPROVE, hold_until=until)
    tx.journal.put_due("release", str(draft.draft_id), until)
    data = {"number": row.number, "stage": stage, "digest": draft.digest}
    tx.journal.happened(
        NewEvent(kind="auto", case_no=row.case_no, draft_id=draft.draft_id, data=data, decision=True), now=now
    )


# ---------------------------------------------------------------- recurring invoices


def begin_plan(edges: Edges, tx: Tx, actor: Actor, customer: Customer, request: ask.MakeInvoice) -> str:
    """Refused at once where it could not be billed today."""
    press = press_for(edges)
    wishes = [Wish(code=one.code, quantity=one.quantity, note=one.note) for one in request.items]
    draft = replace(drafted(edges, tx, customer, wishes), supply=Supply(date=edges.today))
    due = press.prepared(draft, edges.today).totals.due
    first = request.supplied[0] if request.supplied else edges.today
    lines = [[one.code, format(one.quantity, "f"), one.note] for one in request.items]
    plan_id = tx.books.add_plan(customer.key, lines, request.every, first, actor.person.address)
    tx.journal.put_due("plan", f"{plan_id}:{first.isoformat()}", _morning(edges, first))
    return _planned(actor, plan_id, customer.key, figures.money(due, draft.currency, actor.language),
                    request.every, first)  # fmt: skip


def _planned(actor: Actor, plan_id: int, who: str, amount: str, every: str, day: date) -> str:
    language = actor.language
    return say(
        "planned", language, plan=plan_id, who=who, amount=amount, every=say(f"word_{every}", language),
        day=figures.day(day, language),
    )  # fmt: skip


def plans(edges: Edges, tx: Tx, actor: Actor, request: ask.Plans) -> str:
    if request.stop is not None:
        if tx.books.plan(request.stop) is None:
            raise OwnerError(
                Refusal(where="plans", what=Phrase("there is no such plan"), found=str(request.stop))
            )
        tx.books.change_plan(request.stop, active=False)
        return say("plan_ended", actor.language, plan=request.stop)
    found = tx.books.plans()
    if not found:
        return say("no_plans", actor.language)
    return "\n".join(
        _planned(actor, one.plan_id, one.customer, _lines(one), one.every, one.next_on) for one in found
    )


def _lines(plan: PlanRow) -> str:
    return ", ".join(f"{quantity} x {code}" for code, quantity, _ in plan.lines)


def fire_plan(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Its day has come: a draft over the period, proposed like any other, and the next one set."""
    number, _, day = row.key.partition(":")
    plan = tx.books.plan(int(number))
    if plan is None or plan.next_on.isoformat() != day:
        return
    following = _next(plan.next_on, plan.every)
    tx.books.change_plan(plan.plan_id, next_on=following)
    tx.journal.put_due("plan", f"{number}:{following.isoformat()}", _morning(edges, following))
    person = edges.config.person(plan.asked_by) or billing_person(edges)
    try:
        with tx.part():
            _bill_plan(edges, tx, plan, following)
    except OwnerError as error:
        text = book_say(
            "not_made", person.language, what=f"\n\n{problems_said(error.problems, person.language)}\n"
        )
        notices.notice(edges, tx, f"plan:{row.key}", person, text.splitlines()[0], text)


def _bill_plan(edges: Edges, tx: Tx, plan: PlanRow, following: date) -> None:
    person = edges.config.person(plan.asked_by) or billing_person(edges)
    customer = customer_for(tx, plan.customer)
    wishes = [Wish(code=code, quantity=Decimal(quantity), note=note) for code, quantity, note in plan.lines]
    period = Supply(start=plan.next_on, end=following - timedelta(days=1))
    draft = replace(drafted(edges, tx, customer, wishes), supply=period)
    case_no = matter(edges, tx, customer, customer.name, person, "invoice_query")
    facts = {"why": f"#plans {plan.plan_id}: {_lines(plan)}"}
    new_invoice(edges, tx, customer, draft, case_no, person, facts)


def _next(day: date, every: str) -> date:
    """The same day of the month, as far as the month has it."""
    months = {"month": 1, "quarter": 3, "year": 12}[every]
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
