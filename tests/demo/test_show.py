"""The lines of the demo."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from triage import config
from triage.adapters.content import load_intents
from triage.cli.check import charges
from triage.demo.mailsystem import DemoMail
from triage.demo.show import WIDTH, Line, Screen, ledger_text, line_of, plain
from triage.demo.stage import config_text
from triage.demo.story import load_story
from triage.ledger_journal import EventRow, Sums
from triage.starter_root import starter_root

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("what", ["short", "long " * 60, "漢字" * 60, "\x1b[31mred\x07\nnext", ""])
def test_a_line_is_one_line_of_at_most_110_columns(what: str) -> None:
    """Long and wide texts are cut, and nothing in a mail can move the cursor."""
    shown = plain(Line(at=AT, verb="wrote", who="Clara " + what, what=what))
    assert shown.isprintable()
    wide = sum(2 if "一" <= letter <= "鿿" else 1 for letter in shown)
    assert wide <= WIDTH


def test_a_machine_reads_objects_and_no_words() -> None:
    """With JSON each line is an object, and the words around them are left out."""
    written: list[str] = []
    screen = Screen(written.append, as_json=True)
    screen.say("hello")
    screen.line(Line(at=AT, verb="left", who="Clara", what="Größe"))
    screen.fact(ledger=1)
    assert [json.loads(one) for one in written] == [
        {"at": AT.isoformat(), "event": "left", "who": "Clara", "what": "Größe"},
        {"ledger": 1},
    ]


def test_an_event_tells_what_it_was_taken_for_and_why() -> None:
    """Area, intent, confidence and evidence stand in the line; an unknown event has none."""
    data = {"who": "Clara", "intent": "refund_request", "area": "billing", "confidence": 0.91, "why": "words"}
    line = line_of(event("taken", data))
    assert line is not None
    assert line.what == "billing, refund request 91%: words"
    assert line_of(event("cursor", {})) is None


def event(kind: str, data: dict[str, object]) -> EventRow:
    return EventRow(
        seq=1,
        at=AT,
        actor="triage",
        authenticated_as=None,
        case_no=None,
        message_key=None,
        draft_id=None,
        kind=kind,
        data=data,
    )


def test_a_ledger_that_does_not_balance_says_so() -> None:
    """Both sums are printed, and a missing mail is called out."""
    good = Sums(seen=3, before_start=0, ignored=1, quarantined=0, waiting=1, finished=1, pending=0, located=3)
    bad = Sums(seen=3, before_start=0, ignored=1, quarantined=0, waiting=1, finished=1, pending=0, located=2)
    assert "Both sums agree" in ledger_text(good)
    assert "seen 3 = before start 0 + ignored 1 + could not be read 0 + handled 2" in ledger_text(good)
    assert "DO NOT AGREE" in ledger_text(bad)


def test_the_configuration_of_the_story_is_a_good_one(tmp_path: Path) -> None:
    """What the demo writes is what the owner's own file must be: checked by the same code."""
    story = load_story()
    with DemoMail(story.staff, story.shared, "demo") as mail:
        checked = config.parse(tomllib.loads(config_text(story, mail)), root=tmp_path)
    assert checked.test
    assert checked.owner.address == "olga@acme.example"
    assert charges(checked, load_intents(starter_root()), date(2026, 3, 2)) == []
