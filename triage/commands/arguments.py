"""Arguments of a command line: case numbers, drafts, durations, days, areas, people, addresses."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from triage.approval.words import (
    AREAS,
    BEFORE_DAY,
    COURTESY,
    DAYS,
    HOURS,
    TOMORROW,
    WEEKDAYS,
    WEEKS,
    phrase,
)

_ADDRESS: Final = re.compile(r"<?(?:mailto:)?([A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>?")
_CASE: Final = re.compile(r"\[?[#＃]?(\d{1,9})\]?")
_DRAFT: Final = re.compile(r"\{?[dD]-?(\d{1,9})\}?")
_ANSWER: Final = re.compile(r"\{?[aA]-?(\d{1,9})\}?")
_MAIL: Final = re.compile(r"[mM]-?(\d{1,9})")
_SPAN: Final = re.compile(r"(\d{1,3}) ?([^\W\d]*)")
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})\.?(?:[./]?(\d{4}))?")
MONTHS: Final = (
    "jan|gen|ene",
    "feb|fev|fév",
    "mar|mär|maa|mrz",
    "apr|abr|avr",
    "may|mai|mag|mei",
    "jun|juin|giu",
    "jul|juil|lug",
    "aug|aou|aoû|ago",
    "sep|set",
    "oct|okt|out|ott",
    "nov",
    "dec|dez|dic|déc",
)
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the words of a line may name. ``people`` maps folded names to registered addresses."""

    today: date
    intents: Mapping[str, str] = field(default_factory=dict)
    """Intent to area."""
    people: Mapping[str, str] = field(default_factory=dict)


Args = tuple[str, ...]


def without_courtesy(args: Args) -> Args:
    """``#status please`` is ``#status``."""
    while args and phrase(args[-1]) in COURTESY:
        args = args[:-1]
    return args


def case_number(word: str) -> int | None:
    found = _CASE.fullmatch(word)
    return int(found[1]) if found else None


def draft_number(word: str) -> int | None:
    found = _DRAFT.fullmatch(word)
    return int(found[1]) if found else None


def answer_number(word: str) -> int | None:
    """``A17``: an answer given before, as a proposal names it."""
    found = _ANSWER.fullmatch(word)
    return int(found[1]) if found else None


def mail_number(word: str) -> int | None:
    """``M17``: a mail that could not be read, as ``#list unreadable`` names it."""
    found = _MAIL.fullmatch(word)
    return int(found[1]) if found else None


def address(word: str) -> str | None:
    found = _ADDRESS.fullmatch(word)
    return found[1] if found else None


def area_of(args: Args) -> str | None:
    said = phrase(" ".join(args))
    return next((name for name, words in AREAS.items() if said in words), None)


def intent_of(args: Args, known: Known) -> str | None:
    said = phrase(" ".join(args).replace("_", " "))
    return next((name for name in known.intents if phrase(name.replace("_", " ")) == said), None)


def person_of(args: Args, known: Known) -> str | None:
    return known.people.get(" ".join(args).casefold().strip("<>")) if args else None


def is_word(args: Args, table: Collection[tuple[str, ...]]) -> bool:
    return bool(args) and phrase(" ".join(args)) in table


def span(args: Args, known: Known) -> tuple[int, date | None] | None:
    """``3d``, ``2 hours``, ``tomorrow``, ``until monday``, ``24 aug``, ``24.8.``: hours, or a day.
    Nothing at all is a day; None where it is something else or longer than a year."""
    said = list(args)
    while said and (length := _before_day(said)):
        del said[:length]
    if not said:
        return (24, None) if not args else None
    joined = " ".join(said)
    word = phrase(joined)
    if word in TOMORROW:
        return 24, known.today + timedelta(days=1)
    for number, names in enumerate(WEEKDAYS):
        if word in names:
            return 24, known.today + timedelta(days=(number - known.today.weekday() - 1) % 7 + 1)
    day = day_of(joined, known.today)
    if day is not None:
        return (24, day) if timedelta(0) < day - known.today <= LONGEST else None
    return _hours(joined)


def _before_day(said: list[str]) -> int:
    """How many words at the start only say *until* (``fino a``, ``bis zum``)."""
    return next((length for length in (2, 1) if phrase(" ".join(said[:length])) in BEFORE_DAY), 0)


def _hours(text: str) -> tuple[int, date | None] | None:
    found = _SPAN.fullmatch(text.strip())
    if found is None or int(found[1]) == 0:
        return None
    unit = phrase(found[2]) if found[2] else ("d",)
    for table, hours in ((DAYS, 24), (HOURS, 1), (WEEKS, 168)):
        if unit in table:
            total = int(found[1]) * hours
            return (total, None) if timedelta(hours=total) <= LONGEST else None
    return None


def day_of(text: str, today: date) -> date | None:
    """A written day; without a year the next one there is."""
    found = _DATE.fullmatch(text.strip())
    if found:
        year = int(found[1] or found[6] or 0)
        month, day = int(found[2] or found[5]), int(found[3] or found[4])
        return _date(year, month, day, today)
    words = [one.strip(".,") for one in text.casefold().replace(" de ", " ").split()]
    if len(words) not in (2, 3) or not any(one.isdigit() for one in words):
        return None
    numbers = [int(one) for one in words if one.isdigit()]
    month = next((place for one in words if (place := _month(one))), 0)
    return _date(numbers[1] if len(numbers) > 1 else 0, month, numbers[0], today) if month else None


def _month(word: str) -> int:
    for place, names in enumerate(MONTHS, start=1):
        if not word.isdigit() and any(word.startswith(name) for name in names.split("|")):
            return place
    return 0


def _date(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = date(year or today.year, month, day)
        return found.replace(year=today.year + 1) if not year and found <= today else found
    except ValueError:
        return None
