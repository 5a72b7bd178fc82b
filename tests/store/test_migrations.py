"""`triage migrate`: every step in turn gives today's tables, a backup comes first, a failure changes nothing."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.servers.postgres import PostgresServer
from tests.store.rows import CASE, arrival
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.adapters.store.migrate import HERE, Steps, create, migrate
from triage.adapters.store.schema import SCHEMA_VERSION
from triage.core.errors import OwnerError

NOW = datetime(2025, 11, 21, 8, 30, tzinfo=UTC)

STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("message") as table:
        table.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="grey"))
        table.alter_column("reason", new_column_name="because")
    {more}
"""
"""A step of a version to come: it rebuilds a table that half the others point to."""


def steps_to_come(folder: Path, more: str = "") -> Steps:
    folder.mkdir()
    (folder / "v9999.py").write_text(STEP.format(before=SCHEMA_VERSION, more=more))
    return Steps(folders=(HERE / "versions", folder), wanted="9999")


def described(url: str) -> list[str]:
    """Every table, column, default, constraint and index, as the database itself tells them."""
    engine = sa.create_engine(url)
    with engine.connect() as conn:
        asked = SQLITE_TELLS if engine.dialect.name == "sqlite" else POSTGRESQL_TELLS
        rows = [" | ".join(map(str, row)) for row in conn.execute(sa.text(asked))]
    engine.dispose()
    return sorted(" ".join(row.split()) for row in rows if "alembic_version" not in row)


SQLITE_TELLS = "SELECT type, name, tbl_name, sql FROM sqlite_master"
POSTGRESQL_TELLS = """
SELECT 'column', table_name, column_name, ordinal_position, data_type, character_maximum_length, is_nullable,
       column_default, is_identity, identity_generation, identity_start
  FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass::text, conname, 0, pg_get_constraintdef(oid), 0, '', '', '', '', ''
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'index', tablename, indexname, 0, indexdef, 0, '', '', '', '', '' FROM pg_indexes WHERE schemaname = 'public'
"""


def test_every_step_in_turn_gives_exactly_todays_schema(empty_url: str, store_url: str) -> None:
    """A store made new and one that came all the way have the same tables, to the last default.

    Fails? Bring ``migrations/tables_0001.py`` (not yet released) or a new step in line with ``schema.py``.
    """
    create(empty_url)
    ours, theirs = described(empty_url), described(store_url)
    assert sorted(set(ours) ^ set(theirs)) == []


def test_a_store_that_came_all_the_way_is_opened(empty_url: str) -> None:
    """`run` accepts it, and its first case is #1001."""
    create(empty_url)
    store = open_store(empty_url, create=False)
    with store.begin() as tx:
        number = tx.cases.open_case(**CASE)
    store.close()
    assert number == 1001


def test_another_schema_is_refused(store_url: str) -> None:
    """`run` does not touch a store of another version, and names the command that helps."""
    stamp(store_url, "0000")
    with pytest.raises(OwnerError, match=r"has another schema \(found 0000\).*triage migrate"):
        open_store(store_url)


def test_a_step_keeps_every_row_and_makes_a_backup_first(tmp_path: Path) -> None:
    """On SQLite the table is rebuilt, the rows that point to it stay, and the copy is of the old schema."""
    url = filled(tmp_path)
    done = migrate(url, tmp_path / "backups", NOW, steps_to_come(tmp_path / "to-come"))
    assert (done.before, done.after) == (SCHEMA_VERSION, "9999")
    assert rows(url, "SELECT subject, colour, because FROM message") == [("A question", "grey", "")]
    assert rows(url, "SELECT count(*) FROM location") == [(1,)]
    assert done.backup is not None
    assert done.backup.name == f"triage-{SCHEMA_VERSION}-20251121T083000Z.db"
    assert done.backup.stat().st_mode & 0o077 == 0
    open_store(sqlite_url(done.backup), create=False).close()


@pytest.mark.postgres
def test_a_step_on_postgresql_keeps_every_row(postgres_server: PostgresServer, tmp_path: Path) -> None:
    """The same step runs there without a backup of ours."""
    url = postgres_server.url("store_to_come")
    fill(url)
    done = migrate(url, tmp_path / "backups", NOW, steps_to_come(tmp_path / "to-come"))
    assert done.backup is None
    assert rows(url, "SELECT subject, colour FROM message") == [("A question", "grey")]


@pytest.mark.parametrize(
    "more",
    [
        "op.execute('SELECT nothing FROM nowhere')",
        "op.execute('UPDATE location SET message_key = 4711')",
    ],
)
def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path, more: str) -> None:
    """Half a migration is none: an error, or rows that would point nowhere, roll all of it back."""
    url = filled(tmp_path)
    before = described(url)
    with pytest.raises(OwnerError, match="could not be migrated and is as it was"):
        migrate(url, tmp_path / "backups", NOW, steps_to_come(tmp_path / "to-come", more))
    assert described(url) == before
    open_store(url, create=False).close()


def test_a_store_of_a_newer_version_is_left_alone(store_url: str, tmp_path: Path) -> None:
    """There is no way back, so nothing is tried."""
    stamp(store_url, "7777")
    with pytest.raises(OwnerError, match="made by a newer version"):
        migrate(store_url, tmp_path / "backups", NOW)
    assert not (tmp_path / "backups").exists()


def test_todays_schema_needs_nothing(store_url: str, tmp_path: Path) -> None:
    """No step, no backup."""
    done = migrate(store_url, tmp_path / "backups", NOW)
    assert (done.before, done.after, done.backup) == (SCHEMA_VERSION, SCHEMA_VERSION, None)


def test_where_there_is_no_store_there_is_nothing_to_migrate(empty_url: str, tmp_path: Path) -> None:
    """The owner is told what makes one."""
    with pytest.raises(OwnerError, match="there is none yet"):
        migrate(empty_url, tmp_path / "backups", NOW)


# ---------------------------------------------------------------- below


def filled(folder: Path) -> str:
    url = sqlite_url(folder / "triage.db")
    fill(url)
    return url


def fill(url: str) -> None:
    store: SqlStore = open_store(url)
    with store.begin() as tx:
        tx.messages.arrive("shared", [arrival(1, subject="A question")], NOW)
    store.close()


def stamp(url: str, version: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    engine.dispose()


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        found = connection.execute(query).fetchall()
        connection.close()
        return found
    engine = sa.create_engine(url)
    with engine.connect() as conn:
        found = [tuple(row) for row in conn.execute(sa.text(query))]
    engine.dispose()
    return found
