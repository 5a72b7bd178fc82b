"""Scores one mail with numpy: text head, dense heads, their fusion, nearest known mails, signals.

Nothing here learns and nothing here imports scikit-learn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters.model import Array, RefusedModel, Stored
from triage.adapters.tfidf import Featuriser, prepare, unpack_words
from triage.intent.combine import Gates, Scores
from triage.intent.common_words import COMMON
from triage.intent.gate import Gate
from triage.intent.verdict import Evidence, EvidenceKind

Floats = npt.NDArray[np.float32]

DENSE_NAMES: Final = ("coef", "bias", "plane", "plane_bias", "hidden", "hidden_bias", "out", "out_bias")
NEIGHBOURS: Final = 5
_TELLING: Final = 5.0
"""The idf from which a word may be shown as a reason: *invoice* (5.06) is one, *the* tells nothing."""

_SOME: Final = 0.02
"""What a shown word must add at least."""

_SHOWN_WORDS: Final = 5
_SHOWN_NEIGHBOURS: Final = 2
_CLOSE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScorer:
    featuriser: Featuriser
    words: tuple[str, ...]
    coef: Array
    """Weights (columns, labels) as int8, or float32 while training: one mail needs few rows of many."""
    scale: Floats
    """What each label's weights are multiplied with."""
    bias: Floats

    def columns(self, text: str) -> tuple[Array, Floats]:
        return self.featuriser.columns(prepare(text))

    def rows(self, columns: Array) -> Floats:
        """The weights of these columns, unscaled."""
        return self.coef.take(columns, axis=0).astype(np.float32, copy=False)

    def logits(self, columns: Array, values: Floats) -> Floats:
        return self.added(self.rows(columns), values)

    def added(self, rows: Floats, values: Floats) -> Floats:
        return np.asarray(values @ rows * self.scale + self.bias, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseScorer:
    """Two linear heads and small networks on one vector; all give log-probabilities."""

    coef: Floats
    bias: Floats
    plane: Floats
    plane_bias: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats
    joined: Floats = field(init=False)
    """Both heads and the networks' first layer side by side: a mail's vector is multiplied once."""
    joined_bias: Floats = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "joined", np.hstack((self.coef, self.plane, self.hidden)))
        biases = (self.bias, self.plane_bias, self.hidden_bias)
        object.__setattr__(self, "joined_bias", np.concatenate(biases))

    def views(self, vectors: Floats) -> tuple[Floats, Floats, Floats]:
        linear, plane, network = self.logits(vectors)
        return _log_softmax(linear), _log_softmax(plane), _log_softmax(network)

    def logits(self, vectors: Floats) -> tuple[Floats, Floats, Floats]:
        found, count = vectors @ self.joined + self.joined_bias, len(self.bias)
        inner = np.maximum(found[..., 2 * count :], 0)
        return found[..., :count], found[..., count : 2 * count], inner @ self.out + self.out_bias


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """Known mails in a reduced space: unit rows, their label numbers (ascending), their first words."""

    basis: Floats
    rows: Floats
    labels: Array
    texts: tuple[str, ...] = ()
    starts: Array = field(init=False)
    """Where the rows of each label begin."""
    known: Array = field(init=False)
    """The labels that have rows."""

    def __post_init__(self) -> None:
        known, starts = np.unique(self.labels, return_index=True)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "starts", starts)

    def cosines(self, vector: Floats) -> Floats:
        """Of all known mails; none where nothing is known, or of the text."""
        point = vector[: len(self.basis)] @ self.basis
        norm = float(np.sqrt(point @ point))
        return np.asarray(self.rows @ (point / norm)) if norm else np.zeros(0, dtype=np.float32)

    def nearest(self, cosines: Floats) -> list[tuple[int, float]]:
        """Row numbers and cosines of the nearest, best first. Overwrites ``cosines``."""
        return _largest(cosines, NEIGHBOURS)

    def apart(self, cosines: Floats, label: int) -> float:
        """How much nearer the nearest of a label is than the nearest of all others."""
        best = np.maximum.reduceat(cosines, self.starts)
        own = self.known == label
        return float(best.max(initial=-1.0, where=own) - best.max(initial=-1.0, where=~own))


