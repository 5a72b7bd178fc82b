"""A reply in the thread of a quote of ours: recognised, and then only ever *proposed*.

A plain acceptance becomes what the firm chose (an invoice draft, a confirmation, a down payment), which a
person approves. What is ambiguous, partial, late or from elsewhere goes to a person with the lines prepared.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from triage.books.acceptance import (
    Declined,
    Last,
    Offer,
    OfferLine,
    Partial,
    Question,
    Unclear,
)
from triage.books.order_page import Terms, names
from triage.commands.requests_books import BillQuote
from triage.config import Person
from triage.core.errors import OwnerError
from triage.ledger import Tx
from triage.ledger_books import InvoiceState, QuoteRow, QuoteState
from triage.ledger_journal import NewEvent
from triage.mail.message import Message
from triage.pipeline import notices
from triage.pipeline.bookkeeping import billing_person, customer_for, new_invoice, queue_check
from triage.pipeline.command_books import part_draft
from triage.pipeline.edges import Edges
from triage.pipeline.quote_replies import (
    Answer,
    Doubt,
    Mail,
    answer_to,
    doubts_about,
    hand_over,
    said,
    why_said,
)
from triage.pipeline.quoted import agreed_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Answer):
    """What a mail says to an open quote of ours."""

    quote: QuoteRow


def reply_to_quote(edges: Edges, tx: Tx, mail: Mail, case_no: int | None) -> Reply | None:
    """The newest quote of this case that waits for an answer, or the one that an attached order names, and
    what this mail says to it."""
    if edges.press is None or not mail.is_asked:
        return None
    here = tx.books.quotes_of_case(case_no) if case_no is not None else ()
    waiting = [one for one in here if one.state is QuoteState.SENT]
    named = _named(tx, mail)
    quote = named or (waiting[-1] if waiting else None)
    if quote is None:
        return None
    in_thread = len(waiting) == 1 and quote.number == waiting[0].number
    terms = _terms(edges, quote) if mail.orders else Terms()
    answer = answer_to(edges, mail, offer_of(quote), terms, _last(tx, quote), in_thread=in_thread)
    if isinstance(answer.judged, Unclear | Question):
        return None  # an ordinary mail: whatever else it is about, it is taken as such
    doubts = _doubts(edges, tx, answer, quote, 1 if named is not None else len(waiting))
    return Reply(quote=quote, mail=mail, judged=answer.judged, doubts=tuple(doubts), file=answer.file)


def _named(tx: Tx, mail: Mail) -> QuoteRow | None:
    """The one open quote of this customer whose number stands in an order that came with the mail."""
    customer = tx.books.customer_of(mail.sender.addr_spec) if mail.orders else None
    if customer is None:
        return None
    every = [one for one in tx.books.quotes_of(customer.key) if one.state is QuoteState.SENT]
    found = [one for one in every if any(names(order, one.number) for order in mail.orders)]
    return found[0] if len(found) == 1 else None


def _terms(edges: Edges, quote: QuoteRow) -> Terms:
    terms = quote.content.terms
    steps = terms.discounts
    return Terms(
        net=agreed_of(edges, quote).net,
        days=frozenset([*([terms.days] if terms.days is not None else []), *(one.days for one in steps)]),
        percents=frozenset(one.percent for one in steps),
    )


def _last(tx: Tx, quote: QuoteRow) -> Last:
    """What we wrote last: the quote itself, an invoice or a reminder, or words since."""
    events = tx.journal.events(case_no=quote.case_no, kinds=("answered_by_hand", "reply_done"))
    sent = [one.seq for one in events if one.draft_id is not None and one.draft_id == quote.draft_id]
    after = [one for one in events if sent and one.seq > sent[-1]]
    if not after:
        return Last.QUOTE
    draft = tx.drafts.draft(after[-1].draft_id) if after[-1].draft_id is not None else None
    return Last.OTHER if draft is not None and draft.kind in ("invoice", "reminder") else Last.TALK


def offer_of(quote: QuoteRow) -> Offer:
    lines = tuple(
        OfferLine(place=place, code=one.code, name=one.name, quantity=one.quantity, unit=one.unit)
        for place, one in enumerate(quote.content.lines, start=1)
    )
    return Offer(number=quote.number, lines=lines, total=quote.total, currency=quote.content.currency)


def _doubts(edges: Edges, tx: Tx, answer: Answer, quote: QuoteRow, waiting: int) -> list[Doubt]:
    customer = tx.books.customer(quote.customer)
    known = {one.lower() for one in customer.emails} if customer is not None else set()
    known.add(str(quote.facts.get("sent_to", "")).lower())
    found = [Doubt(key="expired")] if quote.valid_until < edges.today else []
    found += doubts_about(answer, known, waiting)
    if answer.mail.message.attachments and not answer.file:
        found.append(Doubt(key="attached"))
    return found


# ---------------------------------------------------------------- what follows


def taken(edges: Edges, tx: Tx, reply: Reply | None, message_key: int, case_no: int) -> bool:
    """Prepare what the firm chose. False where it could not be: then a person is asked, with the reason."""
    assert reply is not None
    quote, person = reply.quote, billing_person(edges)
    facts = _facts(reply, reply.mail.message, person)
    facts |= {"beside": message_key} if reply.file else {}
    try:
        with tx.part():
            _prepare(edges, tx, quote, person, facts, reply, message_key)
    except OwnerError as error:
        tx.journal.happened(
            NewEvent(kind="not_prepared", case_no=case_no, data={"why": str(error)[:300]}),
            now=edges.clock.now(),
        )
        return False
    data = {"number": quote.number, "words": reply.judged.words, "as": edges.config.invoices.on_acceptance}
    tx.journal.happened(
        NewEvent(kind="quote_accepted", case_no=case_no, message_key=message_key, data=data, decision=True),
        now=edges.clock.now(),
    )
    return True


def _prepare(
    edges: Edges,
    tx: Tx,
    quote: QuoteRow,
    person: Person,
    facts: dict[str, Any],
    reply: Reply,
    message_key: int,
) -> None:
    settings, order = edges.config.invoices, reply.order
    if not tx.books.change_quote(
        quote.quote_id, was=(QuoteState.SENT,), state=QuoteState.ACCEPTED,
        facts={**quote.facts, **facts, "order": order}, asked_by=person.address,
    ):  # fmt: skip
        return
    accepted = tx.books.quote_by_id(quote.quote_id)
    assert accepted is not None
    if settings.on_acceptance == "handover":
        hand_over(
            edges, tx, reply, person, key=f"handover:quote:{quote.quote_id}", number=quote.number,
            case_no=quote.case_no, message_key=message_key, what=("quote", quote.quote_id),
        )  # fmt: skip
        return
    if settings.on_acceptance == "confirmation":
        queue_check(edges, tx, "confirmation", quote.quote_id, quote.case_no)
        return
    percent = Decimal(str(settings.down_payment)) if settings.on_acceptance == "down_payment" else None
    draft, part = part_draft(edges, tx, accepted, BillQuote(quote=quote.number, percent=percent))
    if order:
        draft = replace(draft, order=order)
    customer = customer_for(tx, quote.customer)
    new_invoice(edges, tx, customer, draft, quote.case_no, person, {**facts, **part})


def _facts(reply: Reply, message: Message, person: Person) -> dict[str, Any]:
    return {
        "wrote": message.reply[:4000],
        "at": message.date.isoformat() if message.date else "",
        "intent": "order",
        "why": why_said(reply, reply.quote.number, person.language),
    }


def noted(edges: Edges, tx: Tx, reply: Reply) -> None:
    """A plain no ends the quote; everything else leaves it open for the person who is asked."""
    if isinstance(reply.judged, Declined) and not reply.doubts:
        tx.books.change_quote(reply.quote.quote_id, was=(QuoteState.SENT,), state=QuoteState.DECLINED)


def reasons(edges: Edges, tx: Tx, reply: Reply, person: Person) -> list[str]:
    """Why a person is asked, with the lines prepared as ready commands."""
    quote, language = reply.quote, person.language
    found = said(reply, quote.number, language)
    if isinstance(reply.judged, Declined):
        return found
    return [*found, *(f"{one} {notices.command_link(edges, one)}" for one in _commands(tx, reply))]


def _commands(tx: Tx, reply: Reply) -> list[str]:
    """What may be meant, as lines that a person can send or change."""
    number, judged = reply.quote.number, reply.judged
    if isinstance(judged, Partial) and judged.quantities:
        parts = " ".join(f"{place}={format(count.normalize(), 'f')}" for place, count in judged.quantities)
        return [f"#invoice {number} {parts}"]
    lines = [
        f"{place}={format(one.quantity.normalize(), 'f')}"
        for place, one in enumerate(reply.quote.content.lines[:8], start=1)
    ]
    return [f"#invoice {number} {' '.join(lines)}", f"#invoice {number}"]


def billed_already(tx: Tx, quote: QuoteRow) -> bool:
    rows = tx.books.invoices_of_quote(quote.number)
    return any(one.state is not InvoiceState.DROPPED for one in rows)
