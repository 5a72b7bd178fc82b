"""Answers that a person wrote come back as drafts when the same is asked again."""

from __future__ import annotations

from email.message import Message
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from tests.pipeline.test_escalation import send_all
from triage.pipeline import remember

QUESTION = "How do I clean and care for the oak table that you delivered? Which oil should I use for it?"
ANSWER = "Please wash the table with warm water and a little soap, then oil it once a year."


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path) as opened:
        yield opened


def text_of(mail: Message) -> str:
    body = mail.get_body(("plain",))  # type: ignore[attr-defined]
    return str(body.get_content()).replace("\r\n", "\n")


def answer_by_hand(
    desk: Desk, question: str, answer: str, *, sender: str = "Bella Ruiz <bella@ruiz.example>"
) -> None:
    desk.write(letter("Care of the table", question, sender=sender))
    desk.write(answer_to(desk.proposal(), answer))
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    send_all(desk)


def test_the_same_question_gets_the_same_answer_as_its_draft(desk: Desk) -> None:
    """In the frame of the new customer, with likeness and case shown; nothing of the first one."""
    answer_by_hand(desk, QUESTION, ANSWER)
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    text = text_of(desk.proposal())
    assert f"Hello Tom Hale,\n\n{ANSWER}" in text
    assert "Answered so before: 100% alike, case #1001 (11/2026). Answer #unlearn A1" in text
    assert "Bella" not in text
    assert "ruiz" not in text


def test_an_answer_with_a_figure_is_no_draft_for_anybody_else(desk: Desk) -> None:
    """The figure was for one customer; the template comes instead."""
    answer_by_hand(desk, QUESTION, f"{ANSWER} The oil costs 24.50 EUR, order no. KX-7731, says Petra.")
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    text = text_of(desk.proposal())
    assert "24.50" not in text
    assert "KX-7731" not in text
    assert "Petra" not in text


def test_a_withdrawn_answer_does_not_come_back(desk: Desk) -> None:
    """``#unlearn A1``."""
    answer_by_hand(desk, QUESTION, ANSWER)
    with desk.store.begin() as tx:
        assert remember.withdraw(desk.edges, tx, 1, "Olga Brandt") is not None
        assert remember.withdraw(desk.edges, tx, 99, "Olga Brandt") is None
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    assert ANSWER not in text_of(desk.proposal())


def test_a_newer_answer_to_the_same_question_replaces_the_older(desk: Desk) -> None:
    """And the older one is no longer in the index."""
    newer = "Please do not wash it: only wipe the table with a dry cloth and use no oil on it."
    answer_by_hand(desk, QUESTION, ANSWER)
    answer_by_hand(desk, QUESTION, newer, sender="Tom Hale <tom@hale.example>")
    desk.write(letter("Table", QUESTION, sender="Ann Lee <ann@lee.example>"))
    assert newer in text_of(desk.proposal())
    with desk.store.reading() as tx:
        states = [tx.memory.pair(number) for number in (1, 2)]
    assert [one.state for one in states if one] == ["replaced", "live"]


def test_an_old_answer_is_shown_and_no_draft(desk: Desk) -> None:
    """Two years are long: prices, oils and people change."""
    answer_by_hand(desk, QUESTION, ANSWER)
    desk.clock.pass_by(days=800)
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    text = text_of(desk.proposal())
    assert ANSWER not in text
    assert "Answered so before" in text


def test_uses_are_counted_with_what_was_changed(desk: Desk) -> None:
    """Sent unchanged: one more of both; rewritten: the share that changed. Nothing per person."""
    answer_by_hand(desk, QUESTION, ANSWER)
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    send_all(desk)
    with desk.store.reading() as tx:
        pair = tx.memory.pair(1)
    assert pair is not None
    assert (pair.used, pair.unchanged, pair.changed) == (1, 1, 0)


def test_who_is_forgotten_takes_their_answers_along(desk: Desk) -> None:
    """``#forget`` deletes the pairs that came from an address."""
    answer_by_hand(desk, QUESTION, ANSWER)
    with desk.store.begin() as tx:
        assert tx.memory.forget_contact("Bella@ruiz.example") == 1
    desk.write(letter("Table", QUESTION, sender="Tom Hale <tom@hale.example>"))
    assert ANSWER not in text_of(desk.proposal())


def test_templates_are_not_learned(desk: Desk) -> None:
    """They would only come back as they are."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    send_all(desk)
    assert desk.happened("learned") == []
