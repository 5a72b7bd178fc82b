"""What stands on an invoice's pages: every string ready, nothing left to compute for the layout.

The layout (typst) gets this as JSON and never sees anything else, so that markup in a name stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from triage.books import figures
from triage.books.invoice import Address, Buyer, Draft, Line, Seller
from triage.books.money import MINOR_DIGITS
from triage.books.places import NAMES
from triage.books.prepare import Invoice, Words, exemption_of
from triage.books.totals import Adjusted, LineTotal, told

_LONG_RUN: Final = re.compile(r"\S{24,}")
_BREAK: Final = "\u200b"


def page_model(invoice: Invoice, words: Words, units: Mapping[str, str]) -> dict[str, Any]:
    """Strings, lists and dicts only. Amounts are written in the draft's language."""
    draft = invoice.draft
    return {
        "language": draft.language,
        "title": words[f"title_{draft.type.value}"],
        "draft": words["draft"] if invoice.is_draft else "",
        "sender": _sender(draft.seller),
        "seller": _seller_block(draft.seller),
        "buyer": [breakable(one) for one in _party(draft.buyer, draft.seller.address.country)],
        "facts": [[label, breakable(value)] for label, value in _facts(invoice, words)],
        "intro": _paragraphs(draft.intro),
        "heads": {key: words[key] for key in _HEADS},
        "lines": [
            _line(place, line, total, invoice, words, units)
            for place, (line, total) in enumerate(
                zip(draft.lines, invoice.totals.lines, strict=True), start=1
            )
        ],
        "sums": list(_sums(invoice, words)),
        "due": [words["due"], _money(invoice.totals.due, draft)],
        "earlier": _earlier(draft, words),
        "notes": [breakable(one) for one in _notes(invoice, words)],
        "terms": [breakable(part) for one in invoice.terms for part in _paragraphs(one)],
        "pay": _pay(invoice, words),
        "closing": _paragraphs(draft.closing),
        "foot": _foot(draft.seller, words),
        "page": words["page"],
    }


_HEADS: Final = ("position", "description", "quantity", "price", "tax", "amount")


def breakable(text: str) -> str:
    """Lets a run of 24 and more characters without a space break over lines."""
    return _LONG_RUN.sub(
        lambda run: _BREAK.join(run[0][at : at + 12] for at in range(0, len(run[0]), 12)), text
    )


def _paragraphs(text: str) -> list[str]:
    return [breakable(one.strip()) for one in text.split("\n") if one.strip()]


def _money(value: Decimal, draft: Draft) -> str:
    return figures.money(value, draft.currency, draft.language)


def _amount(value: Decimal, draft: Draft) -> str:
    return figures.amount(value, draft.currency, draft.language)


def _address(address: Address) -> Iterator[str]:
    yield from (one for one in (address.street, address.line2, address.line3) if one)
    place = f"{address.postcode} {address.city}".strip()
    yield f"{address.city} {address.postcode}".strip() if address.country == "GB" else place
    if address.region:
        yield address.region


def _party(buyer: Buyer, home: str) -> Iterator[str]:
    yield buyer.name
    if buyer.trade_name:
        yield buyer.trade_name
    if buyer.contact.person:
        yield buyer.contact.person
    yield from _address(buyer.address)
    if buyer.address.country != home:
        yield NAMES.get(buyer.address.country, buyer.address.country).upper()


def _sender(seller: Seller) -> str:
    return breakable(" · ".join([seller.name, *_address(seller.address)]))


def _seller_block(seller: Seller) -> list[str]:
    more = [seller.trade_name, seller.contact.phone, seller.contact.email or seller.email, seller.website]
    return [breakable(one) for one in (seller.name, *_address(seller.address), *more) if one]


def _facts(invoice: Invoice, words: Words) -> Iterator[tuple[str, str]]:
    draft = invoice.draft
    yield words["number"], draft.number or words["number_open"]
    yield words["issue_date"], _day(invoice.issued, draft) if draft.issue_date else words["number_open"]
    if draft.supply is not None and draft.supply.date is not None:
        yield words["supply_date"], _day(draft.supply.date, draft)
    elif draft.supply is not None:
        yield words["supply_period"], f"{_day(draft.supply.start, draft)} – {_day(draft.supply.end, draft)}"
    for label, value in (
        ("customer_number", draft.buyer.number),
        ("your_reference", draft.buyer.reference),
        ("order", draft.order),
        ("contract", draft.contract),
        ("quote", draft.quote),
        ("buyer_vat_id", draft.buyer.vat_id),
        ("contact", draft.seller.contact.person),
    ):
        if value:
            yield words[label], value
    if draft.deliver_to is not None:
        there = [draft.deliver_to.name, *_address(draft.deliver_to.address), draft.deliver_to.address.country]
        yield words["deliver_to"], ", ".join(one for one in there if one)


def _day(day: Any, draft: Draft) -> str:
    return figures.day(day, draft.language)


def _line(
    place: int, line: Line, total: LineTotal, invoice: Invoice, words: Words, units: Mapping[str, str]
) -> dict[str, Any]:
    draft = invoice.draft
    unit = units.get(line.unit, line.unit)
    price = figures.number(line.price, draft.language, least=MINOR_DIGITS[draft.currency])
    if line.per != 1:
        price += f" {words['per']} {figures.number(line.per, draft.language)}"
    rate = total.rated.percent
    return {
        "place": str(place),
        "name": breakable(f"{line.code} · {line.name}" if line.code else line.name),
        "details": list(_details(line, total, draft, words)),
        "quantity": f"{figures.number(line.quantity, draft.language)}\u00a0{unit}",
        "price": price,
        "tax": f"{figures.percent(rate, draft.language)}\u00a0%" if rate else "–",
        "amount": _amount(total.net if draft.prices == "net" else told(line, draft.currency), draft),
    }


