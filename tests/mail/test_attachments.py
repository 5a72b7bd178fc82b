"""Evidence out of attachments: PDF text, e-invoice fields, the files in winmail.dat."""

from __future__ import annotations

import base64
import io
import struct

import pytest
from pypdf import PdfWriter

from triage.adapters.attachments import evidence, invoice_fields, unpack_tnef
from triage.adapters.mime import read
from triage.mail.message import Message

CII = b"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:ram" xmlns:udt="urn:udt"><rsm:ExchangedDocument><ram:ID>R-2026-7</ram:ID>
<ram:IssueDateTime><udt:DateTimeString format="102">20261103</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:ID>17</ram:ID>
<ram:Name>Holz Huber</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration>
</ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>Acme</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>R-2026-7</ram:PaymentReference><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID>
</ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount><ram:GrandTotalAmount>119.00</ram:GrandTotalAmount>
<ram:DuePayableAmount>119.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""

UBL = b"""<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:cbc" xmlns:cac="urn:cac">
<cbc:ID>U-9</cbc:ID><cbc:IssueDate>2026-11-03</cbc:IssueDate><cbc:DueDate>2026-12-03</cbc:DueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderReference><cbc:ID>order</cbc:ID></cac:OrderReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>FR1</cbc:CompanyID></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Bois SA</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:TaxTotal><cbc:TaxAmount>20.00</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>
<cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>120.00</cbc:PayableAmount></cac:LegalMonetaryTotal></Invoice>"""


def pdf(pages: int = 1, embedded: bytes | None = None) -> bytes:
    """A PDF whose page n says ``Page n``, written by hand, with a file embedded by pypdf."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for number in range(1, pages + 1):
        stream = f"BT /F1 12 Tf 72 700 Td (Page {number} total 119.00) Tj ET".encode()
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = (
        f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    body += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    if embedded is None:
        return body
    writer = PdfWriter(io.BytesIO(body))
    writer.add_attachment("factur-x.xml", embedded)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def tnef(name: str, content: bytes) -> bytes:
    """A winmail.dat with one file ([MS-OXTNEF]: signature, key, attributes with checksums)."""

    def attribute(level: int, kind: int, value: bytes) -> bytes:
        return struct.pack("<BII", level, kind, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    title = name.encode() + b"\0"
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
        + attribute(2, 0x00069002, struct.pack("<HIIII", 1, 0, 0, 0, 0)[:14])
        + attribute(2, 0x00018010, title)
        + attribute(2, 0x0006800F, content)
    )


def test_cii_fields_are_named() -> None:
    """Factur-X and XRechnung in UN/CEFACT syntax: the seller's name is not the seller's number."""
    told = (invoice_fields(CII) or "").splitlines()
    assert told == [
        "e-invoice", "invoice number: R-2026-7", "issue date: 2026-11-03", "seller: Holz Huber", "seller VAT id: DE123456789",
        "buyer: Acme", "currency: EUR", "net total: 100.00", "tax total: 19.00", "gross total: 119.00", "amount due: 119.00",
        "IBAN: DE02120300000000202051", "remittance text: R-2026-7",
    ]  # fmt: skip


def test_ubl_fields_are_named() -> None:
    """The invoice's own number, not that of the order it names."""
    told = invoice_fields(UBL) or ""
    for line in (
        "invoice number: U-9",
        "due date: 2026-12-03",
        "seller: Bois SA",
        "seller VAT id: FR1",
        "amount due: 120.00",
    ):
        assert line in told


@pytest.mark.parametrize(
    "content",
    [
        b"<note>nothing</note>",
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + UBL,
        UBL[:300],
        b"<a>" * 5000 + b"CrossIndustryInvoice",
        b"",
    ],
)
def test_other_xml_is_not_read(content: bytes) -> None:
    """No entities, no foreign XML, no broken XML, no depth."""
    assert invoice_fields(content) is None


def test_the_first_three_pages_of_a_pdf_are_evidence() -> None:
    """And not the fourth."""
    told = evidence("application/pdf", "a.pdf", pdf(pages=5)) or ""
    assert "Page 1 total 119.00" in told
    assert "Page 3" in told
    assert "Page 4" not in told


def test_an_embedded_invoice_comes_before_the_page() -> None:
    """A Factur-X PDF tells its fields first."""
    told = evidence("application/octet-stream", "invoice.PDF", pdf(embedded=CII)) or ""
    assert told.startswith("e-invoice\ninvoice number: R-2026-7")
    assert "Page 1" in told


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"not a pdf", pdf()[:200]])
def test_a_broken_pdf_gives_nothing(content: bytes) -> None:
    """Never an exception."""
    assert evidence("application/pdf", "x.pdf", content) is None


def test_winmail_is_unpacked() -> None:
    """The file inside is the attachment; what cannot be unpacked stays one."""
    files, _, _ = unpack_tnef(tnef("offer.txt", b"hello"))
    assert [(one.filename, one.octets) for one in files] == [("offer.txt", b"hello")]
    assert unpack_tnef(b"\x78\x9f\x3e\x22broken") == ((), "", False)


@pytest.mark.parametrize("kind", ["message/rfc822", "message/x-note"])
def test_an_attached_mail_that_the_library_cannot_write_again_is_kept(kind: str) -> None:
    """Form feeds in a header: the library's own folding would break it in two, and it refuses. Found by
    fuzzing; the whole mail was set aside for it."""
    odd = b"X-Odd: " + b"\x0c" * 70 + b"," + b"\x0c" * 70 + b"x: y"
    within = b"From: c@d.example\r\n" + odd + b"\r\nSubject: In\r\n\r\nHello\r\n"
    head = b"From: a@b.example\r\nSubject: Out\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    text = b"--x\r\nContent-Type: text/plain\r\n\r\nSee below\r\n"
    raw = head + text + b"--x\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + within + b"\r\n--x--\r\n"
    message = read(raw)
    assert isinstance(message, Message)
    assert message.text.strip() == "See below"
    [one] = message.attachments
    assert one.size > 180
    assert message.attachments == read(raw).attachments  # type: ignore[union-attr]


def test_evidence_reaches_the_message() -> None:
    """In the mail: unpacked, named, with the text read from it."""
    part = b"Content-Type: %s\r\nContent-Disposition: attachment; filename=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n"
    raw = b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee\r\n"
    for kind, name, content in (
        (b"application/pdf", b"r.pdf", pdf(embedded=CII)),
        (b"application/ms-tnef", b"winmail.dat", tnef("../offer.txt", b"hello")),
        (b"application/ms-tnef", b"winmail.dat", b"broken"),
    ):
        raw += b"--b\r\n" + part % (kind, name, base64.encodebytes(content))
    found = read(raw + b"--b--\r\n")
    assert isinstance(found, Message)
    assert [one.filename for one in found.attachments] == ["r.pdf", "offer.txt", "winmail.dat"]
    assert "R-2026-7" in (found.attachments[0].text or "")
    assert "R-2026-7" not in found.text
