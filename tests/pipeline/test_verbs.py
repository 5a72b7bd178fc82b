"""The verbs that repair and rearrange: split, edit, route, retry, ignore, for, unlearn; away by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.pipeline.desk import PROOF, Desk, letter
from tests.pipeline.firm import JANA, OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from tests.pipeline.test_commands import command, draft_state
from triage.commands.said import TEXTS
from triage.commands.verbs import LANGUAGES
from triage.core.lifecycle import DraftState, EffectEvent
from triage.desk.absence import back_on
from triage.ledger_outbox import Channel
from triage.pipeline import review

FORWARD = (
    "{top}\n\n---------- Forwarded message ---------\nFrom: {sender}\nDate: Mon, 23 Nov 2026\n"
    "Subject: A handle, please\nTo: Sam <sam@acme.example>\n\nHow often do I oil the handle?\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


# -------------------------------------------------------------------- split


def test_split_makes_a_case_of_its_own_with_its_draft(desk: Desk) -> None:
    """The second mail was another matter: its question comes from the new case, its old code is void."""
    ask(desk, message_id="<m1@ruiz.example>")
    second = ask(desk, "A handle, please", "And the hinge?", In_Reply_To="<m1@ruiz.example>",
                 message_id="<m2@ruiz.example>")  # fmt: skip
    assert "2. 23 Nov" in command(desk, "#show 1001")
    assert "is now case #1002" in command(desk, "#split 1001")
    with desk.store.reading() as tx:
        assert [len(tx.messages.case_messages(no)) for no in (1001, 1002)] == [1, 1]
        assert tx.cases.cases_of_refs(["<m2@ruiz.example>"]) == {"<m2@ruiz.example>": 1002}
        moved = tx.cases.case(1002)
    assert moved is not None
    assert (moved.contact, moved.follows) == ("bella@ruiz.example", 1001)
    say(desk, second, "yes")
    pass_hold(desk)
    assert sent(desk) == []
    assert "[#1002]" in str(desk.proposal()["Subject"])
    say(desk, desk.proposal(), "yes")
    pass_hold(desk)
    assert len(sent(desk)) == 1
    assert desk.sums().balanced


def test_one_mail_cannot_be_split(desk: Desk) -> None:
    """Nor one that is not there."""
    ask(desk)
    assert "no such second mail" in command(desk, "#split 1001")
    assert "no such second mail" in command(desk, "#split 1001 9")
    assert "There is no case #77" in command(desk, "#split 77")


# -------------------------------------------------------------------- edit


def test_edit_makes_the_text_below_the_next_draft(desk: Desk) -> None:
    """It comes back once in the frame, with a new code; the old one is void and nothing has left."""
    first = ask(desk)
    text = "Hello Bella,\n\nOil it twice a year, the winter is dry.\n\nSam"
    assert "fresh question" in command(desk, "#edit D1", text, who=SAM)
    again = desk.proposal()
    assert "twice a year" in text_of(again)
    assert "Your text, in our frame." in text_of(again)
    say(desk, first, "yes")
    pass_hold(desk)
    assert sent(desk) == []
    say(desk, again, "yes")
    pass_hold(desk)
    assert "twice a year" in text_of(sent(desk)[0])


def test_edit_without_a_text_asks_again(desk: Desk) -> None:
    """And what has left or was refused cannot be edited."""
    say(desk, ask(desk), "no")
    assert "answered with no" in command(desk, "#edit D1", who=SAM)
    ask(desk)
    assert "fresh question" in command(desk, "#edit D2", who=SAM)
    assert "You asked for this again." in text_of(desk.proposal())


# -------------------------------------------------------------------- what could not proceed


def unread(desk: Desk) -> str:
    """A mail that nobody can read; its number."""
    bomb = b"".join(b"X-Pad-%d: " % number + b"a " * 1000 + b"\r\n" for number in range(100)) + letter()
    desk.write(bomb)
    with desk.store.reading() as tx:
        return f"M{tx.messages.quarantined()[-1].message_key}"


def test_an_unreadable_mail_is_told_with_three_ways_out(desk: Desk) -> None:
    """Once, to the owner, in plain words, each way as a link; a hundred of them are one mail."""
    number = unread(desk)
    for _ in range(3):
        unread(desk)
    desk.clock.pass_by(minutes=11)
    desk.due()
    [told] = [one for one in notices(desk) if OLGA in str(one["To"])]
    text = text_of(told)
    for verb in ("retry", "route", "ignore"):
        assert f"mailto:info@acme.example?subject=%23{verb}%20{number}" in text
    assert "quarantine" not in text
    desk.clock.pass_by(hours=3)
    desk.due()
    assert len(notices(desk)) == 1


def test_route_passes_an_unreadable_mail_on_as_it_came(desk: Desk) -> None:
    """To the registered address, attached; it is counted, and there no more."""
    number = unread(desk)
    assert "Jana Weiss has it now" in command(desk, f"#route {number} jana")
    [passed] = [one for one in notices(desk) if JANA in str(one["To"])]
    [file] = list(passed.iter_attachments())
    assert file.get_filename() == f"mail-{number}.eml"
    assert b"X-Pad-7" in file.get_payload(decode=True)
    assert "konnte hier nicht gelesen werden" in text_of(passed)
    assert "Nothing." in command(desk, "#list unreadable")
    assert desk.sums().balanced
    assert "There is no unreadable mail" in command(desk, f"#route {number} jana")


def test_route_gives_a_case_to_somebody_else(desk: Desk) -> None:
    """As assign does."""
    ask(desk)
    assert "Jana Weiss is in charge" in command(desk, "#route 1001 jana")
    assert desk.proposal()["To"] == f"Jana Weiss <{JANA}>"


def test_ignore_takes_an_unreadable_mail_too(desk: Desk) -> None:
    """The sums stay whole."""
    number = unread(desk)
    assert "set aside" in command(desk, f"#ignore {number}")
    assert (desk.sums().quarantined, desk.sums().balanced) == (0, True)


def test_an_answer_that_could_not_be_sent_is_asked_about_again(desk: Desk) -> None:
    """Whoever was asked hears of it with the ways out; retry asks anew, and a yes sends."""
    say(desk, ask(desk), "yes")
    pass_hold(desk)
    from triage.pipeline import dispatch

    class Refuses:
        channel = Channel.SUBMIT

    with desk.store.begin() as tx:
        [effect] = [one for one in tx.outbox.effects(("queued",)) if one.kind == "reply"]  # type: ignore[arg-type]
        [claimed] = [
            one
            for one in tx.outbox.claim(Channel.SUBMIT, "test", desk.clock.now(), 60, 100)
            if one.key == effect.key
        ]
        tx.outbox.settle(
            claimed, EffectEvent.REFUSE, now=desk.clock.now(), result={"why": "550 no such user"}
        )
        dispatch.given_up(desk.edges, tx, claimed, "550 no such user")
    told = notices(desk)[-1]
    assert SAM in str(told["To"])
    assert "%23retry%20D1" in text_of(told)
    assert "%23ignore%201001" in text_of(told)
    assert "fresh question" in command(desk, "#retry D1", who=SAM)
    say(desk, desk.proposal(), "yes")
    assert draft_state(desk, 2) is DraftState.HELD
    assert "Not possible" in command(desk, "#retry D2", who=SAM)


# -------------------------------------------------------------------- for


@pytest.mark.parametrize("sender", ["Bella Ruiz <bella@ruiz.example>", "Sam <sam@acme.example>"])
def test_for_says_whose_case_a_forward_is(desk: Desk, sender: str) -> None:
    """Named by the colleague, whatever the forward itself shows; told in a receipt, with its proof."""
    text = FORWARD.format(top="#for bella@ruiz.example\n\nPlease take this.", sender=sender)
    receipt = command(desk, "Fwd: A handle, please", text, who=SAM)
    assert "taken as a mail of bella@ruiz.example" in receipt
    with desk.store.reading() as tx:
        assert "bella@ruiz.example" in tx.cases.participants(1001)
        draft = tx.drafts.draft(1)
    assert draft is not None
    assert draft.recipients == ("bella@ruiz.example",)
    assert "#for" not in draft.facts["wrote"]
    [done] = desk.happened("command")
    assert (done.data["verb"], done.actor) == ("for", "Sam Ortega")


def test_for_without_a_forward_or_without_proof_does_nothing(desk: Desk) -> None:
    """There is no case to open; and nobody opens one in another's name by a From line."""
    assert "Forward the customer's mail below" in command(desk, "#for bella@ruiz.example", who=SAM)
    text = FORWARD.format(top="#for bella@ruiz.example", sender="x@y.example")
    shown = command(desk, "Fwd: A handle, please", text, who=SAM, proof="")
    assert "nothing proves that Sam Ortega wrote it" in shown
    assert "taken as" not in shown
    with desk.store.reading() as tx:
        assert "bella@ruiz.example" not in tx.cases.participants(1001)


