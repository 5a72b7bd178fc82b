"""Drafts that move money: limits by amount and day, the amount typed, two people, strangers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.approval.firm import CONFIG
from tests.pipeline.desk import Desk
from tests.pipeline.firm import JANA, OLGA, SAM, ask, notices, open_firm, say, sent, text_of
from tests.pipeline.test_commands import command
from triage.approval.digest import Terms
from triage.approval.limits import Above, Bounds, Money, above, is_typed, to_type
from triage.core.lifecycle import DraftState
from triage.pipeline import propose, revisions

PEOPLE = CONFIG["people"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def pay(desk: Desk, amount: str, *, who: str = SAM, to: str = "") -> EmailMessage:
    """A refund of this amount is drafted in a case of Bella's, and this person is asked."""
    ask(desk, message_id=f"<{amount}.{len(desk.mails('propose'))}@ruiz.example>")
    with desk.store.begin() as tx:
        case = tx.cases.waiting_cases()[-1]
        [draft] = tx.drafts.drafts_of_case(case.case_no, (DraftState.PROPOSED,))
        facts = {**draft.facts, **({"address": to} if to else {})}
        person = desk.edges.config.person(who)
        assert person is not None
        made = revisions.make_draft(
            desk.edges, tx, case_no=case.case_no, message_key=draft.message_key, person=person, facts=facts,
            body="We pay it back today.", subject="Refund", source="test", kind="refund",
            terms=Terms(amount=amount, currency="EUR"),
        )  # fmt: skip
        propose.propose(desk.edges, tx, made, person)
    return desk.proposal()


def wait(desk: Desk, minutes: float) -> int:
    """How many have left after so many minutes."""
    desk.clock.pass_by(minutes=minutes)
    desk.due()
    return len(sent(desk))


def told(desk: Desk) -> str:
    return text_of(notices(desk)[-1])


def test_within_the_limit_a_yes_is_enough_and_gets_a_receipt(desk: Desk) -> None:
    """Money always gets one, with the moment and the way back."""
    proposal = pay(desk, "480.00")
    assert "€480.00" in text_of(proposal)
    say(desk, proposal, "yes")
    assert "Approved: €480.00" in told(desk)
    assert "#undo D2" in told(desk)
    assert wait(desk, 6) == 1


def test_above_the_limit_the_amount_is_typed_and_the_hold_is_longer(desk: Desk) -> None:
    """A plain yes, a wrong figure: nothing is used up. The right one holds for half an hour."""
    proposal = pay(desk, "12480.00")
    assert "yes 12480" in text_of(proposal)
    assert "above your limit" in text_of(proposal)
    say(desk, proposal, "yes")
    assert "yes 12480" in told(desk)
    say(desk, proposal, "yes 12840")
    assert "another figure" in told(desk)
    assert wait(desk, 31) == 0
    say(desk, proposal, "yes 12.480,00")
    assert "Approved" in told(desk)
    assert wait(desk, 29) == 0
    assert wait(desk, 2) == 1


def test_without_a_limit_the_owner_is_asked(desk: Desk) -> None:
    """Jana may approve replies, not money."""
    say(desk, pay(desk, "20.00", who=JANA), "yes", who=JANA)
    assert "Olga Brandt" in told(desk)
    assert wait(desk, 40) == 0
    assert desk.proposal()["To"] == f"Olga Brandt <{OLGA}>"
    say(desk, desk.proposal(), "yes", who=OLGA)
    assert wait(desk, 6) == 1


