"""What a customer is told out of the books, in their language. Figures come from records only."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "settled": (
        "Our invoice {number} of {issued} over {amount} is settled; the payment is dated {day}. "
        "Nothing is open.",
        "Unsere Rechnung {number} vom {issued} über {amount} ist ausgeglichen, Zahlung vom {day}. Es "
        "ist nichts offen.",
        "Notre facture {number} du {issued} de {amount} est soldée, paiement du {day}. Rien n'est dû.",
        "Nuestra factura {number} del {issued} por {amount} está saldada, pago del {day}. No queda "
        "nada pendiente.",
        "A nossa fatura {number} de {issued} no valor de {amount} está saldada, pagamento de {day}. "
        "Nada em aberto.",
        "La nostra fattura {number} del {issued} di {amount} è saldata, pagamento del {day}. Nulla è aperto.",
        "Onze factuur {number} van {issued} van {amount} is voldaan, betaling van {day}. Er staat "
        "niets open.",
    ),
    "open": (
        "Our invoice {number} of {issued} over {amount} is open so far and due on {day}.",
        "Unsere Rechnung {number} vom {issued} über {amount} ist bisher offen und am {day} fällig.",
        "Notre facture {number} du {issued} de {amount} est encore due, échéance le {day}.",
        "Nuestra factura {number} del {issued} por {amount} sigue pendiente y vence el {day}.",
        "A nossa fatura {number} de {issued} no valor de {amount} está em aberto e vence em {day}.",
        "La nostra fattura {number} del {issued} di {amount} è finora aperta e scade il {day}.",
        "Onze factuur {number} van {issued} van {amount} staat nog open en vervalt op {day}.",
    ),
    "part": (
        "Of our invoice {number} of {issued} over {amount} a part has been paid; {open} is open, due "
        "on {day}.",
        "Von unserer Rechnung {number} vom {issued} über {amount} ist ein Teil gezahlt; offen sind "
        "{open}, fällig am {day}.",
        "Notre facture {number} du {issued} de {amount} est payée en partie ; restent dus {open}, "
        "échéance le {day}.",
        "De nuestra factura {number} del {issued} por {amount} se ha pagado una parte; quedan "
        "{open}, vencen el {day}.",
        "Da nossa fatura {number} de {issued} no valor de {amount} foi paga uma parte; faltam "
        "{open}, vencem em {day}.",
        "Della nostra fattura {number} del {issued} di {amount} è pagata una parte; restano {open}, "
        "scadenza {day}.",
        "Van onze factuur {number} van {issued} van {amount} is een deel betaald; open staat {open}, "
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
    "quote": (
        "Our quote {number} over {amount} holds until {day}.",
        "Unser Angebot {number} über {amount} gilt bis zum {day}.",
        "Notre devis {number} de {amount} est valable jusqu'au {day}.",
        "Nuestro presupuesto {number} por {amount} es válido hasta el {day}.",
        "O nosso orçamento {number} no valor de {amount} é válido até {day}.",
        "Il nostro preventivo {number} di {amount} è valido fino al {day}.",
        "Onze offerte {number} van {amount} geldt tot {day}.",
    ),
    "quote_over": (
        "Our quote {number} over {amount} was valid until {day}; we will gladly look at it again.",
        "Unser Angebot {number} über {amount} galt bis zum {day}; wir sehen es gern noch einmal durch.",
        "Notre devis {number} de {amount} était valable jusqu'au {day} ; nous le reverrons volontiers.",
        "Nuestro presupuesto {number} por {amount} fue válido hasta el {day}; con gusto lo revisamos.",
        "O nosso orçamento {number} no valor de {amount} foi válido até {day}; teremos gosto em revê-lo.",
        "Il nostro preventivo {number} di {amount} era valido fino al {day}; lo rivediamo volentieri.",
        "Onze offerte {number} van {amount} gold tot {day}; we bekijken die graag opnieuw.",
    ),
    "price": (
        "{name}: {price}, plus VAT.",
        "{name}: {price} zuzüglich USt.",
        "{name} : {price} hors TVA.",
        "{name}: {price} más IVA.",
        "{name}: {price} mais IVA.",
        "{name}: {price} più IVA.",
        "{name}: {price} exclusief btw.",
    ),
    "price_gross": (
        "{name}: {price}, including {percent} % VAT.",
        "{name}: {price} einschließlich {percent} % USt.",
        "{name} : {price}, TVA de {percent} % comprise.",
        "{name}: {price}, IVA del {percent} % incluido.",
        "{name}: {price}, com IVA de {percent} % incluído.",
        "{name}: {price}, IVA del {percent} % compresa.",
        "{name}: {price} inclusief {percent} % btw.",
    ),
    "supplied": (
        "The date of supply for our invoice {number} is {day}.",
        "Der Liefer- oder Leistungstag zu unserer Rechnung {number} ist der {day}.",
        "La date de livraison ou de prestation de notre facture {number} est le {day}.",
        "La fecha de entrega o prestación de nuestra factura {number} es el {day}.",
        "A data de entrega ou prestação da nossa fatura {number} é {day}.",
        "La data di consegna o prestazione della nostra fattura {number} è il {day}.",
        "De leverdatum bij onze factuur {number} is {day}.",
    ),
    "terms": (
        "Our invoice is payable within {days} days.",
        "Unsere Rechnung ist innerhalb von {days} Tagen zahlbar.",
        "Notre facture est payable sous {days} jours.",
        "Nuestra factura se paga en un plazo de {days} días.",
        "A nossa fatura é paga no prazo de {days} dias.",
        "La nostra fattura è pagabile entro {days} giorni.",
        "Onze factuur is te betalen binnen {days} dagen.",
    ),
    "visits": (
        "As a rule we come at these times, the next are: {times}.",
        "Für Termine sind wir in der Regel zu diesen Zeiten da, die nächsten sind: {times}.",
        "En règle générale, nos créneaux de rendez-vous sont ceux-ci, les prochains : {times}.",
        "Por lo general, estas son nuestras horas para citas, las próximas: {times}.",
        "Em regra, são estas as nossas horas para marcações, as próximas: {times}.",
        "Di norma questi sono i nostri orari per appuntamenti, i prossimi: {times}.",
        "Voor afspraken zijn dit in de regel onze tijden, de eerstvolgende: {times}.",
    ),
    "ordered": (
        "Our quote {number} of {day} over {amount} stands with us as an order.",
        "Unser Angebot {number} vom {day} über {amount} steht bei uns als Auftrag.",
        "Notre devis {number} du {day} de {amount} est enregistré chez nous comme commande.",
        "Nuestro presupuesto {number} del {day} por {amount} consta como pedido en firme.",
        "O nosso orçamento {number} de {day} no valor de {amount} está registado como encomenda.",
        "Il nostro preventivo {number} del {day} di {amount} risulta da noi come ordine.",
        "Onze offerte {number} van {day} van {amount} staat bij ons als opdracht.",
    ),
    "not_ordered": (
        "Our quote {number} of {day} over {amount} is not recorded as accepted.",
        "Unser Angebot {number} vom {day} über {amount} ist nicht als angenommen vermerkt.",
        "Notre devis {number} du {day} de {amount} n'est pas enregistré comme accepté.",
        "Nuestro presupuesto {number} del {day} por {amount} no consta como aceptado.",
        "O nosso orçamento {number} de {day} no valor de {amount} não consta como aceite.",
        "Il nostro preventivo {number} del {day} di {amount} non risulta accettato.",
        "Onze offerte {number} van {day} van {amount} staat niet als aanvaard.",
    ),
    "notice": (
        "{name}: the period of notice is {days} days.",
        "{name}: Die Kündigungsfrist beträgt {days} Tage.",
        "{name} : le préavis est de {days} jours.",
        "{name}: el plazo de preaviso es de {days} días.",
        "{name}: o prazo de pré-aviso é de {days} dias.",
        "{name}: il preavviso è di {days} giorni.",
        "{name}: de opzegtermijn is {days} dagen.",
    ),
    "mon": ("Monday", "Montag", "lundi", "lunes", "segunda-feira", "lunedì", "maandag"),
    "tue": ("Tuesday", "Dienstag", "mardi", "martes", "terça-feira", "martedì", "dinsdag"),
    "wed": ("Wednesday", "Mittwoch", "mercredi", "miércoles", "quarta-feira", "mercoledì", "woensdag"),
    "thu": ("Thursday", "Donnerstag", "jeudi", "jueves", "quinta-feira", "giovedì", "donderdag"),
    "fri": ("Friday", "Freitag", "vendredi", "viernes", "sexta-feira", "venerdì", "vrijdag"),
    "sat": ("Saturday", "Samstag", "samedi", "sábado", "sábado", "sabato", "zaterdag"),
    "sun": ("Sunday", "Sonntag", "dimanche", "domingo", "domingo", "domenica", "zondag"),
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
