"""The text of a message: which alternative, decoded without loss, HTML turned to text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from triage.adapters.htmltext import html_to_text
from triage.adapters.mime_charset import clean_text, codec_of, decode
from triage.adapters.mime_parts import Found, Leaf, octets

MOST_CHARS: Final = 2_000_000
"""Of one text part; what is beyond is not read (the raw octets stay)."""
_LONG: Final = re.compile(r"(?<![\w/.@:&=?%-])[^\W\d_]{4,24}(?![\w/@=&%-])")
_TAGS: Final = re.compile(r"<[^<>]{0,2000}>")
STUB_CHARS: Final = 400
"""A text/plain alternative may be a stub ("your program cannot show HTML") up to this length."""


@dataclass(frozen=True, slots=True)
class Block:
    """One decoded text part. ``html`` tells how to read ``source``; ``top`` is the first of all."""

    source: str
    html: bool
    group: tuple[int, ...] | None


def blocks(found: Found, read: Sequence[str], hint: str, defects: list[str]) -> list[Block]:
    """The text parts decoded. ``read`` is what mail-parser made of them, taken where its charset was sure."""
    return [
        Block(
            _source(leaf, read[number] if number < len(read) else None, hint, defects),
            leaf.content_type == "text/html",
            found.alternatives.get(number),
        )
        for number, leaf in enumerate(found.texts)
    ]


def _source(leaf: Leaf, read: str | None, hint: str, defects: list[str]) -> str:
    content = octets(leaf.tree)
    if read is not None and codec_of(leaf.charset) == "utf-8" and _same(content, read):
        return read[:MOST_CHARS]
    text, repaired = decode(content[: 4 * MOST_CHARS], leaf.charset, hint)
    if repaired:
        defects.append("charset_repaired")
    return text[:MOST_CHARS]


def _same(content: bytes, read: str) -> bool:
    """mail-parser's text is the part's octets, nothing dropped and nothing normalised away."""
    return "\ufffd" not in read and content == read.encode("utf-8", "surrogateescape")


def as_text(block: Block) -> str:
    return clean_text(html_to_text(block.source) if block.html else block.source)


def chosen(found: list[Block]) -> list[str]:
    """The texts to show, in order: of each group of alternatives one, everything else whole."""
    return [text for group in _groups(found) for text in _choose(group) if text.strip()]


def _groups(found: list[Block]) -> Iterator[list[Block]]:
    """Runs of one alternative together; a block outside any alternative alone."""
    group: list[Block] = []
    for block in found:
        if group and (block.group is None or block.group != group[-1].group):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _choose(group: list[Block]) -> list[str]:
    if group[0].group is None:
        return [as_text(block) for block in group]
    plain = [as_text(block) for block in group if not block.html]
    html = [block for block in group if block.html]
    if not html:
        return plain
    if not any(text.strip() for text in plain):
        return [as_text(block) for block in html]
    if _differ(plain, html):
        return [as_text(block) for block in html]
    if sum(map(len, plain)) <= STUB_CHARS and sum(len(block.source) for block in html) > 4 * STUB_CHARS:
        full = [as_text(block) for block in html]
        if _words(full) > 4 * _words(plain) + 20:
            return full
    return plain


def _differ(plain: Sequence[str], html: Sequence[Block]) -> bool:
    """Whether the two alternatives say different things: people are shown the HTML, so it counts.

    Cheap on purpose: of the plain text's first long words, few stand in the HTML source.
    """
    words = list(dict.fromkeys(_LONG.findall(" ".join(plain)[:4000])))[:40]
    source = _TAGS.sub(" ", " ".join(block.source for block in html)[:200_000])
    return len(words) >= 8 and sum(word in source for word in words) * 4 < len(words)


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def joined(texts: Sequence[str]) -> str:
    return "\n".join(text.rstrip("\n") if number + 1 < len(texts) else text for number, text in enumerate(texts))
