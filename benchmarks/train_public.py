"""``make train PUBLIC=DIR``: an experiment, not the shipped model.

Our examples beside a few rows of public sets that may train a model, from their training splits alone: at most
twenty an intent and set, of those whose label maps to an intent of ours with high confidence (more made every
other set worse). The model goes to a folder of its own and is scored on our unseen mails; nothing is replaced.

    python -m benchmarks.train_public DATA OUT
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a script by make

import numpy as np

from benchmarks.eval_sets import DATA, ROOT, rows_of
from triage.adapters.classifier import Classifier
from triage.adapters.content import load_intents
from triage.adapters.training import train

SETS: Final = ("banking77", "clinc150", "multidogo", "bitext_cs")
"""Those whose licence lets a model learn from them (see the data folder's own page) and that have a training
split; dstc11_insurance and the IT tickets have none."""

OURS: Final = {
    "account_access": "account_change",
    "billing_admin": "invoice_query",
    "bug_outage": "bug_or_outage",
    "payment_problem": "invoice_query",
}
"""What the sets' mapping calls otherwise than we do."""

EACH: Final = 20
SEED: Final = 20_240_229


def public_rows(known: frozenset[str]) -> list[dict[str, str]]:
    """At most ``EACH`` rows an intent and set, chosen by a fixed seed."""
    found: list[dict[str, str]] = []
    for name in SETS:
        taken: Counter[str] = Counter()
        rows = [row for row in rows_of(name) if row["split"] == "train" and row["mapconf"] == "high"]
        for place in np.random.default_rng(SEED).permutation(len(rows)):
            row = rows[place]
            intent = OURS.get(row["intent"], row["intent"])
            if intent in known and taken[intent] < EACH:
                taken[intent] += 1
                found.append(
                    {
                        "subject": row["subject"],
                        "text": row["text"],
                        "intent": intent,
                        "language": row["lang"],
                    }
                )
    return found


def main(data: Path, out: Path) -> int:
    os.environ[DATA] = str(data.resolve())
    rows = public_rows(frozenset(load_intents(ROOT)))
    with tempfile.TemporaryDirectory(prefix="triage-public-") as name:
        root = Path(name)
        for folder in ("rules", "models", "replies"):
            shutil.copytree(ROOT / folder, root / folder)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (root / "models" / "examples" / "extra" / "public.jsonl").write_text(lines, "utf-8")
        card = train(root, root / "models" / "examples", root / "models")
        out.mkdir(parents=True, exist_ok=True)
        for file in ("default.npz", "default.json", "vectors.npz", "vectors.json"):
            shutil.copy(root / "models" / file, out / file)
        print(f"{len(rows)} public rows beside ours, in {out}; out of fold: "
              f"{ {mode: facts['out_of_fold'] for mode, facts in card['modes'].items()} }")  # fmt: skip
        _score(Classifier(root))
    return 0


def _score(classifier: Classifier) -> None:
    from benchmarks.eval_intent import unseen_rows

    intents, rows = classifier.content.intents, unseen_rows()
    verdicts = [classifier.classify({"subject": row["subject"], "text": row["text"]}) for row in rows]
    pairs = list(zip(rows, verdicts, strict=True))
    intent = np.mean([row["intent"] == verdict.intent for row, verdict in pairs])
    area = np.mean([intents[row["intent"]].area == verdict.area for row, verdict in pairs])
    print(f"unseen mails ({len(rows)}): intent {intent:.3f}, area {area:.3f}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
