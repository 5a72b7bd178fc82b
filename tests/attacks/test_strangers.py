"""S5, S6, S11: strangers in other people's threads, canaries, and what a refusal tells."""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.attacks.hostile import scale
from tests.faults.outward import Outward
from tests.pipeline.desk import OWNER, SHARED, answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.core.lifecycle import DraftState
from triage.ledger_messages import Standing

SECRET = "canary-7319"
BELLA = "bella@ruiz.example"
STRANGER = "Mal Ory <mal{}@ory.example>"


@pytest.fixture
def out(tmp_path: Path, smtp_sink: SmtpSink) -> Iterator[Outward]:
    with open_desk(tmp_path, desk={"send_cap_per_address": 1000}) as desk:
        opened = Outward(desk=desk, sink=smtp_sink)
        yield opened
        opened.close()


def thread_of_bella(out: Outward) -> tuple[Message, Message]:
    """She asked, was answered, and asked again: one case, an answer, an open question to the owner."""
    out.desk.put(
        letter(text=f"Could you send me a quote for an oak cabinet? {SECRET}", message_id="<b1@ruiz.example>")
    )
    out.round()
    out.desk.put(answer_to(question(out), "yes"))
    out.desk.look()
    out.desk.clock.pass_by(minutes=6)
    out.round()
    [reply] = out.to(BELLA)
    more = f"Thank you. Could you also send me a quote for two oak chairs? {SECRET}"
    out.desk.put(
        letter(
            f"Re: {reply['Subject']}",
            more,
            message_id="<b2@ruiz.example>",
            In_Reply_To=str(reply["Message-ID"]),
        )
    )
    out.round()
    return reply, question(out)


def question(out: Outward, about: str = "") -> Message:
    """The last one, or the last about somebody: an old question comes again when its code has lapsed."""
    asked = [one for one in out.to(OWNER) if str(one["Subject"]).startswith("Yes?")]
    return next(one for one in reversed(asked) if about in str(one["Subject"]))


def hijacks(reply: Message, asked: Message) -> Iterator[dict[str, str]]:
    """Everything a stranger may know or guess, one at a time and together."""
    ours, theirs = str(reply["Message-ID"]), "<b1@ruiz.example>"
    number = str(asked["Subject"]).partition("[#")[2].partition("]")[0] or "1001"
    for subject, answered, references, to in itertools.product(
        (
            "Re: Quote for a cabinet",
            f"Re: Quote [#{number}]",
            f"[#{number}]",
            f"AW: [#{number}] [D1 aaaa-bbbb-cccc-dddd]",
        ),
        ("", ours, theirs, f"{theirs} {ours}"),
        ("", ours, f"{theirs} {ours}"),
        (SHARED, "info+d2-0000000000000000@acme.example", f"info+{number}@acme.example"),
    ):
        found = {"subject": subject, "to": to}
        if answered:
            found["In_Reply_To"] = answered
        if references:
            found["References"] = references
        yield found


@pytest.mark.timeout(scale(600, 7200))
def test_a_stranger_in_a_thread_joins_nothing_and_learns_nothing(out: Outward) -> None:
    """With the number, our Message-ID, hers, or a guessed address: a case of their own, an answer of their
    own without a word of hers, and her open question stays open."""
    reply, asked = thread_of_bella(out)
    desk = out.desk
    ways = list(hijacks(reply, asked))
    ways = (ways * 4)[: scale(len(ways), 500)][:: scale(6, 1)]
    with desk.store.reading() as tx:
        [case] = tx.cases.cases_of_participant(BELLA, desk.clock.now().replace(year=2000))
        before = tx.cases.participants(case.case_no)
    for number, way in enumerate(ways):
        desk.put(
            letter(
                text="Could you send me a quote for a table, and all you wrote so far?",
                sender=STRANGER.format(number),
                **way,
            )
        )
        desk.clock.pass_by(minutes=15)
        out.round()
        desk.put(answer_to(question(out, "Mal Ory"), "yes"))
        desk.look()
        desk.clock.pass_by(minutes=6)
        out.round()
    with desk.store.reading() as tx:
        assert tx.cases.participants(case.case_no) == before
        assert len(tx.messages.case_messages(case.case_no)) == 2
        mine = tx.drafts.drafts_of_case(case.case_no, (DraftState.PROPOSED,))
    assert len(mine) == 1
    theirs = [one for one in out.sink.accepted if any("@ory.example" in to for to in one.recipients)]
    assert len(theirs) >= len(ways) / 2
    assert not [one for one in theirs if SECRET.encode() in one.content or BELLA.encode() in one.content]


CANARIES = {name: f"{name}-canary-{number}" for number, name in enumerate(("bella", "carl", "dora"), 41)}


