"""Why a person is asked: a key and what belongs into its sentence. The words come at the edge, by the
reader's language (``drafting.reason_words``)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    BANK = "bank"
    TWO_WAYS = "two_ways"
    COLLEAGUE = "colleague"
    IN_NAME = "in_name"
    INTENT = "intent"
    MACHINE = "machine"
    NO_ANSWER = "no_answer"
    UNSURE = "unsure"
    UNKNOWN = "unknown"
    NAMES_CASE = "names_case"
    FOLLOWS = "follows"
    FORWARDED = "forwarded"
    FILED = "filed"
    FILED_AREA = "filed_area"
    MOVED = "moved"
    SAME_WORDS = "same_words"
    STEERED = "steered"
    RULES_CLASH = "rules_clash"


ABOUT_INTENTS = frozenset({Why.COLLEAGUE, Why.INTENT, Why.MACHINE, Why.NO_ANSWER, Why.UNSURE})
"""What belongs into these sentences are names of intents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    why: Why
    values: tuple[str, ...] = ()

    def stored(self) -> list[str]:
        """As the facts of a draft keep it."""
        return [self.why.value, *self.values]
