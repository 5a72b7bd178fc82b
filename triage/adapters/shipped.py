"""The child that trains the shipped model: one fit a mode, gates, arrays, word table, card.

Runs as ``python -m triage.adapters.shipped ROOT EXAMPLES OUT yes|no``; ``training.train`` starts it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from triage.adapters import encoder as sentences
from triage.adapters import fitting, tfidf, trainer
from triage.adapters.content import Content, load_content
from triage.adapters.model import Array, load, save
from triage.adapters.scoring import DENSE_NAMES, Scorer
from triage.adapters.training import Example, examples_sha256, read_examples
from triage.adapters.vectors import Table, cue_rows, table_of
from triage.adapters.word_table import build_table
from triage.intent.combine import area_probabilities, fuse, intent_signals, rule_bonus
from triage.intent.facts import IntentInput
from triage.intent.gate import Gate
from triage.intent.intents import NO_AREA, area_of
from triage.intent.ruleset import Rule, fired
from triage.intent.words import one_line

Floats = npt.NDArray[np.float32]
Row = tuple[dict[str, float], dict[str, float], bool, bool, bool]
"""Signals of intent and area of one held-out mail, whether each was right, and whether it goes to an area."""

WANTED: Final = 0.985
WANTED_AREA: Final = 0.985
OTHER_HAND: Final = 4.0
"""So many times a held-out mail by another hand counts for the gates: customers are strangers to us."""

UNCLEAR: Final = 3.0
"""So many times a mail of two intents does, as there are few."""

MADE_BY: Final = (
    "All mails in models/examples were written for this project by a language model, for invented firms; "
    "no public corpus was used. The label names of public sets were known when the typical examples were "
    "written; none of their texts was copied."
)


def main(root: Path, examples_at: Path, out: Path, semantic: bool) -> None:
    """Train and write ``default`` (and ``vectors``, where the encoder is there to distil from)."""
    content, examples = load_content(root), read_examples(examples_at)
    labels = sorted({example.intent for example in examples})
    encoder = sentences.open_encoder() if semantic else None
    if encoder is not None:
        build_table(encoder, [f"{each.subject}\n{each.text}" for each in examples], out)
    table = table_of(load(out, "vectors"))
    numbers = {label: number for number, label in enumerate(labels)}
    base = fitting.Corpus(
        texts=[tfidf.reading(each.subject, each.text) for each in examples],
        labels=np.array([numbers[each.intent] for each in examples]),
        vectors=None,
        either=np.array([numbers.get(each.either, -1) for each in examples]),
        hands=_hands(examples),
    )
    arrays: dict[str, Array] = {}
    modes: dict[str, Any] = {}
    for mode, corpus in _corpora(base, examples, content, encoder, table).items():
        arrays, modes[mode] = arrays | _arrays(mode, corpus, labels, modes, content, examples), modes[mode]
    near = base.clear[np.argsort(base.labels[base.clear], kind="stable")]  # as the scorers hold their rows
    arrays["near_labels"] = base.labels[near].astype(np.uint8)
    arrays["near_texts"] = tfidf.pack_words([one_line(base.texts[row], 60) for row in near])
    save(
        out, "default", arrays, _card(labels, modes, examples, examples_at, content, encoder), squeezed=False
    )


def _hands(examples: Sequence[Example]) -> npt.NDArray[np.int64]:
    """A number for who wrote each example; the empty name, which wrote most, is 0."""
    names = sorted({each.hand for each in examples} - {""})
    numbers = {"": 0, **{name: number for number, name in enumerate(names, start=1)}}
    return np.array([numbers[each.hand] for each in examples])


def _corpora(
    base: fitting.Corpus,
    examples: Sequence[Example],
    content: Content,
    encoder: sentences.Encoder | None,
    table: Table,
) -> dict[str, fitting.Corpus]:
    cues = cue_rows(content.cues, [(each.subject, each.text) for each in examples])
    static = np.array([table.encode(text) for text in base.texts])
    found = {"table": replace(base, vectors=np.hstack([static, cues]), plain=static.shape[1])}
    if encoder is not None:
        whole = encoder.encode([sentences.reading(each.subject, each.text) for each in examples])
        found["encoder"] = replace(base, vectors=np.hstack([whole, cues]), plain=whole.shape[1])
        same = fitting.situations(whole[:, : sentences.SENTENCE], base.labels)
        found = {mode: replace(corpus, situations=same) for mode, corpus in found.items()}
    return found


def _arrays(
    mode: str,
    corpus: fitting.Corpus,
    labels: Sequence[str],
    modes: dict[str, Any],
    content: Content,
    examples: Sequence[Example],
) -> dict[str, Array]:
    """Fit one mode: its arrays are returned, its settings written into ``modes``."""
    fitted, folds = fitting.fit(corpus, labels)
    foreign = fitting.strangers(corpus, labels, fitted.fusion)
    rules = [fired(content.rules, IntentInput(subject=each.subject, text=each.text)) for each in examples]
    look = _looker(corpus, labels, content, rules)
    seen = [(int(row), scorer) for held, scorer in folds for row in held]
    known = [look(row, scorer) for row, scorer in seen]
    strange = [look(int(row), scorer) for held, scorer in foreign for row in held]
    looked_at = [examples[row] for row, _ in seen]
    modes[mode] = {"fusion": list(fitted.fusion), **_gates(known, strange, looked_at)}
    modes[mode]["out_of_fold"] = _told(looked_at, known, modes[mode], content)
    return head_arrays(fitted.text) | _dense_arrays(mode, fitted) | _near_arrays(mode, fitted.scorer)


def _looker(
    corpus: fitting.Corpus, labels: Sequence[str], content: Content, rules: Sequence[Sequence[Rule]]
) -> Callable[[int, Scorer], Row]:
    """How one held-out row looks to the gate, exactly as at run time. Where two intents are as good,
    neither is right, and the area only where both share it."""
    clear, either = set(corpus.clear.tolist()), corpus.either if corpus.either is not None else corpus.labels

    def look(row: int, scorer: Scorer) -> Row:
        vector = None if corpus.vectors is None else corpus.vectors[row]
        scores = scorer.score(corpus.texts[row], vector)
        bonus = rule_bonus(rules[row])
        probabilities = fuse(scores.log_probabilities, bonus, content.intents)
        areas = area_probabilities(probabilities, content.intents)
        named, truth = max(probabilities, key=lambda name: probabilities[name]), labels[corpus.labels[row]]
        truths = {truth} if row in clear else {truth, labels[either[row]]}
        right_area = {area_of(content.intents, each) for each in truths} == {area_of(content.intents, named)}
        signals = intent_signals(probabilities, scores.signals, bonus)
        goes = area_of(content.intents, named) != NO_AREA
        return signals, intent_signals(areas, scores.signals, {}), truths == {named}, right_area, goes

    return look


def _gates(known: Sequence[Row], strange: Sequence[Row], seen: Sequence[Example]) -> dict[str, Any]:
    """Each gate learns from the rows that concern it: that of the area from mails that would go to one, as it
    is to keep back what is for none. Their thresholds are set on clear mails: how many unclear ones a firm
    gets, our examples cannot say."""
    clear, goes = np.array([not each.either for each in seen]), np.array([row[4] for row in known])
    by_hand = np.where([each.hand != "" for each in seen], OTHER_HAND, 1.0)
    counts = by_hand * np.where(clear, 1.0, UNCLEAR)
    foreign = [row[0] for row in strange]
    intent = fitting.learn_gate([(row[0], row[2]) for row in known], foreign, counts=counts)
    going = [(row[1], row[3]) for row in known if row[4]]
    foreign = [row[1] for row in strange if row[4]]
    area = fitting.learn_gate(going, foreign, counts=counts[goes])
    told = list(compress(known, clear))
    _set_lowest(intent, [row[0] for row in told], [row[2] for row in told], WANTED, by_hand[clear])
    told = list(compress(known, clear & goes))
    _set_lowest(area, [row[1] for row in told], [row[3] for row in told], WANTED_AREA, by_hand[clear & goes])
    return {"gate": intent, "area_gate": area}


def _set_lowest(
    block: dict[str, Any],
    signals: Sequence[dict[str, float]],
    right: Sequence[bool],
    wanted: float,
    counts: fitting.Counts,
) -> None:
    scores = _scores(block, signals)
    block["lowest"] = fitting.lowest_score(scores, np.array(right), wanted, counts=counts)
    block["coverage"] = round(float((scores >= block["lowest"]).mean()), 4)


def _told(
    seen: Sequence[Example], known: Sequence[Row], settings: Mapping[str, Any], content: Content
) -> dict[str, float]:
    """For the card, on held-out rows: shares of right ones among clear mails, and how well the area's gate
    tells clear mails to an area from those that could go to either of two (AUROC)."""
    areas = [{area_of(content.intents, name) for name in (each.intent, each.either) if name} for each in seen]
    clear = np.array([not each.either for each in seen])
    served = clear & np.array([found != {NO_AREA} for found in areas])
    torn = np.array([len(found) > 1 for found in areas])
    intent, area = np.array([row[2:4] for row in known])[clear].mean(axis=0)
    scores = _scores(settings["area_gate"], [row[1] for row in known])
    told = fitting.auroc(scores[served], scores[torn]) if torn.any() else 0.0
    return {
        "intent": round(float(intent), 4),
        "area": round(float(area), 4),
        "clear_from_unclear": round(told, 4),
    }


def _scores(block: Mapping[str, Any], rows: Sequence[dict[str, float]]) -> npt.NDArray[Any]:
    gate = Gate(weights=block["weights"], intercept=block["intercept"])
    return np.array([gate.score(signals) for signals in rows])


def head_arrays(head: trainer.TextHead) -> dict[str, Array]:
    """The text head with its weights as int8, one scale a label."""
    scale = np.maximum(np.abs(head.coef).max(axis=0), 1e-9) / 127.0
    words = list(head.featuriser.words)
    return {
        "words": tfidf.pack_words(words),
        "chars": tfidf.pack_words(list(head.featuriser.chars)),
        "idf": head.featuriser.idf,
        "text_coef": np.rint(head.coef / scale).astype(np.int8),
        "text_scale": scale.astype(np.float32),
        "text_bias": head.bias,
    }


def _dense_arrays(mode: str, fitted: fitting.Fitted) -> dict[str, Array]:
    return {f"{mode}_{name}": getattr(fitted.dense, name).astype(np.float16) for name in DENSE_NAMES}


def _near_arrays(mode: str, scorer: Scorer) -> dict[str, Array]:
    known = scorer.neighbours
    if known is None:
        return {}
    return {
        f"{mode}_basis": known.basis.astype(np.float16),
        f"{mode}_near": np.rint(known.rows * 127).astype(np.int8),
    }


def _card(
    labels: Sequence[str],
    modes: Mapping[str, Any],
    examples: Sequence[Example],
    examples_at: Path,
    content: Content,
    encoder: sentences.Encoder | None,
) -> dict[str, Any]:
    languages = sorted({each.language for each in examples})
    return {
        "labels": list(labels),
        "modes": modes,
        "cues_sha256": content.cues.sha256,
        "rules": content.rules.version,
        "encoder": encoder.name if encoder else "",
        "examples": {lang: sum(each.language == lang for each in examples) for lang in languages},
        "examples_sha256": examples_sha256(examples_at),
        "made_by": MADE_BY,
        "features": {
            "word": [1, 2],
            "char_wb": [tfidf.SHORTEST_GRAM, tfidf.LONGEST_GRAM],
            "characters": tfidf.LONGEST,
        },
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4] == "yes")
