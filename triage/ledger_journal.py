"""The store's face for what happened: events, the hash chain over decisions, timers, settings, sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from triage.ledger_rows import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Something that happened. ``decision`` events enter the hash chain."""

    kind: str
    actor: str = "triage"
    data: Json = field(default_factory=dict)
    authenticated_as: str | None = None
    case_no: int | None = None
    message_key: int | None = None
    draft_id: int | None = None
    decision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    seq: int
    at: datetime
    actor: str
    authenticated_as: str | None
    case_no: int | None
    message_key: int | None
    draft_id: int | None
    kind: str
    data: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One decision in the chain. ``erased``: its words were forgotten on demand, its digest stays."""

    number: int
    head: str
    event: EventRow
    erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    kind: str
    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Both sums of the ledger. ``locations`` counts distinct messages by where they lie: equal to
    ``seen`` when nothing was lost."""

    seen: int
    before_start: int
    ignored: int
    quarantined: int
    waiting: int
    finished: int
    pending: int
    located: int
    fetched: int = 0
    triaged: int = 0

    @property
    def handled(self) -> int:
        return self.waiting + self.finished

    @property
    def balanced(self) -> bool:
        parts = self.before_start + self.ignored + self.quarantined + self.handled + self.pending
        return self.seen == parts and self.pending == 0 and self.seen == self.located


class Journal(Protocol):
    """Events, the hash chain over decisions, timers, settings, sums."""

    def setting(self, name: str) -> str | None: ...
    def put_setting(self, name: str, value: str, *, until: datetime | None = None) -> None:
        """``until``: what nobody needs after this moment is swept away some time later."""
        ...

    def sweep(self, now: datetime) -> int:
        """Settings past their time and timers that fired long ago go. Returns how many settings went."""
        ...

    def happened(self, *events: NewEvent, now: datetime) -> None: ...
    def events(
        self, *, case_no: int | None = None, after: int = 0, kinds: Sequence[str] = (), limit: int = 1000
    ) -> Sequence[EventRow]: ...
    def counts(self, since: datetime) -> Mapping[str, int]:
        """Events by kind."""
        ...

    def chain_head(self) -> str: ...
    def chain_length(self) -> int: ...
    def linked(self, after: int, limit: int) -> Sequence[Link]:
        """The chain's links in their order, beyond number ``after``."""
        ...

    def link_of(self, head: str) -> Link | None:
        """The link that made this head; it may be given by its first characters, 16 at least."""
        ...

    def verify_chain(self) -> tuple[int, str]:
        """(links checked, empty string or what is wrong)."""
        ...

    def last_at(self) -> datetime | None:
        """When the last event was written down."""
        ...

    def put_due(self, kind: str, key: str, due_at: datetime) -> None: ...
    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]: ...
    def finish_due(self, row: DueRow, now: datetime) -> None: ...
    def sums(self, since: datetime | None = None) -> Sums:
        """Of all messages, or of those that came since then."""
        ...
