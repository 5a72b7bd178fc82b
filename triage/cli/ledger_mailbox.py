"""`triage ledger --mailbox`: each watched mailbox and Sent, mail by mail, against what the store knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from triage.adapters.store.engine import SqlStore
from triage.app import mailbox_account
from triage.config import Config
from triage.core.errors import Permanent
from triage.ledger import Tx
from triage.pipeline.perform import special_mailbox
from triage.ports import MailboxSession, SpecialUse

ACCOUNT = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mailbox. ``uncounted``: read past, and not in the store: that must not be. ``unread``: still to be
    read (new, or older mail being counted). ``left``: moved away or removed since the last full look."""

    mailbox: str
    there: int
    uncounted: tuple[int, ...]
    unread: int
    left: int

    def __str__(self) -> str:
        told = f"{self.mailbox}: {self.there} messages, {len(self.uncounted)} of them missing from the store"
        if self.uncounted:
            told += f" (uid {', '.join(map(str, self.uncounted[:5]))}{', …' if self.uncounted[5:] else ''})"
        told += f", {self.unread} not read yet" if self.unread else ""
        return told + (f"; {self.left} have gone since the last look" if self.left else "")


def places(config: Config, store: SqlStore) -> Iterator[Place]:
    with closing(mailbox_account(config, store).connect()) as session:
        sent = special_mailbox(session, config, SpecialUse.SENT)
        for mailbox in dict.fromkeys([*config.mailbox.watch, *([sent] if sent else [])]):
            with store.reading() as tx:
                yield _place(session, tx, mailbox)


def _place(session: MailboxSession, tx: Tx, mailbox: str) -> Place:
    try:
        status = session.status(mailbox)
    except Permanent:  # it is not there any more: nothing lies in it
        return Place(mailbox=mailbox, there=0, uncounted=(), unread=0, left=0)
    there = set(session.uids(mailbox, status.uidvalidity, 1))
    cursor = tx.messages.cursor(ACCOUNT, mailbox, status.uidvalidity)
    ours = set(tx.messages.located_uids(ACCOUNT, mailbox, status.uidvalidity))
    if cursor is None:
        return Place(mailbox=mailbox, there=len(there), uncounted=(), unread=len(there), left=0)
    missing = there - ours
    read = {uid for uid in missing if cursor.backfill_last < uid < cursor.live_next}
    return Place(
        mailbox=mailbox,
        there=len(there),
        uncounted=tuple(sorted(read)),
        unread=len(missing - read),
        left=len(ours - there),
    )
