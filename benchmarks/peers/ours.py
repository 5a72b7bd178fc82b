"""Triage: `triage run` on the same Dovecot, until T2 is committed for every mail. Two modes are measured:

live: what T2 planned (drafts, tags, proposals) is performed meanwhile and is part of what is measured;
look: how a new desk starts, reading, triaging and touching nothing, which is as much as docketry does.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from peers.turn import Bed, Stopwatch, Turn, tree_cpu
from tests.faults.house import SHARED, House, wait_until
from triage.adapters.store.engine import SqlStore
from triage.ledger_journal import Sums


def live(bed: Bed, folder: Path) -> Turn:
    return triage(bed, folder, "live")


def look(bed: Bed, folder: Path) -> Turn:
    return triage(bed, folder, "look")


def triage(bed: Bed, folder: Path, mode: str) -> Turn:
    """The whole daemon on an empty store; the harness's shared mailbox is emptied of an earlier turn."""
    shutil.rmtree(bed.dovecot.maildir(SHARED), ignore_errors=True)
    house = House(root=folder, dovecot=bed.dovecot, sink=bed.sink, filing_lag=0)
    house.furnish(grace_seconds=60)
    configure(house, bed.ca, mode)
    for raw in bed.octets:
        house.deliver(raw)
    watch = Stopwatch(dovecot=bed.dovecot, user=SHARED)
    house.start()
    try:
        return until_triaged(house, watch, bed)
    finally:
        house.end()


def until_triaged(house: House, watch: Stopwatch, bed: Bed) -> Turn:
    """Every mail of the mailbox is in the ledger and none is left to triage; our own copies in Sent, which
    the relay files meanwhile, are work too."""
    assert house.process is not None
    watch.wait_for_login(house.process)
    wait_until(house.has_store, 60)
    with house.store() as store:
        done = wait_until(lambda: has_all(store, len(bed.octets)), 600) and wait_until(
            lambda: not sums(store).pending, 1200
        )
        seconds, cpu = watch.seconds, tree_cpu(house.process.pid) - watch.cpu_before
        with store.reading() as tx:
            performed = sum(n for (_, state), n in tx.outbox.effect_counts().items() if state == "sent")
        note = f"{performed} effects performed by then" + ("" if done else "; GAVE UP")
        mails = len(set(bed.octets)) if done else sums(store).triaged
        return Turn(mails=mails, seconds=seconds, cpu=cpu, before=watch.before, note=note)


def has_all(store: SqlStore, wanted: int) -> bool:
    with store.reading() as tx:
        cursors = tx.messages.cursors("shared", "INBOX")
        return any(
            len(tx.messages.located_uids("shared", "INBOX", one.uidvalidity)) >= wanted for one in cursors
        )


def sums(store: SqlStore) -> Sums:
    with store.reading() as tx:
        return tx.journal.sums()


def configure(house: House, ca: Path, mode: str) -> None:
    """The harness reads in the clear on loopback; here everybody pays for TLS, and we verify."""
    path = house.root / "config.toml"
    plain = f'port = {house.dovecot.port}\ntls = "none"'
    ours = f'port = {house.dovecot.tls_port}\ntls = "implicit"\nca_file = "{ca}"'
    text = path.read_text()
    assert text.count(plain) == text.count('mode = "live"') == 1, "the harness has changed"
    path.write_text(text.replace(plain, ours).replace('mode = "live"', f'mode = "{mode}"'))
