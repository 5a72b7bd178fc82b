"""Junk: what looks like a customer is listed in the digest; nothing is ever done with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import ask, open_firm
from triage.pipeline import digest, junk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        opened.put(letter("Old", "before the first look", sender="old@x.example"), "Junk")
        junk.look(opened.edges, opened.session, "Junk")
        yield opened


def look(desk: Desk) -> list[str]:
    junk.look(desk.edges, desk.session, "Junk")
    while junk.judge(desk.edges):
        pass
    with desk.store.begin() as tx:
        return digest.body(desk.edges, tx)


def test_a_customer_in_junk_is_listed_and_nothing_else(desk: Desk) -> None:
    """A stranger who plainly wants something; an advertisement is not listed; no sum counts either."""
    before = desk.sums()
    desk.put(letter("A quote, please", "For a shelf.", sender="Nia Vos <nia@vos.example>"), "Junk")
    desk.put(letter("You won", "Click here.", sender="win@prize.example"), "Junk")
    lines = look(desk)
    assert "In Junk, perhaps customers (1); nothing was done with them:" in lines
    assert "  Nia Vos: A quote, please" in lines
    assert desk.sums() == before
    assert not desk.outgoing()


def test_somebody_known_is_listed_whatever_they_write(desk: Desk) -> None:
    """A filter that swallows a customer's answer costs the order."""
    ask(desk)
    desk.put(letter("Hm", "Any news?", sender="Bella Ruiz <bella@ruiz.example>"), "Junk")
    assert "  Bella Ruiz: Hm" in look(desk)


def test_each_is_told_once(desk: Desk) -> None:
    """And then forgotten."""
    desk.put(letter("A quote, please", "For a shelf.", sender="Nia Vos <nia@vos.example>"), "Junk")
    look(desk)
    with desk.store.begin() as tx:
        junk.told(tx)
    assert not any("Junk" in one for one in look(desk))


def test_what_lay_there_before_is_left_alone(desk: Desk) -> None:
    """Never touch what was there before."""
    assert not any("Junk" in one for one in look(desk))
