"""The photos and PDFs of a mail, for whoever is asked about it: what a person must see to decide."""

from __future__ import annotations

from typing import Final

from triage.adapters.attachments import invoice_fields
from triage.adapters.mime_limits import Limits, Refused, parse_once
from triage.adapters.mime_names import given_name, safe_name
from triage.adapters.mime_parts import Leaf, decoded, walk
from triage.mail.message import File

CARRIED_OCTETS: Final = 5 * 1024 * 1024
"""All files of one mail together; what would go beyond stays behind and is only named."""
_LOGO_OCTETS: Final = 10 * 1024
"""A picture inside the text that is smaller is a logo or a button, no photo."""
_XML: Final = frozenset({"application/xml", "text/xml"})
_MOST_XML: Final = 20
_KINDS: Final = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "application/pdf"}
)


def files_of(raw: bytes, limits: Limits) -> tuple[File, ...]:
    """In source order, while they fit. Nothing is opened; a mail beyond a limit gives none."""
    try:
        tree, _ = parse_once(raw, limits)
    except Refused:
        return ()
    files: list[File] = []
    left = CARRIED_OCTETS
    for leaf in walk(tree).others:
        file = _file(leaf, len(files) + 1)
        if file is not None and len(file.octets) <= left:
            files.append(file)
            left -= len(file.octets)
    return tuple(files)


def invoices_of(raw: bytes, limits: Limits) -> tuple[File, ...]:
    """The e-invoices among a mail's attachments that are bare XML: no person can read them."""
    try:
        tree, _ = parse_once(raw, limits)
    except Refused:
        return ()
    found = []
    for leaf in walk(tree).others[:_MOST_XML]:
        named = leaf.content_type in _XML or leaf.name.lower().endswith(".xml")
        octets = decoded(leaf.tree)[0] if named and not leaf.tree.is_multipart() else b""
        if octets and invoice_fields(octets) is not None:
            name = safe_name(leaf.name) or "invoice.xml"
            found.append(File(filename=name, content_type="application/xml", octets=octets))
    return tuple(found)


def _file(leaf: Leaf, number: int) -> File | None:
    kind = leaf.content_type
    if kind == "application/octet-stream" and leaf.name.lower().endswith(".pdf"):
        kind = "application/pdf"
    if kind not in _KINDS or leaf.tree.is_multipart():
        return None
    octets, _ = decoded(leaf.tree)
    pasted = bool(leaf.content_id) and leaf.disposition != "attachment"
    if not octets or (pasted and len(octets) < _LOGO_OCTETS):
        return None
    return File(filename=safe_name(leaf.name) or given_name(kind, number), content_type=kind, octets=octets)
