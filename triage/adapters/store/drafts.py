"""Statements about drafts, revisions and approvals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import Row, micros, micros_or_none, moment, moment_or_none, new_key
from triage.approval.digest import terms_of
from triage.core.lifecycle import DRAFT, DraftEvent, DraftState, advance
from triage.ledger_drafts import ApprovalRow, DraftRow, NewRevision
from triage.ledger_rows import Json, Stale

_drafts = sa.select(
    t.draft,
    t.revision.c.reverse_path,
    t.revision.c.recipients,
    t.revision.c.subject,
    t.revision.c.body,
    t.revision.c.source,
    t.revision.c.message_id,
    t.revision.c.frozen,
    t.revision.c.digest,
    t.revision.c.terms,
).join(t.revision, sa.and_(t.revision.c.draft_id == t.draft.c.id, t.revision.c.no == t.draft.c.revision))


class SqlDrafts:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def add_draft(
        self, *, kind: str, case_no: int, message_key: int | None, person: str, facts: Json, now: datetime
    ) -> int:
        inserted = self._conn.execute(
            sa.insert(t.draft).values(
                kind=kind,
                state=DraftState.PREPARED,
                case_no=case_no,
                message_key=message_key,
                revision=0,
                person=person,
                facts=dict(facts),
                created_at=micros(now),
            )
        )
        return new_key(inserted)

    def add_revision(self, draft_id: int, revision: NewRevision, now: datetime) -> int:
        """A new revision is a new hash: every open code of the old one is void at once."""
        no = 1 + int(
            self._conn.execute(sa.select(t.draft.c.revision).where(t.draft.c.id == draft_id)).scalar_one()
        )
        self._conn.execute(
            sa.insert(t.revision).values(
                draft_id=draft_id,
                no=no,
                reverse_path=revision.reverse_path,
                recipients=list(revision.recipients),
                subject=revision.subject,
                body=revision.body,
                source=revision.source,
                message_id=revision.message_id,
                frozen=revision.frozen,
                digest=revision.digest,
                terms=revision.terms.as_json(),
                at=micros(now),
            )
        )
        self._conn.execute(
            sa.update(t.draft)
            .where(t.draft.c.id == draft_id)
            .values(revision=no, version=t.draft.c.version + 1)
        )
        self.void_approvals(draft_id)
        return no

    def draft(self, draft_id: int) -> DraftRow | None:
        row = self._conn.execute(_drafts.where(t.draft.c.id == draft_id)).first()
        return None if row is None else _draft_row(row)

    def draft_by_message_id(self, message_id: str) -> DraftRow | None:
        found = sa.select(t.revision.c.draft_id).where(t.revision.c.message_id == message_id)
        draft_id = self._conn.execute(found.limit(1)).scalar()
        return None if draft_id is None else self.draft(int(draft_id))

    def first_body(self, draft_id: int) -> str:
        found = sa.select(t.revision.c.body).where(t.revision.c.draft_id == draft_id, t.revision.c.no == 1)
        return str(self._conn.execute(found).scalar() or "")

    def count(self, state: DraftState) -> int:
        found = sa.select(sa.func.count()).where(t.draft.c.state == state)
        return int(self._conn.execute(found).scalar_one())

    def drafts_of_case(self, case_no: int, states: Sequence[DraftState]) -> Sequence[DraftRow]:
        rows = self._conn.execute(
            _drafts.where(t.draft.c.case_no == case_no, t.draft.c.state.in_(list(states))).order_by(
                t.draft.c.id
            )
        )
        return [_draft_row(row) for row in rows]

    def in_state(self, state: DraftState) -> Sequence[DraftRow]:
        rows = self._conn.execute(_drafts.where(t.draft.c.state == state).order_by(t.draft.c.id))
        return [_draft_row(row) for row in rows]

    def give(self, draft_id: int, person: str) -> None:
        self._conn.execute(sa.update(t.draft).where(t.draft.c.id == draft_id).values(person=person))

    def move_draft(
        self, draft: DraftRow, happened: DraftEvent, hold_until: datetime | None = None
    ) -> DraftState:
        state = advance(DRAFT, draft.state, happened)
        changed = self._conn.execute(
            sa.update(t.draft)
            .where(
                t.draft.c.id == draft.draft_id,
                t.draft.c.version == draft.version,
                t.draft.c.state == draft.state,
                t.draft.c.revision == draft.revision,
            )
            .values(state=state, version=draft.version + 1, hold_until=micros_or_none(hold_until))
        )
        if changed.rowcount != 1:
            raise Stale(f"draft D{draft.draft_id} moved on")
        return state

    # ------------------------------------------------------------ approvals

    def add_approval(
        self,
        *,
        draft: DraftRow,
        approver: str,
        purpose: str,
        code_hash: str,
        expires_at: datetime,
        now: datetime,
    ) -> int:
        a = t.approval
        code_no = 1 + int(
            self._conn.execute(
                sa.select(sa.func.coalesce(sa.func.max(a.c.code_no), 0)).where(
                    a.c.draft_id == draft.draft_id,
                    a.c.revision == draft.revision,
                    a.c.approver == approver,
                )
            ).scalar_one()
        )
        self._conn.execute(
            sa.update(a)
            .where(a.c.draft_id == draft.draft_id, a.c.approver == approver, a.c.state == "open")
            .values(state="lapsed")
        )
        self._conn.execute(
            sa.insert(a).values(
                draft_id=draft.draft_id,
                revision=draft.revision,
                code_no=code_no,
                approver=approver,
                purpose=purpose,
                code_hash=code_hash,
                digest=draft.digest_for(approver, purpose),
                state="open",
                created_at=micros(now),
                expires_at=micros(expires_at),
            )
        )
        return code_no

    def approval_by_code(self, code_hash: str) -> ApprovalRow | None:
        row = self._conn.execute(sa.select(t.approval).where(t.approval.c.code_hash == code_hash)).first()
        return None if row is None else _approval_row(row)

    def open_approvals(self, draft_id: int) -> Sequence[ApprovalRow]:
        rows = self._conn.execute(
            sa.select(t.approval).where(t.approval.c.draft_id == draft_id, t.approval.c.state == "open")
        )
        return [_approval_row(row) for row in rows]

    def used_approvals(self, draft_id: int, revision: int) -> Sequence[ApprovalRow]:
        a = t.approval
        rows = self._conn.execute(
            sa.select(a).where(a.c.draft_id == draft_id, a.c.revision == revision, a.c.state == "used")
        )
        return [_approval_row(row) for row in rows]

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
        a = t.approval
        current = (
            sa.select(t.draft.c.id)
            .where(
                t.draft.c.id == a.c.draft_id,
                t.draft.c.revision == a.c.revision,
                t.draft.c.state == DraftState.PROPOSED,
            )
            .exists()
        )
        used = self._conn.execute(
            sa.update(a)
            .where(
                a.c.code_hash == code_hash,
                a.c.state == "open",
                a.c.approver == approver,
                a.c.digest == digest,
                a.c.expires_at > micros(now),
                current,
            )
            .values(state=then, used_at=micros(now), used_by_message=by_message)
        )
        return used.rowcount == 1

    def void_approvals(self, draft_id: int, state: str = "void") -> None:
        self._conn.execute(
            sa.update(t.approval)
            .where(t.approval.c.draft_id == draft_id, t.approval.c.state == "open")
            .values(state=state)
        )

    def approved_since(self, since: datetime) -> Sequence[DraftRow]:
        used = sa.select(t.approval.c.draft_id).where(
            t.approval.c.state == "used",
            t.approval.c.used_at >= micros(since),
            t.approval.c.revision == t.draft.c.revision,
        )
        left = (DraftState.HELD, DraftState.RELEASED, DraftState.SENT)
        rows = self._conn.execute(_drafts.where(t.draft.c.state.in_(left), t.draft.c.id.in_(used)))
        return [_draft_row(row) for row in rows]

    def count_wrong(self, draft_id: int, approver: str, limit: int) -> int:
        """One more wrong code; at the limit the open codes of this person are locked. Returns the count."""
        a = t.approval
        mine = (a.c.draft_id == draft_id, a.c.approver == approver, a.c.state == "open")
        self._conn.execute(sa.update(a).where(*mine).values(wrong=a.c.wrong + 1))
        count = self._conn.execute(sa.select(sa.func.max(a.c.wrong)).where(*mine)).scalar()
        if count is not None and count >= limit:
            self._conn.execute(sa.update(a).where(*mine).values(state="locked"))
        return int(count or 0)


def _draft_row(row: Row) -> DraftRow:
    return DraftRow(
        draft_id=row.id,
        kind=row.kind,
        state=DraftState(row.state),
        version=row.version,
        case_no=row.case_no,
        message_key=row.message_key,
        revision=row.revision,
        person=row.person,
        facts=row.facts,
        hold_until=moment_or_none(row.hold_until),
        reverse_path=row.reverse_path,
        recipients=tuple(row.recipients),
        subject=row.subject,
        body=row.body,
        source=row.source,
        message_id=row.message_id,
        frozen=bytes(row.frozen),
        digest=row.digest,
        terms=terms_of(row.terms),
    )


def _approval_row(row: Row) -> ApprovalRow:
    return ApprovalRow(
        approval_id=row.id,
        draft_id=row.draft_id,
        revision=row.revision,
        code_no=row.code_no,
        approver=row.approver,
        purpose=row.purpose,
        code_hash=row.code_hash,
        digest=row.digest,
        state=row.state,
        wrong=row.wrong,
        expires_at=moment(row.expires_at),
    )
