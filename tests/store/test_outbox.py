"""One outbox: named keys, claims with a lease, and a fence against workers that outlived theirs."""

from __future__ import annotations

import pytest

from tests.store.rows import NOW, a_draft, an_effect, at
from triage.adapters.store.engine import SqlStore
from triage.core.lifecycle import EffectEvent, EffectState
from triage.ledger import Tx
from triage.ledger_outbox import Channel, EffectKind, EffectRow, KeyReused
from triage.ledger_rows import Stale


def claim(tx: Tx, *, now: float = 0, limit: int = 10, lease: float = 60) -> list[EffectRow]:
    return list(tx.outbox.claim(Channel.SUBMIT, "w1", at(now), lease, limit))


def test_the_same_key_queues_once(store: SqlStore) -> None:
    """Planned again after a crash, it is the same effect."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        tx.outbox.queue(an_effect(), at(1))
        assert len(claim(tx)) == 1
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), at(2))
    with store.begin() as tx:
        assert claim(tx, now=3) == []
        assert tx.outbox.effect_counts() == {("reply", "sending"): 1}


@pytest.mark.parametrize(
    "change",
    [{"octets": b"other"}, {"content": {"recipients": ["eve@other.example"]}}, {"kind": EffectKind.NOTICE}],
)
def test_the_same_key_with_other_content_raises(store: SqlStore, change: dict[str, object]) -> None:
    """A key is a name for what is done: other content under it is a bug, and nothing is queued."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        with pytest.raises(KeyReused):
            tx.outbox.queue(an_effect(**change), NOW)
    with pytest.raises(KeyReused), store.begin() as tx:
        tx.outbox.queue(an_effect(**change), NOW)
    with store.reading() as tx:
        assert [one.octets for one in tx.outbox.effects([EffectState.QUEUED])] == [an_effect().octets]


def test_claims_come_by_priority_and_then_by_age(store: SqlStore) -> None:
    """A customer's answer goes before a tag; nothing goes before it is due."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect("late", due_at=at(2)), NOW)
        tx.outbox.queue(an_effect("slow", priority=9), NOW)
        tx.outbox.queue(an_effect("second", due_at=at(1)), NOW)
        tx.outbox.queue(an_effect("first"), NOW)
        tx.outbox.queue(an_effect("tag", channel=Channel.MAILBOX), NOW)
        assert [one.key for one in claim(tx, now=1)] == ["first", "second", "slow"]
        assert [one.key for one in claim(tx, now=2)] == ["late"]


def test_a_claim_is_a_lease(store: SqlStore) -> None:
    """Owner, end and attempt stand in the row before a word of SMTP is spoken."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        (effect,) = claim(tx, lease=90)
        assert (effect.state, effect.owner, effect.attempts) == (EffectState.SENDING, "w1", 1)
        assert effect.lease_until == at(1.5)
        assert claim(tx) == []


def test_an_expired_lease_is_unknown_and_not_queued_again(store: SqlStore) -> None:
    """It may have been sent: it is looked up after the grace, never simply repeated."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        claim(tx)
        assert tx.outbox.expire_leases(at(1), look_at=at(16)) == 0
        assert tx.outbox.expire_leases(at(1.1), look_at=at(16)) == 1
        assert claim(tx, now=60) == []
        assert tx.outbox.unknowns(Channel.SUBMIT, at(15), 10) == []
        (unknown,) = tx.outbox.unknowns(Channel.SUBMIT, at(16), 10)
        assert tx.outbox.settle(unknown, EffectEvent.DONE, now=at(16)) is EffectState.SENT


def test_a_worker_that_outlived_its_lease_settles_nothing(store: SqlStore) -> None:
    """The attempt number is the fence: the second claim's result stands."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        (old,) = claim(tx)
        tx.outbox.expire_leases(at(2), look_at=at(2))
        (unknown,) = tx.outbox.unknowns(Channel.SUBMIT, at(2), 10)
        tx.outbox.settle(unknown, EffectEvent.DEFER, now=at(2), due_at=at(2))
        (new,) = claim(tx, now=3)
        assert new.attempts == 2
        with pytest.raises(Stale):
            tx.outbox.settle(old, EffectEvent.DONE, now=at(3))
        assert tx.outbox.settle(new, EffectEvent.DONE, now=at(3)) is EffectState.SENT


def test_a_transient_failure_waits_for_its_time(store: SqlStore) -> None:
    """Back to queued, with what was said, and not before it is due again."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        (effect,) = claim(tx)
        tx.outbox.settle(
            effect,
            EffectEvent.DEFER,
            now=at(1),
            due_at=at(5),
            result={"why": "451 later", "taken": ["a@x.example"]},
        )
        assert claim(tx, now=4) == []
        (again,) = claim(tx, now=5)
        assert again.result == {"why": "451 later", "taken": ["a@x.example"]}


def test_postponing_an_unknown_keeps_it_unknown(store: SqlStore) -> None:
    """Nobody could look now: it is looked up again later, and a stale row postpones nothing."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        (effect,) = claim(tx)
        tx.outbox.settle(effect, EffectEvent.LOSE, now=at(1), due_at=at(1))
        (unknown,) = tx.outbox.unknowns(Channel.SUBMIT, at(1), 10)
        tx.outbox.postpone(unknown, at(9), {"looked": 1})
        assert tx.outbox.unknowns(Channel.SUBMIT, at(8), 10) == []
        (later,) = tx.outbox.unknowns(Channel.SUBMIT, at(9), 10)
        assert later.result == {"looked": 1}


def test_cancelling_touches_only_what_is_still_queued(store: SqlStore) -> None:
    """What may be on the wire cannot be called back."""
    with store.begin() as tx:
        draft = a_draft(tx)
        tx.outbox.queue(an_effect("one", draft_id=draft.draft_id), NOW)
        claim(tx)
        tx.outbox.queue(an_effect("two", draft_id=draft.draft_id), NOW)
        tx.outbox.queue(an_effect("tag", draft_id=draft.draft_id, kind=EffectKind.TAG), NOW)
        tx.outbox.queue(an_effect("other"), NOW)
        assert tx.outbox.cancel_effects(draft.draft_id, [EffectKind.REPLY], at(1)) == 1
        counts = tx.outbox.effect_counts()
    assert counts == {
        ("reply", "sending"): 1,
        ("reply", "cancelled"): 1,
        ("tag", "queued"): 1,
        ("reply", "queued"): 1,
    }


def test_a_delivered_proposal_leaves_no_code_behind(store: SqlStore) -> None:
    """Its octets carried the code; once delivered, the store forgets them. A reply's octets stay."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect("propose", kind=EffectKind.PROPOSE), NOW)
        tx.outbox.queue(an_effect("reply"), NOW)
        for effect in claim(tx):
            assert effect.octets
            tx.outbox.settle(effect, EffectEvent.DONE, now=at(1))
        sent = {one.key: one.octets for one in tx.outbox.effects([EffectState.SENT])}
    assert sent == {"propose": None, "reply": an_effect().octets}


def test_an_effect_is_found_by_the_id_that_it_will_carry(store: SqlStore) -> None:
    """The Message-ID is fixed when the effect is written: a bounce or a Sent copy leads back to it."""
    with store.begin() as tx:
        tx.outbox.queue(an_effect(), NOW)
        found = tx.outbox.effect_by_message_id(an_effect().message_id or "")
        assert found is not None
        assert found.key == an_effect().key
        assert tx.outbox.effect_by_message_id("<x@y.example>") is None
        assert tx.outbox.effect_by_key("nothing") is None
