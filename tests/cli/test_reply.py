"""``triage reply preview``: a template as a customer would get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from triage.cli import main
from triage.starter_root import CONTENT, starter_root

CONFIG = """
[firm]
name = "Acme Joinery"
address = "info@acme.example"
signature = "Acme Joinery Ltd, 1 Mill Lane"
[mailbox]
backend = "maildir"
path = "Maildir"
[submit]
host = "127.0.0.1"
tls = "none"
[[people]]
name = "Olga Brandt"
addresses = ["olga@acme.example"]
roles = ["owner"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in CONTENT:
        if not (starter_root() / name).is_dir():
            continue
        (tmp_path / name).symlink_to(starter_root() / name)
    (tmp_path / "config.toml").write_text(CONFIG)
    return tmp_path


def test_a_template_is_shown_in_the_firms_frame(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Subject, salutation, text, signature; nothing is sent."""
    assert main(["reply", "preview", "quote_request", "--dir", str(folder), "--language", "de"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Subject: ")
    assert "Guten Tag Bella Ruiz," in told
    assert told.endswith("Acme Joinery Ltd, 1 Mill Lane\n")


def test_a_mail_gives_name_subject_and_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the answer to it would be written."""
    mail = folder / "mail.eml"
    mail.write_bytes(
        b"From: Tom Hale <tom@hale.example>\r\nTo: info@acme.example\r\nSubject: A table\r\n\r\n"
        b"Could you send me a quote for a table of oak, please?\r\n"
    )
    assert main(["reply", "preview", "quote_request", str(mail), "--dir", str(folder)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Subject: Re: A table\n\nHello Tom Hale,")


def test_an_intent_without_a_template_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One plain line, exit status 1."""
    assert main(["reply", "preview", "vendor_notice", "--dir", str(folder)]) == 1
    assert "has no template" in capsys.readouterr().err
