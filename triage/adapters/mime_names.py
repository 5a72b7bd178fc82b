"""File names of attachments: only ever labels, and safe ones. Normalise first, then check."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from email.message import Message as Tree
from typing import Final

from triage.adapters.mime_charset import decode
from triage.adapters.mime_headers import decode_header, octets_of

LONGEST: Final = 200
"""Octets of UTF-8, below every file system's 255 with room for a suffix."""

_PARAMETER: Final = re.compile(r"^(?:utf-?8|iso-8859-\d+|windows-\d+|us-ascii)'[^']*'", re.IGNORECASE)
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_UNSAFE: Final = re.compile(r'[<>:"|?*]')
_SUFFIX: Final = {"message/rfc822": ".eml", "text/plain": ".txt", "image/jpeg": ".jpg", "text/html": ".html"}


def declared_name(part: Tree, hint: str = "") -> str:
    """The name a part gives itself (Content-Disposition, else Content-Type), decoded but not clean.

    RFC 2231 is undone by the stdlib; encoded-words in parameters are forbidden and everywhere.
    """
    try:
        value = part.get_filename()
    except (UnicodeError, LookupError, ValueError, TypeError, IndexError):
        value = _plain_parameter(part)
    if not value:
        return ""
    text = str(value)
    if not text.isascii():
        repaired = _from_octets(text, hint)
        text = repaired if repaired is not None else text
    return decode_header(text, hint)


def _from_octets(text: str, hint: str) -> str | None:
    try:
        octets = octets_of(text)
    except UnicodeEncodeError:
        return None
    return decode(octets, "utf-8" if not re.search("[\udc80-\udcff]", text) else "", hint)[0]


def _plain_parameter(part: Tree) -> str:
    for name in ("content-disposition", "content-type"):
        found = re.search(r'(?i)name\*?=\s*"?([^";\r\n]+)', str(part.get(name, "")))
        if found:
            return _PARAMETER.sub("", found[1])
    return ""


def safe_name(name: str) -> str:
    """A bare file name: no directories, controls, invisible characters, leading dots or device names.

    A zero-width space before ``.htaccess`` has already broken into one mail system: what is
    invisible goes first, look-alikes of separators become separators, only then is the name judged.
    """
    text = unicodedata.normalize("NFC", name)
    if not text.isascii():
        text = "".join(_visible(char) for char in text)
    text = "".join(char for char in text if char >= " " and char != "\x7f")
    text = text.replace("\\", "/").rpartition("/")[2]
    text = _UNSAFE.sub("_", text).strip().lstrip(". ").rstrip(". ")
    if _RESERVED.match(text):
        text = "_" + text
    return _shorten(text)


def _visible(char: str) -> str:
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded.strip('./\\:<>|*?" ') == "" else char


def _shorten(text: str) -> str:
    octets = text.encode()
    if len(octets) <= LONGEST:
        return text
    stem, dot, suffix = text.rpartition(".")
    if not dot or len(suffix.encode()) > 16:
        return octets[:LONGEST].decode("utf-8", "ignore")
    room = LONGEST - len(suffix.encode()) - 1
    return f"{stem.encode()[:room].decode('utf-8', 'ignore')}.{suffix}"


def given_name(content_type: str, number: int) -> str:
    """A repeatable name for a part that has none: by its place and type."""
    suffix = _SUFFIX.get(content_type) or mimetypes.guess_extension(content_type, strict=True) or ".bin"
    return f"attachment-{number}{suffix}"


def named_after(subject: str) -> str:
    """An attached message is named after its subject."""
    stem = safe_name(subject.replace("/", "-").replace("\\", "-"))
    return f"{stem}.eml" if stem else ""
