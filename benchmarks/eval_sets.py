"""The labelled sets that ``eval_intent`` reads, from beside the repository; nothing of them is ours."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from triage.adapters import encoder as sentences
from triage.adapters import tfidf
from triage.adapters.encoder import Encoder
from triage.adapters.fitting import Corpus
from triage.adapters.vectors import cue_rows
from triage.intent.cues import Cues

ROOT = Path(__file__).resolve().parent.parent
DATA = "TRIAGE_EVAL_DATA"
"""Environment name of the folder that holds ``intent/`` and ``mail/``."""

Floats = npt.NDArray[np.float32]
Row = dict[str, Any]


def data_root() -> Path:
    return Path(os.environ.get(DATA) or ROOT.parent / "shared" / "data")


def rows_of(name: str) -> list[Row]:
    """The rows of a set; ends the run loudly where it is missing."""
    path = data_root() / "intent" / name / "data.jsonl.gz"
    if not path.exists():
        sys.exit(f"MISSING: {path} (the evaluation sets lie beside the repository; nothing was measured)")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def encoded(encoder: Encoder, rows: Sequence[Row]) -> Floats:
    """Vectors of rows; kept under $TRIAGE_EVAL_CACHE between runs, if that is set."""
    texts = [sentences.reading(row["subject"], row["text"]) for row in rows]
    cache = os.environ.get("TRIAGE_EVAL_CACHE")
    if not cache:
        return encoder.encode(texts)
    name = hashlib.sha256("\0".join([encoder.name, *texts]).encode("utf-8", "replace")).hexdigest()[:24]
    path = Path(cache) / f"{name}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, encoder.encode(texts))
    return np.asarray(np.load(path, allow_pickle=False), dtype=np.float32)


def corpus_of(rows: Sequence[Row], labels: Sequence[str], encoder: Encoder, cues: Cues) -> Corpus:
    """Rows as the training function wants them; unknown labels are -1."""
    numbers = {label: number for number, label in enumerate(labels)}
    vectors = encoded(encoder, rows)
    block = cue_rows(cues, [(row["subject"], row["text"]) for row in rows])
    return Corpus(
        texts=[tfidf.reading(row["subject"], row["text"]) for row in rows],
        labels=np.array([numbers.get(row["label"], -1) for row in rows]),
        vectors=np.hstack([vectors, block]), plain=vectors.shape[1],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Train and test rows of a set, and rows that belong to no label."""

    name: str
    train: list[Row]
    test: list[Row]
    outside_train: list[Row]
    outside_test: list[Row]

    @property
    def labels(self) -> list[str]:
        return sorted({row["label"] for row in self.train})


def split_of(name: str) -> Split:
    """Splits as given; IT tickets: test = sha256(id) mod 5 = 0. CLINC150 trains on train and val."""
    rows = rows_of(name)
    if name == "it_tickets":
        test = [row for row in rows if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 5 == 0]
        chosen = {row["id"] for row in test}
        return Split(
            name=name,
            train=[r for r in rows if r["id"] not in chosen],
            test=test,
            outside_train=[],
            outside_test=[],
        )
    by = {split: [row for row in rows if row["split"] == split] for split in {row["split"] for row in rows}}
    outside = by.get("oos_train", []) + by.get("oos_val", [])
    return Split(
        name=name,
        train=by["train"],
        test=by["test"],
        outside_train=outside,
        outside_test=by.get("oos_test", []),
    )
