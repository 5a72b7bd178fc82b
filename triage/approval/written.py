"""The new text of an answer, made ready to be read: without codes, notices and contact lines, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from triage.approval.words import fold

_CODES: Final = re.compile(
    r"\{[dD]\d{1,9}\.[0-9A-Za-z-]{16,24}\}|\[#\d{1,9}\]"
    r"|[^\s+@]{0,64}\+[dD]\d{1,9}\.[0-9A-Za-z-]{16,24}@[A-Za-z0-9.-]*"
)
_SMILEY: Final = re.compile(r"(?<!\S)[:;=8xX][-o']?[)D(Pp]+(?!\w)|(?<!\S)<3(?!\d)|\^\^")
_WORD: Final = re.compile(r"\d+(?:[.,'\u202f]\d+)*|[^\W_]+(?:'[^\W_]+)*|[^\w\s]")
_MARKS: Final = frozenset(".,;:!?…-–—\"'“”„«»()[]{}*_~|¡¿<>/\\+=&%@#^`´")
_ENDS: Final = frozenset(".;!?…\n")
_CONTACT: Final = re.compile(
    r"(?i)^\W*(?:(?:tel|phone|fon|fax|mob(?:il[e]?)?|handy|t|m|f|p|e|e-?mail|web|www|url|https?|móvil|gsm)\b[\s.:/)]*.*"
    r"|[+(]?\d[\d\s()/.+-]{5,}|\S+@\S+\.\S+|(?:https?://|www\.)\S+)\s*$"
)
_NOTICE: Final = re.compile(
    r"(?i)\b(?:confidential|privileged|intended recipient|vertraulich|bestimmungsgemäß|confidentiel"
    r"|destinataire|confidencial|destinatario|destinatário|riservat|vertrouwelijk|geadresseerde)"
)
_PRINT: Final = re.compile(
    r"(?i)^\W*(?:please consider the environment|think before you print|bitte denken sie an die umwelt"
    r"|pensez à l'environnement|antes de imprimir|prima di stampare|denk aan het milieu)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, figure or emoji, folded; the clause and line it stands in; whether ``?`` follows it."""

    text: str
    clause: int
    line: int = 0
    asked: bool = False


def own_text(new_text: str) -> str:
    """Without codes (they are looked for elsewhere), without legal notices and contact lines at the end."""
    text = _CODES.sub(" ", new_text.replace("\r\n", "\n").replace("\xa0", " "))
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    while len(paragraphs) > 1 and _is_notice(paragraphs[-1]):
        paragraphs.pop()
    lines = "\n\n".join(paragraphs).splitlines()
    while len(lines) > 1 and (not meaningful(lines[-1]) or _CONTACT.match(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip()


def without_codes(text: str) -> str:
    """Text of others without anything that could be read as a code of ours."""
    return _CODES.sub("", text)


def _is_notice(paragraph: str) -> bool:
    if _PRINT.match(paragraph) is not None:
        return True
    return len(paragraph) > 60 and _NOTICE.search(paragraph) is not None


def meaningful(line: str) -> bool:
    """Whether a line holds anything but marks."""
    return bool(tokens_of(line))


def tokens_of(text: str) -> list[Token]:
    """Words in order. Clauses end at sentence marks, commas and line ends."""
    found: list[Token] = []
    clause = 0
    for number, line in enumerate(_SMILEY.sub(" ", text).splitlines()):
        clause += 1
        for match in _WORD.finditer(fold(line)):
            mark = match[0]
            if mark not in _MARKS:
                found.append(Token(text=mark, clause=clause, line=number))
                continue
            if mark in _ENDS or mark in ",:()-–—":
                clause += 1
            if mark == "?" and found:
                last = found[-1]
                found[-1] = Token(text=last.text, clause=last.clause, line=last.line, asked=True)
    return found
