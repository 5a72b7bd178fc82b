"""Commands that change a case and reach nobody outside."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from triage.commands import requests as ask
from triage.commands.said import say
from triage.core.lifecycle import CASE, CaseEvent, CaseState, DraftEvent, DraftState, advance
from triage.core.reason import Reason, Why
from triage.drafting.intent_words import named_said
from triage.intent.verdict import DecidedBy, Evidence, EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_learning import Source
from triage.pipeline import cases, decide, learn, tags, targets
from triage.pipeline.actor import Actor, day_of, seen_case, shown_day
from triage.pipeline.edges import Edges
from triage.pipeline.outside import finish
from triage.pipeline.refile import refile

MORNING = time(7, 30)


def tag(edges: Edges, tx: Tx, actor: Actor, request: ask.Tag) -> str:
    """File the case elsewhere; an intent that was picked is learned."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return _none(actor, request.case_no)
    drafts = tx.drafts.drafts_of_case(case.case_no, (DraftState.PROPOSED, DraftState.PREPARED))
    named = request.intent or request.area
    if drafts:
        filed = refile(edges, tx, drafts[-1], request.area, actor.person, intent=request.intent)
        return say("tagged", actor.language, what=named_said(filed or named, actor.language))
    _file(edges, tx, actor, case, request)
    return say("tagged", actor.language, what=named_said(named, actor.language))


def _file(edges: Edges, tx: Tx, actor: Actor, case: CaseRow, request: ask.Tag) -> None:
    """Nothing is asked about it now, so only the tag, the case and what is learned change."""
    intent = request.intent or next(name for name, one in edges.intents.items() if one.area == request.area)
    said = Evidence(
        kind=EvidenceKind.STRUCTURE,
        text=f"{actor.person.name} filed it",
        intent=intent,
        reason=Reason(why=Why.FILED, values=(actor.person.name,)),
    )
    verdict = Verdict(
        area=request.area, intent=intent, confidence=1.0, unsure=False, decided_by=DecidedBy.MEMORY,
        evidence=(said,),
    )  # fmt: skip
    now = edges.clock.now()
    for one in tx.messages.case_messages(case.case_no)[-1:]:
        no = tx.messages.add_verdict(one.message_key, verdict, now)
        source = Source.CORRECTED if request.intent else Source.AREA
        learn.confirmed(edges, tx, one.message_key, intent, actor.person.address, source)
        tags.tag(edges, tx, one.message_key, request.area, intent, False, no, case.case_no)
    tx.cases.touch_case(case.case_no, now, area=request.area, intent=intent)


def assign(edges: Edges, tx: Tx, actor: Actor, request: ask.Assign) -> str:
    """Somebody else is in charge; what is asked now is asked of them, and the old codes are void."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return _none(actor, request.case_no)
    person = edges.config.person(request.person or actor.person.address) or actor.person
    decide.handed_over(edges, tx, case.case_no, person, actor.person)
    return say("assigned", actor.language, who=person.name)


def close(edges: Edges, tx: Tx, actor: Actor, request: ask.Close | ask.Done) -> str:
    """Nothing more to do: what was asked is withdrawn, what is held does not leave."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return _none(actor, request.case_no)
    advance(CASE, case.state, CaseEvent.CLOSE)
    cases.supersede(edges, tx, case.case_no, happened=DraftEvent.ANSWER, documents=True)
    finish(edges, tx, case.case_no, close=True)
    return say("closed", actor.language)


def reopen(edges: Edges, tx: Tx, actor: Actor, request: ask.Reopen) -> str:
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return _none(actor, request.case_no)
    happened = CaseEvent.WAKE if case.state is CaseState.SNOOZED else CaseEvent.REOPEN
    now = edges.clock.now()
    tx.cases.touch_case(
        case.case_no,
        now,
        state=advance(CASE, case.state, happened),
        closed_at=None,
        waiting_since=case.waiting_since or now,
    )
    targets.start(edges, tx, case.case_no, again=True)
    return say("reopened", actor.language)


def snooze(edges: Edges, tx: Tx, actor: Actor, request: ask.Snooze) -> str:
    """It comes back by itself, with its open question."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return _none(actor, request.case_no)
    now = edges.clock.now()
    until = moment(edges, request.hours, request.until)
    if case.state is not CaseState.SNOOZED:
        tx.cases.touch_case(case.case_no, now, state=advance(CASE, case.state, CaseEvent.SNOOZE))
    tx.journal.put_due("wake", str(case.case_no), until)
    return say("snoozed", actor.language, when=shown_day(day_of(edges, until), actor.language))


def moment(edges: Edges, hours: int, until: object) -> datetime:
    """So many hours from now, or the morning of a day."""
    now = edges.clock.now()
    if until is None:
        return now + timedelta(hours=hours)
    assert hasattr(until, "toordinal")
    local = datetime.combine(until, MORNING, ZoneInfo(edges.config.firm.time_zone))  # type: ignore[arg-type]
    return local.astimezone(now.tzinfo)


def merge(edges: Edges, tx: Tx, actor: Actor, request: ask.Merge) -> str:
    """One matter after all: mails, people and drafts of the first belong to the second."""
    case, into = seen_case(tx, actor, request.case_no), seen_case(tx, actor, request.into)
    if case is None or into is None:
        return _none(actor, request.case_no if case is None else request.into)
    advance(CASE, case.state, CaseEvent.CLOSE)
    if case.contact != into.contact:
        return say("same_person", actor.language, found=f"{case.contact} / {into.contact}")
    cases.supersede(edges, tx, case.case_no)
    tx.cases.merge_case(case.case_no, into.case_no, edges.clock.now())
    return say("merged", actor.language, into=into.case_no)


def _none(actor: Actor, case_no: int) -> str:
    return say("no_such_case", actor.language, found=case_no)