# -------------------------------------------------------------------- out of office


ABSENT = (
    "Thank you for your mail. I am out of the office until 27 November. In urgent cases: jana@acme.example"
)


def out(desk: Desk, text: str, proof: str | None = None) -> None:
    raw = letter("Automatic reply", text, sender=SAM, Auto_Submitted="auto-replied")
    stamp = PROOF.format(SAM) if proof is None else proof
    desk.write(f"Authentication-Results: {stamp}\r\n".encode() + raw)


def test_an_out_of_office_of_ours_is_understood_and_not_answered(desk: Desk) -> None:
    """New questions go to whom it names, until the day after its last day."""
    before = len(notices(desk))
    out(desk, ABSENT)
    assert len(notices(desk)) == before
    assert ask(desk)["To"] == f"Jana Weiss <{JANA}>"
    assert "away until 28 Nov 2026" in command(desk, "#access")
    desk.clock.at = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    assert ask(desk)["To"] == f"Sam Ortega <{SAM}>"


@pytest.mark.parametrize("proof", ["", "mx.acme.example; dmarc=fail header.from=acme.example"])
def test_a_forged_out_of_office_turns_nothing(desk: Desk, proof: str) -> None:
    """Without proof nobody sends our questions to somebody else."""
    out(desk, ABSENT, proof)
    assert ask(desk)["To"] == f"Sam Ortega <{SAM}>"


