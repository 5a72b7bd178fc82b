"""T4 and T5: claim, commit, *then* speak; settle what came of it. Nothing leaves except from here.

Exactly-once sending does not exist. What may have happened is looked up before it is ever repeated, and
what cannot be told is asked.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from triage.commands.said import say
from triage.core.errors import OwnerError, Transient
from triage.core.lifecycle import DraftEvent, DraftState, EffectEvent, EffectState
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, EffectRow, NewEffect
from triage.ledger_rows import Json, Stale
from triage.pipeline import answer, cases, clock_moved, documents, notices, remember, targets, unread
from triage.pipeline.document_files import document_of
from triage.pipeline.edges import Edges
from triage.pipeline.halt import not_now
from triage.pipeline.retrying import again_at, carried

log = logging.getLogger("triage")

FINAL_DOT: Final = timedelta(seconds=610)
"""The longest that one transaction may take (RFC 5321, 4.5.3.2.6). A lease shorter than this is not used."""

CLAIMED: Final = 16

REPEATED: Final = 3
"""How often a mail in doubt is sent again because no copy was found. A provider that files later than the
grace would else get it through each time; after that a person is asked."""


BLIND: Final = timedelta(hours=1)
"""How long a mail in doubt waits for a mailbox that cannot be looked into; after that a person is asked."""


class Found(StrEnum):
    DONE = "done"
    NOT_DONE = "not_done"
    CANNOT_TELL = "cannot_tell"
    NOT_NOW = "not_now"
    """Nobody could look: the line to the mailbox is down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What came of one effect. ``holds``: the relay refuses the firm itself, so the whole queue waits.
    ``soon``: nothing is wrong with this one, something else is not there at the moment."""

    happened: EffectEvent
    result: Json = field(default_factory=dict)
    why: str = ""
    holds: bool = False
    soon: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pages and files that were made, by name: kept with the result in T5."""


class Performer(Protocol):
    """Speaks SMTP or IMAP for one channel. Never raises for one effect's sake."""

    @property
    def channel(self) -> Channel: ...
    def ahead(self, effects: Sequence[EffectRow]) -> None:
        """Told of all that will be performed now: what goes together, and may be done twice, is done here."""
        ...

    def perform(self, effect: EffectRow) -> Performed: ...
    def look_up(self, effect: EffectRow) -> Found: ...


@dataclass(slots=True, kw_only=True)
class Unsettled:
    """What was said to the world and is not written down yet: kept while the store takes nothing."""

    done: list[tuple[EffectRow, Performed]] = field(default_factory=list)
    found: list[tuple[EffectRow, Found]] = field(default_factory=list)


def dispatch(edges: Edges, performer: Performer, owner: str, unsettled: Unsettled | None = None) -> int:
    """Claim, perform and settle one batch. Returns how many effects were touched.

    Raises Transient where the store takes nothing; ``unsettled`` then holds what the next call settles."""
    clock_moved.looked(edges)
    kept = unsettled or Unsettled()
    if not (kept.done or kept.found):
        _claim_and_perform(edges, performer, owner, kept)
    if not (kept.done or kept.found):
        return 0
    _settle_all(edges, kept)
    edges.fault("t5_committed")
    done, found = kept.done, kept.found
    kept.done, kept.found = [], []
    gone = [
        effect.message_id for effect, one in done if one.happened is EffectEvent.DONE and effect.message_id
    ]
    edges.second.append(("out", message_id) for message_id in gone if performer.channel is Channel.SUBMIT)
    edges.fault("t5_done")
    edges.wake("mailbox")
    return len(done) + len(found)


