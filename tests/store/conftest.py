"""An empty store for each test, on SQLite and on PostgreSQL: the same suite runs on both."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.servers.postgres import PostgresServer
from triage.adapters.store import schema
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_store(postgres_server: PostgresServer) -> Iterator[sa.Engine]:
    """One database with the schema, emptied before each test: quicker than a new one each time."""
    url = postgres_server.url("store")
    open_store(url).close()
    engine = sa.create_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store_url(request: pytest.FixtureRequest, engine_name: str, tmp_path: Path) -> str:
    """The address of a fresh store at today's schema."""
    if engine_name == "sqlite":
        url = sqlite_url(tmp_path / "triage.db")
        open_store(url).close()
        return url
    engine: sa.Engine = request.getfixturevalue("postgres_store")
    return emptied(engine)


@pytest.fixture
def store(store_url: str) -> Iterator[SqlStore]:
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, engine_name: str, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if engine_name == "sqlite":
        return sqlite_url(tmp_path / "empty.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.url(f"store_empty_{next(_NUMBERS)}")


def emptied(engine: sa.Engine) -> str:
    names = ", ".join(table.name for table in schema.metadata.sorted_tables)
    with engine.begin() as conn:
        conn.execute(sa.text(f"TRUNCATE {names} RESTART IDENTITY"))
        conn.execute(sa.text("ALTER TABLE case_ ALTER COLUMN id RESTART WITH 1001"))
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": schema.SCHEMA_VERSION})
    return engine.url.render_as_string(hide_password=False)
