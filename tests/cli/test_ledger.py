"""`triage ledger`: today and ever, and the mailboxes themselves. `triage quarantine`, whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.cli.folder import change, write_folder
from tests.pipeline.desk import letter, open_desk
from triage.adapters.mime import quarantined
from triage.adapters.store import schema
from triage.cli import main
from triage.mail.message import QuarantineReason, Read
from triage.ports import Parser

YESTERDAY = datetime.now(UTC) - timedelta(days=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk over a Maildir: three mails two days ago, one today, one that came after the last look."""
    imap = {"backend": "maildir", "path": "Maildir", "start": "all"}
    made = write_folder(tmp_path / "desk", imap, {"host": "127.0.0.1", "port": 9, "tls": "none"})
    change(made, "[model]", '[store]\npath = "."\n\n[model]')
    with open_desk(made) as desk:
        desk.clock.at = YESTERDAY
        for number in range(3):
            desk.write(letter(f"Question {number}"))
        desk.clock.at = datetime.now(UTC)
        desk.write(letter("Today"))
        desk.put(letter("Just now"))
    return made


def told(capsys: pytest.CaptureFixture[str], *command: str | Path, status: int = 0) -> str:
    assert main([str(one) for one in command]) == status
    return capsys.readouterr().out


def test_today_and_ever(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Today by the firm's own clock; what waits from before is in the second part alone."""
    text = told(capsys, "ledger", folder)
    today, _, ever = text.partition("Ever\n")
    assert "Counted: 1 seen" in today
    assert "Counted: 4 seen" in ever
    facts = json.loads(told(capsys, "ledger", "--json", folder))
    assert (facts["today"]["seen"], facts["seen"], facts["mailboxes"]) == (1, 4, [])


def test_the_mailbox_is_held_against_the_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is new is not read yet, what somebody removed has gone: both are as they should be."""
    min((folder / "Maildir" / "new").glob("*")).unlink()
    text = told(capsys, "ledger", "--mailbox", folder)
    assert "INBOX: 4 messages, 0 of them missing from the store, 1 not read yet; 1 have gone" in text
    assert text.splitlines()[-1] == "All agree."


def test_a_mail_that_was_read_past_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lies in the mailbox, the cursor is beyond it, and no row knows it."""
    engine = sa.create_engine(f"sqlite:///{folder / 'triage.db'}")
    with engine.begin() as conn:
        conn.execute(sa.delete(schema.location).where(schema.location.c.uid == 2))
    engine.dispose()
    text = told(capsys, "ledger", "--mailbox", folder, status=1)
    assert "INBOX: 5 messages, 1 of them missing from the store (uid 2), 1 not read yet" in text
    assert text.splitlines()[-1].startswith("They do not agree")


def test_what_was_set_aside_is_shown_whole_and_read_again(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Octet for octet; released, the daemon's next look takes it up like any other."""
    poison = letter("Set aside", "A text beyond what the reader of that day could take.")

    def told(*command: str) -> str:
        assert main(["quarantine", *command, "--dir", str(folder)]) == 0
        return capfdbinary.readouterr().out.decode()

    with open_desk(folder) as desk:
        parser = desk.edges.parser
        desk.edges = replace(desk.edges, parser=Refuses(parser, poison))
        desk.write(poison)
        assert (desk.sums().quarantined, desk.sums().waiting) == (1, 5)
        [line] = told("list").splitlines()
        number = line.split()[0]
        assert "unreadable" in line
        assert told("show", number).encode() == poison
        assert "released" in told("release", number)
        assert told("list") == ""
        desk.edges = replace(desk.edges, parser=parser)
        desk.look()
        assert (desk.sums().quarantined, desk.sums().waiting, desk.sums().balanced) == (0, 6, True)


@dataclass
class Refuses:
    """Reads as the desk's own parser does, but for one mail."""

    within: Parser
    poison: bytes

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]:
        for raw in raws:
            if raw == self.poison:
                yield quarantined(raw, QuarantineReason.UNREADABLE, "a reader of that day")
            else:
                yield from self.within.read_many([raw])

    def close(self) -> None:
        self.within.close()
