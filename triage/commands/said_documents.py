"""What came of a command about quotes, invoices and plans: in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

Said = tuple[str, str, str, str, str, str, str]

DOCUMENTS: Final[dict[str, Said]] = {
    "books_refused": (
        "this cannot be done:\n{problems}",
        "das geht nicht:\n{problems}",
        "impossible :\n{problems}",
        "no se puede:\n{problems}",
        "não é possível:\n{problems}",
        "non è possibile:\n{problems}",
        "dit kan niet:\n{problems}",
    ),
    "being_made": (
        "{what} for {who} over {amount} is being checked; the question with its pages comes to you "
        "in a moment",
        "{what} für {who} über {amount} wird geprüft; gleich kommt die Frage mit den Seiten",
        "{what} pour {who} de {amount} : contrôle en cours ; la question avec les pages arrive",
        "{what} para {who} por {amount} se está comprobando; enseguida llega la pregunta con las páginas",
        "{what} para {who} no valor de {amount} está a ser verificado; a pergunta com as páginas já chega",
        "{what} per {who} di {amount} è in verifica; la domanda con le pagine arriva subito",
        "{what} voor {who} van {amount} wordt gecontroleerd; de vraag met de pagina's komt zo",
    ),
    "planned": (
        "plan {plan}: {who}, {amount}, every {every}, next on {day}; each is a draft that you approve",
        "Serie {plan}: {who}, {amount}, {every}, nächste am {day}; jede ist ein Entwurf zum Freigeben",
        "série {plan} : {who}, {amount}, {every}, prochaine le {day} ; chacune est un brouillon à approuver",
        "serie {plan}: {who}, {amount}, {every}, próxima el {day}; cada una es un borrador para aprobar",
        "série {plan}: {who}, {amount}, {every}, próxima a {day}; cada uma é um rascunho para aprovar",
        "serie {plan}: {who}, {amount}, {every}, prossima il {day}; ognuna è una bozza da approvare",
        "serie {plan}: {who}, {amount}, {every}, volgende op {day}; elk is een concept ter goedkeuring",
    ),
    "no_plans": (
        "no recurring invoices",
        "keine wiederkehrenden Rechnungen",
        "aucune facture récurrente",
        "ninguna factura recurrente",
        "nenhuma fatura recorrente",
        "nessuna fattura ricorrente",
        "geen terugkerende facturen",
    ),
    "plan_ended": (
        "plan {plan} has ended",
        "Serie {plan} ist beendet",
        "la série {plan} est terminée",
        "la serie {plan} ha terminado",
        "a série {plan} terminou",
        "la serie {plan} è finita",
        "serie {plan} is beëindigd",
    ),
    "word_quote": (
        "quote",
        "Angebot",
        "devis",
        "presupuesto",
        "orçamento",
        "preventivo",
        "offerte",
    ),
    "word_invoice": (
        "invoice draft",
        "Rechnungsentwurf",
        "brouillon de facture",
        "borrador de factura",
        "rascunho de fatura",
        "bozza di fattura",
        "conceptfactuur",
    ),
    "word_correction": (
        "correction",
        "Rechnungskorrektur",
        "facture rectificative",
        "rectificativa",
        "retificação",
        "rettifica",
        "correctie",
    ),
    "word_month": (
        "month",
        "monatlich",
        "mensuel",
        "mensual",
        "mensal",
        "mensile",
        "maand",
    ),
    "word_quarter": (
        "quarter",
        "vierteljährlich",
        "trimestriel",
        "trimestral",
        "trimestral",
        "trimestrale",
        "kwartaal",
    ),
    "word_year": (
        "year",
        "jährlich",
        "annuel",
        "anual",
        "anual",
        "annuale",
        "jaar",
    ),
}
