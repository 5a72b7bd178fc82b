"""What moves money wants two proofs, or one and a second code; and what holds again when the hold ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.pipeline.desk import Desk, answer_to
from tests.pipeline.firm import OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from triage.approval.digest import Terms, digest_of
from triage.approval.life import lapses_at
from triage.config import OwnerError, Person, parse
from triage.core.lifecycle import DraftState
from triage.desk.calendar import Calendar
from triage.pipeline import propose, revisions

ONE_PROOF = "mx.acme.example; dmarc=pass header.from=acme.example"
SHARED = "info@acme.example"
TERMS = Terms(amount="480.00", currency="EUR", bank_details="DE02120300000000202051")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def ask_money(desk: Desk, who: str = SAM, kind: str = "invoice") -> Message:
    """An invoice to Bella, proposed to this person."""
    ask(desk, Cc="accounts@ruiz.example")
    person = desk.edges.config.person(who)
    assert person is not None
    with desk.store.begin() as tx:
        reply = tx.drafts.draft(1)
        assert reply is not None
        draft = revisions.make_draft(
            desk.edges, tx, case_no=reply.case_no, message_key=reply.message_key or 0, person=person,
            facts=reply.facts, body="Your invoice.", subject="Invoice", source="records", kind=kind, terms=TERMS,
        )  # fmt: skip
        propose.propose(desk.edges, tx, draft, person)
    return desk.proposal()


def state(desk: Desk, draft_id: int = 2) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.state


def test_money_with_two_proofs_needs_one_yes(desk: Desk) -> None:
    """Level A: as a reply."""
    say(desk, ask_money(desk), "yes")
    assert state(desk) is DraftState.HELD
    pass_hold(desk)
    assert len(sent(desk)) == 1


def test_money_with_one_proof_is_asked_once_more_with_a_code_of_its_own(desk: Desk) -> None:
    """Level B: the first yes brings a second code to the registered address; its yes is enough."""
    first = ask_money(desk)
    say(desk, first, "yes", proof=ONE_PROOF)
    pass_hold(desk)
    assert state(desk) is DraftState.PROPOSED
    assert sent(desk) == []
    second = desk.proposal()
    assert second["To"] == f"Sam Ortega <{SAM}>"
    assert second["Reply-To"] != first["Reply-To"]
    assert "asked once" in text_of(second)
    say(desk, second, "yes", proof=ONE_PROOF)
    assert state(desk) is DraftState.HELD
    pass_hold(desk)
    assert len(sent(desk)) == 1


def test_the_first_code_is_spent_and_cannot_be_its_own_second(desk: Desk) -> None:
    """The same yes again, or another with the first code, releases nothing, proven or not."""
    first = ask_money(desk)
    for number, proof in enumerate((ONE_PROOF, ONE_PROOF, None)):
        say(desk, first, f"yes{' ' * number}", proof=proof)
    pass_hold(desk)
    assert sent(desk) == []
    assert state(desk) is DraftState.PROPOSED
    say(desk, [one for one in desk.mails("propose") if "asked once" in text_of(one)][-1], "yes")
    assert state(desk) is DraftState.HELD


def test_a_reply_with_one_proof_needs_one_yes(desk: Desk) -> None:
    """Level B is enough for what moves no money."""
    say(desk, ask(desk), "yes", proof=ONE_PROOF)
    assert state(desk, 1) is DraftState.HELD


def test_a_money_code_lives_a_working_day_and_a_replys_three(desk: Desk) -> None:
    """24 and 72 hours of working days; Monday 9:00 is now."""
    ask_money(desk)
    with desk.store.reading() as tx:
        reply, money = (tx.drafts.open_approvals(number)[0].expires_at for number in (1, 2))
    assert (reply, money) == (datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC))


def test_holidays_are_no_working_days() -> None:
    """24 hours from Thursday noon, Friday a holiday: Monday noon."""
    zone = ZoneInfo("Europe/Berlin")
    calendar = Calendar(zone=zone, is_closed=lambda day: day.isoformat() == "2026-12-25")
    found = lapses_at(datetime(2026, 12, 24, 12, tzinfo=zone), 24, calendar)
    assert found == datetime(2026, 12, 28, 12, tzinfo=zone)


# -------------------------------------------------------------------- from the shared mailbox


def by_hand(desk: Desk, proposal: Message, word: str = "yes") -> None:
    """An answer written in the shared mailbox itself: its copy lies in Sent."""
    raw = answer_to(proposal, word, who=SHARED, proof="", message_id=f"<{len(desk.mails())}@acme.example>")
    desk.put(raw, "Sent")
    desk.look()
    desk.put(b"Received: by mx.acme.example\r\n" + raw)
    desk.look()


PEOPLE = [
    {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"]},
    {"name": "Sam Ortega", "addresses": [SHARED], "amount_limit": 500, "in_charge": ["support"]},
]


def test_the_desk_releases_replies_and_no_money(tmp_path: Path) -> None:
    """Several may hold the login of the shared mailbox: money needs an address of one's own."""
    with open_firm(tmp_path, people=PEOPLE) as desk:  # type: ignore[arg-type]
        by_hand(desk, ask_money(desk, SHARED))
        assert state(desk) is DraftState.PROPOSED
        assert "several people" in text_of(notices(desk)[-1])
        by_hand(desk, desk.mails("propose")[0])
        assert state(desk, 1) is DraftState.HELD


