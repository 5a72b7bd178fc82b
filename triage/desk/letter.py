"""The manners of a letter in seven languages: greeting, closing, and what is left between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage.intent.words import fold

_GREETING: Final = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|liebe|"
    r"sehr geehrte|moin|servus|gruss gott|bonjour|bonsoir|madame|monsieur|cher|chere|hola|buenos|buenas|"
    r"estimad|ola|bom dia|boa tarde|boa noite|car[oai] |caros|exm|buongiorno|buonasera|gentil|salve|ciao|"
    r"beste|geachte|goedemorgen|goedemiddag|goedenavond|goedendag|dag )",
)
_CLOSING: Final = re.compile(
    r"^(?:(?:best|kind|warm|many) (?:regards|wishes|thanks)|regards|yours|thank you|thanks|cheers|"
    r"mit freundlich|(?:viele|liebe|beste|freundliche) grusse|vielen dank|danke|mfg|cordialement|merci|"
    r"bien a vous|salutations|un saludo|saludos|gracias|atentamente|cumprimentos|com os melhores|obrigad|"
    r"cordiali saluti|distinti saluti|grazie|saluti|met vriendelijke|groet|bedankt|dank u|alvast bedankt)",
)
_FAREWELL: Final = re.compile(
    r"^(?:(?:best|kind|warm) (?:regards|wishes)|best$|regards|yours |sincerely|cheers|"
    r"mit (?:freundlich|besten)|(?:viele|liebe|beste|freundliche|schone|herzliche) grusse|gruss|mfg|lg$|vg$|"
    r"cordialement|"
    r"bien (?:cordialement|a vous)|(?:meilleures |sinceres )?salutations|un (?:cordial )?saludo|saludos|"
    r"atentamente|(?:os melhores |com os melhores )?cumprimentos|atenciosamente|cordiali saluti|"
    r"distinti saluti|(?:un |tanti )?saluti|met (?:vriendelijke|hartelijke)|"
    r"(?:vriendelijke |hartelijke )?groet)",
)
"""Closings that end a letter; a thank-you may stand in its middle."""

_SHORT: Final = 60
_LAST: Final = 8
"""Lines from the end among which a farewell is one: names, titles and a telephone number may follow it."""


def is_manners(sentence: str) -> bool:
    folded = fold(sentence)
    return len(folded) < _SHORT and bool(_GREETING.match(folded) or _CLOSING.match(folded))


def body_of(text: str) -> str:
    """What a letter says: without the greeting above and the farewell with all that follows it."""
    lines = text.replace("\r\n", "\n").strip().split("\n")
    if _is_greeting(lines):
        lines = lines[1:]
    start = max(len(lines) - _LAST, 0)
    end = next((place for place in range(start, len(lines)) if _says_farewell(lines[place])), len(lines))
    return "\n".join(lines[:end]).strip()


def _is_greeting(lines: Sequence[str]) -> bool:
    """The first line, where it stands alone or ends as a greeting does."""
    first = fold(lines[0].strip())
    alone = (len(lines) == 1 or not lines[1].strip()) and not first.endswith((".", "?"))
    return len(first) < _SHORT and bool(_GREETING.match(first)) and (alone or first.endswith((",", "!", ":")))


def _says_farewell(line: str) -> bool:
    folded = fold(line.strip().rstrip(",.!"))
    return len(folded) < _SHORT and bool(_FAREWELL.match(folded))
