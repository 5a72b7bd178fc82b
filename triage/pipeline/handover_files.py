"""The files of a hand-over, made as its mail leaves: the draft, its lines as CSV, the thread's documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from triage.books import figures
from triage.books.money import minor_unit, round_half_up
from triage.books.seen_lines import SeenLine, seen_lines_csv
from triage.drafting.paper_words import paper_say
from triage.ledger import Tx
from triage.ledger_papers import PaperRow
from triage.mail.message import File
from triage.pipeline.document_files import file_name
from triage.pipeline.papers import values

FilesOf = Callable[[bytes], Sequence[File]]
DraftPage = Callable[[Sequence[str]], bytes]


def handover_files(
    tx: Tx, handover: Mapping[str, Any], files_of: FilesOf, draft_page: DraftPage | None
) -> list[File]:
    """In the order in which somebody reads them. Without the extra there is no draft page."""
    if "quote" in handover:
        return _of_our_quote(tx, handover, files_of, draft_page)
    row = tx.papers.paper(int(handover["paper"]))
    if row is None:
        return []
    name = file_name(row.number)
    files = []
    if draft_page is not None:
        files.append(_page(f"DRAFT-{name}.pdf", draft_page(draft_lines(row, handover))))
    lines = seen_lines(row)
    if lines:
        octets = seen_lines_csv(lines)
        files.append(File(filename=f"lines-{name}.csv", content_type="text/csv", octets=octets))
    files += _of(tx, row.message_key, files_of, only=row.sha256)
    return [*files, *_of(tx, int(handover["reply"]), files_of)]


def _of_our_quote(
    tx: Tx, handover: Mapping[str, Any], files_of: FilesOf, draft_page: DraftPage | None
) -> list[File]:
    """Of a quote that was written here: its lines are records, not readings."""
    quote = tx.books.quote_by_id(int(handover["quote"]))
    if quote is None:
        return []
    language, currency = str(handover["language"]), quote.content.currency
    lines = [
        SeenLine(
            name=one.name, quantity=figures.number(one.quantity, "en"), unit=one.unit, price=one.price,
            amount=round_half_up(one.price * one.quantity / one.per, minor_unit(currency)),
        )
        for one in quote.content.lines
    ]  # fmt: skip
    total = figures.money(quote.total, currency, language)
    head = [
        paper_say("draft_title", language, number=quote.number),
        quote.content.buyer.name,
        f"{paper_say('total', language)}: {total}",
    ]
    head += [paper_say("order", language, order=handover["order"])] if handover.get("order") else []
    name = file_name(quote.number)
    csv = File(filename=f"lines-{name}.csv", content_type="text/csv", octets=seen_lines_csv(lines))
    pages = tx.books.quote_pages(quote.quote_id)
    ours = [File(filename=f"{name}.pdf", content_type="application/pdf", octets=pages)] if pages else []
    text = [*head, *_as_lines(lines, currency)]
    drafts = [] if draft_page is None else [_page(f"DRAFT-{name}.pdf", draft_page(text))]
    return [*drafts, csv, *ours, *_of(tx, int(handover["reply"]), files_of)]


def _page(name: str, octets: bytes) -> File:
    return File(filename=name, content_type="application/pdf", octets=octets)


def _as_lines(lines: Sequence[SeenLine], currency: str) -> list[str]:
    found = []
    for place, one in enumerate(lines, start=1):
        count = f"{one.quantity} {one.unit}".strip()
        price = "" if one.price is None else f" × {one.price:,.2f}"
        found.append(f"{place}. {one.name}: {count}{price} = {one.amount:,.2f} {currency}".rstrip())
    return found


def _of(tx: Tx, message_key: int, files_of: FilesOf, only: str = "") -> list[File]:
    raw = tx.messages.octets(message_key)
    found = list(files_of(raw)) if raw is not None else []
    return [one for one in found if not only or hashlib.sha256(one.octets).hexdigest() == only]


def draft_lines(row: PaperRow, handover: Mapping[str, Any]) -> list[str]:
    """The draft as lines of a page; the first is its title."""
    language = str(handover["language"])
    found = [
        paper_say("draft_title", language, number=row.number),
        str(handover["who"]),
        *values(row, language),
    ]
    if handover.get("order"):
        found.append(paper_say("order", language, order=handover["order"]))
    found.append(paper_say("their_words", language, words=handover["words"]))
    found += _as_lines(seen_lines(row), row.currency)
    if row.facts.get("lines") and not row.facts.get("whole"):
        found.append(paper_say("lines_unsure", language))
    return found


def seen_lines(row: PaperRow) -> list[SeenLine]:
    return [
        SeenLine(
            name=str(name), quantity=str(quantity), unit=str(unit),
            price=Decimal(price) if price else None, amount=Decimal(amount),
        )
        for name, quantity, unit, price, amount in row.facts.get("lines", ())
    ]  # fmt: skip
