"""The firm's working time: its days, its hours, its holidays, in its own time zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5
_LOOKED_AHEAD = 400
"""Days; a firm that is closed for longer answers nobody anyway."""


def never(day: date) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """``opens`` and ``closes`` are local times of one day. ``is_closed`` knows holidays and closing days."""

    zone: ZoneInfo
    opens: time = time(8)
    closes: time = time(17)
    is_closed: Callable[[date], bool] = never

    def works_on(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not self.is_closed(day)

    def add_hours(self, start: datetime, hours: float) -> datetime:
        """The moment when so many working hours have passed since ``start``; same zone as ``start``."""
        left, local = timedelta(hours=hours), start.astimezone(self.zone)
        for _ in range(_LOOKED_AHEAD):
            opens, closes = self._at(local.date(), self.opens), self._at(local.date(), self.closes)
            begin = max(local, opens)
            if self.works_on(local.date()) and begin < closes:
                room = _elapsed(begin, closes)
                if left <= room:
                    return (begin.astimezone(start.tzinfo) + left).astimezone(start.tzinfo)
                left -= room
            local = self._at(local.date() + timedelta(days=1), time(0))
        return local.astimezone(start.tzinfo)

    def hours_between(self, start: datetime, end: datetime) -> float:
        """Working hours from ``start`` to ``end``; 0 where the end comes first."""
        local, until = start.astimezone(self.zone), end.astimezone(self.zone)
        total = timedelta(0)
        while local < until:
            opens, closes = self._at(local.date(), self.opens), self._at(local.date(), self.closes)
            begin, stop = max(local, opens), min(until, closes)
            if self.works_on(local.date()) and begin < stop:
                total += _elapsed(begin, stop)
            local = self._at(local.date() + timedelta(days=1), time(0))
        return total.total_seconds() / 3600

    def next_time(self, now: datetime, times: tuple[time, ...]) -> datetime:
        """The next of these times of day on a working day, after ``now``."""
        local = now.astimezone(self.zone)
        day = local.date()
        for _ in range(_LOOKED_AHEAD):
            if self.works_on(day):
                later = [at for one in sorted(times) if (at := self._at(day, one)) > local]
                if later:
                    return later[0].astimezone(now.tzinfo)
            day += timedelta(days=1)
        return now + timedelta(days=1)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone)


def _elapsed(start: datetime, end: datetime) -> timedelta:
    """Real time between two local times: a night in which the clocks change has another length."""
    return end.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))
