"""Threads of mails, and which case a mail belongs to. Pure: look-ups come in as plain values.

Threads follow RFC 5322 section 3.6.4: mails that name each other's ids, or the same third id, belong
together (after Zawinski's algorithm, whose tree nobody here needs: sets of ids are enough and have no loops).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from triage.core.reason import Reason, Why
from triage.mail.message import Message
from triage.mail.segment_lines import fold, table

APART: Final = timedelta(days=14)
"""Without any reference, mails of one subject further apart are two matters."""
REOPENS: Final = timedelta(days=30)
"""A reply to a case closed for longer opens a new one that follows it."""
_IDS: Final = 200
"""Ids of one mail that are looked at: the oldest and the newest half."""

_PREFIX: Final = re.compile(
    r"(?:\[[^\]]{1,40}\]\s?)?(?P<word>[^\W\d_][^\W_]{0,10}\.?)\s?(?:[\[(]\d{1,3}[\])])?\s?:\s?"
)
_TAG: Final = re.compile(r"\[[^\]]{1,40}\]\s?")
CASE_NUMBER: Final = re.compile(r"\[#(\d{1,9})\]")
_ANSWERS: Final = frozenset(
    table(
        """re | aw | antw | antwort | sv | rv | ref | odp | r | res | rif | ynt | vs | vl | bls | vast | fw
        | fwd | wg | tr | i | enc | vb | pd | 答复 | 回复 | 回覆 | 回 | 返信 | 답장 | 转发 | ответ | отв | пер
        | відп | atb | σχετ | να | yh"""
    )
)


class By(StrEnum):
    """How a case was found, the surest first."""

    MINTED = "minted"
    KNOWN_ID = "known_id"
    NUMBER = "number"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClue:
    """One case that a mail may belong to, as looked up. ``takes_part``: the mail's person is a participant.

    ``last_at`` is when the case last changed; ``closed_at`` is None while it is not closed. ``other_matter``:
    the mail surely asks something else than the case was about.
    """

    case_no: int
    by: By
    takes_part: bool
    last_at: datetime
    closed_at: datetime | None = None
    subject: str = ""
    other_matter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """``join`` an existing case, or None: a new one, perhaps one that ``follows`` an older."""

    join: int | None = None
    follows: int | None = None
    hint: Reason | None = None


def find_case(clues: Iterable[CaseClue], message: Message, *, now: datetime) -> CaseChoice:
    """Which case a mail joins.

    A case is joined only by somebody who takes part in it: ids and numbers can be known to anybody who was
    ever sent a mail. Of several clues the surest counts; a hint says what was found and not followed.
    """
    order = list(By)
    found = sorted(clues, key=lambda clue: (order.index(clue.by), -clue.last_at.timestamp()))
    for clue in found:
        if clue.takes_part and (clue.by is not By.SUBJECT or _same_matter(clue, message, now)):
            return _taken(clue, now)
    named = next((clue for clue in found if clue.by is not By.SUBJECT), None)
    if named is None:
        return CaseChoice()
    return CaseChoice(hint=Reason(why=Why.NAMES_CASE, values=(str(named.case_no),)))


def case_numbers(subject: str) -> tuple[int, ...]:
    """The numbers of ``[#1042]`` in a subject, in order, at most three."""
    return tuple(int(found[1]) for found in list(CASE_NUMBER.finditer(subject[:1000]))[:3])


def base_subject(subject: str) -> str:
    """A subject folded, without answer and forward prefixes of any language and without bracketed tags."""
    base = fold(CASE_NUMBER.sub(" ", subject[:1000]))
    for _ in range(20):
        found = _PREFIX.match(base)
        if found is None or found["word"].strip(".") not in _ANSWERS:
            break
        base = base[found.end() :]
    return _TAG.sub("", base).strip() or base.strip()


def is_answer_subject(subject: str) -> bool:
    """Whether a subject begins with an answer's prefix."""
    found = _PREFIX.match(fold(subject[:1000]))
    return found is not None and found["word"].strip(".") in _ANSWERS


def group(messages: Sequence[Message]) -> list[list[int]]:
    """Indices of messages by thread, each in source order, threads by their first message."""
    roots = list(range(len(messages)))
    holders: dict[str, int] = {}
    for index, message in enumerate(messages):
        for one in _ids(message):
            _unite(roots, index, holders.setdefault(one, index))
    _unite_by_subject(roots, messages)
    threads: dict[int, list[int]] = {}
    for index in range(len(messages)):
        threads.setdefault(_root(roots, index), []).append(index)
    return sorted(threads.values())


def _taken(clue: CaseClue, now: datetime) -> CaseChoice:
    if clue.closed_at is not None and (now - clue.closed_at > REOPENS or clue.other_matter):
        return CaseChoice(follows=clue.case_no, hint=Reason(why=Why.FOLLOWS, values=(str(clue.case_no),)))
    return CaseChoice(join=clue.case_no)


def _same_matter(clue: CaseClue, message: Message, now: datetime) -> bool:
    base = base_subject(message.subject)
    near = now - clue.last_at <= APART
    return bool(base) and near and is_answer_subject(message.subject) and base_subject(clue.subject) == base


def _ids(message: Message) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys((*message.references, *message.in_reply_to)))
    kept = ids if len(ids) <= _IDS else ids[: _IDS // 2] + ids[-_IDS // 2 :]
    return kept if message.message_id is None else (message.message_id, *kept)


def _unite_by_subject(roots: list[int], messages: Sequence[Message]) -> None:
    """The last resort: an answer that names no id joins the latest earlier mail of its subject and people."""
    seen: dict[str, list[int]] = {}
    for index in sorted(range(len(messages)), key=lambda place: _sent(messages[place])):
        message = messages[index]
        base = base_subject(message.subject)
        if not base:
            continue
        if not message.references and not message.in_reply_to and is_answer_subject(message.subject):
            earlier = next(
                (other for other in reversed(seen.get(base, [])[-50:]) if _near(messages[other], message)),
                None,
            )
            if earlier is not None:
                _unite(roots, index, earlier)
        seen.setdefault(base, []).append(index)


def _near(earlier: Message, later: Message) -> bool:
    if earlier.date is None or later.date is None or later.date - earlier.date > APART:
        return False
    return bool(_people(earlier) & _people(later))


def _people(message: Message) -> set[str]:
    everyone = (message.author, *message.reply_to, *message.to, *message.cc)
    return {address.addr_spec.lower() for address in everyone[:200] if "@" in address.addr_spec}


def _sent(message: Message) -> datetime:
    return message.date or datetime.min.replace(tzinfo=UTC)


def _root(roots: list[int], index: int) -> int:
    while roots[index] != index:
        roots[index] = roots[roots[index]]
        index = roots[index]
    return index


def _unite(roots: list[int], one: int, other: int) -> None:
    first, second = _root(roots, one), _root(roots, other)
    if first != second:
        roots[max(first, second)] = min(first, second)
