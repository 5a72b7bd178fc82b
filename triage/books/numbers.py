"""Number ranges: gapless, one after the other, each number once. Taken in one transaction (T3b) only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal

_PATTERN: Final = re.compile(r"[A-Za-z0-9./_-]*(\{year\})?[A-Za-z0-9./_-]*\{n(:0[2-9])?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange:
    """``pattern`` such as ``INV-{year}-{n:04}``; with ``{year}`` counting begins anew each year.

    ``last`` is the last number taken (0: none), ``year`` and ``day`` those of it.
    """

    pattern: str
    last: int = 0
    year: int = 0
    day: date | None = None


def range_problem(pattern: str) -> Refusal | None:
    """Why a pattern cannot number invoices, or None."""
    if _PATTERN.fullmatch(pattern) and len(pattern) <= 30:
        return None
    allowed = Phrase("letters, digits, . / _ -, {year}, and {n} or {n:04} at the end")
    return Refusal(where="pattern", what=Phrase("cannot number invoices"), found=pattern, allowed=allowed)


def take(numbers: NumberRange, day: date) -> tuple[str, NumberRange]:
    """The next number for an invoice of that day, and the range after it. Raises OwnerError where the day
    lies before that of the last number: numbers and dates rise together."""
    if problem := range_problem(numbers.pattern):
        raise OwnerError(problem)
    if numbers.day is not None and day < numbers.day:
        what = Phrase("lies before the last invoice of this range")
        raise OwnerError(
            Refusal(
                where="issue_date",
                what=what,
                found=str(day),
                allowed=Phrase("from {day} on", day=numbers.day),
            )
        )
    yearly = "{year}" in numbers.pattern
    number = 1 if yearly and day.year != numbers.year else numbers.last + 1
    name = numbers.pattern.format(year=day.year, n=number)
    return name, replace(numbers, last=number, year=day.year, day=day)


def gaps(pattern: str, names: Iterable[str]) -> list[str]:
    """What is missing or double among the issued numbers of a range, in words; empty where it is gapless."""
    counted = re.escape(pattern).replace(r"\{year\}", r"(?P<year>\d{4})")
    shape = re.compile(re.sub(r"\\\{n(?::0\d)?\\\}", r"(?P<n>\\d+)", counted))
    seen: dict[str, list[int]] = {}
    found = []
    for name in names:
        if match := shape.fullmatch(name):
            seen.setdefault(match.groupdict().get("year") or "", []).append(int(match["n"]))
        else:
            found.append(f"{name} does not belong to the range {pattern}")
    for year, taken in sorted(seen.items()):
        label = f" in {year}" if year else ""
        found += [f"number {one} is there twice{label}" for one in sorted(set(taken)) if taken.count(one) > 1]
        found += [f"number {one} is missing{label}" for one in range(1, max(taken)) if one not in taken]
    return found
