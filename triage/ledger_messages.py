"""The store's face for mail: how messages arrive (T1), how they are read (T2), where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from triage.intent.verdict import Verdict
from triage.ledger_learning import Said
from triage.ledger_rows import Json
from triage.mail.message import Message
from triage.ports import Position


class Standing(StrEnum):
    """Where a message stands in the sums: seen = before start + ignored + quarantined + handled
    (+ pending while it is being read); handled = waiting + finished."""

    PENDING = "pending"
    BEFORE_START = "before_start"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"
    WAITING = "waiting"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """``live_next``: next uid to read. Uids below ``start_uid`` are before the start line;
    ``backfill_last`` is the highest of them not yet read (0: none left)."""

    account: str
    mailbox: str
    uidvalidity: int
    live_next: int
    start_uid: int
    backfill_last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One message as ingested: ``octets`` None where it stays on the server (before start, too large).
    ``first``: it is taken before all that waits."""

    sha256: str
    size: int
    octets: bytes | None
    position: Position
    standing: Standing
    reason: str = ""
    internal_at: datetime | None = None
    author: str = ""
    subject: str = ""
    message_id: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A message to be triaged. ``version`` guards T2."""

    message_key: int
    sha256: str
    octets: bytes
    mailbox: str
    attempts: int
    version: int
    sent: bool = False
    """It lies in Sent: not mail to us but an answer by one of us."""
    arrived: datetime | None = None
    """When the server took it (INTERNALDATE), where it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    message_key: int
    sha256: str
    standing: Standing
    reason: str
    message_id: str | None
    author: str
    author_name: str
    subject: str
    kind: str
    case_no: int | None
    seen_at: datetime


class Messages(Protocol):
    """Arrival (T1), reading (T2) and where messages lie."""

    def cursor(self, account: str, mailbox: str, uidvalidity: int) -> Cursor | None: ...
    def cursors(self, account: str, mailbox: str) -> Sequence[Cursor]: ...
    def put_cursor(self, cursor: Cursor) -> None: ...
    def arrive(self, account: str, arrivals: Sequence[Arrival], now: datetime) -> Sequence[int]:
        """T1: message, octets and location of each; a known hash adds a location and nothing else.
        Returns the keys of the messages that are new."""
        ...

    def located_uids(self, account: str, mailbox: str, uidvalidity: int) -> Sequence[int]: ...
    def mark_gone(
        self, account: str, mailbox: str, uidvalidity: int, uids: Sequence[int], now: datetime
    ) -> None: ...
    def positions(self, message_key: int) -> Sequence[Position]: ...

    def take_fetched(self, limit: int, max_attempts: int) -> Sequence[Pending]:
        """The next messages in state fetched, oldest first, each with its attempt counted now."""
        ...

    def give_back(self, taken: Sequence[Pending]) -> None:
        """These were taken and could not be written for no fault of theirs: the attempt does not count."""
        ...

    def hold(self, pending: Pending) -> None:
        """Left as it is, and not taken again before ``unhold``; the attempt does not count."""
        ...

    def unhold(self, message_key: int | None = None) -> int:
        """This one, or everything held, may be taken again. Returns how many there were."""
        ...

    def octets(self, message_key: int) -> bytes | None: ...
    def settle_message(
        self,
        pending: Pending,
        *,
        standing: Standing,
        reason: str = "",
        message: Message | None = None,
        case_no: int | None = None,
        duplicate_of: int | None = None,
        quarantined: bool = False,
    ) -> None:
        """T2's own row; raises Stale where version or state moved on."""
        ...

    def set_standing(self, message_keys: Iterable[int], standing: Standing) -> None: ...
    def finish_case_messages(self, case_no: int) -> None: ...
    def release_message(self, message_key: int) -> None: ...
    def discard_message(self, message_key: int) -> None: ...
    def same_mail(self, author: str, message_id: str, body_sha256: str) -> int | None: ...
    def message(self, message_key: int) -> MessageRow | None: ...
    def count(self, standing: Standing, reason: str) -> int: ...
    def sent_unread(self) -> int:
        """How many mails of Sent are fetched and not looked at yet."""
        ...

    def count_known(self, hashes: Iterable[str]) -> int: ...
    def holds_message_id(self, message_id: str) -> bool: ...
    def in_sent(self, message: Message) -> bool:
        """Whether this mailbox's own Sent holds the same mail (id, subject and text: an id alone is known
        to everybody who got it), written by somebody logged in and not by us."""
        ...

    def key_of(self, account: str, sha256: str) -> int | None:
        """The message with these octets, None where there is none."""
        ...

    def sent_by_hand(self, message_id: str) -> MessageRow | None:
        """The mail in Sent with this id that one of us wrote, not Triage."""
        ...

    def sent_subjects(self, message_ids: Sequence[str]) -> Mapping[str, str]:
        """Subjects of those of these mails that one of us sent by hand."""
        ...

    def triaged_since(self, since: datetime) -> Sequence[MessageRow]:
        """Mail from outside that was handled since then and whose octets are still here, oldest first."""
        ...

    def case_messages(self, case_no: int) -> Sequence[MessageRow]: ...
    def quarantined(self) -> Sequence[MessageRow]: ...
    def add_verdict(self, message_key: int, verdict: Verdict, now: datetime, said: Said | None = None) -> int:
        """The number of this verdict, from 1. ``said``: the words that a first one was reached on."""
        ...

    def verdict_of(self, message_key: int) -> Json | None: ...
