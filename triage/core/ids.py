"""Identifiers: approval codes, and the Message-IDs that we mint and can recognise again."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Final

CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_LENGTH: Final = 16
"""80 random bits: far beyond guessing within five tries."""

_MINTED: Final = re.compile(r"<tr\.([0-9a-hjkmnp-tv-z]{16})\.([0-9a-hjkmnp-tv-z]{12})@[a-z0-9.-]{1,190}>")


def crockford(raw: bytes) -> str:
    """Crockford base32, lower case, of whole groups of five bits (80 bits -> 16 characters)."""
    number = int.from_bytes(raw)
    length = len(raw) * 8 // 5
    return "".join(CROCKFORD[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def new_code() -> str:
    """A single-use approval code of 16 Crockford characters (80 random bits)."""
    return crockford(secrets.token_bytes(10))


def hash_code(code: str) -> str:
    """What the store keeps of a code; the code itself is only in the mail that carried it."""
    return hashlib.sha256(b"triage-code:" + code.encode()).hexdigest()


def normalise_code(text: str) -> str:
    """Fold what people and mail programs do to a code: case, hyphens, o/i/l for 0/1."""
    folded = text.lower().replace("-", "").replace(" ", "")
    return folded.translate(str.maketrans("oil", "011"))


def mint_message_id(secret: bytes, key: str, domain: str) -> str:
    """The Message-ID of one outgoing effect: fixed by its idempotency key, checkable by us alone.

    ``domain`` is the firm's ASCII domain. The same key always gives the same id, so that a look-up
    after a crash searches for exactly what was sent.
    """
    local = crockford(hashlib.sha256(key.encode()).digest()[:10])
    return f"<tr.{local}.{_check(secret, local)}@{domain.lower()}>"


def is_minted(secret: bytes, message_id: str) -> bool:
    """Whether *we* minted this id (an echo is known by this, never by an address of ours)."""
    found = _MINTED.fullmatch(message_id)
    return found is not None and hmac.compare_digest(_check(secret, found[1]), found[2])


def is_searchable(message_id: str) -> bool:
    """Whether the id has our strict shape: the only ids that ever go into an IMAP SEARCH."""
    return _MINTED.fullmatch(message_id) is not None


def _check(secret: bytes, local: str) -> str:
    digest = hmac.new(secret, b"message-id:" + local.encode(), hashlib.sha256).digest()
    return crockford(digest[:10])[:12]
