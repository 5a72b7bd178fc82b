"""A quote billed in parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from tests.books.properties import (
    WORDS,
    _issue,
    deliveries,
    deliveries_add_up,
    parts_add_up,
    plans,
    ready,
)
from tests.books.samples import PRIVATE, invoice, line, read
from triage.books.correction import taken_back
from triage.books.invoice import DocumentType
from triage.books.parts import Part, down_payment, lines_part, part_of, rest
from triage.core.errors import OwnerError


@settings(max_examples=60, deadline=None)
@given(plans())
def test_percentages_and_the_rest_add_up_to_the_quote(plan: Any) -> None:
    """Net, each tax and the amount due, to the cent, whatever the percentages."""
    parts_add_up(plan)


@settings(max_examples=50, deadline=None)
@given(deliveries())
def test_deliveries_and_the_rest_add_up_to_the_quote(plan: Any) -> None:
    """No line is billed twice; nets and amounts due add up."""
    deliveries_add_up(plan)


def test_forty_percent_then_the_rest() -> None:
    """The usual story: the rest names the down payment with net and tax."""
    quote = ready(read(invoice(quote="Q-118", lines=[line(quantity="1", price="1000")])))
    first = _issue(down_payment(quote.draft, quote.totals, [], Decimal(40), WORDS), 1)
    assert (first.totals.net, first.totals.tax) == (Decimal("400.00"), Decimal("76.00"))
    assert first.draft.type is DocumentType.DOWN_PAYMENT
    part = part_of(first.draft, first.totals)
    closing = _issue(rest(quote.draft, quote.totals, [part], WORDS), 2)
    assert (closing.totals.net, closing.totals.tax) == (Decimal("600.00"), Decimal("114.00"))
    assert [(one.number, one.net, one.tax) for one in closing.draft.earlier] == [
        ("INV-1", Decimal("400.00"), Decimal("76.00"))
    ]


def test_no_more_than_the_quote() -> None:
    """70 % after 40 % is refused, and says what is left."""
    quote = ready(read(invoice(quote="Q-118", lines=[line(quantity="1", price="1000")])))
    first = _issue(down_payment(quote.draft, quote.totals, [], Decimal(40), WORDS), 1)
    earlier = [part_of(first.draft, first.totals)]
    with pytest.raises(OwnerError, match=r"more than is left: 600\.00"):
        down_payment(quote.draft, quote.totals, earlier, Decimal(70), WORDS)


def test_nothing_left_is_no_invoice() -> None:
    """After 100 % there is no rest."""
    quote = ready(read(invoice(quote="Q-118")))
    first = _issue(down_payment(quote.draft, quote.totals, [], Decimal(100), WORDS), 1)
    with pytest.raises(OwnerError, match="nothing is left"):
        rest(quote.draft, quote.totals, [part_of(first.draft, first.totals)], WORDS)


def test_a_line_is_billed_once() -> None:
    """A line's quantity is what may be billed of it in all."""
    quote = ready(read(invoice(quote="Q-118", lines=[line(quantity="10")])))
    draft, taken = lines_part(quote.draft, [], {1: Decimal(6)})
    first = _issue(draft, 1)
    earlier: list[Part] = [part_of(first.draft, first.totals, taken)]
    with pytest.raises(OwnerError, match="up to 4"):
        lines_part(quote.draft, earlier, {1: Decimal(5)})
    assert lines_part(quote.draft, earlier, {1: None})[1] == {1: Decimal(4)}


def test_a_correction_takes_back_to_the_cent() -> None:
    """Invoice and correction add up to 0 with discounts, charges and gross prices."""
    for prices in ("net", "gross"):
        odd = [
            line(quantity="3", price="9.99", discounts=[{"reason": "a", "percent": "3.3"}]),
            line(quantity="7", price="0.35", charges=[{"reason": "b", "amount": "0.15"}]),
        ]
        off = [{"reason": "c", "amount": "1.11", "tax": "standard"}]
        issued = ready(read(invoice(lines=odd, allowances=off, prices=prices)))
        back = _issue(taken_back(issued.draft, issued.totals, "All came back"), 9)
        assert back.totals.gross + issued.totals.gross == 0
        assert back.totals.due + issued.totals.due == 0
        assert back.draft.corrects is not None


def test_labour_is_shown_once_over_all_parts() -> None:
    """40 % first, then the rest: the shares of labour add up to the quote's; a line billed whole has none left."""
    work = [
        line(name="Stairs", quantity="2", price="1000", kind="construction", labour="1200"),
        line(price="50"),
    ]
    quote = ready(read(invoice(quote="Q-1", buyer=PRIVATE, lines=work)))
    first = _issue(down_payment(quote.draft, quote.totals, [], Decimal(40), WORDS), 1)
    part = part_of(first.draft, first.totals)
    closing = _issue(rest(quote.draft, quote.totals, [part], WORDS), 2)
    shown = [sum(one.labour or 0 for one in made.draft.lines) for made in (first, closing)]
    assert shown == [Decimal("480.00"), Decimal("720.00")]
    half, quantities = lines_part(quote.draft, [], {1: Decimal(1)})
    assert half.lines[0].labour == Decimal("600.00")
    done = _issue(half, 3)
    left = rest(quote.draft, quote.totals, [part_of(done.draft, done.totals, quantities)], WORDS)
    assert left.lines[0].labour == Decimal("600.00")
