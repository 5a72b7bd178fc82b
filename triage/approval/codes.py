"""Where a code may stand in an answer: plus-address, subject, quoted text. In-Reply-To only locates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from triage.core.ids import normalise_code

_IN_TEXT: Final = re.compile(r"\{[dD](\d{1,9})\.([0-9A-Za-z-]{16,24})\}")
_IN_ADDRESS: Final = re.compile(r"(?:\+|%2[Bb])[dD](\d{1,9})\.([0-9A-Za-z-]{16,24})@")


class Place(StrEnum):
    """Where a code stood. The first is the hardest for others to write into: we set it as Reply-To. A
    customer's own words stand in subject and quote."""

    ADDRESS = "address"
    SUBJECT = "subject"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    draft_id: int
    code: str
    place: Place = Place.TEXT


def find_codes(*, subject: str, addresses: Iterable[str], quoted: str) -> tuple[FoundCode, ...]:
    """Every distinct code, each with the first place it stands in: addresses, subject, text (at most 8)."""
    found: dict[tuple[int, str], FoundCode] = {}
    for place, pattern, text in (
        (Place.ADDRESS, _IN_ADDRESS, " ".join(addresses)),
        (Place.SUBJECT, _IN_TEXT, subject),
        (Place.TEXT, _IN_TEXT, quoted),
        (Place.TEXT, _IN_ADDRESS, quoted),
    ):
        for match in pattern.finditer(text):
            code = normalise_code(match[2])
            if len(code) == 16:
                one = FoundCode(draft_id=int(match[1]), code=code, place=place)
                found.setdefault((one.draft_id, code), one)
    return tuple(found.values())[:8]
