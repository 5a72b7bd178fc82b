"""Statements that find and erase what was kept long enough; see ``desk.retention``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store import schema_books as b
from triage.adapters.store.people import SqlPeople
from triage.adapters.store.rows import message_row, micros, moment
from triage.core.lifecycle import DraftState
from triage.desk.retention import Aged
from triage.ledger_messages import MessageRow, Standing

_ENDED = (
    DraftState.SENT, DraftState.REJECTED, DraftState.SUPERSEDED, DraftState.ANSWERED, DraftState.UNDONE,
)  # fmt: skip
_AT_REST = (Standing.FINISHED, Standing.IGNORED)


class SqlRetention:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def aged(
        self, before: datetime, *, money: frozenset[str], staff: frozenset[str], after: int, limit: int
    ) -> Sequence[Aged]:
        m, v = t.message.c, t.verdict.c
        about_money = sa.exists().where(v.message_key == m.id, v.intent.in_(sorted(money)))
        billed = sa.exists().where(b.invoice.c.case_no == m.case_no)
        found = self._conn.execute(
            sa.select(m.id, m.seen_at, m.case_no, m.author, sa.or_(about_money, billed).label("money"))
            .join(t.raw, t.raw.c.message_key == m.id)
            .where(m.id > after, m.seen_at < micros(before), m.standing.in_(_AT_REST))
            .order_by(m.id)
            .limit(limit)
        )
        return [
            Aged(
                message_key=row.id,
                seen_at=moment(row.seen_at),
                handled=row.case_no is not None or row.author.lower() in staff,
                money=bool(row.money),
            )
            for row in found
        ]

    def of_span(self, start: datetime, end: datetime, after: int, limit: int) -> Sequence[MessageRow]:
        m = t.message.c
        found = self._conn.execute(
            sa.select(t.message)
            .where(m.id > after, m.seen_at >= micros(start), m.seen_at < micros(end))
            .order_by(m.id)
            .limit(limit)
        )
        return [message_row(row) for row in found]

    def erase(self, message_keys: Sequence[int]) -> None:
        SqlPeople(self._conn).erase_mails(message_keys)

    def erase_answers(self, before: datetime) -> int:
        r = t.revision.c
        old = (
            sa.select(t.draft.c.id)
            .join(t.case, t.case.c.id == t.draft.c.case_no)
            .where(t.draft.c.state.in_(_ENDED), t.case.c.changed_at < micros(before))
        )
        done = self._conn.execute(
            sa.update(t.revision)
            .where(r.draft_id.in_(old), r.body != "")
            .values(subject="", body="", frozen=b"", recipients=[])
        )
        self._conn.execute(sa.update(t.draft).where(t.draft.c.id.in_(old)).values(facts={}))
        e = t.effect.c
        self._conn.execute(
            sa.update(t.effect)
            .where(e.draft_id.in_(old), e.settled_at.is_not(None), e.octets.is_not(None))
            .values(octets=None)
        )
        return int(done.rowcount)

    def erase_documents(self, year: int) -> int:
        i, q = b.invoice.c, b.quote.c
        first = f"{year:04}-01-01"
        invoices = self._conn.execute(
            sa.update(b.invoice)
            .where(i.issue_date != "", i.issue_date < first, i.pdf.is_not(None))
            .values(content={}, facts={}, pages=None, pdf=None, xml=None)
        )
        quotes = self._conn.execute(
            sa.update(b.quote)
            .where(q.valid_until < first, q.pdf.is_not(None))
            .values(content={}, facts={}, pdf=None)
        )
        return int(invoices.rowcount + quotes.rowcount)
