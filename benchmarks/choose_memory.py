"""How the answer memory's method and bars were chosen: on banking77's *training* part alone.

    python benchmarks/choose_memory.py [DATA]

The training questions are split by the hash of their text: seven tenths are "answered", three tenths "come
in". Three things are chosen by rules written down before looking, and then stand as constants in
``triage/adapters/memory.py``; ``eval_drafts.py`` scores the test split with them.

1. Space, neighbours, sharpness: the best share of right answers at rank 1. Among choices within a quarter of
   a point, the one nearest to the middle of the grid.
2. The bar of the scaled space: the most drafts with at least 97 % of them right (the bar is 96) and at most
   20 % drafts for topics that nobody answered (the bar is 25).
3. The bar of the plain space (few pairs have no directions to be fitted): the most drafts with at least 98 %
   of them right where five questions of every topic are answered, *and* at least 95 % right where only four
   topics of the 77 are, so that nearly all that comes in is strange (mean of 20 such memories).
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from triage.adapters.encoder import Encoder, open_encoder
from triage.adapters.memory import DIMENSIONS, Floats, unit
from triage.drafting.memory import mask_question

POWERS = (0.0, -0.125, -0.25, -0.375, -0.5)
NEIGHBOURS = (1, 3, 5, 10, 15, 20, 30)
SHARPNESS = (4.0, 8.0, 16.0, 24.0, 32.0)
LIKENESS = tuple(round(0.50 + 0.02 * step, 2) for step in range(24))
SHARES = tuple(round(0.40 + 0.05 * step, 2) for step in range(12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    vectors: Floats
    labels: np.ndarray

    def of(self, kept: np.ndarray) -> Part:
        return Part(vectors=self.vectors[kept], labels=self.labels[kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """For each question: the label voted for, its share of the votes, its nearest question's cosine."""

    best: np.ndarray
    share: np.ndarray
    likeness: np.ndarray


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data") / "intent" / "banking77"
    answered, asked = split(folder / "data.jsonl.gz", open_encoder())
    print(f"training part alone: {len(answered.labels)} answered, {len(asked.labels)} asked")
    power, count, sharp = choose_method(answered, asked)
    print(f"chosen: power {power}, {count} neighbours, sharpness {sharp:g}")
    choose_bar("scaled", answered, asked, power, count, sharp, right=0.97)
    choose_plain(few_of(answered, 5), asked, count, sharp)
    return 0


def split(path: Path, encoder: Encoder) -> tuple[Part, Part]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [one for one in map(json.loads, lines) if one["split"] == "train"]
    texts = [mask_question(one["text"], ()) for one in rows]
    parts = [encoder.encode(texts[start : start + 64]) for start in range(0, len(texts), 64)]
    whole = Part(vectors=np.vstack(parts), labels=np.array([one["label"] for one in rows]))
    comes_in = np.array([int(sha256(one["text"].encode()).hexdigest(), 16) % 10 < 3 for one in rows])
    return whole.of(~comes_in), whole.of(comes_in)


def few_of(answered: Part, most: int) -> Part:
    seen: dict[str, int] = {}
    kept = []
    for place, label in enumerate(answered.labels):
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= most:
            kept.append(place)
    return answered.of(np.array(kept))


def placed(answered: Part, asked: Part, power: float | None) -> tuple[Floats, Floats]:
    """Both sides in the space of a power; None: as they are."""
    if power is None:
        return unit(answered.vectors), unit(asked.vectors)
    mean = answered.vectors.mean(axis=0)
    centred = answered.vectors - mean
    values, directions = np.linalg.eigh((centred.T @ centred) / len(centred))
    main = slice(-1, -DIMENSIONS - 1, -1)
    basis = directions[:, main] * np.maximum(values[main], 1e-9) ** power
    return unit(centred @ basis), unit((asked.vectors - mean) @ basis)


def voted(likeness: Floats, labels: np.ndarray, count: int, sharp: float) -> Voted:
    near = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
    rows = np.arange(len(likeness))[:, None]
    cosines = likeness[rows, near]
    votes = np.exp(sharp * cosines)
    best, share, nearest = [], [], []
    for names, weights, close in zip(labels[near], votes, cosines, strict=True):
        groups, place = np.unique(names, return_inverse=True)
        sums = np.bincount(place, weights=weights)
        top = int(sums.argmax())
        best.append(groups[top])
        share.append(sums[top] / sums.sum())
        nearest.append(close[place == top].max())
    return Voted(best=np.array(best), share=np.array(share), likeness=np.array(nearest))


