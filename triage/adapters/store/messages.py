"""Statements about messages: taken up (T2), settled, their verdicts. Arrival and reading are beside it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.arrivals import SqlArrivals
from triage.adapters.store.learning import packed
from triage.adapters.store.message_reading import SqlMessageReading
from triage.adapters.store.rows import micros, moment
from triage.core.lifecycle import MESSAGE, MessageEvent, MessageState, advance
from triage.intent.verdict import Evidence, Verdict
from triage.ledger_learning import Said
from triage.ledger_messages import Pending, Standing
from triage.ledger_rows import Json, Stale
from triage.mail.message import Message

_insert_verdict = sa.insert(t.verdict)
_last_verdict = sa.select(sa.func.max(t.verdict.c.no)).where(t.verdict.c.message_key == sa.bindparam("key"))
_SETTLED = ("state", "standing", "reason", "case_no", "duplicate_of", "version")
_READ = (
    "message_id", "author", "author_name", "subject", "kind", "language", "level", "body_sha256",
    "authentication",
)  # fmt: skip


def _settle(*columns: str) -> sa.Update:
    """Built once: building a statement costs more than running it."""
    return (
        sa.update(t.message)
        .where(
            t.message.c.id == sa.bindparam("b_key"),
            t.message.c.version == sa.bindparam("b_version"),
            t.message.c.state == MessageState.FETCHED,
        )
        .values({name: sa.bindparam(name) for name in columns})
    )


_settle_unread = _settle(*_SETTLED)
_settle_read = _settle(*_SETTLED, *_READ)


class SqlMessages(SqlArrivals, SqlMessageReading):
    def __init__(self, conn: sa.Connection) -> None:
        super().__init__(conn)
        self._verdicts: dict[int, dict[str, object]] = {}
        self._settled: set[int] = set()
        """Messages settled in this transaction: they have no verdict yet, it need not be asked."""

    def forget(self) -> None:
        self._verdicts, self._settled = {}, set()

    def flush(self) -> None:
        """Write the gathered first verdicts at once."""
        if self._verdicts:
            gathered, self._verdicts = list(self._verdicts.values()), {}
            self._conn.execute(_insert_verdict, gathered)

    def take_fetched(self, limit: int, max_attempts: int) -> Sequence[Pending]:
        m = t.message
        rows = self._fetched(limit, first=True) or self._fetched(limit)
        # taken before and not settled: alone, so that a mail that kills us costs no other an attempt; and in
        # turn, so that deaths that are no mail's fault do not all fall to the oldest
        again = [row for row in rows if row.attempts]
        rows = [min(again, key=lambda row: (row.attempts, row.id))] if again else rows
        taken = [
            Pending(
                message_key=row.id,
                sha256=row.sha256,
                octets=zlib.decompress(row.octets),
                mailbox=row.mailbox,
                attempts=row.attempts + 1,
                version=row.version,
                sent=row.reason == "sent",
                arrived=None if row.internal_at is None else moment(row.internal_at),
            )
            for row in rows
        ]
        if taken:
            self._conn.execute(
                sa.update(m).where(m.c.id == sa.bindparam("key")).values(attempts=sa.bindparam("tries")),
                [{"key": one.message_key, "tries": min(one.attempts, max_attempts + 1)} for one in taken],
            )
        return taken

    def _fetched(self, limit: int, *, first: bool = False) -> Sequence[Any]:
        m = t.message
        waiting = sa.and_(m.c.state == MessageState.FETCHED, m.c.standing == Standing.PENDING)
        return self._conn.execute(
            sa.select(
                m.c.id,
                m.c.sha256,
                m.c.mailbox,
                m.c.attempts,
                m.c.version,
                m.c.reason,
                m.c.internal_at,
                t.raw.c.octets,
            )
            .join(t.raw, t.raw.c.message_key == m.c.id)
            .where(waiting, m.c.first.is_(True) if first else sa.true())
            .order_by(m.c.id)
            .limit(limit)
        ).all()

    def give_back(self, taken: Sequence[Pending]) -> None:
        m = t.message
        self._conn.execute(
            sa.update(m)
            .where(m.c.id == sa.bindparam("key"), m.c.state == MessageState.FETCHED)
            .values(attempts=sa.bindparam("tries")),
            [{"key": one.message_key, "tries": one.attempts - 1} for one in taken],
        )

    def settle_message(
        self,
        pending: Pending,
        *,
        standing: Standing,
        reason: str = "",
        message: Message | None = None,
        case_no: int | None = None,
        duplicate_of: int | None = None,
        quarantined: bool = False,
    ) -> None:
        happened = MessageEvent.QUARANTINE if quarantined else MessageEvent.TRIAGE
        state = advance(MESSAGE, MessageState.FETCHED, happened)
        values = _read_values(message) if message is not None else {}
        changed = self._conn.execute(
            _settle_read if message is not None else _settle_unread,
            {
                "b_key": pending.message_key,
                "b_version": pending.version,
                "state": state,
                "standing": standing,
                "reason": reason,
                "case_no": case_no,
                "duplicate_of": duplicate_of,
                "version": pending.version + 1,
                **values,
            },
        )
        if changed.rowcount != 1:
            raise Stale(f"message {pending.message_key} moved on")
        self._settled.add(pending.message_key)

    def set_standing(self, message_keys: Iterable[int], standing: Standing) -> None:
        keys = list(message_keys)
        if keys:
            self._conn.execute(sa.update(t.message).where(t.message.c.id.in_(keys)).values(standing=standing))

    def finish_case_messages(self, case_no: int) -> None:
        self._conn.execute(
            sa.update(t.message)
            .where(t.message.c.case_no == case_no, t.message.c.standing == Standing.WAITING)
            .values(standing=Standing.FINISHED)
        )

    def hold(self, pending: Pending) -> None:
        self.give_back([pending])
        m = t.message
        self._conn.execute(
            sa.update(m)
            .where(m.c.id == pending.message_key, m.c.state == MessageState.FETCHED)
            .values(standing=Standing.WAITING)
        )

    def unhold(self, message_key: int | None = None) -> int:
        m = t.message
        held = sa.and_(m.c.state == MessageState.FETCHED, m.c.standing == Standing.WAITING)
        which = sa.true() if message_key is None else m.c.id == message_key
        return self._conn.execute(sa.update(m).where(held, which).values(standing=Standing.PENDING)).rowcount

    def release_message(self, message_key: int) -> None:
        self._step(message_key, MessageEvent.RELEASE, Standing.PENDING)
        self._conn.execute(
            sa.update(t.message).where(t.message.c.id == message_key).values(attempts=0, reason="")
        )

    def discard_message(self, message_key: int) -> None:
        self._step(message_key, MessageEvent.DISCARD, Standing.IGNORED)

    def _step(self, message_key: int, happened: MessageEvent, standing: Standing) -> None:
        row = self._conn.execute(
            sa.select(t.message.c.state, t.message.c.version).where(t.message.c.id == message_key)
        ).first()
        if row is None:
            raise Stale(f"message {message_key} is not there")
        state = advance(MESSAGE, MessageState(row.state), happened)
        changed = self._conn.execute(
            sa.update(t.message)
            .where(t.message.c.id == message_key, t.message.c.version == row.version)
            .values(state=state, standing=standing, version=row.version + 1)
        )
        if changed.rowcount != 1:
            raise Stale(f"message {message_key} moved on")

    def add_verdict(self, message_key: int, verdict: Verdict, now: datetime, said: Said | None = None) -> int:
        """The number of this verdict, from 1; a first one is gathered and written with the batch."""
        if message_key not in self._verdicts:
            no = 1 if message_key in self._settled else 1 + self._verdicts_of(message_key)
            self._settled.discard(message_key)
            if no == 1:
                self._verdicts[message_key] = _verdict_values(message_key, no, verdict, now, said)
                return no
        else:
            self.flush()
            no = 2
        self._conn.execute(_insert_verdict, [_verdict_values(message_key, no, verdict, now)])
        return no

    def _verdicts_of(self, message_key: int) -> int:
        return int(self._conn.execute(_last_verdict, {"key": message_key}).scalar() or 0)

    def verdict_of(self, message_key: int) -> Json | None:
        self.flush()
        row = self._conn.execute(
            sa.select(t.verdict)
            .where(t.verdict.c.message_key == message_key)
            .order_by(t.verdict.c.no.desc())
            .limit(1)
        ).first()
        return None if row is None else dict(row._mapping)


def _read_values(message: Message) -> dict[str, object]:
    found = message.authentication
    return {
        "message_id": message.message_id,
        "author": message.author.addr_spec,
        "author_name": message.author.name,
        "subject": message.subject[:1000],
        "kind": message.kind,
        "language": message.language,
        "level": found.level,
        "body_sha256": message.body_sha256,
        "authentication": {
            "level": found.level,
            "reasons": list(found.reasons),
            "authenticated_as": found.authenticated_as,
            "key_text": found.key_text,
            "passed": list(found.passed),
        },
    }


def _verdict_values(
    message_key: int, no: int, verdict: Verdict, now: datetime, said: Said | None = None
) -> dict[str, object]:
    return {
        "message_key": message_key,
        "no": no,
        "area": verdict.area,
        "intent": verdict.intent,
        "confidence": verdict.confidence,
        "unsure": verdict.unsure,
        "decided_by": verdict.decided_by,
        "evidence": [_evidence_values(one) for one in verdict.evidence[:12]],
        "model_version": verdict.model_version,
        "rules_version": verdict.rules_version,
        "at": micros(now),
        "gate": verdict.gate,
        "said": None if said is None else packed(said),
    }


def _evidence_values(one: Evidence) -> dict[str, object]:
    said = {"reason": one.reason.stored()} if one.reason is not None else {}
    return {"kind": one.kind, "text": one.text, "intent": one.intent, "weight": one.weight, **said}
