"""`triage doctor --approvals` on a real Dovecot behind real relays: what it finds, keeps, and what then counts."""

from __future__ import annotations

import imaplib
import smtplib
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.cli.folder import OWNER, SHARED, write_folder
from tests.cli.relay import Relay
from tests.cli.test_doctor_approvals import HOST, about, examined, kept
from tests.mailbox.beds import imap_account
from tests.servers.dovecot import DovecotServer
from triage.cli.finding import State
from triage.mail.authentication import Source
from triage.ports import Position

FORGED = (b"authentication-results:", b"x-ms-exchange-organization-")
JO = f"Authentication-Results: {HOST}; dmarc=pass header.from=acme.example; auth=pass smtp.auth={OWNER}\r\n"


class Host(Relay):
    """A hop of the firm's mail host. ``strips``: marks that only it may write are taken off."""

    strips = True

    def _deliver(self, mail: Any) -> None:
        if OWNER in mail.recipients:  # Jo's own mailbox is elsewhere
            return
        lines = mail.content.split(b"\r\n")
        head = lines.index(b"") if b"" in lines else len(lines)
        own = [one for one in lines[:head] if not (self.strips and one.lower().startswith(FORGED))]
        content = b"\r\n".join([*own, *lines[head:]])
        with smtplib.LMTP(self.dovecot.host, self.dovecot.lmtp_port) as lmtp:
            lmtp.sendmail(mail.reverse_path, list(mail.recipients), self.trace + content)


class Submission(Host):
    """Where the firm submits. Jo reads her mail at once, and answers through ``jos`` where she has one."""

    jos: Relay | None = None

    def _deliver(self, mail: Any) -> None:
        super()._deliver(mail)
        seen = message_from_bytes(mail.content, policy=default)
        if OWNER in mail.recipients and self.jos is not None and "{d0." in str(seen["Subject"]):
            threading.Thread(target=self._answer, args=(self.jos, seen), daemon=True).start()

    def _answer(self, jos: Relay, asked: Any) -> None:
        to = str(asked["Reply-To"])
        raw = (
            f"From: Jo Baker <{OWNER}>\r\nTo: {to}\r\nSubject: Re: {asked['Subject']}\r\n"
            f"Date: Fri, 27 Nov 2026 12:00:00 +0100\r\nMessage-ID: <ok.{id(self)}@acme.example>\r\n"
            f"In-Reply-To: {asked['Message-ID']}\r\n\r\nok\r\n"
        )
        with smtplib.SMTP("127.0.0.1", jos.port) as client:
            client.sendmail(OWNER, [to], raw)


@dataclass
class Place:
    folder: Path
    submission: Submission
    exchanger: Host
    jos: Host

    @property
    def outside(self) -> str:
        return f"127.0.0.1:{self.exchanger.port}"


@pytest.fixture
def place(tmp_path: Path, dovecot_server: DovecotServer) -> Iterator[Place]:
    with ExitStack() as stack:
        made: list[Host] = []
        for kind in (Submission, Host, Host):
            hop = kind()
            hop.dovecot = dovecot_server
            made.append(stack.enter_context(hop))
        submission, exchanger, jos = made
        assert isinstance(submission, Submission)
        exchanger.trace = (
            f"Received: from evil (evil.example [198.51.100.7]) by {HOST} with ESMTP id 9\r\n".encode()
        )
        jos.trace = JO.encode()
        folder = write_folder(
            tmp_path / "desk",
            {"host": "127.0.0.1", "port": dovecot_server.port, "tls": "none"},
            {"host": "127.0.0.1", "port": submission.port, "tls": "none"},
            more=f'[authentication]\nauthserv_id = "{HOST}"\ndkim = false\n',
        )
        (folder / "password").write_text(dovecot_server.password)
        config = (
            (folder / "config.toml")
            .read_text()
            .replace(
                f'port = {submission.port}\ntls = "none"\nusername = "{SHARED}"\npassword = {{ file = "password" }}',
                f'port = {submission.port}\ntls = "none"',
            )
        )
        (folder / "config.toml").write_text(config)
        empty(dovecot_server)
        yield Place(folder=folder, submission=submission, exchanger=exchanger, jos=jos)


def empty(server: DovecotServer) -> None:
    """The mailbox is the session's; each test begins with an empty one."""
    client = imaplib.IMAP4(server.host, server.port)
    client.login(SHARED, server.password)
    _, [count] = client.select("INBOX")
    if count != b"0":
        client.store("1:*", "+FLAGS", "\\Deleted")
        client.expunge()
    client.logout()


def inbox(server: DovecotServer) -> list[bytes]:
    session = imap_account(SHARED, server.port).connect()
    status = session.status("INBOX")
    uids = session.uids("INBOX", status.uidvalidity, 1)
    spots = [Position(mailbox="INBOX", uidvalidity=status.uidvalidity, uid=uid) for uid in uids]
    found = [one.raw or b"" for one in session.fetch(spots, max_size=1_000_000)] if spots else []
    session.close()
    return found


@pytest.mark.dovecot
def test_a_host_in_order_and_what_it_leaves_behind(place: Place, dovecot_server: DovecotServer) -> None:
    """Both forgeries arrive without their marks and are removed; Jo's answer carries two proofs: on."""
    place.submission.jos = place.jos
    found = examined(place.folder, place.outside, wait=20)
    assert [state for state, _ in about(found, "forged mail")] == [State.OK, State.OK]
    [(state, told)] = about(found, "approvals")
    assert state is State.OK
    assert told == "Jo Baker: on, level A by authentication-results, smtp.auth"
    learned = kept(place.folder)
    assert set(learned.people[OWNER].passed) == {Source.RESULTS, Source.SUBMISSION}
    assert learned.people[OWNER].plus, "the plus-address arrived"
    assert (learned.forgeable, learned.inside) == ((), ("microsoft365", "received"))
    assert [b"Re: " in one for one in inbox(dovecot_server)] == [True], "her answer alone is left"
    assert len(place.exchanger.accepted) == 1, "the forgery was really handed in from outside"
    assert b"dmarc=pass (probe " in place.exchanger.accepted[0].content


@pytest.mark.dovecot
def test_a_host_that_lets_a_forgery_through_switches_answers_off(place: Place) -> None:
    """The stranger's mark comes through as it was written: nothing that looks like it counts any more."""
    place.submission.jos = place.jos
    place.exchanger.strips = False
    found = examined(place.folder, place.outside, wait=20)
    assert about(found, "forged mail")[0][0] is State.BROKEN
    learned = kept(place.folder)
    assert set(learned.forgeable) == {Source.RESULTS, Source.SUBMISSION}
    assert learned.is_off(OWNER, "off")
    assert about(found, "approvals")[0][0] is State.BROKEN


@pytest.mark.dovecot
def test_who_does_not_answer_is_named_and_nothing_is_left(
    place: Place, dovecot_server: DovecotServer
) -> None:
    """The probe went to Jo; both forgeries are gone from the mailbox."""
    found = examined(place.folder, place.outside, wait=0)
    assert about(found, "approvals") == [(State.LOOK, f"Jo Baker <{OWNER}> has not answered yet")]
    assert kept(place.folder).people == {}
    assert inbox(dovecot_server) == []
    assert [OWNER in one.recipients for one in place.submission.accepted].count(True) == 1