def _claim_and_perform(edges: Edges, performer: Performer, owner: str, kept: Unsettled) -> None:
    """T4, then speak."""
    now = edges.clock.now()
    with edges.store.begin() as tx:
        tx.outbox.expire_leases(now, now + edges.pace.grace)
        lease = edges.pace.lease.total_seconds()
        # after a `stop` nothing reaches a customer until the owner's `resume`; nor does more than the cap
        skipped = not_now(tx, now) or _over_cap(edges, tx, now)
        claimed = tx.outbox.claim(performer.channel, owner, now, lease, CLAIMED, without=skipped)
        lost = tx.outbox.unknowns(performer.channel, now, CLAIMED)
        if claimed:
            edges.fault("t4_claiming")
    if claimed:
        edges.fault("t4_claimed")
    kept.done = _perform_all(edges, performer, claimed)
    kept.found = _look_up_all(performer, lost)


def _over_cap(edges: Edges, tx: Tx, now: datetime) -> tuple[EffectKind, ...]:
    """More answers an hour than the firm ever writes are a fault or an attack: they wait, the owner hears."""
    cap = edges.config.desk.send_cap_per_hour
    if tx.outbox.sent_since(EffectKind.REPLY, now - timedelta(hours=1)) < cap:
        return ()
    _tell_owner(edges, tx, f"cap:{now:%Y%m%d%H}", "cap", cap=cap)
    return (EffectKind.REPLY,)


def _settle_all(edges: Edges, kept: Unsettled) -> None:
    """T5, whole. If one of them cannot be settled, each gets a transaction of its own, so that it costs no
    other. A store that takes nothing now is no fault of any: that goes up."""
    try:
        with edges.store.begin() as tx:
            for effect, performed in kept.done:
                settle(edges, tx, effect, performed)
            for effect, found in kept.found:
                resolve(edges, tx, effect, found)
            edges.fault("t5_settling")
    except (Transient, OwnerError):
        raise
    except Exception as error:
        log.info("a batch is settled one by one: %s", error)
        for effect, performed in kept.done:
            _settle_alone(edges, effect, performed)
        for effect, found in kept.found:
            _settle_alone(edges, effect, found)


def _settle_alone(edges: Edges, effect: EffectRow, came: Performed | Found) -> None:
    try:
        with edges.store.begin() as tx:
            if isinstance(came, Performed):
                settle(edges, tx, effect, came)
            else:
                resolve(edges, tx, effect, came)
    except (Transient, OwnerError, Stale) as error:
        log.warning("not settled now; it is looked up when its lease is over: %s", error)
    except Exception:  # a bug: the row stays as it is, and is looked up when its lease is over
        log.exception("an effect could not be settled")


def recover(edges: Edges) -> int:
    """After a start where nobody else can be at work: whatever stood in ``sending`` is unknown now."""
    now = edges.clock.now()
    with edges.store.begin() as tx:
        return tx.outbox.expire_leases(now + timedelta(days=365), now + edges.pace.grace)


def _perform_all(
    edges: Edges, performer: Performer, claimed: Sequence[EffectRow]
) -> list[tuple[EffectRow, Performed]]:
    """One after the other. A lease that would end within a transaction is given back unused."""
    done: list[tuple[EffectRow, Performed]] = []
    holding = ""
    performer.ahead(claimed)
    for effect in claimed:
        if holding:
            done.append((effect, Performed(happened=EffectEvent.DEFER, why=holding, holds=True)))
        elif effect.lease_until - edges.clock.now() < FINAL_DOT:
            done.append((effect, Performed(happened=EffectEvent.DEFER, why="the lease ran out")))
        else:
            performed = performer.perform(effect)
            holding = performed.why if performed.holds else ""
            done.append((effect, performed))
            edges.fault("t4_spoken")
    return done


def _look_up_all(performer: Performer, lost: Sequence[EffectRow]) -> list[tuple[EffectRow, Found]]:
    """Where one cannot be looked up now the rest are not tried: each would wait for the same dead line."""
    looked: list[tuple[EffectRow, Found]] = []
    for effect in lost:
        blind = bool(looked) and looked[-1][1] is Found.NOT_NOW
        looked.append((effect, Found.NOT_NOW if blind else performer.look_up(effect)))
    return looked


# ---------------------------------------------------------------- T5


