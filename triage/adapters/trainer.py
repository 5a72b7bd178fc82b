"""Fits the heads: the only file that imports scikit-learn, run only in a child process.

What comes out are plain arrays for ``scoring``. Deterministic on one machine with one BLAS thread.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import hstack
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from sklearn.neural_network import MLPClassifier
from sklearn.svm import LinearSVC

from triage.adapters.tfidf import LONGEST_GRAM, SHORTEST_GRAM, WORD, Featuriser, prepare

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Matrix = Any
"""A scipy CSR matrix; the package ships no types."""

SEED: Final = 20_240_229
SVM_C: Final = 1.0
LR_C: Final = 5.0
SHRINKAGE: Final = 0.3
HIDDEN: Final = 256
NETWORKS: Final = 2
"""Each begins at other weights; their mean is better than either."""

EPOCHS: Final = 15
DECAY: Final = 0.3
BATCH: Final = 128
DENSE_NAMES: Final = ("coef", "bias", "plane", "plane_bias", "hidden", "hidden_bias", "out", "out_bias")
MOST_TRUST: Final = 50.0
"""Of one view: what is right in every row would ask for ever more."""

SPREAD: Final = 22.6
"""sqrt(512): gives each number of a unit vector about unit variance, which the hidden layer wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextHead:
    featuriser: Featuriser
    coef: Floats
    """(columns, labels)."""
    bias: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseHead:
    """Two linear heads (logistic regression, shrunk discriminant) and one hidden layer (ReLU), one input."""

    coef: Floats
    bias: Floats
    plane: Floats
    plane_bias: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats


def vectorisers(words: dict[str, int] | None = None, chars: dict[str, int] | None = None) -> tuple[Any, Any]:
    """The two scikit-learn vectorisers that ``tfidf.Featuriser`` repeats in numpy."""
    common: dict[str, Any] = {"preprocessor": prepare, "sublinear_tf": True, "dtype": np.float64}
    word = TfidfVectorizer(token_pattern=WORD, ngram_range=(1, 2), vocabulary=words, **common)
    grams = (SHORTEST_GRAM, LONGEST_GRAM)
    char = TfidfVectorizer(
        analyzer="char_wb", ngram_range=grams, min_df=1 if chars else 2, vocabulary=chars, **common
    )
    return word, char


def fit_text(texts: Sequence[str], labels: Labels, most: tuple[int, int]) -> TextHead:
    """TF-IDF and a linear SVM; the ``most`` useful word and char columns are kept, then fitted again."""
    word, char = vectorisers()
    matrix = hstack([word.fit_transform(texts), char.fit_transform(texts)]).tocsr()
    words, chars = _names(word), _names(char)
    if len(words) <= most[0] and len(chars) <= most[1]:
        return _text_head(matrix, labels, words, chars, np.concatenate((word.idf_, char.idf_)))
    worth = _worth(matrix, labels)
    kept_words = _best(words, worth[: len(words)], most[0])
    kept_chars = _best(chars, worth[len(words) :], most[1])
    word, char = vectorisers(_columns(kept_words), _columns(kept_chars))
    matrix = hstack([word.fit_transform(texts), char.fit_transform(texts)]).tocsr()
    return _text_head(matrix, labels, kept_words, kept_chars, np.concatenate((word.idf_, char.idf_)))


def _names(vectoriser: Any) -> list[str]:
    return [str(name) for name in vectoriser.get_feature_names_out()]


def _columns(names: Sequence[str]) -> dict[str, int]:
    return {name: column for column, name in enumerate(names)}


def _worth(matrix: Matrix, labels: Labels) -> npt.NDArray[np.float64]:
    """How much each column moves the margins over the whole set: |weights| times how often it stands."""
    coef = np.abs(_svm(matrix, labels)[0]).max(axis=1)
    frequency = np.asarray((matrix > 0).sum(axis=0)).ravel()
    return np.asarray(coef * np.sqrt(frequency))


def _best(names: Sequence[str], worth: npt.NDArray[np.float64], most: int) -> list[str]:
    order = np.argsort(-worth, kind="stable")[:most]
    return sorted(names[index] for index in order)


def _svm(matrix: Matrix, labels: Labels) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    model = LinearSVC(C=SVM_C, random_state=SEED).fit(matrix, labels)
    return _two_sided(model.coef_.T, model.intercept_)


def _two_sided(coef: Any, bias: Any) -> tuple[Any, Any]:
    """With two classes scikit-learn keeps one column; we keep both."""
    if coef.shape[1] == 1:
        return np.hstack([-coef, coef]), np.concatenate([-bias, bias])
    return coef, bias


def _text_head(
    matrix: Matrix, labels: Labels, words: Sequence[str], chars: Sequence[str], idf: Any
) -> TextHead:
    coef, bias = _svm(matrix, labels)
    columns = {name: column + len(words) for column, name in enumerate(chars)}
    featuriser = Featuriser(words=_columns(words), chars=columns, idf=idf.astype(np.float32))
    return TextHead(featuriser=featuriser, coef=coef.astype(np.float32), bias=bias.astype(np.float32))


