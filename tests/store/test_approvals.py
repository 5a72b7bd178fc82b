"""Approvals: one UPDATE with every condition, and what makes a code useless."""

from __future__ import annotations

import pytest

from tests.store.rows import NOW, a_draft, at, revision, the_draft
from triage.adapters.store.engine import SqlStore
from triage.core.ids import hash_code
from triage.core.lifecycle import DraftEvent
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow

JO, SAM = "jo@firm.example", "sam@firm.example"
CODE = hash_code("k7qf3m2xw4hn9rte")


def proposed(tx: Tx, code: str = CODE, approver: str = JO) -> DraftRow:
    """A proposed draft with one open code, good for an hour."""
    draft = a_draft(tx)
    tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
    draft = the_draft(tx, draft.draft_id)
    give(tx, draft, code, approver)
    return draft


def give(tx: Tx, draft: DraftRow, code: str, approver: str = JO) -> int:
    return tx.drafts.add_approval(
        draft=draft, approver=approver, purpose="send", code_hash=code, expires_at=at(60), now=NOW
    )


def use(
    tx: Tx, draft: DraftRow, *, code: str = CODE, approver: str = JO, digest: str = "", now: float = 1
) -> bool:
    return tx.drafts.use_approval(
        code_hash=code,
        approver=approver,
        digest=digest or draft.digest_for(approver, "send"),
        by_message=None,
        now=at(now),
    )


def test_a_code_is_used_once(store: SqlStore) -> None:
    """The first yes counts; the same mail delivered twice does not."""
    with store.begin() as tx:
        draft = proposed(tx)
        assert use(tx, draft)
        assert not use(tx, draft)
        row = tx.drafts.approval_by_code(CODE)
        assert row is not None
        assert row.state == "used"


@pytest.mark.parametrize(
    "wrong",
    [{"code": hash_code("another")}, {"approver": SAM}, {"digest": "0" * 64}, {"now": 60}],
    ids=["another code", "another person", "another text", "too late"],
)
def test_each_condition_alone_refuses(store: SqlStore, wrong: dict[str, object]) -> None:
    """Code, person, hash and time must all be right; a refused try leaves the code open."""
    with store.begin() as tx:
        draft = proposed(tx)
        assert not use(tx, draft, **wrong)  # type: ignore[arg-type]
        assert use(tx, draft)


@pytest.mark.parametrize(
    "happened", [DraftEvent.REJECT, DraftEvent.SUPERSEDE, DraftEvent.ANSWER, DraftEvent.APPROVE]
)
def test_a_draft_that_moved_on_cannot_be_approved(store: SqlStore, happened: DraftEvent) -> None:
    """The condition on the draft stands in the same UPDATE."""
    with store.begin() as tx:
        draft = proposed(tx)
        tx.drafts.move_draft(draft, happened)
        assert not use(tx, draft)


def test_a_new_revision_voids_every_code_of_the_old_one(store: SqlStore) -> None:
    """What Jo read is no longer what would leave."""
    with store.begin() as tx:
        draft = proposed(tx)
        tx.drafts.add_revision(draft.draft_id, revision("Other words"), at(1))
        assert not use(tx, draft)
        row = tx.drafts.approval_by_code(CODE)
        assert row is not None
        assert row.state == "void"
        assert tx.drafts.open_approvals(draft.draft_id) == []


def test_a_renewed_code_lapses_the_old_one_of_the_same_person(store: SqlStore) -> None:
    """One open code a person; another's stays. Numbers rise, for the proposal's key."""
    with store.begin() as tx:
        draft = proposed(tx)
        assert give(tx, draft, hash_code("sam's"), SAM) == 1
        assert give(tx, draft, hash_code("second")) == 2
        assert not use(tx, draft)
        assert {one.approver for one in tx.drafts.open_approvals(draft.draft_id)} == {JO, SAM}
        assert use(tx, draft, code=hash_code("second"))


def test_five_wrong_codes_lock_that_persons_codes_alone(store: SqlStore) -> None:
    """Guessing ends; nobody else is locked out by it."""
    with store.begin() as tx:
        draft = proposed(tx)
        give(tx, draft, hash_code("sam's"), SAM)
        assert [tx.drafts.count_wrong(draft.draft_id, JO, 5) for _ in range(5)] == [1, 2, 3, 4, 5]
        assert not use(tx, draft)
        assert use(tx, draft, code=hash_code("sam's"), approver=SAM)


def test_the_store_keeps_no_code(store: SqlStore) -> None:
    """Only its hash: who reads the database cannot approve."""
    with store.begin() as tx:
        draft = proposed(tx)
        (row,) = tx.drafts.open_approvals(draft.draft_id)
    assert row.code_hash == CODE
    assert "k7qf3m2xw4hn9rte" not in repr(row)
