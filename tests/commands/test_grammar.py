"""Which mails are commands, what each line asks for, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.commands.ordinary import ordinary
from triage.commands import requests as ask
from triage.commands.arguments import Known, day_of
from triage.commands.grammar import Found, Lines, ReadyLink, find_commands, without_prefixes
from triage.commands.help import example, help_text, wrong_text
from triage.commands.requests import Request, Wrong
from triage.commands.said import TEXTS
from triage.commands.said_about import ABOUT
from triage.commands.said_books_about import BOOK_ABOUT
from triage.commands.table import Who, commands, nearest, verb_of
from triage.commands.verbs import LANGUAGES, VERBS, every_word, shown

KNOWN = Known(
    today=date(2026, 11, 21),
    intents={"refund_request": "billing", "how_to": "support", "order": "sales"},
    people={"sam": "sam@acme.example", "jana weiss": "jana@acme.example", "jana": "jana@acme.example"},
)


def found(subject: str, text: str = "", *, is_reply: bool = False) -> Found:
    return find_commands(subject, text, KNOWN, is_reply=is_reply, own_names=("Jana Weiss",))


def asked(subject: str, text: str = "", *, is_reply: bool = False) -> list[Request | Wrong]:
    lines = found(subject, text, is_reply=is_reply)
    assert isinstance(lines, Lines), lines
    return [line.request for line in lines.lines]


LINES: list[tuple[str, Request]] = [
    ("#status", ask.Status()),
    ("#STATUS please", ask.Status()),
    ("＃Status.", ask.Status()),
    ("/status", ask.Status()),
    ("#  status".replace("  ", " "), ask.Status()),
    ("  Re:  AW: SV: [desk-list]  #status  ", ask.Status()),
    ("Re[2]: [all] Re: #why #1042", ask.Why(case_no=1042)),
    ("#help", ask.Help()),
    ("#hilfe alles", ask.Help(every=True)),
    ("#aide reporter", ask.Help(topic="snooze")),
    ("#help #snooze", ask.Help(topic="snooze")),
    ("#list", ask.ListCases()),
    ("#liste buchhaltung", ask.ListCases(area="billing")),
    ("#list refund request", ask.ListCases(intent="refund_request")),
    ("#list Jana Weiss", ask.ListCases(person="jana@acme.example")),
    ("#list mine", ask.ListCases(state="mine")),
    ("#show 1042", ask.Show(case_no=1042)),
    ("#tag 1042 billing", ask.Tag(case_no=1042, area="billing")),
    ("#einordnen 1042 refund_request", ask.Tag(case_no=1042, area="billing", intent="refund_request")),
    ("#assign 1042 sam", ask.Assign(case_no=1042, person="sam@acme.example")),
    ("#assign 1042", ask.Assign(case_no=1042)),
    ("#close 1042 she called back.", ask.Close(case_no=1042, note="she called back")),
    ("#erledigt 1042 (telefoniert)", ask.Done(case_no=1042, note="telefoniert")),
    ("#reopen [#1042]", ask.Reopen(case_no=1042)),
    ("#snooze 1042 3d", ask.Snooze(case_no=1042, hours=72)),
    ("#später 1042 2 Tage", ask.Snooze(case_no=1042, hours=48)),
    ("#snooze 1042 until monday", ask.Snooze(case_no=1042, until=date(2026, 11, 23))),
    ("#snooze 1042 24.12.", ask.Snooze(case_no=1042, until=date(2026, 12, 24))),
    ("#merge 1057 into 1042", ask.Merge(case_no=1057, into=1042)),
    ("#ignore 1042", ask.Ignore(case_no=1042)),
    ("#undo D7", ask.Undo(draft_id=7)),
    ("#approve d7", ask.Approve(draft_id=7)),
    ("#reject D7", ask.Reject(draft_id=7)),
    ("stop", ask.Stop()),
    ("Stopp", ask.Stop()),
    ("#pause replies until monday", ask.Pause(until=date(2026, 11, 23))),
    ("#pause 2h", ask.Pause(hours=2)),
    ("#weiter", ask.Resume()),
    ("#retry 17", ask.Retry(mail=17)),
    ("#teach support", ask.Teach(area="support")),
    ("#away until 24 aug deputy jana", ask.Away(until=date(2027, 8, 24), deputy="jana@acme.example")),
    ("#away back", ask.Away(back=True)),
    ("#report 30d", ask.Report(days=30)),
    ("#export <Bella@Example.com>", ask.Export(address="bella@example.com")),
    ("#forget bella@example.com", ask.Forget(address="bella@example.com")),
    ("#access", ask.Access()),
    ("#live support", ask.SetMode(mode="live", area="support")),
    ("#live", ask.SetMode(mode="live")),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_one_line_in_the_subject(line: str, expected: Request) -> None:
    """A subject that is a command asks for one thing, whatever prefixes and spaces stand before it."""
    assert asked(line) == [expected]


@pytest.mark.parametrize(("line", "expected"), [one for one in LINES if one[0].startswith("#")])
def test_the_same_line_at_the_top_of_a_reply(line: str, expected: Request) -> None:
    """In a reply the commands stand at the top of the new text; the subject is somebody else's."""
    assert asked("Re: #close 1042", f"{line}\n\nThanks\nJana", is_reply=True) == [expected]


