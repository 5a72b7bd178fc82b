"""The index of answered questions: nearest ones by meaning, in numpy.

Rows are unit vectors. Up to 500 pairs they are the encoder's own; beyond, their 128 main directions, each
scaled by the fourth root of its variance: what all questions of this firm share counts less, and a hundred
thousand pairs take 52 MB. The ten nearest vote for the answer they got, nearer ones with more weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from triage.ledger import Store
from triage.ledger_desk import PairRow, PairVector

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEAREST: Final = 10
SHARPNESS: Final = 8.0
"""A neighbour's vote is e to this times its cosine."""

FEW: Final = 500
DIMENSIONS: Final = 128
FITTED_ON: Final = 8_000
PAGE: Final = 4_000
LONGEST: Final = 500
NEARLY_SAME: Final = 0.9
REPLACES: Final = 0.95
"""Questions as alike as this are one question: the newer answer replaces the older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """From when on a found answer becomes a draft: cosine of its nearest question, share of the votes."""

    likeness: float
    share: float


SCALED: Final = Bar(likeness=0.70, share=0.55)
PLAIN: Final = Bar(likeness=0.86, share=0.45)
"""Chosen on the training part of banking77 alone, with questions whose answer is *not* in the memory as well:
``benchmarks/choose_memory.py`` prints how; ``benchmarks/eval_drafts.py`` scores the test part with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """``mean`` and ``basis`` (input by 128), or None: rows as they are."""

    mean: Floats | None = None
    basis: Floats | None = None

    @property
    def bar(self) -> Bar:
        return PLAIN if self.basis is None else SCALED

    def place(self, rows: Floats) -> Floats:
        if self.mean is not None and self.basis is not None:
            product = "j,jk->k" if rows.ndim == 1 else "ij,jk->ik"
            rows = np.einsum(product, rows - self.mean, self.basis, optimize=rows.ndim > 1)
        return unit(np.asarray(rows, dtype=np.float32))


def unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def fit_space(rows: Floats) -> Space:
    """The main directions of these questions; too few tell none."""
    if len(rows) <= FEW or rows.shape[1] <= DIMENSIONS:
        return Space()
    mean = rows.mean(axis=0)
    centred = rows - mean
    values, vectors = np.linalg.eigh((centred.T @ centred) / len(rows))
    main = slice(-1, -DIMENSIONS - 1, -1)
    scale = np.maximum(values[main], 1e-9) ** -0.25
    return Space(mean=mean, basis=np.asarray(vectors[:, main] * scale, dtype=np.float32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer that the nearest questions got. ``sure``: over the shipped bar."""

    pair_id: int
    likeness: float
    share: float
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """``groups``: equal numbers have the same answer. ``kinds``: intent and language of each row."""

    numbers: Ints
    groups: npt.NDArray[np.int32]
    kinds: npt.NDArray[np.int32]
    rows: Floats
    space: Space
    names: dict[tuple[str, str], int]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def octets(self) -> int:
        return self.rows.nbytes + self.numbers.nbytes + self.groups.nbytes + self.kinds.nbytes

    def find(self, vector: Floats, *, intent: str = "", language: str = "") -> Found | None:
        """The best answer among the pairs of one intent and language (empty: of any)."""
        wanted = [
            number
            for (of, spoken), number in self.names.items()
            if intent in ("", of) and language in ("", spoken)
        ]
        if not wanted:
            return None
        # not ``@``: a threaded product waits for cores that others use (20 ms for 5 on two busy ones)
        likeness = np.einsum("ij,j->i", self.rows, self.space.place(vector))
        if len(wanted) < len(self.names):
            likeness = np.where(np.isin(self.kinds, wanted), likeness, -1.0)
        return self._voted(likeness)

    def _voted(self, likeness: Floats) -> Found | None:
        count = min(NEAREST, len(self))
        near = np.argpartition(-likeness, count - 1)[:count]
        near = near[likeness[near] > 0]
        if not len(near):
            return None
        votes = np.exp(SHARPNESS * likeness[near])
        groups, place = np.unique(self.groups[near], return_inverse=True)
        sums = np.bincount(place, weights=votes)
        best = int(sums.argmax())
        mine = near[self.groups[near] == groups[best]]
        nearest = mine[likeness[mine].argmax()]
        share, like = float(sums[best] / sums.sum()), float(likeness[nearest])
        bar = self.space.bar
        sure = like >= bar.likeness and share >= bar.share
        return Found(pair_id=int(self.numbers[nearest]), likeness=like, share=share, sure=sure)


def build_index(pages: Callable[[], Iterable[Sequence[PairVector]]]) -> Index:
    """An index of all pairs. Reads the pages twice where the space must be fitted: the vectors of a large
    memory are never all in memory at full length."""
    sample: list[Floats] = []
    for page in pages():
        sample += [_floats(one.vector) for one in page]
        if len(sample) >= FITTED_ON:
            break
    space = fit_space(np.vstack(sample)) if sample else Space()
    numbers: list[int] = []
    groups: list[int] = []
    kinds: list[int] = []
    rows: list[Floats] = []
    answers: dict[int, int] = {}
    names: dict[tuple[str, str], int] = {}
    for page in pages():
        rows.append(space.place(np.vstack([_floats(one.vector) for one in page])))
        for one in page:
            numbers.append(one.pair_id)
            groups.append(answers.setdefault(hash(" ".join(one.answer.split())), len(answers)))
            kinds.append(names.setdefault((one.intent, one.language), len(names)))
    return Index(
        numbers=np.array(numbers, dtype=np.int64),
        groups=np.array(groups, dtype=np.int32),
        kinds=np.array(kinds, dtype=np.int32),
        rows=_joined(rows),
        space=space,
        names=names,
    )


def _joined(rows: list[Floats]) -> Floats:
    """One array; each page is given up as it is copied."""
    if not rows:
        return np.empty((0, 1), dtype=np.float32)
    whole = np.empty((sum(len(one) for one in rows), rows[0].shape[1]), dtype=np.float32)
    at = 0
    while rows:
        page = rows.pop(0)
        whole[at : at + len(page)] = page
        at += len(page)
    return whole


def _floats(octets: bytes) -> Floats:
    return np.frombuffer(octets, dtype=np.float16).astype(np.float32)


def octets_of(vector: Floats) -> bytes:
    return unit(vector).astype(np.float16).tobytes()


# ---------------------------------------------------------------- beside the store


class Meaning(Protocol):
    """Turns a text into a vector; ``name`` changes when its numbers do."""

    @property
    def name(self) -> str: ...
    def vector(self, subject: str, text: str) -> Floats | None: ...


class Recollection:
    """Answers from the store, found again. Belongs to the thread that triages: encoders are not shared."""

    def __init__(self, store: Store, meaning: Meaning) -> None:
        self._store = store
        self._meaning = meaning
        self._index: Index | None = None
        self._state: tuple[int, int] = (0, 0)

    def recall(self, question: str, *, intent: str, language: str) -> Found | None:
        """The best known answer to a masked question, sure or not; None where nothing is near. Without an
        intent only a question that is nearly the same makes it sure."""
        self._refresh()
        index = self._index
        if index is None or not any(intent in ("", of) and language == spoken for of, spoken in index.names):
            return None
        vector = self._meaning.vector("", question[:LONGEST])
        found = None if vector is None else index.find(vector, intent=intent, language=language)
        if found is not None and not intent:
            return replace(found, sure=found.sure and found.likeness >= NEARLY_SAME)
        return found

    def _refresh(self) -> None:
        """Read what was learned since, in small steps; build anew when something was added or withdrawn."""
        with self._store.reading() as tx:
            if tx.memory.pair_state() == self._state:
                return
        while self._read_some():
            pass
        self._index = build_index(self._pages)
        with self._store.reading() as tx:  # reading may have replaced some
            self._state = tx.memory.pair_state()

    def _read_some(self) -> bool:
        with self._store.reading() as tx:
            unread = tx.memory.unread(self._meaning.name, 64)
        read = [(one.pair_id, self._meaning.vector("", one.question[:LONGEST])) for one in unread]
        with self._store.begin() as tx:
            for pair, (pair_id, vector) in zip(unread, read, strict=True):
                older = self._replaced(pair, vector)
                if older is not None:
                    tx.memory.set_pair(older, "replaced")
                octets = b"" if vector is None else octets_of(vector)
                tx.memory.put_vector(pair_id, octets, self._meaning.name if octets else "none")
        return bool(read) and any(vector is not None for _, vector in read)

    def _replaced(self, pair: PairRow, vector: Floats | None) -> int | None:
        """The older pair that had another answer to the same question."""
        if self._index is None or vector is None:
            return None
        found = self._index.find(vector, intent=pair.intent, language=pair.language)
        if found is None or found.likeness < REPLACES or found.pair_id >= pair.pair_id:
            return None
        return found.pair_id

    def _pages(self) -> Iterable[Sequence[PairVector]]:
        after = 0
        with self._store.reading() as tx:
            while page := tx.memory.vectors(self._meaning.name, after, PAGE):
                yield page
                after = page[-1].pair_id
