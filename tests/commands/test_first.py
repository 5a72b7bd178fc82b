"""A command of staff is looked at before what waits; nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.desk import OWNER, PROOF, answer_to, letter, open_desk
from triage.commands.first import comes_first
from triage.pipeline import halt, ingest, triage

STAFF = (OWNER.encode(), b"sam@acme.example")


def mail(sender: str, subject: str) -> bytes:
    return f"Received: by mx\r\nFrom: {sender}\r\nSubject: {subject}\r\n\r\n#status {OWNER}\r\n".encode()


@pytest.mark.parametrize(
    "subject", ["#status", " #stop", "stop", "Stopp", "＃hilfe", "/status", "=?utf-8?q?=23status?="]
)
def test_commands_of_staff_come_first(subject: str) -> None:
    """In the subject, encoded or not, in any of the languages."""
    assert comes_first(mail(f"Olga Brandt <{OWNER.upper()}>", subject), STAFF)


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Bella <bella@ruiz.example>", "#status"),
        (f'"{OWNER[:4]}" <bella@ruiz.example>', "stop"),
        (f"Olga <{OWNER}>", "Re: Yes? Ruiz [#1001] {d1.abc}"),
        (f"Olga <{OWNER}>", "Holidays"),
        (f"Olga <{OWNER}>", "=?utf-8?q?=ZZ?= =?nonsense?b?!!!?="),
        (f"Olga <{OWNER}>", ""),
    ],
)
def test_nothing_else_does(sender: str, subject: str) -> None:
    """Strangers, answers to proposals (they must be read after what the customer wrote), ordinary mail."""
    assert not comes_first(mail(sender, subject), STAFF)


def test_stop_is_heard_in_the_middle_of_a_flood(tmp_path: Path) -> None:
    """A hundred mails wait: the next batch is the command alone; the others follow, none twice."""
    with open_desk(tmp_path) as desk:
        for number in range(100):
            desk.put(letter(f"Question {number}", f"Could you send me a quote for {number} cabinets?"))
        stamp = f"Authentication-Results: {PROOF.format(OWNER)}\r\n".encode()
        desk.put(stamp + letter("stop", "", sender=f"Olga Brandt <{OWNER}>"))
        ingest.ingest(desk.edges, desk.session, "INBOX")
        assert triage.triage(desk.edges) == 1
        with desk.store.reading() as tx:
            assert halt.halted(tx, desk.clock.now())
        while triage.triage(desk.edges):
            pass
        sums = desk.sums()
        assert (sums.seen, sums.pending, sums.balanced) == (101, 0, True)


def test_an_answer_is_still_read_after_what_the_customer_wrote_before(tmp_path: Path) -> None:
    """New mail from the customer voids the code, however large the flood."""
    with open_desk(tmp_path, desk={"hold_minutes": 0}) as desk:
        desk.write(letter(message_id="<q1@ruiz.example>"))
        proposal = desk.proposal()
        desk.put(letter("Re: Quote for a cabinet", "Please two of them.", In_Reply_To="<q1@ruiz.example>"))
        desk.put(answer_to(proposal, "yes"))
        desk.look()
        desk.due()
        assert desk.outgoing("reply") == []
