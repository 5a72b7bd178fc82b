"""A reaction is no answer: a mail program's thumb that nobody typed as words.

RFC 9078 marks one by a content disposition; Outlook, Gmail and Apple Mail write a line about it.
"""

from __future__ import annotations

import re
from typing import Final

from triage.mail.message import Message

_TOLD: Final = re.compile(
    r"(?i)\breacted (?:to your (?:message|email|e-mail)|via (?:gmail|outlook))"
    r"|\bhat (?:(?:über|per) gmail |auf ihre nachricht )?reagiert|\ba réagi (?:à votre message|via gmail)"
    r"|\breaccion(?:ó|ado) (?:a tu|a su|mediante)|\breagiu (?:à|a) (?:sua|tua) mensagem|\bha reagito\b"
    r"|\bheeft (?:op (?:je|uw) bericht |via gmail )?gereageerd"
    r"|^(?:liked|loved|disliked|emphasized|laughed at|questioned) [“\"„]",
)


def is_reaction(message: Message) -> bool:
    """Whether the whole mail is a reaction to another one."""
    if message.reaction or message.header("content-disposition").lower().startswith("reaction"):
        return True
    if any("email-reaction" in one.content_type for one in message.attachments):
        return True
    text = message.command_text.strip() or message.text.strip()
    return len(text) < 400 and _TOLD.search(text) is not None
