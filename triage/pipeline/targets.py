"""How long a customer may wait: a warning before, the next person after; and a reminder to a customer who
did not answer us. All are rows that are due, so a restart loses nothing; each reads again whether it is
still true."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from triage.approval.written import without_codes
from triage.config import Mode, Person
from triage.core.lifecycle import CaseState, DraftEvent, DraftState
from triage.desk.people import deputy_of
from triage.drafting.known_words import phrase
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import DueRow, NewEvent
from triage.ledger_outbox import EffectKind
from triage.pipeline import bundles, modes, revisions
from triage.pipeline.edges import Edges
from triage.pipeline.standing import stand_in

HOLDING: Final = "holding note"
"""The source of a draft that only says that nobody is forgotten."""

_LEAVES: Final = frozenset({DraftState.HELD, DraftState.RELEASED})

WARNED_AT: Final = 0.75
"""The share of the target after which the person in charge is warned."""


def start(edges: Edges, tx: Tx, case_no: int, *, again: bool = False) -> None:
    """Somebody waits: set the warning and the end of the target, in working hours from when they began;
    ``again``: from now, as for a case that was put off. What is over already is not warned of."""
    case = tx.cases.case(case_no)
    if case is None or case.waiting_since is None:
        return
    now = edges.clock.now()
    begin = now if again else case.waiting_since
    _await_us(edges, tx, case, begin)
    hours = hours_of(edges, case)
    if not hours or modes.mode_for(edges, tx, case.intent, case.area) is not Mode.LIVE:
        return
    key = f"{case_no}:{case.waiting_since.isoformat()}"
    for kind, share in (("target_soon", WARNED_AT), ("target_over", 1.0)):
        due = edges.calendar.add_hours(begin, hours * share)
        if due > now or kind == "target_over":
            tx.journal.put_due(kind, key, due)


def hours_of(edges: Edges, case: CaseRow) -> float:
    """The target of the intent, else of its area, else of the firm."""
    desk = edges.config.desk
    of = desk.answer_hours_of
    return of.get(case.intent, of.get(case.area, desk.answer_hours))


def soon(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Three quarters of the time are over."""
    case = _still_waits(tx, row)
    if case is None:
        return
    person = stand_in(edges, tx, edges.config.person(case.assigned_to) or edges.config.owner)
    hours = hours_of(edges, case)
    ends = edges.calendar.add_hours(row.due_at, hours * (1 - WARNED_AT))
    values = {
        "case": case.case_no,
        "who": case.contact_name or case.contact,
        "hours": f"{hours * WARNED_AT:g}",
        "subject": "…" if case.confidential else without_codes(case.subject[:60]),
        "at": f"{ends.astimezone(edges.calendar.zone):%H:%M}",
    }
    text = phrase(person.language, "target_soon", values)
    subject = f"{values['who']} · {values['subject']} [#{case.case_no}]"
    bundles.tell(
        edges, tx, f"soon:{row.key}", person, subject, f"{text}\n", case_no=case.case_no, urgent=False
    )


def over(edges: Edges, tx: Tx, row: DueRow) -> None:
    """The time is over: the open question goes to the next person too, with a code of their own."""
    case = _still_waits(tx, row)
    if case is None:
        return
    first = edges.config.person(case.assigned_to) or edges.config.owner
    following = next_person(edges, first)
    tx.journal.happened(NewEvent(kind="target_over", case_no=case.case_no), now=edges.clock.now())
    if following is None:
        return
    values = {"person": first.name, "hours": f"{hours_of(edges, case):g}"}
    again = phrase(following.language, "target_over", values)
    for draft in tx.drafts.drafts_of_case(case.case_no, (DraftState.PREPARED, DraftState.PROPOSED)):
        bundles.ask_again(edges, tx, draft, following, again)
    bundles.show_again(edges, tx, case.case_no, following, again)


def next_person(edges: Edges, first: Person) -> Person | None:
    """The deputy, else the owner; None where that is nobody else."""
    following = deputy_of(edges.config.people, first, edges.today) or edges.config.owner
    return None if following.address == first.address else following


def _still_waits(tx: Tx, row: DueRow) -> CaseRow | None:
    """The case, if the same person still waits since the same moment and nobody put it off."""
    number, _, since = row.key.partition(":")
    case = tx.cases.case(int(number))
    if case is None or case.state is not CaseState.OPEN:
        return None
    return case if case.waiting_since == datetime.fromisoformat(since) else None


