"""Whether somebody moved the wall clock: it is held against the clock that only runs."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from triage.ports import Reading

LARGEST: Final = timedelta(minutes=5)
"""A step up to this is how clocks are set right; beyond it nothing that was timed can be relied on."""

ANEW: Final = timedelta(days=1)
"""Small steps of a longer time than this are not added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """What the clock should have said, and what it says."""

    was: datetime
    now: datetime

    @property
    def by(self) -> timedelta:
        return self.now - self.was


class ClockWatch:
    """One for a process. ``lock``: one thread deals with a jump, the others wait for it."""

    def __init__(self) -> None:
        self._base: Reading | None = None
        self.lock = threading.RLock()

    def jump(self, seen: Reading) -> Jump | None:
        base = self._base
        if base is None:
            self._base = seen
            return None
        ran = seen.steady - base.steady
        if abs(seen.wall - (base.wall + ran)) > LARGEST:
            return Jump(was=base.wall + ran, now=seen.wall)
        if ran > ANEW:
            self._base = seen
        return None

    def accept(self, seen: Reading) -> None:
        """From here on this is the time."""
        self._base = seen
