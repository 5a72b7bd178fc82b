"""From an older schema to today's: Alembic without an ini file, a backup first, one transaction.

Alembic takes a second to import, so nothing but ``triage migrate`` imports this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from triage.adapters.store import schema
from triage.adapters.store.engine import SqlStore, make_engine
from triage.core.errors import OwnerError, Problem

HERE: Final = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Where the steps lie and up to which one to go."""

    folders: tuple[Path, ...] = (HERE / "versions",)
    wanted: str = schema.SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    """``backup`` is None where nothing had to be done, and on PostgreSQL (its owner backs it up)."""

    before: str
    after: str
    backup: Path | None = None


def migrate(url: str, backups: Path, now: datetime, steps: Steps = Steps()) -> Migrated:
    """Bring the store at ``url`` to the wanted schema. Raises OwnerError; the store is then as before."""
    found = _version_at(url)
    if found is None:
        raise OwnerError(Problem(where="store", what="there is none yet", mend="`triage run` makes one."))
    if found == steps.wanted:
        return Migrated(before=found, after=found)
    script = _script(steps)
    _refuse_newer(script, found, steps)
    engine = make_engine(url, immediate=True)
    try:
        backup = _backed_up(engine, backups, found, now)
        _upgrade(engine, script, steps)
    except (sa.exc.SQLAlchemyError, sqlite3.Error) as error:
        raise OwnerError(_failed(error)) from error
    finally:
        engine.dispose()
    return Migrated(before=found, after=steps.wanted, backup=backup)


def create(url: str, steps: Steps = Steps()) -> None:
    """An empty database brought to the wanted schema, every step in turn (``create_all`` must equal it)."""
    engine = make_engine(url, immediate=True)
    try:
        _upgrade(engine, _script(steps), steps)
    finally:
        engine.dispose()


def _version_at(url: str) -> str | None:
    store = SqlStore(url)
    try:
        return store.schema_version()
    except sa.exc.SQLAlchemyError as error:
        raise OwnerError(_failed(error)) from error
    finally:
        store.close()


def _script(steps: Steps) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, steps.folders)).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def _refuse_newer(script: ScriptDirectory, found: str, steps: Steps) -> None:
    """A version that is none of our steps was made by a newer Triage: there is no way back."""
    known = {step.revision for step in script.walk_revisions()}
    if found not in known:
        raise OwnerError(
            Problem(
                where="store",
                what="was made by a newer version of Triage",
                found=found,
                allowed=f"up to {steps.wanted}",
                mend="Install that version again, or go back to a backup in state/backups.",
            )
        )


def _backed_up(engine: sa.Engine, backups: Path, found: str, now: datetime) -> Path | None:
    """A whole copy of an SQLite store, beside it. Raises sqlite3.Error (a full disk, for example)."""
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return None
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    backup = backups / f"triage-{found}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
    backup.touch(mode=0o600)  # VACUUM INTO fills an empty file and keeps its mode
    connection = sqlite3.connect(engine.url.database, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(backup),))
    except sqlite3.Error:
        backup.unlink(missing_ok=True)
        raise
    finally:
        connection.close()
    return backup


def _upgrade(engine: sa.Engine, script: ScriptDirectory, steps: Steps) -> None:
    with engine.connect() as conn:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:  # a batch rebuilds tables that others point to; no effect inside a transaction
            _pragma(conn, "foreign_keys=OFF")
        with conn.begin():
            _run(conn, script, steps)
            if sqlite and (lost := conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise sa.exc.IntegrityError(
                    f"{len(lost)} rows point nowhere", None, ValueError(str(lost[:3]))
                )
        if sqlite:
            _pragma(conn, "foreign_keys=ON")


def _run(conn: sa.Connection, script: ScriptDirectory, steps: Steps) -> None:
    """All steps inside the caller's transaction: whole, or not at all."""
    upgrade: Callable[..., Any] = lambda rev, _context: script._upgrade_revs(steps.wanted, rev)  # noqa: E731
    try:
        with EnvironmentContext(Config(), script, fn=upgrade, destination_rev=steps.wanted) as environment:
            environment.configure(
                connection=conn,
                target_metadata=schema.metadata,
                render_as_batch=True,
                transactional_ddl=False,
            )
            environment.run_migrations()
    except CommandError as error:
        raise OwnerError(Problem(where="store", what=f"cannot be migrated: {error}")) from error


def _pragma(conn: sa.Connection, text: str) -> None:
    driver = conn.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA {text}")


def _failed(error: Exception) -> Problem:
    return Problem(
        where="store",
        what="could not be migrated and is as it was",
        found=str(error).splitlines()[0],
        mend="Check that there is room and that nothing else works on it.",
    )
