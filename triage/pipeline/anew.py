"""What was approved and does not leave is somebody's to decide on once more, in the same words."""

from __future__ import annotations

from triage.config import Person
from triage.core.lifecycle import DraftEvent
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.pipeline import cases, propose, revisions
from triage.pipeline.edges import Edges


def ask_anew(edges: Edges, tx: Tx, draft: DraftRow, person: Person, why: str) -> None:
    """A held draft is stopped, and a copy of it asked about. What waits is always shown to somebody."""
    tx.drafts.move_draft(draft, DraftEvent.UNDO)
    stopped = NewEvent(
        kind="not_released", case_no=draft.case_no, draft_id=draft.draft_id, data={"why": why}, decision=True
    )
    tx.journal.happened(stopped, now=edges.clock.now())
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    fresh = revisions.copied(edges, tx, draft, person)
    revisions.place(edges, tx, fresh)
    propose.propose(edges, tx, fresh, person, again=why)
