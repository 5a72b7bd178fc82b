"""Which case a message joins: look-ups here, the rule in one place.

A case is joined only by somebody who takes part in it: a known id or a case number alone proves
nothing (a stranger may have been sent either).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from triage.core.lifecycle import CaseState
from triage.drafting.frame import base_subject
from triage.ledger import CaseRow, Tx
from triage.mail.message import Message
from triage.pipeline.edges import Edges

RECENT: Final = timedelta(days=30)
_NUMBER: Final = re.compile(r"\[#(\d{4,9})\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """``case_no`` to join, or None with what the new case follows and a hint for a person."""

    case_no: int | None
    follows: int | None = None
    hint: str = ""


def placed(edges: Edges, tx: Tx, message: Message) -> Placed | None:
    """None: a new case with nothing to say about older ones."""
    person = (message.person or message.author).addr_spec.lower()
    found, claimed = _pointed_at(tx, message), _numbered(tx, message)
    for case in (found, claimed):
        if case is not None:
            return _joined(edges, tx, case, person)
    return _by_subject(edges, tx, message, person)


def _joined(edges: Edges, tx: Tx, case: CaseRow, person: str) -> Placed:
    if person not in tx.cases.participants(case.case_no):
        return Placed(
            case_no=None, hint=f"it names case #{case.case_no}, but this address takes no part in it"
        )
    if case.closed_at is not None and edges.clock.now() - case.closed_at > RECENT:
        return Placed(case_no=None, follows=case.case_no, hint=f"follows #{case.case_no}")
    return Placed(case_no=case.case_no)


def _pointed_at(tx: Tx, message: Message) -> CaseRow | None:
    ids = [*message.in_reply_to, *reversed(message.references)]
    known = tx.cases.cases_of_refs(ids)
    number = next((known[one] for one in ids if one in known), None)
    return None if number is None else tx.cases.case(number)


def _numbered(tx: Tx, message: Message) -> CaseRow | None:
    number = _NUMBER.search(message.subject)
    return tx.cases.case(int(number[1])) if number else None


def _by_subject(edges: Edges, tx: Tx, message: Message, person: str) -> Placed | None:
    """The last resort: an answer without any reference (one in ten real ones has none)."""
    base = base_subject(message.subject).casefold()
    if not base or base == message.subject.strip().casefold():
        return None
    since = edges.clock.now() - RECENT
    for case in tx.cases.cases_of_participant(person, since):
        if case.state is not CaseState.CLOSED and base_subject(case.subject).casefold() == base:
            return Placed(case_no=case.case_no)
    return None
