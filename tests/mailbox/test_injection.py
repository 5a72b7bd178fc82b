"""Two hundred hostile strings at every argument: not one extra command on the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tests.mailbox.beds import pymap_bed
from tests.mailbox.contract import a_mail, opened, positions
from tests.servers.fault_proxy import FaultProxy
from tests.servers.pymap_server import PymapServer
from triage.core.errors import OwnerError, Permanent
from triage.ports import MailboxSession, Position

ENDS = (
    "\r\n",
    "\n",
    "\r",
    "\0\r\n",
    '"\r\n',
    "}\r\n",
    "{5}\r\n",
    "{5+}\r\n",
    ")\r\n",
    "\u2028",
    "\x85",
    "\\\r\n",
    "\x0b",
    "\x1f",
    "",
)
HEADS = ("", "x", '"', "(", "{9}", "Triage/", "\\", "&AAA-", "<a@b.example>", "INBOX", "*", "%", "\x7f")
STRINGS = [f"{head}{end}PWN NOOP" for head in HEADS for end in ENDS] + [
    f"{h}{e}PWN NOOP{e}" for h in HEADS[:1] for e in ENDS
]

Act = Callable[[MailboxSession, Position, str], object]
ACTS: dict[str, Act] = {
    "status": lambda s, p, x: s.status(x),
    "wait": lambda s, p, x: s.wait(x, 0),
    "uids": lambda s, p, x: s.uids(x, p.uidvalidity, 1),
    "add_flags": lambda s, p, x: s.add_flags(p, [x]),
    "remove_flags": lambda s, p, x: s.remove_flags(p, [x]),
    "add_label": lambda s, p, x: s.add_label(p, x),
    "move": lambda s, p, x: s.move(p, x),
    "append to": lambda s, p, x: s.append(x, b"Subject: x\r\n\r\n"),
    "append flag": lambda s, p, x: s.append("Drafts", b"Subject: x\r\n\r\n", [x]),
    "find in": lambda s, p, x: s.find(x, "<tr.0000000000000000.000000000000@firm.example>"),
    "find": lambda s, p, x: s.find("INBOX", x),
    "find_ids": lambda s, p, x: s.find_ids("INBOX", [x]),
    "remove_own_draft": lambda s, p, x: s.remove_own_draft(p, x),
}


@pytest.fixture
def wire(pymap_server: PymapServer) -> Iterator[tuple[MailboxSession, FaultProxy, Callable[[], Position]]]:
    with FaultProxy(target_port=pymap_server.port) as proxy:
        bed = pymap_bed(pymap_server, proxy.port)
        with opened(bed) as session:

            def one() -> Position:
                if not (held := positions(session)):
                    bed.deliver(a_mail(1))
                    held = positions(session)
                return held[0]

            yield session, proxy, one


def test_there_are_two_hundred() -> None:
    """As many as the test plan asks for."""
    assert len(set(STRINGS)) >= 200


@pytest.mark.parametrize("act", ACTS)
def test_no_argument_starts_a_command(
    wire: tuple[MailboxSession, FaultProxy, Callable[[], Position]], act: str
) -> None:
    """Every line that was said begins with a tag of ours; the hostile text begins none."""
    session, proxy, one = wire
    at = one()
    for text in STRINGS:
        with suppress(ValueError, OwnerError, Permanent):
            ACTS[act](session, at, text)
            at = one() if act == "move" else at
    lines = bytes(proxy.said).replace(b"\r", b"\n").split(b"\n")
    assert [line for line in lines if line.startswith(b"PWN")] == []
