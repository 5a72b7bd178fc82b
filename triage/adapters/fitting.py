"""One training function for every set: heads, fusion with its temperature, gate. Numpy around ``trainer``.

Out-of-fold views fit the fusion; the gate learns from the same held-out rows and from *strangers*: rows
of labels that a head never saw, which is how a mail about something new looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters import tfidf, trainer
from triage.adapters.scoring import (
    DENSE_NAMES,
    DenseScorer,
    Neighbours,
    Scorer,
    TextScorer,
    in_label_order,
)
from triage.intent.combine import Gates
from triage.intent.gate import SIGNALS

Floats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.float64]
Signals = Callable[[int, Scorer], tuple[dict[str, float], dict[str, float], str]]
"""Row number and a scorer -> signals of intent and area, and the label named."""

NEAR_DIMENSIONS: Final = 64
MANY: Final = 12_000
SAME_SITUATION: Final = 0.78
"""Cosine of two sentence vectors from which they tell of one situation."""

STRANGER_WEIGHT: Final = 0.25
FEWEST_BY_OTHERS: Final = 300
LEAST_CENTRED: Final = 200
KEPT: Final = (16_000, 32_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts as TF-IDF reads them, label numbers, vectors of one dense mode (None in mode ``text``)."""

    texts: Sequence[str]
    labels: trainer.Labels
    vectors: Floats | None
    plain: int = 0
    """How many leading dimensions are meaning (the rest are cues); neighbours use those alone."""
    text_heads: dict[tuple[int, ...], trainer.TextHead] = field(default_factory=dict)
    """Text heads already fitted, by the rows they saw: the modes share them."""
    at: trainer.Labels | None = None
    """Which rows of the whole corpus these are."""
    either: trainer.Labels | None = None
    """A second label of rows that could be either, -1 for clear rows. None: all rows are clear."""
    situations: trainer.Labels | None = None
    """Rows of one number tell of one situation, perhaps in two languages: held out together."""
    hands: trainer.Labels | None = None
    """Which hand wrote each row; 0 wrote most. What another wrote is held out together: how views fare on
    mails of people whom nobody has read is what the fusion is to know."""

    def rows(self, chosen: trainer.Labels) -> Corpus:
        vectors = None if self.vectors is None else self.vectors[chosen]
        texts = [self.texts[row] for row in chosen]
        either = None if self.either is None else self.either[chosen]
        same = None if self.situations is None else self.situations[chosen]
        hands = None if self.hands is None else self.hands[chosen]
        return replace(
            self, texts=texts, labels=self.labels[chosen], vectors=vectors, at=chosen, either=either,
            situations=same, hands=hands,
        )  # fmt: skip

    @property
    def together(self) -> trainer.Labels | None:
        """What is held out together: the rows of one situation, and all rows of another hand."""
        if self.hands is None or self.situations is None:
            return self.situations
        return np.where(self.hands > 0, len(self.labels) + self.hands, self.situations)

    @property
    def clear(self) -> trainer.Labels:
        """The rows that have one label."""
        return np.arange(len(self.labels)) if self.either is None else np.flatnonzero(self.either < 0)

    def told(self) -> tuple[trainer.Labels, trainer.Labels, npt.NDArray[np.float64]]:
        """Row numbers with a label and what it counts: unclear rows half under each of theirs."""
        rows, again = np.arange(len(self.labels)), np.zeros(0, dtype=np.int64)
        shares, more = np.ones(len(rows)), again
        if self.either is not None:
            again = np.flatnonzero(self.either >= 0)
            shares[again], more = 0.5, self.either[again]
        labels = np.concatenate((self.labels, more))
        return np.concatenate((rows, again)), labels, np.concatenate((shares, np.full(len(again), 0.5)))

    def under_both(self) -> Corpus:
        """Unclear rows once under each of their labels, which is how the heads learn to be torn."""
        if self.either is None:
            return self
        again = np.flatnonzero(self.either >= 0)
        doubled = self.rows(np.concatenate((np.arange(len(self.labels)), again)))
        labels = np.concatenate((self.labels, self.either[again]))
        return replace(doubled, labels=labels, at=self.at, either=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A scorer fitted on all rows, what the folds said, and the gates' weights."""

    scorer: Scorer
    text: trainer.TextHead
    dense: trainer.DenseHead | None
    fusion: tuple[float, ...]
    held: Floats
    """Held-out log-probabilities of every row."""


def situations(meaning: Floats, labels: trainer.Labels) -> trainer.Labels:
    """A number for each row, equal where rows of one label mean nearly the same (or others link them)."""
    numbers = np.arange(len(labels))

    def first(row: int) -> int:
        while numbers[row] != row:
            numbers[row] = numbers[numbers[row]]
            row = int(numbers[row])
        return row

    for start in range(0, len(labels), 1_000):
        block = slice(start, start + 1_000)
        alike = (meaning[block] @ meaning.T > SAME_SITUATION) & (labels[block, None] == labels[None, :])
        for one, two in zip(*np.nonzero(alike), strict=True):
            numbers[first(int(one) + start)] = first(int(two))
    return np.array([first(row) for row in range(len(labels))])


def fold_count(rows: int) -> int:
    return 3 if rows > MANY else 5


def fit(
    corpus: Corpus, labels: Sequence[str], kept: tuple[int, int] = KEPT
) -> tuple[Fitted, list[tuple[trainer.Labels, Scorer]]]:
    """Heads on all rows, fusion from folds; and the fold scorers with the rows that they never saw."""
    folds = []
    for seen, held in trainer.folds(corpus.labels, fold_count(len(corpus.labels)), corpus.together):
        scorer, _, _ = heads(corpus.rows(seen), labels, kept)
        folds.append((held, scorer, views(scorer, corpus.rows(held))))
    gathered = [np.zeros((len(corpus.labels), len(labels)), np.float32) for _ in folds[0][2]]
    for held, _, seen_views in folds:
        for whole, view in zip(gathered, seen_views, strict=True):
            whole[held] = view
    rows, truths, shares = by_others(corpus, *corpus.told())
    weights = trainer.fit_fusion([view[rows] for view in gathered], truths, shares)
    fusion = tuple(round(float(weight), 5) for weight in weights)
    fused = trainer.log_softmax(np.asarray(sum(w * v for w, v in zip(fusion, gathered, strict=True))))
    scorer, text, dense = heads(corpus, labels, kept)
    fitted = Fitted(scorer=replace(scorer, fusion=fusion), text=text, dense=dense, fusion=fusion, held=fused)
    return fitted, [(held, replace(each, fusion=fusion)) for held, each, _ in folds]


Told = tuple[trainer.Labels, trainer.Labels, npt.NDArray[np.float64]]


def by_others(corpus: Corpus, rows: trainer.Labels, truths: trainer.Labels, shares: Any) -> Told:
    """Rows by other hands alone, where there are enough of them to weigh a handful of views."""
    theirs = np.zeros(len(rows), bool) if corpus.hands is None else corpus.hands[rows] > 0
    if theirs.sum() < FEWEST_BY_OTHERS:
        return rows, truths, shares
    return rows[theirs], truths[theirs], shares[theirs]


def strangers(
    corpus: Corpus, labels: Sequence[str], fusion: tuple[float, ...], kept: tuple[int, int] = KEPT
) -> list[tuple[trainer.Labels, Scorer]]:
    """Scorers that never saw some labels, with the rows of those labels."""
    groups = 3
    order = np.random.default_rng(trainer.SEED).permutation(len(labels))
    found = []
    for group in range(groups):
        hidden = np.isin(corpus.labels, order[group::groups])
        known = corpus.clear[~hidden[corpus.clear]]
        left = sorted(set(corpus.labels[known].tolist()))
        renumbered = replace(
            corpus.rows(known), labels=np.searchsorted(left, corpus.labels[known]), either=None
        )
        scorer, _, _ = heads(renumbered, [labels[number] for number in left], kept)
        found.append((np.flatnonzero(hidden), replace(scorer, fusion=fusion)))
    return found


def heads(
    corpus: Corpus, labels: Sequence[str], kept: tuple[int, int] = KEPT
) -> tuple[Scorer, trainer.TextHead, trainer.DenseHead | None]:
    key = () if corpus.at is None else tuple(corpus.at.tolist())
    learned = corpus.under_both()
    if key not in corpus.text_heads:
        corpus.text_heads[key] = trainer.fit_text(learned.texts, learned.labels, kept)
    text = corpus.text_heads[key]
    dense = None if learned.vectors is None else trainer.fit_dense(learned.vectors, learned.labels)
    known = neighbours(corpus.rows(corpus.clear))
    scorer = Scorer(
        labels=tuple(labels), text=text_scorer(text), dense=None if dense is None else dense_scorer(dense),
        neighbours=known, fusion=(1.0,) * 4, gates=Gates(), version="", mode="",
    )  # fmt: skip
    return scorer, text, dense


def text_scorer(head: trainer.TextHead) -> TextScorer:
    words, scale = tuple(head.featuriser.words), np.ones(len(head.bias), dtype=np.float32)
    return TextScorer(featuriser=head.featuriser, words=words, coef=head.coef, scale=scale, bias=head.bias)


def dense_scorer(head: trainer.DenseHead) -> DenseScorer:
    return DenseScorer(**{name: getattr(head, name) for name in DENSE_NAMES})


def neighbours(corpus: Corpus) -> Neighbours | None:
    """Known mails in the directions that vary most."""
    if corpus.vectors is None:
        return None
    vectors = corpus.vectors[:, : corpus.plain]
    basis = main_directions(vectors)
    rows = vectors @ basis
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return in_label_order(basis, rows, corpus.labels)


def main_directions(vectors: Floats) -> Floats:
    """(dimensions, 64) principal directions, largest first, with a fixed sign."""
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    _, directions = np.linalg.eigh(centred.T @ centred)
    basis = directions[:, ::-1][:, : min(NEAR_DIMENSIONS, vectors.shape[1])]
    return np.asarray(
        basis * np.sign(basis[np.abs(basis).argmax(axis=0), range(basis.shape[1])]), dtype=np.float32
    )


def views(scorer: Scorer, corpus: Corpus) -> list[Floats]:
    """Each view's logits on a corpus: text, then those of the dense heads."""
    out = np.empty((len(corpus.texts), len(scorer.labels)), dtype=np.float32)
    for row, text in enumerate(corpus.texts):
        out[row] = scorer.text.logits(*scorer.text.featuriser.columns(tfidf.prepare(text)))
    if scorer.dense is None or corpus.vectors is None:
        return [out]
    return [out, *scorer.dense.views(corpus.vectors)]


def fused(scorer: Scorer, corpus: Corpus) -> npt.NDArray[Any]:
    """Log-probabilities (rows, labels)."""
    total = sum(weight * view for weight, view in zip(scorer.fusion, views(scorer, corpus), strict=False))
    return trainer.log_softmax(np.asarray(total))


def learn_gate(
    known: Sequence[tuple[dict[str, float], bool]],
    foreign: Sequence[dict[str, float]],
    weight: float = STRANGER_WEIGHT,
    counts: Counts | None = None,
) -> dict[str, Any]:
    """Weights by signal and intercept from held-out rows (right or wrong) and strangers (always wrong).

    ``counts``: how much each held-out row counts. Strangers together weigh at most ``weight`` times these.
    """
    of_known = np.ones(len(known)) if counts is None else counts
    each = min(1.0, weight * float(of_known.sum()) / max(1, len(foreign)))
    rows = [signals for signals, _ in known] + list(foreign)
    targets = np.array([int(right) for _, right in known] + [0] * len(foreign))
    weights = np.concatenate((of_known, np.full(len(foreign), each)))
    matrix = np.array([[signals.get(name, 0.0) for name in SIGNALS] for signals in rows])
    coef, intercept = trainer.fit_logistic(matrix, targets, weights=weights)
    return {
        "weights": {name: round(float(value), 5) for name, value in zip(SIGNALS, coef, strict=True)},
        "intercept": round(intercept, 5),
    }


def lowest_score(
    scores: npt.NDArray[Any],
    right: npt.NDArray[Any],
    wanted: float,
    fewest: int = LEAST_CENTRED,
    counts: Counts | None = None,
) -> float:
    """The smallest gate score above which the share of right ones is at least ``wanted``; 1 where none is."""
    order = np.argsort(-scores, kind="stable")
    each = np.ones(len(order)) if counts is None else counts[order]
    shares = np.cumsum(right[order] * each) / np.cumsum(each)
    good = np.flatnonzero(shares >= wanted)
    good = good[good >= min(fewest, len(order) - 1)]
    return round(float(scores[order[good[-1]]]), 4) if len(good) else 1.0


def auroc(positive: npt.NDArray[Any], negative: npt.NDArray[Any]) -> float:
    """Chance that a positive scores above a negative (ties half)."""
    scores = np.concatenate((positive, negative))
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    total = float(ranks[: len(positive)].sum()) - len(positive) * (len(positive) + 1) / 2
    return total / (len(positive) * len(negative))
