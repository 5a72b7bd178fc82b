"""Mail that came back: found in every dress, with recipient, status, reason, hard or soft."""

from __future__ import annotations

import pytest

from triage.adapters.mime import read
from triage.mail.bounce_reasons import reason_of
from triage.mail.message import Kind, Message

DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: desk@acme.example\nReturn-Path: <>\n"
RETURNED = "\n--b\nContent-Type: message/rfc822\n\nFrom: desk@acme.example\nMessage-ID: <sent.1@acme.example>\nSubject: Offer\n\nHi\n"


def message(raw: str) -> Message:
    found = read(raw.encode())
    assert isinstance(found, Message)
    return found


def report(fields: str, words: str = "It could not be delivered.", head: str = DAEMON) -> Message:
    return message(
        f"{head}Subject: Undelivered Mail\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{words}\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\n{fields}\n{RETURNED}--b--\n"
    )


def test_a_report_names_recipient_status_reason_and_our_mail() -> None:
    """RFC 3464: each group is a recipient, the returned header leads to our outbox."""
    found = report(
        "Final-Recipient: rfc822; ann@customer.example\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 user unknown\n\n"
        "Final-Recipient: rfc822; bob@customer.example\nAction: failed\nStatus: 5.0.0\n"
        "Diagnostic-Code: smtp; 552 5.2.2 mailbox\n full\n"
    )
    assert found.kind is Kind.BOUNCE
    assert found.person is None
    assert found.bounce is not None
    assert found.bounce.message_id == "<sent.1@acme.example>"
    told = [(one.address, one.status, one.reason, one.hard) for one in found.bounce.recipients]
    assert told == [
        ("ann@customer.example", "5.1.1", "userunknown", True),
        ("bob@customer.example", "5.2.2", "mailboxfull", False),
    ]


def test_the_address_we_wrote_to_is_the_original_recipient() -> None:
    """An alias's target means nothing to us."""
    found = report(
        "Original-Recipient: rfc822;ann@customer.example\nFinal-Recipient: rfc822;a17@store.example\nAction: failed\nStatus: 5.2.2"
    )
    assert found.bounce is not None
    assert found.bounce.recipients[0].address == "ann@customer.example"


def test_a_delay_is_soft_whatever_it_says() -> None:
    """Action: delayed is no failure yet."""
    found = report(
        "Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.1.1\nDiagnostic-Code: smtp; 450 user unknown"
    )
    assert found.bounce is not None
    assert not found.bounce.recipients[0].hard


def test_a_report_of_success_is_no_bounce() -> None:
    """Delivered, relayed and expanded are good news."""
    assert (
        report("Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0").kind
        is not Kind.BOUNCE
    )


@pytest.mark.parametrize(
    "body",
    [
        "I'm sorry, the message returned below could not be delivered.\n\n<ann@customer.example>: host mx said: 550 5.1.1 unknown user\n",
        "The following addresses had permanent fatal errors:\n\n  ann@customer.example\n    550 5.1.1 user unknown\n",
        "Delivery failed.\n\n>>> RCPT TO:<ann@customer.example>\n<<< 550 5.1.1 no such user\n",
        "Unknown user: ann@customer.example\n\nOriginal message follows.\n\nReceived: from a\nMessage-ID: <sent.1@acme.example>\nFrom: x@y.example\n",
        "Die Nachricht konnte nicht zugestellt werden:\n\nann@customer.example\n\n550 5.1.1 user unknown",
    ],
)
def test_a_notice_in_prose_is_found_by_its_shape(body: str) -> None:
    """Many systems write no report part at all."""
    found = message(f"{DAEMON}Subject: failure notice\n\n{body}")
    assert found.kind is Kind.BOUNCE
    assert found.bounce is not None
    assert [one.address for one in found.bounce.recipients] == ["ann@customer.example"]
    assert found.bounce.recipients[0].reason == "userunknown"


