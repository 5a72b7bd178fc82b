"""Tone and urgency of a mail, with the very words that say so. A lexicon: it can be read and mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from triage.desk.deadline import near, taken_back
from triage.desk.tone_words import TONE_WORDS
from triage.intent.words import fold

LONGEST: Final = 6_000
"""Characters of new text that are read: further down stands what others wrote."""

_AMOUNT: Final = re.compile(
    r"(?:(?:€|\$|£|\beur\b|\busd\b|\bgbp\b|\bchf\b)\s?\d[\d.,' ]{0,14}\d|"
    r"(?:€|\$|£)\s?\d|\b\d[\d.,']{0,14}\s?(?:€|\$|£|euro?s?\b|usd\b|gbp\b|chf\b))",
    re.IGNORECASE,
)


class Sign(StrEnum):
    """What a mail may sound like. SAFETY, LEGAL, ANGRY and DEADLINE are told at once."""

    SAFETY = "safety"
    LEGAL = "legal"
    ANGRY = "angry"
    DEADLINE = "deadline"
    REPEATED = "repeated"
    AMOUNT = "amount"


AT_ONCE: Final = frozenset({Sign.SAFETY, Sign.LEGAL, Sign.ANGRY, Sign.DEADLINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One sign and the words that gave it, as they were written (folded), at most three."""

    sign: Sign
    words: tuple[str, ...]


def hear(text: str, language: str, today: date | None = None) -> tuple[Heard, ...]:
    """The signs in one mail's new text, gravest first. Its language and English are read; all seven
    where the language is not known. A last day counts where it is near to ``today``."""
    folded = fold(text[:LONGEST])
    found = ((sign, tuple(_words(sign, folded, language, today))) for sign in Sign)
    return tuple(Heard(sign=sign, words=words) for sign, words in found if words)


def tells_new_bank(text: str) -> tuple[str, ...]:
    """The words that announce other bank details, in any of the seven languages."""
    folded = " ".join(fold(text[:LONGEST]).split())
    return tuple(dict.fromkeys(match[0] for match in _pattern("new_bank", "").finditer(folded)))[:3]


def _words(sign: Sign, folded: str, language: str, today: date | None) -> Iterator[str]:
    flat = " ".join(folded.split())
    if sign is Sign.AMOUNT:
        found = [match[0].strip() for match in _AMOUNT.finditer(flat)]
    else:
        found = [match[0].strip() for match in _pattern(sign.value, language).finditer(flat)]
    if sign is Sign.DEADLINE:
        # "ab sofort" says from when
        found = [one for one in found if f"ab {one}" not in flat and not taken_back(flat, one, language)]
        found += near(folded, language, today)
    yield from list(dict.fromkeys(found))[:3]


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    """One expression for all phrases of a sign, longest first; plain words and ``\\w*``, so it is linear."""
    known = TONE_WORDS[name]
    codes = dict.fromkeys((language, "en")) if language in known else known
    phrases = {phrase for code in codes for phrase in known[code]}
    written = (re.escape(one).replace(r"\*", r"\w*") for one in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")
