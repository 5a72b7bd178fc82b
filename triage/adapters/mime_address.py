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

_TOKEN: Final = re.compile(r'[^"(),:;<>\\]+|\\.|.', re.DOTALL)
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
    for token in _TOKEN.findall(text):
        item = items[-1]
        if state == '"':
            state = "" if token == '"' else state
            if token != '"':
                _into(item, token[1:] if token[0] == "\\" and len(token) > 1 else token)
        elif level:
            level += (token == "(") - (token == ")")
            if level:
                item.comment.append(token)
        elif token == '"':
            state = '"'
        elif token == "(":
            level = 1
        elif item.angle is not None and not (item.angle and item.angle[-1] == "\0"):
            item.angle.append("\0" if token == ">" else token)
        elif token == "<":
            item.angle = []
        elif token in ",;":
            items.append(_Item())
        elif token == ":" and item.angle is None and "@" not in "".join(item.display):
            item.display.clear()
        else:
            _into(item, token)
    return items


def _into(item: _Item, token: str) -> None:
    if item.angle is not None and not (item.angle and item.angle[-1] == "\0"):
        item.angle.append(token)
    else:
        item.display.append(token)


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
