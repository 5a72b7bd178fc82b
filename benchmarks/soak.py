"""The long fault and attack suites: everything that `make test` does in small, at full size, seeds printed.

    python benchmarks/soak.py [PART ...] [--seed N] [--scale 1.0]

Parts: points chance random nth acks full wal network relay imap flood poison fuzz egress guards approvals attacks
(all without a name). Real Dovecot, a relay that files what
it takes, the daemon as a process of its own. One line a part with what was found; exits 1 where a bar is
missed. `--scale 0.1` is a tenth of it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults import kills, points
from tests.faults.damage import damaged_wal, found_in
from tests.faults.house import House, at_rest, customer_mail, left_over, wait_until
from tests.faults.test_poison import DEADLY, mixed
from tests.mail.bombs import bombs
from tests.pipeline.desk import letter, open_desk
from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import Fault, SmtpSink
from triage.adapters.parserpool import Bounds, ParserPool
from triage.core.faultpoints import POINTS
from triage.pipeline import digest


@dataclass(frozen=True, kw_only=True)
class Size:
    """``of(1000)`` is a thousand at full size, never less than one."""

    scale: float
    seed: int
    deaths: int = 500
    """With `chance`: after so many it lives."""

    def of(self, number: int) -> int:
        return max(1, round(number * self.scale))


def say(text: str) -> None:
    print(f"  {text}", flush=True)


@contextmanager
def house(*, grace: float = 4, more: str = "", state: str = "") -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="triage-soak-") as name, SmtpSink() as sink:
        root = Path(name)
        (root / "tls").mkdir()
        with DovecotServer(make_certificates(root / "tls", "DNS:localhost", "IP:127.0.0.1")) as dovecot:
            made = House(root=root, dovecot=dovecot, sink=sink)
            made.furnish(grace_seconds=grace)
            config = root / "config.toml"
            text = config.read_text().replace('start = "all"', f'start = "all"\n{more}')
            config.write_text(text + state)
            try:
                yield made
            finally:
                made.end()


def at_points(size: Size) -> bool:
    """R1: each commit point, its first to n-th hit."""
    hits = size.of(20)
    reached = [one for one in POINTS if one != "t3b_numbered"]  # no invoices here: tests/books/numbering.py
    cases = [(point, number) for number in range(1, hits + 1) for point in reached]
    with house() as made:
        found, missed = points.run(made, cases, mails_each=3, say=say)
        log = (made.root / "log").read_text()[-2000:]
    print(f"R1 points: {len(cases)} deaths wanted, points not reached: {missed}; {found}")
    if not found.clean:
        print(log)
    return found.clean


def by_chance(size: Size) -> bool:
    """R1: at every commit point with a probability of 3 %."""
    with house() as made:
        found = points.by_chance(
            made, size.of(1000), probability=0.03, most=size.of(size.deaths), seed=size.seed, say=say
        )
        log = (made.root / "log").read_text()[-2000:]
    print(f"R1 chance: {found}")
    if not found.clean:
        print(log)
    return found.clean


def at_random(size: Size) -> bool:
    """R1: kill -9 at random moments."""
    with house() as made:
        number = size.of(1000)
        found = kills.run(made, mails=number, kills=size.of(100), seed=size.seed, between=(1.5, 6.0), say=say)
    print(f"R1 random: {found}")
    return found.clean


def acks(size: Size) -> bool:
    """R2: every two seconds an acknowledgement is lost or garbled; Sent copies come up to 3 s late."""
    draw, over, wanted = random.Random(size.seed), threading.Event(), []
    with house(grace=5) as made:
        made.filing_lag = 3.0

        def doubt() -> None:
            while not over.wait(2):
                wanted.append(Fault(phase="ack", drop=draw.random() < 0.5, reply="wat", times=1))
                made.sink.faults.append(wanted[-1])

        threading.Thread(target=doubt, daemon=True).start()
        found = kills.run(made, mails=size.of(1000), kills=0, seed=size.seed, say=say)
        over.set()
        happened = sum(one.times == 0 for one in wanted)
    print(f"R2 acks: {happened} lost or garbled; {found}")
    return found.clean and happened > 0


def full(size: Size) -> bool:
    """R4: the state on a tmpfs of 6 to 64 MB that somebody else fills and empties. Needs root.

    Every fifth time while the program starts: it may end with one line then, and is started again after ten
    seconds, as its systemd unit does."""
    if os.geteuid() != 0:
        print("R4 full disk: left out, mounting a tmpfs needs root")
        return True
    draw, bad = random.Random(size.seed), 0
    cases = size.of(50)
    for number in range(cases):
        bad += not _one_full(draw.choice((6, 8, 16, 64)), draw.uniform(0, 4), number)
    print(f"R4 full disk: {cases} cases, {bad} not healed within 60 s, damaged, lost or doubled")
    return bad == 0


def _one_full(megabytes: int, after: float, number: int) -> bool:
    with house(more="max_size = 100000") as made:
        state = made.root / "state"
        state.mkdir(mode=0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(state)], check=True)
        try:
            return _fill_and_free(made, state, after, number)
        finally:
            made.end()
            subprocess.run(["umount", "-l", str(state)], check=False)


def _fill_and_free(made: House, state: Path, after: float, number: int) -> bool:
    made.start()
    wait_until(made.has_store, 300)
    if number % 5:
        made.awake(within=120)
    for one in range(10):
        made.deliver(customer_mail(one, *kills.SITUATIONS[one % 5]))
    time.sleep(after)
    filling = state / "filling"
    with suppress(OSError), filling.open("wb", buffering=0) as file:
        while file.write(bytes(4096)) == 4096:
            pass
    for one in range(10, 20):
        made.deliver(customer_mail(one, *kills.SITUATIONS[one % 5]))
    time.sleep(3)
    filling.unlink(missing_ok=True)
    began = time.monotonic()
    held_up = not at_rest(made, 20) or kills.judge(made, 20, 0, True).lost > 0

    def rests() -> bool:
        if made.process is not None and made.process.poll():
            say(f"case {number}: ended with {made.process.returncode}, started again")
            time.sleep(10)
            made.start()
        return at_rest(made, 20) and not kills.judge(made, 20, 0, True).lost

    healed = wait_until(rests, 90, every=0.5)
    took = time.monotonic() - began
    again = {one: n for one, n in made.submitted().items() if n > 1}
    with made.store() as store, store.reading() as tx:
        sums = tx.journal.sums()
    whole = sums.balanced and sums.quarantined == 0
    if not healed:
        say("\n".join([*left_over(made), (made.root / "log").read_text()[-3000:]]))
    made.stop()
    say(
        f"case {number}: held up {held_up}, healed {healed} in {took:.1f} s; balanced {whole}; twice {len(again)}"
    )
    return healed and took <= 60 and whole and not again


def wal(size: Size) -> bool:
    """R5: a bit turned, the end cut off, a block of zeros, in the WAL as kill -9 leaves it."""
    draw, cases, harmless, missed, doubled = random.Random(size.seed), size.of(300), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="triage-wal-") as name:
        root = Path(name)
        with open_desk(root / "desk") as desk:
            for number in range(12):  # few enough that nothing is checkpointed yet
                desk.write(letter(f"Question {number}"))
            for case in range(cases):
                copy = root / f"copy{case}"
                lost = damaged_wal(desk, copy, ("flip", "truncate", "zero")[case % 3], draw)
                found = found_in(copy)
                harmless += not lost
                missed += found.missing_in != lost or (lost > 0 and found.agrees)
                if case % 10:  # read again every tenth time: it costs more than all the rest
                    shutil.rmtree(copy)
                    continue
                with open_desk(copy) as again:
                    again.look()
                    doubled += again.sums().seen != 12 or not again.sums().balanced
                shutil.rmtree(copy)
    print(
        f"R5 WAL: {cases} damages, {cases - harmless} lost messages, {missed} of them not named by the ledger, "
        f"{doubled} not whole again after the mailbox was read"
    )
    return missed == doubled == 0


def poison(size: Size) -> bool:
    """R12: a hundred mails that no reader can take among nine hundred good ones."""
    kinds = [raw for name, raw in bombs((200_000,), (150,)) if name in DEADLY]
    wanted = size.of(100)
    each = [
        raw.replace(b"\r\n", f"\r\nX-Number: {number}\r\n".encode(), 1)
        for number in range(wanted)
        for raw in [kinds[number % len(kinds)]]
    ]
    with (
        tempfile.TemporaryDirectory(prefix="triage-poison-") as name,
        open_desk(Path(name)) as desk,
        ParserPool(bounds=Bounds(workers=2, cpu_seconds=5)) as pool,
    ):
        desk.edges = replace(desk.edges, parser=pool)
        mixed(desk, size.of(900), list(each))
        desk.look()
        sums, bugs = desk.sums(), len(desk.happened("bug"))
        with desk.store.begin() as tx:
            told = sum(f"{wanted} unreadable" in line for line in digest.body(desk.edges, tx))
        with closing(sqlite3.connect(Path(name) / "triage.db")) as rows:
            [tries] = rows.execute("select max(attempts) from message where state = 'quarantined'").fetchone()
    whole = (sums.waiting, sums.quarantined, sums.pending) == (size.of(900), wanted, 0) and sums.balanced
    print(
        f"R12 poison: {sums.waiting} taken up, {sums.quarantined} set aside after at most {tries} attempts, "
        f"{sums.pending} left, bugs {bugs}, lines in the digest {told}"
    )
    return whole and bugs == 0 and told == 1 and tries <= 3


def by_program(name: str, *more: str) -> bool:
    """A soak that stands in a file of its own."""
    return subprocess.run([sys.executable, f"benchmarks/{name}.py", *more], check=False).returncode == 0


def by_pytest(name: str, *paths: str, rounds: int = 1) -> bool:
    env = {**os.environ, "TRIAGE_SOAK": "1", "TRIAGE_ROUNDS": str(rounds)}
    command = [sys.executable, "-m", "pytest", "-q", "--timeout=3600", *paths]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    print(f"{name}: {done.stdout.strip().splitlines()[-1]}")
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-40:]))
    return done.returncode == 0


def approvals(size: Size) -> bool:
    """S3, S9, S11: the whole matrix, 10,000 sequences and races, every bar of `make eval-approvals` but guards."""
    command = [sys.executable, "benchmarks/eval_approvals.py", "--sequences", str(size.of(10_000)), "--only"]
    rows = ("answers", "ordinary", "matrix", "inside", "refusals", "machine", "races", "replays")
    return subprocess.run([*command, *rows], check=False).returncode == 0


PARTS: dict[str, Callable[[Size], bool]] = {
    "points": at_points,
    "chance": by_chance,
    "random": at_random,
    "nth": lambda _: by_pytest("the n-th operation", "tests/faults/test_nth.py"),
    "acks": acks,
    "full": full,
    "wal": wal,
    "network": lambda size: by_program("soak_network", f"--cases={size.of(40)}", f"--seed={size.seed}"),
    "relay": lambda size: by_pytest("R7", "tests/submit/test_outcomes.py", rounds=size.of(20)),
    "imap": lambda size: by_pytest("R8", "tests/mailbox/test_faults.py", rounds=size.of(50)),
    "flood": lambda size: by_program("soak_flood", f"--old={size.of(50_000)}", f"--new={size.of(10_000)}"),
    "poison": poison,
    "fuzz": lambda size: by_program("fuzz", f"--count={size.of(10_000)}", f"--seed={size.seed}"),
    "egress": lambda _: by_program("soak_egress"),
    "guards": lambda _: by_pytest("S10 guards", "tests/test_guards.py"),
    "approvals": lambda size: approvals(size),
    "attacks": lambda _: by_pytest("S4 to S7, S11", "tests/attacks"),
}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--deaths", type=int, default=500, help="chance: after so many it lives (500)")
    chosen = parser.parse_args()
    size = Size(scale=chosen.scale, seed=chosen.seed, deaths=chosen.deaths)
    print(f"seed {size.seed}, scale {size.scale}", flush=True)
    missed = []
    for name in chosen.parts or PARTS:
        began = time.monotonic()
        if not PARTS[name](size):
            missed.append(name)
        print(f"  {name}: {time.monotonic() - began:.0f} s", flush=True)
    print("all bars held" if not missed else f"MISSED: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