def test_several_lines_until_a_mark() -> None:
    """A blank line, two dashes, thanks or the own name end the commands."""
    for end in ("", "--", "Danke", "Thanks!", "Jana", "Jana Weiss"):
        text = f"#close 1042\n#assign 1057 sam\n{end}\n#stop"
        assert asked("Re: x", text, is_reply=True) == [
            ask.Close(case_no=1042),
            ask.Assign(case_no=1057, person="sam@acme.example"),
        ]


def test_three_wrong_lines_stop_it() -> None:
    """After the third wrong line nothing more is read: what follows is told, not done."""
    lines = found("", "#close 1042\n#fly\nbla bla\n#tag 1042\n#stop\n#close 1057")
    assert isinstance(lines, Lines)
    reasons = [one.request.reason for one in lines.lines if isinstance(one.request, Wrong)]
    assert reasons == ["no_verb", "no_mark", "no_area"]
    assert lines.lines[0].request == ask.Close(case_no=1042)
    assert lines.stopped == ("#stop", "#close 1057")


WRONG = [
    ("#close", "no_case"),
    ("#snooze 3d", "no_case"),
    ("#tag billing", "no_case"),
    ("#tag 1042 kitchen", "no_area"),
    ("#assign 1042 nobody", "no_person"),
    ("#assign sam", "no_case"),
    ("#snooze 1042 soonish", "no_span"),
    ("#snooze 1042 0d", "no_span"),
    ("#merge 1042", "two_cases"),
    ("#merge 1042 1042", "two_cases"),
    ("#undo", "no_draft"),
    ("#undo D7 D8", "too_many"),
    ("#forget", "no_address"),
    ("#help snooz", "no_topic"),
    ("#show 1042 1043", "too_many"),
    ("#stauts", "no_verb"),
    ("#clsoe 1042", "no_verb"),
    ("#frobnicate", "no_verb"),
]


@pytest.mark.parametrize(("line", "reason"), WRONG)
def test_a_slip_is_answered_with_its_reason(line: str, reason: str) -> None:
    """What is plainly meant as a command but wrong is answered, not filed as somebody's matter."""
    (wrong,) = asked(line)
    assert isinstance(wrong, Wrong)
    assert wrong.reason == reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_line_shows_two_correct_examples(language: str) -> None:
    """The examples in an error are themselves correct, in the reader's language."""
    for verb, command in commands().items():
        text = wrong_text(Wrong(reason="too_many", found="x"), verb, language)
        examples = [example(command, place, language) for place in (0, 1)]
        for one in set(examples):
            assert one in text
            (request,) = asked(one)
            assert not isinstance(request, Wrong), one


