"""Plots and the page of figures. Plots are drawn where matplotlib is; their figures are on the page anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def _axes(size: tuple[float, float] = (5.0, 4.0)) -> tuple[Any, Any]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=size, dpi=110)
    return figure, axes


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})
    figure.clf()


def reliability(out: Path, name: str, confidence: npt.NDArray[Any], right: npt.NDArray[Any]) -> None:
    figure, axes = _axes()
    edges = np.minimum((confidence * 10).astype(int), 9)
    bins = [b for b in range(10) if (edges == b).any()]
    axes.plot([0, 1], [0, 1], color="0.7", lw=1)
    axes.bar(
        [b / 10 + 0.05 for b in bins], [right[edges == b].mean() for b in bins], width=0.09, color="#4477aa"
    )
    for b in bins:
        axes.text(b / 10 + 0.05, 0.02, str(int((edges == b).sum())), ha="center", fontsize=7, color="white")
    axes.set(
        xlabel="stated confidence",
        ylabel="share that was right",
        xlim=(0, 1),
        ylim=(0, 1),
        title="Reliability (mails in each bar)",
    )
    _save(figure, out / f"reliability-{name}.png")


def risk_coverage(out: Path, name: str, gate: npt.NDArray[Any], right: npt.NDArray[Any]) -> None:
    figure, axes = _axes()
    order = np.argsort(-gate, kind="stable")
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    axes.plot(np.arange(1, len(order) + 1) / len(order), 100 * wrong, color="#aa3377")
    axes.axhline(2, color="0.7", lw=1)
    axes.set(
        xlabel="share of mails acted on, surest first",
        ylabel="wrong among these, %",
        xlim=(0, 1),
        title="Risk and coverage",
    )
    _save(figure, out / f"risk-coverage-{name}.png")


def by_language(
    out: Path, languages: Sequence[str], intent: npt.NDArray[Any], area: npt.NDArray[Any]
) -> None:
    figure, axes = _axes()
    names = sorted(set(languages))
    chosen = [np.array([each == name for each in languages]) for name in names]
    places = np.arange(len(names))
    axes.bar(places - 0.2, [intent[rows].mean() for rows in chosen], 0.38, label="intent", color="#4477aa")
    axes.bar(places + 0.2, [area[rows].mean() for rows in chosen], 0.38, label="area", color="#ccbb44")
    axes.set(ylim=(0, 1), xticks=places, xticklabels=names, title="Unseen mails, right by language")
    axes.legend(loc="lower right")
    _save(figure, out / "by-language.png")


def confusion(out: Path, truth: Sequence[str], named: Sequence[str]) -> None:
    figure, axes = _axes((8.5, 8.0))
    labels = sorted({*truth, *named})
    counts = Counter(zip(truth, named, strict=True))
    grid = np.array([[counts[one, two] for two in labels] for one in labels])
    axes.imshow(np.sqrt(grid), cmap="Blues")
    for (row, column), count in np.ndenumerate(grid):
        if count:
            axes.text(
                column,
                row,
                str(count),
                ha="center",
                va="center",
                fontsize=7,
                color="white" if count > 8 else "black",
            )
    axes.set(
        xticks=range(len(labels)),
        yticks=range(len(labels)),
        yticklabels=labels,
        xlabel="taken for",
        ylabel="was",
    )
    axes.set_xticklabels(labels, rotation=90)
    _save(figure, out / "confusion.png")


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
            ("reliability-unseen", "Reliability on unseen mails"),
            ("risk-coverage-unseen", "Risk and coverage on unseen mails"),
            ("by-language", "Right by language"),
            ("confusion", "Confusion on unseen mails"),
        )
    )
    by_hand = path.with_suffix("") / "notes.md"
    notes = "\n" + by_hand.read_text("utf-8") if by_hand.exists() else ""
    path.write_text(head + rows + notes + plots, "utf-8")
