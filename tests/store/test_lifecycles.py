"""Four tables of transitions, and the compare-and-set that keeps two workers from both being right."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest

from tests.store.rows import NOW, a_case, a_draft, an_effect, at, revision, the_draft
from triage.adapters.store.engine import SqlStore
from triage.core.lifecycle import (
    CASE,
    DRAFT,
    EFFECT,
    MESSAGE,
    CaseEvent,
    CaseState,
    DraftEvent,
    DraftState,
    EffectEvent,
    EffectState,
    ImpossibleTransition,
    MessageEvent,
    MessageState,
    advance,
)
from triage.ledger_outbox import Channel
from triage.ledger_rows import Stale

TABLES: list[tuple[Any, type[StrEnum], type[StrEnum]]] = [
    (MESSAGE, MessageState, MessageEvent),
    (CASE, CaseState, CaseEvent),
    (DRAFT, DraftState, DraftEvent),
    (EFFECT, EffectState, EffectEvent),
]
ENDS = {
    MessageState: {MessageState.TRIAGED},
    CaseState: set(),
    DraftState: {
        DraftState.SENT, DraftState.REJECTED, DraftState.SUPERSEDED, DraftState.ANSWERED, DraftState.UNDONE,
    },
    EffectState: {EffectState.SENT, EffectState.DEAD, EffectState.CANCELLED},
}  # fmt: skip


@pytest.mark.parametrize(("table", "states", "events"), TABLES)
def test_a_pair_in_no_table_is_refused(table: Any, states: type[StrEnum], events: type[StrEnum]) -> None:
    """Every state times every event: the next state, or a refusal by name."""
    for state in states:
        for happened in events:
            if (state, happened) in table:
                assert advance(table, state, happened) is table[state, happened]
            else:
                with pytest.raises(ImpossibleTransition, match=f"{state} cannot {happened}"):
                    advance(table, state, happened)


@pytest.mark.parametrize(("table", "states", "events"), TABLES)
def test_only_the_ends_are_ends(table: Any, states: type[StrEnum], events: type[StrEnum]) -> None:
    """Nothing can be stuck: each state but the named ends has a way on, and each can be reached."""
    onward = {state for state, _ in table}
    reached = {*table.values(), next(iter(states))}
    assert set(states) - onward == ENDS[states]
    assert reached == set(states)


# ---------------------------------------------------------------- drafts


def test_a_draft_goes_from_prepared_to_sent(store: SqlStore) -> None:
    """The whole way, each step read back."""
    with store.begin() as tx:
        draft = a_draft(tx)
        for happened, wanted in (
            (DraftEvent.PROPOSE, DraftState.PROPOSED),
            (DraftEvent.LAPSE, DraftState.PROPOSED),
            (DraftEvent.APPROVE, DraftState.HELD),
            (DraftEvent.RELEASE, DraftState.RELEASED),
            (DraftEvent.SEND, DraftState.SENT),
        ):
            assert tx.drafts.move_draft(draft, happened, hold_until=at(5)) is wanted
            draft = the_draft(tx, draft.draft_id)
            assert (draft.state, draft.hold_until) == (wanted, at(5))


def test_the_second_of_two_who_move_a_draft_is_told(store: SqlStore) -> None:
    """`no` and `yes` at the same moment: the first counts, the second is Stale."""
    with store.begin() as tx:
        draft = a_draft(tx)
        tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
        draft = the_draft(tx, draft.draft_id)
    with store.begin() as tx:
        tx.drafts.move_draft(draft, DraftEvent.REJECT)
    with pytest.raises(Stale), store.begin() as tx:
        tx.drafts.move_draft(draft, DraftEvent.APPROVE)


def test_a_draft_rewritten_meanwhile_cannot_be_approved(store: SqlStore) -> None:
    """What was read was another revision."""
    with store.begin() as tx:
        draft = a_draft(tx)
        tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
        draft = the_draft(tx, draft.draft_id)
        tx.drafts.add_revision(draft.draft_id, revision("Another text"), at(1))
        with pytest.raises(Stale):
            tx.drafts.move_draft(draft, DraftEvent.APPROVE)
        again = the_draft(tx, draft.draft_id)
        assert (again.revision, again.body, again.state) == (2, "Another text", DraftState.PROPOSED)


def test_drafts_of_a_case_are_found_by_state(store: SqlStore) -> None:
    """What waits in a case, oldest first."""
    with store.begin() as tx:
        case_no = a_case(tx)
        one, two = a_draft(tx, case_no), a_draft(tx, case_no)
        tx.drafts.move_draft(two, DraftEvent.ANSWER)
        open_ones = tx.drafts.drafts_of_case(case_no, [DraftState.PREPARED, DraftState.PROPOSED])
        assert [each.draft_id for each in open_ones] == [one.draft_id]
        assert open_ones[0].facts == {"salutation": "Dear Ms Ruiz"}


# ---------------------------------------------------------------- cases


def test_cases_count_from_1001_and_know_who_waits(store: SqlStore) -> None:
    """No number looks like a list item; a number is never used again."""
    with store.begin() as tx:
        contact = tx.cases.see_contact("Bella@Customer.example", "Bella Ruiz", "en", NOW)
        one, two = a_case(tx, contact_id=contact), a_case(tx, now=at(1))
        assert (one, two) == (1001, 1002)
        tx.cases.touch_case(two, at(2), state=CaseState.CLOSED, waiting_since=None)
        waiting = tx.cases.waiting_cases()
        assert [(each.case_no, each.contact, each.contact_name) for each in waiting] == [
            (1001, "bella@customer.example", "Bella Ruiz")
        ]
        closed = tx.cases.case(two)
        assert closed is not None
        assert (closed.state, closed.version, closed.changed_at) == (CaseState.CLOSED, 1, at(2))


def test_a_case_is_found_by_references_and_by_who_takes_part(store: SqlStore) -> None:
    """Threads by Message-ID, strangers' threads by address; joining twice changes nothing."""
    with store.begin() as tx:
        case_no = a_case(tx)
        for _ in range(2):
            tx.cases.join_case(case_no, ["<a@x.example>", "<a@x.example>"], ["Ann@X.example", ""])
        assert tx.cases.cases_of_refs(["<a@x.example>", "<b@x.example>"]) == {"<a@x.example>": case_no}
        assert tx.cases.cases_of_refs([]) == {}
        assert tx.cases.participants(case_no) == {"ann@x.example"}
        assert [one.case_no for one in tx.cases.cases_of_participant("ANN@x.example", at(-1))] == [case_no]
        assert tx.cases.cases_of_participant("ann@x.example", at(1)) == []


