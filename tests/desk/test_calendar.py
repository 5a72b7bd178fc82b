"""Working time: hours across nights, weekends, holidays and the change of clocks; the next bundle."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from triage.adapters.holidays import check_region, public_holidays
from triage.core.errors import OwnerError
from triage.desk.calendar import Calendar
from triage.desk.noise import Wishes, when

BERLIN = ZoneInfo("Europe/Berlin")
FIRM = Calendar(zone=BERLIN, opens=time(8), closes=time(17))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23 09:00", 4, "2026-11-23 13:00"),
        ("2026-11-23 16:00", 4, "2026-11-24 11:00"),
        ("2026-11-20 16:00", 4, "2026-11-23 11:00"),
        ("2026-11-21 12:00", 1, "2026-11-23 09:00"),
        ("2026-11-23 03:00", 1, "2026-11-23 09:00"),
        ("2026-11-23 08:00", 9, "2026-11-23 17:00"),
        ("2026-10-23 16:00", 2, "2026-10-26 09:00"),
    ],
)
def test_hours_are_counted_while_the_firm_works(start: str, hours: float, end: str) -> None:
    """Nights, weekends and the night in which the clocks change are jumped over."""
    assert FIRM.add_hours(at(start), hours) == at(end)
    assert FIRM.hours_between(at(start), at(end)) == hours


def test_a_closed_fortnight_is_jumped_over() -> None:
    """Friday afternoon before it, Monday morning after it."""
    closed = frozenset(date(2026, 12, 21) + timedelta(days=number) for number in range(14))
    firm = Calendar(zone=BERLIN, is_closed=lambda day: day in closed)
    assert firm.add_hours(at("2026-12-18 16:00"), 2) == at("2027-01-04 09:00")


def test_holidays_follow_the_region() -> None:
    """A day off in Berlin is a working day in Hamburg."""
    berlin, hamburg = public_holidays("DE-BE"), public_holidays("DE-HH")
    assert berlin(date(2027, 3, 8))
    assert not hamburg(date(2027, 3, 8))
    assert not public_holidays("")(date(2027, 1, 1))


def test_a_region_that_nobody_knows_is_refused_in_plain_words() -> None:
    """With what may stand there."""
    with pytest.raises(OwnerError, match=r"firm\.region"):
        check_region("XX")
    check_region("DE-BE")


@pytest.mark.parametrize(
    ("now", "bundle"),
    [
        ("2026-11-23 06:00", "2026-11-23 07:30"),
        ("2026-11-23 07:30", "2026-11-23 12:00"),
        ("2026-11-23 16:01", "2026-11-24 07:30"),
        ("2026-11-20 16:01", "2026-11-23 07:30"),
    ],
)
def test_bundles_come_at_their_times_on_working_days(now: str, bundle: str) -> None:
    """In the firm's own zone."""
    assert when(at(now), Wishes(at_once=False), [], FIRM, urgent=False) == at(bundle)


def test_what_is_urgent_comes_at_once_always() -> None:
    """To somebody on bundles, at night, after six mails."""
    now = at("2026-11-21 03:00")
    wishes = Wishes(at_once=False, hours=(time(7), time(18)))
    assert when(now, wishes, [now] * 9, FIRM, urgent=True) is None


def test_the_urgent_of_a_flood_waits_too() -> None:
    """Sixty in an hour: more is somebody's flood. Who wants as many as there are gets them."""
    now, wishes = at("2026-11-23 10:30"), Wishes()
    told = [at("2026-11-23 10:00") + timedelta(seconds=number) for number in range(60)]
    assert when(now, wishes, told[:59], FIRM, urgent=True) is None
    assert when(now, wishes, told, FIRM, urgent=True) == at("2026-11-23 11:00")
    assert when(now, Wishes(most=0), told * 9, FIRM, urgent=True) is None


def test_the_seventh_mail_of_an_hour_waits_until_there_is_room() -> None:
    """One hour after the first of the six."""
    now = at("2026-11-23 10:30")
    told = [at("2026-11-23 10:00") + timedelta(minutes=number) for number in range(6)]
    assert when(now, Wishes(), told[:5], FIRM, urgent=False) is None
    assert when(now, Wishes(), told, FIRM, urgent=False) == at("2026-11-23 11:00")
    assert when(now, Wishes(most=0), told * 9, FIRM, urgent=False) is None


def test_outside_of_a_persons_hours_only_the_urgent_comes() -> None:
    """The rest in the morning of the next working day."""
    wishes = Wishes(hours=(time(7), time(18)))
    assert when(at("2026-11-20 19:00"), wishes, [], FIRM, urgent=False) == at("2026-11-23 07:00")
    assert when(at("2026-11-20 10:00"), wishes, [], FIRM, urgent=False) is None
