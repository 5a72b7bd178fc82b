"""Identity and T1: a message is its octets, and where it lies is another matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.rows import ACCOUNT, NOW, VERDICT, a_case, an_effect, arrival, at, spot
from triage.adapters.store.engine import SqlStore
from triage.core.lifecycle import EffectState, ImpossibleTransition
from triage.ledger import Tx
from triage.ledger_journal import NewEvent, Sums
from triage.ledger_messages import Cursor, Standing
from triage.ledger_rows import Stale
from triage.mail.message import Message, Quarantined


def cursor(uidvalidity: int = 7, live_next: int = 10) -> Cursor:
    return Cursor(
        account=ACCOUNT,
        mailbox="INBOX",
        uidvalidity=uidvalidity,
        live_next=live_next,
        start_uid=5,
        backfill_last=4,
    )


def sums(store: SqlStore) -> Sums:
    with store.reading() as tx:
        return tx.journal.sums()


# ---------------------------------------------------------------- arrival


def test_a_message_arrives_with_its_octets(store: SqlStore) -> None:
    """What was fetched comes back octet for octet, once for each message."""
    with store.begin() as tx:
        (key,) = tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
    with store.reading() as tx:
        assert tx.messages.octets(key) == arrival(1).octets
        assert tx.messages.positions(key) == [spot(1)]
        row = tx.messages.message(key)
    assert row is not None
    assert (row.standing, row.sha256, row.seen_at) == (Standing.PENDING, arrival(1).sha256, NOW)


def test_a_known_message_at_another_place_adds_a_place_and_nothing_else(store: SqlStore) -> None:
    """A move, a copy, or the same mail in a mailbox that shows all: never a new mail."""
    with store.begin() as tx:
        (key,) = tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
        assert tx.messages.arrive(ACCOUNT, [arrival(1, uid=40, mailbox="All")], at(1)) == []
    with store.reading() as tx:
        assert sorted(tx.messages.positions(key)) == [spot(40, "All"), spot(1)]
        assert tx.journal.sums().seen == 1


def test_the_same_place_seen_twice_is_one_place(store: SqlStore) -> None:
    """Ingest after a crash repeats its last chunk; nothing is counted twice."""
    for _ in range(2):
        with store.begin() as tx:
            tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
    with store.reading() as tx:
        assert tx.messages.located_uids(ACCOUNT, "INBOX", 7) == [1, 2]
        assert tx.journal.sums().seen == 2


def test_equal_octets_in_one_chunk_are_one_message_at_two_places(store: SqlStore) -> None:
    """The sender pressed the button twice and the server kept both."""
    with store.begin() as tx:
        keys = tx.messages.arrive(ACCOUNT, [arrival(1, uid=1), arrival(1, uid=2)], NOW)
    with store.reading() as tx:
        assert len(keys) == 1
        assert tx.messages.positions(keys[0]) == [spot(2), spot(1)]


def test_two_accounts_do_not_share_messages(store: SqlStore) -> None:
    """The same octets in two accounts are two matters."""
    with store.begin() as tx:
        one = tx.messages.arrive("sales", [arrival(1)], NOW)
        two = tx.messages.arrive("support", [arrival(1)], NOW)
        assert set(one).isdisjoint(two)
        assert tx.messages.count_known([arrival(1).sha256, arrival(9).sha256]) == 1


def test_many_messages_at_once_are_each_whole(store: SqlStore) -> None:
    """A chunk larger than one statement's parameters: group commit leaves nobody out."""
    with store.begin() as tx:
        assert len(tx.messages.arrive(ACCOUNT, [arrival(n) for n in range(1, 1203)], NOW)) == 1202
    found = sums(store)
    assert (found.seen, found.located, found.pending) == (1202, 1202, 1202)


def test_a_mailbox_made_anew_is_matched_by_hash(store: SqlStore) -> None:
    """Another UIDVALIDITY, other uids: the old messages get new places and no new row."""
    with store.begin() as tx:
        (key,) = tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
        tx.messages.mark_gone(ACCOUNT, "INBOX", 7, [1], at(1))
        assert tx.messages.arrive(ACCOUNT, [arrival(1, position=spot(1, uidvalidity=8))], at(2)) == []
        assert tx.messages.positions(key) == [spot(1, uidvalidity=8)]


