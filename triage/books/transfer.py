"""The SEPA credit transfer code (EPC069-12, version 2): what a banking app reads from an invoice."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from triage.books.prepare import Invoice

_LARGEST: Final = Decimal("999999999.99")
_COUNTRIES: Final = (
    "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL "
    "PT RO RS SE SI SK SM VA"
)
_SEPA: Final = frozenset(_COUNTRIES.split())


def transfer_code(invoice: Invoice) -> str:
    """The text of the QR code, or an empty string where there is nothing to transfer in EUR by IBAN.

    Version 002 (the BIC may be missing), character set 1 (UTF-8), lines by LF; name at most 70 and purpose
    at most 140 characters; at most 331 octets in all.
    """
    bank, due = invoice.draft.seller.bank, invoice.totals.due
    if bank is None or invoice.draft.currency != "EUR" or invoice.is_draft:
        return ""
    if bank.iban[:2] not in _SEPA or not Decimal("0.01") <= due <= _LARGEST:
        return ""
    name = (bank.holder or invoice.draft.seller.name)[:70].strip()
    lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        bank.bic,
        name,
        bank.iban,
        f"EUR{due:.2f}",
        "",
        "",
        invoice.draft.number,
    ]
    return "\n".join(lines)
