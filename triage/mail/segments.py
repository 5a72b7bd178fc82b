"""A mail's text in segments: what is new, what is signature, what is quoted, what is forwarded.

Lossless: the segments' texts joined are the text. Words of the true answer are never given up for a
cleaner cut: what is not plainly quoted, forwarded or a signature is reply. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from triage.mail import segment_words as words
from triage.mail.message import Segment, SegmentKind
from triage.mail.segment_attribution import attribution_end, inline_split, next_is_quoted, next_quoted
from triage.mail.segment_headers import (
    Block,
    block_at,
    block_or_end,
    is_bare_original,
    is_foreign_block,
    is_forward_marker,
    is_original_marker,
    is_rule,
    label_of,
)
from triage.mail.segment_lines import Line, fold, is_more_than, lines_of
from triage.mail.segment_notes import table_at
from triage.mail.segment_signature import is_device_line, signature_spans

_PREFIX: Final = re.compile(
    r"\s*(?:\[[^\]]{0,80}\]\s*)?(?P<prefix>[^\W\d_][^\W_]{0,14}\.?)(?:\s?[\[(]\d{1,3}[\])])?\s?:"
)
_BARE_LINK: Final = re.compile(r"\s*[(<]?https?://\S+[)>]?\s?>\s*$")
_OPEN_LINK: Final = re.compile(r"[(<]https?://[^\s)>]*$")
_WORD: Final = re.compile(r"[^\W_]")

REPLY, QUOTE = SegmentKind.REPLY, SegmentKind.QUOTE
FORWARD, SIGNATURE = SegmentKind.FORWARD, SegmentKind.SIGNATURE


def segment(text: str, *, subject: str = "", in_reply: bool = False) -> tuple[Segment, ...]:
    """The segments of a text in source order; joined they equal it.

    ``subject`` is the mail's decoded subject and ``in_reply`` whether it has an In-Reply-To: a header block
    under an empty or FYI-like text is a forward unless the mail is plainly an answer.
    """
    lines = _split_inline(lines_of(text))
    kinds = _Marking(lines).kinds()
    _promote(lines, kinds, prefix=_first_prefix(subject), in_reply=in_reply)
    _mark_signatures(lines, kinds)
    _absorb_blank(lines, kinds)
    marked = zip(kinds, lines, strict=True)
    return tuple(
        Segment(kind=kind, text="".join(line.raw for _, line in group))
        for kind, group in groupby(marked, key=lambda pair: pair[0])
    )


def reply_of(segments: Iterable[Segment]) -> str:
    """What the sender says: new text and what they forward, joined and stripped."""
    return _joined(segments, {REPLY, FORWARD})


def new_text_of(segments: Iterable[Segment]) -> str:
    """The sender's own words alone: commands and approvals are read from here and from nowhere else."""
    return _joined(segments, {REPLY})


def new_text(text: str) -> str:
    """The new text of a bare text, of which no more is known."""
    return new_text_of(segment(text))


def signature_of(segments: Iterable[Segment]) -> str:
    return _joined(segments, {SIGNATURE})


def quote_of(segments: Iterable[Segment]) -> str:
    return _joined(segments, {QUOTE})


def is_forward_subject(subject: str) -> bool:
    """Whether a subject's first prefix says that the mail was forwarded: "Fwd: Re: …", not "Re: Fwd: …"."""
    return _first_prefix(subject) in words.FORWARD_SUBJECTS


def _first_prefix(subject: str) -> str:
    found = _PREFIX.match(fold(subject[:200]))
    return found["prefix"].strip(".") if found is not None else ""


def _joined(segments: Iterable[Segment], kinds: set[SegmentKind]) -> str:
    return "".join(part.text for part in segments if part.kind in kinds).strip()


def _split_inline(lines: list[Line]) -> list[Line]:
    """An attribution that shares its line with the answer gets a line of its own."""
    parts: list[Line] = []
    for index, line in enumerate(lines):
        place = inline_split(line, lines, index + 1) if not line.quoted else None
        parts.extend([line] if place is None else [*lines_of(line.raw[:place]), *lines_of(line.raw[place:])])
    return parts


