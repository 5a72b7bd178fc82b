"""`triage books month`: files of what was issued, from a real store, into an empty folder."""

from __future__ import annotations

import csv
import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.books import samples
from tests.store import rows
from triage import config as settings
from triage.adapters.invoice_file import totals_of
from triage.adapters.store.engine import open_store
from triage.app import store_url
from triage.books.reading import digest
from triage.cli import main
from triage.ledger import Tx
from triage.ledger_books import InvoiceState, NewInvoice, PaymentRow

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CONFIG = """
[firm]
name = "Ahorn"
address = "info@ahorn.example"
signature = "Ahorn"
[mailbox]
backend = "maildir"
path = "mail"
[submit]
host = "127.0.0.1"
tls = "none"
[datev]
consultant = 29098
client = 55003
[[people]]
name = "Jo"
addresses = ["jo@ahorn.example"]
roles = ["owner", "bookkeeper"]
in_charge = ["*"]
"""


def issue(tx: Tx, number: str, day: date, *, pdf: bytes = b"%PDF-") -> None:
    content = samples.read(samples.invoice() | {"number": "", "issue_date": None})
    totals = totals_of(content, day)
    new = NewInvoice(
        customer="carla",
        case_no=rows.a_case(tx),
        content=content,
        digest=digest(content),
        net=totals.net,
        tax=totals.tax,
        due=totals.due,
        asked_by="jo@ahorn.example",
    )
    key = tx.books.add_invoice(new, NOW)
    sha256 = hashlib.sha256(pdf).hexdigest() if pdf else ""
    assert tx.books.change_invoice(
        key, was=(InvoiceState.CHECKING,), state=InvoiceState.SENT, number=number, issue_date=day,
        pdf=pdf or None, pdf_sha256=sha256,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "mail").mkdir()
    config = settings.load(tmp_path / "config.toml")
    config.state.mkdir()
    store = open_store(store_url(config))
    with store.begin() as tx:
        issue(tx, "INV-2026-0001", date(2026, 10, 31))
        issue(tx, "INV-2026-0002", date(2026, 11, 1))
        issue(tx, "INV-2026-0003", date(2026, 11, 30), pdf=b"%PDF-3")
        paid = PaymentRow(
            invoice="INV-2026-0002", amount=Decimal("45.08"), paid_on=date(2026, 11, 9), actor="Jo"
        )
        tx.books.add_payment(paid, None, NOW)
    store.close()
    return tmp_path


def test_a_month_as_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The month's documents only: list, journal, DATEV, originals with an index of hashes."""
    out = folder / "november"
    assert main(["books", "month", "2026-11", str(folder), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "INV-2026-0002" in said
    assert "INV-2026-0001" not in said
    assert "S 19 %" in said
    assert (out / "originals" / "INV-2026-0003.pdf").read_bytes() == b"%PDF-3"
    index = list(csv.reader((out / "originals-2026-11.csv").open(encoding="utf-8-sig"), delimiter=";"))
    assert index[2][2] == hashlib.sha256(b"%PDF-3").hexdigest()
    listed = list(csv.reader((out / "invoices-2026-11.csv").open(encoding="utf-8-sig"), delimiter=";"))
    assert [row[0] for row in listed[1:]] == ["INV-2026-0002", "INV-2026-0003"]
    assert listed[1][-1] == "45.08"
    lines = (out / "EXTF_Buchungsstapel_2026-11.csv").read_bytes().decode("cp1252").split("\r\n")
    assert len(lines) == 2 + 2 + 1
    assert "20261101;20261130" in lines[0]


def test_a_folder_with_something_in_it_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A month that was handed in is not written over."""
    out = folder / "november"
    out.mkdir()
    (out / "note").write_text("mine")
    assert main(["books", "month", "2026-11", str(folder), "--out", str(out)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [one.name for one in out.iterdir()] == ["note"]


def test_a_number_without_a_file_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(store_url(settings.load(folder / "config.toml")))
    with store.begin() as tx:
        issue(tx, "INV-2026-0004", date(2026, 11, 30), pdf=b"")
    store.close()
    assert main(["books", "month", "11/2026", str(folder), "--out", str(folder / "out")]) == 1
    assert "has a number and no file yet: INV-2026-0004" in capsys.readouterr().out


def test_no_month(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["books", "month", "soon", str(folder)]) == 1
    assert "is no month such as 2026-11" in capsys.readouterr().err