def test_who_alone_holds_the_login_releases_money_with_a_second_code(tmp_path: Path) -> None:
    """The configuration names that one person; Sent alone is one proof, so it is asked once more."""
    with open_firm(tmp_path, people=PEOPLE, desk={"login_of": SHARED}) as desk:  # type: ignore[arg-type]
        by_hand(desk, ask_money(desk, SHARED))
        assert state(desk) is DraftState.PROPOSED
        by_hand(desk, desk.proposal())
        assert state(desk) is DraftState.HELD


def test_login_of_must_be_somebody(tmp_path: Path) -> None:
    """A misspelt address would give the right to nobody, and nobody would know."""
    from tests.approval.firm import CONFIG

    with pytest.raises(OwnerError, match="login_of"):
        parse({**CONFIG, "desk": {"login_of": "smae@acme.example"}}, root=tmp_path)


# -------------------------------------------------------------------- what is bound, and read again


def test_each_field_is_bound() -> None:
    """Another value in any field is another digest; order of recipients and attachments is none."""
    base = {
        "kind": "invoice", "frozen": b"x", "reverse_path": "a@b.example", "recipients": ("c@d.example",),
        "terms": TERMS, "approver": SAM, "purpose": "send",
    }  # fmt: skip
    others = {
        "kind": "reminder", "frozen": b"y", "reverse_path": "z@b.example", "recipients": ("e@d.example",),
        "approver": OLGA, "purpose": "second",
    }  # fmt: skip
    terms = [
        Terms(amount="480.01", currency="EUR", bank_details=TERMS.bank_details),
        Terms(amount="480.00", currency="USD", bank_details=TERMS.bank_details),
        Terms(amount="480.00", currency="EUR", bank_details="DE"),
        Terms(
            amount="480.00", currency="EUR", bank_details=TERMS.bank_details, attachments=(("a.pdf", "0"),)
        ),
    ]
    changed = [{**base, key: value} for key, value in others.items()] + [
        {**base, "terms": one} for one in terms
    ]
    found = {digest_of(**one) for one in [base, *changed]}  # type: ignore[arg-type]
    assert len(found) == 1 + len(changed)
    two = Terms(attachments=(("a", "1"), ("b", "2")))
    turned = Terms(attachments=(("b", "2"), ("a", "1")))
    pair, riap = ("a@x.example", "b@x.example"), ("b@x.example", "a@x.example")
    assert digest_of(**{**base, "terms": two, "recipients": pair}) == digest_of(  # type: ignore[arg-type]
        **{**base, "terms": turned, "recipients": riap}  # type: ignore[arg-type]
    )


def test_access_that_ended_during_the_hold_releases_nothing(desk: Desk) -> None:
    """Every condition is read again as the hold ends: the owner gets the same text to decide on."""
    from dataclasses import replace

    say(desk, ask(desk), "yes")
    config = desk.edges.config
    gone: tuple[Person, ...] = tuple(one for one in config.people if one.address != SAM)
    desk.edges = replace(desk.edges, config=config.model_copy(update={"people": gone}))
    pass_hold(desk)
    assert sent(desk) == []
    assert state(desk, 1) is DraftState.UNDONE
    again = desk.proposal()
    assert again["To"] == f"Olga Brandt <{OLGA}>"
    say(desk, again, "yes", who=OLGA)
    pass_hold(desk)
    assert len(sent(desk)) == 1