def test_two_people_where_two_are_configured(tmp_path: Path) -> None:
    """Above the first one's limit the second is asked; the same person's second yes counts for nothing."""
    people = [{**PEOPLE[0], "amount_limit": 1000}, *PEOPLE[1:]]
    with open_firm(tmp_path, people=people, desk={"mode": "live", "two_approvers": True}) as desk:
        first = pay(desk, "12480.00")
        say(desk, first, "yes")
        second = desk.proposal()
        assert second["To"] == f"Olga Brandt <{OLGA}>"
        assert "Sam Ortega said yes" in text_of(second)
        say(desk, first, "yes")
        assert wait(desk, 31) == 0
        command(desk, "#approve D2", who=SAM)  # a live code of his own again
        say(desk, desk.proposal(), "yes")
        assert wait(desk, 31) == 0
        second = desk.proposal()
        assert second["To"] == f"Olga Brandt <{OLGA}>", "asked anew, since the first said yes anew"
        say(desk, second, "yes", who=SAM)
        assert wait(desk, 31) == 0
        say(desk, second, "yes", who=OLGA)
        assert wait(desk, 31) == 1
        say(desk, first, "yes")
        assert "Olga Brandt said yes already" in told(desk)


def test_the_first_of_two_must_still_be_one_of_us(tmp_path: Path) -> None:
    """His yes is worth nothing once his access has ended: the owner's alone is the first again."""
    people = [{**PEOPLE[0], "amount_limit": 1000}, *PEOPLE[1:2], {**PEOPLE[2], "amount_limit": 10}]
    with open_firm(tmp_path, people=people, desk={"mode": "live", "two_approvers": True}) as desk:
        say(desk, pay(desk, "12480.00"), "yes")
        second = desk.proposal()
        config = desk.edges.config
        gone = config.people[1].model_copy(update={"until": desk.edges.today.replace(year=2025)})
        desk.edges = replace(
            desk.edges,
            config=config.model_copy(update={"people": (config.people[0], gone, config.people[2])}),
        )
        say(desk, second, "yes", who=OLGA)
        assert wait(desk, 31) == 0
        assert desk.proposal()["To"] == f"Jana Weiss <{JANA}>"


def test_the_day_has_a_limit_too(tmp_path: Path) -> None:
    """What several small ones add up to is above it; a stopped one does not count."""
    with open_firm(tmp_path, desk={"mode": "live", "money_a_day": 900}) as desk:
        say(desk, pay(desk, "480"), "yes")
        second = pay(desk, "481")
        assert "in one day" in text_of(second)
        say(desk, second, "yes")
        assert wait(desk, 40) == 1
        say(desk, second, "yes 481")
        assert wait(desk, 31) == 2


def test_money_to_a_stranger_is_typed(desk: Desk) -> None:
    """An address that never wrote in the case and stands in no record."""
    proposal = pay(desk, "12.00", to="new@elsewhere.example")
    assert "never wrote to us" in text_of(proposal)
    say(desk, proposal, "yes")
    assert wait(desk, 40) == 0
    say(desk, proposal, "yes 12")
    assert wait(desk, 31) == 1


def test_the_code_of_money_lives_a_working_day(desk: Desk) -> None:
    """24 hours of working days, and it is asked anew."""
    proposal = pay(desk, "100")
    desk.clock.pass_by(hours=25)
    say(desk, proposal, "yes")
    assert wait(desk, 40) == 0
    assert "had lapsed" in text_of(desk.proposal())


def test_money_is_never_approved_for_all(desk: Desk) -> None:
    """*all* makes another mail: asked which was meant."""
    say(desk, pay(desk, "100"), "yes, all")
    assert wait(desk, 40) == 0


@pytest.mark.parametrize(
    ("typed", "yes"),
    [
        ("12480", True), ("12.480", True), ("12,480.00", True), ("12'480,00", True), ("12480.0", True),
        ("1248", False), ("12480,5", False), ("124800", False), ("", False), ("abc", False),
    ],
)  # fmt: skip
def test_an_amount_as_people_type_it(typed: str, yes: bool) -> None:
    """Grouped in any way; never a rounded or another figure."""
    assert is_typed(Money(amount=Decimal("12480.00"), currency="EUR"), [typed]) is yes


def test_every_reason_is_named() -> None:
    """Above a limit, in another currency, to another account: all are said."""
    bounds = Bounds(
        limit=Decimal(10), currency="EUR", per_day=Decimal(10), day_total=Decimal(0), is_stranger=True
    )
    money = Money(amount=Decimal("-11.50"), currency="CHF", account_changed=True)
    assert set(above(money, bounds)) == set(Above)
    assert to_type(money) == "11.50"
