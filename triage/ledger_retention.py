"""The store's face for what has been kept long enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from triage.desk.retention import Aged

if TYPE_CHECKING:
    from triage.ledger_messages import MessageRow


class Retention(Protocol):
    """Finding and erasing what is old. Hashes stay: a tombstone never counts as new mail."""

    def aged(
        self, before: datetime, *, money: frozenset[str], staff: frozenset[str], after: int, limit: int
    ) -> Sequence[Aged]:
        """Messages with their octets, dealt with or ignored, seen before this moment, by key. ``money`` are
        the intents that are about money, ``staff`` addresses (small letters) whose mail decided something."""
        ...

    def of_span(self, start: datetime, end: datetime, after: int, limit: int) -> Sequence[MessageRow]:
        """Messages seen in [start, end), by key, erased ones too: an index names every one."""
        ...

    def erase(self, message_keys: Sequence[int]) -> None:
        """Octets, texts, names and addresses of these messages and of their events."""
        ...

    def erase_answers(self, before: datetime) -> int:
        """Texts of our own drafts that ended before this moment; how many."""
        ...

    def erase_documents(self, year: int) -> int:
        """Content and files of invoices and quotes issued before this year; their numbers, sums and hashes
        stay. How many."""
        ...
