"""Our lint for whatever leaves: what RFC 5322, 2047, 3834 and our own rules ask of every outgoing mail."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from email.policy import default
from email.utils import parsedate_to_datetime

from triage.core.ids import is_minted

ONCE = ("From", "Date", "Message-ID", "Subject", "To", "MIME-Version", "Content-Type")
AT_MOST_ONCE = ("Reply-To", "In-Reply-To", "References", "Cc", "Auto-Submitted", "Sender")


def problems(raw: bytes, secret: bytes, *, approved: bool) -> list[str]:
    """Everything wrong with one outgoing mail; ``approved``: a person said yes to this very mail."""
    head, _, _ = raw.partition(b"\r\n\r\n")
    mail = message_from_bytes(raw, policy=default)
    found = [*_octets(raw, head), *_headers(mail, secret), *_thread(mail)]
    if (mail["Auto-Submitted"] is None) != approved:
        found.append("Auto-Submitted where a person approved, or none where nobody did")
    text = mail.get_body(("plain",))  # type: ignore[attr-defined]
    if text is None or not str(text.get_content()).strip():
        found.append("no text part")
    return found


def _octets(raw: bytes, head: bytes) -> list[str]:
    found = []
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        found.append("a line longer than 998 octets")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        found.append("a bare CR or LF")
    if not head.isascii():
        found.append("a header that is not encoded")
    return found


def _headers(mail: Message, secret: bytes) -> list[str]:
    found = [f"{name} × {len(mail.get_all(name, []))}" for name in ONCE if len(mail.get_all(name, [])) != 1]
    found += [f"{name} more than once" for name in AT_MOST_ONCE if len(mail.get_all(name, [])) > 1]
    if not is_minted(secret, str(mail["Message-ID"])):
        found.append("Message-ID without our check value")
    if parsedate_to_datetime(str(mail["Date"])).tzinfo is None:
        found.append("Date without a zone")
    if len(mail["From"].addresses) != 1:
        found.append("not one author")
    found += [f"a defect in {name}: {value.defects}" for name, value in mail.items() if value.defects]
    return found


def _thread(mail: Message) -> list[str]:
    answered, references = mail["In-Reply-To"], str(mail["References"] or "")
    if answered is not None and str(answered) not in references.split():
        return ["References without the mail that is answered"]
    return []
