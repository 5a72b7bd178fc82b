"""Outgoing messages as octets. The one place that builds RFC 5322 headers.

Written here and not by the email package: some of its versions decode an encoded word that a foreign
value carries, and write a newline in it as a second header (CVE-2024-6923), and its folding turns
Message-IDs that are longer than a line into encoded words, which breaks threads.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode, encodebytes
from binascii import b2a_qp
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from triage.mail.message import File

_VERSION: Final = b"MIME-Version: 1.0\r\n"
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Category Cc but tab and line feed."""
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
_CONTENT_TYPE: Final = re.compile(r"[a-z0-9]+/[A-Za-z0-9!#$&^_.+-]{1,100}")
_MAX_REFERENCES: Final = 20
_LINE: Final = 76
"""Columns of a header line where it can be folded (RFC 5322 2.1.1 asks for at most 78)."""

_WORD_OCTETS: Final = 42
"""UTF-8 octets in one encoded word: 56 in base64, 68 in all (RFC 2047 allows 75)."""

_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that turn the direction of what follows: in a header they only deceive."""

_PLAIN_WORD: Final = re.compile(r"[!-~]{1,60}")
_ATOM_WORDS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDR_SPEC: Final = re.compile(
    rf"(?:{_ATOM}(?:\.{_ATOM})*|\"(?:[ !#-\[\]-~]|\\[ -~])*\")@(?:{_ATOM}(?:\.{_ATOM})*|\[[0-9A-Za-z.:]+\])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail to be written. Addresses are plain ASCII addr-specs; ``from_name`` may be empty.

    ``auto_submitted`` (RFC 3834) is set where no person approved: notices, proposals, receipts.
    """

    from_addr: str
    from_name: str
    to: tuple[tuple[str, str], ...]
    subject: str
    text: str
    message_id: str
    html: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    reply_to: str = ""
    auto_submitted: str = ""
    cc: tuple[tuple[str, str], ...] = ()
    files: tuple[File, ...] = ()


def clean_header(value: str) -> str:
    """Text that cannot break a header: controls and line ends become spaces, folded white space one."""
    spaced = "".join(_in_header(letter) for letter in value)
    return " ".join(spaced.split())


def _in_header(letter: str) -> str:
    if letter in _BIDI:
        return ""
    match unicodedata.category(letter):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cs":
            return "\ufffd"
        case _:
            return letter


def is_addr_spec(value: str) -> bool:
    """Whether this can be written as an address: an ASCII addr-spec without comments or white space."""
    return len(value) <= 320 and _ADDR_SPEC.fullmatch(value) is not None


def freeze(mail: Mail) -> bytes:
    """The octets without a Date field: what an approval is bound to.

    Raises ValueError for an address or an own Message-ID that cannot stand in a header; a foreign id
    that cannot is left out.
    """
    if not _is_msg_id(mail.message_id):
        raise ValueError(f"not a Message-ID: {mail.message_id!r}")
    octets = b"".join(f"{line}\r\n".encode("ascii") for line in _headers(mail)) + _content(mail)
    return with_files(octets, mail.files)


def with_files(octets: bytes, files: Sequence[File]) -> bytes:
    """The same mail with these files beside its text (multipart/mixed); without files the same octets.

    For mails that ``freeze`` wrote: their Content fields come last, right behind MIME-Version.
    """
    if not files:
        return octets
    head, version, body = octets.partition(b"\r\n" + _VERSION)
    boundary = "=_" + sha256(b"mixed" + head).hexdigest()[:24]
    parts = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in (body, *map(_file, files)))
    kind = f'Content-Type: multipart/mixed;\r\n boundary="{boundary}"\r\n\r\n'
    return head + version + kind.encode() + parts + f"--{boundary}--\r\n".encode()


def dated(frozen: bytes, at: datetime) -> bytes:
    """Fill the only hole: the Date field, put on top."""
    return b"Date: " + format_datetime(at).encode("ascii") + b"\r\n" + frozen


def _headers(mail: Mail) -> Iterator[str]:
    """One header each, folded. The names are fixed: nothing foreign can add one."""
    yield _header("From", [_address(mail.from_name, mail.from_addr)])
    yield _header("To", _addresses(mail.to))
    if mail.cc:
        yield _header("Cc", _addresses(mail.cc))
    if mail.reply_to:
        yield _header("Reply-To", [_address("", mail.reply_to)])
    yield _header("Subject", _text_words(clean_header(mail.subject)))
    yield _header("Message-ID", [mail.message_id])
    yield from _thread(mail)
    if mail.auto_submitted:
        yield _header("Auto-Submitted", _text_words(clean_header(mail.auto_submitted)))
    if mail.auto_submitted == "auto-replied":  # what Exchange heeds instead of RFC 3834
        yield _header("X-Auto-Response-Suppress", ["All"])


def _thread(mail: Mail) -> Iterator[str]:
    known = [one for one in dict.fromkeys(mail.references) if _is_msg_id(one)][-_MAX_REFERENCES:]
    if _is_msg_id(mail.in_reply_to):
        yield _header("In-Reply-To", [mail.in_reply_to])
        known = [one for one in known if one != mail.in_reply_to] + [mail.in_reply_to]
    if known:
        yield _header("References", known)


