"""EN 16931's arithmetic a second time: whole numbers and fractions, no Decimal, none of our functions.

Prices and percentages come as strings, as in the JSON of a draft.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any


def cents(value: Fraction) -> int:
    """Half-up, away from zero, in cents."""
    sign = -1 if value < 0 else 1
    return sign * int((abs(value) * 200 + 1) // 2)


def totals(draft: dict[str, Any], rates: dict[str, str | None]) -> dict[str, Any]:
    """Everything in cents. ``rates``: tax case -> percent (None outside the scope)."""
    line_nets = [_line(one) for one in draft["lines"]]
    line_sum = sum(line_nets)
    basis: dict[str, int] = defaultdict(int)
    for one, net in zip(draft["lines"], line_nets, strict=True):
        basis[one["tax"]] += net
    off = [_adjusted(one, line_sum) for one in draft.get("allowances", [])]
    on = [_adjusted(one, line_sum) for one in draft.get("charges", [])]
    for one, amount in zip(draft.get("allowances", []), off, strict=True):
        basis[one["tax"]] -= amount
    for one, amount in zip(draft.get("charges", []), on, strict=True):
        basis[one["tax"]] += amount
    groups: dict[Fraction, int] = defaultdict(int)
    for case, amount in basis.items():
        groups[Fraction(rates[case] or 0)] += amount
    taxes = {rate: cents(Fraction(amount, 100) * rate / 100) for rate, amount in groups.items()}
    net = line_sum - sum(off) + sum(on)
    tax = sum(taxes.values())
    paid = int(Fraction(draft.get("paid", "0")) * 100)
    return {
        "lines": line_nets,
        "net": net,
        "tax": tax,
        "taxes": taxes,
        "gross": net + tax,
        "due": net + tax - paid,
    }


def _line(line: dict[str, Any]) -> int:
    base = cents(Fraction(line["price"]) * Fraction(line["quantity"]) / Fraction(line.get("per", "1")))
    off = sum(_adjusted(one, base) for one in line.get("discounts", []))
    on = sum(_adjusted(one, base) for one in line.get("charges", []))
    return base - off + on


def _adjusted(one: dict[str, Any], base: int) -> int:
    if "percent" in one:
        return cents(Fraction(base, 100) * Fraction(one["percent"]) / 100)
    return cents(Fraction(one["amount"]))
