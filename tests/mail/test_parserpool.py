"""Reading in children that can be killed: real processes, real limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from triage.adapters import parserpool
from triage.adapters.mime import read
from triage.adapters.mime_limits import Limits
from triage.adapters.parserpool import Bounds, ParserPool
from triage.mail.kind import Firm
from triage.mail.message import Kind, Message, Quarantined, QuarantineReason

ROOM = 8 * 1024**3
"""Address space that no mail of these tests fills: only time can end such a child, however quick it is."""


def mail(number: int, body: str = "Hello") -> bytes:
    return f"From: a{number}@customer.example\r\nSubject: {number}\r\n\r\n{body}".encode()


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    firm = Firm(own_domains=frozenset({"acme.example"}))
    with ParserPool(firm=firm, bounds=Bounds(workers=2, batch_mails=4)) as running:
        yield running


def test_many_mails_come_back_in_order_and_as_read_here(pool: ParserPool) -> None:
    """Children and this process read alike: reading is deterministic."""
    raws = [mail(number) for number in range(40)]
    assert list(pool.read_many(raws)) == [read(raw) for raw in raws]


def test_one_mail_is_a_future(pool: ParserPool) -> None:
    """Its result is always a Read."""
    found = pool.submit(mail(7)).result(timeout=60)
    assert isinstance(found, Message)
    assert found.subject == "7"


def test_the_firm_is_told_to_the_children(pool: ParserPool) -> None:
    """Own domains reach the judgement of kinds."""
    found = pool.submit(b"From: web@acme.example\r\nReply-To: ann@customer.example\r\n\r\nx").result(
        timeout=60
    )
    assert isinstance(found, Message)
    assert found.kind is Kind.FORM


def test_the_stream_is_read_only_as_far_as_needed(pool: ParserPool) -> None:
    """In flight there is never more than a few batches, however many mails come."""
    drawn = 0

    def endless() -> Iterator[bytes]:
        nonlocal drawn
        while True:
            drawn += 1
            yield mail(drawn)

    found = pool.read_many(endless())
    for _ in range(5):
        next(found)
    assert drawn <= 4 * 8


def test_a_mail_beyond_a_limit_leaves_its_neighbours_alone(pool: ParserPool) -> None:
    """The quarantined one keeps its place."""
    raws = [mail(1), b"Subject: x\r\n\r\n" + b"x" * 27_000_000, mail(2)]
    found = list(pool.read_many(raws))
    assert [type(one) for one in found] == [Message, Quarantined, Message]


@pytest.mark.parametrize(
    ("bounds", "reason"),
    [
        (Bounds(workers=1, wall_seconds=0.6, memory_octets=ROOM), QuarantineReason.TOO_SLOW),
        (Bounds(workers=1, cpu_seconds=0, wall_seconds=60, memory_octets=ROOM), QuarantineReason.TOO_SLOW),
        (Bounds(workers=1, memory_octets=1024 * 1024), QuarantineReason.TOO_MUCH_MEMORY),
    ],
)
def test_a_child_that_takes_too_much_dies_and_the_next_mail_is_read(
    bounds: Bounds, reason: QuarantineReason
) -> None:
    """Wall time, CPU time and memory: the guilty mail is named, its neighbours in the batch are read again."""
    hungry = b"Subject: heavy\r\n\r\n" + b"a:\n" * 8_000_000  # several times a second on any machine
    with ParserPool(limits=Limits(lines=10_000_000), bounds=bounds) as pool:
        found = list(pool.read_many([mail(1), hungry, mail(2)]))
    assert [type(one) for one in found] == [Message, Quarantined, Message]
    assert isinstance(found[1], Quarantined)
    assert found[1].reason is reason


def test_a_killed_child_is_told_by_its_signal() -> None:
    """SIGXCPU is the CPU limit, SIGKILL the want of memory, anything else an honest unknown."""
    assert parserpool._cause(-24)[0] is QuarantineReason.TOO_SLOW
    assert parserpool._cause(-9)[0] is QuarantineReason.TOO_MUCH_MEMORY
    assert parserpool._cause(-11)[0] is QuarantineReason.UNREADABLE