def _header(name: str, words: Sequence[str]) -> str:
    """``Name: words``, folded between words (RFC 5322 2.2.3). Words hold no line end by construction."""
    lines = [f"{name}:"]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)


def _text_words(value: str) -> list[str]:
    """Unstructured text as words: as it is where it is plain ASCII, else as encoded words (RFC 2047),
    from the first word that needs it to the last, so that a code at the end stays readable.
    Text that looks like an encoded word is encoded itself, so that it is read as what it is."""
    words = value.split(" ") if value else []
    odd = [place for place, word in enumerate(words) if not _PLAIN_WORD.fullmatch(word) or "=?" in word]
    if not odd:
        return words
    first, last = odd[0], odd[-1] + 1
    return words[:first] + _encoded_words(" ".join(words[first:last])) + words[last:]


def _encoded_words(value: str) -> list[str]:
    """Base64 encoded words of whole letters. White space between two of them is not shown."""
    chunks, size = [""], 0
    for letter in value:
        octets = len(letter.encode())
        if size + octets > _WORD_OCTETS:
            chunks, size = [*chunks, ""], 0
        chunks[-1] += letter
        size += octets
    return [f"=?utf-8?b?{b64encode(chunk.encode()).decode('ascii')}?=" for chunk in chunks]


def _addresses(pairs: Sequence[tuple[str, str]]) -> list[str]:
    written = [_address(name, addr) for name, addr in pairs]
    return [f"{one}," for one in written[:-1]] + written[-1:]


def _address(name: str, addr_spec: str) -> str:
    """One mailbox (RFC 5322 3.4); several encoded words of a name are folded here."""
    if not is_addr_spec(addr_spec):
        raise ValueError(f"not a plain address: {addr_spec!r}")
    phrase = _phrase(clean_header(name)[:100].strip())
    return f"{phrase} <{addr_spec}>" if phrase else addr_spec


def _phrase(name: str) -> str:
    if not name or _ATOM_WORDS.fullmatch(name):
        return name if "=?" not in name else "\r\n ".join(_encoded_words(name))
    if name.isascii() and "=?" not in name and len(name) <= 60:
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "\r\n ".join(_encoded_words(name))


def _is_msg_id(value: str) -> bool:
    """An id that can be carried over as it is: printable ASCII in angle brackets, no spaces, and
    nothing that a lenient reader would take for an encoded word."""
    return (
        2 < len(value) <= 250
        and value[0] == "<"
        and value[-1] == ">"
        and value.isascii()
        and value.isprintable()
        and "=?" not in value
        and not any(letter in value[1:-1] for letter in "<> ")
    )


def _content(mail: Mail) -> bytes:
    """MIME-Version, Content fields and body, with CRLF. The same mail gives the same octets."""
    if not mail.html:
        return _VERSION + _part("plain", mail.text)
    # the line end before a boundary belongs to it (RFC 2046 5.1.1), so each part gets one more;
    # "=_" can stand in no quoted-printable text, so no body holds the boundary (RFC 2045 6.7)
    boundary = "=_" + sha256(mail.message_id.encode()).hexdigest()[:24]
    parts = b"".join(
        f"--{boundary}\r\n".encode() + _part(subtype, text, always_encoded=True) + b"\r\n"
        for subtype, text in (("plain", mail.text), ("html", mail.html))
    )
    kind = f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
    return _VERSION + kind.encode() + parts + f"--{boundary}--\r\n".encode()


def _file(file: File) -> bytes:
    """One attachment (RFC 2183) in base64; a name that is not plain ASCII in UTF-8 (RFC 2231)."""
    name = clean_header(file.filename)[:150] or "file"
    plain = name.isascii() and not set(name) & set('"\\')
    named = f'filename="{name}"' if plain else f"filename*=utf-8''{quote(name, safe='')}"
    kind = file.content_type if _CONTENT_TYPE.fullmatch(file.content_type) else "application/octet-stream"
    head = (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n {named}\r\n\r\n"
    )
    return head.encode() + encodebytes(file.octets).replace(b"\n", b"\r\n")


def _part(subtype: str, text: str, *, always_encoded: bool = False) -> bytes:
    octets = _lines(text).replace("\n", "\r\n").encode()
    plain = octets.isascii() and all(len(line) <= 78 for line in octets.split(b"\r\n"))
    encoding = "7bit" if plain and not always_encoded else "quoted-printable"
    head = f'Content-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head.encode() + (octets if encoding == "7bit" else b2a_qp(octets))


def _lines(text: str) -> str:
    """Body text: no controls but tab and line end, whatever line ends it came with."""
    ended = re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", text)
    kept = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", ended))
    return kept if kept.endswith("\n") else kept + "\n"


def names_of(addresses: Sequence[tuple[str, str]]) -> str:
    return ", ".join(name or addr for name, addr in addresses)
