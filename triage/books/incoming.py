"""An e-invoice as read from its XML, whoever wrote it: in words, and its arithmetic done again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triage.books import figures
from triage.books.money import (
    MINOR_DIGITS,
    divided,
    is_currency,
    minor_unit,
    percent_of,
    round_half_up,
    times,
)
from triage.core.refusal import Phrase

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """BG-4 or BG-7, as far as a person wants to see it."""

    name: str
    place: str = ""
    country: str = ""
    vat_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    name: str
    quantity: Decimal
    unit: str
    price: Decimal
    per: Decimal
    net: Decimal
    adjusted: Decimal = ZERO
    """Charges less allowances of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCategory:
    category: str
    percent: Decimal | None
    basis: Decimal
    tax: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadInvoice:
    """What stands in the XML, unchanged. ``profile`` is BT-24."""

    profile: str
    number: str
    type_code: str
    issue_date: date | None
    due_date: date | None
    currency: str
    seller: Who
    buyer: Who
    iban: str
    lines: tuple[ReadLine, ...]
    categories: tuple[ReadCategory, ...]
    line_sum: Decimal
    allowance_sum: Decimal
    charge_sum: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    paid: Decimal
    rounding: Decimal
    due: Decimal


def wrong_sums(found: ReadInvoice) -> list[Phrase]:
    """The arithmetic of EN 16931 to the cent (the official rules let a tax be wrong by almost 1.00)."""
    undated = [] if found.issue_date else [Phrase("The invoice's date is no day of the calendar.")]
    return undated + list(_wrong_lines(found)) + list(_wrong_totals(found))


def _wrong_lines(found: ReadInvoice) -> Iterator[Phrase]:
    unit = minor_unit(found.currency) if is_currency(found.currency) else Decimal("0.01")
    for place, line in enumerate(found.lines, start=1):
        plain = round_half_up(divided(times(line.price, line.quantity), line.per or Decimal(1)), unit)
        right = plain + line.adjusted
        if right != line.net:
            yield Phrase(
                "Line {place} says {said}, but {quantity} x {price} makes {right}.",
                place=place,
                said=line.net,
                quantity=line.quantity,
                price=line.price,
                right=right,
            )
    for one in found.categories:
        tax = percent_of(one.basis, one.percent or ZERO, unit)
        if tax != one.tax:
            yield Phrase(
                "The tax of {percent} % on {basis} says {said}, but it is {right}.",
                percent=one.percent or ZERO,
                basis=one.basis,
                said=one.tax,
                right=tax,
            )


def _wrong_totals(found: ReadInvoice) -> Iterator[Phrase]:
    for name, said, right in (
        (Phrase("sum of the lines"), found.line_sum, sum((one.net for one in found.lines), ZERO)),
        (Phrase("net total"), found.net, found.line_sum - found.allowance_sum + found.charge_sum),
        (Phrase("net total"), found.net, sum((one.basis for one in found.categories), ZERO)),
        (Phrase("tax"), found.tax, sum((one.tax for one in found.categories), ZERO)),
        (Phrase("total"), found.gross, found.net + found.tax),
        (Phrase("amount due"), found.due, found.gross - found.paid + found.rounding),
    ):
        if said != right:
            yield Phrase("The {name} says {said}, but it is {right}.", name=name, said=said, right=right)


_TYPES = {"380": "Invoice", "381": "Credit note", "384": "Corrected invoice", "386": "Down payment invoice"}


def in_words(found: ReadInvoice) -> list[str]:
    """The invoice as lines that a person reads on a phone: who, what, how much, until when, to where."""
    title = _TYPES.get(found.type_code, f"Document of type {found.type_code}")
    lines = [
        f"{title} {found.number} of {found.issue_date or 'no date'}",
        f"From: {_who(found.seller)}",
        f"To: {_who(found.buyer)}",
    ]
    for place, line in enumerate(found.lines, start=1):
        quantity = figures.number(line.quantity, "en")
        price = figures.number(line.price, "en", least=2)
        lines.append(f"  {place}. {line.name}: {quantity} {line.unit} at {price} = {_money(line.net, found)}")
    lines.append(f"Net: {_money(found.net, found)}")
    for one in found.categories:
        rate = f"{figures.percent(one.percent, 'en')} %" if one.percent else "no VAT"
        reason = f" ({one.reason})" if one.reason else ""
        lines.append(f"VAT {rate} on {_money(one.basis, found)}: {_money(one.tax, found)}{reason}")
    lines.append(f"Total: {_money(found.gross, found)}")
    if found.paid:
        lines.append(f"Already paid: {_money(found.paid, found)}")
    until = f", until {found.due_date}" if found.due_date else ""
    lines.append(f"To pay: {_money(found.due, found)}{until}{f', to {found.iban}' if found.iban else ''}")
    return lines


def _who(who: Who) -> str:
    parts = [who.name, f"{who.place} {who.country}".strip(), f"VAT id {who.vat_id}" if who.vat_id else ""]
    return ", ".join(one for one in parts if one)


def _money(value: Decimal, found: ReadInvoice) -> str:
    if found.currency not in MINOR_DIGITS:
        return f"{value} {found.currency}"
    return figures.money(value, found.currency, "en")
