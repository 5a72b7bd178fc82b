"""Damage to a store, and what `triage ledger` finds in it afterwards."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.pipeline.desk import SETTINGS, Desk
from triage import config as settings
from triage.adapters.store.engine import open_store, sqlite_url
from triage.cli.ledger import Account, account

FRAME_HEAD, WAL_HEAD, PAGE = 24, 32, 4096


def damaged_wal(desk: Desk, to: Path, how: str, draw: random.Random) -> int:
    """A copy as kill -9 leaves it (nothing checkpointed), with a damaged WAL. Returns how many messages
    of the second ledger its store has lost."""
    to.mkdir()
    for name in ("triage.db", "triage.db-wal", "second-ledger"):
        shutil.copyfile(desk.root / name, to / name)
    shutil.copytree(desk.root / "Maildir", to / "Maildir")
    wal = to / "triage.db-wal"
    raw = bytearray(wal.read_bytes())
    frames = (len(raw) - WAL_HEAD) // (FRAME_HEAD + PAGE)
    frame = draw.randrange(frames // 4, frames * 3 // 4)
    at = WAL_HEAD + frame * (FRAME_HEAD + PAGE) + FRAME_HEAD + draw.randrange(PAGE)
    match how:
        case "flip":
            raw[at] ^= 1 << draw.randrange(8)
        case "truncate":
            del raw[at:]
        case _:
            start = at - at % 512  # as long as a page: part of one may well be zeros already
            raw[start : start + PAGE] = bytes(len(raw[start : start + PAGE]))
    wal.write_bytes(raw)
    return lost(to)


def lost(root: Path) -> int:
    """Messages that were taken in and that the store does not know, counted here by hand."""
    store = open_store(sqlite_url(root / "triage.db"), create=False)
    written = {
        line.split()[1]
        for line in (root / "second-ledger").read_text().splitlines()
        if line.startswith("in ")
    }
    with store.reading() as tx:
        known = sum(tx.messages.count_known([one]) for one in written)
    store.close()
    return len(written) - known


def found_in(root: Path) -> Account:
    """What the command finds, without its printing."""
    config = settings.parse({**SETTINGS, "store": {"path": "."}}, root=root)
    store = open_store(sqlite_url(root / "triage.db"), create=False)
    try:
        with store.reading() as tx:
            return account(config, tx)
    finally:
        store.close()
