"""Money in a draft: what it asks of whoever says yes. Pure; the figures come from records, never from a mail.

Within one's limit a yes is enough. Above it the amount is typed (``yes 12480``) and the hold is longer, or,
where the firm has named two approvers, a second one says yes too.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from triage.approval.digest import Terms

_TYPED: Final = re.compile(r"(?P<whole>\d{1,3}(?:[.,'’\s\u202f\u00a0]\d{3})+|\d+)(?:[.,](?P<cents>\d{1,2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a draft moves. ``account_changed``: to bank details that are not the known ones."""

    amount: Decimal
    currency: str
    account_changed: bool = False


def money_of(terms: Terms, currency: str, *, account_changed: bool = False) -> Money:
    """From what the draft binds; without an amount (a reminder of one) nothing is above a limit by size."""
    return Money(
        amount=Decimal(terms.amount or 0),
        currency=terms.currency or currency,
        account_changed=account_changed,
    )


class Above(StrEnum):
    """Why one person's plain yes is not enough."""

    LIMIT = "limit"
    DAY = "day"
    STRANGER = "stranger"
    """It goes to an address that neither wrote in the case nor stands in the record."""
    ACCOUNT = "account"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What applies to one person now. ``day_total``: approved since midnight, by anybody; ``per_day`` 0: no
    limit a day."""

    limit: Decimal
    currency: str
    per_day: Decimal
    day_total: Decimal
    is_stranger: bool


def above(money: Money, bounds: Bounds) -> tuple[Above, ...]:
    """Every reason why a plain yes is not enough; empty: it is."""
    amount = abs(money.amount)
    found = {
        Above.LIMIT: amount > bounds.limit,
        Above.DAY: bounds.per_day > 0 and bounds.day_total + amount > bounds.per_day,
        Above.STRANGER: bounds.is_stranger,
        Above.ACCOUNT: money.account_changed,
        Above.CURRENCY: money.currency != bounds.currency,
    }
    return tuple(why for why, yes in found.items() if yes)


def is_typed(money: Money, numbers: Collection[str]) -> bool:
    """Whether exactly this amount was typed: 12480, 12.480, 12,480.00 and 12'480,00 are the same."""
    return len(numbers) == 1 and abs(money.amount) in _readings(next(iter(numbers)))


def _readings(text: str) -> tuple[Decimal, ...]:
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return ()
    whole = re.sub(r"\D", "", found["whole"])
    try:
        return (Decimal(f"{whole}.{found['cents'] or '0'}"),)
    except InvalidOperation:
        return ()


def to_type(money: Money) -> str:
    """The amount as it is to be typed: without cents where there are none, with no marks between."""
    amount = abs(money.amount)
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"
