"""Structure checks of a hybrid PDF/A-3 with pypdf. They do not prove PDF/A conformance (only a full
validator does); they catch what goes wrong in practice, and typst refuses to write what does not conform."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, Final

import pypdf
from lxml import etree

_NS: Final = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "fx": "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_FX: Final = {
    "DocumentType": "INVOICE",
    "DocumentFileName": "factur-x.xml",
    "Version": "1.0",
    "ConformanceLevel": "EN 16931",
}
_FORBIDDEN: Final = ("/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide")


def pdfa_problems(pdf: bytes) -> list[str]:
    """What is wrong with a Factur-X PDF/A-3, in words; empty where every check passes."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
        root: Any = reader.trailer["/Root"]
        found = [name for name, holds in _CHECKS if not holds(pdf, reader, root)]
        return found + list(_font_problems(reader)) + list(_object_problems(reader))
    except Exception as error:  # a broken PDF may raise anything
        return [f"it cannot be read: {type(error).__name__}: {error}"[:200]]


def _header(pdf: bytes, reader: Any, root: Any) -> bool:
    """ISO 19005-3, 6.1.2: %PDF-1.n, then a comment of at least four octets above 127."""
    lines = pdf.split(b"\n", 2)
    return pdf[:7] == b"%PDF-1." and lines[1][:1] == b"%" and all(one > 127 for one in lines[1][1:5])


def _identified(pdf: bytes, reader: Any, root: Any) -> bool:
    return len(reader.trailer.get("/ID", ())) == 2


def _not_encrypted(pdf: bytes, reader: Any, root: Any) -> bool:
    return "/Encrypt" not in reader.trailer


def _output_intent(pdf: bytes, reader: Any, root: Any) -> bool:
    intents = [one.get_object() for one in root.get("/OutputIntents", ())]
    return any(one["/S"] == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents)


def _part_three(pdf: bytes, reader: Any, root: Any) -> bool:
    xmp = _xmp(root)
    return _value(xmp, "pdfaid", "part") == "3" and _value(xmp, "pdfaid", "conformance") in ("A", "B", "U")


def _factur_x(pdf: bytes, reader: Any, root: Any) -> bool:
    xmp = _xmp(root)
    return all(_value(xmp, "fx", name) == value for name, value in _FX.items())


def _extension_schema(pdf: bytes, reader: Any, root: Any) -> bool:
    xmp = _xmp(root)
    spaces = [one.text for one in xmp.iter(f"{{{_NS['schema']}}}namespaceURI")]
    names = {one.text for one in xmp.iter(f"{{{_NS['property']}}}name")}
    return spaces.count(_NS["fx"]) == 1 and set(_FX) <= names


def _attached(pdf: bytes, reader: Any, root: Any) -> bool:
    """ISO 19005-3, 6.8 and Factur-X 6.2: /AF with UF, AFRelationship, media type and date."""
    files = [one.get_object() for one in root.get("/AF", ())]
    return any(_is_invoice_file(one) for one in files)


def _is_invoice_file(spec: Any) -> bool:
    stream = spec["/EF"]["/F"].get_object()
    named = spec.get("/F") == "factur-x.xml" and spec.get("/UF") == "factur-x.xml"
    related = spec.get("/AFRelationship") in ("/Data", "/Alternative", "/Source")
    return (
        named
        and related
        and stream.get("/Subtype") == "/text/xml"
        and "/ModDate" in stream.get("/Params", {})
    )


def _one_attachment(pdf: bytes, reader: Any, root: Any) -> bool:
    return list(reader.attachments) == ["factur-x.xml"]


def _same_title(pdf: bytes, reader: Any, root: Any) -> bool:
    title = _xmp(root).find(".//dc:title//rdf:li", _NS)
    said = reader.metadata.title if reader.metadata else None
    return said is None or (title is not None and title.text == said)


def _no_actions(pdf: bytes, reader: Any, root: Any) -> bool:
    opening = "/OpenAction" in root or "/AA" in root or "/JavaScript" in root.get("/Names", {})
    return (
        not opening
        and "/XFA" not in root.get("/AcroForm", {})
        and not any("/AA" in one for one in reader.pages)
    )


def _language(pdf: bytes, reader: Any, root: Any) -> bool:
    return bool(root.get("/Lang"))


def _plain_metadata(pdf: bytes, reader: Any, root: Any) -> bool:
    stream = root["/Metadata"].get_object()
    return bool(stream.get("/Type") == "/Metadata" and stream.get("/Subtype") == "/XML")


_Check = Callable[[bytes, Any, Any], bool]
_CHECKS: Final[tuple[tuple[str, _Check], ...]] = (
    ("the file's head lacks version or binary mark", _header),
    ("the trailer has no identifier", _identified),
    ("it is encrypted", _not_encrypted),
    ("it has no output intent with a colour profile", _output_intent),
    ("its metadata do not say PDF/A-3", _part_three),
    ("its metadata do not name the Factur-X XML", _factur_x),
    ("its metadata lack the Factur-X extension schema", _extension_schema),
    ("the XML is not attached as it must be", _attached),
    ("it has another attachment besides the invoice", _one_attachment),
    ("its two titles differ", _same_title),
    ("it has actions or scripts", _no_actions),
    ("it does not name its language", _language),
    ("its metadata stream is not marked", _plain_metadata),
)


def _xmp(root: Any) -> Any:
    return etree.fromstring(
        root["/Metadata"].get_object().get_data(), etree.XMLParser(resolve_entities=False)
    )


def _value(xmp: Any, prefix: str, name: str) -> str | None:
    """An XMP property, written as an element or as an attribute."""
    element = xmp.findtext(f".//{prefix}:{name}", namespaces=_NS)
    if element:
        return str(element)
    key = f"{{{_NS[prefix]}}}{name}"
    return next((str(one.attrib[key]) for one in xmp.iter() if key in one.attrib), None)


def _font_problems(reader: Any) -> Iterator[str]:
    """ISO 19005-3, 6.2.11: every font is embedded and can be turned back into text."""
    for page in reader.pages:
        for one in (page["/Resources"].get("/Font") or {}).values():
            font = one.get_object()
            inner = font.get("/DescendantFonts", [font])[0].get_object()
            described = inner.get("/FontDescriptor", {})
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"the font {font.get('/BaseFont')} is not embedded"
            if "/ToUnicode" not in font:
                yield f"the font {font.get('/BaseFont')} cannot be turned into text"


def _object_problems(reader: Any) -> Iterator[str]:
    """ISO 19005-3, 6.1.7 and 6.6: no LZW, no forbidden actions; and every listed object is there."""
    for number in sorted({*reader.xref.get(0, {}), *reader.xref_objStm}):
        try:
            held = reader.get_object(number)
        except Exception as error:  # a broken object may raise anything
            yield f"object {number} cannot be read: {type(error).__name__}: {error}"[:200]
            continue
        if not isinstance(held, dict):
            continue
        if held.get("/S") in _FORBIDDEN and held.get("/Type") == "/Action":
            yield f"object {number} is a forbidden action"
        filters = held.get("/Filter", ())
        if "/LZWDecode" in ((filters,) if isinstance(filters, str) else filters):
            yield f"object {number} uses LZW"
