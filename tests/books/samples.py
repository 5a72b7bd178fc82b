"""Invoices of our own: sellers in seven countries, and drafts over every category and corner.

All names, addresses and numbers are invented; VAT identifiers only have right check digits.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from triage.books.invoice import Draft
from triage.books.reading import read_draft

Json = dict[str, Any]
TODAY = date(2026, 11, 21)

SELLERS: dict[str, Json] = {
    "DE": {
        "name": "Tischlerei Ahorn GmbH",
        "address": {"street": "Werkgasse 4", "postcode": "10115", "city": "Berlin", "country": "DE"},
        "vat_id": "DE136695976",
        "tax_number": "181/815/08155",
        "register": "HRB 12345 B",
        "email": "info@ahorn.example",
        "contact": {"person": "Mia Ahorn", "phone": "+49 30 5550100", "email": "mia@ahorn.example"},
        "bank": {"iban": "DE02120300000000202051", "bic": "BYLADEM1001"},
    },
    "AT": {
        "name": "Holzbau Gamsstein OG",
        "address": {"street": "Almweg 9", "postcode": "5020", "city": "Salzburg", "country": "AT"},
        "vat_id": "ATU13585627",
        "bank": {"iban": "AT611904300234573201"},
    },
    "FR": {
        "name": "Menuiserie Frêne SARL",
        "address": {"street": "3 rue des Copeaux", "postcode": "69002", "city": "Lyon", "country": "FR"},
        "vat_id": "FR40303265045",
        "register": "303 265 045",
        "bank": {"iban": "FR1420041010050500013M02606"},
    },
    "NL": {
        "name": "Timmerbedrijf Iep B.V.",
        "address": {"street": "Zaagpad 12", "postcode": "1012 AB", "city": "Amsterdam", "country": "NL"},
        "vat_id": "NL004495445B01",
        "register": "12345678",
        "bank": {"iban": "NL91ABNA0417164300"},
    },
    "IT": {
        "name": "Falegnameria Larice S.r.l.",
        "address": {"street": "Via dei Trucioli 7", "postcode": "20121", "city": "Milano", "country": "IT"},
        "vat_id": "IT00743110157",
        "bank": {"iban": "IT60X0542811101000000123456"},
    },
    "ES": {
        "name": "Carpintería Olmo S.L.",
        "address": {"street": "Calle de la Viruta 5", "postcode": "28004", "city": "Madrid", "country": "ES"},
        "vat_id": "ESB58378431",
        "bank": {"iban": "ES9121000418450200051332"},
    },
    "GB": {
        "name": "Rowan Joinery Ltd",
        "address": {"street": "8 Plane Lane", "postcode": "M1 1AE", "city": "Manchester", "country": "GB"},
        "vat_id": "GB980780684",
        "bank": {"iban": "GB29NWBK60161331926819"},
    },
}

PRIVATE: Json = {
    "name": "Bella Ruiz",
    "business": False,
    "address": {"street": "Lindenweg 3", "postcode": "50667", "city": "Köln", "country": "DE"},
}
BUYERS: dict[str, Json] = {
    "DE": {
        "name": "Carla Kontor AG",
        "business": True,
        "number": "10042",
        "address": {"street": "Am Markt 2", "postcode": "80331", "city": "München", "country": "DE"},
        "vat_id": "DE811569869",
    },
    "FR": {
        "name": "Atelier Noyer SAS",
        "business": True,
        "vat_id": "FR83404833048",
        "address": {"street": "1 quai du Bois", "postcode": "75004", "city": "Paris", "country": "FR"},
    },
    "AT": {
        "name": "Zirbe Handels GmbH",
        "business": True,
        "vat_id": "ATU12345675",
        "address": {"street": "Ring 1", "postcode": "1010", "city": "Wien", "country": "AT"},
    },
    "CH": {
        "name": "Arve AG",
        "business": True,
        "address": {"street": "Seestrasse 10", "postcode": "8002", "city": "Zürich", "country": "CH"},
    },
    "US": {
        "name": "Maple & Sons Inc.",
        "business": True,
        "address": {"street": "12 Elm St", "city": "Springfield", "country": "US"},
    },
    "GB": {
        "name": "Hazel & Co. Ltd",
        "business": True,
        "vat_id": "GB980780684",
        "address": {"street": "2 Fore Street", "postcode": "EC2Y 5EJ", "city": "London", "country": "GB"},
    },
    "NL": {
        "name": "Beuk Groothandel B.V.",
        "business": True,
        "vat_id": "NL810433941B01",
        "address": {"street": "Kade 5", "postcode": "3011 AA", "city": "Rotterdam", "country": "NL"},
    },
    "ES": {
        "name": "Muebles Haya S.L.",
        "business": True,
        "vat_id": "ESB64717838",
        "address": {"street": "Gran Vía 1", "postcode": "08007", "city": "Barcelona", "country": "ES"},
    },
}
LANGUAGES = {"DE": "de", "AT": "de", "FR": "fr", "NL": "nl", "IT": "it", "ES": "es", "GB": "en"}


def line(**changes: Any) -> Json:
    return {"name": "Chair, oak", "quantity": "2", "price": "19.99", "kind": "goods"} | changes


def invoice(country: str = "DE", **changes: Any) -> Json:
    """A draft's JSON that is right: a domestic invoice with two lines, number and date."""
    buyer = BUYERS.get(country, PRIVATE | {"address": SELLERS[country]["address"]})
    made: Json = {
        "seller": SELLERS[country],
        "buyer": buyer,
        "language": LANGUAGES[country],
        "currency": "GBP" if country == "GB" else "EUR",
        "lines": [
            line(name="Advice on site", quantity="2.5", unit="HUR", price="100", kind="service"),
            line(code="CHAIR-OAK"),
        ],
        "supply": {"date": "2026-11-20"},
        "terms": {"days": 14},
        "number": "INV-2026-0042",
        "issue_date": "2026-11-21",
    }
    return copy.deepcopy(made | changes)


