"""Small conversions shared by the statements: microseconds, rows to dataclasses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from triage.core.lifecycle import CaseState
from triage.ledger_cases import CaseRow
from triage.ledger_messages import MessageRow, Standing

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Row = sa.Row[Any]


def micros(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


def micros_or_none(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def moment(value: int) -> datetime:
    return EPOCH + timedelta(microseconds=value)


def moment_or_none(value: int | None) -> datetime | None:
    return None if value is None else moment(value)


def new_key(inserted: sa.CursorResult[Any]) -> int:
    """The key that the store gave to the row just inserted."""
    key = inserted.inserted_primary_key
    if key is None:
        raise LookupError("the store gave no key")
    return int(key[0])


def message_row(row: Row) -> MessageRow:
    return MessageRow(
        message_key=row.id,
        sha256=row.sha256,
        standing=Standing(row.standing),
        reason=row.reason,
        message_id=row.message_id,
        author=row.author,
        author_name=row.author_name,
        subject=row.subject,
        kind=row.kind,
        case_no=row.case_no,
        seen_at=moment(row.seen_at),
    )


def case_row(row: Row) -> CaseRow:
    return CaseRow(
        case_no=row.id,
        state=CaseState(row.state),
        version=row.version,
        subject=row.subject,
        area=row.area,
        intent=row.intent,
        language=row.language,
        assigned_to=row.assigned_to,
        confidential=bool(row.confidential),
        follows=row.follows,
        opened_at=moment(row.opened_at),
        changed_at=moment(row.changed_at),
        closed_at=moment_or_none(row.closed_at),
        waiting_since=moment_or_none(row.waiting_since),
        contact=row.contact_addr or "",
        contact_name=row.contact_name or "",
    )
