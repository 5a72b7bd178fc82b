"""Cues: what is said, whatever the words and the language. Content in ``models/cues.toml``.

A cue is a pattern for each of seven languages; all are read at once in one pass (RE2). The heads
learn which cues go with which intent, so that one language teaches the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import re2

from triage.core.errors import OwnerError, Problem
from triage.intent.intents import unknown_word
from triage.intent.words import fold

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")
LONGEST: Final = 1_500
_MOST_MEMORY: Final = 64 << 20
"""The automaton is built as mail is read; at this size it is thrown away and begun again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Names in file order, what each means in words, and one automaton over all of them."""

    names: tuple[str, ...]
    about: Mapping[str, str]
    sha256: str
    matcher: Any
    """An ``re2.Set``; the package ships no type for it."""

    def found(self, subject: str, text: str) -> tuple[int, ...]:
        """Numbers of the cues in the subject and the first 1,500 characters of a text."""
        folded = f"{fold(subject)}\n{fold(text[:LONGEST])}" if text else fold(subject)
        hits = self.matcher.Match(folded.encode("utf-8", "replace")) if self.names else None
        return tuple(hits or ())


def read_cues(table: Mapping[str, object], where: str = "cues.toml") -> Cues:
    """The parsed TOML as cues; all problems in one OwnerError."""
    block = table.get("cue", {})
    entries = dict(block) if isinstance(block, Mapping) else {}
    problems = [
        problem for name, body in entries.items() for problem in _problems(f"{where}: cue.{name}", body)
    ]
    if problems:
        raise OwnerError(*problems)
    matcher = _matcher(entries, where)
    digest = hashlib.sha256(
        repr(sorted((name, sorted(body.items())) for name, body in entries.items())).encode()
    )
    about = {name: str(body["about"]) for name, body in entries.items()}
    return Cues(names=tuple(entries), about=about, sha256=digest.hexdigest(), matcher=matcher)


def _matcher(entries: Mapping[str, Any], where: str) -> Any:
    """One automaton over all cues. Patterns are looked at one by one only where together they fail."""
    together = re2.Set.SearchSet(_options())
    try:
        for body in entries.values():
            together.Add("|".join(body[language] for language in LANGUAGES if language in body))
    except (re2.error, TypeError):
        wrong = [
            problem
            for name, body in entries.items()
            for key in LANGUAGES
            if key in body
            for problem in _pattern_problems(f"{where}: cue.{name}.{key}", body[key])
        ]
        raise OwnerError(*wrong) from None
    if entries:
        together.Compile()
    return together


def _options() -> Any:
    options = re2.Options()
    options.max_mem = _MOST_MEMORY
    options.log_errors = False
    return options


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
        re2.compile(pattern, _options())
    except (re2.error, TypeError) as error:
        return [Problem(where=where, what=f"bad pattern: {error}"[:200], found=str(pattern)[:80])]
    return []
