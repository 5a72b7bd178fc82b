"""TLS towards the mailbox: encrypted and checked, or no password is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.mailbox.beds import imap_account
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.fault_proxy import FaultProxy, Plan
from tests.servers.pymap_server import PymapServer
from triage.adapters.credentials import LiteralCredentials
from triage.adapters.imap import ImapAccount, ImapSettings
from triage.adapters.tls import Tls
from triage.core.errors import OwnerError, Transient

LOGIN = LiteralCredentials(user="tls@firm.example", secret="secret")


def settings(server: DovecotServer, tls: Tls, ca: Certificates) -> ImapSettings:
    port = server.tls_port if tls == "implicit" else server.port
    return ImapSettings(name="desk", host="localhost", port=port, tls=tls, ca_file=str(ca.ca), timeout=5)


@pytest.mark.dovecot
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_both_kinds_of_tls_work(dovecot_server: DovecotServer, certificates: Certificates, tls: Tls) -> None:
    """With the right CA the session speaks."""
    session = ImapAccount(settings(dovecot_server, tls, certificates), LOGIN).connect()
    assert session.uids("INBOX", session.status("INBOX").uidvalidity, 1) == []
    assert session.wait("INBOX", 0.05) is False
    session.close()


@pytest.mark.dovecot
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_an_unknown_ca_is_for_the_owner(
    dovecot_server: DovecotServer, certificates: Certificates, tls: Tls
) -> None:
    """In plain words that name the setting, and before any login."""
    untrusting = replace(settings(dovecot_server, tls, certificates), ca_file=None)
    with pytest.raises(OwnerError, match=r"certificate does not match.*ca_file"):
        ImapAccount(untrusting, LOGIN).connect()


@pytest.mark.dovecot
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_another_name_in_the_certificate_is_for_the_owner(
    certificates: Certificates, stranger: Certificates, dovecot_server: DovecotServer, tls: Tls
) -> None:
    """A certificate of a trusted CA for another host is refused."""
    with DovecotServer(stranger) as other:
        there = replace(settings(other, tls, certificates), ca_file=str(stranger.ca))
        with pytest.raises(OwnerError, match="certificate does not match"):
            ImapAccount(there, LOGIN).connect()
    assert dovecot_server.port


@pytest.mark.dovecot
def test_a_wrong_password_is_for_the_owner(dovecot_server: DovecotServer, certificates: Certificates) -> None:
    """Plain words with the user's name, never the password."""
    wrong = replace(LOGIN, secret="Hunter2!")
    with pytest.raises(OwnerError, match=r"refused the login of tls@firm\.example") as caught:
        ImapAccount(settings(dovecot_server, "implicit", certificates), wrong).connect()
    assert "Hunter2!" not in str(caught.value)


def test_a_hidden_starttls_is_for_the_owner(pymap_server: PymapServer, certificates: Certificates) -> None:
    """Somebody in between who takes STARTTLS away gets no password (never opportunistic)."""
    with FaultProxy(target_port=pymap_server.port, plan=Plan(rewrite=((b" STARTTLS", b""),))) as proxy:
        there = ImapSettings(
            name="desk",
            host="localhost",
            port=proxy.port,
            tls="starttls",
            ca_file=str(certificates.ca),
            timeout=5,
        )
        with pytest.raises(OwnerError, match="does not offer STARTTLS"):
            ImapAccount(there, LOGIN).connect()
        assert b"LOGIN" not in proxy.said
        assert b"AUTHENTICATE" not in proxy.said


def test_a_plain_port_taken_for_tls_is_for_the_owner(pymap_server: PymapServer) -> None:
    """The usual mistake (993 and 143 exchanged) is told as such."""
    there = ImapSettings(name="desk", host="localhost", port=pymap_server.port, tls="implicit", timeout=5)
    with pytest.raises(OwnerError, match="does not speak TLS"):
        ImapAccount(there, LOGIN).connect()


@pytest.mark.parametrize("host", ["mail.firm.example", "192.0.2.7", "::2", "localhost.evil.example"])
def test_plain_text_is_for_loopback_only(host: str) -> None:
    """Refused when the account is made, before any connection."""
    with pytest.raises(OwnerError, match="unencrypted"):
        imap_account("desk", 143, host=host)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "127.8.8.8"])
def test_plain_text_on_this_machine_is_allowed(host: str) -> None:
    """Tests and the demo speak to loopback."""
    assert imap_account("desk", 143, host=host).name == "desk"


def test_a_ca_file_that_is_missing_is_for_the_owner() -> None:
    """The dotted path of the setting stands in the problem."""
    there = ImapSettings(name="desk", host="localhost", port=1, tls="implicit", ca_file="/nowhere/ca.pem")
    with pytest.raises(OwnerError, match=r"desk\.ca_file"):
        ImapAccount(there, LOGIN).connect()


def test_nobody_listening_is_transient() -> None:
    """A server that is down is a matter of time."""
    with FaultProxy(target_port=1) as gone:
        port = gone.port
    with pytest.raises(Transient, match="cannot connect"):
        imap_account("desk", port, timeout=1).connect()
