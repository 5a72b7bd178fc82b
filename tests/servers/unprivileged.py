"""Dovecot and PostgreSQL refuse root: run as root, they are started as ``nobody``."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def account() -> pwd.struct_passwd:
    """Who the servers run as: this user, or nobody where this user is root."""
    return pwd.getpwuid(os.getuid()) if os.getuid() else pwd.getpwnam("nobody")


def identity() -> dict[str, object]:
    """Keywords for subprocess that start a program as that user."""
    if os.getuid():
        return {}
    who = account()
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


@contextmanager
def own_folder(prefix: str) -> Iterator[Path]:
    """A folder of that user with a short path (a socket's path may have 107 octets)."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))
    folder.chmod(0o755)
    give(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def give(path: Path) -> None:
    if not os.getuid():
        who = account()
        os.chown(path, who.pw_uid, who.pw_gid)


def free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago, all different."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
