"""The desk of the tests with three people and rules alone, so that no model's mood decides a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from email.message import Message
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.approval.firm import CONFIG
from tests.pipeline.desk import Desk, answer_to, letter, open_desk
from triage.adapters.classifier import Classifier
from triage.starter_root import starter_root

OLGA, SAM, JANA = "olga@acme.example", "sam@acme.example", "jana@acme.example"
BELLA = "Bella Ruiz <bella@ruiz.example>"

RULES = """
[[rule]]
id = "{name}"
version = 1
about = "{name}"
[rule.when]
kind = ["human"]
subject_matches = ["{word}"]
[rule.then]
intent = "{intent}"
decide = true
[[rule.yes]]
subject = "A {word}, please"
[[rule.no]]
subject = "Something else"
"""
"""Support mail says *handle*, sales mail *quote*, billing mail *invoice*: nothing else is known."""


@cache
def by_rules() -> Classifier:
    found = [("handle", "how_to"), ("quote", "quote_request"), ("invoice", "invoice_query")]
    return ruled(
        "".join(RULES.format(name=f"says-{word}", word=word, intent=intent) for word, intent in found)
    )


def ruled(rules: str) -> Classifier:
    """Knows these rules and nothing else. All of it is read here: the folder is gone afterwards."""
    with TemporaryDirectory(prefix="triage-rules-") as name:
        root = Path(name)
        (root / "rules").mkdir()
        (root / "models").mkdir()
        shutil.copy(starter_root() / "models" / "intents.toml", root / "models")
        (root / "rules" / "words.toml").write_text(rules, encoding="utf-8")
        return Classifier(root, semantic=False)


@contextmanager
def open_firm(root: Path, **changes: dict[str, Any]) -> Iterator[Desk]:
    wanted = {"people": CONFIG["people"], **changes}
    with open_desk(root, **wanted) as desk:
        classifier = by_rules()
        desk.edges = replace(desk.edges, classifier=classifier, intents=dict(classifier.content.intents))
        yield desk


def ask(
    desk: Desk, subject: str = "A handle, please", text: str = "How do I oil the handle?", **more: str
) -> Message:
    """A customer writes; the proposal that comes of it."""
    before = len(desk.mails("propose"))
    desk.write(letter(subject, text, **more))
    proposals = desk.mails("propose")
    assert len(proposals) == before + 1, [one["Subject"] for one in proposals]
    return proposals[-1]


def say(desk: Desk, proposal: Message, word: str, *, who: str = SAM, **more: Any) -> None:
    desk.write(answer_to(proposal, word, who=who, **more))


def pass_hold(desk: Desk) -> None:
    desk.clock.pass_by(minutes=6)
    desk.due()


def sent(desk: Desk) -> Sequence[Message]:
    return desk.mails("reply")


def notices(desk: Desk) -> Sequence[Message]:
    return desk.mails("notice")


def text_of(mail: Message) -> str:
    body = mail.get_body(("plain",))  # type: ignore[attr-defined]
    return str(body.get_content()).replace("\r\n", "\n")
