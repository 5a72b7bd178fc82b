"""The checklist of a proposal, ticked from our records for whoever reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from triage.books.figures import day as shown_day
from triage.books.figures import money as shown_money
from triage.config import Person
from triage.config_checklists import DISCOUNT
from triage.drafting.checklist import LISTS, Known, checks, lines, own_checks
from triage.intent.words import fold
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow
from triage.ledger_drafts import DraftRow
from triage.pipeline.command_vendors import seen_of
from triage.pipeline.edges import Edges

WORDS_OF_DISCOUNT: Final = (
    "discount", "rabatt", "nachlass", "skonto", "remise", "rabais", "descuento", "desconto", "sconto",
    "korting",
)  # fmt: skip
LONG: Final = timedelta(days=180)
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


def lines_of(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> tuple[str, ...]:
    """Empty where the intent has none, or only the named person may read about it; a mere guess at what it
    is asks nobody to check anything, as long as no answer stands there."""
    facts = draft.facts
    guess = bool(facts.get("unsure")) and not draft.body
    what, owned = "" if guess else str(facts.get("intent", "")), edges.config.checklists
    said = fold(f"{facts.get('subject', '')} {facts.get('wrote', '')}")
    discount = what not in LISTS and any(one in said for one in WORDS_OF_DISCOUNT)
    named = [one for one in (what, DISCOUNT if discount else "") if one in LISTS or one in owned]
    if not named or facts.get("confidential"):
        return ()
    known = _known(edges, tx, draft, person, said)
    found = [check for name in named for check in checks(name, known)]
    own = [(line.text, line.known or "") for name in named for line in owned.get(name, ())]
    return lines([*found, *own_checks(own, known)], person.language)


def _known(edges: Edges, tx: Tx, draft: DraftRow, person: Person, said: str) -> Known:
    """What our records say; a name that is absent is not known."""
    address, language, facts = str(draft.facts["address"]), person.language, draft.facts
    customer = tx.books.customer_of(address)
    invoices = tx.books.invoices_of(customer.key) if customer else ()
    quotes = tx.books.quotes_of(customer.key) if customer else ()
    named = [one for one in invoices if one.number and _names(said, one.number)]
    found: dict[str, str | None] = {}
    twice = _paid_twice(tx, named or invoices, language)
    found |= {"paid_twice": twice} if twice else {}
    if named:
        found["their_invoice"] = named[0].number
        if all(one.settled_on for one in named):
            found["paid"] = ", ".join(_paid(one, language) for one in named)
        if (due := max(_back(tx, one) for one in named)) <= Decimal(str(person.amount_limit)):
            found["within_limit"] = shown_money(due, named[0].currency, language)
    numbers = [one.number for one in named]
    numbers += [one.number for one in quotes if one.number and fold(one.number) in said]
    found |= {"order_found": numbers[0]} if numbers else {}
    if customer is not None:
        still = [one.number for one in invoices if one.number and one.settled_on is None and one.sent_at]
        found["open_invoices"] = ", ".join(still) or "0"
        late = [one for one in invoices if _is_late(one, edges)]
        found |= {} if late else {"nothing_overdue": ""}
    if seen_of(tx, address):
        found["known_account"] = ""
    if facts.get("attachments"):
        found["photos"] = str(len(facts["attachments"]))
    return {**found, **_history(edges, tx, draft, address)}


def _paid(one: InvoiceRow, language: str) -> str:
    return shown_day(one.settled_on, language) if one.settled_on else ""


def _names(said: str, number: str) -> bool:
    """By its whole number, or by its last figures where they are long enough to be meant (*invoice 2231*)."""
    tail = re.search(r"\d{4,}$", number)
    return fold(number) in said or bool(tail and re.search(rf"(?<![\d.,]){tail[0]}(?![\d.,]*\d)", said))


def _back(tx: Tx, one: InvoiceRow) -> Decimal:
    """What there would be to pay back: what was paid beyond the invoice, else all of it."""
    paid = sum((payment.amount for payment in tx.books.payments(one.number)), Decimal())
    return paid - one.due if paid > one.due > 0 else abs(one.due)


def _paid_twice(tx: Tx, invoices: Sequence[InvoiceRow], language: str) -> str:
    """The days of two payments of one sum that are more than the invoice, and its number. Of an invoice that
    nobody named only where there is one such."""
    found = []
    for one in invoices:
        payments = tx.books.payments(one.number) if one.number else ()
        paid = sum((payment.amount for payment in payments), Decimal())
        sums = Counter(payment.amount for payment in payments)
        same = next((amount for amount, times in sums.most_common(1) if times > 1), None)
        if same is not None and paid > one.due > 0:
            days = [shown_day(each.paid_on, language) for each in payments if each.amount == same]
            found.append(f"{', '.join(days)}, {one.number}")
    return found[0] if len(found) == 1 else ""


def _is_late(one: InvoiceRow, edges: Edges) -> bool:
    return bool(one.sent_at and one.settled_on is None and one.due_date and one.due_date < edges.today)


def _history(edges: Edges, tx: Tx, draft: DraftRow, address: str) -> dict[str, str | None]:
    contact = tx.cases.contact(address)
    since = contact.first_at if contact else edges.clock.now()
    cases = tx.cases.cases_of_participant(address, _BEGINNING)
    complaints = [one for one in cases if one.intent == "complaint" and one.case_no != draft.case_no]
    found: dict[str, str | None] = {} if complaints else {"first_complaint": ""}
    if edges.clock.now() - since >= LONG:
        found["customer_since"] = f"{since:%m/%Y}"
    return found
