"""People and the ladder: who may do what, derived at the time of use and never stored.

A From line is a claim. Authority needs a listed address, access that has not ended, and proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final, Protocol, TypeVar

from triage.mail.message import Authentication, Level

ENDING: Final = timedelta(days=90)
"""Access that ends within this time is named by ``#access``."""

PROVEN: Final = frozenset({Level.A, Level.B})


class Listed(Protocol):
    """One entry of ``people`` in the configuration."""

    @property
    def name(self) -> str: ...
    @property
    def addresses(self) -> Sequence[str]: ...
    @property
    def roles(self) -> Sequence[str]: ...
    @property
    def until(self) -> date | None: ...
    @property
    def deputy(self) -> str: ...


P = TypeVar("P", bound=Listed)


class Rung(IntEnum):
    """The ladder, lowest first. The code of a proposal is a step of its own: see ``approval``."""

    STRANGER = 0
    CONTACT = 1
    STAFF = 2
    """Listed and proven: reads, changes what reaches nobody outside, stops."""
    DESK = 3
    """The same mail lies in this mailbox's own Sent: somebody logged in to it wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the author of one mail stands, now. ``may_ask_again``: a fresh code may go to the registered
    address, because nothing was proven and nothing was disproven either."""

    rung: Rung
    level: Level
    may_ask_again: bool = False

    @property
    def is_staff(self) -> bool:
        return self.rung >= Rung.STAFF


def standing(
    person: Listed | None,
    found: Authentication,
    today: date,
    *,
    is_contact: bool = False,
    in_sent: bool = False,
) -> Standing:
    """Where the author stands. ``person`` is who is listed under the From address, ``in_sent`` whether this
    mailbox's own Sent holds the same Message-ID. Anything less than proof is a stranger's standing."""
    below = Rung.CONTACT if is_contact else Rung.STRANGER
    if person is None or not has_access(person, today):
        return Standing(rung=below, level=found.level)
    if in_sent and found.level is not Level.D:
        return Standing(rung=Rung.DESK, level=found.level)
    if found.level in PROVEN and _is_of(person, found.authenticated_as):
        return Standing(rung=Rung.STAFF, level=found.level)
    return Standing(rung=below, level=found.level, may_ask_again=found.level is Level.C)


def has_access(person: Listed, today: date) -> bool:
    """``until`` is the last day."""
    return person.until is None or today <= person.until


def _is_of(person: Listed, addr_spec: str | None) -> bool:
    return addr_spec is not None and addr_spec.lower() in {one.lower() for one in person.addresses}


def is_owner(person: Listed) -> bool:
    return "owner" in person.roles


def named(people: Iterable[P], word: str) -> P | None:
    """Who is meant by a first name, a whole name or an address; None where nobody or more than one is."""
    wanted = word.strip().casefold()
    people = list(people)
    for one in people:
        if wanted in {address.casefold() for address in one.addresses} or wanted == one.name.casefold():
            return one
    found = [one for one in people if wanted in one.name.casefold().split()]
    found = found or [
        one for one in people if wanted in {two.split("@")[0].casefold() for two in one.addresses}
    ]
    return found[0] if len(found) == 1 else None


def deputy_of(people: Iterable[P], person: P, today: date) -> P | None:
    """Who stands in, where somebody is named who may."""
    found = named(people, person.deputy) if person.deputy else None
    return found if found is not None and found is not person and has_access(found, today) else None


def ending(people: Iterable[P], today: date) -> list[P]:
    """Whose access ends within 90 days or has ended, soonest first."""
    with_end = [one for one in people if one.until is not None and one.until <= today + ENDING]
    return sorted(with_end, key=lambda one: one.until or date.max)


def names_of(people: Iterable[P]) -> dict[str, P]:
    """Every word that names exactly one person: whole name, first name, local part, address (folded)."""
    found: dict[str, list[P]] = {}
    for one in people:
        words = {one.name.casefold(), *one.name.casefold().split()}
        for address in one.addresses:
            words |= {address.casefold(), address.casefold().partition("@")[0]}
        for word in words:
            found.setdefault(word, []).append(one)
    return {word: named[0] for word, named in found.items() if len(named) == 1}


def another(people: Iterable[P], person: P, today: date) -> str:
    """The shortest word that names somebody else who may take a matter; empty where nobody else may."""
    people = list(people)
    words = names_of(people)
    for one in people:
        if one is not person and has_access(one, today):
            first = one.name.partition(" ")[0]
            return first if words.get(first.casefold()) is one else one.name
    return ""
