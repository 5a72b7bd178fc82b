"""`triage run --once`, then looking in: status, log, ledger, quarantine. One desk, two mails."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.cli.folder import SHARED, write_folder
from triage import config as settings
from triage.app import build
from triage.cli import log, main
from triage.cli.desk import opened
from triage.core.lifecycle import EffectState
from triage.demo.mailsystem import DemoMail
from triage.ledger_journal import EventRow

MAIL = b"""From: Ann Hale <ann@customer.example>\r
To: info@acme.example\r
Subject: Invoice 2231 charged twice\r
Message-ID: <1@customer.example>\r
Date: Fri, 21 Nov 2025 10:00:00 +0000\r
\r
Hello,\r
\r
you took 480.00 twice for invoice 2231. Please refund one of them.\r
\r
Ann\r
"""
TOO_LARGE = b"From: Bo <bo@customer.example>\r\nSubject: Photos\r\n\r\n" + b"x" * 70 * 300 + b"\r\n"


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that dealt with what came, by the real program."""
    with DemoMail([], SHARED, "right-and-secret") as mail:
        folder = write_folder(
            tmp_path_factory.mktemp("firm") / "desk",
            {"host": mail.host, "port": mail.imap_port, "tls": "none", "start": "all", "max_size": 10_000},
            {"host": mail.host, "port": mail.smtp_port, "tls": "none"},
        )
        mail.put([MAIL, TOO_LARGE], SHARED)
        command = [sys.executable, "-m", "triage", "run", "--once", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, umask=0o022)
        assert done.returncode == 0, done.stderr
        (folder / "log").write_text(done.stdout + done.stderr, encoding="utf-8")
    return folder


def told(capsys: pytest.CaptureFixture[str], *command: str | Path) -> str:
    assert main([str(one) for one in command]) == 0
    return capsys.readouterr().out


def test_the_log_holds_no_text_and_no_secret(worked: Path) -> None:
    """Nothing of a mail's words, of what was prepared, of passwords or codes; what it is about has a number."""
    log = (worked / "log").read_text("utf-8")
    assert "reading info@acme.example" in log
    with opened(worked) as (_, store), store.reading() as tx:
        sent = b"".join(one.octets or b"" for one in tx.outbox.effects(tuple(EffectState))).decode()
    codes = re.findall(r"\+d\d+\.([0-9a-z]{16})@", sent)
    hidden = [
        "twice",
        "2231",
        "480.00",
        "Ann Hale",
        "ann@customer.example",
        "right-and-secret",
        "Photos",
        *codes,
    ]
    assert [one for one in hidden if one in log] == []


def test_what_is_written_is_its_owners_alone(worked: Path) -> None:
    """Store, log of the store, second ledger, lock: nobody else may read them, whatever the shell's umask."""
    written = [one for one in (worked / "state").rglob("*") if not one.is_symlink()]
    assert {"triage.db", "second-ledger"} <= {one.name for one in written}
    assert [one.name for one in (worked / "state", *written) if one.stat().st_mode & 0o077] == []


def test_the_canary_sings_at_the_start(worked: Path) -> None:
    """Whether this Python's email package writes a header that an encoded line end hides, tried here by hand."""
    mail = EmailMessage()
    try:
        mail["Subject"] = "=?utf-8?q?Boss=0D=0ABcc=3A_pwn=40evil=2Eexample?="
        leaks = b"\nBcc:" in mail.as_bytes()
    except ValueError:
        leaks = False
    assert ("writes a second header" in (worked / "log").read_text("utf-8")) == leaks


