"""The one gate in front of every IMAP argument.

An IMAP command ends at CR LF, so an argument that carries one starts a command of the sender's
choice; imapclient puts search values, flags and user names on the wire as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from triage.core.ids import is_searchable

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_KEYWORD: Final = re.compile(r"[A-Za-z0-9$_.=/-]{1,60}")
_SYSTEM: Final = {"\\answered": "\\Answered", "\\flagged": "\\Flagged"}
_ON_APPEND: Final = _SYSTEM | {"\\draft": "\\Draft", "\\seen": "\\Seen"}


def plain(text: str, what: str) -> str:
    """The text itself; ValueError where it holds a C0 control or DEL (NUL, CR, LF among them)."""
    if _CONTROL.search(text):
        raise ValueError(f"{what} holds a control character")
    return text


def mailbox_name(name: str) -> str:
    """A Unicode mailbox name fit for the wire; ValueError where it is empty or holds a control."""
    if not name:
        raise ValueError("mailbox name is empty")
    return plain(name, "mailbox name")


def keyword(name: str) -> str:
    """A keyword that every server keeps whole: no space (two flags), no ``]``, ASCII, at most 60."""
    if _KEYWORD.fullmatch(name) is None:
        raise ValueError(f"keyword {name!r} holds a character that servers drop or misread")
    return name


def store_flags(flags: Iterable[str]) -> list[str]:
    """Flags that we may set on mail that was there before: keywords, \\Answered, \\Flagged."""
    return [_checked(flag, _SYSTEM) for flag in flags]


def append_flags(flags: Iterable[str]) -> list[str]:
    """Flags of a message of our own: also \\Draft and \\Seen (a Sent copy is read)."""
    return [_checked(flag, _ON_APPEND) for flag in flags]


def minted(message_id: str) -> str:
    """The id, if it has the shape that we mint; no other text ever enters a SEARCH."""
    if not is_searchable(message_id):
        raise ValueError("only a Message-ID of our own shape may be searched for")
    return message_id


def _checked(flag: str, system: dict[str, str]) -> str:
    if not flag.startswith("\\"):
        return keyword(flag)
    try:
        return system[flag.lower()]
    except KeyError:
        raise ValueError(f"flag {flag!r} is not ours to set") from None
