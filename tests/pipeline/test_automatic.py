"""``auto``: one answer leaves by itself for thirty days, after the owner's yes; money and complaints never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import OLGA, SAM, ask, notices, open_firm, say, sent, text_of
from tests.pipeline.lint import problems
from tests.pipeline.test_commands import command
from tests.pipeline.test_escalation import send_all
from triage.core.lifecycle import DraftState
from triage.ledger_desk import NewPair
from triage.pipeline import automatic, digest

QUESTION = "How do I oil the handle of the door, and how often is it needed?"
ANSWER = "Please oil it once a year with a little linseed oil and a soft cloth."
PROVEN = "Authentication-Results: mx.acme.example; dmarc=pass header.from={}\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        opened.edges = with_meaning(opened)
        yield opened


def with_meaning(desk: Desk):
    """The recollection by rules alone has no vectors: one answer is found for every question."""
    from dataclasses import dataclass, replace

    @dataclass
    class Found:
        pair_id: int = 1
        likeness: float = 0.99
        sure: bool = True

    def recall(question: str, *, intent: str, language: str) -> Found | None:
        with desk.store.reading() as tx:
            return Found() if tx.memory.pair(1) is not None else None

    return replace(desk.edges, recall=recall)


def learn(desk: Desk, *, uses: int = 10, intent: str = "how_to") -> None:
    with desk.store.begin() as tx:
        pair = NewPair(
            draft_id=None, case_no=None, contact="", intent=intent, language="en", subject="",
            question=QUESTION, answer=ANSWER,
        )  # fmt: skip
        tx.memory.add_pair(pair, desk.clock.now())
        for _ in range(uses):
            tx.memory.used_pair(1, changed=0.0)


def asks(
    desk: Desk, number: int = 1, *, proven: bool = True, subject: str = "A handle, please", **more: str
) -> None:
    raw = letter(subject, QUESTION, sender=f"Bella Ruiz <bella@ruiz{number}.example>", **more)
    desk.write((PROVEN.format(f"ruiz{number}.example").encode() if proven else b"") + raw)


def leave(desk: Desk) -> None:
    desk.clock.pass_by(minutes=6)
    desk.due()


def test_nothing_leaves_by_itself_before_the_owners_yes(desk: Desk) -> None:
    """Ten unchanged uses only make it an offer."""
    learn(desk)
    asks(desk)
    leave(desk)
    assert not sent(desk)
    assert len(desk.mails("propose")) == 1
    assert not desk.happened("approved", "not_released"), "it is not even held"


def test_after_it_the_answer_leaves_after_the_hold(desk: Desk) -> None:
    """Marked as automatic (RFC 3834), approved in the owner's name for these very octets, told in the digest."""
    learn(desk)
    assert "leaves by itself until 23 Dec" in command(desk, "#auto A1", who=OLGA)
    asks(desk)
    assert not desk.mails("propose")
    assert not sent(desk)
    leave(desk)
    (reply,) = sent(desk)
    assert ANSWER in text_of(reply)
    assert reply["Auto-Submitted"] == "auto-replied"
    (raw,) = [one.octets for one in desk.outgoing("reply")]
    assert not problems(raw or b"", desk.store.secret(), approved=False)
    (approved,) = desk.happened("approved")
    assert approved.data["by"] == OLGA
    send_all(desk)
    with desk.store.reading() as tx:
        lines = digest.body(desk.edges, tx)
    assert any("A1: #1001 Bella Ruiz" in one for one in lines), lines


@pytest.mark.parametrize(
    "special",
    [
        {"proven": False},
        {"Cc": "accounts@ruiz.example"},
        {"subject": "A handle, please, or I call my lawyer"},
        {"Auto_Submitted": "auto-generated"},
    ],
)
def test_whatever_is_special_is_asked_about(desk: Desk, special: dict[str, str]) -> None:
    """No proof of the sender, somebody in Cc, a threat, a machine: never by itself."""
    learn(desk)
    command(desk, "#auto A1", who=OLGA)
    asks(desk, **special)  # type: ignore[arg-type]
    leave(desk)
    assert not sent(desk)


