"""The firm's frame around a text: salutation, signature, subject of an answer."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NEUTRAL: Final = {
    "en": "Hello {name},",
    "de": "Guten Tag {name},",
    "fr": "Bonjour {name},",
    "es": "Hola, {name}:",
    "pt": "Olá {name},",
    "it": "Buongiorno {name},",
    "nl": "Beste {name},",
}
_NAMELESS: Final = {
    "en": "Hello,",
    "de": "Guten Tag,",
    "fr": "Bonjour,",
    "es": "Hola:",
    "pt": "Olá,",
    "it": "Buongiorno,",
    "nl": "Goedendag,",
}
_PREFIX: Final = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|vs|odp|rif|res|r|wg|fwd?|tr|rv|doorst|i|enc)(?:\[\d+\])?\s*[:\uff1a]\s*)+",
    re.IGNORECASE,
)
_WORD: Final = r"(?:(?:[^\W\d_]\.-?){1,4}|[^\W\d_]+(?:['’-][^\W\d_]+)*['’.]?)"
_NAME: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}")
"""Up to five words of letters, initials with dots. A name such as ``www.evil.example`` is none: it would
become a link of ours in a mail program."""


def salutation(language: str, name: str) -> str:
    """A neutral greeting with the full name where it looks like one; never a guessed title."""
    code = language if language in _NEUTRAL else "en"
    spoken = " ".join(unicodedata.normalize("NFC", name).split())
    if len(spoken) <= 60 and _NAME.fullmatch(spoken):
        return _NEUTRAL[code].format(name=spoken)
    return _NAMELESS[code]


def framed(body: str, *, language: str, name: str, signature: str) -> str:
    """Salutation, text, signature, as the customer would get it."""
    return f"{salutation(language, name)}\n\n{body.strip()}\n\n-- \n{signature.strip()}\n"


def base_subject(subject: str) -> str:
    """The subject without its stack of Re:, AW:, SV:, Fwd: (RFC 5256 calls it the base subject)."""
    return _PREFIX.sub("", subject).strip()


def answer_subject(subject: str, fallback: str) -> str:
    """``Re:`` and the customer's own subject; the template's subject where there was none."""
    base = base_subject(subject)
    return f"Re: {base}" if base else fallback


def own_words(body: str) -> str:
    """A framed text without its frame: salutation above, signature below."""
    return body.partition("\n\n")[2].rpartition("\n-- \n")[0].strip()
