"""What is left without the encoder: TF-IDF, cues and the static word table alone, in seven languages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.eval_sets import ROOT, Row
from triage.adapters.classifier import Classifier


def figures(rows: Sequence[Row]) -> str:
    """Intent, area, area in the worst language, share sure and how often these are right."""
    classifier = Classifier(ROOT, semantic=False)
    intents = classifier.content.intents
    verdicts = [classifier.classify({"subject": row["subject"], "text": row["text"]}) for row in rows]
    intent = np.array([row["intent"] == verdict.intent for row, verdict in zip(rows, verdicts, strict=True)])
    area = np.array(
        [intents[row["intent"]].area == verdict.area for row, verdict in zip(rows, verdicts, strict=True)]
    )
    languages = np.array([row["lang"] for row in rows])
    worst = min(float(area[languages == each].mean()) for each in set(languages.tolist()))
    sure = np.array([not verdict.unsure for verdict in verdicts])
    right = float(intent[sure].mean()) if sure.any() else 0.0
    shares = (float(intent.mean()), float(area.mean()), worst, float(sure.mean()), right)
    return ", ".join(f"{share:.3f}" for share in shares)
