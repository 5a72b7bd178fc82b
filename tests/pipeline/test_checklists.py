"""Checklists by intent in the proposal: ticked from records, open where no record knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from tests.pipeline.books import CUSTOMER, NORA, PRODUCT, Books, open_books
from tests.pipeline.desk import Desk
from tests.pipeline.firm import OLGA, ask, open_firm, text_of
from tests.pipeline.test_commands import command
from tests.servers.smtp_sink import SmtpSink
from triage.config_checklists import RecordName, strangers
from triage.drafting.checklist import _WORDS, LANGUAGES, LISTS, checks, lines
from triage.pipeline.checklists import _names, lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def test_a_refund_comes_with_its_checklist(desk: Desk) -> None:
    """In text and HTML, behind the choices; what nobody knows is open."""
    ask(desk, text="You took 48 EUR twice.")
    command(desk, "#tag 1001 refund_request")
    proposal = desk.proposal()
    assert "Checklist: [ ] the invoice is theirs   [ ] it was paid   [ ] paid twice" in text_of(proposal)
    markup = proposal.get_body(("html",))
    assert markup is not None
    assert "☐ within your limit" in str(markup.get_content())


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


def test_a_guess_without_an_answer_has_nothing_to_check(desk: Desk) -> None:
    """*Cancellation or delivery?* is asked first; once somebody wrote an answer it is checked."""
    ask(desk)
    person = desk.edges.config.people[0]
    with desk.store.begin() as tx:
        draft = tx.drafts.draft(1)
        assert draft is not None
        guess = replace(draft, body="", facts={**draft.facts, "intent": "cancellation", "unsure": True})
        assert lines_of(desk.edges, tx, guess, person) == ()
        assert lines_of(desk.edges, tx, replace(guess, body="We cancelled it."), person) != ()


def test_a_word_of_discount_brings_its_list(desk: Desk) -> None:
    """Whatever the intent; another mail has none."""
    assert "Checklist" not in text_of(ask(desk))
    other = ask(desk, "A quote, please", "Und gibt es Rabatt?", sender="Tom <tom@elsewhere.example>")
    assert "Prüfliste: [ ] schon länger Kunde" in text_of(other)


def test_paid_twice_is_ticked_where_the_books_show_it(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """By the days of both payments; what goes back is the second one, which is within the limit. One payment,
    or one entered twice, is no such thing."""
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command("#invoice ruiz 1 CHAIR-OAK")
        books.yes()
        books.command("#paid INV-2026-0001 142.80 2026-11-01")
        assert "nothing was changed" in books.command("#paid INV-2026-0001 142.80 2026-11-01")
        assert "nothing was changed" in books.command("#paid INV-2026-0001")
        assert "[ ] paid twice   [x] within your limit: €142.80" in refund(books)
        assert "€142.80 too much" in books.command("#paid INV-2026-0001 142.80 2026-11-03")
        found = "[x] paid twice: 1 Nov 2026, 3 Nov 2026, INV-2026-0001   [x] within your limit: €142.80"
        assert found in refund(books)
        nameless = refund(books, "You took it twice.")
        assert "[x] paid twice: 1 Nov 2026, 3 Nov 2026, INV-2026-0001" in nameless


def refund(books: Books, wrote: str = "You took 142.80 twice for invoice INV-2026-0001.") -> str:
    books.customer("Twice", wrote)
    case_no = books.desk.happened("taken")[-1].case_no
    books.command(f"#tag {case_no} refund_request", who=OLGA)
    return text_of([one for one in books.mails(NORA) if "{d" in str(one["Subject"])][-1])


def test_the_number_of_an_invoice_as_people_write_it() -> None:
    """Whole, or its last figures; never a part of another number or of a sum."""
    assert _names("please check re-2026-2231.", "RE-2026-2231")
    assert _names("twice for invoice 2231, on monday", "INV-2231")
    assert not _names("i paid 2231.50", "INV-2231")
    assert not _names("order 12231", "INV-2231")
    assert not _names("invoice 7", "INV-7-7")


OWN = {"refund_request": ["the goods are back", {"text": "the account is theirs", "known": "known_account"}]}


def test_the_owners_own_lines_stand_below_ours(tmp_path: Path) -> None:
    """Of the intent they were written for, ticked where they name a record."""
    own = {**OWN, "quote_request": ["is it oak?"], "discount": ["no more than 5 percent without Olga"]}
    with open_firm(tmp_path, checklists=own) as desk:
        assert "Prüfliste: [ ] is it oak?" in text_of(ask(desk, "A quote, please", "An oak table."))
        both = ask(desk, "Another quote, please", "And a discount?", sender="Tom <tom@elsewhere.example>")
        assert "[ ] is it oak?   [ ] no more than 5 percent without Olga" in text_of(both)
        assert "[x] nichts ist überfällig" not in text_of(both)
        with desk.store.begin() as tx:
            tx.bank.note("ruiz.example", "DE02120300000000202051", 1, doubted=False, now=desk.clock.now())
        command(desk, "#tag 1001 refund_request")
        text = text_of(desk.proposal())
        assert "is known   [ ] the goods are back   [x] the account is theirs" in text
        markup = desk.proposal().get_body(("html",))
        assert markup is not None
        assert "☐ the goods are back" in str(markup.get_content())


def test_lists_of_no_intent_are_refused_by_name(tmp_path: Path) -> None:
    """At the start and by `triage check`, with the nearest intent."""
    [problem] = strangers(
        {"refund_requests": [], "discount": [], "complaint": []}, ("refund_request", "complaint")
    )
    assert "checklists.refund_requests: is no intent" in str(problem)
    assert "refund_request" in str(problem)


def test_what_the_owner_may_name_is_what_we_know() -> None:
    """Each name is a line of ours, which the records can tick."""
    names = set(get_args(RecordName))
    assert names == set(_WORDS) - {"in_time", "called"}


def test_every_line_is_there_in_seven_languages() -> None:
    """And ticks show what the record says."""
    assert {one for names in LISTS.values() for one in names} == set(_WORDS)
    assert all(len(texts) == len(LANGUAGES) and all(texts) for texts in _WORDS.values())
    found = checks("refund_request", {"paid": "3 Nov 2026", "known_account": ""})
    assert lines(found, "en")[1] == "[x] it was paid: 3 Nov 2026"
    assert lines(found, "de")[4] == "[x] das Konto, auf das es zurückgeht, ist bekannt"
    assert checks("how_to", {}) == ()
