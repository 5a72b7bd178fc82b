"""T3b of an invoice: every condition read again, the next number taken, the file queued. One transaction.

From here on only a correction takes it back: the number is used, whatever happens to the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from triage.books.check import due_date
from triage.books.parts import refuse_over_billing, shares_of
from triage.books.reading import digest
from triage.books.stored import as_json
from triage.core.errors import OwnerError, Problem
from triage.core.lifecycle import DraftEvent
from triage.drafting.book_words import book_say
from triage.drafting.refusal_words import problems_said
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.pipeline import notices
from triage.pipeline.bookkeeping import press_for, queue_check, take_number
from triage.pipeline.document_files import document_of, press_of
from triage.pipeline.documents import asker
from triage.pipeline.edges import Edges
from triage.pipeline.quoted import agreed_of, parts_of

AGAIN: Final = timedelta(hours=1)


def numbered(edges: Edges, tx: Tx, draft: DraftRow) -> bool:
    """Whether the invoice took its number; else nothing of it leaves and the person was told why."""
    row = tx.books.invoice_by_id(int(document_of(draft.facts)["id"]))
    assert row is not None, "a draft of an invoice that is not there"
    try:
        if why := _stale(edges, row, draft):
            _once_more(edges, tx, row, draft, why)
            return False
        _not_over_billed(edges, tx, row)
        if row.state is not InvoiceState.PROPOSED or digest(row.content) != row.digest:
            raise OwnerError()
        number = take_number(edges, tx, "invoice", edges.today)
    except OwnerError as error:
        _dropped(edges, tx, row, draft, error.problems)
        return False
    _take(edges, tx, row, draft, number)
    return True


def _take(edges: Edges, tx: Tx, row: InvoiceRow, draft: DraftRow, number: str) -> None:
    day, now = edges.today, edges.clock.now()
    taken = tx.books.change_invoice(
        row.invoice_id, was=(InvoiceState.PROPOSED,), state=InvoiceState.NUMBERED, number=number,
        issue_date=day, due_date=due_date(row.content, day) or day, draft_id=draft.draft_id,
    )  # fmt: skip
    assert taken, "read in this very transaction"
    tx.drafts.move_draft(draft, DraftEvent.RELEASE)
    tx.outbox.queue(
        NewEffect(
            key=f"render:{row.invoice_id}",
            kind=EffectKind.RENDER,
            channel=Channel.BOOKS,
            content={"id": row.invoice_id, "draft": draft.draft_id, "number": number},
            due_at=now,
            priority=2,
            case_no=draft.case_no,
            draft_id=draft.draft_id,
        ),
        now,
    )
    data = {"number": number, "digest": row.digest, "issue_date": day.isoformat()}
    happened = NewEvent(
        kind="numbered", case_no=row.case_no, draft_id=draft.draft_id, data=data, decision=True
    )
    tx.journal.happened(happened, now=now)


def _stale(edges: Edges, row: InvoiceRow, draft: DraftRow) -> str:
    """What has changed since it was approved, so that its pages would be other ones."""
    press = press_for(edges)
    if row.content.seller != press.seller:
        return "[seller]"
    return "the layout or a renderer" if press_of(draft.frozen) != press.identity else ""


def _once_more(edges: Edges, tx: Tx, row: InvoiceRow, draft: DraftRow, why: str) -> None:
    """Checked and proposed anew, as it would be now."""
    content = replace(row.content, seller=press_for(edges).seller)
    person = asker(edges, row)
    text = book_say("stale", person.language, why=why)
    tx.drafts.move_draft(draft, DraftEvent.UNDO)
    again = int(row.facts.get("again", 0)) + 1
    tx.books.change_invoice(
        row.invoice_id, was=(InvoiceState.PROPOSED,), state=InvoiceState.CHECKING,
        content=as_json(content), digest=digest(content),
        facts={**row.facts, "again": again, "reasons": [text]},
    )  # fmt: skip
    queue_check(edges, tx, "invoice", row.invoice_id, row.case_no, again)


def _not_over_billed(edges: Edges, tx: Tx, row: InvoiceRow) -> None:
    """Another part of the same quote may have been issued since."""
    quote = tx.books.quote(row.content.quote) if row.content.quote else None
    if quote is None or not row.facts.get("part"):
        return
    agreed = agreed_of(edges, quote)
    totals = press_for(edges).prepared(row.content, edges.today).totals
    earlier = parts_of(edges, tx, quote)
    if len(earlier) != len(row.content.earlier):
        refuse_over_billing(quote.content, agreed, earlier, shares_of(row.content, totals))


def _dropped(edges: Edges, tx: Tx, row: InvoiceRow, draft: DraftRow, problems: Sequence[Problem]) -> None:
    tx.drafts.move_draft(draft, DraftEvent.UNDO)
    tx.books.change_invoice(row.invoice_id, was=(InvoiceState.PROPOSED,), state=InvoiceState.DROPPED)
    person = asker(edges, row)
    why = problems_said(problems, person.language) or row.state.value
    text = book_say("not_made", person.language, what=f"\n\n{why}\n")
    subject = f"{text.splitlines()[0].rstrip(': ')}: {row.customer} [#{row.case_no}]"
    key = f"dropped:{draft.draft_id}"
    notices.notice(edges, tx, key, person, subject, text, case_no=row.case_no)
