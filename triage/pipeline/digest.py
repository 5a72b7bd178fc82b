"""The daily mail to the owner: who waits, what could not be read, the sums. At most 25 lines.

Its absence means that the machine is down. Other rooms add sections here.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from triage.ledger import CaseRow, DueRow, Sums, Tx
from triage.pipeline import propose
from triage.pipeline.edges import Edges

LINES: Final = 25


def schedule(edges: Edges, tx: Tx) -> None:
    """Make sure that the next digest is due; a restart loses nothing."""
    at = next_at(edges.clock.now(), edges.config.desk.digest_at, edges.config.firm.time_zone)
    tx.journal.put_due("digest", at.date().isoformat(), at)


def next_at(now: datetime, clock_time: str, zone: str) -> datetime:
    """The next working day's digest time after ``now``, in the firm's own zone."""
    local = now.astimezone(ZoneInfo(zone))
    hour, minute = map(int, clock_time.split(":"))
    day = local.date()
    at = datetime.combine(day, time(hour, minute), ZoneInfo(zone))
    while at <= local or at.weekday() >= 5:
        day += timedelta(days=1)
        at = datetime.combine(day, time(hour, minute), ZoneInfo(zone))
    return at.astimezone(now.tzinfo)


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    owner = edges.config.owner
    lines = body(edges, tx)
    waiting = len(tx.cases.waiting_cases())
    subject = f"{waiting} waiting · {row.key}"
    propose.notice(edges, tx, f"digest:{row.key}", owner, subject, "\n".join(lines) + "\n")
    schedule(edges, tx)


def body(edges: Edges, tx: Tx) -> list[str]:
    """The digest's lines."""
    now = edges.clock.now()
    waiting, unread = tx.cases.waiting_cases(), tx.messages.quarantined()
    room = LINES - 8 - min(len(unread), 4)
    lines = [f"Waiting for an answer ({len(waiting)}), oldest first:" if waiting else "Nobody waits."]
    lines += [_waits(case, now) for case in waiting[:room]]
    if len(waiting) > room:
        lines.append(f"  … and {len(waiting) - room} more: #list")
    if unread:
        lines += ["", f"Could not be read ({len(unread)}):"]
        lines += [f"  {one.author or 'somebody'}: {one.subject[:50]} ({one.reason})" for one in unread[:3]]
    lines += [
        "",
        *counted(tx.journal.sums()),
        f"If this mail is missing one morning, call {edges.config.owner.name}.",
    ]
    return lines


def _waits(case: CaseRow, now: datetime) -> str:
    since = now - (case.waiting_since or now)
    age = f"{since.days}d" if since.days else f"{since.seconds // 3600}h"
    about = "(confidential)" if case.confidential else case.subject[:48]
    return f"  #{case.case_no} {age:>4}  {case.contact_name or case.contact}: {about}"


def counted(sums: Sums) -> list[str]:
    """Both sums of the ledger, in words."""
    return [
        f"Counted: {sums.seen} seen = {sums.before_start} before start + {sums.ignored} ignored"
        f" + {sums.quarantined} unreadable + {sums.handled} handled"
        + (f" + {sums.pending} being read" if sums.pending else ""),
        f"         {sums.handled} handled = {sums.waiting} waiting + {sums.finished} finished",
    ]
