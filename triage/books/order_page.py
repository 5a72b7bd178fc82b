"""A customer's own order as a PDF, held against the quote that it answers.

Where its number, what it refers to, every line and the total are those of the quote, it is an acceptance of
the whole. Any difference is named, and a person is asked. Pure: rows were read from the pages before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from triage.books import seen_labels as labels
from triage.books.acceptance import Offer, OfferLine
from triage.books.acceptance_order import order_number
from triage.books.seen import total_on_pages
from triage.books.seen_lines import lines_on_pages
from triage.books.seen_rows import Row
from triage.books.seen_values import NUMBER, folded, moneys

_TITLE: Final = re.compile(
    r"^\W*(?:unsere |our |notre |nuestro |nossa |nostro |onze )?"
    r"(?:purchase order|p\.?o\.?(?: number| no\.?)?\b|order(?!\s+confirm)|bestell(?:ung|schein|nummer)"
    r"|auftrag(?!sbest)|bon de commande|commande|orden de compra|hoja de pedido|pedido|nota de encomenda"
    r"|encomenda|ordine(?: d.acquisto| di acquisto)?|buono d.ordine|bestelling|bestelbon|inkooporder)\b"
)
_TITLE_ROWS: Final = 25
_FIGURE: Final = re.compile(r"(?<![\w.,/-])\d{1,6}(?:[.,]\d{1,3})?(?![\w.,/-]*\d)")
_DAYS: Final = re.compile(r"(?<!\d)(\d{1,3})\s*(?:tage\w*|days?|jours?|dias?|giorni|dagen)\b")
_PAYING: Final = re.compile(r"zahl|pay|paie|regle|pago|paga|betal|termin|condi|frist|\bnett?o?\b")
_DISCOUNT: Final = re.compile(
    r"(\d{1,2}(?:[.,]\d{1,2})?)\s*%\s*(?:\w+\s){0,2}?(?:skonto|discount|escompte|descuento|desconto|sconto|korting)"
)
_BEFORE: Final = re.compile(r"^[\s:.#°º-]*(?:n(?:umme|umbe|ume|o)?(?:r|ro|o)?\b)?[\s:.#°º-]*")
"""Between the word for a quote and its number."""
_LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenOrder:
    """A file of a mail that is an order. ``rows`` are its lines, cell by cell as they stand there."""

    filename: str
    sha256: str
    rows: tuple[Row, ...]

    @property
    def lines(self) -> list[str]:
        return [" ".join(cell.text for cell in row) for row in self.rows]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)[:_LONGEST]


class Unlike(StrEnum):
    """In what an order is not the quote. The words are in ``drafting.order_words``."""

    NUMBER = "order_no_number"
    REFERENCE = "order_no_reference"
    OTHER_QUOTE = "order_other_quote"
    LINE = "order_line"
    QUANTITY = "order_quantity"
    MORE = "order_more"
    TOTAL = "order_total"
    NO_TOTAL = "order_no_total"
    CURRENCY = "order_currency"
    TERMS = "order_terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    what: Unlike
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was offered beside the lines: every day and percentage that an order may repeat."""

    net: Decimal | None = None
    days: frozenset[int] = frozenset()
    percents: frozenset[Decimal] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """``number``: what they call their order. ``quantities``: line (from 1) -> how many, where it wants fewer
    of some; only where every line was found."""

    number: str
    differences: tuple[Difference, ...]
    quantities: tuple[tuple[int, Decimal], ...] = ()

    @property
    def matches(self) -> bool:
        return not self.differences

    @property
    def is_part(self) -> bool:
        """Fewer of some line, and nothing else is wrong but the sum that follows from it."""
        others = {one.what for one in self.differences} - {Unlike.QUANTITY, Unlike.TOTAL}
        return bool(self.quantities) and not others


def says_order(text: str) -> bool:
    """Whether a PDF's text may be an order: looked at before its pages are read again."""
    return any(_is_title(line) for line in text[:4000].splitlines()[: 2 * _TITLE_ROWS])


def order_on_pages(filename: str, sha256: str, rows: Sequence[Row]) -> SeenOrder | None:
    page = tuple(row for row in rows if row)
    if not any(_is_title(cell.text) for row in page[:_TITLE_ROWS] for cell in row):
        return None
    return SeenOrder(filename=filename, sha256=sha256, rows=page)


def _is_title(text: str) -> bool:
    plain = " ".join(folded(text).split())
    return len(plain) < 80 and _TITLE.match(plain) is not None and labels.TITLE.match(plain) is None


def compare(seen: SeenOrder, offer: Offer, terms: Terms, *, in_thread: bool) -> Compared:
    """``in_thread``: the mail answers the quote itself, so that the pages need not name it."""
    number = order_number(seen.text, offer.number)
    places, unlike, quantities = _lines(seen, offer)
    found = [] if number else [Difference(what=Unlike.NUMBER)]
    found += _reference(seen, offer.number, in_thread=in_thread)
    found += unlike
    found += _more(seen, places)
    found += _total(seen, offer, terms)
    found += _terms(seen, terms)
    return Compared(number=number, differences=tuple(found), quantities=tuple(quantities))


# ---------------------------------------------------------------- what it refers to


def names(seen: SeenOrder, number: str) -> bool:
    """Whether its pages name this quote."""
    return re.search(rf"(?<![\w-]){re.escape(folded(number))}(?![\w-])", folded(seen.text)) is not None


