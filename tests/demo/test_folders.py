"""Folders of real mail in, folders of received mail out."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from triage.adapters.mailfiles import read_mail
from triage.demo.folders import write_mail

ONE = b"From: a@x.example\r\nSubject: one\r\n\r\nhi\r\n"
TWO = b"From: b@x.example\nSubject: two\n\nFrom here on it is text\n"


def test_a_folder_is_read_whole_whatever_the_names(tmp_path: Path) -> None:
    """Any file name at any depth; a Maildir is a folder like others; hidden and empty files are none."""
    (tmp_path / "deep" / "cur").mkdir(parents=True)
    (tmp_path / "deep" / "cur" / "1234.M1.host:2,S").write_bytes(ONE)
    (tmp_path / "00001.7c53336b").write_bytes(TWO)
    (tmp_path / ".index").write_bytes(b"x")
    (tmp_path / "empty.eml").write_bytes(b"")
    assert sorted(read_mail(tmp_path)) == sorted([ONE, TWO])


def test_one_file_is_one_mail_unchanged(tmp_path: Path) -> None:
    """A single raw mail may begin with a From line of its own: it stays as it is."""
    raw = b"From someone Mon Mar  2 09:30:00 2026\n" + TWO
    (tmp_path / "a").write_bytes(raw)
    assert list(read_mail(tmp_path / "a")) == [raw]


def test_an_mbox_is_read_message_by_message(tmp_path: Path) -> None:
    """Known by its name or by a second From line; the From lines are not part of the mails."""
    for name in ("archive.mbox", "archive"):
        box = mailbox.mbox(tmp_path / name)
        box.add(ONE.replace(b"\r\n", b"\n"))
        box.add(TWO)
        box.close()
        found = list(read_mail(tmp_path / name))
        assert [raw.partition(b"\n")[0] for raw in found] == [b"From: a@x.example", b"From: b@x.example"]


def test_what_was_received_lies_in_a_folder_for_each_address(tmp_path: Path) -> None:
    """Numbered, named after the subject; a second run replaces only its own files."""
    hostile = "../../etc/x@y.example"
    assert write_mail({"a@x.example": [ONE, TWO], hostile: [b"Subject: ../../x\r\n\r\n"]}, tmp_path) == 3
    note = tmp_path / "a@x.example" / "note.txt"
    note.write_text("mine")
    write_mail({"a@x.example": [TWO]}, tmp_path)
    assert sorted(path.name for path in note.parent.iterdir()) == ["01-two.eml", "note.txt"]
    assert (note.parent / "01-two.eml").read_bytes() == TWO
    assert all(tmp_path in path.resolve().parents for path in tmp_path.rglob("*.eml"))


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bad file in a folder of thousands stops nothing."""
    (tmp_path / "a").write_bytes(ONE)
    (tmp_path / "huge").write_bytes(ONE * 2)
    monkeypatch.setattr("triage.adapters.mailfiles.MAX_SIZE", len(ONE))
    skipped: list[str] = []
    assert list(read_mail(tmp_path, lambda path, why: skipped.append(path.name))) == [ONE]
    assert skipped == ["huge"]
