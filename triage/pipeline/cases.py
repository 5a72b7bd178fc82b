"""Which case a message belongs to: the look-ups here, the decision in the room ``mail.thread``."""

from __future__ import annotations

from typing import Final

from triage.core.lifecycle import CASE, CaseEvent, CaseState, DraftEvent, DraftState, advance
from triage.drafting.book_words import book_say
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.mail.message import Address, Message
from triage.pipeline import propose, revisions
from triage.pipeline.document_files import document_of
from triage.pipeline.edges import Edges

WAITING_DRAFTS: Final = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD)


def join(edges: Edges, tx: Tx, message: Message, case: CaseRow, *, waits: bool, wrote: bool = True) -> None:
    """More mail in a case. Where the customer ``wrote``, what was prepared is no longer the answer to that; a
    machine that writes into the thread takes nothing back."""
    now = edges.clock.now()
    changes: dict[str, object] = {}
    if case.state is not CaseState.OPEN:
        happened = CaseEvent.REOPEN if case.state is CaseState.CLOSED else CaseEvent.WAKE
        changes["state"] = advance(CASE, case.state, happened)
        changes["closed_at"] = None
    if waits and case.waiting_since is None:
        changes["waiting_since"] = now
    tx.cases.touch_case(case.case_no, now, **changes)
    if waits and wrote:
        supersede(edges, tx, case.case_no)
        _contact(edges, tx, message.person or message.author, message.language)
    remember(tx, message, case.case_no)


def supersede(
    edges: Edges,
    tx: Tx,
    case_no: int,
    *,
    happened: DraftEvent = DraftEvent.SUPERSEDE,
    documents: bool = False,
) -> int:
    """Stop every draft of a case that has not left: codes void, hold ended, our Drafts copy removed.

    An answer by hand or new mail answers a question, it takes back no invoice: a quote, an invoice or a
    reminder that a person was asked about stays so, unless ``documents``. Only its hold ends: what they
    wrote now is read first, and the same document is asked about again.
    """
    drafts = tx.drafts.drafts_of_case(case_no, WAITING_DRAFTS)
    kept = [one for one in drafts if document_of(one.facts) and not documents]
    for draft in (one for one in kept if one.state is DraftState.HELD):
        tx.drafts.move_draft(draft, happened)
        _stopped(edges, tx, draft, happened)
        person = edges.config.person(draft.person) or edges.config.owner
        fresh = revisions.copied(edges, tx, draft, person)
        propose.propose(edges, tx, fresh, person, again=book_say("wrote_again", person.language))
    drafts = [one for one in drafts if one not in kept]
    for draft in drafts:
        withdraw(edges, tx, draft, happened)
    return len(drafts)


def withdraw(edges: Edges, tx: Tx, draft: DraftRow, happened: DraftEvent) -> None:
    """Stop one draft that has not left."""
    tx.drafts.move_draft(draft, happened)
    tx.drafts.void_approvals(draft.draft_id)
    kinds = (EffectKind.PROPOSE, EffectKind.DRAFT)
    tx.outbox.cancel_effects(draft.draft_id, kinds, edges.clock.now())
    undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    _stopped(edges, tx, draft, happened)


def _stopped(edges: Edges, tx: Tx, draft: DraftRow, happened: DraftEvent) -> None:
    data = {"who": draft.facts.get("who", ""), "held": draft.state is DraftState.HELD}
    stopped = NewEvent(
        kind=f"draft_{happened}", case_no=draft.case_no, draft_id=draft.draft_id, data=data, decision=True
    )
    tx.journal.happened(stopped, now=edges.clock.now())


def undraft(edges: Edges, tx: Tx, draft_id: int, revision: int, message_id: str, case_no: int) -> None:
    """Remove our copy in Drafts, where one was placed."""
    placed = tx.outbox.effect_by_key(f"draft:{draft_id}:{revision}")
    if placed is None or placed.state == "cancelled":
        return
    now = edges.clock.now()
    tx.outbox.queue(
        NewEffect(
            key=f"undraft:{draft_id}:{revision}",
            kind=EffectKind.UNDRAFT,
            channel=Channel.MAILBOX,
            content={"message_id": message_id},
            due_at=now,
            case_no=case_no,
            draft_id=draft_id,
            priority=6,
        ),
        now,
    )


def remember(tx: Tx, message: Message, case_no: int) -> None:
    """Every id of the thread, foreign ones too, and who takes part."""
    ids = [one for one in (message.message_id, *message.references, *message.in_reply_to) if one]
    person = message.person or message.author
    people = [one.addr_spec for one in (person, *message.cc) if one.addr_spec]
    tx.cases.join_case(case_no, ids[-50:], people[:50])


def opened(
    edges: Edges, tx: Tx, message: Message, verdict: Verdict, assigned_to: str, follows: int | None
) -> int:
    """A new case for this person's matter."""
    now = edges.clock.now()
    person = message.person or message.author
    contact = _contact(edges, tx, person, message.language)
    intent = edges.intents.get(verdict.intent)
    case_no = tx.cases.open_case(
        contact_id=contact,
        subject=message.subject,
        verdict=verdict,
        language=message.language,
        confidential=bool(intent and intent.confidential),
        assigned_to=assigned_to,
        follows=follows,
        now=now,
    )
    remember(tx, message, case_no)
    return case_no


def _contact(edges: Edges, tx: Tx, person: Address, language: str) -> int | None:
    if "@" not in person.addr_spec:
        return None
    return tx.cases.see_contact(person.addr_spec, person.name, language, edges.clock.now())
