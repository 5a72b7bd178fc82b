"""HTML to text that a person would read, with quotes marked so that ``segment`` sees them.

Links keep their address, lists and tables stay readable, hidden text goes. Nothing is loaded or run.
Linear on hostile input: the parser walks all open elements at each block, therefore the nesting is cut
before it, and the tree is walked without recursion.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from triage.adapters.htmllines import Lines
from triage.adapters.htmlstyle import Look, is_marked_quote, look_of
from triage.mail.segment_lines import table
from triage.mail.visible import visible

CHARACTERS: Final = 2_000_000
"""Of an HTML part, pictures inside it not counted; the rest is not read."""
NODES: Final = 100_000
"""Elements and texts that are read; real mail has some thousand."""
DEPTH: Final = 200
"""Open elements at once; real mail stays below 100."""

_PICTURE: Final = re.compile(r"(?<=data:)image/[a-z+.-]{1,20};base64,[A-Za-z0-9+/=\s]+")
_COLOURED: Final = re.compile(r"<style[^>]{0,200}>[^<]{0,20000}background", re.IGNORECASE)
_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:]{0,30})")
_SHALLOW: Final = frozenset(
    table(
        """area | base | br | col | embed | hr | img | input | link | meta | param | source | track | wbr | p
        | li | dt | dd | option | td | th | tr | thead | tbody | tfoot | o:p"""
    )
)
"""Void elements, and those that the parser closes by itself: they do not nest."""
_DROPPED: Final = frozenset(
    table(
        """script | style | head | title | noscript | template | iframe | object | svg | math | select |
        textarea | audio | video | canvas | xml"""
    )
)
_BLOCKS: Final = frozenset(
    table(
        """address | article | aside | center | dd | details | dir | div | dl | dt | fieldset | figcaption |
        figure | footer | form | header | legend | main | nav | section | summary | table | tbody | tfoot
        | thead | tr | caption"""
    )
)
_PARAGRAPHS: Final = frozenset(table("""p | h1 | h2 | h3 | h4 | h5 | h6 | ul | ol | pre | blockquote"""))


def html_to_text(html: str) -> str:
    """Readable text, lines ended by ``\\n``, no invisible characters. Never raises on any string."""
    html = _PICTURE.sub("", html)[:CHARACTERS].replace("\0", "")
    tree = LexborHTMLParser(_shallow(html))
    lines = Lines()
    if tree.root is not None:
        _walk(tree.root, lines, Look(styled=_COLOURED.search(html) is not None))
    return visible(lines.text())


def _shallow(html: str) -> str:
    """The same HTML with at most DEPTH open elements: what opens deeper is dropped with its end tag."""
    kept: list[str] = []
    depth = dropped = place = 0
    for found in _TAG.finditer(html):
        if found["name"].lower() in _SHALLOW:
            continue
        if found["close"]:
            drop, dropped, depth = dropped > 0, max(0, dropped - 1), max(0, depth - (dropped == 0))
        else:
            drop, dropped, depth = depth >= DEPTH, dropped + (depth >= DEPTH), depth + (depth < DEPTH)
        if drop and found.start() >= place:
            end = html.find(">", found.end())
            kept.append(html[place : found.start()])
            place = len(html) if end < 0 else end + 1
    return html if not kept else "".join([*kept, html[place:]])


def _walk(root: LexborNode, lines: Lines, outermost: Look) -> None:
    """Depth first without recursion: each frame is an iterator over children and what to do at its end."""
    frames: list[tuple[LexborNode, Look]] = [(root, outermost)]
    node: LexborNode | None = root.child
    for _ in range(2 * NODES):
        if not frames:
            break
        if node is None:
            parent, look = frames.pop()
            _leave(parent, lines, look)
            node = parent.next if frames else None
            continue
        look = frames[-1][1]
        child = _enter(node, lines, look)
        if child is None:
            node = node.next
        else:
            frames.append((node, child))
            node = node.child


def _enter(node: LexborNode, lines: Lines, look: Look) -> Look | None:
    """Write what a node begins with; the look of its children, or None where they are not read."""
    tag = node.tag or ""
    if tag == "-text":
        lines.words(node.text_content or "", pre=look.pre)
        return None
    if tag[:1] in ("-", "_", "!", "") or tag in _DROPPED:
        return None
    attributes = {key: value or "" for key, value in node.attributes.items()} if node.attributes else {}
    inner = look_of(tag, attributes, look)
    if inner is None:
        return None
    _open(tag, attributes, lines, inner)
    return inner


def _open(tag: str, attributes: dict[str, str], lines: Lines, look: Look) -> None:
    match tag:
        case "br":
            lines.newline()
        case "hr":
            lines.rule()
        case "img":
            lines.words(f"[{attributes['alt'].strip()}]" if attributes.get("alt", "").strip() else "")
        case "li":
            lines.block()
            lines.bullet()
        case "ul" | "ol":
            lines.block()
            lines.open_list(ordered=tag == "ol")
        case "td" | "th":
            lines.cell()
        case "tr":
            lines.row()
        case "blockquote":
            lines.paragraph()
            lines.open_quote(
                marked=is_marked_quote(attributes),
                gmail="gmail_quote" in attributes.get("class", ""),
                attributed=look.attributed,
            )
        case "a":
            lines.open_link(attributes.get("href", ""))
        case _:
            _break(tag, lines)
    if look.ruled:
        lines.rule()


def _leave(node: LexborNode, lines: Lines, look: Look) -> None:
    match node.tag or "":
        case "a":
            lines.close_link()
        case "blockquote":
            lines.paragraph()
            lines.close_quote()
        case "ul" | "ol":
            lines.block()
            lines.close_list()
        case "li":
            lines.block()
        case tag:
            _break(tag, lines)


def _break(tag: str, lines: Lines) -> None:
    if tag in _PARAGRAPHS:
        lines.paragraph()
    elif tag in _BLOCKS:
        lines.block()
