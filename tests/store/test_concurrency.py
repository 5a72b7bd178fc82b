"""Eight threads at once, each with a store of its own, as eight processes would have."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.rows import ACCOUNT, NOW, a_case, an_effect, arrival, at
from tests.store.test_approvals import proposed, use
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.adapters.store.uids import SqlUids
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Standing
from triage.ledger_outbox import Channel

THREADS = 8


def together(url: str, work: Callable[[SqlStore, int], None]) -> None:
    """``work(store, number)`` in eight threads that start at once; the first failure is raised."""
    failures: list[BaseException] = []
    gate = threading.Barrier(THREADS)

    def one(number: int) -> None:
        store = SqlStore(url)
        try:
            gate.wait(30)
            work(store, number)
        except BaseException as failure:
            failures.append(failure)
        finally:
            store.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failures:
        raise failures[0]


def test_read_then_write_loses_nothing_on_sqlite(tmp_path: Path) -> None:
    """Plain BEGIN fails or loses most of such updates; BEGIN IMMEDIATE loses none."""
    url = sqlite_url(tmp_path / "triage.db")
    open_store(url).close()

    def work(store: SqlStore, _: int) -> None:
        for _ in range(25):
            with store.begin() as tx:
                tx.journal.put_setting("count", str(int(tx.journal.setting("count") or 0) + 1))

    together(url, work)
    store = open_store(url)
    with store.reading() as tx:
        assert tx.journal.setting("count") == str(25 * THREADS)
    store.close()


def test_threads_that_share_a_store_lose_nothing(tmp_path: Path) -> None:
    """The daemon's own threads queue for the one writer."""
    url = sqlite_url(tmp_path / "triage.db")
    shared = open_store(url)

    def work(_: SqlStore, __: int) -> None:
        for _ in range(25):
            with shared.begin() as tx:
                tx.journal.put_setting("count", str(int(tx.journal.setting("count") or 0) + 1))

    together(url, work)
    with shared.reading() as tx:
        assert tx.journal.setting("count") == str(25 * THREADS)
    shared.close()


def test_a_reader_never_waits_for_a_writer(tmp_path: Path) -> None:
    """`triage status` answers while the daemon is in the middle of a transaction, with what was committed."""
    store = open_store(sqlite_url(tmp_path / "triage.db"))
    with store.begin() as tx:
        tx.journal.put_setting("count", "1")
        with store.reading() as other:
            assert other.journal.setting("count") is None
    store.close()


def test_every_effect_is_claimed_by_exactly_one(store_url: str) -> None:
    """Eight dispatchers, forty effects: none twice, none left."""
    store = open_store(store_url)
    with store.begin() as tx:
        for number in range(40):
            tx.outbox.queue(an_effect(f"effect:{number}"), NOW)
    claimed: list[str] = []

    def work(mine: SqlStore, number: int) -> None:
        while True:
            with mine.begin() as tx:
                rows = tx.outbox.claim(Channel.SUBMIT, f"w{number}", at(1), 60, 3)
            if not rows:
                return
            claimed.extend(row.key for row in rows)

    together(store_url, work)
    store.close()
    assert Counter(claimed) == Counter(f"effect:{number}" for number in range(40))


def test_of_eight_who_use_one_code_one_succeeds(store_url: str) -> None:
    """One UPDATE with every condition leaves no gap between looking and deciding."""
    store = open_store(store_url)
    with store.begin() as tx:
        draft = proposed(tx)
    outcomes: list[bool] = []

    def work(mine: SqlStore, _: int) -> None:
        with mine.begin() as tx:
            outcomes.append(use(tx, draft))

    together(store_url, work)
    store.close()
    assert sorted(outcomes) == [False] * (THREADS - 1) + [True]


def test_arrivals_of_eight_threads_are_all_counted(tmp_path: Path) -> None:
    """Each message once, whichever thread saw it first, on the one writer of SQLite."""
    url = sqlite_url(tmp_path / "triage.db")
    store = open_store(url)

    def work(mine: SqlStore, number: int) -> None:
        for start in range(1, 31, 10):
            with mine.begin() as tx:
                spots = [arrival(n, mailbox=f"box{number}") for n in range(start, start + 10)]
                tx.messages.arrive(ACCOUNT, spots, NOW)

    together(url, work)
    with store.reading() as tx:
        found = tx.journal.sums()
    store.close()
    assert (found.seen, found.pending, found.located) == (30, 30, 30)


def test_a_message_taken_by_two_is_settled_by_one(store_url: str) -> None:
    """T2 guards by version: the second worker's whole transaction is Stale."""
    store = open_store(store_url)
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
        (pending,) = tx.messages.take_fetched(1, 3)
    outcomes: list[str] = []

    def work(mine: SqlStore, _: int) -> None:
        from triage.ledger_rows import Stale

        try:
            with mine.begin() as tx:
                a_case(tx)
                tx.messages.settle_message(pending, standing=Standing.WAITING)
            outcomes.append("settled")
        except Stale:
            outcomes.append("stale")

    together(store_url, work)
    with store.reading() as tx:
        cases = tx.cases.waiting_cases()
    store.close()
    assert Counter(outcomes) == {"settled": 1, "stale": THREADS - 1}
    assert len(cases) == 1


def test_the_chain_of_decisions_holds_under_eight_writers(store_url: str) -> None:
    """Each link follows the one before it, whoever wrote it."""
    store = open_store(store_url)

    def work(mine: SqlStore, number: int) -> None:
        for _ in range(5):
            with mine.begin() as tx:
                tx.journal.happened(NewEvent(kind="approved", actor=f"w{number}", decision=True), now=NOW)

    together(store_url, work)
    with store.reading() as tx:
        assert tx.journal.verify_chain() == (5 * THREADS, "")
    store.close()


def test_uids_minted_by_eight_threads_are_all_different(tmp_path: Path) -> None:
    """One uid a name and one name a uid, without a gap."""
    url = sqlite_url(tmp_path / "triage.db")
    store = open_store(url)

    def work(mine: SqlStore, number: int) -> None:
        for step in range(10):
            SqlUids(mine, ACCOUNT).assign_many("INBOX", [f"own-{number}-{step}", f"shared-{step}"])

    together(url, work)
    names = [f"own-{number}-{step}" for number in range(THREADS) for step in range(10)]
    uids = SqlUids(store, ACCOUNT).assign_many("INBOX", [*names, *(f"shared-{step}" for step in range(10))])
    store.close()
    assert sorted(uids.values()) == list(range(1, 91))


@pytest.mark.parametrize("place", ["nowhere/at/all.db", "folder"])
def test_a_store_that_cannot_be_opened_is_said_plainly(tmp_path: Path, place: str) -> None:
    """No traceback: what to check."""
    from triage.core.errors import OwnerError

    (tmp_path / "folder").mkdir()
    with pytest.raises(OwnerError, match=r"store: cannot be opened .*has room"):
        open_store(sqlite_url(tmp_path / place))


def test_who_only_looks_never_waits_for_who_writes(tmp_path: Path) -> None:
    """`triage status` while the daemon writes without a pause: opened, read, and no error that speaks of the disk."""
    url = sqlite_url(tmp_path / "triage.db")
    daemon = open_store(url)
    with daemon.begin() as tx:
        tx.journal.put_setting("count", "1")
        began = time.monotonic()
        looking = open_store(url, create=False)
        with looking.reading() as seen:
            assert seen.journal.setting("count") is None
        assert time.monotonic() - began < 10
        assert looking.secret() == daemon.secret()
        looking.close()
    daemon.close()
