"""What the text says: segments, forwards, language. The one place that joins those rooms."""

from __future__ import annotations

from dataclasses import dataclass

from triage.adapters.language import language_of
from triage.mail.forward import unwrap
from triage.mail.message import Forwarded, Segment
from triage.mail.segments import new_text_of, quote_of, reply_of, segment, signature_of


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


def words_of(first: str, whole: str, *, subject: str, in_reply: bool) -> Words:
    """``first`` is the first top-level text part, ``whole`` all of them joined."""
    segments = segment(whole, subject=subject, in_reply=in_reply)
    alone = segments if first == whole else segment(first, subject=subject, in_reply=in_reply)
    own = new_text_of(segments)
    return Words(
        text=whole,
        segments=segments,
        reply=reply_of(segments),
        signature=signature_of(segments),
        quote=quote_of(segments),
        command_text=new_text_of(alone),
        forwarded=unwrap(segments),
        language=language_of(own or subject),
    )
