"""The student: the text head, refitted by the learning child on the shipped examples and the firm's words.

Its rows are what people of the firm said of mails, and, where the owner agreed at set-up, the firm's old mail
as the slow teacher (encoder, rules and all) is sure of it. It takes the place of the shipped text head; all
else stays. What it keeps of a mail are pruned words and character runs, so it is thrown away when somebody
whose words went into it is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from triage.adapters.model import RefusedModel, load
from triage.adapters.own_model import packed, unpacked
from triage.adapters.scoring import TextScorer, text_of
from triage.ledger_learning import Artefact

SAID: Final = 5
"""What a person said counts as often as this many examples."""

DUE_FROM: Final = 50
DUE_GROWTH: Final = 1.2
"""Studied anew when so many times more was said than at the last time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One mail to study. ``said``: by a person, not by the teacher."""

    subject: str
    text: str
    intent: str
    said: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ToStudy:
    root: Path
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """The arrays of the new text head, packed, and its card."""

    octets: bytes
    card: Mapping[str, Any]


def is_due(said: int, last: int) -> bool:
    """``said``: how much people have said; ``last``: how much of it the live student has studied."""
    return said >= DUE_FROM and said >= DUE_GROWTH * last


def text_head(found: Artefact) -> tuple[TextScorer, tuple[str, ...]]:
    """The head and its labels. Raises RefusedModel where it is not whole."""
    arrays = unpacked(found)
    labels = tuple(map(str, found.card.get("labels", ())))
    try:
        return text_of(arrays, len(labels)), labels
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise RefusedModel(f"{found.name} {found.version} is not whole: {error}") from None


# ---------------------------------------------------------------- in the child


def study(asked: ToStudy) -> Studied:
    """Fit the text head anew. Slow (half a minute and more), at low priority."""
    from triage.adapters import fitting, tfidf, trainer
    from triage.adapters.shipped import head_arrays
    from triage.adapters.training import read_examples

    labels = load(asked.root / "models", "default").labels
    examples = [one for one in read_examples(asked.root / "models" / "examples") if one.intent in labels]
    texts = [tfidf.reading(one.subject, one.text) for one in examples]
    intents = [one.intent for one in examples]
    for row in asked.rows:
        if row.intent in labels:
            times = SAID if row.said else 1
            texts += [tfidf.reading(row.subject, row.text)] * times
            intents += [row.intent] * times
    numbers = np.array([labels.index(one) for one in intents])
    if len(set(numbers.tolist())) != len(labels):
        raise ValueError("an intent has no example left")
    head = trainer.fit_text(texts, numbers, fitting.KEPT)
    said = sum(row.said for row in asked.rows)
    octets, card = packed(head_arrays(head), {"labels": list(labels), "said": said, "rows": len(asked.rows)})
    return Studied(octets=octets, card=card)
