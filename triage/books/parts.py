"""A quote billed in parts: down payments by percentage, parts by lines, and the rest.

Each part is an invoice that is right by itself: its tax is its net times the rate, rounded once. So that
the parts also add up to the quote to the cent, a down payment's net is moved by the few cents that make
the taxes add up. The rest invoice shows the quote whole and takes off, by name, what was billed before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from triage.books import figures
from triage.books.invoice import ZERO, Adjustment, DocumentType, Draft, Earlier, Line
from triage.books.labour import left_over, part_of_case, scaled
from triage.books.money import divided, minor_unit, percent_of
from triage.books.prepare import Words
from triage.books.totals import Rated, Totals
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal

_FURTHEST: Final = 300
"""How many cents a down payment may be moved; 100 suffice for whole percentages, 300 leaves room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one document bills of one tax case."""

    rated: Rated
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An issued invoice on the quote: what was billed, of which lines (number from 1 -> quantity)."""

    number: str
    issue_date: date
    shares: tuple[Share, ...]
    due: Decimal
    quantities: Mapping[int, Decimal]

    def earlier(self) -> Earlier:
        net = sum((one.net for one in self.shares), ZERO)
        tax = sum((one.tax for one in self.shares), ZERO)
        return Earlier(number=self.number, issue_date=self.issue_date, net=net, tax=tax)


def shares_of(draft: Draft, totals: Totals) -> tuple[Share, ...]:
    """The document's nets by tax case. Cases that share a category get their tax in proportion: only
    untaxed categories are shared, so that it is 0."""
    nets: dict[Rated, Decimal] = {}
    for one in totals.lines:
        nets[one.rated] = nets.get(one.rated, ZERO) + one.net
    for sign, adjustments in ((-1, totals.allowances), (1, totals.charges)):
        for adjusted in adjustments:
            nets[adjusted.rated] = nets.get(adjusted.rated, ZERO) + sign * adjusted.amount
    unit = minor_unit(draft.currency)
    return tuple(
        Share(rated=rated, net=net, tax=percent_of(net, rated.percent or ZERO, unit))
        for rated, net in nets.items()
    )


def part_of(draft: Draft, totals: Totals, quantities: Mapping[int, Decimal] | None = None) -> Part:
    """What to remember of an issued part. The draft has its number and date."""
    assert draft.issue_date is not None, "only what was issued is remembered"
    return Part(
        number=draft.number,
        issue_date=draft.issue_date,
        shares=shares_of(draft, totals),
        due=totals.due + totals.paid,
        quantities=dict(quantities or {}),
    )


def down_payment(
    quote: Draft, agreed: Totals, earlier: Sequence[Part], percent: Decimal, words: Words
) -> Draft:
    """A draft over ``percent`` of the whole quote. Raises OwnerError where less is left."""
    if not 0 < percent <= 100:
        raise _refused("percent", Phrase("must be above 0 and at most 100"), found=str(percent))
    unit = minor_unit(quote.currency)
    name = words["part_of"].format(percent=figures.percent(percent, quote.language), quote=quote.quote)
    lines = []
    for whole in shares_of(quote, agreed):
        net = _part_net(whole, _billed(earlier, whole.rated), percent, unit)
        if net:
            kind = replace(_like(quote, whole.rated), labour=part_of_case(quote, whole, net))
            lines.append(replace(kind, name=name, quantity=Decimal(1), unit="C62", price=net, per=Decimal(1)))
    if not lines:
        raise _refused("percent", Phrase("is less than one cent"), found=str(percent))
    return replace(
        _plain(quote, earlier), type=DocumentType.DOWN_PAYMENT, prices="net", lines=tuple(lines), supply=None
    )


def lines_part(
    quote: Draft, earlier: Sequence[Part], wanted: Mapping[int, Decimal | None]
) -> tuple[Draft, Mapping[int, Decimal]]:
    """A draft over some lines (number from 1 -> quantity, or None for what is left of it), and the
    quantities to remember. Raises OwnerError where a line would be billed twice."""
    if quote.allowances or quote.charges:
        raise _refused(
            "quote", Phrase("has allowances or charges on the whole: bill a percentage, or the rest")
        )
    chosen: dict[int, Decimal] = {}
    for place, quantity in wanted.items():
        if not 1 <= place <= len(quote.lines):
            raise _refused(f"lines.{place}", Phrase("is no line of the quote"))
        left = quote.lines[place - 1].quantity - sum(
            (one.quantities.get(place, ZERO) for one in earlier), ZERO
        )
        chosen[place] = left if quantity is None else quantity
        if not 0 < chosen[place] <= left:
            raise _refused(
                f"lines.{place}",
                Phrase("would be billed more than once"),
                allowed=Phrase("up to {most}", most=left),
            )
    lines = tuple(_some(quote, place, chosen[place]) for place in sorted(chosen))
    return replace(_plain(quote, earlier), lines=lines), chosen