@pytest.mark.parametrize("subject", ["#snoze 1042 tomorow", "#asign 1042 sm", "#stauts"])
def test_two_slips_in_an_empty_mail_are_still_an_order(subject: str) -> None:
    """Verb and argument misspelt: answered with the nearest verb, not filed as somebody's matter."""
    (request,) = asked(subject)
    assert isinstance(request, Wrong)
    assert request.reason == "no_verb"
    assert found(f"{subject} please look at the drawings", "Hello all,\n\nsee below.\n") is None


@pytest.mark.parametrize("subject", ["#customer new", "#kunde neu", "#lieferant neu Baum"])
def test_a_new_record_whose_fields_stand_below_is_answered(subject: str) -> None:
    """On a telephone one writes them as lines: the right form comes back, with examples."""
    (wrong,) = asked(subject, "Baum GmbH\nAlter Weg 9\n26121 Oldenburg\nbaum@baum.example\n")
    assert isinstance(wrong, Wrong)


@pytest.mark.parametrize("subject", ["#customer new", "#customer Baum Hausverwaltung", "#price"])
def test_a_books_command_without_its_arguments_is_answered(subject: str) -> None:
    """With nothing else in the mail it was meant; above a text of its own it is an ordinary subject."""
    (request,) = asked(subject)
    assert isinstance(request, Wrong)
    if subject.endswith("Hausverwaltung"):
        assert found(subject, "Hello all,\n\nplease see the drawings below.\n") is None


@pytest.mark.parametrize("subject", ["#snooze abc", "#list xyz", "#live abc", "#öffnen alles"])
def test_one_wrong_word_behind_a_verb_is_answered(subject: str) -> None:
    """With nothing else in the mail; above a text, or as a sentence, it is an ordinary subject."""
    (request,) = asked(subject)
    assert isinstance(request, Wrong)
    assert found(subject, "Hello all,\n\nplease see the drawings below.\n") is None
    assert found(f"{subject} of the old drawings") is None


def test_the_nearest_verb_is_named() -> None:
    """A misspelt verb gets the nearest one, in any language."""
    assert nearest("stauts") == "status"
    assert nearest("erldigt") == "done"
    assert "#status" in wrong_text(Wrong(reason="no_verb", found="stauts"), "", "en")
    assert nearest("xyzzy") is None


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("status", "#status"),
        ("help snooze", "#help snooze"),
        ("Hashtag hilfe", "#hilfe"),
        ("Raute Status", "#status"),
        ("hash close 1042", "#close 1042"),
    ],
)
def test_a_bare_or_dictated_verb_gets_the_ready_link(subject: str, line: str) -> None:
    """Without its mark a verb is not done: the ready link comes back."""
    link = found(subject)
    assert isinstance(link, ReadyLink)
    assert link.line == line


@pytest.mark.parametrize("text", ["The report is attached.", "Can you send it?\nJana"])
def test_a_bare_word_above_a_text_is_a_subject(text: str) -> None:
    """*Report* or *Status* over a real text is an ordinary mail."""
    assert found("Report", text) is None
    assert found("Status", text) is None


def test_stop_needs_no_mark() -> None:
    """``stop`` alone halts everything: in a subject, or as the whole of a text."""
    assert asked("Stop!", "some old signature or text") == [ask.Stop()]
    assert asked("Re: Yes? Ruiz", "stop\n\nJana", is_reply=True) == [ask.Stop()]
    assert found("Re: kitchen", "Stop by on Monday", is_reply=True) is None


def test_a_reply_to_a_receipt_does_not_repeat_its_command() -> None:
    """The subject of an answer was written before: it is no command again."""
    assert found("Re: #close 1042", "thank you", is_reply=True) is None
    assert found("#close 1042", "thank you", is_reply=True) is None


