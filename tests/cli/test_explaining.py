"""`triage explain`, `triage rules explain`, `triage train`: thin, and with words that a person can use."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from triage.cli import main
from triage.starter_root import starter_root

MAIL = b"""From: Ann <ann@customer.example>\r
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
BOUNCE = b"""From: MAILER-DAEMON@mx.example\r
To: info@acme.example\r
Subject: Undelivered Mail Returned to Sender\r
Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
\r
--b\r
\r
Sorry.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example\r
\r
Final-Recipient: rfc822; gone@customer.example\r
Action: failed\r
Status: 5.1.1\r
--b--\r
"""


@pytest.fixture
def mail_file(tmp_path: Path) -> Path:
    path = tmp_path / "mail.eml"
    path.write_bytes(MAIL)
    return path


def test_a_verdict_is_explained(mail_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who wrote, what it was taken for, how sure, by which evidence, and the runners-up."""
    assert main(["explain", str(mail_file)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("ann@customer.example: Invoice 2231 charged twice\n")
    assert "human mail, language en" in told
    assert "most likely: " in told
    assert told.splitlines()[-1].startswith("model ") or "note: " in told


def test_a_verdict_is_explained_with_the_firms_own_content(
    mail_file: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder's rules and model, without the encoder where it is switched off."""
    assert main(["explain", str(mail_file), "--dir", str(desk)]) == 0
    assert "most likely: " in capsys.readouterr().out


RULES = """
[[rule]]
id = "returned"
version = 1
about = "a returned mail"
when = { kind = ["bounce"], subject_matches = ["undelivered"] }
then = { intent = "other", decide = true }
yes = [{ kind = "bounce", subject = "Undelivered" }]
no = ["hello"]

[[rule]]
id = "twice"
version = 1
about = "charged twice"
when = { says = ["charged twice"] }
unless = { kind = ["bounce"] }
then = { intent = "refund_request", weight = 1.5 }
yes = ["you charged twice"]
no = ["hello"]
"""


@pytest.fixture
def ruled(desk: Path) -> Path:
    """The folder with two rules of its own."""
    (desk / "rules").unlink()
    (desk / "rules").mkdir()
    (desk / "rules" / "own.toml").write_text(RULES)
    return desk


def test_a_rule_is_explained_condition_by_condition(
    tmp_path: Path, ruled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was asked, and each answer; then the rules that nearly fired."""
    path = tmp_path / "bounce.eml"
    path.write_bytes(BOUNCE)
    assert main(["rules", "explain", str(path), "--dir", str(ruled)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 of 2 rules fire",
        "  returned: a returned mail (decides other; own.toml: rule returned)",
        "    yes  it is bounce mail",
        "    yes  the subject says undelivered",
    ]


def test_a_rule_that_does_not_fire_is_shown_where_it_was_near(
    mail_file: Path, ruled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A customer's mail is no bounce; what speaks for an intent says with which weight it was written."""
    assert main(["rules", "explain", str(mail_file), "--dir", str(ruled)]) == 0
    told = capsys.readouterr().out
    assert "  twice: charged twice (speaks for refund_request; own.toml: rule twice)" in told
    assert "    yes  not: it is bounce mail" in told
    assert "returned" not in told


def test_a_mail_can_come_from_standard_input(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`… | triage explain -`."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MAIL)))
    assert main(["explain", "-", "--dir", str(desk)]) == 0
    assert "Invoice 2231" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["explain"], ["rules", "explain"]])
def test_what_cannot_be_read_is_one_line(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No such file; a folder."""
    for path in (tmp_path / "nothing.eml", tmp_path):
        assert main([*command, str(path)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"triage: {path}: cannot be read")


def test_training_without_examples_says_where_they_go(
    tmp_path: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first thing that an owner with an intent of her own meets."""
    (desk / "models").unlink()
    shutil.copytree(starter_root() / "models", desk / "models", ignore=shutil.ignore_patterns("examples"))
    assert main(["train", "--dir", str(desk), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "there are no examples" in told
    assert "models/examples/<language>/<intent>.jsonl" in told


def test_a_training_that_fails_is_one_line(
    tmp_path: Path, desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The child's own words stand above it; nothing is written."""
    (desk / "models").unlink()
    shutil.copytree(starter_root() / "models", desk / "models", ignore=shutil.ignore_patterns("examples"))
    folder = desk / "models" / "examples" / "en"
    folder.mkdir(parents=True)
    (folder / "order.jsonl").write_text(json.dumps({"subject": "one", "text": "alone"}) + "\n")
    assert main(["train", "--dir", str(desk), "--out", str(tmp_path / "out")]) == 1
    assert "triage: triage train: the training ended with status" in capfd.readouterr().err
    assert not (tmp_path / "out" / "default.npz").exists()
