"""A quote or invoice that the firm made in its own program, as read from its pages.

Only what stands there in so many words is *sure*: a labelled number, a labelled day that cannot be another, a
total that the other figures bear out. All else is shown as a guess, and a person says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, Generic, TypeVar

from triage.books import seen_labels as labels
from triage.books.seen_lines import SeenLine
from triage.books.seen_rows import Cell, Row
from triage.books.seen_values import CODES, NUMBER, Day, Money, days, folded, moneys

T = TypeVar("T")
_MOST_ROWS: Final = 400
_CENT: Final = Decimal("0.01")
_CODES: Final = frozenset(CODES.split("|"))
_SPOKEN: Final = {"us dollars": "USD", "euros": "EUR", "pounds sterling": "GBP"}


class Document(StrEnum):
    QUOTE = "quote"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value and whether it may be shown as certain."""

    value: T
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """``exact``: from the XML inside, not from the pages."""

    document: Document
    number: Found[str] | None = None
    issued: Found[date] | None = None
    total: Found[Decimal] | None = None
    currency: Found[str] | None = None
    exact: bool = False

    @property
    def sure(self) -> bool:
        """Every field is there and certain."""
        found = (self.number, self.issued, self.total, self.currency)
        return all(one is not None and one.sure for one in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPaper:
    """A file of a mail that is a quote or an invoice. ``whole``: its lines add up to what it says."""

    filename: str
    sha256: str
    seen: Seen
    lines: tuple[SeenLine, ...] = ()
    whole: bool = False


def seen_in_fields(text: str) -> Seen | None:
    """From an e-invoice's own data, as the reader of mails lists them (``invoice number: …`` a line)."""
    if not text.startswith("e-invoice\n"):
        return None
    pairs = (line.partition(": ") for line in text.splitlines()[1:] if ": " in line)
    fields = {name: value.strip() for name, _, value in reversed(list(pairs))}
    number, currency = fields.get("invoice number", ""), fields.get("currency", "")
    return Seen(
        document=Document.INVOICE,
        number=Found(value=number, sure=True) if number else None,
        issued=_as_day(fields.get("issue date", "")),
        total=_as_total(fields.get("gross total", "")),
        currency=Found(value=currency, sure=True) if currency else None,
        exact=True,
    )


def _as_day(text: str) -> Found[date] | None:
    try:
        return Found(value=date.fromisoformat(text), sure=True)
    except ValueError:
        return None


def _as_total(text: str) -> Found[Decimal] | None:
    try:
        return Found(value=Decimal(text), sure=True)
    except InvalidOperation:
        return None


def seen_on_pages(rows: Sequence[Row]) -> Seen | None:
    """What the pages say; None where they are neither a quote nor an invoice."""
    page = [row for row in rows[:_MOST_ROWS] if row]
    document = _document(page)
    if document is None:
        return None
    total, currency = _total(page)
    return Seen(
        document=document,
        number=_number(page),
        issued=_issued(page),
        total=total,
        currency=currency or _currency(page),
    )


def _document(page: Sequence[Row]) -> Document | None:
    """By the document's own title, else by the label of its number."""
    for row in page[:60]:
        for cell in row:
            title = labels.TITLE.match(folded(cell.text))
            if title is not None and len(cell.text) < 60:
                return Document.QUOTE if labels.QUOTE.match(title["name"]) else Document.INVOICE
    named = [folded(cell.text) for row in page for cell in row if labels.NUMBER.search(folded(cell.text))]
    if named:
        return Document.QUOTE if labels.QUOTE.search(named[0]) else Document.INVOICE
    said = any(labels.INVOICE.search(folded(cell.text)) for row in page[:15] for cell in row)
    return Document.INVOICE if said else None


# ---------------------------------------------------------------- number


def _number(page: Sequence[Row]) -> Found[str] | None:
    found = [value for value in _numbers(page) if value]
    if not found:
        return None
    return Found(value=found[0], sure=len(set(found)) == 1)


def _numbers(page: Sequence[Row]) -> Iterator[str]:
    for place, row in enumerate(page):
        for spot, cell in enumerate(row):
            plain = folded(cell.text)
            label = labels.NUMBER.search(plain)
            if label is not None:
                yield _number_in(_after(cell, label.end())) or _beside(page, place, spot)
            elif labels.BARE_NUMBER.match(plain) and _under_title(page, place):
                yield _number_in(cell.text)


def _after(cell: Cell, end: int) -> str:
    """The text behind a label; folding may shift it by a character that has two."""
    text = cell.text[end:]
    return text.lstrip(" :.°º-")


def _number_in(text: str) -> str:
    found = NUMBER.match(text.lstrip(" :#"))
    if found is None:
        return ""
    number = found["number"].rstrip(".,/-")
    alone = not days(number) and not (moneys(number) and "," in number)
    return number if alone else ""


def _beside(page: Sequence[Row], place: int, spot: int) -> str:
    """The next cell to the right, else the nearest below."""
    row = page[place]
    right = _number_in(row[spot + 1].text) if spot + 1 < len(row) else ""
    if right:
        return right
    below = [one for line in page[place + 1 : place + 3] for one in line if one.under(row[spot])]
    return next((number for one in below if (number := _number_in(one.text))), "")


def _under_title(page: Sequence[Row], place: int) -> bool:
    above = [folded(cell.text) for row in page[max(0, place - 2) : place] for cell in row]
    return any(labels.TITLE.match(one) and len(one) < 30 for one in above)


# ---------------------------------------------------------------- day


def _issued(page: Sequence[Row]) -> Found[date] | None:
    """The day beside its label; else the day behind the number; else the only day there is, as a guess."""
    labelled = list(_labelled_days(page))
    if labelled:
        first = labelled[0]
        same = all(one.value == first.value for one in labelled)
        return Found(value=first.value, sure=(first.sure or _settled(page, first)) and same)
    every = [day for row in page for cell in row for day in days(cell.text)]
    once = {day.value for day in every}
    return Found(value=every[0].value, sure=False) if len(once) == 1 else None


def _labelled_days(page: Sequence[Row]) -> Iterator[Day]:
    for place, row in enumerate(page):
        for spot, cell in enumerate(row):
            plain = folded(cell.text)
            number = labels.NUMBER.search(plain)
            label = labels.DAY.search(plain)
            if label is not None and not labels.OTHER_DAY.search(plain[: label.end()]):
                yield from (days(cell.text[label.start() :]) or _days_beside(page, place, spot))[:1]
            elif number is not None:
                rest = plain[number.end() :].lstrip(" :.°º-")
                dated = rest.partition(" ")[2]
                if labels.DATED.match(dated):
                    yield from days(dated)[:1]


def _days_beside(page: Sequence[Row], place: int, spot: int) -> list[Day]:
    row = page[place]
    right = days(row[spot + 1].text) if spot + 1 < len(row) else []
    below = [day for line in page[place + 1 : place + 2] for one in line if one.under(row[spot])
             for day in days(one.text)]  # fmt: skip
    return right or below


def _settled(page: Sequence[Row], day: Day) -> bool:
    """Another day of the document shows how it writes them: 20-10 in one place settles 05-10 in another."""
    texts = [cell.text for row in page for cell in row]
    others = [one for text in texts for one in days(text) if one.value != day.value]
    same_year = [one for one in others if abs((one.value - day.value).days) < 400]
    return any(one.sure and one.value.day > 12 for one in same_year)


# ---------------------------------------------------------------- total


def total_on_pages(rows: Sequence[Row]) -> tuple[Found[Decimal] | None, Found[str] | None]:
    """The sum that a document names, and its currency, whatever kind of document it is."""
    page = [row for row in rows[:_MOST_ROWS] if row]
    total, currency = _total(page)
    return total, currency or _currency(page)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    money: Money
    final: bool


def _total(page: Sequence[Row]) -> tuple[Found[Decimal] | None, Found[str] | None]:
    """The sum with the strongest name; sure where another place says the same or the figures add up to it."""
    sums = list(_sums(page))
    if not sums:
        return None, None
    figures = [money.value for row in page for cell in row for money in moneys(cell.text)]
    counted = Counter(one.money.value for one in sums)

    def weight(one: _Sum) -> tuple[bool, bool, int, Decimal]:
        value = one.money.value
        return one.final, _adds_up(value, figures), counted[value], value

    best = max(sums, key=weight)
    value = best.money.value
    borne_out = _adds_up(value, figures) or counted[value] > 1 or figures.count(value) > 1
    sure = borne_out and value == max(counted)  # where more is named, it may be the whole and this a rest
    named = [one.money for one in sums if one.money.value == value and one.money.currency]
    currency = Found(value=named[0].currency, sure=named[0].sure_currency) if named else None
    return Found(value=value, sure=sure), currency


def _sums(page: Sequence[Row]) -> Iterator[_Sum]:
    """The last amount behind a label of a total; a row of net, tax and gross ends with the gross one."""
    for place, row in enumerate(page):
        for spot, cell in enumerate(row):
            plain = folded(cell.text)
            label = labels.TOTAL.search(plain)
            if label is None or (labels.PART.search(plain) and not labels.FINAL.search(plain)):
                continue
            behind = moneys(cell.text[label.end() :]) or _to_the_right(row, spot) or _below(page, place, cell)
            if behind:
                yield _Sum(money=behind[-1], final=labels.FINAL.search(plain) is not None)


def _to_the_right(row: Row, spot: int) -> list[Money]:
    """Amounts up to the next label."""
    found: list[Money] = []
    for cell in row[spot + 1 :]:
        amounts = moneys(cell.text)
        if not amounts and any(letter.isalpha() for letter in cell.text) and found:
            break
        found += amounts
    return found


def _below(page: Sequence[Row], place: int, label: Cell) -> list[Money]:
    rows = page[place + 1 : place + 2]
    return [money for row in rows for cell in row if cell.under(label) for money in moneys(cell.text)]


def _adds_up(total: Decimal, figures: Sequence[Decimal]) -> bool:
    """Two other figures of the page are its net and its tax (a tax of at most 30 %, perhaps none)."""
    held = set(figures)
    return any(
        total - net in held and _CENT <= total - net <= net * Decimal("0.3")
        for net in held
        if Decimal(0) < net < total
    )


def _currency(page: Sequence[Row]) -> Found[str] | None:
    """The code that most amounts carry, else one that the page names; several are a guess."""
    cells = [cell.text for row in page for cell in row]
    named = [money for text in cells for money in moneys(text) if money.currency]
    said = [
        code for text in cells for code in text.replace("(", " ").replace(")", " ").split() if code in _CODES
    ]
    codes = Counter([*(one.currency for one in named), *said])
    if not codes:
        spoken = [code for words, code in _SPOKEN.items() if any(words in folded(text) for text in cells)]
        return Found(value=spoken[0], sure=len(spoken) == 1) if spoken else None
    code, _ = codes.most_common(1)[0]
    marked = any(one.currency == code and one.sure_currency for one in named) or code in said
    return Found(value=code, sure=len(codes) == 1 and marked)
