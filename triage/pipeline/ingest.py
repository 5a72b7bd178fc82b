"""T1: the raw octets become ours. Message, location, cursor and event in one transaction.

Identity is the hash of the octets. Two cursors a mailbox: live from UIDNEXT at first sight, and the
backfill below it, which only counts what was there before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final

from triage.commands.first import comes_first
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Arrival, Cursor, Standing
from triage.mail.message import QuarantineReason
from triage.pipeline.edges import Edges
from triage.ports import Fetched, MailboxSession, MailboxStatus, Position

CHUNK: Final = 200
"""Messages a transaction: group commit, each still whole."""


def ingest(edges: Edges, session: MailboxSession, mailbox: str, *, sent: bool = False) -> int:
    """Read what is new in one mailbox. Returns how many messages are new to the ledger."""
    status = session.status(mailbox)
    cursor = _cursor(edges, status)
    new = 0
    uids = session.uids(mailbox, status.uidvalidity, cursor.live_next)
    for start in range(0, len(uids), CHUNK):
        chunk = uids[start : start + CHUNK]
        new += _take(edges, session, cursor, chunk, sent=sent)
        cursor = replace(cursor, live_next=chunk[-1] + 1)
        if new:
            edges.wake("triage")
    return new


def backfill(edges: Edges, session: MailboxSession, mailbox: str) -> bool:
    """Count one chunk of the mail from before the start line. True while there is more."""
    status = session.status(mailbox)
    cursor = _cursor(edges, status)
    if not cursor.backfill_last:
        return False
    first = max(1, cursor.backfill_last - 4 * CHUNK + 1)
    uids = session.uids(mailbox, status.uidvalidity, first, cursor.backfill_last)[-CHUNK:]
    left = (uids[0] if len(uids) == CHUNK else first) - 1
    _take(edges, session, replace(cursor, backfill_last=left), uids, sent=False)
    return left > 0


def reconcile(edges: Edges, session: MailboxSession, mailbox: str, *, sent: bool = False) -> int:
    """The full look, every few minutes: what left the mailbox is marked, what was missed is read."""
    status = session.status(mailbox)
    cursor = _cursor(edges, status)
    there = set(session.uids(mailbox, status.uidvalidity, 1))
    with edges.store.reading() as tx:
        ours = set(tx.messages.located_uids(edges.account, mailbox, status.uidvalidity))
    gone = sorted(ours - there)
    if gone:
        with edges.store.begin() as tx:
            tx.messages.mark_gone(edges.account, mailbox, status.uidvalidity, gone, edges.clock.now())
    missed = sorted(uid for uid in there - ours if cursor.backfill_last < uid < cursor.live_next)
    for start in range(0, len(missed), CHUNK):
        _take(edges, session, cursor, missed[start : start + CHUNK], sent=sent)
    if missed:
        edges.wake("triage")
    return len(missed)


def _cursor(edges: Edges, status: MailboxStatus) -> Cursor:
    """Where we stand in this mailbox. At first sight the start line is drawn at UIDNEXT. When the
    mailbox was made anew (another UIDVALIDITY), all of it is read again and matched by hash."""
    with edges.store.reading() as tx:  # nearly always there: no need to wait for who writes
        known = tx.messages.cursor(edges.account, status.mailbox, status.uidvalidity)
    if known is not None:
        return known
    with edges.store.begin() as tx:
        known = tx.messages.cursor(edges.account, status.mailbox, status.uidvalidity)
        if known is not None:  # drawn by somebody else meanwhile
            return known
        again = bool(tx.messages.cursors(edges.account, status.mailbox))
        start_at = start_line(tx, edges)
        old = edges.config.mailbox.start == "now" and not again
        cursor = Cursor(
            account=edges.account,
            mailbox=status.mailbox,
            uidvalidity=status.uidvalidity,
            live_next=status.uidnext if old else 1,
            start_uid=status.uidnext if old else 1,
            backfill_last=status.uidnext - 1 if old else 0,
        )
        tx.messages.put_cursor(cursor)
        happened = NewEvent(
            kind="mailbox_seen",
            data={"mailbox": status.mailbox, "again": again, "start": start_at.isoformat()},
        )
        tx.journal.happened(happened, now=edges.clock.now())
        return cursor


def start_line(tx: Tx, edges: Edges) -> datetime:
    """When the start line was drawn: mail that arrived earlier is never triaged."""
    drawn = tx.journal.setting(f"start_line:{edges.account}")
    if drawn is None:
        now = edges.clock.now()
        tx.journal.put_setting(f"start_line:{edges.account}", now.isoformat())
        return now
    return datetime.fromisoformat(drawn)


def _take(edges: Edges, session: MailboxSession, cursor: Cursor, uids: Sequence[int], *, sent: bool) -> int:
    """T1 for one chunk of uids. The cursor moves in the same transaction."""
    spots = [Position(mailbox=cursor.mailbox, uidvalidity=cursor.uidvalidity, uid=uid) for uid in uids]
    fetched = list(session.fetch(spots, max_size=edges.config.mailbox.max_size)) if spots else []
    edges.fault("t1_fetched")
    now = edges.clock.now()
    with edges.store.begin() as tx:
        start_at = start_line(tx, edges)
        arrivals = [_arrival(edges, one, cursor, start_at, sent=sent) for one in fetched]
        new = tx.messages.arrive(edges.account, arrivals, now)
        there = tx.messages.cursor(cursor.account, cursor.mailbox, cursor.uidvalidity)
        tx.messages.put_cursor(_moved(there or cursor, cursor, uids))
        if new:
            counted = NewEvent(kind="ingested", data={"mailbox": cursor.mailbox, "new": len(new)})
            tx.journal.happened(counted, now=now)
        edges.fault("t1_writing")
    edges.fault("t1_committed")
    edges.second.append(("in", arrival.sha256) for arrival in arrivals)
    edges.fault("t1_done")
    return len(new)


def _moved(there: Cursor, wanted: Cursor, uids: Sequence[int]) -> Cursor:
    """Cursors only ever move on: live upwards, backfill downwards."""
    live = max([there.live_next, *(uid + 1 for uid in uids if uid >= there.live_next)])
    return replace(there, live_next=live, backfill_last=min(there.backfill_last, wanted.backfill_last))


def _arrival(edges: Edges, one: Fetched, cursor: Cursor, start_at: datetime, *, sent: bool) -> Arrival:
    before = one.position.uid < cursor.start_uid or _is_old(edges, one, cursor, start_at)
    if one.raw is None:
        return _too_large(one, before=before)
    standing, reason = Standing.PENDING, ""
    if before:
        standing = Standing.BEFORE_START
    elif sent:
        standing, reason = Standing.PENDING, "sent"
    return Arrival(
        sha256=hashlib.sha256(one.raw).hexdigest(),
        size=one.size,
        octets=None if before else one.raw,
        position=one.position,
        standing=standing,
        reason=reason,
        internal_at=one.internal_date,
        first=not (before or sent) and comes_first(one.raw, edges.config.staff_addresses),
    )


def _is_old(edges: Edges, one: Fetched, cursor: Cursor, start_at: datetime) -> bool:
    """In a mailbox that was made anew, uids say nothing: the day of arrival does."""
    if edges.config.mailbox.start == "all" or cursor.start_uid > 1 or one.internal_date is None:
        return False
    return one.internal_date < start_at


def _too_large(one: Fetched, *, before: bool) -> Arrival:
    """Headers kept, the octets stay on the server (`triage quarantine release --fetch` gets them)."""
    spot = one.position
    name = f"too large:{spot.mailbox}:{spot.uidvalidity}:{spot.uid}:{one.size}:".encode()
    head = BytesHeaderParser(policy=compat32).parsebytes(one.head[:65536])
    return Arrival(
        sha256=hashlib.sha256(name + one.head).hexdigest(),
        size=one.size,
        octets=None,
        position=spot,
        standing=Standing.BEFORE_START if before else Standing.QUARANTINED,
        reason="" if before else QuarantineReason.TOO_LARGE.value,
        internal_at=one.internal_date,
        author=_printable(str(head.get("From", ""))),
        subject=_printable(str(head.get("Subject", ""))),
    )


def _printable(text: str) -> str:
    return "".join(one for one in text if one.isprintable())[:200]
