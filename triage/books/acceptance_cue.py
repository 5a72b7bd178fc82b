"""One pattern of many cues."""

from __future__ import annotations

import re


def any_of(*parts: str) -> re.Pattern[str]:
    """Whole words or phrases of folded text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(part.strip("|") for part in parts) + r")(?!\w)")
