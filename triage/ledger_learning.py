"""The store's face for learning: what people said of mails, what became of verdicts, learned artefacts.

Only human confirmations come here. Nothing of a confidential intent is ever written down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from triage.intent.facts import IntentInput
from triage.intent.gate import Outcome
from triage.intent.owner import Correction

OWN: Final = "own"
"""The name of the firm's own fitted model among the artefacts."""

STUDENT: Final = "student"
"""The name of the text head that was refitted on the firm's words."""

KNOWN_MAILS: Final = "known_mails"
"""The name of the shipped examples as the shipped model reads them."""


class Source(StrEnum):
    """How a person said it: a yes to a draft for this intent, an answer or command that filed it,
    ``#teach`` with a forward, a mail moved into an intent's mailbox; AREA: only the area was said."""

    APPROVED = "approved"
    CORRECTED = "corrected"
    TAUGHT = "taught"
    MOVED = "moved"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The mail as rules and scorers saw it, and what the rules that fired spoke for (log-odds by intent)."""

    mail: IntentInput
    rules: Mapping[str, float] = field(default_factory=dict)
    fired: tuple[str, ...] = ()
    """Ids of those rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstVerdict:
    """What we said of a mail before any person spoke. ``said`` is None once it was forgotten."""

    named: str
    gate: float
    unsure: bool
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    message_key: int
    intent: str
    actor: str
    source: Source
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A correction as the model ``reader`` reads it: float16 octets of its vector and log-probabilities."""

    correction_id: int
    correction: Correction
    vector: bytes
    scores: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """One version of something learned. ``octets`` are empty where only the card was asked for, and
    where a person was forgotten whose words had gone into it."""

    name: str
    version: int
    octets: bytes
    card: Mapping[str, Any]
    at: datetime


class Learning(Protocol):
    """What people taught, and what was learned from it."""

    def first_verdict(self, message_key: int) -> FirstVerdict | None: ...
    def teach(self, correction: NewCorrection, now: datetime) -> None: ...
    def unteach(self, message_key: int) -> None:
        """Take back what was said of this mail (it turned out to be confidential)."""
        ...

    def corrections(self, after: int = 0) -> Sequence[tuple[int, Correction]]:
        """Those beyond number ``after``, oldest first."""
        ...

    def changed(self) -> int:
        """Rises with everything that is taught, taken back, confirmed or put live: one look by key."""
        ...

    def state(self) -> tuple[int, int]:
        """(highest correction, how many)."""
        ...

    def live(self, name: str = OWN) -> int:
        """The version of an artefact that scores; 0: the shipped model alone."""
        ...

    def put_live(self, version: int, name: str = OWN) -> None: ...

    def unread(self, reader: str, limit: int) -> Sequence[tuple[int, Correction]]:
        """Corrections that this model has not read yet, newest first."""
        ...

    def put_reading(self, correction_id: int, reader: str, vector: bytes, scores: bytes) -> None: ...
    def readings(self, reader: str, limit: int) -> Sequence[Reading]:
        """The newest ``limit`` that were read, oldest first."""
        ...

    def came_true(
        self, message_key: int, *, named: str, truth: str, gate: float, asked: bool, now: datetime
    ) -> None:
        """What a person made of a first verdict; said again, the last word stands."""
        ...

    def outcome_of(self, message_key: int) -> tuple[str, str] | None:
        """(what we called it, what a person said), None where nobody said anything."""
        ...

    def outcomes(self, limit: int) -> Sequence[Outcome]:
        """The newest ``limit``, oldest first."""
        ...

    def put_artefact(self, name: str, octets: bytes, card: Mapping[str, Any], now: datetime) -> int:
        """The number of the new version, from 1."""
        ...

    def artefact(self, name: str, version: int) -> Artefact | None: ...
    def artefacts(self, name: str) -> Sequence[Artefact]:
        """Every version, oldest first, without octets."""
        ...

    def forget(self, addr_spec: str, message_keys: Sequence[int]) -> int:
        """Erase what this person's mails taught, and every learned artefact that they went into.
        Returns how many corrections went."""
        ...
