"""A Maildir as a mailbox: no server, uids minted in the store, files moved by rename alone.

Files on disk end their lines with LF, as is the custom; messages are given and taken with CRLF, so
that the same mail has the same hash here and over IMAP.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from triage.adapters import imap_guards as guards
from triage.adapters import maildir_names as names
from triage.adapters.imap_wire import message_id_of
from triage.adapters.maildir_files import (
    SUBFOLDERS,
    entries_in,
    make_folders,
    new_unique,
    path_of,
    sync_folder,
    with_crlf,
    write_new,
)
from triage.adapters.maildir_names import Entry
from triage.adapters.special_use import Listed, assign
from triage.core.errors import OwnerError, Permanent, Problem, Transient
from triage.ports import (
    Capabilities,
    Fetched,
    MailboxInfo,
    MailboxStatus,
    Position,
    UidRegistry,
    UidvalidityChanged,
)

TICK: Final = 0.2
"""Seconds between two looks at the folders' times."""
RECENT: Final = 500
HEAD_OCTETS: Final = 262_144


class MaildirAccount:
    """``path`` holds ``cur``, ``new`` and ``tmp``; ``state`` mints uids and remembers them."""

    def __init__(self, name: str, path: Path, state: UidRegistry) -> None:
        self._name, self._path, self._state = name, path, state

    @property
    def name(self) -> str:
        return self._name

    def connect(self) -> MaildirSession:
        """Raises OwnerError where there is no Maildir."""
        session = MaildirSession(self._name, self._path, self._state)
        session.status("INBOX")
        return session


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a mailbox looked like: the folders' times, taken before they were read, and how many
    files were there. A time has a grain of some milliseconds, so a fresh one proves nothing."""

    times: tuple[int, ...]
    files: int
    at: float

    @property
    def is_fresh(self) -> bool:
        return self.at * 1e9 - max(self.times) < 1e9


class MaildirSession:
    """Owned by one thread; only ``wake`` may be called from another."""

    def __init__(self, account: str, root: Path, state: UidRegistry) -> None:
        self._account, self._root, self._state = account, root, state
        self._uids: dict[str, dict[str, int]] = {}
        self._entries: dict[str, dict[int, Entry]] = {}
        self._looks: dict[str, _Look] = {}
        self._searched: dict[str, frozenset[int]] = {}
        """By mailbox: what the last search for news found there."""
        self._known_ids: dict[str, str] = {}
        self._woken = threading.Event()

    def capabilities(self) -> Capabilities:
        return Capabilities(keywords=True, move=True, uidplus=True)

    def mailboxes(self) -> Sequence[MailboxInfo]:
        self._folder("INBOX")
        with self._files("listing"):
            below = sorted(p for p in self._root.iterdir() if p.name.startswith(".") and (p / "cur").is_dir())
        return assign([Listed(name="INBOX"), *(Listed(name=names.mailbox_of(path)) for path in below)])

    def status(self, mailbox: str) -> MailboxStatus:
        exists = len(self._scan(mailbox))
        return MailboxStatus(
            mailbox=mailbox,
            uidvalidity=self._state.uidvalidity(mailbox),
            uidnext=self._state.uidnext(mailbox),
            exists=exists,
            keywords=True,
        )

    def uids(self, mailbox: str, uidvalidity: int, first: int, last: int | None = None) -> Sequence[int]:
        self._check(mailbox, uidvalidity)
        there = self._scan(mailbox)
        if last is None:
            self._searched[mailbox] = frozenset(there)
        return sorted(uid for uid in there if uid >= first and (last is None or uid <= last))

    def fetch(self, positions: Sequence[Position], *, max_size: int) -> Iterator[Fetched]:
        if not positions:
            return
        mailbox = positions[0].mailbox
        if any(p.mailbox != mailbox for p in positions):
            raise ValueError("a fetch is of one mailbox")
        self._check(mailbox, positions[0].uidvalidity)
        keywords = names.read_keywords(self._folder(mailbox))
        for position in positions:
            found = self._fetch(position, keywords, max_size)
            if found is not None:
                yield found

    # ------------------------------------------------------------ waiting

    def wait(self, mailbox: str, seconds: float) -> bool:
        """Polls the folders' times; after a look that was too fresh to trust, the files once more. True at
        once where another look saw what the last search for news did not."""
        there = frozenset(self._entries.get(mailbox) or self._scan(mailbox))
        if self._searched.get(mailbox) != there:
            self._searched[mailbox] = there
            return True
        look = self._looks[mailbox]
        end = time.monotonic() + seconds
        doubtful = look.is_fresh
        while (left := end - time.monotonic()) > 0:
            if self._times(mailbox) != look.times:
                return True
            if self._woken.wait(min(TICK, left)):
                break
            if doubtful:
                doubtful = False
                if self._count(mailbox) != look.files:
                    return True
        self._woken.clear()
        return self._times(mailbox) != look.times

    def wake(self) -> None:
        self._woken.set()

    # ------------------------------------------------------------ marking

    def add_flags(self, position: Position, flags: Iterable[str]) -> bool:
        wanted = guards.store_flags(flags)
        folder = self._folder(position.mailbox)
        with self._files("marking"):
            letters = names.flag_letters(folder, wanted, make=True)
        if letters is None:
            return False
        return self._remark(position, lambda old: old + letters)

    def add_flags_to_all(self, positions: Sequence[Position], flags: Iterable[str]) -> Sequence[bool]:
        wanted = tuple(flags)
        return [self.add_flags(one, wanted) for one in positions]

    def remove_flags(self, position: Position, flags: Iterable[str]) -> bool:
        wanted = guards.store_flags(flags)
        letters = names.flag_letters(self._folder(position.mailbox), wanted, make=False) or ""
        return self._remark(position, lambda old: "".join(set(old) - set(letters)))

    def add_label(self, position: Position, label: str) -> bool:
        """Maildir has none."""
        guards.mailbox_name(label)
        self._check(position.mailbox, position.uidvalidity)
        return False

    # ------------------------------------------------------------ moving and placing

    def move(self, position: Position, mailbox: str) -> Position | None:
        """One rename; keyword letters are each mailbox's own, so they are written anew."""
        source, target = self._folder(position.mailbox), names.folder_of(self._root, mailbox)
        self._check(position.mailbox, position.uidvalidity)
        entry = self._entry(position)
        if entry is None:
            raise Permanent(f"{self._account}: message {position.uid} is no longer in {position.mailbox}")
        with self._files(f"moving to {mailbox}"):
            make_folders(target)
            flags = names.flag_names(entry.letters, names.read_keywords(source))
            letters = names.flag_letters(target, flags, make=True) or ""
            moved = Entry(unique=entry.unique, folder="cur" if letters else entry.folder, letters=letters)
            try:
                os.rename(path_of(source, entry), path_of(target, moved))
            except FileNotFoundError as error:
                raise Transient(f"{self._account}: renamed by another program; again") from error
            sync_folder(target / moved.folder)
        self._entries[position.mailbox].pop(position.uid, None)
        return self._position(mailbox, moved.unique)

    def append(
        self, mailbox: str, raw: bytes, flags: Iterable[str] = (), at: datetime | None = None
    ) -> Position | None:
        """Written to ``tmp``, synced, then renamed: nobody sees half a message."""
        wanted = guards.append_flags(flags)
        folder = self._folder(mailbox)
        unique = new_unique()
        with self._files(f"appending to {mailbox}"):
            make_folders(folder)
            letters = names.flag_letters(folder, wanted, make=True) or ""
            entry = Entry(unique=unique, folder="cur" if letters else "new", letters=letters)
            temporary = folder / "tmp" / unique
            write_new(temporary, raw.replace(b"\r\n", b"\n"))
            if at is not None:
                os.utime(temporary, (at.timestamp(), at.timestamp()))
            os.rename(temporary, path_of(folder, entry))
            sync_folder(folder / entry.folder)
        return self._position(mailbox, unique)

    def find(self, mailbox: str, message_id: str) -> Sequence[Position]:
        wanted = guards.minted(message_id)
        uidvalidity = self._state.uidvalidity(mailbox)
        found = [uid for uid, entry in self._scan(mailbox).items() if self._id_of(mailbox, entry) == wanted]
        return [Position(mailbox=mailbox, uidvalidity=uidvalidity, uid=uid) for uid in sorted(found)]

    def find_ids(self, mailbox: str, message_ids: Sequence[str]) -> Sequence[str]:
        entries = self._scan(mailbox)
        held = {self._id_of(mailbox, entries[uid]) for uid in sorted(entries)[-RECENT:]}
        return [message_id for message_id in message_ids if message_id in held]

    def remove_own_draft(self, position: Position, message_id: str) -> bool:
        wanted = guards.minted(message_id)
        self._check(position.mailbox, position.uidvalidity)
        entry = self._entry(position)
        if entry is None or self._id_of(position.mailbox, entry) != wanted:
            return False
        with self._files("removing a draft"):
            path_of(self._folder(position.mailbox), entry).unlink(missing_ok=True)
        self._entries[position.mailbox].pop(position.uid, None)
        return True

    def close(self) -> None:
        self.wake()

    # ------------------------------------------------------------ below

    def _folder(self, mailbox: str) -> Path:
        folder = names.folder_of(self._root, mailbox)
        if not (folder / "cur").is_dir():
            raise OwnerError(
                Problem(
                    where=self._account,
                    what=f"the mailbox {mailbox} is missing",
                    found=str(folder),
                    mend="Create it, or name another one in the configuration.",
                )
            )
        return folder

    def _check(self, mailbox: str, uidvalidity: int) -> None:
        self._folder(mailbox)
        now = self._state.uidvalidity(mailbox)
        if now != uidvalidity:
            raise UidvalidityChanged(f"{mailbox}: {uidvalidity} became {now}")

    def _scan(self, mailbox: str) -> dict[int, Entry]:
        """All files with their uids; new ones get theirs in the order of delivery."""
        folder = self._folder(mailbox)
        with self._files("looking"):
            times, at = self._times(mailbox), time.time()
            entries = {e.unique: e for e in entries_in(folder)}
        known = self._uids.setdefault(mailbox, {})
        lacking = sorted((e for e in entries.values() if e.unique not in known), key=names.delivered_order)
        if lacking:
            known.update(self._state.assign_many(mailbox, [entry.unique for entry in lacking]))
        self._looks[mailbox] = _Look(times=times, files=len(entries), at=at)
        self._entries[mailbox] = {known[unique]: entry for unique, entry in entries.items()}
        return self._entries[mailbox]

    def _entry(self, position: Position) -> Entry | None:
        """Where the message lies now; a mail program may rename it at any moment, so it is checked."""
        entry = self._entries.get(position.mailbox, {}).get(position.uid)
        if entry is not None and path_of(self._folder(position.mailbox), entry).exists():
            return entry
        return self._scan(position.mailbox).get(position.uid)

    def _fetch(self, position: Position, keywords: dict[str, str], max_size: int) -> Fetched | None:
        for _ in range(3):
            entry = self._entry(position)
            if entry is None:
                return None
            try:
                return self._read(position, entry, keywords, max_size)
            except FileNotFoundError:  # renamed between the look and the reading
                continue
        return None

    def _read(self, position: Position, entry: Entry, keywords: dict[str, str], max_size: int) -> Fetched:
        with self._files("reading"), path_of(self._folder(position.mailbox), entry).open("rb") as file:
            stat = os.fstat(file.fileno())
            small = stat.st_size <= max_size
            raw = with_crlf(file.read() if small else file.read(HEAD_OCTETS))
        whole = small and len(raw) <= max_size
        return Fetched(
            position=position,
            size=len(raw) if small else stat.st_size,
            raw=raw if whole else None,
            flags=names.flag_names(entry.letters, keywords),
            internal_date=datetime.fromtimestamp(stat.st_mtime, UTC),
            head=b"" if whole else raw.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n",
        )

    def _remark(self, position: Position, change: Callable[[str], str]) -> bool:
        """Rename to the new letters; False where the message is gone."""
        self._check(position.mailbox, position.uidvalidity)
        folder = self._folder(position.mailbox)
        for _ in range(3):
            entry = self._entry(position)
            if entry is None:
                return False
            marked = replace(entry, folder="cur", letters="".join(sorted(set(change(entry.letters)))))
            try:
                with self._files("marking"):
                    os.rename(path_of(folder, entry), path_of(folder, marked))
            except FileNotFoundError:
                continue
            self._entries[position.mailbox][position.uid] = marked
            return path_of(folder, marked).exists()
        return False

    def _id_of(self, mailbox: str, entry: Entry) -> str:
        if entry.unique not in self._known_ids:
            try:
                with self._files("reading"), path_of(self._folder(mailbox), entry).open("rb") as file:
                    self._known_ids[entry.unique] = message_id_of(file.read(HEAD_OCTETS))
            except FileNotFoundError:
                return ""
        return self._known_ids[entry.unique]

    def _position(self, mailbox: str, unique: str) -> Position:
        uid = self._state.uid_for(mailbox, unique)
        return Position(mailbox=mailbox, uidvalidity=self._state.uidvalidity(mailbox), uid=uid)

    def _times(self, mailbox: str) -> tuple[int, ...]:
        folder = self._folder(mailbox)
        folders = [folder / name for name in SUBFOLDERS]
        return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in folders)

    def _count(self, mailbox: str) -> int:
        return sum(1 for _ in entries_in(self._folder(mailbox)))

    @contextmanager
    def _files(self, what: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                problem = Problem(where=self._account, what=f"the disk is full ({what})", mend="Make room.")
                raise OwnerError(problem) from error
            raise Transient(f"{self._account}: {what}: {error}") from error
