"""A line that breaks anywhere: Transient, nothing half done is believed, and the next connection goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import pytest

from tests.mailbox.beds import dovecot_bed, imap_account, pymap_bed
from tests.mailbox.contract import BIG, Bed, a_mail, opened, our_draft, our_id, positions
from tests.servers.fault_proxy import FaultProxy, Plan
from triage.core.errors import Transient
from triage.ports import MailboxSession, Position

BREAKS = [("cut_at", at) for at in (0, 1, 2, 9, 40, 77, 120, 200, 333, 480, 640)]
BREAKS += [("bye_at", 0), ("bye_at", 120), ("stall_at", 120)]
"""What happens, and how many octets into the server's answer: in the first line, a literal, the end."""


@dataclass(frozen=True, kw_only=True)
class Broken:
    """The same account by the straight line (``bed``) and by the proxy that breaks (``account``)."""

    bed: Bed
    proxy: FaultProxy
    user: str

    def connect(self, fault: str = "") -> MailboxSession:
        """Patient, except towards a server that is known to fall silent."""
        timeout = 1.0 if fault == "stall_at" else 10.0
        return imap_account(self.user, self.proxy.port, timeout=timeout).connect()


@pytest.fixture(params=["pymap_server", pytest.param("dovecot_server", marks=pytest.mark.dovecot)])
def line(request: pytest.FixtureRequest) -> Iterator[Broken]:
    server = request.getfixturevalue(request.param)
    bed = pymap_bed(server) if request.param == "pymap_server" else dovecot_bed(server)
    user = bed.account._credentials.username()  # type: ignore[attr-defined]  # the same user by another way
    with FaultProxy(target_port=server.port) as proxy:
        yield Broken(bed=bed, proxy=proxy, user=user)


def a_plan(trigger: bytes, fault: str, at: int) -> Plan:
    plan = Plan(trigger=trigger)
    setattr(plan, fault, at)
    return plan


def read_all(line: Broken) -> list[bytes | None]:
    """By a connection through the proxy, as the watcher reads after a reconnect."""
    session = line.connect()
    try:
        return [fetched.raw for fetched in session.fetch(positions(session), max_size=BIG)]
    finally:
        session.close()


@pytest.mark.parametrize(("fault", "at"), BREAKS)
def test_a_break_in_a_fetch_is_transient_and_nothing_is_lost(line: Broken, fault: str, at: int) -> None:
    """At each place: what was yielded is whole, the rest comes with the next connection, none twice."""
    mails = [a_mail(n) for n in range(3)]
    for raw in mails:
        line.bed.deliver(raw)
    line.proxy.plan = a_plan(b"BODY.PEEK[]", fault, at)
    session = line.connect(fault)
    before: list[bytes | None] = []
    try:
        for fetched in session.fetch(positions(session), max_size=BIG):
            before.append(fetched.raw)
    except Transient:
        assert line.proxy.plan.times == 0
        with pytest.raises(Transient):
            session.status("INBOX")
    session.close()
    assert before == mails[: len(before)]
    assert read_all(line) == mails


@pytest.mark.parametrize("skip", [30, 100])
def test_a_literal_that_is_too_short_is_not_believed(line: Broken, skip: int) -> None:
    """Octets missing in the middle of a message: the reader waits for them in vain, or the reply makes
    no sense; either way Transient, and never a message with a hole."""
    mails = [a_mail(n) for n in range(3)]
    for raw in mails:
        line.bed.deliver(raw)
    line.proxy.plan = Plan(trigger=b"BODY.PEEK[]", skip_at=150, skip=skip)
    session = line.connect("stall_at")
    with pytest.raises(Transient):
        list(session.fetch(positions(session), max_size=BIG))
    session.close()
    assert read_all(line) == mails


def step_status(session: MailboxSession, _: Position) -> object:
    return session.status("Archive")


def step_list(session: MailboxSession, _: Position) -> object:
    return session.mailboxes()


def step_uids(session: MailboxSession, at: Position) -> object:
    return session.uids(at.mailbox, at.uidvalidity, 1)


def step_flag(session: MailboxSession, at: Position) -> object:
    return session.add_flags(at, ["\\Flagged", "Triage/x"])


