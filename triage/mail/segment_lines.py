"""Lines of a mail's text, made ready for comparison once. Linear: each line is folded at most once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LINE_LIMIT: Final = 600
"""Characters of a line that are looked at; no mail program writes a longer header line."""

_PLAIN: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ё": "е", "’": "'", "‘": "'", "：": ":"}
)
_SPACES: Final = re.compile(r"\s+")
_QUOTED: Final = re.compile(r"\s{0,4}>")
_DECORATED: Final = re.compile(r"\s*>.*<\s*$")
_MORE_THAN: Final = re.compile(r"\s{0,4}>=?\s?\d+(?:[.,]\d+)*\s?\S{0,12}(?:\s+\S+){0,4}\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with its end. ``folded`` is for comparison, ``quoted`` says that it starts with ``>``."""

    raw: str
    folded: str
    quoted: bool

    @property
    def blank(self) -> bool:
        return not self.folded


def fold(text: str) -> str:
    """Case folded, without diacritics, invisible characters, asterisks of bold text and doubled spaces.

    NFKD makes full width and compatibility forms narrow; marks are dropped, so that a customer's
    keyboard without accents writes the same words.
    """
    text = text[:LINE_LIMIT]
    if not text.isascii():
        kept = (
            mark
            for mark in unicodedata.normalize("NFKD", text)
            if unicodedata.category(mark) not in ("Mn", "Cf")
        )
        text = "".join(kept)
    return _SPACES.sub(" ", text.replace("*", "").casefold().translate(_PLAIN)).strip()


def table(text: str) -> tuple[str, ...]:
    """The folded cells of a table written with bars between them."""
    return tuple(fold(cell) for cell in text.split("|"))


def lines_of(text: str) -> list[Line]:
    """The lines of a text; their ``raw`` joined is the text."""
    return [_line(raw) for raw in text.splitlines(keepends=True)]


def _line(raw: str) -> Line:
    quoted = _QUOTED.match(raw) is not None and _DECORATED.match(raw[:LINE_LIMIT]) is None
    return Line(raw=raw, folded=fold(raw), quoted=quoted)


def is_more_than(line: Line) -> bool:
    """``> 50 pieces`` on a line of its own is arithmetic, not a quotation."""
    return line.quoted and _MORE_THAN.match(line.raw[:LINE_LIMIT]) is not None
