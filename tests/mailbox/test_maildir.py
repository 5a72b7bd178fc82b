"""What is particular to a Maildir: files, names, and mail programs that rename them under us."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mailbox.beds import drop
from tests.mailbox.contract import BIG, a_mail, flags, positions
from tests.servers.sqlite_uids import SqliteUids
from triage.adapters.maildir import MaildirAccount, MaildirSession
from triage.adapters.maildir_names import decode_utf7, encode_utf7
from triage.core.errors import OwnerError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for sub in ("tmp", "new", "cur"):
        (tmp_path / "Maildir" / sub).mkdir(parents=True)
    return tmp_path / "Maildir"


@pytest.fixture
def uids(tmp_path: Path) -> Iterator[SqliteUids]:
    made = SqliteUids(tmp_path / "uids.sqlite")
    yield made
    made.close()


@pytest.fixture
def session(root: Path, uids: SqliteUids) -> MaildirSession:
    return MaildirAccount("desk", root, uids).connect()


def files(root: Path) -> set[str]:
    return {f"{path.parent.name}/{path.name}" for sub in ("new", "cur") for path in (root / sub).iterdir()}


def test_uids_outlive_the_session(root: Path, uids: SqliteUids, session: MaildirSession) -> None:
    """A restart finds the same uid for the same file, wherever the file's name has gone since."""
    drop(root, a_mail(1))
    (before,) = positions(session)
    (name,) = (root / "new").iterdir()
    name.rename(root / "cur" / f"{name.name}:2,S")
    again = MaildirAccount("desk", root, uids).connect()
    assert positions(again) == [before]
    drop(root, a_mail(2))
    assert positions(again)[1].uid > before.uid


def test_uids_are_minted_in_the_order_of_delivery(root: Path, session: MaildirSession) -> None:
    """By the second in the name, not by the folder's order."""
    for second, n in ((300, 3), (20, 1), (1000, 9)):
        (root / "new" / f"{second}.M{n}.mx").write_bytes(a_mail(n))
    found = session.fetch(positions(session), max_size=BIG)
    assert [f.raw for f in found] == [a_mail(1), a_mail(3), a_mail(9)]


def test_a_uid_is_never_used_again(root: Path, session: MaildirSession) -> None:
    """The newest message is removed; the next one gets a new uid all the same."""
    drop(root, a_mail(1))
    (first,) = positions(session)
    for path in (root / "new").iterdir():
        path.unlink()
    drop(root, a_mail(2))
    assert positions(session)[0].uid > first.uid


def test_a_message_renamed_by_a_mail_program_is_still_found(root: Path, session: MaildirSession) -> None:
    """Between our look and our fetch or mark the file moves from new to cur and gets a flag."""
    drop(root, a_mail(1))
    (position,) = positions(session)
    (path,) = (root / "new").iterdir()
    path.rename(root / "cur" / f"{path.name}:2,S")
    (fetched,) = session.fetch([position], max_size=BIG)
    assert fetched.raw == a_mail(1)
    (path,) = (root / "cur").iterdir()
    path.rename(root / "cur" / path.name.replace(":2,S", ":2,RS"))
    assert session.add_flags(position, ["\\Flagged"])
    assert flags(session, position) == {"\\seen", "\\answered", "\\flagged"}


def test_letters_of_others_are_kept(root: Path, session: MaildirSession) -> None:
    """P (passed) is no IMAP flag; it survives our marking, and letters stay in order."""
    (root / "cur" / "1.a.mx:2,PS").write_bytes(a_mail(1))
    (position,) = positions(session)
    session.add_flags(position, ["\\Flagged"])
    assert files(root) == {"cur/1.a.mx:2,FPS"}
    session.remove_flags(position, ["\\Flagged"])
    assert files(root) == {"cur/1.a.mx:2,PS"}


