"""`triage ledger`: the balance, and the store held against the second ledger, page by page."""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from triage.adapters.second_ledger import FileLedger
from triage.cli.desk import opened
from triage.config import Config
from triage.ledger import Tx
from triage.ledger_journal import Sums
from triage.pipeline.digest import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was found. ``missing``: ids the second ledger has and the store has not."""

    sums: Sums
    links: int
    broken: str
    taken_in: int
    missing_in: int
    sent: int
    missing_out: int
    damaged: str

    @property
    def agrees(self) -> bool:
        return self.sums.balanced and not (self.broken or self.missing_in or self.missing_out or self.damaged)


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen.dir) as (config, store), store.reading() as tx:
        found = account(config, tx)
    if chosen.json:
        print(json.dumps(_for_programs(found)))
        return 0 if found.agrees else 1
    print("\n".join(_for_people(found)))
    return 0 if found.agrees else 1


def account(config: Config, tx: Tx) -> Account:
    damaged = _damage(config.state / "triage.db")
    links, broken = tx.journal.verify_chain()
    second = FileLedger(config.state / "second-ledger")
    lines = set(second.read())
    second.close()
    taken_in = {identity for what, identity in lines if what == "in"}
    sent = {identity for what, identity in lines if what == "out"}
    return Account(
        sums=tx.journal.sums(),
        links=links,
        broken=broken,
        taken_in=len(taken_in),
        missing_in=len(taken_in) - tx.messages.count_known(taken_in),
        sent=len(sent),
        missing_out=len(sent) - tx.outbox.count_left(sent),
        damaged=damaged,
    )


def _damage(path: Path) -> str:
    """What SQLite itself finds wrong with its pages; empty where it finds nothing, and on PostgreSQL."""
    if not path.exists():
        return ""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return "" if found == "ok" else str(found)


def _for_programs(found: Account) -> dict[str, object]:
    sums = found.sums
    return {
        **asdict(sums),
        "handled": sums.handled,
        "balanced": sums.balanced,
        "chain": found.links,
        "chain_broken": found.broken,
        "missing_from_store": found.missing_in,
        "sent": found.sent,
        "sent_missing_from_store": found.missing_out,
        "damaged": found.damaged,
    }


def _for_people(found: Account) -> Iterator[str]:
    yield from counted(found.sums)
    yield f"Found in the mailboxes: {found.sums.located}"
    yield f"Second ledger: {found.taken_in} messages, {found.missing_in} of them missing from the store"
    yield f"               {found.sent} mails sent, {found.missing_out} of them missing from the store"
    yield f"Decisions: {found.links} links, " + (found.broken or "unbroken")
    if found.damaged:
        yield f"The store is damaged: {found.damaged}"
    yield "All agree." if found.agrees else "They do not agree: keep the folder as it is and ask for help."
