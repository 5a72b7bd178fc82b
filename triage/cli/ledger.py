"""`triage ledger`: the balance of today and ever, and the store held against the second ledger, page by page;
with `--mailbox` against the mailboxes too."""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from triage.adapters.second_ledger import FileLedger
from triage.cli.desk import opened
from triage.cli.ledger_mailbox import Place, places
from triage.config import Config
from triage.ledger import Tx
from triage.ledger_journal import Sums
from triage.pipeline.digest import counted

NAMED: Final = 5
"""So many of what is missing are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was found. ``missing``: ids the second ledger has and the store has not; ``named``: a few."""

    sums: Sums
    today: Sums
    links: int
    broken: str
    taken_in: int
    missing_in: int
    sent: int
    missing_out: int
    damaged: str
    named: Sequence[str] = ()

    @property
    def agrees(self) -> bool:
        return self.sums.balanced and not (self.broken or self.missing_in or self.missing_out or self.damaged)


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen.dir) as (config, store):
        with store.reading() as tx:
            found = account(config, tx)
        there = list(places(config, store)) if chosen.mailbox else []
    agrees = found.agrees and not any(one.uncounted for one in there)
    if chosen.json:
        print(json.dumps({**_for_programs(found), "mailboxes": [asdict(one) for one in there]}))
    else:
        print("\n".join(_for_people(found, there, agrees=agrees)))
    return 0 if agrees else 1


def account(config: Config, tx: Tx) -> Account:
    damaged = _damage(config.state / "triage.db")
    links, broken = tx.journal.verify_chain()
    second = FileLedger(config.state / "second-ledger")
    lines = set(second.read())
    second.close()
    taken_in = {identity for what, identity in lines if what == "in"}
    sent = {identity for what, identity in lines if what == "out"}
    midnight = datetime.now(ZoneInfo(config.firm.time_zone)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return Account(
        sums=tx.journal.sums(),
        today=tx.journal.sums(midnight),
        links=links,
        broken=broken,
        taken_in=len(taken_in),
        missing_in=len(taken_in) - tx.messages.count_known(taken_in),
        sent=len(sent),
        missing_out=len(sent) - tx.outbox.count_left(sent),
        damaged=damaged,
        named=[*_missing(tx.messages.count_known, taken_in), *_missing(tx.outbox.count_left, sent)],
    )


def _missing(count: Callable[[Iterable[str]], int], wanted: set[str]) -> Sequence[str]:
    """The first few that the store does not know."""
    if count(wanted) == len(wanted):
        return ()
    return list(islice((one for one in sorted(wanted) if not count([one])), NAMED))


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
        "missing": list(found.named),
        "today": {**asdict(found.today), "handled": found.today.handled},
    }


def _for_people(found: Account, there: Sequence[Place], *, agrees: bool) -> Iterator[str]:
    yield "Today"
    yield from counted(found.today)
    yield "Ever"
    yield from counted(found.sums)
    yield f"Found in the mailboxes: {found.sums.located}"
    yield from (f"{one}" for one in there)
    yield f"Second ledger: {found.taken_in} messages, {found.missing_in} of them missing from the store"
    yield f"               {found.sent} mails sent, {found.missing_out} of them missing from the store"
    yield from (f"               missing: {one}" for one in found.named)
    yield f"Decisions: {found.links} links, " + (found.broken or "unbroken")
    if found.damaged:
        yield f"The store is damaged: {found.damaged}"
    yield "All agree." if agrees else "They do not agree: keep the folder as it is and ask for help."
