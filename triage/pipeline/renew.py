"""A code lapses, a matter does not: it is asked again, after two working days the deputy too."""

from __future__ import annotations

from typing import Final

from triage.approval.life import working_days_between
from triage.approval.said import say
from triage.config import Person
from triage.core.lifecycle import CASE, CaseEvent, CaseState, DraftState, advance
from triage.desk.people import deputy_of, has_access
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import DueRow, NewEvent
from triage.pipeline import bundles, targets
from triage.pipeline.edges import Edges
from triage.pipeline.limits import said_yes_first
from triage.pipeline.standing import stand_in

TO_THE_DEPUTY: Final = 2
"""Working days without an answer after which the deputy is asked too."""


def renew(edges: Edges, tx: Tx, row: DueRow) -> None:
    """The code of one person for one draft has lapsed."""
    draft_id, _, address = row.key.partition(":")
    draft = tx.drafts.draft(int(draft_id))
    if draft is None or draft.state is not DraftState.PROPOSED:
        return
    mine = [one for one in tx.drafts.open_approvals(draft.draft_id) if one.approver == address]
    if any(one.expires_at > edges.clock.now() for one in mine):
        return
    if said_yes_first(tx, draft) == address:
        return
    person = _asked(edges, tx, address)
    bundles.ask_again(edges, tx, draft, person, say("again_lapsed", person.language))
    _deputy_too(edges, tx, draft, person)


def _asked(edges: Edges, tx: Tx, address: str) -> Person:
    """Who is asked now: the person, or the owner where they have gone."""
    person = edges.config.person(address)
    if person is None or not has_access(person, edges.today):
        return edges.config.owner
    return stand_in(edges, tx, person)


def _deputy_too(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> None:
    deputy = deputy_of(edges.config.people, person, edges.today)
    first = tx.journal.events(case_no=draft.case_no, kinds=("proposed", "escalated"), limit=1)
    if deputy is None or not first:
        return
    if working_days_between(first[0].at, edges.clock.now(), edges.calendar) >= TO_THE_DEPUTY:
        again = say("again_deputy", deputy.language, who=person.name)
        bundles.ask_again(edges, tx, draft, deputy, again)


def wake(edges: Edges, tx: Tx, case_no: int) -> None:
    """A snooze is over: the case waits again, and its open questions come again."""
    case, now = tx.cases.case(case_no), edges.clock.now()
    if case is None or case.state is not CaseState.SNOOZED:
        return
    tx.cases.touch_case(case_no, now, state=advance(CASE, case.state, CaseEvent.WAKE))
    tx.journal.happened(NewEvent(kind="woken", case_no=case_no), now=now)
    targets.start(edges, tx, case_no, again=True)
    for draft in tx.drafts.drafts_of_case(case_no, (DraftState.PROPOSED,)):
        person = _asked(edges, tx, draft.person)
        bundles.ask_again(edges, tx, draft, person, say("again_asked", person.language))
    person = _asked(edges, tx, case.assigned_to)
    bundles.show_again(edges, tx, case_no, person, say("again_asked", person.language))
