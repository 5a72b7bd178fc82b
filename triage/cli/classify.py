"""`triage classify --jsonl`: lines in, verdicts out. A bad line is answered with its error."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from triage.cli.taught import classifier_of
from triage.intent.face import classified


def run(chosen: argparse.Namespace) -> int:
    classifier = classifier_of(chosen.dir, semantic=not chosen.no_semantic)
    bad = 0
    for number, line in enumerate(_lines(chosen.jsonl), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            answer = classified(given.get("id", number), classifier.classify(_bare(given)))
        except (ValueError, TypeError, AttributeError) as error:
            bad += 1
            answer = {"line": number, "error": f"not a line of JSON with subject and text: {error}"}
        print(json.dumps(answer, ensure_ascii=False))
    return 1 if bad else 0


def _bare(given: dict[str, Any]) -> dict[str, object]:
    return {key: str(given.get(key) or "") for key in ("subject", "text", "from")}


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    with Path(name).open(encoding="utf-8") as lines:
        yield from lines
