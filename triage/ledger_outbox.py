"""The store's face for the outbox: every outward effect is one row here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from triage.core.lifecycle import EffectEvent, EffectState
from triage.ledger_rows import Json


class Channel(StrEnum):
    SUBMIT = "submit"
    MAILBOX = "mailbox"
    BOOKS = "books"
    """Pages and files: rendered and checked here, spoken to nobody."""


class EffectKind(StrEnum):
    """What one row of the outbox does. REPLY and ACKNOWLEDGE go to a customer; PROPOSE and NOTICE to our
    own; CHECK and RENDER make pages."""

    REPLY = "reply"
    PROPOSE = "propose"
    NOTICE = "notice"
    DRAFT = "draft"
    UNDRAFT = "undraft"
    TAG = "tag"
    ANSWERED = "answered"
    COPY = "copy"
    CHECK = "check"
    """A quote or an invoice draft is checked by every rule and its pages are made; then it is proposed."""
    RENDER = "render"
    """An invoice that has its number gets its file; then the mail is queued."""
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEffect:
    """One row of the outbox. ``key`` is a name; the same key with other content raises KeyReused."""

    key: str
    kind: EffectKind
    channel: Channel
    content: Json
    due_at: datetime
    octets: bytes | None = None
    message_id: str | None = None
    priority: int = 5
    case_no: int | None = None
    draft_id: int | None = None
    message_key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    effect_id: int
    key: str
    kind: EffectKind
    channel: Channel
    content: Json
    octets: bytes | None
    message_id: str | None
    state: EffectState
    attempts: int
    due_at: datetime
    created_at: datetime
    lease_until: datetime
    owner: str
    result: Json
    case_no: int | None
    draft_id: int | None
    message_key: int | None


class KeyReused(Exception):
    """An idempotency key came back with other content: a bug, and nothing was queued."""


class Outbox(Protocol):
    """Every outward effect is one row here."""

    def queue(self, effect: NewEffect, now: datetime) -> None:
        """Once for a key: the same again changes nothing, other content raises KeyReused (at the latest
        as the transaction ends)."""
        ...

    def claim(
        self,
        channel: Channel,
        owner: str,
        now: datetime,
        lease_seconds: float,
        limit: int,
        *,
        without: Sequence[EffectKind] = (),
    ) -> Sequence[EffectRow]:
        """``without``: kinds that may not be performed now (somebody said stop)."""
        ...

    def settle(
        self,
        effect: EffectRow,
        happened: EffectEvent,
        *,
        now: datetime,
        result: Json | None = None,
        due_at: datetime | None = None,
    ) -> EffectState: ...
    def expire_leases(self, now: datetime, look_at: datetime) -> int:
        """``sending`` past its lease becomes ``unknown``: it may have happened. Looked up at ``look_at``,
        when the provider has surely filed its Sent copy."""
        ...

    def shift(self, was: datetime, by: timedelta) -> None:
        """The clock, which should have said ``was``, was moved by so much: what was queued or begun before
        keeps its distances (when it is tried again, looked up, given up, how long its lease runs)."""
        ...

    def unknowns(self, channel: Channel, now: datetime, limit: int) -> Sequence[EffectRow]: ...
    def postpone(self, effect: EffectRow, due_at: datetime, result: Json) -> None: ...
    def cancel_effects(self, draft_id: int, kinds: Sequence[EffectKind], now: datetime) -> int: ...
    def effect_by_key(self, key: str) -> EffectRow | None: ...
    def effect_by_message_id(self, message_id: str) -> EffectRow | None: ...
    def effects(self, states: Sequence[EffectState], limit: int = 1000) -> Sequence[EffectRow]: ...
    def replies(self, after: int, limit: int) -> Sequence[EffectRow]:
        """What went or goes to customers on approval, beyond this number, in order."""
        ...

    def count_left(self, message_ids: Iterable[str]) -> int:
        """How many of these ids the store knows as gone: sent from here, or seen in Sent."""
        ...

    def sent_since(self, kind: EffectKind, since: datetime) -> int: ...
    def moving(self, now: datetime) -> int:
        """How many effects are on their way: due in the queue, or being performed."""
        ...

    def effect_counts(self) -> Mapping[tuple[str, str], int]: ...