def seller(country: str = "DE", **changes: Any) -> Json:
    return copy.deepcopy(SELLERS[country] | changes)


def buyer(country: str = "DE", **changes: Any) -> Json:
    return copy.deepcopy(BUYERS[country] | changes)


def read(found: Json) -> Draft:
    return read_draft(json.dumps(found).encode())


def good() -> Iterator[tuple[str, Json]]:
    """At least 60 drafts that are right, by name."""
    yield from _rates()
    yield from _categories()
    yield from _corners()
    yield from _documents()
    yield from _countries()


def _rates() -> Iterator[tuple[str, Json]]:
    yield "standard", invoice()
    yield "reduced", invoice(lines=[line(tax="reduced")])
    yield "two rates", invoice(lines=[line(), line(tax="reduced", price="7.35")])
    zero = line(name="Solar panel", tax="zero", price="450")
    yield "zero", invoice(buyer=PRIVATE, lines=[zero])
    yield "three rates", invoice(buyer=PRIVATE, lines=[line(), line(tax="reduced"), zero])
    old = {"number": "INV-2020-7", "issue_date": "2020-11-21", "supply": {"date": "2020-11-20"}}
    yield "16 % in autumn 2020", invoice(**old)
    yield "5 % in autumn 2020", invoice(lines=[line(tax="reduced")], **old)
    yield "private buyer", invoice(buyer=PRIVATE)


