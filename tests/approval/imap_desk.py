"""The desk of the tests on a real IMAP mailbox: mails are appended by a second connection, read by the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.pipeline.desk import Desk
from triage.adapters.imap import ImapAccount
from triage.pipeline import ingest, triage
from triage.ports import MailboxSession


@dataclass
class ImapDesk(Desk):
    other: MailboxSession

    def put(self, raw: bytes, mailbox: str = "") -> None:
        self.other.append(mailbox or "INBOX", raw)

    def look(self) -> int:
        ingest.ingest(self.edges, self.session, "INBOX")
        ingest.ingest(self.edges, self.session, "Sent", sent=True)
        count = 0
        while taken := triage.triage(self.edges):
            count += taken
        return count


@contextmanager
def on_imap(desk: Desk, account: ImapAccount) -> Iterator[ImapDesk]:
    desk.session.close()
    session, other = account.connect(), account.connect()
    there = {one.name for one in other.mailboxes()}
    assert "Sent" in there, there
    try:
        yield ImapDesk(
            root=desk.root, edges=desk.edges, clock=desk.clock, session=session, store=desk.store, other=other
        )
    finally:
        other.close()
        session.close()
