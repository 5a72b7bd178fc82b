"""R4, R5 and backups: a full disk, a damaged store, and the second ledger that does not forget."""

from __future__ import annotations

import os
import random
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.faults.damage import damaged_wal, found_in
from tests.faults.outward import Outward
from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.ballast import Ballast
from triage.adapters.second_ledger import FileLedger
from triage.adapters.store.engine import open_store, sqlite_url
from triage.cli.backup import backup
from triage.config import StoreSection
from triage.core.errors import OwnerError, Transient
from triage.pipeline import dispatch

OUT_ID = "<tr.0000000000000000.000000000000@acme.example>"


def limit_pages(desk: Desk, more: int) -> int:
    """The store may grow by so many pages and no more: SQLite then says what it says on a full disk."""
    with desk.store.engine.connect() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(conn.exec_driver_sql(f"PRAGMA max_page_count={pages + more}").scalar_one())


def rounds(out: Outward, number: int) -> list[str]:
    """What the store said in so many rounds, as the daemon's threads hear it and go on."""
    said = []
    for _ in range(number):
        try:
            out.round()
        except Transient as error:
            said.append(str(error))
    return said


def no_limit(desk: Desk) -> None:
    with desk.store.engine.connect() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count=1000000")


@pytest.mark.parametrize("more", [0, 1, 4, 16, 40])
def test_a_full_disk_is_transient_and_loses_nothing(tmp_path: Path, smtp_sink: SmtpSink, more: int) -> None:
    """At each write: one plain word, the store whole; with room again everything goes on, nothing twice."""
    with open_desk(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter("Earlier"))
        out.round()
        limit_pages(desk, more)
        for number in range(12):
            desk.put(letter(f"Question {number}", "How much is an oak table? " * 200))
        said = rounds(out, 6)
        assert said
        assert all("full" in one for one in said)
        no_limit(desk)
        desk.clock.pass_by(minutes=30)  # leases of what was claimed and not settled are over
        for _ in range(4):
            out.round()
            desk.clock.pass_by(minutes=20)
        sums = desk.sums()
        assert (sums.seen - sums.ignored, sums.pending, sums.quarantined) == (13, 0, 0)
        assert sums.balanced
        assert out.twice() == []
        assert found_in(tmp_path).agrees
        out.close()


