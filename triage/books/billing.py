"""From records to a draft: the buyer of a customer, the line of a product, the price that holds that day.

Amounts come from here only; a quantity and a note are all that a command may add.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pydantic import with_config

from triage.books.fields import CurrencyCode, Day, Identifier, Price
from triage.books.invoice import STRICT, Buyer, Draft, Line, Seller, Terms
from triage.books.labour import labour_of
from triage.books.pack import Pack
from triage.books.records import Customer, Product
from triage.books.tax import lawful_cases, proposed_case
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal


@with_config(STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPrice:
    """A customer's own price of a product, from a day to a day (both included, open where None)."""

    customer: Identifier
    product: Identifier
    price: Price
    currency: CurrencyCode = "EUR"
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """One wish: a product of the list, how many, and a note for the line."""

    product: Product
    quantity: Decimal
    note: str = ""


def price_for(product: Product, customer: Customer, prices: Sequence[OwnPrice], day: date) -> Decimal:
    """The customer's own price on that day, else the list price. Raises OwnerError where the currencies
    differ, or where two own prices hold: no price is guessed."""
    own = [one for one in prices if one.customer == customer.key and one.product == product.code]
    valid = [
        one
        for one in own
        if (one.start or day) <= day <= (one.end or day) and one.currency == customer.currency
    ]
    if len({one.price for one in valid}) > 1:
        what = Phrase("has two own prices for {customer} on {day}", customer=customer.key, day=day)
        raise OwnerError(Refusal(where=product.code, what=what, mend=Phrase("End one of them.")))
    if valid:
        return valid[0].price
    if product.currency != customer.currency:
        what = Phrase("has no price in {currency}", currency=customer.currency)
        raise OwnerError(Refusal(where=product.code, what=what, found=product.currency))
    return product.price


def buyer_of(customer: Customer) -> Buyer:
    return Buyer(
        name=customer.name,
        address=customer.address,
        business=customer.business,
        vat_id=customer.vat_id,
        number=customer.debtor,
        reference=customer.reference,
        email=customer.emails[0] if customer.emails else "",
        construction=customer.construction,
        public=customer.public,
    )


def draft_for(
    seller: Seller,
    customer: Customer,
    ordered: Sequence[Ordered],
    prices: Sequence[OwnPrice],
    pack: Pack,
    day: date,
) -> Draft:
    """A draft from records: prices, terms, language and tax cases found; without supply date and number.
    Raises OwnerError with every line that a person has to decide."""
    shown = bool(pack.labour_source) and not customer.business
    lines = tuple(
        _line(one, customer, price_for(one.product, customer, prices, day), shown) for one in ordered
    )
    draft = Draft(
        seller=seller,
        buyer=buyer_of(customer),
        lines=lines,
        currency=customer.currency,
        language=customer.language or "en",
        terms=Terms(days=customer.days, discounts=customer.discounts),
    )
    return replace(draft, lines=_taxed(draft, pack))


def _line(one: Ordered, customer: Customer, price: Decimal, shown: bool) -> Line:
    """``shown``: the share of labour, where the customer can use it."""
    share = one.product.labour if shown else None
    return Line(
        name=one.product.name,
        code=one.product.code,
        description=one.note,
        quantity=one.quantity,
        unit=one.product.unit,
        price=price,
        tax=one.product.tax,
        kind=one.product.kind,
        labour=labour_of(price, one.quantity, share, customer.currency),
    )


def _taxed(draft: Draft, pack: Pack) -> tuple[Line, ...]:
    """Each line with the case that fits: the product's own, else the only lawful one."""
    found, problems = [], []
    for place, line in enumerate(draft.lines, start=1):
        case = proposed_case(pack, draft, line)
        if case is None:
            allowed = ", ".join(one.key for one in lawful_cases(pack, draft, line)) or Phrase("nothing")
            what = Phrase("has no tax case that is sure: a person must choose")
            problems.append(Refusal(where=f"lines.{place}", what=what, found=line.tax, allowed=allowed))
        else:
            found.append(replace(line, tax=case.key))
    if problems:
        raise OwnerError(*problems)
    return tuple(found)
