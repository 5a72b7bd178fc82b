"""Appointments and cancellations: what settings and books know stands in the draft, the rest is told to the
approver alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.pipeline.books import OLGA, Books, open_books
from tests.pipeline.desk import Desk, letter
from tests.pipeline.test_books import newest, quoted
from tests.pipeline.test_reader_language import NAMES, by_rules, german
from tests.pipeline.test_record_answers import STRANGER, ask, draft_of
from tests.servers.smtp_sink import SmtpSink
from triage.books.answers import ANSWERS
from triage.config import LANGUAGES
from triage.desk.visits import DAYS

VISITS = ("tue 08:00-12:00", "thu 13:00-17:00")


@pytest.fixture
def books(tmp_path: Path, smtp_sink: SmtpSink) -> Iterator[Books]:
    with open_books(tmp_path, smtp_sink) as opened:
        yield opened


def about(books: Books) -> None:
    """From here on a rule of the test says what a mail is."""
    books.desk.edges = replace(books.desk.edges, classifier=by_rules("decide = true"))


def visiting(desk: Desk, *closed: date) -> None:
    firm = desk.edges.config.firm.model_copy(update={"visits": VISITS, "closed": closed})
    config = desk.edges.config.model_copy(update={"firm": firm})
    desk.edges = replace(desk.edges, config=config)


def test_the_next_visiting_hours_are_named_and_the_diary_is_the_approvers(books: Books) -> None:
    about(books)
    visiting(books.desk, date(2026, 11, 26))
    assert books.desk.edges.today == date(2026, 11, 23)
    ask(books, "appointment_request", "Could you come to measure, on 24 December at 9:30?", sender=STRANGER)
    draft = draft_of(books, OLGA)
    assert (
        "the next are: Tuesday 1 Dec 2026, 08:00–12:00; Thursday 3 Dec 2026, 13:00–17:00; "
        "Tuesday 8 Dec 2026, 08:00–12:00."
    ) in draft.replace("\n", " ")
    assert "24" not in draft
    assert "whether you are free then (no diary is kept here)" in newest(books, OLGA)
    assert "diary is kept" not in draft


def test_without_visiting_hours_the_approver_reads_so(books: Books) -> None:
    about(books)
    ask(books, "appointment_request", "Could you come to measure?", sender=STRANGER)
    assert "Not known, so not written: when you have time (no visiting hours are set" in newest(books, OLGA)
    assert "visiting hours" not in draft_of(books, OLGA)


def test_a_cancelled_order_is_named_with_its_notice(books: Books) -> None:
    """Accepted: an order. Its notice stands in the product's record; what the mail says does not count."""
    quote = quoted(books)
    books.customer("Re: Chairs", "passt so, danke", answers=quote)
    with books.desk.store.begin() as tx:
        product = tx.books.product("CHAIR-OAK")
        assert product is not None
        tx.books.put_product(replace(product, notice=42))
    about(books)
    ask(books, "cancellation", "We cancel everything with 3 days' notice, order 918273.")
    draft = draft_of(books, OLGA)
    assert "Our quote Q-1 of 23 Nov 2026 over €5,712.00 stands with us as an order." in draft
    assert "Oak chair: the period of notice is 42 days." in draft
    assert "918273" not in draft
    assert "the contract, order or booking number" not in draft, "what is known is not asked for"


def test_an_offer_that_nobody_accepted_is_no_order(books: Books) -> None:
    quoted(books)
    about(books)
    ask(books, "cancellation", "We cancel Q-1.")
    assert "Our quote Q-1 of 23 Nov 2026 over €5,712.00 is not recorded as accepted." in draft_of(books, OLGA)


def test_a_stranger_cancels_what_is_in_no_record(books: Books) -> None:
    quote = quoted(books)
    books.customer("Re: Chairs", "passt so, danke", answers=quote)
    about(books)
    ask(books, "cancellation", "I cancel my order, please.", sender=STRANGER)
    assert "which order or contract they cancel (none of theirs is in the books)" in newest(books, OLGA)
    assert "Q-1" not in newest(books, OLGA)
    assert "the contract, order or booking number" in draft_of(books, OLGA)


def test_where_the_books_are_kept_elsewhere_a_payment_that_only_tells_is_filed(tmp_path: Path) -> None:
    """One that asks for anything is shown."""
    paid = NAMES.index("payment_notice")
    for desk in german(tmp_path, "decide = true", at_once=True):
        desk.write(letter(f"kennwort{paid:02}", "Die Rechnung 12 ist seit heute überwiesen. Viele Grüße"))
        assert desk.happened("filed")[-1].data["reason"] == "a payment that needs nothing here"
        assert not desk.happened("taken")
        desk.write(letter(f"kennwort{paid:02} ", "Die Rechnung 12 ist überwiesen, bitte bestätigen."))
        assert len(desk.happened("taken")) == 1


def test_a_firm_without_books_here_names_its_visiting_hours_too(tmp_path: Path) -> None:
    wanted = NAMES.index("appointment_request")
    for desk in german(tmp_path, "decide = true", at_once=True):
        desk.clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
        visiting(desk)
        desk.write(letter(f"kennwort{wanted:02}", "Wann könnten Sie zum Aufmaß kommen?"))
        text = desk.proposal().get_body(("plain",)).get_content().replace("\n", " ")
        assert "die nächsten sind: Donnerstag 26.11.2026, 13:00–17:00; Dienstag 01.12.2026" in text


@pytest.mark.parametrize("key", ["visits", "ordered", "not_ordered", "notice", *DAYS])
def test_every_language_has_its_own_words(key: str) -> None:
    assert len(ANSWERS[key]) == len(LANGUAGES)
    assert len(set(ANSWERS[key])) >= len(LANGUAGES) - 1, "Portuguese and Spanish share two days"
