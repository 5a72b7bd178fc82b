"""Training: the same rows give the same arrays, and a gate that knows what it does not know."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from triage.adapters import fitting, trainer

WORDS = {"lamp": ("lamp", "bulb", "light", "shade"), "bread": ("bread", "loaf", "rye", "crust")}


def corpus() -> fitting.Corpus:
    """Sixty short texts of two kinds, with vectors that tell them apart."""
    chance = np.random.default_rng(3)
    kinds = list(WORDS)
    labels = np.array([number % 2 for number in range(60)])
    texts = [
        " ".join(chance.choice(WORDS[kinds[label]], 3)) + f" {chance.choice(['please', 'today', 'now'])}"
        for label in labels
    ]
    vectors = chance.normal(size=(60, 8)).astype(np.float32) * 0.3
    vectors[:, 0] += labels
    return fitting.Corpus(texts=texts, labels=labels, vectors=vectors, plain=8)


def test_training_is_repeatable() -> None:
    """Two fits on the same rows agree to the last bit: weights, fusion and held-out scores."""
    one, _ = fitting.fit(corpus(), list(WORDS))
    two, _ = fitting.fit(corpus(), list(WORDS))
    assert one.fusion == two.fusion
    assert (one.text.coef == two.text.coef).all()
    assert (one.held == two.held).all()
    assert one.dense is not None
    assert two.dense is not None
    assert (one.dense.out == two.dense.out).all()


def test_held_out_scores_are_log_probabilities() -> None:
    """Each held-out row sums to one, and two easy kinds are told apart."""
    fitted, folds = fitting.fit(corpus(), list(WORDS))
    assert np.exp(fitted.held).sum(axis=1) == pytest.approx(1.0, abs=1e-4)
    assert (fitted.held.argmax(axis=1) == corpus().labels).mean() > 0.95
    assert sorted(int(row) for held, _ in folds for row in held) == list(range(60))


def test_pruning_keeps_the_columns_that_matter() -> None:
    """With few columns allowed, the telling words stay."""
    fitted, _ = fitting.fit(corpus(), list(WORDS), (6, 10))
    assert len(fitted.text.featuriser.words) == 6
    assert len(fitted.text.featuriser.chars) == 10
    assert set(fitted.text.featuriser.words) & {"lamp", "bread", "loaf", "light"}


def test_the_gate_learns_from_strangers() -> None:
    """Rows far from everything known get a low score."""
    known = [({"closeness": 0.9, "logit": 3.0}, True)] * 40 + [({"closeness": 0.7, "logit": 0.2}, False)] * 10
    block = fitting.learn_gate(known, [{"closeness": 0.1, "logit": 3.0}] * 40)
    assert block["weights"]["closeness"] > 0


def test_the_lowest_score_keeps_the_wanted_share() -> None:
    """The threshold is the smallest score above which enough are right; none is 1."""
    scores = np.linspace(0, 1, 400)
    assert 0.4 < fitting.lowest_score(scores, scores > 0.5, 0.95) < 0.5
    assert fitting.lowest_score(scores, scores < 0, 0.95) == 1.0


def test_fusion_finds_the_best_weights() -> None:
    """Of three views, one good, one half as good and one noise: the weights are those of least log loss, which no
    step in any direction betters, and noise counts for nothing."""
    chance = np.random.default_rng(5)
    labels = chance.integers(4, size=800)
    truth = np.eye(4)[labels]
    views = [truth * strength + chance.normal(size=(800, 4)) for strength in (2.0, 1.0, 0.0)]
    found = trainer.fit_fusion(views, labels)

    def loss(weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        total = np.asarray(sum(weight * view for weight, view in zip(weights, views, strict=True)))
        return float(-trainer.log_softmax(total)[np.arange(800), labels].mean())

    assert found[0] == pytest.approx(2.0, rel=0.25)
    assert found[1] == pytest.approx(1.0, rel=0.25)
    assert found[2] < 0.15
    assert all(
        loss(found) <= loss(np.maximum(found + step, 0)) + 1e-6
        for step in np.vstack((np.eye(3), -np.eye(3))) / 20
    )


def test_one_situation_is_never_fitted_and_held_out_at_once() -> None:
    """Rows that mean nearly the same are one situation, also by way of a third; other labels are another."""
    meaning = np.array([[1, 0], [0.9, 0.436], [0.5, 0.866], [1, 0], [0, 1]], dtype=np.float32)
    same = fitting.situations(meaning, np.array([0, 0, 0, 1, 0]))
    assert same[0] == same[1] == same[2] == same[4]
    assert same[3] != same[0]
    whole = replace(corpus(), situations=np.arange(60) // 4)
    _, folds = fitting.fit(whole, list(WORDS))
    assert sorted(int(row) for held, _ in folds for row in held) == list(range(60))
    assert all(len(held) == 4 * len({int(row) // 4 for row in held}) for held, _ in folds)


def test_what_another_hand_wrote_is_held_out_together() -> None:
    """Every scorer that is asked about a mail by another hand has seen no mail by that hand."""
    hands = np.array([0] * 40 + [1] * 10 + [2] * 10)
    whole = replace(corpus(), situations=np.arange(60), hands=hands)
    _, folds = fitting.fit(whole, list(WORDS))
    for hand in (1, 2):
        held = [set(np.flatnonzero(hands == hand)) & set(rows.tolist()) for rows, _ in folds]
        assert sorted(map(len, held)) == [0, 0, 0, 0, 10]


def test_the_fusion_is_what_other_hands_say_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are enough mails by others, the views are weighed on those alone: the first view is right in
    all rows of the one author and in none of the others."""
    monkeypatch.setattr(fitting, "FEWEST_BY_OTHERS", 20)
    labels = np.array([0, 1] * 30)
    hands = np.array([0] * 40 + [1] * 20)
    whole = replace(corpus(), labels=labels, hands=hands, situations=np.arange(60))
    rows, truths, _ = fitting.by_others(whole, *whole.told())
    assert set(rows.tolist()) == set(range(40, 60))
    assert (truths == labels[rows]).all()
    monkeypatch.setattr(fitting, "FEWEST_BY_OTHERS", 21)
    assert len(fitting.by_others(whole, *whole.told())[0]) == 60
