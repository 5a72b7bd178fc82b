"""The Factur-X part of a PDF's XMP metadata, which typst cannot write.

typst writes plain objects and a classic cross-reference table, so the one metadata object is exchanged and
the offsets behind it are moved (1 ms). Where a newer typst writes otherwise, pypdf does the same by
rewriting the whole file (30 ms); both results pass the same checks.
"""

from __future__ import annotations

import io
import re
from typing import Final

import pypdf
from pypdf.generic import StreamObject

FX: Final = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_PROPERTIES: Final = {
    "DocumentFileName": "name of the embedded XML invoice file",
    "DocumentType": "INVOICE",
    "Version": "version of the Factur-X standard",
    "ConformanceLevel": "conformance level of the embedded XML invoice",
}
_METADATA: Final = re.compile(
    rb"\n(?P<number>\d+) 0 obj\n<</Length (?P<length>\d+)/Type/Metadata/Subtype/XML>>\nstream\n"
)
_END: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\s*$")
_TABLE: Final = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\r\n)+)(?=trailer\n)")


def with_factur_x(pdf: bytes) -> bytes:
    """The same PDF whose metadata also name the embedded invoice (Factur-X 1.0, profile EN 16931)."""
    return _exchanged(pdf) or _rewritten(pdf)


def extended(xmp: str) -> str:
    """XMP with the ``fx:`` properties and the extension schema that PDF/A wants for them."""
    opening = "<pdfaExtension:schemas><rdf:Bag>"
    assert opening in xmp, "typst writes extension schemas for PDF/A-3"
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description></rdf:li>"
        for name, text in _PROPERTIES.items()
    )
    schema = (
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema'
        "</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{FX}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
    values = (
        f'<rdf:Description rdf:about="" xmlns:fx="{FX}"><fx:DocumentType>INVOICE</fx:DocumentType>'
        "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version>"
        "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>"
    )
    return xmp.replace(opening, opening + schema, 1).replace("</rdf:RDF>", values + "</rdf:RDF>", 1)


def _exchanged(pdf: bytes) -> bytes | None:
    """Exchange the metadata object in place; None where the file is not built as expected."""
    found, end = list(_METADATA.finditer(pdf)), _END.search(pdf)
    if len(found) != 1 or end is None:
        return None
    head, table_at = found[0], int(end[1])
    table = _TABLE.match(pdf, table_at)
    stop = head.end() + int(head["length"])
    if table is None or pdf[stop : stop + 10] != b"\nendstream" or table_at < stop:
        return None
    xmp = extended(pdf[head.end() : stop].decode("utf-8")).encode("utf-8")
    start = head.start() + 1
    body = b"%s 0 obj\n<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%s" % (head["number"], len(xmp), xmp)
    moved = start + len(body) - stop
    entries = _shifted(table[2], behind=start, by=moved)
    rest = pdf[stop:table_at] + b"xref\n0 %s\n%s" % (table[1], entries) + pdf[table.end() : end.start()]
    return pdf[:start] + body + rest + b"startxref\n%d\n%%%%EOF" % (table_at + moved)


def _shifted(entries: bytes, *, behind: int, by: int) -> bytes:
    """Cross-reference entries (ISO 32000-1, 7.5.4: 20 octets each) with the offsets behind a place moved."""
    out = bytearray()
    for at in range(0, len(entries), 20):
        offset, used = int(entries[at : at + 10]), entries[at + 17 : at + 18] == b"n"
        out += b"%010d" % (offset + by if used and offset > behind else offset)
        out += entries[at + 10 : at + 20]
    return bytes(out)


def _rewritten(pdf: bytes) -> bytes:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    writer = pypdf.PdfWriter(clone_from=reader)
    stream = writer.root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    stream.set_data(extended(stream.get_data().decode("utf-8")).encode("utf-8"))
    writer.pdf_header = reader.pdf_header
    identity = reader.trailer.get("/ID")
    if identity is not None:  # a random one would change the octets; pypdf has no public setter
        writer._ID = identity.get_object()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
