"""What the books know of a question, as sentences for the customer: was it paid, what does it cost, until
when does our quote hold. Templates say them (``records``); no figure comes out of the mail.

Of invoices, quotes and own prices only those of the customer who writes, from an address in their record. A
number that belongs to somebody else is told to a person and answered with nothing. What is asked for and in
no record is named to the approver alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from triage.books import figures
from triage.books.answers import answer
from triage.books.billing import price_for
from triage.books.invoice import supply_day
from triage.books.money import percent_of
from triage.books.payments import discount_until
from triage.books.records import Product
from triage.core.errors import OwnerError
from triage.desk.asking import only_tells
from triage.drafting.book_words import book_say
from triage.intent.words import fold
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow, InvoiceState, QuoteRow, QuoteState
from triage.pipeline.command_payments import open_of
from triage.pipeline.edges import Edges
from triage.pipeline.record_dates import notice, ordered, visiting
from triage.pipeline.record_question import Question, invoices_in, quotes_in

_WORD: Final = re.compile(r"[^\W_]+")
_LEAST: Final = 4
"""Letters of a product's name, below which it is taken for an ordinary word."""
SHOWN: Final = 5
_PIECE: Final = frozenset({"C62", "H87"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FromRecords:
    """``said`` to the customer; ``warning`` and ``missing`` in words for the person who is asked."""

    said: tuple[str, ...] = ()
    warning: str = ""
    missing: tuple[str, ...] = ()


def from_records(
    edges: Edges, tx: Tx, intent: str, facts: Mapping[str, Any], case_no: int, *, language: str, reader: str
) -> FromRecords:
    """Empty where the intent asks for nothing of them; without books, settings alone speak.
    ``language`` is the draft's, ``reader`` that of the person who is asked."""
    ways = SAYS.get(intent) if edges.press is not None else SETTINGS_SAY.get(intent)
    if ways is None:
        return FromRecords()
    sender, text = str(facts["address"]), f"{facts['subject']}\n{facts['wrote']}"
    customer = tx.books.customer_of(sender)
    invoices, quotes = invoices_in(tx, text), quotes_in(tx, text)
    named = {one.number: one.customer for one in invoices} | {one.number: one.customer for one in quotes}
    foreign = [number for number, of in named.items() if customer is None or of != customer.key]
    if foreign:
        numbers = ", ".join(foreign)
        return FromRecords(warning=book_say("foreign_number", reader, number=numbers, who=sender))
    if facts.get("doubted"):
        return FromRecords()
    asked = Question(
        edges=edges, tx=tx, press=edges.press, customer=customer, text=text, case_no=case_no,
        language=language, invoices=invoices, quotes=quotes,
    )  # fmt: skip
    said = tuple(line for way in ways for line in way(asked))
    lacks = MISSING.get(intent, "") if not said else NEVER_KNOWN.get(intent, "")
    return FromRecords(said=said[:SHOWN], missing=(book_say(lacks, reader),) if lacks else ())


def settled(edges: Edges, tx: Tx, intent: str, sender: str, text: str) -> bool:
    """Whether they tell of a payment and nothing is left to do: our books hold it as complete, or the books
    are kept elsewhere, where the payment shows by itself, and nothing is asked."""
    if intent != "payment_notice":
        return False
    if edges.press is None:
        return only_tells(text)
    customer = tx.books.customer_of(sender)
    named = invoices_in(tx, text) if customer is not None else ()
    own = [one for one in named if customer is not None and one.customer == customer.key]
    return bool(named) and len(own) == len(named) and all(one.settled_on is not None for one in own)


# ---------------------------------------------------------------- what is said


def _invoices(asked: Question) -> list[str]:
    """Those they name, else all that are open."""
    if asked.customer is None:
        return []
    own = [one for one in asked.tx.books.invoices_of(asked.customer.key) if one.state is InvoiceState.SENT]
    rows = asked.invoices or [one for one in own if one.settled_on is None]
    return [_invoice(asked, one) for one in rows] if len(rows) <= SHOWN else []


def _invoices_named(asked: Question) -> list[str]:
    return _invoices(asked) if asked.invoices else []


def _invoice(asked: Question, row: InvoiceRow) -> str:
    assert row.issue_date is not None
    language, today = asked.language, asked.edges.today
    values = {
        "number": row.number,
        "issued": figures.day(row.issue_date, language),
        "amount": figures.money(row.due, row.currency, language),
    }
    if row.settled_on is not None:
        return answer("settled", language, day=figures.day(row.settled_on, language), **values)
    still = open_of(asked.tx, row)
    values["open"] = figures.money(still, row.currency, language)
    values["day"] = figures.day(row.due_date, language) if row.due_date else ""
    text = answer("part" if still != row.due else "open", language, **values)
    discount = discount_until(row.content.terms, row.issue_date, today)
    if still != row.due or not row.content.terms.discounts:
        return text
    if discount is None:
        return f"{text} {answer('no_discount', language)}"
    percent, until = discount
    said = {"percent": figures.percent(percent, language), "until": figures.day(until, language)}
    return f"{text} {answer('discount', language, **said)}"


def _quotes(asked: Question) -> list[str]:
    """The quotes they name, else the open one of this very case."""
    here = asked.tx.books.quotes_of_case(asked.case_no)
    rows = asked.quotes or [one for one in here if one.state is QuoteState.SENT]
    own = [one for one in rows if asked.customer is not None and one.customer == asked.customer.key]
    return [_quote(asked, one) for one in own]


def _quote(asked: Question, row: QuoteRow) -> str:
    values = {
        "number": row.number,
        "amount": figures.money(row.total, row.content.currency, asked.language),
        "day": figures.day(row.valid_until, asked.language),
    }
    over = row.state is not QuoteState.SENT or row.valid_until < asked.edges.today
    return answer("quote_over" if over else "quote", asked.language, **values)


def _prices(asked: Question) -> list[str]:
    """Of the products that they name by code or by the whole name in our list; the longest name counts."""
    folded = _plain(asked.text)
    named = {one.code: at for one in asked.tx.books.products() if (at := _name_in(one, folded))}
    inner = {a for a, x in named.items() for b, y in named.items() if a != b and x != y and x in y}
    found = [one for one in asked.tx.books.products() if one.code in named and one.code not in inner]
    return [line for one in found if (line := _price(asked, one))]


def _name_in(product: Product, folded: str) -> str:
    for name in (product.code, product.name):
        words = _plain(name)
        if len(words) >= _LEAST + 2 and words in folded:
            return words
    return ""


def _plain(text: str) -> str:
    """Letters and digits alone, with a space around each word."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _price(asked: Question, product: Product) -> str:
    """Net for a firm on record, with its own price where it has one; with the tax for everybody else."""
    day, customer = asked.edges.today, asked.customer
    if asked.press is None:
        return ""
    try:
        prices = asked.tx.books.prices(customer.key) if customer is not None else ()
        price = product.price if customer is None else price_for(product, customer, prices, day)
    except OwnerError:
        return ""  # two prices hold, or none in their currency: a person says which
    unit = "" if product.unit in _PIECE else f" / {asked.press.unit(product.unit, asked.language)}"
    rate = asked.press.pack().rate_on(product.tax, day)
    net = customer is not None and customer.business
    percent = rate.percent if rate is not None and not net else None
    amount = price if percent is None else price + percent_of(price, percent)
    currency = product.currency if customer is None else customer.currency
    shown = figures.money(amount, currency, asked.language)
    rates = {} if percent is None else {"percent": figures.percent(percent, asked.language)}
    key = "price" if percent is None else "price_gross"
    return answer(key, asked.language, name=product.name, price=f"{shown}{unit}", **rates)


def _supplied(asked: Question) -> list[str]:
    """When what a named invoice of theirs bills was supplied, or is to be."""
    days = [(one.number, one.content.supply) for one in asked.invoices]
    return [
        answer("supplied", asked.language, number=number, day=figures.day(day, asked.language))
        for number, supply in days
        if (day := supply_day(supply)) is not None
    ]


def _terms(asked: Question) -> list[str]:
    return [] if asked.customer is None else [answer("terms", asked.language, days=str(asked.customer.days))]


SAYS: Final[Mapping[str, tuple[Callable[[Question], list[str]], ...]]] = {
    "invoice_query": (_invoices,),
    "payment_notice": (_invoices,),
    "refund_request": (_invoices,),
    "delivery_status": (_supplied,),
    "product_question": (_prices, _quotes),
    "quote_request": (_quotes, _prices),
    "accepted_quote": (_quotes,),
    "order": (_prices, _terms),
    "appointment_request": (visiting,),
    "cancellation": (ordered, notice, _invoices_named),
}
"""What is joined to which template: one way for all."""

SETTINGS_SAY: Final = {"appointment_request": (visiting,)}
"""The same, of what stands in the owner's settings: for a firm that keeps its books elsewhere too."""

MISSING: Final = {
    "invoice_query": "missing_invoice",
    "payment_notice": "missing_invoice",
    "refund_request": "missing_invoice",
    "delivery_status": "missing_supply",
    "accepted_quote": "missing_quote",
    "appointment_request": "missing_visits",
    "cancellation": "missing_order",
}
"""What such a mail is about and no record holds: named to the approver alone. Prices are not: most of what
customers ask about is made for them and stands in no list."""

NEVER_KNOWN: Final = {"appointment_request": "no_diary"}
"""What no record can hold, although something is said: the approver looks it up before a yes."""
