"""What a payment does to an invoice. Pure; amounts are exact, nothing is settled by being nearly right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from triage.books.invoice import ZERO, Terms
from triage.books.money import minor_unit, percent_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Exactly paid; ``percent``: with the discount of this step, taken in time."""

    percent: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something is still open, and nothing says that it was meant as all."""

    open: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A little is missing, as if a discount had been taken: too late, or too much. A person is asked."""

    open: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    over: Decimal


Outcome = Settled | Part | Short | Over

LARGEST_DISCOUNT = Decimal(5)
"""Percent: a shortfall up to this looks like a discount, whether or not one was agreed."""


def judge(
    due: Decimal, currency: str, terms: Terms, issued: date, payments: Sequence[tuple[date, Decimal]]
) -> Outcome:
    """``payments`` with the one just entered. Days count from the issue date; the last day is in time."""
    paid = sum((amount for _, amount in payments), ZERO)
    if paid == due:
        return Settled()
    if paid > due:
        return Over(over=paid - due)
    missing, last = due - paid, max(day for day, _ in payments)
    unit = minor_unit(currency)
    for step in terms.discounts:
        if missing == percent_of(due, step.percent, unit) and last <= issued + timedelta(days=step.days):
            return Settled(percent=step.percent)
    largest = max((one.percent for one in terms.discounts), default=ZERO)
    if missing <= percent_of(due, max(largest, LARGEST_DISCOUNT), unit) and terms.discounts:
        return Short(open=missing)
    return Part(open=missing)


def discount_until(terms: Terms, issued: date, day: date) -> tuple[Decimal, date] | None:
    """The best discount that may still be taken on that day, with its last day."""
    for step in terms.discounts:
        until = issued + timedelta(days=step.days)
        if day <= until:
            return step.percent, until
    return None
