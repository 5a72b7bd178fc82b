"""Two matters in one mail are both named."""

from __future__ import annotations

from functools import cache

import pytest

from triage.adapters.classifier import Classifier
from triage.intent.parts import parts_of
from triage.starter_root import starter_root

TWO = (
    "Could you send me a quote for an oak table, 180 by 90 cm? Also, invoice 2231 was charged twice,"
    " please check that."
)


@cache
def classifier() -> Classifier:
    return Classifier(starter_root(), semantic=False)


@pytest.mark.parametrize(
    "text",
    [TWO, "Wann kommt die Lieferung endlich an? Außerdem brauche ich ein Angebot für drei Stühle.",
     "Le robinet fuit depuis hier soir.\nPar ailleurs, je n'ai pas reçu la facture de septembre.",
     "La silla llegó rota ayer. Además quiero pedir dos mesas más."],
)  # fmt: skip
def test_a_second_matter_begins_where_the_mail_says_so(text: str) -> None:
    """A sentence that begins with also, außerdem, par ailleurs, además."""
    assert len(parts_of(text)) == 2


@pytest.mark.parametrize(
    "text", ["We also need four chairs and a table by May.", "Also: ok.", "", "Thanks a lot."]
)
def test_one_matter_is_not_split(text: str) -> None:
    """*also* within a sentence, or a part of two words, begins nothing."""
    assert parts_of(text) == ()


def test_both_are_named() -> None:
    """One intent leads, the other is named beside it."""
    found = classifier().classify({"subject": "Table", "text": TWO})
    assert {"quote_request", "invoice_query"} <= {found.intent, *found.also}


def test_thanks_in_a_second_part_are_no_second_matter() -> None:
    """Side matters are not named beside the main one."""
    text = "Please cancel my subscription at the end of the month. Also, thank you so much for everything."
    assert "thanks_only" not in classifier().classify({"subject": "", "text": text}).also
