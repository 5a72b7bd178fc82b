"""``auto``: one answer that leaves by itself. Offered when its last ten uses left unchanged but for the
greeting; the owner's yes holds thirty days; each use is listed in the digest. Money and complaints never.

The owner's yes is the approval: it is written down for each mail, bound to its octets, and used at once. Then
the mail is held like any other, so that a person, the customer or ``stop`` can still stop it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from triage.core.ids import hash_code, new_code
from triage.core.lifecycle import DraftEvent
from triage.desk.people import has_access, is_owner
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_desk import PairRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.mail.message import Kind, Level, Message
from triage.pipeline.edges import Edges
from triage.pipeline.known import is_urgent

USES: Final = 10
"""In a row, each left unchanged by a person."""

HOLDS: Final = timedelta(days=30)
NEVER: Final = frozenset({"complaint", "refund_request"})
OFFERED_AGAIN: Final = timedelta(days=30)


def may_ever(edges: Edges, intent: str) -> bool:
    """Whether answers to this intent may leave by themselves at all."""
    known = edges.intents.get(intent)
    return known is not None and not (known.money or known.confidential or known.urgent or intent in NEVER)


def may_leave(
    edges: Edges, tx: Tx, message: Message, verdict: Verdict, facts: Mapping[str, Any], pair_id: int
) -> bool:
    """This very mail may be answered without asking: a plain first question of a proven sender, and the
    owner's yes to this answer still holds."""
    plain = (
        message.kind is Kind.HUMAN
        and message.authentication.level in (Level.A, Level.B)
        and not (message.cc or message.ambiguous or verdict.unsure)
        and not any(not one.inline for one in message.attachments)
    )
    alone = not facts["reasons"] and not facts["signs"] and not facts["thread"] and facts["waited"] <= 1
    if not plain or not alone or not may_ever(edges, verdict.intent) or is_urgent(edges, verdict, facts):
        return False
    pair = tx.memory.pair(pair_id)
    return pair is not None and pair.state == "live" and _holds(edges, pair)


def _holds(edges: Edges, pair: PairRow) -> bool:
    owner = edges.config.person(pair.auto_by) if pair.auto_by else None
    allowed = owner is not None and is_owner(owner) and has_access(owner, edges.today)
    return allowed and pair.auto_until is not None and edges.clock.now() < pair.auto_until


def hold(edges: Edges, tx: Tx, draft: DraftRow, pair_id: int) -> None:
    """Approve in the owner's name and hold. Every condition is read again as the hold ends."""
    pair, now = tx.memory.pair(pair_id), edges.clock.now()
    assert pair is not None
    code_hash = hash_code(new_code())
    tx.drafts.add_approval(
        draft=draft, approver=pair.auto_by, purpose="auto", code_hash=code_hash,
        expires_at=now + timedelta(minutes=1), now=now,
    )  # fmt: skip
    tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
    used = tx.drafts.use_approval(
        code_hash=code_hash,
        approver=pair.auto_by,
        digest=draft.digest_for(pair.auto_by, "auto"),
        by_message=None,
        now=now,
    )
    assert used, "an approval made in this transaction"
    proposed = tx.drafts.draft(draft.draft_id)
    assert proposed is not None
    until = now + edges.hold
    tx.drafts.move_draft(proposed, DraftEvent.APPROVE, hold_until=until)
    tx.journal.put_due("release", str(draft.draft_id), until)
    data = {
        "auto": f"A{pair_id}",
        "digest": draft.digest_for(pair.auto_by, "auto"),
        "hold_until": until.isoformat(),
        "by": pair.auto_by,
        "revision": draft.revision,
        "approvals": [draft.digest_for(pair.auto_by, "auto")],
    }
    happened = NewEvent(
        kind="approved", case_no=draft.case_no, draft_id=draft.draft_id, message_key=draft.message_key,
        data={**data, "who": draft.facts["who"]}, decision=True,
    )  # fmt: skip
    tx.journal.happened(happened, now=now)


def to_offer(edges: Edges, tx: Tx) -> list[PairRow]:
    """Answers that may be offered now."""
    found = tx.memory.to_offer(USES, edges.clock.now() - OFFERED_AGAIN)
    return [one for one in found if may_ever(edges, one.intent)]


def could_leave(edges: Edges, tx: Tx) -> list[PairRow]:
    """The same, offered already or not."""
    return [one for one in tx.memory.to_offer(USES, edges.clock.now()) if may_ever(edges, one.intent)]


def allow(edges: Edges, tx: Tx, pair: PairRow, by: str) -> bool:
    """The owner's yes. False where this answer has not earned it, or its kind never may."""
    if pair.streak < USES or pair.state != "live" or not may_ever(edges, pair.intent):
        return False
    tx.memory.let_go(pair.pair_id, edges.clock.now() + HOLDS, by)
    return True


def end(edges: Edges, tx: Tx, pair_id: int) -> None:
    """A person asks again from now on, and the ten uses are counted anew."""
    tx.memory.let_go(pair_id, None, "")
    tx.memory.used_pair(pair_id, changed=1.0)
