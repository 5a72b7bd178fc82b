"""What a quote's or an invoice's mail is made of, and what an approval of it is bound to.

``facts["document"]`` of a draft names the document: ``{"what": "quote" | "confirmation" | "invoice" |
"reminder", "id": ..., "name": file name}``. A quote's pages are part of the frozen mail. An invoice has two
holes, its number and its date, so there the approval binds the canonical JSON, the mail around it and what
would draw the pages; the mail is frozen when the file has been read back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from triage.approval.digest import Terms
from triage.books.reading import canonical
from triage.core.errors import Permanent
from triage.drafting import outgoing
from triage.drafting.outgoing import Mail
from triage.ledger import Tx
from triage.ledger_books import InvoiceRow
from triage.mail.message import File
from triage.pipeline.edges import Edges

HOLE: Final = "[№]"
"""Stands in the mail's words where the number will be."""

INVOICE: Final = "invoice"
RECORD: Final = "record"
"""A change of a master record: it sends nothing."""


def document_of(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    found = facts.get("document")
    return found if isinstance(found, Mapping) else {}


def with_pages(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document whose pages travel along with a proposal; empty where there are none."""
    found = document_of(facts)
    return {} if found.get("what") == RECORD else found


def frozen_of(edges: Edges, tx: Tx, facts: Mapping[str, Any], mail: Mail) -> bytes:
    """The octets that an approval is bound to."""
    document = document_of(facts)
    if not document:
        return outgoing.freeze(mail)
    if document["what"] == RECORD:
        return json.dumps(dict(document), sort_keys=True, ensure_ascii=False, default=str).encode()
    if document["what"] == INVOICE:
        row = tx.books.invoice_by_id(int(document["id"]))
        assert row is not None, "a draft of an invoice that is not there"
        return _with_holes(edges, row, mail)
    return outgoing.freeze(replace(mail, files=(_pages(tx, document),)))


def _pages(tx: Tx, document: Mapping[str, Any]) -> File:
    number = int(document["id"])
    octets = (
        tx.books.invoice_file(number, "pdf")
        if document["what"] == "reminder"
        else tx.books.quote_pages(number)
    )
    return File(filename=str(document["name"]), content_type="application/pdf", octets=octets)


def shown_pages(tx: Tx, document: Mapping[str, Any]) -> File:
    """What travels along with a proposal: of an invoice the pages marked as a draft."""
    if document["what"] != INVOICE:
        return _pages(tx, document)
    octets = tx.books.invoice_file(int(document["id"]), "pages")
    return File(filename=str(document["name"]), content_type="application/pdf", octets=octets)


def _with_holes(edges: Edges, row: InvoiceRow, mail: Mail) -> bytes:
    bound = {
        "invoice": canonical(row.content).decode(),
        "press": edges.press.identity if edges.press is not None else "",
        "holes": ["number", "issue_date", "Date"],
        "mail": {key: value for key, value in asdict(mail).items() if key != "files"},
    }
    return json.dumps(bound, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def press_of(frozen: bytes) -> str:
    """What was to draw the pages of an approved invoice."""
    return str(json.loads(frozen)["press"])


def mail_of(frozen: bytes, row: InvoiceRow, pdf: bytes) -> bytes:
    """The mail of an issued invoice: the approved one with its hole filled and the file beside its text."""
    kept = json.loads(frozen)["mail"]
    pairs = {key: tuple(tuple(one) for one in kept[key]) for key in ("to", "cc")}
    mail = Mail(**{**kept, **pairs, "references": tuple(kept["references"]), "files": ()})
    if json.loads(frozen)["invoice"].encode() != canonical(row.content):
        raise Permanent("the invoice is not the one that was approved")
    file = File(filename=f"{file_name(row.number)}.pdf", content_type="application/pdf", octets=pdf)
    filled = replace(
        mail, subject=mail.subject.replace(HOLE, row.number), text=mail.text.replace(HOLE, row.number)
    )
    return outgoing.freeze(replace(filled, files=(file,)))


def terms_of_invoice(row: InvoiceRow) -> Terms:
    bank = row.content.seller.bank
    return Terms(
        attachments=((INVOICE, row.digest),),
        amount=format(row.due, "f"),
        currency=row.currency,
        bank_details=bank.iban if bank is not None else "",
    )


def terms_of_pages(name: str, octets: bytes) -> Terms:
    return Terms(attachments=((name, hashlib.sha256(octets).hexdigest()),))


def file_name(number: str) -> str:
    """A number as a file name: a slash in it makes no folder."""
    return "".join(one if one.isalnum() or one in "-_." else "-" for one in number).lstrip(".") or "document"
