"""One message type, always. Built by ``triage.adapters.mime`` and by nothing else.

All text is ``str`` without NUL, lone surrogates or C0 controls other than newline and tab; lines end
in ``\\n``. Header values are decoded and free of CR and LF. Addresses keep the case of the local
part; domains are lower case. Times are aware.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of mail it is. Only HUMAN and FORM may ever be answered (RFC 3834)."""

    HUMAN = "human"
    FORM = "form"
    LIST = "list"
    AUTO_GENERATED = "auto_generated"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"


class SegmentKind(StrEnum):
    REPLY = "reply"
    SIGNATURE = "signature"
    QUOTE = "quote"
    FORWARD = "forward"


class Level(StrEnum):
    """Evidence for the author: A two sources pass, B one passes and none fails, C none, D any fails."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """RFC 5322 mailbox: display name (may be empty) and addr-spec (may lack ``@`` when the mail did)."""

    name: str = ""
    addr_spec: str = ""

    @property
    def domain(self) -> str:
        return self.addr_spec.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    kind: SegmentKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """A forwarded mail, unwrapped. ``type`` is ``inline`` or ``attached`` (message/rfc822)."""

    type: str
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    date: str = ""
    subject: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """``size`` in octets decoded; ``sha256`` hex of the decoded octets; ``text`` is evidence read
    from it (PDF, e-invoice), always to be shown as "from the attachment". ``inline`` is a picture that
    the text itself shows (a logo, a pasted screenshot), not a file that somebody attached."""

    filename: str
    content_type: str
    size: int
    sha256: str
    text: str | None = None
    inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file with its octets; ``filename`` is a bare name, ``content_type`` type/subtype in ASCII."""

    filename: str
    content_type: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BouncedRecipient:
    """RFC 3464 per-recipient fields. ``status`` is an enhanced status code (RFC 3463) or empty."""

    address: str
    status: str = ""
    reason: str = ""
    hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A dsn. ``message_id`` is that of the mail that came back, where it is told."""

    recipients: tuple[BouncedRecipient, ...] = ()
    message_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart:
    """One event of a text/calendar part (RFC 5545, 5546, 6047): shown, never acted on."""

    method: str = ""
    uid: str = ""
    sequence: int = 0
    summary: str = ""
    location: str = ""
    start: str = ""
    end: str = ""
    zone: str = ""
    organizer: str = ""
    attendees: tuple[str, ...] = ()
    recurrence: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """What is known of the author (RFC 8601), found once at ingest and stored with its reasons.

    ``authenticated_as`` is the addr-spec that the proof covers, None below level B. ``key_text`` keeps
    the DKIM key record that verified, because keys rotate. ``passed`` names the sources that proved it.
    """

    level: Level = Level.C
    reasons: tuple[str, ...] = ()
    authenticated_as: str | None = None
    key_text: str = ""
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One RFC 5322 message as read.

    ``segments`` concatenated equal ``text``. ``reply`` is the joined new text. ``command_text`` is
    the new text of the first top-level text part only: commands and approvals are read from there
    and from nowhere else. ``ambiguous`` (duplicate structural headers, two Froms, parsers that
    disagree) forbids automation, not reading. ``headers`` holds decoded name/value pairs in order,
    names lower case, values cut at 8 KiB.
    """

    sha256: str
    size: int
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    author: Address = field(default_factory=Address)
    author_is_odd: bool = False
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    date: datetime | None = None
    subject: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    segments: tuple[Segment, ...] = ()
    reply: str = ""
    signature: str = ""
    quote: str = ""
    command_text: str = ""
    forwarded: tuple[Forwarded, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    kind: Kind = Kind.HUMAN
    kind_reasons: tuple[str, ...] = ()
    person: Address | None = None
    """Whom an answer would go to: the author, or the person behind a form; None for machines."""
    reverse_path: str | None = None
    bounce: Bounce | None = None
    calendar: tuple[CalendarPart, ...] = ()
    language: str = ""
    authentication: Authentication = field(default_factory=Authentication)
    reaction: bool = False
    ambiguous: bool = False
    defects: tuple[str, ...] = ()

    @property
    def body_sha256(self) -> str:
        """Hex digest of the text: with author and Message-ID it tells the same mail from another."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def header(self, name: str) -> str:
        """The first value of a header, or empty."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), "")

    def header_all(self, name: str) -> tuple[str, ...]:
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key == wanted)


class QuarantineReason(StrEnum):
    TOO_LARGE = "too_large"
    HEADERS_TOO_LARGE = "headers_too_large"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_DEEP = "too_deep"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    UNREADABLE = "unreadable"
    ATTEMPTS = "attempts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A mail that could not be read; its raw octets stay. ``claimed_*`` are cleaned guesses for people."""

    sha256: str
    size: int
    reason: QuarantineReason
    detail: str = ""
    claimed_from: str = ""
    claimed_subject: str = ""
    message_id: str | None = None


Read = Message | Quarantined
"""What reading raw octets gives. Never an exception."""

Facts = Mapping[str, str]
