"""One invoice from draft to files: written, checked by every rule, read back. There is no unchecked path."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from triage.adapters import invoice_packs as packs
from triage.adapters.invoice_pdf import Renderer
from triage.adapters.invoice_pdfa import pdfa_problems
from triage.adapters.invoice_read import embedded_xml, read_invoice
from triage.adapters.invoice_rules import RuleChecker, schema_problems
from triage.adapters.invoice_xml import write_xml
from triage.books.incoming import ReadInvoice, wrong_sums
from triage.books.invoice import Draft
from triage.books.prepare import Invoice, prepare
from triage.books.rule_words import in_words
from triage.books.tax import rated_cases
from triage.books.totals import Totals, compute
from triage.core.errors import OwnerError, Permanent
from triage.core.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The octets of an issued invoice, all checks passed."""

    invoice: Invoice
    pdf: bytes
    xml: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check of somebody's file found. ``wrong`` is empty where all is right."""

    invoice: ReadInvoice | None
    wrong: tuple[str, ...]
    hybrid: bool = False
    xml: bytes = field(default=b"", repr=False)


def prepared(draft: Draft, today: date) -> Invoice:
    """Check and compute a draft with its country's pack. Raises OwnerError with every problem."""
    pack = packs.pack_for(draft.seller.address.country)
    words = packs.words(draft.language)["words"]
    return prepare(draft, pack, phrases=packs.notes(), words=words, today=today)


def totals_of(draft: Draft, day: date) -> Totals:
    """The totals of what was issued: the same rules, the same day, and no question whether it was right."""
    pack = packs.pack_for(draft.seller.address.country)
    return compute(draft, rated_cases(pack, draft, day))


def checked_xml(invoice: Invoice, rules: RuleChecker) -> bytes:
    """The XML, after the schema, the EN 16931 rules and the exact arithmetic: what may be proposed.
    Raises OwnerError with each failing rule in words."""
    xml = write_xml(invoice)
    failed = schema_problems(xml) or rules.failed_rules(xml)
    wrong = [in_words(one) for one in failed] + ([] if failed else wrong_sums(read_invoice(xml)))
    if wrong:
        raise OwnerError(*(Refusal(where="EN 16931", what=one) for one in dict.fromkeys(wrong)))
    return xml


def draft_pdf(invoice: Invoice, renderer: Renderer) -> bytes:
    """Pages marked as a draft."""
    return renderer.draft_pdf(invoice, packs.words(invoice.draft.language))


def finished(invoice: Invoice, renderer: Renderer, rules: RuleChecker) -> Finished:
    """Render an invoice with number and date, and read it back: the XML in the PDF must be ours, octet for
    octet. Raises OwnerError (rules) or Permanent (the file is not what it must be)."""
    xml = checked_xml(invoice, rules)
    pdf = renderer.invoice_pdf(invoice, packs.words(invoice.draft.language), xml)
    if embedded_xml(pdf) != xml:
        raise Permanent("the XML read back from the PDF is not the one that was checked")
    if problems := pdfa_problems(pdf):
        raise Permanent("the PDF is no PDF/A-3 with Factur-X: " + "; ".join(problems))
    return Finished(invoice=invoice, pdf=pdf, xml=xml)


def check_file(octets: bytes, rules: RuleChecker) -> Findings:
    """Check a PDF or XML that anybody may have written. Raises Permanent where it is no e-invoice."""
    hybrid = octets[:1024].lstrip().startswith(b"%PDF")
    xml = embedded_xml(octets) if hybrid else octets
    invoice = read_invoice(xml)
    wrong = [f"PDF: {one}." for one in pdfa_problems(octets)] if hybrid else []
    failed = schema_problems(xml)
    wrong += [f"Schema: {one.text} ({one.place})" for one in failed[:20]]
    wrong += [str(one) for one in rules.failed_rules(xml)]
    wrong += wrong_sums(invoice)
    return Findings(invoice=invoice, wrong=tuple(wrong), hybrid=hybrid, xml=xml)
