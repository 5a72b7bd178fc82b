"""The gate: one score for "may be acted on without asking", learned once, moved by outcomes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

SIGNALS: Final = (
    "logit",
    "margin",
    "entropy",
    "closeness",
    "agreement",
    "views",
    "rules",
    "known",
    "shortness",
    "density",
    "apart",
    "words",
    "energy",
)
"""What the gate looks at. Each is a number of ordinary size; absent ones count as 0. ``density``: how near
the nearest known mails are on average, ``apart``: how much nearer those of the best intent than others,
``words``: how far the words reach on its side, ``energy``: how much the network has seen the like."""

Z_95: Final = 1.6448536269514722
"""One-sided 95 % normal quantile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A logistic regression over signals. Without weights the score is the best probability itself."""

    weights: Mapping[str, float] = field(default_factory=dict)
    intercept: float = 0.0

    def score(self, signals: Mapping[str, float]) -> float:
        if not self.weights:
            return signals.get("probability", 0.0)
        total = self.intercept + sum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def signals_of(probabilities: Mapping[str, float], extra: Mapping[str, float]) -> dict[str, float]:
    """Signals from the probabilities, joined by what scorer and rules add.

    ``logit`` log-odds of the best, ``margin`` log ratio to the second, ``entropy`` in nats.
    """
    ranked = sorted(probabilities.values(), reverse=True) or [0.0]
    best = min(max(ranked[0], 1e-9), 1 - 1e-6)
    second = max(ranked[1], 1e-9) if len(ranked) > 1 else 1e-9
    entropy = -sum(p * math.log(p) for p in ranked if p > 1e-12)
    base = {
        "probability": ranked[0],
        "logit": math.log(best / (1 - best)),
        "margin": math.log(best / second),
        "entropy": entropy,
    }
    return {**base, **extra}


def wilson_lower(right: int, asked: int, z: float = Z_95) -> float:
    """Wilson's lower bound for a share of ``right`` among ``asked`` (0 to 1); 0 without outcomes."""
    if asked == 0:
        return 0.0
    share, square = right / asked, z * z
    middle = share + square / (2 * asked)
    spread = z * math.sqrt((share * (1 - share) + square / (4 * asked)) / asked)
    return max(0.0, (middle - spread) / (1 + square / asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one verdict: its gate score, and whether people confirmed it. Human answers only."""

    score: float
    right: bool
    intent: str = ""
    asked: bool = False
    """A person was asked then: it was below the threshold of that day."""


FEWEST: Final = 30
"""Outcomes below which history says nothing."""


def threshold_from(
    outcomes: Iterable[Outcome], most_wrong: float, shipped: float, fewest: int = FEWEST
) -> float:
    """The lowest gate score whose pooled history keeps ``most_wrong`` (a share) by Wilson's lower bound.

    Where no score keeps it, the shipped threshold stands, unless history speaks against it: then the score
    with the best bound, and where even that one was surely wrong too often, 1.01 (everything is asked).
    Thirty right ones of thirty cannot prove 98 in 100, and are no reason to ask about everything either.
    """
    known = sorted(outcomes, key=lambda outcome: -outcome.score)
    if len(known) < fewest:
        return shipped
    found, best, best_bound, right = 1.01, 1.01, 0.0, 0
    for asked, outcome in enumerate(known, start=1):
        right += outcome.right
        last_of_score = asked == len(known) or known[asked].score < outcome.score
        if not last_of_score or asked < fewest:
            continue
        bound = wilson_lower(right, asked)
        if bound >= 1 - most_wrong:
            found = outcome.score
        if bound > best_bound and not _fails(right, asked, most_wrong):
            best, best_bound = outcome.score, bound
    if found <= 1.0:
        return found
    passing = [outcome.right for outcome in known if outcome.score >= shipped]
    return max(shipped, best) if _fails(sum(passing), len(passing), most_wrong) else shipped


def _fails(right: int, asked: int, most_wrong: float) -> bool:
    """Surely more than ``most_wrong`` were wrong: even Wilson's upper bound stays below the wish."""
    return asked > 0 and 1 - wilson_lower(asked - right, asked) < 1 - most_wrong


def may_go_alone(outcomes: Iterable[Outcome], intent: str, score: float, most_wrong: float) -> bool:
    """Whether history lets a verdict with this score be acted on without asking: at least thirty outcomes
    of the intent, and a pooled threshold that Wilson's lower bound proves, reached by the score."""
    known = list(outcomes)
    if sum(outcome.intent == intent for outcome in known) < FEWEST:
        return False
    proven = threshold_from(known, most_wrong, 1.01)
    return proven <= 1.0 and score >= proven
