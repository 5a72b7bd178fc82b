"""The canary at the start: what this Python's ``email`` package does with an encoded line end.

Some versions write a header that an encoded word hides in a Subject (CVE-2024-6923), and the version's number
does not tell: distributions patch old ones. Triage writes its headers itself (``drafting.outgoing``), so that
neither does harm; whoever runs it learns on which kind of Python it runs.
"""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from typing import Final

HIDDEN: Final = "=?utf-8?q?x=0D=0AX-Canary=3A_y?="

SAFE: Final = "this Python's own writes no header that an encoded line end hides"
UNSAFE: Final = (
    "this Python's own writes a second header from an encoded line end (CVE-2024-6923); Triage writes its "
    "headers itself, so that it does no harm here"
)


def writes_hidden_headers() -> bool:
    """Found by trying."""
    mail = EmailMessage()
    try:
        mail["Subject"] = HIDDEN
        return "X-Canary" in message_from_bytes(mail.as_bytes())
    except (ValueError, MessageError):
        return False


def said() -> str:
    return UNSAFE if writes_hidden_headers() else SAFE