def test_a_contact_is_one_row_that_counts_its_mails(store: SqlStore) -> None:
    """The first name given stays; an empty one is filled later."""
    with store.begin() as tx:
        first = tx.cases.see_contact("ann@x.example", "", "en", NOW)
        assert tx.cases.see_contact("ANN@x.example", "Ann", "en", at(1)) == first
        assert tx.cases.see_contact("ann@x.example", "Somebody else", "en", at(2)) == first
        found = tx.cases.case(a_case(tx, contact_id=first))
        assert found is not None
        assert found.contact_name == "Ann"


# ---------------------------------------------------------------- effects


def test_an_effect_settles_only_as_its_table_allows(store: SqlStore) -> None:
    """From sending: done, deferred, refused or lost. What is done stays done."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        (effect,) = tx.outbox.claim(Channel.SUBMIT, "w1", NOW, 60, 10)
        assert tx.outbox.settle(effect, EffectEvent.DONE, now=at(1)) is EffectState.SENT
        done = tx.outbox.effect_by_key(effect.key)
        assert done is not None
        for happened in EffectEvent:
            with pytest.raises(ImpossibleTransition):
                tx.outbox.settle(done, happened, now=at(2))
        with pytest.raises(Stale):
            tx.outbox.settle(replace(done, state=EffectState.SENDING), EffectEvent.DEFER, now=at(2))
