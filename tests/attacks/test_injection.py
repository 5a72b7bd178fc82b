"""S4: hostile strings in every header, file name and command, through the whole chain, on both wires.

Each argument of the IMAP session alone: tests/mailbox/test_injection.py; what is written into headers alone:
tests/drafting/test_outgoing.py. Here the program itself carries them from the mail to the wires.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from pathlib import Path

import pytest

from tests.attacks.hostile import ALLOWED, STRINGS, encoded, headers, scale, spread
from tests.faults.outward import Outward
from tests.mailbox.beds import pymap_bed
from tests.mailbox.contract import Bed, opened
from tests.pipeline.desk import OWNER, SHARED, answer_to, open_desk
from tests.servers.fault_proxy import FaultProxy
from tests.servers.pymap_server import PymapServer
from tests.servers.smtp_sink import SmtpSink
from triage.drafting.outgoing import Mail, freeze
from triage.pipeline import ingest, triage

SINKS = (
    "From", "Subject", "Message-ID", "In-Reply-To", "References", "Reply-To", "Cc", "Date",
    "filename", "List-Id", "Content-Type", "Auto-Submitted", "X-Original-Sender", "boundary",
)  # fmt: skip

TOGETHER = (
    ("Subject", "Message-ID", "Cc", "filename"),
    ("From", "In-Reply-To", "Reply-To", "X-Original-Sender", "boundary"),
    ("References", "Date", "Content-Type"),
    ("List-Id", "Auto-Submitted"),
)
"""Every sink once: these do not hide one another (the last two keep a mail from being answered)."""

COMMANDS = (
    "#sales {}",
    "#list {}",
    "#find {}",
    "#case {}",
    "#snooze {}",
    "#note {}",
    "#rule {}",
    "#assign 1001 {}",
    "{}",
)


def customer(number: int, sinks: Sequence[str], text: str) -> bytes:
    """One mail with the hostile text in one place, or in several."""
    word = encoded(text, number)
    fields = {
        "From": f"Cust {number} <c{number}@cust.example>",
        "To": SHARED,
        "Subject": f"Quote for a cabinet {number}",
        "Message-ID": f"<m{number}@cust.example>",
        "Date": "Mon, 23 Nov 2026 08:58:00 +0000",
    }
    body = "Could you send me a quote for an oak cabinet?"
    kind, more = "text/plain", ""
    for sink in sinks:
        match sink:
            case "From":
                fields["From"] = f"{word} <c{number}@cust.example>"
            case "Message-ID":
                fields["Message-ID"] = f"<{word}@cust.example>"
            case "In-Reply-To" | "References":
                fields[sink] = f"<{word}@cust.example> <ok{number}@cust.example>"
            case "filename":
                kind, more = 'multipart/mixed; boundary="b"', word
            case "Content-Type":
                kind = f"text/plain; charset={word}"
            case "boundary":
                kind = f'multipart/mixed; boundary="{word}"'
            case "Reply-To" | "Cc":
                fields[sink] = f"{word} <r{number}@cust.example>"
            case _:
                fields[sink] = word
    fields["Content-Type"] = kind
    if more:
        body = f'--b\r\n\r\n{body}\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="{more}"\r\n\r\nx\r\n--b--'
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return ("\r\n".join([*lines, "", body, ""])).encode("utf-8", "replace")


@pytest.fixture
def wired(
    tmp_path: Path, pymap_server: PymapServer, smtp_sink: SmtpSink
) -> Iterator[tuple[Outward, Bed, FaultProxy]]:
    """A desk on a real IMAP server behind a proxy that keeps every octet we say, and a relay that does."""
    with FaultProxy(target_port=pymap_server.port) as proxy, open_desk(tmp_path) as desk:
        bed = pymap_bed(pymap_server, proxy.port)
        with opened(bed) as session:
            desk.session.close()
            desk.session = session
            yield Outward(desk=desk, sink=smtp_sink, files_sent=False), bed, proxy


def work(out: Outward) -> None:
    """One round of everything, IMAP side too."""
    desk = out.desk
    ingest.ingest(desk.edges, desk.session, "INBOX")
    while triage.triage(desk.edges):
        pass
    desk.due()
    out.submit()
    while desk.work_in_mailbox():
        pass


def test_there_are_two_hundred() -> None:
    """As many as the test plan asks for, and every sink among those that go together."""
    assert len(set(STRINGS)) >= 200
    assert sorted(SINKS) == sorted(one for some in TOGETHER for one in some)


@pytest.mark.timeout(scale(600, 7200))
def test_nothing_hostile_in_a_mail_reaches_a_wire(wired: tuple[Outward, Bed, FaultProxy]) -> None:
    """Each mail is proposed, approved and answered; only headers of ours, only recipients of ours, and no
    IMAP line that we did not begin."""
    out, bed, proxy = wired
    desk, seen, number = out.desk, 0, 0
    for turn, text in enumerate(spread(STRINGS, scale(28, len(STRINGS)))):
        alone: Sequence[Sequence[str]] = [(SINKS[turn % len(SINKS)],)]
        for sinks in scale(alone, TOGETHER):
            bed.deliver(customer(number, sinks, text))
            number += 1
        work(out)
        for question in questions(out)[seen:]:
            seen += 1
            bed.deliver(answer_to(question, "yes"))
        work(out)
        desk.clock.pass_by(minutes=20)
        work(out)
    assert desk.sums().balanced
    assert desk.happened("bug") == []
    assert len([one for one in out.sink.accepted if OWNER not in one.recipients]) > seen / 2
    judge(out, proxy, {f"{who}{n}@cust.example" for n in range(number) for who in "cr"})


@pytest.mark.timeout(scale(600, 7200))
def test_nothing_hostile_in_a_command_reaches_a_wire(wired: tuple[Outward, Bed, FaultProxy]) -> None:
    """The owner's own mail, proven, with a hostile argument: receipts go to the owner and hold no line
    end of it in a header."""
    out, bed, proxy = wired
    for number, text in enumerate(spread(STRINGS, scale(18, len(STRINGS)))):
        subject = encoded(COMMANDS[number % len(COMMANDS)].format(text), number)
        raw = (
            f"Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={OWNER}\r\n"
            f"From: {OWNER}\r\nTo: {SHARED}\r\nSubject: {subject}\r\nMessage-ID: <k{number}@acme.example>\r\n"
            "Date: Mon, 23 Nov 2026 08:58:00 +0000\r\n\r\nx\r\n"
        )
        bed.deliver(raw.encode("utf-8", "replace"))
        work(out)
        out.desk.clock.pass_by(minutes=20)
    assert out.desk.sums().balanced
    assert out.desk.happened("bug") == []
    judge(out, proxy, {OWNER})


def questions(out: Outward) -> list[Message]:
    return [one for one in out.to(OWNER) if str(one["Subject"]).startswith("Yes?")]


def judge(out: Outward, proxy: FaultProxy, customers: set[str]) -> None:
    """Both wires, line by line."""
    allowed = customers | {OWNER, "jana@acme.example"}
    for one in out.sink.accepted:
        assert set(one.recipients) <= allowed, one.recipients
        assert one.reverse_path == SHARED
        strange = set(headers(one.content)) - ALLOWED
        assert strange == set(), strange
    said = [line for line in out.sink.commands if not re.match(r"(ehlo|mail|rcpt|data|rset)\b", line)]
    assert said == []
    lines = bytes(proxy.said).replace(b"\r", b"\n").split(b"\n")
    assert [line for line in lines if re.match(rb"(PWN|RCPT|X-Pwn|Bcc)", line)] == []


def test_what_we_write_is_safe_on_any_python() -> None:
    """Whether this Python's own package writes a second header from an encoded line end (CVE-2024-6923) or
    not: what we write holds none."""
    text = "=?utf-8?q?Boss=0D=0ABcc=3A_pwn=40evil=2Eexample?="
    mail = EmailMessage()
    try:
        mail["Subject"] = text
        leaks = b"\nBcc:" in mail.as_bytes()
    except ValueError:
        leaks = False
    ours = freeze(
        Mail(
            from_addr=SHARED,
            from_name=text,
            to=((text, "a@b.example"),),
            subject=text,
            text="x",
            message_id="<a@b.example>",
        )
    )
    print("this Python's email package writes the header:", leaks)
    assert set(headers(ours)) <= ALLOWED
    assert message_from_bytes(ours, policy=default)["Subject"] == text
