"""``triage learn sent``: years of answers by hand become the memory's first pairs. Reads only.

Each mail in Sent that answers somebody is joined with what it answers: the mail itself where it still lies
in the mailbox, else what is quoted below the answer. Masked before anything is written down; confidential
matters, machines and our own automatic answers never.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from typing import Final

from triage.config import Config
from triage.core.ids import is_minted
from triage.desk.letter import body_of
from triage.desk.tone import tells_new_bank
from triage.intent.intents import Intent
from triage.ledger import Store
from triage.mail.message import Attachment, Kind, Message, Read
from triage.pipeline.edges import Classifier
from triage.pipeline.remember import Asked, pair_of
from triage.ports import Fetched, MailboxSession, Position

PAGE: Final = 200
LARGEST: Final = 500_000
"""Octets of a mail that is read whole: plans attached to an answer teach nothing."""

SHORTEST: Final = 20
"""Characters of a question that is worth comparing with."""

Heads = Mapping[str, Position]
"""Message-ID to where that mail lies."""

ReadMail = Callable[[bytes], Read]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What learning needs of a desk: its settings, words and store, and how mail is read and judged."""

    config: Config
    store: Store
    known_words: Collection[str]
    classifier: Classifier
    intents: Mapping[str, Intent]
    read: ReadMail


def learn(desk: Desk, session: MailboxSession, sent: str, places: Sequence[str], since: date) -> Counter[str]:
    """Learn from Sent what is not learned yet, newest first. Returns what became of each mail, in words."""
    names: set[str] = set()
    asked: dict[str, Position] = {}
    for place in places:
        for one in _heads(session, place):
            _note(one, asked, names)
    for one in _heads(session, sent):
        _note(one, {}, names)
    with desk.store.reading() as tx:
        names |= set(tx.memory.known_names())
    counts: Counter[str] = Counter()
    for page in _pages(session, sent, LARGEST):
        for one in page:
            counts[_learn(desk, session, one, asked, sorted(names), since)] += 1
    return counts


def _heads(session: MailboxSession, mailbox: str) -> Iterator[Fetched]:
    for page in _pages(session, mailbox, 0):
        yield from page


def _pages(session: MailboxSession, mailbox: str, largest: int) -> Iterator[Iterable[Fetched]]:
    """Newest first: of two answers to one question the newer one counts."""
    status = session.status(mailbox)
    uids = list(session.uids(mailbox, status.uidvalidity, 1))
    for end in range(len(uids), 0, -PAGE):
        chunk = uids[max(end - PAGE, 0) : end]
        spots = [Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid) for uid in chunk]
        yield reversed(list(session.fetch(spots, max_size=largest)))


def _note(one: Fetched, asked: dict[str, Position], names: set[str]) -> None:
    """Where a mail lies by its id, and everybody's names: each is masked in every answer."""
    head = BytesHeaderParser(policy=compat32).parsebytes(one.head or (one.raw or b"")[:65_536])
    message_id = str(head.get("Message-ID", "")).strip()
    if message_id:
        asked[message_id] = one.position
    for value in [*head.get_all("From", []), *head.get_all("To", []), *head.get_all("Cc", [])][:20]:
        names.update(name for name, _ in getaddresses([_decoded(str(value))]) if 1 < len(name) <= 80)


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, UnicodeError, ValueError):
        return value


# ---------------------------------------------------------------- one answer


def _learn(
    desk: Desk, session: MailboxSession, one: Fetched, asked: Heads, names: Sequence[str], since: date
) -> str:
    """What became of one mail in Sent."""
    if one.raw is None:
        return "too large"
    answer = desk.read(one.raw)
    if not isinstance(answer, Message) or answer.ambiguous:
        return "not readable"
    at = answer.date or one.internal_date
    if at is None or at.date() < since:
        return "older"
    if why := _is_no_answer(desk, answer):
        return why
    question = _question(desk, session, answer, asked)
    if question is None:
        return "the question is not there any more"
    if why := _is_no_question(desk, question):
        return why
    return _remember(desk, question, answer, names, at)


def _is_no_answer(desk: Desk, answer: Message) -> str:
    if answer.kind not in (Kind.HUMAN, Kind.FORM):
        return "sent by a machine"
    if answer.message_id and is_minted(desk.store.secret(), answer.message_id):
        return "sent from here"
    outside = [one for one in answer.to if one.domain not in desk.config.firm.own_domains]
    if not outside or answer.forwarded:
        return "to a colleague, or a forward"
    return "" if answer.in_reply_to or answer.references else "no answer to anything"


def _question(desk: Desk, session: MailboxSession, answer: Message, asked: Heads) -> Message | None:
    """The mail that was answered; where it is gone, what is quoted of it."""
    spot = next((asked[one] for one in answer.in_reply_to if one in asked), None)
    if spot is not None:
        found = next(iter(session.fetch([spot], max_size=LARGEST)), None)
        read = desk.read(found.raw) if found is not None and found.raw is not None else None
        if isinstance(read, Message):
            return read
    quoted = "\n".join(line.lstrip("> ") for line in answer.quote.splitlines()).strip()
    if len(quoted) < SHORTEST or not answer.to:
        return None
    nothing: tuple[Attachment, ...] = ()
    return replace(
        answer, text=quoted, reply=quoted, command_text=quoted, segments=(), quote="", signature="",
        attachments=nothing, author=answer.to[0], person=answer.to[0], in_reply_to=(), references=(),
        language=answer.language,
    )  # fmt: skip


def _is_no_question(desk: Desk, question: Message) -> str:
    if question.kind not in (Kind.HUMAN, Kind.FORM) or question.person is None:
        return "the question is a machine's"
    if desk.config.person(question.author.addr_spec) is not None:
        return "the question is a colleague's"
    return "about bank details" if tells_new_bank(question.reply or question.text) else ""


def _remember(desk: Desk, question: Message, answer: Message, names: Sequence[str], at: datetime) -> str:
    verdict = desk.classifier.classify(question)
    intent = desk.intents.get(verdict.intent)
    if intent is None or intent.confidential:
        return "confidential"
    person = question.person or question.author
    asked = Asked(
        text=question.reply or question.text,
        contact=person.addr_spec,
        intent=verdict.intent,
        language=question.language or desk.config.firm.language,
    )
    own = body_of(answer.reply or answer.text)
    everybody = [*names, person.name, *(one.name for one in answer.to)]
    pair = pair_of(desk.config, desk.known_words, asked, own, everybody, learned_from=answer.sha256)
    if pair is None or len(pair.question) < SHORTEST:
        return "too short"
    with desk.store.begin() as tx:
        learned = tx.memory.add_pair(pair, at.astimezone(UTC))
    return "learned" if learned is not None else "learned before"