def fit_dense(vectors: Floats, labels: Labels) -> DenseHead:
    """Logistic regression, shrunk discriminant analysis and a small network on the same vectors."""
    linear = LogisticRegression(C=LR_C, max_iter=400, tol=1e-3).fit(vectors, labels)
    coef, bias = _two_sided(linear.coef_.T, linear.intercept_)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        analysis = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=SHRINKAGE).fit(vectors, labels)
    plane, plane_bias = _two_sided(analysis.coef_.T, analysis.intercept_)
    hidden, hidden_bias, out, out_bias = _networks(vectors, labels)
    arrays = (coef, bias, plane, plane_bias, hidden, hidden_bias, out, out_bias)
    return DenseHead(
        **{n: np.asarray(array, dtype=np.float32) for n, array in zip(DENSE_NAMES, arrays, strict=True)}
    )


def _networks(vectors: Floats, labels: Labels) -> tuple[Any, Any, Any, Any]:
    """Small networks side by side as one: the mean of their logits."""
    spread, found = np.asarray(vectors * SPREAD, np.float32), []
    for number in range(NETWORKS):
        net = MLPClassifier(
            (HIDDEN,),
            alpha=DECAY,
            max_iter=EPOCHS,
            batch_size=min(BATCH, len(labels)),
            random_state=SEED + number,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            net.fit(spread, labels)
        (first, second), (first_bias, second_bias) = net.coefs_, net.intercepts_
        found.append((first * SPREAD, first_bias, *_two_sided(second, second_bias)))
    hidden, hidden_bias, out, out_bias = zip(*found, strict=True)
    return (
        np.hstack(hidden), np.concatenate(hidden_bias), np.vstack(out) / NETWORKS, np.mean(out_bias, axis=0)
    )  # fmt: skip


def fit_logistic(
    signals: npt.NDArray[np.float64],
    targets: Labels,
    c: float = 1.0,
    weights: npt.NDArray[np.float64] | None = None,
) -> tuple[npt.NDArray[np.float64], float]:
    """A two-class logistic regression: weights by signal and intercept, on the signals as they are."""
    mean, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-9
    model = LogisticRegression(C=c, max_iter=1_000).fit(
        (signals - mean) / spread, targets, sample_weight=weights
    )
    coef = model.coef_[0] / spread
    return coef, float(model.intercept_[0] - coef @ mean)


def fit_linear(
    vectors: npt.NDArray[Any], labels: Labels, c: float, weights: npt.NDArray[np.float64] | None = None
) -> tuple[Floats, Floats]:
    """Logistic regression: (dimensions, labels) and bias."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        model = LogisticRegression(C=c, max_iter=400).fit(vectors, labels, sample_weight=weights)
    coef, bias = _two_sided(model.coef_.T, model.intercept_)
    return coef.astype(np.float32), bias.astype(np.float32)


def fit_quickly(
    vectors: npt.NDArray[Any], labels: Labels, c: float, weights: npt.NDArray[np.float64] | None = None
) -> tuple[Floats, Floats]:
    """The same regression, ended as soon as it hardly moves: for a fit that somebody waits for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = LogisticRegression(C=c, max_iter=40, tol=1e-3).fit(
            np.asarray(vectors, np.float32), labels, sample_weight=weights
        )
    coef, bias = _two_sided(model.coef_.T, model.intercept_)
    return np.asarray(coef, np.float32), np.asarray(bias, np.float32)


def folds(
    labels: Labels, count: int, situations: Labels | None = None, seed: int = SEED
) -> Iterator[tuple[Labels, Labels]]:
    """Stratified folds as (train, held out) row numbers; rows of one situation are in one fold."""
    if situations is None:
        yield from StratifiedKFold(count, shuffle=True, random_state=seed).split(
            np.zeros(len(labels)), labels
        )
        return
    grouped = StratifiedGroupKFold(count, shuffle=True, random_state=seed)
    yield from grouped.split(np.zeros(len(labels)), labels, situations)


def fit_fusion(
    views: Sequence[npt.NDArray[Any]],
    labels: Labels,
    shares: npt.NDArray[np.float64] | None = None,
    most: Sequence[float] = (),
) -> npt.NDArray[np.float64]:
    """Non-negative weights of the views' logits that minimise the log loss: fusion and temperature in one.

    The loss is convex in the weights, so its gradient leads to the one best point from anywhere. ``most``:
    how much each view may count.
    """
    stacked, rows = np.stack(views).astype(np.float64), np.arange(len(labels))
    truths = stacked[:, rows, labels]
    counts = np.full(len(labels), 1 / len(labels)) if shares is None else shares / shares.sum()

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        logs = log_softmax(np.tensordot(weights, stacked, 1))
        expected = np.einsum("rl,vrl->vr", np.exp(logs), stacked)
        return float(-logs[rows, labels] @ counts), (expected - truths) @ counts

    bounds = [(0.0, limit) for limit in most or [MOST_TRUST] * len(views)]
    best = minimize(loss, np.ones(len(views)), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(best.x)


def log_softmax(logits: npt.NDArray[Any]) -> npt.NDArray[Any]:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))
