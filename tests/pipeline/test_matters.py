"""What becomes of a reply to a closed case, and of a bare thanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from triage.desk.matters import awaits_answer


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path) as opened:
        yield opened


def closed(desk: Desk) -> None:
    """Case 1001, a question about a quote, settled by telephone."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    desk.write(answer_to(desk.proposal(), "done"))


def reply(text: str) -> bytes:
    return letter("Re: Quote for a cabinet", text, In_Reply_To="<q1@ruiz.example>")


def test_a_reply_with_another_question_of_its_own_opens_a_case_that_follows(desk: Desk) -> None:
    """The proposal says which case it follows; the old one stays closed."""
    closed(desk)
    desk.write(
        reply(
            "Hello, you charged invoice 2231 twice on my card. Why are there two charges? Please check the invoice."
        )
    )
    with desk.store.reading() as tx:
        case = tx.cases.case(1002)
        old = tx.cases.case(1001)
    assert case is not None
    assert case.follows == 1001
    assert old is not None
    assert old.closed_at is not None
    assert "follows #1001" in desk.proposal().get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_reply_that_goes_on_reopens_its_case(desk: Desk) -> None:
    """The same matter: no second case."""
    closed(desk)
    desk.write(reply("Sorry to bother you again: could you send me the quote for the cabinet as a PDF?"))
    with desk.store.reading() as tx:
        assert tx.cases.case(1002) is None


def test_thanks_after_a_question_of_ours_go_to_a_person(desk: Desk) -> None:
    """And are filed where nothing of ours awaits them."""
    assert awaits_answer("how_to", ["May we come by on Tuesday?"])
    assert awaits_answer("quote_request", ["Here is our quote."])
    assert not awaits_answer("how_to", ["Press the button for five seconds."])
