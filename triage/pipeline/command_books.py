"""Commands of the books: quotes, invoices, corrections, recurring invoices. Each says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from triage.books import figures
from triage.books.correction import taken_back
from triage.books.invoice import Draft, Supply, with_number
from triage.books.parts import down_payment, lines_part, refuse_over_billing, rest, shares_of
from triage.commands import requests_books as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal
from triage.drafting.refusal_words import problems_said
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, QuoteRow, QuoteState
from triage.pipeline import command_papers, command_payments, command_records, command_vendors, dunning
from triage.pipeline.actor import Actor
from triage.pipeline.bookkeeping import (
    Wish,
    customer_for,
    drafted,
    matter,
    new_invoice,
    new_quote,
    press_for,
)
from triage.pipeline.edges import Edges
from triage.pipeline.quoted import agreed_of, billed, parts_of, supplied


def result(edges: Edges, tx: Tx, actor: Actor, request: ask.BookRequest) -> str:
    """Do it, or say every problem and what mends it; then nothing is changed."""
    try:
        with tx.part():
            if isinstance(request, ask.AboutPaper | ask.Month):
                return command_papers.result(edges, tx, actor, request)
            press_for(edges)
            return _result(edges, tx, actor, request)
    except OwnerError as error:
        problems = problems_said(error.problems, actor.language)
        return say("books_refused", actor.language, problems=problems)


def _result(edges: Edges, tx: Tx, actor: Actor, request: ask.BookRequest) -> str:
    match request:
        case ask.AboutPaper() | ask.Month():
            return command_papers.result(edges, tx, actor, request)
        case ask.MakeQuote():
            return _quote(edges, tx, actor, request)
        case ask.MakeInvoice():
            return _invoice(edges, tx, actor, request)
        case ask.BillQuote():
            return _bill(edges, tx, actor, request)
        case ask.RepeatInvoice():
            return _repeat(edges, tx, actor, request)
        case ask.Correct():
            return _correct(edges, tx, actor, request)
        case ask.Plans():
            return dunning.plans(edges, tx, actor, request)
        case ask.PaidUntil():
            answer = command_payments.result(edges, tx, actor, request)
            dunning.wake(edges, tx)
            return answer
        case ask.Paid() | ask.Account() | ask.Dispute():
            return command_payments.result(edges, tx, actor, request)
        case ask.AboutVendor():
            return command_vendors.result(edges, tx, actor, request)
        case ask.AboutCustomer() | ask.AboutProduct() | ask.SetPrice() | ask.Find():
            return command_records.result(edges, tx, actor, request)


def wishes_of(items: tuple[ask.Item, ...]) -> list[Wish]:
    return [Wish(code=one.code, quantity=one.quantity, note=one.note) for one in items]


def made(actor: Actor, word: str, who: str, amount: Decimal, currency: str) -> str:
    return say(
        "being_made", actor.language, what=say(f"word_{word}", actor.language), who=who,
        amount=figures.money(amount, currency, actor.language),
    )  # fmt: skip


def said(actor: Actor) -> dict[str, Any]:
    """What the proposal shows as the words that asked for it."""
    line = actor.message.subject if "#" in actor.message.subject else actor.message.command_text
    return {"why": f"{actor.person.name}: {line.strip()}"[:300], "intent": "quote_request"}


# ---------------------------------------------------------------- quotes


def _quote(edges: Edges, tx: Tx, actor: Actor, request: ask.MakeQuote) -> str:
    customer = customer_for(tx, request.customer)
    draft = drafted(edges, tx, customer, wishes_of(request.items))
    case_no = matter(edges, tx, customer, actor.message.subject, actor.person, "quote_request")
    row = new_quote(edges, tx, customer, draft, case_no, actor.person, said(actor))
    return made(actor, "quote", f"{customer.key} ({row.number})", row.total, draft.currency)


# ---------------------------------------------------------------- invoices


def _invoice(edges: Edges, tx: Tx, actor: Actor, request: ask.MakeInvoice) -> str:
    customer = customer_for(tx, request.customer)
    if request.every:
        return dunning.begin_plan(edges, tx, actor, customer, request)
    draft = drafted(edges, tx, customer, wishes_of(request.items))
    draft = with_supply(edges, draft, request.supplied)
    case_no = matter(edges, tx, customer, actor.message.subject, actor.person, "invoice_query")
    return _begun(edges, tx, actor, draft, customer.key, case_no)


def with_supply(edges: Edges, draft: Draft, days: tuple[date, date] | None) -> Draft:
    if days is None:
        return supplied(edges, draft)
    start, end = days
    day = Supply(date=start) if start == end else Supply(start=start, end=end)
    return replace(draft, supply=day)


def _begun(
    edges: Edges,
    tx: Tx,
    actor: Actor,
    draft: Draft,
    key: str,
    case_no: int,
    *,
    word: str = "invoice",
    facts: Mapping[str, Any] | None = None,
) -> str:
    customer = customer_for(tx, key)
    kept = {**said(actor), "intent": "invoice_query", **(facts or {})}
    invoice_id = new_invoice(edges, tx, customer, draft, case_no, actor.person, kept)
    row = tx.books.invoice_by_id(invoice_id)
    assert row is not None
    return made(actor, word, key, row.due, row.currency)


def _repeat(edges: Edges, tx: Tx, actor: Actor, request: ask.RepeatInvoice) -> str:
    """The same customer and products again, at today's prices."""
    row = issued_for(tx, actor, request.number)
    return _again(edges, tx, actor, row, request.supplied)


