"""What a mail says to a quote, whichever program made the quote: read from its words and from an order that
came with it as a PDF, with everything that makes a person look first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from triage.books.acceptance import (
    Accepted,
    Counter,
    Declined,
    Judged,
    Offer,
    Partial,
    Thread,
    Unclear,
    Why,
    judge,
)
from triage.books.acceptance import Last as Latest
from triage.books.order_page import Compared, SeenOrder, Terms, compare
from triage.config import Person
from triage.drafting.book_words import book_say
from triage.drafting.order_words import order_say
from triage.drafting.paper_words import paper_say
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.mail.message import Address, Kind, Level, Message, SegmentKind
from triage.pipeline import notices
from triage.pipeline.edges import Edges
from triage.pipeline.prepared import Prepared

_NOTHING: Final = frozenset({Why.EMPTY, Why.NOTHING_SAID})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why even a plain yes is asked about: a key of ``book_words`` or ``order_words``, and what fills it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail with what was found beside it; ``forwarded`` by a colleague, with proof."""

    message: Message
    verdict: Verdict
    orders: Sequence[SeenOrder] = ()
    forwarded: bool = False

    @property
    def sender(self) -> Address:
        person = self.message.person
        return person if self.forwarded and person is not None else self.message.author

    @property
    def is_asked(self) -> bool:
        """A person wrote it, and not with a thumb alone."""
        return self.message.kind is Kind.HUMAN and not self.message.reaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a mail says to an open quote. ``file``: the order that said it, where one came as a PDF."""

    mail: Mail
    judged: Judged
    doubts: tuple[Doubt, ...] = ()
    file: str = ""

    @property
    def is_plain(self) -> bool:
        return isinstance(self.judged, Accepted) and not self.doubts

    @property
    def order(self) -> str:
        return self.judged.order if isinstance(self.judged, Accepted) else ""


def mail_of(prepared: Prepared, message: Message) -> Mail:
    """``message`` as the customer's: it differs from the one that came where a colleague forwarded it."""
    return Mail(
        message=message,
        verdict=prepared.verdict,
        orders=prepared.orders,
        forwarded=message is not prepared.message,
    )


def thread_of(edges: Edges, mail: Mail, last: Latest) -> Thread:
    """What the judge needs to know around the words."""
    message, verdict = mail.message, mail.verdict
    return Thread(
        last=last,
        subject=message.subject,
        quoted=message.quote,
        sure=edges.consent(message.command_text),
        intent="" if verdict.unsure else verdict.intent,
        automatic=message.kind is not Kind.HUMAN,
        forwarded=any(one.kind is SegmentKind.FORWARD for one in message.segments),
    )


def answer_to(
    edges: Edges, mail: Mail, offer: Offer, terms: Terms, last: Latest, *, in_thread: bool
) -> Answer:
    """What it says to this quote. A question, a no, a condition stay what they are beside any order."""
    judged = _judged(mail, offer, thread_of(edges, mail, last))
    if len(mail.orders) != 1:
        return Answer(mail=mail, judged=judged)
    order = mail.orders[0]
    open_words = isinstance(judged, Accepted) or (isinstance(judged, Unclear) and judged.why in _NOTHING)
    if not open_words:
        return Answer(mail=mail, judged=judged)
    return _with_order(mail, judged, order, compare(order, offer, terms, in_thread=in_thread))


def _judged(mail: Mail, offer: Offer, thread: Thread) -> Judged:
    """Of a colleague's forward the customer's own words, which stand in the text that was unwrapped."""
    if mail.forwarded and mail.orders:
        return judge(mail.message.reply, offer, replace(thread, forwarded=False, quoted="", sure=None))
    return judge(mail.message.command_text, offer, thread)


def _with_order(mail: Mail, judged: Judged, order: SeenOrder, compared: Compared) -> Answer:
    words = judged.words or order.filename
    doubts = tuple(Doubt(key=one.what.value, values=one.values) for one in compared.differences)
    others = [one for one in mail.message.attachments if not one.inline and one.sha256 != order.sha256]
    doubts += (Doubt(key="attached"),) if others else ()
    if compared.is_part:
        part = Partial(words=words, quantities=compared.quantities)
        return Answer(mail=mail, judged=part, doubts=doubts, file=order.filename)
    number = compared.number or (judged.order if isinstance(judged, Accepted) else "")
    whole = Accepted(words=words, order=number)
    return Answer(mail=mail, judged=whole, doubts=doubts, file=order.filename)


def doubts_about(answer: Answer, known: Collection[str], waiting: int) -> list[Doubt]:
    """Who wrote it, how surely, and what else lies beside it."""
    mail, found = answer.mail, []
    if mail.sender.addr_spec.lower() not in known:
        found.append("elsewhere")
    if mail.message.authentication.level is Level.D or mail.message.ambiguous:
        found.append("unproven")
    if waiting > 1:
        found.append("several")
    return [*answer.doubts, *(Doubt(key=one) for one in found)]


# ---------------------------------------------------------------- told


def said(answer: Answer, number: str, language: str) -> list[str]:
    """What it says to the quote, and each doubt, in the reader's words."""
    match answer.judged:
        case Partial():
            words = "partial"
        case Counter():
            words = "counter"
        case Declined():
            words = "declined"
        case _:
            words = "accepted"
    first = [book_say(words, language, number=number)]
    if answer.file:
        first.append(order_say("order_file", language, file=answer.file, order=answer.order or "–"))
    return [*first, *(_doubt(one, number, language) for one in answer.doubts)]


def _doubt(doubt: Doubt, number: str, language: str) -> str:
    if doubt.key.startswith("order_"):
        return order_say(doubt.key, language, number=number, **dict(doubt.values))
    return book_say(f"doubt_{doubt.key}", language, number=number)


def why_said(answer: Answer, number: str, language: str) -> str:
    """The reason that the proposal of a plain acceptance shows."""
    if answer.file:
        return order_say("order_matches", language, file=answer.file, order=answer.order, number=number)
    accepted = book_say("accepted", language, number=number)
    return book_say("their_words", language, said=accepted, words=answer.judged.words[:120])


def hand_over(
    edges: Edges,
    tx: Tx,
    answer: Answer,
    person: Person,
    *,
    key: str,
    number: str,
    case_no: int,
    message_key: int,
    what: tuple[str, int],
    more: Sequence[str] = (),
) -> None:
    """To whoever invoices: what was accepted, in whose words, and the files of ``what``."""
    sender, language = answer.mail.sender, person.language
    who = sender.name or sender.addr_spec
    lines = [paper_say("accepted", language, who=who, number=number), ""]
    lines.append(paper_say("their_words", language, words=answer.judged.words))
    lines += [paper_say("order", language, order=answer.order)] if answer.order else []
    handover = {what[0]: what[1], "reply": message_key, "language": language, "order": answer.order,
                "words": answer.judged.words, "who": who}  # fmt: skip
    subject = paper_say("accepted_subject", language, number=number, who=who)
    notices.notice(
        edges, tx, key, person, f"{subject} [#{case_no}]", "\n".join([*lines, *more]) + "\n",
        case_no=case_no, handover=handover,
    )  # fmt: skip
