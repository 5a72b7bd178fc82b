"""Statements about what people are told, and about bank accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from triage.adapters.store import schema as t
from triage.adapters.store.rows import micros, moment
from triage.desk.bank import Seen
from triage.ledger_desk import NewTold, ToldRow

_accounts, _verdicts = t.bank_account.c, t.verdict.c
_billed = sa.case((_verdicts.intent.in_(("vendor_invoice", "vendor_reminder")), _accounts.message_key))
_seen = (
    sa.select(
        _accounts.iban,
        _accounts.doubted,
        sa.func.count(sa.distinct(_accounts.message_key)).label("n"),
        sa.func.count(sa.distinct(_billed)).label("invoices"),
    )
    .outerjoin(t.verdict, _verdicts.message_key == _accounts.message_key)
    .where(_accounts.sender == sa.bindparam("sender"))
    .group_by(_accounts.iban, _accounts.doubted)
    .order_by(sa.func.min(_accounts.id))
)


def _told_row(row: sa.Row[Any]) -> ToldRow:
    return ToldRow(
        told_id=row.id,
        key=row.key,
        person=row.person,
        draft_id=row.draft_id,
        case_no=row.case_no,
        subject=row.subject,
        text=row.text,
        urgent=bool(row.urgent),
        at=moment(row.at),
    )


class SqlTold:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def tell(self, told: NewTold, now: datetime, *, waits: bool) -> bool:
        insert = sqlite.insert if self._conn.dialect.name == "sqlite" else postgresql.insert
        inserted = self._conn.execute(
            insert(t.told)
            .values(
                key=told.key,
                person=told.person,
                draft_id=told.draft_id,
                case_no=told.case_no,
                subject=told.subject[:500],
                text=told.text,
                urgent=told.urgent,
                at=micros(now),
                told_at=None if waits else micros(now),
            )
            .on_conflict_do_nothing(index_elements=["key"])
        )
        return inserted.rowcount == 1

    def told_since(self, person: str, since: datetime) -> Sequence[datetime]:
        c = t.told.c
        mine = (c.person == person, c.told_at > micros(since))
        alone = sa.select(c.told_at).where(*mine, c.told_at == c.at)
        bundled = sa.select(c.told_at).where(*mine, c.told_at != c.at).distinct()
        moments = sorted(row.told_at for query in (alone, bundled) for row in self._conn.execute(query))
        return [moment(one) for one in moments]

    def waiting(self, person: str) -> Sequence[ToldRow]:
        c = t.told.c
        rows = self._conn.execute(
            sa.select(t.told)
            .where(c.person == person, c.told_at.is_(None))
            .order_by(c.urgent.desc(), c.at, c.id)
        )
        return [_told_row(row) for row in rows]

    def shown(self, case_no: int) -> ToldRow | None:
        c = t.told.c
        text = sa.or_(c.key.startswith("tell:"), c.key.startswith("hidden:"))
        mine = sa.select(t.told).where(c.case_no == case_no, text).order_by(c.id.desc()).limit(1)
        row = self._conn.execute(mine).one_or_none()
        return None if row is None else _told_row(row)

    def settle_told(self, told_ids: Iterable[int], now: datetime) -> None:
        wanted = list(told_ids)
        if wanted:
            self._conn.execute(sa.update(t.told).where(t.told.c.id.in_(wanted)).values(told_at=micros(now)))


class SqlBankAccounts:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def seen(self, sender: str) -> Sequence[Seen]:
        rows = self._conn.execute(_seen, {"sender": sender})
        return [
            Seen(iban=row.iban, times=row.n, doubted=bool(row.doubted), invoices=row.invoices) for row in rows
        ]

    def senders(self) -> frozenset[str]:
        c = t.bank_account.c
        rows = self._conn.execute(sa.select(c.sender).where(c.doubted.is_(False)).distinct())
        return frozenset(row.sender for row in rows)

    def note(self, sender: str, iban: str, message_key: int, *, doubted: bool, now: datetime) -> None:
        insert = sqlite.insert if self._conn.dialect.name == "sqlite" else postgresql.insert
        self._conn.execute(
            insert(t.bank_account)
            .values(sender=sender, iban=iban, message_key=message_key, doubted=doubted, at=micros(now))
            .on_conflict_do_nothing(index_elements=["message_key", "iban"])
        )
