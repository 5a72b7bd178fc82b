"""The examples beside the intents, as the shipped model reads them: some steady a fit, others judge it.

Read once for each model by the learning child and kept as an artefact: 25 intents in seven languages, a few
of each. A firm's own intents stand here with all their examples, and are fitted with full weight: the
shipped model knows nothing of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from triage.adapters.model import Array, RefusedModel
from triage.adapters.own_model import packed, unpacked
from triage.adapters.owner_layer import Floats, Read
from triage.adapters.teacher import Teacher
from triage.adapters.training import Example, examples_sha256, read_examples
from triage.core.errors import OwnerError
from triage.intent.facts import IntentInput
from triage.intent.owner import Correction
from triage.ledger import Store
from triage.ledger_learning import KNOWN_MAILS, Artefact
from triage.ports import Clock

EACH: Final = 2
"""Examples of an intent and language that steady a fit, and as many others that judge it."""

STEADY: Final = 0.1
"""The weight of an example of ours; a firm's own word counts ten times as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMails:
    """``labels``: the shipped model's, in the order of its log-probabilities."""

    reader: str
    labels: tuple[str, ...]
    intents: tuple[str, ...]
    judges: tuple[bool, ...]
    vectors: Floats
    scores: Floats

    def fitted(self, intents: Sequence[str]) -> list[Read]:
        """Those that steady a fit; all of an intent that the shipped model does not know."""
        return [one for n, one in enumerate(self._rows()) if not self.judges[n] and self._is(n, intents)]

    def judging(self, intents: Sequence[str]) -> list[Read]:
        return [one for n, one in enumerate(self._rows()) if self.judges[n] and self._is(n, intents)]

    def _is(self, number: int, intents: Sequence[str]) -> bool:
        return self.intents[number] in intents

    def _rows(self) -> list[Read]:
        return [
            Read(
                correction=Correction(
                    key=f"example {number}",
                    subject="",
                    text="",
                    intent=intent,
                    weight=STEADY if intent in self.labels else 1.0,
                ),
                vector=self.vectors[number],
                log_probabilities=dict(zip(self.labels, map(float, self.scores[number]), strict=True)),
                firm=False,
            )
            for number, intent in enumerate(self.intents)
        ]


def known_mails(
    store: Store,
    clock: Clock,
    teacher: Teacher,
    root: Path,
    *,
    semantic: bool,
    student: Artefact | None = None,
) -> KnownMails | None:
    """From the store where today's model has read today's examples; else the child reads them now. None
    where no model can be used."""
    examples_at = root / "models" / "examples"
    digest = examples_sha256(examples_at)
    probe = teacher.read(root, [IntentInput(text="ready")], semantic=semantic, student=student)
    if not probe.reader:
        return None
    with store.reading() as tx:
        versions = tx.learning.artefacts(KNOWN_MAILS)
        wanted = [
            one
            for one in versions
            if (one.card.get("reader"), one.card.get("examples")) == (probe.reader, digest)
        ]
        found = tx.learning.artefact(KNOWN_MAILS, wanted[-1].version) if wanted else None
    if found is not None:
        try:
            return _known(found)
        except RefusedModel:
            pass  # damaged: read anew
    return _read_anew(store, clock, teacher, root, digest, probe.labels, semantic=semantic, student=student)


def _read_anew(
    store: Store,
    clock: Clock,
    teacher: Teacher,
    root: Path,
    digest: str,
    labels: Sequence[str],
    *,
    semantic: bool,
    student: Artefact | None,
) -> KnownMails | None:
    chosen = choose(examples_of(root), labels)
    mails = [IntentInput(subject=one.subject, text=one.text) for one, _ in chosen]
    read = teacher.read(root, mails or [IntentInput(text="ready")], semantic=semantic, student=student)
    if not read.reader:
        return None
    count = len(chosen)
    arrays: dict[str, Array] = {
        "vectors": read.vectors[:count].astype(np.float16),
        "scores": read.scores[:count].astype(np.float16),
        "judges": np.array([int(judges) for _, judges in chosen], dtype=np.uint8),
    }
    card = {
        "reader": read.reader,
        "examples": digest,
        "labels": list(read.labels),
        "intents": [one.intent for one, _ in chosen],
    }
    octets, card = packed(arrays, card)
    with store.begin() as tx:
        version = tx.learning.put_artefact(KNOWN_MAILS, octets, card, clock.now())
    return _known(Artefact(name=KNOWN_MAILS, version=version, octets=octets, card=card, at=clock.now()))


def examples_of(root: Path) -> list[Example]:
    try:
        return read_examples(root / "models" / "examples")
    except OwnerError:
        return []  # `triage check` names what is wrong with them; learning goes on without


def choose(examples: Sequence[Example], labels: Sequence[str]) -> list[tuple[Example, bool]]:
    """(example, whether it judges): the same for ever, by the hash of its words."""
    groups: dict[tuple[str, str], list[Example]] = {}
    for one in sorted(examples, key=_order):
        groups.setdefault((one.intent, one.language), []).append(one)
    found: list[tuple[Example, bool]] = []
    for (intent, _), group in groups.items():
        if intent in labels:
            found += [(one, False) for one in group[:EACH]] + [(one, True) for one in group[EACH : 2 * EACH]]
        else:
            found += [(one, False) for one in group]
    return found


def _order(example: Example) -> str:
    return hashlib.sha256(f"{example.subject}\0{example.text}".encode("utf-8", "replace")).hexdigest()


def _known(found: Artefact) -> KnownMails:
    arrays = unpacked(found)
    intents, labels = tuple(map(str, found.card["intents"])), tuple(map(str, found.card["labels"]))
    vectors, scores = np.asarray(arrays["vectors"], np.float32), np.asarray(arrays["scores"], np.float32)
    if not len(vectors) == len(scores) == len(arrays["judges"]) == len(intents):
        raise RefusedModel(f"{found.name} {found.version}: its arrays do not fit together")
    return KnownMails(
        reader=str(found.card["reader"]),
        labels=labels,
        intents=intents,
        judges=tuple(bool(one) for one in arrays["judges"]),
        vectors=vectors,
        scores=scores,
    )
