"""What the demo's mail transfer agent decides, without a socket: who may send what, where a mail
goes, and which trace headers it gets (RFC 5321 4.4, RFC 8601 5). Works on octets: a broken mail
must pass through unchanged but for the lines on top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.header import decode_header, make_header
from email.utils import format_datetime, getaddresses
from typing import Final

AUTHSERV_ID: Final = "mx.acme.example"

_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_FIELD: Final = re.compile(rb"[^\n]*\n(?:[ \t][^\n]*(?:\n|\Z))*|[^\n]+\Z")
_COMMENT: Final = re.compile(rb"\([^()]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """One SMTP transaction. ``login`` is the authenticated address, None from outside; ``results`` are
    the methods and results to be stamped, None where the rules of the house decide."""

    reverse_path: str
    recipients: tuple[str, ...]
    raw: bytes
    at: datetime
    login: str | None = None
    results: str | None = None
    client: str = "[127.0.0.1]"


def domain_of(addr_spec: str) -> str:
    return addr_spec.rpartition("@")[2].lower()


def base_address(addr_spec: str) -> str:
    """``info+d7.k7qf@acme.example`` is delivered to ``info@acme.example`` (RFC 5233)."""
    local, _, domain = addr_spec.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def fields(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The header fields as (lower-case name, octets with their line ends); odd lines have no name."""
    for found in _FIELD.finditer(head(raw)):
        name, colon, _ = found[0].partition(b":")
        yield (name.strip().lower().decode("ascii", "replace") if colon else ""), found[0]


def head(raw: bytes) -> bytes:
    """The header section with the line end of its last field."""
    if raw.startswith((b"\n", b"\r\n")):
        return b""
    blank = _BLANK_LINE.search(raw)
    return raw[: blank.start() + 1 + (raw[blank.start()] == 13)] if blank else raw


def header(raw: bytes, name: str) -> str:
    """The first value of a header unfolded, or empty."""
    value = next((octets for key, octets in fields(raw) if key == name.lower()), b"")
    return " ".join(value.partition(b":")[2].decode("utf-8", "replace").split())


def decoded(value: str) -> str:
    """RFC 2047 words as text, on one line; what cannot be decoded stays as it is."""
    with suppress(ValueError, LookupError):  # an unknown charset, broken base64
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def authors(raw: bytes) -> tuple[str, ...]:
    """Every addr-spec in every From and Sender field, lower case."""
    values = [
        octets.partition(b":")[2].decode("utf-8", "replace").replace("\n", " ")
        for name, octets in fields(raw)
        if name in ("from", "sender")
    ]
    return tuple(addr_spec.lower() for _, addr_spec in getaddresses(values) if addr_spec)


def refusal_of_path(reverse_path: str, login: str | None, own_domain: str) -> str | None:
    """The reply to MAIL FROM that refuses it, or None. The null path (``""``) is always allowed."""
    if login is None:
        if domain_of(reverse_path) == own_domain:
            return f"550 5.7.1 {own_domain} is ours: log in to send as it"
    elif reverse_path and base_address(reverse_path) != login:
        return f"550 5.7.1 {login} may not send as {reverse_path}"
    return None


def refusal_of_author(raw: bytes, login: str | None, own_domain: str) -> str | None:
    """The reply to the final dot that refuses a From the sender may not use, or None."""
    for author in authors(raw):
        if login is None and domain_of(author) == own_domain:
            return f"550 5.7.1 From is in {own_domain}, which needs a login"
        if login is not None and base_address(author) != login:
            return f"550 5.7.1 {login} may not write as {author}"
    return None


def house_results(arriving: Arriving, own_domain: str, vouched: bool) -> str:
    """What our own host found: a login of ours, the sender's domain in order (``vouched``), or nothing."""
    author = next(iter(authors(arriving.raw)), "")
    domain = domain_of(author) or "unknown.invalid"
    if arriving.login and domain_of(arriving.login) == own_domain:
        return f"dmarc=pass header.from={own_domain}; auth=pass smtp.auth={arriving.login}"
    if vouched or arriving.login:
        return (
            f"spf=pass smtp.mailfrom={domain_of(arriving.reverse_path) or domain}; "
            f"dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
        )
    return f"spf=none smtp.mailfrom={domain}; dkim=none; dmarc=none header.from={domain}"


def stamped(arriving: Arriving, results: str, serial: int) -> bytes:
    """The mail as it is filed: Return-Path, Received and our Authentication-Results on top, foreign
    claims to our authserv_id and foreign Return-Paths gone, all else untouched."""
    kept = b"".join(octets for name, octets in fields(arriving.raw) if not _claims_to_be_ours(name, octets))
    protocol = "ESMTPA" if arriving.login else "ESMTP"
    trace = (
        f"Return-Path: <{arriving.reverse_path}>\r\n"
        f"Authentication-Results: {AUTHSERV_ID};\r\n {results}\r\n"
        f"Received: from {arriving.client} by {AUTHSERV_ID} with {protocol} id {serial:06d};\r\n"
        f" {format_datetime(arriving.at)}\r\n"
    ).encode("utf-8", "replace")
    return trace + kept + arriving.raw[len(head(arriving.raw)) :]


def _claims_to_be_ours(name: str, octets: bytes) -> bool:
    if name == "return-path":
        return True
    if name != "authentication-results":
        return False
    value = _COMMENT.sub(b" ", octets.partition(b":")[2]).replace(b'"', b"").split()
    return bool(value) and value[0].partition(b";")[0].lower() == AUTHSERV_ID.encode()
