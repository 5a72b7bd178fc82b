"""The child that trains the shipped model: out-of-fold views, fusion, gates, arrays and card.

Runs as ``python -m triage.adapters.shipped EXAMPLES OUT yes|no``; imported by nothing but benchmarks.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters import encoder as sentences
from triage.adapters import tfidf, trainer
from triage.adapters.model import Array, save
from triage.adapters.scoring import DENSE_NAMES, DenseScorer
from triage.adapters.training import Example, examples_sha256, read_examples
from triage.intent.words import one_line

Floats = npt.NDArray[np.float32]

FOLDS: Final = 5
KEPT: Final = (16_000, 32_000)
NEAR_DIMENSIONS: Final = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts as TF-IDF reads them, label numbers, vectors by mode (``encoder``, ``table``)."""

    texts: Sequence[str]
    labels: trainer.Labels
    vectors: dict[str, Floats]

    def rows(self, chosen: trainer.Labels) -> Corpus:
        vectors = {mode: each[chosen] for mode, each in self.vectors.items()}
        return Corpus(texts=[self.texts[row] for row in chosen], labels=self.labels[chosen], vectors=vectors)


def views_of(fitted: tuple[trainer.TextHead, dict[str, trainer.DenseHead]], corpus: Corpus) -> dict[str, list[Floats]]:
    """Each view's logits on a corpus: ``text``, and two for each dense mode."""
    text, dense = fitted
    found = {"text": [text_logits(text, corpus.texts)]}
    for mode, head in dense.items():
        found[mode] = list(dense_scorer(head).views(corpus.vectors[mode]))
    return found


def text_logits(head: trainer.TextHead, texts: Sequence[str]) -> Floats:
    out = np.empty((len(texts), len(head.bias)), dtype=np.float32)
    for row, text in enumerate(texts):
        columns, values = head.featuriser.columns(tfidf.prepare(text))
        out[row] = values @ head.coef[columns] + head.bias
    return out


def dense_scorer(head: trainer.DenseHead) -> DenseScorer:
    return DenseScorer(**{name: getattr(head, name) for name in DENSE_NAMES})


def fit_heads(corpus: Corpus, kept: tuple[int, int] = KEPT) -> tuple[trainer.TextHead, dict[str, trainer.DenseHead]]:
    text = trainer.fit_text(corpus.texts, corpus.labels, kept)
    return text, {mode: trainer.fit_dense(vectors, corpus.labels) for mode, vectors in corpus.vectors.items()}


def out_of_fold(corpus: Corpus, labels: int, kept: tuple[int, int] = KEPT) -> dict[str, list[Floats]]:
    """Views of every row by heads that never saw it."""
    found: dict[str, list[Floats]] = {}
    for seen, held in trainer.folds(corpus.labels, FOLDS):
        for mode, views in views_of(fit_heads(corpus.rows(seen), kept), corpus.rows(held)).items():
            kept_views = found.setdefault(mode, [np.zeros((len(corpus.labels), labels), np.float32) for _ in views])
            for whole, view in zip(kept_views, views, strict=True):
                whole[held] = view
    return found


def read_corpus(examples: Sequence[Example], labels: Sequence[str], encoder: sentences.Encoder | None) -> Corpus:
    numbers = {label: number for number, label in enumerate(labels)}
    texts = [tfidf.reading(each.subject, each.text) for each in examples]
    vectors = {}
    if encoder is not None:
        vectors["encoder"] = encoder.encode([sentences.reading(each.subject, each.text) for each in examples])
    return Corpus(texts=texts, labels=np.array([numbers[e.intent] for e in examples]), vectors=vectors)


def head_arrays(head: trainer.TextHead) -> dict[str, Array]:
    """The text head with its weights as int8, one scale a label."""
    scale = np.maximum(np.abs(head.coef).max(axis=0), 1e-9) / 127.0
    words = list(head.featuriser.words)
    return {
        "words": tfidf.pack_words(words), "chars": tfidf.pack_words(list(head.featuriser.chars)),
        "idf": head.featuriser.idf, "text_coef": np.rint(head.coef / scale).astype(np.int8),
        "text_scale": scale.astype(np.float32), "text_bias": head.bias,
    }  # fmt: skip


def dense_arrays(mode: str, head: trainer.DenseHead) -> dict[str, Array]:
    return {f"{mode}_{name}": getattr(head, name).astype(np.float16) for name in DENSE_NAMES}


def near_arrays(mode: str, vectors: Floats) -> dict[str, Array]:
    """Known mails in the directions that vary most, as int8."""
    size = min(NEAR_DIMENSIONS, *vectors.shape)
    _, _, directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)
    basis = directions[:size].T
    rows = vectors @ basis
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return {f"{mode}_basis": basis.astype(np.float16), f"{mode}_near": np.rint(rows * 127).astype(np.int8)}


def main(examples_at: Path, out: Path, semantic: bool) -> None:
    examples = read_examples(examples_at)
    labels = sorted({example.intent for example in examples})
    corpus = read_corpus(examples, labels, sentences.open_encoder() if semantic else None)
    held = out_of_fold(corpus, len(labels))
    text, dense = fit_heads(corpus)
    arrays: dict[str, Array] = head_arrays(text)
    modes: dict[str, Any] = {"text": _mode([held["text"][0]], corpus)}
    for mode, head in dense.items():
        arrays |= dense_arrays(mode, head) | near_arrays(mode, corpus.vectors[mode])
        modes[mode] = _mode([held["text"][0], *held[mode]], corpus)
    arrays["near_labels"] = corpus.labels.astype(np.uint8)
    arrays["near_texts"] = tfidf.pack_words([one_line(each, 60) for each in corpus.texts])
    card = {"labels": labels, "modes": modes, "examples": len(examples), "examples_sha256": examples_sha256(examples_at)}
    save(out, "default", arrays, card)


def _mode(views: Sequence[Floats], corpus: Corpus) -> dict[str, Any]:
    fusion = trainer.fit_fusion(views, corpus.labels)
    log_p = trainer.log_softmax(np.asarray(sum(w * v for w, v in zip(fusion, views, strict=True))))
    right = float((log_p.argmax(axis=1) == corpus.labels).mean())
    gate = {"weights": {}, "intercept": 0.0}
    return {"fusion": [round(float(w), 5) for w in fusion], "gate": gate, "area_gate": gate, "out_of_fold": round(right, 4)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "yes")
