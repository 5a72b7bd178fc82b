"""Totals against an oracle of whole numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from tests.books.properties import invoices, ready, totals_agree
from tests.books.samples import PRIVATE, invoice, line, read


@settings(max_examples=80, deadline=None)
@given(invoices())
def test_any_invoice_adds_up_as_the_oracle_says(found: dict[str, Any]) -> None:
    """Line, category and document totals agree to the cent."""
    totals_agree(found)


@pytest.mark.parametrize(
    ("quantity", "price", "net"),
    [("1", "0.125", "0.13"), ("1", "0.124999", "0.12"), ("3", "0.335", "1.01"), ("0.5", "0.01", "0.01")],
)
def test_halves_go_up(quantity: str, price: str, net: str) -> None:
    """A line's net amount is rounded half-up, not half-even."""
    draft = read(invoice(lines=[line(quantity=quantity, price=price)]))
    assert ready(draft).totals.net == Decimal(net)


def test_tax_is_rounded_once_a_rate() -> None:
    """Ten lines of 0.33 have the tax of 3.30, not ten times the tax of 0.33."""
    totals = ready(read(invoice(lines=[line(quantity="1", price="0.33")] * 10))).totals
    assert totals.tax == Decimal("0.63")


def test_gross_prices_cost_what_was_told() -> None:
    """Three times 9.99 with tax is 29.97, whatever net and tax round to; BT-114 takes the cent."""
    found = invoice(buyer=PRIVATE, prices="gross", lines=[line(quantity="3", price="9.99")])
    totals = ready(read(found)).totals
    assert totals.due == Decimal("29.97")
    assert totals.gross + totals.rounding == totals.due
    assert abs(totals.rounding) <= Decimal("0.01")


def test_yen_have_no_decimals() -> None:
    """An amount in JPY is rounded to whole yen."""
    found = invoice(buyer={**PRIVATE, "business": True, "address": {"country": "JP", "city": "Osaka"}})
    found |= {"currency": "JPY", "lines": [line(tax="export", quantity="1", price="1234.5")]}
    assert ready(read(found)).totals.due == Decimal("1235")