def settle(edges: Edges, tx: Tx, effect: EffectRow, performed: Performed) -> None:
    """Write down what came of it, and what follows from that."""
    now = edges.clock.now()
    happened, due_at, holds, soon = performed.happened, None, performed.holds, performed.soon
    if happened is EffectEvent.DEFER:
        due_at = again_at(edges, effect, now, holds=holds, soon=soon)
        if due_at is None and effect.kind is EffectKind.RENDER:  # its number is taken: never given up
            due_at = now + edges.pace.longest_retry
        if due_at is None:
            happened = EffectEvent.REFUSE
    elif happened is EffectEvent.LOSE:
        due_at = now + edges.pace.grace
    result = {**performed.result, "why": performed.why[:300]} if performed.why else performed.result
    result = carried(effect, result, waited=holds or soon)
    state = tx.outbox.settle(effect, happened, now=now, result=result, due_at=due_at)
    _holds(edges, tx, performed)
    if state is EffectState.SENT:
        _sent(edges, tx, effect, performed.files)
    elif state is EffectState.DEAD:
        given_up(edges, tx, effect, performed.why)
    elif performed.why and not (soon and "waited" in effect.result):  # said once, not each time
        told = NewEvent(
            kind="deferred" if state is EffectState.QUEUED else "unknown",
            case_no=effect.case_no,
            draft_id=effect.draft_id,
            data={"key": effect.key, "why": performed.why[:300]},
        )
        tx.journal.happened(told, now=now)
        if effect.kind is EffectKind.RENDER:
            documents.late(edges, tx, effect, performed.why)


def _holds(edges: Edges, tx: Tx, performed: Performed) -> None:
    """One event when the relay begins to refuse us, one when it takes our mail again."""
    stopped = tx.journal.setting("relay_refuses") or ""
    if performed.holds and not stopped:
        tx.journal.put_setting("relay_refuses", performed.why[:300])
        tx.journal.happened(
            NewEvent(kind="stopped", data={"why": performed.why[:300]}), now=edges.clock.now()
        )
    elif stopped and performed.happened is EffectEvent.DONE:
        tx.journal.put_setting("relay_refuses", "")
        tx.journal.happened(NewEvent(kind="recovered", data={"was": stopped}), now=edges.clock.now())
        _tell_owner(edges, tx, f"recovered:{edges.clock.now().isoformat()}", "sends_again", why=stopped)


def resolve(edges: Edges, tx: Tx, effect: EffectRow, found: Found) -> None:
    """What a look-up found about an effect whose outcome was unknown."""
    now = edges.clock.now()
    repeated = int(effect.result.get("repeated", 0))
    if found is Found.NOT_DONE and effect.channel is Channel.SUBMIT and repeated >= REPEATED:
        found = Found.CANNOT_TELL
    if found is Found.NOT_NOW and now - _blind_since(effect, now) >= BLIND:
        found = Found.CANNOT_TELL
    match found:
        case Found.DONE:
            tx.outbox.settle(effect, EffectEvent.DONE, now=now, result={"found": "afterwards"})
            _sent(edges, tx, effect)
        case Found.NOT_DONE:
            result = {**effect.result, "found": "not there", "repeated": repeated + 1}
            tx.outbox.settle(effect, EffectEvent.DEFER, now=now, due_at=now, result=result)
        case Found.CANNOT_TELL:
            result = {"found": "cannot tell", "repeated": repeated}
            tx.outbox.postpone(effect, now + timedelta(hours=1), result)
            _ask_about(edges, tx, effect)
        case Found.NOT_NOW:
            result = {**effect.result, "blind_since": _blind_since(effect, now).isoformat()}
            tx.outbox.postpone(effect, now + edges.pace.first_retry, result)


def _blind_since(effect: EffectRow, now: datetime) -> datetime:
    since = effect.result.get("blind_since")
    return datetime.fromisoformat(str(since)) if since else now


