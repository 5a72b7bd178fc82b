"""The orders among a mail's PDFs, as rows of their pages. In a child only: anybody may have made it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import Final

from triage.adapters.carried import files_of
from triage.adapters.mime_limits import Limits
from triage.adapters.pdf_rows import rows_of_pdf
from triage.books.order_page import SeenOrder, order_on_pages
from triage.core.errors import Permanent

MOST: Final = 3


def orders_of(raw: bytes, limits: Limits) -> tuple[SeenOrder, ...]:
    """The first few files that are an order."""
    found: list[SeenOrder] = []
    for file in files_of(raw, limits):
        if file.content_type == "application/pdf" and len(found) < MOST:
            with suppress(Permanent):  # no text in it: a picture, which nobody reads here
                sha256 = hashlib.sha256(file.octets).hexdigest()
                order = order_on_pages(file.filename, sha256, rows_of_pdf(file.octets))
                found += [order] if order is not None else []
    return tuple(found)