class _Marking:
    """One walk from top to bottom; each step marks the lines it has understood and moves on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._tried = 0
        self._kinds = [REPLY] * len(lines)

    def kinds(self) -> list[SegmentKind]:
        index = 0
        while index < len(self._lines):
            index = self._step(index)
        return self._kinds

    def _step(self, index: int) -> int:
        line = self._lines[index]
        if line.blank:
            return index + 1
        if line.quoted:
            return self._quoted(index)
        header = self._header(index)
        if header is None:
            return index + 1
        kind, end = header
        return self._below(index, end, kind)

    def _header(self, index: int) -> tuple[SegmentKind, int] | None:
        if index < self._tried:
            return opening_at(self._lines, index)
        found = block_or_end(self._lines, index)
        if isinstance(found, Block):
            return QUOTE, found.end
        self._tried = found
        return opening_at(self._lines, index)

    def _quoted(self, index: int) -> int:
        end = quoted_end(self._lines, index)
        if end == index + 1 and is_more_than(self._lines[index]):
            return end
        return self._mark(index, end, QUOTE)

    def _below(self, index: int, end: int, kind: SegmentKind) -> int:
        """The header and what it stands over: the quoted lines below it, or all the rest."""
        quoted = next_quoted(self._lines, end)
        if quoted is not None:
            return self._mark(index, quoted_end(self._lines, quoted), kind)
        if kind is QUOTE and self._is_interleaved(index, end):
            return self._mark(index, end, kind)
        return self._mark(index, len(self._lines), kind)

    def _is_interleaved(self, index: int, end: int) -> bool:
        """At the top of a mail, and marked lines somewhere below: the answers stand between them."""
        if label_of(self._lines[index]) is not None or any(not line.blank for line in self._lines[:index]):
            return False
        return any(line.quoted for line in self._lines[end:])

    def _mark(self, start: int, end: int, kind: SegmentKind) -> int:
        self._kinds[start:end] = [kind] * (end - start)
        return end


def header_at(lines: Sequence[Line], index: int) -> tuple[SegmentKind, int] | None:
    """What opens a quote or forward at a line: its kind, and the index after its last line."""
    block = block_at(lines, index)
    if block is not None:
        return QUOTE, block.end
    return opening_at(lines, index)


def opening_at(lines: Sequence[Line], index: int) -> tuple[SegmentKind, int] | None:
    """A marker, an attribution or a Notes table."""
    found = marker_at(lines, index) or attribution_at(lines, index)
    if found is not None:
        return found
    table = table_at(lines, index)
    return (QUOTE, table) if table is not None else None


def attribution_at(lines: Sequence[Line], index: int) -> tuple[SegmentKind, int] | None:
    end = attribution_end(lines, index)
    return (QUOTE, end) if end is not None else None


def marker_at(lines: Sequence[Line], index: int) -> tuple[SegmentKind, int] | None:
    """A forward's or an original's marker, or a rule right above a block, with the block."""
    line = lines[index]
    if is_bare_original(line):
        end = _block_end(lines, index + 1)
        return (QUOTE, end) if end > index + 1 else None
    if line.folded[:1] not in "#-_=+*—–─~" and not line.folded.endswith(":"):
        return None
    if is_forward_marker(line):
        return FORWARD, _block_end(lines, index + 1)
    if is_original_marker(line):
        return QUOTE, _block_end(lines, index + 1)
    if is_rule(line):
        under = _next(lines, index + 1, within=4)
        block = block_at(lines, under, marked=True) if under is not None else None
        if block is not None:
            return QUOTE, block.end
        if under is not None and (is_foreign_block(lines, under) or _is_quoted_block(lines[under])):
            return QUOTE, index + 1
    return None


def _is_quoted_block(line: Line) -> bool:
    return line.quoted and label_of(line) is not None


def _block_end(lines: Sequence[Line], start: int) -> int:
    under = _next(lines, start, within=4)
    block = (
        block_at(lines, under, marked=True, least=1)
        if under is not None and not lines[under].quoted
        else None
    )
    return block.end if block is not None else start


def _next(lines: Sequence[Line], start: int, *, within: int) -> int | None:
    return next(
        (index for index in range(start, min(start + within, len(lines))) if not lines[index].blank), None
    )


def quoted_end(lines: Sequence[Line], start: int) -> int:
    """The end of a run of quoted lines: blank lines between two of them and broken links belong to it."""
    end = index = start
    while index < len(lines):
        line = lines[index]
        if line.quoted:
            end = index + 1
        elif not line.blank and not _is_broken_link(lines, index):
            break
        index += 1
    return end


def _is_broken_link(lines: Sequence[Line], index: int) -> bool:
    """The rest of a link that a mail program wrapped inside a quote, between two quoted lines."""
    if index + 1 >= len(lines) or not lines[index + 1].quoted or not lines[index - 1].quoted:
        return False
    line = lines[index]
    if _BARE_LINK.match(line.raw[:600]) is not None:
        return True
    return (
        _OPEN_LINK.search(lines[index - 1].raw[-600:].rstrip()) is not None and len(line.folded.split()) == 1
    )


def _promote(lines: Sequence[Line], kinds: list[SegmentKind], *, prefix: str, in_reply: bool) -> None:
    """A quote to the end under an empty or FYI-like text, or under a forward's subject, is a forward."""
    start = next((index for index, kind in enumerate(kinds) if kind is QUOTE), None)
    if start is None or FORWARD in kinds:
        return
    own = _own_words(lines, kinds)
    if not own and all(line.quoted or line.blank for line in lines):
        kinds[:] = [REPLY] * len(kinds)
        return
    header = header_at(lines, start) if not lines[start].quoted else None
    if header is None or next_is_quoted(lines, header[1]):
        return
    named = _names_forward(prefix, lines[start]) and attribution_end(lines, start) is None
    if named or not own or (own in words.FYI and not in_reply):
        kinds[start:] = [FORWARD] * (len(kinds) - start)
    if not own and not named and label_of(lines[start]) is not None:
        _sign(lines, kinds, start, len(kinds))


