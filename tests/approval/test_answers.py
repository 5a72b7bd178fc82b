"""What counts as yes, what does not, and every other word that an answer may consist of."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from tests.approval.mails import CODE, DESK, WRAPS, Wrap, mail, plus_only, quoted
from tests.approval.said import NAMES, NOT_YES, YES
from triage.adapters.mime import read
from triage.approval.answer import read_answer
from triage.approval.answer_kinds import (
    Answer,
    Command,
    Done,
    Internal,
    Later,
    NextDraft,
    No,
    Nothing,
    Refile,
    Undo,
    WhichMeant,
    Yes,
)
from triage.approval.codes import Place, find_codes
from triage.approval.reaction import is_reaction
from triage.drafting.staff_words import STAFF_WORDS
from triage.mail.message import Kind, Message

SAID_YES = [words for table in YES.values() for words in table]
SAID_ELSE = [words for table in NOT_YES.values() for words in table]


def read_mail(raw: bytes) -> Message:
    message = read(raw)
    assert isinstance(message, Message)
    return message


def approves(message: Message) -> bool:
    """What the pipeline asks before it looks at proof and code."""
    if message.kind is not Kind.HUMAN or message.ambiguous or is_reaction(message):
        return False
    addresses = [one.addr_spec for one in message.to]
    named = find_codes(subject=message.subject, addresses=addresses, quoted=message.text)
    return [one.code for one in named] == [CODE] and isinstance(read_answer(message.command_text, NAMES), Yes)


def test_there_are_two_hundred_answers() -> None:
    """The table of answers is as long as promised, in seven languages."""
    assert len(SAID_YES) + len(SAID_ELSE) >= 200
    assert len(YES) == len(NOT_YES) == 7


@pytest.mark.parametrize(
    ("words", "wrap"),
    [pair for wraps in (WRAPS, WRAPS[5:] + WRAPS[:5]) for pair in zip(SAID_YES, cycle(wraps), strict=False)],
)
def test_every_true_yes_is_found(words: str, wrap: Wrap) -> None:
    """A yes as phones and Outlook write it approves the draft that it names."""
    assert approves(read_mail(wrap(words)))


@pytest.mark.parametrize(
    ("words", "wrap"),
    [pair for wraps in (WRAPS, WRAPS[5:] + WRAPS[:5]) for pair in zip(SAID_ELSE, cycle(wraps), strict=False)],
)
def test_nothing_else_is_a_yes(words: str, wrap: Wrap) -> None:
    """No, doubt, thanks, praise, a yes with more words: none of them approves."""
    assert not approves(read_mail(wrap(words)))


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("words", ["Yes", "Ja, passt so.\n\nLG Jana", "d'accord, merci"])
def test_every_mail_program(wrap: Wrap, words: str) -> None:
    """The same words are found in every program's shape, and the quoted *yes* of the proposal in none."""
    assert approves(read_mail(wrap(words)))
    assert not approves(read_mail(wrap("")))


