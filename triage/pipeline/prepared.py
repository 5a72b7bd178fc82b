"""One message, read and scored, before anything of it is written; and how it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from triage.books.order_page import SeenOrder
from triage.books.seen import SeenPaper
from triage.config import Person
from triage.drafting.reason_words import evidence_said
from triage.intent.facts import IntentInput
from triage.intent.possible import impossible, without
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.mail.message import Message, Quarantined
from triage.pipeline import (
    draft_facts,
    learn,
    modes,
    tags,
)
from triage.pipeline.edges import Edges
from triage.pipeline.remember import Recalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """One message that could not be read, with its reason."""

    pending: Pending
    read: Quarantined


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One message, read and scored: all slow work done, nothing written."""

    pending: Pending
    message: Message
    mail: IntentInput
    verdict: Verdict
    taught: int = 0
    """What had been learned when it was scored."""
    staff: Person | None = None
    """The listed person whose address stands in From; a claim until ``authentication`` proves it."""
    papers: Sequence[SeenPaper] = ()
    """Quotes and invoices of the firm's own program, in a mail that it sent."""
    orders: Sequence[SeenOrder] = ()
    """A customer's own orders among its PDFs."""
    recalled: Recalled | None = None
    """What was answered to such a question before."""
    by_hand: Message | None = None
    """The mail in Sent, written by one of us, that this one says came back."""


def judged(edges: Edges, mail: IntentInput) -> Verdict:
    """What the classifier says, among what a mail from this sender can be at all."""
    domain = mail.sender.rpartition("@")[2].lower()
    listed = edges.config.person(mail.sender) is not None
    out = impossible(from_us=listed or domain in edges.config.firm.own_domains, kind=mail.kind)
    return without(edges.classifier.classify(mail), out, edges.intents)


def ignore(edges: Edges, tx: Tx, prepared: Prepared, reason: str) -> None:
    message = prepared.message
    tx.messages.settle_message(prepared.pending, standing=Standing.IGNORED, reason=reason, message=message)
    happened = NewEvent(
        kind="ignored",
        message_key=prepared.pending.message_key,
        data={"reason": reason, "who": who(message), "subject": message.subject[:200]},
    )
    tx.journal.happened(happened, now=edges.clock.now())


def settle(
    edges: Edges, tx: Tx, prepared: Prepared, standing: Standing, reason: str, case_no: int | None
) -> None:
    message, verdict = prepared.message, prepared.verdict
    tx.messages.settle_message(
        prepared.pending, standing=standing, reason=reason, message=message, case_no=case_no
    )
    said = learn.said_of(prepared.mail, verdict)
    no = tx.messages.add_verdict(prepared.pending.message_key, verdict, edges.clock.now(), said)
    tags.tag(
        edges,
        tx,
        prepared.pending.message_key,
        verdict.area,
        verdict.intent,
        verdict.unsure,
        no,
        case_no,
        verdict.tags,
    )


def seen(
    edges: Edges, tx: Tx, prepared: Prepared, kind: str, case_no: int | None, more: dict[str, object]
) -> None:
    message, verdict = prepared.message, prepared.verdict
    intent = edges.intents.get(verdict.intent)
    hidden = bool(intent and intent.confidential)
    data = {
        "who": who(message),
        "subject": "" if hidden else message.subject[:200],
        "kind": message.kind,
        "language": message.language,
        "intent": verdict.intent,
        "area": verdict.area,
        "confidence": round(verdict.confidence, 3),
        "unsure": verdict.unsure,
        "mode": modes.mode_for(edges, tx, verdict.intent, verdict.area).value,
        "why": "" if hidden else evidence_said(draft_facts.why(verdict, message.text), "en")[:300],
        **more,
    }
    happened = NewEvent(
        kind=kind,
        actor=who(message),
        authenticated_as=message.authentication.authenticated_as,
        case_no=case_no,
        message_key=prepared.pending.message_key,
        data=data,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def who(message: Message) -> str:
    person = message.person or message.author
    return person.name or person.addr_spec or "(nobody)"
