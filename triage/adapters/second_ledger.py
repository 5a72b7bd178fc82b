"""The second ledger: one line an ingested or sent id, appended and fsynced beside the store.

A damaged WAL loses committed rows silently (`integrity_check` says ok); this file does not forget them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


class FileLedger:
    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def append(self, entries: Iterable[tuple[str, str]]) -> None:
        """Whole lines in one write, then fsync. Nothing to say writes nothing."""
        lines = "".join(f"{what} {identity}\n" for what, identity in entries)
        if lines:
            os.write(self._fd, lines.encode())
            os.fsync(self._fd)

    def read(self) -> Iterator[tuple[str, str]]:
        """Every whole line; a torn last line (power loss) is left out."""
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                what, _, identity = line.rstrip("\n").partition(" ")
                if line.endswith("\n") and identity:
                    yield what, identity

    def close(self) -> None:
        os.close(self._fd)
