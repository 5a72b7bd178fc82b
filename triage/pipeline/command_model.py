"""Commands of the owner about what was learned: the model, the way back, and rules tried on old mail."""

from __future__ import annotations

from typing import Final

from triage.commands import requests as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_learning import OWN, Artefact
from triage.pipeline import learn, rules_test
from triage.pipeline.actor import Actor, shown_moment
from triage.pipeline.edges import Edges

HELD: Final = "model_held"
SHOWN: Final = 6


def model(edges: Edges, tx: Tx, actor: Actor, request: ask.OwnModel) -> str:
    """Which model scores, how it did against the one before, and the way back."""
    match request.action:
        case "rollback":
            return _rollback(edges, tx, actor)
        case "learn":
            return _go_on(edges, tx, actor)
        case _:
            return _shown(edges, tx, actor)


def _shown(edges: Edges, tx: Tx, actor: Actor) -> str:
    language, live = actor.language, tx.learning.live()
    versions = [one for one in tx.learning.artefacts(OWN) if not one.card.get("forgotten")]
    known = len(tx.learning.corrections())
    outcomes = [one for one in learn.outcomes(tx) if not one.asked]
    right = sum(one.right for one in outcomes)
    lines = [say("model_live" if live else "model_shipped", language, version=live)]
    lines.append(f"  {edges.classifier.version}")
    lines.append(say("model_taught", language, count=known))
    if outcomes:
        values = {"right": right, "count": len(outcomes), "wish": f"{edges.config.desk.wrong_in_100:g}"}
        lines.append(say("model_unasked", language, **values))
    lines += [_row(edges, actor, one, live) for one in reversed(versions[-SHOWN:])]
    if tx.journal.setting(HELD):
        lines.append(say("model_is_held", language))
    return "\n".join(lines)


def _row(edges: Edges, actor: Actor, one: Artefact, live: int) -> str:
    card, mark = one.card, "*" if one.version == live else " "
    when = shown_moment(edges, one.at, actor.language)
    own = f"{card['own_before']} → {card['own_after']} / {card['own']}"
    ours = f"{card['ours_before']} → {card['ours_after']} / {card['ours']}"
    return say("model_row", actor.language, mark=mark, version=one.version, when=when, own=own, ours=ours)


def _rollback(edges: Edges, tx: Tx, actor: Actor) -> str:
    """The version that was live before this one, else the shipped model. New ones wait until the owner
    says otherwise: the next correction would bring the same model back."""
    live = tx.learning.live()
    if not live:
        return say("model_nothing_back", actor.language)
    older = [
        one.version
        for one in tx.learning.artefacts(OWN)
        if one.version < live and one.card.get("live") and not one.card.get("forgotten")
    ]
    back = max(older, default=0)
    tx.learning.put_live(back)
    tx.journal.put_setting(HELD, "1")
    _happened(edges, tx, actor, {"rolled_back": live, "live": back})
    return say("model_rolled_back", actor.language, old=live, new=back or say("model_ours", actor.language))


def _go_on(edges: Edges, tx: Tx, actor: Actor) -> str:
    tx.journal.put_setting(HELD, "")
    tx.learning.put_live(tx.learning.live())  # something to do: fitted and judged once more
    _happened(edges, tx, actor, {"held": False})
    edges.wake("learner")
    return say("model_goes_on", actor.language)


def _happened(edges: Edges, tx: Tx, actor: Actor, data: dict[str, object]) -> None:
    happened = NewEvent(kind="model", actor=actor.person.name, data=data, decision=True)
    tx.journal.happened(happened, now=edges.clock.now())


def test_rules(edges: Edges, tx: Tx, actor: Actor) -> str:
    """What the rules as they lie in the folder now would change of the last 30 days."""
    if edges.trial is None:
        return say("nothing_here", actor.language)
    try:
        trial = edges.trial()
    except OwnerError as error:
        wrong = "\n".join(f"  {one}" for one in error.problems)
        return f"{say('rules_wrong', actor.language)}\n{wrong}"
    found = rules_test.difference(tx, trial, edges.clock.now(), actor.language)
    values = {"changed": len(found.changed), "mails": found.mails, "renamed": len(found.renamed)}
    head = say("rules_tested", actor.language, **values)
    same = trial.version == edges.classifier.version.rpartition("+")[2]
    tail = [] if same else [say("rules_not_live", actor.language)]
    return "\n".join([head, *rules_test.lines(found), *tail])
