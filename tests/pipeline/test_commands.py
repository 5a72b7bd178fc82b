"""Commands through the real path: one receipt a mail, to the registered address, each line with its result."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import (
    JANA,
    OLGA,
    SAM,
    ask,
    by_rules,
    notices,
    open_firm,
    pass_hold,
    say,
    sent,
    text_of,
)
from triage.core.lifecycle import DraftState

PASSED = "mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def command(
    desk: Desk, subject: str, text: str = "", *, who: str = OLGA, proof: str | None = None, **more: str
) -> str:
    """Send one, return the text of the one receipt that came of it (empty: none came)."""
    before = len(notices(desk))
    raw = letter(subject, text, sender=who, **more)
    stamp = PASSED.format(who) if proof is None else proof
    desk.write((f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw)
    fresh = [one for one in notices(desk)[before:] if who in str(one["To"])]
    assert len(fresh) <= 1, [one["Subject"] for one in fresh]
    return text_of(fresh[0]) if fresh else ""


def case_state(desk: Desk, case_no: int = 1001) -> str:
    with desk.store.reading() as tx:
        case = tx.cases.case(case_no)
    assert case is not None
    return case.state.value


def draft_state(desk: Desk, draft_id: int = 1) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.state


# -------------------------------------------------------------------- looking


def test_help_status_list_show_and_why(desk: Desk) -> None:
    """What only reads answers in one mail, and the command is no matter of anybody."""
    ask(desk)
    assert "mailto:info@acme.example?subject=%23status" in command(desk, "#help")
    assert "1 waiting" in command(desk, "#status")
    assert "#1001" in command(desk, "#list")
    assert "#1001" in command(desk, "#list support")
    assert "Nothing." in command(desk, "#list billing")
    shown = command(desk, "#show 1001")
    assert "bella@ruiz.example" in shown
    assert "D1 waiting for an answer" in shown
    assert "says-handle" in command(desk, "#why 1001")
    assert "There is no case #4711" in command(desk, "#show 4711")
    assert desk.sums().waiting == 1
    assert desk.sums().balanced


def test_help_in_the_readers_language(desk: Desk) -> None:
    """Jana reads German."""
    assert "Ein Befehl im Betreff" in command(desk, "#hilfe", who=JANA)
    assert "Den Befehl #stauts gibt es nicht" in command(desk, "#stauts", who=JANA)
    assert "Meinten Sie #stand?" in command(desk, "#stnad", who=JANA)


def test_receipts_go_to_the_registered_address_alone(desk: Desk) -> None:
    """Neither the second address nor a Reply-To gets an answer that holds something; with a stranger in
    Reply-To it is not even a command (mail of our own domain for a stranger is a form's)."""
    desk.write(letter("#list", "", sender=SAM, Reply_To="thief@evil.example"))
    assert notices(desk) == []
    raw = letter("#list", "", sender="s.ortega@acme.example", Reply_To="elsewhere@acme.example")
    stamp = PASSED.format("s.ortega@acme.example")
    desk.write(f"Authentication-Results: {stamp}\r\n".encode() + raw)
    [receipt] = notices(desk)
    assert receipt["To"] == f"Sam Ortega <{SAM}>"


def test_several_lines_each_with_its_result(desk: Desk) -> None:
    """Each line is echoed; a wrong one names the reason and examples; the others are done."""
    ask(desk)
    ask(desk, "An invoice, please", "What is on it?")
    text = command(
        desk,
        "Re: something",
        "#assign 1001 jana\n#clsoe 1001\n#close 1002\nthanks\n#close 1001",
        In_Reply_To="<x@y.example>",
    )
    assert "> #assign 1001 jana\nJana Weiss is in charge" in text
    assert "There is no command #clsoe" in text
    assert "> #close 1002\nclosed" in text
    assert (case_state(desk, 1001), case_state(desk, 1002)) == ("open", "closed")
    assert len(desk.happened("command")) == 2


def test_after_three_wrong_lines_it_stops(desk: Desk) -> None:
    """What follows the third wrong line is shown and not done."""
    ask(desk)
    text = command(desk, "", "#status\n#a 1\n#b 2\n#c 3\n#close 1001")
    assert "Three lines were wrong" in text
    assert "> #close 1001" in text
    assert case_state(desk) == "open"


def test_a_dictated_verb_gets_the_ready_link(desk: Desk) -> None:
    """Hashtag status: not done, the link comes back."""
    assert "mailto:info@acme.example?subject=%23status" in command(desk, "Hashtag Status")


def test_an_ordinary_mail_of_staff_is_no_command(desk: Desk) -> None:
    """It takes the way of every mail."""
    assert command(desk, "#1 cable is broken", "Who has a spare one?") == ""
    assert desk.happened("command") == []


# -------------------------------------------------------------------- changing what reaches nobody


def test_close_withdraws_what_was_asked(desk: Desk) -> None:
    """The proposal is over, the code void, nobody waits."""
    proposal = ask(desk)
    assert "closed" in command(desk, "#close 1001")
    say(desk, proposal, "yes")
    pass_hold(desk)
    assert sent(desk) == []
    assert desk.sums().waiting == 0
    assert "open again" in command(desk, "#reopen 1001")
    assert case_state(desk) == "open"
    assert "Not possible" in command(desk, "#reopen 1001")


def test_assign_asks_the_other_and_voids_the_code(desk: Desk) -> None:
    """The first person's yes is no good any more; the new one's is."""
    first = ask(desk)
    command(desk, "#assign 1001 jana")
    second = desk.proposal()
    assert second["To"] == f"Jana Weiss <{JANA}>"
    say(desk, first, "yes", who=SAM)
    assert draft_state(desk) is DraftState.PROPOSED
    say(desk, second, "ja", who=JANA)
    assert draft_state(desk) is DraftState.HELD


def test_snooze_leaves_the_list_and_comes_back(desk: Desk) -> None:
    """The case waits again on its day, with its question."""
    ask(desk)
    assert "26 Nov" in command(desk, "#snooze 1001 3d")
    assert "Nobody waits." in command(desk, "#list")
    assert "#1001" in command(desk, "#list snoozed")
    desk.clock.pass_by(days=3)
    desk.due()
    assert case_state(desk) == "open"
    assert len(desk.mails("propose")) >= 2


def test_tag_files_again_and_a_picked_intent_is_learned(desk: Desk) -> None:
    """The right person is asked; the tag changes."""
    ask(desk)
    assert "filed under refund request" in command(desk, "#tag 1001 refund_request")
    assert desk.proposal()["To"] == f"Olga Brandt <{OLGA}>"
    with desk.store.reading() as tx:
        case = tx.cases.case(1001)
    assert case is not None
    assert (case.area, case.intent) == ("billing", "refund_request")


def test_merge_puts_two_cases_of_one_person_together(desk: Desk) -> None:
    """Mails and ids belong to the other; two people's cases are never put together."""
    ask(desk, message_id="<m1@ruiz.example>")
    ask(desk, "A quote, please", "For a shelf.", message_id="<m2@ruiz.example>")
    ask(desk, "An invoice, please", "Which one?", sender="tom@elsewhere.example")
    assert "put together with #1001" in command(desk, "#merge 1002 1001")
    with desk.store.reading() as tx:
        assert len(tx.messages.case_messages(1001)) == 2
        assert tx.cases.cases_of_refs(["<m2@ruiz.example>"]) == {"<m2@ruiz.example>": 1001}
    assert "Not possible" in command(desk, "#merge 1003 1001")


def test_ignore_counts_it_as_ignored(desk: Desk) -> None:
    """The sums stay whole."""
    ask(desk)
    command(desk, "#ignore 1001")
    sums = desk.sums()
    assert (sums.waiting, sums.ignored) == (0, 1)
    assert sums.balanced


# -------------------------------------------------------------------- what leaves


def test_undo_and_approve_by_command(desk: Desk) -> None:
    """Undo stops the hold; approve carries no code, so it only asks anew."""
    say(desk, ask(desk), "yes")
    assert "nothing left" in command(desk, "#undo D1", who=SAM)
    pass_hold(desk)
    assert sent(desk) == []
    assert "fresh question" in command(desk, "#approve D1", who=SAM)
    assert sent(desk) == []
    say(desk, desk.proposal(), "yes")
    pass_hold(desk)
    assert len(sent(desk)) == 1
    assert "Not possible" in command(desk, "#undo D2", who=SAM)


def test_reject_by_command(desk: Desk) -> None:
    """It will not be sent."""
    proposal = ask(desk)
    assert "will not be sent" in command(desk, "#reject D1")
    say(desk, proposal, "yes")
    pass_hold(desk)
    assert sent(desk) == []


def test_stop_halts_everything_until_the_owner_resumes(desk: Desk) -> None:
    """Held and already queued answers stay; proposals and notices go on; only the owner restarts."""
    say(desk, ask(desk), "yes")
    assert "Nothing leaves until Olga Brandt" in command(desk, "stop", who=SAM)
    assert [one["Subject"] for one in notices(desk)].count("STOP: Sam Ortega") == 1
    pass_hold(desk)
    assert sent(desk) == []
    assert ask(desk, "A quote, please", "For a shelf.") is not None
    assert "Only the owner" in command(desk, "#resume", who=SAM)
    desk.clock.pass_by(minutes=10)
    desk.due()
    assert sent(desk) == []
    assert "Running again" in command(desk, "#resume")
    desk.due()
    assert len(sent(desk)) == 1


def test_stop_holds_what_is_queued_already(desk: Desk) -> None:
    """The dispatcher claims no answer to a customer while halted, and every other mail."""
    from triage.ledger_outbox import Channel
    from triage.pipeline.halt import not_now

    say(desk, ask(desk), "yes")
    pass_hold(desk)
    command(desk, "stop", who=SAM)
    now = desk.clock.now()
    with desk.store.begin() as tx:
        claimed = tx.outbox.claim(Channel.SUBMIT, "test", now, 600, 100, without=not_now(tx, now))
    assert "reply" not in {one.kind.value for one in claimed}
    assert {"propose", "notice"} <= {one.kind.value for one in claimed}


def test_what_happens_during_a_stop_still_counts(desk: Desk) -> None:
    """They wrote again while everything stood still: the old answer does not leave after resume."""
    say(desk, ask(desk, message_id="<q1@ruiz.example>"), "yes")
    command(desk, "stop", who=SAM)
    pass_hold(desk)
    desk.write(
        letter("Re: A handle, please", "Never mind, thanks. And the quote?", In_Reply_To="<q1@ruiz.example>")
    )
    command(desk, "#resume")
    desk.due()
    assert sent(desk) == []


def test_a_pause_ends_by_itself(desk: Desk) -> None:
    """Replies wait for two hours and leave then."""
    say(desk, ask(desk), "yes")
    command(desk, "#pause 2h", who=SAM)
    desk.clock.pass_by(hours=1)
    desk.due()
    assert sent(desk) == []
    desk.clock.pass_by(hours=1, minutes=2)
    desk.due()
    assert len(sent(desk)) == 1


def test_retry_reads_an_unreadable_mail_again(desk: Desk) -> None:
    """The number comes from `#list unreadable`."""
    bomb = b"".join(b"X-Pad-%d: " % number + b"a " * 1000 + b"\r\n" for number in range(100)) + letter()
    desk.write(bomb)
    number = command(desk, "#list unreadable").split("\n")[1].split()[0]
    assert number.startswith("M")
    assert "tried again" in command(desk, f"#retry {number}")
    assert "There is no unreadable mail M4711" in command(desk, "#retry 4711")
    assert "must follow" in command(desk, "#retry")


# -------------------------------------------------------------------- the owner and people


def test_modes_by_mail(tmp_path: Path) -> None:
    """The owner moves on by answering: look, live for one area, live for all."""
    with open_firm(tmp_path, desk={"mode": "look"}) as desk:
        desk.write(letter("A handle, please", "How?"))
        assert desk.mails("propose") == []
        assert "Only the owner" in command(desk, "#live support", who=SAM)
        assert "support: from now on you are asked by mail" in command(desk, "#live support")
        ask(desk)
        desk.write(letter("A quote, please", "For a shelf."))
        assert len(desk.mails("propose")) == 1
        assert "everything: from now on you are asked" in command(desk, "#live")
        ask(desk, "A quote, please", "For a desk.")


def test_access_is_the_owners(desk: Desk) -> None:
    """Who may do what; nobody else is told."""
    text = command(desk, "#access")
    assert (
        "Sam Ortega <sam@acme.example, s.ortega@acme.example>: staff; in charge of support; money up to €500.00"
        in text
    )
    assert "Only the owner" in command(desk, "#access", who=SAM)


def test_away_asks_the_deputy(desk: Desk) -> None:
    """Until the day, and until *back*."""
    assert "Jana Weiss stands in" in command(desk, "#away until 27 nov deputy jana", who=SAM)
    assert ask(desk)["To"] == f"Jana Weiss <{JANA}>"
    assert "welcome back" in command(desk, "#away back", who=SAM)
    assert ask(desk)["To"] == f"Sam Ortega <{SAM}>"


def test_teach_learns_from_a_forward(desk: Desk) -> None:
    """The forwarded text is kept as an example of the intent; without one there is nothing to learn."""
    forwarded = "#teach how_to\n\n---------- Forwarded message ---------\nFrom: Tom <tom@elsewhere.example>\nDate: Mon, 23 Nov 2026\nSubject: Wax\nTo: Acme <info@acme.example>\n\nHow often do I wax the table?\n"
    assert "learned as how to" in command(desk, "#teach how_to", forwarded, who=SAM)
    [taught] = desk.happened("taught")
    assert taught.data["intent"] == "how_to"
    with desk.store.reading() as tx:
        [(_, kept)] = tx.learning.corrections()
    assert "wax the table" in kept.text
    assert (kept.intent, kept.sender) == ("how_to", "tom@elsewhere.example")
    assert "Forward a mail" in command(desk, "#teach support", who=SAM)


def test_export_and_forget(desk: Desk) -> None:
    """All that is held goes to the registered address; afterwards nothing of it is left, and the chain holds."""
    say(desk, ask(desk, text="My secret is the purple door."), "yes")
    pass_hold(desk)
    before = len(notices(desk))
    raw = letter("#export bella@ruiz.example", "", sender=OLGA)
    desk.write(f"Authentication-Results: {PASSED.format(OLGA)}\r\n".encode() + raw)
    held, receipt = notices(desk)[before:]
    assert "purple door" in text_of(held) + str(held)
    assert "mail of its own" in text_of(receipt)
    assert "Only the owner" in command(desk, "#forget bella@ruiz.example", who=SAM)
    raw = letter("#forget bella@ruiz.example", "", sender=OLGA)
    desk.write(f"Authentication-Results: {PASSED.format(OLGA)}\r\n".encode() + raw)
    assert "forgotten (mails: 1, cases: 1)" in text_of(notices(desk)[-1])
    with desk.store.reading() as tx:
        assert tx.journal.verify_chain()[1] == ""
        assert not tx.people.held_about("bella@ruiz.example").messages
        assert "bella" not in str(tx.cases.case(1001)).lower()
    assert "Nothing is held" in command(desk, "#export bella@ruiz.example")
    assert desk.sums().balanced


# -------------------------------------------------------------------- confidential


def test_a_confidential_case_is_shown_to_the_named_person_alone(desk: Desk) -> None:
    """For everybody else there is no such case."""
    intent = next(name for name, one in by_rules().content.intents.items() if one.confidential)
    ask(desk)
    command(desk, f"#tag 1001 {intent}")
    with desk.store.begin() as tx:
        tx.cases.touch_case(1001, desk.clock.now(), confidential=True, assigned_to=OLGA)
    assert "There is no case #1001" in command(desk, "#show 1001", who=SAM)
    assert "There is no case #1001" in command(desk, "#close 1001", who=SAM)
    assert "#1001" not in command(desk, "#list", who=SAM)
    assert "(confidential)" in command(desk, "#list")


# -------------------------------------------------------------------- without proof


@pytest.mark.parametrize("line", ["#close 1001", "stop", "#live", "#export bella@ruiz.example"])
@pytest.mark.parametrize("proof", ["", "mx.acme.example; dmarc=fail header.from=acme.example"])
def test_without_proof_nothing_is_done_and_nothing_told(desk: Desk, line: str, proof: str) -> None:
    """A forged command changes nothing; at most the real person is asked whether they meant a question."""
    ask(desk)
    text = command(desk, line, proof=proof)
    shown = "in the name of Olga Brandt, and nothing proves" in text
    assert text == "" or shown or line.startswith("#export"), "what changes something is not even asked about"
    assert not (shown and proof), "what failed the check is not even shown"
    assert "#1001" not in text
    assert case_state(desk) == "open"
    with desk.store.reading() as tx:
        assert not tx.journal.setting("stopped")
        assert not tx.journal.setting("modes")
    assert desk.happened("command") == []


def test_a_question_without_proof_is_confirmed_by_the_registered_address(desk: Desk) -> None:
    """C, reading only: a challenge goes to the registered address; yes to it gets the answer, once."""
    ask(desk)
    raw = letter("#list", "", sender=SAM)
    desk.write(raw)
    challenge = notices(desk)[-1]
    assert challenge["To"] == f"Sam Ortega <{SAM}>"
    assert "#1001" not in text_of(challenge)
    reply = letter(f"Re: {challenge['Subject']}", "yes", sender=SAM, to=str(challenge["Reply-To"]))
    desk.write(reply)
    assert "#1001" in text_of(notices(desk)[-1])
    count = len(notices(desk))
    desk.write(reply.replace(b"Message-ID: <", b"Message-ID: <again."))
    assert not [one for one in notices(desk)[count:] if "#1001" in text_of(one)]


def test_a_challenge_is_worth_nothing_to_others(desk: Desk) -> None:
    """Another person, a no, a failed check, or an hour later: no answer."""

    def challenged() -> Message:
        desk.write(letter("#list", "", sender=SAM))
        return notices(desk)[-1]

    for who, word, stamp in (
        (OLGA, "yes", ""),
        (SAM, "no", ""),
        (SAM, "yes", "mx.acme.example; dmarc=fail header.from=acme.example"),
    ):
        challenge = challenged()
        count = len(desk.happened("command"))
        raw = letter(f"Re: {challenge['Subject']}", word, sender=who, to=str(challenge["Reply-To"]))
        desk.write((f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw)
        assert len(desk.happened("command")) == count, (who, word)
    desk.clock.pass_by(hours=1, minutes=1)
    challenge = challenged()
    desk.clock.pass_by(hours=1, minutes=1)
    desk.write(letter(f"Re: {challenge['Subject']}", "yes", sender=SAM, to=str(challenge["Reply-To"])))
    assert desk.happened("command") == []