def _sign(lines: Sequence[Line], kinds: list[SegmentKind], start: int, end: int) -> None:
    for first, last in signature_spans(lines[start:end]):
        kinds[start + first : start + last] = [SIGNATURE] * (last - first)


def _names_forward(prefix: str, header: Line) -> bool:
    return prefix in words.FORWARD_SUBJECTS or (prefix == "vs" and header.folded.startswith(words.VS_LABELS))


def _own_words(lines: Sequence[Line], kinds: Sequence[SegmentKind]) -> str:
    """The new text before a quote without its signature, folded; long text is not looked at whole."""
    own: list[Line] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind is REPLY and not line.blank and not is_device_line(line):
            own.append(line)
        if len(own) > 40:
            break
    inside = {index for start, end in signature_spans(own) for index in range(start, end)}
    kept = " ".join(line.folded for index, line in enumerate(own) if index not in inside)
    return kept.strip(" .!,:;-–—_") if _WORD.search(kept) is not None else ""


def _mark_signatures(lines: Sequence[Line], kinds: list[SegmentKind]) -> None:
    """Signatures at the end of each run of new text; never where nothing of the answer would be left."""
    before = list(kinds)
    for start, end in _runs(kinds):
        _sign(lines, kinds, start, end)
    if not _has_words(lines, kinds) and _has_words(lines, before):
        _keep_closings(lines, kinds, before)


def _keep_closings(lines: Sequence[Line], kinds: list[SegmentKind], before: Sequence[SegmentKind]) -> None:
    """A mail that is nothing but a signature: only device lines and what follows ``-- `` stay one."""
    sure = False
    for index, line in enumerate(lines):
        sure = sure or line.raw.rstrip("\r\n") == "-- "
        if kinds[index] is SIGNATURE and not sure and not is_device_line(line):
            kinds[index] = before[index]


def _absorb_blank(lines: Sequence[Line], kinds: list[SegmentKind]) -> None:
    """Blank lines alone are no answer: they belong to what stands above them, at the top to what follows."""
    for start, end in _runs(kinds):
        if all(line.blank for line in lines[start:end]):
            neighbour = kinds[start - 1] if start else kinds[end] if end < len(kinds) else REPLY
            kinds[start:end] = [neighbour] * (end - start)


def _runs(kinds: Sequence[SegmentKind]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for kind, group in groupby(kinds):
        length = sum(1 for _ in group)
        if kind is REPLY:
            runs.append((start, start + length))
        start += length
    return runs


def _has_words(lines: Sequence[Line], kinds: Sequence[SegmentKind]) -> bool:
    return any(
        kind in (REPLY, FORWARD) and _WORD.search(line.folded) is not None
        for line, kind in zip(lines, kinds, strict=True)
    )
