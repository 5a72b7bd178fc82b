"""How long what is kept: classes, legal years, the end of the calendar year."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from triage.desk.retention import LEGAL, Aged, Kept, class_of, ends_before, legal_years, years_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2033, 1, 1, 5, tzinfo=UTC)


def aged(*, handled: bool = True, money: bool = False) -> Aged:
    return Aged(message_key=1, seen_at=NOW, handled=handled, money=money)


def test_classes() -> None:
    """Mail about money is a voucher even where nobody dealt with it; the rest by whether somebody did."""
    assert class_of(aged(money=True, handled=False)) is Kept.VOUCHERS
    assert class_of(aged()) is Kept.LETTERS
    assert class_of(aged(handled=False)) is Kept.OTHER


def test_a_period_begins_with_the_end_of_the_year() -> None:
    """Six years for a letter of 2026: through 2032, gone in 2033, by the firm's own clock."""
    limit = ends_before(NOW, 6, BERLIN)
    assert limit == datetime(2027, 1, 1, tzinfo=BERLIN)
    assert ends_before(datetime(2032, 12, 31, 22, 59, tzinfo=UTC), 6, BERLIN) == datetime(
        2026, 1, 1, tzinfo=BERLIN
    )
    assert ends_before(NOW, 0, BERLIN) is None


@pytest.mark.parametrize("country", LEGAL)
def test_legal_years_are_plausible(country: str) -> None:
    """Books are never kept shorter than letters; what nobody dealt with has no legal years."""
    letters, vouchers, books = (
        legal_years(country, kept) or 0 for kept in (Kept.LETTERS, Kept.VOUCHERS, Kept.BOOKS)
    )
    assert 5 <= letters <= vouchers <= books
    assert legal_years(country, Kept.OTHER) is None


def test_legal_without_a_known_country_is_for_ever() -> None:
    """In doubt the mail is kept."""
    assert years_of("legal", "DE", Kept.VOUCHERS) == 8
    assert years_of("legal", "", Kept.VOUCHERS) == 0
    assert years_of(3, "DE", Kept.OTHER) == 3
