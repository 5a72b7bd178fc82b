"""A mail as numbers for the dense heads: meaning (encoder, or a static word table) beside cues.

The static table is distilled from the encoder (one vector a word, 128 numbers as int8) and keeps the
seven languages usable where the encoder is not installed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from triage.adapters.model import RefusedModel, Stored
from triage.adapters.tfidf import LONGEST, Tokens, prepare, unpack_words
from triage.intent.cues import Cues

Floats = npt.NDArray[np.float32]

CUE_WEIGHT: Final = 0.3
"""What one cue adds beside unit vectors; out-of-fold best of 0.15, 0.3 and 0.5."""

TABLE_DIMENSIONS: Final = 128
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Static word vectors: row by word; each row already carries its frequency weight."""

    rows: Mapping[str, int]
    vectors: npt.NDArray[np.int8]
    weights: Floats
    tokens: Tokens = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", Tokens(self._of_token))

    def encode(self, text: str) -> Floats:
        """The weighted mean of a text's known words, norm 1 (all zero where none is known)."""
        known = self.tokens.of(prepare(text[:LONGEST]))
        if not len(known):
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        total = self.weights[known] @ self.vectors[known].astype(np.float32)
        norm = float(np.sqrt(total @ total))
        return np.asarray(total / norm if norm else total, dtype=np.float32)

    def _of_token(self, token: str) -> list[int]:
        get = self.rows.get
        return [row for word in _WORD.findall(token) if (row := get(word)) is not None]


def table_of(stored: Stored) -> Table:
    """The table of a stored file. Raises RefusedModel where its arrays do not fit."""
    try:
        words = unpack_words(stored.arrays["words"])
        vectors, weights = stored.arrays["vectors"], stored.arrays["weights"]
        fits = (
            vectors.dtype == np.int8
            and vectors.shape == (len(words), TABLE_DIMENSIONS)
            and weights.shape == (len(words),)
        )
    except (KeyError, ValueError) as error:
        raise RefusedModel(f"the word table is not whole: {error}") from None
    if not fits:
        raise RefusedModel("the word table's arrays do not fit together")
    return Table(
        rows=dict(zip(words, range(len(words)), strict=True)),
        vectors=vectors,
        weights=weights.astype(np.float32),
    )


def cue_block(cues: Cues, subject: str, text: str) -> Floats:
    """Twice as many numbers as cues: said anywhere, said in the subject."""
    block = np.zeros(2 * len(cues.names), dtype=np.float32)
    anywhere, in_subject = cues.found(subject, text)
    for number in anywhere:
        block[number] = CUE_WEIGHT
    for number in in_subject:
        block[len(cues.names) + number] = CUE_WEIGHT
    return block


def cue_rows(cues: Cues, mails: Sequence[tuple[str, str]]) -> Floats:
    return np.array([cue_block(cues, subject, text) for subject, text in mails], dtype=np.float32)
