"""The wall clock was moved: every approval rests on times (a code's life, a hold), so none of them counts
any more. What was approved and has not left is asked again, and so is everything that waits; nothing leaves
on the strength of an old yes. What is on its way keeps its distances in time.
"""

from __future__ import annotations

from datetime import datetime

from triage.approval.said import say
from triage.books.figures import day as shown_day
from triage.config import Person
from triage.core.lifecycle import CaseState, DraftState
from triage.desk import people
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.pipeline import bundles, digest, look_report, notices, retention, review
from triage.pipeline.anew import ask_anew
from triage.pipeline.clockwatch import LARGEST, Jump
from triage.pipeline.edges import Edges
from triage.pipeline.standing import stand_in


def started(edges: Edges) -> None:
    """At a start: what comes by itself is scheduled, and the clock is held against what was written last. It
    can only be seen to have gone back: nobody knows how long the program was off."""
    seen = edges.clock.reading()
    with edges.store.begin() as tx:
        last = tx.journal.last_at()
        if last is not None and last - seen.wall > LARGEST:
            freeze(edges, tx, Jump(was=last, now=seen.wall))
        schedule(edges, tx)
    edges.watch.accept(seen)


def looked(edges: Edges) -> bool:
    """Before anything is read, fired or sent: whether the clock was moved since, and was dealt with now."""
    if edges.watch.jump(edges.clock.reading()) is None:
        return False
    with edges.watch.lock:
        seen = edges.clock.reading()
        jump = edges.watch.jump(seen)
        if jump is None:  # another thread did
            return False
        with edges.store.begin() as tx:
            freeze(edges, tx, jump)
        edges.watch.accept(seen)
    for name in ("timer", "submit", "mailbox", "books"):
        edges.wake(name)
    return True


def schedule(edges: Edges, tx: Tx) -> None:
    """The next of each mail that comes by itself."""
    for one in (digest, look_report, retention, review):
        one.schedule(edges, tx)


def freeze(edges: Edges, tx: Tx, jump: Jump) -> None:
    """All of it in one transaction."""
    tx.outbox.shift(jump.was, jump.by)
    held = tx.drafts.in_state(DraftState.HELD)
    waiting = [one for one in tx.drafts.in_state(DraftState.PROPOSED) if one.body]
    for draft in held:
        person = _approver(edges, tx, draft)
        ask_anew(edges, tx, draft, person, say("again_clock", person.language))
    for draft in waiting:
        _again(edges, tx, draft)
    for person in edges.config.people:
        if tx.told.waiting(person.address):  # a bundle timed by the old clock might never come
            tx.journal.put_due("bundle", person.address, jump.now)
    schedule(edges, tx)
    data = {"was": jump.was.isoformat(), "seconds": round(jump.by.total_seconds()),
            "held": [one.draft_id for one in held], "waiting": [one.draft_id for one in waiting]}  # fmt: skip
    tx.journal.happened(NewEvent(kind="clock_moved", data=data, decision=True), now=jump.now)
    owner = edges.config.owner
    was, now = (_shown(edges, at, owner.language) for at in (jump.was, jump.now))
    text = say("owner_clock", owner.language, was=was, now=now, held=len(held), waiting=len(waiting))
    subject = say("owner_clock_subject", owner.language, was=was, now=now)
    notices.notice(edges, tx, f"clock:{jump.now.isoformat()}", owner, subject, f"{text}\n")


def _shown(edges: Edges, at: datetime, language: str) -> str:
    """With the year: it may be what is wrong."""
    local = at.astimezone(edges.calendar.zone)
    return f"{shown_day(local.date(), language)} {local:%H:%M}"


def _approver(edges: Edges, tx: Tx, draft: DraftRow) -> Person:
    """Who said yes last; the owner where they may not any more."""
    used = tx.drafts.used_approvals(draft.draft_id, draft.revision)
    person = edges.config.person(used[-1].approver if used else draft.person)
    return person if person is not None and people.has_access(person, edges.today) else edges.config.owner


def _again(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """The same people are asked again. What was put off by a snooze comes when that is over."""
    asked = {one.approver for one in tx.drafts.open_approvals(draft.draft_id)} or {draft.person}
    tx.drafts.void_approvals(draft.draft_id)
    case = tx.cases.case(draft.case_no)
    if case is not None and case.state is CaseState.SNOOZED:
        return
    for address in sorted(asked):
        person = edges.config.person(address)
        may = person is not None and people.has_access(person, edges.today)
        reader = stand_in(edges, tx, person) if person is not None and may else edges.config.owner
        bundles.ask_again(edges, tx, draft, reader, say("again_clock", reader.language))
