"""A quote's lines as they stand on its pages, for whoever writes the invoice elsewhere: a help, no record."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triage.books import seen_labels as labels
from triage.books.seen_rows import Row
from triage.books.seen_values import folded, moneys

HEADER: Final = ("line", "name", "quantity", "unit", "price", "amount")
MOST: Final = 200
_QUANTITY: Final = re.compile(r"(?P<count>\d{1,6}(?:[.,]\d{1,3})?)\s*(?P<unit>[^\W\d_][\w.²³]{0,12})?")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """Words and figures as written; ``amount`` is what the line costs."""

    name: str
    amount: Decimal
    quantity: str = ""
    unit: str = ""
    price: Decimal | None = None


def lines_on_pages(rows: Sequence[Row]) -> list[SeenLine]:
    """Rows that name something and end with an amount, above the first sum."""
    found: list[SeenLine] = []
    for row in rows:
        if found and _is_sum(row):
            break
        line = _line(row)
        if line is not None:
            found.append(line)
    return found[:MOST]


def _is_sum(row: Row) -> bool:
    said = " ".join(folded(cell.text) for cell in row)
    has_amount = any(moneys(cell.text) for cell in row)
    return has_amount and bool(labels.TOTAL.search(said) or labels.PART.search(said))


def _line(row: Row) -> SeenLine | None:
    said = " ".join(folded(cell.text) for cell in row)
    amounts = [money.value for cell in row for money in moneys(cell.text)]
    words = [cell.text for cell in row if sum(letter.isalpha() for letter in cell.text) >= 3]
    if len(row) < 2 or not amounts or not words or _is_sum(row) or labels.NUMBER.search(said):
        return None
    if not moneys(row[-1].text):
        return None
    count = next(_counts(row, words[0]), None)
    return SeenLine(
        name=words[0][:200],
        amount=amounts[-1],
        quantity=count[0] if count else "",
        unit=count[1] if count else "",
        price=amounts[-2] if len(amounts) > 1 else None,
    )


def _counts(row: Row, name: str) -> Iterator[tuple[str, str]]:
    """A bare number with perhaps a unit, right of the name; a number left of it is a position."""
    seen_name = False
    for cell in row:
        seen_name = seen_name or cell.text == name
        found = _QUANTITY.fullmatch(cell.text.strip())
        if seen_name and found is not None and not moneys(cell.text):
            yield found["count"], found["unit"] or ""


def adds_up(lines: Sequence[SeenLine], total: Decimal, figures: Sequence[Decimal]) -> bool:
    """Whether the lines are all of them: their sum is the total, or a net sum that the pages show."""
    summed = sum((one.amount for one in lines), Decimal(0))
    return bool(lines) and (summed == total or summed in figures)


def seen_lines_csv(lines: Sequence[SeenLine]) -> bytes:
    """UTF-8 with a byte order mark, semicolons, CRLF, a decimal point. No cell runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for place, one in enumerate(lines, start=1):
        name = f"'{one.name}" if one.name.startswith(_FORMULA) else one.name
        price = "" if one.price is None else f"{one.price:f}"
        writer.writerow([place, name, one.quantity, one.unit, price, f"{one.amount:f}"])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
