"""Line, category and document totals exactly as EN 16931 wants them (BT and BG numbers beside each).

Each amount is rounded half-up to two decimals where the standard rounds it and nowhere else: a line's net
amount (BT-131), an allowance or charge (BT-92, BT-99, BT-136, BT-141), the tax of a category (BT-117).
Sums are sums of rounded amounts. Tax is computed once a category and rate, never a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triage.books.invoice import ZERO, Adjustment, Draft, Line
from triage.books.money import divided, minor_unit, percent_of, round_half_up, times

PRICE_UNIT: Final = Decimal("0.0000000001")
"""A net price found from a gross one keeps ten decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """How something is taxed: BT-118 (UNTDID 5305) and BT-119 in percent (None for category O)."""

    case: str
    category: str
    percent: Decimal | None


_AS_WRITTEN: Final = Rated(case="", category="", percent=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """An allowance or charge with its amount found; ``base`` is BT-93, BT-100, BT-137, BT-142."""

    amount: Decimal
    reason: str
    rated: Rated
    percent: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTotal:
    price: Decimal  # BT-146, net
    net: Decimal  # BT-131
    rated: Rated
    discounts: tuple[Adjusted, ...] = ()
    charges: tuple[Adjusted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTotal:
    """BG-23: one for each pair of category and rate."""

    category: str  # BT-118
    percent: Decimal | None  # BT-119
    basis: Decimal  # BT-116
    tax: Decimal  # BT-117
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """BG-22 with what it is made of."""

    lines: tuple[LineTotal, ...]
    allowances: tuple[Adjusted, ...]
    charges: tuple[Adjusted, ...]
    categories: tuple[CategoryTotal, ...]  # BG-23
    line_sum: Decimal  # BT-106
    allowance_sum: Decimal  # BT-107
    charge_sum: Decimal  # BT-108
    net: Decimal  # BT-109
    tax: Decimal  # BT-110
    gross: Decimal  # BT-112
    paid: Decimal  # BT-113
    rounding: Decimal  # BT-114
    due: Decimal  # BT-115


def compute(draft: Draft, rated: Mapping[str, Rated]) -> Totals:
    """All totals of a draft. ``rated`` gives each case that the draft names (KeyError where one lacks)."""
    unit = minor_unit(draft.currency)
    gross_prices = draft.prices == "gross"
    lines = tuple(line_total(one, rated[one.tax], unit=unit, gross=gross_prices) for one in draft.lines)
    line_sum = sum((one.net for one in lines), ZERO)
    adjust = _adjuster(unit, gross_prices)
    allowances = tuple(adjust(one, rated[one.tax], line_sum) for one in draft.allowances)
    charges = tuple(adjust(one, rated[one.tax], line_sum) for one in draft.charges)
    categories = tuple(_categories(lines, allowances, charges, unit))
    net = line_sum - _sum(allowances) + _sum(charges)
    tax = sum((one.tax for one in categories), ZERO)
    rounding = _rounding(draft, net + tax, unit)
    return Totals(
        lines=lines,
        allowances=allowances,
        charges=charges,
        categories=categories,
        line_sum=line_sum,
        allowance_sum=_sum(allowances),
        charge_sum=_sum(charges),
        net=net,
        tax=tax,
        gross=net + tax,
        paid=draft.paid,
        rounding=rounding,
        due=net + tax - draft.paid + rounding,
    )


def line_total(line: Line, rated: Rated, *, unit: Decimal, gross: bool) -> LineTotal:
    """BT-131 = BT-146 x BT-129 / BT-149, rounded, less allowances and plus charges of the line."""
    price = net_price(line.price, rated, gross=gross)
    base = round_half_up(divided(times(price, line.quantity), line.per), unit)
    adjust = _adjuster(unit, gross)
    discounts = tuple(adjust(one, rated, base) for one in line.discounts)
    charges = tuple(adjust(one, rated, base) for one in line.charges)
    net = base - _sum(discounts) + _sum(charges)
    return LineTotal(price=price, net=net, rated=rated, discounts=discounts, charges=charges)


def net_price(price: Decimal, rated: Rated, *, gross: bool) -> Decimal:
    """BT-146: a price with tax becomes one without, to ten decimals."""
    if not gross or not rated.percent:
        return price
    return round_half_up(divided(times(price, Decimal(100)), 100 + rated.percent), PRICE_UNIT).normalize()


def _adjuster(unit: Decimal, gross: bool) -> Callable[[Adjustment, Rated, Decimal], Adjusted]:
    def adjust(one: Adjustment, rated: Rated, base: Decimal) -> Adjusted:
        if one.percent is not None:
            amount = percent_of(base, one.percent, unit)
            return Adjusted(amount=amount, reason=one.reason, rated=rated, percent=one.percent, base=base)
        given = net_price(one.amount or ZERO, rated, gross=gross)
        return Adjusted(amount=round_half_up(given, unit), reason=one.reason, rated=rated)

    return adjust


def _sum(adjusted: Iterable[Adjusted]) -> Decimal:
    return sum((one.amount for one in adjusted), ZERO)


def _categories(
    lines: Sequence[LineTotal], allowances: Sequence[Adjusted], charges: Sequence[Adjusted], unit: Decimal
) -> Iterable[CategoryTotal]:
    """BT-116 and BT-117 for each category and rate, standard rates first, higher before lower."""
    basis: dict[tuple[str, Decimal | None], Decimal] = {}
    cases: dict[tuple[str, Decimal | None], dict[str, None]] = {}
    parts = [(one.rated, one.net) for one in lines]
    parts += [(one.rated, -one.amount) for one in allowances]
    parts += [(one.rated, one.amount) for one in charges]
    for rated, amount in parts:
        key = (rated.category, rated.percent)
        basis[key] = basis.get(key, ZERO) + amount
        cases.setdefault(key, {})[rated.case] = None
    for key in sorted(basis, key=lambda one: (one[0] != "S", one[0], -(one[1] or ZERO))):
        tax = percent_of(basis[key], key[1] or ZERO, unit)
        yield CategoryTotal(
            category=key[0], percent=key[1], basis=basis[key], tax=tax, cases=tuple(cases[key])
        )


def _rounding(draft: Draft, gross: Decimal, unit: Decimal) -> Decimal:
    """BT-114: what leads to the agreed amount due: that of a gross price list, or of parts of a quote."""
    if draft.due_target is not None:
        return draft.due_target - (gross - draft.paid)
    return _gross_target(draft, unit) - gross if draft.prices == "gross" else ZERO


def _gross_target(draft: Draft, unit: Decimal) -> Decimal:
    """What the customer was told: the sum of the gross amounts as she would add them up herself."""
    adjust = _adjuster(unit, gross=False)
    shown = sum((told(one, draft.currency) for one in draft.lines), ZERO)
    allowances = _sum(adjust(one, _AS_WRITTEN, shown) for one in draft.allowances)
    return shown - allowances + _sum(adjust(one, _AS_WRITTEN, shown) for one in draft.charges)


def told(line: Line, currency: str) -> Decimal:
    """What a line costs as it is written, tax included where the prices include it."""
    return line_total(line, _AS_WRITTEN, unit=minor_unit(currency), gross=False).net


def rounding_limit(draft: Draft) -> Decimal:
    """The largest BT-114 that can come from rounding: a cent for each line, allowance and charge, and two
    for the tax."""
    adjustments = sum(len(one.discounts) + len(one.charges) for one in draft.lines)
    parts = len(draft.lines) + adjustments + len(draft.allowances) + len(draft.charges) + 2
    return parts * minor_unit(draft.currency)
