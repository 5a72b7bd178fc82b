"""`triage check` says all that is wrong at once, and nothing where nothing is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.folder import change
from triage.cli import main
from triage.starter_root import starter_root


@pytest.fixture
def owned(desk: Path) -> Path:
    """The folder with content of its own, to be edited."""
    for name in ("rules", "models", "replies"):
        (desk / name).unlink()
    shutil.copytree(starter_root() / "rules", desk / "rules")
    shutil.copytree(starter_root() / "replies", desk / "replies")
    shutil.copytree(starter_root() / "models", desk / "models", ignore=shutil.ignore_patterns("examples"))
    return desk


def problems(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["check", str(folder)]) == 1
    return [line.removeprefix("triage: ") for line in capsys.readouterr().err.splitlines()]


def test_the_starter_content_is_in_order(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `init` copies passes, with its rules' examples run and its model loaded."""
    assert main(["check", str(desk)]) == 0
    told = capsys.readouterr().out
    assert "ok    config: Acme Joinery" in told
    assert "ok    rules:" in told
    assert "ok    replies:" in told
    assert "ok    model:" in told


def edit_line(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edit


RULE = """
[[rule]]
id = "own"
version = 1
about = "of the owner's"
when = { says = ["twice"] }
then = { intent = "refund_request" }
yes = ["you charged me twice"]
no = ["hello"]
"""
CONFIG = "config.toml"
WRONG = {
    "an area with nobody in charge": (
        edit_line(CONFIG, '"sales", "billing"', '"sales"'),
        r"intents.toml: intent.invoice_query: nobody is in charge of it. Put \"billing\" or \"invoice_query\"",
    ),
    "access that has ended": (
        edit_line(CONFIG, "in_charge", "until = 2020-01-01\nin_charge"),
        "intents.toml: intent.order: nobody is in charge of it",
    ),
    "in charge of nothing known": (
        edit_line(CONFIG, '"sales", "billing"', '"sales", "billing", "biling"'),
        "people.0.in_charge: is no area and no intent (found biling)",
    ),
    "a mode for nothing known": (
        edit_line(CONFIG, "[desk]", '[desk]\nmodes = { oder = "live" }'),
        "desk.modes.oder: is no area and no intent (found oder)",
    ),
    "a deputy who is nobody": (
        edit_line(CONFIG, "in_charge", 'deputy = "Sam"\nin_charge'),
        "people.0.deputy: is nobody else under people (found Sam)",
    ),
    "a template with an unknown fact": (
        edit_line("replies/order/en.txt", "\n\n", "\n\n{{ firm.fon }}\n"),
        "an unknown fact (found firm.fon)",
    ),
    "a folder of replies for no intent": (
        lambda folder: (folder / "replies" / "order").rename(folder / "replies" / "oder"),
        "replies/oder: is no intent (found oder)",
    ),
    "an intent of an unknown area": (
        edit_line("models/intents.toml", 'area = "sales"', 'area = "sails"'),
        "unknown area (found sails)",
    ),
    "a rule whose example does not hold": (
        lambda folder: (folder / "rules" / "own.toml").write_text(RULE.replace('"twice"]', '"thrice"]')),
        "a yes example does not fire",
    ),
    "a damaged model": (
        lambda folder: (folder / "models" / "default.npz").write_bytes(b"PK damaged"),
        "models: the model is not used: default.npz is not the file that its card describes",
    ),
    "no model at all": (
        lambda folder: (folder / "models" / "default.json").unlink(),
        "models: the model is not used: default.json cannot be read",
    ),
    "a secret that others can read": (
        lambda folder: (folder / "password").chmod(0o644),
        "others can read this secret (found 0o644); allowed: 0o600 or 0o400. chmod 600",
    ),
    "a secret that is not there": (
        lambda folder: (folder / "password").unlink(),
        "the secret cannot be read",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named(name: str, owned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it stands, what was found, what may stand there."""
    spoil, expected = WRONG[name]
    spoil(owned)
    found = problems(owned, capsys)
    assert any(expected.replace("\\", "") in line for line in found), found


def test_all_problems_come_at_once(owned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken config hides neither a broken rule nor a broken template."""
    change(owned, "[model]", "[modell]")
    (owned / "rules" / "own.toml").write_text(RULE.replace("says", "sayz"))
    edit_line("replies/order/en.txt", "\n\n", "\n\n{{ firm.fon }}\n")(owned)
    found = "\n".join(problems(owned, capsys))
    assert "modell: is no known key" in found
    assert "unknown predicate (found sayz)" in found
    assert "firm.fon" in found


def test_a_secret_from_the_environment_is_a_note(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The service's environment is not this shell's."""
    change(desk, 'password = { file = "password" }', 'password = { env = "TRIAGE_NOT_SET_HERE" }')
    assert main(["check", str(desk)]) == 0
    assert "look  mailbox: the secret comes from the environment variable TRIAGE_NOT_SET_HERE" in (
        capsys.readouterr().out
    )