TODAY = datetime(2026, 11, 23, tzinfo=UTC).date()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I am out of the office until 27 November.", (2026, 11, 28)),
        ("I will be back on Monday, November 30th, 2026.", (2026, 11, 30)),
        ("Ich bin vom 24.11. bis einschließlich 27.11.2026 nicht im Büro.", (2026, 11, 28)),
        ("Ab dem 1. Dezember bin ich wieder da.", (2026, 12, 1)),
        ("Je suis absent du 24/11 au 27/11, de retour le 30/11.", (2026, 11, 30)),
        ("Estaré fuera hasta el 4 de diciembre.", (2026, 12, 5)),
        ("Estou ausente até 4 de dezembro.", (2026, 12, 5)),
        ("Sono assente fino al 4 dicembre 2026.", (2026, 12, 5)),
        ("Ik ben afwezig t/m 27-11-2026.", None),
        ("I am away. Call 555 0100 or see offer 12/2019.", None),
        ("Back soon!", None),
    ],
)
def test_until_when_as_people_write_it(text: str, day: tuple[int, int, int] | None) -> None:
    """The last day away, or the day of return; None where it says neither."""
    found = back_on(text, TODAY)
    assert (found and (found.year, found.month, found.day)) == day


# -------------------------------------------------------------------- access and its review


def test_the_review_sends_itself_each_quarter(tmp_path: Path) -> None:
    """On the first working day, to the owner; it schedules the next one."""
    people = [
        {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"], "language": "de"},
        {"name": "Sam Ortega", "addresses": [SAM], "until": "2027-02-01", "deputy": "Jana Weiss"},
        {"name": "Jana Weiss", "addresses": [JANA], "until": "2026-01-31"},
    ]
    with open_firm(tmp_path, people=people) as desk:  # type: ignore[arg-type]
        with desk.store.begin() as tx:
            review.schedule(desk.edges, tx)
        desk.clock.at = datetime(2027, 1, 1, 7, 30, tzinfo=UTC)
        desk.due()
        [mail] = notices(desk)
        assert mail["Subject"] == "Wer was darf: bitte ansehen"
        text = text_of(mail)
        assert "Sam Ortega: bis 01.02.2027" in text
        assert "Jana Weiss: bis 31.01.2026 (beendet)" in text
        desk.due()
        assert len(notices(desk)) == 1
        desk.clock.at = datetime(2027, 4, 1, 7, 30, tzinfo=UTC)
        desk.due()
        assert len(notices(desk)) == 2


def test_every_text_is_there_in_seven_languages() -> None:
    """With the same places to fill in."""
    for key, texts in TEXTS.items():
        assert len(texts) == len(LANGUAGES), key
        places = {frozenset(part.split("}")[0] for part in one.split("{")[1:]) for one in texts}
        assert len(places) == 1, key
        assert all(texts), key
