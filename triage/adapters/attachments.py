"""Evidence out of attachments: PDF text, the fields of an e-invoice, the files inside winmail.dat.

Everything found here is the sender's word, to be shown as "from the attachment". Archives are never
opened, no link is followed, XML with a document type (entities) is refused.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

PDF_PAGES: Final = 3
PDF_OCTETS: Final = 12 * 1024 * 1024
XML_OCTETS: Final = 4 * 1024 * 1024
TEXT_CHARS: Final = 20_000

_INVOICE_ROOTS: Final = re.compile(
    rb"CrossIndustryInvoice|CrossIndustryDocument|ubl:schema:xsd:(?:Invoice|CreditNote)"
)
_XML_NAMES: Final = (".xml",)
_EMBEDDED: Final = re.compile(r"(?i)^(factur-x|zugferd-invoice|xrechnung|order-x)\.xml$|\.xml$")

_FIELDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("invoice number", ("ExchangedDocument/ID", "HeaderExchangedDocument/ID", "Invoice/ID", "CreditNote/ID")),
    (
        "issue date",
        (
            "ExchangedDocument/IssueDateTime/DateTimeString",
            "HeaderExchangedDocument/IssueDateTime/DateTimeString",
            "Invoice/IssueDate",
            "CreditNote/IssueDate",
        ),
    ),
    (
        "due date",
        (
            "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",
            "Invoice/DueDate",
            "PaymentMeans/PaymentDueDate",
        ),
    ),
    (
        "seller",
        (
            "SellerTradeParty/Name",
            "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
            "AccountingSupplierParty/Party/PartyName/Name",
        ),
    ),
    (
        "seller VAT id",
        (
            "SellerTradeParty/SpecifiedTaxRegistration/ID",
            "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID",
        ),
    ),
    (
        "buyer",
        (
            "BuyerTradeParty/Name",
            "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName",
            "AccountingCustomerParty/Party/PartyName/Name",
        ),
    ),
    ("currency", ("InvoiceCurrencyCode", "DocumentCurrencyCode")),
    ("net total", ("HeaderMonetarySummation/TaxBasisTotalAmount", "LegalMonetaryTotal/TaxExclusiveAmount")),
    (
        "tax total",
        (
            "HeaderMonetarySummation/TaxTotalAmount",
            "Invoice/TaxTotal/TaxAmount",
            "CreditNote/TaxTotal/TaxAmount",
        ),
    ),
    ("gross total", ("HeaderMonetarySummation/GrandTotalAmount", "LegalMonetaryTotal/TaxInclusiveAmount")),
    ("amount due", ("HeaderMonetarySummation/DuePayableAmount", "LegalMonetaryTotal/PayableAmount")),
    ("IBAN", ("PayeePartyCreditorFinancialAccount/IBANID", "PayeeFinancialAccount/ID")),
    ("remittance text", ("PaymentReference", "PaymentMeans/PaymentID")),
)
"""EN 16931 BT-1, 2, 9, 27, 31, 44, 5, 109, 110, 112, 115, 84, 83 in CII and UBL 2.1."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file taken out of winmail.dat."""

    filename: str
    octets: bytes


class _Doctype(Exception):
    """The XML declares a document type: entities could expand without end."""


def evidence(content_type: str, filename: str, content: bytes) -> str | None:
    """Text of a PDF's first pages or an e-invoice's fields; None where there is nothing to read."""
    name = filename.lower()
    if content.startswith(b"%PDF-") or content_type == "application/pdf" or name.endswith(".pdf"):
        return _pdf(content) if b"%PDF-" in content[:1024] and len(content) <= PDF_OCTETS else None
    if content_type in ("application/xml", "text/xml") or name.endswith(_XML_NAMES):
        return invoice_fields(content)
    return None


def invoice_fields(content: bytes) -> str | None:
    """``name: value`` lines of a Factur-X, XRechnung (CII) or UBL invoice; None for any other XML."""
    if len(content) > XML_OCTETS or not _INVOICE_ROOTS.search(content[:8192]):
        return None
    try:
        found = _xml_values(content)
    except (expat.ExpatError, _Doctype, RecursionError, ValueError):
        return None
    lines = ["e-invoice"]
    for label, paths in _FIELDS:
        value = next((found[path] for path in paths if path in found), "")
        if value:
            lines.append(f"{label}: {_iso(value) if label.endswith('date') else value}")
    return "\n".join(lines) if len(lines) > 1 else None


def _iso(value: str) -> str:
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if re.fullmatch(r"\d{8}", value) else value


_WANTED: Final = tuple(path for _, paths in _FIELDS for path in paths)


def _xml_values(content: bytes) -> dict[str, str]:
    """The first value of every wanted path (matched from the leaf upwards, names without prefix)."""
    values: dict[str, str] = {}
    stack: list[str] = []
    text: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        stack.append(name.rpartition(" ")[2])
        text.clear()
        if len(stack) > 64:
            raise _Doctype

    def end(_: str) -> None:
        value = " ".join("".join(text).split())[:400]
        path = "/".join(stack[-5:])
        for wanted in _WANTED:
            if (
                value
                and wanted not in values
                and (
                    path == wanted
                    or path.endswith("/" + wanted)
                    or (path.endswith(wanted) and "Monetary" in wanted)
                )
            ):
                values[wanted] = value
        stack.pop()
        text.clear()

    def refuse(*_: object) -> None:
        raise _Doctype

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)
    return values


def _pdf(content: bytes) -> str | None:
    """E-invoice fields of an embedded XML first, then the text of the first pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        pieces = [_embedded_invoice(document), *_pages(document)]
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None
    finally:
        document.close()
    text = "\n".join(piece for piece in pieces if piece and piece.strip())[:TEXT_CHARS]
    return text or None


def _pages(document: object) -> list[str]:
    found = []
    for number in range(min(PDF_PAGES, len(document))):  # type: ignore[arg-type]
        page = document[number]  # type: ignore[index]
        words = page.get_textpage()
        found.append(words.get_text_range(count=min(words.count_chars(), TEXT_CHARS)))
        words.close()
        page.close()
    return found


def _embedded_invoice(document: object) -> str | None:
    for number in range(min(20, document.count_attachments())):  # type: ignore[attr-defined]
        attachment = document.get_attachment(number)  # type: ignore[attr-defined]
        if _EMBEDDED.search(attachment.get_name()):
            fields = invoice_fields(bytes(attachment.get_data()))
            if fields:
                return fields
    return None


def unpack_tnef(content: bytes) -> tuple[tuple[Unpacked, ...], str, bool]:
    """The files in a winmail.dat, its body, and whether that body is HTML. Never raises."""
    from tnefparse import TNEF

    logging.getLogger("tnefparse").setLevel(logging.CRITICAL)
    try:
        tnef = TNEF(content, do_checksum=False)
        files = tuple(
            Unpacked(str(one.long_filename() or one.name or ""), bytes(one.data or b""))
            for one in tnef.attachments[:50]
        )
        html = tnef.htmlbody
        body = html or tnef.body or ""
    except Exception:
        return (), "", False
    if isinstance(body, bytes):
        body = body.decode("cp1252", "replace")
    return files, str(body), bool(html)
