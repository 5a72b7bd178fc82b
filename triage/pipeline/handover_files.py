"""The files of a hand-over, made as its mail leaves: the draft, its lines as CSV, the thread's documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

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
    row = tx.papers.paper(int(handover["paper"]))
    if row is None:
        return []
    name = file_name(row.number)
    files = []
    if draft_page is not None:
        page = draft_page(draft_lines(row, handover))
        files.append(File(filename=f"DRAFT-{name}.pdf", content_type="application/pdf", octets=page))
    lines = seen_lines(row)
    if lines:
        octets = seen_lines_csv(lines)
        files.append(File(filename=f"lines-{name}.csv", content_type="text/csv", octets=octets))
    files += _of(tx, row.message_key, files_of, only=row.sha256)
    return [*files, *_of(tx, int(handover["reply"]), files_of)]


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
    for place, one in enumerate(seen_lines(row), start=1):
        count = f"{one.quantity} {one.unit}".strip()
        price = "" if one.price is None else f" × {one.price:,.2f}"
        found.append(f"{place}. {one.name}: {count}{price} = {one.amount:,.2f} {row.currency}")
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
