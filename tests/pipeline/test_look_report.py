"""A desk that only looks tells weekly what it would have done; the owner moves on by answering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, letter, open_desk
from tests.pipeline.test_learning import learning_desk
from triage.commands import grammar
from triage.commands.grammar import Lines
from triage.commands.requests import SetMode
from triage.config import LANGUAGES
from triage.drafting.look_words import LOOK_WORDS
from triage.pipeline import commands, look_report, modes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with learning_desk(tmp_path, desk={"mode": "look"}) as found:
        with found.store.begin() as tx:
            look_report.schedule(found.edges, tx)
        yield found


def reports(desk: Desk) -> list[EmailMessage]:
    return [one for one in desk.mails("notice") if "would have done" in str(one["Subject"])]


def a_week(desk: Desk) -> EmailMessage:
    desk.clock.pass_by(days=7)
    desk.due()
    return reports(desk)[-1]


def reply(report: EmailMessage, word: str, who: str = OWNER, proof: str | None = None) -> bytes:
    stamp = f"Authentication-Results: {PROOF.format(who)}\r\n" if proof is None else ""
    raw = letter(f"Re: {report['Subject']}", word, sender=who, In_Reply_To=str(report["Message-ID"]))
    return stamp.encode() + raw


def test_the_week_is_told_and_held_against_what_people_did(desk: Desk) -> None:
    """Two quote requests, one answered by hand; advertising that nobody answered: two of two as they did."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    desk.write(
        letter(
            "Quote please", "What would twelve oak stools cost, delivered to York?", sender="tom@york.example"
        )
    )
    desk.write(letter("Spring sale", "Our newsletter: everything for your garden, 30 % off until Sunday. Unsubscribe here.",
                      sender="news@garden.example", List_Unsubscribe="<https://garden.example/u>"))  # fmt: skip
    ours = letter("Re: Quote for a cabinet", "480 EUR.", sender="info@acme.example", to="bella@ruiz.example",
                  In_Reply_To="<q1@ruiz.example>")  # fmt: skip
    desk.put(ours, "Sent")
    desk.look()
    assert not desk.mails("propose"), "a desk that looks asks nobody"
    told = str(a_week(desk).get_body(("plain",)).get_content())
    assert "prepared an answer: 2" in told
    assert "filed without asking: 1" in told
    assert "2 of 2 as you did (100%)" in told
    assert "Nobody has done anything yet about the others" in told
    assert "  live sales    the same for one area" in told


def test_a_correction_is_told_as_a_difference(desk: Desk) -> None:
    """What a person filed elsewhere is named with both words."""
    desk.write(letter())
    [taken] = desk.happened("taken")
    raw = letter(f"#tag {taken.case_no} order", "--", sender=OWNER)
    desk.write(f"Authentication-Results: {PROOF.format(OWNER)}\r\n".encode() + raw)
    told = str(a_week(desk).get_body(("plain",)).get_content())
    assert "0 of 1 as you did" in told
    assert "you filed it under order, I under quote request" in told


@pytest.mark.parametrize(("word", "wanted"), [("live billing", ("live", "look")), ("drafts", ("drafts", "drafts")),
                                             ("#live\n\nOlga", ("live", "live"))])  # fmt: skip
def test_the_owner_moves_on_by_answering(desk: Desk, word: str, wanted: tuple[str, str]) -> None:
    """One word, with or without an area, with or without #."""
    desk.write(letter())
    desk.write(reply(a_week(desk), word))
    with desk.store.reading() as tx:
        found = [
            modes.mode_for(desk.edges, tx, intent, area)
            for intent, area in (("invoice_query", "billing"), ("quote_request", "sales"))
        ]
    assert tuple(found) == wanted


def test_nobody_else_moves_it_on(desk: Desk) -> None:
    """Neither a colleague nor somebody in the owner's name without proof."""
    desk.write(letter())
    report = a_week(desk)
    desk.write(reply(report, "live", who=JANA))
    desk.write(reply(report, "live", proof=""))
    assert not desk.happened("mode")


def test_other_words_change_nothing(desk: Desk) -> None:
    """ "thanks, nice" is no mode."""
    desk.write(letter())
    desk.write(reply(a_week(desk), "thanks, live music on Friday!"))
    assert not desk.happened("mode")


def test_a_live_desk_is_told_nothing(tmp_path: Path) -> None:
    """Where nothing is only looked at there is no such report."""
    with learning_desk(tmp_path) as desk:
        with desk.store.begin() as tx:
            look_report.schedule(desk.edges, tx)
        desk.write(letter())
        desk.clock.pass_by(days=7)
        desk.due()
        assert not reports(desk)


def test_it_comes_every_week(desk: Desk) -> None:
    """Also in a week without mail; each week counts its own."""
    desk.write(letter())
    a_week(desk)
    told = str(a_week(desk).get_body(("plain",)).get_content())
    assert "Nothing came in" in told
    assert len(reports(desk)) == 2


def test_every_language_has_every_word() -> None:
    """The same keys with the same holes in all seven."""
    for words in LOOK_WORDS.values():
        assert words.keys() == LOOK_WORDS["en"].keys()
        for key, text in words.items():
            assert text.count("{") == LOOK_WORDS["en"][key].count("{"), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_is_a_link_that_the_desk_understands(tmp_path: Path, language: str) -> None:
    """In the owner's language: the word, the area, and a date that ends in one stop."""
    people = [{"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "language": language}]
    with open_desk(tmp_path, people=people, desk={"mode": "look"}) as desk:
        text = "\n".join(look_report.body(desk.edges, [], desk.edges.config.owner))
        assert ".." not in text
        subjects = [unquote(one) for one in re.findall(r"mailto:\S+\?subject=(\S+)", text)]
        assert len(subjects) == 3
        found = [
            grammar.find_commands(one, "", commands.known(desk.edges), is_reply=False) for one in subjects
        ]
        asked = [one.lines[0].request for one in found if isinstance(one, Lines)]
        assert [(one.mode, one.area) for one in asked if isinstance(one, SetMode)] == [
            ("drafts", ""),
            ("live", ""),
            ("live", "billing"),
        ]
