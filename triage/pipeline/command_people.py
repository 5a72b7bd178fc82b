"""Commands about people: who stands in, what is learned from a forward, what is held, what is forgotten."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from triage.commands import requests as ask
from triage.commands.said import say
from triage.intent.facts import IntentInput
from triage.ledger import NewEvent, Tx
from triage.ledger_learning import Said
from triage.mail.message import Message
from triage.mail.segments import new_text
from triage.pipeline import cases, learn, propose
from triage.pipeline.actor import Actor, day_of, may_see, shown_day, shown_moment
from triage.pipeline.command_cases import moment
from triage.pipeline.edges import Edges

EXPORTED: Final = 500_000
"""Characters of one mail of what is held."""


def away(edges: Edges, tx: Tx, actor: Actor, request: ask.Away) -> str:
    """New questions go to the deputy meanwhile."""
    name = f"away:{actor.person.address}"
    if request.back:
        tx.journal.put_setting(name, "")
        return say("back", actor.language)
    until = moment(edges, request.hours, request.until)
    deputy = edges.config.person(request.deputy or actor.person.deputy)
    kept = {"until": until.isoformat(), "deputy": deputy.address if deputy else ""}
    tx.journal.put_setting(name, json.dumps(kept))
    who = deputy.name if deputy else say("nobody", actor.language)
    return say("away", actor.language, when=shown_day(day_of(edges, until), actor.language), who=who)


def teach(edges: Edges, tx: Tx, actor: Actor, request: ask.Teach) -> str:
    """The forwarded mail is an example. A confidential intent is never learned from."""
    forwarded = next((one for one in actor.message.forwarded if one.text.strip()), None)
    if forwarded is None:
        return say("no_forward", actor.language)
    intent = request.intent or _likely(edges, actor.message, forwarded.subject, forwarded.text, request.area)
    if edges.intents[intent].confidential:
        return say("not_possible", actor.language, found=intent.replace("_", " "))
    now = edges.clock.now()
    mail = IntentInput(
        subject=forwarded.subject[:300],
        text=new_text(forwarded.text) or forwarded.text,
        sender=forwarded.sender.addr_spec if forwarded.sender else "",
    )
    said = Said(mail=mail)
    learn.taught(edges, tx, actor.pending.message_key, intent, actor.person.address, said)
    data = {"intent": intent, "subject": forwarded.subject[:200]}
    happened = NewEvent(
        kind="taught", actor=actor.person.name, message_key=actor.pending.message_key, data=data
    )
    tx.journal.happened(happened, now=now)
    return say("taught", actor.language, what=intent.replace("_", " "))


def _likely(edges: Edges, message: Message, subject: str, text: str, area: str) -> str:
    """The best intent of the area by the text that was forwarded."""
    shown = replace(message, subject=subject, text=text, reply=text, command_text=text, segments=())
    found = edges.classifier.classify(shown).probabilities
    inside = [name for name, one in edges.intents.items() if one.area == area]
    return max(inside, key=lambda name: found.get(name, 0.0))


def export(edges: Edges, tx: Tx, actor: Actor, request: ask.Export) -> str:
    """All that is held about an address, in a mail of its own to the registered address. What belongs to
    others' confidential cases is left out."""
    held = tx.people.held_about(request.address)
    if not held.messages and not held.contact:
        return say("nothing_held", actor.language, address=request.address)
    hidden = {one.case_no for one in held.cases if not may_see(actor, one)}
    lines = [f"{key}: {value}" for key, value in held.contact.items()]
    lines += [f"#{one.case_no} {one.state}: {one.subject}" for one in held.cases if one.case_no not in hidden]
    for one in held.messages:
        if one.case_no in hidden:
            continue
        octets = tx.messages.octets(one.message_key)
        text = octets.decode("utf-8", "replace") if octets else "(no longer kept)"
        lines += ["", f"---- {shown_moment(edges, one.seen_at, actor.language)} ----", text]
    body = "\n".join(lines)[:EXPORTED]
    key = f"export:{actor.pending.message_key}:{request.address}"
    propose.notice(edges, tx, key, actor.person, f"{request.address}: {len(held.messages)}", f"{body}\n")
    return say("exported", actor.language, address=request.address)


def forget(edges: Edges, tx: Tx, actor: Actor, request: ask.Forget) -> str:
    """Texts, names and addresses go; what was sent keeps its fingerprint, so that the chain stays whole."""
    if edges.config.person(request.address) is not None:
        return say("not_possible", actor.language, found=request.address)
    held = tx.people.held_about(request.address)
    if not held.messages and not held.contact:
        return say("nothing_held", actor.language, address=request.address)
    for case in held.cases:
        cases.supersede(edges, tx, case.case_no)
    count = tx.people.forget(request.address, edges.clock.now())
    return say("forgotten", actor.language, count=count, cases=len(held.cases))
