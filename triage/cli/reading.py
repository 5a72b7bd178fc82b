"""One message out of one file, for the commands that explain."""

from __future__ import annotations

import sys
from pathlib import Path

from triage import config as settings
from triage.adapters.mime import read
from triage.core.errors import OwnerError, Problem
from triage.mail.kind import NOBODY
from triage.mail.message import Message


def read_file(path: Path, folder: Path | None) -> Message:
    """The message in ``path`` (``-``: stdin), judged for the firm of ``folder``. Raises OwnerError."""
    firm = settings.load(folder / "config.toml").known_of_us() if folder else NOBODY
    try:
        octets = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise OwnerError(
            Problem(where=str(path), what="cannot be read", found=error.strerror or "")
        ) from None
    found = read(octets, firm=firm)
    if not isinstance(found, Message):
        raise OwnerError(Problem(where=str(path), what=f"is no mail that can be read: {found.detail}"))
    return found
