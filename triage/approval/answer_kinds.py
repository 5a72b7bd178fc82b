"""What an answer to a proposal can mean: one class each, closed by ``Answer``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """``numbers`` as typed: an amount (``yes 12480``) or the items of a bundle (``yes 1 3 4``)."""

    include_all: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Not before so many hours; or, with ``weekday`` (0 is Monday), the next such day."""

    hours: int = 24
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refile:
    """By area, or by an intent of the owner's."""

    area: str = ""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDraft:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal:
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """The matter is mine (empty), or somebody's: a name as it was written."""

    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Stop what is in its hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """It begins with a command line (``#close 1042``, ``stop``): read as commands, not as an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichMeant:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """An empty or merely polite reply: never an approval."""


Answer = (
    Yes | No | Give | Later | Done | Refile | NextDraft | Internal | Undo | Command | WhichMeant | Nothing
)
