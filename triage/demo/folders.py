"""What everyone received, written out as files to open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from triage.demo import mta

_UNSAFE: Final = re.compile(r"[^\w@.+-]+")


def write_mail(received: Mapping[str, Sequence[bytes]], out: Path) -> int:
    """Write ``out/<address>/NN-subject.eml`` and return how many. Only files of that shape that an
    earlier run left in such a folder are removed; anything else there stays."""
    count = 0
    for address, raws in sorted(received.items()):
        folder = out / _UNSAFE.sub("_", address)[:100]
        for old in folder.glob("[0-9][0-9]*-*.eml"):
            old.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        for number, raw in enumerate(raws, 1):
            (folder / f"{number:02d}-{_name(raw)}.eml").write_bytes(raw)
            count += 1
    return count


def _name(raw: bytes) -> str:
    """A file name from the subject: letters, digits and hyphens only, at most 50 characters."""
    subject = mta.decoded(mta.header(raw, "subject"))
    return re.sub(r"[\W_]+", "-", subject).strip("-")[:50].strip("-") or "no-subject"
