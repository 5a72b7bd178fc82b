"""The second ledger: one line an ingested or sent id, appended and fsynced beside the store.

A damaged WAL loses committed rows silently (`integrity_check` says ok); this file does not forget them.
"""

from __future__ import annotations

import errno
import mmap
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from triage.core.errors import Transient


class FileLedger:
    """Safe to use from several threads of one process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._unsaid: list[str] = []
        path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        size = os.fstat(self._fd).st_size
        if size and os.pread(self._fd, 1, size - 1) != b"\n":
            self._unsaid.append("\n")  # a line torn by a power loss: the next one must not join it

    def append(self, entries: Iterable[tuple[str, str]]) -> None:
        """Whole lines in one write, then fsync. Nothing to say writes nothing. Raises Transient where the
        disk takes none; they are then written with the next ones."""
        with self._lock:
            lines = [f"{what} {identity}\n" for what, identity in entries]
            self._unsaid += lines
            if lines:
                self._write("".join(self._unsaid).encode())
                self._unsaid = []

    def _write(self, octets: bytes) -> None:
        size = os.fstat(self._fd).st_size
        try:
            if os.write(self._fd, octets) != len(octets):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._fd)
        except OSError as error:
            with suppress(OSError):  # no half line stays
                os.ftruncate(self._fd, size)
            raise Transient(f"the second ledger cannot be written: {error.strerror}") from error

    def read(self) -> Iterator[tuple[str, str]]:
        """Every whole line; a torn one (power loss) is left out."""
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                what, _, identity = line.rstrip("\n").partition(" ")
                if line.endswith("\n") and _is_whole(what, identity):
                    yield what, identity

    def holds(self, what: str, identity: str) -> bool:
        """Whether this line was ever written. Read from the file: nothing grows in memory."""
        with self._path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                return False
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                return whole.find(f"{what} {identity}\n".encode()) >= 0

    def close(self) -> None:
        os.close(self._fd)


def _is_whole(what: str, identity: str) -> bool:
    match what:
        case "in":
            return len(identity) == 64
        case "out":
            return identity.startswith("<") and identity.endswith(">")
        case _:
            return False
