"""What `triage doctor --approvals` has learned of the firm's mail, and what follows from it at each use.

A source that a forged mail passed proves nothing. The inside proof counts only where a forged one from
outside was seen to fail. Whose own mail nothing proved cannot release anything by mail.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from triage.mail.authentication import Source

SETTING: Final = "proofs"
"""Its name in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Of one person's own mail. ``passed``: sources that proved it; ``signer``: the domain of the DKIM
    signature that verified; ``results``: the shape of the trusted header; ``plus``: the plus-address came
    back whole."""

    at: str
    passed: tuple[str, ...] = ()
    signer: str = ""
    results: str = ""
    plus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """``forgeable``: sources that a forged mail passed. ``tested``: when one from outside was looked at,
    empty where none came through. ``inside``: the ways of the inside proof that it did not pass."""

    people: Mapping[str, Learned] = field(default_factory=dict)
    forgeable: tuple[str, ...] = ()
    tested: str = ""
    inside: tuple[str, ...] = ()

    def trusts(self, source: Source, way: str) -> bool:
        """``way``: how the configuration tells mail from inside."""
        if source in self.forgeable:
            return False
        return source is not Source.INSIDE or way in self.inside

    def is_off(self, address: str, way: str) -> bool:
        """Whether this person's own mail was looked at and nothing in it proved who wrote it."""
        learned = self.people.get(address)
        return learned is not None and not any(self.trusts(Source(one), way) for one in learned.passed)

    def as_text(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def proofs_of(text: str | None) -> Proofs:
    """From ``Proofs.as_text``; nothing learned where there is none."""
    found = json.loads(text or "{}")
    people = {
        address: Learned(**{**one, "passed": tuple(one["passed"])})
        for address, one in found.get("people", {}).items()
    }
    return Proofs(
        people=people,
        forgeable=tuple(found.get("forgeable", ())),
        tested=str(found.get("tested", "")),
        inside=tuple(found.get("inside", ())),
    )
