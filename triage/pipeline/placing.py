"""Which case a message joins: the look-ups here, the decision in the room ``mail.thread``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from triage.core.ids import is_minted
from triage.desk.matters import is_other_matter
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.mail.message import Message
from triage.mail.thread import By, CaseChoice, CaseClue, case_numbers, find_case, is_answer_subject
from triage.pipeline.edges import Edges

RECENT: Final = timedelta(days=30)


def placed(edges: Edges, tx: Tx, message: Message, verdict: Verdict) -> CaseChoice:
    """The case to join, or what a new one follows, with a hint for a person."""
    person = (message.person or message.author).addr_spec.lower()
    clues = [_clue(tx, case, by, person, verdict) for by, case in _candidates(edges, tx, message, person)]
    return find_case(clues, message, now=edges.clock.now())


def _candidates(edges: Edges, tx: Tx, message: Message, person: str) -> Iterator[tuple[By, CaseRow]]:
    ids = list(dict.fromkeys([*message.in_reply_to, *reversed(message.references)]))
    for message_id, number in tx.cases.cases_of_refs(ids).items():
        ours = is_minted(edges.store.secret(), message_id)
        yield from _of(tx, By.MINTED if ours else By.KNOWN_ID, [number])
    yield from _of(tx, By.NUMBER, case_numbers(message.subject))
    if is_answer_subject(message.subject):
        for case in tx.cases.cases_of_participant(person, edges.clock.now() - RECENT):
            yield By.SUBJECT, case


def _of(tx: Tx, by: By, numbers: Iterable[int]) -> Iterator[tuple[By, CaseRow]]:
    for number in numbers:
        case = tx.cases.case(number)
        if case is not None:
            yield by, case


def _clue(tx: Tx, case: CaseRow, by: By, person: str, verdict: Verdict) -> CaseClue:
    return CaseClue(
        case_no=case.case_no,
        by=by,
        takes_part=person in tx.cases.participants(case.case_no),
        last_at=case.changed_at,
        closed_at=case.closed_at,
        subject=case.subject,
        other_matter=is_other_matter(verdict, case.intent),
    )
