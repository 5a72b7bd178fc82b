"""Correcting an issued invoice: nothing issued is ever edited, a second document takes it back.

German law calls it Rechnungskorrektur (§ 31 Abs. 5 UStDV); "Gutschrift" means self-billing there.
"""

from __future__ import annotations

from dataclasses import replace

from triage.books.invoice import ZERO, Adjustment, DocumentType, Draft, Earlier, Line
from triage.books.totals import Totals


def taken_back(issued: Draft, totals: Totals, reason: str) -> Draft:
    """A correction of the whole invoice: the same lines with their quantities negative, so that both
    documents add up to 0 to the cent. Amounts off become amounts on, percentages follow their base."""
    assert issued.issue_date is not None, "only what was issued can be corrected"
    allowances, charges = _swapped(issued.allowances, issued.charges)
    return replace(
        issued,
        type=DocumentType.CORRECTION,
        lines=tuple(_negative(one) for one in issued.lines),
        allowances=allowances,
        charges=charges,
        paid=ZERO,
        due_target=-(totals.due + totals.paid) if totals.rounding else None,
        earlier=(),
        corrects=Earlier(number=issued.number, issue_date=issued.issue_date, net=totals.net, tax=totals.tax),
        reason=reason,
        intro="",
        closing="",
        number="",
        issue_date=None,
    )


def _negative(line: Line) -> Line:
    discounts, charges = _swapped(line.discounts, line.charges)
    return replace(line, quantity=-line.quantity, discounts=discounts, charges=charges, labour=None)


def _swapped(
    off: tuple[Adjustment, ...], on: tuple[Adjustment, ...]
) -> tuple[tuple[Adjustment, ...], tuple[Adjustment, ...]]:
    """Percentages stay where they are (their base is negative now); amounts change sides."""
    stay_off = tuple(one for one in off if one.percent is not None)
    stay_on = tuple(one for one in on if one.percent is not None)
    to_on = tuple(one for one in off if one.percent is None)
    to_off = tuple(one for one in on if one.percent is None)
    return stay_off + to_off, stay_on + to_on
