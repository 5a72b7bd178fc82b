"""What a firm meets on its first day, through the real program: one plain line that says what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.folder import OWNER, change, write_folder
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from triage.demo.mailsystem import DemoMail

ROOT = Path(__file__).parents[2]


def triage(*arguments: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "triage", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)


def waited_for(happened: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def findings(told: subprocess.CompletedProcess[str]) -> list[str]:
    """The broken ones; doctor's output goes to stdout, and there is no traceback."""
    assert told.stderr == ""
    return [line for line in told.stdout.splitlines() if line.startswith("broken")]


def test_a_wrong_password(desk: Path) -> None:
    """`doctor`: status 1, and what many providers want."""
    (desk / "password").write_text("wrong\n")
    told = triage("doctor", desk)
    assert told.returncode == 1
    first = findings(told)[0]
    assert "mailbox login        shared: the server refused the login of info@acme.example" in first
    assert "many providers want an app password" in told.stdout


@pytest.mark.timeout(400)
def test_a_wrong_password_while_it_runs(desk: Path, mail: DemoMail) -> None:
    """The daemon keeps trying, tells the owner once by mail, and stops cleanly when asked."""
    (desk / "other").touch(mode=0o600)
    (desk / "other").write_text("wrong\n")
    change(desk, f'port = {mail.imap_port}\ntls = "none"\nusername = "info@acme.example"\npassword = {{ file = "password" }}',
           f'port = {mail.imap_port}\ntls = "none"\nusername = "info@acme.example"\npassword = {{ file = "other" }}')  # fmt: skip
    change(desk, "[desk]", '[desk]\nmode = "live"')
    command = [sys.executable, "-m", "triage", "run", str(desk)]
    daemon = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert waited_for(lambda: bool(mail.mailbox(OWNER)), 300)  # a relay that falters once is asked again
        time.sleep(1.5)  # two more tries: no second notice
    finally:
        daemon.send_signal(signal.SIGTERM)
        _, errors = daemon.communicate(timeout=60)
    assert daemon.returncode == 0
    (notice,) = mail.mailbox(OWNER)
    assert b"The mailbox cannot be read" in notice
    assert b"refused the login of info@acme.example" in notice
    assert "Traceback" not in errors
    assert "shared: the server refused the login of info@acme.example" in errors


@pytest.mark.dovecot
def test_a_certificate_of_a_ca_that_nobody_knows(tmp_path: Path, dovecot_server: DovecotServer) -> None:
    """The firm's own CA must be named; until then nothing is said on such a line."""
    folder = write_folder(
        tmp_path / "desk",
        {"host": "localhost", "port": dovecot_server.tls_port},
        {"host": "127.0.0.1", "port": 9, "tls": "none"},
    )
    told = triage("doctor", folder)
    assert told.returncode == 1
    assert "the server's certificate does not match" in findings(told)[0]
    assert "or set ca_file to the firm's own CA" in told.stdout


@pytest.mark.dovecot
def test_a_certificate_for_another_name(tmp_path: Path, stranger: Certificates) -> None:
    """A trusted CA does not help where the name is another."""
    with DovecotServer(stranger) as server:
        folder = write_folder(
            tmp_path / "desk",
            {"host": "localhost", "port": server.tls_port, "ca_file": str(stranger.ca)},
            {"host": "127.0.0.1", "port": 9, "tls": "none"},
        )
        told = triage("doctor", folder)
    assert told.returncode == 1
    assert "certificate does not match (found Hostname mismatch" in findings(told)[0]


def test_a_mailbox_that_is_missing(desk: Path) -> None:
    """`doctor` lists the ones that are there."""
    change(desk, "[mailbox]", '[mailbox]\nwatch = ["INBOX", "Kunden"]')
    told = triage("doctor", desk)
    assert told.returncode == 1
    assert findings(told) == ["broken  watched              there is no mailbox Kunden"]
    assert "mailbox.watch: one of Archive, Drafts, INBOX, Junk, Sent, Trash" in told.stdout


SMALL = 'mount -t tmpfs -o mode=700,size="$1"k none "$2"; head -c "$3" /dev/zero > "$2/filler"; shift 3; exec "$@"'


@pytest.fixture
def full(desk: Path) -> Path:
    (desk / "state").mkdir(mode=0o700)
    alone = ("unshare", "-m") if os.getuid() == 0 else ("unshare", "-rm")
    tried = subprocess.run(
        [*alone, "mount", "-t", "tmpfs", "none", desk / "state"], capture_output=True, check=False
    )
    if tried.returncode:
        reason = "a full disk needs a file system of its own: run as root, or allow user namespaces"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return desk


def on_a_small_disk(
    folder: Path, command: str, *, size: int, filled: int
) -> subprocess.CompletedProcess[str]:
    """The command with a state folder of ``size`` kB, of which ``filled`` octets are taken."""
    alone = ("unshare", "-m") if os.getuid() == 0 else ("unshare", "-rm")
    before = (*alone, "sh", "-c", SMALL, "sh", str(size), str(folder / "state"), str(filled))
    return triage(command, folder, before=before)


@pytest.mark.parametrize(("size", "filled"), [(4, 4096), (16, 0), (64, 0), (200, 0)])
def test_a_full_disk(full: Path, size: int, filled: int) -> None:
    """At whichever write it fails, `run` says so in one line and does not start."""
    told = on_a_small_disk(full, "run", size=size, filled=filled)
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("triage: ")
    assert "room" in line


def test_a_full_disk_is_found_by_doctor(full: Path) -> None:
    """With how much is left."""
    told = on_a_small_disk(full, "doctor", size=64, filled=60_000)
    assert told.returncode == 1
    assert findings(told) == ["broken  disk                 0 MB free"]


def test_a_folder_that_is_not_ours(desk: Path) -> None:
    """Read-only: one line."""
    if os.getuid() == 0:
        before = (
            "unshare",
            "-m",
            "sh",
            "-c",
            'mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"; exec "$@"',
            str(desk),
        )
    else:
        (desk).chmod(0o500)
        before = ()
    told = triage("run", desk, before=before)
    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert str(desk / "state") in line
    assert "Check that there is room and access." in line
    desk.chmod(0o700)