def _categories() -> Iterator[tuple[str, Json]]:
    service = [line(kind="service", tax="reverse_charge_eu", name="Plan")]
    yield "reverse charge to France", invoice(buyer=buyer("FR"), lines=service)
    yield "reverse charge to Austria", invoice(buyer=buyer("AT"), lines=service, language="en")
    goods = [line(tax="intra_community")]
    yield "goods to France", invoice(buyer=buyer("FR"), lines=goods)
    there = {"address": BUYERS["NL"]["address"], "name": "Store 4"}
    yield "goods to another address", invoice(buyer=buyer("NL"), lines=goods, deliver_to=there)
    yield "export to Switzerland", invoice(buyer=buyer("CH"), lines=[line(tax="export")])
    yield (
        "export to the United States in USD",
        invoice(buyer=buyer("US"), lines=[line(tax="export")], currency="USD", language="en"),
    )
    yield (
        "export in JPY",
        invoice(buyer=buyer("US"), lines=[line(tax="export", price="1234.5", quantity="1")], currency="JPY"),
    )
    outside = [line(kind="service", tax="outside_scope")]
    yield "service to Switzerland", invoice(buyer=buyer("CH"), lines=outside)
    yield "service to the United Kingdom", invoice(buyer=buyer("GB"), lines=outside, language="en")
    yield "exempt lessons", invoice(lines=[line(kind="service", tax="exempt_education")])
    yield "exempt and taxed", invoice(lines=[line(kind="service", tax="exempt_medical"), line()])
    two = [line(kind="service", tax="exempt_medical"), line(kind="service", tax="exempt_education")]
    yield "two exemptions", invoice(lines=two)
    yield "exempt letting", invoice(lines=[line(kind="property", tax="exempt_letting")])
    small = seller(small_business=True, vat_id="", register="")
    yield "small business", invoice(seller=small, lines=[line(tax="small_business")])
    yield (
        "small business with VAT id",
        invoice(seller=seller(small_business=True), lines=[line(tax="small_business")], buyer=PRIVATE),
    )
    build = [line(kind="construction", tax="reverse_charge_construction", name="Roof truss", unit="LS")]
    yield "construction between builders", invoice(buyer=buyer(construction=True), lines=build)
    yield (
        "construction for a private person",
        invoice(buyer=PRIVATE, lines=[line(kind="construction", labour="20", name="Stairs")]),
    )
    yield (
        "service to a private person in France",
        invoice(
            buyer=PRIVATE | {"address": BUYERS["FR"]["address"]}, lines=[line(kind="service")], language="fr"
        ),
    )
    yield (
        "goods below the threshold",
        invoice(seller=seller(below_eu_threshold=True), buyer=PRIVATE | {"address": BUYERS["FR"]["address"]}),
    )
    yield (
        "advice to a private person in Switzerland",
        invoice(
            buyer=PRIVATE | {"address": BUYERS["CH"]["address"]},
            lines=[line(kind="intangible", tax="outside_scope")],
        ),
    )


