"""Times of the owner's ``config.toml``: a time of day, hours of one day, hours of a weekday."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from triage.desk.visits import DAYS


def _time_of_day(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError("must be a time of day such as 07:30")
    return value


def _hours(value: str) -> str:
    start, dash, end = value.partition("-")
    if not dash or _time_of_day(start) >= _time_of_day(end):
        raise ValueError('must be two times of one day such as "08:00-17:00"')
    return value


def _visit(value: str) -> str:
    day, _, hours = value.partition(" ")
    if day not in DAYS:
        raise ValueError('must be a day and its hours such as "tue 08:00-12:00"')
    _hours(hours)
    return value


TimeOfDay = Annotated[str, AfterValidator(_time_of_day)]
Hours = Annotated[str, AfterValidator(_hours)]
VisitHours = Annotated[str, AfterValidator(_visit)]
