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
from triage.intent.owner import Correction, Meaning, Memory, count_senders, remember, sender_history, shares
from triage.intent.words import one_line

Floats = npt.NDArray[np.float32]

SENDER_WEIGHT: Final = 0.7
DOMAIN_WEIGHT: Final = 0.4
LOGIT_WEIGHT: Final = 0.15
RULE_WEIGHT: Final = 0.4
OWN_BEHIND: Final = 0.5
FEWEST: Final = 4
"""Corrections of at least two intents before a layer is fitted at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Arrays of a fitted layer: ``coef`` (features, labels), ``fusion`` (shipped, own)."""

    labels: tuple[str, ...]
    coef: Floats
    bias: Floats
    fusion: tuple[float, float]
    of: tuple[str, ...] = ()
    """The labels whose log-probabilities, rules and history stand among the features, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLayer:
    """What a firm has taught so far. Empty at first; ``memory`` works from the first correction on."""

    labels: tuple[str, ...]
    """Labels of the shipped model and of the firm's own intents, in the order of the features."""
    memory: Memory = field(default_factory=Memory)
    senders: dict[str, Counter[str]] = field(default_factory=dict)
    domains: dict[str, Counter[str]] = field(default_factory=dict)
    learned: Learned | None = None

    def apply(
        self,
        scores: Scores,
        subject: str,
        text: str,
        sender: str,
        vector: Floats | None,
        rules: Mapping[str, float] | None = None,
        meaning: Meaning | None = None,
    ) -> Scores:
        """The shipped scores moved by what was learned; a repeated corrected mail is settled by memory.
        ``rules``: log-odds by intent of those that fired."""
        moved = (
            scores
            if self.learned is None or vector is None
            else self._moved(scores, self.features(vector, scores.log_probabilities, sender, rules or {}))
        )
        found = self.memory.recall(subject, text, meaning)
        if found is None:
            return moved
        known = found.correction
        words = one_line(f"{known.subject} {known.text}", 60)
        return replace(moved, remembered=known.intent, remembered_text=words)

    def _moved(self, scores: Scores, features: Floats) -> Scores:
        assert self.learned is not None
        shipped = np.array(shipped_row(scores.log_probabilities, self.labels), dtype=np.float32)
        values = fused(self.learned, self.labels, features[None, :], shipped[None, :])[0]
        return replace(scores, log_probabilities=dict(zip(self.labels, map(float, values), strict=True)))

    def features(
        self, vector: Floats, log_probabilities: Mapping[str, float], sender: str, rules: Mapping[str, float]
    ) -> Floats:
        """What the own view reads: vector, shipped log-probabilities, rules that fired, history of sender
        and of domain."""
        address = sender.lower()
        logits = [LOGIT_WEIGHT * max(-8.0, log_probabilities.get(label, -8.0)) for label in self.labels]
        own = shares(self.senders.get(address, Counter()), self.labels)
        domain = shares(self.domains.get(address.rpartition("@")[2], Counter()), self.labels, 3.0)
        hits = [RULE_WEIGHT * rules.get(label, 0.0) for label in self.labels]
        history = [SENDER_WEIGHT * s for s in own] + [DOMAIN_WEIGHT * s for s in domain]
        return np.concatenate((vector, np.array(logits + hits + history, dtype=np.float32)))


def fused(learned: Learned, labels: Sequence[str], features: Floats, shipped: Floats) -> Floats:
    """Log-probabilities (rows, labels) of both views together. A label that no correction names is, in the
    own view, as likely as any."""
    own = np.full(shipped.shape, -float(np.log(len(labels))), dtype=np.float32)
    places = [labels.index(label) for label in learned.labels]
    own[:, places] = _log_softmax(features @ learned.coef + learned.bias)
    shipped_weight, own_weight = learned.fusion
    return _log_softmax(shipped_weight * shipped + own_weight * own)


def shipped_row(log_probabilities: Mapping[str, float], labels: Sequence[str]) -> list[float]:
    """The shipped log-probabilities in label order. Of the firm's own intents the shipped model knows
    nothing: they stand just below its best, so that the own view decides."""
    best = max(log_probabilities.values(), default=0.0)
    return [log_probabilities.get(label, best - OWN_BEHIND) for label in labels]


def with_history(labels: Sequence[str], corrections: Sequence[Correction]) -> OwnerLayer:
    """A layer that remembers at once; what is fitted is added when the child has answered."""
    names = tuple(labels)
    senders, domains = sender_history(corrections)
    return OwnerLayer(labels=names, memory=remember(corrections), senders=senders, domains=domains)


def with_more(layer: OwnerLayer, corrections: Sequence[Correction]) -> OwnerLayer:
    """The same layer with further corrections at work; what was fitted stays as it is."""
    for correction in corrections:
        layer.memory.add(correction)
    count_senders(corrections, layer.senders, layer.domains)
    return layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One known mail as the shipped model reads it. ``firm``: said by a person here, not by an example."""

    correction: Correction
    vector: Floats
    log_probabilities: Mapping[str, float]
    firm: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What the child needs to fit a layer: one row a known mail."""

    labels: tuple[str, ...]
    features: Floats
    shipped: Floats
    """Log-probabilities of the shipped model (rows, labels)."""
    answers: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    firm: npt.NDArray[np.bool_]
    """Rows that people of the firm confirmed: only these say how far the own view may be trusted."""


def lesson_of(layer: OwnerLayer, known: Sequence[Read]) -> Lesson:
    """The rows of a fit. A mail's own correction is left out of its sender's history."""
    rows, shipped = [], []
    for one in known:
        correction = one.correction
        held = _without_self(layer, correction) if one.firm else layer
        rows.append(held.features(one.vector, one.log_probabilities, correction.sender, correction.rules))
        shipped.append(shipped_row(one.log_probabilities, layer.labels))
    numbers = {label: number for number, label in enumerate(layer.labels)}
    return Lesson(
        labels=layer.labels,
        features=np.array(rows, dtype=np.float32),
        shipped=np.array(shipped, dtype=np.float32),
        answers=np.array([numbers[one.correction.intent] for one in known], dtype=np.int64),
        weights=np.array([one.correction.weight for one in known], dtype=np.float64),
        firm=np.array([one.firm for one in known], dtype=np.bool_),
    )


def _without_self(layer: OwnerLayer, correction: Correction) -> OwnerLayer:
    address = correction.sender.lower()
    domain, one = address.rpartition("@")[2], Counter({correction.intent: 1})
    senders = {address: layer.senders.get(address, Counter()) - one}
    return replace(layer, senders=senders, domains={domain: layer.domains.get(domain, Counter()) - one})


def _log_softmax(logits: npt.NDArray[Any]) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
