"""The most answers a day to one address: whatever asks so often is a machine or a mistake. What is over it
stays held, so that all that stops a held mail still does, and the owner hears of it once a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import Final

from triage.commands.said import say
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.pipeline import notices
from triage.pipeline.edges import Edges

LOOKS_AGAIN: Final = timedelta(minutes=15)
KEPT: Final = timedelta(days=2)


def over(edges: Edges, tx: Tx, draft: DraftRow) -> bool:
    """Whether it must wait. The owner is told here."""
    cap = edges.config.desk.send_cap_per_address
    full = [one for one in draft.recipients if _count(edges, tx, one) >= cap]
    if full:
        _tell(edges, tx, full, cap, draft)
    return bool(full)


def count(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """It leaves now."""
    until = edges.clock.now() + KEPT
    for one in draft.recipients:
        tx.journal.put_setting(_key(edges, one), str(_count(edges, tx, one) + 1), until=until)


def _count(edges: Edges, tx: Tx, address: str) -> int:
    return int(tx.journal.setting(_key(edges, address)) or "0")


def _key(edges: Edges, address: str) -> str:
    """By hash: nothing of a person stays behind in it."""
    return f"sent:{edges.today.isoformat()}:{sha256(address.lower().encode()).hexdigest()[:16]}"


def _tell(edges: Edges, tx: Tx, full: Sequence[str], cap: int, draft: DraftRow) -> None:
    owner = edges.config.owner
    for one in full:
        notices.notice(
            edges, tx, f"cap_address:{_key(edges, one)}", owner,
            say("cap_address_subject", owner.language, cap=cap),
            say("cap_address_text", owner.language, cap=cap, who=one) + "\n",
            case_no=draft.case_no,
        )  # fmt: skip
