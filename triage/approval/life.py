"""How long a code lives: hours are counted on the firm's working days alone, holidays left out."""

from __future__ import annotations

from datetime import datetime, timedelta

from triage.desk.calendar import Calendar


def lapses_at(now: datetime, hours: float, calendar: Calendar) -> datetime:
    """The moment so many hours of working days have passed, each day counted whole (people answer in the
    evening too). A code that went out on Friday noon with 72 hours lapses on Wednesday noon."""
    local = now.astimezone(calendar.zone)
    left = timedelta(hours=hours)
    while left > timedelta(0):
        midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        if calendar.works_on(local.date()):
            step = min(left, midnight - local)
            left -= step
            local += step
        else:
            local = midnight
    return local.astimezone(now.tzinfo)


def working_days_between(start: datetime, end: datetime, calendar: Calendar) -> int:
    """Whole working days that have begun since ``start``'s day."""
    first, last = start.astimezone(calendar.zone).date(), end.astimezone(calendar.zone).date()
    days = ((first + timedelta(days=number)) for number in range(1, (last - first).days + 1))
    return sum(calendar.works_on(day) for day in days)
