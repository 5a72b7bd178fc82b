"""Room held back on the disk of the store.

SQLite on a full disk cannot even delete. So a file of 32 MB lies beside the store while there is plenty of
room; once the disk is nearly full no more mail is taken in and the file goes: what must still be written
(what was said to the world, a notice to the owner) finds room. It comes back when there is plenty again.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

OCTETS: Final = 32_000_000
NAME: Final = "ballast"


class Ballast:
    """``free``: octets left on that disk."""

    def __init__(self, folder: Path, octets: int = OCTETS, free: Callable[[], int] | None = None) -> None:
        self._path, self._octets = folder / NAME, octets
        self._free = free or (lambda: shutil.disk_usage(folder).free)
        self._lock = threading.Lock()
        self._held, self._given = self._path.exists(), False

    def nearly_full(self, largest: int) -> str:
        """Why no mail may be taken in; empty where there is room: the disk must hold one and a half times the
        largest mail, as Postfix asks for its queue."""
        needed = largest * 3 // 2
        with self._lock:
            free = self._free()
            if self._held and free < needed:
                self._give()
            elif self._held:
                return ""
            elif free >= needed + 2 * self._octets:
                self._hold()
                return ""
            wanted = needed + self._octets if self._given else needed
        return "" if free >= wanted else f"the disk is nearly full: {free:,} bytes free, {wanted:,} needed"

    def close(self) -> None:
        """Nobody writes any more: nothing need be held back."""
        with self._lock:
            self._give()

    def _hold(self) -> None:
        try:
            with self._path.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, self._octets)
        except OSError:  # somebody else took the room meanwhile
            self._path.unlink(missing_ok=True)
            return
        self._held, self._given = True, False

    def _give(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._held, self._given = False, True
