"""How likely a reply to a quote accepts it: a linear head on the sentence encoder.

Nothing without the extra ``semantic``, or where the head was trained on another encoder: the rules of
:mod:`triage.books.acceptance` then go on alone, which only asks more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from triage.adapters import encoder
from triage.adapters.meaning import ClassifierMeaning
from triage.adapters.model import RefusedModel, Stored, load
from triage.books.acceptance_clauses import without_greeting

HEAD: Final = "acceptance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    weights: npt.NDArray[np.float32]
    bias: float

    def likelihood(self, vector: npt.NDArray[np.float32]) -> float:
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, float(vector @ self.weights) + self.bias))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Asked by the triage thread alone, as the encoder behind it."""

    meaning: ClassifierMeaning
    head: Head | None

    def __call__(self, text: str) -> float | None:
        """The likelihood that this new text accepts; None where nothing can be said."""
        said = without_greeting(text)
        if self.head is None or not said:
            return None
        vector = self.meaning.vector("", said)
        if vector is None or vector.shape != self.head.weights.shape:
            return None
        return self.head.likelihood(vector)


def open_consent(models: Path, meaning: ClassifierMeaning) -> Consent:
    """A head that is missing, damaged or of another encoder is not used."""
    try:
        return Consent(meaning=meaning, head=head_of(load(models, HEAD)))
    except RefusedModel:
        return Consent(meaning=meaning, head=None)


def head_of(stored: Stored) -> Head:
    """Raises RefusedModel where it is no head of the pinned encoder."""
    weights, bias = stored.arrays.get("weights"), stored.arrays.get("bias")
    if stored.card.get("encoder") != encoder.NAME or weights is None or bias is None:
        raise RefusedModel("acceptance.npz is no head of this encoder")
    if weights.shape != (encoder.DIMENSIONS,) or bias.shape != (1,):
        raise RefusedModel("acceptance.npz has another shape")
    return Head(weights=weights.astype(np.float32), bias=float(bias[0]))
