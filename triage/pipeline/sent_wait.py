"""Mail in the shared address's own name may be proven by its copy in Sent, which some programs file only
after they sent it: such a mail waits for the copy a moment before it is taken for a stranger's. So does a
bounce, which may be faster than the copy of the mail that came back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from triage.ledger import Tx
from triage.ledger_journal import DueRow
from triage.ledger_messages import Pending
from triage.mail.message import Kind, Level, Message
from triage.pipeline.edges import Edges

WAIT: Final = timedelta(seconds=60)
KEPT: Final = timedelta(days=7)
"""How long it is remembered that a mail has waited: until it was read again, however late that is."""


def waits(edges: Edges, tx: Tx, pending: Pending, message: Message) -> bool:
    """Whether this mail is left alone for now. It is read again when a copy comes, at the latest when the
    time is up."""
    own = message.author.addr_spec.lower() == edges.config.firm.address.lower()
    if not own or message.authentication.level is not Level.C or message.kind is not Kind.HUMAN:
        return False
    if message.message_id is None or tx.messages.in_sent(message):
        return False
    return put_off(edges, tx, pending)


def put_off(edges: Edges, tx: Tx, pending: Pending) -> bool:
    """Leave it for now; False once the time is up."""
    now, name = edges.clock.now(), f"sent_wait:{pending.message_key}"
    until = tx.journal.setting(name)
    if until is None:
        tx.journal.put_setting(name, (now + WAIT).isoformat(), until=now + KEPT)
        tx.journal.put_due("sent_wait", str(pending.message_key), now + WAIT)
    elif now >= datetime.fromisoformat(until):
        return False
    tx.messages.hold(pending)
    return True


def copy_came(edges: Edges, tx: Tx) -> None:
    """Something new lies in Sent: whatever waits is read again."""
    if tx.messages.unhold():
        edges.wake("triage")


def over(edges: Edges, tx: Tx, row: DueRow) -> None:
    if tx.messages.unhold(int(row.key)):
        edges.wake("triage")
