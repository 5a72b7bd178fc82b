"""Checklists by intent in the proposal: ticked from records, open where no record knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk
from tests.pipeline.firm import ask, open_firm, text_of
from tests.pipeline.test_commands import command
from triage.drafting.checklist import _WORDS, LANGUAGES, LISTS, checks, lines


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def test_a_refund_comes_with_its_checklist(desk: Desk) -> None:
    """In text and HTML, behind the choices; what nobody knows is open."""
    ask(desk, text="You took 48 EUR twice.")
    command(desk, "#tag 1001 refund_request")
    proposal = desk.proposal()
    assert "Checklist: [ ] the invoice is theirs   [ ] it was paid" in text_of(proposal)
    markup = proposal.get_body(("html",))
    assert markup is not None
    assert "[ ] within your limit" in str(markup.get_content())


def test_a_known_account_and_history_are_ticked(desk: Desk) -> None:
    """From our own records, never from what the mail says."""
    ask(desk, text="This is a complaint, and it was paid, I swear.")
    with desk.store.begin() as tx:
        tx.bank.note("ruiz.example", "DE02120300000000202051", 1, doubted=False, now=desk.clock.now())
    command(desk, "#tag 1001 refund_request")
    text = text_of(desk.proposal())
    assert "[x] the account it goes back to is known" in text
    assert "[ ] it was paid" in text
    command(desk, "#tag 1001 complaint")
    assert "[x] their first complaint" in text_of(desk.proposal())


def test_a_word_of_discount_brings_its_list(desk: Desk) -> None:
    """Whatever the intent; another mail has none."""
    assert "Checklist" not in text_of(ask(desk))
    other = ask(desk, "A quote, please", "Und gibt es Rabatt?", sender="Tom <tom@elsewhere.example>")
    assert "Prüfliste: [ ] schon länger Kunde" in text_of(other)


def test_every_line_is_there_in_seven_languages() -> None:
    """And ticks show what the record says."""
    assert {one for names in LISTS.values() for one in names} == set(_WORDS)
    assert all(len(texts) == len(LANGUAGES) and all(texts) for texts in _WORDS.values())
    found = checks("refund_request", {"paid": "3 Nov 2026", "known_account": ""})
    assert lines(found, "en")[1] == "[x] it was paid: 3 Nov 2026"
    assert lines(found, "de")[3] == "[x] das Konto, auf das es zurückgeht, ist bekannt"
    assert checks("how_to", {}) == ()