def choose_method(answered: Part, asked: Part) -> tuple[float, int, float]:
    scores: dict[tuple[float, int, float], float] = {}
    for power in POWERS:
        ours, theirs = placed(answered, asked, power)
        likeness = theirs @ ours.T
        for count, sharp in itertools.product(NEIGHBOURS, SHARPNESS):
            found = voted(likeness, answered.labels, count, sharp)
            scores[power, count, sharp] = float(np.mean(found.best == asked.labels))
        row = max((score, key) for key, score in scores.items() if key[0] == power)
        print(
            f"  power {power:>6}: {row[0]:.2%} with {row[1][1]} neighbours, sharpness {row[1][2]:g}",
            flush=True,
        )
    top = max(scores.values())
    near = [key for key, score in scores.items() if score >= top - 0.0025]
    return min(near, key=_from_the_middle)


def _from_the_middle(key: tuple[float, int, float]) -> tuple[int, int, int]:
    """Steps away from the middle of each grid: a choice at its edge is a choice by chance."""
    grids: tuple[Sequence[float], ...] = (POWERS, NEIGHBOURS, SHARPNESS)
    steps = [abs(grid.index(one) - len(grid) // 2) for grid, one in zip(grids, key, strict=True)]
    return sum(steps), max(steps), steps[0]


def choose_bar(
    name: str, answered: Part, asked: Part, power: float | None, count: int, sharp: float, *, right: float
) -> None:
    found = _found(answered, asked, power, count, sharp)
    ok = found.best == asked.labels
    names = sorted(set(answered.labels))
    unknown = set(random.Random(77).sample(names, len(names) // 5))
    kept = answered.of(np.array([one not in unknown for one in answered.labels]))
    strange = asked.of(np.array([one in unknown for one in asked.labels]))
    lost = _found(kept, strange, power, count, sharp)
    best = max(_bars(found, ok, lost, right), default=None)
    print(f"{name}: rank 1 {ok.mean():.2%}")
    if best is None:
        print("  no bar keeps both rules")
        return
    drafts, likeness, share, precision, wrong = best
    print(f"  likeness {likeness}, share {share}: {drafts:.1%} drafts, {precision:.2%} right, "
          f"{wrong:.1%} for topics nobody answered", flush=True)  # fmt: skip


def choose_plain(few: Part, asked: Part, count: int, sharp: float) -> None:
    names = sorted(set(few.labels))
    chance = random.Random(78)
    tiny = [few.of(np.isin(few.labels, chance.sample(names, 4))) for _ in range(20)]
    found = _found(few, asked, None, count, sharp)
    small = [_found(one, asked, None, min(count, len(one.labels)), sharp) for one in tiny]
    best = max(_plain_bars(found, small, asked.labels), default=None)
    print(f"plain ({len(few.labels)} pairs): rank 1 {np.mean(found.best == asked.labels):.2%}")
    if best is None:
        print("  no bar keeps both rules")
        return
    drafts, likeness, share, precision, right = best
    print(f"  likeness {likeness}, share {share}: {drafts:.1%} drafts, {precision:.2%} right; "
          f"of four topics {right:.2%} right", flush=True)  # fmt: skip


def _plain_bars(
    found: Voted, small: Sequence[Voted], labels: np.ndarray
) -> Iterator[tuple[float, float, float, float, float]]:
    for likeness, share in itertools.product(LIKENESS, SHARES):
        drafts, right = _counted([found], labels, likeness, share)
        tiny, tiny_right = _counted(small, labels, likeness, share)
        if drafts and tiny and right >= 0.98 * drafts and tiny_right >= 0.95 * tiny:
            yield drafts / len(labels), likeness, share, right / drafts, tiny_right / tiny


def _counted(found: Sequence[Voted], labels: np.ndarray, likeness: float, share: float) -> tuple[int, int]:
    sure = [(one.likeness >= likeness) & (one.share >= share) for one in found]
    right = sum(int((one.best[mask] == labels[mask]).sum()) for one, mask in zip(found, sure, strict=True))
    return sum(int(mask.sum()) for mask in sure), right


def _found(answered: Part, asked: Part, power: float | None, count: int, sharp: float) -> Voted:
    ours, theirs = placed(answered, asked, power)
    return voted(theirs @ ours.T, answered.labels, count, sharp)


def _bars(
    found: Voted, ok: np.ndarray, lost: Voted, right: float
) -> Iterator[tuple[float, float, float, float, float]]:
    for likeness, share in itertools.product(LIKENESS, SHARES):
        sure = (found.likeness >= likeness) & (found.share >= share)
        if not sure.any():
            continue
        precision = float(ok[sure].mean())
        wrong = float(((lost.likeness >= likeness) & (lost.share >= share)).mean())
        if precision >= right and wrong <= 0.20:
            yield float(sure.mean()), likeness, share, precision, wrong


if __name__ == "__main__":
    sys.exit(main())
