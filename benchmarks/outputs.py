"""Everything that a desk queued, in order, as it was queued: delivered questions lose their octets afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tests.pipeline.desk import Desk

_FRESH = sa.text(
    "SELECT id, key, kind, case_no, draft_id, content, octets FROM effect WHERE id > :after ORDER BY id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    key: str
    kind: str
    case_no: int | None
    draft_id: int | None
    recipients: tuple[str, ...]
    octets: bytes

    @property
    def approved(self) -> bool:
        """A person said yes to this very text, or will: no ``Auto-Submitted`` in it."""
        return self.kind in ("reply", "draft")


@dataclass
class Outputs:
    """Ask after every step, before anything is sent."""

    desk: Desk
    last: int = 0
    every: list[Output] = field(default_factory=list)

    def fresh(self) -> list[Output]:
        with self.desk.store.engine.connect() as conn:
            rows = conn.execute(_FRESH, {"after": self.last}).all()
        self.last = rows[-1].id if rows else self.last
        found = [_output(row) for row in rows if row.octets]
        self.every += found
        return found


def _output(row: Any) -> Output:
    content = json.loads(row.content) if isinstance(row.content, str) else row.content
    return Output(
        key=row.key,
        kind=row.kind,
        case_no=row.case_no,
        draft_id=row.draft_id,
        recipients=tuple(str(one) for one in content.get("recipients", ())),
        octets=bytes(row.octets),
    )
