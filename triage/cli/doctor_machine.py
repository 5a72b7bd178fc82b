"""What `triage doctor` finds on this machine: room, modes of secrets and of the store's folder."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from triage.adapters import email_package
from triage.adapters.credentials import read_secret
from triage.cli.finding import Finding, broken, failed, look, ok
from triage.config import Config
from triage.core.errors import OwnerError

LITTLE: Final = 1_000_000_000
"""Octets: a year of a firm's mail."""
TOO_LITTLE: Final = 100_000_000


def findings(config: Config) -> Iterator[Finding]:
    yield disk(shutil.disk_usage(_existing(config.state)).free)
    yield from secrets(config)
    yield from _state(config.state)
    yield ok("email package", email_package.said())


def disk(free: int) -> Finding:
    """``free`` in octets."""
    told = f"{free / 1e9:.1f} GB free" if free >= LITTLE else f"{free // 1_000_000} MB free"
    if free < TOO_LITTLE:
        return broken("disk", told, "Make room: nothing can be read while the store cannot write.")
    if free < LITTLE:
        return look("disk", told, "Make room soon.")
    return ok("disk", told)


def secrets(config: Config) -> Iterator[Finding]:
    """Every secret file once; others must not be able to read it."""
    references = (
        config.mailbox.password, config.mailbox.token, config.submit.password, config.submit.token,
        config.store.url,
    )  # fmt: skip
    for name in dict.fromkeys(one.file for one in references if one is not None and one.file):
        try:
            read_secret(config.root / name)
        except OwnerError as error:
            yield from failed("secret", error)
        else:
            yield ok("secret", f"{name}: only its owner can read it")


def _state(state: Path) -> Iterator[Finding]:
    if not state.exists():
        return
    mode = stat.S_IMODE(state.stat().st_mode)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield look("state folder", f"others can look into it ({mode:o})", f"chmod 700 {state}")
    else:
        yield ok("state folder", "only its owner can look into it")


def _existing(path: Path) -> Path:
    return next(one for one in (path, *path.absolute().parents) if one.exists())
