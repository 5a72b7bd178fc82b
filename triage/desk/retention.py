"""How long mail and documents are kept, by class. Off unless the owner asks for it. Pure.

A period begins with the end of the calendar year (AO section 147 (4) and its like): what came in 2026 and
is kept for six years goes on 1 January 2033.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal
from zoneinfo import ZoneInfo

Keep = int | Literal["legal"]
"""Years beyond the year itself; 0 is for ever; "legal" the years of the firm's country."""


class Kept(StrEnum):
    """``OTHER`` is what nobody dealt with: newsletters, spam, notices of machines."""

    LETTERS = "letters"
    VOUCHERS = "vouchers"
    BOOKS = "books"
    OTHER = "other"


LEGAL: Final[Mapping[str, tuple[int, int, int]]] = {
    "DE": (6, 8, 10),  # HGB § 257, AO § 147 (vouchers 8 since 2025, BEG IV)
    "AT": (7, 7, 7),  # BAO § 132, UGB § 212
    "CH": (10, 10, 10),  # OR art. 958f
    "FR": (5, 10, 10),  # Code de commerce art. L110-4, L123-22
    "BE": (10, 10, 10),  # Code de la TVA art. 60, as of 2023
    "NL": (7, 7, 7),  # AWR art. 52 (4)
    "IT": (10, 10, 10),  # Codice civile art. 2220
    "ES": (6, 6, 6),  # Código de Comercio art. 30
    "PT": (10, 10, 10),  # CIVA art. 52, CIRC art. 123
    "GB": (6, 6, 6),  # VAT Regulations 1995 reg. 31, VAT Notice 700/21
}
"""Years for letters, vouchers and books, with where they stand. Not advice: the owner answers for them."""
_CLASSES: Final = (Kept.LETTERS, Kept.VOUCHERS, Kept.BOOKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """An old message as looked up. ``handled``: it belongs to a case or is our own; ``money``:
    it, or its case, is about money."""

    message_key: int
    seen_at: datetime
    handled: bool
    money: bool


def legal_years(country: str, kept: Kept) -> int | None:
    """The legal minimum, None where none is known or, for OTHER, none exists."""
    years = LEGAL.get(country)
    return years[_CLASSES.index(kept)] if years is not None and kept in _CLASSES else None


def years_of(keep: Keep, country: str, kept: Kept) -> int:
    """The years that are meant; 0 is for ever, also where "legal" is not known."""
    return keep if isinstance(keep, int) else (legal_years(country, kept) or 0)


def class_of(one: Aged) -> Kept:
    """Mail about money is a voucher; what nobody dealt with is no letter."""
    if one.money:
        return Kept.VOUCHERS
    return Kept.LETTERS if one.handled else Kept.OTHER


def ends_before(now: datetime, years: int, zone: ZoneInfo) -> datetime | None:
    """What is older than this moment may go; None: nothing ever."""
    return datetime(now.astimezone(zone).year - years, 1, 1, tzinfo=zone) if years else None
