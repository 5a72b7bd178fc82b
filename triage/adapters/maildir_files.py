"""The files and folders of a Maildir: what is written is synced, and appears by rename."""

from __future__ import annotations

import itertools
import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from triage.adapters import maildir_names as names
from triage.adapters.maildir_names import Entry

SUBFOLDERS: Final = ("new", "cur")
_LONE_LF: Final = re.compile(rb"(?<!\r)\n")
_COUNTER: Final = itertools.count()


def entries_in(folder: Path) -> Iterator[Entry]:
    for name in SUBFOLDERS:
        try:
            with os.scandir(folder / name) as files:
                yield from (names.read_entry(name, f.name) for f in files if f.name[0] != "." and f.is_file())
        except FileNotFoundError:  # a Maildir without its new: nothing is new
            continue


def path_of(folder: Path, entry: Entry) -> Path:
    return folder / entry.folder / entry.file_name


def make_folders(folder: Path) -> None:
    for name in ("tmp", "new", "cur"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.name.startswith("."):
        (folder / "maildirfolder").touch()


def write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def new_unique() -> str:
    """Second, process and count, host: the customary shape, never given twice."""
    now = time.time()
    host = re.sub(r"[^A-Za-z0-9.-]", "-", socket.gethostname()) or "localhost"
    return f"{int(now)}.M{int(now % 1 * 1e6)}P{os.getpid()}Q{next(_COUNTER)}.{host}"


def with_crlf(content: bytes) -> bytes:
    if b"\r\n" not in content:
        return content.replace(b"\n", b"\r\n")
    return _LONE_LF.sub(b"\r\n", content)
