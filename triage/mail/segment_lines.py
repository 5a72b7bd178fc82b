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
_QUOTED: Final = re.compile(r"\s{0,4}(?:[A-ZА-ЯІЇЄ][A-Za-zА-Яа-яІіЇїЄє]{0,3}(?=>(?:[\s>]|$)))?>")
"""``>``, and the initials before it of The Bat! and Supercite (``NQ> ``)."""
_BAR: Final = re.compile(r"\s{0,4}\|(?:\s[^|]*)?$")
"""A bar, as exmh quotes; only where the next line has one too: a table has more bars on a line."""
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
    if text.isascii():
        return " ".join(text.replace("*", "").lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(mark for mark in decomposed if unicodedata.category(mark) not in ("Mn", "Cf"))
    return " ".join(kept.replace("*", "").casefold().translate(_PLAIN).split())


def table(text: str) -> tuple[str, ...]:
    """The folded cells of a table written with bars between them."""
    return tuple(fold(cell) for cell in text.split("|"))


def lines_of(text: str) -> list[Line]:
    """The lines of a text; their ``raw`` joined is the text."""
    raws = text.splitlines(keepends=True)
    bars = [_BAR.match(raw[:LINE_LIMIT]) is not None if "|" in raw else False for raw in raws]
    beside = zip([False, *bars], [*bars[1:], False, False], strict=False)
    barred = [bar and (before or after) for bar, (before, after) in zip(bars, beside, strict=False)]
    return [_line(raw, barred=bar) for raw, bar in zip(raws, barred, strict=True)]


def _line(raw: str, *, barred: bool) -> Line:
    quoted = _QUOTED.match(raw) is not None and _DECORATED.match(raw[:LINE_LIMIT]) is None
    return Line(raw=raw, folded=fold(raw), quoted=quoted or barred)


def is_more_than(line: Line) -> bool:
    """``> 50 pieces`` on a line of its own is arithmetic, not a quotation."""
    return line.quoted and _MORE_THAN.match(line.raw[:LINE_LIMIT]) is not None
