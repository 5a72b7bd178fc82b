"""Statements about arrival: cursors, T1, where messages lie."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import micros, micros_or_none
from triage.core.lifecycle import MessageState
from triage.ledger_messages import Arrival, Cursor, Standing
from triage.ports import Position

PAGE = 500
"""Bound parameters a statement: far below SQLite's limit of 32,766."""

_insert_message = sa.insert(t.message)
_insert_raw = sa.insert(t.raw)
_insert_location = sa.insert(t.location)


class SqlArrivals:
    """The part of the room of messages that fetching needs."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def cursor(self, account: str, mailbox: str, uidvalidity: int) -> Cursor | None:
        row = self._conn.execute(
            sa.select(t.cursor).where(
                t.cursor.c.account == account,
                t.cursor.c.mailbox == mailbox,
                t.cursor.c.uidvalidity == uidvalidity,
            )
        ).first()
        return None if row is None else Cursor(**row._mapping)

    def cursors(self, account: str, mailbox: str) -> Sequence[Cursor]:
        rows = self._conn.execute(
            sa.select(t.cursor).where(t.cursor.c.account == account, t.cursor.c.mailbox == mailbox)
        )
        return [Cursor(**row._mapping) for row in rows]

    def put_cursor(self, cursor: Cursor) -> None:
        values = asdict(cursor)
        keys = ("account", "mailbox", "uidvalidity")
        changed = self._conn.execute(
            sa.update(t.cursor)
            .where(*(t.cursor.c[key] == values[key] for key in keys))
            .values({key: value for key, value in values.items() if key not in keys})
        )
        if changed.rowcount == 0:
            self._conn.execute(sa.insert(t.cursor), [values])

    # ------------------------------------------------------------ T1

    def arrive(self, account: str, arrivals: Sequence[Arrival], now: datetime) -> Sequence[int]:
        known = self._known(account, [arrival.sha256 for arrival in arrivals])
        fresh: dict[str, Arrival] = {}
        for arrival in arrivals:
            if arrival.sha256 not in known:
                fresh.setdefault(arrival.sha256, arrival)
        if fresh:
            self._insert(account, list(fresh.values()), now)
            known |= self._known(account, list(fresh))
        self._locate(account, arrivals, known)
        return [known[sha256] for sha256 in fresh]

    def _known(self, account: str, hashes: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(hashes), PAGE):
            page = hashes[start : start + PAGE]
            rows = self._conn.execute(
                sa.select(t.message.c.sha256, t.message.c.id).where(
                    t.message.c.account == account, t.message.c.sha256.in_(page)
                )
            )
            found.update((row.sha256, row.id) for row in rows)
        return found

    def _insert(self, account: str, arrivals: Sequence[Arrival], now: datetime) -> None:
        self._conn.execute(_insert_message, [_message_values(account, one, now) for one in arrivals])
        keys = self._known(account, [arrival.sha256 for arrival in arrivals])
        stored = [
            {"message_key": keys[one.sha256], "octets": zlib.compress(one.octets, 1)}
            for one in arrivals
            if one.octets is not None
        ]
        if stored:
            self._conn.execute(_insert_raw, stored)

    def _locate(self, account: str, arrivals: Sequence[Arrival], keys: dict[str, int]) -> None:
        there: set[tuple[str, int, int]] = set()
        for mailbox, uidvalidity in {(a.position.mailbox, a.position.uidvalidity) for a in arrivals}:
            uids = [a.position.uid for a in arrivals if a.position.mailbox == mailbox]
            there |= {
                (mailbox, uidvalidity, uid) for uid in self._located(account, mailbox, uidvalidity, uids)
            }
        values = []
        for arrival in arrivals:
            spot = arrival.position
            place = (spot.mailbox, spot.uidvalidity, spot.uid)
            if place not in there:
                there.add(place)
                values.append({"account": account, "message_key": keys[arrival.sha256], **_place(spot)})
        if values:
            self._conn.execute(_insert_location, values)

    def _located(self, account: str, mailbox: str, uidvalidity: int, uids: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for start in range(0, len(uids), PAGE):
            rows = self._conn.execute(
                sa.select(t.location.c.uid).where(
                    *_in_mailbox(account, mailbox, uidvalidity),
                    t.location.c.uid.in_(uids[start : start + PAGE]),
                )
            )
            found.update(row.uid for row in rows)
        return found

    def located_uids(self, account: str, mailbox: str, uidvalidity: int) -> Sequence[int]:
        rows = self._conn.execute(
            sa.select(t.location.c.uid)
            .where(*_in_mailbox(account, mailbox, uidvalidity), t.location.c.gone_at.is_(None))
            .order_by(t.location.c.uid)
        )
        return [row.uid for row in rows]

    def mark_gone(
        self, account: str, mailbox: str, uidvalidity: int, uids: Sequence[int], now: datetime
    ) -> None:
        for start in range(0, len(uids), PAGE):
            self._conn.execute(
                sa.update(t.location)
                .where(
                    *_in_mailbox(account, mailbox, uidvalidity),
                    t.location.c.uid.in_(uids[start : start + PAGE]),
                )
                .values(gone_at=micros(now))
            )

    def positions(self, message_key: int) -> Sequence[Position]:
        rows = self._conn.execute(
            sa.select(t.location)
            .where(t.location.c.message_key == message_key, t.location.c.gone_at.is_(None))
            .order_by(t.location.c.id.desc())
        )
        return [Position(mailbox=r.mailbox, uidvalidity=r.uidvalidity, uid=r.uid) for r in rows]

    def key_of(self, account: str, sha256: str) -> int | None:
        return self._known(account, [sha256]).get(sha256)


def _in_mailbox(account: str, mailbox: str, uidvalidity: int) -> tuple[sa.ColumnElement[bool], ...]:
    at = t.location.c
    return (at.account == account, at.mailbox == mailbox, at.uidvalidity == uidvalidity)


def _place(position: Position) -> dict[str, object]:
    return {"mailbox": position.mailbox, "uidvalidity": position.uidvalidity, "uid": position.uid}


def _message_values(account: str, arrival: Arrival, now: datetime) -> dict[str, object]:
    settled = arrival.standing is not Standing.PENDING
    quarantined = arrival.standing is Standing.QUARANTINED
    state = MessageState.TRIAGED if settled else MessageState.FETCHED
    return {
        "account": account,
        "sha256": arrival.sha256,
        "size": arrival.size,
        "state": MessageState.QUARANTINED if quarantined else state,
        "standing": arrival.standing,
        "reason": arrival.reason,
        "mailbox": arrival.position.mailbox,
        "seen_at": micros(now),
        "internal_at": micros_or_none(arrival.internal_at),
        "author": arrival.author,
        "subject": arrival.subject,
        "message_id": arrival.message_id,
        "first": arrival.first,
    }
