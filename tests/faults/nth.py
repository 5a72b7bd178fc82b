"""The n-th operation fails: a statement, a commit, a commit point of ours, a word to the mailbox or to the relay.
Counted through in one sequence, as SQLite's own I/O error tests count."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.faults.damage import found_in
from tests.faults.outward import CUSTOMER, Outward
from tests.pipeline.desk import OWNER, answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.core.errors import Transient
from triage.core.faultpoints import Injected
from triage.core.lifecycle import DraftState

EXPECTED = (Transient, Injected)
"""What a thread of the daemon goes on after: the store or the line is not there, or a point failed."""


@dataclass(kw_only=True)
class Nth:
    """Counts every operation, and lets the ``fails``-th one fail. None fails where it is 0."""

    fails: int
    count: int = 0
    at: str = ""
    """What it was that failed."""
    injected: bool = False
    """One of our points: to the program that is a bug, which it counts."""

    def operation(self, name: str) -> bool:
        self.count += 1
        if self.count == self.fails:
            self.at = name
        return self.count == self.fails

    def statement(self, *spoken: Any) -> None:
        if self.operation(f"statement: {str(spoken[2])[:60]}"):
            raise _broken_disk()

    def commit(self, _: sa.Connection) -> None:
        if self.operation("commit"):
            raise _broken_disk()

    def point(self, name: str) -> None:
        if self.operation(name):
            self.injected = True
            raise Injected(name)


def _broken_disk() -> Exception:
    return sa.exc.OperationalError("injected", None, sqlite3.OperationalError("disk I/O error"))


@dataclass
class Counted:
    """A session or submitter, each call of which is an operation; before it (nothing was done) or after it
    (it was done and nobody heard so), by turns."""

    within: Any
    nth: Nth

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.within, name)
        return self._counting(name, found) if callable(found) and name not in ("close", "wake") else found

    def _counting(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            if self.nth.operation(f"before {name}"):
                raise Transient(f"the line broke before {name}")
            came = call(*args, **named)
            if self.nth.operation(f"after {name}"):
                raise Transient(f"the line broke after {name}")
            return came

        return counted


@dataclass(kw_only=True)
class Left:
    """What a run left behind."""

    operations: int
    failed_at: str
    wrong: list[str] = field(default_factory=list)


def run(root: Path, sink: SmtpSink, fails: int) -> Left:
    """One customer's mail, proposed, approved and answered, with its ``fails``-th operation failing."""
    nth, before = Nth(fails=fails), len(sink.accepted)
    for place in (".Drafts/cur", ".Drafts/new", ".Drafts/tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (root / "Maildir" / place).mkdir(parents=True)
    with open_desk(root) as desk:
        desk.edges = replace(desk.edges, fault=nth.point)
        out = Outward(desk=desk, sink=sink, skip=before)
        desk.session = Counted(desk.session, nth)  # type: ignore[assignment]
        desk.put(letter(sender=f"Bella Ruiz <{CUSTOMER}>"))
        with _listening(desk.store.engine, desk.store._reader, nth):
            for work in _walk(out):
                _until_done(work)
        wrong = list(_wrong(out, bugs=int(nth.injected)))
        out.close()
    if not found_in(root).agrees:
        wrong.append("the second ledger does not agree")
    return Left(operations=nth.count, failed_at=nth.at, wrong=wrong)


@contextmanager
def _listening(writer: sa.Engine, reader: sa.Engine, nth: Nth) -> Iterator[None]:
    wanted = [(writer, "commit", nth.commit)]
    wanted += [(engine, "before_cursor_execute", nth.statement) for engine in (writer, reader)]
    for engine, name, heard in wanted:
        sa.event.listen(engine, name, heard)
    try:
        yield
    finally:
        for engine, name, heard in wanted:
            sa.event.remove(engine, name, heard)


def _walk(out: Outward) -> Iterator[Callable[[], object]]:
    """As the daemon's threads work, one thing after the other, to the end and an hour beyond it. What was claimed
    and never said is looked up when its lease is over, and sent after the grace: that takes half an hour."""
    desk = out.desk
    works = (desk.look, desk.due, out.submit, desk.work_in_mailbox, out.file_sent)
    yield from works
    for _ in range(6):
        desk.clock.pass_by(minutes=7)
        yield from works
    desk.put(answer_to(out.to(OWNER)[-1], "yes"))
    for _ in range(8):
        yield from works
        desk.clock.pass_by(minutes=7)


def _until_done(work: Callable[[], object]) -> None:
    """As a thread does: what it could not do now it tries again."""
    for _ in range(3):
        with suppress(*EXPECTED):
            work()
            return


def _wrong(out: Outward, bugs: int) -> Iterator[str]:
    desk, sums = out.desk, out.desk.sums()
    if not sums.balanced or sums.quarantined:
        yield f"the sums: {sums}"
    if (answers := len(out.to(CUSTOMER))) != 1:
        yield f"{answers} answers to the customer"
    if twice := out.twice():
        yield f"sent twice: {twice}"
    with desk.store.reading() as tx:
        if tx.drafts.count(DraftState.SENT) != 1:
            yield "the draft is not sent"
        if waiting := tx.cases.waiting_cases():
            yield f"{len(waiting)} wait"
        _, broken = tx.journal.verify_chain()
        if broken:
            yield f"the chain: {broken}"
        counts = {
            key: n for key, n in tx.outbox.effect_counts().items() if key[1] not in ("sent", "cancelled")
        }
        if counts:
            yield f"left in the outbox: {counts}"
    if len(found := desk.happened("bug")) > bugs:
        yield f"bugs: {[one.data for one in found]}"
