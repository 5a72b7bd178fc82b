"""Folders of mail on disk: real mail to play in, and what everyone received written out."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from errno import EFBIG
from pathlib import Path
from typing import Final

from triage.demo import mta

_FROM_LINE: Final = re.compile(rb"From [^\r\n]*\r?\n[\x21-\x39\x3b-\x7e]+:")
_UNSAFE: Final = re.compile(r"[^\w@.+-]+")
MAX_SIZE: Final = 50_000_000


def read_mail(root: Path, skipped: Callable[[Path, str], object] = lambda path, why: None) -> Iterator[bytes]:
    """Every mail under ``root``: one a file whatever its name, mbox files message by message, Maildirs
    and folders to any depth. The octets are unchanged (of an mbox: without its From line).

    ``skipped`` is told of each file that cannot be read and why; empty and hidden files are none.
    """
    for path in sorted([root] if root.is_file() else root.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        try:
            yield from _mails_of(path)
        except OSError as error:
            skipped(path, error.strerror or str(error))


def _mails_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        start = opened.read(4096)
    if _FROM_LINE.match(start) and _holds_several(path):
        yield from _mbox(path)
    elif path.stat().st_size > MAX_SIZE:
        raise OSError(EFBIG, "larger than any mail")
    elif start:
        yield path.read_bytes()


def _holds_several(path: Path) -> bool:
    """An mbox by its name, or with a second From line: a single raw mail may also begin with one."""
    if path.suffix.lower() in (".mbox", ".mbx"):
        return True
    return re.search(rb"\n\r?\nFrom [^\r\n]*\d\r?\n[\x21-\x39\x3b-\x7e]+:", path.read_bytes()) is not None


def _mbox(path: Path) -> Iterator[bytes]:
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            yield box.get_bytes(key)
    finally:
        box.close()


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
