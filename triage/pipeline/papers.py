"""Quotes and invoices of the firm's own program (``books = "handover"``): seen in Sent, confirmed by a
person, tied to what the customer answers. No number is ever taken here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from triage.books import figures
from triage.books.acceptance import (
    Accepted,
    Counter,
    Declined,
    Judged,
    Last,
    Offer,
    OfferLine,
    Partial,
    Thread,
    Unclear,
    Why,
    judge,
)
from triage.books.acceptance import Question as Asked
from triage.books.money import MINOR_DIGITS
from triage.books.seen import Document, Found, SeenPaper
from triage.config import Person
from triage.drafting.book_words import book_say
from triage.drafting.paper_words import paper_say
from triage.intent.verdict import DecidedBy, Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_papers import NewPaper, PaperRow, PaperState
from triage.mail.message import Kind, Level, Message, SegmentKind
from triage.pipeline import cases, notices
from triage.pipeline.bookkeeping import billing_person
from triage.pipeline.edges import Edges

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
class Reply:
    """What a mail says to a quote of the firm's own program."""

    paper: PaperRow
    judged: Judged
    doubts: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        return isinstance(self.judged, Accepted) and not self.doubts


def reply_to_paper(
    edges: Edges, tx: Tx, message: Message, verdict: Verdict, case_no: int | None
) -> Reply | None:
    """The newest open quote of this case, and what this mail says to it; None where it says nothing."""
    if edges.config.books != "handover" or case_no is None or message.reaction:
        return None
    papers = [one for one in tx.papers.of_case(case_no) if one.state in OPEN]
    quotes = [one for one in papers if one.document is Document.QUOTE]
    if not quotes or message.kind is not Kind.HUMAN:
        return None
    paper = quotes[-1]
    thread = thread_of(message, verdict, _last(tx, case_no, paper, papers[-1]))
    judged = judge(message.command_text, offer_of(paper), thread)
    said = isinstance(judged, Unclear) and judged.why is Why.LAPSED
    if isinstance(judged, Asked | Unclear) and not said:
        return None
    return Reply(paper=paper, judged=judged, doubts=tuple(_doubts(message, paper, len(quotes))))


def thread_of(message: Message, verdict: Verdict, last: Last) -> Thread:
    """What the judge needs to know around the words."""
    return Thread(
        last=last,
        subject=message.subject,
        quoted=message.quote,
        intent="" if verdict.unsure else verdict.intent,
        automatic=message.kind is not Kind.HUMAN,
        forwarded=any(one.kind is SegmentKind.FORWARD for one in message.segments),
    )


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


def _doubts(message: Message, paper: PaperRow, waiting: int) -> list[str]:
    found = []
    if message.author.addr_spec.lower() != paper.recipient:
        found.append("elsewhere")
    if message.authentication.level is Level.D or message.ambiguous:
        found.append("unproven")
    if waiting > 1:
        found.append("several")
    return found


# ---------------------------------------------------------------- handed over


def hand_over(edges: Edges, tx: Tx, reply: Reply, message: Message, message_key: int) -> Person:
    """To whoever invoices: the draft, its lines, the documents of the thread. Told once for a quote."""
    paper, person = reply.paper, billing_person(edges)
    if not tx.papers.change(paper.paper_id, was=OPEN, state=PaperState.ACCEPTED):
        return person
    language = person.language
    who = message.author.name or message.author.addr_spec
    order = reply.judged.order if isinstance(reply.judged, Accepted) else ""
    lines = [paper_say("accepted", language, who=who, number=paper.number), ""]
    lines.append(paper_say("their_words", language, words=reply.judged.words))
    if order:
        lines.append(paper_say("order", language, order=order))
    lines += ["", *values(paper, language)]
    if paper.state is PaperState.ASKED:
        lines += ["", paper_say("unconfirmed", language)]
    if paper.facts.get("lines") and not paper.facts.get("whole"):
        lines += ["", paper_say("lines_unsure", language)]
    handover = {"paper": paper.paper_id, "reply": message_key, "language": language, "order": order,
                "words": reply.judged.words, "who": who}  # fmt: skip
    subject = paper_say("accepted_subject", language, number=paper.number, who=who)
    notices.notice(
        edges, tx, f"handover:{paper.paper_id}", person, f"{subject} [#{paper.case_no}]",
        "\n".join(lines) + "\n", case_no=paper.case_no, handover=handover,
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
    match reply.judged:
        case Partial():
            words = "partial"
        case Counter():
            words = "counter"
        case Declined():
            words = "declined"
        case _:
            words = "accepted"
    if isinstance(reply.judged, Declined) and not reply.doubts:
        tx.papers.change(reply.paper.paper_id, was=OPEN, state=PaperState.DECLINED)
    said = [book_say(words, language, number=number)]
    return [*said, *(book_say(f"doubt_{one}", language, number=number) for one in reply.doubts)]