def _never() -> dict[str, bytes]:
    report = (
        "--b1\nContent-Type: text/plain\n\nYes, your message was displayed.\n--b1\n"
        "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; jana@acme.example\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\n\n--b1--\n"
    )
    reacted = "--b1\nContent-Type: text/plain\n\n👍\n--b1\nContent-Type: text/vnd.google.email-reaction+json\n\n{}\n--b1--\n"
    attached = (
        "--b1\nContent-Type: text/plain\n\n\n--b1\nContent-Type: message/rfc822\n\n"
        f"From: Jana <jana@acme.example>\nTo: {DESK}\nSubject: Re {{d7.{CODE}}}\nContent-Type: text/plain\n\nyes\n--b1--\n"
    )
    mixed = 'multipart/mixed; boundary="b1"'
    return {
        "read receipt": mail(
            report, content_type='multipart/report; report-type=disposition-notification; boundary="b1"'
        ),
        "out of office": mail(
            f"Yes\n\n{quoted()}\n", subject="Automatic reply: Yes?", more=("Auto-Submitted: auto-replied",)
        ),
        "mailing list": mail("Yes\n", more=("List-Id: <all.acme.example>", "Precedence: list")),
        "bounce": mail("Yes\n", more=("Return-Path: <>", "Auto-Submitted: auto-replied")),
        "gmail reaction": mail(reacted, content_type=mixed),
        "outlook reaction": mail("👍 Jana Weiss reacted to your message:\n\nHello\n"),
        "reaction by RFC 9078": mail("👍\n", more=("Content-Disposition: reaction",)),
        "yes in an attached mail": mail(attached, content_type=mixed),
        "two subjects": mail("Yes\n", more=(f"Subject: Re: {{d7.{CODE}}}",)),
        "two froms": mail("Yes\n", more=("From: Mallory <mallory@evil.example>",)),
        "yes in the quote alone": mail(f"> Yes\n{quoted()}\n"),
        "yes in the signature alone": mail("\n\n-- \nYes\n"),
        "yes in the second part": mail(
            "--b1\nContent-Type: text/plain\n\nI am not sure about that one.\n--b1\nContent-Type: text/plain\n\nyes\n--b1--\n",
            content_type=mixed,
        ),
    }


@pytest.mark.parametrize("name", _never())
def test_what_never_approves(name: str) -> None:
    """A machine's mail, a reaction, an attached or ambiguous mail: whatever it says, it approves nothing."""
    assert not approves(read_mail(_never()[name]))


OTHER: list[tuple[str, Answer]] = [
    ("yes 12480", Yes(numbers=("12480",))),
    ("Yes, 12.480,00 EUR", Yes(numbers=("12.480,00",))),
    ("ja €12,480.00", Yes(numbers=("12,480.00",))),
    ("yes 1 3 4", Yes(numbers=("1", "3", "4"))),
    ("ja 1, 3 und 4", Yes(numbers=("1", "3", "4"))),
    ("all", Yes(include_all=True)),
    ("Ja, an alle bitte", Yes(include_all=True)),
    ("tous", Yes(include_all=True)),
    ("no: the price is wrong", No(why="the price is wrong")),
    ("Nein (falscher Preis)", No(why="falscher Preis")),
    ("no, thanks", No()),
    ("later", Later()),
    ("later 2d", Later(hours=48)),
    ("Später 2 Tage", Later(hours=48)),
    ("plus tard 3 jours", Later(hours=72)),
    ("later 2h", Later(hours=2)),
    ("mais tarde 1 semana", Later(hours=168)),
    ("not now, tomorrow please", Later(hours=24)),
    ("later until friday", Later(weekday=4)),
    ("später bis Montag, danke", Later(weekday=0)),
    ("done", Done()),
    ("done (I phoned)", Done(note="I phoned")),
    ("erledigt, habe angerufen", Done(note="habe angerufen")),
    ("Done\nspoke to her on Monday", Done(note="spoke to her on Monday")),
    ("#sales", Refile(area="sales")),
    ("＃ Verkauf bitte", Refile(area="sales")),
    ("/billing\n\nJana", Refile(area="billing")),
    ("Hashtag Verkauf", Refile(area="sales")),
    ("#refund_request", Refile(intent="refund_request")),
    ("#refund request please", Refile(intent="refund_request")),
    ("Hashtag hilfe", Command()),
    ("#close 1042", Command()),
    ("stop", Command()),
    ("Stopp!", Command()),
    ("undo", Undo()),
    ("bitte zurück", Undo()),
    ("intern: her sister works here", Internal(note="her sister works here")),
    ("Note: call first\nin the morning", Internal(note="call first\nin the morning")),
    ("edit: Yes, we are open.", NextDraft(text="Yes, we are open.")),
    ("Hello Bella,\n\nwe come on Monday at 9.\n\nBest\nJana", NextDraft(text="we come on Monday at 9.")),
    ("We come on Monday at 9.", NextDraft(text="We come on Monday at 9.")),
    ("Dear Mary, I am sorry. Sam comes at 6.", NextDraft(text="I am sorry. Sam comes at 6.")),
    ("Hi, we come on Monday.", NextDraft(text="We come on Monday.")),
    ("Caro, mas bom trabalho.", NextDraft(text="Caro, mas bom trabalho.")),
    ("Hola Luis: mañana a las 9.", NextDraft(text="Mañana a las 9.")),
    ("Hallo Frau Baum, wir kommen am Montag.", NextDraft(text="wir kommen am Montag.")),
    (
        "Dear customers of ours in the north and the south, we moved.",
        NextDraft(text="Dear customers of ours in the north and the south, we moved."),
    ),
    ("Dag 3, 4 en 5 kunnen wij komen.", NextDraft(text="Dag 3, 4 en 5 kunnen wij komen.")),
    ("480,00 EUR back on 1 December.", NextDraft(text="480,00 EUR back on 1 December.")),
    ("", Nothing()),
    ("   \n\n> \n", Nothing()),
    ("Danke!\n\nJana Weiss", Nothing()),
    ("🙂", Nothing()),
]