def _corners() -> Iterator[tuple[str, Json]]:
    off = {"reason": "Loyal customer", "percent": "10"}
    yield "line discount in percent", invoice(lines=[line(discounts=[off])])
    yield (
        "line discount and charge",
        invoice(
            lines=[
                line(
                    discounts=[{"reason": "Scratch", "amount": "3.33"}],
                    charges=[{"reason": "Oil", "amount": "1.25"}],
                )
            ]
        ),
    )
    yield "allowance on the whole", invoice(allowances=[off | {"tax": "standard"}])
    yield (
        "allowance for each rate",
        invoice(
            lines=[line(), line(tax="reduced")],
            allowances=[off | {"tax": "standard"}, {"reason": "Fair", "amount": "1.01", "tax": "reduced"}],
        ),
    )
    yield "freight", invoice(charges=[{"reason": "Freight", "amount": "12.90", "tax": "standard"}])
    yield "half a cent up", invoice(lines=[line(quantity="1", price="0.125")])
    yield "half a cent of tax up", invoice(lines=[line(quantity="1", price="0.50", tax="reduced")])
    yield "many small lines", invoice(lines=[line(quantity="3", price="0.333")] * 30)
    yield "price for a hundred", invoice(lines=[line(name="Screws", quantity="250", price="4.99", per="100")])
    yield "six decimals", invoice(lines=[line(quantity="1234.567891", price="0.012345")])
    yield "large", invoice(lines=[line(quantity="1000", price="999999.99")])
    yield "nothing to pay", invoice(lines=[line(price="0")])
    yield "already paid", invoice(paid="345.08")
    yield "partly paid", invoice(paid="100")
    yield "gross prices", invoice(buyer=PRIVATE, prices="gross", lines=[line(quantity="3", price="9.99")])
    yield (
        "gross prices, two rates",
        invoice(
            buyer=PRIVATE,
            prices="gross",
            lines=[line(quantity="7", price="9.99"), line(quantity="3", price="0.95", tax="reduced")],
        ),
    )
    yield (
        "gross with discount",
        invoice(buyer=PRIVATE, prices="gross", lines=[line(quantity="3", price="9.99", discounts=[off])]),
    )
    yield (
        "skonto in two steps",
        invoice(terms={"days": 30, "discounts": [{"percent": "3", "days": 7}, {"percent": "2", "days": 14}]}),
    )
    yield "due on a day", invoice(terms={"due": "2026-12-31", "text": "Thank you."})
    yield "period", invoice(supply={"start": "2026-10-01", "end": "2026-10-31"})
    yield (
        "line periods",
        invoice(
            lines=[
                line(supply={"start": "2026-10-01", "end": "2026-10-31"}),
                line(supply={"date": "2026-11-02"}),
            ]
        ),
    )
    yield "sixty lines", invoice(lines=[line(name=f"Part {place}", code=f"P-{place}") for place in range(60)])
    hostile = '#import "@preview/x:1.0.0" <script>&amp;]]> $x$ `code` *bold* \\u{41} {{ 7*7 }}'
    yield (
        "markup in names",
        invoice(buyer=buyer(name=hostile), lines=[line(name=hostile, description=hostile)]),
    )
    yield "long names", invoice(buyer=buyer(name="Donaudampfschifffahrt" * 14), lines=[line(name="W" * 300)])
    yield "Greek and Cyrillic", invoice(buyer=buyer(name="Ξύλο ΑΕ · Дерево ООО"))
    references = {"order": "PO-77", "contract": "C-1", "quote": "Q-118"}
    yield "references", invoice(**references, buyer=buyer(reference="Dept. 4"))
    yield "no bank", invoice(seller={key: value for key, value in seller().items() if key != "bank"})


def _documents() -> Iterator[tuple[str, Json]]:
    corrected = {"number": "INV-2026-0001", "issue_date": "2026-10-01", "net": "39.98", "tax": "7.60"}
    yield (
        "correction",
        invoice(
            type="correction", corrects=corrected, reason="Two chairs came back", lines=[line(quantity="-2")]
        ),
    )
    yield (
        "correction of one line",
        invoice(
            type="correction",
            corrects=corrected,
            reason="Price",
            lines=[line(quantity="-2"), line(price="18")],
        ),
    )
    yield (
        "down payment",
        invoice(type="down_payment", quote="Q-118", supply=None, lines=[line(kind="service")]),
    )
    earlier = [corrected, {"number": "INV-2026-0002", "issue_date": "2026-11-01", "net": "10", "tax": "1.90"}]
    yield (
        "rest",
        invoice(
            type="rest",
            quote="Q-118",
            earlier=earlier,
            allowances=[
                {"reason": "Billed with INV-2026-0001", "amount": "39.98", "tax": "standard"},
                {"reason": "Billed with INV-2026-0002", "amount": "10", "tax": "standard"},
            ],
        ),
    )
    yield (
        "rest with a cent of rounding",
        invoice(type="rest", quote="Q-1", earlier=earlier, due_target="345.09"),
    )


