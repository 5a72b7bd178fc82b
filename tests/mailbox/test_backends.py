"""The contract on every backend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mailbox.beds import dovecot_bed, maildir_bed, pymap_bed
from tests.mailbox.contract import Bed, MailboxContract
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.fault_proxy import FaultProxy, Plan
from tests.servers.pymap_server import PymapServer

ROUGH = Plan(tear=7)
"""Lines torn into pieces of seven octets."""
JOINED = Plan(join=0.003)
"""Answers that come close together arrive as one segment."""


class TestPymap(MailboxContract):
    @pytest.fixture
    def bed(self, pymap_server: PymapServer) -> Bed:
        return pymap_bed(pymap_server)


class TestMaildir(MailboxContract):
    @pytest.fixture
    def bed(self, tmp_path: Path) -> Bed:
        return maildir_bed(tmp_path)


@pytest.mark.dovecot
class TestDovecot(MailboxContract):
    @pytest.fixture
    def bed(self, dovecot_server: DovecotServer) -> Bed:
        return dovecot_bed(dovecot_server)


@pytest.mark.dovecot
class TestDovecotOverTls(MailboxContract):
    @pytest.fixture
    def bed(self, dovecot_server: DovecotServer, certificates: Certificates) -> Bed:
        return dovecot_bed(dovecot_server, dovecot_server.tls_port, tls="implicit", ca=certificates.ca)


class TestPymapBehindARoughLine(MailboxContract):
    @pytest.fixture
    def bed(self, pymap_server: PymapServer) -> Iterator[Bed]:
        with FaultProxy(target_port=pymap_server.port, plan=ROUGH) as proxy:
            yield pymap_bed(pymap_server, proxy.port)


@pytest.mark.dovecot
class TestDovecotBehindARoughLine(MailboxContract):
    @pytest.fixture
    def bed(self, dovecot_server: DovecotServer) -> Iterator[Bed]:
        with FaultProxy(target_port=dovecot_server.port, plan=JOINED) as proxy:
            yield dovecot_bed(dovecot_server, proxy.port)


@pytest.mark.dovecot
class TestDovecotWithoutItsExtensions(MailboxContract):
    """IDLE and MOVE hidden: NOOP and COPY, STORE, UID EXPUNGE do their work."""

    @pytest.fixture
    def bed(self, dovecot_server: DovecotServer) -> Iterator[Bed]:
        hidden = ((b" IDLE", b""), (b" MOVE", b""), (b" SPECIAL-USE", b""))
        with FaultProxy(target_port=dovecot_server.port, plan=Plan(rewrite=hidden)) as proxy:
            yield dovecot_bed(dovecot_server, proxy.port)
