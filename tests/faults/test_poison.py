"""R12: mails that cannot be read among good ones cost only themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.mail.bombs import bombs
from tests.pipeline.desk import Desk, letter, open_desk
from triage.adapters.mime_limits import Limits
from triage.adapters.parserpool import Bounds, ParserPool
from triage.mail.message import Read
from triage.pipeline import digest, ingest, triage
from triage.ports import Parser

DEADLY = ("many headers x200000", "nested x150", "rfc822 chain x150")


def mixed(desk: Desk, good: int, poison: list[bytes]) -> None:
    """The poison spread among the good ones, as it would come."""
    for number in range(good):
        if number % max(1, good // len(poison)) == 0 and poison:
            desk.put(poison.pop())
        desk.put(letter(f"Question {number}"))
    for raw in poison:
        desk.put(raw)


def test_poison_among_good_mails_costs_only_itself(tmp_path: Path) -> None:
    """In children with real bounds: every good mail is taken up, each poisoned one quarantined with its
    octets kept, in at most three attempts, and the owner hears of them in the one digest."""
    chosen = [raw for name, raw in bombs((200_000,), (150,)) if name in DEADLY]
    assert len(chosen) == len(DEADLY)
    with (
        open_desk(tmp_path) as desk,
        ParserPool(limits=Limits(), bounds=Bounds(workers=1, cpu_seconds=5, batch_mails=4)) as pool,
    ):
        desk.edges = replace(desk.edges, parser=pool)
        mixed(desk, 12, list(chosen))
        desk.look()
        sums = desk.sums()
        assert (sums.waiting, sums.quarantined, sums.pending) == (12, len(chosen), 0)
        assert sums.balanced
        assert desk.happened("bug") == []
        with desk.store.begin() as tx:
            kept = {tx.messages.octets(one.message_key) for one in tx.messages.quarantined()}
            told = "\n".join(digest.body(desk.edges, tx))
        assert kept == set(chosen)
        assert f"{len(chosen)} unreadable" in told


class OutOfMemory(BaseException):
    """The kernel ended the daemon together with its reader."""


@dataclass
class EndsUs:
    """Reads as the desk's own parser does, until one mail comes that ends the whole process."""

    within: Parser
    deadly: bytes
    deaths: int = 0

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]:
        for raw in raws:
            if raw == self.deadly:
                self.deaths += 1
                raise OutOfMemory
            yield from self.within.read_many([raw])

    def close(self) -> None:
        self.within.close()


def test_a_mail_that_ends_the_daemon_each_time_is_not_read_a_fourth_time(tmp_path: Path) -> None:
    """The attempt is counted before it is read: after the third death it is set aside unread, and what came
    after it is read. Read once more, it would end every start for ever."""
    with open_desk(tmp_path) as desk:
        deadly = letter("Deadly")
        parser = EndsUs(desk.edges.parser, deadly)
        desk.edges = replace(desk.edges, parser=parser)
        desk.put(deadly)
        desk.put(letter("Harmless"))
        ingest.ingest(desk.edges, desk.session, "INBOX")
        for _ in range(10):
            with suppress(OutOfMemory):
                triage.triage(desk.edges)
        assert parser.deaths == desk.edges.pace.max_attempts
        assert (desk.sums().quarantined, desk.sums().waiting) == (1, 1)


@dataclass
class EndedFromOutside:
    """So many times the daemon is ended while a mail is in hand, whichever it is."""

    within: Parser
    deaths: int

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]:
        for raw in raws:
            if self.deaths:
                self.deaths -= 1
                raise OutOfMemory
            yield from self.within.read_many([raw])

    def close(self) -> None:
        self.within.close()


def test_deaths_that_are_no_mails_fault_are_shared(tmp_path: Path) -> None:
    """Five mails and six deaths in a row: each is tried in turn, so none is set aside. Were the oldest tried
    again each time, it would be after the third."""
    with open_desk(tmp_path) as desk:
        desk.edges = replace(desk.edges, parser=EndedFromOutside(desk.edges.parser, deaths=6))
        for number in range(5):
            desk.put(letter(f"Question {number}"))
        ingest.ingest(desk.edges, desk.session, "INBOX")
        for _ in range(6):
            with pytest.raises(OutOfMemory):
                triage.triage(desk.edges)
        desk.look()
        assert (desk.sums().quarantined, desk.sums().waiting) == (0, 5)
