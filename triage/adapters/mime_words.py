"""What the text says: segments, forwards, language. The one place that joins those rooms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from triage.adapters.language import language_of
from triage.mail.forward import unwrap
from triage.mail.message import Forwarded, Segment, SegmentKind
from triage.mail.segments import new_text_of, quote_of, reply_of, segment, signature_of

MOST_LINES: Final = 4_000
"""Looked at for quotes and signatures. People do not write more; a pasted log that does stays whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text in segments. ``command_text`` is the sender's own words in the first text part only."""

    text: str = ""
    segments: tuple[Segment, ...] = ()
    reply: str = ""
    signature: str = ""
    quote: str = ""
    command_text: str = ""
    forwarded: tuple[Forwarded, ...] = ()
    language: str = ""


def words_of(first: str, whole: str, *, subject: str, in_reply: bool, home: str = "") -> Words:
    """``first`` is the first top-level text, ``whole`` all of them joined; ``home``: the firm's language."""
    segments = _bounded(whole, subject, in_reply)
    alone = segments if first == whole else _bounded(first, subject, in_reply)
    own = new_text_of(segments)
    return Words(
        text=whole,
        segments=segments,
        reply=reply_of(segments),
        signature=signature_of(segments),
        quote=quote_of(segments),
        command_text=new_text_of(alone),
        forwarded=unwrap(segments),
        language=language_of((own or subject)[:1000], home),
    )


def _bounded(text: str, subject: str, in_reply: bool) -> tuple[Segment, ...]:
    """Segments of the first lines; what follows them belongs to the last one, so nothing is lost."""
    lines = text.splitlines(keepends=True)
    if len(lines) <= MOST_LINES:
        return segment(text, subject=subject, in_reply=in_reply)
    head = segment("".join(lines[:MOST_LINES]), subject=subject, in_reply=in_reply)
    rest = "".join(lines[MOST_LINES:])
    if not head:
        return (Segment(kind=SegmentKind.REPLY, text=rest),)
    return (*head[:-1], replace(head[-1], text=head[-1].text + rest))
