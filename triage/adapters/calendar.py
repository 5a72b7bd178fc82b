"""text/calendar parts (RFC 5545, 5546, 6047) turned into ours: shown to people, never acted on."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from icalendar import Calendar
from icalendar.cal.component import Component

from triage.mail.message import CalendarPart

OCTETS: Final = 1_000_000
PARTS: Final = 50
_KINDS: Final = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")


def calendar_parts(raw: bytes) -> tuple[CalendarPart, ...]:
    """The events of a calendar object; empty where it cannot be read. Never raises."""
    return parse_calendar(raw)[0]


def parse_calendar(raw: bytes) -> tuple[tuple[CalendarPart, ...], str | None]:
    """The events and None, or nothing and why the octets are no calendar object. Never raises."""
    if len(raw) > OCTETS:
        return (), "too large"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            components = Calendar.from_ical(raw, multiple=True)
            return tuple(_parts(components)), None
    except Exception as error:  # the library raises ValueError, KeyError, IndexError and others on odd input
        return (), f"{type(error).__name__}: {error}"[:200]


def _parts(components: Iterable[Component]) -> list[CalendarPart]:
    parts: list[CalendarPart] = []
    for calendar in components:
        method = _text(calendar, "METHOD").upper()
        inner = [calendar] if calendar.name in _KINDS else calendar.subcomponents
        parts.extend(_part(component, method) for component in inner if component.name in _KINDS)
    return parts[:PARTS]


def _part(component: Component, method: str) -> CalendarPart:
    return CalendarPart(
        method=method,
        uid=_text(component, "UID"),
        sequence=_number(component),
        summary=_text(component, "SUMMARY"),
        location=_text(component, "LOCATION"),
        start=_moment(component, "DTSTART"),
        end=_moment(component, "DTEND") or _moment(component, "DUE"),
        zone=_zone(component),
        organizer=_mailbox(component.get("ORGANIZER")),
        attendees=tuple(_mailbox(attendee) for attendee in _many(component.get("ATTENDEE")))[:200],
        recurrence=_recurrence(component),
        status=_text(component, "STATUS").upper(),
    )


def _text(component: Component, name: str) -> str:
    value = next(iter(_many(component.get(name))), "")
    return " ".join(str(value).replace("\0", "").split())[:1000]


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _number(component: Component) -> int:
    try:
        return int(_text(component, "SEQUENCE") or 0)
    except ValueError:
        return 0


def _moment(component: Component, name: str) -> str:
    """ISO 8601 local time without its zone (that is in ``zone``), a day, or empty where it is broken."""
    match _dt(component, name):
        case datetime() as moment:
            return moment.replace(tzinfo=None).isoformat()
        case date() as day:
            return day.isoformat()
        case _:
            return ""


def _dt(component: Component, name: str) -> Any:
    value = next(iter(_many(component.get(name))), None)
    try:
        return getattr(value, "dt", None)
    except ValueError:  # the library reads a broken value lazily and raises BrokenCalendarProperty here
        return None


def _zone(component: Component) -> str:
    start = next(iter(_many(component.get("DTSTART"))), None)
    named = str(getattr(start, "params", {}).get("TZID", ""))
    moment = _dt(component, "DTSTART")
    if named or not isinstance(moment, datetime) or moment.tzinfo is None:
        return named[:100]
    return "UTC"


def _mailbox(value: Any) -> str:
    text = str(value or "").strip()[:320]
    return text[7:] if text[:7].lower() == "mailto:" else text


def _recurrence(component: Component) -> str:
    rules = _many(component.get("RRULE"))
    return ";".join(rule.to_ical().decode("utf-8", "replace") for rule in rules)[:500]
