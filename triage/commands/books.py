"""The verbs of the books: quotes, invoices, payments, records. What they read is looked up nowhere here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from triage.approval.words import phrase, table
from triage.commands import requests_books as ask
from triage.commands.arguments import Args, Known
from triage.commands.book_arguments import CODE, LARGEST, figure, past_day, who_of
from triage.commands.papers import read_month, read_paper
from triage.commands.records import read_customer, read_find, read_price, read_product, read_vendor
from triage.commands.requests import Request, Wrong
from triage.commands.table import Command, Kind, Who

Read = Callable[[Args, Known], Request | Wrong]

_INVOICE: Final = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{2,29}")
_QUOTE: Final = re.compile(r"(?=.*\d)[A-Za-z]{1,8}-?[0-9][A-Za-z0-9._/-]*|[A-Za-z]{1,8}-[A-Za-z0-9._/-]*\d")
_LINE: Final = re.compile(r"(\d{1,3})(?:=(.+))?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4})")
_RANGE: Final = re.compile(r"(.+?)\.\.+(.+)")

REST: Final = table("rest|remainder|reste|solde|resto|restante|saldo|restant")
SAME: Final = table("same as|same|again|wie|gleich wie|comme|igual que|como|come|zoals|nogmaals|nochmal")
OVER: Final = table("off|over|settled|erledigt|vorbei|réglé|resuelto|resolvido|risolto|opgelost")
STOP: Final = table("stop|end|beenden|ende|arrêter|parar|fine|ferma|stoppen")
EVERY: Final = {
    "month": table("monthly|every month|monatlich|mensuel|mensual|mensal|mensile|maandelijks"),
    "quarter": table(
        "quarterly|every quarter|vierteljährlich|trimestriel|trimestral|trimestrale|per kwartaal"
    ),
    "year": table("yearly|every year|jährlich|annuel|anual|annuale|jaarlijks"),
}


# ---------------------------------------------------------------- words


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
        if quantity is None or at + 1 >= len(args) or not CODE.fullmatch(args[at + 1]):
            return Wrong(reason="no_items", found=" ".join(args[at:]))
        if not 0 < quantity <= LARGEST:
            return Wrong(reason="bad_quantity", found=args[at])
        code, at = args[at + 1].upper(), at + 2
        note = ""
        if at < len(args) and figure(args[at]) is None:
            note, at = args[at][:300], at + 1
        found.append(ask.Item(code=code, quantity=quantity, note=note))
    return tuple(found) if found else Wrong(reason="no_items", found="")


# ---------------------------------------------------------------- quotes and invoices


def _quote(args: Args, known: Known) -> Request | Wrong:
    who = who_of(args[0]) if args else None
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
    who, items = who_of(head), _items(rest[:-1] if every else rest)
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
    who = who_of(args[0]) if len(args) == 1 else None
    if who is None:
        return Wrong(reason="no_customer", found=" ".join(args))
    return ask.Account(customer=who.lower())


def _dispute(args: Args, known: Known) -> Request | Wrong:
    if not args or not _INVOICE.fullmatch(args[0]):
        return Wrong(reason="no_invoice", found=" ".join(args[:1]))
    over = len(args) > 1 and phrase(" ".join(args[1:])) in OVER
    return ask.Dispute(number=args[0], over=over)


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
            "| same INVOICE",
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
            ("acme-ltd", 'acme-ltd street "New Road 5"'), Who.MONEY, read_customer,
        ),
        entry(
            "product", 'CODE [PRICE UNIT "NAME" KIND TAX]',
            ("CHAIR-OAK", 'CHAIR-OAK 120.00 C62 "Oak chair" goods'), Who.MONEY, read_product,
        ),
        entry("price", "CUSTOMER PRODUCT PRICE [DAY]", ("acme-ltd CHAIR-OAK 110.00", "acme-ltd CONSULT-H 95"),
              Who.MONEY, read_price),
        entry(
            "vendor", "VENDOR [FIELD VALUE …] | new KEY NAME EMAIL",
            ("oakwood", "oakwood email +bills@oakwood.example"), Who.MONEY, read_vendor,
        ),
        entry("find", "WORDS", ("ruiz", "CHAIR"), Who.READ, read_find),
        entry("month", "[MONTH]", ("2026-11", ""), Who.MONEY, read_month),
        entry(
            "paper", "PAPER right | no | NUMBER TOTAL CURRENCY DAY",
            ("P7 right", "P7 AN-118 1451.80 EUR 2026-11-12"), Who.MONEY, read_paper,
        ),
    )  # fmt: skip
