"""What a mail would add to the records, as ready commands: a person sends them, and then a yes changes the
record. Bank details are never among them, whatever a mail says.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from triage.books import figures
from triage.books.records import Customer, domain_of, key_for
from triage.drafting.book_words import book_say
from triage.drafting.outgoing import is_addr_spec
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.mail.message import Kind, Level, Message
from triage.pipeline import notices
from triage.pipeline.command_payments import open_of
from triage.pipeline.edges import Edges

_STREET: Final = re.compile(r"(?=.{4,60}$)[^\W\d_][^\d\n,;:@]{2,50}\s\d{1,4}\s?[a-zA-Z]?")
_PLACE: Final = re.compile(r"(?:[A-Z]{1,2}-)?(\d{4,5})\s+([^\W\d_][^\d\n,;:@]{1,40})")
_WANTS: Final = frozenset({"quote_request", "order", "accepted_quote"})
_CHANGES: Final = "account_change"
OWED: Final = 3


def hints(edges: Edges, tx: Tx, message: Message, verdict: Verdict, language: str) -> list[str]:
    """Lines for the person who is asked; none where this firm keeps no books here."""
    sender = message.person or message.author
    if edges.press is None or message.kind is not Kind.HUMAN or not is_addr_spec(sender.addr_spec):
        return []
    if message.authentication.level is Level.D or message.ambiguous:
        return []
    customer = tx.books.customer_of(sender.addr_spec)
    if customer is not None:
        if verdict.intent == "payment_notice":
            return _paid(edges, tx, customer, message, language)
        line = _change(customer, message) if verdict.intent == _CHANGES else ""
        return [_ready(edges, "hint_change", language, line)] if line else []
    if near := _of_domain(tx, sender.addr_spec):
        line = f"#customer {near.key} email +{sender.addr_spec}"
        return [_ready(edges, "hint_contact", language, line)]
    if verdict.intent in _WANTS and not verdict.unsure:
        return [_ready(edges, "hint_new", language, _new(edges, tx, message, sender.name, sender.addr_spec))]
    return []


def owed(edges: Edges, tx: Tx, address: str, language: str) -> list[str]:
    """The open invoices of whoever writes, for "we know"."""
    customer = tx.books.customer_of(address) if edges.press is not None else None
    if customer is None:
        return []
    rows = [one for one in tx.books.invoices_of(customer.key) if one.sent_at and one.settled_on is None]
    return [
        f"{one.number} {figures.money(open_of(tx, one), one.currency, language)}"
        f" ({figures.day(one.due_date, language) if one.due_date else ''})"
        for one in rows[:OWED]
    ]


def _paid(edges: Edges, tx: Tx, customer: Customer, message: Message, language: str) -> list[str]:
    """To enter a payment they tell of, where exactly one open invoice can be meant: the whole of it, as only
    the bank knows what came."""
    open_ones = [one for one in tx.books.invoices_of(customer.key) if one.sent_at and one.settled_on is None]
    text = f"{message.subject}\n{message.reply}"
    meant = [one for one in open_ones if one.number in text] or open_ones
    return [_ready(edges, "hint_paid", language, f"#paid {meant[0].number}")] if len(meant) == 1 else []


def _ready(edges: Edges, key: str, language: str, line: str) -> str:
    return f"{book_say(key, language)}: {line} {notices.command_link(edges, line)}"


def _of_domain(tx: Tx, address: str) -> Customer | None:
    """The one customer whose other addresses are of this domain; a provider's domain says nothing."""
    domain = domain_of(address)
    if not domain:
        return None
    found = [one for one in tx.books.customers() if domain in {domain_of(each) for each in one.emails}]
    return found[0] if len(found) == 1 else None


def _change(customer: Customer, message: Message) -> str:
    """A new postal address that stands in the new text as two lines."""
    place = _place(message.reply)
    if place is None or place == (customer.address.street, customer.address.postcode, customer.address.city):
        return ""
    street, postcode, city = place
    return f'#customer {customer.key} street "{street}" postcode {postcode} city "{city}"'


def _new(edges: Edges, tx: Tx, message: Message, name: str, address: str) -> str:
    """What is not known stands as … and is written in by whoever sends it."""
    street, postcode, city = _place(message.text) or ("…", "…", "…")
    known = [one.key for one in tx.books.customers()]
    country = edges.config.seller.country if edges.config.seller is not None else "…"
    shown = " ".join(name.replace('"', " ").split())[:60] or address.partition("@")[0]
    return (
        f'#customer new {key_for(shown, known)} "{shown}" "{street}" {postcode} "{city}" {country} {address}'
    )


def _place(text: str) -> tuple[str, str, str] | None:
    lines = [" ".join(one.split()).strip(" ,;").replace('"', "") for one in text.splitlines()]
    for above, below in pairwise(lines):
        place = _PLACE.fullmatch(below)
        if place is not None and _STREET.fullmatch(above):
            return above, place[1], place[2].strip()
    return None
