"""R2 and R10: lost, stalled and doubted acknowledgements; a clock that jumps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path

import pytest

from tests.faults.outward import Outward
from tests.pipeline.desk import OWNER, StillClock, answer_to, letter, open_desk
from tests.servers.smtp_sink import Fault, SmtpSink
from triage.core.lifecycle import EffectState
from triage.pipeline import digest
from triage.pipeline.dispatch import recover

LOST = [
    Fault(phase="ack", drop=True, times=1),
    Fault(phase="ack", stall=True, times=1),
    Fault(phase="ack", reply="wat", times=1),
    Fault(phase="ack", reply="354 go on", times=1),
]
"""After the dot: the line ends, nothing comes, or no reply that a standard knows."""


@pytest.mark.parametrize(
    ("fault", "rounds"),
    [(LOST[0], 0), (LOST[0], 2), (LOST[1], 1), (LOST[2], 1), (LOST[3], 1)],
    ids=["drop", "drop, filed late", "stall", "garbage", "no end"],
)
def test_a_lost_acknowledgement_is_looked_up_and_never_repeated(
    tmp_path: Path, smtp_sink: SmtpSink, fault: Fault, rounds: int
) -> None:
    """The relay has it and says so too late: unknown until the Sent copy is found, however late within
    the grace; then done. It left once."""
    smtp_sink.faults = [replace(fault)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        desk.put(letter())
        out.round()
        [proposal] = desk.outgoing("propose")
        assert proposal.state is EffectState.UNKNOWN
        for _ in range(rounds):
            desk.clock.pass_by(minutes=7)
            out.round()
        out.file_sent()
        desk.clock.pass_by(minutes=16)
        out.round()
        assert [one.state for one in desk.outgoing("propose")] == [EffectState.SENT]
        assert len(out.to(OWNER)) == 1
        out.close()


def test_a_copy_in_sent_counts_before_it_was_read(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The watcher has not read Sent yet: it is searched."""
    smtp_sink.faults = [Fault(phase="ack", drop=True, times=1)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        desk.put(letter())
        out.round()
        out.file_sent()
        desk.clock.pass_by(minutes=16)
        out.submit()
        assert [one.state for one in desk.outgoing("propose")] == [EffectState.SENT]
        assert len(out.to(OWNER)) == 1
        out.close()


def test_what_never_left_is_sent_once_the_grace_is_over(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The line ended before the relay took it: nothing in Sent after the grace, so it is sent, once."""
    smtp_sink.faults = [Fault(phase="dot", drop=True, times=1)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        (tmp_path / "Maildir" / ".Sent").mkdir()
        for name in ("cur", "new", "tmp"):
            (tmp_path / "Maildir" / ".Sent" / name).mkdir()
        desk.put(letter())
        out.round()
        assert out.to(OWNER) == []
        desk.clock.pass_by(minutes=14)
        out.round()
        assert out.to(OWNER) == []
        desk.clock.pass_by(minutes=2)
        out.round()
        assert len(out.to(OWNER)) == 1
        out.close()


def test_a_relay_that_never_answers_is_not_believed_for_ever(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """It takes each mail, loses each acknowledgement, and nobody files a copy: three more tries, then a
    person is asked (the provider broke its side of the promise)."""
    smtp_sink.faults = [Fault(phase="ack", drop=True)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        for name in ("cur", "new", "tmp"):
            (tmp_path / "Maildir" / ".Sent" / name).mkdir(parents=True)
        desk.put(letter())
        for _ in range(12):
            out.round()
            desk.clock.pass_by(minutes=30)
        questions = [one for one in out.to(OWNER) if str(one["Subject"]).startswith("Yes?")]
        assert len(questions) == 4
        assert [one.state for one in desk.outgoing("propose")] == [EffectState.UNKNOWN]
        out.close()


def test_where_nobody_files_copies_a_person_is_asked_once(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """With our own appends as the only copies nothing can be looked up: listed as unknown, asked about in
    one mail, and not sent again, for as long as it takes."""
    with open_desk(
        tmp_path, submit={"sent_copy": "append"}, desk={"mode": "live", "digest_at": "23:59"}
    ) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        desk.put(letter())
        out.round()
        desk.put(answer_to(out.to(OWNER)[0], "yes"))
        desk.look()
        smtp_sink.faults = [Fault(phase="ack", drop=True, times=1)]
        desk.clock.pass_by(minutes=6)
        for _ in range(30):
            out.round()
            desk.clock.pass_by(minutes=30)
        [reply] = desk.outgoing("reply")
        assert reply.state is EffectState.UNKNOWN
        assert len(out.to()) == 1
        assert [one["Subject"] for one in out.to(OWNER)].count("Did this mail leave?") == 1
        out.close()


def test_a_mailbox_that_is_down_when_a_mail_in_doubt_is_looked_up_asks_nobody(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    """Three mails in doubt: one look each round finds that there is no line; found a moment after it is back,
    not an hour later, and nobody was bothered."""
    smtp_sink.faults = [Fault(phase="ack", drop=True, times=3)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        for number in range(3):
            desk.put(letter(f"Question {number}"))
        out.round()
        out.line_down, out.looks = True, 0
        for _ in range(10):
            desk.clock.pass_by(minutes=4)
            out.submit()
        assert 6 <= out.looks <= 10
        out.line_down = False
        out.file_sent()
        desk.clock.pass_by(seconds=21)
        out.submit()
        assert {one.state for one in desk.outgoing("propose")} == {EffectState.SENT}
        assert len(out.to(OWNER)) == 3
        out.close()


def test_a_mailbox_that_stays_down_is_asked_about_after_an_hour(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Once; and the mail in doubt is still not sent again."""
    smtp_sink.faults = [Fault(phase="ack", drop=True, times=1)]
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False, line_down=True)
        desk.put(letter())
        out.round()
        for _ in range(30):
            desk.clock.pass_by(minutes=10)
            out.submit()
        assert [one["Subject"] for one in out.to(OWNER)].count("Did this mail leave?") == 1
        assert len(out.to(OWNER)) == 2
        out.close()


def test_an_answer_waits_while_nobody_can_see_whether_it_left_before(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    """After a restored backup Sent is the only witness: an answer is not sent blind, and leaves by itself
    twenty seconds after the line is back, however long that took."""
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())
        out.round()
        desk.put(answer_to(_question(out), "yes"))
        desk.look()
        desk.clock.pass_by(minutes=6)
        out.line_down = True
        for _ in range(12):
            out.round()
            desk.clock.pass_by(minutes=5)
        assert out.to() == []
        assert len(desk.happened("deferred")) == 1
        out.line_down = False
        smtp_sink.faults = [Fault(phase="rcpt", reply="451 4.7.1 greylisted", times=1)]
        for _ in range(2):  # what it waited for makes no wait of its own longer
            desk.clock.pass_by(seconds=21)
            out.round()
        assert len(out.to()) == 1
        out.close()


def test_a_start_after_a_crash_doubts_what_was_being_sent(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Claimed and not settled when the process died: unknown, looked up after the grace."""
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "23:59"}) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())
        desk.look()
        with desk.store.begin() as tx:
            assert len(tx.outbox.claim(out.performer().channel, "dead", desk.clock.now(), 720, 5)) == 1
        assert recover(desk.edges) == 1
        out.round()
        assert out.to(OWNER) == []
        out.close()


HOUR, YEAR = 3600, 365 * 86400
JUMPS = [
    ("asked", HOUR),
    ("asked", YEAR),
    ("held", -HOUR),
    ("held", YEAR),
    ("queued", YEAR),
    ("queued", -YEAR),
]


@pytest.mark.parametrize(("stage", "seconds"), JUMPS)
def test_a_clock_that_jumps_sends_nothing_twice_and_nothing_unasked(
    tmp_path: Path, smtp_sink: SmtpSink, seconds: int, stage: str
) -> None:
    """And jumps back again: one answer, to the one yes; no question is put twice for the same code."""
    with open_desk(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink)
        desk.put(letter())
        out.round()
        if stage == "asked":
            _jump(desk.clock, seconds, out)
            assert out.to() == []
            _jump(desk.clock, -seconds, out)
        desk.put(answer_to(_question(out), "yes"))
        desk.look()
        if stage == "held":
            _jump(desk.clock, seconds, out)
            _jump(desk.clock, -seconds, out)
        desk.clock.pass_by(minutes=6)
        desk.due()
        if stage == "queued":
            _jump(desk.clock, seconds, out)
            _jump(desk.clock, -seconds, out)
        for _ in range(3):
            out.round()
            desk.clock.pass_by(minutes=6)
        assert len(out.to()) == 1
        assert out.twice() == []
        out.close()


def _jump(clock: StillClock, seconds: int, out: Outward) -> None:
    clock.pass_by(seconds=seconds)
    for _ in range(3):
        out.round()
        clock.pass_by(minutes=1)


def _question(out: Outward) -> Message:
    return [one for one in out.to(OWNER) if "+d" in str(one["Reply-To"])][-1]


@pytest.mark.parametrize("day", ["2026-10-24", "2027-03-27"], ids=["autumn", "spring"])
def test_one_digest_a_working_day_whatever_the_season(tmp_path: Path, day: str) -> None:
    """Over both changes of the clock, looked at every 20 minutes for five days: one a working day, at the
    owner's hour."""
    with open_desk(tmp_path, desk={"mode": "live", "digest_at": "02:30"}) as desk:
        desk.clock.at = datetime.fromisoformat(day).replace(tzinfo=UTC)
        with desk.store.begin() as tx:
            digest.schedule(desk.edges, tx)
        sent = []
        for _ in range(5 * 24 * 3):
            before = len(desk.outgoing("notice"))
            desk.due()
            if len(desk.outgoing("notice")) > before:
                sent.append(desk.clock.at)
            desk.clock.at += timedelta(minutes=20)
        days = {one.date() for one in sent}
        assert len(sent) == len(days) == 3
        assert all(one.weekday() < 5 for one in days)
