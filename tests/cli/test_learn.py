"""``triage learn sent``: years of answers become the memory, read only, each once, nothing of anybody in it."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from tests.cli.folder import SHARED
from triage.adapters.store.engine import open_store, sqlite_url
from triage.cli import main
from triage.demo.mailsystem import DemoMail

QUESTION = "How do I clean and care for the oak table that you delivered? Which oil should I use for it?"
ANSWER = "Dear Ms Canaryvale,\n\nplease wash the table with warm water, then oil it once a year.\n\nKind regards\nJo"


def mail_of(subject: str, text: str, sender: str, to: str, message_id: str, **headers: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"], mail["Message-ID"] = "Tue, 14 May 2024 09:00:00 +0000", message_id
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text + "\n")
    return mail.as_bytes()


@pytest.fixture
def filled(desk: Path, mail: DemoMail) -> Path:
    """An inbox and a Sent of earlier years: one answer to a mail still there, one to a quoted one, and what
    must not be learned."""
    asked = mail_of(
        "Table", QUESTION, "Ann Canaryvale <ann@customer.example>", SHARED, "<q1@customer.example>"
    )
    job = mail_of(
        "Application", "I would like to apply for a job as a joiner in your workshop. My curriculum vitae is attached.",
        "Zoe Canaryvale <zoe@customer.example>", SHARED, "<q2@customer.example>",
    )  # fmt: skip
    mail.put([asked, job], SHARED)
    quote = "\n\nOn Mon, 13 May 2024 at 10:12, Tom Canaryvale <tom@customer.example> wrote:\n> " + QUESTION
    answers = [
        mail_of("Re: Table", ANSWER, SHARED, "Ann Canaryvale <ann@customer.example>", "<a1@acme.example>",
                In_Reply_To="<q1@customer.example>"),
        mail_of("Re: Application", "Dear Zoe,\n\nplease come for a talk with us next week in the workshop.\n", SHARED,
                "zoe@customer.example", "<a2@acme.example>", In_Reply_To="<q2@customer.example>"),
        mail_of("Re: Oil", "Hello Tom,\n\nplease take linseed oil and a soft cloth for the table." + quote, SHARED,
                "Tom Canaryvale <tom@customer.example>", "<a3@acme.example>", In_Reply_To="<gone@customer.example>"),
        mail_of("News", "Dear all, we are closed on Friday.", SHARED, "ann@customer.example", "<a4@acme.example>"),
        mail_of("Out of office", "We are on holiday.", SHARED, "ann@customer.example", "<a5@acme.example>",
                In_Reply_To="<q1@customer.example>", Auto_Submitted="auto-replied"),
    ]  # fmt: skip
    mail.put(answers, SHARED, "Sent")
    (desk / "state").mkdir(exist_ok=True)
    open_store(sqlite_url(desk / "state" / "triage.db")).close()
    return desk


def pairs(desk: Path):
    store = open_store(sqlite_url(desk / "state" / "triage.db"))
    try:
        with store.reading() as tx:
            return [one for number in range(1, 20) if (one := tx.memory.pair(number)) is not None]
    finally:
        store.close()


def test_answers_of_earlier_years_are_learned_once(
    filled: Path, mail: DemoMail, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the mail that was answered, else from the quote; run again, nothing is learned twice; the mailbox
    is as it was."""
    before = {name: mail.mailbox(SHARED, name) for name in ("INBOX", "Sent", "Drafts")}
    assert main(["learn", "sent", "--since", "2024", "--dir", str(filled)]) == 0
    told = capsys.readouterr().out
    assert "5 mails in Sent: 2 answers learned." in told
    found = pairs(filled)
    answers = {one.answer for one in found}
    assert "please wash the table with warm water, then oil it once a year." in answers
    assert not any("canaryvale" in f"{one.question} {one.answer}".lower() for one in found)
    assert {f"{one.at:%Y}" for one in found} == {"2024"}
    assert main(["learn", "sent", "--since", "2024", "--dir", str(filled)]) == 0
    assert "0 answers learned" in capsys.readouterr().out
    assert len(pairs(filled)) == len(found)
    assert {name: mail.mailbox(SHARED, name) for name in before} == before


def test_only_since_the_year_that_was_named(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Older ones are counted and left."""
    assert main(["learn", "sent", "--since", "2025-01-01", "--dir", str(filled)]) == 0
    assert "0 answers learned" in capsys.readouterr().out
    assert main(["learn", "sent", "--since", "soon", "--dir", str(filled)]) == 1
    assert "is no year or day" in capsys.readouterr().err
