"""T3b: when a hold ends, every condition is read again; only then is the mail queued to leave."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from triage.approval.said import say
from triage.core.errors import OwnerError, Transient
from triage.core.lifecycle import DraftEvent, DraftState
from triage.desk import people
from triage.drafting.outgoing import dated
from triage.ledger import Tx
from triage.ledger_drafts import ApprovalRow, DraftRow
from triage.ledger_journal import DueRow, NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.pipeline import (
    bundles,
    by_hand,
    cap,
    clock_moved,
    digest,
    dunning,
    look_report,
    numbering,
    record_changes,
    renew,
    retention,
    review,
    sent_wait,
    targets,
    unread,
)
from triage.pipeline.anew import ask_anew
from triage.pipeline.document_files import INVOICE, RECORD, document_of
from triage.pipeline.edges import Edges
from triage.pipeline.halt import WHILE_HALTED, halted

SCRUB_AGAIN = timedelta(seconds=10)
AFTER_A_BUG: Final = timedelta(minutes=10)
log = logging.getLogger("triage")


def fire_due(edges: Edges) -> int:
    """Fire what is due, each row in a transaction of its own. Returns how many fired."""
    clock_moved.looked(edges)
    fired = 0
    while True:
        rows: Sequence[DueRow] = ()
        try:
            with edges.store.begin() as tx:
                rows = tx.journal.take_due(edges.clock.now(), 1)
                if not rows:
                    break
                fire(edges, tx, rows[0])
                tx.journal.finish_due(rows[0], edges.clock.now())
                edges.fault("t3b_writing")
        except (Transient, OwnerError):  # the store takes nothing now: no row's fault
            raise
        except Exception:
            if not rows:
                raise
            _put_off(edges, rows[0])
        fired += 1
        edges.fault("t3b_committed")
        if rows[0].kind == "scrub" and not edges.store.scrub():
            with edges.store.begin() as tx:
                tx.journal.put_due("scrub", rows[0].key, edges.clock.now() + SCRUB_AGAIN)
    if fired:
        edges.wake("submit")
        edges.wake("books")
    return fired


def _put_off(edges: Edges, row: DueRow) -> None:
    """A bug in one of them must not stop the others: counted, and tried again later."""
    log.exception("what was due could not be done: %s %s", row.kind, row.key)
    now = edges.clock.now()
    with edges.store.begin() as tx:
        tx.journal.put_due(row.kind, row.key, now + AFTER_A_BUG)
        tx.journal.happened(NewEvent(kind="bug", data={"due": row.kind, "key": row.key[:80]}), now=now)


def fire(edges: Edges, tx: Tx, row: DueRow) -> None:
    match row.kind:
        case "release":
            release(edges, tx, int(row.key))
        case "remind":
            remind(edges, tx, int(row.key))
        case "renew":
            renew.renew(edges, tx, row)
        case "wake":
            renew.wake(edges, tx, int(row.key))
        case "bundle":
            bundles.send(edges, tx, row)
        case "target_soon":
            targets.soon(edges, tx, row)
        case "target_over":
            targets.over(edges, tx, row)
        case "unread":
            unread.send(edges, tx, row)
        case "scrub":
            pass  # outside of the transaction, as soon as it is over
        case "review":
            review.send(edges, tx, row)
        case "holding":
            targets.holding(edges, tx, row)
        case "nudge":
            targets.nudge(edges, tx, row)
        case "dunning":
            dunning.fire(edges, tx, row)
        case "plan":
            dunning.fire_plan(edges, tx, row)
        case "sent_wait":
            sent_wait.over(edges, tx, row)
        case "digest":
            digest.send(edges, tx, row)
        case look_report.KIND:
            look_report.send(edges, tx, row)
        case "retention":
            retention.expire(edges, tx, row)
        case _:
            tx.journal.happened(NewEvent(kind="bug", data={"due": row.kind}), now=edges.clock.now())


def release(edges: Edges, tx: Tx, draft_id: int) -> None:
    """Held, the hold over, unchanged since approved, nothing stopped: queue it, once."""
    draft, now = tx.drafts.draft(draft_id), edges.clock.now()
    if draft is None or draft.state is not DraftState.HELD:
        return
    if draft.hold_until is not None and draft.hold_until > now:
        tx.journal.put_due("release", str(draft_id), draft.hold_until + timedelta(microseconds=1))
        return
    if edges.watch.jump(edges.clock.reading()) is not None:  # it is not the hold that is over
        tx.journal.put_due("release", str(draft_id), now + WHILE_HALTED)
        return
    if halted(tx, now):  # held as long as nothing may leave: what happens meanwhile still stops it
        tx.journal.put_due("release", str(draft_id), now + WHILE_HALTED)
        return
    if by_hand.must_read(tx, draft):  # somebody may have answered meanwhile, from anywhere
        tx.journal.put_due("release", str(draft_id), now + by_hand.asks_again(tx, now))
        edges.wake("look")
        return
    used = tx.drafts.used_approvals(draft_id, draft.revision)
    if not _is_approved(draft, used):
        tx.journal.happened(NewEvent(kind="bug", draft_id=draft_id, data={"digest": "changed"}), now=now)
        owner = edges.config.owner
        ask_anew(edges, tx, draft, owner, say("again_changed", owner.language))
        return
    gone = [one.approver for one in used if not _has_access(edges, one.approver)]
    if gone:
        names = ", ".join(gone)
        owner = edges.config.owner
        ask_anew(edges, tx, draft, owner, say("again_access", owner.language, who=names))
        return
    what = document_of(draft.facts).get("what")
    if what == RECORD:
        record_changes.apply(edges, tx, draft)
        return
    if cap.over(edges, tx, draft):
        tx.journal.put_due("release", str(draft_id), now + cap.LOOKS_AGAIN)
        return
    if what == INVOICE:
        if not numbering.numbered(edges, tx, draft):
            return
        edges.fault("t3b_numbered")
    else:
        tx.drafts.move_draft(draft, DraftEvent.RELEASE)
        tx.outbox.queue(_reply(edges, draft), now)
    cap.count(edges, tx, draft)
    released = NewEvent(
        kind="released", case_no=draft.case_no, draft_id=draft_id, decision=True,
        data={"digests": [one.digest for one in used]},
    )  # fmt: skip
    tx.journal.happened(released, now=now)


def _is_approved(draft: DraftRow, used: Sequence[ApprovalRow]) -> bool:
    """Somebody's code of this revision was used, and each digest, found anew over what would leave, is the
    one that was approved."""
    return bool(used) and all(one.digest == draft.digest_for(one.approver, one.purpose) for one in used)


def _has_access(edges: Edges, approver: str) -> bool:
    person = edges.config.person(approver)
    return person is not None and people.has_access(person, edges.today)


def _reply(edges: Edges, draft: DraftRow) -> NewEffect:
    now = edges.clock.now()
    return NewEffect(
        key=f"reply:{draft.draft_id}:{draft.revision}",
        kind=EffectKind.REPLY,
        channel=Channel.SUBMIT,
        content={"reverse_path": draft.reverse_path, "recipients": list(draft.recipients)},
        octets=dated(draft.frozen, now),
        message_id=draft.message_id,
        due_at=now,
        priority=2,
        case_no=draft.case_no,
        draft_id=draft.draft_id,
        message_key=draft.message_key,
    )


def remind(edges: Edges, tx: Tx, draft_id: int) -> None:
    """`later 2d` is over: the same question comes again, with a new code."""
    draft = tx.drafts.draft(draft_id)
    if draft is None or draft.state is not DraftState.PROPOSED:
        return
    person = edges.config.person(draft.person) or edges.config.owner
    bundles.ask_again(edges, tx, draft, person, say("again_asked", person.language))