def step_move(session: MailboxSession, at: Position) -> object:
    return session.move(at, "Archive")


def step_append(session: MailboxSession, _: Position) -> object:
    return session.append("Drafts", our_draft("d"), ["\\Draft"])


def step_find(session: MailboxSession, _: Position) -> object:
    return session.find("Drafts", our_id("d"))


def step_find_ids(session: MailboxSession, _: Position) -> object:
    return session.find_ids("INBOX", ["<order-1@customer.example>"])


def step_wait(session: MailboxSession, _: Position) -> object:
    return session.wait("INBOX", 5)


STEPS: dict[str, tuple[bytes, Callable[[MailboxSession, Position], object]]] = {
    "select": (b"EXAMINE", step_status),
    "list": (b"LIST", step_list),
    "search": (b"UID SEARCH", step_uids),
    "store": (b"UID STORE", step_flag),
    "move": (b"UID MOVE", step_move),
    "append": (b"APPEND", step_append),
    "find": (b"HEADER Message-ID", step_find),
    "find_ids": (b"HEADER.FIELDS", step_find_ids),
    "idle": (b"IDLE", step_wait),
}


@pytest.mark.parametrize(
    ("step", "fault"), [*((step, "cut_at") for step in STEPS), ("move", "stall_at"), ("idle", "bye_at")]
)
def test_a_break_at_any_command_is_transient(line: Broken, step: str, fault: str) -> None:
    """Whatever was being said, the error is Transient and the session is over; the mail is there once."""
    trigger, act = STEPS[step]
    line.bed.deliver(a_mail(1))
    session = line.connect(fault)
    (at,) = positions(session)
    session.capabilities()
    line.proxy.plan = a_plan(trigger, fault, 0)
    with pytest.raises(Transient):
        act(session, at)
    with pytest.raises(Transient):
        session.mailboxes()
    session.close()
    line.proxy.plan = Plan()
    with opened(line.bed) as again:
        held = [*positions(again), *positions(again, "Archive")]
        assert [f.raw for p in held for f in again.fetch([p], max_size=BIG)] == [a_mail(1)]


@pytest.mark.parametrize(
    ("trigger", "fault"),
    [
        (b"", "cut_at"),
        (b"", "bye_at"),
        (b"", "stall_at"),
        (b"CAPABILITY", "cut_at"),
        (b"AUTHENTICATE", "bye_at"),
    ],
)
def test_a_break_while_connecting_is_transient(line: Broken, trigger: bytes, fault: str) -> None:
    """A lost connection in a login is not a wrong password."""
    line.proxy.plan = a_plan(trigger, fault, 3)
    with suppress(Transient):
        line.connect(fault).close()
        assert line.proxy.plan.times == 1  # this server was not asked that
    assert read_all(line) == []


def test_a_lost_append_is_found_not_repeated(line: Broken) -> None:
    """The server had stored the draft when the line broke: the look-up by our id finds one."""
    session = line.connect()
    session.status("INBOX")
    line.proxy.plan = Plan(trigger=b"Dear Nora", cut_at=0)
    with pytest.raises(Transient):
        session.append("Drafts", our_draft("d"), ["\\Draft"])
    session.close()
    with opened(line.bed) as again:
        assert len(again.find("Drafts", our_id("d"))) in (0, 1)
        assert len(again.find("Drafts", our_id("d"))) == len(positions(again, "Drafts"))


def test_hanging_up_while_we_wait_is_noticed(line: Broken) -> None:
    """The watcher learns of it at once, not at the end of its slice."""
    session = line.connect()
    positions(session)
    kick = threading.Timer(0.2, line.proxy.hang_up)
    kick.start()
    with pytest.raises(Transient):
        session.wait("INBOX", 60)
    kick.join()
    session.close()


def test_what_another_program_removed_in_between_is_simply_missing(line: Broken) -> None:
    """Uids learnt, one expunged by somebody else, then fetched: the others come."""
    for n in range(3):
        line.bed.deliver(a_mail(n))
    session = line.connect()
    held = positions(session)
    with opened(line.bed) as other:
        other.move(held[1], "Trash")
    assert [f.raw for f in session.fetch(held, max_size=BIG)] == [a_mail(0), a_mail(2)]
    session.close()
