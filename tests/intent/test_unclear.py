"""Mails that a person could file under either of two intents: learned under both, asked about, never known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.intent.test_fitting import WORDS, corpus
from triage.adapters import fitting
from triage.adapters.training import read_examples


def torn_corpus() -> fitting.Corpus:
    """The sixty clear rows, and eight that speak of lamps and bread alike."""
    clear = corpus()
    texts = [*clear.texts, *(f"lamp and loaf {word}" for word in ("please", "today", "now", "here") * 2)]
    chance = np.random.default_rng(9)
    assert clear.vectors is not None
    middle = chance.normal(size=(8, 8)).astype(np.float32) * 0.05
    middle[:, 0] += 0.5
    return replace(
        clear,
        texts=texts,
        labels=np.concatenate((clear.labels, np.zeros(8, dtype=np.int64))),
        vectors=np.vstack((clear.vectors, middle)),
        either=np.array([-1] * 60 + [1] * 8),
    )


def test_an_example_may_name_a_second_intent(tmp_path: Path) -> None:
    """``or`` beside ``intent`` is read; without it a row is clear."""
    (tmp_path / "extra").mkdir()
    rows = [
        {"text": "broken, replace it or money back", "intent": "complaint", "or": "refund_request"},
        {"text": "money back", "intent": "refund_request"},
    ]
    lines = "".join(json.dumps({"subject": "", "language": "en", **row}) + "\n" for row in rows)
    (tmp_path / "extra" / "rows.jsonl").write_text(lines, "utf-8")
    assert [each.either for each in read_examples(tmp_path)] == ["refund_request", ""]


def test_unclear_rows_are_learned_under_both_labels() -> None:
    """They stand once under each label; the others once."""
    doubled = torn_corpus().under_both()
    assert len(doubled.texts) == len(doubled.labels) == 60 + 2 * 8
    assert doubled.labels[60:].tolist() == [0] * 8 + [1] * 8
    assert doubled.vectors is not None
    assert (doubled.vectors[60:68] == doubled.vectors[68:]).all()


def test_heads_are_torn_where_people_are() -> None:
    """A text like the unclear ones gets neither label for sure; a clear one still gets its own."""
    fitted, _ = fitting.fit(torn_corpus(), list(WORDS))
    asked = replace(torn_corpus(), either=None).rows(np.array([60, 61, 62, 63, 0, 1]))
    likely = np.exp(fitting.fused(fitted.scorer, asked)).max(axis=1)
    assert likely[:4].mean() < 0.75
    assert likely[4:].min() > 0.8


def test_unclear_rows_are_no_known_mails() -> None:
    """Likeness to an unclear mail must not make a verdict surer: they are no neighbours."""
    known = fitting.neighbours(torn_corpus().rows(torn_corpus().clear))
    scorer, _, _ = fitting.heads(torn_corpus(), list(WORDS))
    assert scorer.neighbours is not None
    assert known is not None
    assert len(scorer.neighbours.rows) == len(known.rows) == 60
