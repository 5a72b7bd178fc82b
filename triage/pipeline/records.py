"""What our own records say of a sender and a thread, for the rules: looked up before the decision."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import re2

from triage.config import Person
from triage.core.ids import is_minted
from triage.desk import bank, people
from triage.intent.facts import IntentInput
from triage.intent.intents import NO_AREA
from triage.intent.words import fold
from triage.ledger import Tx
from triage.ledger_outbox import EffectKind
from triage.mail.message import Message
from triage.pipeline.edges import Edges

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LOOKED_AT: Final = 20
"""Ids of a thread, newest first."""

_PAPERS: Final = {
    "invoice": r"\b(?:invoice|rechnung|facture|factura|fatura|fattura|factuur|inv[- ]?\d|re[- ]\d)",
    "quote": r"\b(?:quote|quotation|estimate|angebot|kostenvoranschlag|devis|presupuesto|orcamento|preventivo"
    r"|offerte|prijsopgave)\b",
    "order": r"\b(?:order confirmation|auftragsbestatigung|confirmation de commande|confirmacion de pedido"
    r"|confirmacao de encomenda|conferma d.?ordine|orderbevestiging)\b",
}
"""What a mail that a colleague sent by hand was, by its (folded) subject."""

_QUOTED: Final = frozenset({"quote_request", "product_question"})
"""Where these were answered with a draft of ours, the answer named a price."""


def with_records(
    edges: Edges, tx: Tx, message: Message, staff: Person | None, *, now: datetime | None = None
) -> IntentInput:
    """The mail as rules and scorers see it, with what we know of sender and thread. ``staff`` counts only
    with proof: From is a claim."""
    mail = IntentInput.of(message)
    proven = staff is not None and people.standing(staff, message.authentication, _today(edges, now)).is_staff
    customer, vendor, code = _sender(tx, mail.sender)
    return mail.with_records(
        customer=customer,
        customer_code=code,
        vendor=vendor,
        staff=proven,
        replies_to=replies_to(edges, tx, message),
        received=(now or edges.clock.now()).astimezone(ZoneInfo(edges.config.firm.time_zone)),
    )


def _today(edges: Edges, now: datetime | None) -> date:
    return (now or edges.clock.now()).astimezone(ZoneInfo(edges.config.firm.time_zone)).date()


def _sender(tx: Tx, address: str) -> tuple[bool, bool, str]:
    """(customer, vendor, customer's code). A customer has a record, or was served before; a vendor has sent
    us an invoice, a notice or a reminder that was no doubt one."""
    if "@" not in address:
        return False, False, ""
    billed = any(one.invoices and not one.doubted for one in tx.bank.seen(bank.sender_of(address)))
    if tx.cases.contact(address) is None:
        return False, billed, ""
    code = tx.cases.customer_code(address)
    intents = {(one.area, one.intent) for one in tx.cases.cases_of_participant(address, _BEGINNING)}
    served = any(area != NO_AREA and not intent.startswith("vendor_") for area, intent in intents)
    vendor = billed or any(intent.startswith("vendor_") for _, intent in intents)
    return bool(code) or (served and not vendor), vendor, code


def replies_to(edges: Edges, tx: Tx, message: Message) -> str:
    """Which paper of ours the mail answers: ``quote``, ``invoice``, ``order``, ``proposal``, or empty. Found
    by the ids of its thread: mails that left from here, and those that colleagues sent by hand."""
    ids = list(dict.fromkeys([*message.in_reply_to, *reversed(message.references)]))[:_LOOKED_AT]
    secret = edges.store.secret()
    minted = {message_id for message_id in ids if is_minted(secret, message_id)}
    by_hand = tx.messages.sent_subjects([message_id for message_id in ids if message_id not in minted])
    for message_id in ids:
        found = _ours(tx, message_id) if message_id in minted else paper_of(by_hand.get(message_id, ""))
        if found:
            return found
    return ""


def _ours(tx: Tx, message_id: str) -> str:
    effect = tx.outbox.effect_by_message_id(message_id)
    if effect is None:
        return ""
    if effect.kind is EffectKind.PROPOSE:
        return "proposal"
    draft = tx.drafts.draft(effect.draft_id) if effect.draft_id is not None else None
    if draft is None:
        return ""
    if draft.kind in _PAPERS:
        return draft.kind
    return paper_of(draft.subject) or ("quote" if draft.facts.get("intent") in _QUOTED else "")


def paper_of(subject: str) -> str:
    """The paper that a subject of ours names, or empty."""
    folded = fold(subject)
    if not folded:
        return ""
    return next((paper for paper, words in _PAPERS.items() if re2.search(words, folded)), "")
