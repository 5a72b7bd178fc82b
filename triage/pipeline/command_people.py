"""Commands about people: who stands in, what is learned from a forward, what is held, what is forgotten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from triage.commands import requests as ask
from triage.commands.said import say
from triage.config import Person
from triage.desk.absence import back_on
from triage.desk.people import deputy_of, has_access
from triage.drafting.intent_words import intent_said
from triage.intent.facts import IntentInput
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_learning import Said
from triage.ledger_messages import Pending
from triage.mail.message import Kind, Message
from triage.mail.segments import new_text
from triage.pipeline import learn
from triage.pipeline.actor import Actor, day_of, shown_day
from triage.pipeline.command_cases import moment
from triage.pipeline.edges import Edges
from triage.pipeline.standing import standing_of


def away(edges: Edges, tx: Tx, actor: Actor, request: ask.Away) -> str:
    """New questions go to the deputy meanwhile."""
    name = f"away:{actor.person.address}"
    if request.back:
        tx.journal.put_setting(name, "")
        return say("back", actor.language)
    until = moment(edges, request.hours, request.until)
    deputy = edges.config.person(request.deputy) or deputy_of(edges.config.people, actor.person, edges.today)
    keep_away(tx, actor.person, until, deputy)
    who = deputy.name if deputy else say("nobody", actor.language)
    return say("away", actor.language, when=shown_day(day_of(edges, until), actor.language), who=who)


def keep_away(tx: Tx, person: Person, until: datetime, deputy: Person | None) -> None:
    """From now until then new questions for this person go to the deputy."""
    kept = {"until": until.isoformat(), "deputy": deputy.address if deputy else ""}
    tx.journal.put_setting(f"away:{person.address}", json.dumps(kept))


def out_of_office(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> None:
    """An automatic reply of one of us that says until when they are away counts as ``#away``: proven, so that
    nobody turns questions to others, and never answered. A colleague whom it names is the deputy."""
    if message.kind is not Kind.AUTO_REPLY or not standing_of(edges, tx, message, person).is_staff:
        return
    day = back_on(f"{message.subject}\n{message.reply or message.text}", edges.today)
    if day is None or day <= edges.today:
        return
    text = message.text.lower()
    others = [one for one in edges.config.people if one is not person and has_access(one, edges.today)]
    named = next((one for one in others if any(address.lower() in text for address in one.addresses)), None)
    deputy = named or deputy_of(edges.config.people, person, edges.today)
    keep_away(tx, person, moment(edges, 0, day), deputy)
    data = {"until": day.isoformat(), "deputy": deputy.name if deputy else "", "who": person.name}
    noted = NewEvent(kind="away", actor=person.name, message_key=pending.message_key, data=data,
                     authenticated_as=message.authentication.authenticated_as)  # fmt: skip
    tx.journal.happened(noted, now=edges.clock.now())


def teach(edges: Edges, tx: Tx, actor: Actor, request: ask.Teach) -> str:
    """The forwarded mail is an example. A confidential intent is never learned from."""
    forwarded = next((one for one in actor.message.forwarded if one.text.strip()), None)
    if forwarded is None:
        return say("no_forward", actor.language)
    intent = request.intent or _likely(edges, actor.message, forwarded.subject, forwarded.text, request.area)
    if edges.intents[intent].confidential:
        return say("secret_intent", actor.language, found=intent_said(intent, actor.language))
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
    return say("taught", actor.language, what=intent_said(intent, actor.language))


def _likely(edges: Edges, message: Message, subject: str, text: str, area: str) -> str:
    """The best intent of the area by the text that was forwarded."""
    shown = replace(message, subject=subject, text=text, reply=text, command_text=text, segments=())
    found = edges.classifier.classify(shown).probabilities
    inside = [name for name, one in edges.intents.items() if one.area == area]
    return max(inside, key=lambda name: found.get(name, 0.0))