def _some(quote: Draft, place: int, quantity: Decimal) -> Line:
    """So much of a line, with its share of the labour."""
    line = quote.lines[place - 1]
    return replace(scaled(line, divided(quantity, line.quantity), quote.currency), quantity=quantity)


def refuse_over_billing(quote: Draft, agreed: Totals, earlier: Sequence[Part], part: Sequence[Share]) -> None:
    """Raise OwnerError where a part and the earlier ones would bill more than the quote."""
    whole = {one.rated: one.net for one in shares_of(quote, agreed)}
    for one in part:
        left = whole.get(one.rated, ZERO) - _billed(earlier, one.rated).net
        if one.net > left:
            raise _refused("lines", Phrase("bill {net}, but only {left} is left", net=one.net, left=left))


def rest(quote: Draft, agreed: Totals, earlier: Sequence[Part], words: Words) -> Draft:
    """The closing draft: the quote's lines whole, less what the earlier invoices billed, each by name.
    Raises OwnerError where nothing is left."""
    left = [one.net - _billed(earlier, one.rated).net for one in shares_of(quote, agreed)]
    if any(one < 0 for one in left):
        raise _refused("earlier", Phrase("billed more than the quote: make a correction first"))
    if not any(left):
        raise _refused("earlier", Phrase("billed the whole quote: nothing is left"))
    if not earlier:
        return replace(quote, type=DocumentType.INVOICE)
    return replace(
        _plain(quote, earlier),
        type=DocumentType.REST,
        lines=left_over(quote, agreed, earlier),
        allowances=(*quote.allowances, *_taken_off(quote, earlier, words)),
        charges=quote.charges,
        due_target=agreed.due - sum((one.due for one in earlier), ZERO),
    )


def _taken_off(quote: Draft, earlier: Sequence[Part], words: Words) -> Iterator[Adjustment]:
    for part in earlier:
        when = figures.day(part.issue_date, quote.language)
        reason = words["rest_line"].format(number=part.number, date=when)
        for share in part.shares:
            amount = share.net if quote.prices == "net" else _with_tax(share)
            yield Adjustment(reason=reason, amount=amount, tax=share.rated.case)


def _with_tax(share: Share) -> Decimal:
    return share.net + share.tax


def _part_net(whole: Share, billed: Share, percent: Decimal, unit: Decimal) -> Decimal:
    """The net of a part: as near to the percentage as the cents of tax allow."""
    target = percent_of(whole.net, percent, unit)
    room = whole.net - billed.net
    if target > room:
        raise _refused("percent", Phrase("is more than is left: {room} net", room=room))
    rate = whole.rated.percent or ZERO
    if not rate or not target:
        return target
    for steps in _outwards(_FURTHEST):
        net = target + steps * unit
        if 0 < net <= room and _adds_up(whole, billed, net, rate, unit):
            return net
    return target


def _adds_up(whole: Share, billed: Share, net: Decimal, rate: Decimal, unit: Decimal) -> bool:
    """Whether the taxes of all parts so far are the tax of their sum, and the rest can still be closed."""
    together = billed.net + net
    taxes = billed.tax + percent_of(net, rate, unit)
    closing = percent_of(whole.net - together, rate, unit)
    return taxes == percent_of(together, rate, unit) and taxes + closing == whole.tax


def _outwards(furthest: int) -> Iterator[int]:
    """0, 1, -1, 2, -2, ..."""
    yield 0
    for steps in range(1, furthest + 1):
        yield steps
        yield -steps


def _billed(earlier: Sequence[Part], rated: Rated) -> Share:
    shares = [one for part in earlier for one in part.shares if one.rated == rated]
    net = sum((one.net for one in shares), ZERO)
    return Share(rated=rated, net=net, tax=sum((one.tax for one in shares), ZERO))


def _like(quote: Draft, rated: Rated) -> Line:
    """A line of the quote with this case, without anything that belongs to that line alone."""
    line = next(one for one in quote.lines if one.tax == rated.case)
    return replace(line, code="", description="", discounts=(), charges=(), labour=None, supply=None)


def _plain(quote: Draft, earlier: Sequence[Part]) -> Draft:
    """The quote's parties and references, nothing of its amounts."""
    return replace(
        quote,
        type=DocumentType.INVOICE,
        allowances=(),
        charges=(),
        paid=ZERO,
        due_target=None,
        earlier=tuple(one.earlier() for one in earlier),
        number="",
        issue_date=None,
    )


def _refused(where: str, what: Phrase, *, found: str = "", allowed: str = "") -> OwnerError:
    return OwnerError(Refusal(where=where, what=what, found=found, allowed=allowed))
