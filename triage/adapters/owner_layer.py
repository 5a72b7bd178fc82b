"""The firm's own layer over the shipped model: fitted from corrections, scored by numpy.

Two views are weighed against one another by their log loss on held-out corrections: what the shipped
model says, and a logistic regression on the mail's vector, the shipped log-probabilities and the
sender's history. A label that no correction names keeps what the shipped model says of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.intent.combine import Scores
from triage.intent.owner import Correction, Memory, remember, sender_history, shares
from triage.intent.words import one_line

Floats = npt.NDArray[np.float32]

SENDER_WEIGHT: Final = 0.7
DOMAIN_WEIGHT: Final = 0.4
LOGIT_WEIGHT: Final = 0.15
OWN_BEHIND: Final = 1.0
FEWEST: Final = 4
"""Corrections of at least two intents before a layer is fitted at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Arrays of a fitted layer: ``coef`` (features, labels), ``fusion`` (shipped, own)."""

    labels: tuple[str, ...]
    coef: Floats
    bias: Floats
    fusion: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLayer:
    """What a firm has taught so far. Empty at first; ``memory`` works from the first correction on."""

    labels: tuple[str, ...]
    """Labels of the shipped model and of the firm's own intents, in the order of the features."""
    memory: Memory = field(default_factory=lambda: remember(()))
    senders: Mapping[str, Counter[str]] = field(default_factory=dict)
    domains: Mapping[str, Counter[str]] = field(default_factory=dict)
    learned: Learned | None = None

    def apply(self, scores: Scores, subject: str, text: str, sender: str, vector: Floats | None) -> Scores:
        """The shipped scores moved by what was learned; a repeated corrected mail is settled by memory."""
        moved = (
            scores
            if self.learned is None or vector is None
            else self._moved(scores, sender, vector, self.learned)
        )
        found = self.memory.recall(subject, text)
        if found is None:
            return moved
        known = found.correction
        words = one_line(f"{known.subject} {known.text}", 60)
        return replace(moved, remembered=known.intent, remembered_text=words)

    def _moved(self, scores: Scores, sender: str, vector: Floats, learned: Learned) -> Scores:
        features = self.features(vector, scores.log_probabilities, sender)
        own = _log_softmax(features @ learned.coef + learned.bias)
        theirs = dict(zip(learned.labels, map(float, own), strict=True))
        unknown = -float(np.log(len(self.labels)))
        shipped_weight, own_weight = learned.fusion
        logits = {
            label: shipped_weight * said + own_weight * theirs.get(label, unknown)
            for label, said in zip(self.labels, shipped_row(scores, self.labels), strict=True)
        }
        values = _log_softmax(np.array(list(logits.values()), dtype=np.float32))
        return replace(scores, log_probabilities=dict(zip(logits, map(float, values), strict=True)))

    def features(self, vector: Floats, log_probabilities: Mapping[str, float], sender: str) -> Floats:
        """What the own view reads: vector, shipped log-probabilities, history of sender and of domain."""
        address = sender.lower()
        logits = [LOGIT_WEIGHT * max(-8.0, log_probabilities.get(label, -8.0)) for label in self.labels]
        own = shares(self.senders.get(address, Counter()), self.labels)
        domain = shares(self.domains.get(address.rpartition("@")[2], Counter()), self.labels, 3.0)
        history = [SENDER_WEIGHT * s for s in own] + [DOMAIN_WEIGHT * s for s in domain]
        return np.concatenate((vector, np.array(logits + history, dtype=np.float32)))


def shipped_row(scores: Scores, labels: Sequence[str]) -> list[float]:
    """The shipped log-probabilities in label order. Of the firm's own intents the shipped model knows
    nothing: they stand just below its best, so that the own view decides."""
    best = max(scores.log_probabilities.values(), default=0.0)
    return [scores.log_probabilities.get(label, best - OWN_BEHIND) for label in labels]


def with_history(labels: Sequence[str], corrections: Sequence[Correction]) -> OwnerLayer:
    """A layer that remembers at once; ``fit`` is added when the child has answered."""
    names = tuple(dict.fromkeys((*labels, *(correction.intent for correction in corrections))))
    senders, domains = sender_history(corrections)
    return OwnerLayer(labels=names, memory=remember(corrections), senders=senders, domains=domains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What the child needs to fit a layer: one row a correction."""

    labels: tuple[str, ...]
    features: Floats
    shipped: Floats
    """Log-probabilities of the shipped model (rows, labels)."""
    answers: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


def lesson_of(
    layer: OwnerLayer, corrections: Sequence[Correction], vectors: Sequence[Floats], scores: Sequence[Scores]
) -> Lesson:
    """The rows of a fit. A mail's own correction is left out of its sender's history."""
    rows, shipped = [], []
    for correction, vector, score in zip(corrections, vectors, scores, strict=True):
        held = _without_self(layer, correction)
        rows.append(held.features(vector, score.log_probabilities, correction.sender))
        shipped.append(shipped_row(score, layer.labels))
    numbers = {label: number for number, label in enumerate(layer.labels)}
    return Lesson(
        labels=layer.labels,
        features=np.array(rows, dtype=np.float32),
        shipped=np.array(shipped, dtype=np.float32),
        answers=np.array([numbers[c.intent] for c in corrections]),
        weights=np.array([c.weight for c in corrections]),
    )


def _without_self(layer: OwnerLayer, correction: Correction) -> OwnerLayer:
    address = correction.sender.lower()
    domain, one = address.rpartition("@")[2], Counter({correction.intent: 1})
    senders = {address: layer.senders.get(address, Counter()) - one}
    return replace(layer, senders=senders, domains={domain: layer.domains.get(domain, Counter()) - one})


def _log_softmax(logits: npt.NDArray[Any]) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
