"""`triage doctor --approvals` on a whole mail system: what it sends, what it learns, what it then switches off."""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.cli.folder import OWNER, PASSWORD, SHARED, change
from tests.servers.smtp_sink import SmtpSink
from triage import config as settings
from triage.approval.proofs import Proofs
from triage.cli import doctor
from triage.cli.desk import opened
from triage.cli.doctor_approvals import joined
from triage.cli.finding import Finding, State
from triage.demo.mailsystem import DemoMail
from triage.mail.authentication import Source
from triage.pipeline import proofs

HOST = "mx.acme.example"


class Zone:
    """The DNS of these tests."""

    def __init__(self, **records: str) -> None:
        self.records = {name.replace("__", "."): text for name, text in records.items()}

    def txt(self, name: str) -> bytes | None:
        found = self.records.get(name)
        return found.encode() if found else None

    def mx(self, domain: str) -> Sequence[str]:
        return []


class Exchanger(SmtpSink):
    """Takes mail from strangers and files it in the shared mailbox; ``strips`` takes forged marks off."""

    mail: DemoMail
    strips = True

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        if answer.startswith("250"):
            raw = bytes(self.accepted[-1].content)
            await self._loop.run_in_executor(None, self.mail.put, [self._filed(raw)], SHARED)
        return answer

    def _filed(self, raw: bytes) -> bytes:
        marks = (b"authentication-results:", b"x-ms-exchange-organization-")
        kept = [one for one in raw.split(b"\r\n") if not (self.strips and one.lower().startswith(marks))]
        hop = f"Received: from evil (evil.example [198.51.100.7]) by {HOST} (Postfix) with ESMTP id 9\r\n"
        return hop.encode() + b"\r\n".join(kept)


@contextmanager
def exchanger(mail: DemoMail, *, strips: bool = True) -> Iterator[str]:
    with Exchanger() as running:
        running.mail, running.strips = mail, strips
        yield f"127.0.0.1:{running.port}"


def answering(mail: DemoMail, send: Callable[[str, str], None]) -> list[threading.Thread]:
    """Jo reads her mail and answers at once; ``send`` gets subject and address."""
    threads: list[threading.Thread] = []

    def arrived(address: str, mailbox: str, raw: bytes) -> None:
        seen = message_from_bytes(raw, policy=default)
        if (address, mailbox) == (OWNER, "INBOX") and "{d0." in str(seen["Subject"]):
            to = str(seen["Reply-To"])
            thread = threading.Thread(target=send, args=(f"Re: {seen['Subject']}", to), daemon=True)
            threads.append(thread)
            thread.start()

    mail.watch(arrived)
    return threads


def by_login(mail: DemoMail) -> Callable[[str, str], None]:
    """Submitted with her own login: the host stamps it."""

    def send(subject: str, to: str) -> None:
        with smtplib.SMTP(mail.host, mail.smtp_port) as client:
            client.login(OWNER, PASSWORD)
            raw = f"From: {OWNER}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Fri, 27 Nov 2026 12:00:00 +0100\r\n"
            client.sendmail(OWNER, [to], raw + "Message-ID: <ok.1@acme.example>\r\n\r\nok\r\n")

    return send


def unsigned(mail: DemoMail) -> Callable[[str, str], None]:
    """From a program whose host proves nothing."""

    def send(subject: str, to: str) -> None:
        raw = f"From: {OWNER}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Fri, 27 Nov 2026 12:00:00 +0100\r\n"
        mail.put([f"{raw}Message-ID: <ok.2@acme.example>\r\n\r\nok\r\n".encode()], SHARED)

    return send


def examined(folder: Path, outside: str = "", wait: float = 10, zone: Zone | None = None) -> list[Finding]:
    config = settings.load(folder / "config.toml")
    return list(doctor.approvals(config, outside, wait, patience=5, dns=zone or Zone()))


def kept(folder: Path) -> Proofs:
    with opened(folder) as (_, store), store.reading() as tx:
        return proofs.learned(tx)


def about(found: list[Finding], name: str) -> list[tuple[State, str]]:
    return [(one.state, one.what) for one in found if one.about == name]


@pytest.fixture
def results(desk: Path) -> Path:
    change(desk, "[model]", f'[authentication]\nauthserv_id = "{HOST}"\ndkim = false\n\n[model]')
    return desk


