"""Amounts and days as people write them; the payment code."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.books.properties import ready, unnumbered
from tests.books.samples import invoice, line, read
from triage.books import figures
from triage.books.transfer import transfer_code


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "€1,240.50"),
        ("de", "1.240,50\u00a0€"),
        ("fr", "1\u00a0240,50\u00a0€"),
        ("nl", "€\u00a01.240,50"),
        ("pt", "1.240,50\u00a0€"),
    ],
)
def test_money_is_written_as_people_do(language: str, written: str) -> None:
    """Grouping, decimal mark and place of the sign by language."""
    assert figures.money(Decimal("1240.50"), "EUR", language) == written


def test_other_currencies_have_their_code_and_digits() -> None:
    """CHF has its code, JPY no decimals, a negative amount its minus."""
    assert figures.money(Decimal("-12.5"), "CHF", "de") == "−12,50\u00a0CHF"
    assert figures.money(Decimal("1235"), "JPY", "en") == "JPY\u00a01,235"


def test_days_are_written_as_people_do() -> None:
    """Three ways to write the same day."""
    day = date(2026, 11, 5)
    assert [figures.day(day, one) for one in ("de", "en", "nl")] == ["05.11.2026", "5 Nov 2026", "05-11-2026"]


def test_the_payment_code_is_epc069_12() -> None:
    """Eleven lines: version 002, UTF-8, SCT, BIC, name, IBAN, amount, purpose last."""
    made = ready(read(invoice(lines=[line(quantity="1", price="100")])))
    assert transfer_code(made).split("\n") == [
        "BCD", "002", "1", "SCT", "BYLADEM1001", "Tischlerei Ahorn GmbH", "DE02120300000000202051",
        "EUR119.00", "", "", "INV-2026-0042",
    ]  # fmt: skip


def test_no_payment_code_without_something_to_pay() -> None:
    """Not on a draft, not for 0, not in another currency."""
    assert not transfer_code(ready(unnumbered(read(invoice()))))
    assert not transfer_code(ready(read(invoice(lines=[line(price="0")]))))
    assert not transfer_code(ready(read(invoice("GB"))))
