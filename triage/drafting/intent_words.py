"""What an intent and an area are called where staff read them. A firm's own intent is called by its name.

Typed names (`#tag 1042 bug_or_outage`), templates, mailboxes and keywords keep the intent's own name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

Seven = tuple[str, str, str, str, str, str, str]

INTENT_WORDS: Final[dict[str, Seven]] = {
    "quote_request": (
        "quote request", "Angebotsanfrage", "demande de devis", "petición de presupuesto",
        "pedido de orçamento", "richiesta di preventivo", "offerteaanvraag",
    ),
    "order": ("order", "Bestellung", "commande", "pedido", "encomenda", "ordine", "bestelling"),
    "accepted_quote": (
        "accepted quote", "Angebot angenommen", "devis accepté", "presupuesto aceptado",
        "orçamento aceite", "preventivo accettato", "offerte aanvaard",
    ),
    "product_question": (
        "product question", "Frage zum Produkt", "question sur un produit", "pregunta sobre un producto",
        "pergunta sobre um produto", "domanda su un prodotto", "vraag over een product",
    ),
    "invoice_query": (
        "invoice query", "Frage zur Rechnung", "question sur une facture", "consulta sobre una factura",
        "dúvida sobre uma fatura", "domanda su una fattura", "vraag over een factuur",
    ),
    "payment_notice": (
        "payment notice", "Zahlungsmitteilung", "avis de paiement", "aviso de pago",
        "aviso de pagamento", "avviso di pagamento", "betaalbericht",
    ),
    "refund_request": (
        "refund request", "Bitte um Erstattung", "demande de remboursement", "petición de reembolso",
        "pedido de reembolso", "richiesta di rimborso", "verzoek om terugbetaling",
    ),
    "vendor_invoice": (
        "vendor invoice", "Lieferantenrechnung", "facture de fournisseur", "factura de proveedor",
        "fatura de fornecedor", "fattura di un fornitore", "leveranciersfactuur",
    ),
    "how_to": (
        "how to", "Frage zur Bedienung", "question d'utilisation", "pregunta de uso",
        "dúvida de utilização", "domanda sull'uso", "gebruiksvraag",
    ),
    "bug_or_outage": (
        "bug or outage", "Fehler oder Ausfall", "défaut ou panne", "fallo o avería",
        "falha ou avaria", "difetto o guasto", "defect of storing",
    ),
    "complaint": ("complaint", "Beschwerde", "réclamation", "queja", "reclamação", "reclamo", "klacht"),
    "delivery_status": (
        "delivery status", "Stand der Lieferung", "suivi de livraison", "estado de la entrega",
        "estado da entrega", "stato della consegna", "stand van de levering",
    ),
    "cancellation": (
        "cancellation", "Kündigung oder Storno", "résiliation ou annulation", "cancelación",
        "cancelamento", "disdetta o annullamento", "opzegging of annulering",
    ),
    "appointment_request": (
        "appointment request", "Terminwunsch", "demande de rendez-vous", "petición de cita",
        "pedido de marcação", "richiesta di appuntamento", "verzoek om een afspraak",
    ),
    "account_change": (
        "account change", "Änderung der Kundendaten", "changement de données", "cambio de datos",
        "alteração de dados", "modifica dei dati", "wijziging van gegevens",
    ),
    "vendor_notice": (
        "vendor notice", "Lieferantenmitteilung", "avis de fournisseur", "aviso de proveedor",
        "aviso de fornecedor", "avviso di un fornitore", "leveranciersbericht",
    ),
    "vendor_reminder": (
        "vendor reminder", "Mahnung eines Lieferanten", "relance de fournisseur",
        "recordatorio de pago de proveedor", "lembrete de pagamento de fornecedor",
        "sollecito di un fornitore", "aanmaning van een leverancier",
    ),
    "authority_letter": (
        "authority letter", "Schreiben einer Behörde", "courrier d'une administration",
        "carta de la administración", "carta de uma autoridade", "lettera di un ente pubblico",
        "brief van een overheid",
    ),
    "internal": ("internal", "intern", "interne", "interno", "interno", "interno", "intern"),
    "call_note": (
        "call note", "Telefonnotiz", "note d'appel", "nota de llamada", "nota de chamada",
        "nota di chiamata", "telefoonnotitie",
    ),
    "job_application": (
        "job application", "Bewerbung", "candidature", "solicitud de empleo", "candidatura a emprego",
        "candidatura", "sollicitatie",
    ),
    "newsletter": (
        "newsletter", "Rundbrief", "lettre d'information", "boletín", "boletim", "bollettino", "nieuwsbrief",
    ),
    "spam": (
        "spam", "unerwünschte Werbung", "courrier indésirable", "correo no deseado", "correio não solicitado",
        "posta indesiderata", "ongewenste mail",
    ),
    "thanks_only": (
        "thanks only", "nur ein Dank", "simple remerciement", "solo agradecimiento",
        "só um agradecimento", "solo un ringraziamento", "alleen een bedankje",
    ),
    "other": ("other", "Sonstiges", "autre chose", "otra cosa", "outro assunto", "altro", "iets anders"),
    "record": (
        "record", "Stammdaten", "fiche", "ficha", "ficha", "scheda", "stamgegevens",
    ),
}  # fmt: skip
"""``record`` is ours: a change of a customer, a product or a price."""

AREA_WORDS: Final[dict[str, Seven]] = {
    "sales": ("sales", "Verkauf", "ventes", "ventas", "vendas", "vendite", "verkoop"),
    "billing": (
        "billing", "Buchhaltung", "facturation", "facturación", "faturação", "fatturazione", "facturatie",
    ),
    "support": (
        "support", "Kundendienst", "assistance", "soporte", "suporte", "assistenza", "ondersteuning",
    ),
    "none": (
        "none", "kein Bereich", "aucun service", "sin área", "sem área", "nessun settore", "geen afdeling",
    ),
}  # fmt: skip

QUOTED: Final[Seven] = ('"{0}"', "„{0}“", "«\u00a0{0}\u00a0»", "«{0}»", "«{0}»", "«{0}»", "“{0}”")


def quoted(text: str, language: str) -> str:
    """In the quotation marks of the reader's language."""
    return QUOTED[place_of(language)].format(text)


def intent_said(name: str, language: str) -> str:
    """An intent in the reader's language."""
    found = INTENT_WORDS.get(name)
    return found[place_of(language)] if found else name.replace("_", " ")


def area_said(name: str, language: str) -> str:
    found = AREA_WORDS.get(name)
    return found[place_of(language)] if found else name


def named_said(name: str, language: str) -> str:
    """What may be an intent or an area."""
    return area_said(name, language) if name in AREA_WORDS else intent_said(name, language)


def intents_said(names: Iterable[str], language: str, *, unsure: bool = False) -> str:
    """What a mail wants; two matters in one mail are both named. In doubt the likeliest alone: the reasons
    below name what else it may be."""
    known = [intent_said(one, language) for one in names]
    return f"{known[0]}?" if unsure else " + ".join(known)


def place_of(language: str) -> int:
    """English where a language is not one of ours."""
    return _LANGUAGES.index(language) if language in _LANGUAGES else 0