def _reference(seen: SeenOrder, number: str, *, in_thread: bool) -> Iterator[Difference]:
    if names(seen, number):
        return
    other = next(_quotes_named(seen), "")
    if other:
        yield Difference(what=Unlike.OTHER_QUOTE, values=(("found", other),))
    elif not in_thread:
        yield Difference(what=Unlike.REFERENCE)


def _quotes_named(seen: SeenOrder) -> Iterator[str]:
    """Numbers behind a word for a quote."""
    for line in seen.lines:
        plain = folded(line)
        for label in labels.QUOTE.finditer(plain):
            found = NUMBER.match(_BEFORE.sub("", plain[label.end() :], count=1))
            if found is not None and any(one.isdigit() for one in found["number"]):
                yield found["number"][:40].upper()


# ---------------------------------------------------------------- lines


def _lines(seen: SeenOrder, offer: Offer) -> tuple[set[int], list[Difference], list[tuple[int, Decimal]]]:
    """Which rows are lines of the quote, what differs in them, and the quantities they say."""
    taken: set[int] = set()
    unlike: list[Difference] = []
    quantities: list[tuple[int, Decimal]] = []
    for line in offer.lines:
        at = next((place for place in _rows_of(seen, line) if place not in taken), None)
        if at is None:
            unlike.append(Difference(what=Unlike.LINE, values=_named(line)))
            continue
        taken.add(at)
        figures = _figures(seen.lines[at])
        if line.quantity in figures:
            quantities.append((line.place, line.quantity))
            continue
        said = next(iter(_quantity_cells(seen.rows[at], line)), None)
        shown = format(said.normalize(), "f") if said is not None else "?"
        values = (*_named(line), ("said", shown), ("offered", format(line.quantity.normalize(), "f")))
        unlike.append(Difference(what=Unlike.QUANTITY, values=values))
        if said is not None and 0 < said < line.quantity:
            quantities.append((line.place, said))
    part = any(one.what is Unlike.QUANTITY for one in unlike) and len(quantities) == len(offer.lines)
    return taken, unlike, quantities if part else []


def _named(line: OfferLine) -> tuple[tuple[str, str], ...]:
    return (("place", str(line.place)), ("name", (line.code or line.name)[:60]))


def _rows_of(seen: SeenOrder, line: OfferLine) -> Iterator[int]:
    """Rows that name its code, else its whole name."""
    plain = [folded(one) for one in seen.lines]
    if line.code:
        code = re.compile(rf"(?<![\w-]){re.escape(folded(line.code))}(?![\w-])")
        yield from (place for place, one in enumerate(plain) if code.search(one))
    name = " ".join(folded(line.name).split())
    yield from (place for place, one in enumerate(plain) if name and name in " ".join(one.split()))


def _figures(text: str) -> set[Decimal]:
    """Every bare figure, in each way that it can be read."""
    return {value for one in _FIGURE.findall(text) for value in _readings(one)}


def _readings(figure: str) -> Iterator[Decimal]:
    spellings = {figure.replace(",", ".")}
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", figure):
        spellings.add(re.sub(r"[.,]", "", figure))
    for one in spellings:
        try:
            yield Decimal(one)
        except InvalidOperation:
            continue


def _quantity_cells(row: Row, line: OfferLine) -> Iterator[Decimal]:
    """Figures beside the name that are no money and no position number before it."""
    known = {folded(line.code), " ".join(folded(line.name).split())} - {""}
    behind = False
    for cell in row:
        plain = " ".join(folded(cell.text).split())
        here = any(one in plain for one in known)
        if (behind or not here) and not moneys(cell.text) and (behind or cell is not row[0]):
            yield from (next(_readings(one)) for one in _FIGURE.findall(plain))
        behind = behind or here


def _more(seen: SeenOrder, places: set[int]) -> Iterator[Difference]:
    """Lines with an amount that the quote does not have."""
    taken = [folded(seen.lines[place]) for place in places]
    for one in lines_on_pages(seen.rows):
        name = " ".join(folded(one.name).split())
        if not any(name in " ".join(row.split()) for row in taken):
            yield Difference(what=Unlike.MORE, values=(("name", one.name[:60]),))


# ---------------------------------------------------------------- total and terms


def _total(seen: SeenOrder, offer: Offer, terms: Terms) -> Iterator[Difference]:
    total, currency = total_on_pages(seen.rows)
    if total is None:
        yield Difference(what=Unlike.NO_TOTAL)
    elif total.value not in (offer.total, terms.net):
        yield Difference(
            what=Unlike.TOTAL, values=(("said", str(total.value)), ("offered", str(offer.total)))
        )
    if currency is not None and currency.value != offer.currency:
        yield Difference(what=Unlike.CURRENCY, values=(("said", currency.value), ("offered", offer.currency)))


def _terms(seen: SeenOrder, terms: Terms) -> Iterator[Difference]:
    """Days of payment and discounts that were not offered."""
    for line in seen.lines:
        plain = folded(line)
        days = {int(one) for one in _DAYS.findall(plain)} if _PAYING.search(plain) else set()
        percents = {Decimal(one.replace(",", ".")) for one in _DISCOUNT.findall(plain)}
        if days - terms.days or {one.normalize() for one in percents} - {
            one.normalize() for one in terms.percents
        }:
            yield Difference(what=Unlike.TERMS, values=(("words", line.strip()[:120]),))
            return
