"""`triage export --year 2026`: the originals of a year as .eml, what was issued, and an index of all of it.

For an audit, or for whoever leaves. What was erased is named in the index as a tombstone: when it came, its
SHA-256, and that it is gone.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from triage import config as settings
from triage.app import store_url
from triage.config import Config
from triage.core.errors import OwnerError, Problem
from triage.ledger import Store
from triage.ledger_messages import MessageRow

HEADER: Final = ("file", "seen", "from", "subject", "kind", "standing", "case", "sha256", "note")
BATCH: Final = 500


def run(chosen: argparse.Namespace) -> int:
    from triage.adapters.store.engine import open_store

    config = settings.load(chosen.dir / "config.toml")
    out: Path = chosen.out or Path(f"triage-{chosen.year}")
    if out.exists() and any(out.iterdir()):
        raise OwnerError(Problem(where=str(out), what="is not empty", mend="Name another folder with --out."))
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store(store_url(config), create=False)
    try:
        count = export(config, store, chosen.year, out)
    finally:
        store.close()
    print(f"{count:,} messages of {chosen.year} in {out}, each named in {out / 'index.csv'}.")
    return 0


def export(config: Config, store: Store, year: int, out: Path) -> int:
    """Write originals and index; returns how many messages the index names."""
    count = 0
    with (out / "index.csv").open("x", encoding="utf-8-sig", newline="") as index:
        rows = csv.writer(index)
        rows.writerow(HEADER)
        for message, octets in _of_year(store, year, ZoneInfo(config.firm.time_zone)):
            rows.writerow(_row(message, _written(out, message, octets)))
            count += 1
            if sys.stderr.isatty() and count % BATCH == 0:
                print(f"\r{count:,} messages ...", end="", file=sys.stderr)
    return count


def _of_year(store: Store, year: int, zone: ZoneInfo) -> Iterator[tuple[MessageRow, bytes | None]]:
    """Read in batches, so that a running daemon is never held up and memory stays small."""
    start, end, after = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone), 0
    while True:
        with store.reading() as tx:
            found = [
                (one, tx.messages.octets(one.message_key))
                for one in tx.retention.of_span(start, end, after, BATCH)
            ]
        yield from found
        if len(found) < BATCH:
            return
        after = found[-1][0].message_key


def _written(out: Path, message: MessageRow, octets: bytes | None) -> str:
    if octets is None:
        return ""
    name = f"{message.seen_at:%Y-%m-%d}-{message.message_key:07}.eml"
    path = out / name
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(octets)
    return name


def _row(message: MessageRow, name: str) -> tuple[str, ...]:
    case = f"#{message.case_no}" if message.case_no is not None else ""
    note = "" if name else "erased; only its hash is kept"
    sender = f"{message.author_name} <{message.author}>" if message.author_name else message.author
    told = (sender, message.subject, message.kind, str(message.standing), case)
    return (name, message.seen_at.isoformat(), *map(_plain, told), message.sha256, note)


def _plain(value: str) -> str:
    """A spreadsheet runs a cell that begins like a formula: a quote before it makes it text."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
