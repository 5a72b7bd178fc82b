"""Small rows for the store's tests, each with what the test does not care about already filled."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from triage.intent.verdict import DecidedBy, Evidence, EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow, NewRevision
from triage.ledger_messages import Arrival, Standing
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.ports import Position

NOW = datetime(2025, 11, 21, 8, 30, 0, 123456, tzinfo=UTC)
ACCOUNT = "shared"
VERDICT = Verdict(
    area="billing",
    intent="refund_request",
    confidence=0.91,
    unsure=False,
    decided_by=DecidedBy.MODEL,
    evidence=(Evidence(kind=EvidenceKind.WORD, text="twice", intent="refund_request", weight=1.5),),
    model_version="m1",
    rules_version="r1",
)
CASE: dict[str, Any] = {
    "contact_id": None,
    "subject": "Charged twice",
    "verdict": VERDICT,
    "language": "en",
    "confidential": False,
    "assigned_to": "",
    "follows": None,
    "now": NOW,
}


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def spot(uid: int, mailbox: str = "INBOX", uidvalidity: int = 7) -> Position:
    return Position(mailbox=mailbox, uidvalidity=uidvalidity, uid=uid)


def arrival(number: int, *, uid: int | None = None, mailbox: str = "INBOX", **changes: Any) -> Arrival:
    """Message ``number`` (equal numbers are equal octets) at a uid."""
    octets = f"From: ann@customer.example\r\nSubject: {number}\r\n\r\nHello\r\n".encode()
    made = Arrival(
        sha256=hashlib.sha256(octets).hexdigest(),
        size=len(octets),
        octets=octets,
        position=spot(uid or number, mailbox),
        standing=Standing.PENDING,
        internal_at=NOW,
    )
    return replace(made, **changes)


def a_case(tx: Tx, **changes: Any) -> int:
    return tx.cases.open_case(**{**CASE, **changes})


def a_draft(tx: Tx, case_no: int | None = None, *, body: str = "We will look.") -> DraftRow:
    """A draft with its first revision."""
    draft_id = tx.drafts.add_draft(
        kind="reply", case_no=case_no or a_case(tx), message_key=None, person="jo@firm.example",
        facts={"salutation": "Dear Ms Ruiz"}, now=NOW,
    )  # fmt: skip
    tx.drafts.add_revision(draft_id, revision(body), NOW)
    return the_draft(tx, draft_id)


def the_draft(tx: Tx, draft_id: int) -> DraftRow:
    found = tx.drafts.draft(draft_id)
    assert found is not None
    return found


def revision(body: str) -> NewRevision:
    frozen = f"Subject: Re: Charged twice\r\n\r\n{body}\r\n".encode()
    return NewRevision(
        reverse_path="info@firm.example",
        recipients=("bella@customer.example",),
        subject="Re: Charged twice",
        body=body,
        source="template refund_request/en",
        message_id="<tr.0000000000000000.000000000000@firm.example>",
        frozen=frozen,
        digest=hashlib.sha256(frozen).hexdigest(),
    )


def an_effect(key: str = "reply:1:1:bella@customer.example", **changes: Any) -> NewEffect:
    made = NewEffect(
        key=key,
        kind=EffectKind.REPLY,
        channel=Channel.SUBMIT,
        content={"reverse_path": "info@firm.example", "recipients": ["bella@customer.example"]},
        due_at=NOW,
        octets=b"Subject: x\r\n\r\ny\r\n",
        message_id="<tr.0000000000000000.000000000000@firm.example>",
    )
    return replace(made, **changes)
