"""`triage eval --jsonl FILE`: how often the intent is right on labelled mails, with plots.

A line is {"subject", "text", "intent", "language"?, "from"?}. With --dir the firm's rules, model and what its
people taught are used.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from triage.adapters.classifier import Classifier
from triage.adapters.evaluation import Figures, Judged, figures, plots
from triage.cli.taught import classifier_of
from triage.core.errors import OwnerError, Problem
from triage.intent.intents import area_of, unknown_word


def run(chosen: argparse.Namespace) -> int:
    classifier = classifier_of(chosen.dir, semantic=not chosen.no_semantic)
    rows = [judged(classifier, line) for line in lines(chosen.jsonl, classifier)]
    if not rows:
        raise OwnerError(Problem(where=str(chosen.jsonl), what="holds no labelled mail"))
    for line in told(figures(rows)):
        print(line)
    for path in plots(rows, chosen.out) if chosen.out else ():
        print(f"plot   {path}")
    return 0


def lines(path: Path, classifier: Classifier) -> Iterator[dict[str, Any]]:
    """Every line with an intent that is known. Raises OwnerError naming the first that is wrong."""
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            line = json.loads(text)
            intent = str(line["intent"])
        except (ValueError, KeyError, TypeError) as error:
            raise OwnerError(
                Problem(where=where, what=f"no line with subject, text, intent: {error}")
            ) from None
        if intent not in classifier.content.intents:
            raise OwnerError(unknown_word(where, "unknown intent", intent, classifier.content.intents))
        yield line


def judged(classifier: Classifier, line: dict[str, Any]) -> Judged:
    verdict = classifier.classify({key: str(line.get(key) or "") for key in ("subject", "text", "from")})
    truth = str(line["intent"])
    return Judged(
        truth=truth,
        named=verdict.intent,
        area=area_of(classifier.content.intents, truth),
        named_area=verdict.area,
        confidence=verdict.confidence,
        gate=verdict.gate,
        unsure=verdict.unsure,
        language=str(line.get("language") or line.get("lang") or ""),
    )


def told(found: Figures) -> Iterator[str]:
    yield f"mails  {found.mails}"
    yield f"intent {found.accuracy:.1%} right, macro-F1 {found.macro_f1:.3f}, area {found.area:.1%}"
    yield f"sure   {found.sure:.1%} of them, {found.sure_right:.1%} of these right"
    yield f"ECE    {found.ece:.3f} (how far stated confidence is from the share that was right)"
    for name, (count, intent, area) in found.by_language.items():
        yield f"  {name or '?':<3} {count:>5} mails: intent {intent:.1%}, area {area:.1%}"
    for truth, named, count in found.confused:
        yield f"  {count:>4} × {truth} taken for {named}"
