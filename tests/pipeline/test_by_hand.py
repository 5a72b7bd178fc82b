"""Any human answer counts: from Drafts, from any program, as a new mail; a vacation text is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline.desk import SHARED, Desk, letter
from tests.pipeline.firm import ask, open_firm, say, sent
from triage.core.lifecycle import DraftState
from triage.pipeline import by_hand

BELLA = "bella@ruiz.example"
ANSWER = "Hello Bella,\n\nplease wash it with warm water, then oil it.\n\nKind regards\nSam"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def write_by_hand(desk: Desk, subject: str, text: str = ANSWER, *, to: str = BELLA, **headers: str) -> None:
    headers.setdefault("message_id", f"<{abs(hash((subject, text, to)))}@phone.example>")
    desk.put(letter(subject, text, sender=f"Acme <{SHARED}>", to=to, **headers), "Sent")
    desk.look()


def state(desk: Desk, draft_id: int = 1) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.state


def waiting(desk: Desk) -> int:
    with desk.store.reading() as tx:
        return len(tx.cases.waiting_cases())


def test_a_new_mail_with_the_same_subject_is_an_answer(desk: Desk) -> None:
    """Without In-Reply-To: recipient, subject and time say so. Nobody waits, our draft is withdrawn."""
    ask(desk, "A handle, please")
    desk.work_in_mailbox()
    write_by_hand(desk, "AW: A handle, please")
    assert state(desk) is DraftState.ANSWERED
    assert waiting(desk) == 0
    assert desk.outgoing("undraft")


def test_the_number_of_the_case_in_the_subject_is_enough(desk: Desk) -> None:
    """Our own proposals show it, so people write it."""
    ask(desk, "A handle, please")
    write_by_hand(desk, "Your handle [#1001]")
    assert state(desk) is DraftState.ANSWERED


@pytest.mark.parametrize(
    ("subject", "to", "date"),
    [
        ("Re: A quite different matter", BELLA, ""),
        ("Re: A handle, please", "tom@hale.example", ""),
        ("Re: A handle, please", BELLA, "Fri, 20 Nov 2026 08:00:00 +0000"),
    ],
)
def test_another_subject_another_person_or_an_earlier_time_is_none(
    desk: Desk, subject: str, to: str, date: str
) -> None:
    """What was written before they asked cannot answer them."""
    ask(desk, "A handle, please")
    raw = letter(subject, ANSWER, sender=SHARED, to=to, message_id="<x@phone.example>")
    if date:
        raw = re.sub(rb"(?m)^Date: [^\r\n]+", f"Date: {date}".encode(), raw)
    desk.put(raw, "Sent")
    desk.look()
    assert state(desk) is DraftState.PROPOSED
    assert waiting(desk) == 1


def test_a_vacation_text_in_sent_is_nobodys_answer(desk: Desk) -> None:
    """The server wrote it; the customer still waits."""
    ask(desk, "A handle, please", message_id="<ask@ruiz.example>")
    write_by_hand(
        desk, "Out of office: A handle, please", "We are closed.", In_Reply_To="<ask@ruiz.example>",
        Auto_Submitted="auto-replied",
    )  # fmt: skip
    assert state(desk) is DraftState.PROPOSED
    assert waiting(desk) == 1


def test_our_copy_in_drafts_sent_from_a_mail_program_counts(desk: Desk) -> None:
    """Some programs keep its Message-ID: it is an answer by hand all the same, not our own sent copy."""
    ask(desk, "A handle, please")
    (copy,) = desk.outgoing("draft")
    desk.put(copy.octets or b"", "Sent")
    desk.look()
    assert state(desk) is DraftState.ANSWERED
    assert waiting(desk) == 0
    assert not sent(desk)


def test_what_left_from_here_is_our_own_copy(desk: Desk) -> None:
    """Its copy in Sent ends nothing twice."""
    say(desk, ask(desk, "A handle, please"), "yes")
    desk.clock.pass_by(minutes=6)
    desk.due()
    (reply,) = desk.outgoing("reply")
    desk.put(reply.octets or b"", "Sent")
    desk.look()
    assert not desk.happened("answered_by_hand")


def test_an_answer_by_hand_is_learned(desk: Desk) -> None:
    """Without greeting and farewell, and without whom it was for; the same mail twice is learned once."""
    ask(desk, "A handle, please", "How do I clean the handle of the door?")
    write_by_hand(desk, "Re: A handle, please")
    write_by_hand(desk, "Re: A handle, please")
    assert len(desk.happened("learned")) == 1
    with desk.store.reading() as tx:
        pair = tx.memory.pair(1)
    assert pair is not None
    assert pair.answer == "please wash it with warm water, then oil it."


def test_sent_is_read_again_as_a_hold_ends(desk: Desk) -> None:
    """An answer that somebody wrote in the last seconds stops ours: it leaves only when Sent was read after
    the hold was over."""
    by_hand.was_read(desk.edges, desk.clock.now())
    say(desk, ask(desk, "A handle, please"), "yes")
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert not sent(desk), "Sent was not read since"
    began = desk.clock.now()
    write_by_hand(desk, "Re: A handle, please")
    by_hand.was_read(desk.edges, began)
    desk.clock.pass_by(seconds=1)
    desk.due()
    assert not sent(desk)
    assert state(desk) is DraftState.ANSWERED


def test_a_mailbox_that_is_down_costs_few_questions_and_twenty_seconds(desk: Desk) -> None:
    """Each question whether Sent was read is a write: some twenty in five minutes, not a thousand; and the
    answer leaves within twenty seconds of the look."""
    by_hand.was_read(desk.edges, desk.clock.now())
    say(desk, ask(desk, "A handle, please"), "yes")
    desk.clock.pass_by(minutes=6)
    asked = 0
    for _ in range(5 * 60 * 4):
        asked += desk.due()
        desk.clock.pass_by(seconds=0.25)
    assert not sent(desk)
    assert 10 <= asked <= 40
    by_hand.was_read(desk.edges, desk.clock.now())
    desk.clock.pass_by(seconds=20)
    desk.due()
    assert len(sent(desk)) == 1


def test_it_leaves_as_soon_as_sent_was_read(desk: Desk) -> None:
    """And not before what was found there was looked at."""
    by_hand.was_read(desk.edges, desk.clock.now())
    say(desk, ask(desk, "A handle, please"), "yes")
    desk.clock.pass_by(minutes=6)
    desk.put(letter("Something else", "Hello", sender=SHARED, to="x@y.example"), "Sent")
    from triage.pipeline import ingest

    ingest.ingest(desk.edges, desk.session, "Sent", sent=True)
    by_hand.was_read(desk.edges, desk.clock.now())
    desk.due()
    assert not sent(desk), "a mail of Sent is still to be looked at"
    desk.look()
    desk.clock.pass_by(seconds=1)
    desk.due()
    assert len(sent(desk)) == 1


def test_an_edited_answer_is_measured_without_the_person(desk: Desk) -> None:
    """How much was changed, per intent; neither who nor in which case."""
    ask(desk, "A handle, please")
    write_by_hand(desk, "Re: A handle, please")
    (event,) = desk.happened("decided")
    assert event.data["intent"] == "how_to"
    assert 0 < event.data["changed"] <= 1
    assert (event.actor, event.case_no, event.message_key) == ("triage", None, None)


def test_unchanged_and_in_time(desk: Desk) -> None:
    """A yes to the template as it is."""
    proposal = ask(desk, "A handle, please")
    desk.clock.pass_by(hours=2)
    say(desk, proposal, "yes")
    desk.clock.pass_by(minutes=6)
    desk.due()
    from tests.pipeline.test_escalation import send_all

    send_all(desk)
    (event,) = desk.happened("decided")
    assert event.data["changed"] == 0
    assert event.data["hours"] == pytest.approx(2, abs=0.2)
    assert timedelta(0) < timedelta(hours=event.data["hours"])
