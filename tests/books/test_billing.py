"""Drafts from records: prices, tax cases, nothing guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.books.properties import ready
from tests.books.samples import TODAY, invoice, read
from triage.adapters.invoice_packs import pack_for
from triage.books.billing import Ordered, OwnPrice, draft_for, price_for
from triage.books.invoice import Address, Kind, Supply
from triage.books.records import Customer, Product
from triage.core.errors import OwnerError

SELLER = read(invoice()).seller
HOUR = Product(code="CONSULT-H", name="Advice", price=Decimal("96"), unit="HUR")
CHAIR = Product(code="CHAIR-OAK", name="Chair, oak", price=Decimal("19.99"), kind=Kind.GOODS)
ACME = Customer(
    key="kontor",
    name="Carla Kontor AG",
    business=True,
    vat_id="DE811569869",
    language="de",
    address=Address(street="Am Markt 2", postcode="80331", city="München", country="DE"),
)
NOYER = replace(
    ACME,
    key="noyer",
    name="Atelier Noyer SAS",
    vat_id="FR83404833048",
    address=Address(street="1 quai du Bois", postcode="75004", city="Paris", country="FR"),
)


def own(price: str, start: date | None = None, end: date | None = None) -> OwnPrice:
    return OwnPrice(customer="kontor", product="CONSULT-H", price=Decimal(price), start=start, end=end)


def test_a_draft_comes_from_records() -> None:
    """Quantity and note from the command, everything else from the records; ready to be billed."""
    ordered = [
        Ordered(product=HOUR, quantity=Decimal(3), note="March on site"),
        Ordered(product=CHAIR, quantity=Decimal(2)),
    ]
    draft = draft_for(SELLER, ACME, ordered, [own("90")], pack_for("DE"), TODAY)
    made = ready(replace(draft, supply=Supply(date=TODAY)))
    assert made.totals.net == Decimal("309.98")
    assert [one.tax for one in draft.lines] == ["standard", "standard"]
    assert (draft.language, draft.terms.days, draft.lines[0].description) == ("de", 14, "March on site")


def test_the_tax_case_follows_the_customer() -> None:
    """The same products for a business in France: reverse charge and intra-Community supply."""
    ordered = [Ordered(product=one, quantity=Decimal(1)) for one in (HOUR, CHAIR)]
    draft = draft_for(SELLER, NOYER, ordered, [], pack_for("DE"), TODAY)
    assert [one.tax for one in draft.lines] == ["reverse_charge_eu", "intra_community"]
    assert ready(replace(draft, supply=Supply(date=TODAY))).totals.tax == 0


def test_what_has_no_lawful_case_asks_a_person() -> None:
    """Work on a house in France is taxed there: refused with the line."""
    stairs = replace(HOUR, kind=Kind.CONSTRUCTION)
    with pytest.raises(OwnerError, match=r"lines\.1: has no tax case that is sure"):
        draft_for(SELLER, NOYER, [Ordered(product=stairs, quantity=Decimal(1))], [], pack_for("DE"), TODAY)


def test_own_prices_hold_from_day_to_day() -> None:
    """The list price before, the own price within, the list price after."""
    prices = [own("90", date(2026, 2, 1), date(2026, 2, 28))]
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)]
    assert [price_for(HOUR, ACME, prices, day) for day in days] == [96, 90, 90, 96]


def test_no_price_is_guessed() -> None:
    """Two own prices on a day, or none in the customer's currency, are refused."""
    with pytest.raises(OwnerError, match="two own prices"):
        price_for(HOUR, ACME, [own("90"), own("91")], TODAY)
    with pytest.raises(OwnerError, match="no price in USD"):
        price_for(HOUR, replace(ACME, currency="USD"), [], TODAY)
