"""Quotes and invoices of the firm's own program (``books = "handover"``): seen in Sent, confirmed by a
person, tied to what the customer answers. No number is ever taken here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from triage.books import figures
from triage.books.acceptance import (
    Declined,
    Last,
    Offer,
    OfferLine,
    Unclear,
    Why,
)
from triage.books.acceptance import Question as Asked
from triage.books.money import MINOR_DIGITS
from triage.books.order_page import Terms
from triage.books.seen import Document, Found, SeenPaper
from triage.config import Person
from triage.drafting.paper_words import paper_say
from triage.intent.verdict import DecidedBy, Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_papers import NewPaper, PaperRow, PaperState
from triage.mail.message import Message
from triage.pipeline import cases, notices, quote_replies
from triage.pipeline.bookkeeping import billing_person
from triage.pipeline.edges import Edges
from triage.pipeline.quote_replies import Answer, Mail, answer_to, doubts_about

OPEN = (PaperState.ASKED, PaperState.KNOWN)


# ---------------------------------------------------------------- seen in Sent


def in_sent(edges: Edges, tx: Tx, message_key: int, message: Message, found: Sequence[SeenPaper]) -> None:
    """Keep what a mail of ours carried, and ask once where it is not beyond doubt."""
    to = _outside(edges, message)
    if not found or not to:
        return
    case_no = _case(edges, tx, message, to)
    for one in found:
        known = one.seen.sure and tx.papers.confirmed(one.seen.document)
        state = PaperState.KNOWN if known else PaperState.ASKED
        paper_id = tx.papers.add(_new(one, message_key, case_no, to, state), edges.clock.now())
        if paper_id is None:
            continue
        data = {"paper": paper_id, "document": one.seen.document, "state": state}
        happened = NewEvent(kind="paper_seen", case_no=case_no, message_key=message_key, data=data)
        tx.journal.happened(happened, now=edges.clock.now())
        row = tx.papers.paper(paper_id)
        if not known and row is not None:
            ask(edges, tx, row)


def _outside(edges: Edges, message: Message) -> str:
    """The first recipient who is none of us."""
    own = {edges.config.firm.address.lower()}
    written = (one.addr_spec.lower() for one in (*message.to, *message.cc))
    return next((one for one in written if one not in own and edges.config.person(one) is None), "")


def _case(edges: Edges, tx: Tx, message: Message, to: str) -> int:
    """The case of the thread where this recipient takes part, else a new one where nobody waits."""
    refs = [*message.in_reply_to, *reversed(message.references)]
    if message.message_id is not None:
        refs.insert(0, message.message_id)
    known = tx.cases.cases_of_refs(refs)
    found = [one for one in dict.fromkeys(known.values()) if to in tx.cases.participants(one)]
    case_no = found[0] if found else _opened(edges, tx, message, to)
    cases.remember(tx, message, case_no)
    return case_no


def _opened(edges: Edges, tx: Tx, message: Message, to: str) -> int:
    now = edges.clock.now()
    verdict = Verdict(
        area="sales", intent="quote_request", confidence=1.0, unsure=False, decided_by=DecidedBy.RULE
    )
    name = next((one.name for one in message.to if one.addr_spec.lower() == to), "")
    contact = tx.cases.see_contact(to, name, message.language, now)
    case_no = tx.cases.open_case(
        contact_id=contact, subject=message.subject, verdict=verdict, language=message.language,
        confidential=False, assigned_to=billing_person(edges).address, follows=None, now=now,
    )  # fmt: skip
    tx.cases.touch_case(case_no, now, waiting_since=None)
    tx.cases.join_case(case_no, [], [to])
    return case_no


def _new(one: SeenPaper, message_key: int, case_no: int, to: str, state: PaperState) -> NewPaper:
    seen = one.seen
    fields = {"number": seen.number, "issued": seen.issued, "total": seen.total, "currency": seen.currency}
    lines = [
        [line.name, line.quantity, line.unit, "" if line.price is None else str(line.price), str(line.amount)]
        for line in one.lines
    ]
    sure = {name: found is not None and found.sure for name, found in fields.items()}
    return NewPaper(
        message_key=message_key,
        sha256=one.sha256,
        case_no=case_no,
        document=seen.document,
        state=state,
        filename=one.filename[:120],
        recipient=to,
        number=_value(seen.number, ""),
        issued=None if seen.issued is None else seen.issued.value,
        total=None if seen.total is None else seen.total.value,
        currency=_value(seen.currency, ""),
        facts={"sure": sure, "lines": lines, "whole": one.whole, "exact": seen.exact},
    )


def _value(found: Found[str] | None, empty: str) -> str:
    return empty if found is None else found.value


# ---------------------------------------------------------------- asked


def ask(edges: Edges, tx: Tx, row: PaperRow) -> None:
    """One mail to whoever invoices: what was read, what is a guess, and the answers as ready links."""
    person = billing_person(edges)
    language = person.language
    what = paper_say(row.document, language)
    about = paper_say("ask_subject", language, what=what, number=row.number or "?", who=row.recipient)
    text = [paper_say("ask", language, file=row.filename, who=row.recipient), "", *values(row, language), ""]
    for key, command in (
        ("ask_how", f"#paper P{row.paper_id} right"),
        ("ask_mend", f"#paper P{row.paper_id} {_as_typed(row)}"),
        ("ask_no", f"#paper P{row.paper_id} no"),
    ):
        text += [paper_say(key, language), f"  {command}   {notices.command_link(edges, command)}"]
    notices.notice(
        edges, tx, f"paper:{row.paper_id}", person, f"{about} [#{row.case_no}]", "\n".join(text) + "\n",
        case_no=row.case_no, carry=row.message_key,
    )  # fmt: skip


def values(row: PaperRow, language: str) -> list[str]:
    """Each value in a line; a guess is marked."""
    shown = {
        "number": row.number,
        "issued": "" if row.issued is None else figures.day(row.issued, language),
        "total": money(row, language),
    }
    sure = row.facts.get("sure", {})
    certain = {**sure, "total": sure.get("total") and sure.get("currency")}
    lines = []
    for name, value in shown.items():
        mark = "" if certain.get(name) or not value else f"   <- {paper_say('guess', language)}"
        lines.append(f"  {paper_say(name, language)}: {value or paper_say('missing', language)}{mark}")
    return [*lines, f"  {paper_say('recipient', language)}: {row.recipient}"]


def money(row: PaperRow, language: str) -> str:
    if row.total is None:
        return ""
    if row.currency not in MINOR_DIGITS:
        return f"{row.total} {row.currency}".strip()
    return figures.money(row.total, row.currency, language)


def _as_typed(row: PaperRow) -> str:
    number = row.number or "NUMBER"
    total = "TOTAL" if row.total is None else f"{row.total:f}"
    day = "DAY" if row.issued is None else row.issued.isoformat()
    return f"{number} {total} {row.currency or 'EUR'} {day}"


# ---------------------------------------------------------------- answered by the customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Answer):
    """What a mail says to a quote of the firm's own program."""

    paper: PaperRow


