"""Approvals and commands: one line a bar, exit status 1 where one is missed.

    python benchmarks/eval_approvals.py [--full] [--only WORD]

``--full`` plays the whole matrix of 4,608 mails, 10,000 sequences and 10,000 races, and takes every guard out
in turn (hours); without it a part of each, and the numbers say how much.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding: ``missed`` must be 0."""

    name: str
    played: int
    missed: int
    note: str = ""


def answers(full: bool) -> Row:
    """Every true yes in every mail program's shape, and nothing else."""
    from tests.approval.mails import WRAPS
    from tests.approval.test_answers import SAID_ELSE, SAID_YES, approves, read_mail

    cases = [(words, wrap, True) for words in SAID_YES for wrap in WRAPS]
    cases += [(words, wrap, False) for words in SAID_ELSE for wrap in WRAPS]
    wrong = [words for words, wrap, wanted in cases if approves(read_mail(wrap(words))) != wanted]
    return Row(name="answers read right", played=len(cases), missed=len(wrong), note=", ".join(wrong[:3]))


def ordinary_lines(full: bool) -> Row:
    """Ordinary mail of staff with # or / in it, as subject and as first line."""
    from tests.commands.ordinary import ordinary
    from triage.commands.arguments import Known
    from triage.commands.grammar import find_commands

    known = Known(today=date(2026, 11, 21), intents={"order": "sales"}, people={"sam": "sam@acme.example"})
    lines = list(ordinary())
    taken = [one for one in lines if find_commands(one, "A text of its own.", known, is_reply=False)]
    taken += [one for one in lines if find_commands("Re: x", f"{one}\n\nText.", known, is_reply=True)]
    return Row(
        name="ordinary lines left alone", played=2 * len(lines), missed=len(taken), note=str(taken[:2])
    )


def matrix(full: bool) -> Row:
    """From x Authentication-Results x DKIM x code, a fresh desk for every 320 cells."""
    from tests.approval.matrix import every, play, spread

    cells = every() if full else spread()
    wrong = []
    for start in range(0, len(cells), 320):
        with tempfile.TemporaryDirectory(prefix="triage-matrix-") as name:
            part = cells[start : start + 320]
            wrong += [cell for cell, acted in play(Path(name), part) if acted != cell.is_legal]
    legal = sum(one.is_legal for one in cells)
    return Row(
        name="matrix of approvals", played=len(cells), missed=len(wrong), note=f"{legal} legal; {wrong[:2]}"
    )


def machine(full: bool) -> Row:
    """Random walks over everything that can happen to an approval."""
    from hypothesis import HealthCheck, settings
    from hypothesis.stateful import run_state_machine_as_test

    from tests.approval.machine import Approvals

    count = 10_000 if full else 60
    chosen = settings(
        max_examples=count,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    try:
        run_state_machine_as_test(Approvals, settings=chosen)
    except Exception as broken:  # Hypothesis has printed the shortest walk
        return Row(name="sequences", played=count, missed=1, note=f"{type(broken).__name__}: {broken}"[:300])
    return Row(name="sequences", played=count, missed=0)


def races(full: bool) -> Row:
    """Edit against approve: never other octets than the approved."""
    from tests.approval.test_machine import race
    from tests.pipeline.firm import ask, open_firm

    count, lost = (10_000 if full else 200), 0
    for start in range(0, count, 200):
        with tempfile.TemporaryDirectory(prefix="triage-race-") as name, open_firm(Path(name)) as desk:
            for number in range(start, min(count, start + 200)):
                proposal = ask(desk, sender=f"c{number}@ruiz.example")
                draft, _, code = str(proposal["Reply-To"]).partition("+d")[2].partition("@")[0].partition(".")
                try:
                    race(desk, int(draft), code)
                except AssertionError:
                    lost += 1
    return Row(name="races edit against approve", played=count, missed=lost)


def replays(full: bool) -> Row:
    """One raw approval a thousand times, under other hops and other ids."""
    from tests.pipeline.desk import answer_to
    from tests.pipeline.firm import SAM, ask, open_firm

    with tempfile.TemporaryDirectory(prefix="triage-replay-") as name, open_firm(Path(name)) as desk:
        raw = answer_to(ask(desk), "yes", who=SAM)
        desk.write(raw)
        for number in range(1000):
            other = raw if number % 2 else raw.replace(b"Message-ID: <", b"Message-ID: <%d." % number)
            desk.put(b"X-Hop: %d\r\n" % number + other)
        desk.look()
        desk.clock.pass_by(minutes=6)
        desk.due()
        return Row(name="replays of one approval", played=1000, missed=len(desk.happened("approved")) - 1)


def guards(full: bool) -> Row:
    """Each guard taken out in turn: a test fails every time."""
    from benchmarks.guards import GUARDS, survivors

    chosen = GUARDS if full else GUARDS[::8]
    left = survivors(chosen)
    return Row(name="guards that nothing watches", played=len(chosen), missed=len(left), note=", ".join(left))


ROWS: tuple[Callable[[bool], Row], ...] = (answers, ordinary_lines, matrix, machine, races, replays, guards)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", help="not needed here: all mails are our own")
    parser.add_argument("--full", action="store_true", help="everything, for hours")
    parser.add_argument("--only", default="", help="rows whose function's name holds this word")
    arguments = parser.parse_args()
    missed = 0
    for make in ROWS:
        if arguments.only in make.__name__:
            began = time.monotonic()
            row = make(arguments.full)
            missed += row.missed
            verdict = "ok" if not row.missed else f"MISSED {row.missed}: {row.note}"
            seconds = time.monotonic() - began
            print(
                f"{row.name:30} {row.played:6} played, bar 0 wrong: {verdict}  ({seconds:.0f} s)", flush=True
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
