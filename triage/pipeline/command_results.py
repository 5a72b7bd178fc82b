"""What each request does: one function a request, each returns the line that the receipt shows."""

from __future__ import annotations

from triage.commands import requests as ask
from triage.commands.help import help_text
from triage.commands.requests import Request
from triage.commands.requests_books import BookRequest
from triage.commands.said import say
from triage.core.lifecycle import ImpossibleTransition
from triage.ledger import Tx
from triage.ledger_rows import Stale
from triage.pipeline import (
    command_answers,
    command_books,
    command_cases,
    command_drafts,
    command_looks,
    command_model,
    command_owner,
    command_people,
    command_person,
    command_repair,
    review,
)
from triage.pipeline.actor import Actor
from triage.pipeline.edges import Edges


def result_of(edges: Edges, tx: Tx, actor: Actor, request: Request) -> str:
    """Do it and say what came of it. What cannot be done in this state is said, and nothing changed."""
    try:
        with tx.part():
            return _looked(edges, tx, actor, request)
    except Stale:
        return say("stale", actor.language)
    except ImpossibleTransition:
        return _cannot(tx, actor, request)


def _cannot(tx: Tx, actor: Actor, request: Request) -> str:
    """What it is already, in words."""
    case = tx.cases.case(getattr(request, "case_no", 0))
    if case is None:
        return say("stale", actor.language)
    return say("case_cannot", actor.language, found=say(f"case_{case.state}", actor.language))


def _looked(edges: Edges, tx: Tx, actor: Actor, request: Request) -> str:
    if isinstance(request, BookRequest):
        return command_books.result(edges, tx, actor, request)
    match request:
        case ask.Help():
            return help_text(request, actor.language, edges.config.firm.address)
        case ask.Status():
            return command_looks.status(edges, tx, actor)
        case ask.ListCases():
            return command_looks.list_cases(edges, tx, actor, request)
        case ask.Show():
            return command_looks.show(edges, tx, actor, request)
        case ask.Why():
            return command_looks.why(edges, tx, actor, request)
        case ask.Report():
            return command_looks.report(edges, tx, actor, request)
        case ask.Export():
            return command_person.export(edges, tx, actor, request)
        case ask.Forget():
            return command_person.forget(edges, tx, actor, request)
        case ask.Access():
            return review.access(edges, tx, actor.language)
        case ask.Resume():
            return command_owner.resume(edges, tx, actor)
        case ask.OwnModel():
            return command_model.model(edges, tx, actor, request)
        case ask.TestRules():
            return command_model.test_rules(edges, tx, actor)
        case ask.SetMode():
            return command_owner.set_mode(edges, tx, actor, request)
        case _:
            return _changed(edges, tx, actor, request)


_Change = (
    ask.Tag
    | ask.Assign
    | ask.Close
    | ask.Done
    | ask.Reopen
    | ask.Snooze
    | ask.Merge
    | ask.Split
    | ask.Ignore
    | ask.Route
    | ask.For
    | ask.Undo
    | ask.Approve
    | ask.Reject
    | ask.Edit
    | ask.Stop
    | ask.Pause
    | ask.Retry
    | ask.Teach
    | ask.Away
    | ask.Unlearn
    | ask.Auto
)


def _changed(edges: Edges, tx: Tx, actor: Actor, request: _Change) -> str:
    match request:
        case ask.Tag():
            return command_cases.tag(edges, tx, actor, request)
        case ask.Assign():
            return command_cases.assign(edges, tx, actor, request)
        case ask.Close() | ask.Done():
            return command_cases.close(edges, tx, actor, request)
        case ask.Reopen():
            return command_cases.reopen(edges, tx, actor, request)
        case ask.Snooze():
            return command_cases.snooze(edges, tx, actor, request)
        case ask.Merge():
            return command_cases.merge(edges, tx, actor, request)
        case ask.Ignore():
            return command_repair.ignore(edges, tx, actor, request)
        case ask.Split():
            return command_repair.split(edges, tx, actor, request)
        case ask.Route():
            return command_repair.route(edges, tx, actor, request)
        case ask.For():
            return say("no_forward_for", actor.language)
        case ask.Undo():
            return command_drafts.undo(edges, tx, actor, request)
        case ask.Approve():
            return command_drafts.approve(edges, tx, actor, request)
        case ask.Reject():
            return command_drafts.reject(edges, tx, actor, request)
        case ask.Edit():
            return command_drafts.edit(edges, tx, actor, request)
        case ask.Stop():
            return command_drafts.stop(edges, tx, actor)
        case ask.Pause():
            return command_drafts.pause(edges, tx, actor, request)
        case ask.Retry():
            return command_repair.retry(edges, tx, actor, request)
        case ask.Teach():
            return command_people.teach(edges, tx, actor, request)
        case ask.Away():
            return command_people.away(edges, tx, actor, request)
        case ask.Unlearn():
            return command_answers.unlearn(edges, tx, actor, request)
        case ask.Auto():
            return command_answers.auto(edges, tx, actor, request)
