"""Amounts, currencies, days and document numbers as they are written on paper, in any of our languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

CODES: Final = (
    "EUR|USD|GBP|CHF|PLN|INR|SEK|NOK|DKK|CZK|HUF|RON|BGN|CAD|AUD|NZD|JPY|CNY|BRL|MXN|ZAR|TRY|SGD|HKD|AED|ILS"
)
_SIGNS: Final = {"€": "EUR", "£": "GBP", "$": "USD", "₹": "INR", "zł": "PLN", "rs.": "INR", "rs": "INR"}
_SURE_SIGNS: Final = frozenset({"€", "£", "zł", "₹"})
_CURRENCY: Final = rf"(?:{CODES})\b|€|£|\$|₹|zł|Rs\.?(?=\s?-?\d)"
AMOUNT: Final = re.compile(
    rf"(?P<before>{_CURRENCY})?\s?"
    rf"(?P<figure>(?<![\d.,/-])[-−]?\s?\d{{1,3}}(?:[.,'’\u00a0\u202f ]\d{{3}})*[.,]\d{{2}}"
    rf"|(?<![\d.,/-])[-−]?\d+[.,]\d{{2}})(?![\d.,]*\d)(?!\s?%)\s?(?P<after>{_CURRENCY})?"
)
_MONTHS: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez",
    "janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec",
    "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic",
    "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
    "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
    "jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec",
)
_MONTH: Final = {word: place for row in _MONTHS for place, word in enumerate(row.split("|"), start=1)}
_NAMED: Final = re.compile(
    r"(?<!\d)(?P<d1>\d{1,2})(?:\.|st|nd|rd|th|er|o(?=\s))?\s?(?:de |of )?(?P<m1>[a-z]{3,10})\.?,?\s?(?:de "
    r"|del )?(?P<y1>\d{4})"
    r"|(?P<m2>[a-z]{3,10})\.?\s(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s?,?\s(?P<y2>\d{4})"
)
_NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2}))(?![\d/-])"
)
NUMBER: Final = re.compile(
    r"(?:#\s?"
    r"|[:.]\s*)?(?P<number>(?:[A-Z]{1,4}\s(?=[\dA-Z]*\d))?(?=[\w./-]*\d)[A-Za-z0-9][\w/-]*(?:[._/-]\w+)*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    value: Decimal
    currency: str
    sure_currency: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    value: date
    sure: bool
    """Day and month cannot be taken for each other."""


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ł", "l"))
    return "".join(one for one in plain if not unicodedata.combining(one))


def moneys(text: str) -> list[Money]:
    return [_money(found) for found in AMOUNT.finditer(text)]


def _money(found: re.Match[str]) -> Money:
    sign = (found["before"] or found["after"] or "").strip().lower()
    code = _SIGNS.get(sign, sign.upper())
    return Money(
        value=decimal_of(found["figure"]),
        currency=code,
        sure_currency=sign in _SURE_SIGNS or (bool(sign) and sign.upper() == code and sign.isalpha()),
    )


def decimal_of(figure: str) -> Decimal:
    """The last mark is the decimal one; every other groups."""
    plain = re.sub(r"[\s'’]", "", figure).replace("−", "-")
    whole, cents = plain[:-3], plain[-2:]
    return Decimal(re.sub(r"[.,]", "", whole) + "." + cents)


def days(text: str) -> list[Day]:
    """Every day in the text that the calendar knows."""
    plain = folded(text)
    found = [(one.start(), _numeric(one)) for one in _NUMERIC.finditer(plain)]
    found += [(one.start(), _named(one)) for one in _NAMED.finditer(re.sub(r"\s+,", ",", plain))]
    return [day for _, day in sorted(found, key=lambda pair: pair[0]) if day is not None]


def _named(found: re.Match[str]) -> Day | None:
    word = found["m1"] or found["m2"]
    month = next((_MONTH[word[:size]] for size in (5, 4, 3) if word[:size] in _MONTH), None)
    if month is None:
        return None
    return _day(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]), sure=True)


def _numeric(found: re.Match[str]) -> Day | None:
    if found["y"]:
        return _day(int(found["y"]), int(found["m"]), int(found["d"]), sure=True)
    first, second = int(found["a"]), int(found["b"])
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    if second > 12:
        return _day(year, first, second, sure=True)
    sure = first > 12 or first == second or found["sep"] == "."
    return _day(year, second, first, sure=sure)


def _day(year: int, month: int, day: int, *, sure: bool) -> Day | None:
    try:
        return Day(value=date(year, month, day), sure=sure and 1990 <= year <= 2100)
    except ValueError:
        return None
