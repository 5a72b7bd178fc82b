"""`triage quarantine`: mail that could not be read. The octets are all there."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from triage.cli.desk import opened
from triage.core.errors import OwnerError, Problem
from triage.core.lifecycle import ImpossibleTransition
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_rows import Stale


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen.dir) as (_, store):
        if chosen.action == "list":
            with store.reading() as tx:
                return _list(tx)
        if chosen.number is None:
            raise OwnerError(Problem(where="NUMBER", what="is missing", mend="See `triage quarantine list`."))
        if chosen.action == "show":
            with store.reading() as tx:
                return _show(tx, chosen.number)
        with store.begin() as tx:
            return _move(tx, chosen.action, chosen.number)


def _list(tx: Tx) -> int:
    for one in tx.messages.quarantined():
        at = f"{one.seen_at:%d %b %H:%M}"
        print(f"{one.message_key:>6}  {at}  {one.reason:<18} {one.author}: {one.subject[:60]}")
    return 0


def _show(tx: Tx, number: int) -> int:
    octets = tx.messages.octets(number)
    if octets is None:
        problem = Problem(where=str(number), what="its octets stay on the server (it is too large)")
        raise OwnerError(problem)
    sys.stdout.buffer.write(octets)
    return 0


def _move(tx: Tx, action: str, number: int) -> int:
    try:
        if action == "release":
            tx.messages.release_message(number)
        else:
            tx.messages.discard_message(number)
    except (Stale, ImpossibleTransition) as error:
        raise OwnerError(Problem(where=str(number), what=str(error))) from None
    happened = NewEvent(kind=f"quarantine_{action}", actor="owner", message_key=number)
    tx.journal.happened(happened, now=datetime.now(UTC))
    print(f"{number}: " + ("released; the daemon reads it again" if action == "release" else "discarded"))
    return 0
