"""Public holidays by region: the only file that imports ``holidays``, and only when a day is asked for
(its import costs half a second)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from triage.core.errors import OwnerError, Problem
from triage.desk.calendar import never


def public_holidays(region: str) -> Callable[[date], bool]:
    """Whether a day is a public holiday in a region such as ``DE-BE``, ``FR`` or ``GB-SCT`` (ISO 3166).
    Empty: no day is. Raises OwnerError where the region is not known."""
    if not region:
        return never
    country, _, part = region.partition("-")
    known: dict[int, frozenset[date]] = {}

    def is_holiday(day: date) -> bool:
        if day.year not in known:
            known[day.year] = _of_year(country, part, day.year)
        return day in known[day.year]

    return is_holiday


def check_region(region: str) -> None:
    """Raises OwnerError where nobody knows the region's holidays."""
    country, _, part = region.partition("-")
    if region:
        _of_year(country, part, 2026)


def _of_year(country: str, part: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError as error:
        raise OwnerError(
            Problem(
                where="firm.region",
                what="is no region whose holidays are known",
                found=f"{country}-{part}".strip("-"),
                allowed="ISO 3166 codes such as DE-BE, FR, AT-9, GB-SCT",
                mend=str(error).splitlines()[0][:200],
            )
        ) from None
