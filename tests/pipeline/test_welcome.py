"""Each new person gets one welcome mail with the five answers, in their language, once the desk asks anybody."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.pipeline.desk import JANA, OWNER, Desk, open_desk
from triage.approval.answer import read_answer
from triage.approval.answer_kinds import Done, Later, No, Yes
from triage.config import LANGUAGES
from triage.pipeline import digest

PEOPLE = [
    {"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"]},
    {"name": "Jana Ritter", "addresses": [JANA], "language": "de"},
]


def mornings(desk: Desk, count: int = 2) -> list[EmailMessage]:
    with desk.store.begin() as tx:
        digest.schedule(desk.edges, tx)
    for _ in range(count):
        desk.clock.pass_by(days=1)
        desk.due()
    return [one for one in desk.mails("notice") if "waiting" not in str(one["Subject"])]


def test_everybody_once(tmp_path: Path) -> None:
    with open_desk(tmp_path, people=PEOPLE) as desk:
        to = [str(one["To"]) for one in mornings(desk)]
        assert to == [f"Olga Brandt <{OWNER}>", f"Jana Ritter <{JANA}>"]
        text = desk.mails("notice")[1].get_body(("plain",)).get_content()
        assert text.startswith("Guten Tag Jana Ritter,")
        assert "Alle Befehle: #hilfe: mailto:info@acme.example?subject=%23hilfe" in text.replace("\n", " ")
        assert "Fragen beantwortet: Olga Brandt" in text


def test_a_desk_that_only_looks_writes_to_nobody(tmp_path: Path) -> None:
    with open_desk(tmp_path, people=PEOPLE, desk={"mode": "look"}) as desk:
        assert mornings(desk) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_it_names_are_understood(tmp_path: Path, language: str) -> None:
    people = [{"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "language": language}]
    with open_desk(tmp_path, people=people) as desk:
        mornings(desk)
        text = desk.mails("notice")[0].get_body(("plain",)).get_content()
        lines = [line.strip().partition("   ")[0] for line in text.splitlines() if line.startswith("  ")]
        kinds = [type(read_answer(one, ("Olga",), desk.edges.intents)) for one in lines[:4]]
        assert kinds == [Yes, No, Later, Done]
