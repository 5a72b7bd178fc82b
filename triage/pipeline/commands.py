"""Subject-line commands of staff: one receipt, each line echoed with its result.

The grammar and the verbs are the room ``commands``; here they meet the store.
"""

from __future__ import annotations

from triage.config import Person
from triage.ledger import Pending, Tx
from triage.mail.message import Message
from triage.pipeline.edges import Edges


def found(edges: Edges, message: Message, person: Person) -> object | None:
    return None


def commanded(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """Whether this mail is a command of one of us; then it is settled here."""
    return False
