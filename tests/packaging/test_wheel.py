"""What people install: sdist to wheel to a fresh environment, without the checkout and without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from triage import __version__
from triage.starter_root import CONTENT

ROOT = Path(__file__).parents[2]
ANSWERS = """
firm = "Acme Joinery"
address = "info@acme.example"
owner = "Jo Baker <jo@acme.example>"
imap_host = "imap.acme.example"
smtp_host = "smtp.acme.example"
password = "s3cret"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from that sdist."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=out, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of an environment that holds the wheel, and sees what it needs here."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    install = ["install", "-q", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    (site,) = home.glob("lib/python*/site-packages")
    # a path alone: the .pth files in it, the checkout's own among them, are not read
    (site / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def said(installed: Path, folder: Path, *command: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(installed / command[0]), *command[1:]],
        capture_output=True, text=True, cwd=folder, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_all_and_nothing_else(wheel: Path) -> None:
    """The package, its starter content, the licence; no tests, no secrets, no state."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"triage", f"inbox_triage-{__version__}.dist-info"}
    for wanted in (
        "triage/starter/config.example.toml",
        "triage/starter/models/intents.toml",
        "triage/starter/models/default.npz",
        "triage/starter/rules/structure.toml",
        "triage/starter/replies/order/de.txt",
        "triage/demo/story/story.toml",
        "triage/adapters/store/migrations/versions/v0001.py",
    ):
        assert wanted in names
    assert not [name for name in names if name.endswith((".pyc", ".db", "password"))]


def test_what_the_wheel_says_of_itself(wheel: Path) -> None:
    """Name, version, licence and its text."""
    archive = zipfile.ZipFile(wheel)
    (metadata,) = [name for name in archive.namelist() if name.endswith("dist-info/METADATA")]
    fields = HeaderParser().parsestr(archive.read(metadata).decode())
    assert (fields["Name"], fields["Version"]) == ("inbox-triage", __version__)
    assert fields["License-Expression"] == "Apache-2.0"
    (licence,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    assert "Apache License" in archive.read(licence).decode()


def test_every_file_of_the_starter_content_is_in_the_sdist(built: Path) -> None:
    """The wheel was made from it, and a distributor makes another."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    tracked = subprocess.run(
        ["git", "ls-files", *CONTENT, "triage"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.splitlines()
    assert [name for name in tracked if (ROOT / name).exists() and name not in names] == []


def test_the_content_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """Not from the checkout that it was built in."""
    code = "import triage, triage.starter_root as s; print(triage.__file__); print(s.starter_root())"
    package, content = said(installed, tmp_path, "python", "-c", code).splitlines()
    assert Path(package).is_relative_to(installed.parent)
    assert Path(content) == Path(package).parent / "starter"


def test_it_helps_and_tells_its_version(installed: Path, tmp_path: Path) -> None:
    """The command is there."""
    assert "triage init ~/acme" in said(installed, tmp_path, "triage", "--help")
    assert said(installed, tmp_path, "triage", "--version") == f"triage {__version__}\n"


def test_init_and_check_work_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    """A folder with the wheel's content, in order."""
    (tmp_path / "answers.toml").write_text(ANSWERS)
    said(installed, tmp_path, "triage", "init", "acme", "--answers", "answers.toml", "--offline")
    assert {one.name for one in (tmp_path / "acme").iterdir()} >= {
        *CONTENT,
        "config.toml",
        "config.example.toml",
    }
    assert "ok    model:" in said(installed, tmp_path, "triage", "check", "acme")
