"""`triage books month 2026-11 --out DIR`: what was issued in a month, for whoever does the books."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from triage import config as settings
from triage.adapters.invoice_installed import require_installed
from triage.app import store_url
from triage.commands.papers import month_of
from triage.core.errors import OwnerError, Problem
from triage.drafting.month_words import month_words
from triage.pipeline.month import Files, Month, files_of, in_words, read_month


def run(chosen: argparse.Namespace) -> int:
    require_installed()
    from triage.adapters.invoice_file import totals_of
    from triage.adapters.store.engine import open_store

    config = settings.load(chosen.dir / "config.toml")
    zone = ZoneInfo(config.firm.time_zone)
    span = month_of(chosen.month, datetime.now(zone).date())
    if span is None:
        what = "is no month such as 2026-11"
        raise OwnerError(Problem(where="MONTH", what=what, found=chosen.month))
    store = open_store(store_url(config), create=False)
    try:
        with store.reading() as tx:
            month = read_month(tx, span, totals_of)
            files = files_of(tx, month, config.datev, datetime.now(UTC).astimezone(zone))
    finally:
        store.close()
    out: Path = chosen.out or Path(f"books-{span[0]:%Y-%m}")
    _write(out, files)
    _say(out, month, files, config.owner.language, span[0])
    return 1 if files.left_out or month.unfinished else 0


def _write(out: Path, files: Files) -> None:
    """Into an empty folder only: a month that was handed in is never written over."""
    if out.exists() and any(out.iterdir()):
        raise OwnerError(Problem(where=str(out), what="is not empty", mend="Name another folder with --out."))
    (out / "originals").mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, octets in files.books.items():
        (out / name).write_bytes(octets)
    for name, octets in files.originals.items():
        (out / "originals" / name).write_bytes(octets)


def _say(out: Path, month: Month, files: Files, language: str, first: date) -> None:
    words = month_words(language)
    print("\n".join(in_words(month, words, language)))
    print()
    for number, why in files.left_out.items():
        print(f"not in the DATEV file: {number} {why}")
    for number in month.unfinished:
        print(f"has a number and no file yet: {number}")
    print(f"Written to {out}: {', '.join(files.books)}, {len(files.originals)} originals")
