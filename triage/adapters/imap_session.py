"""One IMAP connection, behind :class:`triage.ports.MailboxSession`.

RFC 3501/9051 with what servers really do; see docs of each method for the traps. It imports no
imapclient: the connected client comes from :mod:`triage.adapters.imap`.
"""

from __future__ import annotations

import imaplib
import os
import select
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, Final

from triage.adapters import imap_guards as guards
from triage.adapters.imap_errors import LOST, is_missing, is_unreadable, spoken
from triage.adapters.imap_fetch import fetch_in_chunks, recent_message_ids
from triage.adapters.imap_idle import idle_slice, take_news
from triage.adapters.imap_opened import PAGE, Opened, pages
from triage.adapters.imap_wire import (
    Client,
    appended,
    flag_names,
    listed,
    message_id_of,
    octets,
    pop_copied,
)
from triage.adapters.special_use import assign
from triage.core.errors import Permanent, Transient
from triage.core.ids import is_searchable
from triage.ports import (
    Capabilities,
    Fetched,
    MailboxInfo,
    MailboxStatus,
    Position,
    UidvalidityChanged,
)

IDLE_SLICE: Final = 240.0
"""Seconds: bounds a missed push and stays below the time-outs of NAT routers and of RFC 2177."""
FIRST_SLICE: Final = 0.5
"""Seconds; doubled each time. Some servers never push (Cyrus without idled, at DONE only) or miss what
comes just before IDLE (pymap): such news is late by no more than we have waited for it."""


