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
from triage.adapters.owner_layer import Learned, OwnerLayer, with_history, with_more
from triage.adapters.scoring import Floats, Scorer, scorer_of
from triage.adapters.student import text_head
from triage.adapters.vectors import Table, cue_block, table_of
from triage.intent.combine import Gates, Scores, decide, rule_bonus
from triage.intent.facts import IntentInput
from triage.intent.intents import NO_AREA
from triage.intent.owner import Correction
from triage.intent.parts import parts_of
from triage.intent.ruleset import fired
from triage.intent.verdict import Verdict
from triage.ledger_learning import Artefact
from triage.mail.message import Message
from triage.mail.segments import new_text

if TYPE_CHECKING:  # it brings multiprocessing, which only learning needs
    pass

__all__ = ["Classifier", "IntentInput"]

MODEL: Final = "default"
TABLE: Final = "vectors"

PART: Final = 0.6
"""So likely must the intent of one part of a mail be to be named beside the whole's."""

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
        self._lowest: float | None = None
        self._table = None if self._encoder else self._open_table(root / "models")
        self._shipped_scorer = self._scorer = self._load(root / "models")
        scored = self._scorer.version if self._scorer else "rules-alone"
        self.version = f"{scored}+{self.content.rules.version}"

    def classify(self, given: Given) -> Verdict:
        """The verdict on a Message, an IntentInput, or bare ``{"subject", "text", "from"?}``."""
        mail = _mail(given)
        rules = fired(self.content.rules, mail)
        scores = self.scores(mail, rule_bonus(rules) if self._owner else None)
        verdict = decide(mail, scores, rules, self.content.intents, self.gates, self.content.rules.version)
        return self._with_parts(mail, verdict)

    def _with_parts(self, mail: IntentInput, verdict: Verdict) -> Verdict:
        """A mail that says that it asks for a second thing is read part by part: each part's intent that is
        another one, and no side matter, is named beside the first."""
        if verdict.area == NO_AREA:
            return verdict
        named = dict.fromkeys(verdict.also)
        for part in parts_of(mail.text):
            said = replace(mail, subject="", text=part)
            rules = fired(self.content.rules, said)
            found = decide(
                said, self.scores(said, rule_bonus(rules)), rules, self.content.intents, self.gates
            )
            if found.area != NO_AREA and found.intent != verdict.intent and found.confidence >= PART:
                named[found.intent] = None
        return replace(verdict, also=tuple(named)[:2]) if len(named) > len(verdict.also) else verdict

    @property
    def gates(self) -> Gates:
        """The shipped gates, with the firm's own threshold where its outcomes moved it."""
        shipped = self._scorer.gates if self._scorer else Gates()
        return shipped if self._lowest is None else replace(shipped, lowest=self._lowest)

    @property
    def shipped_lowest(self) -> float:
        return self._scorer.gates.lowest if self._scorer else Gates().lowest

    @property
    def reader(self) -> str:
        """Names what makes a mail's vector and shipped scores: stored readings of another are stale."""
        scored = self._scorer.version if self._scorer else "rules-alone"
        return f"{scored}/{self.content.cues.sha256[:8]}"

    def scores(self, mail: IntentInput, bonus: Mapping[str, float] | None = None) -> Scores:
        """What model and owner layer say of the mail; ``bonus``: log-odds by intent of rules that fired."""
        vector = self.vector(mail)
        found = self.shipped(mail, vector)
        if self._owner is None:
            return found
        meaning = None if vector is None else self.cosine
        return self._owner.apply(found, mail.subject, mail.text, mail.sender, vector, bonus, meaning)

    def cosine(self, one: str, two: str) -> float:
        """How near two texts of folded words are in meaning; asked only of mails that are alike in words."""
        cues = 2 * len(self.content.cues.names)
        left, right = (self.vector(IntentInput(text=text)) for text in (one, two))
        if left is None or right is None:
            return 0.0
        left, right = left[: len(left) - cues], right[: len(right) - cues]
        norms = float(np.sqrt(left @ left) * np.sqrt(right @ right))
        return float(left @ right) / norms if norms else 0.0

    def shipped(self, mail: IntentInput, vector: Floats | None) -> Scores:
        if self._scorer is None:
            return Scores()
        return self._scorer.score(tfidf.reading(mail.subject, mail.text), vector)

    def remember(self, corrections: Sequence[Correction]) -> None:
        """Put all stored corrections (oldest first) to work at once: memory and sender history, no fit."""
        learned = self._owner.learned if self._owner else None
        self._owner = with_history(tuple(self.content.intents), self._of_ours(corrections))
        self.adopt(learned)

    def remember_more(self, corrections: Sequence[Correction]) -> None:
        """The same for corrections given since."""
        if self._owner is None:
            self.remember(())
        assert self._owner is not None
        self._owner = with_more(self._owner, self._of_ours(corrections))

    def adopt(self, learned: Learned | None) -> None:
        """What was fitted scores from now on; None: the shipped model alone. What was fitted for other
        intents than today's is not used."""
        if self._owner is None:
            self.remember(())
        assert self._owner is not None
        fits = learned is not None and learned.of == self._owner.labels
        self._owner = replace(self._owner, learned=learned if fits else None)

    def threshold(self, lowest: float | None) -> None:
        """The firm's own threshold of the gate; None: the shipped one."""
        self._lowest = lowest

    def wear(self, student: Artefact | None) -> None:
        """A text head that was refitted on the firm's words takes the place of the shipped one; None: the
        shipped one. One of other intents than the model's, or a damaged one, is not used."""
        if self._shipped_scorer is None:
            return
        self._scorer = self._shipped_scorer
        if student is not None:
            try:
                head, labels = text_head(student)
            except RefusedModel as error:
                self._note(f"the student is not used: {error}")
                return
            if labels == self._scorer.labels:
                named = f"{self._scorer.version}+s{student.version}"
                self._scorer = replace(self._scorer, text=head, version=named)
        self.version = f"{self._scorer.version}+{self.content.rules.version}"

    def _of_ours(self, corrections: Sequence[Correction]) -> list[Correction]:
        return [one for one in corrections if one.intent in self.content.intents]

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
