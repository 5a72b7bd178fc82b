"""``make eval-intent``: every row of the numbers that knowing what the sender wants must reach.

One configuration: each benchmark set is trained with the function that trains the shipped model, on
its train split. Prints one line a bar (what, bar, figure), writes docs/quality-intent.md and its plots;
exit status 1 where a bar is missed.

    python benchmarks/eval_intent.py [DATA] [PART…]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a script by make

import numpy as np
import numpy.typing as npt

from benchmarks import eval_fallback, eval_learning, eval_page, eval_standard
from benchmarks.eval_noise import noisy
from benchmarks.eval_page import Bar, at_least, at_most, told
from benchmarks.eval_sets import DATA, ROOT, Row, data_root, rows_of
from triage.adapters import evaluation
from triage.adapters.classifier import Classifier
from triage.adapters.encoder import Encoder, open_encoder
from triage.intent.intents import NO_AREA
from triage.intent.owner import Correction, Memory, remember
from triage.intent.verdict import Verdict

OUT: Final = ROOT / "docs" / "quality-intent"
UNSEEN: Final = ROOT / "tests" / "data" / "intent_unseen.jsonl"
SERVED: Final = ("sales", "billing", "support")


@dataclass(slots=True)
class Bench:
    """Loaded once: the encoder, and the shipped classifier as the daemon would use it."""

    encoder: Encoder
    classifier: Classifier


def in_domain(bench: Bench) -> list[Bar]:
    return eval_standard.in_domain(bench.encoder, bench.classifier.content.cues)


def unseen_rows() -> list[Row]:
    if not UNSEEN.exists():
        sys.exit(f"MISSING: {UNSEEN}")
    return [json.loads(line) for line in UNSEEN.read_text("utf-8").splitlines() if line.strip()]


def day_one(bench: Bench) -> list[Bar]:
    """Our own unseen mails, written by a separate hand; clean, then with signature and history."""
    rows = unseen_rows()
    clean = [bench.classifier.classify(_bare(row)) for row in rows]
    intent, area = _right(bench, rows, clean)
    languages = [row["lang"] for row in rows]
    worst = min(float(intent[[lang == each for lang in languages]].mean()) for each in set(languages))
    noise = [
        bench.classifier.classify(
            {"subject": row["subject"], "text": noisy(row["text"], row["lang"], n % 2 == 0)}
        )
        for n, row in enumerate(rows)
    ]
    noisy_intent, noisy_area = _right(bench, rows, noise)
    gates = np.array([verdict.gate for verdict in clean])
    chosen = np.argsort(-gates, kind="stable")[: int(np.ceil(0.7 * len(rows)))]
    sure = np.array([not verdict.unsure for verdict in clean])
    evaluation.plots(_judged(bench, rows, clean), OUT)
    return [
        at_least(f"unseen mails ({len(rows)}): intent", 0.93, float(intent.mean())),
        at_least("unseen mails: area", 0.96, float(area.mean())),
        at_least("unseen mails: intent, worst language", 0.90, worst),
        at_least("unseen mails: precision of the 70 % surest", 0.98, float(intent[chosen].mean())),
        at_most(
            "with signature, disclaimer, history: intent lost",
            0.01,
            float(intent.mean() - noisy_intent.mean()),
        ),
        at_most(
            "with signature, disclaimer, history: area lost", 0.01, float(area.mean() - noisy_area.mean())
        ),
        told(
            "unseen mails: sure by default, precision of these",
            f"{sure.mean():.3f}, {intent[sure].mean() if sure.any() else 0:.3f}",
        ),
        told(
            "without the encoder: intent, area, area in the worst language, sure, right of these",
            eval_fallback.figures(rows),
        ),
    ]


def _judged(bench: Bench, rows: list[Row], verdicts: list[Verdict]) -> list[evaluation.Judged]:
    intents = bench.classifier.content.intents
    return [
        evaluation.Judged(
            truth=row["intent"], named=verdict.intent,
            area=intents[row["intent"]].area, named_area=verdict.area,
            confidence=verdict.confidence, gate=verdict.gate, unsure=verdict.unsure, language=row["lang"],
        )
        for row, verdict in zip(rows, verdicts, strict=True)
    ]  # fmt: skip


def _bare(row: Row) -> dict[str, object]:
    return {"subject": row["subject"], "text": row["text"]}


def _right(
    bench: Bench, rows: list[Row], verdicts: list[Verdict]
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    intents = bench.classifier.content.intents
    intent = np.array([row["intent"] == verdict.intent for row, verdict in zip(rows, verdicts, strict=True)])
    area = np.array(
        [intents[row["intent"]].area == verdict.area for row, verdict in zip(rows, verdicts, strict=True)]
    )
    return intent, area


def strangers(bench: Bench) -> list[Bar]:
    """dstc11_insurance, rows mapped with high confidence: area on day one."""
    rows = [row for row in rows_of("dstc11_insurance") if row["mapconf"] == "high"]
    verdicts = [bench.classifier.classify(_bare(row)) for row in rows]
    right = np.mean([row["dept"] == verdict.area for row, verdict in zip(rows, verdicts, strict=True)])
    also = []
    for name in ("hint3_curekart", "bitext_cs"):
        others = [row for row in rows_of(name) if row["mapconf"] == "high" and row["dept"] in SERVED][:1_500]
        hit = np.mean([bench.classifier.classify(_bare(row)).area == row["dept"] for row in others])
        also.append(told(f"{name} (high, served areas): area on day one", f"{hit:.3f}"))
    return [at_least("dstc11_insurance (high): area on day one", 0.85, float(right)), *also]


def machine_mail(bench: Bench) -> list[Bar]:
    """Ordinary mail that is for no area: how much of it would go to one at the automatic threshold."""
    sent, total = Counter[str](), Counter[str]()
    for folder, name in (("easy-ham-1", "SpamAssassin ham"), ("spam-1", "SpamAssassin spam")):
        for given in _spamassassin(folder):
            verdict = bench.classifier.classify(given)
            total[name] += 1
            sent[name] += _goes(verdict)
    for row in rows_of("enron1_spam"):
        name = f"enron1 {row['label']}"
        total[name] += 1
        sent[name] += _goes(bench.classifier.classify(_bare(row)))
    rows = [row for row in unseen_rows() if bench.classifier.content.intents[row["intent"]].area != NO_AREA]
    passing = float(np.mean([_goes(bench.classifier.classify(_bare(row))) for row in rows]))
    shares = [
        at_most(f"{name} ({total[name]}) sent to an area", 0.005, sent[name] / total[name], ".4f")
        for name in total
    ]
    return [*shares, at_least("our in-scope unseen mails that pass the same threshold", 0.70, passing)]


def _goes(verdict: Verdict) -> bool:
    return verdict.area != NO_AREA and not verdict.area_unsure


def _spamassassin(folder: str) -> list[Any]:
    from triage.adapters.mime import read

    found = sorted(
        path
        for path in (data_root() / "mail" / "spamassassin").rglob("*")
        if path.is_file() and folder in str(path.parent)
    )
    if not found:
        sys.exit(f"MISSING: spamassassin/{folder}")
    messages = [read(path.read_bytes()) for path in found]
    return [message for message in messages if hasattr(message, "kind")]


def corrections(bench: Bench) -> list[Bar]:
    """From zero: labels until bitext and curekart are right; memory of corrected mails."""
    cues, bars = bench.classifier.content.cues, []
    for name, wanted, most, sizes in (
        ("bitext_cs", 0.90, 200, (100, 150, 200, 250, 300)),
        ("hint3_curekart", 0.85, 300, (150, 200, 250, 300, 400)),
    ):
        rows = [row for row in rows_of(name) if row["label"] not in ("NO_NODES_DETECTED",)]
        train = [row for row in rows if row["split"] == "train"]
        test = [row for row in rows if row["split"] != "train"]
        runs = [
            eval_learning.labels_needed(train, test, bench.encoder, cues, sizes, seed) for seed in (1, 2, 3)
        ]
        curve = {size: float(np.mean([run[size] for run in runs])) for size in sizes}
        needed = next((size for size in sizes if curve[size] >= wanted), 9_999)
        shown = ", ".join(f"{size}: {accuracy:.3f}" for size, accuracy in curve.items())
        bars.append(
            Bar(
                what=f"{name}: labels from zero to {wanted:.0%} ({shown})",
                bar=f"<= {most}",
                figure=str(needed),
                met=needed <= most,
            )
        )
    return [*bars, *_memory(bench)]


def _memory(bench: Bench) -> list[Bar]:
    rows = unseen_rows()
    memory = remember(
        Correction(key=str(n), subject=row["subject"], text=row["text"], intent=f"i{n}")
        for n, row in enumerate(rows)
    )
    right = 0
    for n, row in enumerate(rows):
        found = [
            memory.recall(row["subject"], text)
            for text in (row["text"], eval_learning.near_duplicate(row["text"]))
        ]
        right += all(each is not None and each.correction.intent == f"i{n}" for each in found)
    return [
        at_least("a corrected mail and its near-duplicate are right at once", 1.0, right / len(rows)),
        _harder(bench, memory),
    ]


def _harder(bench: Bench, memory: Memory) -> Bar:
    """Near-duplicates of other kinds, as the daemon recalls them: words first, then their meaning."""
    found = [
        memory.recall(row["subject"], text, bench.classifier.cosine)
        for n, row in enumerate(unseen_rows())
        for text in eval_learning.harder_duplicates(row["text"], n)
    ]
    wanted = [f"i{n}" for n in range(len(unseen_rows())) for _ in range(4)]
    hit = [one is not None and one.correction.intent == want for one, want in zip(found, wanted, strict=True)]
    kinds = ", ".join(
        f"{name} {np.mean(hit[place::4]):.3f}"
        for place, name in enumerate(("word changed", "word less", "misspelt", "sentence more"))
    )
    return Bar(what="the same with", bar="told", figure=kinds, met=True)


def streams(bench: Bench) -> list[Bar]:
    """What is not asked must be right; how much is not asked."""
    cues, bars = bench.classifier.content.cues, []
    for name, last, wanted in (("hint3_curekart", 0, 0.50), ("it_tickets", 1_000, 0.55)):
        result = eval_learning.stream(rows_of(name), bench.encoder, cues)
        bars += [
            at_least(f"stream {name}: precision of what is not asked", 0.97, result.precision),
            at_most(f"stream {name}: wrong in any 200 consecutive unasked", 14, result.worst_window, "d"),
            at_least(
                f"stream {name}: coverage{' of the last 1,000' if last else ''}",
                wanted,
                result.coverage(last),
            ),
            Bar(
                what=f"stream {name}: coverage of the last 200, of the last 1,000, accuracy of the last 500",
                bar="told",
                figure=f"{result.coverage(200):.3f}, {result.coverage(1_000):.3f},"
                f" {result.right[-500:].mean():.3f}",
                met=True,
            ),
        ]
    return bars


def speed(bench: Bench) -> list[Bar]:
    """bench_intent in a process of its own, with one thread."""
    from benchmarks.bench_intent import measured

    figures = measured()
    return [
        at_most("800 characters without encoder: p50, ms", 0.5, figures["p50"]),
        at_most("800 characters without encoder: p99, ms", 2.0, figures["p99"]),
        at_most("with encoder, against the bare encoder", 1.15, figures["ratio"]),
        at_most("shipped model, MB", 6.0, figures["model_mb"], ".2f"),
        at_most("ready after numpy, ms", 150, figures["ready_ms"], ".0f"),
        Bar(
            what="no scikit-learn import on the path",
            bar="none",
            figure=str(figures["sklearn"]),
            met=not figures["sklearn"],
        ),
    ]


def bad_input(bench: Bench) -> list[Bar]:
    """10,000 mutated model files; 200 adversarial mails (both from the suite)."""
    from tests.intent.adversarial import mails
    from tests.intent.mutation import refused_or_equal

    passed = [mail for mail in mails() if not bench.classifier.classify(mail).unsure]
    refused, harmed = refused_or_equal(ROOT / "models", 10_000)
    return [
        Bar(
            what=f"adversarial mails ({len(mails())}) past unsure",
            bar="0",
            figure=str(len(passed)),
            met=not passed,
        ),
        Bar(
            what=f"mutated model files: {refused} of 10,000 refused, accepted with other content",
            bar="0",
            figure=str(harmed),
            met=harmed == 0,
        ),
    ]


PARTS: Final[dict[str, Callable[[Bench], list[Bar]]]] = {
    "speed": speed, "day_one": day_one, "strangers": strangers, "machine_mail": machine_mail, "bad_input": bad_input,
    "corrections": corrections, "streams": streams, "in_domain": in_domain,
}  # fmt: skip


def kept_bars(part: str, bars: list[Bar]) -> list[Bar]:
    """Write this part's bars beside the plots; returns those of all parts ever run, in order."""
    path = OUT / "bars.json"
    OUT.mkdir(parents=True, exist_ok=True)
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known[part] = [[bar.what, bar.bar, bar.figure, bar.met] for bar in bars]
    path.write_text(json.dumps(known, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    rows = [row for name in PARTS for row in known.get(name, [])]
    return [Bar(what=what, bar=bar, figure=figure, met=met) for what, bar, figure, met in rows]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "words", nargs="*", metavar="DATA|PART", help=f"the data's folder, parts: {', '.join(PARTS)}"
    )
    words = parser.parse_args(arguments).words
    folders = [word for word in words if Path(word).is_dir()]
    chosen = [word for word in words if word not in folders]
    if unknown := [word for word in chosen if word not in PARTS]:
        parser.error(f"{', '.join(unknown)}: neither a folder nor a part (parts: {', '.join(PARTS)})")
    if folders:
        os.environ[DATA] = str(Path(folders[0]).resolve())
    bench = Bench(encoder=open_encoder(), classifier=Classifier(ROOT))
    measured: list[Bar] = []
    for name in chosen or list(PARTS):
        started = time.monotonic()
        bars = PARTS[name](bench)
        measured += bars
        for bar in bars:
            print(
                f"{'ok    ' if bar.met else 'MISSED'}  {bar.what:<95} {bar.bar:>9}  {bar.figure}", flush=True
            )
        print(f"        ({name}: {time.monotonic() - started:.0f} s)", flush=True)
        rows = [(b.what, b.bar, b.figure, b.met) for b in kept_bars(name, bars)]
        eval_page.write_page(OUT.parent / "quality-intent.md", rows, bench.classifier.version)
    missed = sum(not bar.met for bar in measured)
    print(f"{len(measured) - missed} of {len(measured)} bars met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
