"""What a customer is told about an invoice of theirs, in their language. Figures come from records only."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "settled": (
        "our invoice {number} of {issued} over {amount} is settled; the payment is dated {day}. "
        "Nothing is open.",
        "unsere Rechnung {number} vom {issued} über {amount} ist ausgeglichen, Zahlung vom {day}. Es "
        "ist nichts offen.",
        "notre facture {number} du {issued} de {amount} est soldée, paiement du {day}. Rien n'est dû.",
        "nuestra factura {number} del {issued} por {amount} está saldada, pago del {day}. No queda "
        "nada pendiente.",
        "a nossa fatura {number} de {issued} no valor de {amount} está saldada, pagamento de {day}. "
        "Nada em aberto.",
        "la nostra fattura {number} del {issued} di {amount} è saldata, pagamento del {day}. Nulla è aperto.",
        "onze factuur {number} van {issued} van {amount} is voldaan, betaling van {day}. Er staat "
        "niets open.",
    ),
    "open": (
        "our invoice {number} of {issued} over {amount} is open so far and due on {day}.",
        "unsere Rechnung {number} vom {issued} über {amount} ist bisher offen und am {day} fällig.",
        "notre facture {number} du {issued} de {amount} est encore due, échéance le {day}.",
        "nuestra factura {number} del {issued} por {amount} sigue pendiente y vence el {day}.",
        "a nossa fatura {number} de {issued} no valor de {amount} está em aberto e vence em {day}.",
        "la nostra fattura {number} del {issued} di {amount} è finora aperta e scade il {day}.",
        "onze factuur {number} van {issued} van {amount} staat nog open en vervalt op {day}.",
    ),
    "part": (
        "of our invoice {number} of {issued} over {amount} a part has been paid; {open} is open, due "
        "on {day}.",
        "von unserer Rechnung {number} vom {issued} über {amount} ist ein Teil gezahlt; offen sind "
        "{open}, fällig am {day}.",
        "notre facture {number} du {issued} de {amount} est payée en partie ; restent dus {open}, "
        "échéance le {day}.",
        "de nuestra factura {number} del {issued} por {amount} se ha pagado una parte; quedan "
        "{open}, vencen el {day}.",
        "da nossa fatura {number} de {issued} no valor de {amount} foi paga uma parte; faltam "
        "{open}, vencem em {day}.",
        "della nostra fattura {number} del {issued} di {amount} è pagata una parte; restano {open}, "
        "scadenza {day}.",
        "van onze factuur {number} van {issued} van {amount} is een deel betaald; open staat {open}, "
        "vervaldatum {day}.",
    ),
    "discount": (
        "The discount of {percent} % may be taken until {until}.",
        "Skonto von {percent} % können Sie bis zum {until} abziehen.",
        "L'escompte de {percent} % est possible jusqu'au {until}.",
        "El descuento del {percent} % puede aplicarse hasta el {until}.",
        "O desconto de {percent} % pode ser aplicado até {until}.",
        "Lo sconto del {percent} % può essere dedotto fino al {until}.",
        "De korting van {percent} % kan tot {until} worden afgetrokken.",
    ),
    "no_discount": (
        "The time for the discount is over.",
        "Die Skontofrist ist abgelaufen.",
        "Le délai d'escompte est dépassé.",
        "El plazo del descuento ha terminado.",
        "O prazo do desconto terminou.",
        "Il termine per lo sconto è scaduto.",
        "De kortingstermijn is verstreken.",
    ),
}


def answer(key: str, language: str, **values: str) -> str:
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return ANSWERS[key][place].format(**values)
