"""Statements about what lies in Junk."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import micros
from triage.ledger_desk import JunkMail, JunkRow

_junk = t.junk.c


class SqlJunk:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def put(self, uidvalidity: int, uid: int, octets: bytes, now: datetime) -> None:
        known = sa.select(_junk.id).where(_junk.uidvalidity == uidvalidity, _junk.uid == uid)
        if self._conn.execute(known).first() is None:
            values = {"uidvalidity": uidvalidity, "uid": uid, "octets": zlib.compress(octets)}
            self._conn.execute(sa.insert(t.junk).values(**values, state="new", at=micros(now)))

    def unjudged(self, limit: int) -> Sequence[JunkMail]:
        rows = self._conn.execute(
            sa.select(_junk.id, _junk.octets).where(_junk.state == "new").order_by(_junk.id).limit(limit)
        )
        return [JunkMail(junk_id=row.id, octets=zlib.decompress(row.octets)) for row in rows]

    def judged(self, junk_id: int, who: str, subject: str, *, is_customer: bool) -> None:
        if not is_customer:
            self._conn.execute(sa.delete(t.junk).where(_junk.id == junk_id))
            return
        values = {"who": who, "subject": subject, "state": "customer", "octets": None}
        self._conn.execute(sa.update(t.junk).where(_junk.id == junk_id).values(values))

    def customers(self) -> Sequence[JunkRow]:
        rows = self._conn.execute(
            sa.select(_junk.id, _junk.who, _junk.subject)
            .where(_junk.state == "customer")
            .order_by(_junk.id.desc())
        )
        return [JunkRow(junk_id=row.id, who=row.who, subject=row.subject) for row in rows]

    def all_told(self) -> None:
        self._conn.execute(sa.delete(t.junk).where(_junk.state == "customer"))
