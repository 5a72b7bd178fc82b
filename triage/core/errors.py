"""Errors say who must act. Outcomes are values; surprises are exceptions; all else is a bug."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing the owner must mend.

    ``where`` is a dotted path or file:line, ``found`` what stood there, ``allowed`` what may stand
    there, ``mend`` the next step in plain words. Empty strings are left out when shown.
    """

    where: str
    what: str
    found: str = ""
    allowed: str = ""
    mend: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}"
        if self.found:
            line += f" (found {self.found})"
        if self.allowed:
            line += f"; allowed: {self.allowed}"
        if self.mend:
            line += f". {self.mend}"
        return line


class OwnerError(Exception):
    """The owner must mend something; shown as a list, never with a traceback."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Transient(Exception):
    """It did not happen, and may work later (a 4yz reply, a lost connection before DATA)."""


class Permanent(Exception):
    """It did not happen and will not (a 5yz reply)."""


class Unknown(Exception):
    """It may have happened: never repeat before looking (connection lost in or after DATA)."""
