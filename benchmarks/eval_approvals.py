"""Approvals and commands: one line a bar, exit status 1 where one is missed.

    python benchmarks/eval_approvals.py [--quick] [--only WORD ...] [--sequences N] [--minutes M]

Everything at full size takes hours (10,000 sequences, every guard taken out in turn); ``--quick`` plays a part of
each, and the numbers say how much. ``--minutes`` ends the sequences when the time is up, and says how many it were.
The matrix runs through Dovecot where it is installed, else through another real IMAP server.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
BATCH = 100
"""Sequences of one seed: a walk that breaks is found again by its seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding: ``missed`` must be 0."""

    name: str
    played: int
    missed: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    quick: bool
    sequences: int
    minutes: float

    def of(self, whole: int, part: int) -> int:
        return part if self.quick else whole


def answers(size: Size) -> Iterator[Row]:
    """Every true yes in every mail program's shape, and nothing else."""
    from tests.approval.mails import WRAPS
    from tests.approval.test_answers import SAID_ELSE, SAID_YES, approves, read_mail

    yes = [(words, wrap) for words in SAID_YES for wrap in WRAPS]
    other = [(words, wrap) for words in SAID_ELSE for wrap in WRAPS]
    lost = [words for words, wrap in yes if not approves(read_mail(wrap(words)))]
    false = [words for words, wrap in other if approves(read_mail(wrap(words)))]
    yield Row(name="true yes not found", played=len(yes), missed=len(lost), note=", ".join(lost[:3]))
    yield Row(name="false yes", played=len(other), missed=len(false), note=", ".join(false[:3]))


def ordinary_lines(size: Size) -> Iterator[Row]:
    """Ordinary mail of staff with # or / in it, as subject and as first line."""
    from tests.commands.ordinary import ordinary
    from triage.commands.arguments import Known
    from triage.commands.grammar import find_commands

    known = Known(today=date(2026, 11, 21), intents={"order": "sales"}, people={"sam": "sam@acme.example"})
    lines = list(ordinary())
    taken = [one for one in lines if find_commands(one, "A text of its own.", known, is_reply=False)]
    taken += [one for one in lines if find_commands("Re: x", f"{one}\n\nText.", known, is_reply=True)]
    yield Row(
        name="ordinary mails taken", played=2 * len(lines), missed=len(taken), note=", ".join(taken[:2])
    )


def roundup(size: Size) -> Iterator[Row]:
    """The subjects of roundup's mail gateway tests: none is a command of ours; and ``#status`` is found behind
    every list prefix, stack of replies and odd space that stands in them (new mails)."""
    from triage.commands.arguments import Known
    from triage.commands.grammar import Lines, find_commands

    path = ROOT.parent / "shared" / "data" / "mail" / "roundup_mailgw" / "messages.json"
    if not path.exists():
        print("roundup: left out, its data is not here")
        return
    subjects = sorted({one for case in json.loads(path.read_text("utf-8")) for one in case["subjects"]})
    known = Known(today=date(2026, 11, 21), intents={"order": "sales"}, people={"mary": "mary@acme.example"})
    taken = [
        one
        for one in subjects
        for is_reply in (False, True)
        if isinstance(find_commands(one, "A text of its own.", known, is_reply=is_reply), Lines)
    ]
    yield Row(
        name="roundup: subjects taken", played=2 * len(subjects), missed=len(taken), note=str(taken[:2])
    )
    before = [found[0] for one in subjects if (found := _BEFORE.match(one)) and found[0].strip()]
    shapes = sorted(
        {f"{space}{one.rstrip()}{gap}" for one in before for space in ("", "  ") for gap in (" ", "   ")}
    )
    shapes += [f"{stack}{one}" for stack in ("Re: ", "AW: Re: ", "SV: Aw: RE: ") for one in shapes]
    lost = [one for one in shapes if not find_commands(f"{one}#status", "", known, is_reply=False)]
    yield Row(name="roundup: command lost behind", played=len(shapes), missed=len(lost), note=str(lost[:2]))


_BEFORE = re.compile(r"(?i)\s*(?:re:\s*|\[[^\]#]{1,40}\]\s*)+")


