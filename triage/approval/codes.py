"""Where a code may stand in an answer: subject, plus-address, quoted text. In-Reply-To only locates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from triage.core.ids import normalise_code

_IN_TEXT: Final = re.compile(r"\{[dD](\d{1,9})\.([0-9A-Za-z-]{16,24})\}")
_IN_ADDRESS: Final = re.compile(r"\+[dD](\d{1,9})\.([0-9A-Za-z-]{16,24})@")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCode:
    draft_id: int
    code: str


def find_codes(*, subject: str, addresses: Iterable[str], quoted: str) -> tuple[FoundCode, ...]:
    """Every distinct code in the order subject, addresses, quoted text (at most eight)."""
    found: dict[FoundCode, None] = {}
    for pattern, text in (
        (_IN_TEXT, subject),
        (_IN_ADDRESS, " ".join(addresses)),
        (_IN_TEXT, quoted),
        (_IN_ADDRESS, quoted),
    ):
        for match in pattern.finditer(text):
            code = normalise_code(match[2])
            if len(code) == 16:
                found[FoundCode(draft_id=int(match[1]), code=code)] = None
    return tuple(found)[:8]