def test_what_was_said_and_could_not_be_written_is_settled_later(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """T5 fails after the relay took the mail: it is kept, settled with the next call, never said again."""
    with open_desk(tmp_path) as desk:
        out, unsettled = Outward(desk=desk, sink=smtp_sink), dispatch.Unsettled()
        desk.put(letter())
        desk.look()
        room = desk.edges
        fails = [Transient("the store cannot be used: full")] * 2

        def fault(point: str) -> None:
            if point == "t5_settling" and fails:
                raise fails.pop()

        desk.edges = replace(desk.edges, fault=fault)
        performer = out.performer()
        for _ in range(2):
            with pytest.raises(Transient):
                dispatch.dispatch(desk.edges, performer, "test", unsettled)
        assert len(smtp_sink.accepted) == 1
        assert dispatch.dispatch(room, performer, "test", unsettled) == 1
        assert dispatch.dispatch(room, performer, "test", unsettled) == 0
        assert [one.state for one in desk.outgoing("propose")] == ["sent"]
        assert len(smtp_sink.accepted) == 1
        out.close()


def test_without_room_no_mail_is_taken_up_and_no_attempt_counted(tmp_path: Path) -> None:
    """A disk that is nearly full costs no mail its attempts; with room it goes on."""
    with open_desk(tmp_path) as desk:
        free = desk.edges
        desk.edges = replace(desk.edges, room=lambda: "the disk is nearly full")
        desk.put(letter())
        for _ in range(5):
            assert desk.look() == 0
        assert desk.sums().pending == 1
        desk.edges = free
        assert desk.look() == 1
        assert desk.sums().waiting == 1


def test_nearly_full_is_one_and_a_half_of_the_largest_mail(tmp_path: Path) -> None:
    """Postfix's rule for its queue. Where there never was plenty of room, none is held back."""
    assert Ballast(tmp_path, free=lambda: 1500).nearly_full(1000) == ""
    assert "nearly full" in Ballast(tmp_path, free=lambda: 1499).nearly_full(1000)
    assert list(tmp_path.iterdir()) == []


def test_room_is_held_back_and_given_once_the_disk_is_nearly_full(tmp_path: Path) -> None:
    """Given, it is not for more mail: that goes on when there is room beside it. With plenty it is held again."""
    left = [10_000]
    ballast, file = Ballast(tmp_path, octets=2000, free=lambda: left[0]), tmp_path / "ballast"
    assert ballast.nearly_full(1000) == ""
    assert file.stat().st_size == 2000
    assert file.stat().st_blocks * 512 >= 2000, "it takes the room, not only the name"
    left[0] = 1499
    assert "nearly full" in ballast.nearly_full(1000)
    assert not file.exists()
    left[0] = 3499
    assert "3,500 needed" in ballast.nearly_full(1000)
    left[0] = 3500
    assert ballast.nearly_full(1000) == ""
    assert not file.exists()
    left[0] = 5500
    assert ballast.nearly_full(1000) == ""
    assert file.exists()
    again = Ballast(tmp_path, octets=2000, free=lambda: 1500)
    assert again.nearly_full(1000) == ""
    assert file.exists(), "a start after a crash knows it"
    again.close()
    assert not file.exists()


def test_the_second_ledger_keeps_no_half_line(tmp_path: Path) -> None:
    """A torn line of a power loss does not swallow the next one."""
    path = tmp_path / "second-ledger"
    path.write_bytes(b"in " + b"a" * 64 + b"\nin " + b"b" * 20)
    second = FileLedger(path)
    second.append([("in", "c" * 64), ("out", OUT_ID)])
    assert list(second.read()) == [("in", "a" * 64), ("in", "c" * 64), ("out", OUT_ID)]
    assert second.holds("out", OUT_ID)
    assert not second.holds("in", "b" * 64)
    second.close()


def test_a_second_ledger_that_takes_nothing_says_so_and_forgets_nothing(tmp_path: Path) -> None:
    """On a full device it is transient; the same lines go with the next ones."""
    second = FileLedger(tmp_path / "second-ledger")
    kept, second._fd = second._fd, os.open("/dev/full", os.O_WRONLY)
    with pytest.raises(Transient, match="second ledger"):
        second.append([("in", "a" * 64)])
    second._fd = kept
    second.append([("in", "b" * 64)])
    assert [identity[0] for _, identity in second.read()] == ["a", "b"]
    second.close()


@pytest.mark.parametrize("how", ["flip", "truncate", "zero"])
def test_a_damaged_wal_is_found_by_the_second_ledger(tmp_path: Path, how: str) -> None:
    """SQLite opens it and says ok with commits missing; `triage ledger` names what is missing, and reading
    the mailbox again brings it back."""
    with open_desk(tmp_path / "desk") as desk:
        for number in range(12):
            desk.write(letter(f"Question {number}"))
        lost = damaged_wal(desk, tmp_path / "copy", how, random.Random(5))
    found = found_in(tmp_path / "copy")
    assert lost > 0
    assert found.missing_in == lost
    assert not found.agrees
    with open_desk(tmp_path / "copy") as again:
        again.look()
        assert again.sums().seen == 12
    assert found_in(tmp_path / "copy").agrees


def test_a_store_that_forgot_what_it_sent_is_found(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The second ledger knows every mail that left; Sent copies count as known."""
    with open_desk(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        desk.put(letter())
        out.round()
        assert found_in(tmp_path).agrees
        with desk.store.engine.begin() as conn:
            conn.execute(sa.text("DELETE FROM effect WHERE kind = 'propose'"))
        assert found_in(tmp_path).missing_out == 1
        out.file_sent()
        desk.look()
        assert found_in(tmp_path).agrees
        out.close()


def test_damaged_pages_are_said_plainly(tmp_path: Path) -> None:
    """Pages of zeros: the ledger says so without a traceback, the store tells the owner what to do."""
    with open_desk(tmp_path) as desk:
        for number in range(6):
            desk.write(letter(f"Question {number}"))
    path = tmp_path / "triage.db"
    raw = bytearray(path.read_bytes())
    raw[4096 : len(raw) // 2] = bytes(len(raw) // 2 - 4096)
    path.write_bytes(raw)
    with pytest.raises(OwnerError, match="damaged"):
        found_in(tmp_path)


def test_a_backup_made_while_the_desk_works_is_whole(tmp_path: Path) -> None:
    """Another thread writes all the time; every copy opens, is consistent and holds both ledgers."""
    with open_desk(tmp_path) as desk:
        desk.write(letter("First"))
        config = desk.edges.config.model_copy(update={"store": StoreSection(path=".")})
        over, made = threading.Event(), []

        def copying() -> None:
            while not over.is_set():
                made.append(backup(config, tmp_path / "backups", datetime.now(UTC)))

        thread = threading.Thread(target=copying)
        thread.start()
        for number in range(10):
            desk.write(letter(f"Question {number}"))
        over.set()
        thread.join()
    assert len(made) >= 2
    for path in made:
        store = open_store(sqlite_url(path), create=False)
        with store.reading() as tx:
            second = FileLedger(path.with_suffix(".second-ledger"))
            written = {identity for _, identity in second.read()}
            assert tx.messages.count_known(written) == len(written)
            assert tx.journal.verify_chain()[1] == ""
        store.close()
        assert path.stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_made_is_one_plain_problem(tmp_path: Path) -> None:
    """No place for it, or a name that is taken: no half copy stays, and no older one is touched."""
    with open_desk(tmp_path) as desk:
        desk.write(letter())
        config = desk.edges.config.model_copy(update={"store": StoreSection(path=".")})
        now = datetime.now(UTC)
        made = backup(config, tmp_path / "backups", now)
        before = made.read_bytes()
        with pytest.raises(OwnerError, match="no backup"):
            backup(config, tmp_path / "backups", now)
        assert made.read_bytes() == before
        with pytest.raises(OwnerError, match="no backup"):
            backup(config, Path("/dev/null/backups"), now)


def test_an_answer_approved_on_a_restored_store_is_refused_politely(tmp_path: Path) -> None:
    """A code from after the backup is not known any more: nothing is sent, the person hears of it."""
    with open_desk(tmp_path) as desk:
        config = desk.edges.config.model_copy(update={"store": StoreSection(path=".")})
        made = backup(config, tmp_path / "backups", datetime.now(UTC))
        desk.write(letter())
        proposal = desk.proposal()
    shutil.copyfile(made, tmp_path / "triage.db")
    with open_desk(tmp_path) as desk:
        desk.put(answer_to(proposal, "yes"))
        desk.look()
        desk.clock.pass_by(minutes=6)
        desk.due()
        assert desk.outgoing("reply") == []
        assert desk.outgoing("notice") != []


def test_every_commit_is_synced(tmp_path: Path) -> None:
    """WAL with synchronous=FULL (2): a commit that was answered survives the power."""
    with open_desk(tmp_path) as desk, desk.store.engine.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