def test_a_host_in_order(results: Path, mail: DemoMail) -> None:
    """Forged marks are taken off, Jo's answer carries two proofs: on, at level A, and all of it is kept."""
    threads = answering(mail, by_login(mail))
    with exchanger(mail) as outside:
        found = examined(results, outside)
    assert [state for state, _ in about(found, "forged mail")] == [State.OK, State.OK]
    assert about(found, "approvals") == [
        (State.OK, "Jo Baker: on, level A by authentication-results, smtp.auth")
    ]
    learned = kept(results)
    assert set(learned.people[OWNER].passed) == {Source.RESULTS, Source.SUBMISSION}
    assert learned.people[OWNER].plus
    assert learned.people[OWNER].results.startswith(HOST)
    assert learned.forgeable == ()
    assert learned.inside == ("microsoft365", "received")
    assert learned.tested
    for one in threads:
        one.join(10)


def test_nothing_forged_stays_in_the_mailbox(results: Path, mail: DemoMail) -> None:
    """Both forgeries are ours, known by their ids, and removed; only what people wrote is left."""
    with exchanger(mail) as outside:
        examined(results, outside, wait=0)
    assert mail.mailbox(SHARED) == []


def test_a_host_that_keeps_forged_marks_is_not_believed(results: Path, mail: DemoMail) -> None:
    """What a stranger can write proves nothing: said, kept, and Jo is off although her mail carries it too."""
    answering(mail, by_login(mail))
    with exchanger(mail, strips=False) as outside:
        found = examined(results, outside)
    assert about(found, "forged mail")[0][0] is State.BROKEN
    learned = kept(results)
    assert set(learned.forgeable) == {Source.RESULTS, Source.SUBMISSION}
    assert "microsoft365" not in learned.inside
    assert learned.is_off(OWNER, "off")
    assert about(found, "approvals")[0][0] is State.BROKEN


def test_without_a_look_from_outside_mail_from_inside_proves_nothing(results: Path, mail: DemoMail) -> None:
    """No exchanger is known, or it takes no such mail: not shown, so not trusted."""
    found = examined(results, wait=0)
    assert about(found, "forged mail")[0][0] is State.LOOK
    closed = examined(results, f"127.0.0.1:{mail.smtp_port}", wait=0)
    assert "did not take one from outside (data: 550" in about(closed, "forged mail")[0][1]
    assert (kept(results).tested, kept(results).inside) == ("", ())


def test_where_nothing_proves_it_is_off_and_the_mending_is_named(desk: Path, mail: DemoMail) -> None:
    """The DNS lines, for this domain."""
    answering(mail, unsigned(mail))
    with exchanger(mail) as outside:
        found = examined(desk, outside)
    assert kept(desk).is_off(OWNER, "off")
    assert "off, nothing proves their mail" in about(found, "approvals")[0][1]
    mends = [one.mend for one in found if one.about == "would mend it"]
    assert '_dmarc.acme.example. TXT "v=DMARC1; p=none"' in mends
    assert any(one.startswith("SELECTOR._domainkey.acme.example. TXT") for one in mends)


def test_a_setting_that_would_mend_is_named(desk: Path, mail: DemoMail) -> None:
    """The host stamps Jo's mail, and nobody told Triage the host's name."""
    answering(mail, by_login(mail))
    with exchanger(mail) as outside:
        found = examined(desk, outside, zone=Zone(**{"_dmarc__acme__example.": "v=DMARC1"}))
    mends = [one.mend for one in found if one.about == "would mend it"]
    assert f'authentication.authserv_id = "{HOST}"' in mends
    assert not any(one.startswith("_dmarc") for one in mends)


def test_who_has_not_answered_is_named(results: Path, mail: DemoMail) -> None:
    """Nothing is known of them, so nothing changes for them; the daemon learns when they answer."""
    found = examined(results, wait=0)
    assert about(found, "approvals") == [(State.LOOK, f"Jo Baker <{OWNER}> has not answered yet")]
    assert kept(results).people == {}
    [asked] = mail.mailbox(OWNER)
    assert b"Auto-Submitted: auto-generated" in asked


def test_a_run_without_a_look_from_outside_takes_nothing_back() -> None:
    """What an earlier run has shown stands; what a forgery passed is never forgotten by it."""
    before = Proofs(tested="2026-11-20", inside=("received",), forgeable=(Source.SUBMISSION,))
    kept = joined(before, Proofs(forgeable=(Source.RESULTS,)))
    assert (kept.tested, kept.inside) == ("2026-11-20", ("received",))
    assert set(kept.forgeable) == {Source.RESULTS, Source.SUBMISSION}
    again = joined(before, Proofs(tested="2026-11-27", inside=()))
    assert (again.inside, again.forgeable) == ((), ())
