"""Billing questions answered from the records: was it paid, what is open, may the discount still be taken.

Only about invoices of the customer who writes, from an address in their record. A number that belongs to
somebody else is told to a person and answered with nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from triage.books import figures
from triage.books.answers import answer
from triage.books.payments import discount_until
from triage.drafting.book_words import book_say
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState
from triage.mail.message import Level, Message
from triage.pipeline.command_payments import open_of
from triage.pipeline.edges import Edges

_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{1,29}")
ASKS: Final = frozenset({"invoice_query", "payment_notice", "refund_request"})
SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FromRecords:
    """A draft's text, or why there is none; ``warning`` in words for the person who is asked."""

    body: str = ""
    warning: str = ""


def from_records(edges: Edges, tx: Tx, message: Message, verdict: Verdict, language: str) -> FromRecords:
    """Empty where the mail is no such question or nobody's record."""
    if edges.press is None or verdict.intent not in ASKS:
        return FromRecords()
    sender = (message.person or message.author).addr_spec
    customer = tx.books.customer_of(sender)
    named = _named(tx, f"{message.subject}\n{message.reply}")
    foreign = [one for one in named if customer is None or one.customer != customer.key]
    if foreign:
        numbers = ", ".join(one.number for one in foreign)
        return FromRecords(warning=book_say("foreign_number", language, number=numbers, who=sender))
    if customer is None or message.authentication.level is Level.D or message.ambiguous:
        return FromRecords()
    own = [one for one in tx.books.invoices_of(customer.key) if one.state is InvoiceState.SENT]
    rows = named or [one for one in own if one.settled_on is None]
    if not rows or len(rows) > SHOWN:
        return FromRecords()
    lines = [_line(edges, tx, one, customer.language or edges.config.firm.language) for one in rows]
    return FromRecords(body="\n\n".join(lines))


def _named(tx: Tx, text: str) -> list[InvoiceRow]:
    """Invoices of ours whose number stands in the text, whole or by its last digits behind a word."""
    found: dict[str, InvoiceRow] = {}
    for word in dict.fromkeys(_NUMBER.findall(text)):
        row = tx.books.invoice(word.rstrip(".")) if any(map(str.isdigit, word)) else None
        if row is not None and row.state in (InvoiceState.SENT, InvoiceState.ISSUED):
            found[row.number] = row
    return list(found.values())


def _line(edges: Edges, tx: Tx, row: InvoiceRow, language: str) -> str:
    assert row.issue_date is not None
    values = {
        "number": row.number,
        "issued": figures.day(row.issue_date, language),
        "amount": figures.money(row.due, row.currency, language),
    }
    if row.settled_on is not None:
        return answer("settled", language, day=figures.day(row.settled_on, language), **values)
    still = open_of(tx, row)
    values["open"] = figures.money(still, row.currency, language)
    values["day"] = figures.day(row.due_date, language) if row.due_date else ""
    text = answer("part" if still != row.due else "open", language, **values)
    discount = discount_until(row.content.terms, row.issue_date, edges.today)
    if still != row.due or not row.content.terms.discounts:
        return text
    if discount is None:
        return f"{text} {answer('no_discount', language)}"
    percent, until = discount
    said = {"percent": figures.percent(percent, language), "until": figures.day(until, language)}
    return f"{text} {answer('discount', language, **said)}"
