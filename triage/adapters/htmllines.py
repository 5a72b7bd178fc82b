"""The lines of a text being written from HTML: white space, lists, cells, links, quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from triage.mail.segment_attribution import attribution_end
from triage.mail.segment_headers import label_of
from triage.mail.segment_lines import Line, lines_of

RULE: Final = "_" * 32
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u00a0\u202f\u2007]+")
_NBSP: Final = re.compile(r"[\u00a0\u202f\u2007]")
_LABELLED: Final = re.compile(r"[^\s:@<>][^:@<>\n]{0,24}:\s?[^\n]{0,200}@")
_LINK_LENGTH: Final = 2000
_QUOTE_DEPTH: Final = 20


@dataclass(slots=True, kw_only=True)
class _Quote:
    """A blockquote: ``outer`` is the index of the one around it, ``lines`` counts lines with words."""

    outer: int | None
    marked: bool
    gmail: bool
    attributed: bool
    depth: int


@dataclass(slots=True, kw_only=True)
class _Written:
    text: str
    quote: int | None
    rule: bool = False


@dataclass(slots=True)
class Lines:
    """Collects words into lines; each finished line remembers the blockquote that it stands in."""

    _done: list[_Written] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _open: bool = False
    _quotes: list[_Quote] = field(default_factory=list)
    _quote: int | None = None
    _lists: list[int] = field(default_factory=list)
    _links: list[tuple[str, int, int]] = field(default_factory=list)

    def words(self, text: str, *, pre: bool = False) -> None:
        """Text in the flow: white space folds unless preformatted."""
        if pre:
            self._preformatted(text)
            return
        folded = _SPACE.sub(" ", text)
        if not self._parts or self._parts[-1].endswith((" ", "\t")):
            folded = folded.lstrip(" ")
        if folded:
            self._parts.append(folded)

    def _preformatted(self, text: str) -> None:
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._parts.append(_NBSP.sub(" ", first))
        for line in rest:
            self.newline()
            self._parts.append(_NBSP.sub(" ", line))

    def newline(self) -> None:
        """End the line, also an empty one."""
        self._done.append(_Written(text="".join(self._parts).rstrip(), quote=self._quote))
        self._parts.clear()

    def block(self) -> None:
        """End the line if it has words."""
        if any(part.strip() for part in self._parts):
            self.newline()
        else:
            self._parts.clear()

    def paragraph(self) -> None:
        """End the line and leave one empty line."""
        self.block()
        if self._done and self._done[-1].text:
            self._done.append(_Written(text="", quote=self._quote))

    def rule(self) -> None:
        """A line across; kept only where a header block stands below it."""
        self.block()
        self._done.append(_Written(text=RULE, quote=self._quote, rule=True))

    def row(self) -> None:
        self.block()

    def cell(self) -> None:
        """Cells of a row stand on one line, a tab between them."""
        if any(part.strip() for part in self._parts):
            self._parts = ["".join(self._parts).rstrip(), "\t"]

    def open_list(self, *, ordered: bool) -> None:
        self._lists.append(0 if ordered else -1)

    def close_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def bullet(self) -> None:
        indent = "  " * min(len(self._lists) - 1, 8) if self._lists else ""
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            self._parts.append(f"{indent}{self._lists[-1]}. ")
        else:
            self._parts.append(f"{indent}- ")

    def open_link(self, href: str) -> None:
        self._links.append((href.strip()[:_LINK_LENGTH], len(self._done), len(self._parts)))

    def close_link(self) -> None:
        """``text <url>`` where the text does not say the address already."""
        if not self._links:
            return
        href, line, part = self._links.pop()
        text = "".join(self._parts[part:] if line == len(self._done) else self._parts).strip()
        target = _target(href, text)
        if target:
            self._parts.append(
                f" <{target}>" if self._parts and not self._parts[-1].endswith((" ", "\t")) else f"<{target}>"
            )

    def open_quote(self, *, marked: bool, gmail: bool, attributed: bool) -> None:
        depth = self._quotes[self._quote].depth + 1 if self._quote is not None else 1
        attributed = attributed or self._attribution_stands()
        self._quotes.append(
            _Quote(outer=self._quote, marked=marked, gmail=gmail, attributed=attributed, depth=depth)
        )
        self._quote = len(self._quotes) - 1

    def close_quote(self) -> None:
        if self._quote is not None:
            self._quote = self._quotes[self._quote].outer

    def _attribution_stands(self) -> bool:
        """Whether the last lines written are an attribution."""
        above = [written.text for written in self._done[-8:] if written.text][-4:]
        lines = [*lines_of("\n".join([*above, ""])), Line(raw="> \n", folded="> x", quoted=True)]
        return any(attribution_end(lines, start) == len(above) for start in range(len(above)))

    def text(self) -> str:
        """All of it, quotes marked by ``> ``, no more than two empty lines together."""
        self.block()
        self._attribute_from_inside()
        prefixes = self._prefixes()
        texts: list[str] = []
        for index, written in enumerate(self._done):
            prefix = prefixes[written.quote] if written.quote is not None else ""
            body = written.text if not written.rule or self._label_below(index) else ""
            texts.append(_escaped(prefix, body))
        return _squeezed(texts)

    def _label_below(self, index: int) -> bool:
        below = next((written for written in self._done[index + 1 : index + 6] if written.text), None)
        return below is not None and not below.rule and _is_labelled(below.text)

    def _attribute_from_inside(self) -> None:
        """A blockquote whose first words are an attribution is a quotation."""
        seen: set[int] = set()
        for index, written in enumerate(self._done):
            if written.quote is None or not written.text or written.quote in seen:
                continue
            seen.add(written.quote)
            first = lines_of("\n".join(following.text for following in self._done[index : index + 6]))
            if first and attribution_end(first, 0) is not None:
                self._quotes[written.quote].attributed = True

    def _prefixes(self) -> list[str]:
        """The mark of each blockquote. One without any sign of a mail program is the author's own
        indentation, unless it is the only kind of quotation in the mail."""
        plain_counts = not any(quote.marked or quote.attributed for quote in self._quotes)
        prefixes: list[str] = []
        for quote in self._quotes:
            outer = prefixes[quote.outer] if quote.outer is not None else ""
            is_quote = quote.marked or quote.attributed or (plain_counts and not quote.gmail) or bool(outer)
            prefixes.append((outer or "") + ("> " if is_quote and quote.depth <= _QUOTE_DEPTH else ""))
        return prefixes


def _is_labelled(text: str) -> bool:
    return label_of(lines_of(text)[0]) is not None or _LABELLED.match(text) is not None


def _escaped(prefix: str, body: str) -> str:
    return f"{prefix}{body}".rstrip() if prefix else body


def _squeezed(texts: list[str]) -> str:
    kept: list[str] = []
    for text in texts:
        bare = not text.strip("> ")
        if bare and len(kept) >= 2 and not kept[-1].strip("> ") and not kept[-2].strip("> "):
            continue
        kept.append(text)
    return "\n".join(kept).strip("\n")


def _target(href: str, text: str) -> str:
    """The address of a link, or empty where it is none worth showing."""
    scheme, _, rest = href.partition(":")
    match scheme.lower():
        case "http" | "https":
            return href.replace(" ", "%20") if text and _bare(href) != _bare(text) else ""
        case "mailto":
            address = unquote(rest.partition("?")[0])
            return address if address and "@" not in text else ""
        case "tel" | "sms":
            return "" if sum(mark.isdigit() for mark in text) > 4 else rest
        case _:
            return ""


def _bare(address: str) -> str:
    bare = re.sub(r"^https?://(?:www\.)?", "", address.strip().lower())
    return bare.rstrip("/")
