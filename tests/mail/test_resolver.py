"""TXT records over real sockets, from a name server of our own on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from triage.adapters.resolver import DnsResolver
from triage.core.errors import Transient

ZONE = {"s1._domainkey.firm.example.": '"v=DKIM1; " "p=abc"'}


@pytest.fixture
def server() -> Iterator[int]:
    """The port of a name server that knows one name, refuses ``broken.`` and denies all others."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=serve, args=(listening,), daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.sendto(b"", listening.getsockname())
        thread.join(5)


def serve(listening: socket.socket) -> None:
    while True:
        octets, caller = listening.recvfrom(4096)
        if not octets:
            return
        listening.sendto(answer(dns.message.from_wire(octets)).to_wire(), caller)


def answer(asked: dns.message.Message) -> dns.message.Message:
    given = dns.message.make_response(asked)
    name = asked.question[0].name.to_text()
    if name in ZONE:
        given.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", ZONE[name]))
    else:
        given.set_rcode(dns.rcode.SERVFAIL if name.startswith("broken") else dns.rcode.NXDOMAIN)
    return given


def test_record_strings_are_joined(server: int) -> None:
    """A long key comes in several strings."""
    resolver = DnsResolver(nameservers=["127.0.0.1"], port=server)
    assert resolver.txt("s1._domainkey.firm.example.") == b"v=DKIM1; p=abc"


@pytest.mark.parametrize("name", ["s2._domainkey.firm.example.", "a..b.", "x" * 70 + ".example.", "a." * 200])
def test_no_record(server: int, name: str) -> None:
    """A name that is not there, or is none, has no key."""
    assert DnsResolver(nameservers=["127.0.0.1"], port=server).txt(name) is None


def test_trouble_is_transient(server: int) -> None:
    """A server that fails, or none at all, says nothing about the key."""
    with pytest.raises(Transient):
        DnsResolver(seconds=1, nameservers=["127.0.0.1"], port=server).txt("broken.firm.example.")
