"""Statements about answered questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import Row, micros, micros_or_none, moment, moment_or_none, new_key
from triage.ledger_desk import NewPair, PairRow, PairVector

_pairs = t.answer_pair.c


class SqlMemory:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def add_pair(self, pair: NewPair, now: datetime) -> int | None:
        if pair.draft_id is not None:
            known = sa.select(_pairs.id).where(_pairs.draft_id == pair.draft_id)
            if self._conn.execute(known).first() is not None:
                return None
        if pair.learned_from is not None:
            known = sa.select(_pairs.id).where(_pairs.learned_from == pair.learned_from)
            if self._conn.execute(known).first() is not None:
                return None
        values = {**asdict(pair), "contact": pair.contact.lower(), "state": "live", "at": micros(now)}
        return new_key(self._conn.execute(sa.insert(t.answer_pair).values(values)))

    def pair(self, pair_id: int) -> PairRow | None:
        row = self._conn.execute(sa.select(t.answer_pair).where(_pairs.id == pair_id)).first()
        return None if row is None else _row(row)

    def vectors(self, encoder: str, after: int, limit: int) -> Sequence[PairVector]:
        rows = self._conn.execute(
            sa.select(_pairs.id, _pairs.intent, _pairs.language, _pairs.answer, _pairs.vector)
            .where(_pairs.state == "live", _pairs.encoder == encoder, _pairs.id > after)
            .order_by(_pairs.id)
            .limit(limit)
        )
        return [
            PairVector(
                pair_id=row.id,
                intent=row.intent,
                language=row.language,
                answer=row.answer,
                vector=row.vector,
            )
            for row in rows
        ]

    def unread(self, encoder: str, limit: int) -> Sequence[PairRow]:
        rows = self._conn.execute(
            sa.select(t.answer_pair)
            .where(_pairs.state == "live", _pairs.encoder != encoder)
            .order_by(_pairs.id)
            .limit(limit)
        )
        return [_row(row) for row in rows]

    def put_vector(self, pair_id: int, vector: bytes, encoder: str) -> None:
        values = {"vector": vector, "encoder": encoder}
        self._conn.execute(sa.update(t.answer_pair).where(_pairs.id == pair_id).values(values))

    def known_names(self) -> Sequence[str]:
        rows = self._conn.execute(sa.select(t.contact.c.name).where(t.contact.c.name != "").distinct())
        return [row.name for row in rows]

    def pair_state(self) -> tuple[int, int]:
        live = sa.func.sum(sa.case((_pairs.state == "live", 1), else_=0))
        highest, count = self._conn.execute(sa.select(sa.func.max(_pairs.id), live)).one()
        return int(highest or 0), int(count or 0)

    def set_pair(self, pair_id: int, state: str) -> None:
        self._conn.execute(sa.update(t.answer_pair).where(_pairs.id == pair_id).values(state=state))

    def used_pair(self, pair_id: int, *, changed: float) -> None:
        self._conn.execute(
            sa.update(t.answer_pair)
            .where(_pairs.id == pair_id)
            .values(
                used=_pairs.used + 1,
                unchanged=_pairs.unchanged + (1 if changed == 0 else 0),
                changed=_pairs.changed + changed,
                streak=_pairs.streak + 1 if changed == 0 else 0,
            )
        )

    def to_offer(self, streak: int, offered_before: datetime) -> Sequence[PairRow]:
        rows = self._conn.execute(
            sa.select(t.answer_pair)
            .where(
                _pairs.state == "live",
                _pairs.streak >= streak,
                _pairs.auto_until.is_(None),
                sa.or_(_pairs.offered_at.is_(None), _pairs.offered_at < micros(offered_before)),
            )
            .order_by(_pairs.id)
        )
        return [_row(row) for row in rows]

    def offered(self, pair_id: int, now: datetime) -> None:
        self._set(pair_id, offered_at=micros(now))

    def let_go(self, pair_id: int, until: datetime | None, by: str) -> None:
        self._set(pair_id, auto_until=micros_or_none(until), auto_by=by)

    def on_auto(self, now: datetime) -> Sequence[PairRow]:
        rows = self._conn.execute(
            sa.select(t.answer_pair)
            .where(_pairs.state == "live", _pairs.auto_until > micros(now))
            .order_by(_pairs.id)
        )
        return [_row(row) for row in rows]

    def _set(self, pair_id: int, **values: object) -> None:
        self._conn.execute(sa.update(t.answer_pair).where(_pairs.id == pair_id).values(values))

    def forget_contact(self, addr_spec: str) -> int:
        gone = self._conn.execute(sa.delete(t.answer_pair).where(_pairs.contact == addr_spec.lower()))
        return int(gone.rowcount)


def _row(row: Row) -> PairRow:
    return PairRow(
        pair_id=row.id,
        case_no=row.case_no,
        contact=row.contact,
        intent=row.intent,
        language=row.language,
        subject=row.subject,
        question=row.question,
        answer=row.answer,
        state=row.state,
        used=row.used,
        unchanged=row.unchanged,
        changed=row.changed,
        at=moment(row.at),
        streak=row.streak,
        auto_until=moment_or_none(row.auto_until),
        auto_by=row.auto_by,
    )
