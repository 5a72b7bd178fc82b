"""Cues: found in any language, in the subject apart, every bad pattern named at once."""

from __future__ import annotations

import pytest

from triage.core.errors import OwnerError
from triage.intent.cues import read_cues

TABLE = {
    "cue": {
        "price": {"about": "asks a price", "en": r"\bhow much\b", "de": r"\bwas kostet\b"},
        "late": {"about": "says it is late", "en": r"\blate\b", "fr": r"\ben retard\b"},
    }
}


def test_each_cue_is_found_in_each_of_its_languages() -> None:
    cues = read_cues(TABLE)
    for text, wanted in (
        ("How much is it, and why so LATE?", (0, 1)),
        ("Was kostet das?", (0,)),
        ("Vous êtes en retard", (1,)),
        ("lately", ()),
        ("", ()),
    ):
        assert cues.found("", text) == (wanted, ())


def test_what_the_subject_says_is_told_apart() -> None:
    """A cue in the subject counts as said, and as said in the subject; one in the text does not."""
    cues = read_cues(TABLE)
    assert cues.found("How much?", "You are late") == ((0, 1), (0,))
    assert cues.found("How much?", "") == ((0,), (0,))


def test_every_bad_pattern_is_named_at_once() -> None:
    """Two cues with a bad pattern each: both are named with their language."""
    broken = {
        "cue": {
            "price": {"about": "a", "en": "(", "de": "kostet"},
            "fine": {"about": "b", "en": "fine"},
            "late": {"about": "c", "en": "late", "fr": "(?=late)"},
        }
    }
    with pytest.raises(OwnerError) as refused:
        read_cues(broken)
    assert [problem.where for problem in refused.value.problems] == [
        "cues.toml: cue.price.en",
        "cues.toml: cue.late.fr",
    ]


def test_no_cues_are_no_cues() -> None:
    assert read_cues({}).found("anything", "at all") == ((), ())
