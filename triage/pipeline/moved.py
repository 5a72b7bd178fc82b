"""A person moves a mail into an intent's mailbox, or puts an intent's Gmail label on it: filed and learned.

A label of Gmail is a mailbox over IMAP, so one look serves both. Only mail that we dealt with counts, found
again by the hash of its octets; what lies there else is not ours to read. What we put there ourselves says
nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from triage.config import Mode
from triage.core.lifecycle import DraftState
from triage.core.reason import Reason, Why
from triage.intent.verdict import DecidedBy, Evidence, EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_learning import Source
from triage.ledger_messages import Arrival, Cursor, Standing
from triage.pipeline import learn, modes
from triage.pipeline.edges import Edges
from triage.pipeline.refile import refile
from triage.ports import Fetched, MailboxSession, Position

ROOT: Final = "Triage/"
"""What ``perform`` puts before the name of an intent."""

CHUNK: Final = 100
"""Mails of one mailbox that are looked at in one go."""


def look(edges: Edges, session: MailboxSession) -> int:
    """Look into every intent's mailbox for mail that a person put there. Returns how many were filed."""
    if edges.config.mailbox.tag not in ("move", "label"):
        return 0
    there = [one.name for one in session.mailboxes() if one.selectable]
    found = 0
    for name, intent in places(edges, there).items():
        found += _look_into(edges, session, name, intent)
    if found:
        for thread in ("submit", "mailbox", "learner"):
            edges.wake(thread)
    return found


def places(edges: Edges, there: Sequence[str]) -> Mapping[str, str]:
    """Mailbox -> intent, of those that are there (``Triage/how_to``, by any hierarchy separator)."""
    names = {one: one.replace(".", "/") for one in there}
    return {
        mailbox: plain.removeprefix(ROOT)
        for mailbox, plain in names.items()
        if plain.startswith(ROOT) and plain.removeprefix(ROOT) in edges.intents
    }


def _look_into(edges: Edges, session: MailboxSession, mailbox: str, intent: str) -> int:
    status = session.status(mailbox)
    with edges.store.reading() as tx:
        cursor = tx.messages.cursor(edges.account, mailbox, status.uidvalidity)
    first = cursor.live_next if cursor is not None else 1
    uids = session.uids(mailbox, status.uidvalidity, first)[:CHUNK]
    if not uids:
        return 0
    spots = [Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid) for uid in uids]
    fetched = list(session.fetch(spots, max_size=edges.config.mailbox.max_size))
    with edges.store.begin() as tx:
        tx.messages.put_cursor(
            Cursor(
                account=edges.account,
                mailbox=mailbox,
                uidvalidity=status.uidvalidity,
                live_next=uids[-1] + 1,
                start_uid=1,
                backfill_last=0,
            )
        )
        return sum(_found(edges, tx, one, intent) for one in fetched)


def _found(edges: Edges, tx: Tx, one: Fetched, intent: str) -> bool:
    """One mail of that mailbox: True where it is one of ours that a person filed."""
    if one.raw is None:
        return False
    key = tx.messages.key_of(edges.account, hashlib.sha256(one.raw).hexdigest())
    if key is None:
        return False
    tx.messages.arrive(edges.account, [_arrival(one)], edges.clock.now())
    last = tx.messages.verdict_of(key)
    if last is None or _is_ours(tx, key, int(last["no"]), intent):
        return False
    if last["intent"] == intent and not last["unsure"]:
        return False
    _file(edges, tx, key, intent)
    return True


def _is_ours(tx: Tx, message_key: int, verdicts: int, intent: str) -> bool:
    """We put it there, with this verdict or an earlier one."""
    tags = (tx.outbox.effect_by_key(f"tag:{message_key}:{no}") for no in range(1, verdicts + 1))
    return any(one is not None and one.content.get("name") == intent for one in tags)


def _arrival(one: Fetched) -> Arrival:
    assert one.raw is not None
    return Arrival(
        sha256=hashlib.sha256(one.raw).hexdigest(),
        size=one.size,
        octets=None,
        position=one.position,
        standing=Standing.PENDING,
    )


def _file(edges: Edges, tx: Tx, message_key: int, intent: str) -> None:
    row, now, area = tx.messages.message(message_key), edges.clock.now(), edges.intents[intent].area
    case_no = row.case_no if row is not None else None
    waiting = (DraftState.PROPOSED, DraftState.PREPARED)
    drafts = tx.drafts.drafts_of_case(case_no, waiting) if case_no is not None else ()
    mine = [one for one in drafts if one.message_key == message_key]
    person = edges.config.person(mine[-1].person) if mine else None
    asked = modes.mode_for(edges, tx, intent, area) is Mode.LIVE
    if asked and mine and person is not None:
        refile(edges, tx, mine[-1], area, person, intent=intent, moved=True)
    else:
        said = Evidence(
            kind=EvidenceKind.STRUCTURE,
            text="a person moved it here",
            intent=intent,
            reason=Reason(why=Why.MOVED),
        )
        verdict = Verdict(
            area=area, intent=intent, confidence=1.0, unsure=False, decided_by=DecidedBy.MEMORY,
            evidence=(said,),
        )  # fmt: skip
        tx.messages.add_verdict(message_key, verdict, now)
        learn.confirmed(edges, tx, message_key, intent, "moved", Source.MOVED)
        if case_no is not None:
            tx.cases.touch_case(case_no, now, area=area, intent=intent)
    happened = NewEvent(
        kind="moved", case_no=case_no, message_key=message_key, data={"intent": intent, "area": area}
    )
    tx.journal.happened(happened, now=now)
