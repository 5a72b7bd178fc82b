"""The verbs of the books: quotes, invoices, payments, records. What they read is looked up nowhere here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from triage.approval.words import phrase, table
from triage.commands import requests_books as ask
from triage.commands.arguments import Args, Known, address, day_of
from triage.commands.papers import read_month, read_paper
from triage.commands.requests import Request, Wrong
from triage.commands.table import Command, Kind, Who

Read = Callable[[Args, Known], Request | Wrong]

LARGEST: Final = Decimal("9999999999.99")
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:[.,'’]\d{3})+|\d+)(?:[.,]\d{1,6})?")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:([.,'’])\d{3})+(?:[.,]\d{1,2})?")
_INVOICE: Final = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{2,29}")
_QUOTE: Final = re.compile(r"(?=.*\d)[A-Za-z]{1,8}-?[0-9][A-Za-z0-9._/-]*|[A-Za-z]{1,8}-[A-Za-z0-9._/-]*\d")
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,39}")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,29}")
_LINE: Final = re.compile(r"(\d{1,3})(?:=(.+))?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4})")
_RANGE: Final = re.compile(r"(.+?)\.\.+(.+)")

REST: Final = table("rest|remainder|reste|solde|resto|restante|saldo|restant")
SAME: Final = table("same as|same|again|wie|gleich wie|comme|igual que|como|come|zoals|nogmaals|nochmal")
MERGE: Final = table("merge|zusammenlegen|fusionner|unir|fusionar|juntar|unisci|samenvoegen")
NEW: Final = table("new|neu|nouveau|nuevo|novo|nuovo|nieuw")
OVER: Final = table("off|over|settled|erledigt|vorbei|réglé|resuelto|resolvido|risolto|opgelost")
STOP: Final = table("stop|end|beenden|ende|arrêter|parar|fine|ferma|stoppen")
EVERY: Final = {
    "month": table("monthly|every month|monatlich|mensuel|mensual|mensal|mensile|maandelijks"),
    "quarter": table(
        "quarterly|every quarter|vierteljährlich|trimestriel|trimestral|trimestrale|per kwartaal"
    ),
    "year": table("yearly|every year|jährlich|annuel|anual|annuale|jaarlijks"),
}
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


# ---------------------------------------------------------------- words


def figure(word: str) -> Decimal | None:
    """1240.50, 1.240,50, 1'240.50: one reading or none. 1.240 and 1,240 are a thousand and some."""
    text = word.strip("€£$ ")
    if not _NUMBER.fullmatch(text):
        return None
    grouped = _GROUPED.fullmatch(text)
    plain = text.replace(grouped[1], "") if grouped else text
    return Decimal(plain.replace(",", "."))


def past_day(text: str, today: date) -> date | None:
    """A written day; without a year the last one there was."""
    found = day_of(text, today)
    if found is None or found <= today or str(found.year) in text:
        return found
    try:
        return found.replace(year=found.year - 1)
    except ValueError:
        return None


def _supplied(args: Args, today: date) -> tuple[Args, tuple[date, date] | None]:
    """A last word that is a day, a month or a range of days: when it was supplied."""
    if not args:
        return args, None
    found = _span(args[-1], today)
    return (args[:-1], found) if found is not None else (args, None)


def _span(word: str, today: date) -> tuple[date, date] | None:
    if month := _MONTH.fullmatch(word):
        year, number = int(month[1] or month[4]), int(month[2] or month[3])
        if not 1 <= number <= 12:
            return None
        first = date(year, number, 1)
        return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if both := _RANGE.fullmatch(word):
        start, end = past_day(both[1], today), past_day(both[2], today)
        return (start, end) if start and end and start <= end else None
    day = past_day(word, today) if any(one in word for one in "-./") and word[:1].isdigit() else None
    return (day, day) if day is not None else None


