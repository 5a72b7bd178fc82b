"""The sets under ../shared/data/mail, and how a row of the table is told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RAW_SUFFIXES = {".eml", ".box", ".txt", ".mime", ".msg"}
NOT_MAIL = {"SOURCE.txt", "EXPECTED_tree.txt"}
NOT_RAW = {"github_email_reply_parser", "zapier_email_reply_parser", "mail_parser_reply", "unquotemail_talonlike",
           "invoice2data_a", "icalendar_ics", "roundup_mailgw", "zammad_auto"}  # fmt: skip
"""Sets whose files are bodies, calendars or lists, not raw mails."""


@dataclass(slots=True)
class Row:
    """One line of the table. ``misses`` name what fell short, for ``--verbose``."""

    what: str
    bar: str
    figure: str
    met: bool | None
    misses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """Right of how many, with the misses named."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, ok: bool, note: str) -> None:
        self.total += 1
        self.right += ok
        if not ok:
            self.misses.append(note[:400])

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 0.0

    def row(self, what: str, bar: float | None) -> Row:
        figure = f"{self.right} of {self.total} ({100 * self.share:.2f} %)"
        told = "-" if bar is None else "all" if bar == 1 else f">= {100 * bar:g} %"
        met = None if bar is None else self.total > 0 and self.share >= bar
        return Row(what, told, figure, met, self.misses)


def raw_files(root: Path) -> Iterator[Path]:
    """Every raw mail of every set, in a fixed order."""
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.name in NOT_MAIL or NOT_RAW & set(path.parts):
            continue
        bare = "spamassassin" in path.parts or "notmuch_default" in path.parts
        if path.suffix in RAW_SUFFIXES or (bare and path.suffix not in (".json", ".yml", ".jsonl")):
            yield path


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def fold(text: str | None) -> str:
    """White space folded, as the bars say."""
    return " ".join((text or "").split())


def missing_words(expected: str, found: str) -> Counter[str]:
    """The words of the true answer that ours lacks."""
    return Counter(expected.split()) - Counter(found.split())
