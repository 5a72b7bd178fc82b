"""Events, the hash chain over decisions, timers and settings."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.store.rows import NOW, at
from triage.adapters.store.engine import SqlStore, SqlTx
from triage.ledger_journal import NewEvent


def decide(store: SqlStore, *whats: str) -> None:
    with store.begin() as tx:
        for what in whats:
            event = NewEvent(
                kind="approved", actor="jo@firm.example", data={"what": what, "sum": 1.5}, decision=True
            )
            tx.journal.happened(event, now=NOW)


def verified(store: SqlStore) -> tuple[int, str]:
    with store.reading() as tx:
        return tx.journal.verify_chain()


def tamper(store: SqlStore, statement: str) -> None:
    with store.begin() as tx:
        assert isinstance(tx, SqlTx)
        tx.conn.execute(sa.text(statement))


def test_decisions_are_chained_and_the_rest_is_not(store: SqlStore) -> None:
    """Links are counted; an ordinary event adds none."""
    decide(store, "one", "two", "three")
    with store.begin() as tx:
        tx.journal.happened(NewEvent(kind="tagged"), NewEvent(kind="tagged"), now=NOW)
    assert verified(store) == (3, "")


def test_an_empty_chain_is_whole(store: SqlStore) -> None:
    """A new store has nothing to prove."""
    assert verified(store) == (0, "")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE event SET actor = 'eve@other.example' WHERE id = 2", "event 2 was changed"),
        ("UPDATE event SET at = at + 1 WHERE id = 2", "event 2 was changed"),
        ('UPDATE event SET data = \'{"what": "two", "sum": 9000}\' WHERE id = 2', "event 2 was changed"),
        ("UPDATE chain SET digest = 'x' WHERE event_id = 2", "event 2 was changed"),
        ("UPDATE chain SET head = 'x' WHERE event_id = 2", "the chain breaks at event 2"),
        ("DELETE FROM chain WHERE event_id = 2", "the chain breaks at event 3"),
        ("DELETE FROM chain WHERE event_id = 1", "the chain breaks at event 2"),
    ],
)
def test_a_changed_past_is_found(store: SqlStore, statement: str, told: str) -> None:
    """Whoever, whenever, whatever: and a link that was taken out."""
    decide(store, "one", "two", "three")
    tamper(store, statement)
    assert told in verified(store)[1]


def test_events_come_in_order_and_can_be_asked_for(store: SqlStore) -> None:
    """By case, by kind, after a number; with times in microseconds."""
    with store.begin() as tx:
        tx.journal.happened(NewEvent(kind="taken", case_no=1001), NewEvent(kind="filed"), now=NOW)
        tx.journal.happened(NewEvent(kind="proposed", case_no=1001, data={"to": ["jö"]}), now=at(1))
        story = tx.journal.events(case_no=1001)
        assert [(one.kind, one.at) for one in story] == [("taken", NOW), ("proposed", at(1))]
        assert story[1].data == {"to": ["jö"]}
        assert [one.kind for one in tx.journal.events(after=story[0].seq)] == ["filed", "proposed"]
        assert [one.kind for one in tx.journal.events(kinds=["filed"])] == ["filed"]
        assert len(tx.journal.events(limit=1)) == 1


def test_a_timer_fires_once_and_can_be_set_anew(store: SqlStore) -> None:
    """One row a name: a restart neither doubles nor forgets it."""
    with store.begin() as tx:
        tx.journal.put_due("release", "D7", at(5))
        tx.journal.put_due("release", "D7", at(6))
        assert tx.journal.take_due(at(5), 10) == []
        (row,) = tx.journal.take_due(at(6), 10)
        tx.journal.finish_due(row, at(6))
        assert tx.journal.take_due(at(9), 10) == []
        tx.journal.put_due("release", "D7", at(8))
        assert len(tx.journal.take_due(at(9), 10)) == 1


def test_a_timer_set_anew_while_it_fires_is_not_lost(store: SqlStore) -> None:
    """Finishing the old time leaves the new one standing."""
    with store.begin() as tx:
        tx.journal.put_due("digest", "daily", at(1))
        (row,) = tx.journal.take_due(at(1), 10)
        tx.journal.put_due("digest", "daily", at(2))
        tx.journal.finish_due(row, at(1))
        assert [one.due_at for one in tx.journal.take_due(at(2), 10)] == [at(2)]


def test_settings_are_kept_and_replaced(store: SqlStore) -> None:
    """One value a name."""
    with store.begin() as tx:
        assert tx.journal.setting("start") is None
        tx.journal.put_setting("start", "one")
        tx.journal.put_setting("start", "two")
        assert tx.journal.setting("start") == "two"


def test_what_nobody_needs_any_more_is_swept(store: SqlStore) -> None:
    """Settings past their time, timers that fired long ago; what has no end stays."""
    with store.begin() as tx:
        tx.journal.put_setting("start", "one")
        tx.journal.put_setting("soon", "1", until=NOW + timedelta(days=1))
        tx.journal.put_setting("longer", "1", until=NOW + timedelta(days=1))
        tx.journal.put_setting("longer", "2", until=NOW + timedelta(days=3))
        tx.journal.put_due("sent_wait", "7", NOW)
        tx.journal.put_due("sent_wait", "8", NOW + timedelta(days=90))
        tx.journal.finish_due(tx.journal.take_due(NOW, 1)[0], NOW)
        assert tx.journal.sweep(NOW) == 0
        assert tx.journal.sweep(NOW + timedelta(days=2)) == 1
        assert [tx.journal.setting(one) for one in ("start", "soon", "longer")] == ["one", None, "2"]
        assert tx.journal.sweep(NOW + timedelta(days=50)) == 1
        assert isinstance(tx, SqlTx)
        assert tx.conn.execute(sa.text("SELECT key FROM due")).scalars().all() == ["8"]


def test_the_secret_of_our_message_ids_is_minted_once(store: SqlStore, store_url: str) -> None:
    """A second process on the same store knows our echoes too."""
    other = SqlStore(store_url)
    assert other.secret() == store.secret()
    assert len(store.secret()) == 32
    other.close()
