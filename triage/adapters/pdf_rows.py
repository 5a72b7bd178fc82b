"""The text of a PDF as rows of cells, as a reader of a table sees it. A few pages, so much text, no more:
anybody may have made the file."""

from __future__ import annotations

from typing import Any, Final

from triage.books.seen_rows import Cell, Row, rows_from_chars
from triage.core.errors import Permanent

MOST_PAGES: Final = 6
_MOST_CHARS: Final = 20_000


def rows_of_pdf(octets: bytes) -> list[Row]:
    """Rows from top to bottom over the first pages. Raises Permanent where there is no text to read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(octets)
    except pypdfium2.PdfiumError:
        raise Permanent("this PDF could not be opened") from None
    rows: list[Row] = []
    try:
        for number in range(min(len(document), MOST_PAGES)):
            rows += rows_from_chars(_cells(document[number]))
    except (pypdfium2.PdfiumError, ValueError, OSError):
        raise Permanent("this PDF could not be read") from None
    finally:
        document.close()
    if not rows:
        raise Permanent("this PDF holds no text, only a picture")
    return rows


def _cells(page: Any) -> list[Cell]:
    """Single characters with the boxes of their font (PDFium: ``loose``), so that commas share the line of
    their digits; y grows downwards."""
    text = page.get_textpage()
    height = page.get_height()
    count = min(text.count_chars(), _MOST_CHARS)
    said = text.get_text_range(0, count)
    found = []
    if len(said) == count:  # one character an index: else a surrogate pair would shift the rest
        for index, char in enumerate(said):
            if not char.isspace():
                left, bottom, right, top = text.get_charbox(index, loose=True)
                box = {"left": left, "right": right, "top": height - top, "bottom": height - bottom}
                found.append(Cell(text=char, **box))
    text.close()
    return found