def in_label_order(basis: Floats, rows: Floats, labels: Array, texts: Sequence[str] = ()) -> Neighbours:
    if len(labels) and np.any(labels[1:] < labels[:-1]):  # an older file
        order = np.argsort(labels, kind="stable")
        rows, labels = rows[order], labels[order]
        texts = [texts[row] for row in order.tolist()] if texts else ()
    return Neighbours(basis=basis, rows=rows, labels=labels, texts=tuple(texts))


def _largest(values: Floats, count: int) -> list[tuple[int, float]]:
    """Places and values of the few largest, best first. Overwrites ``values``: a few passes are ten times as
    fast as to partition them all."""
    found = []
    for _ in range(min(count, len(values))):
        place = int(values.argmax())
        found.append((place, float(values[place])))
        values[place] = -np.inf
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """One loaded model in one mode: ``encoder`` or ``table`` (static word vectors)."""

    labels: tuple[str, ...]
    text: TextScorer
    dense: DenseScorer | None
    neighbours: Neighbours | None
    fusion: tuple[float, ...]
    gates: Gates
    version: str
    mode: str

    def score(self, text: str, vector: Floats | None) -> Scores:
        """``text`` as TF-IDF reads it, ``vector`` of the encoder or the table (None in mode ``text``)."""
        columns, values = self.text.columns(text)
        rows = self.text.rows(columns)
        views, energy = [self.text.added(rows, values)], 0.0
        if self.dense is not None and vector is not None:
            heads = np.stack(self.dense.logits(vector))
            views += list(_log_softmax(heads))
            energy = float(heads[-1, 0] - views[-1][0])
        together = np.stack(views)
        log_p = _log_softmax(np.asarray(self.fusion[: len(views)], dtype=np.float32) @ together)
        best, border = int(log_p.argmax()), self.text.featuriser.border(columns)
        near, signals = self._neighbourhood(vector, best)
        return Scores(
            log_probabilities=dict(zip(self.labels, log_p.tolist(), strict=True)),
            signals={
                "views": together.argmax(axis=1).tolist().count(best) / len(views),
                "words": float(together[0].max()),
                "known": min(1.0, border / 12.0),
                "shortness": 1.0 / (1.0 + len(text.split())),
                "energy": energy,
                **signals,
            },
            evidence=self._words(columns[:border], values[:border] * rows[:border, best], best)
            + self._near(near),
            version=self.version,
        )

    def _neighbourhood(
        self, vector: Floats | None, best: int
    ) -> tuple[list[tuple[int, float]], dict[str, float]]:
        """The nearest known mails, and what they say of the best label."""
        known = self.neighbours
        cosines = np.zeros(0, np.float32) if known is None or vector is None else known.cosines(vector)
        if known is None or not len(cosines):
            return [], {"closeness": 0.0, "agreement": 0.0, "density": 0.0, "apart": 0.0}
        apart, near = known.apart(cosines, best), known.nearest(cosines)
        return near, {
            "closeness": near[0][1],
            "agreement": sum(int(known.labels[row]) == best for row, _ in near) / NEIGHBOURS,
            "density": sum(cosine for _, cosine in near) / len(near),
            "apart": apart,
        }

    def _words(self, names: Array, weights: Floats, best: int) -> tuple[Evidence, ...]:
        weights = weights * self.text.scale[best]
        places = np.flatnonzero(weights > _SOME)
        places = places[np.argsort(-weights[places], kind="stable")]
        telling = (place for place in places.tolist() if self._tells(int(names[place])))
        return tuple(
            [
                Evidence(
                    kind=EvidenceKind.WORD,
                    text=self.text.words[int(names[place])],
                    intent=self.labels[best],
                    weight=float(weights[place]),
                )
                for place in islice(telling, _SHOWN_WORDS)
            ]
        )

    def _tells(self, name: int) -> bool:
        """Whether a word, or one of two, can be a reason: neither figures nor a word that every mail has."""
        reader = self.text.featuriser
        return any(
            not part.isdigit()
            and part not in COMMON
            and ((column := reader.words.get(part)) is None or reader.idf[column] >= _TELLING)
            for part in self.text.words[name].split()
        )

    def _near(self, near: list[tuple[int, float]]) -> tuple[Evidence, ...]:
        if self.neighbours is None or not self.neighbours.texts:
            return ()
        known = self.neighbours
        return tuple(
            Evidence(
                kind=EvidenceKind.NEIGHBOUR,
                text=known.texts[row],
                intent=self.labels[int(known.labels[row])],
                weight=cosine,
            )
            for row, cosine in near[:_SHOWN_NEIGHBOURS]
            if cosine > _CLOSE
        )