def test_keywords_are_written_as_dovecot_does(root: Path, session: MaildirSession) -> None:
    """Letters a, b, … in the name, explained in dovecot-keywords; one that is there is used."""
    (root / "dovecot-keywords").write_text("0 $Forwarded\n2 Old\n")
    drop(root, a_mail(1))
    (position,) = positions(session)
    assert session.add_flags(position, ["Triage/x", "old", "\\Answered"])
    assert (root / "dovecot-keywords").read_text() == "0 $Forwarded\n1 Triage/x\n2 Old\n"
    (name,) = files(root)
    assert name.endswith(":2,Rbc")
    assert flags(session, position) == {"triage/x", "old", "\\answered"}
    assert not (root / "dovecot-keywords.lock").exists()


def test_the_27th_keyword_is_refused(root: Path, session: MaildirSession) -> None:
    """A Maildir folder can hold 26: False, and nothing else is changed."""
    (root / "dovecot-keywords").write_text("".join(f"{n} k{n}\n" for n in range(26)))
    drop(root, a_mail(1))
    (position,) = positions(session)
    assert session.add_flags(position, ["k7"]) is True
    assert session.add_flags(position, ["one-more"]) is False
    assert flags(session, position) == {"k7"}


def test_a_keyword_keeps_its_name_when_moved(root: Path, session: MaildirSession) -> None:
    """Letters are each folder's own: the same keyword may have another letter there."""
    (root / ".Archive" / "cur").mkdir(parents=True)
    (root / ".Archive" / "dovecot-keywords").write_text("0 Other\n")
    drop(root, a_mail(1))
    (position,) = positions(session)
    session.add_flags(position, ["Triage/x"])
    moved = session.move(position, "Archive")
    assert moved is not None
    assert flags(session, moved) == {"triage/x"}


def test_a_delivery_in_the_same_tick_as_the_look_is_not_lost(root: Path, session: MaildirSession) -> None:
    """A folder's time has a grain: a file that comes right after the look may not change it."""
    now = time.time_ns()
    os.utime(root / "new", ns=(now, now))
    assert positions(session) == []
    drop(root, a_mail(1))
    os.utime(root / "new", ns=(now, now))
    assert session.wait("INBOX", 5) is True


def test_half_a_delivery_is_not_seen(root: Path, session: MaildirSession) -> None:
    """Files in tmp, hidden files and folders are no messages."""
    (root / "tmp" / "1.x.mx").write_bytes(b"half")
    (root / "new" / ".hidden").write_bytes(b"x")
    (root / "cur" / "folder").mkdir()
    assert positions(session) == []


@pytest.mark.parametrize("name", ["..", "a/../b", "a.b", "/etc", "a//b", "a/", "."])
def test_a_name_cannot_leave_the_maildir(root: Path, session: MaildirSession, name: str) -> None:
    """Levels are parted by a slash and hold no dot."""
    drop(root, a_mail(1))
    (position,) = positions(session)
    with pytest.raises(ValueError, match="mailbox"):
        session.move(position, name)
    assert positions(session) == [position]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_modified_utf7_comes_back(name: str) -> None:
    """Any name survives the coding, and the coded name is plain ASCII without a slash."""
    coded = encode_utf7(name.replace("/", "-"))
    assert coded.isascii()
    assert "/" not in coded
    assert decode_utf7(coded) == name.replace("/", "-")


@pytest.mark.parametrize(
    ("name", "coded"),
    [("Entwürfe", "Entw&APw-rfe"), ("A&B", "A&-B"), ("受信箱", "&U9dP4Xux-"), ("Envoyés", "Envoy&AOk-s")],
)
def test_modified_utf7_is_that_of_the_rfc(name: str, coded: str) -> None:
    """RFC 3501 5.1.3, as other programs write it."""
    assert encode_utf7(name) == coded


def test_a_folder_that_is_no_maildir_is_for_the_owner(tmp_path: Path, uids: SqliteUids) -> None:
    """The path stands in the message."""
    with pytest.raises(OwnerError, match="nothing-here"):
        MaildirAccount("desk", tmp_path / "nothing-here", uids).connect()