def test_status_says_who_waits_and_both_sums(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people, and for programs."""
    text = told(capsys, "status", worked)
    assert "Waiting for an answer: 1" in text
    assert "#1001" in text
    assert "Ann Hale: Invoice 2231 charged twice" in text
    assert "2 seen" in text
    facts = json.loads(told(capsys, "status", "--json", worked))
    assert facts["sums"]["seen"] == 2
    assert facts["sums"]["balanced"] is True
    assert [one["who"] for one in facts["waiting"]] == ["ann@customer.example"]


@pytest.mark.parametrize("written", ["1001", "#1001", "[#1001]"])
def test_log_tells_a_case_as_a_story(worked: Path, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    """However the number is written."""
    text = told(capsys, "log", written, worked)
    assert text.startswith("#1001 Ann Hale: Invoice 2231 charged twice")
    assert "wrote “Invoice 2231 charged twice”" in text


def test_log_says_when_it_was_not_sure_and_when_it_leaves() -> None:
    """A guess is called a guess; a moment is a time of day, not a time stamp for programs."""
    data = {
        "subject": "Order",
        "intent": "refund_request",
        "confidence": 0.47,
        "unsure": True,
        "why": "words",
    }
    at = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    common = {
        "seq": 1,
        "at": at,
        "case_no": 1001,
        "message_key": 1,
        "draft_id": None,
        "authenticated_as": None,
    }
    taken = EventRow(actor="Ann", kind="taken", data=data, **common)  # type: ignore[arg-type]
    assert log.told(taken) == "Ann wrote “Order”: not sure, perhaps refund request, 47% sure (words)"
    held = {"hold_until": "2026-03-02T10:05:00.451773+00:00"}
    approved = EventRow(actor="Jo", kind="approved", data=held, **common)  # type: ignore[arg-type]
    assert log.told(approved) == "Jo said yes; it leaves at 10:05:00 on 2026-03-02"


def test_log_for_programs_is_one_event_a_line(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its time and its data."""
    lines = [json.loads(line) for line in told(capsys, "log", "--json", "1001", worked).splitlines()]
    assert {"seq", "at", "actor", "kind", "data"} <= set(lines[0])


@pytest.mark.parametrize(("case", "why"), [("4711", "there is no such case"), ("abc", "is no case number")])
def test_a_case_that_is_not_there(
    worked: Path, case: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line."""
    assert main(["log", case, str(worked)]) == 1
    assert why in capsys.readouterr().err


def test_the_ledger_agrees(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Mailbox, store, second ledger and the chain of decisions."""
    assert told(capsys, "ledger", worked).splitlines()[-1] == "All agree."
    facts = json.loads(told(capsys, "ledger", "--json", worked))
    assert (facts["missing_from_store"], facts["chain_broken"]) == (0, "")


def test_a_message_that_the_store_forgot_is_missed(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second ledger remembers: status 1, and what to do."""
    copy = tmp_path / "desk"
    shutil.copytree(worked, copy, symlinks=True)
    with (copy / "state" / "second-ledger").open("a") as lines:
        lines.write(f"in {'0' * 64}\n")
    assert main(["ledger", str(copy)]) == 1
    text = capsys.readouterr().out
    assert "1 of them missing from the store" in text
    assert f"missing: {'0' * 64}" in text
    assert "keep the folder as it is" in text


def test_what_could_not_be_read_is_listed(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its reason; the octets of one that is too large stay on the server."""
    (line,) = told(capsys, "quarantine", "list", "--dir", worked).splitlines()
    assert "too_large" in line
    assert "Photos" in line
    number = line.split()[0]
    assert main(["quarantine", "show", number, "--dir", str(worked)]) == 1
    assert "its octets stay on the server" in capsys.readouterr().err
    assert main(["quarantine", "release", "4711", "--dir", str(worked)]) == 1
    assert "message 4711 is not there" in capsys.readouterr().err


def test_what_could_not_be_read_can_be_set_aside_for_good(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is ignored then, by a person's word, and the sums still agree."""
    copy = tmp_path / "desk"
    shutil.copytree(worked, copy, symlinks=True)
    number = told(capsys, "quarantine", "list", "--dir", copy).split()[0]
    assert "discarded" in told(capsys, "quarantine", "discard", number, "--dir", copy)
    assert told(capsys, "quarantine", "list", "--dir", copy) == ""
    sums = json.loads(told(capsys, "status", "--json", copy))["sums"]
    assert (sums["ignored"], sums["quarantined"], sums["balanced"]) == (1, 0, True)


def test_whoever_looks_on_goes_on_after_the_store_failed(desk: Path, mail: DemoMail) -> None:
    """`run --verbose` and the demo: one failed statement does not end what is shown."""
    seen: list[str] = []
    app = build(settings.load(desk / "config.toml"), observer=lambda event: seen.append(event.kind))
    failed = threading.Event()

    def broken(*_: object) -> None:
        if threading.current_thread().name == "triage-observer":
            failed.set()
            raise sa.exc.OperationalError("injected", None, OSError("disk I/O error"))

    app.start()
    try:
        assert app.quiet(60)
        sa.event.listen(app.store._reader, "before_cursor_execute", broken)
        assert failed.wait(10)
        sa.event.remove(app.store._reader, "before_cursor_execute", broken)
        before = len(seen)
        mail.put([MAIL], SHARED)
        assert app.quiet(60)
        deadline = time.monotonic() + 10
        while len(seen) == before and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(seen) > before
    finally:
        app.stop()


def test_without_a_store_looking_in_says_what_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that never ran."""
    place = {"host": "127.0.0.1", "port": 9, "tls": "none"}
    folder = write_folder(tmp_path / "desk", place, place)
    for command in (["status"], ["ledger"], ["log", "1001"]):
        assert main([*command, str(folder)]) == 1
        assert "there is no store yet. Run `triage run` first." in capsys.readouterr().err
