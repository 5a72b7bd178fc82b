"""`triage inspect`: a JSON line a mail, whatever lies there; what cannot be read is a line, never a stop."""

from __future__ import annotations

import json
import mailbox
from pathlib import Path

import pytest

from tests.cli.folder import write_folder
from triage.cli import main
from triage.cli.inspect import FEW

ONE = b"From: Ann <ann@x.example>\r\nTo: info@acme.example\r\nSubject: one\r\nMessage-ID: <1@x.example>\r\n\r\nHello.\r\n"
TWO = (
    b"Authentication-Results: mx.acme.example; dmarc=pass header.from=x.example\r\nFrom: Ann <ann@x.example>\r\n"
    b"Subject: Re: one\r\nIn-Reply-To: <1@x.example>\r\nMessage-ID: <2@x.example>\r\n\r\nThanks.\r\n"
)


def lines(capsys: pytest.CaptureFixture[str], *command: str | Path) -> list[dict[str, object]]:
    assert main(["inspect", "--json", "--no-verdict", *(str(one) for one in command)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_an_mbox_is_a_line_a_mail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its messages are named by their place; threads group those names."""
    box = mailbox.mbox(tmp_path / "old.mbox")
    box.add(ONE)
    box.add(TWO)
    box.close()
    found = lines(capsys, tmp_path / "old.mbox", "--threads")
    names = [f"{tmp_path / 'old.mbox'}#1", f"{tmp_path / 'old.mbox'}#2"]
    assert [one.get("path") for one in found[:2]] == names
    assert [one["subject"] for one in found[:2]] == ["one", "Re: one"]
    assert found[2] == {"threads": [names]}


@pytest.mark.parametrize("copies", [1, FEW + 5])
def test_what_cannot_be_read_is_a_line_and_the_rest_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], copies: int
) -> None:
    """In this process and with children: the same lines in the same order."""
    for number in range(copies):
        (tmp_path / f"{number:03d}").write_bytes(ONE)
    found = lines(capsys, tmp_path / "not-there", tmp_path)
    assert found[0] == {"path": str(tmp_path / "not-there"), "error": "No such file or directory"}
    assert [one["path"] for one in found[1:]] == [str(tmp_path / f"{n:03d}") for n in range(copies)]


def test_the_proof_is_the_one_the_daemon_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the firm's folder its host is trusted; without one nobody is."""
    (tmp_path / "mail").write_bytes(TWO)
    folder = write_folder(tmp_path / "desk", {"backend": "maildir", "path": "Maildir"}, {"host": "127.0.0.1"})
    with (folder / "config.toml").open("a") as config:
        config.write('\n[authentication]\nauthserv_id = "mx.acme.example"\n')
    [trusted] = lines(capsys, tmp_path / "mail", "--dir", folder)
    [unknown] = lines(capsys, tmp_path / "mail")
    assert trusted["authentication"] == {
        "level": "B",
        "reasons": ["authentication-results: pass (dmarc=pass header.from=x.example)"],
    }
    assert unknown["authentication"]["level"] == "C"  # type: ignore[index]
    assert unknown["authentication"]["reasons"] == ["authentication-results: none (no trusted header)"]  # type: ignore[index]
