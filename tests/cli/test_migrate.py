"""`triage migrate` as a command: what it says, and whom it keeps out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.test_migrations import stamp
from triage.adapters.lock import OneDaemon
from triage.adapters.store.engine import open_store, sqlite_url
from triage.adapters.store.schema import SCHEMA_VERSION
from triage.cli import main


@pytest.fixture
def kept(desk: Path) -> Path:
    """The folder with a store at today's schema."""
    (desk / "state").mkdir(mode=0o700)
    open_store(sqlite_url(desk / "state" / "triage.db")).close()
    return desk


def test_today_there_is_nothing_to_do(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And it says at which schema the store is."""
    assert main(["migrate", str(kept)]) == 0
    assert capsys.readouterr().out == f"The store is at schema {SCHEMA_VERSION}: nothing to do.\n"


def test_without_a_store_it_says_what_makes_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It makes none itself: an empty store would hide the loss of the old one."""
    assert main(["migrate", str(desk)]) == 1
    assert "there is no store yet. `triage run` makes one." in capsys.readouterr().err
    assert not (desk / "state").exists()


def test_beside_a_running_daemon_it_does_nothing(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tables would change under its feet."""
    held = OneDaemon(kept / "state" / "lock")
    try:
        assert main(["migrate", str(kept)]) == 1
    finally:
        held.close()
    assert "another triage works on this store" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["run", "status"])
def test_a_store_of_another_version_is_refused_by_the_rest(
    kept: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the command that helps."""
    stamp(sqlite_url(kept / "state" / "triage.db"), "0000")
    assert main([command, str(kept)]) == 1
    assert "has another schema (found 0000)" in (told := capsys.readouterr().err)
    assert "triage migrate" in told


def test_a_store_of_a_newer_version_is_left_alone(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, status 1, no backup of what cannot be used."""
    stamp(sqlite_url(kept / "state" / "triage.db"), "9999")
    assert main(["migrate", str(kept)]) == 1
    assert "was made by a newer version of Triage (found 9999)" in capsys.readouterr().err
    assert not (kept / "state" / "backups").exists()
