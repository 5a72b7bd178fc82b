"""An invoice's pages: typst writes PDF/A-3b with the XML attached, the Factur-X part of the
metadata is added (:mod:`triage.adapters.invoice_xmp`).

Everything reaches the layout as JSON strings; text is never evaluated. Fonts come from the typst wheel, so
that equal invoices give equal octets on every machine.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import segno
import typst

from triage.adapters.invoice_xmp import with_factur_x
from triage.books.page import breakable, page_model
from triage.books.prepare import Invoice
from triage.books.transfer import transfer_code
from triage.core.errors import OwnerError, Problem

SHIPPED: Final = Path(__file__).parent / "invoice_layout" / "invoice.typ"
WORDS: Final = Path(__file__).parent / "invoice_layout" / "words.typ"
MOST_LOGO: Final = 300_000
_NETWORK: Final = re.compile(r"""(?:import|include)\s*["'(]*\s*["']@""")


class Renderer:
    """A kept typst compiler with one layout. Safe to use from several threads (they take turns)."""

    def __init__(self, *, layout: Path | None = None, logo: bytes = b"") -> None:
        self._layout = layout or SHIPPED
        self._source = _own_layout(self._layout) if layout else SHIPPED.read_bytes()
        self._logo = _logo(logo)
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(root=str(self._layout.parent), ignore_system_fonts=True)

    def draft_pdf(self, invoice: Invoice, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Pages marked as a draft: plain PDF, no XML, no payment code."""
        return self._compile(_inputs(invoice, words, self._logo), standards=[])

    def offer_pdf(self, model: Mapping[str, Any]) -> bytes:
        """A quote or an order confirmation: plain PDF."""
        page = json.dumps(model, ensure_ascii=False)
        return self._compile({"page": page, "logo": self._logo}, standards=[])

    @property
    def layout_hash(self) -> str:
        return hashlib.sha256(self._source + self._logo.encode()).hexdigest()

    def invoice_pdf(self, invoice: Invoice, words: Mapping[str, Mapping[str, str]], xml: bytes) -> bytes:
        """The hybrid: PDF/A-3b with ``factur-x.xml`` inside. Equal input gives equal octets."""
        assert not invoice.is_draft, "a draft has no number and is no invoice"
        inputs = _inputs(invoice, words, self._logo)
        inputs |= {"xml": xml.decode("utf-8"), "issued": invoice.issued.isoformat(), "qr": _qr(invoice)}
        return with_factur_x(self._compile(inputs, standards=["a-3b"]))

    def words_pdf(self, lines: Sequence[str], wrong: Sequence[str] = (), *, marked: bool = False) -> bytes:
        """Lines as a page: the first is the title. An incoming e-invoice with ``wrong``, what its check
        found; a draft for another program, ``marked`` with the first word of its title across the page."""
        model = {
            "title": breakable(lines[0]),
            "lines": [breakable(one) for one in lines[1:]],
            "caution": "This invoice does not pass every check:",
            "wrong": [breakable(one) for one in wrong],
            "mark": lines[0].split()[0] if marked else "",
        }
        inputs = {"page": json.dumps(model, ensure_ascii=False)}
        return self._compile(inputs, standards=[], source=WORDS.read_bytes())

    def _compile(self, inputs: dict[str, str], *, standards: Any, source: bytes = b"") -> bytes:
        with self._lock:
            try:
                pdf = self._compiler.compile(
                    input=source or self._source, format="pdf", sys_inputs=inputs, pdf_standards=standards
                )
            except typst.TypstError as error:
                raise OwnerError(_layout_problem(error)) from None
        assert isinstance(pdf, bytes)
        return pdf


def _inputs(invoice: Invoice, words: Mapping[str, Mapping[str, str]], logo: str) -> dict[str, str]:
    model = page_model(invoice, words["words"], words["units"])
    return {"page": json.dumps(model, ensure_ascii=False), "logo": logo}


def _qr(invoice: Invoice) -> str:
    """The payment code as SVG, error correction M as EPC069-12 wants it."""
    text = transfer_code(invoice)
    if not text:
        return ""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8").save(
        out, kind="svg", border=2, xmldecl=False
    )
    return out.getvalue().decode("ascii")


def _own_layout(path: Path) -> bytes:
    """The firm's own layout. Packages are refused: typst would fetch them from the network."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise OwnerError(Problem(where=str(path), what="cannot be read", found=str(error.strerror))) from None
    if _NETWORK.search(source.decode("utf-8", "replace")):
        what = "imports a package, which would be fetched from the network"
        raise OwnerError(Problem(where=str(path), what=what, mend="Copy the package beside the layout."))
    return source


def _logo(octets: bytes) -> str:
    if len(octets) > MOST_LOGO:
        raise OwnerError(Problem(where="logo", what="is too large", allowed=f"up to {MOST_LOGO} octets"))
    return json.dumps(list(octets)) if octets else ""


def _layout_problem(error: typst.TypstError) -> Problem:
    """Typst refuses what PDF/A forbids; in words for whoever must mend it."""
    message = error.message
    if "glyph" in message or "font" in message or "codepoint" in message:
        what = "holds characters that the invoice's fonts do not have"
        return Problem(where="text", what=what, found=message[:200], mend="Write them in another way.")
    return Problem(
        where="layout", what="cannot be set", found=message[:300], mend=" ".join(error.hints)[:200]
    )
