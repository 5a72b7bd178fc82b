"""Intents, areas and reasons in seven languages: everybody is told in their own, and nothing is left out."""

from __future__ import annotations

import re
import string
import tomllib

import pytest

from triage.config import LANGUAGES
from triage.core.reason import ABOUT_INTENTS, Reason, Why
from triage.drafting import reason_words
from triage.drafting.intent_words import (
    AREA_WORDS,
    INTENT_WORDS,
    intent_said,
    intents_said,
    named_said,
)
from triage.drafting.reason_words import REASON_WORDS, evidence_said, reason_said
from triage.drafting.rule_words import RULE_WORDS, rule_said
from triage.intent.intents import read_intents
from triage.starter_root import starter_root

INTENTS = read_intents(tomllib.loads((starter_root() / "models" / "intents.toml").read_text("utf-8")))
ABOUT = [
    rule["about"]
    for path in sorted((starter_root() / "rules").glob("*.toml"))
    for rule in tomllib.loads(path.read_text("utf-8"))["rule"]
]
OTHERS = [one for one in LANGUAGES if one != "en"]


def reasons() -> list[Reason]:
    """Every reason there is, about every intent there is."""
    plain = [Reason(why=one, values=("1042", "x@y.example")) for one in Why if one not in ABOUT_INTENTS]
    return plain + [Reason(why=one, values=(name,)) for one in sorted(ABOUT_INTENTS) for name in INTENTS]


def english(text: str) -> list[str]:
    """Which English names of intents or reasons stand in a text."""
    names = [name.replace("_", " ") for name in INTENTS] + [intent_said(name, "en") for name in INTENTS]
    fixed = [part for key in Why for part in re.split(r"\{\d\}", REASON_WORDS[key][0])]
    fixed = [part.strip(" :;,") for part in fixed]
    return [
        one for one in {*names, *filter(None, fixed), "not sure"} if re.search(rf"\b{re.escape(one)}\b", text)
    ]


def test_every_intent_and_every_area_that_we_ship_is_named() -> None:
    """A new one in ``intents.toml`` has no English name in six languages by oversight."""
    assert set(INTENTS) <= set(INTENT_WORDS)
    assert {one.area for one in INTENTS.values()} <= set(AREA_WORDS)
    assert set(REASON_WORDS) == set(Why)


@pytest.mark.parametrize("language", OTHERS)
def test_no_reason_is_told_in_english(language: str) -> None:
    """All reasons over all intents."""
    for reason in reasons():
        said = reason_said(reason, language)
        assert english(said) == [], said
        assert reason_said(reason.stored(), language) == said, "as the facts of a draft keep it"


def test_the_check_itself_sees_english() -> None:
    for reason in reasons():
        assert english(reason_said(reason, "en")), reason


def test_every_rule_that_we_ship_is_named_in_seven_languages() -> None:
    """As it stands in the rule file: a rule renamed there has no words here, and this says so."""
    assert set(ABOUT) == set(RULE_WORDS)
    for about, said in RULE_WORDS.items():
        assert len(said) == len(LANGUAGES)
        assert said[0] == about
        assert about not in said[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_of_one_language_differ(language: str) -> None:
    said = [rule_said(about, language) for about in ABOUT]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_intents_of_one_language_differ(language: str) -> None:
    """Two intents with one name could not be told apart in a list."""
    said = [intent_said(name, language) for name in INTENTS]
    assert len(set(said)) == len(said)
    assert "_" not in "".join(said)


def test_every_language_has_the_same_holes() -> None:
    tables = [*REASON_WORDS.values(), reason_words._RULE, reason_words._WORDS, reason_words._LIKE,
              reason_words._SURE]  # fmt: skip
    for texts in tables:
        assert len({tuple(sorted(name for _, name, _, _ in string.Formatter().parse(one) if name is not None))
                    for one in texts}) == 1, texts  # fmt: skip


def test_an_intent_of_the_firms_own_is_called_by_its_name() -> None:
    assert intent_said("boat_repair", "de") == "boat repair"
    assert named_said("billing", "de") == "Buchhaltung"
    assert intents_said(["order", "boat_repair"], "de", unsure=True) == "Bestellung?"


def test_what_a_verdict_rests_on() -> None:
    found = {"rules": ["doppelt"], "words": ["a", "b"], "near": ["x"], "intent": "order", "confidence": 0.4}
    assert evidence_said(found, "de") == "Regel „doppelt“; Wörter *a*, *b*; ähnlich: x"
    ours = {**found, "rules": ["asks for a quote"], "words": [], "near": []}
    assert evidence_said(ours, "de") == "Regel „bittet um ein Angebot“"
    assert evidence_said(ours, "en") == 'rule "asks for a quote"'
    alone = {**found, "rules": [], "words": [], "near": []}
    assert evidence_said(alone, "fr") == "commande, sûr à 40%"
    assert evidence_said({}, "de") == "", "forgotten"
    assert evidence_said("INV-7, 2", "de") == "INV-7, 2"
