from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.folder import OWNER, PASSWORD, SHARED, write_folder
from triage.demo.mailsystem import DemoMail


@pytest.fixture
def mail() -> Iterator[DemoMail]:
    """A whole mail system: IMAP and SMTP on loopback."""
    with DemoMail([OWNER, "ann@customer.example"], SHARED, PASSWORD) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, mail: DemoMail) -> Path:
    """A folder that is in order, for that mail system."""
    return write_folder(
        tmp_path / "desk",
        {"host": mail.host, "port": mail.imap_port, "tls": "none"},
        {"host": mail.host, "port": mail.smtp_port, "tls": "none"},
    )
