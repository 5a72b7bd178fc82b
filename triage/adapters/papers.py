"""The firm's own quotes and invoices in a mail that it sent: read from the XML inside, else from the pages.

The child that read the mail has already opened each of these PDFs with the same library (its text is
``Attachment.text``): a file that it could not open is not opened here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from triage.adapters.pdf_rows import rows_of_pdf
from triage.books.seen import Seen, SeenPaper, seen_in_fields, seen_on_pages
from triage.books.seen_lines import adds_up, lines_on_pages
from triage.books.seen_values import moneys
from triage.core.errors import Permanent
from triage.mail.message import File, Message


def papers_of(files_of: Callable[[bytes], Sequence[File]], message: Message, raw: bytes) -> list[SeenPaper]:
    """Quotes and invoices among a mail's attachments."""
    texts = {one.sha256: one.text or "" for one in message.attachments}
    pdfs = {hashlib.sha256(one.octets).hexdigest(): one for one in files_of(raw) if _is_pdf(one)}
    found = [_of_pdf(one, sha256, texts.get(sha256, "")) for sha256, one in pdfs.items()]
    found += list(_of_xml(message, set(pdfs)))
    return [one for one in found if one is not None]


def _is_pdf(file: File) -> bool:
    return file.content_type == "application/pdf"


def _of_pdf(file: File, sha256: str, text: str) -> SeenPaper | None:
    if not text:
        return None
    with suppress(Permanent):
        rows = rows_of_pdf(file.octets)
        seen = seen_in_fields(text) or seen_on_pages(rows)
        if seen is not None:
            lines = lines_on_pages(rows)
            figures = [money.value for row in rows for cell in row for money in moneys(cell.text)]
            total = seen.total.value if seen.total is not None else None
            whole = total is not None and adds_up(lines, total, figures)
            return SeenPaper(
                filename=file.filename, sha256=sha256, seen=seen, lines=tuple(lines), whole=whole
            )
    return None


def _of_xml(message: Message, known: set[str]) -> Iterator[SeenPaper]:
    for one in message.attachments:
        seen: Seen | None = seen_in_fields(one.text or "") if one.sha256 not in known else None
        if seen is not None:
            yield SeenPaper(filename=one.filename, sha256=one.sha256, seen=seen)
