"""Guards that no honest mail ever meets: each of these fails when its guard is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.pipeline.desk import Desk, answer_to
from tests.pipeline.firm import SAM, ask, notices, open_firm, pass_hold, say, sent
from triage.adapters.store import schema
from triage.core.ids import hash_code
from triage.core.lifecycle import DraftState
from triage.pipeline import revisions


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def code_of(proposal: Message) -> tuple[int, str]:
    draft, _, code = str(proposal["Reply-To"]).partition("+d")[2].partition("@")[0].partition(".")
    return int(draft), code


def use(desk: Desk, code: str, digest: str) -> bool:
    with desk.store.begin() as tx:
        return tx.drafts.use_approval(
            code_hash=hash_code(code), approver=SAM, digest=digest, by_message=None, now=desk.clock.now()
        )


def digest_of(desk: Desk, draft_id: int) -> str:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.digest_for(SAM, "send")


def edit(desk: Desk, draft_id: int) -> None:
    with desk.store.begin() as tx:
        draft = tx.drafts.draft(draft_id)
        assert draft is not None
        revisions.revise(
            desk.edges,
            tx,
            draft_id,
            facts=draft.facts,
            body="Another text.",
            subject="x",
            source="test",
            number=2,
        )


def change(desk: Desk, table: sa.Table, **values: object) -> None:
    with desk.store.engine.begin() as conn:
        conn.execute(sa.update(table).values(**values))


@pytest.mark.parametrize(
    "header",
    [{"Auto_Submitted": "auto-replied"}, {"List_Id": "<all.acme.example>"}, {"Precedence": "auto_reply"}],
)
def test_a_machines_yes_is_none(desk: Desk, header: dict[str, str]) -> None:
    """Proven, with the right code, and the word yes: still no answer of a person."""
    say(desk, ask(desk), "yes", **header)
    pass_hold(desk)
    assert sent(desk) == []
    assert len(desk.happened("refused")) == 1


@pytest.mark.parametrize("word", ["yes", "no"])
def test_a_code_counts_for_its_own_draft(desk: Desk, word: str) -> None:
    """The number before the code cannot be exchanged, neither for a yes nor for a no."""
    first, second = ask(desk), ask(desk)
    (one, code), (two, _) = code_of(first), code_of(second)
    del second["Reply-To"], second["Subject"]
    second["Reply-To"], second["Subject"] = f"info+d{two}.{code}@acme.example", "Yes?"
    say(desk, second, word)
    for draft_id in (one, two):
        with desk.store.reading() as tx:
            draft = tx.drafts.draft(draft_id)
        assert draft is not None
        assert draft.state is DraftState.PROPOSED
    assert len(notices(desk)) == 1


def test_a_code_is_used_once(desk: Desk) -> None:
    """The UPDATE itself asks whether the code is open, unlocked and not void."""
    draft_id, code = code_of(ask(desk))
    digest = digest_of(desk, draft_id)
    for state in ("used", "void", "lapsed", "locked"):
        change(desk, schema.approval, state=state)
        assert not use(desk, code, digest), state
    change(desk, schema.approval, state="open")
    assert use(desk, code, digest)


def test_a_code_counts_for_these_octets_alone(desk: Desk) -> None:
    """Another digest, and the code of an older text even where its digest is named: no."""
    draft_id, code = code_of(ask(desk))
    digest = digest_of(desk, draft_id)
    assert not use(desk, code, "0" * 64)
    edit(desk, draft_id)
    assert not use(desk, code, digest)
    change(desk, schema.approval, state="open")
    assert not use(desk, code, digest)


def test_an_edit_voids_the_codes(desk: Desk) -> None:
    """At once, in the same transaction."""
    draft_id, _ = code_of(ask(desk))
    edit(desk, draft_id)
    with desk.store.reading() as tx:
        assert tx.drafts.open_approvals(draft_id) == []


@pytest.mark.parametrize(
    "values",
    [
        {"recipients": ["thief@evil.example"]},
        {"frozen": b"To: thief@evil.example\r\n\r\nx\r\n"},
        {"reverse_path": "x@evil.example"},
        {"terms": {"amount": "9000.00"}},
        {"terms": {"bank_details": "DE02120300000000202051"}},
        {"terms": {"attachments": [["invoice.pdf", "0" * 64]]}},
    ],
)
def test_what_changed_after_the_yes_does_not_leave(desk: Desk, values: dict[str, object]) -> None:
    """Somebody writes into the store during the hold: read again at its end, it no longer fits."""
    desk.write(answer_to(ask(desk), "yes", who=SAM))
    change(desk, schema.revision, **values)
    pass_hold(desk)
    assert sent(desk) == []
    assert len(desk.happened("bug")) == 1
