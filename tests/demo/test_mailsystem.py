"""The demo's mail system over real sockets: the standard library's clients talk to it."""

from __future__ import annotations

import imaplib
import smtplib
import socket
import threading
from collections.abc import Iterator

import pytest

from triage.demo.mailsystem import DemoMail

SHARED = "info@acme.example"
OLGA = "olga@acme.example"
BELLA = "bella@ruiz.example"


@pytest.fixture
def mail() -> Iterator[DemoMail]:
    with DemoMail([OLGA, BELLA, "jana@acme.example"], SHARED, "demo", vouched=["ruiz.example"]) as running:
        yield running


@pytest.fixture
def smtp(mail: DemoMail) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP(mail.host, mail.smtp_port) as client:
        yield client


def imap(mail: DemoMail, address: str = SHARED) -> imaplib.IMAP4:
    client = imaplib.IMAP4(mail.host, mail.imap_port)
    client.login(address, "demo")
    client.select("INBOX")
    return client


def letter(author: str, subject: str = "Hello", message_id: str = "<1@ruiz.example>") -> bytes:
    return f"From: {author}\r\nSubject: {subject}\r\nMessage-ID: {message_id}\r\n\r\nhello\r\n".encode()


def test_a_customer_delivers_without_a_login(mail: DemoMail, smtp: smtplib.SMTP) -> None:
    """Outside mail for a local plus-address lies in the base mailbox, with what our host found on top."""
    smtp.sendmail(BELLA, ["info+d7.abc@acme.example"], letter(BELLA))
    [raw] = mail.mailbox(SHARED)
    assert b"dmarc=pass header.from=ruiz.example" in raw
    assert raw.startswith(b"Return-Path: <bella@ruiz.example>")
    assert mail.received == {SHARED: 1}


@pytest.mark.parametrize(("path", "author"), [(OLGA, OLGA), (BELLA, OLGA), (OLGA, BELLA)])
def test_nobody_sends_as_us_without_a_login(
    mail: DemoMail, smtp: smtplib.SMTP, path: str, author: str
) -> None:
    """Our domain in MAIL FROM or in From gets a 550 and nothing is filed."""
    with pytest.raises(smtplib.SMTPException, match="550"):
        smtp.sendmail(path, [SHARED], letter(author))
    assert mail.mailbox(SHARED) == []


@pytest.mark.parametrize("mechanism", ["auth_plain", "auth_login"])
def test_staff_submit_as_themselves(mail: DemoMail, smtp: smtplib.SMTP, mechanism: str) -> None:
    """With AUTH a colleague sends anywhere as herself, stamped with her login; Sent holds one copy."""
    smtp.ehlo()
    smtp.user, smtp.password = OLGA, "demo"
    smtp.auth(mechanism[5:].upper(), getattr(smtp, mechanism))
    for _ in range(2):
        smtp.sendmail(OLGA, [SHARED, "somebody@far.example"], letter(OLGA))
    assert b"auth=pass smtp.auth=olga@acme.example" in mail.mailbox(SHARED)[0]
    assert mail.mailbox(OLGA, "Sent") == [letter(OLGA)]
    assert [address for address, _ in mail.outside] == ["somebody@far.example"] * 2
    with pytest.raises(smtplib.SMTPException, match="550"):
        smtp.sendmail(OLGA, [SHARED], letter("jana@acme.example"))


def test_a_wrong_password_is_refused(mail: DemoMail, smtp: smtplib.SMTP) -> None:
    """Neither SMTP nor IMAP lets a wrong password in."""
    with pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(OLGA, "wrong")
    with pytest.raises(imaplib.IMAP4.error):
        imaplib.IMAP4(mail.host, mail.imap_port).login(OLGA, "wrong")


@pytest.mark.parametrize(("recipient", "code"), [("nobody@acme.example", 550), ("x@far.example", 550)])
def test_unknown_users_and_relaying_are_refused(
    mail: DemoMail, smtp: smtplib.SMTP, recipient: str, code: int
) -> None:
    """An unknown local user is 550 5.1.1, a foreign domain without a login 550 5.7.1."""
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        smtp.sendmail(BELLA, [recipient], letter(BELLA))
    assert refused.value.recipients[recipient][0] == code


