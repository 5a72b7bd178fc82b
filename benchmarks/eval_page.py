"""Bars, met or missed, and the page that shows them, docs/quality-intent.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    what: str
    bar: str
    figure: str
    met: bool


def at_least(what: str, bar: float, figure: float, form: str = ".3f") -> Bar:
    return Bar(what=what, bar=f">= {bar:g}", figure=format(figure, form), met=figure >= bar)


def at_most(what: str, bar: float, figure: float, form: str = ".3f") -> Bar:
    return Bar(what=what, bar=f"<= {bar:g}", figure=format(figure, form), met=figure <= bar)


def told(what: str, figure: str) -> Bar:
    return Bar(what=what, bar="told", figure=figure, met=True)


def write_page(path: Path, bars: Sequence[tuple[str, str, str, bool]], version: str) -> None:
    """docs/quality-intent.md: every bar with its figure, the notes written by hand beside the plots, the plots."""
    head = (
        "# How often the intent is right\n\n"
        "Written by `python -m benchmarks.eval_intent`; one configuration for every set, splits as given. "
        f"Model and rules: `{version}`. A missed bar is said, not hidden.\n\n"
        "| what | bar | figure | |\n|---|---|---|---|\n"
    )
    rows = "".join(
        f"| {what} | {bar} | {figure} | {'' if met else '**missed**'} |\n" for what, bar, figure, met in bars
    )
    plots = "".join(
        f"\n![{title}](quality-intent/{name}.png)\n"
        for name, title in (
            ("reliability", "Reliability on unseen mails"),
            ("risk-coverage", "Risk and coverage on unseen mails"),
            ("by-language", "Right by language"),
            ("confusion", "Confusion on unseen mails"),
        )
    )
    by_hand = path.with_suffix("") / "notes.md"
    notes = "\n" + by_hand.read_text("utf-8") if by_hand.exists() else ""
    path.write_text(head + rows + notes + plots, "utf-8")