def _countries() -> Iterator[tuple[str, Json]]:
    for country in ("AT", "FR", "NL", "ES", "GB"):
        yield f"{country} standard", invoice(country)
        yield f"{country} reduced", invoice(country, lines=[line(tax="reduced")])
    for country in ("AT", "NL", "IT", "ES"):
        service = [line(kind="service", tax="reverse_charge_eu")]
        yield f"{country} service to France", invoice(country, buyer=buyer("FR"), lines=service)
    yield "IT goods to Germany", invoice("IT", buyer=buyer("DE"), lines=[line(tax="intra_community")])
    yield "FR goods to Germany", invoice("FR", buyer=buyer("DE"), lines=[line(tax="intra_community")])
    yield "AT 13 %", invoice("AT", lines=[line(tax="middle")])
    yield "FR 2.1 %", invoice("FR", lines=[line(tax="super_reduced")])
    yield (
        "FR franchise",
        invoice("FR", seller=seller("FR", small_business=True), lines=[line(tax="small_business")]),
    )
    yield "GB zero", invoice("GB", lines=[line(tax="zero", name="Book")])
    yield "GB export", invoice("GB", buyer=buyer("DE"), lines=[line(tax="export")])
    yield (
        "GB service to Germany",
        invoice("GB", buyer=buyer("DE"), lines=[line(kind="service", tax="outside_scope")]),
    )
    build = [line(kind="construction", tax="reverse_charge_construction")]
    yield "GB construction", invoice("GB", buyer=buyer("GB", construction=True), lines=build)
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        yield (
            f"in {language}",
            invoice(language=language, terms={"days": 14, "discounts": [{"percent": "2", "days": 7}]}),
        )


Mistake = Callable[[Json], object]


def _set(path: str, value: Any) -> Mistake:
    """A mistake: this value at that place (numbers count from 0; None takes the field away)."""

    def plant(found: Json) -> None:
        here: Any = found
        *way, last = [int(one) if one.isdigit() else one for one in path.split(".")]
        for step in way:
            here = here[step]
        if value is None:
            del here[last]
        else:
            here[last] = value

    return plant


