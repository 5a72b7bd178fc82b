"""A mail that a person moves into an intent's mailbox is filed there and learned; what we moved says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, answer_to, letter
from tests.pipeline.test_learning import ODD, learning_desk, verdict
from triage.pipeline import moved
from triage.ports import Position


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with learning_desk(tmp_path, mailbox={"tag": "move"}) as found:
        yield found


def move(desk: Desk, intent: str) -> None:
    """As a mail program does it: the one mail lies in the mailbox of the intent afterwards."""
    for one in desk.session.mailboxes():
        status = desk.session.status(one.name)
        for uid in desk.session.uids(one.name, status.uidvalidity, 1):
            spot = Position(mailbox=one.name, uidvalidity=status.uidvalidity, uid=uid)
            assert desk.session.move(spot, f"Triage/{intent}") is not None
            return


def test_a_moved_mail_is_filed_and_learned(desk: Desk) -> None:
    """Moved before or after our own move: the person's word counts, the same words are right from then on."""
    desk.write(letter("Samples", ODD))
    desk.work_in_mailbox()
    assert moved.look(desk.edges, desk.session) == 0, "we moved it there ourselves"
    move(desk, "delivery_status")
    assert moved.look(desk.edges, desk.session) == 1
    assert moved.look(desk.edges, desk.session) == 0, "once"
    with desk.store.reading() as tx:
        [(_, kept)] = tx.learning.corrections()
        [case] = tx.cases.waiting_cases()
    assert (kept.intent, case.intent) == ("delivery_status", "delivery_status")
    desk.write(letter("samples", ODD, sender="tom@elsewhere.example"))
    assert verdict(desk).named == "delivery_status"


def test_the_proposal_comes_anew_for_the_new_intent(desk: Desk) -> None:
    """What was asked under the wrong intent is asked again under the right one, once, and not moved again."""
    desk.write(letter())
    desk.work_in_mailbox()
    before = len(desk.mails("propose"))
    move(desk, "delivery_status")
    moved.look(desk.edges, desk.session)
    desk.work_in_mailbox()
    assert len(desk.mails("propose")) == before + 1
    assert moved.look(desk.edges, desk.session) == 0


def test_mail_that_is_not_ours_is_left_alone(desk: Desk) -> None:
    """A mail that never came through the inbox is neither read nor counted, wherever it lies."""
    desk.put(letter("Private", "not for the desk"), "Triage.spam")
    assert moved.look(desk.edges, desk.session) == 0
    assert desk.sums().seen == 0


def test_a_desk_that_tags_by_keyword_looks_into_nothing(tmp_path: Path) -> None:
    """No mailbox per intent, nothing to look at."""
    with learning_desk(tmp_path) as desk:
        desk.write(letter("Samples", ODD))
        assert moved.look(desk.edges, desk.session) == 0


def test_what_we_moved_ourselves_says_nothing(desk: Desk) -> None:
    """A mail that we filed, and filed again after a correction, is found in our own mailboxes: nothing more is
    learned from it, also where our first move comes late."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "#delivery_status"))
    desk.work_in_mailbox()
    moved.look(desk.edges, desk.session)
    move(desk, "quote_request")
    assert moved.look(desk.edges, desk.session) == 0
    assert not desk.happened("moved")
