"""Cues: what is said, whatever the words and the language. Content in ``models/cues.toml``.

A cue is a pattern for each of seven languages; RE2 looks for all cues at once (``phrases``).
The heads learn which cues go with which intent, so that one language teaches the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import re2

from triage.core.errors import OwnerError, Problem
from triage.intent.intents import unknown_word
from triage.intent.phrases import Phrases, options, phrases_of
from triage.intent.words import fold

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")
LONGEST: Final = 1_500
_MOST_MEMORY: Final = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Names in file order, what each means in words, and what finds them."""

    names: tuple[str, ...]
    about: Mapping[str, str]
    sha256: str
    phrases: Phrases

    def found(self, subject: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Numbers of the cues in subject or text (1,500 characters of it), and of those in the subject."""
        whole = f"{fold(subject)}\n{fold(text[:LONGEST])}" if text else fold(subject)
        anywhere = self._in(whole)
        if not subject or not text:
            return anywhere, anywhere if subject else ()
        return anywhere, self._in(fold(subject))

    def _in(self, folded: str) -> tuple[int, ...]:
        return tuple(sorted(self.phrases.found(folded.encode("utf-8", "replace"))))


def read_cues(table: Mapping[str, object], where: str = "cues.toml") -> Cues:
    """The parsed TOML as cues; all problems in one OwnerError."""
    block = table.get("cue", {})
    entries = dict(block) if isinstance(block, Mapping) else {}
    problems = [
        problem for name, body in entries.items() for problem in _problems(f"{where}: cue.{name}", body)
    ]
    if problems:
        raise OwnerError(*problems)
    phrases = _phrases(entries, where)
    digest = hashlib.sha256(
        repr(sorted((name, sorted(body.items())) for name, body in entries.items())).encode()
    )
    about = {name: str(body["about"]) for name, body in entries.items()}
    return Cues(names=tuple(entries), about=about, sha256=digest.hexdigest(), phrases=phrases)


def _phrases(entries: Mapping[str, Any], where: str) -> Phrases:
    """What finds them all; where RE2 refuses, each pattern is looked at by itself, to name it."""
    try:
        return phrases_of([[body[key] for key in LANGUAGES if key in body] for body in entries.values()])
    except (re2.error, TypeError) as error:
        wrong = [
            problem
            for name, body in entries.items()
            for key in LANGUAGES
            if key in body
            for problem in _pattern_problems(f"{where}: cue.{name}.{key}", body[key])
        ]
        raise OwnerError(*(wrong or [Problem(where=where, what=f"RE2 refuses: {error}"[:200])])) from None


def _problems(where: str, body: object) -> list[Problem]:
    if not isinstance(body, Mapping):
        return [Problem(where=where, what="is not a table", found=str(body))]
    known = ("about", *LANGUAGES)
    problems = [unknown_word(f"{where}.{key}", "unknown key", key, known) for key in body if key not in known]
    if "about" not in body or len(body) < 2:
        problems.append(Problem(where=where, what="needs about and at least one language"))
    return problems


def _pattern_problems(where: str, pattern: object) -> list[Problem]:
    try:
        re2.compile(pattern, options(_MOST_MEMORY))
    except (re2.error, TypeError) as error:
        return [Problem(where=where, what=f"bad pattern: {error}"[:200], found=str(pattern)[:80])]
    return []