def _details(line: Line, total: LineTotal, draft: Draft, words: Words) -> Iterator[str]:
    yield from _paragraphs(line.description)
    if draft.prices == "gross":
        yield f"{words['net']}: {_amount(total.net, draft)}"
    if line.supply is not None:
        start, end = line.supply.start or line.supply.date, line.supply.end or line.supply.date
        days = dict.fromkeys(_day(one, draft) for one in (start, end))
        yield f"{words['supply_date']}: {' – '.join(days)}"
    for adjusted, sign, label in (
        *((one, -1, words["discount"]) for one in total.discounts),
        *((one, 1, words["surcharge"]) for one in total.charges),
    ):
        yield breakable(f"{_adjusted(adjusted, label, draft)}: {_amount(sign * adjusted.amount, draft)}")


def _adjusted(adjusted: Adjusted, label: str, draft: Draft) -> str:
    return f"{_share(label, adjusted, draft)} ({adjusted.reason})"


def _share(label: str, adjusted: Adjusted, draft: Draft) -> str:
    if adjusted.percent is None:
        return label
    return f"{label} {figures.percent(adjusted.percent, draft.language)}\u00a0%"


def _sums(invoice: Invoice, words: Words) -> Iterator[list[str]]:
    """Label, amount, and "strong" where it is a total."""
    draft, totals = invoice.draft, invoice.totals
    if totals.allowances or totals.charges:
        yield [words["line_sum"], _amount(totals.line_sum, draft), ""]
    for one in totals.allowances:
        yield [breakable(_share(one.reason, one, draft)), _amount(-one.amount, draft), ""]
    for one in totals.charges:
        yield [breakable(_share(one.reason, one, draft)), _amount(one.amount, draft), ""]
    yield [words["net"], _amount(totals.net, draft), ""]
    for category in totals.categories:
        basis = _amount(category.basis, draft)
        if category.percent:
            label = words["vat_on"].format(
                percent=figures.percent(category.percent, draft.language), basis=basis
            )
        else:
            label = words["no_vat_on"].format(basis=basis)
        yield [label, _amount(category.tax, draft), ""]
    if len(totals.categories) > 1:
        yield [words["tax_sum"], _amount(totals.tax, draft), ""]
    yield [words["gross"], _amount(totals.gross, draft), "strong"]
    if totals.paid:
        yield [words["paid"], _amount(-totals.paid, draft), ""]
    if totals.rounding:
        yield [words["rounding"], _amount(totals.rounding, draft), ""]


def _notes(invoice: Invoice, words: Words) -> Iterator[str]:
    for one in invoice.totals.categories:
        if found := exemption_of(invoice, one):
            yield found.reason
    yield from invoice.notes
    if invoice.draft.prices == "gross":
        yield words["gross_prices"]
    yield words["amounts_in"].format(currency=invoice.draft.currency)


def _earlier(draft: Draft, words: Words) -> dict[str, Any]:
    """The invoices issued before on the same quote, with net and tax (§ 14 Abs. 5 UStG and its like)."""
    if not draft.earlier:
        return {}
    rows = [
        [
            one.number,
            _day(one.issue_date, draft),
            *(_amount(part, draft) for part in (one.net, one.tax, one.net + one.tax)),
        ]
        for one in draft.earlier
    ]
    net = sum((one.net for one in draft.earlier), Decimal(0))
    tax = sum((one.tax for one in draft.earlier), Decimal(0))
    return {
        "title": words["earlier"],
        "heads": [words["number"], words["issue_date"], words["net"], words["tax"], words["gross"]],
        "rows": rows,
        "sum": [words["earlier_sum"], "", *(_amount(one, draft) for one in (net, tax, net + tax))],
    }


def _pay(invoice: Invoice, words: Words) -> dict[str, Any]:
    bank = invoice.draft.seller.bank
    if bank is None or invoice.totals.due <= 0:
        return {}
    iban = " ".join(bank.iban[at : at + 4] for at in range(0, len(bank.iban), 4))
    rows = [[words["holder"], bank.holder or invoice.draft.seller.name], ["IBAN", iban]]
    if bank.bic:
        rows.append(["BIC", bank.bic])
    rows.append([words["purpose"], invoice.draft.number or words["number_open"]])
    return {
        "title": words["pay_to"],
        "rows": [[one, breakable(two)] for one, two in rows],
        "scan": words["scan"],
    }


def _foot(seller: Seller, words: Words) -> list[str]:
    """Up to three columns: who, registered how, legal."""
    numbers = [
        f"{words['vat_id']} {seller.vat_id}" if seller.vat_id else "",
        f"{words['tax_number']} {seller.tax_number}" if seller.tax_number else "",
        f"{words['register']} {seller.register}" if seller.register else "",
    ]
    columns = [
        ", ".join([seller.name, *_address(seller.address)]),
        " · ".join(one for one in numbers if one),
        " ".join(seller.legal.split()),
    ]
    return [breakable(one) for one in columns if one]
