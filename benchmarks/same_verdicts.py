"""Holds the verdicts of two versions of the code against each other, mail by mail.

    python -m benchmarks.same_verdicts write FILE      # with the old code
    python -m benchmarks.same_verdicts compare FILE    # with the new code; exit status 1 where one differs

A change that only makes scoring faster must leave every name in a verdict as it was and move no number
by more than float32 does. Mails: our examples, mixtures of them, real mail and rows of the labelled sets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks.bench_intent import mixtures
from benchmarks.eval_sets import ROOT, data_root, rows_of
from triage.adapters.classifier import Classifier
from triage.adapters.mime import read
from triage.intent.verdict import Verdict

NEAR: Final = 2e-4
"""So much a number may move: single precision, added up in another order."""

SETS: Final = ("enron1_spam", "dstc11_insurance", "hint3_curekart", "bitext_cs", "it_tickets")
EACH: Final = 400
FOLDERS: Final = ("easy-ham-1", "spam-1")
MODES: Final = (("table", False, 1), ("encoder", True, 4))
"""Name, with encoder, one mail of so many: the encoder takes ten milliseconds a mail."""


def mails() -> Iterator[tuple[str, Any]]:
    for path in sorted((ROOT / "models" / "examples").glob("*/*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.strip() and not number % 6:
                row = json.loads(line)
                given = {"subject": row.get("subject", ""), "text": row["text"]}
                yield f"{path.parent.name}/{path.stem}/{number}", given
    for number, given in enumerate(mixtures()):
        yield f"mixture/{number}", given
    for folder in FOLDERS:
        found = sorted(each for each in (data_root() / "mail").rglob(f"*{folder}*/**/*") if each.is_file())
        for number, path in enumerate(found[:EACH]):
            message = read(path.read_bytes())
            if hasattr(message, "kind"):
                yield f"{folder}/{number}", message
    for name in SETS:
        for number, row in enumerate(islice(rows_of(name), EACH)):
            yield f"{name}/{number}", {"subject": row["subject"], "text": row["text"]}


def verdicts() -> Iterator[tuple[str, dict[str, Any]]]:
    for mode, semantic, step in MODES:
        classifier = Classifier(ROOT, semantic=semantic)
        for name, given in islice(mails(), 0, None, step):
            yield f"{mode}/{name}", _flat(classifier.classify(given))


def _flat(verdict: Verdict) -> dict[str, Any]:
    return {
        "names": [
            verdict.area, verdict.intent, verdict.unsure, verdict.area_unsure, verdict.decided_by.value,
            list(verdict.candidates), list(verdict.also), list(verdict.fired), list(verdict.tags),
            verdict.in_charge, [[one.kind.value, one.text, one.intent] for one in verdict.evidence],
        ],
        "numbers": [
            verdict.confidence, verdict.area_confidence, verdict.gate,
            *(verdict.probabilities[name] for name in sorted(verdict.probabilities)),
        ],
        "weights": sorted(one.weight for one in verdict.evidence),
    }  # fmt: skip


def differs(one: dict[str, Any], two: dict[str, Any]) -> str:
    """What differs between two verdicts, or empty."""
    names = list(zip(one["names"], two["names"], strict=True))
    for was, now in names[:-1]:
        if was != now:
            return f"{was} is now {now}"
    was, now = names[-1]
    if len(was) != len(now) or any(not _alike(a, b) for a, b in zip(was, now, strict=True)):
        return f"{was} is now {now}"
    for key in ("numbers", "weights"):
        pairs = zip(one[key], two[key], strict=True)
        if len(one[key]) != len(two[key]) or any(abs(a - b) > NEAR for a, b in pairs):
            return f"{key} moved"
    return ""


def _alike(one: list[str], two: list[str]) -> bool:
    """The same reason; of words that tell as much as one another, another may be named (``weights``)."""
    return one == two or (one[0] == two[0] == "word" and one[2] == two[2])


def main(verb: str, path: Path) -> int:
    if verb == "write":
        with path.open("w", encoding="utf-8") as file:
            for name, told in verdicts():
                file.write(json.dumps([name, told]) + "\n")
        return 0
    with path.open(encoding="utf-8") as file:
        before = dict(json.loads(line) for line in file)
    found, moved = Counter[str](), 0.0
    for name, told in verdicts():
        what = differs(before[name], told)
        found["differ" if what else "same"] += 1
        moved = max(
            moved, *(abs(a - b) for a, b in zip(before[name]["numbers"], told["numbers"], strict=True))
        )
        if what:
            print(f"{name}: {what}"[:300])
    print(
        f"{found['same']} verdicts are the same, {found['differ']} differ; no number moved by more than {moved:.1e}"
    )
    return 1 if found["differ"] or sum(found.values()) != len(before) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
