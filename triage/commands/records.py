"""The verbs of master records: customers, vendors, products, prices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triage.approval.words import phrase, table
from triage.commands import requests_books as ask
from triage.commands.arguments import Args, Known, address, day_of
from triage.commands.book_arguments import CODE, KEY, LARGEST, figure, who_of
from triage.commands.requests import Request, Wrong

MERGE: Final = table("merge|zusammenlegen|fusionner|unir|fusionar|juntar|unisci|samenvoegen")
NEW: Final = table("new|neu|nouveau|nuevo|novo|nuovo|nieuw")
BANK: Final = table(
    "iban|ibans|bank|account|konto|bankverbindung|banque|compte|banco|cuenta|conta|banca|conto|rekening|bic"
)
FIELDS: Final = {
    "name": table("name|nom|nombre|nome|naam|firma"),
    "street": table("street|straße|rue|calle|rua|via|straat"),
    "postcode": table("postcode|zip|plz|code postal|código postal|cap"),
    "city": table("city|town|ort|stadt|ville|ciudad|cidade|città|plaats"),
    "country": table("country|land|pays|país|paese"),
    "email": table("email|mail|e-mail|adresse|address"),
    "vat": table("vat|ust|ustid|ust-id|tva|iva|nif|btw"),
    "language": table("language|sprache|langue|idioma|lingua|taal"),
    "salutation": table("salutation|anrede|ansprechpartner|contact|contacto|contatto"),
    "days": table("days|terms|tage|ziel|délai|jours|plazo|días|prazo|dias|giorni|termijn|dagen"),
    "discount": table("discount|skonto|escompte|descuento|desconto|sconto|korting"),
    "debtor": table("debtor|debitor|debitorennummer|client|deudor|devedor|debitore|debiteur"),
    "reference": table("reference|referenz|référence|referencia|referência|riferimento|referentie"),
    "currency": table("currency|währung|devise|moneda|moeda|valuta"),
    "business": table("business|geschäftlich|entreprise|empresa|azienda|zakelijk"),
    "construction": table(
        "construction|builder|bauleister|bauunternehmen|btp|constructor|construtor|edile|bouwer"
    ),
    "public": table("public|authority|behörde|öffentlich|administration|público|pubblico|overheid"),
}
VENDOR_FIELDS: Final = {name: FIELDS[name] for name in ("name", "email")}


def read_customer(args: Args, known: Known) -> Request | Wrong:
    """``KEY``; ``KEY FIELD VALUE …``; ``new KEY NAME STREET POSTCODE CITY COUNTRY EMAIL [VAT]``;
    ``merge KEY KEY``."""
    if not args:
        return Wrong(reason="no_customer", found="")
    if phrase(args[0]) in MERGE:
        if len(args) != 3 or args[1] == args[2]:
            return Wrong(reason="two_customers", found=" ".join(args[1:]))
        return ask.AboutCustomer(key=args[1].lower(), merge=args[2].lower())
    if phrase(args[0]) in NEW:
        return _new_customer(args[1:])
    who = who_of(args[0])
    if who is None:
        return Wrong(reason="no_customer", found=args[0])
    fields = _fields(args[1:], FIELDS)
    return fields if isinstance(fields, Wrong) else ask.AboutCustomer(key=who.lower(), fields=fields)


def _new_customer(args: Args) -> Request | Wrong:
    names = ("name", "street", "postcode", "city", "country", "email", "vat")
    if len(args) not in (7, 8) or not KEY.fullmatch(args[0]):
        return Wrong(reason="new_customer", found=" ".join(args))
    fields = tuple(zip(names, args[1:], strict=False))
    return ask.AboutCustomer(key=args[0].lower(), fields=fields, new=True)


def _fields(
    args: Args, known: Mapping[str, frozenset[tuple[str, ...]]]
) -> tuple[tuple[str, str], ...] | Wrong:
    """Pairs of a field and its value; a value with spaces stands in quotes."""
    fields = []
    if len(args) % 2:
        return Wrong(reason="no_field", found=args[-1])
    for word, value in zip(args[::2], args[1::2], strict=True):
        field = next((name for name, words in known.items() if phrase(word) in words), None)
        if field is None:
            return Wrong(reason="no_field", found=word)
        fields.append((field, value[:300]))
    return tuple(fields)


def read_vendor(args: Args, known: Known) -> Request | Wrong:
    """``KEY``; ``KEY FIELD VALUE …``; ``new KEY NAME [EMAIL …]``. Where bank details are named the answer
    says why they do not change, and how they do."""
    if not args:
        return Wrong(reason="no_vendor", found="")
    if phrase(args[0]) in NEW:
        return _new_vendor(args[1:])
    who = who_of(args[0])
    if who is None:
        return Wrong(reason="no_vendor", found=args[0])
    if len(args) > 1 and phrase(args[1]) in BANK:
        return ask.AboutVendor(key=who.lower(), bank=True)
    fields = _fields(args[1:], VENDOR_FIELDS)
    return fields if isinstance(fields, Wrong) else ask.AboutVendor(key=who.lower(), fields=fields)


def _new_vendor(args: Args) -> Request | Wrong:
    addresses = [address(one) for one in args[2:]]
    if len(args) < 2 or not KEY.fullmatch(args[0]) or None in addresses:
        bank = any(phrase(one) in BANK for one in args[2:])
        if bank and KEY.fullmatch(args[0]):
            return ask.AboutVendor(key=args[0].lower(), bank=True)
        return Wrong(reason="new_vendor", found=" ".join(args))
    emails = tuple(("email", f"+{one}") for one in args[2:])
    return ask.AboutVendor(key=args[0].lower(), fields=(("name", args[1][:300]), *emails), new=True)


def read_product(args: Args, known: Known) -> Request | Wrong:
    """``CODE``; ``CODE PRICE [UNIT [NAME [KIND [TAX [LABOUR%]]]]]``."""
    if args and phrase(args[0]) in NEW:
        args = args[1:]
    if not args or not CODE.fullmatch(args[0]):
        return Wrong(reason="no_product", found=" ".join(args[:1]))
    if len(args) == 1:
        return ask.AboutProduct(code=args[0].upper())
    price = figure(args[1])
    if price is None or not 0 <= price <= LARGEST:
        return Wrong(reason="bad_amount", found=args[1])
    names = ("unit", "name", "kind", "tax", "labour")
    if len(args) > 2 + len(names):
        return Wrong(reason="too_many", found=" ".join(args[7:]))
    fields = [("price", format(price, "f")), *zip(names, args[2:], strict=False)]
    return ask.AboutProduct(code=args[0].upper(), fields=tuple(fields))


def read_price(args: Args, known: Known) -> Request | Wrong:
    who = who_of(args[0]) if args else None
    if who is None:
        return Wrong(reason="no_customer", found=" ".join(args[:1]))
    if len(args) < 3 or not CODE.fullmatch(args[1]):
        return Wrong(reason="no_product", found=" ".join(args[1:2]))
    price = figure(args[2])
    if price is None or not 0 <= price <= LARGEST:
        return Wrong(reason="bad_amount", found=args[2])
    start = day_of(" ".join(args[3:]), known.today) if len(args) > 3 else None
    if len(args) > 3 and start is None:
        return Wrong(reason="bad_day", found=" ".join(args[3:]))
    return ask.SetPrice(customer=who.lower(), code=args[1].upper(), price=price, start=start)


def read_find(args: Args, known: Known) -> Request | Wrong:
    text = " ".join(args).strip()
    return ask.Find(text=text[:100]) if len(text) > 1 else Wrong(reason="no_words", found=text)
