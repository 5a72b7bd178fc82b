"""The text of a message: which alternative, decoded without loss, HTML turned to text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from triage.adapters.htmltext import html_to_text
from triage.adapters.mime_charset import clean_text, codec_of, decode
from triage.adapters.mime_parts import Found, Leaf, octets

MOST_CHARS: Final = 2_000_000
"""Of one text part; what is beyond is not read (the raw octets stay)."""
MOST_HTML: Final = 200_000
"""Characters of an HTML part that are compared with its plain form."""
_WORD: Final = re.compile(r"[^\W_]{3,40}")
_LINK: Final = re.compile(r"(?i)(?:https?://|www\.|cid:|mailto:)[^\s<>]+|[^\s<>]+@[^\s<>]+")
_TAGS: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{0,4000}>|<![^<>]{0,4000}>")
_UNSHOWN: Final = re.compile(r"(?is)<(style|script|head|title)\b.{0,60000}?</\1\s*>|<!--.{0,20000}?-->")
_INLINE: Final = frozenset(
    ["b", "i", "u", "em", "strong", "span", "font", "a", "s", "small", "big", "sub", "sup", "code", "tt"]
)


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


@dataclass(frozen=True, slots=True)
class Chosen:
    """``texts`` are what the message shows, in order. ``first`` is the first text part as it is (its plain
    form where it has one): the only place commands come from. ``differ``: its alternatives contradict."""

    texts: tuple[str, ...] = ()
    first: str = ""
    differ: bool = False

    @property
    def whole(self) -> str:
        return joined(self.texts)


def chosen(found: Sequence[Block]) -> Chosen:
    """Of each group of alternatives one form, everything else whole."""
    picks = [_choose(group) for group in _groups(found)]
    texts = tuple(text for pick in picks for text in pick.texts if text.strip())
    return Chosen(texts, next((pick.first for pick in picks), ""), any(pick.differ for pick in picks))


def _groups(found: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of one alternative together; a block outside any alternative alone."""
    group: list[Block] = []
    for block in found:
        if group and (block.group is None or block.group != group[-1].group):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _choose(group: list[Block]) -> Chosen:
    """The plain form, unless it is empty, a stub, or says less or something else than the HTML people see."""
    plain = tuple(as_text(block) for block in group if not block.html)
    html = [block for block in group if block.html]
    if group[0].group is None or not html or not any(text.strip() for text in plain):
        texts = tuple(as_text(block) for block in group) if not any(text.strip() for text in plain) else plain
        return Chosen(texts, texts[0])
    shown = _shown_words(html)
    told = _telling(" ".join(plain))
    differ = len(told) >= 8 and len(told & shown) * 4 < len(told)
    if differ or _is_fuller(shown, told):
        full = tuple(as_text(block) for block in html)
        if _count(full) * 2 > _count(plain):
            return Chosen(full, plain[0], differ)
    return Chosen(plain, plain[0], differ)


def _shown_words(html: Sequence[Block]) -> set[str]:
    """Words of the HTML by a cheap look at its source: most mails need no more of it than this."""
    source = " ".join(block.source[:MOST_HTML] for block in html)
    return _telling(unescape(_TAGS.sub(_parting, _UNSHOWN.sub(" ", source))))


def _parting(tag: re.Match[str]) -> str:
    return "" if tag[1] and tag[1].lower() in _INLINE else " "


def _telling(text: str) -> set[str]:
    return set(_WORD.findall(_LINK.sub(" ", text).lower()))


def _is_fuller(shown: set[str], told: set[str]) -> bool:
    """Whether the plain form is a stub ("your program cannot show HTML"), or the HTML says what it says and
    more than a few words that it leaves out."""
    more, common = len(shown - told), len(told & shown)
    if len(shown) > 4 * len(told) + 20 and common * 2 < len(told):
        return True
    return common * 10 >= len(told) * 8 and more >= 4 and more * 25 > len(shown)


def _count(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def joined(texts: Sequence[str]) -> str:
    """Parts in order, a line end between them; the last keeps its own end."""
    return "\n".join([*(text.rstrip("\n") for text in texts[:-1]), *texts[-1:]])
