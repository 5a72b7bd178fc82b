"""The report parts of a message as plain text, for the pure rules of bounces and complaints."""

from __future__ import annotations

from email.message import Message as Tree

from triage.adapters.mime_charset import clean_text, decode
from triage.adapters.mime_headers import decode_header
from triage.adapters.mime_parts import Found, Leaf, children, content_type, octets, parameter, stored
from triage.mail.bounce import NESTED, ReportPart

MOST_CHARS = 100_000


def report_parts(found: Found, hint: str) -> tuple[ReportPart, ...]:
    """Machine-readable parts only; the human text is the message's own."""
    found_parts = [ReportPart(leaf.content_type, _text(leaf, hint)[:MOST_CHARS]) for leaf in found.reports]
    nested = [ReportPart(NESTED, text) for leaf in found.reports for text in _nested(leaf)]
    return (*found_parts, *nested)


def _nested(leaf: Leaf) -> list[str]:
    """The status parts of a report that is itself attached."""
    inner = children(leaf.tree) if leaf.content_type == "message/rfc822" else []
    if not inner or content_type(inner[0]) != "multipart/report":
        return []
    parts = (part for part in children(inner[0]) if content_type(part) == "message/delivery-status")
    return ["\n\n".join(_fields(group) for group in children(part))[:MOST_CHARS] for part in parts]


def _text(leaf: Leaf, hint: str) -> str:
    if leaf.content_type in ("message/rfc822", "message/global"):
        inner = children(leaf.tree)
        return _fields(inner[0]) if inner else ""
    groups = children(leaf.tree)
    if groups:
        return "\n\n".join(_fields(group) or _body(group) for group in groups)
    return clean_text(decode(octets(leaf.tree), leaf.charset, hint)[0])


def _fields(tree: Tree) -> str:
    return "\n".join(f"{name}: {decode_header(str(value))}" for name, value in tree.raw_items())


def _body(tree: Tree) -> str:
    return clean_text(decode(stored(tree), parameter(tree, "charset"))[0])
