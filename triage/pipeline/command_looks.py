"""Commands that only look: status, list, show, why, report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from triage.commands import requests as ask
from triage.commands.said import say
from triage.core.lifecycle import CaseState, DraftState
from triage.desk.people import is_owner
from triage.drafting.digest_words import DIGEST_WORDS, age_said
from triage.drafting.intent_words import area_said, intent_said
from triage.drafting.reason_words import reason_said
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_drafts import DraftRow
from triage.ledger_messages import MessageRow
from triage.pipeline import acknowledge, edits
from triage.pipeline.actor import Actor, may_see, seen_case, shown_moment
from triage.pipeline.digest import counted
from triage.pipeline.edges import Edges
from triage.pipeline.edits import Figures
from triage.pipeline.halt import halted

SHOWN: Final = 20
"""Rows of a list."""


def status(edges: Edges, tx: Tx, actor: Actor) -> str:
    """Who waits, what is held, what is stopped, and both sums."""
    now, language = edges.clock.now(), actor.language
    waiting = tx.cases.waiting_cases()
    held = tx.drafts.in_state(DraftState.HELD)
    lines = [f"{len(waiting)} {say('waiting', language)}"]
    lines += [_row(edges, actor, case) for case in _visible(actor, waiting)[:3]]
    lines += [_held(edges, tx, actor, draft) for draft in held[:SHOWN]]
    stopped = halted(tx, now)
    if stopped:
        lines.append(f"stop: {stopped}")
    return "\n".join([*lines, *counted(tx.journal.sums(), actor.person.language)])


def list_cases(edges: Edges, tx: Tx, actor: Actor, request: ask.ListCases) -> str:
    language = actor.language
    if request.state == "unread":
        rows = [
            f"  M{one.message_key}  {_line(one)} ({say(f'unread_{one.reason}', language)})"
            for one in tx.messages.quarantined()
        ]
        return _cut(rows, language) or say("nothing_here", language)
    if request.state == "held":
        held = tx.drafts.in_state(DraftState.HELD)
        return _cut([_held(edges, tx, actor, one) for one in held], language) or say("nothing_here", language)
    snoozed = request.state == "snoozed"
    found = tx.cases.in_state(CaseState.SNOOZED) if snoozed else tx.cases.waiting_cases()
    rows = [_row(edges, actor, case) for case in _visible(actor, found) if _wanted(actor, case, request)]
    empty = "nothing_here" if snoozed or request != ask.ListCases() else "none_waiting"
    return _cut(rows, language) or say(empty, language)


def _wanted(actor: Actor, case: CaseRow, request: ask.ListCases) -> bool:
    person = actor.person.address if request.state == "mine" else request.person
    return (
        request.area in ("", case.area)
        and request.intent in ("", case.intent)
        and person in ("", case.assigned_to)
    )


def _visible(actor: Actor, found: Iterable[CaseRow]) -> list[CaseRow]:
    return [case for case in found if may_see(actor, case)]


def _cut(rows: Sequence[str], language: str) -> str:
    more = [say("more", language, count=len(rows) - SHOWN)] if len(rows) > SHOWN else []
    return "\n".join([*rows[:SHOWN], *more])


def _row(edges: Edges, actor: Actor, case: CaseRow) -> str:
    since = edges.clock.now() - (case.waiting_since or case.changed_at)
    age = age_said(since, DIGEST_WORDS[actor.person.language])
    who = case.contact_name or case.contact
    about = say("confidential", actor.language) if case.confidential else case.subject[:48]
    return f"  #{case.case_no} {age:>4}  {who}: {about}  ({_in_charge(edges, case)})"


def _in_charge(edges: Edges, case: CaseRow) -> str:
    person = edges.config.person(case.assigned_to)
    return person.name if person is not None else case.assigned_to


def _held(edges: Edges, tx: Tx, actor: Actor, draft: DraftRow) -> str:
    case = tx.cases.case(draft.case_no)
    who = ", ".join(draft.recipients) if case is not None and may_see(actor, case) else "…"
    until = shown_moment(edges, draft.hold_until, actor.language) if draft.hold_until else "?"
    return f"  D{draft.draft_id} → {who}  {until}  (#undo D{draft.draft_id})"


def show(edges: Edges, tx: Tx, actor: Actor, request: ask.Show) -> str:
    """One case: who, where it stands, its mails and its drafts."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return say("no_such_case", actor.language, found=request.case_no)
    state, filed = say(f"case_{case.state}", actor.language), _filed(case.area, case.intent, actor.language)
    head = [
        f"#{case.case_no}  {case.contact_name} <{case.contact}>",
        f"  {case.subject}",
        f"  {filed}, {state}, {_in_charge(edges, case)}",
    ]
    numbered = list(enumerate(tx.messages.case_messages(case.case_no), 1))
    mails = [
        f"  {number}. {shown_moment(edges, one.seen_at, actor.language)}  {_line(one)}"
        for number, one in numbered[-10:]
    ]
    drafts = [
        f"  D{one.draft_id} {say(f'draft_{one.state}', actor.language)} → {', '.join(one.recipients)}"
        for one in tx.drafts.drafts_of_case(case.case_no, tuple(DraftState))[-5:]
    ]
    return "\n".join([*head, *mails, *drafts])


