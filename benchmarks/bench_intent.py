"""Latency, size and readiness of the classifier; run alone: ``python -m benchmarks.bench_intent``.

``ratio`` is the whole classification against the library's encoder alone on the same text in the same run;
``ratio_new`` the same at first sight of a mail, whose new words are not yet known.

Measured in a child with one BLAS thread, so that no other import or thread blurs it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
MAILS: Final = 400


def measured() -> dict[str, Any]:
    """p50 and p99 in ms without encoder, ratio with encoder, model MB, ms to ready, scikit-learn seen."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "benchmarks.bench_intent", "child"]
    done = subprocess.run(command, check=True, env=env, cwd=ROOT, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def mixtures() -> list[dict[str, object]]:
    """New text (as mail reading leaves it) of 800 characters, each another mixture of our own example mails."""
    lines = []
    for path in sorted((ROOT / "models" / "examples").glob("*/*.jsonl")):
        lines += [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line.strip()]
    mails: list[dict[str, object]] = []
    for number in range(MAILS):
        text, step = "", 0
        while len(text) < 800:
            text += lines[(number * 13 + step * 977) % len(lines)] + " "
            step += 1
        mails.append({"subject": "", "text": text[:800]})
    return mails


def _child() -> dict[str, Any]:
    import numpy as np

    started = time.perf_counter()
    from triage.adapters.classifier import Classifier, IntentInput

    imported = time.perf_counter()
    plain = Classifier(ROOT, semantic=False)
    ready = time.perf_counter()
    mails = [IntentInput.bare(mail) for mail in mixtures()]
    for mail in mails:
        plain.classify(mail)
    times = np.array([_timed(plain.classify, mail) for mail in mails])
    sizes = [(ROOT / "models" / f"default.{ending}").stat().st_size for ending in ("npz", "json")]
    return {
        "p50": float(np.quantile(times, 0.5)) * 1e3, "p99": float(np.quantile(times, 0.99)) * 1e3,
        "ready_ms": (ready - imported) * 1e3, "import_ms": (imported - started) * 1e3,
        "sklearn": any(name.startswith(("sklearn", "scipy")) for name in sys.modules),
        "model_mb": sum(sizes) / 1e6, **_ratios(mixtures()[:150]),
    }  # fmt: skip


def _ratios(mails: list[dict[str, object]]) -> dict[str, float]:
    import numpy as np

    from triage.adapters import encoder as sentences
    from triage.adapters.classifier import Classifier, IntentInput

    whole, bare = Classifier(ROOT), sentences.library()
    ratios = []
    for given in mails:
        mail = IntentInput.bare(given)
        text = sentences.reading("", mail.text)
        new = _timed(whole.classify, mail)
        first = _timed(bare.encode, text)
        alone = min(_timed(bare.encode, text) for _ in range(3))
        ratios.append((min(_timed(whole.classify, mail) for _ in range(3)) / alone, new / first))
    known, new = np.median(ratios, axis=0)
    return {"ratio": float(known), "ratio_new": float(new)}


def _timed(call: Any, argument: object) -> float:
    started = time.perf_counter()
    call(argument)
    return time.perf_counter() - started


if __name__ == "__main__":
    if sys.argv[1:] == ["child"]:
        print(json.dumps(_child()))
    else:
        for name, figure in measured().items():
            print(f"{name:>10}  {figure}")