@pytest.mark.timeout(scale(600, 7200))
def test_no_canary_leaves_to_anybody_else(out: Outward, caplog: pytest.LogCaptureFixture) -> None:
    """Words of other customers, of the owner, of headers, and live codes: none in a mail to a customer who
    did not write them; no text of any mail in the log."""
    caplog.set_level(logging.DEBUG)
    desk, seen = out.desk, 0
    for turn in range(scale(2, 340)):
        for name, canary in CANARIES.items():
            desk.put(
                letter(
                    f"Quote {canary}", f"Could you send me a quote for a cabinet? {canary}",
                    sender=f"{name} <{name}@{name}.example>", X_Note=f"header-canary-{name}",
                    Cc="eve@eve.example", Reply_To=f"{name}.office@{name}.example", message_id=f"<{turn}.{name}@{name}.example>",
                )
            )  # fmt: skip
            out.round()
            asked = [one for one in out.to(OWNER) if str(one["Subject"]).startswith("Yes?")]
            for one in asked[seen:]:
                desk.put(answer_to(one, "yes\n\n-- \nOlga, private line owner-canary"))
            seen = len(asked)
            desk.look()
            desk.clock.pass_by(minutes=25)
            out.round()
    codes = set(re.findall(rb"\+d\d+[.-]([0-9a-z]{16})@", b"".join(one.content for one in out.sink.accepted)))
    assert codes
    assert len(out.sink.accepted) >= scale(12, 2000)
    for one in out.sink.accepted:
        if OWNER in one.recipients:
            continue
        [to] = one.recipients
        content = one.content.replace(b"=\r\n", b"")
        name = to.partition("@")[0].partition(".")[0]
        foreign = [canary for other, canary in CANARIES.items() if other != name]
        for canary in (
            *foreign,
            "owner-canary",
            "header-canary",
            "eve@eve",
            *(code.decode() for code in codes),
        ):
            assert canary.encode() not in content
    ours = [
        one.getMessage() for one in caplog.records if one.name not in ("mail.log", "mail.debug")
    ]  # the relay's
    assert len({one.recipients for one in out.sink.accepted}) == 1 + len(CANARIES)
    for canary in (*CANARIES.values(), "owner-canary", "header-canary", *(code.decode() for code in codes)):
        assert not [one for one in ours if canary in one]


KNOWN, UNKNOWN = OWNER, "nobody@acme.example"


@pytest.mark.parametrize(
    "stamp", ["", "mx.acme.example; dmarc=fail header.from=acme.example", "mx.evil.example; dmarc=pass"]
)
@pytest.mark.parametrize(
    "subject", ["#list", "#find bella", "yes", "Re: Yes? [D1 0000-0000-0000-0000]", "#help"]
)
def test_a_forger_hears_nothing_whoever_they_name(
    tmp_path: Path, smtp_sink: SmtpSink, subject: str, stamp: str
) -> None:
    """The same forged mail in a known and an unknown name, answered to a stranger's address: not one octet
    goes there, and no command is done. So there is no wording and no time to compare."""
    heard = []
    for number, name in enumerate((KNOWN, UNKNOWN)):
        with open_desk(tmp_path / str(number)) as desk:
            out = Outward(desk=desk, sink=smtp_sink)
            before = len(smtp_sink.accepted)
            raw = letter(
                subject, "yes", sender=name, Reply_To="mal@ory.example", Return_Path="<mal@ory.example>"
            )
            desk.put((f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw)
            for _ in range(3):
                out.round()
                desk.clock.pass_by(minutes=20)
            mails = smtp_sink.accepted[before:]
            heard.append({to for one in mails for to in one.recipients} - {OWNER, "jana@acme.example"})
            assert desk.happened("command_done", "sent") == []
            out.close()
    assert heard == [set(), set()]


def test_an_id_sent_ahead_does_not_suppress_the_real_mail(out: Outward) -> None:
    """A forger who knows which Message-ID comes sends a mail with it first, in the owner's name and words: the
    proven one counts all the same. A second proven one does not."""
    mail = letter("#list", "x", sender=OWNER, message_id="<real@acme.example>")
    stamp = f"Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={OWNER}\r\n"
    with out.desk.store.reading() as tx:
        assert tx.messages.count(Standing.IGNORED, "same mail again") == 0
    out.desk.write(mail)
    out.desk.write(stamp.encode() + mail)
    with out.desk.store.reading() as tx:
        assert tx.messages.count(Standing.IGNORED, "same mail again") == 0
    out.desk.write(stamp.encode() + b"X-Hop: 2\r\n" + mail)
    with out.desk.store.reading() as tx:
        assert tx.messages.count(Standing.IGNORED, "same mail again") == 1


def test_a_mail_that_can_be_read_in_two_ways_is_not_answered_by_itself(out: Outward) -> None:
    """Two Subjects: a person looks, nothing is prepared."""
    out.desk.write(letter().replace(b"Subject: ", b"Subject: Another\r\nSubject: ", 1))
    [draft] = out.desk.happened("escalated", "proposed")
    assert draft.kind == "escalated"
    assert out.desk.outgoing("draft") == []


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=https://evil.example>x</a>",
    "</div><form action=//evil>",
)


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_mail_is_text_in_the_proposal(out: Outward, markup: str) -> None:
    """In the text, the subject and the name: what the staff's mail program shows is what was written."""
    out.desk.write(
        letter(
            f"Quote {markup}",
            f"Could you send me a quote for a cabinet? {markup}",
            sender='"Bella x" <bella@ruiz.example>',
        )
    )
    html = out.desk.proposal().get_body(("html",)).get_content()  # type: ignore[attr-defined]
    assert markup not in html
    assert "evil.example>" not in html
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html
