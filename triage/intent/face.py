"""A verdict as ``triage classify --jsonl`` prints it."""

from __future__ import annotations

from triage.intent.verdict import Verdict


def classified(identifier: object, verdict: Verdict) -> dict[str, object]:
    """One line of ``triage classify``; the probabilities sum to 1."""
    return {
        "id": identifier,
        "area": verdict.area,
        "intent": verdict.intent,
        "confidence": round(verdict.confidence, 6),
        "unsure": verdict.unsure,
        "probabilities": rounded(verdict),
        "area_confidence": round(verdict.area_confidence, 6),
        "area_unsure": verdict.area_unsure,
        "gate": round(verdict.gate, 6),
        "decided_by": verdict.decided_by.value,
        "candidates": list(verdict.candidates),
        "also": list(verdict.also),
        "evidence": evidence(verdict),
    }


def evidence(verdict: Verdict) -> list[dict[str, object]]:
    return [
        {"kind": each.kind.value, "text": each.text, "intent": each.intent, "weight": round(each.weight, 3)}
        for each in verdict.evidence
    ]


def rounded(verdict: Verdict) -> dict[str, float]:
    """Probabilities to six places whose sum is 1: the best one takes what rounding left over."""
    places = {name: round(p, 6) for name, p in verdict.probabilities.items()}
    if verdict.intent in places:
        places[verdict.intent] = round(places[verdict.intent] + 1.0 - sum(places.values()), 6)
    return places
