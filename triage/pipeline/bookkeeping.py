"""From a wish to a document that is being checked: customer, products, case, draft, row, effect.

Nothing here decides to send anything: a document is checked and its pages are made outside every
transaction (``Channel.BOOKS``), then it is proposed to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from triage.books.billing import Ordered, draft_for
from triage.books.invoice import Draft, Supply
from triage.books.numbers import NumberRange, range_problem, take
from triage.books.reading import digest
from triage.books.records import Customer, Product, code_like, key_like
from triage.config import Person
from triage.core.errors import OwnerError, Problem
from triage.core.lifecycle import CaseState
from triage.core.refusal import Phrase, Refusal
from triage.intent.verdict import DecidedBy, Verdict
from triage.ledger import Tx
from triage.ledger_books import NewInvoice, NewQuote, QuoteRow
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.pipeline.edges import Edges
from triage.ports import Press

NO_BOOKS: Final = Refusal(where="books", what=Phrase('are not kept here: books = "own" is not set'))
RECENT: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A product's code, how many, and a note for the line."""

    code: str
    quantity: Decimal
    note: str = ""


def press_for(edges: Edges) -> Press:
    """Raises OwnerError where this firm keeps no books here, or cannot check an invoice."""
    if edges.press is not None:
        return edges.press
    raise OwnerError(*(edges.no_press or (NO_BOOKS,)))


def may_bill(person: Person) -> bool:
    """Money is for the bookkeeper and the owner."""
    return "bookkeeper" in person.roles or "owner" in person.roles


def billing_person(edges: Edges) -> Person:
    """Who is asked about money: the bookkeeper in charge of billing, any bookkeeper, else the owner."""
    able = [one for one in edges.config.people if may_bill(one)]
    charged = [one for one in able if "billing" in one.in_charge]
    keepers = [one for one in able if "bookkeeper" in one.roles]
    return [*charged, *keepers, edges.config.owner][0]


# ---------------------------------------------------------------- records


def customer_for(tx: Tx, word: str) -> Customer:
    """By key or by a known address. Raises OwnerError with the nearest key."""
    found = tx.books.customer_of(word) if "@" in word else tx.books.customer(word.lower())
    if found is not None:
        return found
    near = key_like(word, [one.key for one in tx.books.customers()])
    mend = (
        Phrase("Did you mean {near}?", near=near)
        if near
        else Phrase("First: #customer new KEY NAME STREET POSTCODE CITY COUNTRY EMAIL")
    )
    raise OwnerError(
        Refusal(where="customer", what=Phrase("there is no such customer"), found=word, mend=mend)
    )


def product_for(tx: Tx, code: str) -> Product:
    found = tx.books.product(code.upper())
    if found is not None:
        return found
    near = code_like(code, [one.code for one in tx.books.products()])
    mend = (
        Phrase("Did you mean {near}?", near=near)
        if near
        else Phrase("First: #product {code} PRICE UNIT NAME", code=code.upper())
    )
    raise OwnerError(Refusal(where="product", what=Phrase("there is no such product"), found=code, mend=mend))


def drafted(edges: Edges, tx: Tx, customer: Customer, wishes: Sequence[Wish], *, notes: bool = True) -> Draft:
    """Lines from records, nothing from prose. Raises OwnerError with every problem."""
    press = press_for(edges)
    ordered: list[Ordered] = []
    problems: list[Problem] = []
    for one in wishes:
        try:
            product = product_for(tx, one.code)
            ordered.append(Ordered(product=product, quantity=one.quantity, note=one.note if notes else ""))
        except OwnerError as error:
            problems += error.problems
    if problems:
        raise OwnerError(*problems)
    own = tx.books.prices(customer.key)
    draft = draft_for(press.seller, customer, ordered, own, press.pack(), edges.today)
    return draft if customer.language else replace(draft, language=edges.config.firm.language)


def recipient(customer: Customer) -> str:
    """Where its documents go: from the record only. Raises OwnerError where it has no address."""
    if not customer.emails:
        what = Phrase("has no mail address")
        mend = Phrase("Add one: #customer {customer} email ADDRESS", customer=customer.key)
        raise OwnerError(Refusal(where=customer.key, what=what, mend=mend))
    return customer.emails[0]


# ---------------------------------------------------------------- the case