def test_what_has_gone_is_marked_and_still_counted(store: SqlStore) -> None:
    """A mail that a colleague moved away is no longer there and was not lost."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
        tx.messages.mark_gone(ACCOUNT, "INBOX", 7, [1], at(1))
        assert tx.messages.located_uids(ACCOUNT, "INBOX", 7) == [2]
    found = sums(store)
    assert (found.seen, found.located) == (2, 2)


def test_before_the_start_line_nothing_is_kept_but_the_count(store: SqlStore) -> None:
    """Older mail is in the ledger without its octets, and is never given out to be triaged."""
    with store.begin() as tx:
        (key,) = tx.messages.arrive(ACCOUNT, [arrival(1, standing=Standing.BEFORE_START, octets=None)], NOW)
        assert tx.messages.octets(key) is None
        assert tx.messages.take_fetched(10, 3) == []
    found = sums(store)
    assert (found.before_start, found.balanced) == (1, True)


# ---------------------------------------------------------------- cursors


def test_a_cursor_is_kept_for_each_uidvalidity(store: SqlStore) -> None:
    """A mailbox made anew starts over, and the old cursor is not forgotten."""
    with store.begin() as tx:
        assert tx.messages.cursor(ACCOUNT, "INBOX", 7) is None
        tx.messages.put_cursor(cursor())
        tx.messages.put_cursor(cursor(live_next=11))
        tx.messages.put_cursor(cursor(uidvalidity=8))
        assert tx.messages.cursor(ACCOUNT, "INBOX", 7) == cursor(live_next=11)
        assert len(tx.messages.cursors(ACCOUNT, "INBOX")) == 2


# ---------------------------------------------------------------- T2


def test_messages_are_given_out_oldest_first_with_their_attempt_counted(store: SqlStore) -> None:
    """The attempt is counted before parsing: a mail that kills its reader is known by its count."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2, reason="sent")], NOW)
        one, two = tx.messages.take_fetched(10, 3)
        assert (one.octets, one.attempts, one.sent) == (arrival(1).octets, 1, False)
        assert (two.sent, two.mailbox) == (True, "INBOX")


def test_a_message_that_was_taken_before_is_given_out_alone(store: SqlStore) -> None:
    """If it kills its reader again, no other message has paid for that with an attempt."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
        tx.messages.take_fetched(10, 3)
        tx.messages.arrive(ACCOUNT, [arrival(3)], NOW)
    with store.begin() as tx:
        (again,) = tx.messages.take_fetched(10, 3)
        assert (again.octets, again.attempts) == (arrival(1).octets, 2)
        tx.messages.settle_message(again, standing=Standing.IGNORED)
        (second,) = tx.messages.take_fetched(10, 3)
        tx.messages.settle_message(second, standing=Standing.IGNORED)
        (third,) = tx.messages.take_fetched(10, 3)
        assert (third.octets, third.attempts) == (arrival(3).octets, 1)


def test_a_message_is_settled_once(store: SqlStore) -> None:
    """Two workers that took the same message: the second one's work is refused whole."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
        (pending,) = tx.messages.take_fetched(10, 3)
        tx.messages.settle_message(pending, standing=Standing.IGNORED, reason="echo")
        with pytest.raises(Stale):
            tx.messages.settle_message(pending, standing=Standing.WAITING)
        assert tx.messages.take_fetched(10, 3) == []
    assert sums(store).ignored == 1


def test_a_released_message_is_read_again_from_the_first_attempt(store: SqlStore) -> None:
    """Quarantine is no end: the octets are kept, and it can be tried again or discarded."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
        for pending in tx.messages.take_fetched(10, 3):
            tx.messages.settle_message(
                pending, standing=Standing.QUARANTINED, reason="mime", quarantined=True
            )
        one, two = tx.messages.quarantined()
        tx.messages.release_message(one.message_key)
        tx.messages.discard_message(two.message_key)
        (again,) = tx.messages.take_fetched(10, 3)
        assert (again.message_key, again.attempts) == (one.message_key, 1)
        with pytest.raises(ImpossibleTransition):
            tx.messages.release_message(two.message_key)
        with pytest.raises(Stale):
            tx.messages.release_message(4711)
    found = sums(store)
    assert (found.pending, found.ignored, found.quarantined) == (1, 1, 0)


def test_what_was_read_stands_in_the_row(store: SqlStore) -> None:
    """Author, subject, ids and the verdict can be asked for without the octets."""
    message = read(
        b"From: Ann <ann@customer.example>\r\nMessage-ID: <a1@customer.example>\r\nSubject: Hello\r\n\r\nHi\r\n"
    )
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
        (pending,) = tx.messages.take_fetched(10, 3)
        case_no = a_case(tx)
        tx.messages.settle_message(pending, standing=Standing.WAITING, message=message, case_no=case_no)
        assert tx.messages.add_verdict(pending.message_key, VERDICT, NOW) == 1
        assert tx.messages.add_verdict(pending.message_key, replace(VERDICT, intent="other"), NOW) == 2
        row = tx.messages.message(pending.message_key)
        assert row is not None
        assert (row.author, row.subject, row.message_id) == (
            "ann@customer.example",
            "Hello",
            "<a1@customer.example>",
        )
        assert tx.messages.holds_message_id("<a1@customer.example>")
        assert [one.message_key for one in tx.messages.case_messages(case_no)] == [pending.message_key]
        verdict = tx.messages.verdict_of(pending.message_key)
        assert verdict is not None
        assert (verdict["intent"], verdict["evidence"][0]["text"]) == ("other", "twice")


def test_the_same_mail_again_is_known_by_author_id_and_body_together(store: SqlStore) -> None:
    """A Message-ID alone proves nothing: a forger can send a victim's first."""
    message = read(b"From: ann@customer.example\r\nMessage-ID: <a1@customer.example>\r\n\r\nHi\r\n")
    proven = replace(message, authentication=replace(message.authentication, level="A"))
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
        for pending, one in zip(tx.messages.take_fetched(10, 3), (message, proven), strict=True):
            tx.messages.settle_message(pending, standing=Standing.WAITING, message=one)
        known = tx.messages.same_mail("ann@customer.example", "<a1@customer.example>", message.body_sha256)
        assert known == pending.message_key
        assert (
            tx.messages.same_mail("eve@other.example", "<a1@customer.example>", message.body_sha256) is None
        )
        assert tx.messages.same_mail("ann@customer.example", "<a1@customer.example>", "0" * 64) is None