# ---------------------------------------------------------------- we do not answer the customer


def _await_us(edges: Edges, tx: Tx, case: CaseRow, begin: datetime) -> None:
    if not edges.config.desk.nudge_days or case.waiting_since is None:
        return
    key = f"{case.case_no}:{case.waiting_since.isoformat()}"
    tx.journal.put_due("holding", key, edges.calendar.add_hours(begin, _nudge_hours(edges)))


def _nudge_hours(edges: Edges) -> float:
    calendar = edges.calendar
    return edges.config.desk.nudge_days * (calendar.closes.hour - calendar.opens.hour)


def holding(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Still nobody answered: a word that they are not forgotten is proposed, beside the open question. It
    answers nothing, so the matter goes on waiting."""
    case = _still_waits(tx, row)
    if case is None or modes.mode_for(edges, tx, case.intent, case.area) is not Mode.LIVE:
        return
    states = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD, DraftState.RELEASED)
    drafts = tx.drafts.drafts_of_case(case.case_no, states)
    asked = next((one for one in drafts if one.kind == "reply" and one.message_key is not None), None)
    if asked is None or asked.message_key is None or any(one.state in _LEAVES for one in drafts):
        return
    person = stand_in(edges, tx, edges.config.person(case.assigned_to) or edges.config.owner)
    why = phrase(person.language, "holding_why", {"days": edges.config.desk.nudge_days})
    facts = {key: value for key, value in asked.facts.items() if key not in ("recalled", "auto")}
    draft = revisions.make_draft(
        edges,
        tx,
        case_no=case.case_no,
        message_key=asked.message_key,
        person=person,
        facts={**facts, "reasons": [why]},
        body=phrase(str(asked.facts["language"]), "holding"),
        subject=asked.subject,
        source=HOLDING,
    )
    bundles.ask(edges, tx, draft, person, urgent=False)


def no_longer(edges: Edges, tx: Tx, case_no: int) -> None:
    """The answer itself has left: the word that they are not forgotten would come too late."""
    states = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD)
    for draft in tx.drafts.drafts_of_case(case_no, states):
        if draft.source == HOLDING:
            tx.drafts.move_draft(draft, DraftEvent.SUPERSEDE)
            tx.drafts.void_approvals(draft.draft_id)
            tx.outbox.cancel_effects(draft.draft_id, (EffectKind.PROPOSE,), edges.clock.now())


# ---------------------------------------------------------------- the customer does not answer us


def await_answer(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """We asked something: after so many working days without an answer, remind them, as a draft."""
    days = edges.config.desk.nudge_days
    if not days or "?" not in draft.body or draft.source in ("reminder", HOLDING):
        return
    due = edges.calendar.add_hours(edges.clock.now(), _nudge_hours(edges))
    tx.journal.put_due("nudge", str(draft.draft_id), due)


def nudge(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Nobody wrote since, on either side: the reminder is proposed like any other draft."""
    asked = tx.drafts.draft(int(row.key))
    case = None if asked is None else tx.cases.case(asked.case_no)
    if asked is None or case is None or asked.message_key is None or not _silent_since(tx, asked, case):
        return
    person = edges.config.person(case.assigned_to) or edges.config.owner
    language = str(asked.facts["language"])
    draft = revisions.make_draft(
        edges,
        tx,
        case_no=case.case_no,
        message_key=asked.message_key,
        person=person,
        facts={**asked.facts, "reasons": [], "message_id": asked.message_id},
        body=phrase(language, "nudge"),
        subject=asked.subject,
        source="reminder",
    )
    if modes.mode_for(edges, tx, case.intent, case.area) is Mode.LIVE:
        bundles.ask(edges, tx, draft, person, urgent=False)


def _silent_since(tx: Tx, asked: DraftRow, case: CaseRow) -> bool:
    if case.state is CaseState.CLOSED or case.waiting_since is not None:
        return False
    messages = tx.messages.case_messages(case.case_no)
    later = [one for one in messages if one.message_key > (asked.message_key or 0)]
    by_hand = tx.journal.events(case_no=case.case_no, kinds=("answered_by_hand",))
    open_drafts = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD, DraftState.RELEASED)
    return not later and not by_hand and not tx.drafts.drafts_of_case(case.case_no, open_drafts)
