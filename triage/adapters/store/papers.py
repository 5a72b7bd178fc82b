"""Statements about papers: the firm's own quotes and invoices as seen in Sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from triage.adapters.store.rows import Row, micros, moment, new_key
from triage.adapters.store.schema_books import paper as t
from triage.books.seen import Document
from triage.ledger_papers import NewPaper, PaperRow, PaperState


class SqlPapers:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def add(self, paper: NewPaper, now: datetime) -> int | None:
        same = sa.select(t.c.id).where(t.c.message_key == paper.message_key, t.c.sha256 == paper.sha256)
        if self._conn.execute(same).first() is not None:
            return None
        values = {
            "message_key": paper.message_key,
            "sha256": paper.sha256,
            "case_no": paper.case_no,
            "document": paper.document,
            "state": paper.state,
            "filename": paper.filename,
            "recipient": paper.recipient,
            "number": paper.number,
            "issued": _text(paper.issued),
            "total": _text(paper.total),
            "currency": paper.currency,
            "facts": dict(paper.facts),
            "created_at": micros(now),
        }
        return new_key(self._conn.execute(sa.insert(t).values(**values)))

    def paper(self, paper_id: int) -> PaperRow | None:
        row = self._conn.execute(sa.select(t).where(t.c.id == paper_id)).first()
        return None if row is None else _row(row)

    def of_case(self, case_no: int) -> Sequence[PaperRow]:
        rows = self._conn.execute(sa.select(t).where(t.c.case_no == case_no).order_by(t.c.id))
        return [_row(row) for row in rows]

    def confirmed(self, document: Document) -> bool:
        found = sa.select(t.c.facts).where(t.c.document == document, t.c.state != PaperState.ASKED)
        return any(row.facts.get("confirmed_by") for row in self._conn.execute(found))

    def change(self, paper_id: int, *, was: Sequence[PaperState], **changes: Any) -> bool:
        values = {name: _text(one) if name in ("issued", "total") else one for name, one in changes.items()}
        where = (t.c.id == paper_id, t.c.state.in_([str(one) for one in was]))
        return self._conn.execute(sa.update(t).where(*where).values(**values)).rowcount == 1


def _text(value: date | Decimal | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else format(value, "f")


def _row(row: Row) -> PaperRow:
    return PaperRow(
        paper_id=row.id,
        message_key=row.message_key,
        sha256=row.sha256,
        case_no=row.case_no,
        document=Document(row.document),
        state=PaperState(row.state),
        filename=row.filename,
        recipient=row.recipient,
        number=row.number,
        issued=date.fromisoformat(row.issued) if row.issued else None,
        total=Decimal(row.total) if row.total else None,
        currency=row.currency,
        facts=row.facts,
        created_at=moment(row.created_at),
    )
