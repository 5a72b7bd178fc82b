"""Tagging is an effect like any other: a keyword, a Gmail label or a move, by the owner's choice."""

from __future__ import annotations

from collections.abc import Sequence

from triage.config import Mode
from triage.ledger import Tx
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.pipeline import modes
from triage.pipeline.edges import Edges


def tag(
    edges: Edges,
    tx: Tx,
    message_key: int,
    area: str,
    intent: str,
    unsure: bool,
    verdict_no: int,
    case_no: int | None,
    more: Sequence[str] = (),
) -> None:
    """Queue the tag, an effect like any other. Kept to ourselves while the firm only looks. ``more``: what
    rules tag it with besides."""
    if edges.config.mailbox.tag == "none" or modes.mode_for(edges, tx, intent, area) is Mode.LOOK:
        return
    now = edges.clock.now()
    name = "not-sure" if unsure else intent
    tx.outbox.queue(
        NewEffect(
            key=f"tag:{message_key}:{verdict_no}",
            kind=EffectKind.TAG,
            channel=Channel.MAILBOX,
            content={
                "how": edges.config.mailbox.tag,
                "area": area,
                "name": name,
                **({"more": list(more)} if more else {}),
            },
            due_at=now,
            case_no=case_no,
            message_key=message_key,
            priority=7,
        ),
        now,
    )