MISTAKES: dict[str, Mistake] = {
    "no seller name": _set("seller.name", ""),
    "no seller street": _set("seller.address.street", None),
    "no seller country": _set("seller.address.country", None),
    "unknown country": _set("buyer.address.country", "XX"),
    "seller in a country without rules": _set("seller.address.country", "PL"),
    "no buyer name": _set("buyer.name", None),
    "no buyer street": _set("buyer.address.street", None),
    "no buyer city": _set("buyer.address.city", None),
    "no buyer postcode": _set("buyer.address.postcode", None),
    "wrong VAT id of the seller": _set("seller.vat_id", "DE136695975"),
    "wrong VAT id of the buyer": _set("buyer.vat_id", "DE811569868"),
    "VAT id without prefix": _set("seller.vat_id", "136695976"),
    "VAT id of another country": _set("buyer.vat_id", "FR83404833048"),
    "private person with VAT id": _set("buyer.business", False),
    "wrong German tax number": _set("seller.tax_number", "12/34"),
    "wrong IBAN": _set("seller.bank.iban", "DE02120300000000202052"),
    "wrong BIC": _set("seller.bank.bic", "NOBANK"),
    "unknown currency": _set("currency", "XYZ"),
    "currency with three decimals": _set("currency", "KWD"),
    "tax in another currency": _set("currency", "CHF"),
    "negative price": _set("lines.0.price", "-1"),
    "negative quantity": _set("lines.0.quantity", "-1"),
    "quantity 0": _set("lines.0.quantity", "0"),
    "a price of 10^12": _set("lines.0.price", "1000000000000"),
    "a total above the limit": _set("lines.0", line(quantity="9999999999", price="9999999999")),
    "not a number": _set("lines.0.price", "12,50"),
    "infinite": _set("lines.0.price", "1e999"),
    "seven decimals": _set("lines.0.price", "0.1234567"),
    "no lines": _set("lines", []),
    "line without name": _set("lines.0.name", "  "),
    "unknown field": _set("lines.0.qantity", "1"),
    "unknown tax case": _set("lines.0.tax", "luxury"),
    "unit that is no code": _set("lines.0.unit", "hours"),
    "unit that is in no list": _set("lines.0.unit", "QQQ"),
    "control character in a name": _set("buyer.name", "Acme\x07"),
    "reversed text": _set("buyer.name", "Acme \u202etxt"),
    "no date of supply": _set("supply", None),
    "supply after issue": _set("supply.date", "2026-12-24"),
    "period that ends before it starts": _set("supply", {"start": "2026-10-31", "end": "2026-10-01"}),
    "half a period": _set("supply", {"start": "2026-10-31"}),
    "due before issue": _set("terms", {"due": "2026-11-01"}),
    "due twice": _set("terms", {"due": "2026-12-01", "days": 3}),
    "skonto after the due date": _set("terms.discounts", [{"percent": "2", "days": 20}]),
    "skonto that grows": _set("terms.discounts", [{"percent": "2", "days": 5}, {"percent": "3", "days": 9}]),
    "discount larger than the line": _set("lines.0.discounts", [{"reason": "x", "amount": "500"}]),
    "discount with amount and percent": _set(
        "lines.0.discounts", [{"reason": "x", "amount": "5", "percent": "5"}]
    ),
    "discount of 101 %": _set("lines.0.discounts", [{"reason": "x", "percent": "101"}]),
    "allowance of a case that no line has": _set(
        "allowances", [{"reason": "x", "amount": "5", "tax": "reduced"}]
    ),
    "paid more than the total": _set("paid", "9999"),
    "due target that rounding cannot explain": _set("due_target", "300"),
    "number without date": _set("issue_date", None),
    "number with a line break": _set("number", "INV\n1"),
    "correction without its invoice": _set("type", "correction"),
    "rest without earlier invoices": _set("type", "rest"),
    "earlier invoice from the future": _set("earlier", [{"number": "INV-9", "issue_date": "2027-01-01"}]),
    "XRechnung": _set("buyer.reference", "04011000-1234512345-06"),
    "public buyer": _set("buyer.public", True),
    "Heligoland": _set("buyer.address.postcode", "27498"),
    "domestic tax on a service abroad": lambda found: found.update(
        buyer=buyer("FR"), lines=[line(kind="service")]
    ),
    "domestic tax on goods abroad": lambda found: found.update(buyer=buyer("FR"), lines=[line()]),
    "reverse charge without VAT id": lambda found: found.update(
        buyer=buyer("FR", vat_id=""), lines=[line(kind="service", tax="reverse_charge_eu")]
    ),
    "reverse charge at home": lambda found: found.update(
        lines=[line(kind="service", tax="reverse_charge_eu")]
    ),
    "construction reverse charge to no builder": lambda found: found.update(
        lines=[line(kind="construction", tax="reverse_charge_construction")]
    ),
    "construction between builders with tax": lambda found: found.update(
        buyer=buyer(construction=True), lines=[line(kind="construction")]
    ),
    "small business that shows tax": _set("seller.small_business", True),
    "exemption of a small business without being one": _set("lines.0.tax", "small_business"),
    "work on property abroad": lambda found: found.update(
        buyer=buyer("AT"), lines=[line(kind="construction")]
    ),
    "distance sale above the threshold": lambda found: found.update(
        buyer=PRIVATE | {"address": BUYERS["FR"]["address"]}, lines=[line()]
    ),
    "goods to Northern Ireland": lambda found: found.update(
        buyer=buyer(
            "GB", address={"street": "1 Quay", "postcode": "BT1 1AA", "city": "Belfast", "country": "GB"}
        ),
        lines=[line(tax="export")],
    ),
    "outside the scope beside tax": lambda found: found.update(
        buyer=buyer("CH"), lines=[line(kind="service", tax="outside_scope"), line(tax="export")]
    ),
    "Italian invoice by mail": lambda found: found.update(invoice("IT")),
    "French domestic invoice after September 2027": lambda found: found.update(
        invoice("FR", issue_date="2027-09-02", supply={"date": "2027-09-01"})
    ),
    "Spanish company in 2027": lambda found: found.update(
        invoice("ES", issue_date="2027-01-02", supply={"date": "2027-01-01"})
    ),
    "Austrian invoice above 10,000 without VAT id": lambda found: found.update(
        invoice("AT", buyer=buyer("AT", vat_id=""), lines=[line(quantity="1", price="9000")])
    ),
    "labour larger than the line": _set("lines.1.labour", "900"),
}
