"""R14: an old backup is restored. What left since is known again, and nothing leaves twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import pytest

from tests.faults.outward import Outward
from tests.pipeline.desk import OWNER, Desk, answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.cli.backup import backup
from triage.core.lifecycle import DraftState, EffectState

QUIET = {"desk": {"hold_minutes": 5, "digest_at": "23:59"}}


def asked(out: Outward) -> None:
    out.desk.put(letter(message_id="<q1@ruiz.example>"))
    out.round()


def approved(out: Outward) -> None:
    out.desk.put(answer_to(proposal(out), "yes", message_id="<yes@acme.example>"))
    out.desk.look()


def released(out: Outward) -> None:
    out.desk.clock.pass_by(minutes=6)
    out.desk.due()


STEPS: tuple[Callable[[Outward], None], ...] = (asked, approved, released)


@pytest.mark.parametrize("knows", ["second ledger", "sent"])
@pytest.mark.parametrize("steps", [1, 2, 3], ids=["asked", "held", "queued"])
def test_an_answer_that_left_after_the_backup_is_not_sent_again(
    tmp_path: Path, smtp_sink: SmtpSink, steps: int, knows: str
) -> None:
    """The backup holds it as asked, held or queued; it left since. The daemon that wakes up in the old
    store does all of it again, except send: either witness alone is enough."""
    made = _run(tmp_path, smtp_sink, steps, files_sent=knows == "sent")
    shutil.copyfile(made, tmp_path / "triage.db")
    if knows == "sent":
        shutil.copyfile(made.with_suffix(".second-ledger"), tmp_path / "second-ledger")
    with opened(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=False)
        desk.clock.pass_by(hours=1)
        for _ in range(3):
            out.round()
            desk.clock.pass_by(minutes=6)
        assert len(out.to()) == 1
        assert out.twice() == []
        with desk.store.reading() as tx:
            draft = tx.drafts.draft(1)
        assert draft is not None
        if knows == "sent" and steps < 3:  # its copy in Sent is read first: answered, whoever sent it
            assert draft.state is DraftState.ANSWERED
            assert desk.outgoing("reply") == []
        else:
            [reply] = desk.outgoing("reply")
            assert reply.state is EffectState.SENT
            assert reply.result == {"found": "it had left before"}
        out.close()


def test_another_mail_under_an_old_number_does_leave(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """After a restore numbers are given again: an id that Sent knows means that very mail, not its number."""
    with opened(tmp_path) as desk:
        made = backup_of(desk)
    _run(tmp_path, smtp_sink, 3, files_sent=True)
    shutil.copyfile(made, tmp_path / "triage.db")
    shutil.rmtree(tmp_path / "Maildir" / "new")  # the first customer's mail is gone from the mailbox
    (tmp_path / "Maildir" / "new").mkdir()
    with opened(tmp_path) as desk:
        out = Outward(desk=desk, sink=smtp_sink, files_sent=True)
        desk.put(letter(sender="Carl Ode <carl@ode.example>", message_id="<q9@ode.example>"))
        out.round()
        assert desk.outgoing("propose")[-1].draft_id == 1
        desk.put(answer_to(proposal(out), "yes"))
        desk.look()
        released(out)
        out.round()
        assert len(out.to("carl@ode.example")) == 1
        assert out.twice() == []
        out.close()


# ---------------------------------------------------------------- helpers of this file


def proposal(out: Outward) -> Message:
    """The last question, as the owner got it."""
    return [one for one in out.to(OWNER) if "+d" in str(one["Reply-To"])][-1]


def opened(root: Path):  # type: ignore[no-untyped-def]
    return open_desk(root, **QUIET)


def backup_of(desk: Desk) -> Path:
    """As the command makes it, from the running store."""
    return backup(
        desk.edges.config.model_copy(update={"store": _beside()}), desk.root / "backups", datetime.now(UTC)
    )


def _beside() -> object:
    from triage.config import StoreSection

    return StoreSection(path=".")


def _run(root: Path, sink: SmtpSink, steps: int, *, files_sent: bool) -> Path:
    """A whole answer, with a backup made after so many steps of it."""
    with opened(root) as desk:
        out = Outward(desk=desk, sink=sink, files_sent=files_sent)
        made = None
        for number, step in enumerate(STEPS, 1):
            step(out)
            if number == steps:
                made = backup_of(desk)
        out.round()
        assert len(out.to()) == 1
        out.close()
        assert made is not None
        return made
