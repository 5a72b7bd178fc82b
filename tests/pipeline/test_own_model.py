"""``#model``, ``#model rollback`` and ``#test rules``: the owner sees what was learned, and takes it back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, letter
from tests.pipeline.test_learning import learner_of, learning_desk, others, rehearsals, teach, verdict
from triage.adapters.classifier import Classifier
from triage.adapters.teacher import Teacher
from triage.adapters.trial import trial_of
from triage.starter_root import starter_root

ROOM = letter("Room", "Is the rehearsal room free for our choir this Saturday, or double booked again?")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with learning_desk(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def teacher() -> Iterator[Teacher]:
    one = Teacher()
    yield one
    one.close()


def receipt(desk: Desk, line: str, who: str = OWNER) -> str:
    desk.write(f"Authentication-Results: {PROOF.format(who)}\r\n".encode() + letter(line, "--", sender=who))
    return str(desk.mails("notice")[-1].get_body(("plain",)).get_content())


def test_the_owner_sees_the_model_and_takes_it_back(desk: Desk, teacher: Teacher) -> None:
    """#model names what scores and how it did; after #model rollback the shipped one scores again, and a new
    one waits until the owner lets it."""
    assert "The model as it came to you scores" in receipt(desk, "#model")
    teach(desk, rehearsals(12) + others(7))
    learner = learner_of(desk, teacher)
    learner.learn()
    told = receipt(desk, "#model")
    assert "Your own model 1 scores." in told
    assert "learned from: 19" in told
    assert "From model 1 back to the model as it came" in receipt(desk, "#model rollback")
    teach(desk, [("The rehearsal room key is with the caretaker", "appointment_request")])
    learner.learn()
    with desk.store.reading() as tx:
        assert tx.learning.live() == 0, "a new one waits"
    assert "New models wait" in receipt(desk, "#model")
    receipt(desk, "#model learn")
    learner.learn()
    desk.write(ROOM)
    assert verdict(desk).named == "appointment_request"


def test_only_the_owner_may(desk: Desk) -> None:
    """A colleague neither sees nor changes the model."""
    assert "owner" in receipt(desk, "#model rollback", who=JANA)


def test_german_words_work(desk: Desk) -> None:
    """#modell zurück is #model rollback."""
    assert "nothing to take back" in receipt(desk, "#modell zurück")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "firm"
    for name in ("rules", "models"):
        shutil.copytree(
            starter_root() / name, root / name, ignore=shutil.ignore_patterns("examples", "*.npz")
        )
    return root


def with_folder(desk: Desk, root: Path) -> None:
    """The desk's rules lie here now; the classifier keeps those of its start."""
    classifier = desk.edges.classifier
    assert isinstance(classifier, Classifier)
    desk.edges = replace(desk.edges, trial=lambda: trial_of(classifier, root))


RULE = """
[[rule]]
id = "choir"
version = 1
about = "the choir books the room"
[rule.when]
sender_domain = "choir.example"
[rule.then]
intent = "appointment_request"
decide = true
[[rule.yes]]
from = "a@choir.example"
[[rule.no]]
from = "a@shop.example"
"""


def test_changed_rules_are_tried_on_the_mail_of_the_last_30_days(desk: Desk, folder: Path) -> None:
    """Same rules: no difference. A new one: the mails it would have decided, with both names."""
    with_folder(desk, folder)
    desk.write(letter("Old matter", "We sing on Friday, all of us", sender="kim@choir.example"))
    desk.clock.pass_by(days=20)
    desk.write(letter("Song", "We sing again on Friday, all of us", sender="al@choir.example"))
    desk.write(letter("Wood", "Please send three lamps to Leeds", sender="al@shop.example"))
    desk.clock.pass_by(days=15)
    told = receipt(desk, "#test rules")
    assert "Under other rules: 0" in told
    (folder / "rules" / "own.toml").write_text(RULE, "utf-8")
    told = receipt(desk, "#test rules")
    assert "Mails of the last 30 days: 2. Under other rules: 1; filed differently: 1" in told
    assert "al@choir.example: Song" in told
    assert "→ appointment request  (+choir)" in told
    assert "not in use yet" in told


def test_broken_rules_are_named_by_mail_and_change_nothing(desk: Desk, folder: Path) -> None:
    """File, line, rule and the nearest word; the rules of the last start go on."""
    with_folder(desk, folder)
    (folder / "rules" / "own.toml").write_text(RULE.replace("sender_domain", "sender_domaine"), "utf-8")
    told = receipt(desk, "#test rules")
    assert "own.toml:7: rule choir.when.sender_domaine" in told
    assert "Did you mean sender_domain?" in told