def test_a_forwarded_command_is_none() -> None:
    """A forward shows what somebody wrote."""
    assert found("Fwd: #close 1042", "look at that") is None
    assert without_prefixes("Re: [all] AW: Fwd: #close 1042") == "Fwd: #close 1042"


def test_ordinary_mail_of_staff_is_left_alone() -> None:
    """More than a thousand subjects and first lines with # or / in them: none is taken for a command."""
    lines = list(ordinary())
    assert len(lines) >= 1000
    taken = [line for line in lines if found(line, "Please have a look on Monday, it is urgent.") is not None]
    taken += [line for line in lines if found("Kitchen", f"{line}\n\nSee you on Monday.") is not None]
    taken += [
        line for line in lines if found("Re: Kitchen", f"{line}\nand more words.", is_reply=True) is not None
    ]
    assert taken == []


def test_every_word_names_one_verb() -> None:
    """No word of any language stands for two verbs, and each verb knows its own words."""
    for verb in commands():
        for word in every_word(verb):
            assert verb_of(word) == verb, word


def test_everything_is_said_in_seven_languages() -> None:
    """Texts, verbs and descriptions are whole, with the same places to fill in."""
    assert {*ABOUT, *BOOK_ABOUT} == set(commands()) == set(VERBS)
    for table in (TEXTS, ABOUT, BOOK_ABOUT):
        for key, texts in table.items():
            assert len(texts) == len(LANGUAGES), key
            assert all(texts), key
            assert (
                len({frozenset(part.split("}")[0] for part in one.split("{")[1:]) for one in texts}) == 1
            ), key
    assert all(len(words) == len(LANGUAGES) for words in VERBS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_derives_from_the_table(language: str) -> None:
    """Six commands, then every one, then one with its examples; each line is ready as a link."""
    six = help_text(ask.Help(), language, "info@acme.example")
    every = help_text(ask.Help(every=True), language, "info@acme.example")
    assert six.count("mailto:info@acme.example?subject=%23") == 6
    assert every.count("mailto:info@acme.example?subject=%23") == len(commands())
    for verb in commands():
        assert f"#{shown(verb, language)}" in every
        assert f"#{shown(verb, language)}" in help_text(ask.Help(topic=verb), language, "info@acme.example")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_help_is_a_command(language: str) -> None:
    """Whatever help and errors print in a language is read as what it says."""
    intents = {"order": "sales"}
    known = Known(
        today=KNOWN.today, intents=intents, people={"sam": "sam@acme.example", "jana": "jana@acme.example"}
    )
    for verb, command in commands().items():
        for place in (0, 1):
            line = example(command, place, language)
            read = find_commands(line, "", known, is_reply=False)
            assert isinstance(read, Lines), line
            assert read.lines[0].verb == verb, line
            assert not isinstance(read.lines[0].request, Wrong), (line, read.lines[0].request)


def test_who_may() -> None:
    """Only the owner restarts, opens access, changes the mode or erases; reading changes nothing."""
    owners = {verb for verb, one in commands().items() if one.who is Who.OWNER}
    assert owners == {
        "access", "resume", "look", "drafts", "live", "forget", "auto", "model", "test", "unlearn",
    }  # fmt: skip
    readers = {verb for verb, one in commands().items() if one.who is Who.READ}
    assert readers == {"help", "status", "list", "show", "why", "report", "export", "find"}
    money = {verb for verb, one in commands().items() if one.who is Who.MONEY}
    assert "quote" not in money
    assert money >= {"invoice", "correct", "paid", "paid-until", "account", "customer", "product", "price"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 aug", date(2027, 8, 24)),
        ("24. August", date(2027, 8, 24)),
        ("3 de diciembre", date(2026, 12, 3)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("31.2.", None),
        ("aug", None),
        ("24 foo", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    """Days as people write them; without a year the next one."""
    assert day_of(text, KNOWN.today) == expected
