"""What was issued in a month, for whoever does the books: a list, its sums by tax category, a journal.

One posting is one account and one tax rate of one invoice. Postings add up to their invoice, to the cent.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from triage.books.invoice import ZERO, DocumentType, Draft
from triage.books.money import divided, minor_unit, round_half_up, times
from triage.books.totals import CategoryTotal, Totals

JOURNAL: Final = (
    "date", "number", "type", "customer", "debtor", "vat id", "account", "case", "category", "percent", "net",
    "tax", "gross", "currency", "supplied", "due",
)  # fmt: skip
LIST: Final = ("number", "date", "customer", "net", "tax", "gross", "currency", "paid")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One issued document with its totals. ``debtor`` is the customer's number in the books."""

    draft: Draft
    totals: Totals
    due_date: date | None = None
    debtor: str = ""
    paid: Decimal = ZERO

    @property
    def number(self) -> str:
        return self.draft.number

    @property
    def day(self) -> date:
        assert self.draft.issue_date is not None, "a draft was never issued"
        return self.draft.issue_date

    @property
    def supplied(self) -> date | None:
        supply = self.draft.supply
        return None if supply is None else supply.date or supply.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """``case`` is the tax case of the pack; all amounts negative on a correction."""

    issued: Issued
    account: str
    case: str
    category: str
    percent: Decimal | None
    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorySum:
    """A month's sum of one category, rate and currency."""

    category: str
    percent: Decimal | None
    currency: str
    net: Decimal
    tax: Decimal


def sums_of(issued: Iterable[Issued]) -> list[CategorySum]:
    """By category (UNTDID 5305), rate and currency."""
    found: dict[tuple[str, str, Decimal | None], list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    for one in issued:
        for category in one.totals.categories:
            held = found[one.draft.currency, category.category, category.percent]
            held[0] += category.basis
            held[1] += category.tax
    order = sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1], -(pair[0][2] or ZERO)))
    return [
        CategorySum(category=category, percent=percent, currency=currency, net=net, tax=tax)
        for (currency, category, percent), (net, tax) in order
    ]


def postings_of(one: Issued, accounts: Mapping[str, str]) -> list[Posting]:
    """One posting for each account and rate. ``accounts``: product code -> its own account; the rest is
    posted under an empty account, which the chart fills by its tax case."""
    found: list[Posting] = []
    for category in one.totals.categories:
        shares = _shares(one, category, accounts)
        found += _split(one, category, shares)
    return found


def _shares(
    one: Issued, category: CategoryTotal, accounts: Mapping[str, str]
) -> dict[tuple[str, str], Decimal]:
    """(account, case) -> net of the lines, with allowances and charges of the whole where their case is."""
    shares: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for line, total in zip(one.draft.lines, one.totals.lines, strict=True):
        if (total.rated.category, total.rated.percent) == (category.category, category.percent):
            shares[accounts.get(line.code, ""), line.tax] += total.net
    for sign, group in ((-1, one.totals.allowances), (1, one.totals.charges)):
        for adjusted in group:
            if (adjusted.rated.category, adjusted.rated.percent) == (category.category, category.percent):
                shares["", adjusted.rated.case] += sign * adjusted.amount
    return {key: net for key, net in shares.items() if net} or {("", category.cases[0]): category.basis}


def _split(one: Issued, category: CategoryTotal, shares: Mapping[tuple[str, str], Decimal]) -> list[Posting]:
    """Net and tax of the category over its accounts; the largest takes what rounding leaves."""
    unit = minor_unit(one.draft.currency)
    whole = sum(shares.values(), ZERO)
    largest = max(shares, key=lambda key: abs(shares[key]))
    found: dict[tuple[str, str], list[Decimal]] = {}
    for key, share in shares.items():
        parts = (category.basis, category.tax)
        found[key] = [
            round_half_up(divided(times(part, share), whole), unit) if whole else ZERO for part in parts
        ]
    for place, right in ((0, category.basis), (1, category.tax)):
        found[largest][place] += right - sum((held[place] for held in found.values()), ZERO)
    return [
        Posting(
            issued=one, account=account, case=case, category=category.category,
            percent=category.percent, net=net, tax=tax,
        )
        for (account, case), (net, tax) in found.items()
    ]  # fmt: skip


# ---------------------------------------------------------------- as files


def journal_csv(postings: Sequence[Posting]) -> bytes:
    """UTF-8 with a byte order mark, semicolons, CRLF; days in ISO 8601, amounts with a decimal point."""
    rows = [
        (
            one.issued.day.isoformat(), one.issued.number, _type(one.issued.draft),
            one.issued.draft.buyer.name, one.issued.debtor, one.issued.draft.buyer.vat_id,
            one.account, one.case, one.category,
            _figure(one.percent), _figure(one.net), _figure(one.tax), _figure(one.gross),
            one.issued.draft.currency, _day(one.issued.supplied), _day(one.issued.due_date),
        )
        for one in postings
    ]  # fmt: skip
    return table(JOURNAL, rows)


def list_csv(issued: Sequence[Issued]) -> bytes:
    """The month's documents, one a row."""
    rows = [
        (
            one.number, one.day.isoformat(), one.draft.buyer.name, _figure(one.totals.net),
            _figure(one.totals.tax), _figure(one.totals.gross), one.draft.currency, _figure(one.paid),
        )
        for one in issued
    ]  # fmt: skip
    return table(LIST, rows)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A text that a spreadsheet would run as a formula gets an apostrophe; amounts stay as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_safe(one) for one in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(text: str) -> str:
    if not text.startswith(_FORMULA):
        return text
    return text if text[1:].replace(".", "", 1).isdigit() else f"'{text}"


def _type(draft: Draft) -> str:
    return {DocumentType.CORRECTION: "384", DocumentType.DOWN_PAYMENT: "386"}.get(draft.type, "380")


def _figure(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()
