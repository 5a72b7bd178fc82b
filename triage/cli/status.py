"""`triage status`: who waits, what is queued, both sums."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from triage.cli.desk import opened
from triage.ledger import Tx
from triage.pipeline.digest import counted


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen.dir) as (config, store), store.reading() as tx:
        if chosen.json:
            print(json.dumps(_facts(tx)))
            return 0
        print(f"{config.firm.name}: {config.firm.address} ({config.desk.mode})")
        waiting = tx.cases.waiting_cases()
        print(f"Waiting for an answer: {len(waiting)}")
        for case in waiting[:15]:
            since = f"{case.waiting_since:%d %b %H:%M}" if case.waiting_since else ""
            about = "(confidential)" if case.confidential else case.subject[:50]
            print(f"  #{case.case_no}  {since}  {case.contact_name or case.contact}: {about}")
        if len(waiting) > 15:
            print(f"  … and {len(waiting) - 15} more")
        print("Going out: " + (_outgoing(tx) or "nothing"))
        print("\n".join(counted(tx.journal.sums())))
        if not tx.journal.sums().balanced:
            print("The sums do not agree: run `triage ledger`.")
    return 0


def _outgoing(tx: Tx) -> str:
    counts = tx.outbox.effect_counts()
    return ", ".join(
        f"{number} {kind} {state}" for (kind, state), number in sorted(counts.items()) if state != "sent"
    )


def _facts(tx: Tx) -> dict[str, object]:
    sums = tx.journal.sums()
    return {
        "sums": {**asdict(sums), "handled": sums.handled, "balanced": sums.balanced},
        "waiting": [
            {"case": one.case_no, "who": one.contact, "intent": one.intent}
            for one in tx.cases.waiting_cases()
        ],
        "effects": {f"{kind}:{state}": n for (kind, state), n in tx.outbox.effect_counts().items()},
    }
