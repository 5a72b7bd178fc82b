"""Commands of the owner alone: resume, and how far the desk goes by itself."""

from __future__ import annotations

import json

from triage.commands import requests as ask
from triage.commands.said import say
from triage.core.lifecycle import DraftState, EffectState
from triage.drafting.intent_words import named_said
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.pipeline.actor import Actor
from triage.pipeline.edges import Edges
from triage.pipeline.halt import OUTWARD


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
    named = request.intent or request.area
    what = named_said(named, actor.language) if named else say("everything", actor.language)
    happened = NewEvent(kind="mode", actor=actor.person.name, data={"modes": said}, decision=True)
    tx.journal.happened(happened, now=edges.clock.now())
    return say(f"mode_{request.mode}", actor.language, what=what)
