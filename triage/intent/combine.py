"""Rules and scores become one verdict: pure, and every figure in it can be explained."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from triage.core.reason import Reason, Why
from triage.intent.facts import IntentInput
from triage.intent.gate import Gate, signals_of
from triage.intent.guard import reasons
from triage.intent.intents import FALLBACK, NO_AREA, Intents, area_of
from triage.intent.ruleset import Rule
from triage.intent.verdict import DecidedBy, Evidence, EvidenceKind, Verdict

RULE_CAP: Final = 2.5
"""Most log-odds that all text rules together may add to one intent."""

ALSO: Final = 0.2
"""A second intent this likely is named beside the first."""

SAID: Final = 1.0
"""So is one that a text rule speaks for with at least this much: one mail may ask for two things."""

_DECIDED: Final = 0.99
_REMEMBERED: Final = 0.99
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the scorers say: log-probabilities by intent, signals for the gate, evidence.

    Empty ``log_probabilities`` mean that no model could be used. ``remembered`` is the intent of a
    corrected mail that this one repeats.
    """

    log_probabilities: Mapping[str, float] = field(default_factory=dict)
    signals: Mapping[str, float] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    remembered: str = ""
    remembered_text: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """One gate for the intent, one for its area: the area may be sure while the intent is not."""

    intent: Gate = field(default_factory=Gate)
    area: Gate = field(default_factory=Gate)
    lowest: float = 0.0
    """The firm's own threshold (``threshold_from``); the intent's own may ask for more."""
    area_lowest: float = 0.5


def decide(
    mail: IntentInput,
    scores: Scores,
    rules: Sequence[Rule],
    intents: Intents,
    gates: Gates,
    rules_version: str = "",
) -> Verdict:
    """The verdict on one mail. ``rules`` are those that fired."""
    doubts = tuple(_doubt(text, Reason(why=Why.STEERED)) for text in reasons(mail.subject, mail.text))
    bonus = rule_bonus(rules)
    probabilities = fuse(scores.log_probabilities, bonus, intents)
    settled, by, objections = _settled(scores, rules)
    if settled in intents:
        probabilities = _raised(probabilities, settled, _DECIDED if by is DecidedBy.RULE else _REMEMBERED)
    return _verdict(
        mail,
        scores,
        rules,
        intents,
        gates,
        rules_version,
        probabilities,
        by,
        doubts + objections,
        bonus,
    )


def rule_bonus(rules: Sequence[Rule]) -> dict[str, float]:
    """Log-odds by intent from the rules that fired, capped."""
    bonus: dict[str, float] = {}
    for rule in rules:
        if rule.intent:
            bonus[rule.intent] = max(-RULE_CAP, min(RULE_CAP, bonus.get(rule.intent, 0.0) + rule.weight))
    return bonus