def _log_softmax(logits: npt.NDArray[Any]) -> Floats:
    shifted = logits - np.maximum.reduce(logits, axis=-1, keepdims=True)
    total = np.add.reduce(np.exp(shifted), axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(total), dtype=np.float32)


def scorer_of(stored: Stored, mode: str) -> Scorer:
    """The scorer of a stored model. Raises RefusedModel where arrays do not fit one another."""
    settings = stored.card.get("modes", {}).get(mode)
    if not isinstance(settings, dict):
        raise RefusedModel(f"the model knows no mode {mode!r}")
    try:
        return _scorer(stored, mode, settings)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise RefusedModel(
            f"the model's arrays do not fit together: {type(error).__name__} {str(error)[:80]}"
        ) from None


def _scorer(stored: Stored, mode: str, settings: Mapping[str, Any]) -> Scorer:
    count = len(stored.labels)
    return Scorer(
        labels=stored.labels,
        text=text_of(stored.arrays, count),
        dense=_dense(stored.arrays, mode, count),
        neighbours=_neighbours(stored.arrays, mode, count),
        fusion=tuple(float(weight) for weight in settings["fusion"]),
        gates=_gates(settings),
        version=f"{stored.version}/{mode}",
        mode=mode,
    )


def _want(condition: bool, what: str) -> None:
    if not condition:
        raise ValueError(what)


def text_of(arrays: Mapping[str, Array], count: int) -> TextScorer:
    words, chars = unpack_words(arrays["words"]), unpack_words(arrays["chars"])
    coef, scale = arrays["text_coef"], _floats(arrays["text_scale"])
    bias, idf = _floats(arrays["text_bias"]), _floats(arrays["idf"])
    total = len(words) + len(chars)
    _want(coef.shape == (total, count) and bias.shape == (count,) and idf.shape == (total,), "text head")
    _want(scale.shape == (count,), "text head")
    columns = dict(zip(chars, range(len(words), total), strict=True))
    featuriser = Featuriser(words=dict(zip(words, range(len(words)), strict=True)), chars=columns, idf=idf)
    return TextScorer(featuriser=featuriser, words=tuple(words), coef=coef, scale=scale, bias=bias)


def _dense(arrays: Mapping[str, Array], mode: str, count: int) -> DenseScorer | None:
    if f"{mode}_coef" not in arrays:
        return None
    found = DenseScorer(**{name: _floats(arrays[f"{mode}_{name}"]) for name in DENSE_NAMES})
    width, inner = found.hidden.shape
    _want(found.coef.shape == (width, count) and found.bias.shape == (count,), f"{mode} head")
    _want(found.plane.shape == (width, count) and found.plane_bias.shape == (count,), f"{mode} plane")
    _want(found.out.shape == (inner, count) and found.out_bias.shape == (count,), f"{mode} network")
    _want(found.hidden_bias.shape == (inner,), f"{mode} network")
    return found


def _neighbours(arrays: Mapping[str, Array], mode: str, count: int) -> Neighbours | None:
    if f"{mode}_near" not in arrays:
        return None
    rows, labels = _floats(arrays[f"{mode}_near"]), arrays["near_labels"]
    basis, texts = _floats(arrays[f"{mode}_basis"]), tuple(unpack_words(arrays["near_texts"]))
    _want(rows.ndim == 2 and labels.shape == (len(rows),) and basis.shape[1] == rows.shape[1], "neighbours")
    _want(len(texts) == len(rows) and (not len(labels) or int(labels.max()) < count), "neighbours")
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    return in_label_order(basis, rows / np.maximum(norms, 1e-6), labels, texts)


def _floats(array: Array) -> Floats:
    return np.asarray(array, dtype=np.float32)


def _gates(settings: Mapping[str, Any]) -> Gates:
    intent, area = settings["gate"], settings["area_gate"]
    lowest, area_lowest = float(intent["lowest"]), float(area["lowest"])
    return Gates(intent=_gate(intent), area=_gate(area), lowest=lowest, area_lowest=area_lowest)


def _gate(block: Mapping[str, Any]) -> Gate:
    weights = {str(name): float(weight) for name, weight in block["weights"].items()}
    return Gate(weights=weights, intercept=float(block["intercept"]))
