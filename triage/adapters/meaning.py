"""What a question means, by the encoder (or word table) that the classifier has open already."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from triage.adapters import encoder, tfidf
from triage.adapters.classifier import Classifier, IntentInput
from triage.adapters.memory import Floats
from triage.adapters.model import RefusedModel, load
from triage.intent.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierMeaning:
    """Cues are cut off: they say what kind of mail it is, not what is asked."""

    classifier: Classifier

    @property
    def name(self) -> str:
        return f"{encoder.WEIGHTS_SHA256[:12]}/{self.classifier.version}"

    def vector(self, subject: str, text: str) -> Floats | None:
        found = self.classifier.vector(IntentInput(subject=subject, text=text))
        return None if found is None else found[: len(found) - 2 * len(self.classifier.content.cues.names)]


def known_words(root: Path) -> frozenset[str]:
    """Words of general use, folded: the model's vocabulary and the owner's own templates."""
    words: set[str] = set()
    try:
        stored = load(root / "models", "default")
        words |= {one for one in tfidf.unpack_words(stored.arrays["words"]) if one.isalpha()}
    except (RefusedModel, KeyError):
        pass  # fewer known words: more holes, fewer drafts, nothing wrong
    for path in (root / "replies").rglob("*.txt"):
        words |= {one for one in fold(path.read_text("utf-8", errors="replace")).split() if one.isalpha()}
    return frozenset(words)
