"""Real time, plus an offset from a file where the configuration is marked ``test = true``.

So demo and tests jump days in the real process; everywhere else the file is not even looked at.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class OffsetClock:
    """``path`` holds seconds (a decimal number); a missing file means none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        try:
            seconds = float(self._path.read_text(encoding="ascii").strip() or "0")
        except (FileNotFoundError, ValueError):
            seconds = 0.0
        return datetime.now(UTC) + timedelta(seconds=seconds)
