"""When an effect is tried again. What has nothing to do with the mail itself (the relay refuses the firm, the
mailbox is down) is asked again at a steady pace and makes no later wait of this mail longer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from triage.ledger_outbox import EffectRow
from triage.ledger_rows import Json
from triage.pipeline.edges import Edges

RELAY: Final = timedelta(seconds=60)
"""How often a relay that refuses us is asked again."""

_KEPT: Final = ("repeated", "waited")


def again_at(
    edges: Edges, effect: EffectRow, now: datetime, *, holds: bool = False, soon: bool = False
) -> datetime | None:
    """None when it has been tried for long enough."""
    if now - effect.created_at > edges.pace.give_up:
        return None
    if holds:
        return now + RELAY
    if soon:
        return now + edges.pace.first_retry
    tried = effect.attempts - int(effect.result.get("waited", 0))
    doublings: int = 2 ** min(max(tried - 1, 0), 12)
    return now + min(edges.pace.first_retry * doublings, edges.pace.longest_retry)


def carried(effect: EffectRow, result: Json, *, waited: bool) -> Json:
    """``result`` with what an effect remembers over its attempts: how often it was sent again in doubt, and
    how often it only waited for something else."""
    kept = {key: effect.result[key] for key in _KEPT if key in effect.result}
    if waited:
        kept["waited"] = int(kept.get("waited", 0)) + 1
    return {**result, **kept}
