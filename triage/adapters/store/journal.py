"""Statements about events, the hash chain over decisions, timers, settings and the sums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from triage.adapters.store import schema as t
from triage.adapters.store.rows import Row, micros, micros_or_none, moment, new_key
from triage.core.lifecycle import MessageState
from triage.ledger_journal import DueRow, EventRow, Link, NewEvent, Sums
from triage.ledger_messages import Standing

GENESIS = "0" * 64
ERASED = {"erased": True}
"""What an event says whose words were forgotten on demand: its digest stays in the chain."""
FIRED_KEPT = timedelta(days=30)
"""How long a timer that fired can still be looked at."""
SHORT_HEAD = 16
"""Characters of a head that a person may type instead of all 64."""
_links = sa.select(t.chain.c.id.label("number"), t.chain.c.head, t.event).join(
    t.event, t.event.c.id == t.chain.c.event_id
)
_insert_event = sa.insert(t.event)
_setting = sa.select(t.setting.c.value).where(t.setting.c.name == sa.bindparam("name"))


class SqlJournal:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
        self._gathered: list[dict[str, Any]] = []
        self._settings: dict[str, str | None] = {}

    def setting(self, name: str) -> str | None:
        if name not in self._settings:  # read once a transaction: a batch asks for the same few
            value = self._conn.execute(_setting, {"name": name}).scalar()
            self._settings[name] = None if value is None else str(value)
        return self._settings[name]

    def put_setting(self, name: str, value: str, *, until: datetime | None = None) -> None:
        self._settings[name] = value
        values = {"value": value, "until": micros_or_none(until)}
        changed = self._conn.execute(sa.update(t.setting).where(t.setting.c.name == name).values(values))
        if changed.rowcount == 0:
            self._conn.execute(sa.insert(t.setting).values(name=name, **values))

    def sweep(self, now: datetime) -> int:
        self._settings = {}
        s, d = t.setting.c, t.due.c
        gone = self._conn.execute(sa.delete(t.setting).where(s.until < micros(now)))
        self._conn.execute(sa.delete(t.due).where(d.done_at < micros(now - FIRED_KEPT)))
        return gone.rowcount

    # ------------------------------------------------------------ events

    def happened(self, *events: NewEvent, now: datetime) -> None:
        for event in events:
            if event.decision:
                self.flush()
                self._link(event, now)
            else:
                self._gathered.append(_event_values(event, now))

    def forget(self) -> None:
        self._gathered, self._settings = [], {}

    def flush(self) -> None:
        if self._gathered:
            gathered, self._gathered = self._gathered, []
            self._conn.execute(_insert_event, gathered)

    def _link(self, event: NewEvent, now: datetime) -> None:
        if self._conn.dialect.name == "postgresql":  # else two writers would link to the same head
            self._conn.execute(sa.text("LOCK TABLE chain IN SHARE ROW EXCLUSIVE MODE"))
        values = _event_values(event, now)
        inserted = self._conn.execute(_insert_event.values(values))
        digest = event_digest(values)
        head = link(self.chain_head(), digest)
        self._conn.execute(sa.insert(t.chain).values(event_id=new_key(inserted), digest=digest, head=head))

    def events(
        self, *, case_no: int | None = None, after: int = 0, kinds: Sequence[str] = (), limit: int = 1000
    ) -> Sequence[EventRow]:
        self.flush()
        chosen = sa.select(t.event).where(t.event.c.id > after)
        if case_no is not None:
            chosen = chosen.where(t.event.c.case_no == case_no)
        if kinds:
            chosen = chosen.where(t.event.c.kind.in_(list(kinds)))
        return [_event_row(row) for row in self._conn.execute(chosen.order_by(t.event.c.id).limit(limit))]

    def counts(self, since: datetime) -> Mapping[str, int]:
        self.flush()
        e = t.event.c
        rows = self._conn.execute(
            sa.select(e.kind, sa.func.count().label("n")).where(e.at >= micros(since)).group_by(e.kind)
        )
        return {row.kind: row.n for row in rows}

    def chain_head(self) -> str:
        head = self._conn.execute(sa.select(t.chain.c.head).order_by(t.chain.c.id.desc()).limit(1)).scalar()
        return GENESIS if head is None else str(head)

    def chain_length(self) -> int:
        return int(self._conn.execute(sa.select(sa.func.count()).select_from(t.chain)).scalar_one())

    def linked(self, after: int, limit: int) -> Sequence[Link]:
        rows = self._conn.execute(_links.where(t.chain.c.id > after).order_by(t.chain.c.id).limit(limit))
        return [_link_row(row) for row in rows]

    def link_of(self, head: str) -> Link | None:
        if len(head) < SHORT_HEAD or not set(head) <= set("0123456789abcdef"):
            return None
        row = self._conn.execute(_links.where(t.chain.c.head.startswith(head))).first()
        return None if row is None else _link_row(row)

    def verify_chain(self) -> tuple[int, str]:
        head, count = GENESIS, 0
        rows = self._conn.execute(
            sa.select(t.chain.c.digest, t.chain.c.head, t.event)
            .join(t.event, t.event.c.id == t.chain.c.event_id)
            .order_by(t.chain.c.id)
        )
        for row in rows:
            count += 1
            if row.data != ERASED and event_digest(row._mapping) != row.digest:
                return count, f"event {row.id} was changed after it was linked"
            head = link(head, row.digest)
            if head != row.head:
                return count, f"the chain breaks at event {row.id}"
        return count, ""

    def last_at(self) -> datetime | None:
        self.flush()
        last = self._conn.execute(sa.select(t.event.c.at).order_by(t.event.c.id.desc()).limit(1)).scalar()
        return None if last is None else moment(last)

    # ------------------------------------------------------------ timers

    def put_due(self, kind: str, key: str, due_at: datetime) -> None:
        insert = sqlite.insert if self._conn.dialect.name == "sqlite" else postgresql.insert
        self._conn.execute(
            insert(t.due)
            .values(kind=kind, key=key, due_at=micros(due_at))
            .on_conflict_do_update(
                index_elements=["kind", "key"], set_={"due_at": micros(due_at), "done_at": None}
            )
        )

    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]:
        rows = self._conn.execute(
            sa.select(t.due)
            .where(t.due.c.done_at.is_(None), t.due.c.due_at <= micros(now))
            .order_by(t.due.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [DueRow(kind=row.kind, key=row.key, due_at=moment(row.due_at)) for row in rows]

    def finish_due(self, row: DueRow, now: datetime) -> None:
        self._conn.execute(
            sa.update(t.due)
            .where(t.due.c.kind == row.kind, t.due.c.key == row.key, t.due.c.due_at == micros(row.due_at))
            .values(done_at=micros(now))
        )

    # ------------------------------------------------------------ sums

    def sums(self, since: datetime | None = None) -> Sums:
        m = t.message
        came = sa.true() if since is None else m.c.seen_at >= micros(since)
        by_standing = {
            row.standing: row.n
            for row in self._conn.execute(
                sa.select(m.c.standing, sa.func.count().label("n")).where(came).group_by(m.c.standing)
            )
        }
        found = sa.select(sa.func.count(sa.distinct(t.location.c.message_key)))
        if since is not None:
            found = found.join(m, m.c.id == t.location.c.message_key).where(came)
        located = self._conn.execute(found).scalar_one()
        seen = self._conn.execute(sa.select(sa.func.count()).select_from(m).where(came)).scalar_one()
        triaged = self._conn.execute(
            sa.select(sa.func.count()).select_from(m).where(m.c.state == MessageState.TRIAGED, came)
        ).scalar_one()
        return Sums(
            seen=seen,
            located=located,
            triaged=triaged,
            fetched=seen - triaged,
            **{standing.value: by_standing.get(standing.value, 0) for standing in Standing},
        )


def event_digest(values: Any) -> str:
    """SHA-256 over the canonical event. Digests are chained, not texts: erasing a text later leaves
    the chain whole as long as the row's digest stays."""
    fields = ("at", "actor", "authenticated_as", "case_no", "message_key", "draft_id", "kind", "data")
    canonical = json.dumps(
        {name: values[name] for name in fields}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def link(head: str, digest: str) -> str:
    return hashlib.sha256(f"{head}:{digest}".encode()).hexdigest()


def _event_values(event: NewEvent, now: datetime) -> dict[str, Any]:
    return {
        "at": micros(now),
        "actor": event.actor,
        "authenticated_as": event.authenticated_as,
        "case_no": event.case_no,
        "message_key": event.message_key,
        "draft_id": event.draft_id,
        "kind": event.kind,
        "data": dict(event.data),
    }


def _link_row(row: Row) -> Link:
    return Link(number=row.number, head=row.head, event=_event_row(row), erased=row.data == ERASED)


def _event_row(row: Row) -> EventRow:
    return EventRow(
        seq=row.id,
        at=moment(row.at),
        actor=row.actor,
        authenticated_as=row.authenticated_as,
        case_no=row.case_no,
        message_key=row.message_key,
        draft_id=row.draft_id,
        kind=row.kind,
        data=row.data,
    )
