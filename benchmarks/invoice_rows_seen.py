"""Rows of ``eval_invoices``: documents of firms' own programs, read from their pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from triage.adapters.pdf_rows import rows_of_pdf
from triage.books.seen import Seen, seen_on_pages
from triage.books.seen_rows import rows_from_text

FIELDS = ("number", "issued", "total", "currency")


def documents(data: Path) -> Iterator[tuple[str, Seen | None, dict[str, Any]]]:
    """(name, what was read, what stands there) of each document; nothing where the folder is missing."""
    folder = data / "mail" / "invoice2data_a"
    for expected in sorted(folder.glob("*.json")):
        path = next(one for one in expected.parent.glob(f"{expected.stem}.*") if one.suffix != ".json")
        pdf = path.suffix == ".pdf"
        rows = rows_of_pdf(path.read_bytes()) if pdf else rows_from_text(path.read_text("utf-8"))
        yield expected.stem, seen_on_pages(rows), json.loads(expected.read_text("utf-8"))[0]


def compared(seen: Seen | None, row: dict[str, Any]) -> dict[str, tuple[bool, bool]]:
    """Field -> (right, shown as sure), for the fields whose truth is known."""
    truth: dict[str, Any] = {"number": row["invoice_number"], "currency": row["currency"]}
    truth["issued"] = date.fromisoformat(row["date"])
    if "amount" in row:
        truth["total"] = Decimal(str(row["amount"])).quantize(Decimal("0.01"))
    found = {name: getattr(seen, name) if seen is not None else None for name in truth}
    return {
        name: (one is not None and _same(one.value, truth[name]), one is not None and one.sure)
        for name, one in found.items()
    }


def _same(found: object, truth: object) -> bool:
    """A number without its number sign; Orlen's expectation is cut at the first space (``F``)."""
    if isinstance(found, str) and isinstance(truth, str):
        first, second = (re.sub(r"[^A-Za-z0-9_]+", "", one) for one in (found, truth))
        return first == second or (len(truth) == 1 and found.split(" ")[0] == truth)
    return found == truth
