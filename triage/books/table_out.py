"""Records as CSV that a spreadsheet opens and ``books.table`` reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from triage.books.billing import OwnPrice
from triage.books.records import Account, Customer, Product, Vendor
from triage.books.table import CUSTOMER_COLUMNS, PRICE_COLUMNS, PRODUCT_COLUMNS, VENDOR_COLUMNS

_FORMULA: Final = ("=", "+", "-", "@", "\t")
"""A cell that begins so would be calculated by a spreadsheet (CWE-1236): it gets an apostrophe in front."""


def customers_csv(customers: Sequence[Customer], *, comma: bool) -> bytes:
    return _written(list(CUSTOMER_COLUMNS), customers, comma)


def products_csv(products: Sequence[Product], *, comma: bool) -> bytes:
    return _written(list(PRODUCT_COLUMNS), products, comma)


def vendors_csv(vendors: Sequence[Vendor], *, comma: bool) -> bytes:
    """A row an account, one where there is none."""
    rows = [_VendorRow(vendor=one, account=account) for one in vendors for account in one.accounts or (None,)]
    return _written(list(VENDOR_COLUMNS), rows, comma)


def prices_csv(prices: Sequence[OwnPrice], *, comma: bool) -> bytes:
    return _written(list(PRICE_COLUMNS), prices, comma)


class _VendorRow:
    """What the columns of a vendor's row are read from."""

    def __init__(self, *, vendor: Vendor, account: Account | None) -> None:
        self.key, self.name, self.emails = vendor.key, vendor.name, vendor.emails
        self.iban = account.iban if account is not None else None
        self.since = account.since if account is not None else None


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