class ImapSession:
    """Owned by one thread; only ``wake`` may be called from another."""

    def __init__(self, client: Client, account: str, *, poll: float = 10.0) -> None:
        self._client = client
        self._account = account
        self._poll = poll
        self._open: Opened | None = None
        self._capabilities: Capabilities | None = None
        self._keywords: dict[str, bool] = {}
        self._searched: dict[str, tuple[int, int, int]] = {}
        """By mailbox: its size as the last search for news found it."""
        self._known_ids: dict[Position, str] = {}
        self._lost = self._closed = False
        self._pipe_lock = threading.Lock()
        self._wake_read, self._wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    # ------------------------------------------------------------ looking

    def capabilities(self) -> Capabilities:
        """Asked once: ``keywords`` is INBOX's PERMANENTFLAGS, which only a writable SELECT tells."""
        if self._capabilities is None:
            offered = self._offered()
            self._select("INBOX", writable=True)
            self._capabilities = Capabilities(
                idle="IDLE" in offered,
                keywords=self._keywords["INBOX"],
                labels="X-GM-EXT-1" in offered,
                move="MOVE" in offered or "UIDPLUS" in offered,
                special_use="SPECIAL-USE" in offered,
                uidplus="UIDPLUS" in offered,
                condstore="CONDSTORE" in offered,
            )
        return self._capabilities

    def mailboxes(self) -> Sequence[MailboxInfo]:
        with self._speaking("LIST"):
            return assign(listed(self._client.list_folders()))

    def status(self, mailbox: str) -> MailboxStatus:
        writable = self._open is not None and self._open.mailbox == mailbox and self._open.writable
        now = self._select(mailbox, writable=writable)
        return MailboxStatus(
            mailbox=mailbox,
            uidvalidity=now.uidvalidity,
            uidnext=now.uidnext,
            exists=now.exists,
            keywords=self._keywords.get(mailbox, False),
        )

    def uids(self, mailbox: str, uidvalidity: int, first: int, last: int | None = None) -> Sequence[int]:
        """``n:*`` always names the last message, be it below n: filtered. Paged where many answer."""
        now = self._at(mailbox, uidvalidity)
        # What is announced from here on may be missing in the answer: it stays news for wait().
        take_news(self._client._imap)
        if last is None:
            self._searched[mailbox] = now.size
        found: set[int] = set()
        for low, high in pages(now, first, last):
            with self._speaking(f"SEARCH in {mailbox}"):
                found.update(self._client.search(["UID", f"{low}:{high}"]))
        return sorted(uid for uid in found if uid >= first and (last is None or uid <= last))

    def fetch(self, positions: Sequence[Position], *, max_size: int) -> Iterator[Fetched]:
        if not positions:
            return
        mailbox, uidvalidity = positions[0].mailbox, positions[0].uidvalidity
        if any((p.mailbox, p.uidvalidity) != (mailbox, uidvalidity) for p in positions):
            raise ValueError("a fetch is of one mailbox")

        @contextmanager
        def selected() -> Iterator[Client]:
            """The caller may speak between two chunks, so each one makes sure of its mailbox."""
            self._at(mailbox, uidvalidity)
            with self._speaking(f"FETCH in {mailbox}"):
                yield self._client

        yield from fetch_in_chunks(selected, list(positions), max_size)

    # ------------------------------------------------------------ waiting

    def wait(self, mailbox: str, seconds: float) -> bool:
        """True at once where the mailbox is not as the last search for news found it: selected anew since,
        as for a look at another one, it may have changed unheard."""
        now = self._open
        if now is None or now.mailbox != mailbox:
            now = self._select(mailbox, writable=False)
        if self._searched.get(mailbox) != now.size:
            self._searched[mailbox] = now.size
            return True
        end = time.monotonic() + seconds
        patience = FIRST_SLICE
        with self._speaking(f"IDLE in {mailbox}"):
            if take_news(self._client._imap):
                return True
            while True:
                self._client.noop()  # pymap announces in IDLE only what happens after its start
                news = take_news(self._client._imap)
                left = end - time.monotonic()
                if news or self._woken() or left <= 0:
                    return news
                self._rest(min(left, patience))
                patience = min(2 * patience, IDLE_SLICE)

    def wake(self) -> None:
        with self._pipe_lock:  # a closed number may be somebody else's file by now
            if not self._closed:
                with suppress(BlockingIOError):  # full: a wake-up is under way already
                    os.write(self._wake_write, b"!")

    def _rest(self, seconds: float) -> None:
        if "IDLE" in self._offered():
            idle_slice(self._client._imap, self._client.socket(), seconds, self._wake_read)
        else:
            select.select([self._wake_read], [], [], min(seconds, self._poll))

    def _woken(self) -> bool:
        try:
            return bool(os.read(self._wake_read, 4096))
        except BlockingIOError:
            return False

    # ------------------------------------------------------------ marking

    def add_flags(self, position: Position, flags: Iterable[str]) -> bool:
        return self.add_flags_to_all([position], flags)[0]

    def add_flags_to_all(self, positions: Sequence[Position], flags: Iterable[str]) -> Sequence[bool]:
        wanted, first = guards.store_flags(flags), positions[0]
        if any((p.mailbox, p.uidvalidity) != (first.mailbox, first.uidvalidity) for p in positions):
            raise ValueError("a STORE is of one mailbox")
        if not self._keeps(first, wanted):
            return [False] * len(positions)
        with self._speaking("STORE"):
            answer: Any = self._client.add_flags([one.uid for one in positions], wanted)
        return [self._has(one, wanted, answer.get(one.uid)) for one in positions]

    def _has(self, position: Position, wanted: Sequence[str], told: Any) -> bool:
        """Servers answer a STORE with the flags as they are now (RFC 3501 6.4.6); else they are asked."""
        kept = {flag.lower() for flag in flag_names(told)} if told is not None else self._flags_of(position)
        return kept is not None and {flag.lower() for flag in wanted} <= kept

    def remove_flags(self, position: Position, flags: Iterable[str]) -> bool:
        wanted = guards.store_flags(flags)
        self._at(position.mailbox, position.uidvalidity, writable=True)
        with self._speaking("STORE"):
            self._client.remove_flags([position.uid], wanted, silent=True)
        kept = self._flags_of(position)
        return kept is not None and kept.isdisjoint(flag.lower() for flag in wanted)

    def add_label(self, position: Position, label: str) -> bool:
        """Gmail's X-GM-LABELS; False elsewhere."""
        guards.mailbox_name(label)
        if not self.capabilities().labels:
            return False
        self._at(position.mailbox, position.uidvalidity, writable=True)
        with self._speaking("STORE X-GM-LABELS"):
            self._client.add_gmail_labels([position.uid], [label])
            return label in self._client.get_gmail_labels([position.uid]).get(position.uid, ())

    def _keeps(self, position: Position, wanted: Sequence[str]) -> bool:
        """Whether PERMANENTFLAGS lets these flags last; a STORE beyond it is a silent nothing."""
        now = self._at(position.mailbox, position.uidvalidity, writable=True)
        return "\\*" in now.permanent or all(flag.lower() in now.permanent for flag in wanted)

    def _flags_of(self, position: Position) -> set[str] | None:
        with self._speaking("FETCH FLAGS"):
            row = self._client.fetch([position.uid], ["FLAGS"]).get(position.uid)
        return None if row is None else {flag.lower() for flag in flag_names(row.get(b"FLAGS", ()))}

    # ------------------------------------------------------------ moving and placing

    def move(self, position: Position, mailbox: str) -> Position | None:
        """MOVE (RFC 6851), or COPY and UID EXPUNGE of this uid alone; never a plain EXPUNGE, which
        would take what others marked. A crash between the steps leaves the mail twice, not gone."""
        guards.mailbox_name(mailbox)
        self._at(position.mailbox, position.uidvalidity, writable=True)
        if self._flags_of(position) is None:
            raise Permanent(f"{self._account}: message {position.uid} is no longer in {position.mailbox}")
        offered = self._offered()
        if "MOVE" not in offered and "UIDPLUS" not in offered:
            raise Permanent(
                f"{self._account}: the server can neither MOVE nor UID EXPUNGE; nothing was moved"
            )
        verb = self._client.move if "MOVE" in offered else self._client.copy
        with self._speaking(f"MOVE to {mailbox}"):
            try:
                verb([position.uid], mailbox)
            except imaplib.IMAP4.error as error:
                if not is_missing(error):
                    raise
                self._create(mailbox)
                verb([position.uid], mailbox)
            target = pop_copied(self._client, mailbox)
        if "MOVE" not in offered:
            self._expunge(position)
        return target

    def append(
        self, mailbox: str, raw: bytes, flags: Iterable[str] = (), at: datetime | None = None
    ) -> Position | None:
        """The place by APPENDUID, else found by the message's own minted id, else None."""
        if b"\0" in raw:
            raise Permanent("a message with a NUL cannot be appended (RFC 3501 literal)")
        wanted = guards.append_flags(flags)
        name = guards.mailbox_name(mailbox)
        with self._speaking(f"APPEND to {mailbox}"):
            reply = self._client.append(name, raw, wanted, at)
        placed = appended(mailbox, reply)
        message_id = message_id_of(raw)
        if placed is None and is_searchable(message_id):
            placed = next(iter(reversed(self.find(mailbox, message_id))), None)
        return placed

    def find(self, mailbox: str, message_id: str) -> Sequence[Position]:
        wanted = guards.minted(message_id)
        now = self._fresh(mailbox)
        with self._speaking(f"SEARCH in {mailbox}"):
            found = self._client.search(["HEADER", "Message-ID", wanted])
        return [Position(mailbox=mailbox, uidvalidity=now.uidvalidity, uid=uid) for uid in sorted(found)]

    def find_ids(self, mailbox: str, message_ids: Sequence[str]) -> Sequence[str]:
        """Compared here with the ids of the newest 500 messages; kept for this session."""
        now = self._fresh(mailbox)
        first = max(1, now.uidnext - 2 * PAGE) if now.exists > PAGE else 1
        uids = self.uids(mailbox, now.uidvalidity, first)
        with self._speaking(f"FETCH in {mailbox}"):
            held = recent_message_ids(self._client, mailbox, now.uidvalidity, uids, self._known_ids)
        return [message_id for message_id in message_ids if message_id in held]

    def remove_own_draft(self, position: Position, message_id: str) -> bool:
        wanted = guards.minted(message_id)
        self._at(position.mailbox, position.uidvalidity, writable=True)
        with self._speaking("FETCH Message-ID"):
            row = self._client.fetch([position.uid], ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
        head = octets(row.get(position.uid, {}).get(b"BODY[HEADER.FIELDS (MESSAGE-ID)]"))
        if message_id_of(head) != wanted:
            return False
        if "UIDPLUS" not in self._offered():
            raise Permanent(f"{self._account}: the server cannot expunge a single draft (no UIDPLUS)")
        self._expunge(position)
        return True

    def close(self) -> None:
        if self._closed:
            return
        farewell = self._client.shutdown if self._lost else self._client.logout
        with suppress(Exception):  # whatever is wrong with it, it is closed now
            farewell()
        self._lost = self._closed = True
        with self._pipe_lock:
            os.close(self._wake_read)
            os.close(self._wake_write)

    # ------------------------------------------------------------ below

    def _expunge(self, position: Position) -> None:
        with self._speaking("UID EXPUNGE"):
            self._client.add_flags([position.uid], ["\\Deleted"], silent=True)
            self._client.uid_expunge([position.uid])

    def _create(self, mailbox: str) -> None:
        self._client.create_folder(mailbox)
        self._client.subscribe_folder(mailbox)

    def _offered(self) -> set[str]:
        with self._speaking("CAPABILITY"):
            return {name.decode("ascii", "replace").upper() for name in self._client.capabilities()}

    def _fresh(self, mailbox: str) -> Opened:
        """The mailbox with all that has arrived: a NOOP lets the server say what it holds back."""
        if self._open is None or self._open.mailbox != mailbox:
            return self._select(mailbox, writable=False)
        with self._speaking("NOOP"):
            self._client.noop()
        return self._open

    def _at(self, mailbox: str, uidvalidity: int, *, writable: bool = False) -> Opened:
        """The mailbox selected and the same one as when the uid was learnt."""
        now = self._open
        if now is None or now.mailbox != mailbox or (writable and not now.writable):
            now = self._select(mailbox, writable=writable)
        if now.uidvalidity != uidvalidity:
            raise UidvalidityChanged(f"{mailbox}: {uidvalidity} became {now.uidvalidity}")
        return now

    def _select(self, mailbox: str, *, writable: bool) -> Opened:
        name = guards.mailbox_name(mailbox)
        self._open = None
        with self._speaking(f"SELECT {mailbox}"):
            reply = self._client.select_folder(name, readonly=not writable)
            take_news(self._client._imap)  # SELECT's own EXISTS is the answer, not news
        permanent = {flag.lower() for flag in flag_names(reply.get(b"PERMANENTFLAGS", ()))}
        if writable or permanent:
            self._keywords[mailbox] = "\\*" in permanent
        self._open = Opened(
            mailbox=mailbox,
            writable=writable,
            uidvalidity=int(reply.get(b"UIDVALIDITY", 0)),
            uidnext=int(reply.get(b"UIDNEXT", 0)) or self._after_last_uid(mailbox),
            exists=int(reply.get(b"EXISTS", 0)),
            permanent=frozenset(permanent),
        )
        return self._open

    def _after_last_uid(self, mailbox: str) -> int:
        """For servers that do not tell UIDNEXT (RFC 3501 lets them): ``*`` is the last message."""
        with self._speaking(f"SEARCH in {mailbox}"):
            return max(self._client.search(["UID", "*"]), default=0) + 1

    @contextmanager
    def _speaking(self, what: str) -> Iterator[None]:
        if self._lost:
            raise Transient(f"{self._account}: the connection is closed ({what})")
        try:
            yield
        except (imaplib.IMAP4.error, OSError, EOFError) as error:
            self._lost = isinstance(error, LOST) or is_unreadable(error)
            raise spoken(error, self._account, what) from error
        except (ValueError, TypeError, AssertionError) as error:
            self._lost = True  # imapclient could not read a reply: the stream is not to be trusted
            raise Transient(f"{self._account}: unreadable reply to {what}: {error}") from error
