"""Mailboxes out of address fields (RFC 5322 section 3.4), by one linear scan that accepts anything.

A second reading beside mail-parser's: where the two disagree about From, nobody acts on the mail.
Encoded-words are decoded after the structure is known, so a decoded comma or angle cannot make a
mailbox.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from triage.adapters.mime_headers import decode_header, to_unicode, unfold
from triage.mail.message import Address

MOST: Final = 500
"""Mailboxes kept from one field."""

_PIECE: Final = re.compile(r'[^"(),:;<>\\]+|\\.|.', re.DOTALL)
_WITH_AT: Final = re.compile(r"[^\s<>\"',;()]+@[^\s<>\"',;()]+")
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class _Item:
    """What was read of one mailbox so far."""

    display: list[str] = field(default_factory=list)
    angle: list[str] | None = None
    comment: list[str] = field(default_factory=list)


def mailboxes(value: str, hint: str = "") -> tuple[Address, ...]:
    """Every mailbox of a raw field value, groups opened, empty ones left out."""
    text = to_unicode(unfold(value), hint)
    found = (_finish(item, hint) for item in _items(text))
    return tuple(one for one in found if one is not None)[:MOST]


def _items(text: str) -> list[_Item]:
    """Split at commas and semicolons outside quotes, comments and angles; a group's name is dropped."""
    items = [_Item()]
    state, level = "", 0
    for piece in _PIECE.findall(text):
        item = items[-1]
        if state == '"':
            state = "" if piece == '"' else state
            if piece != '"':
                _into(item, piece[1:] if piece[0] == "\\" and len(piece) > 1 else piece)
        elif level:
            level += (piece == "(") - (piece == ")")
            if level:
                item.comment.append(piece)
        elif piece == '"':
            state = '"'
        elif piece == "(":
            level = 1
        elif item.angle is not None and not (item.angle and item.angle[-1] == "\0"):
            item.angle.append("\0" if piece == ">" else piece)
        elif piece == "<":
            item.angle = []
        elif piece in ",;":
            items.append(_Item())
        elif piece == ":" and item.angle is None and "@" not in "".join(item.display):
            item.display.clear()
        else:
            _into(item, piece)
    return items


def _into(item: _Item, piece: str) -> None:
    if item.angle is not None and not (item.angle and item.angle[-1] == "\0"):
        item.angle.append(piece)
    else:
        item.display.append(piece)


def _finish(item: _Item, hint: str) -> Address | None:
    name = _phrase("".join(item.display), hint)
    comment = _phrase("".join(item.comment), hint)
    if item.angle is not None:
        spec = _addr_spec("".join(item.angle).rstrip("\0"))
        if not spec:
            return Address(name=name or comment) if name or comment else None
        return Address(name=name or comment, addr_spec=spec)
    found = _WITH_AT.search(name)
    if found:
        rest = _SPACE.sub(" ", (name[: found.start()] + name[found.end() :])).strip(" -,<>[]")
        return Address(name=rest or comment, addr_spec=_addr_spec(found[0]))
    if not name:
        return Address(name=comment) if comment else None
    return Address(name=comment, addr_spec=name) if " " not in name and name.isascii() else Address(name=name)


def _phrase(text: str, hint: str) -> str:
    return _SPACE.sub(" ", decode_header(text, hint)).strip(" \t'") if text else ""


def _addr_spec(text: str) -> str:
    """Without route, white space or mailto:; the domain in lower case, the local part as written."""
    spec = "".join(decode_header(text).split())
    if spec.startswith("@") and ":" in spec:
        spec = spec.rpartition(":")[2]
    spec = spec.strip("<>'\"").removeprefix("mailto:")
    local, at, domain = spec.rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}" if at and local else spec
