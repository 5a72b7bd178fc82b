"""Reading an e-invoice back: the XML out of a hybrid PDF (factur-x), and what it says."""

from __future__ import annotations

import logging
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from triage.adapters.invoice_rules import parse_untrusted
from triage.books.incoming import ReadCategory, ReadInvoice, ReadLine, Who
from triage.core.errors import Permanent

_NS: Final = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
_ROOT: Final = f"{{{_NS['rsm']}}}CrossIndustryInvoice"
_SETTLEMENT: Final = ".//ram:ApplicableHeaderTradeSettlement"
_SUMS: Final = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"


def embedded_xml(pdf: bytes) -> bytes:
    """The invoice XML inside a hybrid PDF, as factur-x's own reader finds it. Raises Permanent where there
    is none."""
    from facturx import get_xml_from_pdf  # 650 ms, and only where a PDF is read

    logging.getLogger("factur-x").setLevel(logging.CRITICAL)
    try:
        name, xml = get_xml_from_pdf(pdf, check_xsd=False, check_schematron=False)
    except Exception as error:  # pypdf raises anything on a broken PDF
        raise Permanent(f"this PDF could not be read: {type(error).__name__}") from None
    if not name or not xml:
        raise Permanent("this PDF has no invoice XML inside")
    octets: bytes = xml
    return octets


def read_invoice(xml: bytes) -> ReadInvoice:
    """What a CII invoice says. Raises Permanent for anything else."""
    root = parse_untrusted(xml)
    if root.tag != _ROOT:
        raise Permanent("this XML is no Factur-X / ZUGFeRD invoice (CrossIndustryInvoice)")
    return ReadInvoice(
        profile=_text(root, ".//ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
        number=_text(root, "rsm:ExchangedDocument/ram:ID"),
        type_code=_text(root, "rsm:ExchangedDocument/ram:TypeCode"),
        issue_date=_day(root, "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString"),
        due_date=_day(root, f"{_SETTLEMENT}//ram:DueDateDateTime/udt:DateTimeString"),
        currency=_text(root, f"{_SETTLEMENT}/ram:InvoiceCurrencyCode"),
        seller=_who(root, "ram:SellerTradeParty"),
        buyer=_who(root, "ram:BuyerTradeParty"),
        iban=_text(root, f"{_SETTLEMENT}//ram:PayeePartyCreditorFinancialAccount/ram:IBANID"),
        lines=tuple(_line(one) for one in root.iterfind(".//ram:IncludedSupplyChainTradeLineItem", _NS)),
        categories=tuple(
            _category(one) for one in root.iterfind(f"{_SETTLEMENT}/ram:ApplicableTradeTax", _NS)
        ),
        line_sum=_number(root, f"{_SUMS}/ram:LineTotalAmount"),
        allowance_sum=_number(root, f"{_SUMS}/ram:AllowanceTotalAmount"),
        charge_sum=_number(root, f"{_SUMS}/ram:ChargeTotalAmount"),
        net=_number(root, f"{_SUMS}/ram:TaxBasisTotalAmount"),
        tax=_number(root, f"{_SUMS}/ram:TaxTotalAmount"),
        gross=_number(root, f"{_SUMS}/ram:GrandTotalAmount"),
        paid=_number(root, f"{_SUMS}/ram:TotalPrepaidAmount"),
        rounding=_number(root, f"{_SUMS}/ram:RoundingAmount"),
        due=_number(root, f"{_SUMS}/ram:DuePayableAmount"),
    )


def _text(node: Any, path: str) -> str:
    return " ".join((node.findtext(path, namespaces=_NS) or "").split())


def _number(node: Any, path: str) -> Decimal:
    text = _text(node, path)
    try:
        return Decimal(text) if text else Decimal(0)
    except InvalidOperation:
        raise Permanent(f"{text[:40]!r} stands where an amount should be") from None


def _day(node: Any, path: str) -> date | None:
    text = _text(node, path)
    if len(text) != 8 or not text.isdigit():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _who(root: Any, name: str) -> Who:
    party = root.find(f".//{name}", _NS)
    if party is None:
        return Who(name="")
    ids = {
        one.get("schemeID"): one.text or ""
        for one in party.iterfind(".//ram:SpecifiedTaxRegistration/ram:ID", _NS)
    }
    address = "ram:PostalTradeAddress"
    return Who(
        name=_text(party, "ram:Name"),
        place=_text(party, f"{address}/ram:CityName"),
        country=_text(party, f"{address}/ram:CountryID"),
        vat_id=ids.get("VA", ""),
    )


def _line(node: Any) -> ReadLine:
    net_price = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
    quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
    unit = node.find(quantity, _NS)
    return ReadLine(
        name=_text(node, "ram:SpecifiedTradeProduct/ram:Name"),
        quantity=_number(node, quantity),
        unit="" if unit is None else unit.get("unitCode", ""),
        price=_number(node, f"{net_price}/ram:ChargeAmount"),
        per=_number(node, f"{net_price}/ram:BasisQuantity") or Decimal(1),
        net=_number(node, ".//ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"),
        adjusted=sum((_signed(one) for one in _adjustments(node)), Decimal(0)),
    )


def _adjustments(node: Any) -> Any:
    return node.iterfind("ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge", _NS)


def _signed(node: Any) -> Decimal:
    amount = _number(node, "ram:ActualAmount")
    return amount if _text(node, "ram:ChargeIndicator/udt:Indicator") == "true" else -amount


def _category(node: Any) -> ReadCategory:
    rate = _text(node, "ram:RateApplicablePercent")
    return ReadCategory(
        category=_text(node, "ram:CategoryCode"),
        percent=_number(node, "ram:RateApplicablePercent") if rate else None,
        basis=_number(node, "ram:BasisAmount"),
        tax=_number(node, "ram:CalculatedAmount"),
        reason=_text(node, "ram:ExemptionReason"),
    )
