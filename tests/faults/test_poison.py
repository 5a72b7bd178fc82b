"""R12: mails that cannot be read among good ones cost only themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.mail.bombs import bombs
from tests.pipeline.desk import Desk, letter, open_desk
from triage.adapters.mime_limits import Limits
from triage.adapters.parserpool import Bounds, ParserPool
from triage.pipeline import digest, ingest

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


def test_a_mail_that_kills_its_reader_each_time_is_given_up_after_three_attempts(tmp_path: Path) -> None:
    """The daemon itself dies with it three times (the attempt is counted before): quarantined, the next
    mail is read."""
    with open_desk(tmp_path) as desk:
        desk.put(letter("Deadly"))
        ingest.ingest(desk.edges, desk.session, "INBOX")
        for _ in range(desk.edges.pace.max_attempts):
            with desk.store.begin() as tx:  # taken, and the process is gone
                assert len(tx.messages.take_fetched(16, desk.edges.pace.max_attempts)) == 1
        desk.write(letter("Harmless"))
        assert (desk.sums().quarantined, desk.sums().waiting) == (1, 1)
