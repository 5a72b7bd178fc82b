"""What a mail cannot be, whatever its words say: by who sent it and how it came. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from triage.intent.intents import Intents, area_of
from triage.intent.verdict import DecidedBy, Verdict
from triage.mail.message import Kind

ONLY_OURS: Final = frozenset({"internal"})
"""Only colleagues write internal mail."""

NO_FORM: Final = frozenset({"internal", "newsletter", "vendor_notice", "vendor_reminder"})
"""A form is a customer: nobody fills one in to tell us of a parcel."""

_WEIGHT: Final = 0.05
"""As for a third candidate of a question (``intent.combine``)."""


def impossible(*, from_us: bool, kind: Kind) -> frozenset[str]:
    if kind is Kind.FORM:
        return NO_FORM
    return frozenset() if from_us else ONLY_OURS


def without(verdict: Verdict, out: frozenset[str], intents: Intents) -> Verdict:
    """The verdict among what is possible. What the owner's rules or people's corrections say stands; where
    the best guess falls away, the next is a guess and is asked about."""
    named = {verdict.intent, *verdict.candidates, *verdict.also}
    if not named & out or verdict.decided_by in (DecidedBy.RULE, DecidedBy.MEMORY):
        return verdict
    kept = {name: p for name, p in verdict.probabilities.items() if name not in out}
    total = sum(kept.values())
    if not total:
        return verdict
    probabilities = {name: p / total for name, p in kept.items()}
    first, second, *more = sorted(probabilities, key=lambda name: -probabilities[name])
    third = [one for one in more[:1] if probabilities[one] > _WEIGHT]
    unsure = verdict.unsure or verdict.intent in out
    return replace(
        verdict,
        intent=first,
        area=area_of(intents, first),
        confidence=probabilities[first],
        unsure=unsure,
        decided_by=DecidedBy.NOBODY if unsure else verdict.decided_by,
        probabilities=probabilities,
        candidates=(first, second, *third) if unsure else (),
        also=tuple(one for one in verdict.also if one not in out | {first}),
    )
