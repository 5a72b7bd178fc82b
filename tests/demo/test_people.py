"""The scripted people, on a mail system without a daemon."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from triage.demo.mailsystem import DemoMail
from triage.demo.people import CAP_A_CASE, Cast, answer_to, read_proposal, words_for
from triage.demo.story import Cue, Player

CODE = "k7qf3m2xw4hn9rte"
OLGA = Player(
    name="Olga Brandt",
    address="olga@acme.example",
    roles=("owner",),
    in_charge=("sales",),
    language="en",
    amount_limit=0,
    yes="yes",
)


def proposal_mail(about: str = "Karl Weber · Angebot", *, case_no: int = 7, draft: bool = True) -> bytes:
    end = "---- end ----" if draft else ""
    return (
        "From: Acme desk <info@acme.example>\r\nTo: olga@acme.example\r\n"
        f"Reply-To: info+d7.{CODE}@acme.example\r\nMessage-ID: <p{case_no}.{len(about)}@acme.example>\r\n"
        f"Subject: Yes? {about} [#{case_no}] {{d7.{CODE}}}\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\nGuten Tag\r\n{end}\r\n"
    ).encode()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)


def test_a_proposal_is_known_by_its_code_and_plus_address() -> None:
    """Case, draft, where to answer and whether there is a draft are read from the mail."""
    found = read_proposal(proposal_mail())
    assert found is not None
    assert (found.case_no, found.draft, found.has_draft) == (7, "d7", True)
    assert found.reply_to == f"info+d7.{CODE}@acme.example"


@pytest.mark.parametrize(
    "subject", ["Re: Yes? Karl [#7] {d7.k7qf3m2xw4hn9rte}", "Your digest", "Yes? Karl [#7] {d7.short}"]
)
def test_other_mail_is_no_proposal(subject: str) -> None:
    """Receipts, digests and mail without a whole code are never answered."""
    raw = f"From: info@acme.example\r\nSubject: {subject}\r\n\r\nhi".encode()
    assert read_proposal(raw) is None


def test_a_cue_is_said_once_and_then_yes() -> None:
    """The first proposal about Weber gets a no; what comes after gets her word for yes."""
    found = read_proposal(proposal_mail())
    assert found is not None
    used: set[str] = set()
    say = [words_for(OLGA, found, [Cue(about="Weber", say="no")], used, Counter()) for _ in range(2)]
    assert say == ["no", "yes"]


def test_nobody_says_yes_where_there_is_no_draft() -> None:
    """A mail that only asks to look stays with the person, unless a cue says what to do."""
    found = read_proposal(proposal_mail(draft=False))
    assert found is not None
    assert words_for(OLGA, found, [], set(), Counter()) is None


def test_a_case_that_comes_back_forever_is_left_alone() -> None:
    """After so many answers to one case there is no other: two programs never loop."""
    found = read_proposal(proposal_mail())
    assert found is not None
    assert words_for(OLGA, found, [], set(), Counter({7: CAP_A_CASE})) is None


def test_the_answer_is_threaded_and_quotes_below() -> None:
    """The words stand on top as new text, with In-Reply-To and the proposal quoted under them."""
    found = read_proposal(proposal_mail())
    assert found is not None
    raw = answer_to(OLGA, found, "yes", datetime(2026, 3, 2, tzinfo=UTC))
    assert f"To: info+d7.{CODE}@acme.example".encode() in raw
    assert f"In-Reply-To: {found.message_id}".encode() in raw
    body = raw.partition(b"\r\n\r\n")[2]
    assert body.startswith(b"yes\r\n")
    assert b"> Guten Tag" in body
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0


def test_the_cast_reads_over_imap_and_answers_with_a_login() -> None:
    """A proposal submitted by the desk is answered by its person, stamped with her login."""
    said: list[str] = []
    with DemoMail([OLGA.address], "info@acme.example", "demo") as mail:
        cast = Cast(mail, [OLGA], [Cue(about="Weber", say="no")], lambda who, what, words: said.append(words))
        cast.start()
        mail.put([b"Subject: just a note\r\n\r\nhi"], OLGA.address)
        for about in ("Karl Weber · Angebot", "Tom Hale · Order"):
            mail.put([proposal_mail(about)], OLGA.address)
        until(lambda: len(mail.mailbox("info@acme.example")) == 2 and cast.idle)
        cast.stop()
        answers = mail.mailbox("info@acme.example")
    assert cast.failed is None
    assert said == ["no", "yes"]
    assert all(b"auth=pass smtp.auth=olga@acme.example" in raw for raw in answers)
