"""How quotes and invoices name their fields, in the languages of Europe: by what a label means, never by who
wrote the document. All patterns read folded text."""

from __future__ import annotations

import re
from typing import Final

_INVOICE: Final = (
    r"rechnung|invoice|facture|factuur|fattura|factura|fatura|faktura|nota fiscal|bill(?!\s?(?:to|ing))"
    r"|honorarnote"
)
_QUOTE: Final = (
    r"angebot|kostenvoranschlag|offerte|quotation|quote|estimate|proposal|devis|presupuesto|cotizacion"
    r"|orcamento"
    r"|preventivo|oferta|offerta|prijsopgave|auftragsbestatigung"
)
INVOICE: Final = re.compile(rf"\b(?:{_INVOICE})")
QUOTE: Final = re.compile(rf"\b(?:{_QUOTE})")
TITLE: Final = re.compile(
    rf"^\W*(?:(?:retail|tax|pro ?forma|sales|schluss|teil|abschlags|vat)[\s-]?)?(?P<name>{_INVOICE}"
    rf"|{_QUOTE})s?\b"
)
"""A row that begins with the document's name."""

_NO: Final = r"(?:s?[-\s]?(?:nummer|number|num(?:ero)?\b|nr\b|no\b|n[°º]|id\b)[.°º]?|\s?#|\s?n[°º.])"
NUMBER: Final = re.compile(
    rf"(?<!proforma )\b(?:{_INVOICE}|{_QUOTE}|beleg|dokument|document)s?{_NO}"
    rf"|\b(?:numero|n[°º]|nr\.?|no\.?|num\.?)\s?(?:de |di |da |der )?(?:la )?(?:{_INVOICE}|{_QUOTE})"
)
BARE_NUMBER: Final = re.compile(r"^#\s?(?=\S)")
"""A number sign and nothing before it, right under the document's name."""

DAY: Final = re.compile(
    rf"\b(?:{_INVOICE}|{_QUOTE}|ausstellungs|beleg|dokument|issue)s?[-\s]?(?:datum|date)\b"
    rf"|\b(?:date|datum|data|fecha)\s?(?:of issue|d'emission|de (?:la )?(?:{_INVOICE}|emision|emissao"
    rf"|{_QUOTE})"
    rf"|wystawienia|fattura|emissione|facture)"
    rf"|^\W*(?:date|datum|data|fecha)\W*$|^\W*(?:date|datum|data|fecha)\s?:|\bdated\b|\bissued (?:on)?"
)
DATED: Final = re.compile(r"^\W*(?:du|vom|van|del|do|dd\.?|de|of|le)\s")
"""Between a number and the document's day: *Facture n° 12 du 2 juillet*."""

OTHER_DAY: Final = re.compile(
    r"\b(?:due|fallig|zahlbar|payable|echeance|limite|vencimiento|vencimento|scadenza|verval|order|bestell"
    r"|commande"
    r"|pedido|encomenda|ordine|liefer|leistung|deliver|livraison|service|period|zeitraum|lever|supply"
    r"|valid|gultig"
    r"|prelevement|paid|bezahlt|platnosci|sprzedazy)"
)

TOTAL: Final = re.compile(
    r"\b(?:gesamt(?:betrag|summe|preis)?|rechnungsbetrag|angebotssumme|angebotspreis|endbetrag|endsumme"
    r"|zahlbetrag|zu zahlen"
    r"|summe|brutto\w*|bruttobetrag|grand total|total|amount due|balance due|amount payable|to pay"
    r"|net a payer|a payer"
    r"|montant ttc|totaal|te betalen|totale|da pagare|importe|a pagar|valor total|razem|naleznosc"
    r"|do zaplaty"
    r"|somme)\b"
)
FINAL: Final = re.compile(
    r"grand total|amount due|balance due|amount payable|to pay|rechnungsbetrag|endbetrag|endsumme"
    r"|zahlbetrag|zu zahlen|gesamt"
    r"|brutto|inkl|incl|ttc|a payer|te betalen|da pagare|a pagar|naleznosc|do zaplaty|total (?:facture"
    r"|factura|fattura|fatura"
    r"|invoice|amount|for this)|iva inclu|btw incl"
)
"""These cannot mean a part."""

PART: Final = re.compile(
    r"sub[\s-]?tota|zwischen|\bnetto?\w*(?! a payer)|\bnet\b(?! a payer)|\bht\b|hors tax|excl|exkl"
    r"|ohne (?:mwst|ust)|zzgl|before"
    r"|untaxed|taxable|base imponible|imponibile|iliquido|\btax\b|\bvat\b|mwst|\bust\b|\bbtw\b(?! incl)"
    r"|\biva\b(?! incl)|\btva\b"
    r"|rabatt|discount|remise|korting|sconto|descuento|desconto|anzahlung|deposit|acompte|already paid"
    r"|paid\b|bezahlt|page|seite"
    r"|position|menge|quantity|qty|zeile|credits|hours|stunden"
)
"""Sums on the way to the total, and what is no sum."""
