"""Questions about messages: one, a count, those of a case; nothing is written."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.arrivals import PAGE
from triage.adapters.store.rows import message_row, micros
from triage.core.lifecycle import MessageState
from triage.ledger_messages import MessageRow, Standing
from triage.mail.message import Message

SENT_BY_HAND = "sent by one of us"
_sent_subjects = sa.select(t.message.c.message_id, t.message.c.subject).where(
    t.message.c.message_id.in_(sa.bindparam("ids", expanding=True)), t.message.c.reason == SENT_BY_HAND
)


class SqlMessageReading:
    """The part of the room of messages that only reads."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def octets(self, message_key: int) -> bytes | None:
        value = self._conn.execute(
            sa.select(t.raw.c.octets).where(t.raw.c.message_key == message_key)
        ).scalar()
        return None if value is None else zlib.decompress(value)

    def same_mail(self, author: str, message_id: str, body_sha256: str) -> int | None:
        key = self._conn.execute(
            sa.select(t.message.c.id)
            .where(
                t.message.c.message_id == message_id,
                t.message.c.author == author,
                t.message.c.body_sha256 == body_sha256,
                t.message.c.level.in_(("A", "B")),
                t.message.c.state == MessageState.TRIAGED,
            )
            .order_by(t.message.c.id)
            .limit(1)
        ).scalar()
        return None if key is None else int(key)

    def message(self, message_key: int) -> MessageRow | None:
        row = self._conn.execute(sa.select(t.message).where(t.message.c.id == message_key)).first()
        return None if row is None else message_row(row)

    def count(self, standing: Standing, reason: str) -> int:
        found = sa.select(sa.func.count()).where(
            t.message.c.standing == standing, t.message.c.reason == reason
        )
        return int(self._conn.execute(found).scalar_one())

    def sent_unread(self) -> int:
        m = t.message.c
        found = sa.select(sa.func.count()).where(
            m.state == MessageState.FETCHED, m.standing == Standing.PENDING, m.reason == "sent"
        )
        return int(self._conn.execute(found).scalar_one())

    def count_known(self, hashes: Iterable[str]) -> int:
        """How many of these hashes are messages of any account."""
        wanted, count = list(hashes), 0
        for start in range(0, len(wanted), PAGE):
            page = wanted[start : start + PAGE]
            found = sa.select(sa.func.count(sa.distinct(t.message.c.sha256))).where(
                t.message.c.sha256.in_(page)
            )
            count += int(self._conn.execute(found).scalar_one())
        return count

    def holds_message_id(self, message_id: str) -> bool:
        found = self._conn.execute(
            sa.select(t.message.c.id).where(t.message.c.message_id == message_id).limit(1)
        )
        return found.first() is not None

    def in_sent(self, message: Message) -> bool:
        m = t.message.c
        found = self._conn.execute(
            sa.select(m.id)
            .where(m.message_id == message.message_id, m.reason == SENT_BY_HAND)
            .where(m.body_sha256 == message.body_sha256, m.subject == message.subject[:1000])
            .limit(1)
        )
        return found.first() is not None

    def sent_by_hand(self, message_id: str) -> MessageRow | None:
        m = t.message.c
        row = self._conn.execute(
            sa.select(t.message)
            .where(m.message_id == message_id, m.reason == SENT_BY_HAND)
            .order_by(m.id)
            .limit(1)
        ).first()
        return None if row is None else message_row(row)

    def sent_subjects(self, message_ids: Sequence[str]) -> Mapping[str, str]:
        if not message_ids:
            return {}
        rows = self._conn.execute(_sent_subjects, {"ids": list(message_ids)})
        return {row.message_id: row.subject for row in rows}

    def triaged_since(self, since: datetime) -> Sequence[MessageRow]:
        m = t.message.c
        judged = sa.exists().where(t.verdict.c.message_key == m.id)
        kept = sa.exists().where(t.raw.c.message_key == m.id)
        found = sa.select(t.message).where(m.seen_at >= micros(since), judged, kept).order_by(m.id)
        return [message_row(row) for row in self._conn.execute(found)]

    def case_messages(self, case_no: int) -> Sequence[MessageRow]:
        rows = self._conn.execute(
            sa.select(t.message).where(t.message.c.case_no == case_no).order_by(t.message.c.id)
        )
        return [message_row(row) for row in rows]

    def quarantined(self) -> Sequence[MessageRow]:
        rows = self._conn.execute(
            sa.select(t.message).where(t.message.c.standing == Standing.QUARANTINED).order_by(t.message.c.id)
        )
        return [message_row(row) for row in rows]
