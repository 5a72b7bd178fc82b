"""The store's face for papers: quotes and invoices that the firm made in its own program, as seen in Sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from triage.books.seen import Document


class PaperState(StrEnum):
    """``ASKED``: a person was asked whether it was read right. ``KNOWN``: it was, or it is beyond doubt."""

    ASKED = "asked"
    KNOWN = "known"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """``facts``: which values were sure, and the lines as far as they were read."""

    message_key: int
    sha256: str
    case_no: int
    document: Document
    state: PaperState
    filename: str
    recipient: str
    number: str = ""
    issued: date | None = None
    total: Decimal | None = None
    currency: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow(NewPaper):
    paper_id: int
    created_at: datetime


class Papers(Protocol):
    def add(self, paper: NewPaper, now: datetime) -> int | None:
        """Its key; None where this file of this mail is known already."""
        ...

    def paper(self, paper_id: int) -> PaperRow | None: ...
    def of_case(self, case_no: int) -> Sequence[PaperRow]:
        """In the order in which they were sent."""
        ...

    def confirmed(self, document: Document) -> bool:
        """Whether a person said once that such a document was read right."""
        ...

    def change(self, paper_id: int, *, was: Sequence[PaperState], **changes: Any) -> bool:
        """Compare and set on the state; False where it moved on."""
        ...
