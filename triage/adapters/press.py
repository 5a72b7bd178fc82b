"""The press: quotes and invoices as files. What is heavy (typst, lxml, the rules) is loaded at first use."""

from __future__ import annotations

import functools
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from triage.adapters import invoice_packs as packs
from triage.adapters.invoice_installed import require_installed
from triage.books.incoming import ReadInvoice
from triage.books.invoice import Draft, Seller, Supply
from triage.books.offer_page import offer_model
from triage.books.pack import Pack
from triage.books.prepare import Invoice, prepare
from triage.books.stored import record_of
from triage.config import Config
from triage.core.errors import OwnerError, Permanent, Problem
from triage.ports import Issued

if TYPE_CHECKING:
    from triage.adapters.invoice_pdf import Renderer
    from triage.adapters.invoice_rules import RuleChecker

RENDERERS: Final = ("typst", "drafthorse", "factur-x", "saxonche")


class InvoicePress:
    """Safe to use from several threads; close it to end the rule checker's child."""

    def __init__(self, seller: Seller, *, layout: Path | None = None, logo: Path | None = None) -> None:
        self._seller = seller
        self._layout = layout
        self._logo = logo.read_bytes() if logo is not None else b""
        self._lock = threading.Lock()
        self._made: tuple[Renderer, RuleChecker] | None = None

    @property
    def seller(self) -> Seller:
        return self._seller

    @functools.cached_property
    def identity(self) -> str:
        versions = [f"{name} {metadata.version(name)}" for name in RENDERERS]
        return "; ".join([f"layout {self._tools()[0].layout_hash}", *versions])

    def pack(self) -> Pack:
        return packs.pack_for(self._seller.address.country)

    def words(self, language: str) -> Mapping[str, str]:
        return packs.words(language)["words"]

    def unit(self, code: str, language: str) -> str:
        return packs.words(language)["units"].get(code, code)

    def prepared(self, draft: Draft, today: date) -> Invoice:
        pack = packs.pack_for(draft.seller.address.country)
        return prepare(draft, pack, phrases=packs.notes(), words=self.words(draft.language), today=today)

    def offer(self, draft: Draft, *, title: str, number: str, today: date, valid_until: date | None) -> bytes:
        """Computed as if it were supplied today; the pages do not say so."""
        invoice = self.prepared(replace(draft, supply=draft.supply or Supply(date=today)), today)
        words = packs.words(draft.language)
        model = offer_model(
            invoice, words["words"], words["units"], title=title, number=number, day=today,
            valid_until=valid_until,
        )  # fmt: skip
        return self._tools()[0].offer_pdf(model)

    def pages(self, draft: Draft, today: date) -> bytes:
        from triage.adapters.invoice_file import checked_xml, draft_pdf

        renderer, rules = self._tools()
        invoice = self.prepared(draft, today)
        checked_xml(invoice, rules)
        return draft_pdf(invoice, renderer)

    def issued(self, draft: Draft) -> Issued:
        from triage.adapters.invoice_file import finished
        from triage.adapters.invoice_read import embedded_xml, read_invoice

        renderer, rules = self._tools()
        assert draft.issue_date is not None, "only what has its number and date is issued"
        invoice = self.prepared(draft, draft.issue_date)
        done = finished(invoice, renderer, rules)
        if wrong := _differences(read_invoice(embedded_xml(done.pdf)), invoice):
            raise Permanent(f"the XML read back does not say what was approved: {', '.join(wrong)}")
        return Issued(pdf=done.pdf, xml=done.xml)

    def close(self) -> None:
        with self._lock:
            if self._made is not None:
                self._made[1].close()

    def _tools(self) -> tuple[Renderer, RuleChecker]:
        with self._lock:
            if self._made is None:
                from triage.adapters.invoice_pdf import Renderer
                from triage.adapters.invoice_rules import RuleChecker

                self._made = (Renderer(layout=self._layout, logo=self._logo), RuleChecker())
            return self._made


def press_of(config: Config) -> InvoicePress:
    """The firm's press. Raises OwnerError where something of [seller] is wrong or the extra is missing."""
    require_installed()
    if config.seller is None:
        raise OwnerError(Problem(where="seller", what="is required and missing"))
    seller = seller_of(config)
    packs.pack_for(seller.address.country)
    layout, logo = config.invoices.layout, config.invoices.logo
    return InvoicePress(
        seller,
        layout=config.root / layout if layout else None,
        logo=config.root / logo if logo else None,
    )


def seller_of(config: Config) -> Seller:
    """The firm as the books know it. Raises OwnerError with each wrong value of [seller]."""
    assert config.seller is not None
    try:
        return record_of(Seller, config.seller.plain())
    except OwnerError as error:
        raise OwnerError(*(replace(one, where=f"seller.{one.where}") for one in error.problems)) from None


def _differences(found: ReadInvoice, invoice: Invoice) -> list[str]:
    """Which figures of the file are not those of the approved draft and its filled holes."""
    draft, totals = invoice.draft, invoice.totals
    names = [" ".join(one.name.split()) for one in draft.lines]
    pairs = {
        "number": (found.number, draft.number),
        "issue date": (found.issue_date, draft.issue_date),
        "due date": (found.due_date, invoice.due_date),
        "currency": (found.currency, draft.currency),
        "seller": (found.seller.name, " ".join(draft.seller.name.split())),
        "buyer": (found.buyer.name, " ".join(draft.buyer.name.split())),
        "account": (found.iban, draft.seller.bank.iban if draft.seller.bank and totals.due > 0 else ""),
        "lines": ([one.name for one in found.lines], names),
        "quantities": ([one.quantity for one in found.lines], [one.quantity for one in draft.lines]),
        "line amounts": ([one.net for one in found.lines], [one.net for one in totals.lines]),
        "sums": (
            (found.net, found.tax, found.gross, found.paid, found.rounding, found.due),
            (totals.net, totals.tax, totals.gross, totals.paid, totals.rounding, totals.due),
        ),
    }
    return [what for what, (read, wanted) in pairs.items() if read != wanted]
