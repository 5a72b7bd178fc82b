"""What was kept long enough goes by itself, and nothing else does."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from triage.pipeline import retention

FIRM = {"region": "DE-BY"}
LETTER = "Could you send me a quote for an oak cabinet with ROSEWOODCANARY drawers, delivered to Leeds?"


def kept(desk: Desk, key: int) -> bool:
    with desk.store.reading() as tx:
        return tx.messages.octets(key) is not None


def settled(desk: Desk) -> None:
    """One letter that was answered by telephone, one newsletter that nobody dealt with."""
    desk.write(letter(text=LETTER))
    desk.write(answer_to(desk.proposal(), "done"))
    desk.write(
        letter("Our spring offers", "Ten per cent on everything. Unsubscribe here.", sender="News <news@shop.example>",
               List_Unsubscribe="<mailto:leave@shop.example>", Precedence="bulk")
    )  # fmt: skip


def years_pass(desk: Desk, years: int) -> None:
    desk.clock.pass_by(days=365.25 * years)
    with desk.store.begin() as tx:
        retention.schedule(desk.edges, tx)
    desk.clock.pass_by(days=1)
    desk.due()


def test_nothing_ever_goes_unless_the_owner_asks(tmp_path: Path) -> None:
    """Off by default: after thirty years everything is there."""
    with open_desk(tmp_path, firm=FIRM) as desk:
        settled(desk)
        years_pass(desk, 30)
        assert kept(desk, 1)
        assert desk.happened("expired") == []


def test_letters_go_after_their_years_and_leave_a_tombstone(tmp_path: Path) -> None:
    """Six years beyond its own for a letter; the hash stays, so that the same mail never counts as new."""
    with open_desk(tmp_path, firm=FIRM, retention={"letters": "legal"}) as desk:
        settled(desk)
        years_pass(desk, 5)
        assert kept(desk, 1)
        years_pass(desk, 2)
        assert not kept(desk, 1)
        assert kept(desk, 3), "the newsletter is of a class without a limit"
        with desk.store.reading() as tx:
            message = tx.messages.message(1)
            assert tx.journal.verify_chain()[1] == ""
        assert message is not None
        assert (message.subject, message.author_name) == ("", "")
        assert len(message.sha256) == 64
        assert desk.happened("expired")[0].data["messages"] >= 1
        desk.put(letter(text=LETTER, message_id="<again@ruiz.example>"))
        assert desk.sums().balanced


def test_what_waits_or_could_not_be_read_is_never_erased(tmp_path: Path) -> None:
    """However old: a matter does not end by lapsing."""
    with open_desk(tmp_path, firm=FIRM, retention={"letters": 6, "other": 1}) as desk:
        desk.write(letter(text=LETTER))
        years_pass(desk, 20)
        assert kept(desk, 1)


def test_mail_that_nobody_dealt_with_has_a_limit_of_its_own(tmp_path: Path) -> None:
    """A newsletter of last year goes, the letter beside it stays."""
    with open_desk(tmp_path, firm=FIRM, retention={"other": 1}) as desk:
        settled(desk)
        years_pass(desk, 2)
        assert kept(desk, 1)
        with desk.store.reading() as tx:
            assert tx.messages.octets(3) is None


def test_a_large_first_run_goes_on_in_batches(tmp_path: Path, monkeypatch) -> None:
    """One batch a transaction, the next at once, to the end."""
    monkeypatch.setattr(retention, "BATCH", 2)
    with open_desk(tmp_path, firm=FIRM, retention={"letters": 6}) as desk:
        for number in range(5):
            desk.write(letter(f"Quote {number}", text=f"{LETTER} {number}"))
            desk.write(answer_to(desk.proposal(), "done"))
        years_pass(desk, 8)
        assert [key for key in range(1, 11) if kept(desk, key)] == []
