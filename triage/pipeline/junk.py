"""Junk: mails in it that look like customers are listed in the digest, and never acted on.

They are in no sum: Junk is not one of the mailboxes that we watch. Read a few at a time with every full look,
judged by the thread that triages, forgotten as soon as they were told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from triage.core.ids import is_minted
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_desk import JunkRow
from triage.mail.message import Message, Quarantined
from triage.pipeline.edges import Edges
from triage.ports import MailboxSession, Position

AT_ONCE: Final = 50
LARGEST: Final = 300_000
JUDGED: Final = 8
AREAS: Final = frozenset({"sales", "billing", "support"})
NO_CUSTOMER: Final = frozenset({"vendor_invoice"})
SURE: Final = 0.6
"""A stranger's mail in Junk is listed only where it is plainly a customer's matter: most of Junk is junk."""


def look(edges: Edges, session: MailboxSession, mailbox: str) -> None:
    """Take in what is new there; at first sight only where to go on from."""
    status = session.status(mailbox)
    name = f"junk_next:{status.uidvalidity}"
    with edges.store.reading() as tx:
        known = tx.journal.setting(name)
    if known is None:
        _go_on(edges, name, status.uidnext)
        return
    uids = session.uids(mailbox, status.uidvalidity, int(known))[:AT_ONCE]
    if not uids:
        return
    spots = [Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid) for uid in uids]
    fetched = [one for one in session.fetch(spots, max_size=LARGEST) if one.raw is not None]
    with edges.store.begin() as tx:
        for one in fetched:
            tx.junk.put(status.uidvalidity, one.position.uid, one.raw or b"", edges.clock.now())
        tx.journal.put_setting(name, str(uids[-1] + 1))
    edges.wake("triage")


def _go_on(edges: Edges, name: str, uid: int) -> None:
    with edges.store.begin() as tx:
        tx.journal.put_setting(name, str(uid))


def judge(edges: Edges) -> int:
    """Judge a few where nothing else is to be read. Returns how many."""
    with edges.store.reading() as tx:
        taken = tx.junk.unjudged(JUDGED)
    if not taken:
        return 0
    reads = edges.parser.read_many(one.octets for one in taken)
    for one, read in zip(taken, reads, strict=True):
        verdict = None if isinstance(read, Quarantined) else edges.classifier.classify(read)
        with edges.store.begin() as tx:
            if isinstance(read, Quarantined) or verdict is None:
                tx.junk.judged(one.junk_id, "", "", is_customer=False)
                continue
            is_customer = _is_customer(edges, tx, read, verdict)
            tx.junk.judged(one.junk_id, _who(read), _subject(edges, read, verdict), is_customer=is_customer)
    return len(taken)


def _is_customer(edges: Edges, tx: Tx, message: Message, verdict: Verdict) -> bool:
    """Somebody who wrote before, who answers a mail of ours, or who plainly wants something of us."""
    if message.person is None or edges.config.person(message.author.addr_spec) is not None:
        return False
    known = tx.cases.contact(message.person.addr_spec)
    answers = any(is_minted(edges.store.secret(), one) for one in message.in_reply_to)
    wants = verdict.area in AREAS and verdict.intent not in NO_CUSTOMER
    sure = not verdict.unsure and verdict.confidence >= SURE
    return bool(known) or answers or (wants and sure)


def _who(message: Message) -> str:
    person = message.person or message.author
    return (person.name or person.addr_spec)[:100]


def _subject(edges: Edges, message: Message, verdict: Verdict) -> str:
    intent = edges.intents.get(verdict.intent)
    return "…" if intent is not None and intent.confidential else message.subject[:200]


def found(tx: Tx) -> Sequence[JunkRow]:
    return tx.junk.customers()


def told(tx: Tx) -> None:
    tx.junk.all_told()
