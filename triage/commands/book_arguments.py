"""Words and figures that the verbs of the books have in common."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from triage.commands.arguments import address, day_of

LARGEST: Final = Decimal("9999999999.99")
KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,39}")
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,29}")
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:[.,'’]\d{3})+|\d+)(?:[.,]\d{1,6})?")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:([.,'’])\d{3})+(?:[.,]\d{1,2})?")


def figure(word: str) -> Decimal | None:
    """1240.50, 1.240,50, 1'240.50: one reading or none. 1.240 and 1,240 are a thousand and some."""
    text = word.strip("€£$ ")
    if not _NUMBER.fullmatch(text):
        return None
    grouped = _GROUPED.fullmatch(text)
    plain = text.replace(grouped[1], "") if grouped else text
    return Decimal(plain.replace(",", "."))


def past_day(text: str, today: date) -> date | None:
    """A written day; without a year the last one there was."""
    found = day_of(text, today)
    if found is None or found <= today or str(found.year) in text:
        return found
    try:
        return found.replace(year=found.year - 1)
    except ValueError:
        return None


def who_of(word: str) -> str | None:
    """An address, or a key such as acme-ltd."""
    return address(word) or (word if KEY.fullmatch(word) else None)
