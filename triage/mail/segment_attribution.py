"""Attribution lines: "On … wrote:", "Am … schrieb …:", "… <a@b>:", wrapped over lines, in any language.

A line is taken for one only with evidence that a mail program wrote it: a day and a time, or an address, or
quoted lines right below. People's own sentences about letters have less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage.mail import segment_words as words
from triage.mail.segment_lines import Line, fold

WINDOW: Final = 6
"""Lines that a wrapped attribution may take."""
_CHARACTERS: Final = 500

ADDRESS: Final = re.compile(r"[\w.+%=&'/-]{1,64}@[\w.-]{1,190}")
_DAY: Final = re.compile(
    r"(?<!\d)(?:(?:19|20|25)\d\d(?!\d)|\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}(?!\d)"
    r"|\d{1,2}[./-][^\W\d]{3,9}[./-]{1,2}\d{2,4}(?!\d)|\d{1,2}\.?\s[^\W\d]{3,9}\.?,?\s\d{2}(?!\d))"
)
_TIME: Final = re.compile(r"(?<![\d.])\d{1,2}\s?[:.h時时点]\s?\d{2}(?![\d.]\d)")
_FINAL: Final = tuple(sorted({fold(verb) for verb in words.WROTE_LAST}, key=len, reverse=True))
_WROTE_LAST: Final = re.compile(
    r"(?P<before>.?)(?:" + "|".join(map(re.escape, _FINAL)) + r")(?:\s?\([^)]{1,6}\))?\s?:\s?-*$"
)
_WROTE_INSIDE: Final = re.compile(
    r"(?:^|[\s,>)\"'])(?:"
    + "|".join(re.escape(fold(verb)) for verb in words.WROTE_INSIDE)
    + r")\s(?P<rest>.{1,300}):-*$"
)
_FIRST_PERSON: Final = re.compile(
    r"(?:^|\W)(?:" + "|".join(re.escape(phrase) for phrase in words.FIRST_PERSON) + r")(?:\W|$)"
)
_DASHED: Final = re.compile(r"-{2,}\s?(?P<inside>[^-].{1,300}?)\s?:?\s?-{2,}:?$")
_DASHED_VERB: Final = re.compile(r"\s(?:" + "|".join(map(re.escape, _FINAL)) + r")$")
_ADDRESS_COLON: Final = re.compile(r"@[\w.-]{1,190}[\s>)\]\"']*(?:<mailto:[^>]{1,200}>)?[\s>)\]\"']*:$")
_ADDRESS_END: Final = re.compile(r"@[\w.-]{1,190}[\s>)\]]*$")
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{4,}[.!?]$")
_INLINE: Final = re.compile(
    r"-*\s?\bOn (?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d{1,2}[/ .-]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
)
_LEADING_DASHES: Final = re.compile(r"[-–—_ ]+")


def attribution_end(lines: Sequence[Line], start: int) -> int | None:
    """The index after the attribution that starts at ``start``, or None. Looks at WINDOW lines at most."""
    if not _may_start(lines[start]):
        return None
    window = ""
    for index in range(start, min(start + WINDOW, len(lines))):
        line = lines[index]
        if line.quoted and not line.folded.startswith("> "):
            return None
        if line.blank:
            if index > start + 1 or not _is_open(lines, index):
                return None
            continue
        window = f"{window} {line.folded}".strip()
        if len(window) > _CHARACTERS or (index > start and _looks_quoted(line)):
            return None
        if _is_attribution(window, lines, index + 1):
            return index + 1
        if _SENTENCE_END.search(line.folded) is not None:
            return None
    return None


def inline_split(line: Line, following: Sequence[Line], start: int) -> int | None:
    """Where an attribution begins inside a line that also holds the answer; only right above quoted lines."""
    if not line.folded.endswith((":", "wrote")) or not next_is_quoted(following, start):
        return None
    found = list(_INLINE.finditer(line.raw[:_CHARACTERS]))
    if not found or found[-1].start() == 0 or not line.raw[: found[-1].start()].strip():
        return None
    return (
        found[-1].start() if _is_attribution(fold(line.raw[found[-1].start() :]), following, start) else None
    )


def next_is_quoted(lines: Sequence[Line], start: int) -> bool:
    """Whether the next line that is not blank, within eight, is quoted."""
    for line in lines[start : start + 8]:
        if not line.blank:
            return line.quoted
    return False


def has_moment(text: str) -> bool:
    """Whether a folded text holds a day or a time of day."""
    return _DAY.search(text) is not None or _TIME.search(text) is not None


def _may_start(line: Line) -> bool:
    folded = line.folded
    if line.blank or len(folded) > _CHARACTERS:
        return False
    return _opens(folded) or "@" in folded or folded.endswith(":") or folded[:2] == "--"


def _looks_quoted(line: Line) -> bool:
    return line.quoted and ADDRESS.search(line.folded) is None and ":" not in line.folded


def _is_open(lines: Sequence[Line], index: int) -> bool:
    """A blank line inside an attribution: only before an address in brackets that stands alone."""
    return (
        index + 1 < len(lines) and lines[index + 1].folded[:1] == "<" and has_moment(lines[index - 1].folded)
    )


def _opens(folded: str) -> bool:
    """Begins as a mail program's line does: a lead word or a day of the week soon followed by a number, or a number."""
    folded = _LEADING_DASHES.sub("", folded, count=1) if folded[:1] in "-–—_" else folded
    tokens = folded.split(" ", 6)[:6]
    first = tokens[0].strip(",.") if tokens else ""
    if first[:1].isdigit():
        return True
    if first in words.LEADS or first in words.WEEKDAYS:
        return any(mark.isdigit() for token in tokens[1:] for mark in token[:1]) or not first.isascii()
    return first[:1] in "在于於" and any(mark.isdigit() for mark in first)


