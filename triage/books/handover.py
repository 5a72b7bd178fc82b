"""For firms that invoice with their own program: an invoice draft's lines as CSV, for whoever writes it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Final

from triage.books.prepare import Invoice

_NAMES: Final = "line;code;name;description;quantity;unit;net price;per;tax case;tax percent;net"
HEADER: Final = tuple(_NAMES.split(";"))
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def lines_csv(invoice: Invoice) -> bytes:
    """UTF-8 with a byte order mark, semicolons, CRLF; the decimal mark of the draft's language. A text that
    a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    comma = invoice.draft.language != "en"
    for place, (line, total) in enumerate(
        zip(invoice.draft.lines, invoice.totals.lines, strict=True), start=1
    ):
        texts = [_text(one) for one in (line.code, line.name, line.description)]
        quantity, price, per, net = (
            _figure(one, comma) for one in (line.quantity, total.price, line.per, total.net)
        )
        percent = "" if total.rated.percent is None else _figure(total.rated.percent, comma)
        writer.writerow([place, *texts, quantity, line.unit, price, per, line.tax, percent, net])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _figure(value: Decimal, comma: bool) -> str:
    text = format(value, "f")
    return text.replace(".", ",") if comma else text
