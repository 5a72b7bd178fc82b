"""The store's face: rows as frozen dataclasses, and what one transaction can say.

``Store.begin()`` opens one transaction (``BEGIN IMMEDIATE`` on SQLite); leaving it commits, an
exception rolls it back. Times are aware UTC datetimes here and microseconds in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from triage.ledger_books import Books
from triage.ledger_cases import Cases
from triage.ledger_desk import BankAccounts, Junk, Memory, Told
from triage.ledger_drafts import Drafts
from triage.ledger_journal import Journal
from triage.ledger_learning import Learning
from triage.ledger_messages import Messages
from triage.ledger_outbox import Outbox
from triage.ledger_papers import Papers
from triage.ledger_people import People
from triage.ledger_retention import Retention


class Tx(Protocol):
    """One transaction."""

    @property
    def messages(self) -> Messages: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def told(self) -> Told: ...
    @property
    def bank(self) -> BankAccounts: ...
    @property
    def memory(self) -> Memory: ...
    @property
    def junk(self) -> Junk: ...
    @property
    def people(self) -> People: ...
    @property
    def books(self) -> Books: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def learning(self) -> Learning: ...
    def part(self) -> AbstractContextManager[None]:
        """A savepoint: an exception inside takes back what was said inside, and nothing else."""
        ...


class Store(Protocol):
    def begin(self) -> AbstractContextManager[Tx]: ...
    def reading(self) -> AbstractContextManager[Tx]:
        """A read-only look; never blocks a writer."""
        ...

    def secret(self) -> bytes:
        """The key that makes our Message-IDs recognisable; minted with the store."""
        ...

    def scrub(self) -> bool:
        """Old pages of the file go too: after somebody was erased, outside of any transaction. False: not
        now, somebody reads; try again."""
        ...

    def close(self) -> None: ...


class SecondLedger(Protocol):
    """Append-only, fsynced, beside the store: a damaged WAL loses commits silently, this does not."""

    def append(self, entries: Iterable[tuple[str, str]]) -> None:
        """(``in`` | ``out``, sha256 or Message-ID)."""
        ...

    def read(self) -> Iterable[tuple[str, str]]: ...
    def holds(self, what: str, identity: str) -> bool: ...
