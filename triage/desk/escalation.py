"""What a person needs to decide in one glance: the thread in three lines, what attachments say. Extractive:
every word shown was written by somebody, none is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from triage.desk.letter import is_manners
from triage.intent.words import one_line

LINE: Final = 110
"""Characters of one line of the thread, beside date and name."""

LINES: Final = 3
E_INVOICE: Final = 700
"""An e-invoice is shown with all its fields: its XML cannot be read."""
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\S|[ \t]+[a-zß-ÿ0-9])[^.!?\n]*)*[.!?]*")
"""A stop before a small letter or a figure is an abbreviation's: Gartenstr. 14."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One mail of the thread. ``who`` is a name, or empty for us."""

    at: datetime
    who: str
    text: str


def gist(text: str, length: int = LINE) -> str:
    """The sentence that says most: a question before a statement, figures and names before neither,
    earlier before later. Greetings and closings never."""
    sentences = [one.strip() for one in _SENTENCE.findall(text[:4000])]
    told = [one for one in sentences if len(one) > 3 and not is_manners(one)]
    if not told:
        return one_line(text, length)
    best = max(enumerate(told), key=lambda one: _weight(one[0], one[1]))[1]
    return one_line(best, length)


def _weight(place: int, sentence: str) -> float:
    words = sentence.split()
    weight = 2.0 * ("?" in sentence) + 0.6 * any(letter.isdigit() for letter in sentence)
    return weight + min(len(words), 12) / 12 - 0.15 * place


def thread_lines(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Three of the mails before this one, each as its gist: the first, and the two last."""
    ordered = sorted(exchanges, key=lambda one: one.at)
    chosen = ordered if len(ordered) <= LINES else [ordered[0], *ordered[1 - LINES :]]
    return tuple(Exchange(at=one.at, who=one.who, text=gist(one.text)) for one in chosen)


def attachment_says(text: str | None, length: int = 240) -> str:
    """The first words of what was read from an attachment, or empty."""
    if text and text.startswith("e-invoice\n"):
        return one_line("; ".join(text.splitlines()[1:]), E_INVOICE)
    return one_line(text, length) if text else ""
