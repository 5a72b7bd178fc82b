"""Lotus and HCL Notes' tables over a quoted mail: labels that stand to the right, without colons, or bare
``To:``, ``cc:`` and ``Subject:`` under a name and a moment. Also Notes' collapsed "Name ---day time---text".

A table is believed only whole: a sender, a moment, then the three labels in their order within TABLE_LINES
lines. Linear in the text: only lines that may be the first label are looked around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage.mail import segment_words as words
from triage.mail.segment_attribution import has_moment
from triage.mail.segment_lines import Line

TABLE_LINES: Final = 16
_ABOVE: Final = 6
"""Lines over the first label that belong to the table: the sender, wrapped, and the moment."""
_CELL: Final = re.compile(r"(?:^|\s{3,}|\t)(?P<label>[^\s:：]{1,14})\s?(?P<colon>[:：]?)\s*$")
_LEADING: Final = re.compile(r"\s*(?P<label>[^\s:：]{1,14})\s?[:：](?:\s{2,}|\t|\s*$)")
_COLLAPSED: Final = re.compile(
    r"---\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?---"
)
_ORDER: Final = (frozenset(words.TO), frozenset(words.CC), frozenset((*words.SUBJECT, "thema")))


def table_at(lines: Sequence[Line], start: int) -> int | None:
    """The index after the Notes table that starts at a line, or None."""
    if lines[start].blank or lines[start].quoted:
        return None
    if _COLLAPSED.search(lines[start].folded) is not None:
        return start + 1
    first = _first_label(lines, start)
    if first is None:
        return None
    last = _labels_end(lines, first, start + TABLE_LINES)
    if last is None or not any(has_moment(line.folded) for line in lines[start:last]):
        return None
    return _value_end(lines, last) if _names_sender(lines[start:first]) else None


def _first_label(lines: Sequence[Line], start: int) -> int | None:
    """Where ``To`` stands: below the line at hand, with nothing between that is a sentence."""
    for index in range(start + 1, min(start + 1 + _ABOVE, len(lines))):
        line = lines[index]
        if line.quoted or len(line.folded.split()) > 9:
            return None
        if _is_label(line, _ORDER[0]):
            return index
    return None


def _labels_end(lines: Sequence[Line], first: int, limit: int) -> int | None:
    """The index after the line of the last label, where ``cc`` and ``Subject`` follow in order."""
    wanted = iter(_ORDER[1:])
    label = next(wanted)
    for index in range(first + 1, min(limit, len(lines))):
        if _is_label(lines[index], label):
            following = next(wanted, None)
            if following is None:
                return index + 1
            label = following
    return None


def _is_label(line: Line, labels: frozenset[str]) -> bool:
    """At the right end of a line without a colon, or with one at the left end."""
    if line.folded.rstrip(": ").rsplit(" ", 1)[-1] in labels:
        found = _CELL.search(line.raw[:300])
        return found is not None and (bool(found["colon"]) or line.raw[:1].isspace())
    found = _LEADING.match(line.raw[:300])
    return found is not None and line.folded.split(":", 1)[0].strip() in labels


def _names_sender(above: Sequence[Line]) -> bool:
    """An address, or a short name that is no sentence, on the first line."""
    first = above[0].folded
    return "@" in first or (len(first.split()) <= 5 and first[-1:] not in ".!?,;:")


def _value_end(lines: Sequence[Line], last: int) -> int:
    """The subject's own line below a label that stands alone, indented as the table is."""
    end = last
    while end < min(last + 3, len(lines)) and not lines[end].blank and lines[end].raw[:8].isspace():
        end += 1
    return end