def _again(edges: Edges, tx: Tx, actor: Actor, row: InvoiceRow, days: tuple[date, date] | None) -> str:
    customer = customer_for(tx, row.customer)
    coded = [one for one in row.content.lines if one.code]
    if len(coded) != len(row.content.lines) or row.content.corrects is not None:
        what = Phrase("cannot be made again: not every line is a product")
        raise OwnerError(Refusal(where=row.number, what=what))
    wishes = [Wish(code=one.code, quantity=one.quantity, note=one.description) for one in coded]
    draft = with_supply(edges, drafted(edges, tx, customer, wishes), days)
    case_no = matter(edges, tx, customer, actor.message.subject, actor.person, "invoice_query")
    return _begun(edges, tx, actor, draft, customer.key, case_no)


def _correct(edges: Edges, tx: Tx, actor: Actor, request: ask.Correct) -> str:
    """The whole invoice is taken back by a second document; nothing issued is ever edited."""
    row = issued_for(tx, actor, request.number)
    assert row.issue_date is not None
    if row.content.corrects is not None:
        raise OwnerError(Refusal(where=row.number, what=Phrase("is itself a correction")))
    if any(one.content.corrects and one.content.corrects.number == row.number
           for one in tx.books.invoices_of(row.customer)):  # fmt: skip
        raise OwnerError(Refusal(where=row.number, what=Phrase("was corrected already")))
    whole = with_number(row.content, row.number, row.issue_date)
    totals = press_for(edges).prepared(whole, row.issue_date).totals
    draft = replace(taken_back(whole, totals, request.reason), seller=press_for(edges).seller)
    return _begun(edges, tx, actor, draft, row.customer, row.case_no, word="correction")


def issued_for(tx: Tx, actor: Actor, number: str) -> InvoiceRow:
    row = tx.books.invoice(number)
    if row is None or row.state not in (InvoiceState.ISSUED, InvoiceState.SENT, InvoiceState.NUMBERED):
        what = Phrase("there is no such invoice")
        raise OwnerError(Refusal(where=number, what=what))
    return row


# ---------------------------------------------------------------- parts of a quote


def _bill(edges: Edges, tx: Tx, actor: Actor, request: ask.BillQuote) -> str:
    quote = tx.books.quote(request.quote)
    if quote is None:
        row = tx.books.invoice(request.quote)
        if row is not None and row.state is InvoiceState.SENT:
            return _again(edges, tx, actor, row, request.supplied)
        what = Phrase("there is no such quote")
        raise OwnerError(Refusal(where=request.quote, what=what))
    draft, facts = part_draft(edges, tx, quote, request)
    return _begun(edges, tx, actor, draft, quote.customer, quote.case_no, facts=facts)


def part_draft(edges: Edges, tx: Tx, quote: QuoteRow, request: ask.BillQuote) -> tuple[Draft, dict[str, Any]]:
    """The draft over a part of a quote, or what is left, and what to remember of it."""
    _billable(tx, quote)
    press, earlier = press_for(edges), parts_of(edges, tx, quote)
    whole = replace(quote.content, seller=press.seller)
    agreed, words = agreed_of(edges, quote), press.words(whole.language)
    facts: dict[str, Any] = {"part": True}
    if request.percent is not None:
        return down_payment(whole, agreed, earlier, request.percent, words), facts
    if request.lines:
        draft, quantities = lines_part(whole, earlier, dict(request.lines))
        facts["quantities"] = {str(key): format(value, "f") for key, value in quantities.items()}
        draft = with_supply(edges, draft, request.supplied)
        totals = press.prepared(draft, edges.today).totals
        refuse_over_billing(whole, agreed, earlier, shares_of(draft, totals))
        return draft, facts
    return with_supply(edges, rest(whole, agreed, earlier, words), request.supplied), facts


def _billable(tx: Tx, quote: QuoteRow) -> None:
    if quote.state not in (QuoteState.SENT, QuoteState.ACCEPTED):
        declined = quote.state is QuoteState.DECLINED
        what = Phrase("was declined") if declined else Phrase("was not sent yet")
        raise OwnerError(Refusal(where=quote.number, what=what))
    open_ones = [
        one
        for one in tx.books.invoices_of_quote(quote.number)
        if one.state in (InvoiceState.CHECKING, InvoiceState.PROPOSED) and one not in billed(tx, quote)
    ]
    waiting = [one for one in open_ones if _still_asked(tx, one)]
    if waiting:
        what = Phrase("has an invoice draft that waits for a yes")
        mend = Phrase("Answer that one first (no takes it back).")
        raise OwnerError(Refusal(where=quote.number, what=what, mend=mend))


def _still_asked(tx: Tx, row: InvoiceRow) -> bool:
    draft = tx.drafts.draft(row.draft_id) if row.draft_id is not None else None
    return draft is None or draft.state in ("prepared", "proposed", "held")
