"""Until when somebody is away, as an out-of-office mail says it in one of the seven languages. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from triage.commands.arguments import MONTHS, day_of

LONGEST: Final = timedelta(days=120)
"""A day further away is no end of an absence but something else that the text names."""

_MONTH: Final = rf"(?:{'|'.join(MONTHS)})[^\W\d_]{{0,8}}\.?"
_DAY: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.\d{1,2}\.?|\d{1,2}/\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de )?{_MONTH}(?: (?:de )?\d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"(?:until|till|through|thru|to|bis|einschließlich|jusqu\S*|au|hasta|al|até|ao|fino al?|tot|t/m|[-–])"
    r"(?: (?:and including|einschließlich|le|el|o|zum|en met|including))?"
    r"(?: [^\W\d_]{2,12},?(?: (?:the|le|el|den|dem))?)?\s*$",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er)\b")


def back_on(text: str, today: date) -> date | None:
    """The day on which somebody is there again, or None where the text names none. A day behind *until*
    is the last one away."""
    found = [day for match in _DAY.finditer(text[:4000]) if (day := _back(text, match, today))]
    return max(found, default=None)


def _back(text: str, match: re.Match[str], today: date) -> date | None:
    said = _ORDINAL.sub("", match[0].replace(",", " "))
    day = day_of(" ".join(said.split()), today)
    if day is None or not today <= day <= today + LONGEST:
        return None
    before = text[max(0, match.start() - 40) : match.start()]
    return day + timedelta(days=1) if _UNTIL.search(before) else day
