"""Amounts, quantities and days as people of a language write them: 1.240,50 and 20.11.2026."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from triage.books.money import MINOR_DIGITS

_MARKS: Final = {"en": (",", "."), "fr": ("\u00a0", ",")}
_CONTINENTAL: Final = (".", ",")
_SYMBOLS: Final = {"EUR": "€", "GBP": "£"}
_SYMBOL_FIRST: Final = frozenset({"en", "nl"})
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def amount(value: Decimal, currency: str, language: str) -> str:
    """With the currency's minor digits, grouped, without a symbol."""
    return _grouped(f"{value:,.{MINOR_DIGITS[currency]}f}", language)


def money(value: Decimal, currency: str, language: str) -> str:
    """An amount with its currency: €1,240.50, 1.240,50 €, CHF 1,240.50. The space never breaks."""
    figure = amount(abs(value), currency, language)
    sign = "−" if value < 0 else ""
    symbol = _SYMBOLS.get(currency, currency)
    if language not in _SYMBOL_FIRST:
        return f"{sign}{figure}\u00a0{symbol}"
    gap = "" if symbol in "€£" and language == "en" else "\u00a0"
    return f"{sign}{symbol}{gap}{figure}"


def number(value: Decimal, language: str, *, least: int = 0) -> str:
    """A quantity or price: no trailing zeros, but at least ``least`` decimals."""
    plain = value.normalize()
    digits = max(least, -int(plain.as_tuple().exponent))
    return _grouped(f"{value:,.{digits}f}", language)


def percent(value: Decimal, language: str) -> str:
    return number(value, language)


def day(value: date, language: str) -> str:
    match language:
        case "en":
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        case "de":
            return f"{value:%d.%m.%Y}"
        case "nl":
            return f"{value:%d-%m-%Y}"
        case _:
            return f"{value:%d/%m/%Y}"


def _grouped(text: str, language: str) -> str:
    group, point = _MARKS.get(language, _CONTINENTAL)
    return text.translate({ord(","): group, ord("."): point, ord("-"): "−"})


def decimal_or_one(text: str) -> Decimal:
    """A quantity as written, with either mark; one where there is none."""
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Decimal(1)
