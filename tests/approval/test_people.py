"""The ladder: standing follows from the listing, the end of access and the proof, each time anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.approval.firm import CONFIG
from triage.config import Person, parse
from triage.desk import people
from triage.desk.people import Rung
from triage.mail.message import Authentication, Level

TODAY = date(2026, 11, 21)
JANA = Person(name="Jana Weiss", addresses=("jana@acme.example", "jw@acme.example"))
SAM = Person(name="Sam Ortega", addresses=("sam@acme.example",), until=date(2026, 11, 20), deputy="jana")


def proof(level: Level, who: str | None) -> Authentication:
    return Authentication(level=level, authenticated_as=who)


@pytest.mark.parametrize(
    ("person", "found", "rung"),
    [
        (JANA, proof(Level.A, "jana@acme.example"), Rung.STAFF),
        (JANA, proof(Level.B, "JW@acme.example"), Rung.STAFF),
        (JANA, proof(Level.A, "sam@acme.example"), Rung.STRANGER),
        (JANA, proof(Level.A, None), Rung.STRANGER),
        (JANA, proof(Level.C, "jana@acme.example"), Rung.STRANGER),
        (JANA, proof(Level.D, "jana@acme.example"), Rung.STRANGER),
        (SAM, proof(Level.A, "sam@acme.example"), Rung.STRANGER),
        (None, proof(Level.A, "bella@ruiz.example"), Rung.STRANGER),
    ],
)
def test_standing_needs_listing_access_and_proof(
    person: Person | None, found: Authentication, rung: Rung
) -> None:
    """Each of the three is needed; without one of them the author is a stranger."""
    assert people.standing(person, found, TODAY).rung is rung


def test_the_last_day_counts() -> None:
    """``until`` is the last day of access."""
    found = proof(Level.A, "sam@acme.example")
    assert people.standing(SAM, found, date(2026, 11, 20)).is_staff
    assert not people.standing(SAM, found, date(2026, 11, 21)).is_staff


def test_sent_proves_the_desk_unless_something_failed() -> None:
    """A mail that lies in our own Sent was written by somebody logged in; a failed check outweighs it."""
    assert people.standing(JANA, proof(Level.C, None), TODAY, in_sent=True).rung is Rung.DESK
    assert people.standing(JANA, proof(Level.D, None), TODAY, in_sent=True).rung is Rung.STRANGER
    assert people.standing(None, proof(Level.C, None), TODAY, in_sent=True).rung is Rung.STRANGER


def test_only_the_unproven_may_be_asked_again() -> None:
    """C may get a fresh code; D, a stranger and somebody whose access ended get nothing."""
    assert people.standing(JANA, proof(Level.C, None), TODAY).may_ask_again
    assert not people.standing(JANA, proof(Level.D, None), TODAY).may_ask_again
    assert not people.standing(SAM, proof(Level.C, None), TODAY).may_ask_again
    assert not people.standing(None, proof(Level.C, None), TODAY).may_ask_again


def test_people_by_name(tmp_path: Path) -> None:
    """First name, whole name, local part or address; nobody where two are meant."""
    listed = parse(CONFIG, root=tmp_path).people
    assert people.named(listed, "sam") is people.named(listed, "Sam Ortega") is listed[1]
    assert people.named(listed, "SAM@acme.example") is listed[1]
    assert people.named(listed, "nobody") is None
    assert people.named([JANA, Person(name="Jana Kraus", addresses=("jk@acme.example",))], "jana") is None


def test_deputy_and_ending_access() -> None:
    """The deputy by name, and whose access ends within 90 days."""
    assert people.deputy_of([JANA, SAM], SAM, TODAY) is JANA
    assert people.deputy_of([JANA, SAM], JANA, TODAY) is None
    assert people.ending([JANA, SAM], TODAY) == [SAM]
