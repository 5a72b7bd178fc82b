"""Folding: the one reading of text that rules, features and the guard share."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

_INVISIBLE: Final = (
    0xAD,
    0x34F,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_SPACES: Final = re.compile(r"\s+")
_TYPOGRAPHIC: Final[dict[int, str]] = {
    0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x2010: "-", 0x2011: "-",
    0x2013: "-", 0x2014: "-", 0xDF: "ss", 0xE6: "ae", 0xF8: "o", 0x153: "oe", 0xAB: '"', 0xBB: '"',
}  # fmt: skip


@cache
def _table() -> dict[int, str | None]:
    """Code point -> its base letter; invisible characters -> nothing."""
    table: dict[int, str | None] = dict.fromkeys((*_INVISIBLE, *range(0xE0000, 0xE0080)))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii():
            table[code] = base.lower()
    return {**table, **_TYPOGRAPHIC}


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """Lower case, no diacritics, no invisible characters, plain quotes; line breaks stay.

    Rules, cues, guard and features read the same few texts of one mail: the last ones are kept.
    ``Straße`` reads ``strasse``, ``Günstig`` reads ``gunstig``, full-width letters read plain.
    """
    if text.isascii():
        return text.lower()
    folded, table = unicodedata.normalize("NFKC", text).lower(), _table()
    for letter in set(_NOT_ASCII.findall(folded)):
        if (code := ord(letter)) in table:
            folded = folded.replace(letter, table[code] or "")
    return folded


def one_line(text: str, length: int = 80) -> str:
    """The text on one line for a person, cut at ``length`` characters."""
    flat = _SPACES.sub(" ", text).strip()
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


_RUN: Final = re.compile(r"\w+")
_FIGURE: Final = re.compile(r"\d")


@lru_cache(maxsize=4)
def _runs(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where the words of a text stand, and how each is read."""
    spans = [found.span() for found in _RUN.finditer(text)]
    words = "\n".join([text[start:end] for start, end in spans])
    return spans, fold(words).split("\n")


@lru_cache(maxsize=4)
def _zeroed(text: str) -> list[str]:
    """The same, figures as zeros, as features read them."""
    return [_FIGURE.sub("0", one) for one in _runs(text)[1]]


def as_written(term: str, text: str) -> str:
    """Where folded words first stand in a text, as their writer wrote them: ``gunstig`` reads *günstig*,
    ``1.240,50 eur`` *1.240,50 EUR*, and ``rechnung 0000`` *Rechnung 2231* where no such number stands.
    The term itself where they do not stand there."""
    wanted = [found.span() for found in _RUN.finditer(term)]
    words = [term[start:end] for start, end in wanted]
    if not words:
        return term
    spans, read = _runs(text)
    place = _place(words, read)
    if place is None and any(map(str.isdigit, term)):
        place = _place(words, _zeroed(text))
    if place is None:
        return term
    found = text[spans[place][0] : spans[place + len(words) - 1][1]]
    return one_line(term[: wanted[0][0]] + found + term[wanted[-1][1] :])


def _place(words: list[str], read: list[str]) -> int | None:
    first, length = words[0], len(words)
    return next((n for n, one in enumerate(read) if one == first and read[n : n + length] == words), None)
