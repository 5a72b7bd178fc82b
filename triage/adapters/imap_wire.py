"""What we use of imapclient's untyped client, typed; and its replies turned into our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from triage.adapters.special_use import Listed
from triage.ports import Position

_APPENDUID: Final = re.compile(rb"\[APPENDUID (\d+) (\d+)\]", re.IGNORECASE)
_COPYUID: Final = re.compile(rb"(\d+) [\d:,]+ (\d+)$")
_MESSAGE_ID: Final = re.compile(
    rb"^message-id[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE
)


class Client(Protocol):
    """The part of imapclient.IMAPClient that the session speaks through."""

    _imap: Any

    def capabilities(self) -> Sequence[bytes]: ...
    def socket(self) -> Any: ...
    def select_folder(self, folder: str, readonly: bool = False) -> Mapping[bytes, Any]: ...
    def list_folders(self) -> Iterable[tuple[Iterable[bytes], bytes | None, str]]: ...
    def search(self, criteria: list[str | int]) -> list[int]: ...
    def fetch(self, messages: Sequence[int], items: Sequence[str]) -> Mapping[int, Mapping[bytes, Any]]: ...
    def add_flags(self, messages: Sequence[int], flags: Sequence[str], silent: bool = False) -> object: ...
    def remove_flags(self, messages: Sequence[int], flags: Sequence[str], silent: bool = False) -> object: ...
    def add_gmail_labels(self, messages: Sequence[int], labels: Sequence[str]) -> object: ...
    def get_gmail_labels(self, messages: Sequence[int]) -> Mapping[int, Sequence[str]]: ...
    def append(
        self, folder: str, message: bytes, flags: Sequence[str], msg_time: datetime | None
    ) -> bytes: ...
    def copy(self, messages: Sequence[int], folder: str) -> object: ...
    def move(self, messages: Sequence[int], folder: str) -> object: ...
    def uid_expunge(self, messages: Sequence[int]) -> object: ...
    def create_folder(self, folder: str) -> object: ...
    def subscribe_folder(self, folder: str) -> object: ...
    def noop(self) -> object: ...
    def logout(self) -> object: ...
    def shutdown(self) -> None: ...


def listed(rows: Iterable[tuple[Iterable[bytes], bytes | None, str]]) -> list[Listed]:
    return [
        Listed(
            name=str(name),
            attributes=tuple(_text(flag) for flag in flags),
            delimiter=_text(delimiter or b"/"),
        )
        for flags, delimiter, name in rows
    ]


def flag_names(flags: Iterable[object]) -> frozenset[str]:
    """Flags as text, without ``\\Recent`` (of this session only, and gone in RFC 9051)."""
    return frozenset(name for flag in flags if (name := _text(flag)).lower() != "\\recent")


def octets(item: object) -> bytes:
    """A fetched string: NIL is empty, and imapclient turns a quoted number into an int."""
    if item is None:
        return b""
    return item if isinstance(item, bytes) else str(item).encode()


def in_utc(moment: object) -> datetime | None:
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else None


def appended(mailbox: str, reply: object) -> Position | None:
    """The place in ``[APPENDUID uidvalidity uid]`` (RFC 4315), cut from the reply's text."""
    found = _APPENDUID.search(reply) if isinstance(reply, bytes) else None
    if found is None:
        return None
    return Position(mailbox=mailbox, uidvalidity=int(found[1]), uid=int(found[2]))


def pop_copied(client: Client, mailbox: str) -> Position | None:
    """Take COPYUID (one message moved or copied) out of imaplib's untagged responses.

    It must be taken away: imaplib keeps it, and the next move would read the old one.
    """
    rows = client._imap.untagged_responses.pop("COPYUID", None) or []
    found = _COPYUID.match(rows[-1]) if rows and isinstance(rows[-1], bytes) else None
    if found is None:
        return None
    return Position(mailbox=mailbox, uidvalidity=int(found[1]), uid=int(found[2]))


def message_id_of(head: bytes) -> str:
    """The first Message-ID field of a header section, unfolded; empty where there is none."""
    section = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = _MESSAGE_ID.search(section)
    return b"".join(found[1].split()).decode("ascii", "replace") if found else ""


def _text(item: object) -> str:
    return item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item)
