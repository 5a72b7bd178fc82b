"""What staff read around a proposal, and that the words it names are the words that work."""

from __future__ import annotations

import re
import string

import pytest

from triage.approval.answer import read_answer
from triage.approval.answer_kinds import Done, Give, Later, No, Refile, Yes
from triage.config import LANGUAGES
from triage.drafting.staff_words import STAFF_WORDS


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_language_says_everything() -> None:
    """The same keys and the same placeholders in all seven."""
    assert set(STAFF_WORDS) == set(LANGUAGES)
    for language, words in STAFF_WORDS.items():
        assert {key: holes(text) for key, text in words.items()} == {
            key: holes(text) for key, text in STAFF_WORDS["en"].items()
        }, language
        assert all(words.values()), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choices_that_are_named_work(language: str) -> None:
    """Typed as they are printed: yes, no, later 2d, done (I phoned)."""
    line = STAFF_WORDS[language]["choices"].partition(":")[2]
    yes, no, later, done = (word.strip() for word in re.split(r" {3,}", line.strip())[:4])
    assert read_answer(yes) == Yes()
    assert read_answer(no) == No()
    assert isinstance(read_answer(later), Later)
    assert read_answer(later) == read_answer("later 2d") != read_answer("later 3d")
    assert isinstance(read_answer(done), Done)
    empty = STAFF_WORDS[language]["choices_empty"]
    assert later in empty
    assert read_answer(re.split(r" {3,}", empty)[-1]) == Give()
    assert read_answer(STAFF_WORDS[language]["assign"].format(colleague="Sam")) == Give(who="sam")
    assert done in empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_for_everybody_and_for_filing_work(language: str) -> None:
    """``all`` includes the Cc people; the three areas are known by their names in each language."""
    words = STAFF_WORDS[language]
    everybody = re.findall(r"\*(\w+)\*", words["cc"])
    assert [read_answer(word) for word in everybody] == [Yes(include_all=True)]
    filed = [read_answer(word) for word in re.findall(r"#\w+", words["refile"])]
    assert filed == [Refile(area=area) for area in ("sales", "billing", "support")]
