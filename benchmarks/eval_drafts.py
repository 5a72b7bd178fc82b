"""Drafts, answer memory, noise: each bar with what was measured, exit status 1 where one is missed.

    python benchmarks/eval_drafts.py [DATA] [--only memory,set,situations,week,canaries]

Memory: banking77 (13,083 questions, 77 intents): each intent stands for one answer; the training questions were
answered, the test questions come in. Method and bars were chosen on the training part alone
(``choose_memory.py``). ``strange``: with a fifth of the answers taken out of the memory, how many of *their*
questions would get a (wrong) draft. Set and week: ``correspondence.py``, ``replay.py``. Canaries: ``canaries.py``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import canaries, correspondence, replay
from triage.adapters.encoder import Encoder, NoEncoder, open_encoder
from triage.adapters.memory import PAGE, Floats, Index, build_index, octets_of
from triage.drafting.memory import Firm, mask_answer, mask_question
from triage.ledger_desk import PairVector

SYLLABLES = ("ka", "vo", "zu", "mi", "rex", "ploo", "thar", "quim", "bly", "dorn", "fex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    what: str
    found: str
    bar: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    vectors: Floats
    labels: list[str]


def main() -> int:
    chosen = argparse.ArgumentParser(description="Drafts, answer memory, noise: each bar with its figure.")
    chosen.add_argument("data", nargs="?", default="../shared/data")
    chosen.add_argument(
        "--only", default="memory,set,situations,week,canaries", help="parts, with commas between"
    )
    asked = chosen.parse_args()
    parts = {
        "memory": lambda: of_memory(Path(asked.data)),
        "set": of_the_set,
        "situations": of_the_situations,
        "week": of_the_week,
        "canaries": of_canaries,
    }
    rows: list[Row] = []
    for name in asked.only.split(","):
        for row in parts[name]():
            rows.append(row)
            print(
                f"{'ok  ' if row.met else 'MISS'} {row.what:<74} {row.found:>12}   bar {row.bar}", flush=True
            )
    return 0 if all(row.met for row in rows) else 1


def of_memory(data: Path) -> Iterator[Row]:
    path = data / "intent" / "banking77" / "data.jsonl.gz"
    if not path.exists():
        print(f"{path} is missing: the answer memory is not measured.", file=sys.stderr)
        yield Row(what="answer memory", found="not measured", bar="measured", met=False)
        return
    try:
        yield from memory(path, open_encoder())
    except NoEncoder as error:
        print(f"answer memory is not measured: {error}", file=sys.stderr)
        yield Row(what="answer memory", found="not measured", bar="measured", met=False)


def of_the_set() -> Iterator[Row]:
    """What a good clerk would do with 349 mails of 55 firms, and what the desk does."""
    done, wrong, figures = correspondence.play(correspondence.rows())
    right = [one.action in one.row["expect"]["actions"] for one in done]
    yield _share(f"right action ({len(done)} mails, seven languages)", right, 0.95)
    confusion(done)
    drafts = [one for one in done if one.action == "draft"]
    spoken = [
        one.language == one.row["expect"]["answer_lang"] for one in drafts if one.row["expect"]["answer_lang"]
    ]
    yield _share(f"draft language ({len(spoken)} drafts)", spoken, 1.0)
    threaded = [one.threaded for one in drafts if "draft" in one.row["expect"]["actions"]]
    yield _share(f"threading headers ({len(threaded)} drafts that are right)", threaded, 1.0)
    machines = [one.action != "draft" for one in done if one.row["expect"]["machine"]]
    yield _share(f"no answer to a machine ({len(machines)})", machines, 1.0)
    forms = [
        one.answer_to == one.row["expect"]["answer_to"].lower()
        for one in done
        if correspondence.is_form(one.row)
    ]
    yield _share(f"forms answered to the person behind them ({len(forms)})", forms, 1.0)
    yield Row(
        what="figures in drafts that are in no record", found=str(len(figures)), bar="0", met=not figures
    )
    yield Row(
        what="outgoing lint over all that those desks send", found=str(len(wrong)), bar="0", met=not wrong
    )
    known = [one.intent in (one.row["expect"]["intent"], *one.row["expect"]["also"]) for one in done]
    print(f"     (the intent was right in {sum(known) / len(known):.1%}: `make eval-intent` is about that)")


def confusion(done: Sequence[correspondence.Done]) -> None:
    """What would have been right, and what was done instead: counts alone."""
    wrong = Counter(
        ("/".join(sorted(one.row["expect"]["actions"])), one.action)
        for one in done
        if one.action not in one.row["expect"]["actions"]
    )
    for (right, given), count in wrong.most_common():
        print(f"     {count:>3} x {right} was right, {given} was done")


def of_the_situations() -> Iterator[Row]:
    """Mails of our own that the policy was worked on with: better than it is on others'. By another hand too:
    the odd numbers of those were only counted."""
    done, wrong, figures = correspondence.play(correspondence.situations())
    yield from _rightly(done, "development mails")
    confusion(done)
    other, more_wrong, more_figures = correspondence.play(correspondence.situations(correspondence.OTHER))
    for name, rest in (("worked on", 0), ("only counted", 1)):
        yield from _rightly(
            [one for one in other if int(one.row["id"][1:]) % 2 == rest], f"another hand, {name}"
        )
    confusion(other)
    found = len(wrong) + len(figures) + len(more_wrong) + len(more_figures)
    yield Row(what="their lint and strange figures", found=str(found), bar="0", met=not found)


def _rightly(done: Sequence[correspondence.Done], what: str) -> Iterator[Row]:
    right = [one.action in one.row["expect"]["actions"] for one in done]
    yield _share(f"right action, {what} ({len(done)})", right, 0.95)


def of_the_week() -> Iterator[Row]:
    mails = [row for row in correspondence.rows() if replay.is_of_the_week(row)]
    for what, found, bar, met in replay.week(mails):
        yield Row(what=what, found=found, bar=bar, met=met)


def of_canaries() -> Iterator[Row]:
    yield from masked()
    for what, found, bar, met in canaries.rows():
        yield Row(what=what, found=found, bar=bar, met=met)


# ---------------------------------------------------------------- banking77


def memory(path: Path, encoder: Encoder) -> Iterator[Row]:
    train, test = (read(path, encoder, split) for split in ("train", "test"))
    index = index_of(train)
    found = [index.find(vector) for vector in test.vectors]
    pairs = list(zip(found, test.labels, strict=True))
    right = [one is not None and train.labels[one.pair_id] == label for one, label in pairs]
    sure = [ok for ok, (one, _) in zip(right, pairs, strict=True) if one is not None and one.sure]
    yield _share("right answer at rank 1 (test questions)", right, 0.90)
    yield Row(what="get a draft at the shipped bar", found=f"{len(sure) / len(right):.1%}", bar=">= 60 %",
              met=len(sure) >= 0.6 * len(right))  # fmt: skip
    yield _share("of those right", sure, 0.96)
    yield from strange(train, test)
    yield from size(train, test)


def read(path: Path, encoder: Encoder, split: str) -> Set:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [one for one in map(json.loads, lines) if one["split"] == split]
    texts = [mask_question(one["text"], ()) for one in rows]
    parts = [encoder.encode(texts[start : start + 64]) for start in range(0, len(texts), 64)]
    return Set(vectors=np.vstack(parts), labels=[one["label"] for one in rows])


def index_of(known: Set, kept: Sequence[int] | None = None) -> Index:
    chosen = range(len(known.labels)) if kept is None else kept
    pairs = [
        PairVector(
            pair_id=number, intent="", language="en",
            answer=known.labels[number], vector=octets_of(known.vectors[number]),
        )
        for number in chosen
    ]  # fmt: skip

    def pages() -> Iterable[Sequence[PairVector]]:
        return (pairs[start : start + PAGE] for start in range(0, len(pairs), PAGE))

    return build_index(pages)


def strange(train: Set, test: Set) -> Iterator[Row]:
    """Questions that nobody answered yet: the nearest topics of the same bank are the hardest there are."""
    names = sorted(set(train.labels))
    unknown = set(random.Random(1).sample(names, len(names) // 5))
    index = index_of(train, [number for number, one in enumerate(train.labels) if one not in unknown])
    asked = [vector for vector, label in zip(test.vectors, test.labels, strict=True) if label in unknown]
    drafts = sum(1 for one in map(index.find, asked) if one is not None and one.sure)
    share = drafts / len(asked)
    yield Row(
        what="unanswered topics that get a draft", found=f"{share:.1%}", bar="<= 25 %", met=share <= 0.25
    )


def size(train: Set, test: Set) -> Iterator[Row]:
    """100,000 pairs: the training questions again and again, each a little moved."""
    chance = np.random.default_rng(6)
    count = 100_000

    def pages() -> Iterable[Sequence[PairVector]]:
        for start in range(0, count, PAGE):
            picked = (np.arange(start, min(start + PAGE, count)) * 7919) % len(train.labels)
            moved = train.vectors[picked] + chance.normal(0, 0.01, (len(picked), train.vectors.shape[1]))
            yield [
                PairVector(pair_id=start + place, intent="", language="en", answer=train.labels[row],
                           vector=octets_of(np.asarray(vector, dtype=np.float32)))
                for place, (row, vector) in enumerate(zip(picked, moved, strict=True))
            ]  # fmt: skip

    tracemalloc.start()
    started = time.perf_counter()
    index = build_index(pages)
    built = time.perf_counter() - started
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    took = sorted(_timed(index, vector) for vector in test.vectors[:200])
    busy = took[len(took) // 2][0]
    waited = sorted(one for _, one in took)[len(took) // 2]
    what = f"look-up in 100,000 pairs, median of 200 (waiting for a core: {waited:.1f} ms)"
    yield Row(what=what, found=f"{busy:.1f} ms", bar="<= 20 ms of CPU", met=busy <= 20)
    print(f"     the index was built in {built:.0f} s")
    yield Row(what="index of 100,000 pairs", found=f"{held / 1e6:.1f} MB", bar="<= 60 MB", met=held <= 60e6)


def _timed(index: Index, vector: Floats) -> tuple[float, float]:
    """Milliseconds of CPU in this process, and on the clock: on a busy machine the second measures others."""
    busy, started = time.process_time(), time.perf_counter()
    index.find(vector)
    return (time.process_time() - busy) * 1000, (time.perf_counter() - started) * 1000


# ---------------------------------------------------------------- masking


def masked() -> Iterator[Row]:
    """What one customer alone has, dropped into an answer: none may be left in what is remembered."""
    chance = random.Random(2)
    known = frozenset(["yes", "your", "order", "with", "is", "ready", "and", "costs", "please", "call", "us"])
    firm, leaked = Firm(facts={}, known_words=known), 0
    for _ in range(2000):
        name, lower = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(2))
        code = f"{chance.choice(SYLLABLES).upper()}-{chance.randrange(100, 99999)}"
        amount = f"{chance.randrange(10, 9999)},{chance.randrange(10, 99)} EUR"
        text = f"Yes {name.capitalize()}, your order {code} with {lower} is ready and costs {amount}, please call us."
        masked = mask_answer(text, f"Is my {lower} ready?", [f"{name.capitalize()} Kay"], firm)
        leaked += any(one in masked for one in (name.capitalize(), code, lower, amount.split(",")[0]))
    yield Row(
        what="canaries of a customer in 2,000 remembered answers", found=str(leaked), bar="0", met=not leaked
    )


def _share(what: str, right: Sequence[bool], bar: float) -> Row:
    share = sum(right) / max(len(right), 1)
    return Row(what=what, found=f"{share:.1%}", bar=f">= {bar:.0%}", met=share >= bar)


if __name__ == "__main__":
    sys.exit(main())
