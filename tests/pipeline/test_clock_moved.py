"""R10: the wall clock is moved by more than five minutes. No hold ends and no code lives by that; all that
waits is asked again, and the owner hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from triage.adapters.clock import OffsetClock, SystemClock
from triage.core.lifecycle import DraftState
from triage.ledger_outbox import Channel
from triage.pipeline import clock_moved
from triage.pipeline.clockwatch import ClockWatch

SPANS = [timedelta(hours=1), timedelta(hours=-1), timedelta(days=365), timedelta(days=-365)]
MOVED = "The clock of this machine was moved"
IDS = ["an hour ahead", "an hour back", "a year ahead", "a year back"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        clock_moved.started(opened.edges)
        yield opened


def states(desk: Desk) -> list[DraftState]:
    with desk.store.reading() as tx:
        found = [tx.drafts.draft(number) for number in range(1, 10)]
    return [one.state for one in found if one is not None]


def move(desk: Desk, span: timedelta) -> None:
    desk.clock.set(seconds=span.total_seconds())
    desk.due()


@pytest.mark.parametrize("span", SPANS, ids=IDS)
def test_what_was_approved_is_asked_again(desk: Desk, span: timedelta) -> None:
    """It does not leave, neither at once nor when its hold would have ended; the new code works."""
    say(desk, ask(desk), "yes")
    assert states(desk) == [DraftState.HELD]
    move(desk, span)
    assert states(desk) == [DraftState.UNDONE, DraftState.PROPOSED]
    pass_hold(desk)
    assert sent(desk) == []
    again = next(one for one in desk.mails("propose") if MOVED in text_of(one))
    assert SAM in again["To"], "whoever said yes"
    say(desk, again, "yes")
    pass_hold(desk)
    assert len(sent(desk)) == 1


@pytest.mark.parametrize("span", SPANS, ids=IDS)
def test_what_waits_is_asked_again(desk: Desk, span: timedelta) -> None:
    """The old code is worth nothing, the new one comes at once; the text is the same."""
    old = ask(desk)
    move(desk, span)
    new = [one for one in desk.mails("propose") if SAM in one["To"]][-1]
    # in a year much else has become due, and one mail names one reason
    assert MOVED in text_of(new) or ("The code had lapsed" in text_of(new) and span > timedelta(days=1))
    say(desk, old, "yes")
    pass_hold(desk)
    assert sent(desk) == []
    say(desk, new, "yes")
    pass_hold(desk)
    assert len(sent(desk)) == 1


@pytest.mark.parametrize("span", SPANS, ids=IDS)
def test_the_owner_hears_of_it_in_words(desk: Desk, span: timedelta) -> None:
    """Once; the event stands in the chain, and the next digest is due on the next working day."""
    ask(desk)
    move(desk, span)
    desk.due()
    desk.look()
    [told] = [one for one in notices(desk) if "clock" in one["Subject"]]
    assert OLGA in told["To"]
    assert "nothing leaves on an earlier yes" in text_of(told)
    assert "should have said 23 Nov 2026 10:00" in text_of(told)
    [event] = desk.happened("clock_moved")
    assert event.data["seconds"] == span.total_seconds()
    with desk.store.reading() as tx:
        assert tx.journal.verify_chain()[1] == ""
        due = tx.journal.take_due(desk.clock.now() + timedelta(days=4), 50)
    assert [one for one in due if one.kind == "digest" and one.due_at > desk.clock.now()]
    assert len(desk.happened("clock_moved")) == 1


def test_the_release_itself_looks_at_the_clock(desk: Desk) -> None:
    """The clock may move between the look and the timer: then the timer does not believe it."""
    from triage.pipeline.release import release

    say(desk, ask(desk), "yes")
    desk.clock.set(minutes=30)
    with desk.store.begin() as tx:
        release(desk.edges, tx, 1)
    assert states(desk) == [DraftState.HELD]
    assert sent(desk) == []


def test_small_steps_and_passing_time_change_nothing(desk: Desk) -> None:
    """A clock that is set right, a night, a week: the approval stands and the mail leaves."""
    say(desk, ask(desk), "yes")
    desk.clock.set(minutes=4)
    desk.due()
    desk.clock.set(minutes=-8)
    desk.due()
    desk.clock.pass_by(days=7)
    desk.due()
    assert len(sent(desk)) == 1
    assert desk.happened("clock_moved") == []


def test_a_step_each_day_adds_up_to_nothing() -> None:
    """A clock that loses a minute a day and is set right each night."""
    watch, desk_clock = ClockWatch(), SystemClock().reading()
    seen = desk_clock
    for _ in range(30):
        seen = type(seen)(
            wall=seen.wall + timedelta(days=1, hours=1, minutes=1),
            steady=seen.steady + timedelta(days=1, hours=1),
        )
        assert watch.jump(seen) is None


def test_at_a_start_the_clock_is_held_against_what_was_written(desk: Desk) -> None:
    """It went back while nobody ran: nothing that was approved by the later clock leaves."""
    say(desk, ask(desk), "yes")
    desk.clock.set(hours=-2)
    desk.edges.watch.accept(desk.clock.reading())  # a new process has seen nothing
    clock_moved.started(desk.edges)
    assert states(desk) == [DraftState.UNDONE, DraftState.PROPOSED]
    assert len(desk.happened("clock_moved")) == 1
    clock_moved.started(desk.edges)
    assert len(desk.happened("clock_moved")) == 1


@pytest.mark.parametrize("span", SPANS, ids=IDS)
def test_what_is_on_its_way_keeps_its_distances(desk: Desk, span: timedelta) -> None:
    """A mail of unknown outcome is looked up when the provider has surely filed its copy, not when the clock
    says so; a question in the queue leaves at once; a lease neither ends nor lasts a year."""
    ask(desk)
    now = desk.clock.now()
    with desk.store.begin() as tx:
        [claimed] = tx.outbox.claim(Channel.SUBMIT, "test", now, 60, 1)
    desk.clock.pass_by(minutes=2)
    with desk.store.begin() as tx:
        assert tx.outbox.expire_leases(desk.clock.now(), desk.clock.now() + timedelta(minutes=15)) == 1
    desk.clock.set(seconds=span.total_seconds())
    desk.due()
    with desk.store.reading() as tx:
        assert tx.outbox.unknowns(Channel.SUBMIT, desk.clock.now() + timedelta(minutes=14), 9) == []
        [lost] = tx.outbox.unknowns(Channel.SUBMIT, desk.clock.now() + timedelta(minutes=15), 9)
        assert lost.effect_id == claimed.effect_id
        assert lost.created_at == now + span
    with desk.store.begin() as tx:
        assert tx.outbox.claim(Channel.SUBMIT, "test", desk.clock.now(), 60, 9), "what was asked anew leaves"


def test_all_three_threads_look_first(desk: Desk) -> None:
    """Whoever comes first deals with it; the others find it done."""
    from triage.pipeline import triage

    say(desk, ask(desk), "yes")
    for work in (lambda: triage.triage(desk.edges), lambda: desk.work_in_mailbox(), desk.due):
        before = len(desk.happened("clock_moved"))
        desk.clock.set(hours=1)
        work()
        assert len(desk.happened("clock_moved")) == before + 1


def test_a_bundle_timed_by_the_old_clock_comes(tmp_path: Path) -> None:
    """The clock was a year ahead: what was to come with a bundle then comes now."""
    people = [
        {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"]},
        {"name": "Sam Ortega", "addresses": [SAM], "in_charge": ["support"], "at_once": False},
    ]
    with open_firm(tmp_path, people=people) as desk:  # type: ignore[arg-type]
        clock_moved.started(desk.edges)
        desk.write(letter("A handle, please", "How do I oil the handle?"))
        assert desk.mails("propose") == []
        move(desk, timedelta(days=-365))
        heard = [text_of(one) for one in desk.mails("propose", "notice") if SAM in one["To"]]
        assert len(heard) == 1
        assert "How do I oil the handle?" in heard[0]


def test_a_moved_offset_of_a_test_is_no_jump(tmp_path: Path) -> None:
    """Demo and tests jump days by the file; the steady clock goes with it."""
    clock, watch = OffsetClock(tmp_path / "offset"), ClockWatch()
    assert watch.jump(clock.reading()) is None
    (tmp_path / "offset").write_text("864000")
    assert watch.jump(clock.reading()) is None
    assert clock.now() - SystemClock().now() > timedelta(days=9)


def test_the_steady_clock_only_runs() -> None:
    """Both clocks of one reading belong to one moment."""
    first, second = SystemClock().reading(), SystemClock().reading()
    assert second.steady >= first.steady
    assert abs((second.wall - first.wall) - (second.steady - first.steady)) < timedelta(seconds=5)


def test_a_bug_in_one_timer_stops_no_other(desk: Desk) -> None:
    """It is counted and tried again later; what was due after it is done all the same."""
    say(desk, ask(desk), "yes")
    with desk.store.begin() as tx:
        tx.journal.put_due("remind", "no number", desk.clock.now())
    pass_hold(desk)
    assert len(sent(desk)) == 1
    assert [one.data["key"] for one in desk.happened("bug")] == ["no number"]
    desk.clock.pass_by(minutes=9)
    desk.due()
    assert len(desk.happened("bug")) == 1
    desk.clock.pass_by(minutes=2)
    desk.due()
    assert len(desk.happened("bug")) == 2
