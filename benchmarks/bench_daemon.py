"""The whole daemon on real servers: with every effect performed, how soon, and in how much memory.

    python benchmarks/bench_daemon.py [../shared/data] [effects|latency|latency_pymap|memory|growth ...]

Absolute figures are printed beside their aim and never fail. What fails: anything lost, sent twice or
unbalanced, and the ratio of the cost of a mail in a full store to that in an empty one (bar 1.2).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench_throughput import desk, drop, mails, to_triaged

from tests.cli.folder import write_folder
from tests.faults.house import OWNER, SHARED, House, at_rest, customer_mail, wait_until
from tests.faults.kills import SITUATIONS
from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from triage.demo.mailsystem import DemoMail
from triage.ledger_messages import Arrival, Standing
from triage.ports import Position

MEASURES = ("effects", "latency", "latency_pymap", "memory", "growth")


@contextmanager
def house(*, filing_lag: float = 0.0) -> Iterator[House]:
    """The daemon as a process on Dovecot, with a relay that takes everything."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-bench-")))
        (root / "tls").mkdir()
        dovecot = stack.enter_context(DovecotServer(make_certificates(root / "tls", "DNS:localhost")))
        sink = stack.enter_context(SmtpSink())
        made = House(root=root, dovecot=dovecot, sink=sink, filing_lag=filing_lag)
        made.furnish(grace_seconds=60)
        try:
            yield made
        finally:
            made.end()


def effects(octets: list[bytes]) -> bool:
    """Mail lying in Dovecot, then the daemon starts: until everything is triaged, drafted, tagged, asked."""
    with house() as firm:
        for raw in octets:
            firm.deliver(raw)
        firm.start()
        wait_until(firm.has_store, 60)
        start = time.perf_counter()
        first_done = time.perf_counter()
        rested = wait_until(lambda: triaged(firm) >= len(octets), 1200)
        first_done = time.perf_counter()
        rested = rested and wait_until(lambda: at_rest(firm, len(octets)), 1200)
        seconds = time.perf_counter() - start
        with firm.store() as store, store.reading() as tx:
            sums = tx.journal.sums()
            counts = tx.outbox.effect_counts()
        done = sum(n for (_, state), n in counts.items() if state == "sent")
    distinct = len(set(octets))
    print(f"over Dovecot to triaged: {distinct / (first_done - start):.0f} mails/s (aim 80)")
    print(f"with every effect performed: {distinct / seconds:.0f} mails/s (aim 100); {done} effects")
    print(f"  seen {sums.seen} of {distinct}, balanced {sums.balanced}, at rest {rested}")
    return rested and sums.balanced


def triaged(firm: House) -> int:
    with firm.store() as store, store.reading() as tx:
        sums = tx.journal.sums()
    return sums.seen - sums.pending


def latency(wanted: int = 60) -> bool:
    """From the delivery's rename to the relay's 250 for the proposal, one mail at a time."""
    with house() as firm:
        firm.start()
        wait_until(firm.has_store, 60)
        firm.deliver(customer_mail(0, *SITUATIONS[0]))
        wait_until(lambda: firm.proposals(), 60, every=0.01)
        took = proposed(firm.deliver, lambda: len(firm.sink.accepted), wanted)
    return told_latency("Dovecot", took, wanted, 650)


def latency_pymap(wanted: int = 60) -> bool:
    """The same on the demo's own mail system, which sends IDLE news at once: until the proposal lies in the
    owner's mailbox."""
    with tempfile.TemporaryDirectory() as name, DemoMail([OWNER], SHARED, "right-and-secret") as mail:
        login = {"host": mail.host, "tls": "none"}
        imap, submit = {**login, "port": mail.imap_port, "start": "all"}, {**login, "port": mail.smtp_port}
        desk = 'mode = "live"\nmails_an_hour = 0'
        folder = write_folder(Path(name) / "desk", imap, submit, desk=desk, owner=OWNER)
        with subprocess.Popen([sys.executable, "-m", "triage", "run", str(folder)]) as daemon:
            try:
                mail.put([customer_mail(0, *SITUATIONS[0])], SHARED)
                wait_until(lambda: mail.mailbox(OWNER), 60, every=0.01)
                took = proposed(lambda raw: mail.put([raw], SHARED), lambda: len(mail.mailbox(OWNER)), wanted)
            finally:
                daemon.terminate()
    return told_latency("pymap", took, wanted, 60)


