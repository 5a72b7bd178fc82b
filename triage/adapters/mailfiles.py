"""Mail in files: one a file whatever its name, mbox files message by message, Maildirs and folders."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from errno import EFBIG
from functools import partial
from pathlib import Path
from typing import Final

_FROM_LINE: Final = re.compile(rb"From [^\r\n]*\r?\n[\x21-\x39\x3b-\x7e]+:")
MAX_SIZE: Final = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One mail by its name: the path, of an mbox with ``#`` and its place in it (from 1).

    ``octets`` reads it and raises OSError where that fails.
    """

    name: str
    octets: Callable[[], bytes]


def read_mail(root: Path, skipped: Callable[[Path, str], object] = lambda path, why: None) -> Iterator[bytes]:
    """Every mail under ``root``, to any depth, in name order. The octets are unchanged (of an mbox: without
    its From line).

    ``skipped`` is told of each file that cannot be read and why; empty and hidden files are none.
    """
    for path in sorted([root] if root.is_file() else root.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        try:
            for source in mails_of(path):
                if octets := source.octets():
                    yield octets
        except OSError as error:
            skipped(path, error.strerror or str(error))


def mails_of(path: Path) -> Iterator[Source]:
    """The mails in one file. Raises OSError where it cannot be opened."""
    with path.open("rb") as opened:
        start = opened.read(4096)
    if _FROM_LINE.match(start) and _holds_several(path):
        yield from _mbox(path)
    else:
        yield Source(name=str(path), octets=partial(_whole, path))


def _whole(path: Path) -> bytes:
    if path.stat().st_size > MAX_SIZE:
        raise OSError(EFBIG, "larger than any mail")
    return path.read_bytes()


def _holds_several(path: Path) -> bool:
    """An mbox by its name, or with a second From line: a single raw mail may also begin with one."""
    if path.suffix.lower() in (".mbox", ".mbx"):
        return True
    return re.search(rb"\n\r?\nFrom [^\r\n]*\d\r?\n[\x21-\x39\x3b-\x7e]+:", path.read_bytes()) is not None


def _mbox(path: Path) -> Iterator[Source]:
    box = mailbox.mbox(path, create=False)
    try:
        for place, key in enumerate(box.keys(), start=1):
            yield Source(name=f"{path}#{place}", octets=partial(box.get_bytes, key))
    finally:
        box.close()
