"""S10: every guard has a test that fails without it. `guards.toml` lists them; a copy of the program is
patched, one guard at a time, and the named test is run alone: it must fail.

A few a day in `make test` (which ones turns with the date), all of them in `make soak`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.hostile import scale

ROOT = Path(__file__).parents[1]
GUARDS: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "guards.toml").read_text("utf-8"))["guard"]
TESTS_FAILED = 1
"""pytest's exit status for tests that ran and failed; a mistake in the patch gives another."""


def chosen() -> list[dict[str, Any]]:
    """Three of them, others each day."""
    number = scale(3, len(GUARDS))
    begin = datetime.now(UTC).timetuple().tm_yday * number % len(GUARDS)
    return (GUARDS + GUARDS)[begin : begin + number]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    to = tmp_path_factory.mktemp("without")
    for name in ("triage", "tests"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "rules",
        "models",
        "replies",
        "pyproject.toml",
        "config.example.toml",
        "README.md",
        "benchmarks",
        "docs",
    ):
        if (ROOT / name).exists():
            (to / name).symlink_to(ROOT / name)
    yield to
    shutil.rmtree(to)


def test_every_guard_stands_where_the_list_says() -> None:
    """Once in its file, and its test exists: a list that has gone stale is found at once."""
    wrong = []
    for guard in GUARDS:
        text = (ROOT / guard["file"]).read_text("utf-8")
        path, _, name = guard["test"].partition("::")
        if text.count(guard["line"]) != 1:
            wrong.append(f"{guard['name']}: stands {text.count(guard['line'])} times in {guard['file']}")
        name = name.rpartition("::")[2].partition("[")[0]  # a class may inherit it from a file beside
        beside = (
            [ROOT / path]
            if "::" not in guard["test"].partition("::")[2]
            else (ROOT / path).parent.glob("*.py")
        )
        if not any(f"def {name}" in one.read_text("utf-8") for one in beside):
            wrong.append(f"{guard['name']}: no {guard['test']}")
    assert wrong == []
    assert len({guard["name"] for guard in GUARDS}) == len(GUARDS)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("guard", chosen(), ids=lambda guard: guard["name"])
def test_without_the_guard_its_test_fails(guard: dict[str, Any], copy: Path) -> None:
    """The line taken out, the test run alone."""
    path = copy / guard["file"]
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(guard["line"], guard["without"]), "utf-8")
    try:
        done = run_alone(copy, guard["test"])
    finally:
        path.write_text(whole, "utf-8")
    assert done.returncode == TESTS_FAILED, f"{done.returncode}\n{done.stdout[-3000:]}{done.stderr[-500:]}"


def run_alone(copy: Path, test: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "CI": "", "TRIAGE_SOAK": ""}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", test]
    return subprocess.run(
        command, cwd=copy, env=env, capture_output=True, text=True, timeout=280, check=False
    )
