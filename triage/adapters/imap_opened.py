"""The mailbox that a session has selected, and how far one SEARCH in it may reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PAGE: Final = 50_000
"""Uids a SEARCH may answer: about 0.5 MB, while imaplib refuses a line of more than 1 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The selected mailbox."""

    mailbox: str
    writable: bool
    uidvalidity: int
    uidnext: int
    exists: int
    permanent: frozenset[str]

    @property
    def size(self) -> tuple[int, int, int]:
        """What changes whenever a message comes or goes."""
        return self.uidvalidity, self.uidnext, self.exists


def pages(now: Opened, first: int, last: int | None) -> Iterator[tuple[int, int | str]]:
    """Uid ranges to SEARCH: one, unless the mailbox holds so many that an answer could be too long."""
    end = last if last is not None else "*"
    if now.exists <= PAGE or now.uidnext <= first + PAGE:
        yield first, end
        return
    low = first
    stop = min(last + 1, now.uidnext) if last is not None else now.uidnext
    while low + PAGE < stop:
        yield low, low + PAGE - 1
        low += PAGE
    yield low, end
