"""A month for whoever does the books: its list, its journal, the DATEV file and the originals, as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from triage.books import figures
from triage.books.datev import Client, batch_of, file_name
from triage.books.invoice import Draft, with_number
from triage.books.journal import CategorySum, Issued, journal_csv, list_csv, postings_of, sums_of, table
from triage.books.totals import Totals
from triage.config_books import DatevSection
from triage.core.refusal import Phrase
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow

Totalled = Callable[[Draft, date], Totals]
INDEX: Final = ("number", "file", "sha256", "octets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """All documents that took a number in a month. ``unfinished``: numbers whose file is still being made."""

    first: date
    last: date
    issued: Sequence[Issued]
    rows: Sequence[InvoiceRow]
    accounts: dict[str, str]
    unfinished: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Name -> octets, and what is to be said about them. ``left_out``: number -> why not in DATEV's file."""

    books: dict[str, bytes]
    originals: dict[str, bytes]
    left_out: dict[str, Phrase]


def read_month(tx: Tx, span: tuple[date, date], totalled: Totalled) -> Month:
    """Totals are computed again from what was issued: the same rules, the same day, the same cents."""
    rows = [one for one in tx.books.issued_between(*span) if one.number and one.issue_date]
    accounts = {one.code: one.account for one in tx.books.products() if one.account}
    return Month(
        first=span[0],
        last=span[1],
        issued=[_issued(tx, one, totalled) for one in rows],
        rows=rows,
        accounts=accounts,
        unfinished=[one.number for one in rows if not one.pdf_sha256],
    )


def _issued(tx: Tx, row: InvoiceRow, totalled: Totalled) -> Issued:
    assert row.issue_date is not None
    draft = with_number(row.content, row.number, row.issue_date)
    customer = tx.books.customer(row.customer)
    paid = sum((one.amount for one in tx.books.payments(row.number)), Decimal(0))
    return Issued(
        draft=draft,
        totals=totalled(draft, row.issue_date),
        due_date=row.due_date,
        debtor=customer.debtor if customer is not None else "",
        paid=paid,
    )


def files_of(tx: Tx, month: Month, datev: DatevSection, made: datetime) -> Files:
    """The files of a month; DATEV's only where its numbers are configured."""
    stamp = f"{month.first:%Y-%m}"
    postings = [posting for one in month.issued for posting in postings_of(one, month.accounts)]
    books = {f"invoices-{stamp}.csv": list_csv(month.issued), f"journal-{stamp}.csv": journal_csv(postings)}
    left_out: dict[str, Phrase] = {}
    if datev.on:
        batch = batch_of(postings, _client(datev), month.first, month.last, made)
        books[file_name(month.first)] = batch.octets
        left_out = dict(batch.left_out)
    originals = dict(_originals(tx, month))
    books[f"originals-{stamp}.csv"] = table(INDEX, [_index(month, one, originals) for one in month.rows])
    return Files(books=books, originals=originals, left_out=left_out)


def _client(section: DatevSection) -> Client:
    return Client(
        consultant=section.consultant,
        number=section.client,
        chart=section.chart,
        account_length=section.account_length,
        year_starts=section.year_starts,
        debtor=section.debtor,
        accounts=section.accounts,
    )


def _originals(tx: Tx, month: Month) -> Iterator[tuple[str, bytes]]:
    for row in month.rows:
        octets = tx.books.invoice_file(row.invoice_id, "pdf")
        if octets:
            yield original_name(row.number), octets


def original_name(number: str) -> str:
    """``INV-2026-0042.pdf``; no number makes a path."""
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in number).lstrip(".") + ".pdf"


def _index(month: Month, row: InvoiceRow, originals: dict[str, bytes]) -> Sequence[str]:
    name = original_name(row.number)
    octets = originals.get(name)
    if octets is None:
        return (row.number, "", "", "")
    return (row.number, name, hashlib.sha256(octets).hexdigest(), str(len(octets)))


# ---------------------------------------------------------------- in words


def in_words(month: Month, words: dict[str, str], language: str) -> list[str]:
    """The list and its sums as lines of a mail."""
    lines = [f"{month.first:%m/%Y}: {words['documents'].format(count=len(month.issued))}"]
    for one in month.issued:
        gross = figures.money(one.totals.gross, one.draft.currency, language)
        day = figures.day(one.day, language)
        lines.append(f"  {one.number}  {day}  {one.draft.buyer.name[:40]}  {gross}")
    if month.issued:
        lines += ["", words["sums"], *(_sum_line(one, words, language) for one in sums_of(month.issued))]
    return lines


def _sum_line(one: CategorySum, words: dict[str, str], language: str) -> str:
    rate = f"{figures.percent(one.percent, language)} %" if one.percent else "0 %"
    net, tax = (figures.money(value, one.currency, language) for value in (one.net, one.tax))
    return f"  {one.category} {rate}: {words['net']} {net}, {words['tax']} {tax}"
