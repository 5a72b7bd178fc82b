"""Which mail is looked at before all that waits: a command of staff, so that ten thousand mails that came at
once keep nobody from saying ``stop``. A glance at the head only; what the mail may do is found out as ever.

Answers to proposals do not jump: they must be read after what the customer wrote before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Final

from triage.approval.words import STOP, phrase

HEAD: Final = 8192
"""Octets of a mail that are looked at."""
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
_FIELD: Final = re.compile(rb"(?im)^(from|subject):((?:.*(?:\r?\n[ \t].*)*))")


def comes_first(raw: bytes, staff: Collection[bytes]) -> bool:
    """``staff`` are addr-specs in small letters. The From line is a claim: it buys a place, no more."""
    head = _BLANK.split(raw[:HEAD], maxsplit=1)[0]
    lowered = head.lower()
    if not any(address in lowered for address in staff):
        return False
    fields = {name.lower(): value for name, value in _FIELD.findall(head)}
    sender = fields.get(b"from", b"").lower()
    return any(address in sender for address in staff) and _is_command(fields.get(b"subject", b""))


def _is_command(value: bytes) -> bool:
    text = value.decode("utf-8", "replace")
    try:
        subject = str(make_header(decode_header(text))).strip()
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return False
    return subject[:1] in ("#", "＃", "/") or phrase(subject) in STOP
