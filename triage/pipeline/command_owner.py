"""Commands of the owner alone: access, resume, and how far the desk goes by itself."""

from __future__ import annotations

import json

from triage.commands import requests as ask
from triage.commands.said import say
from triage.config import Person
from triage.core.lifecycle import DraftState, EffectState
from triage.desk.people import ending, has_access
from triage.ledger import NewEvent, Tx
from triage.pipeline.actor import Actor
from triage.pipeline.edges import Edges
from triage.pipeline.halt import OUTWARD


def access(edges: Edges, actor: Actor) -> str:
    """Who may do what, and what ends within 90 days."""
    people = edges.config.people
    rows = [_row(edges, one) for one in people]
    soon = [f"! {one.name}: until {one.until}" for one in ending(people, edges.today)]
    return "\n".join([*rows, *soon])


def _row(edges: Edges, person: Person) -> str:
    state = "" if has_access(person, edges.today) else " (ended)"
    limit = f", up to {person.amount_limit:g}" if person.amount_limit else ""
    charge = f", in charge of {', '.join(person.in_charge)}" if person.in_charge else ""
    until = f", until {person.until}" if person.until else ""
    deputy = f", deputy {person.deputy}" if person.deputy else ""
    who = f"{person.name} <{', '.join(person.addresses)}>{state}"
    return f"{who}: {', '.join(person.roles)}{charge}{limit}{until}{deputy}"


def resume(edges: Edges, tx: Tx, actor: Actor) -> str:
    """What was held or queued leaves now, except what was stopped meanwhile."""
    now = edges.clock.now()
    queued = [one for one in tx.outbox.effects((EffectState.QUEUED,)) if one.kind in OUTWARD]
    held = [
        one
        for one in tx.drafts.in_state(DraftState.HELD)
        if one.hold_until is not None and one.hold_until <= now
    ]
    tx.journal.put_setting("stopped", "")
    tx.journal.put_setting("paused_until", "")
    for draft in held:
        tx.journal.put_due("release", str(draft.draft_id), now)
    return say("resumed", actor.language, count=len(queued) + len(held))


def set_mode(edges: Edges, tx: Tx, actor: Actor, request: ask.SetMode) -> str:
    """Look, drafts or live: for an intent, an area, or everything (which clears what was said before)."""
    said = json.loads(tx.journal.setting("modes") or "{}") if request.intent or request.area else {}
    said[request.intent or request.area] = request.mode
    tx.journal.put_setting("modes", json.dumps(said, sort_keys=True))
    what = (request.intent or request.area).replace("_", " ") or say("everything", actor.language)
    happened = NewEvent(kind="mode", actor=actor.person.name, data={"modes": said}, decision=True)
    tx.journal.happened(happened, now=edges.clock.now())
    return say("mode", actor.language, what=what, mode=request.mode)
