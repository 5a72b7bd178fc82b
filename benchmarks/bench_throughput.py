"""How fast mail becomes ours, triaged, and answered: real mail, real SQLite (synchronous=FULL), real servers.

    python benchmarks/bench_throughput.py [../shared/data] [--mails 2000] [--only NAME]

Prints one line a measure with its aim. Rates are absolute (the machine is noisy): they are printed and
never fail; the one bar that can fail is a ratio, the cost of a mail in a full store against an empty one.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from triage import config as settings
from triage.app import App, build
from triage.pipeline import ingest, triage
from triage.starter_root import CONTENT, starter_root

CONFIG = """
test = true
[firm]
name = "Acme Joinery"
address = "info@acme.example"
signature = "Acme Joinery Ltd, 1 Mill Lane"
[mailbox]
backend = "maildir"
path = "Maildir"
start = "all"
tag = "keyword"
[submit]
host = "127.0.0.1"
port = 2525
tls = "none"
[desk]
mode = "live"
mails_an_hour = 0
[model]
semantic = {semantic}
workers = {workers}
[[people]]
name = "Olga Brandt"
addresses = ["olga@acme.example"]
roles = ["owner"]
"""


def mails(root: Path, wanted: int) -> list[bytes]:
    """Real mail, in name order."""
    files = sorted((root / "mail" / "spamassassin").rglob("*"))
    found = [one.read_bytes() for one in files if one.is_file() and one.name[:5].isdigit()]
    return found[:wanted]


@contextmanager
def desk(folder: Path, *, semantic: bool, workers: int = 1) -> Iterator[App]:
    for name in CONTENT:
        if not (folder / name).exists():
            shutil.copytree(starter_root() / name, folder / name)
    text = CONFIG.format(semantic=str(semantic).lower(), workers=workers)
    (folder / "config.toml").write_text(text)
    for name in ("cur", "new", "tmp"):
        (folder / "Maildir" / name).mkdir(parents=True, exist_ok=True)
    app = build(settings.load(folder / "config.toml"))
    try:
        yield app
    finally:
        app.close()


def drop(folder: Path, octets: list[bytes], label: str) -> None:
    for place, raw in enumerate(octets):
        name = f"{1_700_000_000 + place}.{label}{place}.bench"
        (folder / "Maildir" / "new" / name).write_bytes(raw)


def to_triaged(app: App) -> tuple[float, int]:
    """Seconds from the first look to the last T2 committed, and how many."""
    from triage.app import mailbox_account

    session = mailbox_account(app.config, app.store).connect()  # type: ignore[arg-type]
    start = time.perf_counter()
    ingest.ingest(app.edges, session, "INBOX")
    count = 0
    while taken := triage.triage(app.edges):
        count += taken
    return time.perf_counter() - start, count


def measure(octets: list[bytes], *, semantic: bool, profile: bool = False) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with desk(folder, semantic=semantic) as app:
            drop(folder, octets[:100], "w")
            to_triaged(app)  # warm: the children are up, statements compiled
            drop(folder, octets[100:], "m")
            if profile:
                profiler = cProfile.Profile()
                profiler.enable()
            cpu, kids = time.process_time(), children_cpu()
            seconds, count = to_triaged(app)
            cpu, kids = time.process_time() - cpu, children_cpu() - kids
            if profile:
                profiler.disable()
                pstats.Stats(profiler).sort_stats("cumtime").print_stats("triage|sqlalchemy.*execute$", 60)
            with app.store.reading() as tx:
                sums = tx.journal.sums()
            assert sums.balanced, sums
    print(f"  CPU a mail: {cpu / count * 1000:.2f} ms here, {kids / count * 1000:.2f} ms in the children")
    return count / seconds


def children_cpu() -> float:
    """Seconds of CPU that living children have used."""
    found = subprocess.run(["pgrep", "-P", str(os.getpid())], capture_output=True, text=True, check=False)
    ticks = 0
    for pid in found.stdout.split():
        stat = Path(f"/proc/{pid}/stat")
        if stat.exists():
            fields = stat.read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    octets = mails(chosen.data, chosen.mails)
    if not octets:
        print(f"no mail under {chosen.data}: nothing was measured")
        return 1
    print(f"{len(octets)} real mails, SQLite synchronous=FULL")
    rate = measure(octets, semantic=False, profile=chosen.profile)
    print(f"Maildir to triaged, without the encoder: {rate:.0f} mails/s (aim 300)")
    if not chosen.profile:
        rate = measure(octets, semantic=True)
        print(f"Maildir to triaged, with the encoder: {rate:.0f} mails/s (aim 80)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
