"""S7: bot against bot. An hour by the test clock; at most one answer a pair a day."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage, Message
from email.policy import SMTP
from pathlib import Path

import pytest

from tests.attacks.hostile import scale
from tests.faults.outward import Outward, parsed
from tests.pipeline.desk import OWNER, SHARED, answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink

BELLA = "bella@ruiz.example"
Style = Callable[[EmailMessage], None]


def rfc3834(mail: EmailMessage) -> None:
    mail["Auto-Submitted"] = "auto-replied"


def bulk(mail: EmailMessage) -> None:
    mail["Precedence"] = "bulk"


def old_program(mail: EmailMessage) -> None:
    mail["X-Autoreply"] = "yes"


def exchange(mail: EmailMessage) -> None:
    mail["X-Auto-Response-Suppress"] = "All"
    mail["X-MS-Exchange-Inbox-Rules-Loop"] = BELLA


def null_path(mail: EmailMessage) -> None:
    mail["Return-Path"] = "<>"


def help_desk(mail: EmailMessage) -> None:
    """Another desk's receipt: not one header says that a machine wrote it."""
    mail.replace_header("Subject", f"[Ticket 4711] {mail['Subject']}")


STYLES: tuple[Style, ...] = (rfc3834, bulk, old_program, exchange, null_path, help_desk)
TEXT = "I am out of the office until Monday and will read your mail then. In urgent cases call my colleague."


def automatic(received: Message, sender: str, style: Style, number: int) -> bytes:
    """What such a machine sends back to the address that a mail program would answer to."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = str(received["Reply-To"] or received["From"])
    mail["Subject"] = f"Out of office: {received['Subject']}"
    mail["Message-ID"] = f"<auto{number}@machine.example>"
    mail["In-Reply-To"] = str(received["Message-ID"])
    mail["Date"] = "Mon, 23 Nov 2026 09:00:00 +0000"
    mail.set_content(TEXT + "\n")
    style(mail)
    return mail.as_bytes()


def mailer_daemon(received: Message, number: int) -> bytes:
    text = (
        "From: MAILER-DAEMON@ruiz.example\r\nTo: info@acme.example\r\nSubject: Undelivered mail\r\n"
        f"Message-ID: <bounce{number}@ruiz.example>\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\n\r\nCould not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; ruiz.example\r\n\r\nFinal-Recipient: rfc822; bella@ruiz.example\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        f"Message-ID: {received['Message-ID']}\r\nFrom: {SHARED}\r\nSubject: x\r\n\r\nx\r\n--b--\r\n"
    )
    return text.encode()


def an_hour(out: Outward, answer: Callable[[Message, str], bytes | None]) -> None:
    """Each minute every mail that left is answered by whoever got it (20 minutes in `make test`)."""
    seen = 0
    for _ in range(scale(20, 60)):
        out.round()
        new = out.sink.accepted[seen:]
        seen = len(out.sink.accepted)
        for one in new:
            for to in one.recipients:
                raw = answer(parsed(one), to)
                if raw is not None:
                    out.desk.put(raw)
        out.desk.clock.pass_by(minutes=1)


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.__name__)
def test_a_customers_machine_gets_one_answer(tmp_path: Path, smtp_sink: SmtpSink, style: Style) -> None:
    """The owner says yes to whatever is asked; the customer's machine answers whatever comes. One answer to
    the customer's own mail, and none to the machine's, but what the owner was asked about each time."""
    numbers = iter(range(10_000))
    with open_desk(tmp_path, desk={"mode": "live", "hold_minutes": 0}) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())

        def answer(mail: Message, to: str) -> bytes | None:
            if to == OWNER:
                return answer_to(mail, "yes") if str(mail["Subject"]).startswith("Yes?") else None
            return automatic(mail, BELLA, style, next(numbers))

        an_hour(out, answer)
        assert len(out.to(BELLA)) == 1
        assert desk.sums().balanced
        out.close()


def test_a_mailer_daemon_is_never_answered(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Each answer bounces: told to the owner once, nothing goes out again."""
    numbers = iter(range(10_000))
    with open_desk(tmp_path, desk={"mode": "live", "hold_minutes": 0}) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())

        def answer(mail: Message, to: str) -> bytes | None:
            if to == OWNER:
                return answer_to(mail, "yes") if str(mail["Subject"]).startswith("Yes?") else None
            return mailer_daemon(mail, next(numbers))

        an_hour(out, answer)
        assert len(out.to(BELLA)) == 1
        assert len([one for one in out.to(OWNER) if str(one["Subject"]).startswith("Came back")]) == 1
        assert out.to("mailer-daemon@ruiz.example") == []
        out.close()


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.__name__)
def test_the_owners_own_machine_does_not_set_us_off(
    tmp_path: Path, smtp_sink: SmtpSink, style: Style
) -> None:
    """An out-of-office in the owner's name, proven and with the code in its address, to every question and
    notice: nothing is sent to the customer, and it ends, even where no header tells the machine."""
    numbers = iter(range(10_000))
    stamp = f"Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={OWNER}\r\n"
    with open_desk(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())

        def answer(mail: Message, to: str) -> bytes | None:
            return stamp.encode() + automatic(mail, OWNER, style, next(numbers)) if to == OWNER else None

        an_hour(out, answer)
        assert out.to(BELLA) == []
        assert len(out.to(OWNER)) <= 8
        out.close()


def test_two_desks_of_ours_do_not_talk_to_each_other(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Each is the other's customer, both owners say yes to everything: a person approved each answer, and
    even so one goes each way a day."""
    with open_desk(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        numbers = iter(range(10_000))
        desk.put(letter(sender="Other Desk <desk@other.example>"))

        def answer(mail: Message, to: str) -> bytes | None:
            if to == OWNER:
                return answer_to(mail, "yes") if str(mail["Subject"]).startswith("Yes?") else None
            return letter(
                f"Re: {mail['Subject']}", "Thank you for your mail. We will come back to you as soon as we can.",
                sender="Other Desk <desk@other.example>", In_Reply_To=str(mail["Message-ID"]),
                message_id=f"<{next(numbers)}@other.example>",
            )  # fmt: skip

        an_hour(out, answer)
        assert len(out.to("desk@other.example")) <= 1
        out.close()
