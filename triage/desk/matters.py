"""What a case still awaits, and whether a reply goes on with it or begins another matter. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from triage.intent.verdict import Verdict

GOES_ON: Final = frozenset(
    {
        "accepted_quote", "complaint", "refund_request", "payment_notice", "delivery_status",
        "thanks_only", "call_note", "internal", "vendor_notice", "vendor_reminder", "other",
    }
)  # fmt: skip
"""Intents that speak of what was there before, whatever the case was called until now."""

AWAITING: Final = frozenset(
    {"quote_request", "accepted_quote", "complaint", "appointment_request", "cancellation"}
)
"""Cases in which our last word was an offer, a date or a remedy: a bare thanks may well accept it."""
_ASKS: Final = ("?", "？")


def awaits_answer(case_intent: str, said: Iterable[str]) -> bool:
    """Whether something of ours awaits this customer: by what the case is about, or a question in what we
    ``said`` (the texts we sent in this case)."""
    return case_intent in AWAITING or any(mark in text for text in said for mark in _ASKS)


def is_other_matter(verdict: Verdict, case_intent: str) -> bool:
    """Whether a mail surely asks something of its own: another intent of a served area, and no doubt in it.

    Asked only of replies to closed cases; in doubt a reply stays with its case, where its history is.
    """
    return (
        not verdict.unsure
        and verdict.area != "none"
        and verdict.intent != case_intent
        and verdict.intent not in GOES_ON
    )
