"""What a command line asks for: a closed union. Add one, and mypy points at every ``match``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from triage.commands.requests_books import BookRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    topic: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How things stand: waiting, held, stopped, counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCases:
    """Open matters, oldest first; of an area, an intent, a person (address), or in a state."""

    area: str = ""
    intent: str = ""
    person: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    case_no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    case_no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    case_no: int
    area: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """``person`` is the registered address; empty means the sender."""

    case_no: int
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    case_no: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Settled without a mail (by phone, in person)."""

    case_no: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    case_no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    case_no: int
    hours: int = 24
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    case_no: int
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One mail of a case becomes a case of its own; ``mail`` as ``#show`` numbers them, 0 the newest."""

    case_no: int
    mail: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A case; or with ``mail`` one that could not be read."""

    case_no: int = 0
    mail: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Somebody else takes it on: a case, or the mail that could not be read."""

    person: str
    case_no: int = 0
    mail: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class For:
    """At the top of a forward: whose matter it is."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Carries no code, so it only mails a fresh proposal."""

    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A text below it becomes the draft; without one the question comes again. Nothing leaves."""

    draft_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Nothing leaves any more until the owner's ``resume``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Replies wait until the end of the pause and leave then."""

    hours: int = 24
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """A mail that could not be read, or an answer that could not be sent."""

    mail: int = 0
    draft_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Teach:
    """The mail forwarded with this line is an example of an area or intent."""

    area: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """``back`` ends it at once. ``deputy`` is a registered address or empty."""

    hours: int = 24
    until: date | None = None
    deputy: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMode:
    """``mode`` is look, drafts or live; for one area or intent, else for all."""

    mode: str
    area: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlearn:
    """This remembered answer is never proposed again."""

    pair_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Auto:
    """One answer may leave by itself, or the acknowledgement of receipt; ``off`` ends it. Neither named: what
    leaves by itself now, and what could."""

    pair_id: int = 0
    acknowledge: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnModel:
    """``action``: empty (show it), ``rollback``, ``learn`` (new ones may score again)."""

    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRules:
    """The rules on disk, tried on the mail of the last 30 days."""


Request = (
    Help
    | Status
    | ListCases
    | Show
    | Why
    | Tag
    | Assign
    | Close
    | Done
    | Reopen
    | Snooze
    | Merge
    | Split
    | Ignore
    | Route
    | For
    | Undo
    | Approve
    | Reject
    | Edit
    | Stop
    | Resume
    | Pause
    | Retry
    | Teach
    | Forget
    | Export
    | Report
    | Away
    | Access
    | SetMode
    | Unlearn
    | Auto
    | OwnModel
    | TestRules
    | BookRequest
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Why a line cannot be done: a key of ``commands.said``, and what stood there."""

    reason: str
    found: str = ""