def proposed(deliver: Callable[[bytes], object], arrived: Callable[[], int], wanted: int) -> list[float]:
    """Milliseconds from each delivery to its proposal, one mail at a time."""
    took: list[float] = []
    for number in range(1, wanted + 1):
        time.sleep(0.15)
        before = arrived()
        start = time.perf_counter()
        deliver(customer_mail(number, *SITUATIONS[number % len(SITUATIONS)]))
        if wait_until(lambda at=before: arrived() > at, 20, every=0.002):
            took.append((time.perf_counter() - start) * 1000)
    return took


def told_latency(server: str, took: list[float], wanted: int, aim: int) -> bool:
    if not took:
        print(f"delivery to proposal on {server}: nothing was proposed")
        return False
    took.sort()
    p95 = took[int(0.95 * (len(took) - 1))]
    print(
        f"delivery to proposal on {server}: p50 {statistics.median(took):.0f} ms, p95 {p95:.0f} ms "
        f"(aim {aim}), {len(took)} of {wanted}"
    )
    return len(took) == wanted


def memory(octets: list[bytes], wanted: int = 10_000) -> bool:
    """Resident memory of the daemon's own process, everything loaded, after many mails."""
    with house() as firm:
        lying = [varied(octets[number % len(octets)], number) for number in range(wanted)]
        for raw in lying:
            firm.deliver(raw)
        firm.start()
        assert firm.process is not None
        peak = Peak(firm.process.pid)
        wait_until(firm.has_store, 60)
        rested = wait_until(lambda: at_rest(firm, wanted), 3000, every=2)
        peak.over = True
        with firm.store() as store, store.reading() as tx:
            sums = tx.journal.sums()
        errors = (firm.root / "log").read_text().count("Traceback")
    print(f"after {sums.seen} mails: peak {peak.own / 1024:.0f} MB in the daemon (aim 300), "
          f"children {peak.children / 1024:.0f} MB; {errors} uncaught, balanced {sums.balanced}")  # fmt: skip
    return rested and sums.balanced and not errors


class Peak(threading.Thread):
    """Watches VmRSS of a process and of its children."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.own, self.children, self.over = pid, 0, 0, False
        self.start()

    def run(self) -> None:
        while not self.over:
            self.own = max(self.own, resident(self.pid))
            found = subprocess.run(
                ["pgrep", "-P", str(self.pid)], capture_output=True, text=True, check=False
            )
            self.children = max(self.children, sum(resident(int(one)) for one in found.stdout.split()))
            time.sleep(0.5)


def resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def varied(raw: bytes, number: int) -> bytes:
    """The same mail as another message: a header of ours on top."""
    return f"X-Bench: {number}\r\n".encode() + raw


def growth(octets: list[bytes]) -> bool:
    """The cost of a mail with 100,000 messages stored, against 1,000."""
    rates = {}
    for stored in (1_000, 100_000):
        with tempfile.TemporaryDirectory() as name, desk(Path(name), semantic=False) as app:
            fill(app, stored)
            drop(Path(name), octets[:100], "w")
            to_triaged(app)
            drop(Path(name), octets[100:700], "m")
            seconds, count = to_triaged(app)
            rates[stored] = seconds / count * 1000
    ratio = rates[100_000] / rates[1_000]
    print(f"cost of a mail with 100,000 stored: {ratio:.2f} x that with 1,000 (bar 1.2); "
          f"{rates[100_000]:.1f} and {rates[1_000]:.1f} ms")  # fmt: skip
    return ratio <= 1.2


def fill(app: object, count: int) -> None:
    """Messages that lie in another mailbox, settled long ago."""
    now = datetime.now(UTC)
    for start in range(0, count, 1000):
        batch = [
            Arrival(
                sha256=f"{number:064x}",
                size=2000,
                octets=None,
                position=Position(mailbox="Old", uidvalidity=1, uid=number + 1),
                standing=Standing.FINISHED,
            )
            for number in range(start, min(count, start + 1000))
        ]
        with app.store.begin() as tx:  # type: ignore[attr-defined]
            tx.messages.arrive("shared", batch, now)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("measures", nargs="*", default=MEASURES, metavar="|".join(MEASURES))
    parser.add_argument("--mails", type=int, default=2000)
    chosen = parser.parse_args()
    octets = mails(chosen.data, chosen.mails)
    if not octets:
        print(f"no mail under {chosen.data}: nothing was measured")
        return 1
    works = {
        "effects": lambda: effects(octets),
        "latency": latency,
        "latency_pymap": latency_pymap,
        "memory": lambda: memory(octets),
        "growth": lambda: growth(octets),
    }
    good = [works[name]() for name in chosen.measures]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
