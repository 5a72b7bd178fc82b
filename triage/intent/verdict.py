"""A verdict is intent + confidence + evidence, or *unsure* with candidates and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triage.core.reason import Reason


class DecidedBy(StrEnum):
    RULE = "rule"
    MODEL = "model"
    MEMORY = "memory"
    NOBODY = "nobody"


class EvidenceKind(StrEnum):
    RULE = "rule"
    WORD = "word"
    NEIGHBOUR = "neighbour"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason, ready for a person: ``text`` in words, ``intent`` it speaks for, weight in log-odds.
    ``reason``: the same for readers of other languages, where the words are ours."""

    kind: EvidenceKind
    text: str
    intent: str = ""
    weight: float = 0.0
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the sender wants.

    ``intent`` is always the best guess; ``unsure`` says whether it may be acted on without asking.
    ``area`` is ``none`` for the side intents. ``confidence`` is the calibrated probability that the
    intent is right, ``area_confidence`` that of the area. ``probabilities`` sum to 1 over all intents.
    ``candidates`` are the two or three best when unsure; ``also`` further intents named in one mail.
    """

    area: str
    intent: str
    confidence: float
    unsure: bool
    decided_by: DecidedBy
    evidence: tuple[Evidence, ...] = ()
    area_confidence: float = 0.0
    area_unsure: bool = True
    probabilities: Mapping[str, float] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    gate: float = 0.0
    fired: tuple[str, ...] = ()
    """Ids of the rules that fired."""
    tags: tuple[str, ...] = ()
    """What rules that fired tag it with, beside its intent."""
    in_charge: str = ""
    """Whom a rule that fired named; it goes before who is in charge of the intent."""
    model_version: str = ""
    rules_version: str = ""
