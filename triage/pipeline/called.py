"""One answer by one of us to one question, and what is told and written down about it."""

from __future__ import annotations

from dataclasses import dataclass

from triage.approval.reaction import is_reaction
from triage.approval.said import say
from triage.config import Person
from triage.ledger import Tx
from triage.ledger_drafts import ApprovalRow, DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending
from triage.mail.message import Kind, Message
from triage.pipeline import notices, propose
from triage.pipeline.edges import Edges
from triage.pipeline.standing import kept_proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody proven answered one proposal of theirs: everything a decision needs. ``approval`` is None
    where the proposal was only located."""

    pending: Pending
    message: Message
    person: Person
    draft: DraftRow
    approval: ApprovalRow | None = None
    code: str = ""


def receipt(edges: Edges, tx: Tx, called: Called, key: str, **values: object) -> None:
    tell(edges, tx, called, say(key, called.person.language, **values))


def tell(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """To the registered address, in the thread of the proposal. One for each answering mail."""
    subject = f"Re: {propose.about(called.draft)} [#{called.draft.case_no}]"
    notices.notice(
        edges,
        tx,
        f"receipt:{called.pending.message_key}",
        called.person,
        subject,
        f"{text}\n",
        case_no=called.draft.case_no,
        in_reply_to=called.message.message_id or "",
    )
    event(edges, tx, called, "receipt", {"text": text.splitlines()[0][:200]})


def event(edges: Edges, tx: Tx, called: Called, kind: str, data: dict[str, object]) -> None:
    proof = called.message.authentication
    known = {"who": called.draft.facts.get("who", "")}
    if kind != "receipt":
        known |= kept_proof(tx, called.message)
    happened = NewEvent(
        kind=kind,
        actor=called.person.name,
        authenticated_as=proof.authenticated_as,
        case_no=called.draft.case_no,
        draft_id=called.draft.draft_id,
        message_key=called.pending.message_key,
        data={**data, **known},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())


# ---------------------------------------------------------------- what an answer can be


def never(message: Message) -> str:
    """Why a mail can never answer anything, or empty."""
    if message.kind is not Kind.HUMAN:
        return message.kind.value
    if message.ambiguous:
        return "it can be read in two ways"
    return "a reaction" if is_reaction(message) else ""


def names_around(edges: Edges, person: Person) -> tuple[str, ...]:
    """What may stand around the word: the person's name, the firm's, the lines of its signature."""
    firm = edges.config.firm
    return (person.name, firm.name, f"{firm.name} desk", *firm.signature.splitlines())
