"""Cues: what is said, whatever the words and the language. Content in ``models/cues.toml``.

A cue is a pattern for each of seven languages; one automaton a cue (RE2) reads all seven in one pass.
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
from triage.intent.words import fold

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")
LONGEST: Final = 1_500
_MOST_MEMORY: Final = 8 << 20
"""An automaton is built as mail is read; at this size it is thrown away and begun again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Names in file order, what each means in words, and an automaton for each."""

    names: tuple[str, ...]
    about: Mapping[str, str]
    sha256: str
    matchers: tuple[Any, ...]
    """An ``re2.Set`` each; the package ships no type for it."""

    def found(self, subject: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Numbers of the cues in subject or text (1,500 characters of it), and of those in the subject."""
        whole = f"{fold(subject)}\n{fold(text[:LONGEST])}" if text else fold(subject)
        anywhere = self._in(whole)
        if not subject or not text:
            return anywhere, anywhere if subject else ()
        return anywhere, self._in(fold(subject))

    def _in(self, folded: str) -> tuple[int, ...]:
        octets = folded.encode("utf-8", "replace")
        return tuple(number for number, matcher in enumerate(self.matchers) if matcher.Match(octets))


def read_cues(table: Mapping[str, object], where: str = "cues.toml") -> Cues:
    """The parsed TOML as cues; all problems in one OwnerError."""
    block = table.get("cue", {})
    entries = dict(block) if isinstance(block, Mapping) else {}
    problems = [
        problem for name, body in entries.items() for problem in _problems(f"{where}: cue.{name}", body)
    ]
    if problems:
        raise OwnerError(*problems)
    matchers = _matchers(entries, where)
    digest = hashlib.sha256(
        repr(sorted((name, sorted(body.items())) for name, body in entries.items())).encode()
    )
    about = {name: str(body["about"]) for name, body in entries.items()}
    return Cues(names=tuple(entries), about=about, sha256=digest.hexdigest(), matchers=matchers)


def _matchers(entries: Mapping[str, Any], where: str) -> tuple[Any, ...]:
    """One automaton a cue; a cue that has none is looked at language by language.

    One automaton over all cues would need a state for every mixture of half-said phrases: that took
    5 ms for 800 characters, where 43 small ones take 0.15 ms.
    """
    found = {name: _matcher(body) for name, body in entries.items()}
    wrong = [
        problem
        for name, body in entries.items()
        if found[name] is None
        for key in LANGUAGES
        if key in body
        for problem in _pattern_problems(f"{where}: cue.{name}.{key}", body[key])
    ]
    if wrong:
        raise OwnerError(*wrong)
    return tuple(found.values())


def _matcher(body: Mapping[str, Any]) -> Any:
    """All languages of one cue in one pass, or None where RE2 refuses."""
    together = re2.Set.SearchSet(_options())
    try:
        together.Add("|".join(body[language] for language in LANGUAGES if language in body))
    except (re2.error, TypeError):
        return None
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
