"""`triage export --year`: originals with an index; `triage service`: a unit that systemd itself accepts."""

from __future__ import annotations

import csv
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.folder import write_folder
from tests.pipeline.desk import answer_to, letter, open_desk
from triage.cli import main
from triage.cli.export import export
from triage.cli.service import unit
from triage.core.errors import OwnerError


def test_a_year_leaves_with_an_index_and_tombstones(tmp_path: Path) -> None:
    """Octet for octet; what was erased is named without its words; another year's mail stays out; a cell
    that a spreadsheet would run is text."""
    raw = letter("=HYPERLINK(0)", message_id="<one@ruiz.example>")
    with open_desk(tmp_path / "desk") as desk:
        desk.write(raw)
        desk.write(answer_to(desk.proposal(), "done"))
        desk.write(letter("Another", message_id="<two@ruiz.example>"))
        with desk.store.begin() as tx:
            tx.retention.erase([3])
        out = tmp_path / "out"
        out.mkdir()
        year = desk.clock.now().year
        assert export(desk.edges.config, desk.store, year, out) == 3
        empty = tmp_path / "empty"
        empty.mkdir()
        assert export(desk.edges.config, desk.store, year - 1, empty) == 0
    rows = list(csv.DictReader((out / "index.csv").open(encoding="utf-8-sig", newline="")))
    assert (out / rows[0]["file"]).read_bytes() == raw
    assert rows[0]["subject"] == "'=HYPERLINK(0)"
    assert rows[0]["case"] == "#1001"
    assert rows[2]["file"] == ""
    assert rows[2]["note"].startswith("erased")
    assert "two@ruiz.example" not in (out / "index.csv").read_text("utf-8-sig")
    assert re.fullmatch("[0-9a-f]{64}", rows[2]["sha256"])
    assert (out / rows[0]["file"]).stat().st_mode & 0o077 == 0


def test_an_export_never_mixes_with_what_is_there(tmp_path: Path) -> None:
    """A folder with something in it is refused in words."""
    folder = write_folder(
        tmp_path / "desk",
        {"backend": "maildir", "path": str(tmp_path / "Maildir")},
        {"host": "127.0.0.1", "tls": "none"},
    )
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x").touch()
    command = ["export", str(folder), "--year", "2026", "--out", str(tmp_path / "out")]
    assert main(command) == 1


@pytest.mark.systemd
def test_the_unit_is_one_that_systemd_accepts(tmp_path: Path) -> None:
    """Verified by systemd's own tool, spaces and percent signs included, and exposed little."""
    path = tmp_path / "triage.service"
    path.write_text(
        unit(Path("/srv/acme desk"), Path("/srv/acme desk/state"), "Acme 100% Ltd", "root"), "utf-8"
    )
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stderr) == (0, "")
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stdout[-300:]


def test_a_folder_in_a_home_stays_visible() -> None:
    """And only that: everything else under /home is read-only or hidden."""
    home = Path("/home") / "jo" / "acme"
    assert "ProtectHome=read-only" in unit(home, home / "state", "Acme", "jo")


def test_the_years_of_an_export_are_the_firms_own(tmp_path: Path) -> None:
    """Half past midnight in Berlin on New Year's Day is the new year, though it is still the old one in UTC."""
    with open_desk(tmp_path / "desk", firm={"time_zone": "Europe/Berlin"}) as desk:
        desk.clock.at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
        desk.write(letter())
        for year, count in ((2026, 0), (2027, 1)):
            out = tmp_path / str(year)
            out.mkdir()
            assert export(desk.edges.config, desk.store, year, out) == count


def test_an_export_without_a_store_says_so(tmp_path: Path) -> None:
    """No empty store is made by looking."""
    folder = write_folder(
        tmp_path / "desk",
        {"backend": "maildir", "path": str(tmp_path / "Maildir")},
        {"host": "127.0.0.1", "tls": "none"},
    )
    assert main(["export", str(folder), "--year", "2026", "--out", str(tmp_path / "out")]) == 1
    assert not (folder / "state" / "triage.db").exists()
    assert issubclass(OwnerError, Exception)