def fuse(
    log_probabilities: Mapping[str, float], bonus: Mapping[str, float], intents: Intents
) -> dict[str, float]:
    """Probabilities over all intents, summing to 1: scores plus rule evidence.

    Without scores the fallback starts ahead, so that one text rule alone never makes a sure verdict.
    """
    floor = min(log_probabilities.values(), default=0.0) - 2.0
    start = {FALLBACK: floor + 0.5} if not log_probabilities else {}
    logits = {
        name: log_probabilities.get(name, start.get(name, floor)) + bonus.get(name, 0.0) for name in intents
    }
    top = max(logits.values())
    weights = {name: math.exp(logit - top) for name, logit in logits.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _doubt(text: str, reason: Reason | None = None) -> Evidence:
    return Evidence(kind=EvidenceKind.STRUCTURE, text=text, reason=reason)


def _settled(scores: Scores, rules: Sequence[Rule]) -> tuple[str, DecidedBy, tuple[Evidence, ...]]:
    """The intent that memory or one deciding rule settles, by whom, and what speaks against acting on it."""
    deciding = [rule for rule in rules if rule.decide and rule.intent]
    asked = tuple(
        _doubt(f"rule {rule.id} wants a person to look: {rule.about}") for rule in rules if rule.escalate
    )
    named = sorted({rule.intent for rule in deciding})
    if len(named) > 1:
        clash = " and ".join(f"{rule.id} ({rule.intent})" for rule in deciding)
        disagree = Reason(why=Why.RULES_CLASH, values=(clash,))
        return "", DecidedBy.NOBODY, (*asked, _doubt(f"deciding rules disagree: {clash}", disagree))
    if scores.remembered:
        return scores.remembered, DecidedBy.MEMORY, asked
    if named:
        return named[0], DecidedBy.RULE, asked
    by = DecidedBy.MODEL if scores.log_probabilities else DecidedBy.NOBODY
    return "", by, asked


def _raised(probabilities: Mapping[str, float], settled: str, to: float) -> dict[str, float]:
    rest = 1.0 - probabilities[settled]
    share = (1.0 - to) / rest if rest > 1e-12 else 0.0
    raised = {name: p * share for name, p in probabilities.items() if name != settled}
    return {**raised, settled: 1.0 - sum(raised.values())}


def _verdict(
    mail: IntentInput,
    scores: Scores,
    rules: Sequence[Rule],
    intents: Intents,
    gates: Gates,
    rules_version: str,
    probabilities: Mapping[str, float],
    by: DecidedBy,
    doubts: tuple[Evidence, ...],
    bonus: Mapping[str, float],
) -> Verdict:
    ranked = sorted(probabilities, key=probabilities.__getitem__, reverse=True)
    best = ranked[0]
    areas = area_probabilities(probabilities, intents)
    area = max(areas, key=areas.__getitem__)
    settled = by in (DecidedBy.RULE, DecidedBy.MEMORY)
    gate = _DECIDED if settled else gates.intent.score(intent_signals(probabilities, scores.signals, bonus))
    area_gate = _DECIDED if settled else gates.area.score(intent_signals(areas, scores.signals, bonus))
    lowest = max(gates.lowest, intents[best].threshold)
    helpless = by is DecidedBy.NOBODY
    astray = bool(doubts) or helpless or area != area_of(intents, best)
    unsure = bool(doubts) or helpless or gate < lowest
    return Verdict(
        area=area_of(intents, best), intent=best, confidence=probabilities[best], unsure=unsure,
        decided_by=DecidedBy.NOBODY if unsure else by, evidence=_evidence(scores, rules, doubts, best),
        area_confidence=areas[area_of(intents, best)],
        area_unsure=astray or (unsure and area_gate < gates.area_lowest),
        probabilities=probabilities, candidates=_candidates(ranked, probabilities) if unsure else (),
        also=_also(ranked, probabilities, intents, bonus), gate=0.0 if doubts else gate,
        fired=tuple(rule.id for rule in rules),
        tags=tuple(dict.fromkeys(rule.tag for rule in rules if rule.tag)),
        in_charge=next((rule.in_charge for rule in rules if rule.in_charge), ""),
        model_version=scores.version, rules_version=rules_version,
    )  # fmt: skip


def area_probabilities(probabilities: Mapping[str, float], intents: Intents) -> dict[str, float]:
    """Probability of each area: the sum over its intents."""
    areas: dict[str, float] = {NO_AREA: 0.0}
    for name, probability in probabilities.items():
        area = area_of(intents, name)
        areas[area] = areas.get(area, 0.0) + probability
    return areas


def intent_signals(
    probabilities: Mapping[str, float], extra: Mapping[str, float], bonus: Mapping[str, float]
) -> dict[str, float]:
    """The gate's signals. ``rules`` is +1 where rules speak for the best alone, -1 where against it."""
    best = max(probabilities, key=probabilities.__getitem__)
    for_it, against = bonus.get(best, 0.0) > 0, any(w > 0 for name, w in bonus.items() if name != best)
    rules = float(for_it) - float(against)
    return signals_of(probabilities, {**extra, "rules": rules})


def _candidates(ranked: Sequence[str], probabilities: Mapping[str, float]) -> tuple[str, ...]:
    third = ranked[2:3] if probabilities[ranked[2]] > 0.05 else []
    return (*ranked[:2], *third)


def _also(
    ranked: Sequence[str], probabilities: Mapping[str, float], intents: Intents, bonus: Mapping[str, float]
) -> tuple[str, ...]:
    likely = {name for name in ranked[1:3] if probabilities[name] >= ALSO}
    said = {name for name in ranked[1:] if bonus.get(name, 0.0) >= SAID}
    served = [name for name in ranked if name in likely | said and intents[name].area != NO_AREA]
    return tuple(served[:2])


def _evidence(
    scores: Scores, rules: Sequence[Rule], doubts: tuple[Evidence, ...], best: str
) -> tuple[Evidence, ...]:
    said = tuple(
        Evidence(
            kind=_kind(rule), text=f"{rule.about} (rule {rule.id})", intent=rule.intent, weight=rule.weight
        )
        for rule in sorted(rules, key=lambda rule: (not rule.decide, rule.intent != best, -rule.weight))
    )
    memory: tuple[Evidence, ...] = ()
    if scores.remembered:
        same = Reason(why=Why.SAME_WORDS, values=(scores.remembered_text,))
        text = f"a person filed the same words before: {scores.remembered_text}"
        memory = (Evidence(kind=EvidenceKind.NEIGHBOUR, text=text, intent=scores.remembered, reason=same),)
    return doubts + memory + said[:_SHOWN] + scores.evidence


def _kind(rule: Rule) -> EvidenceKind:
    return EvidenceKind.STRUCTURE if rule.decide else EvidenceKind.RULE
