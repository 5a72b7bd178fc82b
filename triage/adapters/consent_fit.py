"""Fits the head of :mod:`triage.adapters.consent` from our own replies in ``models/acceptance``.

Runs as ``python -m triage.adapters.consent_fit MODELS`` (``make train-acceptance``); needs the extra
``semantic`` and scikit-learn. On one machine with one BLAS thread the files come out byte-identical.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from triage.adapters.consent import HEAD
from triage.adapters.consent_rows import examples_sha256, read_rows
from triage.adapters.encoder import LONGEST, open_encoder
from triage.adapters.model import save
from triage.books.acceptance_clauses import without_greeting

REGULARISED: Final = 3.0
_FOLDS: Final = 8


def main(models: Path) -> None:
    """Write ``acceptance.npz`` and its card under ``models``."""
    rows = [one for one in read_rows(models / "acceptance") if one.after != "other"]
    encoder = open_encoder()
    vectors = np.vstack([encoder.encode([without_greeting(one.text)[:LONGEST]]) for one in rows])
    right = np.array([one.accepts for one in rows])
    fitted = _fit(vectors, right)
    arrays = {
        "weights": fitted.coef_[0].astype(np.float32),
        "bias": fitted.intercept_.astype(np.float32),
    }
    likelihoods = _out_of_fold(vectors, right, [one.situation for one in rows])
    card = {
        "labels": ["other", "accepts"],
        "encoder": encoder.name,
        "rows": len(rows),
        "accepting": int(right.sum()),
        "right_out_of_fold": round(float(((likelihoods > 0.5) == right).mean()), 4),
        "examples_sha256": examples_sha256(models / "acceptance"),
        "made_by": "All replies were written for this project by a language model, for invented customers.",
    }
    save(models, HEAD, arrays, card)
    sys.stdout.write(f"{len(rows)} replies, {card['right_out_of_fold']:.1%} right out of fold by situation\n")


def _fit(vectors: npt.NDArray[np.float32], right: npt.NDArray[np.bool_]) -> Any:
    head = LogisticRegression(C=REGULARISED, max_iter=3000, class_weight="balanced")
    return head.fit(vectors, right)


def _out_of_fold(
    vectors: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], situations: Sequence[str]
) -> npt.NDArray[np.float64]:
    found = np.zeros(len(right))
    folds = GroupKFold(n_splits=_FOLDS, shuffle=True, random_state=1)
    for learn, test in folds.split(vectors, right, list(situations)):
        found[test] = _fit(vectors[learn], right[learn]).predict_proba(vectors[test])[:, 1]
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
