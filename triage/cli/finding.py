"""What `triage doctor` finds: one line each, with the setting that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from triage.core.errors import OwnerError, Permanent, Transient


class State(StrEnum):
    """OK: as it should be. LOOK: it works, and could be better. BROKEN: it will not work."""

    OK = "ok"
    LOOK = "look"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``about`` is one or two words; ``mend`` the setting or the command that helps, empty where nothing
    is to be done."""

    about: str
    state: State
    what: str
    mend: str = ""

    def __str__(self) -> str:
        line = f"{self.state:<7} {self.about:<20} {self.what}"
        return f"{line}\n{'':<8}{'mend:':<20} {self.mend}" if self.mend else line


def ok(about: str, what: str) -> Finding:
    return Finding(about=about, state=State.OK, what=what)


def look(about: str, what: str, mend: str = "") -> Finding:
    return Finding(about=about, state=State.LOOK, what=what, mend=mend)


def broken(about: str, what: str, mend: str = "") -> Finding:
    return Finding(about=about, state=State.BROKEN, what=what, mend=mend)


def failed(about: str, error: OwnerError | Transient | Permanent) -> Sequence[Finding]:
    """An error as findings: the owner's own problems keep their mending."""
    if not isinstance(error, OwnerError):
        return [broken(about, str(error))]
    return [
        broken(about, f"{one.where}: {one.what}" + (f" (found {one.found})" if one.found else ""), one.mend)
        for one in error.problems
    ]
