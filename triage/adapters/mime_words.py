"""What the text says: segments, forwards, language, calendar. The one place that joins those rooms."""

from __future__ import annotations

from dataclasses import dataclass

from triage.mail.message import CalendarPart, Forwarded, Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Words:
    """``command_text`` is the new text of the first top-level text part only."""

    text: str = ""
    segments: tuple[Segment, ...] = ()
    command_text: str = ""
    forwarded: tuple[Forwarded, ...] = ()
    language: str = ""

    def joined(self, kind: SegmentKind) -> str:
        return "".join(one.text for one in self.segments if one.kind is kind).strip("\n")


def html_text(html: str) -> str:
    return html


def words_of(texts: list[str], whole: str) -> Words:
    segments = (Segment(kind=SegmentKind.REPLY, text=whole),) if whole else ()
    return Words(whole, segments, texts[0] if texts else "")


def calendars(octets: bytes) -> tuple[CalendarPart, ...]:
    return ()