def seconds(size: Size) -> Iterator[Row]:
    """From delivery to the relay's 250 on Dovecot, by the daemon as a process: proposal and receipt."""
    from benchmarks.bench_daemon import SITUATIONS, customer_mail, house, proposed
    from tests.faults.house import staff_mail, wait_until

    wanted = size.of(40, 10)
    with house() as firm:
        firm.start()
        wait_until(firm.has_store, 60)
        firm.deliver(customer_mail(0, *SITUATIONS[0]))
        wait_until(lambda: firm.proposals(), 60, every=0.01)
        took = proposed(firm.deliver, lambda: len(firm.sink.accepted), wanted)
        yield _within("proposal within 2 s", took, wanted)
        receipts = []
        for number in range(wanted):
            before, start = len(firm.sink.accepted), time.perf_counter()
            firm.deliver(staff_mail("#status", number))
            if wait_until(lambda at=before: len(firm.sink.accepted) > at, 20, every=0.002):
                receipts.append((time.perf_counter() - start) * 1000)
        yield _within("receipt within 2 s", receipts, wanted)


def _within(name: str, took: list[float], wanted: int) -> Row:
    late = wanted - sum(one <= 2000 for one in took)
    worst = max(took, default=0)
    middle = sorted(took)[len(took) // 2] if took else 0
    return Row(name=name, played=wanted, missed=late, note=f"p50 {middle:.0f} ms, worst {worst:.0f} ms")


@contextmanager
def mailboxes() -> Iterator[Callable[[], object]]:
    """A real IMAP server; each call gives a new account on it."""
    from tests.mailbox.beds import dovecot_bed, pymap_bed
    from tests.servers.certificates import make_certificates
    from tests.servers.dovecot import DovecotServer, find_dovecot
    from tests.servers.pymap_server import PymapServer

    with ExitStack() as stack:
        if find_dovecot() is not None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-tls-")))
            dovecot = stack.enter_context(
                DovecotServer(make_certificates(folder, "DNS:localhost", "IP:127.0.0.1"))
            )
            yield lambda: dovecot_bed(dovecot).account
        else:
            pymap = stack.enter_context(PymapServer())
            yield lambda: pymap_bed(pymap).account


def matrix(size: Size) -> Iterator[Row]:
    """From x Authentication-Results x DKIM x code, a fresh desk for every 256 cells."""
    from tests.approval.matrix import every, play, spread
    from triage.adapters.imap import ImapAccount

    cells, wrong = (spread() if size.quick else every()), []
    with mailboxes() as account:
        for start in range(0, len(cells), 256):
            with tempfile.TemporaryDirectory(prefix="triage-matrix-") as name:
                made, part = account(), cells[start : start + 256]
                assert isinstance(made, ImapAccount)
                wrong += [cell for cell, acted in play(Path(name), part, made) if acted != cell.is_legal]
    legal = sum(one.is_legal for one in cells)
    yield Row(
        name="matrix: wrong cells", played=len(cells), missed=len(wrong), note=f"{legal} legal; {wrong[:2]}"
    )


def inside(size: Size) -> Iterator[Row]:
    """The inside proofs and the Sent proof, true and forged x From x code."""
    from tests.approval.inside_matrix import KINDS, inside_cells, inside_spread, play_inside
    from triage.adapters.imap import ImapAccount

    played, wrong = 0, []
    with mailboxes() as account:
        for kind in KINDS:
            cells, made = (inside_spread(kind) if size.quick else inside_cells(kind)), account()
            assert isinstance(made, ImapAccount)
            with tempfile.TemporaryDirectory(prefix="triage-inside-") as name:
                wrong += [
                    cell
                    for cell, acted in play_inside(Path(name), kind, cells, made)
                    if acted != cell.is_legal
                ]
            played += len(cells)
    yield Row(
        name="inside and Sent: wrong cells",
        played=played,
        missed=len(wrong),
        note=", ".join(map(str, wrong[:2])),
    )


def refusals(size: Size) -> Iterator[Row]:
    """The same forged mail in a known and an unknown name: nothing leaves to anybody but our own people, so
    there is nothing to compare."""
    from tests.approval.refused import differences

    count = size.of(1000, 60)
    found = differences(count)
    yield Row(name="refusals told apart", played=count, missed=len(found), note=", ".join(found[:2]))


def machine(size: Size) -> Iterator[Row]:
    """Random walks over everything that can happen to an approval."""
    from hypothesis import HealthCheck, seed, settings
    from hypothesis.stateful import run_state_machine_as_test

    from tests.approval.machine import Approvals

    chosen = settings(
        max_examples=BATCH, stateful_step_count=14, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    began, done, broken = time.monotonic(), 0, []
    draw = random.SystemRandom()
    while done < size.sequences and time.monotonic() - began < size.minutes * 60:
        number = draw.randrange(10**9)
        try:
            run_state_machine_as_test(seed(number)(Approvals), settings=chosen)
        except Exception as error:  # Hypothesis has printed the shortest walk
            broken.append(f"seed {number}: {type(error).__name__}: {error}"[:200])
        done += BATCH
    wanted = "" if done >= size.sequences else f", {size.sequences} wanted, time was up"
    yield Row(name=f"sequences broken{wanted}", played=done, missed=len(broken), note="; ".join(broken[:2]))


def races(size: Size) -> Iterator[Row]:
    """Edit against approve: never other octets than the approved."""
    from tests.approval.test_machine import race
    from tests.pipeline.firm import SAM, ask, open_firm
    from triage.pipeline import propose, revisions

    count, lost, won, chance = size.of(10_000, 200), 0, 0, random.Random(2711)
    with tempfile.TemporaryDirectory(prefix="triage-race-") as name, open_firm(Path(name)) as desk:
        ask(desk)
        person = desk.edges.config.person(SAM)
        assert person is not None
        for _ in range(count):
            with desk.store.begin() as tx:
                first = tx.drafts.draft(1)
                assert first is not None
                draft = revisions.copied(desk.edges, tx, first, person)
                asked, _ = propose.issue(desk.edges, tx, draft, person)
            try:
                won += race(desk, draft.draft_id, asked.code, head_start=chance.uniform(-0.003, 0.003))
            except AssertionError:
                lost += 1
    one_sided = 0 if 0 < won < count else count  # then nothing was raced
    yield Row(
        name="races lost", played=count, missed=lost + one_sided, note=f"{won} times the yes came first"
    )


def replays(size: Size) -> Iterator[Row]:
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
        yield Row(name="replays acted upon", played=1000, missed=len(desk.happened("approved")) - 1)


def hostile(size: Size) -> Iterator[Row]:
    """Two hundred hostile strings in headers, file names and command arguments, on both wires."""
    env = {} if size.quick else {"TRIAGE_SOAK": "1"}
    yield _tests("hostile strings that got out", size.of(200, 28), env, "tests/attacks/test_injection.py")


def guards(size: Size) -> Iterator[Row]:
    """Each guard taken out in turn: its test fails every time."""
    from tests.test_guards import GUARDS

    env = {} if size.quick else {"TRIAGE_SOAK": "1"}
    yield _tests("guards that nothing watches", size.of(len(GUARDS), 3), env, "tests/test_guards.py")


def _tests(name: str, played: int, env: dict[str, str], path: str) -> Row:
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", "--timeout=3600", path]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return Row(name=name, played=played, missed=max(len(failed), done.returncode), note="; ".join(failed[:3]))


ROWS: tuple[Callable[[Size], Iterator[Row]], ...] = (
    answers, ordinary_lines, roundup, seconds, matrix, inside, refusals, machine, races, replays, hostile, guards,
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", help="not needed here: all mails are our own")
    parser.add_argument("--quick", action="store_true", help="a part of each, in minutes")
    parser.add_argument(
        "--only", nargs="+", default=[""], metavar="WORD", help="rows with one of these words"
    )
    parser.add_argument("--sequences", type=int, help="how many walks (default: 10,000, quick: 100)")
    parser.add_argument("--minutes", type=float, default=600, help="the walks end then (default: 600)")
    chosen = parser.parse_args()
    if Path("/dev/shm").is_dir():  # what is measured here is no disk
        tempfile.tempdir = "/dev/shm"
    sequences = chosen.sequences or (BATCH if chosen.quick else 10_000)
    size, missed = Size(quick=chosen.quick, sequences=sequences, minutes=chosen.minutes), 0
    for make in ROWS:
        if any(word in make.__name__ for word in chosen.only):
            began = time.monotonic()
            for row in make(size):
                missed += row.missed
                verdict = "ok" if not row.missed else f"MISSED {row.missed}"
                seconds = time.monotonic() - began
                note = f"  {row.note}" if row.note else ""
                print(
                    f"{row.name:32} {row.played:6} played, bar 0: {verdict}  ({seconds:.0f} s){note}",
                    flush=True,
                )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
