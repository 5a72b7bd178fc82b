"""A mail that came back: whoever wrote it hears of it once, in their language, with address and reason."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.desk import JANA, OWNER, SETTINGS, SHARED, Desk, letter, open_desk
from triage.commands.said import say
from triage.commands.said_returned import REASONS, RETURNED
from triage.mail import bounce_reasons

BELLA, BY_HAND = "bella@ruiz.example", "<by-hand-1@acme.example>"


def people() -> list[dict[str, Any]]:
    return [{**one, "language": "de"} if one["name"] == "Jana Ritter" else one for one in SETTINGS["people"]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, people=people()) as opened:  # type: ignore[arg-type]
        yield opened


def by_hand(*, author: str = f"Jana Ritter <{SHARED}>", to: str = BELLA, **headers: str) -> bytes:
    """As a mail program files it in Sent."""
    return letter(
        "Your cabinet", "It is ready on Monday.", sender=author, to=to, message_id=BY_HAND, **headers
    )


def dsn(
    message_id: str, address: str = BELLA, status: str = "5.1.1", said: str = "550 5.1.1 user unknown"
) -> bytes:
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {SHARED}\r\nSubject: Undelivered mail\r\n"
        f"Message-ID: <dsn-{status}-{address}>\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\n\r\nCould not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {address}\r\n"
        f"Action: failed\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n\r\n--b\r\n"
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\nSubject: x\r\n\r\n--b--\r\n"
    ).encode()


def told(desk: Desk) -> list[EmailMessage]:
    texts = tuple(one.partition("{")[0] for one in RETURNED["came_back_subject"])
    return [one for one in desk.mails("notice") if str(one["Subject"]).startswith(texts)]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_the_person_who_wrote_it_by_hand_hears_of_it(desk: Desk) -> None:
    """In the shared address's name: the name in From says who. Address and reason in her language."""
    desk.put(by_hand(), "Sent")
    desk.write(dsn(BY_HAND))
    [mail] = told(desk)
    assert mail["To"].addresses[0].addr_spec == JANA
    assert f"{BELLA}: diese Adresse gibt es nicht" in text_of(mail)
    assert "Your cabinet" in text_of(mail)


def test_in_the_case_which_waits_again(desk: Desk) -> None:
    """The customer had asked, a colleague answered by hand, the answer came back: they wait as before."""
    desk.write(letter(message_id="<asked@ruiz.example>"))
    [taken] = desk.happened("taken")
    desk.put(by_hand(author=SHARED, In_Reply_To="<asked@ruiz.example>"), "Sent")
    desk.look()
    with desk.store.reading() as tx:
        assert not tx.cases.waiting_cases()
    desk.write(dsn(BY_HAND))
    [mail] = told(desk)
    assert mail["To"].addresses[0].addr_spec == OWNER  # in charge of sales
    assert f"[#{taken.case_no}]" in str(mail["Subject"])
    assert f"case #{taken.case_no} waits again" in text_of(mail)
    assert [one.case_no for one in desk.happened("came_back")] == [taken.case_no]
    with desk.store.reading() as tx:
        assert [one.case_no for one in tx.cases.waiting_cases()] == [taken.case_no]


def test_what_may_pass_leaves_the_case_answered(desk: Desk) -> None:
    """A full mailbox: told with its reason, nobody waits."""
    desk.write(letter(message_id="<asked@ruiz.example>"))
    desk.put(by_hand(In_Reply_To="<asked@ruiz.example>"), "Sent")
    desk.write(dsn(BY_HAND, status="5.2.2", said="552 5.2.2 mailbox full"))
    [mail] = told(desk)
    assert "das Postfach dort ist voll" in text_of(mail)
    with desk.store.reading() as tx:
        assert not tx.cases.waiting_cases()


def test_a_bounce_faster_than_the_copy_in_sent_waits_for_it(desk: Desk) -> None:
    desk.write(dsn(BY_HAND))
    assert told(desk) == []
    desk.put(by_hand(), "Sent")
    desk.look()
    assert len(told(desk)) == 1
    assert desk.sums().balanced


def test_a_bounce_of_nothing_we_wrote_is_counted(desk: Desk) -> None:
    """Backscatter: after the wait it is ignored, and nobody is told."""
    desk.write(dsn("<never-written@acme.example>"))
    desk.clock.pass_by(minutes=2)
    desk.due()
    desk.look()
    assert told(desk) == []
    assert len(desk.happened("ignored")) == 1
    assert desk.sums().balanced


def test_of_two_recipients_only_the_named_one_is_told(desk: Desk) -> None:
    desk.put(by_hand(to=f"{BELLA}, carl@other.example"), "Sent")
    desk.write(dsn(BY_HAND))
    [mail] = told(desk)
    assert BELLA in text_of(mail)
    assert "carl@other.example" not in text_of(mail)


def test_what_a_bounce_says_is_not_passed_on(desk: Desk) -> None:
    """Its words are a stranger's: only our recipients and our own words are shown."""
    desk.put(by_hand(to=f"{BELLA}, carl@other.example"), "Sent")
    desk.write(dsn(BY_HAND, address="pay@evil.example", said="call +44 555 0100 now"))
    assert told(desk) == []
    desk.write(dsn(BY_HAND, said="550 call +44 555 0100 now"))
    [mail] = told(desk)
    assert "0100" not in text_of(mail)


def test_once_for_a_mail(desk: Desk) -> None:
    desk.put(by_hand(), "Sent")
    desk.write(dsn(BY_HAND))
    desk.write(dsn(BY_HAND, status="5.1.2"))
    assert len(told(desk)) == 1


def test_every_reason_has_words() -> None:
    """All reason words that a bounce can get, in all languages."""
    known = {name for name, _ in bounce_reasons._ROWS} | set(bounce_reasons._STATUS.values())
    assert known - {"syntaxerror"} <= set(REASONS)
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        for key in REASONS.values():
            assert say(key, language)
