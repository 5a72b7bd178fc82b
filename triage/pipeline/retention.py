"""Once a day: what was kept long enough goes, and the journal says how much. Off unless config asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from triage.desk.retention import Aged, Kept, class_of, ends_before, years_of
from triage.ledger import Tx
from triage.ledger_journal import DueRow, NewEvent
from triage.pipeline.edges import Edges

BATCH: Final = 500
"""Messages of one transaction: a first run over years of mail must not hold the store for long."""


def schedule(edges: Edges, tx: Tx) -> None:
    """Make sure that the next look is due, where anything is ever to go."""
    if edges.config.retention.is_on:
        day = edges.clock.now().astimezone(edges.calendar.zone).date() + timedelta(days=1)
        at = datetime.combine(day, datetime.min.time(), edges.calendar.zone) + timedelta(hours=3)
        tx.journal.put_due("retention", day.isoformat(), at)


def expire(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Erase one batch. Where it was full, the same row comes again at once; else tomorrow."""
    limits = {kept: _limit(edges, kept) for kept in Kept}
    start = int(tx.journal.setting("retention_after") or 0)
    found = list(_aged(edges, tx, limits, start))
    gone = [one for one in found if _is_over(one, limits)]
    tx.retention.erase([one.message_key for one in gone])
    count = {"messages": len(gone), **_documents(edges, tx, limits)}
    if any(count.values()):
        happened = NewEvent(kind="expired", data=count)
        tx.journal.happened(happened, now=edges.clock.now())
    full = len(found) == BATCH
    tx.journal.put_setting("retention_after", str(found[-1].message_key) if full else "0")
    if full:
        tx.journal.put_due("retention", f"{row.key[:10]} from {found[-1].message_key}", edges.clock.now())
    else:
        schedule(edges, tx)


def _limit(edges: Edges, kept: Kept) -> datetime | None:
    config = edges.config
    years = years_of(config.retention.of(kept), config.firm.region[:2], kept)
    return ends_before(edges.clock.now(), years, edges.calendar.zone)


def _aged(edges: Edges, tx: Tx, limits: dict[Kept, datetime | None], start: int) -> Iterator[Aged]:
    latest = max((one for one in limits.values() if one is not None), default=None)
    if latest is not None:
        money = frozenset(name for name, intent in edges.intents.items() if intent.money)
        staff = frozenset(one.lower() for person in edges.config.people for one in person.addresses)
        yield from tx.retention.aged(latest, money=money, staff=staff, after=start, limit=BATCH)


def _is_over(one: Aged, limits: dict[Kept, datetime | None]) -> bool:
    limit = limits[class_of(one)]
    return limit is not None and one.seen_at < limit


def _documents(edges: Edges, tx: Tx, limits: dict[Kept, datetime | None]) -> dict[str, int]:
    letters, books = limits[Kept.LETTERS], limits[Kept.BOOKS]
    return {
        "answers": tx.retention.erase_answers(letters) if letters is not None else 0,
        "documents": tx.retention.erase_documents(books.year) if books is not None else 0,
    }
