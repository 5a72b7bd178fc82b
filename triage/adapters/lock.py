"""An OS lock that refuses a second daemon on one SQLite store; freed by the kernel when we die."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from triage.core.errors import OwnerError, Problem


class OneDaemon:
    """Held from ``__init__`` to ``close``. Raises OwnerError where another process holds it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            other = os.read(self._fd, 20).decode(errors="replace").strip()
            os.close(self._fd)
            raise OwnerError(
                Problem(
                    where=str(path),
                    what="another triage works on this store",
                    found=f"process {other}" if other else "",
                    mend="Stop it first (systemctl stop triage), or use another folder.",
                )
            ) from None
        os.ftruncate(self._fd, 0)
        os.write(self._fd, f"{os.getpid()}\n".encode())

    def close(self) -> None:
        os.close(self._fd)
