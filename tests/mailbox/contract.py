"""What every mailbox backend must do. A backend runs it by a subclass that gives a ``bed``.

The suite asks ``capabilities()`` where backends may differ, never which backend it is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from triage.core.errors import OwnerError, Permanent
from triage.core.ids import mint_message_id
from triage.ports import (
    Fetched,
    MailboxAccount,
    MailboxSession,
    Position,
    SpecialUse,
    UidvalidityChanged,
)

FIRM = "firm.example"
BIG = 50_000_000


@dataclass(frozen=True, kw_only=True)
class Bed:
    """One empty account to test on. ``deliver`` puts a message into INBOX as the outside world does;
    ``recreate`` makes a mailbox anew, so that its UIDVALIDITY changes."""

    account: MailboxAccount
    deliver: Callable[[bytes], None]
    recreate: Callable[[str], None]


def a_mail(n: int, body: str = "Please call me back.") -> bytes:
    """A customer's mail, different for each n."""
    lines = (
        f"From: Nora Quill <nora{n}@customer.example>",
        "To: desk@firm.example",
        f"Subject: Delivery number {n}",
        f"Message-ID: <order-{n}@customer.example>",
        "Date: Mon, 02 Nov 2026 09:00:00 +0100",
        "",
        body,
        "",
    )
    return "\r\n".join(lines).encode()


def our_id(key: str) -> str:
    return mint_message_id(b"secret of the tests", key, FIRM)


def our_draft(key: str) -> bytes:
    return f"From: desk@{FIRM}\r\nSubject: Re: it\r\nMessage-ID: {our_id(key)}\r\n\r\nDear Nora,\r\n".encode()


def positions(session: MailboxSession, mailbox: str = "INBOX") -> list[Position]:
    status = session.status(mailbox)
    uids = session.uids(mailbox, status.uidvalidity, 1)
    return [Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid) for uid in uids]


def flags(session: MailboxSession, position: Position) -> set[str]:
    (fetched,) = session.fetch([position], max_size=BIG)
    return {flag.lower() for flag in fetched.flags}


