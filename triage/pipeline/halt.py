"""Whether anything may leave: ``stop`` halts it until the owner's ``resume``, a pause for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from triage.ledger import Tx
from triage.ledger_outbox import EffectKind

OUTWARD: Final = (EffectKind.REPLY, EffectKind.ACKNOWLEDGE)
"""What reaches customers. Questions and notices to our own people go on."""

WHILE_HALTED: Final = timedelta(minutes=1)
"""How often a hold that is over looks again."""


def halted(tx: Tx, now: datetime) -> str:
    """Why nothing leaves now, or empty."""
    stopped = tx.journal.setting("stopped")
    if stopped:
        return stopped
    until = tx.journal.setting("paused_until")
    return f"paused until {until}" if until and now < datetime.fromisoformat(until) else ""


def not_now(tx: Tx, now: datetime) -> tuple[EffectKind, ...]:
    """The kinds of effects that the dispatcher leaves alone now."""
    return OUTWARD if halted(tx, now) else ()
