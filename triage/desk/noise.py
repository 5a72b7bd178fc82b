"""When one of us is told: at once, in their next bundle, or when an hour has room again. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from triage.desk.calendar import Calendar

HOUR = timedelta(hours=1)

URGENT_MOST = 10
"""So many times as many mails an hour may be urgent. More is a flood: handed on mail by mail it would empty
itself into a person's mailbox, and the provider would stop the firm's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How one person wants to be told. ``hours``: from, to; outside of them only the urgent comes.
    ``most``: mails an hour before the rest becomes one bundle (0: as many as there are)."""

    at_once: bool = True
    bundles: tuple[time, ...] = (time(7, 30), time(12), time(16))
    hours: tuple[time, time] | None = None
    most: int = 6


def when(
    now: datetime, wishes: Wishes, told: Sequence[datetime], calendar: Calendar, *, urgent: bool
) -> datetime | None:
    """None: now. Else the moment of the bundle. ``told``: when this person was sent something in the last
    hour, oldest first. What is urgent comes at once, but in a flood."""
    if urgent:
        most = URGENT_MOST * wishes.most
        return told[-most] + HOUR if most and len(told) >= most else None
    if not wishes.at_once:
        return calendar.next_time(now, wishes.bundles)
    if wishes.hours is not None and not _within(now, wishes.hours, calendar):
        return calendar.next_time(now, (wishes.hours[0],))
    if wishes.most and len(told) >= wishes.most:
        return told[-wishes.most] + HOUR
    return None


def _within(now: datetime, hours: tuple[time, time], calendar: Calendar) -> bool:
    local = now.astimezone(calendar.zone)
    return calendar.works_on(local.date()) and hours[0] <= local.time() < hours[1]
