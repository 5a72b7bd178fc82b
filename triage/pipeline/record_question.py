"""A mail as the records see it: who asks, in what words, and which numbers of ours it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from triage.books.records import Customer
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, QuoteRow
from triage.pipeline.edges import Edges
from triage.ports import Press

_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{1,29}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    edges: Edges
    tx: Tx
    press: Press | None
    """None where the firm keeps its books elsewhere."""
    customer: Customer | None
    text: str
    case_no: int
    language: str
    invoices: tuple[InvoiceRow, ...]
    quotes: tuple[QuoteRow, ...]


def _words(text: str) -> list[str]:
    found = dict.fromkeys(word.rstrip(".") for word in _NUMBER.findall(text))
    return [word for word in found if any(map(str.isdigit, word))]


def invoices_in(tx: Tx, text: str) -> tuple[InvoiceRow, ...]:
    rows = {row.number: row for word in _words(text) if (row := tx.books.invoice(word)) is not None}
    return tuple(one for one in rows.values() if one.state in (InvoiceState.SENT, InvoiceState.ISSUED))


def quotes_in(tx: Tx, text: str) -> tuple[QuoteRow, ...]:
    rows = {row.number: row for word in _words(text) if (row := tx.books.quote(word)) is not None}
    return tuple(one for one in rows.values() if one.sent_at is not None)
