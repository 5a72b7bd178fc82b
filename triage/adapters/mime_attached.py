"""Attachments: decoded, hashed, named; attached messages unwrapped; winmail.dat unpacked."""

from __future__ import annotations

import hashlib
import quopri
import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import Message as Tree
from typing import Final

from triage.adapters.attachments import evidence, unpack_tnef
from triage.adapters.htmltext import html_to_text
from triage.adapters.mime_address import mailboxes
from triage.adapters.mime_charset import clean_text
from triage.adapters.mime_headers import decode_header, lenient_base64
from triage.adapters.mime_limits import Seen, parse_within
from triage.adapters.mime_names import given_name, named_after, safe_name
from triage.adapters.mime_parts import Found, Leaf, children, decoded, encoding, octets, stored, walk
from triage.adapters.mime_text import blocks, chosen
from triage.mail.message import Attachment, Forwarded

FORWARDED_CHARS: Final = 200_000
_BLANK: Final = re.compile(rb"\r?\n\r?\n")


@dataclass(slots=True)
class Files:
    """``body`` is a text found in winmail.dat, for a mail that has none of its own."""

    attachments: list[Attachment] = field(default_factory=list)
    forwarded: list[Forwarded] = field(default_factory=list)
    body: str = ""


@dataclass(frozen=True, slots=True)
class _Walk:
    seen: Seen
    raw: bytes
    hint: str
    defects: list[str]
    report: bool


def attached(found: Found, seen: Seen, raw: bytes, hint: str, defects: list[str]) -> Files:
    files = Files()
    around = _Walk(seen, raw, hint, defects, found.root_type == "multipart/report")
    for leaf in found.others:
        if leaf.content_type in ("message/rfc822", "message/global"):
            _message(leaf, files, around)
        else:
            _file(leaf, files, around)
    return files


def _file(leaf: Leaf, files: Files, around: _Walk) -> None:
    content, repaired = decoded(leaf.tree)
    if leaf.tree.is_multipart():
        content = _generated(leaf.tree)
    if not content and not leaf.name and leaf.disposition != "attachment":
        return
    if repaired:
        around.defects.append("base64_repaired")
    packed = leaf.content_type == "application/ms-tnef" or leaf.name.lower() == "winmail.dat"
    if packed and _tnef(content, files):
        return
    number = len(files.attachments) + 1
    name = safe_name(leaf.name) or given_name(leaf.content_type, number)
    pasted = leaf.content_type.startswith("image/") and bool(leaf.content_id)
    inline = pasted and leaf.disposition != "attachment"
    files.attachments.append(_attachment(name, leaf.content_type, content, inline=inline))


def _attachment(name: str, content_type: str, content: bytes, *, inline: bool = False) -> Attachment:
    text = evidence(content_type, name, content)
    return Attachment(
        filename=name,
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        text=clean_text(text) if text else None,
        inline=inline,
    )


def _tnef(content: bytes, files: Files) -> bool:
    """Whether there was something in it; an unreadable winmail.dat stays an attachment."""
    unpacked, body, html = unpack_tnef(content)
    for number, one in enumerate(unpacked, start=len(files.attachments) + 1):
        name = safe_name(one.filename) or given_name("application/octet-stream", number)
        files.attachments.append(_attachment(name, "application/octet-stream", one.octets))
    files.body = files.body or clean_text(html_to_text(body) if html else body)
    return bool(unpacked or body)


def _message(leaf: Leaf, files: Files, around: _Walk) -> None:
    inner, content = _inner(leaf, around)
    subject = decode_header(str(inner.get("subject", "")), around.hint) if inner is not None else ""
    number = len(files.attachments) + 1
    name = safe_name(leaf.name) or named_after(subject) or given_name("message/rfc822", number)
    files.attachments.append(_attachment(name, "message/rfc822", content))
    if inner is not None and not around.report:
        files.forwarded.append(_forwarded(inner, subject, around))


def _inner(leaf: Leaf, around: _Walk) -> tuple[Tree | None, bytes]:
    """The attached message and its octets. An encoded one (forbidden, and seen) is decoded and parsed."""
    within = children(leaf.tree)
    if not within:
        return None, octets(leaf.tree)
    inner = within[0]
    how = encoding(leaf.tree)
    if how in ("base64", "quoted-printable") and not inner.keys() and stored(inner):
        encoded = stored(inner)
        content = lenient_base64(encoded)[0] if how == "base64" else quopri.decodestring(encoded)
        return parse_within(content, around.seen)[0], content
    return inner, _exact(inner, leaf.boundary, around.raw)


def _exact(inner: Tree, boundary: str, raw: bytes) -> bytes:
    """The attached message's octets as they stood in the mail: what the stdlib generates folds and spaces
    headers its own way, and a hash must be that of the file somebody attached."""
    made = _generated(inner)
    if made in raw:
        return made
    bare = b"".join(made.split())
    delimiter = b"--" + boundary.encode("ascii", "surrogateescape")
    for piece in raw.split(delimiter) if boundary else ():
        body = _BLANK.split(piece, maxsplit=1)[-1]
        for candidate in (body[:-2] if body.endswith(b"\r\n") else body[:-1], body):
            if b"".join(candidate.split()) == bare:
                return candidate
    return made


def _generated(tree: Tree) -> bytes:
    try:
        return tree.as_bytes()
    except (MessageError, UnicodeError, LookupError, ValueError, TypeError, AttributeError):
        return _plain(tree)


def _plain(tree: Tree) -> bytes:
    """What the stdlib will not write (a header that its own folding would break in two), as it was read."""
    head = "".join(f"{name}: {value}\r\n" for name, value in tree.raw_items())
    whole = f"{head}\r\n".encode("utf-8", "replace") + stored(tree)
    return whole + b"\r\n".join(_plain(one) for one in children(tree))


def _forwarded(inner: Tree, subject: str, around: _Walk) -> Forwarded:
    found = walk(inner, around.hint)
    text = chosen(blocks(found, (), around.hint, [])).whole
    senders = mailboxes(str(inner.get("from", "")), around.hint)
    return Forwarded(
        type="attached",
        sender=senders[0] if senders else None,
        to=mailboxes(str(inner.get("to", "")), around.hint),
        date=decode_header(str(inner.get("date", ""))),
        subject=subject,
        text=text[:FORWARDED_CHARS],
    )
