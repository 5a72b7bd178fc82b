"""A UidRegistry over one SQLite file, for tests of Maildir without the whole store."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS box (name TEXT PRIMARY KEY, uidvalidity INTEGER NOT NULL, uidnext INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS uid (box TEXT, name TEXT, uid INTEGER NOT NULL, PRIMARY KEY (box, name));
"""


class SqliteUids:
    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._lock = threading.RLock()
        self._db.executescript(SCHEMA)

    def uidvalidity(self, mailbox: str) -> int:
        return self._box(mailbox)[0]

    def uidnext(self, mailbox: str) -> int:
        return self._box(mailbox)[1]

    def uid_for(self, mailbox: str, unique: str) -> int:
        return self.assign_many(mailbox, [unique])[unique]

    def assign_many(self, mailbox: str, uniques: Sequence[str]) -> Mapping[str, int]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                found = {unique: self._assign(mailbox, unique) for unique in uniques}
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
            return found

    def recreate(self, mailbox: str) -> None:
        """Another UIDVALIDITY, as after a lost store."""
        self._box(mailbox)
        self._db.execute(
            "UPDATE box SET uidvalidity = uidvalidity + 1, uidnext = 1 WHERE name = ?", [mailbox]
        )
        self._db.execute("DELETE FROM uid WHERE box = ?", [mailbox])

    def close(self) -> None:
        self._db.close()

    def _assign(self, mailbox: str, unique: str) -> int:
        row = self._db.execute("SELECT uid FROM uid WHERE box = ? AND name = ?", [mailbox, unique]).fetchone()
        if row is not None:
            return int(row[0])
        uid = self._box(mailbox)[1]
        self._db.execute("INSERT INTO uid VALUES (?, ?, ?)", [mailbox, unique, uid])
        self._db.execute("UPDATE box SET uidnext = uidnext + 1 WHERE name = ?", [mailbox])
        return uid

    def _box(self, mailbox: str) -> tuple[int, int]:
        with self._lock:
            return self._read_box(mailbox)

    def _read_box(self, mailbox: str) -> tuple[int, int]:
        self._db.execute("INSERT OR IGNORE INTO box VALUES (?, 1, 1)", [mailbox])
        row = self._db.execute("SELECT uidvalidity, uidnext FROM box WHERE name = ?", [mailbox]).fetchone()
        return int(row[0]), int(row[1])
