"""The store's face for drafts: their revisions, and the approvals that are bound to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from triage.approval.digest import NO_TERMS, Terms, digest_of, is_money
from triage.core.lifecycle import DraftEvent, DraftState
from triage.ledger_rows import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft with its current revision. ``frozen`` are the outgoing octets without a Date header."""

    draft_id: int
    kind: str
    state: DraftState
    version: int
    case_no: int
    message_key: int | None
    revision: int
    person: str
    facts: Json
    """What a proposal shows of the mail it answers, and what the frame needs; see pipeline.propose."""
    hold_until: datetime | None
    reverse_path: str
    recipients: tuple[str, ...]
    subject: str
    body: str
    source: str
    message_id: str
    frozen: bytes
    digest: str
    terms: Terms = NO_TERMS

    @property
    def is_money(self) -> bool:
        return is_money(self.kind, self.terms)

    def digest_for(self, approver: str, purpose: str) -> str:
        """What one person's approval of this revision is bound to, found anew from what would leave."""
        return digest_of(
            kind=self.kind,
            frozen=self.frozen,
            reverse_path=self.reverse_path,
            recipients=self.recipients,
            terms=self.terms,
            approver=approver,
            purpose=purpose,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRevision:
    reverse_path: str
    recipients: tuple[str, ...]
    subject: str
    body: str
    source: str
    message_id: str
    frozen: bytes
    digest: str
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    approval_id: int
    draft_id: int
    revision: int
    code_no: int
    approver: str
    purpose: str
    code_hash: str
    digest: str
    state: str
    wrong: int
    expires_at: datetime


class Drafts(Protocol):
    """Drafts, their revisions, and the approvals bound to them."""

    def add_draft(
        self, *, kind: str, case_no: int, message_key: int | None, person: str, facts: Json, now: datetime
    ) -> int: ...
    def add_revision(self, draft_id: int, revision: NewRevision, now: datetime) -> int: ...
    def draft(self, draft_id: int) -> DraftRow | None: ...
    def draft_by_message_id(self, message_id: str) -> DraftRow | None:
        """The draft whose octets carry this id of ours, in any revision."""
        ...

    def first_body(self, draft_id: int) -> str:
        """What was prepared before anybody changed it."""
        ...

    def count(self, state: DraftState) -> int: ...
    def drafts_of_case(self, case_no: int, states: Sequence[DraftState]) -> Sequence[DraftRow]: ...
    def in_state(self, state: DraftState) -> Sequence[DraftRow]: ...
    def give(self, draft_id: int, person: str) -> None:
        """Another person is asked from now on."""
        ...

    def move_draft(
        self, draft: DraftRow, happened: DraftEvent, hold_until: datetime | None = None
    ) -> DraftState:
        """Advance with compare-and-set on version; raises Stale when somebody was faster."""
        ...

    def add_approval(
        self,
        *,
        draft: DraftRow,
        approver: str,
        purpose: str,
        code_hash: str,
        expires_at: datetime,
        now: datetime,
    ) -> int: ...
    def approval_by_code(self, code_hash: str) -> ApprovalRow | None: ...
    def open_approvals(self, draft_id: int) -> Sequence[ApprovalRow]: ...
    def used_approvals(self, draft_id: int, revision: int) -> Sequence[ApprovalRow]: ...
    def use_approval(
        self,
        *,
        code_hash: str,
        approver: str,
        digest: str,
        by_message: int | None,
        now: datetime,
        then: str = "used",
    ) -> bool:
        """The one UPDATE with every condition; True where exactly one row was used. ``digest`` is
        ``DraftRow.digest_for`` this approver and the code's purpose."""
        ...

    def void_approvals(self, draft_id: int, state: str = "void") -> None: ...
    def approved_since(self, since: datetime) -> Sequence[DraftRow]:
        """Drafts with a yes used since then that were not stopped meanwhile."""
        ...

    def count_wrong(self, draft_id: int, approver: str, limit: int) -> int: ...