def _items(args: Args) -> tuple[ask.Item, ...] | Wrong:
    """``40 CHAIR-OAK "oiled" 2 TABLE``: a quantity, a code, perhaps a note, again and again."""
    found: list[ask.Item] = []
    at = 0
    while at < len(args):
        quantity = figure(args[at])
        if quantity is None or at + 1 >= len(args) or not _CODE.fullmatch(args[at + 1]):
            return Wrong(reason="no_items", found=" ".join(args[at:]))
        if not 0 < quantity <= LARGEST:
            return Wrong(reason="bad_quantity", found=args[at])
        code, at = args[at + 1].upper(), at + 2
        note = ""
        if at < len(args) and figure(args[at]) is None:
            note, at = args[at][:300], at + 1
        found.append(ask.Item(code=code, quantity=quantity, note=note))
    return tuple(found) if found else Wrong(reason="no_items", found="")


def _who(word: str) -> str | None:
    return address(word) or (word if _KEY.fullmatch(word) else None)


# ---------------------------------------------------------------- quotes and invoices


def _quote(args: Args, known: Known) -> Request | Wrong:
    who = _who(args[0]) if args else None
    if who is None:
        return Wrong(reason="no_customer", found=" ".join(args[:1]))
    items = _items(args[1:])
    return items if isinstance(items, Wrong) else ask.MakeQuote(customer=who.lower(), items=items)