def test_a_second_mail_in_the_case_is_asked_about(desk: Desk) -> None:
    """It did not settle the matter the first time."""
    learn(desk)
    command(desk, "#auto A1", who=OLGA)
    asks(desk, message_id="<one@ruiz.example>")
    leave(desk)
    asks(desk, In_Reply_To="<one@ruiz.example>", message_id="<two@ruiz.example>")
    leave(desk)
    assert len(sent(desk)) == 1
    assert len(desk.mails("propose")) == 1


def test_the_yes_holds_thirty_days(desk: Desk) -> None:
    """Then the person is asked again."""
    learn(desk)
    command(desk, "#auto A1", who=OLGA)
    desk.clock.pass_by(days=31)
    asks(desk)
    leave(desk)
    assert not sent(desk)


def test_undo_ends_it(desk: Desk) -> None:
    """Whoever stops one does not want the next to leave by itself."""
    learn(desk)
    command(desk, "#auto A1", who=OLGA)
    asks(desk)
    command(desk, "#undo D1", who=SAM)
    leave(desk)
    asks(desk, 2)
    leave(desk)
    assert not sent(desk)


def test_only_the_owner_and_only_what_earned_it(desk: Desk) -> None:
    """Nine uses are not ten; money never; staff neither."""
    learn(desk, uses=9)
    assert "Not yet" in command(desk, "#auto A1", who=OLGA)
    assert "owner" in command(desk, "#auto A1", who=SAM).lower()
    with desk.store.begin() as tx:
        tx.memory.used_pair(1, changed=0.0)
        assert [one.pair_id for one in automatic.to_offer(desk.edges, tx)] == [1]
        tx.memory.used_pair(1, changed=0.2)
        assert automatic.to_offer(desk.edges, tx) == []


def test_money_and_complaints_never(desk: Desk) -> None:
    """Whatever their answers have earned."""
    learn(desk, intent="invoice_query")
    assert "Not yet" in command(desk, "#auto A1", who=OLGA)
    for intent in ("complaint", "refund_request", "payment_notice", "bug_or_outage", "job_application"):
        assert not automatic.may_ever(desk.edges, intent)


def test_it_is_offered_in_the_digest_once(desk: Desk) -> None:
    """With the command that says yes."""
    learn(desk)
    desk.clock.pass_by(hours=23)
    with desk.store.begin() as tx:
        digest.schedule(desk.edges, tx)
    desk.clock.pass_by(hours=24)
    desk.due()
    first = [text_of(one) for one in notices(desk) if "waiting" in str(one["Subject"])]
    assert "#auto A1" in first[-1]
    desk.clock.pass_by(hours=24)
    desk.due()
    assert "#auto A1" not in [text_of(one) for one in notices(desk) if "waiting" in str(one["Subject"])][-1]


def test_unlearn_by_command(desk: Desk) -> None:
    """As every proposal says; it ends what leaves by itself too."""
    learn(desk)
    command(desk, "#auto A1", who=OLGA)
    assert "Only the owner" in command(desk, "#unlearn A1", who=SAM)
    assert "A1 is not proposed any more" in command(desk, "#unlearn A1", who=OLGA)
    asks(desk)
    leave(desk)
    assert not sent(desk)
    assert "There is no answer A99" in command(desk, "#unlearn A99", who=OLGA)


def test_the_report_tells_how_much_was_changed(desk: Desk) -> None:
    """Per intent, per nobody."""
    say(desk, ask(desk), "yes")
    leave(desk)
    send_all(desk)
    assert "how to: 1 answers, 100% sent as prepared, 0% of the words changed" in command(desk, "#report")
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(1)
    assert draft is not None
    assert draft.state is DraftState.SENT
