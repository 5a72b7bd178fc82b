"""Random walks over everything that can happen to an approval, and races for one draft."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, settings

from tests.approval.machine import Approvals
from tests.pipeline.desk import Desk, answer_to
from tests.pipeline.firm import SAM, ask, open_firm
from triage.core.ids import hash_code
from triage.core.lifecycle import DraftEvent, DraftState
from triage.ledger_rows import Stale
from triage.pipeline import revisions

TestApprovals = Approvals.TestCase
TestApprovals.settings = settings(
    max_examples=6,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def test_edit_and_approve_race_for_one_draft(tmp_path: Path) -> None:
    """Two threads, one edits and one approves: what is held is what was approved, never the other text."""
    with open_firm(tmp_path) as desk:
        won = 0
        for number in range(12):
            proposal = ask(desk, sender=f"c{number}@ruiz.example")
            draft_id, _, code = str(proposal["Reply-To"]).partition("+d")[2].partition("@")[0].partition(".")
            won += race(desk, int(draft_id), code, head_start=0.01 * (number % 3 - 1))
        assert 0 < won < 12, "only one of the two ever came first: that is no race"


def race(desk: Desk, draft_id: int, code: str, head_start: float = 0.0) -> bool:
    """Whether the yes came first. ``head_start`` in seconds for the yes, below zero for the edit: without one
    whoever opens the gate is always the first."""
    store, edges = desk.store, desk.edges
    with store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    gate = threading.Barrier(2)

    def approve() -> bool:
        gate.wait()
        time.sleep(max(0.0, -head_start))
        try:
            with store.begin() as tx:
                used = tx.drafts.use_approval(
                    code_hash=hash_code(code),
                    approver=SAM,
                    digest=draft.digest_for(SAM, "send"),
                    by_message=None,
                    now=desk.clock.now(),
                )
                now = tx.drafts.draft(draft_id)
                if used and now is not None:
                    tx.drafts.move_draft(now, DraftEvent.APPROVE, desk.clock.now())
                return used
        except Stale:
            return False

    def edit() -> None:
        gate.wait()
        time.sleep(max(0.0, head_start))
        with store.begin() as tx:
            now = tx.drafts.draft(draft_id)
            if now is not None and now.state is DraftState.PROPOSED:
                revisions.revise(
                    edges,
                    tx,
                    draft_id,
                    facts=now.facts,
                    body="Quite another text.",
                    subject="x",
                    source="race",
                    number=now.revision + 1,
                )

    with ThreadPoolExecutor(2) as pool:
        approved, _ = pool.submit(approve), pool.submit(edit)
        won = approved.result(30)
    with store.reading() as tx:
        after = tx.drafts.draft(draft_id)
    assert after is not None
    assert after.digest_for("", "") == after.digest
    assert (after.state is DraftState.HELD) == won
    if won:
        assert after.digest == draft.digest
        assert b"Quite another" not in after.frozen
    else:
        assert b"Quite another" in after.frozen
    return won


def test_a_thousand_replays_do_nothing(tmp_path: Path) -> None:
    """The raw approval again and again, as it was and under new hops: one mail leaves."""
    with open_firm(tmp_path) as desk:
        raw = answer_to(ask(desk), "yes", who=SAM)
        desk.write(raw)
        desk.clock.pass_by(minutes=6)
        desk.due()
        for number in range(40):
            desk.put(b"X-Hop: %d\r\n" % number + raw)
            desk.put(raw)
        desk.look()
        desk.clock.pass_by(minutes=6)
        desk.due()
        assert len(desk.outgoing("reply")) == 1
        assert len(desk.happened("approved")) == 1
