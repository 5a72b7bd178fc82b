"""Refusals in seven languages: every sentence that the code can say, with the same holes, and none in English."""

from __future__ import annotations

import ast
import pickle
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.books import samples
from triage.adapters.invoice_file import prepared
from triage.adapters.invoice_packs import COUNTRIES, pack_for
from triage.books import rule_words
from triage.books.invoice import Draft
from triage.books.reading import draft_of
from triage.books.records import Likeness
from triage.books.rule_words import Failed, in_words
from triage.config import LANGUAGES
from triage.core.errors import OwnerError
from triage.core.refusal import NOTHING, Phrase, Refusal
from triage.drafting import refusal_words as words
from triage.drafting.refusal_where import WHERE

ROOM = Path(words.__file__).resolve().parents[1]
OTHERS = [one for one in LANGUAGES if one != "en"]
COMMAND_LINE = {"table.py"}
"""CSV files are read at the command line, which speaks English."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOM.rglob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def written() -> set[str]:
    """Every sentence in the code, and those that are data: packs, rules, likenesses."""
    found = {one.reason for country in COUNTRIES for one in pack_for(country).refusals}
    found |= {pack_for(country).name for country in COUNTRIES}
    found |= {*rule_words.PLAIN.values(), *rule_words.LISTS.values(), *(one.value for one in Likeness)}
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase":
                first = node.args[0]
                found |= {first.value} if isinstance(first, ast.Constant) else set()
    return found - {str(NOTHING)}


def holes(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_every_sentence_that_can_be_said_is_there_in_seven_languages() -> None:
    assert written() - set(words.REFUSALS) == set()


def test_no_sentence_is_there_that_nothing_says() -> None:
    assert set(words.REFUSALS) - written() - {"A rule is broken."} == set()


@pytest.mark.parametrize("template", sorted(words.REFUSALS))
def test_the_same_holes_and_no_english(template: str) -> None:
    six = words.REFUSALS[template]
    assert len(six) == len(OTHERS)
    assert all(holes(one) == holes(template) for one in six)
    names = template in {pack_for(one).name for one in COUNTRIES} or template in ("no", "total")
    said = template.replace("{sentence}", "").replace("{reason}", "").replace("{below}", "")
    if any(
        letter.isalpha()
        for letter in "".join(text for text, _, _, _ in string.Formatter().parse(said) if text)
    ):
        assert names or template not in six, "left in English"


def test_every_field_has_its_name() -> None:
    for names in WHERE.values():
        assert len(names) == len(LANGUAGES)
        assert all(names)


def test_records_and_drafts_refuse_in_phrases_alone() -> None:
    """A ``Problem`` of the books is a ``Refusal``: mypy then wants a phrase. A plain one would be English."""
    for room in ("books", "pipeline"):
        for path in (ROOM / room).glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            called = {getattr(one.func, "id", "") for one in ast.walk(tree) if isinstance(one, ast.Call)}
            assert "Problem" not in called or path.name in COMMAND_LINE, path.name


def test_a_problem_in_the_readers_words() -> None:
    problem = Refusal(
        where="lines.2.quantity", what=Phrase("must not be negative"), found="-3",
        mend=Phrase("What was billed too much is a correction (type correction)."),
    )  # fmt: skip
    assert words.problem_said(problem, "de") == (
        "Position 2, Menge: darf nicht negativ sein (gefunden: -3). "
        "Was zu viel berechnet wurde, wird mit einer Rechnungskorrektur berichtigt."
    )
    assert words.problem_said(problem, "fr").startswith("ligne 2, quantité : ne peut pas être négative")
    assert words.problem_said(problem, "xx").startswith("line 2, quantity: must not be negative (found -3)")
    assert str(problem).startswith("lines.2.quantity: must not be negative (found -3)"), "at the command line"


def test_phrases_within_phrases_days_and_figures() -> None:
    inner = Phrase("it has the wrong length")
    outer = Phrase("is no valid IBAN ({why})", why=inner)
    assert words.phrase_said(outer, "de") == "ist keine gültige IBAN (die Länge stimmt nicht)"
    assert str(outer) == "is no valid IBAN (it has the wrong length)"
    on = Phrase("has no rate on {day}", day=date(2026, 11, 20))
    assert words.phrase_said(on, "de") == "hat am 20.11.2026 keinen Steuersatz"
    assert words.phrase_said(Phrase("up to {most}", most=Decimal("12.50")), "nl") == "tot 12.50"
    assert words.phrase_said("acme-ltd", "de") == "acme-ltd"
    pattern = Phrase("letters, digits, . / _ -, {year}, and {n} or {n:04} at the end")
    assert "{year}" in words.phrase_said(pattern, "it")


def test_a_phrase_comes_back_whole_from_another_process() -> None:
    phrase = Phrase("up to {most}", most=3)
    again = pickle.loads(pickle.dumps(phrase))
    assert (again, words.phrase_said(again, "de")) == ("up to 3", "bis 3")


def test_where_that_is_no_field_stays() -> None:
    assert words.where_said("acme-ltd", "de") == "acme-ltd"
    assert words.where_said("INV-2026-0042", "de") == "INV-2026-0042"
    assert words.where_said("EN 16931", "de") == "EN 16931"
    assert words.where_said("terms.discounts.2.days", "de") == "Zahlungsbedingungen, Skontostufe 2, Tage"
    assert words.where_said("2", "de") == "2"


def test_a_failing_rule_in_the_readers_words() -> None:
    failed = in_words(Failed(rule="BR-CO-16", text="[BR-CO-16] - Amount due (BT-115) = ..."))
    assert words.phrase_said(failed, "it") == "L'importo da pagare non è il totale meno il pagato. (BR-CO-16)"
    theirs = in_words(Failed(rule="BR-XX-1", text="[BR-XX-1]-Something {odd} must be."))
    assert words.phrase_said(theirs, "de") == "Something (odd) must be. (BR-XX-1)"


def test_all_that_a_wrong_draft_says_is_told(draft_problems: list[OwnerError]) -> None:
    """What the books really raise over many wrong drafts: each sentence has its entry."""
    assert len(draft_problems) > 20
    for error in draft_problems:
        for problem in error.problems:
            for text in (problem.what, problem.mend):
                assert not text or isinstance(text, Phrase), problem
                assert not text or text.template in words.REFUSALS, text


@pytest.fixture
def draft_problems() -> list[OwnerError]:
    made: list[OwnerError] = []
    for plant in samples.MISTAKES.values():
        found = samples.invoice()
        plant(found)
        try:
            prepared(samples.read(found), samples.TODAY)
        except OwnerError as error:
            made.append(error)
    for field in Draft.__dataclass_fields__:
        for wrong in ("", "x", -1, None, 10**12, [], [{}], {"nonsense": 1}, True):
            plain = {**samples.invoice(), field: wrong}
            try:
                draft_of(plain)
            except OwnerError as error:
                made.append(error)
    return made