def _filed(area: str, intent: str, language: str) -> str:
    return f"{area_said(area, language)} / {intent_said(intent, language)}"


def _line(one: MessageRow) -> str:
    return f"{one.author_name or one.author}: {one.subject[:50]}"


def why(edges: Edges, tx: Tx, actor: Actor, request: ask.Why) -> str:
    """Rule, words, model and rule version of the last verdict in the case."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return say("no_such_case", actor.language, found=request.case_no)
    keys = [one.message_key for one in tx.messages.case_messages(case.case_no)]
    verdict = next((found for key in reversed(keys) if (found := tx.messages.verdict_of(key))), None)
    if verdict is None:
        return say("nothing_here", actor.language)
    language = actor.language
    evidence = [_evidence(one, language) for one in verdict["evidence"][:8]]
    sure = say("not_sure", language) if verdict["unsure"] else f"{verdict['confidence']:.0%}"
    filed = _filed(str(verdict["area"]), str(verdict["intent"]), language)
    model, rules = verdict["model_version"] or "–", verdict["rules_version"] or "–"
    versions = say("versions", language, model=model, rules=rules)
    head = f"{filed}, {sure}, {say('by_' + verdict['decided_by'], language)}"
    return "\n".join([head, *evidence, f"  {versions}"])


def _evidence(one: Mapping[str, Any], language: str) -> str:
    told = reason_said(one.get("reason") or one["text"], language)
    told = told.replace(" (rule ", f" ({say('rule', language)} ")
    return f"  {say('why_' + one['kind'], language)}: {told}"


REPORTED: Final = (
    "taken", "filed", "ignored", "approved", "reply_done", "rewritten", "rejected", "answered_by_hand",
    "done", "refiled", "came_back", "refused", "unreadable",
)  # fmt: skip


def report(edges: Edges, tx: Tx, actor: Actor, request: ask.Report) -> str:
    """What happened in the last days, by kind. Nothing is counted per person."""
    since = edges.clock.now() - timedelta(days=request.days)
    found = tx.journal.counts(since)
    language = actor.language
    rows = [f"  {say(f'did_{kind}', language)}: {found[kind]}" for kind in REPORTED if found.get(kind)]
    edited = [_edited(one, actor.language) for one in edits.figures(edges, tx, request.days)[:SHOWN]]
    offered = _offered(edges, tx, actor, since)
    head = say("report_head", language, days=request.days)
    return "\n".join([head, *rows, *edited, *offered, *counted(tx.journal.sums(), actor.person.language)])


def _offered(edges: Edges, tx: Tx, actor: Actor, since: datetime) -> list[str]:
    """The acknowledgement of receipt, to the owner, while it is off and was not switched off."""
    if not is_owner(actor.person) or acknowledge.is_on(edges, tx) or acknowledge.was_refused(tx):
        return []
    taken = tx.journal.events(kinds=("taken",), limit=100_000)
    count = sum(one.at >= since and one.data.get("intent") == acknowledge.OFFERED_FOR for one in taken)
    return [say("ack_offer", actor.language, count=count)] if count else []


def _edited(one: Figures, language: str) -> str:
    """How much of what was prepared for an intent was changed, and how soon it was decided."""
    values = {
        "what": intent_said(one.name, language),
        "answers": one.answers,
        "unchanged": f"{one.unchanged / one.answers:.0%}",
        "changed": f"{one.changed:.0%}",
        "hours": f"{one.hours:.1f}",
    }
    return say("report_row", language, **values)
