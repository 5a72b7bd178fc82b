"""A quote and what was billed of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from triage.books.invoice import Draft, Supply, with_number
from triage.books.parts import Part, part_of
from triage.books.totals import Totals
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, QuoteRow
from triage.pipeline.bookkeeping import press_for
from triage.pipeline.edges import Edges

TAKEN = (InvoiceState.NUMBERED, InvoiceState.ISSUED, InvoiceState.SENT)


def supplied(edges: Edges, draft: Draft) -> Draft:
    """With a day of supply where the draft names none: today, which the approver sees."""
    return draft if draft.supply is not None else replace(draft, supply=Supply(date=edges.today))


def agreed_of(edges: Edges, quote: QuoteRow) -> Totals:
    return press_for(edges).prepared(supplied(edges, quote.content), edges.today).totals


def billed(tx: Tx, quote: QuoteRow) -> Sequence[InvoiceRow]:
    """What took a number on this quote, corrections left out with what they correct."""
    rows = [one for one in tx.books.invoices_of_quote(quote.number) if one.state in TAKEN]
    corrected = {one.content.corrects.number for one in rows if one.content.corrects is not None}
    return [one for one in rows if one.content.corrects is None and one.number not in corrected]


def parts_of(edges: Edges, tx: Tx, quote: QuoteRow) -> list[Part]:
    found = []
    for row in billed(tx, quote):
        assert row.issue_date is not None
        issued = with_number(row.content, row.number, row.issue_date)
        totals = press_for(edges).prepared(issued, row.issue_date).totals
        found.append(part_of(issued, totals, _quantities(row)))
    return found


def _quantities(row: InvoiceRow) -> dict[int, Decimal]:
    kept = row.facts.get("quantities", {})
    return {int(place): Decimal(quantity) for place, quantity in kept.items()}