@pytest.mark.parametrize(("words", "expected"), OTHER)
def test_the_other_words(words: str, expected: Answer) -> None:
    """Amounts, bundles, later, done, filing, undo, notes, and somebody's own text."""
    assert read_answer(words, NAMES, ("refund_request", "how_to")) == expected


ASKED = [
    "Yes, and tell her we are closed on Monday.",
    "No, we do not deliver on Sundays.",
    "Done, we have cancelled your subscription.",
    "Looks right to me, send it",
    "Passt!\nAber bitte das Datum ändern.",
    "yes no",
    "Great",
    "ok?",
    "#sales but tell her we are closed",
    "Ja\n\nViele Grüße an Frau Ruiz",
]


@pytest.mark.parametrize("words", ASKED)
def test_doubt_is_asked(words: str) -> None:
    """A yes, no or done with more words is asked about, never guessed."""
    assert isinstance(read_answer(words, NAMES), WhichMeant)


def test_somebody_called_jo() -> None:
    """A name that looks like a yes is a name where it is the person's own, and a yes where it is not."""
    assert read_answer("Danke\nJo", ("Jo Miller",)) == Nothing()
    assert read_answer("Ja\nJo", ("Jo Miller",)) == Yes()
    assert read_answer("jo", NAMES) == Yes()


def test_another_name_is_no_signature() -> None:
    """Only the person's own name may stand around the word."""
    assert isinstance(read_answer("Yes\nBella", NAMES), WhichMeant)


@pytest.mark.parametrize("language", STAFF_WORDS)
def test_what_proposals_offer_is_understood(language: str) -> None:
    """Each word that a proposal offers, in each language, is one that the answer knows."""
    said = STAFF_WORDS[language]
    offered = re.split(r" {3,}", said["choices"])[1:5]
    kinds = [type(read_answer(one, NAMES)) for one in offered]
    assert kinds == [Yes, No, Later, Done], offered
    areas = [read_answer(one, NAMES) for one in re.findall(r"#\w+", said["refile"])]
    assert areas == [Refile(area="sales"), Refile(area="billing"), Refile(area="support")]
    (every,) = re.findall(r"\*(\w+)\*", said["cc"])
    assert read_answer(every, NAMES) == Yes(include_all=True)


def test_codes_of_two_drafts_are_both_told() -> None:
    """A customer who writes a code into a subject only adds one: what counts is decided with the store."""
    message = read_mail(plus_only("yes"))
    other = find_codes(subject="{d9.aaaabbbbccccdddd}", addresses=[message.to[0].addr_spec], quoted="")
    assert [(one.draft_id, one.code) for one in other] == [(7, CODE), (9, "aaaabbbbccccdddd")]
    assert [one.place for one in other] == [Place.ADDRESS, Place.SUBJECT]