def reply_to_paper(edges: Edges, tx: Tx, mail: Mail, case_no: int | None) -> Reply | None:
    """The newest open quote of this case, and what this mail says to it; None where it says nothing."""
    if edges.config.books != "handover" or case_no is None or not mail.is_asked:
        return None
    papers = [one for one in tx.papers.of_case(case_no) if one.state in OPEN]
    quotes = [one for one in papers if one.document is Document.QUOTE]
    if not quotes:
        return None
    paper, one_alone = quotes[-1], len(quotes) == 1
    last = _last(tx, case_no, paper, papers[-1])
    answer = answer_to(edges, mail, offer_of(paper), Terms(), last, in_thread=one_alone)
    judged = answer.judged
    lapsed = isinstance(judged, Unclear) and judged.why is Why.LAPSED
    if isinstance(judged, Asked | Unclear) and not lapsed:
        return None
    doubts = doubts_about(answer, {paper.recipient}, len(quotes))
    return Reply(paper=paper, mail=mail, judged=judged, doubts=tuple(doubts), file=answer.file)


def _last(tx: Tx, case_no: int, paper: PaperRow, newest: PaperRow) -> Last:
    """What we wrote last: the quote itself, an invoice, or anything since."""
    if newest.document is Document.INVOICE and newest.paper_id > paper.paper_id:
        return Last.OTHER
    events = tx.journal.events(case_no=case_no, kinds=("paper_seen", "answered_by_hand", "reply_done"))
    after = [one for one in events if one.kind != "paper_seen" and one.message_key != paper.message_key]
    seen = [one.seq for one in events if one.kind == "paper_seen" and one.message_key == paper.message_key]
    return Last.TALK if any(one.seq > seen[-1] for one in after if seen) else Last.QUOTE


def offer_of(paper: PaperRow) -> Offer:
    lines = tuple(
        OfferLine(place=place, code="", name=str(one[0]), quantity=figures.decimal_or_one(str(one[1])))
        for place, one in enumerate(paper.facts.get("lines", ()), start=1)
    )
    total = paper.total if paper.total is not None else figures.decimal_or_one("0")
    return Offer(number=paper.number, lines=lines, total=total, currency=paper.currency or "EUR")


# ---------------------------------------------------------------- handed over


def hand_over(edges: Edges, tx: Tx, reply: Reply, message_key: int) -> Person:
    """To whoever invoices: the draft, its lines, the documents of the thread. Told once for a quote."""
    paper, person = reply.paper, billing_person(edges)
    if not tx.papers.change(paper.paper_id, was=OPEN, state=PaperState.ACCEPTED):
        return person
    language = person.language
    more = ["", *values(paper, language)]
    if paper.state is PaperState.ASKED:
        more += ["", paper_say("unconfirmed", language)]
    if paper.facts.get("lines") and not paper.facts.get("whole"):
        more += ["", paper_say("lines_unsure", language)]
    quote_replies.hand_over(
        edges, tx, reply, person, key=f"handover:{paper.paper_id}", number=paper.number,
        case_no=paper.case_no, message_key=message_key, what=("paper", paper.paper_id), more=more,
    )  # fmt: skip
    data: dict[str, Any] = {"number": paper.number, "words": reply.judged.words, "as": "handover"}
    happened = NewEvent(
        kind="quote_accepted", case_no=paper.case_no, message_key=message_key, data=data, decision=True
    )
    tx.journal.happened(happened, now=edges.clock.now())
    return person


def reasons(edges: Edges, tx: Tx, reply: Reply, person: Person, handed: Person | None) -> list[str]:
    """What the person in charge of the case reads: what the mail says to the quote, and why it is asked."""
    number, language = reply.paper.number, person.language
    if handed is not None:
        return [paper_say("handed_over", language, number=number, person=handed.name)]
    if isinstance(reply.judged, Declined) and not reply.doubts:
        tx.papers.change(reply.paper.paper_id, was=OPEN, state=PaperState.DECLINED)
    return quote_replies.said(reply, number, language)
