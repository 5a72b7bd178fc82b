"""When the firm comes to customers or receives them, as its owner wrote it down. No diary is kept here: these
are the hours that may be offered, never an appointment. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from triage.desk.calendar import Calendar

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NOTICE: Final = 1
"""Days between the answer and the first time that it may offer: it has to be read, and agreed to."""
_LOOKED_AHEAD: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    day: date
    hours: str
    """``08:00-12:00``"""


def next_visits(written: Sequence[str], calendar: Calendar, today: date, most: int = 3) -> tuple[Visit, ...]:
    """The next of the hours ``written`` (``tue 08:00-12:00``), without holidays and closing days. A firm that
    comes on Saturdays says so: the weekend is no working day, but no closing day either."""
    return tuple(one for one, _ in zip(_following(written, calendar, today), range(most), strict=False))


def _following(written: Sequence[str], calendar: Calendar, today: date) -> Iterator[Visit]:
    by_day: dict[str, list[str]] = {}
    for one in written:
        day, _, hours = one.partition(" ")
        by_day.setdefault(day, []).append(hours)
    for ahead in range(_NOTICE + 1, _LOOKED_AHEAD):
        day_of = today + timedelta(days=ahead)
        if not calendar.is_closed(day_of):
            for hours in sorted(by_day.get(DAYS[day_of.weekday()], ())):
                yield Visit(day=day_of, hours=hours)
