"""A receipt, a notice or a digest as HTML that looks right on a phone: the same words, links as buttons.

No remote content; everything that came from outside is escaped. Only links that we wrote ourselves (mailto to
the shared address) become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from triage.drafting.proposal_html import QUOTED, page

_LINK: Final = re.compile(r"[ \t]*(mailto:[!-~]+)")
_APART: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_LABEL: Final = re.compile(r"^\s*(?:[\w ]{1,30}:\s*)?$")
_BUTTON: Final = (
    "display:inline-block;margin:4px 8px 4px 0;padding:9px 14px;border-radius:8px;text-decoration:none;"
    "font-weight:600;background:#e5e5ea;color:#1c1c1e;overflow-wrap:anywhere"
)
_ECHO: Final = (
    "margin:16px 0 4px;padding-left:10px;border-left:3px solid #c7c7cc;color:#3a3a3c;font-weight:600"
)
_ROW: Final = "margin:2px 0;padding-left:{indent}px;overflow-wrap:anywhere"
_WARNING: Final = "padding:10px 12px;border-radius:8px;background:#fdecea;color:#8a1c13;font-weight:600"
_HEADING: Final = "margin:10px 0 4px;font-weight:600"
"""Of a list: what stands below is indented."""
_WIDEST: Final = 4
"""Spaces of indentation that are shown; more would push words off a phone."""


def notice_html(text: str, shared_address: str) -> str:
    """The whole part, from the plain text. Blank lines part paragraphs; ``>`` is an echo or a quote."""
    return page("\n".join(blocks(text, shared_address)))


def blocks(text: str, shared_address: str) -> Iterator[str]:
    """Line by line, without the page around it: for one item among several."""
    lines = [*text.rstrip("\n").split("\n"), ""]
    place = 0
    while place < len(lines) - 1:
        line, following = lines[place], lines[place + 1]
        if _is_quote(line):
            first = place
            while _is_quote(lines[place]):
                place += 1
            yield _quote(lines[first:place])
            continue
        is_head = line.endswith(":") and not line.startswith((" ", ">"))
        if is_head and following.startswith(" ") and not _is_quote(following):
            yield f'<p style="{_HEADING}">{escape(line)}</p>'
        else:
            yield _line(line, shared_address)
        place += 1


def _is_quote(line: str) -> bool:
    """What others wrote stands indented; an echo of a command does not."""
    return line.startswith("  >")


def _quote(lines: Sequence[str]) -> str:
    """What others wrote never becomes a button, whatever link they put in."""
    text = "\n".join(line.strip().removeprefix(">").strip() for line in lines)
    return f'<div class="q" style="{QUOTED}">{escape(text)}</div>'


def _line(line: str, shared_address: str) -> str:
    if not line.strip():
        return '<div style="height:8px"></div>'
    quoted = line.lstrip().startswith(">")  # an echo of a command: no button either
    links = [] if quoted else [one for one in _LINK.findall(line) if _is_ours(one, shared_address)]
    words = line
    for one in links:
        words = words.replace(one, "")
    buttons = "".join(_button(one, words) for one in links)
    plain = "" if links and (_LABEL.match(words) or words.strip() in map(_said, links)) else words
    if plain.startswith("!! "):
        return f'<p class="w" style="{_WARNING}">{escape(plain[3:])}</p>{buttons}'
    if quoted:
        return f'<p class="q" style="{_ECHO}">{escape(plain.strip().removeprefix(">").strip())}</p>{buttons}'
    indent = min(len(plain) - len(plain.lstrip()), _WIDEST) * 6
    apart = _APART.sub(" · ", plain.strip())  # what blanks keep apart in plain text
    shown = escape(" ".join(apart.split()))
    return f'<p style="{_ROW.format(indent=indent)}">{shown}</p>{buttons}' if shown else buttons


def _is_ours(link: str, shared_address: str) -> bool:
    """Only to the shared address, with or without a code: a customer's text may hold any other link."""
    to = unquote(urlsplit(link).path).lower()
    local, _, domain = shared_address.lower().rpartition("@")
    return to.endswith(f"@{domain}") and (to.partition("+")[0] == local or to == shared_address.lower())


def _said(link: str) -> str:
    """What the mail that it opens says: its first line, else its subject."""
    asked = parse_qs(urlsplit(link).query.replace("+", "%2B"))
    return (asked.get("body") or asked.get("subject") or ["…"])[0]


def _button(link: str, words: str) -> str:
    return f'<a class="o" href="{escape(link)}" style="{_BUTTON}">{escape(_said(link))}</a>'
