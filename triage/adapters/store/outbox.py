"""Statements about effects: queue once, claim with a lease, settle with a fencing token."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import Row, micros, moment
from triage.core.lifecycle import EFFECT, EffectEvent, EffectState, advance
from triage.ledger_outbox import Channel, EffectKind, EffectRow, KeyReused, NewEffect
from triage.ledger_rows import Json, Stale

_e = t.effect
_insert = sa.insert(_e)
_digests = sa.select(_e.c.key, _e.c.content_digest).where(_e.c.key.in_(sa.bindparam("keys", expanding=True)))
_MOVING = (EffectState.QUEUED, EffectState.SENDING, EffectState.UNKNOWN)
SURELY_BEFORE = timedelta(minutes=2)
"""What was written before a jump of more than five minutes was written before this much after it."""
PAGE = 500
"""Bound parameters a statement."""


class SqlOutbox:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
        self._gathered: dict[str, dict[str, object]] = {}

    def queue(self, effect: NewEffect, now: datetime) -> None:
        values = _values(effect, content_digest(effect), now)
        known = self._gathered.setdefault(effect.key, values)
        if known["content_digest"] != values["content_digest"]:
            raise KeyReused(effect.key)

    def forget(self) -> None:
        self._gathered = {}

    def flush(self) -> None:
        gathered, self._gathered = self._gathered, {}
        keys = list(gathered)
        for start in range(0, len(keys), PAGE):
            page = keys[start : start + PAGE]
            for row in self._conn.execute(_digests, {"keys": page}):
                if gathered.pop(row.key)["content_digest"] != row.content_digest:
                    raise KeyReused(row.key)
        if gathered:
            self._conn.execute(_insert, list(gathered.values()))

    def claim(
        self,
        channel: Channel,
        owner: str,
        now: datetime,
        lease_seconds: float,
        limit: int,
        *,
        without: Sequence[EffectKind] = (),
    ) -> Sequence[EffectRow]:
        self.flush()
        pick = (
            sa.select(_e.c.id)
            .where(_e.c.channel == channel, _e.c.state == EffectState.QUEUED, _e.c.due_at <= micros(now))
            .where(_e.c.kind.not_in(list(without)) if without else sa.true())
            .order_by(_e.c.priority, _e.c.due_at, _e.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)  # compiles to nothing on SQLite, which has one writer
        )
        ids = [row.id for row in self._conn.execute(pick)]
        if not ids:
            return []
        self._conn.execute(
            sa.update(_e)
            .where(_e.c.id.in_(ids), _e.c.state == EffectState.QUEUED)
            .values(
                state=advance(EFFECT, EffectState.QUEUED, EffectEvent.CLAIM),
                owner=owner,
                lease_until=micros(now + timedelta(seconds=lease_seconds)),
                attempts=_e.c.attempts + 1,
            )
        )
        rows = self._conn.execute(
            sa.select(_e).where(_e.c.id.in_(ids)).order_by(_e.c.priority, _e.c.due_at, _e.c.id)
        )
        return [_effect_row(row) for row in rows]

    def settle(
        self,
        effect: EffectRow,
        happened: EffectEvent,
        *,
        now: datetime,
        result: Json | None = None,
        due_at: datetime | None = None,
    ) -> EffectState:
        """``attempts`` is the fencing token: a worker that outlived its lease settles nothing."""
        state = advance(EFFECT, effect.state, happened)
        values: dict[str, object] = {"state": state, "owner": "", "lease_until": 0}
        if result is not None:
            values["result"] = dict(result)
        if due_at is not None:
            values["due_at"] = micros(due_at)
        if state in (EffectState.SENT, EffectState.DEAD, EffectState.CANCELLED):
            values["settled_at"] = micros(now)
        if state is EffectState.SENT and effect.kind is EffectKind.PROPOSE:
            values["octets"] = None  # it carried a code: what was delivered need not stay readable here
        changed = self._conn.execute(
            sa.update(_e)
            .where(_e.c.id == effect.effect_id, _e.c.state == effect.state, _e.c.attempts == effect.attempts)
            .values(values)
        )
        if changed.rowcount != 1:
            raise Stale(f"effect {effect.key} moved on")
        return state

    def expire_leases(self, now: datetime, look_at: datetime) -> int:
        self.flush()
        expired = self._conn.execute(
            sa.update(_e)
            .where(_e.c.state == EffectState.SENDING, _e.c.lease_until < micros(now))
            .values(
                state=advance(EFFECT, EffectState.SENDING, EffectEvent.LOSE), owner="", due_at=micros(look_at)
            )
        )
        return int(expired.rowcount)

    def shift(self, was: datetime, by: timedelta) -> None:
        self.flush()
        steps = by // timedelta(microseconds=1)
        before = micros(was + SURELY_BEFORE)
        self._conn.execute(
            sa.update(_e)
            .where(_e.c.state.in_(_MOVING), _e.c.created_at <= before)
            .values(
                due_at=_e.c.due_at + steps,
                created_at=_e.c.created_at + steps,
                lease_until=sa.case((_e.c.lease_until > 0, _e.c.lease_until + steps), else_=0),
            )
        )

    def unknowns(self, channel: Channel, now: datetime, limit: int) -> Sequence[EffectRow]:
        self.flush()
        rows = self._conn.execute(
            sa.select(_e)
            .where(_e.c.channel == channel, _e.c.state == EffectState.UNKNOWN, _e.c.due_at <= micros(now))
            .order_by(_e.c.id)
            .limit(limit)
        )
        return [_effect_row(row) for row in rows]

    def postpone(self, effect: EffectRow, due_at: datetime, result: Json) -> None:
        self._conn.execute(
            sa.update(_e)
            .where(_e.c.id == effect.effect_id, _e.c.state == effect.state, _e.c.attempts == effect.attempts)
            .values(due_at=micros(due_at), result=dict(result))
        )

    def cancel_effects(self, draft_id: int, kinds: Sequence[EffectKind], now: datetime) -> int:
        self.flush()
        cancelled = self._conn.execute(
            sa.update(_e)
            .where(_e.c.draft_id == draft_id, _e.c.kind.in_(list(kinds)), _e.c.state == EffectState.QUEUED)
            .values(state=advance(EFFECT, EffectState.QUEUED, EffectEvent.CANCEL), settled_at=micros(now))
        )
        return int(cancelled.rowcount)

    def effect_by_key(self, key: str) -> EffectRow | None:
        self.flush()
        row = self._conn.execute(sa.select(_e).where(_e.c.key == key)).first()
        return None if row is None else _effect_row(row)

    def effect_by_message_id(self, message_id: str) -> EffectRow | None:
        self.flush()
        row = self._conn.execute(
            sa.select(_e)
            .where(_e.c.message_id == message_id, _e.c.channel == Channel.SUBMIT)
            .order_by(_e.c.id)
            .limit(1)
        ).first()
        return None if row is None else _effect_row(row)

    def effects(self, states: Sequence[EffectState], limit: int = 1000) -> Sequence[EffectRow]:
        self.flush()
        rows = self._conn.execute(
            sa.select(_e).where(_e.c.state.in_(list(states))).order_by(_e.c.id).limit(limit)
        )
        return [_effect_row(row) for row in rows]

    def replies(self, after: int, limit: int) -> Sequence[EffectRow]:
        self.flush()
        chosen = _e.c.kind == EffectKind.REPLY, _e.c.key.startswith("reply:"), _e.c.id > after
        rows = self._conn.execute(sa.select(_e).where(*chosen).order_by(_e.c.id).limit(limit))
        return [_effect_row(row) for row in rows]

    def count_left(self, message_ids: Iterable[str]) -> int:
        self.flush()
        wanted, known = list(message_ids), set[str]()
        for start in range(0, len(wanted), PAGE):
            page = wanted[start : start + PAGE]
            sent = sa.select(_e.c.message_id).where(_e.c.state == EffectState.SENT)
            seen = sa.select(t.message.c.message_id)
            for found, column in ((sent, _e.c.message_id), (seen, t.message.c.message_id)):
                known.update(row.message_id for row in self._conn.execute(found.where(column.in_(page))))
        return len(known)

    def sent_since(self, kind: EffectKind, since: datetime) -> int:
        found = sa.select(sa.func.count()).where(
            _e.c.kind == kind, _e.c.state == EffectState.SENT, _e.c.settled_at >= micros(since)
        )
        return int(self._conn.execute(found).scalar_one())

    def moving(self, now: datetime) -> int:
        self.flush()
        queued = sa.and_(_e.c.state == EffectState.QUEUED, _e.c.due_at <= micros(now))
        found = sa.select(sa.func.count()).where(sa.or_(queued, _e.c.state == EffectState.SENDING))
        return int(self._conn.execute(found).scalar_one())

    def effect_counts(self) -> Mapping[tuple[str, str], int]:
        self.flush()
        rows = self._conn.execute(
            sa.select(_e.c.kind, _e.c.state, sa.func.count().label("n")).group_by(_e.c.kind, _e.c.state)
        )
        return {(row.kind, row.state): row.n for row in rows}


def content_digest(effect: NewEffect) -> str:
    """SHA-256 over canonical JSON of the content and the octets: what the idempotency key stands for."""
    canonical = json.dumps(dict(effect.content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digest = hashlib.sha256(canonical.encode())
    digest.update(b"\0" + effect.kind.encode() + b"\0" + (effect.octets or b""))
    return digest.hexdigest()


def _values(effect: NewEffect, digest: str, now: datetime) -> dict[str, object]:
    return {
        "key": effect.key,
        "kind": effect.kind,
        "channel": effect.channel,
        "content_digest": digest,
        "content": dict(effect.content),
        "octets": effect.octets,
        "message_id": effect.message_id,
        "state": EffectState.QUEUED,
        "priority": effect.priority,
        "due_at": micros(effect.due_at),
        "created_at": micros(now),
        "case_no": effect.case_no,
        "draft_id": effect.draft_id,
        "message_key": effect.message_key,
    }


def _effect_row(row: Row) -> EffectRow:
    return EffectRow(
        effect_id=row.id,
        key=row.key,
        kind=EffectKind(row.kind),
        channel=Channel(row.channel),
        content=row.content,
        octets=None if row.octets is None else bytes(row.octets),
        message_id=row.message_id,
        state=EffectState(row.state),
        attempts=row.attempts,
        due_at=moment(row.due_at),
        created_at=moment(row.created_at),
        lease_until=moment(row.lease_until),
        owner=row.owner,
        result=row.result,
        case_no=row.case_no,
        draft_id=row.draft_id,
        message_key=row.message_key,
    )
