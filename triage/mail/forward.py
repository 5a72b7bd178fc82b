"""Forwarded mails, unwrapped: who wrote what to whom, inline and nested.

An attached mail (message/rfc822) is the mime adapter's; here are the ones inside the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from triage.mail.message import Address, Forwarded, Segment, SegmentKind
from triage.mail.segment_attribution import ADDRESS
from triage.mail.segment_headers import (
    Block,
    Role,
    block_at,
    is_forward_marker,
    is_original_marker,
    is_rule,
    label_of,
)
from triage.mail.segment_lines import Line, lines_of

DEPTH: Final = 10
"""Forwards inside forwards that are looked for."""

_QUOTE_MARK: Final = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_MAILTO: Final = re.compile(r"[\[<(]\s*mailto:[^\])>]{0,300}[\])>]", re.IGNORECASE)
_BRACKETS: Final = " \t\r\n\"'<>[]()*,;"


def unwrap(segments: Sequence[Segment]) -> tuple[Forwarded, ...]:
    """The forwarded mails of a text, outermost first; what stands below a forward belongs to its text."""
    start = next((index for index, part in enumerate(segments) if part.kind is SegmentKind.FORWARD), None)
    if start is None:
        return ()
    return tuple(_nested("".join(part.text for part in segments[start:])))


def _nested(text: str) -> list[Forwarded]:
    found: list[Forwarded] = []
    while text and len(found) < DEPTH:
        lines = lines_of(_unquoted(text))
        place = _first_block(lines)
        if place is None:
            if not found:
                found.append(Forwarded(type="inline", text=_body(lines)))
            break
        block, _ = place
        body = lines[block.end :]
        found.append(_forwarded(block, body))
        text = _after_marker(body)
    return found


def _unquoted(text: str) -> str:
    """One level of ``>`` taken off where the header or the whole body stands quoted."""
    lines = lines_of(text)
    marked = next((line for line in lines if not line.blank and not is_forward_marker(line)), None)
    return _QUOTE_MARK.sub("", text) if marked is not None and marked.quoted else text


def _first_block(lines: Sequence[Line]) -> tuple[Block, int] | None:
    for index, line in enumerate(lines):
        if label_of(line) is None:
            continue
        block = block_at(lines, index, marked=True)
        if block is not None:
            return block, index
    return None


def _after_marker(lines: Sequence[Line]) -> str:
    """The text from the next forward marker on, or empty."""
    for index, line in enumerate(lines):
        if is_forward_marker(line):
            return "".join(below.raw for below in lines[index:])
    return ""


def _forwarded(block: Block, body: Sequence[Line]) -> Forwarded:
    first = dict(reversed(block.fields))
    return Forwarded(
        type="inline",
        sender=_address(first.get(Role.FROM, "")),
        to=_addresses(first.get(Role.TO, "")[:4000]),
        date=first.get(Role.DATE, ""),
        subject=first.get(Role.SUBJECT, ""),
        text=_body(body),
    )


def _body(lines: Sequence[Line]) -> str:
    kept = [line for line in lines if not is_forward_marker(line) and not is_original_marker(line)]
    while kept and (kept[0].blank or is_rule(kept[0])):
        kept = kept[1:]
    text = "".join(line.raw for line in kept).strip()
    return _QUOTE_MARK.sub("", text) if kept and all(line.quoted or line.blank for line in kept) else text


def _addresses(value: str) -> tuple[Address, ...]:
    """Recipients parted by semicolons (Outlook) or commas; a comma inside a name parts nothing."""
    parts = value.split(";") if ";" in value else _at_commas(value)
    found = (_address(part) for part in parts[:200])
    return tuple(address for address in found if address is not None)


def _at_commas(value: str) -> list[str]:
    parts: list[str] = []
    open_part = ""
    for piece in value.split(","):
        open_part = f"{open_part},{piece}" if open_part else piece
        if open_part.count('"') % 2 == 0 and ("@" in open_part or "@" not in value):
            parts.append(open_part)
            open_part = ""
    return [*parts, open_part] if open_part else parts


def _address(value: str) -> Address | None:
    """``Ann Example <ann@a.example>``, ``Ann [mailto:ann@…]``, or a bare name; None where nothing stands."""
    value = value.strip()[:600]
    found = ADDRESS.search(value.replace("mailto:", " "))
    name = _MAILTO.sub("", value)
    if found is not None:
        name = name.replace(found[0], "")
    name = name.strip(_BRACKETS)
    name = re.sub(r"[\s<>\[\]()]+$", "", name)
    if found is None:
        return Address(name=name) if name else None
    local, _, domain = found[0].rpartition("@")
    return Address(name=name, addr_spec=f"{local}@{domain.lower().rstrip('.')}")
