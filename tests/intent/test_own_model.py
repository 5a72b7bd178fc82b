"""The firm's own model is a row of the store, believed as little as a file: damaged or foreign, it is refused."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from triage.adapters.model import RefusedModel
from triage.adapters.own_model import learned_of, packed_model
from triage.adapters.owner_layer import Learned
from triage.adapters.teacher import Teacher
from triage.intent.facts import IntentInput
from triage.ledger_learning import OWN, Artefact
from triage.starter_root import starter_root

LEARNED = Learned(
    labels=("order", "spam"),
    coef=np.arange(20, dtype=np.float32).reshape(10, 2),
    bias=np.array([0.5, -0.5], dtype=np.float32),
    fusion=(1.0, 0.5),
    of=("order", "spam", "other"),
)


def artefact() -> Artefact:
    octets, card = packed_model(LEARNED, {"rows": 9})
    return Artefact(name=OWN, version=1, octets=octets, card=card, at=datetime(2026, 1, 1, tzinfo=UTC))


def test_what_was_written_is_read() -> None:
    """Arrays, labels and weights come back, and equal input makes equal octets."""
    found = learned_of(artefact())
    assert (found.coef == LEARNED.coef).all()
    assert (found.labels, found.of, found.fusion) == (LEARNED.labels, LEARNED.of, LEARNED.fusion)
    assert artefact().octets == artefact().octets


def test_a_tampered_row_is_refused() -> None:
    """One octet changed, anywhere: never used, never executed."""
    whole, dice = artefact(), random.Random(7)
    for _ in range(200):
        octets = bytearray(whole.octets)
        octets[dice.randrange(len(octets))] ^= 1 << dice.randrange(8)
        with pytest.raises(RefusedModel):
            learned_of(replace(whole, octets=bytes(octets)))


@pytest.mark.parametrize(
    "card",
    [{"schema": 9}, {"labels": ["order"]}, {"of": ["spam"]}, {"arrays": {}}, {"arrays_sha256": ""}, {"labels": None}],
)  # fmt: skip
def test_a_card_that_does_not_fit_is_refused(card: dict[str, object]) -> None:
    """Another schema, other labels, other arrays than the octets hold."""
    whole = artefact()
    with pytest.raises(RefusedModel):
        learned_of(replace(whole, card={**whole.card, **card}))


def test_the_child_goes_home_without_work() -> None:
    """Kept for a while, gone when nothing came, and started again when something does."""
    teacher = Teacher(idle=0.2)
    try:
        assert teacher.read(starter_root(), [IntentInput(text="ready")], semantic=False).reader
        child = teacher._child
        assert child is not None
        child.join(30)
        assert not teacher.is_awake
        assert teacher.read(starter_root(), [IntentInput(text="again")], semantic=False).reader
    finally:
        teacher.close()