def test_a_batch_that_fails_writes_nothing_of_any_message(store: SqlStore) -> None:
    """Group commit: the first message, its verdict and its event go back with the second one."""
    with store.begin() as tx:
        tx.messages.arrive(ACCOUNT, [arrival(1), arrival(2)], NOW)
        one, two = tx.messages.take_fetched(10, 3)

    def batch() -> None:
        with store.begin() as tx:
            tx.messages.settle_message(one, standing=Standing.IGNORED)
            tx.messages.add_verdict(one.message_key, VERDICT, NOW)
            tx.journal.happened(NewEvent(kind="ignored"), now=NOW)
            tx.messages.settle_message(replace(two, version=9), standing=Standing.IGNORED)

    with pytest.raises(Stale):
        batch()
    found = sums(store)
    assert (found.ignored, found.pending) == (0, 2)
    with store.reading() as tx:
        assert tx.messages.verdict_of(one.message_key) is None
        assert tx.journal.events() == []


def test_a_part_that_fails_takes_only_its_own_with_it(store: SqlStore) -> None:
    """A savepoint: what was gathered before it is written, what was gathered in it is forgotten."""

    def failing(tx: Tx) -> None:
        with tx.part():
            tx.outbox.queue(an_effect("within"), NOW)
            tx.journal.happened(NewEvent(kind="within"), now=NOW)
            tx.messages.arrive(ACCOUNT, [arrival(2)], NOW)
            raise InterruptedError

    with store.begin() as tx:
        tx.outbox.queue(an_effect("before"), NOW)
        tx.journal.happened(NewEvent(kind="before"), now=NOW)
        with pytest.raises(InterruptedError):
            failing(tx)
        with tx.part():
            tx.outbox.queue(an_effect("after"), NOW)
    with store.reading() as tx:
        assert [one.key for one in tx.outbox.effects([EffectState.QUEUED])] == ["before", "after"]
        assert [one.kind for one in tx.journal.events()] == ["before"]
        assert tx.journal.sums().seen == 0


# ---------------------------------------------------------------- the sums


def test_both_sums_agree_when_everything_was_dealt_with(store: SqlStore) -> None:
    """seen = before start + ignored + quarantined + handled; handled = waiting + finished."""
    with store.begin() as tx:
        case_no = a_case(tx)
        tx.messages.arrive(ACCOUNT, [arrival(n) for n in (1, 2, 3, 4)], NOW)
        tx.messages.arrive(ACCOUNT, [arrival(5, standing=Standing.BEFORE_START, octets=None)], NOW)
        one, two, three, four = tx.messages.take_fetched(10, 3)
        tx.messages.settle_message(one, standing=Standing.IGNORED)
        tx.messages.settle_message(two, standing=Standing.QUARANTINED, quarantined=True)
        tx.messages.settle_message(three, standing=Standing.WAITING, case_no=case_no)
    assert not sums(store).balanced
    with store.begin() as tx:
        tx.messages.settle_message(four, standing=Standing.WAITING)
        tx.messages.finish_case_messages(case_no)
    found = sums(store)
    assert found.balanced
    assert (found.seen, found.handled, found.waiting, found.finished) == (5, 2, 1, 1)
    assert (found.fetched, found.triaged) == (1, 4)


def test_a_rolled_back_transaction_leaves_nothing(store: SqlStore) -> None:
    """Message, place and cursor come together or not at all."""

    def interrupted() -> None:
        with store.begin() as tx:
            tx.messages.arrive(ACCOUNT, [arrival(1)], NOW)
            tx.messages.put_cursor(cursor())
            raise InterruptedError

    with pytest.raises(InterruptedError):
        interrupted()
    with store.reading() as tx:
        assert tx.messages.cursor(ACCOUNT, "INBOX", 7) is None
        assert tx.journal.sums().seen == 0


def read(raw: bytes) -> Message:
    from triage.adapters.mime import read as read_octets

    found = read_octets(raw)
    assert not isinstance(found, Quarantined)
    return found
