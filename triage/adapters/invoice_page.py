"""An incoming e-invoice that is bare XML, as a page: in words, and with what its arithmetic gets wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Final

from triage.adapters.attachments import invoice_fields
from triage.adapters.invoice_pdf import Renderer
from triage.adapters.invoice_read import read_invoice
from triage.books.incoming import in_words, wrong_sums
from triage.core.errors import OwnerError, Permanent
from triage.mail.message import File

MOST: Final = 3
_LINES: Final = 400


def pages_of(invoices_of: Callable[[bytes], Sequence[File]], renderer: Renderer, raw: bytes) -> list[File]:
    """A page for each of the first few; the XML itself does not travel along."""
    found = (_page(renderer, one) for one in invoices_of(raw)[:MOST])
    return [one for one in found if one is not None]


def _page(renderer: Renderer, file: File) -> File | None:
    lines, wrong = said_of(file.octets)
    try:
        pdf = renderer.words_pdf(lines[:_LINES], wrong[:20])
    except (OwnerError, Permanent):
        return None  # letters that no font here has: the words stand in the mail
    return File(filename=f"{PurePath(file.filename).stem}.pdf", content_type="application/pdf", octets=pdf)


def said_of(xml: bytes) -> tuple[list[str], list[str]]:
    """A CII invoice with its arithmetic; any other (UBL) by its fields."""
    try:
        invoice = read_invoice(xml)
        return in_words(invoice), list(wrong_sums(invoice))
    except Permanent:
        return (invoice_fields(xml) or "e-invoice").splitlines(), []
