"""A reply in the thread of a quote of ours: recognised, and then only ever *proposed*.

A plain acceptance becomes what the firm chose (an invoice draft, a confirmation, a down payment), which a
person approves. What is ambiguous, partial, late or from elsewhere goes to a person with the lines prepared.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from triage.books.acceptance import (
    Accepted,
    Counter,
    Declined,
    Judged,
    Last,
    Offer,
    OfferLine,
    Partial,
    Question,
    Unclear,
    judge,
)
from triage.commands.requests_books import BillQuote
from triage.config import Person
from triage.core.errors import OwnerError
from triage.drafting.book_words import book_say
from triage.drafting.paper_words import paper_say
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_books import InvoiceState, QuoteRow, QuoteState
from triage.ledger_journal import NewEvent
from triage.mail.message import Kind, Level, Message
from triage.pipeline import notices
from triage.pipeline.bookkeeping import billing_person, customer_for, new_invoice, queue_check
from triage.pipeline.command_books import part_draft
from triage.pipeline.edges import Edges
from triage.pipeline.papers import thread_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a reply says to the open quote of its case."""

    quote: QuoteRow
    judged: Judged
    doubts: tuple[str, ...] = ()
    """Keys of ``book_words``: why even a plain yes is asked about."""

    @property
    def is_plain(self) -> bool:
        return isinstance(self.judged, Accepted) and not self.doubts


def reply_to_quote(
    edges: Edges, tx: Tx, message: Message, verdict: Verdict, case_no: int | None
) -> Reply | None:
    """The newest quote of this case that waits for an answer, and what this mail says to it."""
    if edges.press is None or case_no is None or message.kind is not Kind.HUMAN or message.reaction:
        return None
    waiting = [one for one in tx.books.quotes_of_case(case_no) if one.state is QuoteState.SENT]
    if not waiting:
        return None
    quote = waiting[-1]
    thread = thread_of(message, verdict, _last(tx, quote))
    judged = judge(message.command_text, offer_of(quote), thread)
    if isinstance(judged, Unclear | Question):
        return None  # an ordinary mail: whatever else it is about, it is taken as such
    return Reply(quote=quote, judged=judged, doubts=tuple(_doubts(edges, tx, message, quote, len(waiting))))


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


def _doubts(edges: Edges, tx: Tx, message: Message, quote: QuoteRow, waiting: int) -> list[str]:
    customer = tx.books.customer(quote.customer)
    known = {one.lower() for one in customer.emails} if customer is not None else set()
    known.add(str(quote.facts.get("sent_to", "")).lower())
    found = []
    if quote.valid_until < edges.today:
        found.append("expired")
    if message.author.addr_spec.lower() not in known:
        found.append("elsewhere")
    if message.authentication.level is Level.D or message.ambiguous:
        found.append("unproven")
    if waiting > 1:
        found.append("several")
    if message.attachments:
        found.append("attached")
    return found


# ---------------------------------------------------------------- what follows


def taken(
    edges: Edges, tx: Tx, reply: Reply | None, message: Message, message_key: int, case_no: int
) -> bool:
    """Prepare what the firm chose. False where it could not be: then a person is asked, with the reason."""
    assert reply is not None
    quote, person = reply.quote, billing_person(edges)
    facts = _facts(reply, message, person)
    try:
        with tx.part():
            _prepare(edges, tx, quote, person, facts, reply, message, message_key)
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
    message: Message,
    message_key: int,
) -> None:
    settings = edges.config.invoices
    order = reply.judged.order if isinstance(reply.judged, Accepted) else ""
    if not tx.books.change_quote(
        quote.quote_id, was=(QuoteState.SENT,), state=QuoteState.ACCEPTED,
        facts={**quote.facts, **facts, "order": order}, asked_by=person.address,
    ):  # fmt: skip
        return
    accepted = tx.books.quote_by_id(quote.quote_id)
    assert accepted is not None
    if settings.on_acceptance == "handover":
        _hand_over(edges, tx, accepted, person, reply, message, message_key)
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


def _hand_over(
    edges: Edges, tx: Tx, quote: QuoteRow, person: Person, reply: Reply, message: Message, message_key: int
) -> None:
    """Somebody else writes the invoice: the draft, its lines and our quote go to them; no number is taken."""
    language, order = person.language, str(quote.facts.get("order", ""))
    who = message.author.name or message.author.addr_spec
    lines = [paper_say("accepted", language, who=who, number=quote.number), ""]
    lines.append(paper_say("their_words", language, words=reply.judged.words))
    lines += [paper_say("order", language, order=order)] if order else []
    handover = {"quote": quote.quote_id, "reply": message_key, "language": language, "order": order,
                "words": reply.judged.words, "who": who}  # fmt: skip
    subject = paper_say("accepted_subject", language, number=quote.number, who=who)
    notices.notice(
        edges, tx, f"handover:quote:{quote.quote_id}", person, f"{subject} [#{quote.case_no}]",
        "\n".join(lines) + "\n", case_no=quote.case_no, handover=handover,
    )  # fmt: skip


def _facts(reply: Reply, message: Message, person: Person) -> dict[str, Any]:
    why = book_say("accepted", person.language, number=reply.quote.number)
    return {
        "wrote": message.reply[:4000],
        "at": message.date.isoformat() if message.date else "",
        "intent": "order",
        "why": book_say("their_words", person.language, said=why, words=reply.judged.words[:120]),
    }


def noted(edges: Edges, tx: Tx, reply: Reply) -> None:
    """A plain no ends the quote; everything else leaves it open for the person who is asked."""
    if isinstance(reply.judged, Declined) and not reply.doubts:
        tx.books.change_quote(reply.quote.quote_id, was=(QuoteState.SENT,), state=QuoteState.DECLINED)


def reasons(edges: Edges, tx: Tx, reply: Reply, person: Person) -> list[str]:
    """Why a person is asked, with the lines prepared as ready commands."""
    quote, language = reply.quote, person.language
    match reply.judged:
        case Partial():
            words = "partial"
        case Counter():
            words = "counter"
        case Declined():
            words = "declined"
        case _:
            words = "accepted"
    found = [book_say(words, language, number=quote.number)]
    found += [book_say(f"doubt_{one}", language, number=quote.number) for one in reply.doubts]
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
