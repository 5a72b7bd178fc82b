"""Which of many patterns stand in a text, found in two passes over it instead of one a pattern.

One automaton over patterns with gaps (*quote … for … please*) needs a state for every mixture of half-said
phrases, and one automaton a pattern reads the text again and again. So each pattern is taken apart at its
alternatives: those without a gap share one automaton; the few with one are tried only where RE2's own filter
finds their fixed words in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import re2

_MOST_MEMORY: Final = 64 << 20
_MOST_MEMORY_OF_ONE: Final = 8 << 20
"""An automaton is built as mail is read; at this size it is thrown away and begun again."""

_SIGN: Final = re.compile(r"[^\\\[()|]+|\\.|\[(?:\\.|[^\]\\])*\]|\(\?:|.", re.DOTALL)
_NOT_TAKEN_APART: Final = re.compile(r"\(\?(?!:)|\[\^?\]|\[\[:|\\Q")
"""Flags, names, odd classes and quoted runs: such a pattern is kept whole."""

_GAP: Final = re.compile(r"[*+{](?:(?<=[\].)][*+])|(?<=\\[^w][*+])|(?<=\{)\d)")
"""Repeats of more than the letters of one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """``plain`` (an ``re2.Set``) and ``gapped`` (an ``re2.Filter``), and whose pattern each entry is. The
    package ships no type for either."""

    plain: Any
    plain_of: tuple[int, ...]
    gapped: Any
    gapped_of: tuple[int, ...]

    def found(self, octets: bytes) -> set[int]:
        """Numbers of the patterns that match anywhere."""
        hits = set()
        if self.plain is not None:
            hits.update([self.plain_of[entry] for entry in self.plain.Match(octets) or ()])
        if self.gapped is not None:
            hits.update([self.gapped_of[entry] for entry in self.gapped.Match(octets) or ()])
        return hits


def phrases_of(patterns: Sequence[Sequence[str]]) -> Phrases:
    """Each pattern is given as alternatives of which one must match. Raises ``re2.error`` where RE2 refuses
    one."""
    plain, plain_of = re2.Set.SearchSet(options(_MOST_MEMORY)), []
    gapped, gapped_of = re2.Filter(), []
    for number, given in enumerate(patterns):
        without, having = _sorted(given)
        if without:
            plain.Add("|".join(without))
            plain_of.append(number)
        if having:
            gapped.Add("|".join(having), options(_MOST_MEMORY_OF_ONE))
            gapped_of.append(number)
    if plain_of:
        plain.Compile()
    if gapped_of:
        gapped.Compile()
    return Phrases(
        plain=plain if plain_of else None,
        plain_of=tuple(plain_of),
        gapped=gapped if gapped_of else None,
        gapped_of=tuple(gapped_of),
    )


def _sorted(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """Those without a gap, and those with one; only what has one is taken apart."""
    without: list[str] = []
    having: list[str] = []
    for pattern in given:
        for part in alternatives(pattern) if _has_gap(pattern) else (pattern,):
            (having if _has_gap(part) else without).append(part)
    return without, having


@lru_cache(maxsize=4_096)
def _has_gap(pattern: str) -> bool:
    return _GAP.search(pattern) is not None


def options(memory: int) -> Any:
    found = re2.Options()
    found.max_mem = memory
    found.log_errors = False
    return found


def alternatives(pattern: str) -> list[str]:
    r"""Patterns that together match where this one does: ``\b(?:a|b)\b|c`` is ``\ba\b``, ``\bb\b``, ``c``.
    What has no gap is not taken apart further."""
    if _NOT_TAKEN_APART.search(pattern):
        return [pattern]
    return ["".join(part) for part in _parts(_SIGN.findall(pattern))]


def _parts(signs: list[str]) -> list[list[str]]:
    if "|" not in signs:
        return [signs]
    parts = _at_bars(signs)
    if len(parts) == 1:
        parts = _within_its_group(signs)
    if len(parts) == 1:
        return parts
    return [each for part in parts for each in (_parts(part) if _has_gap("".join(part)) else [part])]


def _within_its_group(signs: list[str]) -> list[list[str]]:
    """The alternatives of the one group that is the whole pattern but for word boundaries."""
    start = next((place for place, sign in enumerate(signs) if sign != r"\b"), len(signs))
    end = next((place for place in range(len(signs), start, -1) if signs[place - 1] != r"\b"), start)
    inner = signs[start + 1 : end - 1]
    if signs[start : start + 1] != ["(?:"] or signs[end - 1] != ")" or not _is_balanced(inner):
        return [signs]
    return [[*signs[:start], *part, *signs[end:]] for part in _at_bars(inner)]


def _at_bars(signs: list[str]) -> list[list[str]]:
    """Cut at the bars that stand in no group."""
    parts: list[list[str]] = [[]]
    depth = 0
    for sign in signs:
        if sign == "|" and depth == 0:
            parts.append([])
            continue
        parts[-1].append(sign)
        if sign == ")":
            depth -= 1
        elif sign in ("(", "(?:"):
            depth += 1
    return parts


def _is_balanced(signs: list[str]) -> bool:
    depth = 0
    for sign in signs:
        depth += (sign in ("(", "(?:")) - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
