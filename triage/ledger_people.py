"""The store's face for people outside: what is held about them, and forgetting it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from triage.ledger_cases import CaseRow
from triage.ledger_messages import MessageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that is stored about one address."""

    contact: Mapping[str, str]
    messages: Sequence[MessageRow]
    cases: Sequence[CaseRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was erased of somebody; ``kept``: documents that bookkeeping law keeps."""

    mails: int
    cases: int
    kept: int


class People(Protocol):
    """What is held about somebody outside, and forgetting it."""

    def held_about(self, addr_spec: str) -> Held: ...
    def learned_from(self, addr_spec: str) -> Sequence[str]:
        """In lines: answers remembered, words learned, bank details and records that came from them."""
        ...

    def forget(self, addr_spec: str, also: Iterable[int], now: datetime) -> Forgotten:
        """Erase texts, names and addresses; hashes stay. ``also``: messages of ours that name them."""
        ...
