"""Whether the desk looks, drafts or asks, for each intent."""

from __future__ import annotations

import json

from triage.config import Mode
from triage.ledger import Tx
from triage.pipeline.edges import Edges


def mode_for(edges: Edges, tx: Tx, intent: str, area: str) -> Mode:
    """The owner's mode for an intent: its own, its area's, else the firm's. What the owner said by mail
    (`#live billing`) counts before the configuration."""
    said = json.loads(tx.journal.setting("modes") or "{}")
    found = next((said[name] for name in (intent, area, "") if name in said), None)
    if found is not None:
        return Mode(found)
    modes = edges.config.desk.modes
    return modes.get(intent) or modes.get(area) or edges.config.desk.mode
