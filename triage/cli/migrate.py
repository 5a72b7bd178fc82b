"""`triage migrate`: the store brought to this version's schema, after a backup."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from triage import config as settings
from triage.adapters.lock import OneDaemon
from triage.adapters.store.migrate import migrate
from triage.app import store_url
from triage.core.errors import OwnerError, Problem


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    url = store_url(config)
    if not url.startswith("sqlite"):
        print("PostgreSQL: this makes no backup; use pg_dump before you update.")
        return _migrate(url, config.state)
    if not (config.state / "triage.db").exists():
        problem = Problem(
            where=str(config.state), what="there is no store yet", mend="`triage run` makes one."
        )
        raise OwnerError(problem)
    lock = OneDaemon(config.state / "lock")
    try:
        return _migrate(url, config.state)
    finally:
        lock.close()


def _migrate(url: str, state: Path) -> int:
    done = migrate(url, state / "backups", datetime.now(UTC))
    if done.before == done.after:
        print(f"The store is at schema {done.after}: nothing to do.")
        return 0
    if done.backup is not None:
        print(f"Backup: {done.backup}")
    print(f"The store was at schema {done.before} and is at {done.after} now.")
    return 0
