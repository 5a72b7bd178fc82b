"""Header values: raw 8-bit octets, encoded-words (RFC 2047) joined before decoding, no line ends."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message as Tree
from typing import Final

from triage.adapters.mime_charset import clean_line, decode

_WORD: Final = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*)*)\?=")
_FOLD: Final = re.compile(r"\r?\n[ \t]?|\r")
_MESSAGE_ID: Final = re.compile(r"<[^<>\s]{1,900}>")
_BARE_ID: Final = re.compile(r"[^<>\s,;\"]{1,400}@[^<>\s,;\"]{1,400}")


def raw_fields(tree: Tree) -> list[tuple[str, str]]:
    """Names in lower case and values as the parser kept them (octets above 127 as surrogates)."""
    return [(name.lower(), str(value)) for name, value in tree.raw_items()]


def octets_of(value: str) -> bytes:
    return value.encode("utf-8", "surrogateescape") if not value.isascii() else value.encode("ascii")


def unfold(value: str) -> str:
    """RFC 5322 section 2.2.3, keeping one space where the fold was."""
    return _FOLD.sub(" ", value).strip() if "\n" in value or "\r" in value else value.strip()


def to_unicode(value: str, hint: str = "") -> str:
    """Raw 8-bit octets repaired; encoded-words stay as they are."""
    if value.isascii():
        return value
    return decode(value.encode("utf-8", "surrogateescape"), "", hint)[0]


def decode_header(value: str, hint: str = "") -> str:
    """One decoded, clean line.

    RFC 2047 section 6.2: white space between encoded-words goes. Words of one charset and
    encoding are joined as octets first, because real senders split multi-byte characters.
    """
    text = to_unicode(unfold(value), hint)
    if "=?" in text:
        text = decode_words(text, hint)
    return clean_line(text)


def decode_words(text: str, hint: str = "") -> str:
    pieces: list[str] = []
    pending: list[bytes] = []
    charset = ""
    position = 0
    for match in _WORD.finditer(text):
        between = text[position : match.start()]
        adjacent = bool(pending) and not between.strip()
        if not (adjacent and match[1].lower() == charset):
            pieces.append(_flush(pending, charset, hint))
            if not adjacent:
                pieces.append(between)
        charset = match[1].lower()
        pending.append(_word_octets(match[2].lower(), match[3]))
        position = match.end()
    pieces.append(_flush(pending, charset, hint))
    return "".join(pieces) + text[position:]


def _flush(pending: list[bytes], charset: str, hint: str) -> str:
    if not pending:
        return ""
    text = decode(b"".join(pending), charset, hint)[0]
    pending.clear()
    return text


def _word_octets(encoding: str, payload: str) -> bytes:
    octets = payload.encode("utf-8", "surrogateescape")
    if encoding == "q":
        return quopri.decodestring(octets, header=True)
    return lenient_base64(octets)[0]


_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/=]+")
_TAIL: Final = b"= \t\r\n-"


def lenient_base64(octets: bytes) -> tuple[bytes, bool]:
    """Base64 as every mail program reads it, and whether it had to be repaired.

    Foreign characters are skipped, missing padding is added; padding in the middle (two blocks
    pasted together) ends one block and starts the next. The stdlib would stop there silently.
    """
    if b"=" not in octets.rstrip(_TAIL):
        try:
            return base64.b64decode(octets), False
        except binascii.Error:
            pass
    data = _NOT_BASE64.sub(b"", octets)
    return b"".join(_block(block) for block in re.split(rb"=+", data) if block), True


def _block(block: bytes) -> bytes:
    if len(block) % 4 == 1:
        block = block[:-1]
    return base64.b64decode(block + b"=" * (-len(block) % 4))


def message_ids(value: str) -> tuple[str, ...]:
    """Every msg-id of a field, each once, in order, with its angle brackets (RFC 5322 section 3.6.4)."""
    text = clean_line(unfold(to_unicode(value)))
    found = _MESSAGE_ID.findall(text)
    if not found:
        found = [f"<{bare}>" for bare in _BARE_ID.findall(text)]
    return tuple(dict.fromkeys(found))
