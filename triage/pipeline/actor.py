"""Who asks for something by a command, and by which mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from triage.config import Person
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_messages import Pending
from triage.mail.message import Message
from triage.pipeline.edges import Edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    person: Person
    pending: Pending
    message: Message

    @property
    def language(self) -> str:
        return self.person.language


def may_see(actor: Actor, case: CaseRow) -> bool:
    """A confidential case is told to the person it was given to, and to nobody else."""
    return not case.confidential or case.assigned_to == actor.person.address


def seen_case(tx: Tx, actor: Actor, case_no: int) -> CaseRow | None:
    """The case, or None: there is none, or none for this person."""
    case = tx.cases.case(case_no)
    return case if case is not None and may_see(actor, case) else None


def day_of(edges: Edges, at: datetime) -> date:
    return at.astimezone(ZoneInfo(edges.config.firm.time_zone)).date()


def shown_day(day: date, language: str) -> str:
    """A day as the reader writes it."""
    match language:
        case "de":
            return f"{day.day}.{day.month}."
        case "en":
            return f"{day.day} {day:%b}"
        case "nl":
            return f"{day.day}-{day.month}"
        case _:
            return f"{day.day}/{day.month}"


def shown_moment(edges: Edges, at: datetime, language: str) -> str:
    local = at.astimezone(ZoneInfo(edges.config.firm.time_zone))
    return f"{shown_day(local.date(), language)} {local:%H:%M}"
