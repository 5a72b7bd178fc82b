"""The last day that a mail names, and whether it is near. Pure; the day it came is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from triage.desk.near_words import DAYS, LIMITS, MONTHS, NEAR, NOT, WANTED

SOON: Final = 2
"""Working days from the one it came on. What ends later is said in the proposal, and waits for its bundle."""

_SENTENCE: Final = re.compile(r"(?<!\d)[.!?;]+|\n{2,}|[.!?]+(?=\s)")
_DATE: Final = (
    r"(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})(?:[./-](?:20)?(?P<year>\d\d)\b)?"
    r"|\.?(?:st|nd|rd|th)?\s(?:de )?(?P<name>[a-z]{3,10}))"
)
_GREETING: Final = re.compile(r"\b(?:guten|schonen|goede|goeden|god) ?(?:morgen|vormittag|nachmittag)\b")
_TABLES: Final = {"near": NEAR, "wanted": WANTED, "not": NOT, "days": DAYS, "limits": LIMITS}


def near(folded: str, language: str, today: date | None) -> Iterator[str]:
    """The words that set a last day within ``SOON`` working days of ``today``, as they stand in the folded
    text. Without ``today`` every last day counts."""
    yield from _of_today(folded, language)
    for found in _limits(language).finditer(folded):
        if found["name"] and not _month(found["name"]):
            continue  # "against 2 votes"
        last = _day(found, today)
        if today is None or last is None or _workdays(today, last) <= SOON:
            yield found[0].strip()


def taken_back(folded: str, words: str, language: str) -> bool:
    """*not urgent*, *es eilt nicht*: each time they stand there with a no beside them."""
    no = _any("not", language)
    beside = rf"\b(?:{no})\W+(?:\w+\W+)?{re.escape(words)}|{re.escape(words)}\W+(?:\w+\W+)?(?:{no})\b"
    return len(re.findall(beside, folded)) >= folded.count(words)


def _of_today(folded: str, language: str) -> Iterator[str]:
    """Today or tomorrow in one sentence with what is wanted."""
    when, wanted = _words("near", language), _words("wanted", language)
    for sentence in _SENTENCE.split(_GREETING.sub("", folded)):
        if wanted.search(sentence) and (day := when.search(sentence)):
            yield day[0]


def _day(found: re.Match[str], today: date | None) -> date | None:
    """The date that a limit names: next Friday, 15.4., 15 April; ``None`` where it is none."""
    if today is None:
        return None
    if weekday := found["weekday"]:
        week = next(names for names in DAYS.values() if weekday in names)
        return today + timedelta((week.index(weekday) - today.weekday()) % 7)
    day, month, year, name = found["day"], found["month"], found["year"], found["name"]
    number = int(month) if month else _month(name)
    try:
        last = date(2000 + int(year) if year else today.year, number, int(day))
        return last if year or last >= today - timedelta(60) else last.replace(year=today.year + 1)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next((MONTHS[name[:n]] for n in (4, 3) if name[:n] in MONTHS), 0)


def _workdays(start: date, end: date) -> int:
    """Working days after ``start`` up to ``end``; none for a day that is over."""
    return sum((start + timedelta(n)).weekday() < 5 for n in range(1, min((end - start).days, 60) + 1))


@cache
def _any(name: str, language: str) -> str:
    """The phrases of a table in the mail's language and English (all, where it is not known)."""
    table = _TABLES[name]
    codes = dict.fromkeys((language, "en")) if language in table else table
    phrases = {phrase for code in codes for phrase in table[code]}
    return "|".join(re.escape(one).replace(r"\*", r"\w*") for one in sorted(phrases, key=len, reverse=True))


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(name, language)})(?!\w)")


@cache
def _limits(language: str) -> re.Pattern[str]:
    """*by Friday*, *bis zum 15.4.*, *avant le 3 mai*."""
    small = r"(?:the |next |this |le |la |il |el |a\.?s\.? |aanstaande |nachsten |kommenden |diesen |den )?"
    day = rf"(?P<weekday>{_any('days', language)})"
    return re.compile(rf"(?<!\w)(?:{_any('limits', language)})\s+{small}(?:{day}|{_DATE})(?!\w)")
