"""Distils the encoder into one vector a word: the fall-back where the extra is not installed.

The words are those of our own examples and the whole-word pieces of the encoder's own vocabulary; no
foreign word list is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from triage.adapters.encoder import Encoder, pieces
from triage.adapters.model import save
from triage.adapters.tfidf import pack_words, prepare
from triage.adapters.vectors import TABLE_DIMENSIONS

Floats = npt.NDArray[np.float32]

MOST_WORDS: Final = 56_000
RARE: Final = 1e-3
"""SIF: a word of frequency f weighs RARE / (RARE + f)."""

_WORD: Final = re.compile(r"\w+")
_LATIN: Final = re.compile(r"[a-z']{2,20}|\d")


def build_table(encoder: Encoder, texts: Sequence[str], out: Path) -> None:
    """Write ``vectors.npz`` and its card under ``out``."""
    counts = Counter(word for text in texts for word in _WORD.findall(prepare(text)))
    spelled = _vocabulary(texts)
    words, forms = list(spelled), list(spelled.values())
    vectors = np.vstack([encoder.encode(forms[at : at + 512])[:, :512] for at in range(0, len(forms), 512)])
    reduced = _reduced(vectors, np.array([1.0 + counts[word] for word in words]))
    scale = np.abs(reduced).max(axis=1, keepdims=True) / 127.0
    total = sum(counts.values())
    weights = scale[:, 0] * RARE / (RARE + np.array([counts[word] for word in words]) / total)
    arrays = {
        "words": pack_words(words),
        "vectors": np.rint(reduced / scale).astype(np.int8),
        "weights": weights.astype(np.float32),
    }
    card = {"labels": ["word", "vector"], "encoder": encoder.name, "dimensions": TABLE_DIMENSIONS}
    save(out, "vectors", arrays, card, squeezed=False)


def _vocabulary(texts: Sequence[str]) -> dict[str, str]:
    """Folded word -> a spelling of it: our own first, then the encoder's pieces in its order."""
    own = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    spelled: dict[str, str] = {}
    for word in sorted(own, key=lambda word: (-own[word], word)):
        spelled.setdefault(prepare(word), word)
    for piece in pieces():
        folded = prepare(piece)
        if _LATIN.fullmatch(folded):
            spelled.setdefault(folded, piece)
    chosen = [word for word in spelled if word and len(word) <= 30][:MOST_WORDS]
    return {word: spelled[word] for word in chosen}


def _reduced(vectors: Floats, weights: npt.NDArray[np.float64]) -> Floats:
    """The main directions of all words, common ones weighing more; the mean is taken out."""
    share = (np.sqrt(weights) / np.sqrt(weights).sum())[:, None]
    centred = vectors - (vectors * share).sum(axis=0)
    _, directions = np.linalg.eigh((centred * share).T.astype(np.float64) @ centred)
    return np.asarray(centred @ directions[:, ::-1][:, :TABLE_DIMENSIONS], dtype=np.float32)
