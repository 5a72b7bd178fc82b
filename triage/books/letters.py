"""The words of the mails that carry quotes, invoices and reminders, in the customer's language.

The approver may answer with other words. ``{number}``, ``{amount}`` and ``{day}`` come from records.
"""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

LETTERS: Final[dict[str, tuple[str, ...]]] = {
    "quote_subject": (
        "Quote {number}",
        "Angebot {number}",
        "Devis {number}",
        "Presupuesto {number}",
        "Orçamento {number}",
        "Preventivo {number}",
        "Offerte {number}",
    ),
    "quote": (
        "thank you for your interest. Our quote {number} over {amount} is attached; it is valid "
        "until {day}.\n\nIf it suits you, a short answer to this mail is enough.",
        "vielen Dank für Ihr Interesse. Anbei erhalten Sie unser Angebot {number} über {amount}; es "
        "gilt bis zum {day}.\n\nWenn es Ihnen zusagt, genügt eine kurze Antwort auf diese E-Mail.",
        "merci de votre intérêt. Vous trouverez ci-joint notre devis {number} d'un montant de "
        "{amount}, valable jusqu'au {day}.\n\nS'il vous convient, une courte réponse à ce message "
        "suffit.",
        "gracias por su interés. Adjuntamos nuestro presupuesto {number} por {amount}, válido hasta "
        "el {day}.\n\nSi está de acuerdo, basta una breve respuesta a este correo.",
        "obrigado pelo seu interesse. Segue em anexo o nosso orçamento {number} no valor de "
        "{amount}, válido até {day}.\n\nSe estiver de acordo, basta uma breve resposta a este e-mail.",
        "grazie per il Suo interesse. In allegato trova il nostro preventivo {number} di {amount}, "
        "valido fino al {day}.\n\nSe Le va bene, basta una breve risposta a questa e-mail.",
        "dank voor uw belangstelling. Bijgaand onze offerte {number} van {amount}; deze is geldig "
        "tot {day}.\n\nGaat u akkoord, dan is een kort antwoord op deze mail voldoende.",
    ),
    "confirmation_subject": (
        "Order confirmation {number}",
        "Auftragsbestätigung {number}",
        "Confirmation de commande {number}",
        "Confirmación de pedido {number}",
        "Confirmação de encomenda {number}",
        "Conferma d'ordine {number}",
        "Orderbevestiging {number}",
    ),
    "confirmation": (
        "thank you for your order. Attached is our confirmation of {number} over {amount}.",
        "vielen Dank für Ihren Auftrag. Anbei erhalten Sie unsere Bestätigung zu {number} über {amount}.",
        "merci de votre commande. Vous trouverez ci-joint notre confirmation pour {number}, soit {amount}.",
        "gracias por su pedido. Adjuntamos nuestra confirmación de {number} por {amount}.",
        "obrigado pela sua encomenda. Segue a nossa confirmação de {number} no valor de {amount}.",
        "grazie per il Suo ordine. In allegato la nostra conferma di {number} per {amount}.",
        "dank voor uw opdracht. Bijgaand onze bevestiging van {number} voor {amount}.",
    ),
    "invoice_subject": (
        "Invoice {number}",
        "Rechnung {number}",
        "Facture {number}",
        "Factura {number}",
        "Fatura {number}",
        "Fattura {number}",
        "Factuur {number}",
    ),
    "invoice": (
        "our invoice {number} over {amount} is attached.",
        "anbei erhalten Sie unsere Rechnung {number} über {amount}.",
        "vous trouverez ci-joint notre facture {number} d'un montant de {amount}.",
        "adjuntamos nuestra factura {number} por {amount}.",
        "segue em anexo a nossa fatura {number} no valor de {amount}.",
        "in allegato trova la nostra fattura {number} di {amount}.",
        "bijgaand onze factuur {number} van {amount}.",
    ),
    "correction_subject": (
        "Invoice correction {number}",
        "Rechnungskorrektur {number}",
        "Facture rectificative {number}",
        "Factura rectificativa {number}",
        "Fatura retificativa {number}",
        "Rettifica di fattura {number}",
        "Correctiefactuur {number}",
    ),
    "correction": (
        "attached is our correction {number} of invoice {corrects}.",
        "anbei erhalten Sie unsere Korrektur {number} zur Rechnung {corrects}.",
        "vous trouverez ci-joint notre facture rectificative {number} pour la facture {corrects}.",
        "adjuntamos la factura rectificativa {number} de la factura {corrects}.",
        "segue a nossa retificação {number} da fatura {corrects}.",
        "in allegato la nostra rettifica {number} della fattura {corrects}.",
        "bijgaand onze correctie {number} van factuur {corrects}.",
    ),
    "reminder_subject": (
        "Reminder: invoice {number}",
        "Erinnerung: Rechnung {number}",
        "Rappel : facture {number}",
        "Recordatorio: factura {number}",
        "Lembrete: fatura {number}",
        "Promemoria: fattura {number}",
        "Herinnering: factuur {number}",
    ),
    "reminder_1": (
        "perhaps our invoice {number} of {issued} has escaped your attention: {amount} was due on "
        "{day} and has not reached us yet. A copy is attached. If you have paid meanwhile, please "
        "ignore this mail.",
        "vielleicht ist unsere Rechnung {number} vom {issued} untergegangen: {amount} waren am {day} "
        "fällig und sind noch nicht bei uns eingegangen. Eine Kopie liegt bei. Falls Sie inzwischen "
        "gezahlt haben, ist diese E-Mail gegenstandslos.",
        "notre facture {number} du {issued} vous a peut-être échappé : {amount} étaient dus le {day} "
        "et ne nous sont pas encore parvenus. Une copie est jointe. Si vous avez payé entre-temps, "
        "ne tenez pas compte de ce message.",
        "quizá se le haya pasado nuestra factura {number} del {issued}: {amount} vencían el {day} y "
        "aún no los hemos recibido. Adjuntamos una copia. Si ya ha pagado, no tenga en cuenta este "
        "correo.",
        "talvez a nossa fatura {number} de {issued} lhe tenha escapado: {amount} venciam em {day} e "
        "ainda não nos chegaram. Segue uma cópia. Se entretanto pagou, ignore este e-mail.",
        "forse Le è sfuggita la nostra fattura {number} del {issued}: {amount} scadevano il {day} e "
        "non ci sono ancora pervenuti. Alleghiamo una copia. Se nel frattempo ha pagato, ignori "
        "questa e-mail.",
        "misschien is onze factuur {number} van {issued} u ontgaan: {amount} had op {day} betaald "
        "moeten zijn en is nog niet ontvangen. Een kopie is bijgevoegd. Heeft u inmiddels betaald, "
        "dan kunt u deze mail negeren.",
    ),
    "reminder_2": (
        "{amount} of our invoice {number} of {issued} is still open; it was due on {day}. Please "
        "transfer it within the next seven days, or tell us what is in the way. A copy is attached.",
        "von unserer Rechnung {number} vom {issued} sind noch {amount} offen; fällig war sie am "
        "{day}. Bitte überweisen Sie den Betrag innerhalb der nächsten sieben Tage oder sagen Sie "
        "uns, was dem entgegensteht. Eine Kopie liegt bei.",
        "{amount} de notre facture {number} du {issued} restent dus depuis le {day}. Merci de les "
        "régler sous sept jours, ou de nous dire ce qui s'y oppose. Une copie est jointe.",
        "quedan pendientes {amount} de nuestra factura {number} del {issued}, vencida el {day}. Le "
        "rogamos que los transfiera en los próximos siete días o nos diga qué lo impide. Adjuntamos "
        "una copia.",
        "continuam em aberto {amount} da nossa fatura {number} de {issued}, vencida em {day}. "
        "Pedimos que os transfira nos próximos sete dias ou nos diga o que o impede. Segue uma cópia.",
        "restano aperti {amount} della nostra fattura {number} del {issued}, scaduta il {day}. La "
        "preghiamo di versarli entro sette giorni o di dirci che cosa lo impedisce. Alleghiamo una "
        "copia.",
        "van onze factuur {number} van {issued} staat nog {amount} open; de vervaldatum was {day}. "
        "Wilt u dit binnen zeven dagen overmaken, of ons laten weten wat in de weg staat? Een kopie "
        "is bijgevoegd.",
    ),
    "reminder_3": (
        "in spite of our reminders {amount} of invoice {number} of {issued}, due on {day}, has not "
        "been paid. This is our last reminder before we take further steps. A copy is attached.",
        "trotz unserer Erinnerungen sind {amount} der Rechnung {number} vom {issued}, fällig am "
        "{day}, nicht gezahlt. Dies ist unsere letzte Mahnung, bevor wir weitere Schritte einleiten. "
        "Eine Kopie liegt bei.",
        "malgré nos rappels, {amount} de la facture {number} du {issued}, échue le {day}, n'ont pas "
        "été réglés. Ceci est notre dernier rappel avant d'autres démarches. Une copie est jointe.",
        "pese a nuestros recordatorios, no se han pagado {amount} de la factura {number} del "
        "{issued}, vencida el {day}. Este es el último aviso antes de tomar otras medidas. "
        "Adjuntamos una copia.",
        "apesar dos nossos lembretes, não foram pagos {amount} da fatura {number} de {issued}, "
        "vencida em {day}. Este é o último aviso antes de outras medidas. Segue uma cópia.",
        "nonostante i nostri promemoria, {amount} della fattura {number} del {issued}, scaduta il "
        "{day}, non sono stati pagati. Questo è l'ultimo sollecito prima di ulteriori passi. "
        "Alleghiamo una copia.",
        "ondanks onze herinneringen is {amount} van factuur {number} van {issued}, vervallen op "
        "{day}, niet betaald. Dit is onze laatste herinnering voordat wij verdere stappen nemen. Een "
        "kopie is bijgevoegd.",
    ),
}


def letter(key: str, language: str, **values: str) -> str:
    """The text of a key in a language; English where the language is not one of ours."""
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return LETTERS[key][place].format(**values)
