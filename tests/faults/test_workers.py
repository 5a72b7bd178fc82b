"""R9: two workers of one account on PostgreSQL: what the store promises today.

Each ingests the same mailbox, triages, fires what is due and submits, as fast as it can. Whoever comes second
must find the work done, never do it again.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.faults.house import wait_until
from tests.faults.outward import Outward
from tests.pipeline.desk import OWNER, Desk, answer_to, letter, open_desk
from tests.servers.postgres import PostgresServer
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.maildir import MaildirAccount
from triage.adapters.store.engine import open_store
from triage.adapters.store.uids import SqlUids
from triage.core.errors import Transient
from triage.pipeline import ingest, release, triage

MAILS, WORKERS = 12, 2


class Worker:
    """A desk of its own over the shared database and the shared Maildir; ``others`` are transient losses."""

    def __init__(self, desk: Desk, url: str, sink: SmtpSink, stack: ExitStack) -> None:
        store = open_store(url)
        stack.callback(store.close)
        uids = SqlUids(store, "shared")
        session = MaildirAccount("shared", desk.root / "Maildir", uids).connect()
        stack.callback(session.close)
        edges = replace(desk.edges, store=store)
        self.desk = replace(desk, edges=edges, store=store, session=session)
        self.out = Outward(desk=self.desk, sink=sink, files_sent=False)
        self.others = 0

    def work(self, over: threading.Event) -> None:
        while not over.is_set():
            try:
                ingest.ingest(self.desk.edges, self.desk.session, "INBOX")
                triage.triage(self.desk.edges)
                release.fire_due(self.desk.edges)
                self.out.submit()
            except Transient:  # the other one was quicker: the same again, from the store
                self.others += 1


@contextmanager
def at_work(workers: list[Worker]) -> Iterator[None]:
    over = threading.Event()
    threads = [threading.Thread(target=one.work, args=(over,), daemon=True) for one in workers]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in threads:
            one.join(60)


def answered(sink: SmtpSink) -> int:
    return sum("ruiz" in one.recipients[0] for one in list(sink.accepted))


@pytest.mark.postgres
def test_two_workers_do_everything_once(
    tmp_path: Path, postgres_server: PostgresServer, smtp_sink: SmtpSink
) -> None:
    """Every mail counted, asked about and answered exactly once, whoever did it; the chain is whole."""
    url = postgres_server.url("two_workers")
    with (
        open_desk(
            tmp_path, desk={"hold_minutes": 0, "send_cap_per_hour": 10_000, "mails_an_hour": 0}
        ) as desk,
        ExitStack() as stack,
    ):
        workers = [Worker(desk, url, smtp_sink, stack) for _ in range(WORKERS)]
        first = workers[0].desk
        for number in range(MAILS):
            desk.put(letter(f"Quote {number}", sender=f"Bella Ruiz <b{number}@ruiz.example>"))
        with at_work(workers):
            assert wait_until(lambda: len(workers[0].out.to(OWNER)) >= MAILS, 50)
            for proposal in workers[0].out.to(OWNER):
                desk.put(answer_to(proposal, "yes"))
            assert wait_until(lambda: answered(smtp_sink) >= MAILS and first.sums().waiting == 0, 50)
        sums = first.sums()
        with first.store.reading() as tx:
            assert tx.journal.verify_chain()[1] == ""
        assert (sums.seen, sums.quarantined, sums.balanced) == (2 * MAILS, 0, True)
        ids = Counter(message_from_bytes(one.content)["Message-ID"] for one in smtp_sink.accepted)
        assert [one for one, count in ids.items() if count > 1] == []
        assert len(first.happened("approved")) == MAILS
        assert first.happened("bug") == []
