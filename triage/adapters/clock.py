"""Real time, plus an offset from a file where the configuration is marked ``test = true``.

So demo and tests jump days in the real process; everywhere else the file is not even looked at.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from triage.ports import Reading

RUNS: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Linux: runs while the machine sleeps too, so that waking up is no jump."""


def steady() -> timedelta:
    return timedelta(microseconds=time.clock_gettime_ns(RUNS) // 1000)


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def reading(self) -> Reading:
        return Reading(wall=self.now(), steady=steady())


class OffsetClock:
    """``path`` holds seconds (a decimal number); a missing file means none. A change of the file is meant:
    the steady clock moves with it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset()

    def reading(self) -> Reading:
        offset = self._offset()
        return Reading(wall=datetime.now(UTC) + offset, steady=steady() + offset)

    def _offset(self) -> timedelta:
        try:
            return timedelta(seconds=float(self._path.read_text(encoding="ascii").strip() or "0"))
        except (FileNotFoundError, ValueError):
            return timedelta()
