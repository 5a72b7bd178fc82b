"""What Triage does about one message: a closed union. Add one, and mypy points at every ``match``."""

from __future__ import annotations

from dataclasses import dataclass

from triage.core.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeReply:
    """Draft an answer and ask the person in charge of ``intent``. ``reasons``: what is in doubt."""

    intent: str
    language: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate:
    """A person must look: no draft of ours, their own words become the answer."""

    reasons: tuple[Reason, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Say what it is (the tag), ask nobody."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """Counted with its reason, nothing else."""

    reason: str


Action = ProposeReply | Escalate | File | Ignore
