"""Uids for mailboxes that have none: minted in the store, rising, never used again."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.store.rows import ACCOUNT
from triage.adapters.store.engine import SqlStore
from triage.adapters.store.uids import SqlUids
from triage.core.errors import Transient


def test_uids_rise_by_one_and_stay(store: SqlStore) -> None:
    """A name keeps its uid for ever; the next new one gets the next number."""
    uids = SqlUids(store, ACCOUNT)
    assert uids.uidnext("INBOX") == 1
    assert uids.assign_many("INBOX", ["b", "a", "b"]) == {"b": 1, "a": 2}
    assert uids.uid_for("INBOX", "a") == 2
    assert uids.uid_for("INBOX", "c") == 3
    assert uids.uidnext("INBOX") == 4
    assert uids.uidvalidity("INBOX") == 1


def test_mailboxes_and_accounts_count_for_themselves(store: SqlStore) -> None:
    """The same file name in another mailbox is another message."""
    assert SqlUids(store, "one").uid_for("INBOX", "a") == 1
    assert SqlUids(store, "one").uid_for("Sent", "a") == 1
    assert SqlUids(store, "two").uid_for("INBOX", "z") == 1


def test_many_names_at_once(store: SqlStore) -> None:
    """More than one statement can ask for."""
    names = [f"name-{number}" for number in range(1203)]
    uids = SqlUids(store, ACCOUNT).assign_many("INBOX", names)
    assert [uids[name] for name in names] == list(range(1, 1204))
    assert SqlUids(store, ACCOUNT).assign_many("INBOX", []) == {}


def test_a_store_that_takes_nothing_is_said_plainly(store: SqlStore) -> None:
    """The watcher waits and goes on, as for every other word to the store."""
    uids = SqlUids(store, ACCOUNT)

    def broken(*_: object) -> None:
        raise sa.exc.OperationalError("injected", None, OSError("disk I/O error"))

    sa.event.listen(store.engine, "before_cursor_execute", broken)
    try:
        for ask in (lambda: uids.uidnext("INBOX"), lambda: uids.uid_for("INBOX", "a")):
            with pytest.raises(Transient):
                ask()
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", broken)
