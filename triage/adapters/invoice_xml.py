"""An invoice as Factur-X / ZUGFeRD XML: UN/CEFACT CII, profile EN 16931 (drafthorse)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from drafthorse.models.accounting import ApplicableTradeTax, CategoryTradeTax, TradeAllowanceCharge
from drafthorse.models.document import Document
from drafthorse.models.note import IncludedNote
from drafthorse.models.party import TaxRegistration
from drafthorse.models.payment import PaymentMeans, PaymentTerms
from drafthorse.models.references import AdditionalReferencedDocument
from drafthorse.models.tradelines import LineItem
from lxml import etree

from triage.books.invoice import (
    Address,
    Buyer,
    Contact,
    DocumentType,
    Earlier,
    Line,
    Seller,
    Supply,
    supply_day,
)
from triage.books.prepare import Invoice, exemption_of
from triage.books.tax_numbers import compact_vat_id
from triage.books.totals import Adjusted, LineTotal, Rated, Totals

PROFILE: Final = "urn:cen.eu:en16931:2017"  # BT-24
TYPE_CODES: Final = {
    DocumentType.INVOICE: "380",
    DocumentType.REST: "380",
    DocumentType.CORRECTION: "384",
    DocumentType.DOWN_PAYMENT: "386",
}
"""BT-3, UNTDID 1001."""
DRAFT_NUMBER: Final = "DRAFT"
_RAM: Final = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
_QDT: Final = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
_SETTLEMENT: Final = f"{{{_RAM}}}ApplicableHeaderTradeSettlement"
_SUMMATION: Final = f"{{{_RAM}}}SpecifiedTradeSettlementHeaderMonetarySummation"


def write_xml(invoice: Invoice) -> bytes:
    """UTF-8 XML, equal for equal invoices. A draft has the number DRAFT, for checking only."""
    document = Document()
    document.context.guideline_parameter.id = PROFILE
    _head(document.header, invoice)
    for place, (line, total) in enumerate(
        zip(invoice.draft.lines, invoice.totals.lines, strict=True), start=1
    ):
        document.trade.items.add(_line(place, line, total))
    _agreement(document.trade.agreement, invoice)
    _delivery(document.trade.delivery, invoice)
    _settlement(document.trade.settlement, invoice)
    root = etree.fromstring(document.serialize(schema=None))
    _references(root, [*invoice.draft.earlier, *([one] if (one := invoice.draft.corrects) else [])])
    octets: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return octets


def _head(header: Any, invoice: Invoice) -> None:
    header.id = invoice.draft.number or DRAFT_NUMBER
    header.type_code = TYPE_CODES[invoice.draft.type]
    header.issue_date_time = invoice.issued
    for note in invoice.notes:
        header.notes.add(IncludedNote(content=note))


def _agreement(agreement: Any, invoice: Invoice) -> None:
    draft = invoice.draft
    outside = any(one.category == "O" for one in invoice.totals.categories)
    if draft.buyer.reference:
        agreement.buyer_reference = draft.buyer.reference
    _seller(agreement.seller, draft.seller, outside=outside)
    _buyer(agreement.buyer, draft.buyer, outside=outside)
    if draft.order:
        agreement.buyer_order.issuer_assigned_id = draft.order
    if draft.contract:
        agreement.contract.issuer_assigned_id = draft.contract
    if draft.quote:
        reference = AdditionalReferencedDocument(issuer_assigned_id=draft.quote, type_code="916")
        agreement.additional_references.add(reference)


def _seller(party: Any, seller: Seller, *, outside: bool) -> None:
    """BR-O-02 forbids BT-31 where all is outside the scope of VAT: the number then stands as BT-29."""
    if outside and seller.vat_id:
        party.id = compact_vat_id(seller.vat_id)
    elif not (seller.vat_id or seller.register):
        party.id = seller.tax_number or seller.name  # BR-CO-26 wants some identifier
    _party(party, seller)
    if seller.legal:
        party.description = seller.legal
    if seller.tax_number:
        party.tax_registrations.add(TaxRegistration(id=("FC", seller.tax_number)))
    if seller.vat_id and not outside:
        party.tax_registrations.add(TaxRegistration(id=("VA", compact_vat_id(seller.vat_id))))


def _buyer(party: Any, buyer: Buyer, *, outside: bool) -> None:
    if buyer.number:
        party.id = buyer.number
    _party(party, buyer)
    if buyer.vat_id and not outside:
        party.tax_registrations.add(TaxRegistration(id=("VA", compact_vat_id(buyer.vat_id))))


def _party(party: Any, given: Seller | Buyer) -> None:
    party.name = given.name
    if given.register:
        party.legal_organization.id = _register(given.register, given.address.country)
    if given.trade_name:
        party.legal_organization.trade_name = given.trade_name
    _address(party.address, given.address)
    _contact(party.contact, given.contact)
    if given.email:
        party.electronic_address.uri_ID = ("EM", given.email)


def _register(number: str, country: str) -> str | tuple[str, str]:
    """With its scheme (ISO 6523) where it is sure: 0002 SIREN, 0106 KvK."""
    compact = "".join(number.split())
    if country == "FR" and compact.isdigit() and len(compact) == 9:
        return ("0002", compact)
    if country == "NL" and compact.isdigit() and len(compact) == 8:
        return ("0106", compact)
    return number


def _address(node: Any, address: Address) -> None:
    node.country_id = address.country
    node.city_name = address.city
    for name, text in (
        ("postcode", address.postcode),
        ("line_one", address.street),
        ("line_two", address.line2),
        ("line_three", address.line3),
        ("country_subdivision", address.region),
    ):
        if text:
            setattr(node, name, text)


def _contact(node: Any, contact: Contact) -> None:
    if contact.person:
        node.person_name = contact.person
    if contact.phone:
        node.telephone.number = contact.phone
    if contact.email:
        node.email.address = contact.email


def _delivery(delivery: Any, invoice: Invoice) -> None:
    """The schema wants this element and the rules want none empty: a period gives its last day (BT-72),
    and what is not yet supplied goes to the buyer (BG-13)."""
    draft = invoice.draft
    goods = any(one.category in ("K", "G") for one in invoice.totals.categories)
    if draft.deliver_to is not None:
        if draft.deliver_to.name:
            delivery.ship_to.name = draft.deliver_to.name
        _address(delivery.ship_to.address, draft.deliver_to.address)
    elif goods or draft.supply is None:
        delivery.ship_to.name = draft.buyer.name
        _address(delivery.ship_to.address, draft.buyer.address)
    if day := supply_day(draft.supply):
        delivery.event.occurrence = day


def _settlement(settlement: Any, invoice: Invoice) -> None:
    draft, totals = invoice.draft, invoice.totals
    settlement.currency_code = draft.currency
    _payment(settlement, invoice)
    for one in totals.categories:
        settlement.trade_tax.add(_category(invoice, one))
    if draft.supply is not None and draft.supply.date is None:
        _period(settlement.period, draft.supply)
    for adjusted, charge in _signed(totals):
        settlement.allowance_charge.add(_adjustment(adjusted, charge=charge, taxed=True))
    _amounts(settlement.monetary_summation, totals, draft.currency)


def _payment(settlement: Any, invoice: Invoice) -> None:
    draft = invoice.draft
    if invoice.totals.due > 0:
        settlement.payment_reference = draft.number or DRAFT_NUMBER
        if draft.seller.bank is not None:
            means = PaymentMeans()
            means.type_code = "58" if draft.currency == "EUR" else "30"  # UNTDID 4461
            means.payee_account.iban = draft.seller.bank.iban
            means.payee_account.account_name = draft.seller.bank.holder or draft.seller.name
            if draft.seller.bank.bic:
                means.payee_institution.bic = draft.seller.bank.bic
            settlement.payment_means.add(means)
    terms = PaymentTerms()
    terms.description = "\n".join(invoice.terms)
    if invoice.due_date is not None:
        terms.due = invoice.due_date
    settlement.terms.add(terms)


def _category(invoice: Invoice, total: Any) -> ApplicableTradeTax:
    tax = ApplicableTradeTax()
    tax.calculated_amount = _amount(total.tax)
    tax.type_code = "VAT"
    if exemption := exemption_of(invoice, total):
        tax.exemption_reason = exemption.reason
        if exemption.code:
            tax.exemption_reason_code = exemption.code
    tax.basis_amount = _amount(total.basis)
    tax.category_code = total.category
    if total.percent is not None:
        tax.rate_applicable_percent = _plain(total.percent)
    return tax


def _signed(totals: Totals) -> list[tuple[Adjusted, bool]]:
    return [(one, False) for one in totals.allowances] + [(one, True) for one in totals.charges]


def _adjustment(adjusted: Adjusted, *, charge: bool, taxed: bool) -> TradeAllowanceCharge:
    node = TradeAllowanceCharge()
    node.indicator = charge
    if adjusted.percent is not None and adjusted.base is not None:
        node.calculation_percent = _plain(adjusted.percent)
        node.basis_amount = _amount(adjusted.base)
    node.actual_amount = _amount(adjusted.amount)
    node.reason = adjusted.reason
    if taxed:
        node.trade_tax.add(_tax_of(CategoryTradeTax(), adjusted.rated))
    return node


def _tax_of(node: Any, rated: Rated) -> Any:
    node.type_code = "VAT"
    node.category_code = rated.category
    if rated.percent is not None:
        node.rate_applicable_percent = _plain(rated.percent)
    return node


def _amounts(node: Any, totals: Totals, currency: str) -> None:
    node.line_total = _amount(totals.line_sum)
    node.charge_total = _amount(totals.charge_sum)
    node.allowance_total = _amount(totals.allowance_sum)
    node.tax_basis_total = (_amount(totals.net), None)
    node.tax_total = (_amount(totals.tax), currency)
    if totals.rounding:
        node.rounding_amount = _amount(totals.rounding)
    node.grand_total = (_amount(totals.gross), None)
    if totals.paid:
        node.prepaid_total = _amount(totals.paid)
    node.due_amount = _amount(totals.due)


def _line(place: int, line: Line, total: LineTotal) -> LineItem:
    item = LineItem()
    item.document.line_id = str(place)
    if line.code:
        item.product.seller_assigned_id = line.code
    item.product.name = line.name
    if line.description:
        item.product.description = line.description
    item.agreement.net.amount = _plain(total.price)
    item.agreement.net.basis_quantity = (_plain(line.per), line.unit)
    item.delivery.billed_quantity = (_plain(line.quantity), line.unit)
    _tax_of(item.settlement.trade_tax, total.rated)
    if line.supply is not None:
        _period(item.settlement.period, line.supply)
    for one in total.discounts:
        item.settlement.allowance_charge.add(_adjustment(one, charge=False, taxed=False))
    for one in total.charges:
        item.settlement.allowance_charge.add(_adjustment(one, charge=True, taxed=False))
    item.settlement.monetary_summation.total_amount = _amount(total.net)
    return item


def _period(node: Any, supply: Supply) -> None:
    node.start = supply.start or supply.date
    node.end = supply.end or supply.date


def _references(root: Any, earlier: list[Earlier]) -> None:
    """BG-3, as many as there are (drafthorse knows one): right behind BG-22, as the schema wants."""
    settlement = next(root.iter(_SETTLEMENT))
    after = settlement.find(_SUMMATION)
    for one in earlier:
        node = etree.Element(f"{{{_RAM}}}InvoiceReferencedDocument")
        etree.SubElement(node, f"{{{_RAM}}}IssuerAssignedID").text = one.number
        issued = etree.SubElement(node, f"{{{_RAM}}}FormattedIssueDateTime")
        etree.SubElement(issued, f"{{{_QDT}}}DateTimeString", format="102").text = _day(one.issue_date)
        after.addnext(node)
        after = node


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _amount(value: Decimal) -> str:
    return f"{value:.2f}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