def _invoice(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return Wrong(reason="no_customer", found="")
    args, supplied = _supplied(args, known.today)
    head, rest = args[0] if args else "", args[1:]
    if phrase(" ".join(args[:-1])) in SAME and len(args) > 1:
        return ask.RepeatInvoice(number=args[-1], supplied=supplied)
    if len(rest) >= 2 and phrase(" ".join(rest[:-1])) in SAME:
        return ask.RepeatInvoice(number=rest[-1], supplied=supplied)
    if "@" not in head and _is_document(head) and not (len(rest) >= 2 and isinstance(_items(rest), tuple)):
        return _of_document(head, rest, supplied)
    every = next((name for name, words in EVERY.items() if rest and phrase(rest[-1]) in words), "")
    who, items = _who(head), _items(rest[:-1] if every else rest)
    if who is None:
        return Wrong(reason="no_customer", found=head)
    if isinstance(items, Wrong):
        return items
    return ask.MakeInvoice(customer=who.lower(), items=items, supplied=supplied, every=every)


def _is_document(word: str) -> bool:
    return _QUOTE.fullmatch(word) is not None


def _of_document(word: str, rest: Args, supplied: tuple[date, date] | None) -> Request | Wrong:
    """``Q-118``, ``Q-118 40%``, ``Q-118 rest``, ``Q-118 1=30 2``; an invoice's number alone repeats it."""
    if not rest or phrase(" ".join(rest)) in REST:
        return ask.BillQuote(quote=word, supplied=supplied)
    if len(rest) == 1 and rest[0].endswith("%"):
        percent = figure(rest[0].rstrip("%"))
        if percent is None or not 0 < percent <= 100:
            return Wrong(reason="bad_percent", found=rest[0])
        return ask.BillQuote(quote=word, percent=percent, supplied=supplied)
    lines: list[tuple[int, Decimal | None]] = []
    for one in rest:
        found = _LINE.fullmatch(one)
        quantity = figure(found[2]) if found and found[2] else None
        if found is None or (found[2] and (quantity is None or quantity <= 0)):
            return Wrong(reason="bad_lines", found=one)
        lines.append((int(found[1]), quantity))
    return ask.BillQuote(quote=word, lines=tuple(lines), supplied=supplied)


def _correct(args: Args, known: Known) -> Request | Wrong:
    if not args or not _INVOICE.fullmatch(args[0]):
        return Wrong(reason="no_invoice", found=" ".join(args[:1]))
    reason = " ".join(args[1:]).strip()
    if not reason:
        return Wrong(reason="no_reason", found=args[0])
    return ask.Correct(number=args[0], reason=reason[:500])


def _plans(args: Args, known: Known) -> Request | Wrong:
    if not args:
        return ask.Plans()
    if len(args) == 2 and phrase(args[0]) in STOP and args[1].lstrip("pP").isdigit():
        return ask.Plans(stop=int(args[1].lstrip("pP")))
    return Wrong(reason="too_many", found=" ".join(args))


# ---------------------------------------------------------------- payments


def _paid(args: Args, known: Known) -> Request | Wrong:
    if not args or not _INVOICE.fullmatch(args[0]):
        return Wrong(reason="no_invoice", found=" ".join(args[:1]))
    amount, day = None, None
    for one in args[1:]:
        value = figure(one)
        when = past_day(one, known.today)
        if amount is None and value is not None and (when is None or len(args) == 3):
            amount = value
        elif day is None and when is not None:
            day = when
        else:
            return Wrong(reason="bad_amount", found=one)
    if amount is not None and not 0 < amount <= LARGEST:
        return Wrong(reason="bad_amount", found=str(amount))
    if day is not None and day > known.today:
        return Wrong(reason="bad_day", found=day.isoformat())
    return ask.Paid(number=args[0], amount=amount, day=day)


def _paid_until(args: Args, known: Known) -> Request | Wrong:
    day = past_day(" ".join(args), known.today) if args else None
    if day is None or day > known.today:
        return Wrong(reason="bad_day", found=" ".join(args))
    return ask.PaidUntil(day=day)


def _account(args: Args, known: Known) -> Request | Wrong:
    who = _who(args[0]) if len(args) == 1 else None
    if who is None:
        return Wrong(reason="no_customer", found=" ".join(args))
    return ask.Account(customer=who.lower())


def _dispute(args: Args, known: Known) -> Request | Wrong:
    if not args or not _INVOICE.fullmatch(args[0]):
        return Wrong(reason="no_invoice", found=" ".join(args[:1]))
    over = len(args) > 1 and phrase(" ".join(args[1:])) in OVER
    return ask.Dispute(number=args[0], over=over)


# ---------------------------------------------------------------- records


def _customer(args: Args, known: Known) -> Request | Wrong:
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
    who = _who(args[0])
    if who is None:
        return Wrong(reason="no_customer", found=args[0])
    return _set_fields(who.lower(), args[1:])


def _new_customer(args: Args) -> Request | Wrong:
    names = ("name", "street", "postcode", "city", "country", "email", "vat")
    if len(args) not in (7, 8) or not _KEY.fullmatch(args[0]):
        return Wrong(reason="new_customer", found=" ".join(args))
    fields = tuple(zip(names, args[1:], strict=False))
    return ask.AboutCustomer(key=args[0].lower(), fields=fields, new=True)


def _set_fields(key: str, args: Args) -> Request | Wrong:
    """Pairs of a field and its value; a value with spaces stands in quotes."""
    fields = []
    if len(args) % 2:
        return Wrong(reason="no_field", found=args[-1])
    for word, value in zip(args[::2], args[1::2], strict=True):
        field = next((name for name, words in FIELDS.items() if phrase(word) in words), None)
        if field is None:
            return Wrong(reason="no_field", found=word)
        fields.append((field, value[:300]))
    return ask.AboutCustomer(key=key, fields=tuple(fields))


def _product(args: Args, known: Known) -> Request | Wrong:
    """``CODE``; ``CODE PRICE [UNIT [NAME [KIND [TAX [LABOUR%]]]]]``."""
    if args and phrase(args[0]) in NEW:
        args = args[1:]
    if not args or not _CODE.fullmatch(args[0]):
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


def _price(args: Args, known: Known) -> Request | Wrong:
    who = _who(args[0]) if args else None
    if who is None:
        return Wrong(reason="no_customer", found=" ".join(args[:1]))
    if len(args) < 3 or not _CODE.fullmatch(args[1]):
        return Wrong(reason="no_product", found=" ".join(args[1:2]))
    price = figure(args[2])
    if price is None or not 0 <= price <= LARGEST:
        return Wrong(reason="bad_amount", found=args[2])
    start = day_of(" ".join(args[3:]), known.today) if len(args) > 3 else None
    if len(args) > 3 and start is None:
        return Wrong(reason="bad_day", found=" ".join(args[3:]))
    return ask.SetPrice(customer=who.lower(), code=args[1].upper(), price=price, start=start)


def _find(args: Args, known: Known) -> Request | Wrong:
    text = " ".join(args).strip()
    return ask.Find(text=text[:100]) if len(text) > 1 else Wrong(reason="no_words", found=text)


def entries() -> tuple[Command, ...]:
    """In the order of ``#help all``."""
    who, document = Kind.ADDRESS, Kind.DOCUMENT

    def entry(verb: str, usage: str, examples: tuple[str, str], may: Who, read: Read) -> Command:
        return Command(
            verb=verb, usage=usage, examples=examples, who=may, read=read, takes=frozenset({who, document})
        )

    return (
        entry(
            "quote", 'CUSTOMER QUANTITY PRODUCT ["NOTE"] …',
            ("bella@example.com 40 CHAIR-OAK", 'acme-ltd 3 CONSULT-H "on site"'), Who.CHANGE, _quote,
        ),
        entry(
            "invoice",
            'CUSTOMER QUANTITY PRODUCT ["NOTE"] … [DAY] [monthly] | QUOTE [40% | rest | 1=30 2] '
            "| same as INVOICE",
            ('acme-ltd 3 CONSULT-H "March on site"', "Q-118 40%"), Who.MONEY, _invoice,
        ),
        entry(
            "correct", 'INVOICE "REASON"', ('INV-2026-0042 "wrong address"', 'INV-2026-0043 "returned"'),
            Who.MONEY, _correct,
        ),
        entry("plans", "[stop NUMBER]", ("", "stop 3"), Who.MONEY, _plans),
        entry(
            "paid", "INVOICE [AMOUNT] [DAY]", ("INV-2026-0042 480.00 2026-11-20", "INV-2026-0042"),
            Who.MONEY, _paid,
        ),
        entry("paid-until", "DAY", ("2026-11-20", "20.11."), Who.MONEY, _paid_until),
        entry("account", "CUSTOMER", ("acme-ltd", "bella@example.com"), Who.MONEY, _account),
        entry("dispute", "INVOICE [off]", ("INV-2026-0042", "INV-2026-0042 off"), Who.MONEY, _dispute),
        entry(
            "customer",
            "CUSTOMER [FIELD VALUE …] | new KEY NAME STREET POSTCODE CITY COUNTRY EMAIL [VAT] "
            "| merge KEY KEY",
            ("acme-ltd", 'acme-ltd street "New Road 5"'), Who.MONEY, _customer,
        ),
        entry(
            "product", 'CODE [PRICE UNIT "NAME" KIND TAX]',
            ("CHAIR-OAK", 'CHAIR-OAK 120.00 C62 "Oak chair" goods'), Who.MONEY, _product,
        ),
        entry("price", "CUSTOMER PRODUCT PRICE [DAY]", ("acme-ltd CHAIR-OAK 110.00", "acme-ltd CONSULT-H 95"),
              Who.MONEY, _price),
        entry("find", "WORDS", ("ruiz", "CHAIR"), Who.READ, _find),
        entry("month", "[MONTH]", ("2026-11", ""), Who.MONEY, read_month),
        entry(
            "paper", "PAPER right | no | NUMBER TOTAL CURRENCY DAY",
            ("P7 right", "P7 AN-118 1451.80 EUR 2026-11-12"), Who.MONEY, read_paper,
        ),
    )  # fmt: skip
