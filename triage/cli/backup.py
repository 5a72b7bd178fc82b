"""`triage backup`: a whole copy of the store, made while the daemon runs; restore by copying it back.

Only SQLite: PostgreSQL has pg_dump. The second ledger is copied first, so that it never knows more than
the store that lies beside it.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from triage import config as settings
from triage.app import store_url
from triage.config import Config
from triage.core.errors import OwnerError, Problem


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    if not store_url(config).startswith("sqlite"):
        problem = Problem(where="store", what="is PostgreSQL", mend="Use pg_dump.")
        raise OwnerError(problem)
    made = backup(config, chosen.to or config.state / "backups", datetime.now(UTC))
    print(f"Backup: {made} ({made.stat().st_size:,} bytes, checked).")
    print(f"Restore: stop the daemon, copy it to {config.state / 'triage.db'}, remove triage.db-wal and")
    print("triage.db-shm beside it, leave second-ledger as it is, and start again (docs/reliability.md).")
    return 0


def backup(config: Config, folder: Path, now: datetime) -> Path:
    """Copy and check. Raises OwnerError; a half copy never stays."""
    source = config.state / "triage.db"
    if not source.exists():
        raise OwnerError(Problem(where=str(config.state), what="there is no store yet"))
    made = folder / f"triage-{now:%Y%m%dT%H%M%S%fZ}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        made.touch(mode=0o600, exist_ok=False)  # VACUUM INTO fills an empty file and keeps its mode
    except OSError as error:
        raise OwnerError(Problem(where=str(made), what=f"no backup: {error.strerror}")) from error
    try:
        _copy_ledger(config, made)
        _vacuum(source, made)
        _checked(made)
    except (sqlite3.Error, OSError) as error:
        for half in (made, _ledger_of(made)):
            half.unlink(missing_ok=True)
        mend = "Is there room? The store itself is as it was."
        raise OwnerError(Problem(where=str(made), what=f"no backup: {error}", mend=mend)) from error
    return made


def _ledger_of(made: Path) -> Path:
    return made.with_suffix(".second-ledger")


def _copy_ledger(config: Config, made: Path) -> None:
    second = config.state / "second-ledger"
    if second.exists():
        copy = _ledger_of(made)
        copy.touch(mode=0o600)
        shutil.copyfile(second, copy)


def _vacuum(source: Path, made: Path) -> None:
    """One read transaction: what the daemon commits meanwhile is not in it, and nothing half is."""
    connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True, isolation_level=None, timeout=30)
    try:
        connection.execute("VACUUM INTO ?", (str(made),))
    finally:
        connection.close()


def _checked(made: Path) -> None:
    connection = sqlite3.connect(f"file:{made}?mode=ro", uri=True)
    try:
        [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    finally:
        connection.close()
    if found != "ok":
        raise sqlite3.DatabaseError(found)
