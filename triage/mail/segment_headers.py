"""Header blocks (From, Sent, To, Subject) and marker lines over a quoted or forwarded mail.

Every expression works on one folded line of bounded length; a block looks at BLOCK_LINES lines at most, so
that all of it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.mail import segment_words as words
from triage.mail.segment_attribution import has_address, has_moment
from triage.mail.segment_lines import Line, fold

BLOCK_LINES: Final = 24
_WRAPPED: Final = 6
"""Lines that the recipients or the subject of a block may take."""

_RULE: Final = re.compile(r"[-_=*—–─+]{5,}$")
_MARKER: Final = re.compile(
    r"(?P<left>[-_=+—–─~]{2,}\s?)(?P<words>[^\s\-_=+—–─~].{1,118}?)\s?(?P<right>[-_=+—–─~:]{2,}|:)?$"
)
_LABEL: Final = re.compile(r"(?P<label>[^:\d@<>]{1,30}?)\s?:(?!//)\s?(?P<value>.*)$")
_RAW_LABEL: Final = re.compile(r"[\s>*_]*[^:\uff1a\n]{1,40}[:\uff1a][\s*_]*(?P<value>.*)$", re.DOTALL)
_INNER: Final = re.compile(
    r"\s(?:date|sent|to|subject|gesendet|datum|betreff|envoye|objet|fecha|para|asunto|data|oggetto)\s?:\s"
)


class Role(StrEnum):
    FROM = "from"
    DATE = "date"
    TO = "to"
    CC = "cc"
    SUBJECT = "subject"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """``end`` is the index after the last header line; ``fields`` are role and raw value in order."""

    end: int
    fields: tuple[tuple[Role, str], ...]


def _roles() -> dict[str, Role]:
    tables = (
        (Role.OTHER, words.OTHER),
        (Role.CC, words.CC),
        (Role.TO, words.TO),
        (Role.DATE, words.DATE),
        (Role.SUBJECT, words.SUBJECT),
        (Role.FROM, words.FROM),
    )
    return {label: role for role, labels in tables for label in labels}


ROLES: Final = _roles()
_ORIGINAL: Final = frozenset(words.ORIGINAL)
_FORWARDED: Final = words.FORWARDED
_OPENERS: Final = words.FORWARD_OPENERS


def is_rule(line: Line) -> bool:
    """A line of dashes, underscores or the like."""
    return _RULE.match(line.folded) is not None


def is_forward_marker(line: Line) -> bool:
    """ "---------- Forwarded message ---------" or "Begin forwarded message:" in any of the languages."""
    folded = line.folded
    bare = folded.strip("-_=~: ")
    if bare.startswith(_OPENERS) and len(folded) <= 60 and (folded.endswith(":") or folded[:2] == "--"):
        return True
    found = _MARKER.match(folded) if folded[:2].strip("-_=+—–─~") == "" else None
    if found is None or len(found["words"].split()) > 12:
        return False
    named = any(stem in found["words"] for stem in _FORWARDED)
    return named and (found["right"] is not None or len(found["left"].strip()) >= 5)


def is_original_marker(line: Line) -> bool:
    """ "-----Original Message-----" in any of the languages."""
    folded = line.folded
    if (
        len(folded) <= 160
        and "#-_=*—".find(folded[:1]) >= 0
        and any(phrase in folded for phrase in words.REPLY_ABOVE)
    ):
        return True
    found = _MARKER.match(folded) if folded[:2].strip("-_=+—–─~") == "" else None
    return found is not None and found["words"].strip(" :") in _ORIGINAL


def is_bare_original(line: Line) -> bool:
    """ "Original Message" without dashes (BlackBerry): a marker only right above a block."""
    return line.folded.strip(" :") in _ORIGINAL


def block_at(lines: Sequence[Line], start: int, *, marked: bool = False, least: int = 2) -> Block | None:
    """``block_or_end`` without the end of what is no block."""
    found = block_or_end(lines, start, marked=marked, least=least)
    return found if isinstance(found, Block) else None


def block_or_end(lines: Sequence[Line], start: int, *, marked: bool = False, least: int = 2) -> Block | int:
    """The header block that starts at ``start``. ``marked``: a marker or rule stands above it.

    A web form, or a customer naming a journey's "From" and "To", has labels too: without a marker the block
    must name a sender or a date, and hold an address or a dated subject. Where it is none, the index up to
    which no later line needs to be tried: a part of what says too little says no more.
    """
    if label_of(lines[start]) is None:
        return start + 1
    fields, end = _fields(lines, start)
    if _is_block(fields, lines[start], marked=marked, least=least):
        return Block(end=end, fields=tuple(fields))
    return end if end - start < BLOCK_LINES else start + BLOCK_LINES // 2


def is_foreign_block(lines: Sequence[Line], start: int) -> bool:
    """Three or more labelled lines in a language of no table, an address in one and a day with a time in
    another. Only to be asked right below a rule: web forms look the same."""
    found = [_LABEL.match(line.folded) for line in lines[start : start + 6]]
    size = next((index for index, match in enumerate(found) if match is None), len(found))
    values = [match["value"] for match in found[:size] if match is not None]
    named = any(has_address(value) for value in values[:2])
    return size >= 3 and named and any(has_moment(value) and ":" in value for value in values)


def label_of(line: Line) -> tuple[Role, str] | None:
    """Role and folded value of a labelled line."""
    found = _LABEL.match(line.folded.lstrip("> ")) if ":" in line.folded else None
    role = ROLES.get(found["label"].strip(" _")) if found is not None else None
    return (role, found["value"]) if found is not None and role is not None else None


def _fields(lines: Sequence[Line], start: int) -> tuple[list[tuple[Role, str]], int]:
    fields: list[tuple[Role, str]] = []
    end, wrapped = start, 0
    for index in range(start, min(start + BLOCK_LINES, len(lines))):
        line = lines[index]
        labelled = label_of(line)
        if labelled is not None:
            fields.append((labelled[0], _raw_value(line)))
            end, wrapped = index + 1, 0
        elif line.blank:
            if not _goes_on(lines, index, fields):
                break
        else:
            wrapped += 1
            if wrapped > _WRAPPED or not fields or (line.quoted and not lines[start].quoted):
                break
            if end == index:
                _take_wrapped(fields, line)
                end = index + 1
    return fields, end


def _take_wrapped(fields: list[tuple[Role, str]], line: Line) -> None:
    """The next line of a field; a label of no mail ("E-mail: …" of a form) is a field of its own."""
    if _LABEL.match(line.folded) is not None and not line.raw[:1].isspace():
        fields.append((Role.OTHER, _raw_value(line)))
        return
    role, value = fields[-1]
    fields[-1] = role, f"{value} {line.raw.strip(' >*')}".strip()


def _raw_value(line: Line) -> str:
    found = _RAW_LABEL.match(line.raw[:2000])
    return found["value"].strip().rstrip("*").strip() if found is not None else ""


def _goes_on(lines: Sequence[Line], index: int, fields: list[tuple[Role, str]]) -> bool:
    """One blank line between two labels (each in a paragraph of its own); never the same role twice."""
    following = label_of(lines[index + 1]) if index + 1 < len(lines) else None
    return following is not None and following[0] not in {role for role, _ in fields}


def _is_block(fields: list[tuple[Role, str]], first: Line, *, marked: bool, least: int) -> bool:
    roles = {role for role, _ in fields} - {Role.OTHER}
    if not roles & {Role.FROM, Role.DATE}:
        return False
    people = " ".join(value for role, value in fields if role in (Role.FROM, Role.TO, Role.CC))[:4000]
    if roles == {Role.FROM} and least > 1:
        return _INNER.search(first.folded) is not None and has_address(people)
    if marked:
        return len(roles) >= least
    days = " ".join(value for role, value in fields if role is Role.DATE)[:600]
    if not any(mark.isdigit() for mark in days):
        return {Role.FROM, Role.TO, Role.SUBJECT} <= roles and has_address(people)
    if has_address(people):
        return len(roles) >= 2 and has_moment(fold(days))
    return Role.SUBJECT in roles and len(roles) >= 3
