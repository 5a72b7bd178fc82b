"""The Sent proof where the copy is filed a moment after the mail itself came in."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, answer_to, letter
from tests.pipeline.firm import ask, notices, open_firm, pass_hold, sent
from triage.core.lifecycle import DraftState

SHARED = "info@acme.example"
PEOPLE = [{"name": "Olga Brandt", "addresses": [SHARED], "roles": ["owner"], "in_charge": ["support"]}]
HOP = b"Received: from webmail by mx.acme.example with HTTP\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path, people=PEOPLE) as opened:  # type: ignore[arg-type]
        yield opened


def own(proposal: Message, word: str = "yes") -> bytes:
    return answer_to(proposal, word, who=SHARED, proof="", message_id="<own.1@acme.example>")


def state(desk: Desk) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(1)
    assert draft is not None
    return draft.state


def test_the_copy_may_come_later(desk: Desk) -> None:
    """The mail waits, nobody is asked again, and with the copy it counts at once."""
    raw = own(ask(desk))
    desk.write(HOP + raw)
    assert state(desk) is DraftState.PROPOSED
    assert len(desk.mails("propose", "notice", "reply")) == 1
    assert desk.sums().balanced
    desk.put(raw, "Sent")
    desk.look()
    assert state(desk) is DraftState.HELD
    pass_hold(desk)
    assert len(sent(desk)) == 1


def test_without_a_copy_it_is_a_strangers_after_a_minute(desk: Desk) -> None:
    """A fresh code goes to the registered address, as for anybody without proof."""
    desk.write(HOP + own(ask(desk)))
    desk.clock.pass_by(minutes=1)
    desk.due()
    desk.look()
    assert state(desk) is DraftState.PROPOSED
    assert len(desk.mails("propose")) == 2
    assert desk.sums().balanced


def test_another_mail_in_sent_proves_nothing(desk: Desk) -> None:
    """It is looked at again and goes on waiting; the same id with other words is no copy."""
    raw = own(ask(desk))
    desk.write(HOP + raw)
    desk.put(own(desk.proposal(), "no"), "Sent")
    desk.put(letter("Lunch?", "At one.", sender=SHARED, to="sam@acme.example"), "Sent")
    desk.look()
    assert state(desk) is DraftState.PROPOSED
    for _ in range(5):
        desk.look()
    desk.clock.pass_by(minutes=1)
    desk.due()
    desk.look()
    pass_hold(desk)
    assert sent(desk) == []


def test_a_command_waits_for_its_copy_too(desk: Desk) -> None:
    """Nothing is told before."""
    raw = letter("#status", "", sender=SHARED, message_id="<own.2@acme.example>")
    desk.write(HOP + raw)
    assert notices(desk) == []
    desk.put(raw, "Sent")
    desk.look()
    assert len(notices(desk)) == 1


def test_a_failed_check_waits_for_nothing(desk: Desk) -> None:
    """Level D is settled at once."""
    stamp = b"Authentication-Results: mx.acme.example; dmarc=fail header.from=acme.example\r\n"
    desk.write(stamp + own(ask(desk)))
    assert len(desk.happened("refused")) == 1
