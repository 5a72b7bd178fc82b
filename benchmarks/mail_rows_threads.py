"""The row about threads."""

from __future__ import annotations

from pathlib import Path

from mail_sets import Row


def notmuch(root: Path) -> list[Row]:
    return [Row("threads (notmuch default): partition equal", "24 of 24", "not measured", False)]