def _ask_about(edges: Edges, tx: Tx, effect: EffectRow) -> None:
    """Never simply repeated to a customer: a person is asked, once, and not about this very question."""
    if effect.key.startswith("unknown:"):
        return
    recipients = ", ".join(str(one) for one in effect.content.get("recipients", []))
    who = recipients or say("the_mailbox", edges.config.owner.language)
    name, case_no = f"unknown:{effect.key}", effect.case_no
    _tell_owner(edges, tx, name, "unknown", case_no, who=who, name=effect.key, case=case_no)


def _tell_owner(
    edges: Edges, tx: Tx, key: str, words: str, case_no: int | None = None, **values: object
) -> None:
    owner = edges.config.owner
    subject = say(f"{words}_subject", owner.language)
    text = say(f"{words}_text", owner.language, **values)
    notices.notice(edges, tx, key, owner, subject, f"{text}\n", case_no=case_no)


def given_up(edges: Edges, tx: Tx, effect: EffectRow, why: str) -> None:
    now = edges.clock.now()
    told = NewEvent(
        kind="dead",
        case_no=effect.case_no,
        draft_id=effect.draft_id,
        data={"key": effect.key, "why": why[:300]},
    )
    tx.journal.happened(told, now=now)
    if effect.kind is EffectKind.CHECK:
        documents.refused(edges, tx, effect, why)
    if effect.kind is EffectKind.REPLY:
        unread.not_sent(edges, tx, effect, why)


def _sent(edges: Edges, tx: Tx, effect: EffectRow, files: Mapping[str, bytes] | None = None) -> None:
    """What follows from an effect that surely happened."""
    now = edges.clock.now()
    told = NewEvent(
        kind=f"{effect.kind}_done",
        case_no=effect.case_no,
        draft_id=effect.draft_id,
        message_key=effect.message_key,
        data={"to": list(effect.content.get("recipients", [])), **_shown(effect)},
    )
    tx.journal.happened(told, now=now)
    if effect.kind is EffectKind.CHECK:
        documents.checked(edges, tx, effect, files or {})
    if effect.kind is EffectKind.RENDER:
        documents.rendered(edges, tx, effect, files or {})
    if effect.kind is EffectKind.REPLY and effect.draft_id is not None:
        _reply_sent(edges, tx, effect, effect.draft_id)
    if effect.channel is Channel.SUBMIT and edges.config.submit.sent_copy == "append" and effect.octets:
        _copy(edges, tx, effect)


def _shown(effect: EffectRow) -> dict[str, object]:
    return {key: effect.content[key] for key in ("name", "area") if key in effect.content}


def _reply_sent(edges: Edges, tx: Tx, effect: EffectRow, draft_id: int) -> None:
    draft = tx.drafts.draft(draft_id)
    if draft is None or draft.state is not DraftState.RELEASED:
        return
    tx.drafts.move_draft(draft, DraftEvent.SEND)
    if document_of(draft.facts):
        documents.left(edges, tx, draft)
    remember.learned(edges, tx, draft)
    targets.await_answer(edges, tx, draft)
    if draft.source != targets.HOLDING:  # a word that nobody is forgotten answers nothing
        answer.finish(edges, tx, draft.case_no)
        targets.no_longer(edges, tx, draft.case_no)
    tx.cases.join_case(draft.case_no, [draft.message_id], [])
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    if draft.message_key is not None and draft.source != targets.HOLDING:
        now = edges.clock.now()
        answered = NewEffect(
            key=f"answered:{draft.message_key}",
            kind=EffectKind.ANSWERED,
            channel=Channel.MAILBOX,
            content={},
            due_at=now,
            case_no=draft.case_no,
            message_key=draft.message_key,
            priority=7,
        )
        tx.outbox.queue(answered, now)


def _copy(edges: Edges, tx: Tx, effect: EffectRow) -> None:
    """Where nobody else files what we send, we do."""
    now = edges.clock.now()
    copy = NewEffect(
        key=f"copy:{effect.key}",
        kind=EffectKind.COPY,
        channel=Channel.MAILBOX,
        content={"message_id": effect.message_id},
        octets=effect.octets,
        message_id=effect.message_id,
        due_at=now,
        case_no=effect.case_no,
        priority=6,
    )
    tx.outbox.queue(copy, now)
