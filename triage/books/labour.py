"""The share of labour in a product's price, kept right in parts of a quote.

§ 35a Abs. 5 EStG gives a private customer a tax reduction for labour alone: each invoice shows its own share,
and no share is shown twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from triage.books.invoice import ONE, ZERO, Draft, Line
from triage.books.money import divided, minor_unit, percent_of, round_half_up, times
from triage.books.totals import Totals

if TYPE_CHECKING:
    from triage.books.parts import Part, Share


def labour_of(price: Decimal, quantity: Decimal, percent: Decimal | None, currency: str) -> Decimal | None:
    """What of a line is labour, where the product says so."""
    if percent is None:
        return None
    return percent_of(times(price, quantity), percent, minor_unit(currency))


def scaled(line: Line, share: Decimal, currency: str) -> Line:
    """The line with that share (0 to 1) of its labour; the line itself stays as it is."""
    if line.labour is None:
        return line
    kept = min(max(share, ZERO), ONE)
    left = round_half_up(times(line.labour, kept), minor_unit(currency))
    return replace(line, labour=left or None)


def part_of_case(quote: Draft, whole: Share, net: Decimal) -> Decimal | None:
    """The labour in a down payment of ``net`` on the lines of one tax case."""
    lines = [one for one in quote.lines if one.tax == whole.rated.case and one.labour is not None]
    if not lines or quote.prices != "net" or whole.net <= 0:
        return None
    together = sum((one.labour or ZERO for one in lines), ZERO)
    found = divided(times(together, net), whole.net)
    return min(round_half_up(found, minor_unit(quote.currency)), net)


def left_over(quote: Draft, agreed: Totals, earlier: Sequence[Part]) -> tuple[Line, ...]:
    """The quote's lines with the labour that no earlier part has shown."""
    return tuple(
        scaled(line, ONE - _shown(place, line, agreed, earlier), quote.currency)
        for place, line in enumerate(quote.lines, start=1)
    )


def _shown(place: int, line: Line, agreed: Totals, earlier: Sequence[Part]) -> Decimal:
    """How much of a line was billed: by its own quantities, and by percentages of the whole."""
    own = sum((one.quantities.get(place, ZERO) for one in earlier), ZERO)
    rated = agreed.lines[place - 1].rated
    whole = sum((one.basis for one in agreed.categories if rated.case in one.cases), ZERO)
    by_share = (part for part in earlier if not part.quantities)
    billed = sum((one.net for part in by_share for one in part.shares if one.rated == rated), ZERO)
    return divided(own, line.quantity) + (divided(billed, whole) if whole else ZERO)
