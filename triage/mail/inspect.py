"""A read mail as data for programs and as text for people. Pure: verdict and paths are the caller's.

The keys are a stable face that other programs measure against: they are only ever added to.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from triage.mail.message import (
    Address,
    Attachment,
    Bounce,
    CalendarPart,
    Forwarded,
    Message,
    Quarantined,
    Read,
)

Json = dict[str, object]

MESSAGE_KEYS: Final = (
    "sha256", "message_id", "in_reply_to", "references", "from", "sender", "reply_to", "to", "cc", "date",
    "subject", "text", "segments", "reply", "signature", "quote", "forwarded", "attachments", "kind",
    "bounce", "language", "calendar", "authentication", "defects", "outcome", "quarantine_reason",
)  # fmt: skip


def as_json(read: Read) -> Json:
    """The JSON-able face of one mail; lists stay lists, absent things are null or empty, never missing."""
    match read:
        case Message():
            return _message(read)
        case Quarantined():
            return _quarantined(read)
        case _:
            assert_never(read)


def _message(message: Message) -> Json:
    return {
        "sha256": message.sha256,
        "size": message.size,
        "message_id": message.message_id,
        "in_reply_to": message.in_reply_to[0] if message.in_reply_to else None,
        "in_reply_to_all": list(message.in_reply_to),
        "references": list(message.references),
        "from": _address(message.author),
        "sender": _address(message.sender) if message.sender else None,
        "reply_to": [_address(one) for one in message.reply_to],
        "to": [_address(one) for one in message.to],
        "cc": [_address(one) for one in message.cc],
        "date": message.date.isoformat() if message.date else None,
        "subject": message.subject,
        "text": message.text,
        "segments": [{"kind": str(one.kind), "text": one.text} for one in message.segments],
        "reply": message.reply,
        "signature": message.signature,
        "quote": message.quote,
        "forwarded": [_forwarded(one) for one in message.forwarded],
        "attachments": [_attachment(one) for one in message.attachments],
        "kind": str(message.kind),
        "kind_reasons": list(message.kind_reasons),
        "person": _address(message.person) if message.person else None,
        "bounce": _bounce(message.bounce) if message.bounce else None,
        "language": message.language,
        "calendar": [_calendar(one) for one in message.calendar],
        "authentication": {
            "level": str(message.authentication.level),
            "reasons": list(message.authentication.reasons),
        },
        "reaction": message.reaction,
        "ambiguous": message.ambiguous,
        "defects": list(message.defects),
        "outcome": "message",
        "quarantine_reason": None,
    }


def _quarantined(read: Quarantined) -> Json:
    """Every key of a message, empty, so that readers need no second shape."""
    empty: Json = {key: [] for key in ("references", "reply_to", "to", "cc", "segments", "forwarded")}
    nothing: Json = dict.fromkeys(("in_reply_to", "sender", "date", "kind", "person", "bounce"))
    return {
        "sha256": read.sha256,
        "size": read.size,
        "message_id": read.message_id,
        "in_reply_to_all": [],
        "from": {"name": read.claimed_from, "addr_spec": ""},
        "subject": read.claimed_subject,
        **empty,
        **nothing,
        **dict.fromkeys(("text", "reply", "signature", "quote", "language"), ""),
        "attachments": [],
        "kind_reasons": [],
        "calendar": [],
        "authentication": {"level": "C", "reasons": []},
        "reaction": False,
        "ambiguous": True,
        "defects": [read.detail] if read.detail else [],
        "outcome": "quarantined",
        "quarantine_reason": str(read.reason),
    }


def _address(address: Address) -> Json:
    return {"name": address.name, "addr_spec": address.addr_spec}


def _forwarded(one: Forwarded) -> Json:
    return {
        "type": one.type,
        "from": _address(one.sender) if one.sender else None,
        "to": [_address(to) for to in one.to],
        "date": one.date,
        "subject": one.subject,
        "text": one.text,
    }


def _attachment(one: Attachment) -> Json:
    return {
        "filename": one.filename,
        "content_type": one.content_type,
        "size": one.size,
        "sha256": one.sha256,
        "text": one.text,
        "inline": one.inline,
    }


def _bounce(bounce: Bounce) -> Json:
    return {
        "recipients": [
            {"address": one.address, "status": one.status, "reason": one.reason, "hard": one.hard}
            for one in bounce.recipients
        ],
        "message_id": bounce.message_id,
    }


def _calendar(one: CalendarPart) -> Json:
    return {
        "method": one.method,
        "uid": one.uid,
        "sequence": one.sequence,
        "summary": one.summary,
        "location": one.location,
        "start": one.start,
        "end": one.end,
        "zone": one.zone,
        "organizer": one.organizer,
        "attendees": list(one.attendees),
        "recurrence": one.recurrence,
        "status": one.status,
    }


WIDTH: Final = 100
TEXT_LINES: Final = 40


def as_text(read: Read, *, verdict: Mapping[str, object] | None = None) -> str:
    """The same for human eyes: who, what, what they say, what else is in it, why it is judged so."""
    if isinstance(read, Quarantined):
        return _quarantined_text(read)
    lines = [*_head(read), "", *_said(read), *_extras(read)]
    if verdict:
        lines.append(f"verdict:      {_verdict(verdict)}")
    return "\n".join(lines) + "\n"


def _quarantined_text(read: Quarantined) -> str:
    detail = f" ({read.detail})" if read.detail else ""
    return (
        f"could not be read: {read.reason.value.replace('_', ' ')}{detail}, {read.size} octets\n"
        f"claims:       from {read.claimed_from or '?'}: {read.claimed_subject or '(no subject)'}\n"
    )


def _head(message: Message) -> list[str]:
    rows = [
        ("from", _shown(message.author) + (" (odd)" if message.author_is_odd else "")),
        ("reply-to", _listed(message.reply_to)),
        ("to", _listed(message.to)),
        ("cc", _listed(message.cc)),
        ("date", message.date.isoformat(" ") if message.date else "none"),
        ("subject", message.subject),
        ("kind", ", ".join((str(message.kind), *message.kind_reasons))),
        ("person", _shown(message.person) if message.person and message.person != message.author else ""),
        ("proof", ", ".join((f"level {message.authentication.level}", *message.authentication.reasons))),
        ("language", message.language),
    ]
    return [f"{name + ':':<14}{value}" for name, value in rows if value]


def _shown(address: Address) -> str:
    return f"{address.name} <{address.addr_spec}>" if address.name else address.addr_spec or "(nobody)"


def _listed(addresses: Sequence[Address]) -> str:
    shown = ", ".join(_shown(one) for one in addresses[:6])
    return shown + (f" and {len(addresses) - 6} more" if len(addresses) > 6 else "")


def _said(message: Message) -> list[str]:
    """New text whole (to 40 lines), the rest by its first line."""
    lines: list[str] = []
    for one in message.segments:
        written = [line for line in one.text.splitlines() if line.strip()]
        if one.kind.value in ("reply", "forward"):
            lines += [f"  {one.kind.value[:1]}| {line}" for line in written[:TEXT_LINES]]
        elif written:
            first = textwrap.shorten(written[0], WIDTH - 30)
            lines.append(f"  [{one.kind.value}, {len(written)} lines: {first}]")
    return lines


def _extras(message: Message) -> list[str]:
    lines = []
    for one in message.forwarded:
        sender = _shown(one.sender) if one.sender else "?"
        lines.append(f"forwarded:    {one.type}, from {sender}: {one.subject}")
    for part in message.attachments:
        lines.append(f"attachment:   {part.filename} ({part.content_type}, {part.size} octets)")
        read = [line for line in (part.text or "").splitlines() if line.strip()]
        lines += [f"  from the attachment| {line}" for line in read[:12]]
    for event in message.calendar:
        lines.append(f"calendar:     {event.method} {event.summary} {event.start} {event.zone}".rstrip())
    for failed in message.bounce.recipients if message.bounce else ():
        sort = "hard" if failed.hard else "soft"
        address = failed.address or "(nobody named)"
        lines.append(f"came back:    {address}: {failed.status} {failed.reason}, {sort}")
    if message.defects:
        doubt = " (ambiguous)" if message.ambiguous else ""
        lines.append(f"defects:      {', '.join(message.defects)}{doubt}")
    return lines


def _verdict(verdict: Mapping[str, object]) -> str:
    unsure = ", unsure" if verdict.get("unsure") else ""
    return f"{verdict.get('area', '?')}/{verdict.get('intent', '?')} {verdict.get('confidence', '')}{unsure}"
