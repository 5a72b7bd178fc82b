"""Many patterns at once find exactly what each of them finds by itself."""

from __future__ import annotations

import json
import tomllib
from itertools import islice
from pathlib import Path

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.intent.cues import LANGUAGES
from triage.intent.phrases import alternatives, options, phrases_of
from triage.intent.words import fold

ROOT = Path(__file__).resolve().parents[2]

LETTERS = st.sampled_from(["a", "b", "ab", r"\w", r"[ab]", r"\.", "a b", "a?"])
PATTERN = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("|".join),
        st.lists(inner, min_size=2, max_size=3).map("".join),
        inner.map(lambda one: rf"\b(?:{one})\b"),
        inner.map(lambda one: f"(?:{one})"),
        inner.map(lambda one: f"(?:{one})[^.]*a"),
        inner.map(lambda one: f"({one})+"),
    ),
    max_leaves=6,
)


def _by_itself(pattern: str, text: str) -> bool:
    return re2.search(pattern, text, options(8 << 20)) is not None


@settings(max_examples=300, deadline=None)
@given(st.lists(PATTERN, min_size=1, max_size=4), st.lists(st.text("ab. "), max_size=6))
def test_together_they_find_what_each_finds(patterns: list[str], texts: list[str]) -> None:
    phrases = phrases_of([[pattern] for pattern in patterns])
    for text in texts:
        wanted = {number for number, pattern in enumerate(patterns) if _by_itself(pattern, text)}
        assert phrases.found(text.encode()) == wanted


def test_the_shipped_cues_are_found_as_each_would_be() -> None:
    """Every seventieth example of ours, against one automaton a cue."""
    bodies = tomllib.loads((ROOT / "models" / "cues.toml").read_text("utf-8"))["cue"].values()
    patterns = [[body[key] for key in LANGUAGES if key in body] for body in bodies]
    phrases, alone = phrases_of(patterns), [re2.compile("|".join(one), options(8 << 20)) for one in patterns]
    lines = [
        line
        for path in sorted((ROOT / "models" / "examples").glob("*/*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    for line in islice(lines, 0, None, 70):
        text = fold(json.loads(line)["text"])
        wanted = {number for number, one in enumerate(alone) if one.search(text)}
        assert phrases.found(text.encode()) == wanted, text


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"\b(?:a.*|b(?:c|d))\b|e", [r"\ba.*\b", r"\bb(?:c|d)\b", "e"]),
        (r"\b(?:a|(?:b.*|c)\b)", [r"\ba", r"\bb.*\b", r"\bc\b"]),
        (r"\b(?:a|(?:b|c)\b)", [r"\ba", r"\b(?:b|c)\b"]),
        (r"(?:a|b)c", ["(?:a|b)c"]),
        (r"a\|b|[|)]", [r"a\|b", "[|)]"]),
        (r"(?:a|b)(?:c|d)", ["(?:a|b)(?:c|d)"]),
        (r"(?i)a|b", [r"(?i)a|b"]),
        (r"\Qa|b\E|c", [r"\Qa|b\E|c"]),
        ("", [""]),
    ],
)
def test_a_pattern_is_taken_apart_only_where_that_changes_nothing(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_no_patterns_find_nothing() -> None:
    assert phrases_of([]).found(b"anything") == set()


def test_a_bad_pattern_is_refused() -> None:
    for bad in ("(", "a|*", "(?=late)", "(?:a|b))", "[a|b"):
        with pytest.raises(re2.error):
            phrases_of([["fine"], [bad]])
