"""Tags that say the same go out in one command; what goes wrong there is done one by one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.desk import Desk, letter, open_desk
from triage.adapters.classifier import Classifier
from triage.core.errors import Transient
from triage.core.lifecycle import EffectState
from triage.ports import MailboxSession, Position
from triage.starter_root import starter_root

MAIL = (
    b"From: Ann <ann@x.example>\r\nTo: info@acme.example\r\nSubject: Weekly offers %d\r\n"
    b"List-Unsubscribe: <mailto:x@x.example>\r\nList-Id: <offers.x.example>\r\nMessage-ID: <%d@x.example>\r\n\r\n"
    b"This week's offers, as every week.\r\n"
)


class Watched:
    """The real session, with its commands for several messages counted or refused."""

    def __init__(self, session: MailboxSession, *, refuses: bool = False) -> None:
        self.session, self.refuses = session, refuses
        self.together: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)

    def add_flags_to_all(self, positions: Sequence[Position], flags: Iterable[str]) -> Sequence[bool]:
        self.together.append(len(positions))
        if self.refuses:
            raise Transient("the connection was lost")
        return self.session.add_flags_to_all(positions, flags)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("refuses", [False, True])
def test_the_same_tag_on_several_mails_is_one_command(desk: Desk, refuses: bool) -> None:
    """All are tagged and settled once, also where the one command fails and each is done by itself."""
    for number in range(5):
        desk.put(MAIL % (number, number))
    desk.look()
    watched = Watched(desk.session, refuses=refuses)
    tagging = replace(desk, session=watched)
    while tagging.work_in_mailbox():
        pass
    assert watched.together == [5]
    tags = desk.outgoing("tag")
    assert [one.state for one in tags] == [EffectState.SENT] * 5
    assert all(one.result["kept"] for one in tags)
    with desk.store.reading() as tx:
        places = [tx.messages.positions(one.message_key or 0)[0] for one in tags]
    found = [each.flags for each in desk.session.fetch(places, max_size=1)]
    names = {str(one.content["name"]) for one in tags}
    assert len(names) == 1
    assert all(any(flag.lower().endswith(name) for flag in flags) for flags in found for name in names)


def test_a_rules_tag_reaches_the_mailbox(tmp_path: Path) -> None:
    """What ``then.tag`` says stands on the mail beside area and intent."""
    root = tmp_path / "rules-of-the-firm"
    for folder in ("rules", "models", "replies"):
        shutil.copytree(starter_root() / folder, root / folder)
    (root / "rules" / "own.toml").write_text(
        '[[rule]]\nid = "oak"\nversion = 1\nabout = "oak is asked for"\n[rule.when]\nsays = "\\\\boak\\\\b"\n'
        '[rule.then]\ntag = "oak"\n[[rule.yes]]\ntext = "an oak table"\n[[rule.no]]\ntext = "a table"\n'
    )
    with open_desk(tmp_path / "desk") as desk:
        desk.edges = replace(desk.edges, classifier=Classifier(root, semantic=False))
        desk.write(letter(text="Could you send me a quote for two oak tables?"))
        while desk.work_in_mailbox():
            pass
        assert [one.state for one in desk.outgoing("tag")] == [EffectState.SENT]
    [name] = [path.name for path in (tmp_path / "desk" / "Maildir" / "cur").iterdir()]
    kept = (tmp_path / "desk" / "Maildir" / "dovecot-keywords").read_text()
    assert name.rpartition(",")[2], "the mail bears keywords"
    assert "triage-oak" in kept
