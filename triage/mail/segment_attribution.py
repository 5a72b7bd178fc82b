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
_FINAL: Final = tuple(sorted(set(words.WROTE_LAST), key=len, reverse=True))
_UNSPACED: Final = "\u0e00"
"""From here on scripts put no spaces between words (Thai, kana, Han, Hangul's letters)."""
_SPACED_VERBS: Final = "|".join(re.escape(verb) for verb in _FINAL if verb[0] < _UNSPACED)
_JOINED_VERBS: Final = "|".join(re.escape(verb) for verb in _FINAL if verb[0] >= _UNSPACED)
_WROTE_LAST: Final = re.compile(
    rf"(?:(?<![^\W_])(?:{_SPACED_VERBS})|(?:{_JOINED_VERBS}))(?:\s?\([^)]{{1,6}}\))?\s?:\s?-*$"
)
_WROTE_INSIDE: Final = re.compile(
    r"(?:^|[\s,>)\"'])(?:"
    + "|".join(re.escape(verb) for verb in words.WROTE_INSIDE)
    + r")\s(?P<rest>.{1,300}):-*$"
)
_FIRST_PERSON: Final = re.compile(
    r"(?:^|\W)(?:" + "|".join(re.escape(phrase) for phrase in words.FIRST_PERSON) + r")(?:\W|$)"
)
_DASHED_VERB: Final = re.compile(r"\s(?:" + "|".join(map(re.escape, _FINAL)) + r")$")
_ADDRESS_COLON: Final = re.compile(r"@[\w.-]{1,190}[\s>)\]\"']*(?:<mailto:[^>]{1,200}>)?[\s>)\]\"']*:$")
_BRACKET_COLON: Final = re.compile(
    r"[<(\[](?:mailto:)?\s?[^\s<>()]{1,64}@[\w.-]{1,190}\s?[>)\]][\s>)\]\"']*(?:<mailto:[^>]{1,200}>)?[\s>)\]\"']*:$"
)
_ADDRESS_END: Final = re.compile(r"@[\w.-]{1,190}[\s>)\]]*$")
_NAMED: Final = re.compile(
    r"(?:[^\s<]{1,40}\s){0,8}[<(](?:mailto:)?[^\s<>@]{1,64}@[\w.-]{1,190}[>)](?P<rest>.{1,200}):$"
)
_DIGIT: Final = re.compile(r"\d")
_ELISION: Final = re.compile(r"[\[<(][^\[\]<>()@]{0,60}[\])>]$|\.{3,}$|[-_=~]{2,}$")
_ADDRESSED: Final = re.compile(r"[<(](?:mailto:)?[^\s<>@]{1,64}@[\w.-]{1,190}[>)](?P<rest>[^<>@]{0,40}):$")
_BRACKETED: Final = re.compile(r"[<(\[](?:mailto:)?\s?[^\s<>()]{1,64}@")
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{4,}[.!?]$")
_INLINE: Final = re.compile(
    r"-*\s?\bOn (?=Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d{1,2}[/ .-]"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
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
        if line.folded.endswith(":") or _SENTENCE_END.search(line.folded) is not None:
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
    """Whether the next line within eight that is neither blank nor "[…]" is quoted."""
    return next_quoted(lines, start) is not None


def next_quoted(lines: Sequence[Line], start: int) -> int | None:
    """The index of that line."""
    for index in range(start, min(start + 8, len(lines))):
        line = lines[index]
        if line.quoted:
            return index
        if not line.blank and _ELISION.match(line.folded) is None:
            return None
    return None


def has_moment(text: str) -> bool:
    """Whether a folded text holds a day or a time of day."""
    return _DAY.search(text) is not None or _TIME.search(text) is not None


def _may_start(line: Line) -> bool:
    folded = line.folded
    if line.blank or len(folded) > _CHARACTERS:
        return False
    if "@" in folded or folded.endswith((":", "-")):
        return True
    return _DIGIT.search(folded) is not None and _opens(folded)


def _looks_quoted(line: Line) -> bool:
    return line.quoted and not has_address(line.folded) and ":" not in line.folded


def _is_open(lines: Sequence[Line], index: int) -> bool:
    """A blank line inside an attribution: only before an address in brackets that stands alone."""
    return (
        index + 1 < len(lines) and lines[index + 1].folded[:1] == "<" and has_moment(lines[index - 1].folded)
    )


def _opens(folded: str) -> bool:
    """Begins as a mail program's line does: a lead word or a day of the week, soon a number; or a number."""
    folded = _LEADING_DASHES.sub("", folded, count=1) if folded[:1] in "-–—_" else folded
    tokens = folded.split(" ", 6)[:6]
    first = tokens[0].strip(",.") if tokens else ""
    if first[:1].isdigit():
        return True
    if first in words.LEADS or first in words.WEEKDAYS:
        return any(token[:1].isdigit() for token in tokens[1:]) or not first.isascii()
    return first[:1] in "在于於" and any(mark.isdigit() for mark in first)


def _is_attribution(window: str, lines: Sequence[Line], after: int) -> bool:
    if window.startswith("--") and _is_dashed(window):
        return True
    if not window.rstrip("- ").endswith(":"):
        return _old_gmail(window, lines, after)
    if next_is_quoted(lines, after):
        return _is_over_quoted(window)
    return _FIRST_PERSON.search(window) is None and _is_strong(window)


def _is_dashed(window: str) -> bool:
    """ "---- Name wrote ----" of Android and Zoho."""
    if not window.endswith(("--", "--:")):
        return False
    return _DASHED_VERB.search(window.strip("-: ")[-80:]) is not None


def _is_over_quoted(window: str) -> bool:
    """Little evidence is enough right above lines that are marked as quoted."""
    if len(window.split()) > 40:
        return False
    if has_moment(window) and (has_address(window) or _opens(window)):
        return True
    return _has_verb(window) or _is_quoting(window)


def _is_strong(window: str) -> bool:
    """Enough to cut text that is not marked as quoted: a day with an address, or with a time and a verb."""
    address, day, time = (
        has_address(window),
        _DAY.search(window) is not None,
        _TIME.search(window) is not None,
    )
    if not day and not address:
        return False
    opens = _opens(window)
    if opens and (day or time) and address and _BRACKET_COLON.search(window) is not None:
        return True
    if _is_dated_name(window) or _is_dated_address(window) or _is_quoting(window):
        return True
    if not _has_verb(window):
        return False
    if opens and day and (time or (address and _BRACKETED.search(window) is not None)):
        return True
    if not address:
        return day and time and len(window.split()) <= 12
    return len(window[: window.index("@")].split()) <= (8 if opens or day else 6)


def has_address(text: str) -> bool:
    return "@" in text and ADDRESS.search(text) is not None


def _is_dated_name(window: str) -> bool:
    """``Name <a@b> …, day, time:`` in any language: at most six words before the address, both after it."""
    found = _NAMED.match(window)
    if found is None:
        return False
    rest = found["rest"]
    return len(rest.split()) <= 14 and _DAY.search(rest) is not None and _TIME.search(rest) is not None


def _is_dated_address(window: str) -> bool:
    """``…, day, time, Name <a@b> [verb]:`` in any language: the day soon, the address last."""
    found = _ADDRESSED.search(window)
    if found is None or len(window.split()) > 24 or len(found["rest"].split()) > 3:
        return False
    before = window[: found.start()]
    soon = any(mark.isdigit() for mark in " ".join(before.split(" ", 5)[:5]))
    return soon and _DAY.search(before) is not None and _TIME.search(before) is not None


def _is_quoting(window: str) -> bool:
    """Horde's "Quoting Name <a@b>:"."""
    return window.startswith(words.QUOTING) and _ADDRESS_COLON.search(window) is not None


def _has_verb(window: str) -> bool:
    if _WROTE_LAST.search(window[-80:]) is not None:
        return True
    inside = _WROTE_INSIDE.search(window)
    return inside is not None and (len(inside["rest"].split()) <= 9 or "@" in inside["rest"])


def _old_gmail(window: str, lines: Sequence[Line], after: int) -> bool:
    """``2011/4/7 Name <a@b>`` without a colon: only right above quoted lines."""
    return (
        window[:1].isdigit()
        and _DAY.search(window) is not None
        and has_address(window)
        and _ADDRESS_END.search(window) is not None
        and next_is_quoted(lines, after)
    )
