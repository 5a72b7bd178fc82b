"""A customer's answer to a quote: what is plainly an acceptance is one, everything else is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.books import acceptance_examples as examples
from triage.books.acceptance import (
    Accepted,
    Counter,
    Declined,
    Judged,
    Last,
    Offer,
    OfferLine,
    Partial,
    Question,
    Thread,
    Unclear,
    Why,
    judge,
)

LETTERS: dict[str, type[Judged]] = {
    "A": Accepted, "D": Declined, "P": Partial, "C": Counter, "Q": Question, "U": Unclear,
}  # fmt: skip


def offer(*, valid: bool = True) -> Offer:
    lines = tuple(
        OfferLine(place=place, code=f"L-{place}", name=name, quantity=Decimal(count))
        for place, (name, count) in enumerate((("Chair", 4), ("Shelf", 12), ("Delivery", 1)), start=1)
    )
    return Offer(number="Q-118", lines=lines, total=Decimal("1240.00"), valid=valid)


@pytest.mark.parametrize(("letter", "said"), examples.cases(examples.QUOTE), ids=lambda one: one[:50])
def test_under_a_quote(letter: str, said: str) -> None:
    """Acceptances are found; what is none is none, whatever it is called."""
    found = judge(said, offer())
    if letter in "AD":
        assert isinstance(found, LETTERS[letter]), found
    else:
        assert not isinstance(found, Accepted | Declined), found


@pytest.mark.parametrize(("letter", "said"), examples.cases(examples.OTHER), ids=lambda one: one[:50])
def test_the_same_words_under_another_matter(letter: str, said: str) -> None:
    """An appointment, an invoice, a complaint: consent means that."""
    found = judge(said, offer(), Thread(last=Last.OTHER))
    assert isinstance(found, Unclear)
    assert found.why is Why.OTHER_MATTER


@pytest.mark.parametrize(("letter", "said"), examples.cases(examples.TALK), ids=lambda one: one[:50])
def test_after_talk_about_the_quote(letter: str, said: str) -> None:
    """Only words that name the matter count there."""
    assert isinstance(judge(said, offer(), Thread(last=Last.TALK)), LETTERS[letter])


def test_classes_of_what_is_asked() -> None:
    """Most parts, counter-offers and questions are called what they are; the rest is asked without a name."""
    rows = [row for row in examples.cases(examples.QUOTE) if row[0] in "PCQ"]
    named = [row for row in rows if isinstance(judge(row[1], offer()), LETTERS[row[0]])]
    assert len(named) >= len(rows) * 8 // 10, [row for row in rows if row not in named]


@pytest.mark.parametrize(("said", "number"), examples.ORDERS.items())
def test_the_number_of_their_order(said: str, number: str) -> None:
    """As the customer wrote it; never our own number, a quantity or a day."""
    found = judge(said, offer())
    assert getattr(found, "order", "") == number


def test_a_lapsed_quote_is_never_accepted() -> None:
    """A person is asked; that they accepted stays known."""
    found = judge("Passt so, danke. PO 4711", offer(valid=False))
    assert found == Unclear(words="Passt so, danke. PO 4711", why=Why.LAPSED, order="4711")


def test_a_machine_accepts_nothing() -> None:
    assert judge("We accept", offer(), Thread(automatic=True)) == Unclear(
        words="We accept", why=Why.AUTOMATIC
    )


def test_what_the_classifier_is_sure_of_can_only_hold_back() -> None:
    """Rules and model both: a sure complaint is no acceptance, and no intent makes one of nothing."""
    assert isinstance(judge("passt so", offer(), Thread(intent="complaint")), Unclear)
    assert isinstance(judge("passt so", offer(), Thread(intent="accepted_quote")), Accepted)
    assert isinstance(judge("hm", offer(), Thread(intent="accepted_quote")), Unclear)


def test_a_part_with_one_line_says_how_many() -> None:
    one = Offer(
        number="Q-1",
        lines=(OfferLine(place=1, code="C", name="Chair", quantity=Decimal(40)),),
        total=Decimal(10),
    )
    found = judge("only 30 of them please", one)
    assert isinstance(found, Partial)
    assert found.quantities == ((1, Decimal(30)),)


def test_figures_of_the_quote_are_no_new_ones() -> None:
    """The offered amount may be named; any other is another offer."""
    assert isinstance(judge("We accept, 1,240.00 EUR as quoted.", offer()), Accepted)
    assert isinstance(judge("We accept for 1.240 €.", offer()), Accepted)
    assert isinstance(judge("We accept for 1.140 €.", offer()), Counter)
    assert isinstance(judge("Wir nehmen 12 Stück und 4 Stück wie angeboten.", offer()), Accepted)


def test_long_text_of_anybody_is_read_in_time() -> None:
    """A hundred thousand characters of acceptance are no acceptance, and take no time."""
    assert not isinstance(judge("passt so, bitte nur " * 5000, offer()), Accepted)
