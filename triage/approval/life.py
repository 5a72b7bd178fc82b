"""How long a code lives: hours are counted on working days alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


def lapses_at(now: datetime, hours: float, zone: str) -> datetime:
    """The moment so many hours of working days (Monday to Friday, in the firm's zone) have passed.
    A code that went out on Friday noon with 72 hours lapses on Wednesday noon."""
    local = now.astimezone(ZoneInfo(zone))
    left = timedelta(hours=hours)
    while left > timedelta(0):
        midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        if local.weekday() < SATURDAY:
            step = min(left, midnight - local)
            left -= step
            local += step
        else:
            local = midnight
    return local.astimezone(now.tzinfo)


def working_days_between(start: datetime, end: datetime, zone: str) -> int:
    """Whole working days that have begun since ``start``'s day."""
    first, last = start.astimezone(ZoneInfo(zone)).date(), end.astimezone(ZoneInfo(zone)).date()
    days = ((first + timedelta(days=number)) for number in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)
