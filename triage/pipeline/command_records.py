"""Master records by command: shown, made, changed, merged, found.

A new record is made at once. A change of one that is there comes back as a question: with a forged address
or price an invoice would go wrong, so it asks for what money asks for. Bank details are none of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from triage.books import figures
from triage.books.billing import OwnPrice
from triage.books.records import (
    Customer,
    Product,
    Twin,
    customer_problems,
    product_problems,
    twins,
)
from triage.books.stored import as_json, record_of
from triage.commands import requests_books as ask
from triage.commands.said import say
from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal
from triage.drafting.refusal_words import phrase_said
from triage.ledger import Tx
from triage.pipeline.actor import Actor
from triage.pipeline.bookkeeping import customer_for, press_for, product_for
from triage.pipeline.edges import Edges
from triage.pipeline.record_changes import propose_change
from triage.pipeline.record_fields import changed_emails, said

_ADDRESS = ("street", "postcode", "city", "country")
_PLAIN = {"vat": "vat_id"}
_YES = frozenset({"yes", "ja", "oui", "sí", "si", "sim", "sì", "true", "1"})
FOUND: Final = 12
_SPOKEN: Final = ("DE:de", "AT:de", "FR:fr", "ES:es", "PT:pt", "IT:it", "NL:nl", "GB:en", "IE:en")
LANGUAGE_OF: Final = dict(one.split(":") for one in _SPOKEN)
"""A new customer is written to in the language of their country until the record says another; where a
country has several, in the firm's."""


def result(
    edges: Edges,
    tx: Tx,
    actor: Actor,
    request: ask.AboutCustomer | ask.AboutProduct | ask.SetPrice | ask.Find,
) -> str:
    match request:
        case ask.AboutCustomer(new=True):
            return _new_customer(tx, actor, request)
        case ask.AboutCustomer(merge=str(into)) if into:
            return _merge(edges, tx, actor, request.key, into)
        case ask.AboutCustomer(fields=fields) if fields:
            return _change_customer(edges, tx, actor, request)
        case ask.AboutCustomer():
            return _show_customer(tx, actor, customer_for(tx, request.key))
        case ask.AboutProduct(fields=fields) if fields:
            return _put_product(edges, tx, actor, request)
        case ask.AboutProduct():
            return _shown(as_json(product_for(tx, request.code)))
        case ask.SetPrice():
            return _price(edges, tx, actor, request)
        case ask.Find():
            return _find(tx, actor, request.text)


# ---------------------------------------------------------------- customers


