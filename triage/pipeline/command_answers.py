"""Commands about remembered answers: forget one, let one leave by itself, acknowledge receipt."""

from __future__ import annotations

from triage.commands import requests as ask
from triage.commands.said import say
from triage.intent.words import one_line
from triage.ledger import Tx
from triage.ledger_desk import PairRow
from triage.ledger_journal import NewEvent
from triage.pipeline import acknowledge, automatic, remember
from triage.pipeline.actor import Actor, day_of, shown_day
from triage.pipeline.edges import Edges


def unlearn(edges: Edges, tx: Tx, actor: Actor, request: ask.Unlearn) -> str:
    if remember.withdraw(edges, tx, request.pair_id, actor.person.name) is None:
        return say("no_such_answer", actor.language, found=request.pair_id)
    return say("unlearned", actor.language, pair=request.pair_id)


def auto(edges: Edges, tx: Tx, actor: Actor, request: ask.Auto) -> str:
    if request.acknowledge:
        acknowledge.switch(tx, on=not request.off)
        _happened(edges, tx, actor, {"acknowledge": not request.off})
        return say("ack_off" if request.off else "ack_on", actor.language)
    if not request.pair_id:
        return _how_it_stands(edges, tx, actor.language)
    pair = tx.memory.pair(request.pair_id)
    if pair is None:
        return say("no_such_answer", actor.language, found=request.pair_id)
    if request.off:
        automatic.end(edges, tx, pair.pair_id)
        _happened(edges, tx, actor, {"pair": pair.pair_id, "auto": False})
        return say("auto_off", actor.language)
    return _allow(edges, tx, actor, pair)


def _allow(edges: Edges, tx: Tx, actor: Actor, pair: PairRow) -> str:
    """The owner's yes; it holds for thirty days and for this text alone."""
    language = actor.language
    if not automatic.allow(edges, tx, pair, actor.person.address):
        return say("auto_not_yet", language, uses=automatic.USES, count=pair.streak)
    until = edges.clock.now() + automatic.HOLDS
    _happened(edges, tx, actor, {"pair": pair.pair_id, "auto": True, "until": until.isoformat()})
    when = shown_day(day_of(edges, until), language)
    shown = "\n".join(f"  | {line}" for line in pair.answer.splitlines())
    return f"{say('auto_on', language, pair=pair.pair_id, when=when)}\n{shown}"


def _how_it_stands(edges: Edges, tx: Tx, language: str) -> str:
    rows = [_row(edges, one, language) for one in tx.memory.on_auto(edges.clock.now())]
    rows += [offer(one, language) for one in automatic.could_leave(edges, tx)]
    rows.append(say("ack_on" if acknowledge.is_on(edges, tx) else "ack_off", language))
    return "\n".join(rows)


def _row(edges: Edges, pair: PairRow, language: str) -> str:
    when = shown_day(day_of(edges, pair.auto_until or edges.clock.now()), language)
    return say("auto_row", language, pair=pair.pair_id, when=when, what=one_line(pair.answer, 60))


def offer(pair: PairRow, language: str) -> str:
    """One line that says what could leave by itself, and how the owner says yes."""
    values = {"pair": pair.pair_id, "count": pair.streak, "what": one_line(pair.answer, 50)}
    return say("auto_offer", language, **values)


def _happened(edges: Edges, tx: Tx, actor: Actor, data: dict[str, object]) -> None:
    happened = NewEvent(kind="auto", actor=actor.person.name, data=data, decision=True)
    tx.journal.happened(happened, now=edges.clock.now())