def matter(edges: Edges, tx: Tx, customer: Customer, subject: str, person: Person, intent: str) -> int:
    """The case where this customer waits for us, or an open one of this kind, so that the document goes into
    their thread; else a new one. A confidential case is none of it."""
    now, address = edges.clock.now(), recipient(customer)
    recent = [
        one
        for each in customer.emails
        for one in tx.cases.cases_of_participant(each.lower(), now - RECENT)
        if not one.confidential and one.state is not CaseState.CLOSED
    ]
    waiting = [one for one in recent if one.waiting_since is not None]
    waiting = waiting or [one for one in recent if one.intent == intent]
    if waiting:
        return max(waiting, key=lambda one: one.changed_at).case_no
    verdict = Verdict(
        area=edges.intents[intent].area if intent in edges.intents else "billing",
        intent=intent, confidence=1.0, unsure=False, decided_by=DecidedBy.RULE,
    )  # fmt: skip
    contact = tx.cases.see_contact(address, customer.salutation, customer.language, now)
    case_no = tx.cases.open_case(
        contact_id=contact, subject=subject, verdict=verdict, language=customer.language,
        confidential=False, assigned_to=person.address, follows=None, now=now,
    )  # fmt: skip
    tx.cases.touch_case(case_no, now, waiting_since=None)
    tx.cases.join_case(case_no, [], [address.lower()])
    return case_no


# ---------------------------------------------------------------- quotes and invoices


def new_quote(
    edges: Edges,
    tx: Tx,
    customer: Customer,
    draft: Draft,
    case_no: int,
    asked_by: Person,
    facts: Mapping[str, Any] | None = None,
) -> QuoteRow:
    """A quote takes its number at once: numbers of quotes may have gaps."""
    press, day = press_for(edges), edges.today
    number = take_number(edges, tx, "quote", day)
    draft = replace(draft, quote=number, supply=None)
    totals = press.prepared(replace(draft, supply=Supply(date=day)), day).totals
    quote = NewQuote(
        number=number,
        customer=customer.key,
        case_no=case_no,
        content=draft,
        total=totals.gross,
        valid_until=day + timedelta(days=edges.config.invoices.valid_days),
        asked_by=asked_by.address,
        facts=dict(facts or {}),
    )
    quote_id = tx.books.add_quote(quote, edges.clock.now())
    queue_check(edges, tx, "quote", quote_id, case_no)
    _noted(edges, tx, "quote_begun", case_no, number=number, customer=customer.key)
    row = tx.books.quote_by_id(quote_id)
    assert row is not None
    return row


def new_invoice(
    edges: Edges,
    tx: Tx,
    customer: Customer,
    draft: Draft,
    case_no: int,
    asked_by: Person,
    facts: Mapping[str, Any] | None = None,
) -> int:
    """An invoice draft without number and date. Raises OwnerError with everything that keeps it from being
    lawful; the official rules are asked outside the transaction."""
    press, day = press_for(edges), edges.today
    recipient(customer)
    totals = press.prepared(draft, day).totals
    invoice = NewInvoice(
        customer=customer.key,
        case_no=case_no,
        content=draft,
        digest=digest(draft),
        net=totals.net,
        tax=totals.tax,
        due=totals.due,
        asked_by=asked_by.address,
        facts=dict(facts or {}),
    )
    invoice_id = tx.books.add_invoice(invoice, edges.clock.now())
    queue_check(edges, tx, "invoice", invoice_id, case_no)
    _noted(edges, tx, "invoice_begun", case_no, customer=customer.key, due=format(totals.due, "f"))
    return invoice_id


def queue_check(edges: Edges, tx: Tx, what: str, number: int, case_no: int, again: int = 0) -> None:
    now = edges.clock.now()
    tx.outbox.queue(
        NewEffect(
            key=f"check:{what}:{number}:{again}",
            kind=EffectKind.CHECK,
            channel=Channel.BOOKS,
            content={"what": what, "id": number},
            due_at=now,
            case_no=case_no,
        ),
        now,
    )


def _noted(edges: Edges, tx: Tx, kind: str, case_no: int, **data: str) -> None:
    tx.journal.happened(NewEvent(kind=kind, case_no=case_no, data=data), now=edges.clock.now())


# ---------------------------------------------------------------- numbers


def take_number(edges: Edges, tx: Tx, name: str, day: date) -> str:
    """The next number of a range, in this very transaction. Raises OwnerError where none can be taken."""
    number, after = take(current_range(edges, tx, name), day)
    tx.books.put_range(name, after)
    return number


def current_range(edges: Edges, tx: Tx, name: str) -> NumberRange:
    """As it stands in the store; a new one begins where the configuration says. The pattern is the
    configuration's: another one counts on, so that no number comes twice."""
    settings = edges.config.invoices
    pattern = settings.numbers if name == "invoice" else settings.quote_numbers
    if problem := range_problem(pattern):
        raise OwnerError(problem)
    found = tx.books.number_range(name)
    if found is not None:
        return replace(found, pattern=pattern)
    first = (settings.next_number or 1) if name == "invoice" else 1
    return NumberRange(pattern=pattern, last=first - 1, year=edges.today.year)
