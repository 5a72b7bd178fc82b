"""Edits teach: how much of what was prepared a person changed, and how long a decision took.

Kept for each answer and each intent, for the report. Who it was is not kept: nothing is counted per person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Final

from triage.desk.letter import body_of
from triage.drafting.frame import own_words
from triage.drafting.memory import changed_share
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import EventRow, NewEvent
from triage.mail.message import Message
from triage.pipeline.edges import Edges

KIND: Final = "decided"
UNCHANGED: Final = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One intent's answers: how many were sent as prepared, the share of words changed (mean), and the
    working hours from question to decision (median)."""

    name: str
    answers: int
    unchanged: int
    changed: float
    hours: float


def sent(edges: Edges, tx: Tx, draft: DraftRow) -> float:
    """A reply has left: how much of the first text was changed. Returns the share."""
    prepared, own = own_words(tx.drafts.first_body(draft.draft_id)), own_words(draft.body)
    changed = changed_share(prepared, own) if prepared else 1.0
    _note(edges, tx, draft, changed, prepared=bool(prepared))
    return changed


def by_hand(edges: Edges, tx: Tx, draft: DraftRow, message: Message) -> None:
    """Somebody answered past us: what they wrote against what we had prepared."""
    prepared = own_words(tx.drafts.first_body(draft.draft_id))
    own = body_of(message.reply or message.text)
    changed = changed_share(prepared, body_of(own)) if prepared else 1.0
    _note(edges, tx, draft, changed, prepared=bool(prepared))


def _note(edges: Edges, tx: Tx, draft: DraftRow, changed: float, *, prepared: bool) -> None:
    """An event without a person: the actor is the desk itself."""
    if draft.facts.get("confidential") or draft.facts.get("auto"):
        return
    data = {
        "intent": str(draft.facts["intent"]),
        "source": str(draft.facts.get("drafted", "none")),
        "prepared": prepared,
        "changed": changed,
        "hours": round(_hours(edges, tx, draft), 2),
    }
    tx.journal.happened(NewEvent(kind=KIND, data=data), now=edges.clock.now())


def _hours(edges: Edges, tx: Tx, draft: DraftRow) -> float:
    """Working hours between the first question to a person and the decision; 0 where nobody was asked."""
    events = tx.journal.events(case_no=draft.case_no, kinds=("proposed", "escalated", "approved"))
    mine = [one for one in events if one.draft_id == draft.draft_id]
    asked = next((one.at for one in mine if one.kind != "approved"), None)
    if asked is None:
        return 0.0
    decided = next((one.at for one in reversed(mine) if one.kind == "approved"), edges.clock.now())
    return edges.calendar.hours_between(asked, decided)


def figures(edges: Edges, tx: Tx, days: int) -> list[Figures]:
    """One row an intent, the most answered first, of the last days."""
    since = edges.clock.now() - timedelta(days=days)
    by_intent: dict[str, list[EventRow]] = defaultdict(list)
    for one in tx.journal.events(kinds=(KIND,), limit=100_000):
        if one.at >= since and one.data.get("prepared"):
            by_intent[str(one.data["intent"])].append(one)
    rows = [_figures(name, events) for name, events in by_intent.items()]
    return sorted(rows, key=lambda one: (-one.answers, one.name))


def _figures(name: str, events: Sequence[EventRow]) -> Figures:
    changed = [float(one.data["changed"]) for one in events]
    return Figures(
        name=name,
        answers=len(events),
        unchanged=sum(one == UNCHANGED for one in changed),
        changed=sum(changed) / len(changed),
        hours=median(float(one.data["hours"]) for one in events),
    )
