"""Intents are content: what a sender may want, to which area it belongs, how sure we must be.

The finer intent is learned; the area follows from this map, because whether a cancellation is sales
or support is a firm's policy and nothing a model could know.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from triage.core.errors import OwnerError, Problem

NO_AREA: Final = "none"
"""The area of the side intents: nobody's desk, never drafted by area."""

FALLBACK: Final = "other"
"""The intent of what is none of the others; every table must hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One thing a sender may want.

    ``threshold`` is the gate score (0 to 1) below which a verdict for it is *unsure*. ``reply`` names
    the template in ``replies/``, empty where nothing is answered. ``confidential`` intents are shown
    to the named person alone and never learned from; ``urgent`` ones are told at once.
    """

    name: str
    area: str
    description: str
    reply: str = ""
    threshold: float = 0.5
    confidential: bool = False
    urgent: bool = False
    money: bool = False


Intents = Mapping[str, Intent]

_TYPES: Final[Mapping[str, type | tuple[type, ...]]] = {
    "area": str,
    "description": str,
    "reply": str,
    "threshold": (int, float),
    "confidential": bool,
    "urgent": bool,
    "money": bool,
}
_AREAS: Final = ("sales", "billing", "support", NO_AREA)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or empty."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""


def unknown_word(where: str, what: str, word: str, known: Iterable[str]) -> Problem:
    """A Problem for a word that is none of ``known``, with the nearest one to mend it."""
    words = sorted(known)
    near = nearest(word, words)
    mend = f"Did you mean {near}?" if near else ""
    return Problem(where=where, what=what, found=word, allowed=", ".join(words), mend=mend)


def read_intents(table: Mapping[str, object], where: str = "intents.toml") -> dict[str, Intent]:
    """The parsed TOML of ``models/intents.toml`` as intents by name; all problems in one OwnerError."""
    problems: list[Problem] = []
    block = table.get("intent", {})
    intents: dict[str, Intent] = {}
    for key in table:
        if key != "intent":
            problems.append(unknown_word(f"{where}: {key}", "unknown table", key, ("intent",)))
    for name, body in (block if isinstance(block, Mapping) else {}).items():
        found = _problems(f"{where}: intent.{name}", body)
        problems += found
        if not found:
            intents[name] = Intent(name=name, **body)
    if not problems and FALLBACK not in intents:
        problems.append(
            Problem(where=where, what=f"there is no intent.{FALLBACK}", mend="Every mail needs one.")
        )
    if problems:
        raise OwnerError(*problems)
    return intents


def _problems(where: str, body: object) -> list[Problem]:
    if not isinstance(body, Mapping):
        return [Problem(where=where, what="is not a table", found=str(body))]
    problems = [
        unknown_word(f"{where}.{key}", "unknown key", key, _TYPES) for key in body if key not in _TYPES
    ]
    problems += [
        _wrong_type(f"{where}.{key}", body[key]) for key, kind in _TYPES.items() if _mistyped(body, key, kind)
    ]
    problems += [
        Problem(where=f"{where}.{key}", what="is missing")
        for key in ("area", "description")
        if key not in body
    ]
    area, threshold = body.get("area"), body.get("threshold", 0.5)
    if isinstance(area, str) and area not in _AREAS:
        problems.append(unknown_word(f"{where}.area", "unknown area", area, _AREAS))
    if isinstance(threshold, int | float) and not 0 <= threshold <= 1:
        problems.append(
            Problem(where=f"{where}.threshold", what="out of range", found=str(threshold), allowed="0 to 1")
        )
    return problems


def _mistyped(body: Mapping[str, object], key: str, kind: type | tuple[type, ...]) -> bool:
    value = body.get(key)
    if value is None:
        return False
    return not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)


def _wrong_type(where: str, value: object) -> Problem:
    return Problem(where=where, what="has the wrong type", found=repr(value))


def area_of(intents: Intents, name: str) -> str:
    """The area of an intent; an intent the owner has removed belongs to none."""
    intent = intents.get(name)
    return intent.area if intent else NO_AREA