@pytest.mark.parametrize(
    "raw",
    [
        "From: ann@customer.example\nSubject: Re: Undelivered Mail\nIn-Reply-To: <1@x.example>\n\nMy mail to bob@other.example failed, user unknown?",
        "From: ann@customer.example\nSubject: Delivery problem\n\nThe chairs were not delivered to our office. Please call me.",
        "From: postmaster@customer.example\nSubject: Our new domain\n\nPlease write to sales@new.example from now on.",
        "From: ann@customer.example\nSubject: Question\nReturn-Path: <>\nAuto-Submitted: auto-replied\n\nI am away.",
    ],
)
def test_people_who_write_about_failed_mail_are_no_bounce(raw: str) -> None:
    """A customer's failed delivery of chairs is a complaint to a person, not a dsn."""
    assert message(raw).kind is not Kind.BOUNCE


def test_a_failed_recipients_header_is_enough() -> None:
    """X-Failed-Recipients is what some large systems add."""
    found = message(
        f"{DAEMON}Subject: hm\nX-Failed-Recipients: ann@customer.example\n\nSorry, 550 5.1.1 no such user"
    )
    assert found.bounce is not None
    assert found.bounce.recipients[0].address == "ann@customer.example"


def test_a_notification_as_json_is_read() -> None:
    """Cloud mail services tell of bounces in JSON."""
    body = (
        '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"ann@customer.example",'
        '"status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]}}\n\n--\nunsubscribe here'
    )
    found = message(f"From: no-reply@cloud.example\nSubject: Notification\n\n{body}")
    assert found.kind is Kind.BOUNCE
    assert found.bounce is not None
    assert found.bounce.recipients[0].hard


def test_a_feedback_report_is_a_complaint() -> None:
    """RFC 5965, by its part, before any header."""
    raw = (
        "From: fbl@provider.example\nAuto-Submitted: auto-generated\nSubject: Abuse report\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nA user complained.\n"
        f"--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n{RETURNED}--b--\n"
    )
    found = message(raw)
    assert found.kind is Kind.COMPLAINT
    assert "abuse" in found.kind_reasons[0]


def test_a_forwarded_report_is_not_our_bounce() -> None:
    """A person who attaches a report asks about it."""
    inner = "Content-Type: multipart/report; boundary=c\n\n--c\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n--c--"
    raw = f"From: ann@customer.example\nSubject: What is this?\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--"
    assert message(raw).kind is Kind.HUMAN
    relayed = raw.replace("ann@customer.example", "MAILER-DAEMON@mx.example").replace(
        "What is this?", "Delivery failure"
    )
    assert message(relayed).kind is Kind.BOUNCE


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ("550 5.1.1 <a@b.example>: Recipient address rejected: User unknown", "5.1.1", "userunknown"),
        ("552 5.2.2 Mailbox is over quota", "5.2.2", "mailboxfull"),
        ("550 5.7.1 Relaying denied", "5.7.1", "norelaying"),
        ("550 5.7.26 fails DMARC policy", "5.7.26", "authfailure"),
        ("554 5.7.1 Client host [192.0.2.1] blocked using dnsbl.example", "5.7.1", "blocked"),
        ("552 5.3.4 Message size exceeds fixed limit", "5.3.4", "mesgtoobig"),
        ("X-Postfix; connect to mx.example[192.0.2.1]:25: Connection timed out", "4.4.1", "expired"),
        (
            "X-Postfix; Host or domain name not found. Name service error for name=x.example type=A: Host not found",
            "5.4.4",
            "hostunknown",
        ),
        ("553 5.1.8 Domain of sender address does not exist", "5.1.8", "rejected"),
        ("550 5.2.1 The email account that you tried to reach is disabled", "5.2.1", "suspend"),
        ("550 5.7.1 This message looks like spam", "5.7.1", "spamdetected"),
        ("x-unix; procmail: exit status 73", "5.3.0", "mailererror"),
        ("", "5.2.2", "mailboxfull"),
        ("", "", "undefined"),
    ],
)
def test_a_reply_tells_the_reason(said: str, status: str, reason: str) -> None:
    """The text first, then the enhanced status code, then ``undefined``."""
    assert reason_of(said, status, "") == reason


def test_an_unknown_user_after_data_is_a_filter() -> None:
    """Hard means that the address is dead; a refusal of the message's content is not that."""
    assert reason_of("550 Unknown user", "5.0.0", "(in reply to RCPT TO command)") == "userunknown"
    assert reason_of("550 Unknown user", "5.0.0", "(in reply to end of DATA command)") == "filtered"
    assert reason_of("550 Unknown user", "", "550 Unknown user", reported=False) == "filtered"
