"""What releases money asks for more than a reply does: two proofs, or one and a second code."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from triage.config import Person
from triage.desk.people import Rung
from triage.ledger import Tx
from triage.ledger_drafts import ApprovalRow, DraftRow
from triage.mail.message import Level, Message
from triage.pipeline.edges import Edges
from triage.pipeline.standing import standing_of

SEND: Final = "send"
SECOND: Final = "second"
"""The purpose of a code that was asked for because the first answer carried one proof alone."""


class Lacks(StrEnum):
    NOTHING = "nothing"
    SECOND_CODE = "second code"
    OWN_ADDRESS = "own address"
    """It was sent from the shared mailbox, whose login several people may hold."""


def lacks(
    edges: Edges, tx: Tx, draft: DraftRow, approval: ApprovalRow | None, message: Message, person: Person
) -> Lacks:
    """What a yes to this draft still lacks; nothing for what moves no money."""
    if not draft.is_money:
        return Lacks.NOTHING
    standing = standing_of(edges, tx, message, person)
    if standing.level is Level.A:
        return Lacks.NOTHING
    by_sent_alone = standing.rung is Rung.DESK and standing.level is not Level.B
    if by_sent_alone and edges.config.desk.login_of.lower() not in map(str.lower, person.addresses):
        return Lacks.OWN_ADDRESS
    return Lacks.NOTHING if approval is not None and approval.purpose == SECOND else Lacks.SECOND_CODE