def _is_attribution(window: str, lines: Sequence[Line], after: int) -> bool:
    dashed = _DASHED.match(window)
    if dashed is not None and _DASHED_VERB.search(dashed["inside"]) is not None:
        return True
    if not window.rstrip("- ").endswith(":"):
        return _old_gmail(window, lines, after)
    if _FIRST_PERSON.search(window) is not None and not next_is_quoted(lines, after):
        return False
    verb, opens = _has_verb(window), _opens(window)
    address, day, time = (
        ADDRESS.search(window) is not None,
        _DAY.search(window) is not None,
        _TIME.search(window) is not None,
    )
    if verb and (address or day) and _is_strong(window, opens=opens, address=address, day=day, time=time):
        return True
    if opens and (day or time) and _ADDRESS_COLON.search(window) is not None:
        return True
    return (verb or (opens and day)) and len(window.split()) <= 30 and next_is_quoted(lines, after)


def _is_strong(window: str, *, opens: bool, address: bool, day: bool, time: bool) -> bool:
    """Enough to cut text that is not marked as quoted."""
    if opens and day and (address or time):
        return True
    if not address:
        return day and time and len(window.split()) <= 12
    before = window[: window.index("@")].split()
    return len(before) <= 8 if opens or day else len(before) <= 6


def _has_verb(window: str) -> bool:
    final = _WROTE_LAST.search(window[-80:])
    if final is not None and (
        not final["before"].isalpha() or not final["before"].isascii() or not final[0][1:2].isascii()
    ):
        return final["before"] == "" or not (
            final["before"].isalpha() and final[0][1:2].isalpha() and _spaced(final[0][1])
        )
    inside = _WROTE_INSIDE.search(window)
    return inside is not None and (len(inside["rest"].split()) <= 9 or "@" in inside["rest"])


def _spaced(mark: str) -> bool:
    """Whether the script of a letter puts spaces between words (so that a verb must begin one)."""
    return mark < "\u0e00" or "\u1e00" <= mark < "\u2000"


def _old_gmail(window: str, lines: Sequence[Line], after: int) -> bool:
    """``2011/4/7 Name <a@b>`` without a colon: only right above quoted lines."""
    return (
        window[:1].isdigit()
        and _DAY.search(window) is not None
        and _ADDRESS_END.search(window) is not None
        and next_is_quoted(lines, after)
    )
