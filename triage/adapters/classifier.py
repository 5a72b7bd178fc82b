"""The one entry to the decision: content and model loaded once, then a verdict a mail.

A model that is missing or refused does not stop the desk: the rules go on alone, all else is unsure,
and ``notes`` says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from triage.adapters import encoder as sentences
from triage.adapters import tfidf
from triage.adapters.content import Content, load_content
from triage.adapters.model import RefusedModel, load
from triage.adapters.owner_layer import OwnerLayer, lesson_of, with_history
from triage.adapters.scoring import Floats, Scorer, scorer_of
from triage.adapters.vectors import Table, cue_block, table_of
from triage.intent.combine import Gates, Scores, decide
from triage.intent.facts import IntentInput
from triage.intent.owner import Correction
from triage.intent.ruleset import fired
from triage.intent.verdict import Verdict
from triage.mail.message import Message
from triage.mail.segments import new_text

if TYPE_CHECKING:  # it brings multiprocessing, which only learning needs
    from triage.adapters.teacher import Teacher

__all__ = ["Classifier", "IntentInput"]

MODEL: Final = "default"
TABLE: Final = "vectors"

Given = Message | IntentInput | Mapping[str, object]


class Classifier:
    """Reads ``root/rules``, ``root/models``; ``semantic=False`` never opens the encoder.

    ``version`` names model, mode and rules. ``notes`` are findings for ``triage check`` and the owner.
    Raises OwnerError where rules or intents are wrong.
    """

    def __init__(self, root: Path, *, semantic: bool = True) -> None:
        self.notes: tuple[str, ...] = ()
        self.content: Content = load_content(root)
        self._encoder = self._open_encoder() if semantic else None
        self._owner: OwnerLayer | None = None
        self._table = None if self._encoder else self._open_table(root / "models")
        self._scorer = self._load(root / "models")
        scored = self._scorer.version if self._scorer else "rules-alone"
        self.version = f"{scored}+{self.content.rules.version}"

    def classify(self, given: Given) -> Verdict:
        """The verdict on a Message, an IntentInput, or bare ``{"subject", "text", "from"?}``."""
        mail = _mail(given)
        scores = self.scores(mail)
        gates = self._scorer.gates if self._scorer else Gates()
        rules = self.content.rules
        return decide(mail, scores, fired(rules, mail), self.content.intents, gates, rules.version)

    def scores(self, mail: IntentInput) -> Scores:
        """What model and owner layer say of the mail, before rules."""
        vector = self.vector(mail)
        found = self._shipped(mail, vector)
        return (
            self._owner.apply(found, mail.subject, mail.text, mail.sender, vector) if self._owner else found
        )

    def _shipped(self, mail: IntentInput, vector: Floats | None) -> Scores:
        if self._scorer is None:
            return Scores()
        return self._scorer.score(tfidf.reading(mail.subject, mail.text), vector)

    def remember(self, corrections: Sequence[Correction]) -> None:
        """Put all stored corrections (oldest first) to work at once: memory and sender history, no fit.

        What an earlier ``learn`` fitted is kept until the next one.
        """
        labels = tuple(self.content.intents)
        learned = self._owner.learned if self._owner else None
        layer = with_history(labels, [c for c in corrections if c.intent in self.content.intents])
        self._owner = replace(
            layer, learned=learned if learned and set(learned.labels) <= set(layer.labels) else None
        )

    def learn(self, corrections: Sequence[Correction], teacher: Teacher) -> None:
        """Fit the owner layer in the teacher's child, then use it. Raises Transient where the child died."""
        self.remember(corrections)
        layer = self._owner
        known = [c for c in corrections if c.intent in self.content.intents]
        mails = [IntentInput(subject=c.subject, text=c.text, sender=c.sender) for c in known]
        vectors = [self.vector(mail) for mail in mails]
        if layer is None or any(vector is None for vector in vectors):
            return
        whole = [vector for vector in vectors if vector is not None]
        scores = [self._shipped(mail, vector) for mail, vector in zip(mails, whole, strict=True)]
        self._owner = replace(layer, learned=teacher.fit(lesson_of(layer, known, whole, scores)))

    def vector(self, mail: IntentInput) -> Floats | None:
        """The mail in the space of the dense heads, or None where there is none."""
        if self._encoder is not None:
            meaning = self._encoder.encode([sentences.reading(mail.subject, mail.text)])[0]
        elif self._table is not None:
            meaning = self._table.encode(tfidf.reading(mail.subject, mail.text))
        else:
            return None
        return np.concatenate((meaning, cue_block(self.content.cues, mail.subject, mail.text)))

    def _note(self, text: str) -> None:
        self.notes = (*self.notes, text)

    def _open_encoder(self) -> sentences.Encoder | None:
        try:
            return sentences.open_encoder()
        except sentences.NoEncoder as error:
            self._note(str(error))
            return None

    def _open_table(self, models: Path) -> Table | None:
        try:
            return table_of(load(models, TABLE))
        except RefusedModel as error:
            self._note(f"the word table is not used: {error}")
            return None

    def _load(self, models: Path) -> Scorer | None:
        try:
            stored = load(models, MODEL)
            if stored.card.get("cues_sha256") != self.content.cues.sha256:
                raise RefusedModel("models/cues.toml is not the one it was trained with: run triage train")
            return scorer_of(stored, "encoder" if self._encoder else "table")
        except RefusedModel as error:
            self._note(f"the model is not used: {error}; the rules go on alone and all else is unsure")
            return None


def _mail(given: Given) -> IntentInput:
    match given:
        case IntentInput():
            return given
        case Message():
            return IntentInput.of(given)
        case _:
            return _cleaned(IntentInput.bare(given))


def _cleaned(mail: IntentInput) -> IntentInput:
    """Bare text may carry signature and history: only the new text counts."""
    text = new_text(mail.text)
    return replace(mail, text=text) if text.strip() else mail
