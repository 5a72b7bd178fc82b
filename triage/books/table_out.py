"""Records as CSV that a spreadsheet opens and ``books.table`` reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from triage.books.records import Customer, Product
from triage.books.table import CUSTOMER_COLUMNS, PRODUCT_COLUMNS

_FORMULA: Final = ("=", "+", "-", "@", "\t")
"""A cell that begins so would be calculated by a spreadsheet (CWE-1236): it gets an apostrophe in front."""


def customers_csv(customers: Sequence[Customer], *, comma: bool) -> bytes:
    return _written(list(CUSTOMER_COLUMNS), customers, comma)


def products_csv(products: Sequence[Product], *, comma: bool) -> bytes:
    return _written(list(PRODUCT_COLUMNS), products, comma)


def _written(columns: list[str], records: Sequence[Any], comma: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([one.rpartition(".")[2] for one in columns])
    for record in records:
        writer.writerow([_cell(record, one, comma) for one in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _cell(record: Any, column: str, comma: bool) -> str:
    value = record
    for name in column.split("."):
        value = getattr(value, name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",") if comma else format(value, "f")
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
