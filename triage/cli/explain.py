"""`triage explain FILE`: why a message gets its verdict, in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from triage.cli.reading import read_file
from triage.cli.taught import classifier_of
from triage.intent.verdict import EvidenceKind, Verdict
from triage.mail.message import Message

_HEADS = {
    EvidenceKind.RULE: "rules",
    EvidenceKind.STRUCTURE: "what it is",
    EvidenceKind.WORD: "words",
    EvidenceKind.NEIGHBOUR: "known mails most like it",
}


def run(chosen: argparse.Namespace) -> int:
    message = read_file(chosen.file, chosen.dir)
    classifier = classifier_of(chosen.dir)
    for line in told(message, classifier.classify(message)):
        print(line)
    for note in classifier.notes:
        print(f"note: {note}")
    return 0


def told(message: Message, verdict: Verdict) -> Iterator[str]:
    """The verdict as lines: what it is, how sure, the evidence by its kind, the runners-up."""
    yield f"{message.author.addr_spec}: {message.subject}"
    yield f"  {message.kind.value} mail, language {message.language or 'unknown'}"
    sure = "not sure" if verdict.unsure else "sure"
    by = verdict.decided_by.value
    yield f"  {verdict.area} / {verdict.intent}: {sure} ({verdict.confidence:.0%}), by {by}"
    for kind, head in _HEADS.items():
        found = [one for one in verdict.evidence if one.kind is kind]
        if found:
            yield f"\n{head}:"
        for one in found:
            yield f"  {one.weight:+5.2f}  {one.intent:<18} {one.text}"
    if verdict.probabilities:
        best = sorted(verdict.probabilities.items(), key=lambda one: -one[1])[:5]
        yield "\nmost likely: " + ", ".join(f"{name} {p:.0%}" for name, p in best)
    if verdict.also:
        yield "also asks for: " + ", ".join(verdict.also)
    yield f"model {verdict.model_version or 'none'}, rules {verdict.rules_version}"
