"""The store's face for cases: what belongs together, who takes part, who wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from triage.core.lifecycle import CaseState
from triage.intent.verdict import Verdict
from triage.ledger_desk import ContactRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    case_no: int
    state: CaseState
    version: int
    subject: str
    area: str
    intent: str
    language: str
    assigned_to: str
    confidential: bool
    follows: int | None
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    contact: str = ""
    contact_name: str = ""


class Cases(Protocol):
    """Cases, who takes part in them, and contacts."""

    def cases_of_refs(self, message_ids: Sequence[str]) -> Mapping[str, int]: ...
    def case(self, case_no: int) -> CaseRow | None: ...
    def cases_of_participant(self, addr_spec: str, since: datetime) -> Sequence[CaseRow]: ...
    def participants(self, case_no: int) -> frozenset[str]: ...
    def open_case(
        self,
        *,
        contact_id: int | None,
        subject: str,
        verdict: Verdict,
        language: str,
        confidential: bool,
        assigned_to: str,
        follows: int | None,
        now: datetime,
    ) -> int: ...
    def touch_case(self, case_no: int, now: datetime, **changes: Any) -> None: ...
    def join_case(self, case_no: int, message_ids: Iterable[str], addr_specs: Iterable[str]) -> None: ...
    def waiting_cases(self) -> Sequence[CaseRow]: ...
    def in_state(self, state: CaseState) -> Sequence[CaseRow]: ...
    def merge_case(self, case_no: int, into: int, now: datetime) -> None:
        """Mails, ids and people of one case become the other's; the first is closed and follows it."""
        ...

    def customer_code(self, addr_spec: str) -> str:
        """The code of the customer record that this address belongs to, or empty."""
        ...

    def split_case(self, case_no: int, message_key: int, now: datetime) -> int:
        """One mail of a case becomes an open case of its own, of whoever wrote it. Returns its number."""
        ...

    def see_contact(self, addr_spec: str, name: str, language: str, now: datetime) -> int: ...
    def contact(self, addr_spec: str) -> ContactRow | None: ...
