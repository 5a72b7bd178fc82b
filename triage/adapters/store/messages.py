"""Statements about messages: arrival, reading, standing, where they lie."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.learning import packed
from triage.adapters.store.rows import message_row, micros, micros_or_none
from triage.core.lifecycle import MESSAGE, MessageEvent, MessageState, advance
from triage.intent.verdict import Evidence, Verdict
from triage.ledger_learning import Said
from triage.ledger_messages import Arrival, Cursor, MessageRow, Pending, Standing
from triage.ledger_rows import Json, Stale
from triage.mail.message import Message
from triage.ports import Position

SENT_BY_HAND = "sent by one of us"
PAGE = 500
"""Bound parameters a statement: far below SQLite's limit of 32,766."""

_insert_message = sa.insert(t.message)
_insert_raw = sa.insert(t.raw)
_insert_location = sa.insert(t.location)
_insert_verdict = sa.insert(t.verdict)
_sent_subjects = sa.select(t.message.c.message_id, t.message.c.subject).where(
    t.message.c.message_id.in_(sa.bindparam("ids", expanding=True)), t.message.c.reason == SENT_BY_HAND
)
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


class SqlMessages:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
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

    # ------------------------------------------------------------ cursors

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

    # ------------------------------------------------------------ T2

    def take_fetched(self, limit: int, max_attempts: int) -> Sequence[Pending]:
        m = t.message
        rows = self._fetched(limit, first=True) or self._fetched(limit)
        # taken before and not settled: alone, so that a mail that kills us costs no other an attempt
        rows = [row for row in rows if row.attempts][:1] or rows
        taken = [
            Pending(
                message_key=row.id,
                sha256=row.sha256,
                octets=zlib.decompress(row.octets),
                mailbox=row.mailbox,
                attempts=row.attempts + 1,
                version=row.version,
                sent=row.reason == "sent",
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
            sa.select(m.c.id, m.c.sha256, m.c.mailbox, m.c.attempts, m.c.version, m.c.reason, t.raw.c.octets)
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

    def octets(self, message_key: int) -> bytes | None:
        value = self._conn.execute(
            sa.select(t.raw.c.octets).where(t.raw.c.message_key == message_key)
        ).scalar()
        return None if value is None else zlib.decompress(value)

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

    # ------------------------------------------------------------ reading

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

    def key_of(self, account: str, sha256: str) -> int | None:
        return self._known(account, [sha256]).get(sha256)

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
