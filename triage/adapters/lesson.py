"""What the learning child does: reads mails with the shipped model, and fits the owner layer to them.

Runs in the child alone (``teacher.work``): the only way to scikit-learn at run time leads through here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters import trainer
from triage.adapters.classifier import Classifier
from triage.adapters.owner_layer import Learned, Lesson
from triage.adapters.teacher import ToRead, WereRead

OWNER_C: Final = 10.0
PARTS: Final = 4
"""Parts of the rows that are held out in turn, to weigh both views against one another."""

MANY: Final = 400
WEIGHED: Final = 600
"""Of many rows, so many weigh the views, in two parts: two numbers need no more, and somebody may wait."""

LEAST: Final = 0.35
"""So much the shipped view keeps: what a firm's first hundred mails do not show may come tomorrow."""

SHIPPED_MOST: Final = 1.0
"""The shipped view is calibrated on far more mails than a firm has corrected; nothing here makes it surer."""

TRUSTED_FROM: Final = 40.0
"""Corrections from which on the weights of the views are taken as found; fewer move them only in part."""


def read_mails(asked: ToRead) -> WereRead:
    classifier = _classifier(asked.root, asked.semantic)
    classifier.wear(asked.student)
    vectors, rows, labels = [], [], tuple(classifier.content.intents)
    for mail in asked.mails:
        vector = classifier.vector(mail)
        scores = classifier.shipped(mail, vector).log_probabilities
        if vector is None or not scores:
            return WereRead(reader="", labels=(), vectors=np.empty((0, 0), np.float32),
                            scores=np.empty((0, 0), np.float32))  # fmt: skip
        labels = tuple(scores)
        vectors.append(vector)
        rows.append(list(scores.values()))
    return WereRead(
        reader=classifier.reader,
        labels=labels,
        vectors=np.array(vectors, dtype=np.float32),
        scores=np.array(rows, dtype=np.float32),
    )


@lru_cache(maxsize=1)
def _classifier(root: Path, semantic: bool) -> Classifier:
    return Classifier(root, semantic=semantic)


def learn(lesson: Lesson) -> Learned:
    """Fit the own view on all rows; weigh it against the shipped one on held-out rows of the firm."""
    names, answers = np.unique(lesson.answers, return_inverse=True)
    coef, bias = trainer.fit_quickly(lesson.features, answers, OWNER_C, lesson.weights)
    labels = tuple(lesson.labels[int(number)] for number in names)
    return Learned(labels=labels, coef=coef, bias=bias, fusion=_fusion(lesson), of=lesson.labels)


def _fusion(lesson: Lesson) -> tuple[float, float]:
    """Weights of shipped and own view by their log loss on held-out corrections of the firm."""
    firm = np.flatnonzero(lesson.firm)
    if not np.ptp(lesson.shipped):
        return 0.0, 1.0
    if len(firm) < PARTS:
        return 1.0, 0.0
    if len(firm) > MANY:
        firm = np.sort(np.random.default_rng(trainer.SEED).permutation(firm)[:WEIGHED])
    own = _held_out(lesson, firm, PARTS if len(firm) <= MANY else 2)
    shipped, mine = trainer.fit_fusion(
        [lesson.shipped[firm], own], lesson.answers[firm], most=(SHIPPED_MOST, trainer.MOST_TRUST)
    )
    trust = min(1.0, len(firm) / TRUSTED_FROM)
    return float(max(LEAST, 1.0 + trust * (shipped - 1.0))), float(trust * mine)


def _held_out(lesson: Lesson, firm: npt.NDArray[Any], parts: int) -> npt.NDArray[np.float64]:
    """The own view's log-probabilities of these rows of the firm, each fitted without it."""
    own = np.full((len(lesson.answers), len(lesson.labels)), -np.log(len(lesson.labels)))
    part = np.full(len(lesson.answers), parts)
    part[~lesson.firm] = -1
    part[firm] = np.random.default_rng(trainer.SEED).permutation(len(firm)) % parts
    for number in range(parts):
        seen = np.flatnonzero((part != number) & (part < parts))
        held = np.flatnonzero(part == number)
        names, answers = np.unique(lesson.answers[seen], return_inverse=True)
        if len(names) > 1:
            coef, bias = trainer.fit_quickly(lesson.features[seen], answers, OWNER_C, lesson.weights[seen])
            own[np.ix_(held, names)] = trainer.log_softmax(lesson.features[held] @ coef + bias)
    return np.asarray(own[firm])
