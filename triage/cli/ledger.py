"""`triage ledger`: the balance, and the store held against the second ledger."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from triage.adapters.second_ledger import FileLedger
from triage.cli.desk import opened
from triage.pipeline.digest import counted


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen.dir) as (config, store), store.reading() as tx:
        sums = tx.journal.sums()
        links, broken = tx.journal.verify_chain()
        second = FileLedger(config.state / "second-ledger")
        written = {identity for what, identity in second.read() if what == "in"}
        second.close()
        missing = len(written) - tx.messages.count_known(written)
    agree = sums.balanced and not broken and not missing
    if chosen.json:
        found = {**asdict(sums), "handled": sums.handled, "balanced": sums.balanced, "chain": links,
                 "chain_broken": broken, "missing_from_store": missing}  # fmt: skip
        print(json.dumps(found))
        return 0 if agree else 1
    print("\n".join(counted(sums)))
    print(f"Found in the mailboxes: {sums.located}")
    print(f"Second ledger: {len(written)} messages, {missing} of them missing from the store")
    print(f"Decisions: {links} links, " + (broken or "unbroken"))
    print("All agree." if agree else "They do not agree: keep the folder as it is and ask for help.")
    return 0 if agree else 1
