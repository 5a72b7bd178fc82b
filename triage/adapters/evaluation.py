"""How often a classifier is right on labelled mails: figures, and plots where matplotlib is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
BINS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One labelled mail and what it was called."""

    truth: str
    named: str
    area: str
    named_area: str
    confidence: float
    gate: float
    unsure: bool
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares from 0 to 1. ``by_language``: language -> (mails, intent right, area right)."""

    mails: int
    accuracy: float
    area: float
    macro_f1: float
    ece: float
    sure: float
    sure_right: float
    by_language: dict[str, tuple[int, float, float]]
    confused: tuple[tuple[str, str, int], ...]


def figures(rows: Sequence[Judged]) -> Figures:
    right, area = _right(rows), np.array([one.area == one.named_area for one in rows])
    sure = np.array([not one.unsure for one in rows])
    wrong = Counter((one.truth, one.named) for one in rows if one.truth != one.named)
    languages = sorted({one.language for one in rows})
    chosen = {name: np.array([one.language == name for one in rows]) for name in languages}
    return Figures(
        mails=len(rows),
        accuracy=float(right.mean()),
        area=float(area.mean()),
        macro_f1=macro_f1(rows),
        ece=ece(np.array([one.confidence for one in rows]), right),
        sure=float(sure.mean()),
        sure_right=float(right[sure].mean()) if sure.any() else 0.0,
        by_language={
            name: (int(mine.sum()), float(right[mine].mean()), float(area[mine].mean()))
            for name, mine in chosen.items()
        },
        confused=tuple((truth, named, count) for (truth, named), count in wrong.most_common(10)),
    )


def _right(rows: Sequence[Judged]) -> npt.NDArray[np.bool_]:
    return np.array([one.truth == one.named for one in rows], dtype=np.bool_)


def macro_f1(rows: Sequence[Judged]) -> float:
    """The mean over the labels that occur of 2TP / (2TP + FP + FN)."""
    truths, named = Counter(one.truth for one in rows), Counter(one.named for one in rows)
    hits = Counter(one.truth for one in rows if one.truth == one.named)
    return float(np.mean([2 * hits[label] / (truths[label] + named[label]) for label in truths]))


def ece(confidence: Floats, right: npt.NDArray[Any]) -> float:
    """Expected calibration error: mean |confidence - share right| over fifteen equal bins."""
    places = np.minimum((confidence * BINS).astype(int), BINS - 1)
    inside = [places == number for number in range(BINS)]
    return float(
        sum(one.mean() * abs(confidence[one].mean() - right[one].mean()) for one in inside if one.any())
    )


# ---------------------------------------------------------------- plots


def plots(rows: Sequence[Judged], out: Path) -> list[Path]:
    """Reliability, risk against coverage, confusion, by language. Empty where matplotlib is missing."""
    try:
        import matplotlib
    except ImportError:
        return []
    matplotlib.use("Agg")
    out.mkdir(parents=True, exist_ok=True)
    drawn = (_reliability, _risk_coverage, _confusion, _by_language)
    return [draw(rows, out) for draw in drawn]


def _axes(width: float = 5.0, height: float = 4.0) -> tuple[Any, Any]:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(width, height), dpi=110)
    return figure, axes


def _saved(figure: Any, path: Path) -> Path:
    from matplotlib import pyplot

    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})
    pyplot.close(figure)
    return path


def _reliability(rows: Sequence[Judged], out: Path) -> Path:
    confidence, right = np.array([one.confidence for one in rows]), _right(rows)
    places = np.minimum((confidence * 10).astype(int), 9)
    bins = [number for number in range(10) if (places == number).any()]
    figure, axes = _axes()
    axes.plot([0, 1], [0, 1], color="0.7", lw=1)
    shares = [right[places == number].mean() for number in bins]
    axes.bar([number / 10 + 0.05 for number in bins], shares, width=0.09, color="#4477aa")
    for number in bins:
        count = int((places == number).sum())
        axes.text(number / 10 + 0.05, 0.02, str(count), ha="center", fontsize=7, color="white")
    axes.set(xlabel="stated confidence", ylabel="share that was right", xlim=(0, 1), ylim=(0, 1),
             title="Reliability (mails in each bar)")  # fmt: skip
    return _saved(figure, out / "reliability.png")


def _risk_coverage(rows: Sequence[Judged], out: Path) -> Path:
    order = np.argsort([-one.gate for one in rows], kind="stable")
    count = np.arange(1, len(rows) + 1)
    wrong = 100 * np.cumsum(~_right(rows)[order]) / count
    figure, axes = _axes()
    axes.plot(count / len(rows), wrong, color="#aa3377")
    axes.axhline(2, color="0.7", lw=1)
    axes.set(xlabel="share of mails acted on, surest first", ylabel="wrong among these, %", xlim=(0, 1),
             title="Risk and coverage")  # fmt: skip
    return _saved(figure, out / "risk-coverage.png")


def _confusion(rows: Sequence[Judged], out: Path) -> Path:
    labels = sorted({one.truth for one in rows} | {one.named for one in rows})
    counts = Counter((one.truth, one.named) for one in rows)
    grid = np.array([[counts[truth, named] for named in labels] for truth in labels])
    side = max(4.0, 0.33 * len(labels))
    figure, axes = _axes(side + 1, side)
    axes.imshow(np.sqrt(grid), cmap="Blues")
    for (row, column), count in np.ndenumerate(grid):
        if count:
            color = "white" if count > grid.max() / 3 else "black"
            axes.text(column, row, str(count), ha="center", va="center", fontsize=7, color=color)
    axes.set(xticks=range(len(labels)), yticks=range(len(labels)), yticklabels=labels,
             xlabel="taken for", ylabel="was")  # fmt: skip
    axes.set_xticklabels(labels, rotation=90)
    return _saved(figure, out / "confusion.png")


def _by_language(rows: Sequence[Judged], out: Path) -> Path:
    found = figures(rows).by_language
    names, places = list(found), np.arange(len(found))
    figure, axes = _axes()
    axes.bar(places - 0.2, [found[name][1] for name in names], 0.38, label="intent", color="#4477aa")
    axes.bar(places + 0.2, [found[name][2] for name in names], 0.38, label="area", color="#ccbb44")
    axes.set(
        ylim=(0, 1), xticks=places, xticklabels=[name or "?" for name in names], title="Right by language"
    )
    axes.legend(loc="lower right")
    return _saved(figure, out / "by-language.png")
