"""The hours that may be offered: the next ones, never today's, never on a holiday."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from triage.desk.calendar import Calendar
from triage.desk.visits import Visit, next_visits

MONDAY = date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")
OPEN = Calendar(zone=BERLIN)


def test_the_next_three_in_order() -> None:
    written = ["thu 13:00-17:00", "tue 08:00-12:00", "thu 08:00-12:00"]
    assert next_visits(written, OPEN, MONDAY) == (
        Visit(day=date(2026, 11, 26), hours="08:00-12:00"),
        Visit(day=date(2026, 11, 26), hours="13:00-17:00"),
        Visit(day=date(2026, 12, 1), hours="08:00-12:00"),
    )


def test_tomorrow_is_too_soon() -> None:
    """The answer has to be approved, read and agreed to."""
    assert next_visits(["tue 08:00-12:00"], OPEN, MONDAY, most=1)[0].day == date(2026, 12, 1)


def test_a_closing_day_is_left_out_and_a_saturday_is_the_owners_word() -> None:
    closed = Calendar(zone=BERLIN, is_closed=lambda day: day == date(2026, 11, 28))
    assert next_visits(["sat 09:00-12:00"], closed, MONDAY, most=1)[0].day == date(2026, 12, 5)


def test_nothing_written_nothing_offered() -> None:
    assert next_visits([], OPEN, MONDAY) == ()