def test_a_null_path_delivers(mail: DemoMail, smtp: smtplib.SMTP) -> None:
    """A bounce comes with MAIL FROM:<> and is filed with an empty Return-Path."""
    smtp.sendmail("", [SHARED], letter("mailer-daemon@ruiz.example"))
    assert mail.mailbox(SHARED)[0].startswith(b"Return-Path: <>\r\n")


def test_in_process_delivery_obeys_the_same_rules(mail: DemoMail) -> None:
    """deliver() is outside mail: refused where SMTP would refuse, except that a forwarder we let in
    may bring what failed, stamped so."""
    assert mail.deliver(letter(OLGA), SHARED).startswith("550")
    assert mail.deliver(letter(BELLA), "nobody@acme.example").startswith("550 5.1.1")
    assert mail.deliver(letter(OLGA), SHARED, results="dmarc=fail header.from=acme.example").startswith("250")
    assert b"dmarc=fail" in mail.mailbox(SHARED)[0]


def test_keywords_and_special_mailboxes_work(mail: DemoMail) -> None:
    """A keyword is kept, Drafts takes an APPEND, and MOVE finds Archive."""
    mail.deliver(letter(BELLA), SHARED)
    client = imap(mail)
    client.uid("store", "101", "+FLAGS", "($Triaged billing)")
    _, found = client.uid("fetch", "101", "(FLAGS)")
    assert b"$Triaged" in found[0]
    assert client.append("Drafts", "(\\Draft)", None, letter(SHARED))[0] == "OK"  # type: ignore[arg-type]
    assert client.uid("move", "101", "Archive")[0] == "OK"
    assert len(mail.mailbox(SHARED, "Archive")) == 1
    client.logout()


ODD = {
    "no body": b"Subject: a\r\n",
    "no header": b"\r\nonly a body",
    "empty": b"",
    "bare line feeds": b"Subject: a\n\nb\nc",
    "eight bit": "Subject: Größe\r\n\r\nÜ".encode("latin-1"),
    "boundary that never closes": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhi",
    "content type of noise": b"Content-Type: " + b"((((" * 3000 + b"\r\n\r\nhi",
    "nested mail without one": b"Content-Type: message/rfc822\r\n\r\n",
    "NUL": b"Subject: a\x00b\r\n\r\n\x00",
}


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_octets_come_back_as_they_went_in(mail: DemoMail, raw: bytes) -> None:
    """What is filed unchanged is fetched unchanged, and looking at its parts ends no connection."""
    mail.put([raw], SHARED)
    client = imap(mail)
    _, found = client.uid("fetch", "101", "(RFC822.SIZE BODY.PEEK[] FLAGS)")
    assert found[0][1] == raw
    assert f"RFC822.SIZE {len(raw)}".encode() in found[0][0]
    assert client.uid("fetch", "101", "(BODYSTRUCTURE BODY.PEEK[HEADER])")[0] == "OK"
    assert client.noop()[0] == "OK"
    client.logout()


def test_idle_pushes_what_arrives(mail: DemoMail) -> None:
    """A client that idles is told of a delivery without asking."""
    client = imap(mail)
    client.send(b"x1 IDLE\r\n")
    assert client.readline().startswith(b"+")
    mail.deliver(letter(BELLA), SHARED)
    client.sock.settimeout(10)
    assert b"EXISTS" in client.readline()
    client.send(b"DONE\r\n")


def test_watchers_hear_of_every_mail(mail: DemoMail) -> None:
    """A watcher is told address, mailbox and octets, also of what leaves for the world."""
    heard: list[tuple[str, str]] = []
    mail.watch(lambda address, mailbox, raw: heard.append((address, mailbox)))
    mail.deliver(letter(BELLA), [SHARED, OLGA])
    assert heard == [(SHARED, "INBOX"), (OLGA, "INBOX")]
    assert len(mail.mailbox(OLGA)) == 1


def test_a_port_that_is_taken_is_an_error_at_start() -> None:
    """start() raises what the server's thread met."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            DemoMail([OLGA], SHARED, "demo", imap_port=taken.getsockname()[1]).start()


def test_stop_ends_the_thread_with_clients_connected() -> None:
    """stop() returns although clients are still there, and the ports are free again."""
    mail = DemoMail([OLGA], SHARED, "demo").start()
    client = imap(mail)
    mail.stop()
    assert not [one for one in threading.enumerate() if one.name == "demo-mail"]
    with pytest.raises(ConnectionRefusedError):
        imaplib.IMAP4(mail.host, mail.imap_port)
    client.shutdown()
