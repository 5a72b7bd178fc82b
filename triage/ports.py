"""The edges as Protocols. Pipeline code knows these and nothing behind them.

A mailbox session is one connection owned by one thread. A ``uid`` never travels without its
``uidvalidity``: see :class:`Position`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from triage.books.invoice import Draft, Seller
from triage.books.pack import Pack
from triage.books.prepare import Invoice
from triage.mail.message import Read

# ---------------------------------------------------------------- mailbox


class SpecialUse(StrEnum):
    """RFC 6154 attributes that we care for (compared without regard to case)."""

    DRAFTS = "\\drafts"
    SENT = "\\sent"
    JUNK = "\\junk"
    TRASH = "\\trash"
    ARCHIVE = "\\archive"
    ALL = "\\all"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Position:
    """Where a message lies. Mailbox names are Unicode, never modified UTF-7."""

    mailbox: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a mailbox backend can do; the contract suite and the tagger ask this, never a name.

    ``idle``: pushes news. ``keywords``: any keyword is kept (``\\*`` in PERMANENTFLAGS, read back).
    ``labels``: Gmail labels (X-GM-EXT-1). ``move``: RFC 6851 or an equal. ``special_use``: RFC 6154.
    """

    idle: bool = False
    keywords: bool = False
    labels: bool = False
    move: bool = False
    special_use: bool = False
    uidplus: bool = False
    condstore: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxInfo:
    name: str
    special_use: SpecialUse | None = None
    selectable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxStatus:
    """``uidnext`` is the lower bound for the next new message's uid (RFC 9051)."""

    mailbox: str
    uidvalidity: int
    uidnext: int
    exists: int
    keywords: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One message as fetched. ``raw`` is None where it is larger than asked for (``size`` octets)."""

    position: Position
    size: int
    raw: bytes | None
    flags: frozenset[str] = frozenset()
    internal_date: datetime | None = None
    head: bytes = b""
    """The header section where ``raw`` is None."""


class Credentials(Protocol):
    """Asked at each connect, so that a refreshed secret is used."""

    def username(self) -> str: ...
    def password(self) -> str | None: ...
    def bearer(self) -> str | None: ...


class MailboxSession(Protocol):
    """One connection. Never sets \\Seen, never uses message numbers, deletes only our own drafts.

    Every method raises Transient (connection lost, server busy: connect again), OwnerError (wrong
    password, missing mailbox, certificate) or Permanent (the server refused this one thing).
    """

    def capabilities(self) -> Capabilities: ...
    def mailboxes(self) -> Sequence[MailboxInfo]: ...
    def status(self, mailbox: str) -> MailboxStatus:
        """Select it (read-only where nothing is to be changed) and say where it stands."""
        ...

    def uids(self, mailbox: str, uidvalidity: int, first: int, last: int | None = None) -> Sequence[int]:
        """The uids in [first, last] in rising order (paged, so that no response line grows past 1 MB).
        Raises UidvalidityChanged when the mailbox was made anew."""
        ...

    def fetch(self, positions: Sequence[Position], *, max_size: int) -> Iterator[Fetched]:
        """All of one mailbox. Messages that are gone are simply missing. BODY.PEEK[] only."""
        ...

    def wait(self, mailbox: str, seconds: float) -> bool:
        """IDLE (or poll) until news, ``wake()`` or the time is up. True: look again now."""
        ...

    def wake(self) -> None:
        """From any thread: make a running ``wait`` return within milliseconds."""
        ...

    def add_flags(self, position: Position, flags: Iterable[str]) -> bool:
        """Add keywords or ``\\Answered``/``\\Flagged``; True when read back as set, False when the
        server would not keep them or the message is gone."""
        ...

    def add_flags_to_all(self, positions: Sequence[Position], flags: Iterable[str]) -> Sequence[bool]:
        """The same to messages of one mailbox, in one command where the server knows one."""
        ...

    def remove_flags(self, position: Position, flags: Iterable[str]) -> bool: ...
    def add_label(self, position: Position, label: str) -> bool: ...
    def move(self, position: Position, mailbox: str) -> Position | None:
        """Move (made if missing). None where the server does not tell the new place."""
        ...

    def append(
        self, mailbox: str, raw: bytes, flags: Iterable[str] = (), at: datetime | None = None
    ) -> Position | None: ...
    def find(self, mailbox: str, message_id: str) -> Sequence[Position]:
        """Where a message with this Message-ID lies. Only ids of our minted shape are accepted
        (ValueError otherwise), as a search argument is a command hole."""
        ...

    def find_ids(self, mailbox: str, message_ids: Sequence[str]) -> Sequence[str]:
        """Which of these *foreign* ids the mailbox holds (the Sent proof): found by fetching the
        Message-ID header of recent messages, never by a search with their text."""
        ...

    def remove_own_draft(self, position: Position, message_id: str) -> bool:
        """Expunge one draft of ours: only if it still carries this minted id. UIDPLUS where there is."""
        ...

    def close(self) -> None: ...


class UidvalidityChanged(Exception):
    """The mailbox was recreated; rescan, match by hash."""


class MailboxAccount(Protocol):
    """One account: makes sessions. ``name`` keys it in the store."""

    @property
    def name(self) -> str: ...
    def connect(self) -> MailboxSession: ...


class UidRegistry(Protocol):
    """Uids for messages that have none of their own (Maildir), minted in the store.

    ``unique`` names a message for ever (a Maildir file's name before ``:2,``). Per mailbox uids rise
    by one from 1, and none is ever used again. Every call is durable when it returns.
    """

    def uidvalidity(self, mailbox: str) -> int: ...
    def uidnext(self, mailbox: str) -> int: ...
    def uid_for(self, mailbox: str, unique: str) -> int:
        """The uid of one message, minted now if it has none."""
        ...

    def assign_many(self, mailbox: str, uniques: Sequence[str]) -> Mapping[str, int]:
        """The uid of each; those without one get theirs in the order given, in one transaction."""
        ...


# ---------------------------------------------------------------- submit


class Phase(StrEnum):
    """How far an SMTP transaction got (RFC 5321)."""

    CONNECT = "connect"
    TLS = "tls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    DONE = "done"


class Outcome(StrEnum):
    """SENT: 250 after the final dot. TRANSIENT: surely not accepted, may work later. PERMANENT:
    surely not accepted, will not. UNKNOWN: lost in or after DATA. REFUSED_US: the relay refuses the
    firm itself (greeting, AUTH): the queue holds and the owner is told."""

    SENT = "sent"
    TRANSIENT = "transient"
    PERMANENT = "permanent"
    UNKNOWN = "unknown"
    REFUSED_US = "refused_us"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientOutcome:
    recipient: str
    outcome: Outcome
    phase: Phase
    code: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is to be submitted. ``raw`` uses CRLF and is sent as it is; addresses are ASCII addr-specs
    already checked; ``witness`` is the journal address (refused: RSET before DATA)."""

    reverse_path: str
    recipients: tuple[str, ...]
    raw: bytes
    witness: str | None = None


class Submitter(Protocol):
    """Owned by the dispatcher thread. Keeps its connection between calls."""

    def submit(self, submission: Submission) -> Sequence[RecipientOutcome]: ...
    def close(self) -> None: ...


# ---------------------------------------------------------------- the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The wall clock, and in the same moment one that only runs: nobody sets it, and it goes on in sleep."""

    wall: datetime
    steady: timedelta


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC, microseconds."""
        ...

    def reading(self) -> Reading: ...


class Parser(Protocol):
    """Raw octets to Read, in children that can be killed. Order is kept."""

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]: ...
    def close(self) -> None: ...


class Resolver(Protocol):
    def txt(self, name: str) -> bytes | None:
        """The TXT record of a name, joined; None where there is none. Raises Transient."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """What a Drafter gives: the text without salutation changes, and what it lacked."""

    subject: str
    body: str
    source: str
    language: str = ""
    """The language it is written in: salutation and signature must match it, not the customer's wish."""
    missing: tuple[str, ...] = field(default=())


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The files of an invoice that has its number: every check passed."""

    pdf: bytes
    xml: bytes


class Press(Protocol):
    """Makes and checks quotes and invoices. ``prepared`` is quick and pure; the pages are slow and belong
    outside every transaction. Raises OwnerError with every problem in words, Permanent or Transient."""

    @property
    def seller(self) -> Seller: ...
    @property
    def identity(self) -> str:
        """The layout's hash and the renderers' versions: an approval binds what would draw the pages."""
        ...

    def pack(self) -> Pack: ...
    def words(self, language: str) -> Mapping[str, str]: ...
    def unit(self, code: str, language: str) -> str:
        """A UN/ECE Recommendation 20 code as people write it; the code itself where nothing is known."""
        ...

    def prepared(self, draft: Draft, today: date) -> Invoice: ...
    def offer(
        self, draft: Draft, *, title: str, number: str, today: date, valid_until: date | None
    ) -> bytes: ...
    def pages(self, draft: Draft, today: date) -> bytes:
        """The pages of an invoice draft, marked so, after the schema, the EN 16931 rules and the sums."""
        ...

    def issued(self, draft: Draft) -> Issued:
        """The file of a draft with number and date, read back: its XML is the one that was checked, and
        says what the draft says."""
        ...
