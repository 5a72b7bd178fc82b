"""Opening the store: SQLite beside the daemon by default, PostgreSQL where several machines work."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from triage.adapters.store import schema
from triage.adapters.store.books import SqlBooks
from triage.adapters.store.cases import SqlCases
from triage.adapters.store.drafts import SqlDrafts
from triage.adapters.store.journal import SqlJournal
from triage.adapters.store.junk import SqlJunk
from triage.adapters.store.learning import SqlLearning
from triage.adapters.store.memory import SqlMemory
from triage.adapters.store.messages import SqlMessages
from triage.adapters.store.outbox import SqlOutbox
from triage.adapters.store.papers import SqlPapers
from triage.adapters.store.people import SqlPeople
from triage.adapters.store.retention import SqlRetention
from triage.adapters.store.told import SqlBankAccounts, SqlTold
from triage.core.errors import OwnerError, Problem, Transient
from triage.ledger import Tx

version_table = sa.Table(
    "alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32), primary_key=True)
)


class SqlTx:
    """One transaction, as rooms of statements over one connection."""

    def __init__(self, conn: sa.Connection) -> None:
        self.conn = conn
        self.messages = SqlMessages(conn)
        self.cases = SqlCases(conn)
        self.drafts = SqlDrafts(conn)
        self.outbox = SqlOutbox(conn)
        self.journal = SqlJournal(conn)
        self.told = SqlTold(conn)
        self.bank = SqlBankAccounts(conn)
        self.memory = SqlMemory(conn)
        self.junk = SqlJunk(conn)
        self.people = SqlPeople(conn)
        self.books = SqlBooks(conn)
        self.papers = SqlPapers(conn)
        self.retention = SqlRetention(conn)
        self.learning = SqlLearning(conn, self.messages.flush)

    @contextmanager
    def part(self) -> Iterator[None]:
        self.flush()
        try:
            with self.conn.begin_nested():
                yield
                self.flush()
        except BaseException:
            for room in (self.messages, self.outbox, self.journal):
                room.forget()
            raise

    def flush(self) -> None:
        """Write what was gathered to be written at once: a batch of messages costs a few statements."""
        self.messages.flush()
        self.outbox.flush()
        self.journal.flush()


class SqlStore:
    """``url`` is a SQLAlchemy URL; see :func:`sqlite_url` and :func:`postgresql_url`."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url, immediate=True)
        self._reader = make_engine(url, immediate=False) if self.is_sqlite else self.engine
        self._secret: bytes | None = None
        # SQLite has one writer: threads of this process queue here, instead of sleeping in its busy handler
        self._writing: AbstractContextManager[object] = threading.Lock() if self.is_sqlite else nullcontext()

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        with self._writing, plainly(), self.engine.begin() as conn:
            tx = SqlTx(conn)
            yield tx
            tx.flush()

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        with plainly(), self._reader.connect() as conn:
            yield SqlTx(conn)

    def secret(self) -> bytes:
        if self._secret is None:
            with self.reading() as tx:  # whoever only looks never waits for who writes
                stored = tx.journal.setting(_OF_IDS)
            self._secret = bytes.fromhex(stored or self._made())
        return self._secret

    def _made(self) -> str:
        with self.begin() as tx:
            stored = tx.journal.setting(_OF_IDS)
            if stored is None:
                stored = secrets.token_hex(32)
                tx.journal.put_setting(_OF_IDS, stored)
        return stored

    def create(self) -> None:
        """A new store at today's schema. Same tables as every migration in turn (a test compares)."""
        with self.engine.begin() as conn:
            schema.metadata.create_all(conn)
            version_table.create(conn)
            conn.execute(sa.insert(version_table).values(version_num=schema.SCHEMA_VERSION))
            if self.is_sqlite:  # the first case is #1001, so that no number looks like a list item
                conn.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('case_', 1000)"))
            else:
                conn.execute(sa.text("ALTER TABLE case_ ALTER COLUMN id RESTART WITH 1001"))

    def schema_version(self) -> str | None:
        """The version found, None where there is no store yet."""
        with self._reader.connect() as conn:
            if not sa.inspect(conn).has_table(version_table.name):
                return None
            return conn.execute(sa.select(version_table.c.version_num)).scalar()

    def scrub(self) -> bool:
        """SQLite: the log is written back and cut to nothing; freed pages were overwritten as they were freed
        (``secure_delete``). PostgreSQL overwrites with its next VACUUM. False: somebody reads just now."""
        if self.engine.dialect.name != "sqlite":
            return True
        raw = self.engine.raw_connection()  # outside of any transaction: the begin hook must not speak
        try:
            busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.close()
        return not busy

    def close(self) -> None:
        self.engine.dispose()
        self._reader.dispose()


_OF_IDS: Final = "message_id_secret"
_UNIQUE_VIOLATION: Final = "23505"
"""PostgreSQL's SQLSTATE; SQLite's errors have none."""


@contextmanager
def plainly() -> Iterator[None]:
    """The database's own errors as what they mean: it may work later (a full disk, a lost server, another
    worker that wrote the same row first), or the owner must act (a damaged file).

    SQLite has one writer: there a second row of one key is a bug of ours, and stays one.
    """
    try:
        yield
    except sa.exc.IntegrityError as error:
        if getattr(error.orig, "sqlstate", None) != _UNIQUE_VIOLATION:
            raise
        raise Transient("another worker was quicker; what it wrote is read again") from error
    except sa.exc.OperationalError as error:
        raise Transient(f"the store cannot be used: {_first_line(error.orig or error)}") from error
    except sa.exc.DatabaseError as error:
        if not any(one in str(error) for one in ("malformed", "not a database")):
            raise
        raise OwnerError(
            Problem(
                where="store",
                what="is damaged",
                found=_first_line(error.orig or error),
                mend="Stop the daemon, keep the folder as it is, and restore a backup (docs/reliability.md).",
            )
        ) from error


def open_store(url: str, *, create: bool = True) -> SqlStore:
    """Open, create where new, refuse another schema. Raises OwnerError."""
    store = SqlStore(url)
    try:
        with plainly():
            found = store.schema_version()
            if found is None and create:
                store.create()
                found = schema.SCHEMA_VERSION
            if found == schema.SCHEMA_VERSION:
                store.secret()  # read now: nothing may open a second transaction inside one
                return store
    except (Transient, sa.exc.DatabaseError) as error:  # no such place, no room, no server, no database
        store.close()
        raise OwnerError(
            Problem(
                where="store",
                what="cannot be opened",
                found=_first_line(error),
                mend="Check that the place exists, is writable and has room.",
            )
        ) from error
    store.close()
    raise OwnerError(
        Problem(
            where="store",
            what="has another schema",
            found=str(found),
            allowed=schema.SCHEMA_VERSION,
            mend="Run `triage migrate` (it makes a backup first).",
        )
    )


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def make_engine(url: str, *, immediate: bool) -> sa.Engine:
    engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _on_connect)
        begin = "BEGIN IMMEDIATE" if immediate else "BEGIN"
        sa.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql(begin))
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions by itself
    spoken = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "secure_delete=ON",
    ):
        spoken.execute(f"PRAGMA {pragma}")
    spoken.close()


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0]
