"""The walk over a parsed message: which parts are its text, which are attachments, which are reports.

Nothing inside an attached message or below an attached container ever becomes text of the message.
"""

from __future__ import annotations

import quopri
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message as Tree
from typing import Final

from triage.adapters.mime_headers import lenient_base64, unfold
from triage.adapters.mime_names import declared_name

STRUCTURAL: Final = frozenset({"content-type", "content-transfer-encoding", "content-disposition"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part that holds content. ``tree`` is the stdlib's part; ``path`` its place, from 1."""

    tree: Tree
    content_type: str
    disposition: str
    name: str
    charset: str
    content_id: str
    path: tuple[int, ...]
    boundary: str = ""
    """Of the multipart around it."""


@dataclass(slots=True)
class Found:
    """The outcome of the walk."""

    texts: list[Leaf] = field(default_factory=list)
    others: list[Leaf] = field(default_factory=list)
    reports: list[Leaf] = field(default_factory=list)
    calendars: list[Leaf] = field(default_factory=list)
    root_type: str = "text/plain"
    report_type: str = ""
    duplicates: list[str] = field(default_factory=list)
    alternatives: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Index in ``texts`` -> the path of the multipart/alternative it belongs to."""


_REPORTS: Final = frozenset(
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/feedback-report",
        "message/disposition-notification",
        "text/rfc822-headers",
        "message/rfc822-headers",
    }
)


def walk(root: Tree, hint: str = "") -> Found:
    found = Found(root_type=content_type(root))
    found.report_type = str(root.get_param("report-type") or "").lower() if root["content-type"] else ""
    _visit(root, (), _Around(hint), found)
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a part: the multipart/alternative it belongs to, the boundary, the charset hint."""

    hint: str
    alternative: tuple[int, ...] = ()
    boundary: str = ""


def _visit(part: Tree, path: tuple[int, ...], around: _Around, found: Found) -> None:
    kind = content_type(part)
    found.duplicates.extend(_duplicates(part))
    if kind.startswith("multipart/") and part.is_multipart() and not _attached_container(part, path):
        inner = path or (0,)
        within = inner if kind == "multipart/alternative" else around.alternative
        below = _Around(around.hint, within, parameter(part, "boundary", fold=False))
        for number, child in enumerate(children(part), start=1):
            _visit(child, (*path, number), below, found)
        return
    _file(_leaf(part, kind, path, around), around.alternative, found)


def _attached_container(part: Tree, path: tuple[int, ...]) -> bool:
    return bool(path) and _disposition(part) == "attachment"


def children(part: Tree) -> list[Tree]:
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Tree)] if isinstance(payload, list) else []


def _duplicates(part: Tree) -> Iterator[str]:
    names = [name.lower() for name, _ in part.raw_items()]
    for name in STRUCTURAL:
        if names.count(name) > 1:
            yield name


def _leaf(part: Tree, kind: str, path: tuple[int, ...], around: _Around) -> Leaf:
    return Leaf(
        part,
        kind,
        _disposition(part),
        declared_name(part, around.hint),
        parameter(part, "charset"),
        unfold(str(part.get("content-id", ""))).strip("<> "),
        path or (1,),
        around.boundary,
    )


def _file(leaf: Leaf, alternative: tuple[int, ...], found: Found) -> None:
    """Put a leaf where it belongs. A calendar part is an attachment too where it has a name."""
    if leaf.content_type in _REPORTS:
        found.reports.append(leaf)
        return
    if leaf.content_type in ("text/calendar", "application/ics"):
        found.calendars.append(leaf)
        if leaf.name:
            found.others.append(leaf)
    elif is_text(leaf):
        if alternative:
            found.alternatives[len(found.texts)] = alternative
        found.texts.append(leaf)
    elif not leaf.content_type.startswith("multipart/") or has_payload(leaf.tree):
        found.others.append(leaf)
    if leaf.content_type in ("message/rfc822", "message/global"):
        found.reports.append(leaf)


def is_text(leaf: Leaf) -> bool:
    """Body text: text/plain or text/html (or an unknown text type), not attached, not a named file.

    A name alone does not make a part a file when it says ``inline`` or is the only part there is.
    """
    if leaf.disposition == "attachment":
        return False
    if leaf.content_type in ("text/plain", "text/html"):
        return not leaf.name or leaf.disposition == "inline" or leaf.path == (1,)
    return leaf.content_type in ("text/enriched", "text/markdown", "text/x-markdown") and not leaf.name


def has_payload(part: Tree) -> bool:
    return bool(children(part)) if part.is_multipart() else bool(stored(part).strip())


def content_type(part: Tree) -> str:
    """Type and subtype in lower case; what follows without its semicolon is cut off."""
    try:
        found = part.get_content_type()
    except (UnicodeError, ValueError, IndexError, TypeError):
        return "application/octet-stream"
    return found if found.isascii() and len(found.split()) == 1 else _first_token(found)


def _first_token(value: str) -> str:
    token = value.split()[0] if value.split() else ""
    return token if token.count("/") == 1 and token.isascii() else "application/octet-stream"


def _disposition(part: Tree) -> str:
    try:
        return part.get_content_disposition() or ""
    except (UnicodeError, ValueError, IndexError, TypeError):
        return ""


def parameter(part: Tree, name: str, *, fold: bool = True) -> str:
    try:
        value = part.get_param(name)
    except (UnicodeError, ValueError, IndexError, TypeError):
        return ""
    if isinstance(value, tuple):
        value = value[2]
    text = str(value or "").strip()
    return text.lower() if fold else text


def encoding(part: Tree) -> str:
    return unfold(str(part.get("content-transfer-encoding", ""))).strip("\"' \t").lower()


def octets(part: Tree) -> bytes:
    return decoded(part)[0]


def stored(part: Tree) -> bytes:
    """The encoded octets as they came. ``get_payload()`` would run 8-bit text through the declared charset,
    replace what does not fit and fail where its name holds a NUL, so the stdlib's own store is read."""
    payload = getattr(part, "_payload", None)
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _uudecoded(part: Tree) -> bytes:
    try:
        return bytes(part.get_payload(decode=True) or b"")
    except (ValueError, LookupError):  # of its charset, which is not asked for here
        return b""


def decoded(part: Tree) -> tuple[bytes, bool]:
    """The octets of a leaf, and whether its encoding was broken: recovered, never dropped."""
    found = stored(part)
    match encoding(part):
        case "base64":
            return lenient_base64(found)
        case "quoted-printable":
            return quopri.decodestring(found), False
        case "x-uuencode" | "uuencode" | "uue" | "x-uue":
            return _uudecoded(part) or found, False
    return found, False