def changed(record: dict[str, Any], fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The plain record with fields set as they were typed; what cannot be is found when it is read."""
    new = {**record, "address": dict(record.get("address", {}))}
    for name, value in fields:
        if name in _ADDRESS:
            new["address"][name] = value.upper() if name == "country" else value
        elif name == "email":
            new["emails"] = changed_emails(new.get("emails", ()), value)
        elif name == "days":
            new["days"] = int(value) if value.isdigit() else value
        elif name == "discount":
            new["discounts"] = _steps(value)
        elif name in ("business", "construction", "public"):
            new[name] = value.casefold() in _YES
        elif name in ("currency", "vat"):
            new[_PLAIN.get(name, name)] = value.upper()
        else:
            new[name] = value
    return new


def _steps(value: str) -> list[dict[str, Any]]:
    """``2%10 1%20``: percent off within so many days; ``0`` none."""
    steps = []
    for one in value.replace(",", ".").split():
        percent, _, days = one.partition("%")
        if percent.strip("0."):
            steps.append({"percent": percent, "days": int(days) if days.isdigit() else days})
    return steps


def checked(customer: Customer) -> Customer:
    """Raises OwnerError with everything that keeps it from being billed."""
    if problems := customer_problems(customer):
        raise OwnerError(*problems)
    return customer


def _new_customer(tx: Tx, actor: Actor, request: ask.AboutCustomer) -> str:
    if tx.books.customer(request.key) is not None:
        raise OwnerError(Refusal(where=request.key, what=Phrase("is there already")))
    vat = dict(request.fields).get("vat", "")
    country = dict(request.fields).get("country", "").upper()
    base = {"key": request.key, "business": bool(vat), "language": LANGUAGE_OF.get(country, "")}
    customer = checked(record_of(Customer, changed(base, request.fields)))
    _no_ones_address(tx, customer)
    tx.books.put_customer(customer)
    parts = [say("record_kept", actor.language, what=customer.key), *_doubles(tx, actor, customer.key)]
    return "\n".join(parts)


def _no_ones_address(tx: Tx, customer: Customer) -> None:
    """An address belongs to one customer: with two, mail would be billed to the wrong one."""
    for address in customer.emails:
        other = tx.books.customer_of(address)
        if other is not None and other.key != customer.key:
            what = Phrase("is the address of {customer}", customer=other.key)
            raise OwnerError(Refusal(where=customer.key, what=what, found=address))


def _doubles(tx: Tx, actor: Actor, key: str) -> list[str]:
    """Who is probably the same: a merge is proposed, never done."""
    found: list[Twin] = [one for one in twins(tx.books.customers()) if key in (one.one, one.other)]
    language = actor.language
    return [
        say(
            "twin",
            language,
            mine=key,
            other=one.other if one.one == key else one.one,
            why=phrase_said(one.because.words, language),
        )
        for one in found
    ]


def _change_customer(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutCustomer) -> str:
    old = customer_for(tx, request.key)
    new = checked(record_of(Customer, changed(as_json(old), request.fields)))
    _no_ones_address(tx, new)
    if new == old:
        return say("record_same", actor.language, what=old.key)
    propose_change(edges, tx, actor.person, "customer", old.key, as_json(old), as_json(new), said(actor))
    return say("record_asked", actor.language, what=old.key)


def _merge(edges: Edges, tx: Tx, actor: Actor, key: str, into: str) -> str:
    """The first one's documents, prices and addresses become the second one's; asked first."""
    one, other = customer_for(tx, key), customer_for(tx, into)
    both = replace(other, emails=tuple(dict.fromkeys((*other.emails, *one.emails))))
    old = {"key": f"{one.key} + {other.key}", **as_json(one)}
    change = as_json(both)
    propose_change(edges, tx, actor.person, "customer", other.key, old, change, said(actor), merge=one.key)
    return say("record_asked", actor.language, what=f"{one.key} -> {other.key}")


def _show_customer(tx: Tx, actor: Actor, customer: Customer) -> str:
    shown = _shown(as_json(customer))
    prices = [
        f"{one.product}: {figures.money(one.price, one.currency, actor.language)}"
        for one in tx.books.prices(customer.key)
    ]
    return "\n".join([shown, *prices, *_doubles(tx, actor, customer.key)])


# ---------------------------------------------------------------- products and prices


def _put_product(edges: Edges, tx: Tx, actor: Actor, request: ask.AboutProduct) -> str:
    old = tx.books.product(request.code)
    base: dict[str, Any] = as_json(old) if old is not None else {"code": request.code}
    fields = {name: value.upper() if name == "unit" else value for name, value in request.fields}
    if "labour" in fields:
        fields["labour"] = fields["labour"].strip(" %").replace(",", ".")
    if old is None and "name" not in fields:
        fields["name"] = request.code
    new = record_of(Product, {**base, **fields})
    problems = product_problems(new)
    if new.tax and new.tax not in press_for(edges).pack().cases:
        allowed = ", ".join(sorted(press_for(edges).pack().cases))
        problems.append(
            Refusal(where="tax", what=Phrase("is no tax case here"), found=new.tax, allowed=allowed)
        )
    if problems:
        raise OwnerError(*problems)
    if old is None:
        tx.books.put_product(new)
        return say("record_kept", actor.language, what=new.code)
    if new == old:
        return say("record_same", actor.language, what=new.code)
    propose_change(edges, tx, actor.person, "product", new.code, as_json(old), as_json(new), said(actor))
    return say("record_asked", actor.language, what=new.code)


def _price(edges: Edges, tx: Tx, actor: Actor, request: ask.SetPrice) -> str:
    customer, product = customer_for(tx, request.customer), product_for(tx, request.code)
    before = [one for one in tx.books.prices(customer.key) if one.product == product.code]
    new = record_of(
        OwnPrice,
        {
            "customer": customer.key, "product": product.code, "price": format(request.price, "f"),
            "currency": customer.currency, **({"start": request.start} if request.start else {}),
        },
    )  # fmt: skip
    first = {"customer": customer.key, "product": product.code, "price": _list_price(product)}
    old: dict[str, Any] = as_json(before[-1]) if before else first
    propose_change(
        edges, tx, actor.person, "price", f"{customer.key} {product.code}", old, as_json(new), said(actor)
    )
    return say("record_asked", actor.language, what=f"{customer.key} {product.code}")


def _list_price(product: Product) -> str:
    return format(product.price, "f")


# ---------------------------------------------------------------- looking


def _shown(record: dict[str, Any]) -> str:
    lines = []
    for name, value in record.items():
        plain = ", ".join(str(one) for one in value.values()) if isinstance(value, dict) else value
        shown = ", ".join(map(str, plain)) if isinstance(plain, list) else plain
        lines.append(f"{name}: {shown}")
    return "\n".join(lines)


def _find(tx: Tx, actor: Actor, text: str) -> str:
    """In keys, names, addresses and numbers, without regard to case."""
    wanted = text.casefold()
    found = [
        f"{one.key}: {one.name}, {one.address.city}"
        for one in tx.books.customers()
        if wanted in " ".join((one.key, one.name, one.address.city, one.vat_id, *one.emails)).casefold()
    ]
    found += [
        f"{one.code}: {one.name}, {figures.money(one.price, one.currency, actor.language)}"
        for one in tx.books.products()
        if wanted in f"{one.code} {one.name}".casefold()
    ]
    found += [
        f"{one.key}: {one.name}"
        for one in tx.books.vendors()
        if wanted in " ".join((one.key, one.name, *one.emails)).casefold()
    ]
    found += _documents(tx, actor, text)
    if not found:
        return say("nothing_found", actor.language, found=text)
    more = [f"(+{len(found) - FOUND})"] if len(found) > FOUND else []
    return "\n".join([*found[:FOUND], *more])


def _documents(tx: Tx, actor: Actor, text: str) -> list[str]:
    found = []
    quote, invoice = tx.books.quote(text), tx.books.invoice(text)
    if quote is not None:
        total: Decimal = quote.total
        shown = figures.money(total, quote.content.currency, actor.language)
        found.append(f"{quote.number}: {quote.customer}, {shown}, {quote.state.value} [#{quote.case_no}]")
    if invoice is not None:
        shown = figures.money(invoice.due, invoice.currency, actor.language)
        found.append(f"{invoice.number}: {invoice.customer}, {shown} [#{invoice.case_no}]")
    return found