def wait_until(news: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether something comes true in time; the time is a bound against hanging, not a measure."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if news():
            return True
    return False


@contextmanager
def opened(bed: Bed) -> Iterator[MailboxSession]:
    session = bed.account.connect()
    try:
        yield session
    finally:
        session.close()


FORBIDDEN_FLAGS = (
    "\\Seen",
    "\\Deleted",
    "\\Recent",
    "a b",
    "x]y",
    "ümlaut",
    "a\r\nA9 CREATE pwned",
    "",
    "(x)",
    "a\0",
)
FORBIDDEN_NAMES = ("", "a\r\nA9 CREATE pwned", "a\0b", "tab\tname", "del\x7f")
FOREIGN_IDS = ('<x"\r\nA9 CREATE pwned\r\nA8 NOOP@firm.example>', "<order-1@customer.example>", "", "ALL")


def asks_for(session: MailboxSession, at: Position, name: str) -> list[Callable[[], object]]:
    """Every method that takes a mailbox name."""
    return [
        lambda: session.status(name),
        lambda: session.wait(name, 0.1),
        lambda: session.append(name, our_draft("x")),
        lambda: session.move(at, name),
        lambda: session.find(name, our_id("x")),
        lambda: session.find_ids(name, []),
        lambda: session.add_label(at, name),
        lambda: session.uids(name, 1, 1),
    ]


class MailboxContract:
    """Subclasses give the fixture ``bed``."""

    @pytest.fixture
    def session(self, bed: Bed) -> Iterator[MailboxSession]:
        with opened(bed) as session:
            yield session

    @pytest.fixture
    def three(self, bed: Bed, session: MailboxSession) -> Sequence[Position]:
        """Three delivered mails, oldest first."""
        for n in range(3):
            bed.deliver(a_mail(n))
        return positions(session)

    # ---------------------------------------------------------------- looking

    def test_an_empty_mailbox_has_no_uids(self, session: MailboxSession) -> None:
        """Nothing delivered, nothing found, and uidnext says where to begin."""
        status = session.status("INBOX")
        assert (status.exists, status.mailbox) == (0, "INBOX")
        assert status.uidnext >= 1
        assert list(session.uids("INBOX", status.uidvalidity, 1)) == []

    def test_uids_rise_and_are_within_the_range(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Ranges are exact at both ends."""
        first, second, third = (position.uid for position in three)
        validity = three[0].uidvalidity
        assert first < second < third
        assert list(session.uids("INBOX", validity, second)) == [second, third]
        assert list(session.uids("INBOX", validity, second, second)) == [second]
        assert list(session.uids("INBOX", validity, first, second)) == [first, second]
        assert session.status("INBOX").uidnext > third

    def test_beyond_the_last_uid_there_is_nothing(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """``n:*`` names the last message even below n; it must not come back as new."""
        assert list(session.uids("INBOX", three[0].uidvalidity, three[-1].uid + 1)) == []
        assert list(session.uids("INBOX", three[0].uidvalidity, three[-1].uid + 1000)) == []

    def test_the_bytes_come_back_as_delivered(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Raw octets, size, time of arrival; in the order asked for."""
        found = list(session.fetch(three, max_size=BIG))
        assert [f.raw for f in found] == [a_mail(n) for n in range(3)]
        assert [f.position for f in found] == list(three)
        assert all(f.size == len(f.raw or b"") for f in found)
        moment = found[0].internal_date
        assert moment is not None
        assert abs((datetime.now(UTC) - moment).total_seconds()) < 3600

    def test_fetching_marks_nothing_as_read(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """After a fetch of everything no message is \\Seen, nor after find_ids or a draft's removal."""
        list(session.fetch(three, max_size=BIG))
        list(session.fetch(three, max_size=10))
        session.find_ids("INBOX", ["<order-1@customer.example>"])
        session.remove_own_draft(three[0], our_id("none"))
        assert [flags(session, position) & {"\\seen"} for position in three] == [set(), set(), set()]

    def test_what_is_too_large_comes_as_its_head(self, bed: Bed, session: MailboxSession) -> None:
        """A message above the limit has its size and header section, and no body."""
        bed.deliver(a_mail(1, "x" * 70 + "\r\n" + "y" * 5000))
        (position,) = positions(session)
        (fetched,) = session.fetch([position], max_size=2000)
        assert fetched.raw is None
        assert fetched.size > 5000
        assert b"Subject: Delivery number 1\r\n" in fetched.head
        assert b"yyyy" not in fetched.head

    def test_messages_that_are_gone_are_missing_from_the_answer(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """A uid that does not exist is no error."""
        ghost = Position(mailbox="INBOX", uidvalidity=three[0].uidvalidity, uid=three[-1].uid + 50)
        found = list(session.fetch([three[0], ghost, three[2]], max_size=BIG))
        assert [f.position for f in found] == [three[0], three[2]]
        assert list(session.fetch([ghost], max_size=BIG)) == []

    def test_many_messages_come_in_one_fetch(self, bed: Bed, session: MailboxSession) -> None:
        """More than a chunk, the caller speaking of other mailboxes in between: all, in order, once."""
        for n in range(230):
            bed.deliver(a_mail(n))
        asked = positions(session)
        found: list[Fetched] = []
        for fetched in session.fetch(asked, max_size=BIG):
            if len(found) in (0, 200):
                session.status("Drafts")
            found.append(fetched)
        assert [f.position for f in found] == asked
        assert {f.raw for f in found} == {a_mail(n) for n in range(230)}

    def test_odd_bytes_survive(self, bed: Bed, session: MailboxSession) -> None:
        """8-bit octets, lines that look like IMAP, and an empty body come back unchanged."""
        odd = [
            b"Subject: raw \xff\xfe \xc3\xa4\r\n\r\n8 bit \xe4\r\n",
            b"Subject: {5}\r\n\r\n* BYE no\r\n) A1 OK done\r\n{3}\r\n",
            b'Subject: "quoted\\\r\n\r\n\\\r\n',
        ]
        for raw in odd:
            bed.deliver(raw)
        assert [f.raw for f in session.fetch(positions(session), max_size=BIG)] == odd

    def test_special_uses_are_found(self, session: MailboxSession) -> None:
        """Drafts and Sent are known by attribute or by name."""
        uses = {info.special_use: info.name for info in session.mailboxes() if info.selectable}
        assert uses[SpecialUse.DRAFTS] == "Drafts"
        assert uses[SpecialUse.SENT] == "Sent"
        assert "INBOX" in {info.name for info in session.mailboxes()}

    def test_a_missing_mailbox_is_for_the_owner(self, session: MailboxSession) -> None:
        """Plain words, not a crash: for looking, for waiting, for appending."""
        for ask in (
            lambda: session.status("Nowhere"),
            lambda: session.wait("Nowhere", 0.1),
            lambda: session.append("Nowhere", our_draft("x")),
        ):
            with pytest.raises(OwnerError, match="missing"):
                ask()
        assert session.status("INBOX").exists == 0

    def test_a_mailbox_made_anew_is_noticed(self, bed: Bed) -> None:
        """Another UIDVALIDITY makes every old position invalid, for reading and for marking."""
        with opened(bed) as session:
            placed = session.append("Archive", a_mail(1))
            assert placed is not None
        bed.recreate("Archive")
        with opened(bed) as session:
            assert session.status("Archive").uidvalidity != placed.uidvalidity
            with pytest.raises(UidvalidityChanged):
                session.uids("Archive", placed.uidvalidity, 1)
            with pytest.raises(UidvalidityChanged):
                list(session.fetch([placed], max_size=BIG))
            with pytest.raises(UidvalidityChanged):
                session.add_flags(placed, ["\\Flagged"])
            with pytest.raises(UidvalidityChanged):
                session.move(placed, "Junk")

    # ---------------------------------------------------------------- waiting

    def test_waiting_ends_when_the_time_is_up(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Nothing new: False, and the session is of use afterwards."""
        assert session.wait("INBOX", 0.05) is False
        assert len(positions(session)) == len(three)

    def test_news_end_the_waiting(self, bed: Bed, session: MailboxSession) -> None:
        """A mail that arrives while we wait is seen."""
        positions(session)
        later = threading.Timer(0.1, bed.deliver, [a_mail(1)])
        later.start()
        assert wait_until(lambda: session.wait("INBOX", 10))
        later.join()
        assert len(positions(session)) == 1

    def test_news_before_the_waiting_are_not_lost(self, bed: Bed, session: MailboxSession) -> None:
        """A mail that arrives between the look and the wait, ten times: the wake-up is never lost."""
        for n in range(10):
            before = positions(session)
            bed.deliver(a_mail(n))
            assert session.wait("INBOX", 10) is True
            assert len(positions(session)) == len(before) + 1

    def test_news_during_other_commands_are_not_lost(self, bed: Bed, session: MailboxSession) -> None:
        """A mail announced in the middle of a fetch still ends the next wait at once."""
        bed.deliver(a_mail(0))
        (first,) = positions(session)
        bed.deliver(a_mail(1))
        list(session.fetch([first], max_size=BIG))
        assert session.wait("INBOX", 10) is True

    def test_news_while_another_mailbox_was_open_are_not_lost(
        self, bed: Bed, session: MailboxSession
    ) -> None:
        """A mail that came while we were looking elsewhere ends the wait at once."""
        positions(session)
        session.status("Drafts")
        bed.deliver(a_mail(1))
        assert session.wait("INBOX", 10) is True

    def test_a_look_at_another_mailbox_is_no_news(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """The daemon's round: every mailbox searched and counted, then a wait for the first. Where nothing
        came, the wait is one: a round that begins anew at once would never rest."""
        assert three
        for mailbox in ("INBOX", "Sent"):
            session.uids(mailbox, session.status(mailbox).uidvalidity, 1)
        for mailbox in ("INBOX", "Sent"):
            session.status(mailbox)
        began = time.monotonic()
        assert session.wait("INBOX", 0.3) is False
        assert time.monotonic() - began >= 0.3

    def test_news_between_the_search_and_a_second_look_are_not_lost(
        self, bed: Bed, session: MailboxSession
    ) -> None:
        """Counted by the second look and never searched for: still news."""
        positions(session)
        bed.deliver(a_mail(1))
        assert wait_until(lambda: session.status("INBOX").exists == 1)
        assert session.wait("INBOX", 10) is True

    def test_waiting_is_for_the_mailbox_named(self, bed: Bed, session: MailboxSession) -> None:
        """Other mailboxes than INBOX are watched too, by a session that did nothing else before."""
        session.status("Sent")
        with opened(bed) as other:
            later = threading.Timer(0.1, other.append, ["Sent", our_draft("s")])
            later.start()
            assert session.wait("Sent", 10) is True
            later.join()

    def test_wake_ends_the_waiting(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """From another thread, and also when it comes before the wait."""
        assert three
        waker = threading.Timer(0.1, session.wake)
        waker.start()
        session.wait("INBOX", 60)
        waker.join()
        session.wake()
        session.wait("INBOX", 60)
        assert len(positions(session)) == len(three)

    # ---------------------------------------------------------------- marking

    def test_a_keyword_stays_or_is_refused(
        self, bed: Bed, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """True means that another session reads it back; False that nothing was kept."""
        kept = session.add_flags(three[0], ["Triage/billing.double-charge"])
        assert kept is session.capabilities().keywords
        with opened(bed) as other:
            found = flags(other, three[0])
        assert ("triage/billing.double-charge" in found) is kept
        if kept:
            assert session.status("INBOX").keywords
            assert session.remove_flags(three[0], ["Triage/billing.double-charge"])
            assert flags(session, three[0]) == set()

    def test_marking_is_of_one_message_and_adds(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Marks join those that are there, and the neighbours keep theirs."""
        assert session.add_flags(three[1], ["\\Flagged"])
        assert session.add_flags(three[1], ["\\Answered"])
        assert session.add_flags(three[1], ["\\Flagged"])
        assert flags(session, three[1]) == {"\\flagged", "\\answered"}
        assert session.remove_flags(three[1], ["\\Flagged"])
        assert [flags(session, p) for p in three] == [set(), {"\\answered"}, set()]

    def test_several_are_marked_together_and_the_rest_is_not(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Each is told apart: those that are there are marked, one that is gone is said to be gone."""
        ghost = Position(mailbox="INBOX", uidvalidity=three[0].uidvalidity, uid=three[-1].uid + 50)
        assert list(session.add_flags_to_all([three[0], ghost, three[2]], ["\\Flagged"])) == [
            True,
            False,
            True,
        ]
        assert [flags(session, p) for p in three] == [{"\\flagged"}, set(), {"\\flagged"}]

    def test_marking_what_is_gone_says_so(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """A message that another program removed cannot be marked."""
        ghost = Position(mailbox="INBOX", uidvalidity=three[0].uidvalidity, uid=three[-1].uid + 50)
        assert session.add_flags(ghost, ["\\Flagged"]) is False

    def test_flags_that_are_not_ours_are_refused(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """\\Seen and \\Deleted never, and no text that a server would read as more than one keyword."""
        for flag in (*FORBIDDEN_FLAGS, "k" * 61):
            for act in (session.add_flags, session.remove_flags):
                with pytest.raises(ValueError, match=r"flag|keyword"):
                    act(three[0], [flag])
        assert flags(session, three[0]) == set()

    def test_a_label_is_kept_only_where_there_are_labels(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Elsewhere the answer is False and nothing happens."""
        assert session.add_label(three[0], "Triage/Billing") is session.capabilities().labels

    # ---------------------------------------------------------------- moving, placing, finding

    def test_a_move_takes_one_message_along(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """Gone here, there with its bytes and marks; the neighbours stay."""
        if not session.capabilities().move:
            with pytest.raises(Permanent):
                session.move(three[1], "Archive")
            return
        session.add_flags(three[1], ["\\Flagged"])
        there = session.move(three[1], "Archive")
        assert positions(session) == [three[0], three[2]]
        assert there is None or there == positions(session, "Archive")[0]
        (fetched,) = session.fetch(positions(session, "Archive"), max_size=BIG)
        assert fetched.raw == a_mail(1)
        assert {flag.lower() for flag in fetched.flags} == {"\\flagged"}

    def test_two_moves_tell_two_places(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """The place of the second is not that of the first."""
        places = [session.move(position, "Archive") for position in three[:2]]
        if None not in places:
            assert places == positions(session, "Archive")

    def test_a_move_makes_the_mailbox(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """Also one with an umlaut, an ampersand and a level."""
        if not session.capabilities().move:
            pytest.skip("this backend cannot move")  # no backend here: see the test above
        session.move(three[0], "Triage/Rückfragen & Ähnliches")
        assert "Triage/Rückfragen & Ähnliches" in {info.name for info in session.mailboxes()}
        (fetched,) = session.fetch(positions(session, "Triage/Rückfragen & Ähnliches"), max_size=BIG)
        assert fetched.raw == a_mail(0)

    def test_moving_what_is_gone_is_refused(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """It did not happen and will not: Permanent."""
        ghost = Position(mailbox="INBOX", uidvalidity=three[0].uidvalidity, uid=three[-1].uid + 50)
        with pytest.raises(Permanent):
            session.move(ghost, "Archive")
        assert positions(session) == list(three)

    def test_a_draft_is_placed_found_and_removed(self, bed: Bed, session: MailboxSession) -> None:
        """Its place is told or found by our own Message-ID, in this session and in another."""
        placed = session.append("Drafts", our_draft("d1"), ["\\Draft", "\\Seen"])
        assert placed is not None
        assert list(session.find("Drafts", our_id("d1"))) == [placed]
        assert flags(session, placed) == {"\\draft", "\\seen"}
        with opened(bed) as other:
            assert list(other.find("Drafts", our_id("d1"))) == [placed]
            assert list(other.find("Drafts", our_id("d2"))) == []
            assert other.remove_own_draft(placed, our_id("d1")) is True
        assert list(session.find("Drafts", our_id("d1"))) == []
        assert session.remove_own_draft(placed, our_id("d1")) is False

    def test_a_fresh_copy_is_found_at_once(self, bed: Bed, session: MailboxSession) -> None:
        """What another connection placed meanwhile is found, although this mailbox was open before."""
        assert list(session.find("Sent", our_id("s"))) == []
        with opened(bed) as other:
            other.append("Sent", our_draft("s"), ["\\Seen"])
        assert len(session.find("Sent", our_id("s"))) == 1
        assert list(session.find_ids("Sent", [our_id("s")])) == [our_id("s")]

    def test_only_our_own_draft_is_removed(self, session: MailboxSession, three: Sequence[Position]) -> None:
        """A message with another Message-ID stays, whatever id we claim for it."""
        assert session.remove_own_draft(three[0], our_id("d1")) is False
        with pytest.raises(ValueError, match="Message-ID"):
            session.remove_own_draft(three[0], "<order-0@customer.example>")
        assert positions(session) == list(three)

    def test_removing_a_draft_leaves_what_others_marked_deleted(self, session: MailboxSession) -> None:
        """No plain EXPUNGE: drafts beside it stay."""
        first = session.append("Drafts", our_draft("d1"), ["\\Draft"])
        second = session.append("Drafts", our_draft("d2"), ["\\Draft"])
        assert first is not None
        assert session.remove_own_draft(first, our_id("d1"))
        assert positions(session, "Drafts") == [second]

    def test_the_given_time_of_arrival_is_kept(self, session: MailboxSession) -> None:
        """To the second, in UTC."""
        at = datetime(2026, 11, 2, 9, 30, 15, tzinfo=UTC)
        placed = session.append("Archive", a_mail(1), at=at)
        assert placed is not None
        (fetched,) = session.fetch([placed], max_size=BIG)
        assert fetched.internal_date == at

    def test_foreign_ids_are_compared_not_searched(
        self, bed: Bed, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """Held ids are told, others not; a hostile id is data, not a command."""
        assert three
        hostile = '<a"\r\nZ9 CREATE pwned\r\nZ8 NOOP@customer.example>'
        asked = ["<order-2@customer.example>", hostile, "<order-9@customer.example>"]
        assert list(session.find_ids("INBOX", asked)) == ["<order-2@customer.example>"]
        bed.deliver(a_mail(9))
        assert "<order-9@customer.example>" in session.find_ids("INBOX", asked)
        assert "pwned" not in {info.name for info in session.mailboxes()}

    def test_only_minted_ids_are_searched_for(self, session: MailboxSession) -> None:
        """A search argument is a command hole: anything but our own shape is refused."""
        for text in (*FOREIGN_IDS, our_id("a") + " ALL"):
            with pytest.raises(ValueError, match="Message-ID"):
                session.find("INBOX", text)
        assert "pwned" not in {info.name for info in session.mailboxes()}

    def test_mailbox_names_with_controls_are_refused(
        self, session: MailboxSession, three: Sequence[Position]
    ) -> None:
        """At every method that takes one, before anything is said."""
        for name in FORBIDDEN_NAMES:
            for ask in asks_for(session, three[0], name):
                with pytest.raises(ValueError, match="mailbox"):
                    ask()
        assert positions(session) == list(three)

    def test_closing_twice_is_harmless(self, bed: Bed) -> None:
        """A watcher and a shutdown may both close."""
        session = bed.account.connect()
        session.close()
        session.close()
        session.wake()
