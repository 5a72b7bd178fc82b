"""Calendar parts: fields read, nothing done, nothing raised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.adapters.calendar import calendar_parts, parse_calendar
from triage.mail.message import CalendarPart

INVITATION = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Quill//Harbour//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Vienna
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:crates-1@quill.example
SEQUENCE:2
DTSTAMP:20250301T080000Z
DTSTART;TZID=Europe/Vienna:20250304T091500
DTEND;TZID=Europe/Vienna:20250304T101500
SUMMARY:Crates\\, second try
LOCATION:Pier 4
ORGANIZER;CN=Nora:mailto:nora@quill.example
ATTENDEE;RSVP=TRUE:mailto:tom@reed.example
ATTENDEE;RSVP=TRUE:MAILTO:desk@firm.example
RRULE:FREQ=WEEKLY;COUNT=3
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


def test_fields_of_an_invitation() -> None:
    """Method, uid, times with their zone, people and recurrence."""
    assert calendar_parts(INVITATION) == (
        CalendarPart(
            method="REQUEST",
            uid="crates-1@quill.example",
            sequence=2,
            summary="Crates, second try",
            location="Pier 4",
            start="2025-03-04T09:15:00",
            end="2025-03-04T10:15:00",
            zone="Europe/Vienna",
            organizer="nora@quill.example",
            attendees=("tom@reed.example", "desk@firm.example"),
            recurrence="FREQ=WEEKLY;COUNT=3",
            status="CONFIRMED",
        ),
    )


def test_utc_and_days() -> None:
    """Times in UTC say so; a whole day has neither time nor zone."""
    utc = INVITATION.replace(b";TZID=Europe/Vienna:20250304T091500", b":20250304T081500Z")
    assert (calendar_parts(utc)[0].start, calendar_parts(utc)[0].zone) == ("2025-03-04T08:15:00", "UTC")
    day = INVITATION.replace(b";TZID=Europe/Vienna:20250304T091500", b";VALUE=DATE:20250304")
    assert (calendar_parts(day)[0].start, calendar_parts(day)[0].zone) == ("2025-03-04", "")


def test_broken_values_leave_the_rest() -> None:
    """A time that is none loses itself alone."""
    broken = INVITATION.replace(b":20250304T091500", b":tomorrow").replace(b"SEQUENCE:2", b"SEQUENCE:x")
    parts, error = parse_calendar(broken)
    assert error is None
    assert (parts[0].start, parts[0].sequence, parts[0].uid) == ("", 0, "crates-1@quill.example")


@pytest.mark.parametrize(
    "raw",
    [
        b"not a calendar",
        b"\xff\xfe\x00",
        b"X" * 1_000_001,
    ],
)
def test_refusals_are_told(raw: bytes) -> None:
    """What is no calendar object is refused with a reason and never raises."""
    parts, error = parse_calendar(raw)
    assert (parts, bool(error)) == ((), True)


@given(st.binary(max_size=200), st.integers(0, len(INVITATION)))
def test_any_octets(noise: bytes, place: int) -> None:
    """Octets anywhere in an invitation never raise."""
    parts, error = parse_calendar(INVITATION[:place] + noise + INVITATION[place:])
    assert error is None or parts == ()
