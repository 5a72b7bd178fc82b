"""What to look at before saying yes to a refund, a discount, a cancellation or a complaint: one line each,
ticked where our own records say so. Facts in, sentences out; what no record knows stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

Known = Mapping[str, str | None]
"""Name of a line to what the record says: a text (ticked, shown), empty (ticked); None: not known."""

LISTS: Final[dict[str, tuple[str, ...]]] = {
    "refund_request": ("their_invoice", "paid", "paid_twice", "within_limit", "known_account"),
    "discount": ("customer_since", "nothing_overdue", "within_limit"),
    "cancellation": ("order_found", "open_invoices", "in_time"),
    "complaint": ("order_found", "photos", "first_complaint", "called"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the list."""

    name: str
    ticked: bool
    detail: str = ""
    text: str = ""
    """The owner's own words, where it is a line of theirs."""


def checks(what: str, known: Known) -> tuple[Check, ...]:
    """The list of an intent (or ``discount``); empty where there is none for it."""
    return tuple(
        Check(name=one, ticked=known.get(one) is not None, detail=known.get(one) or "")
        for one in LISTS.get(what, ())
    )


def own_checks(owned: Sequence[tuple[str, str]], known: Known) -> tuple[Check, ...]:
    """The owner's lines: each a text, and the name of what our records know of it or nothing."""
    return tuple(
        Check(name=name, ticked=known.get(name) is not None, detail=known.get(name) or "", text=text)
        for text, name in owned
    )


def lines(found: Sequence[Check], language: str) -> tuple[str, ...]:
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return tuple(
        f"[{'x' if one.ticked else ' '}] {one.text or _WORDS[one.name][place]}"
        f"{': ' if one.detail else ''}{one.detail}"
        for one in found
    )


_WORDS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "their_invoice": (
        "the invoice is theirs",
        "die Rechnung ist ihre",
        "la facture est la leur",
        "la factura es suya",
        "a fatura é deles",
        "la fattura è loro",
        "de factuur is van hen",
    ),
    "paid": (
        "it was paid",
        "sie ist bezahlt",
        "elle est payée",
        "está pagada",
        "está paga",
        "è pagata",
        "die is betaald",
    ),
    "paid_twice": (
        "paid twice",
        "doppelt bezahlt",
        "payée deux fois",
        "pagada dos veces",
        "paga duas vezes",
        "pagata due volte",
        "dubbel betaald",
    ),
    "within_limit": (
        "within your limit",
        "innerhalb Ihrer Grenze",
        "dans votre limite",
        "dentro de su límite",
        "dentro do seu limite",
        "entro il Suo limite",
        "binnen uw limiet",
    ),
    "known_account": (
        "the account it goes back to is known",
        "das Konto, auf das es zurückgeht, ist bekannt",
        "le compte du remboursement est connu",
        "la cuenta de devolución es conocida",
        "a conta do reembolso é conhecida",
        "il conto del rimborso è noto",
        "de rekening voor terugbetaling is bekend",
    ),
    "customer_since": (
        "a customer for some time",
        "schon länger Kunde",
        "client depuis un moment",
        "cliente desde hace tiempo",
        "cliente há algum tempo",
        "cliente da tempo",
        "al langer klant",
    ),
    "nothing_overdue": (
        "nothing is overdue",
        "nichts ist überfällig",
        "rien n'est en retard",
        "no hay nada vencido",
        "nada está vencido",
        "nulla è scaduto",
        "niets is te laat",
    ),
    "order_found": (
        "the order or quote is found",
        "Auftrag oder Angebot gefunden",
        "commande ou devis trouvé",
        "pedido o presupuesto encontrado",
        "encomenda ou orçamento encontrado",
        "ordine o preventivo trovato",
        "bestelling of offerte gevonden",
    ),
    "open_invoices": (
        "open invoices looked at",
        "offene Rechnungen angesehen",
        "factures ouvertes vérifiées",
        "facturas abiertas revisadas",
        "faturas em aberto vistas",
        "fatture aperte controllate",
        "open facturen bekeken",
    ),
    "in_time": (
        "in time (notice, 14 days, terms)",
        "fristgerecht (Kündigung, 14 Tage, AGB)",
        "dans les délais (préavis, 14 jours, conditions)",
        "a tiempo (preaviso, 14 días, condiciones)",
        "a tempo (aviso, 14 dias, condições)",
        "nei termini (preavviso, 14 giorni, condizioni)",
        "op tijd (opzegging, 14 dagen, voorwaarden)",
    ),
    "photos": (
        "photos or papers came along",
        "Fotos oder Unterlagen liegen bei",
        "photos ou pièces jointes",
        "hay fotos o documentos",
        "há fotografias ou documentos",
        "ci sono foto o documenti",
        "foto's of stukken zitten erbij",
    ),
    "first_complaint": (
        "their first complaint",
        "ihre erste Beschwerde",
        "leur première réclamation",
        "su primera queja",
        "a primeira reclamação deles",
        "il loro primo reclamo",
        "hun eerste klacht",
    ),
    "called": (
        "called, or a call offered",
        "angerufen oder Anruf angeboten",
        "appelé, ou appel proposé",
        "llamado, o llamada ofrecida",
        "telefonado, ou telefonema oferecido",
        "chiamato, o chiamata offerta",
        "gebeld, of bellen aangeboden",
    ),
}

HEAD: Final = (
    "Checklist", "Prüfliste", "À vérifier", "Lista de comprobación", "Lista de verificação", "Da controllare",
    "Checklist",
)  # fmt: skip


def head(language: str) -> str:
    return HEAD[LANGUAGES.index(language) if language in LANGUAGES else 0]
