"""What the shipped rules are called where staff read them: by the English sentence (``about``) of the rule
file. A rule that the firm wrote or renamed is called as the firm calls it.

Beside the rules and not in them: the file of rules stays in one language, and its hash with it.
"""

from __future__ import annotations

from typing import Final

from triage.drafting.intent_words import Seven, place_of

RULE_WORDS: Final[dict[str, Seven]] = {
    "a returned mail or an abuse report": (
        "a returned mail or an abuse report", "eine zurückgekommene Mail oder eine Missbrauchsmeldung",
        "un message revenu ou un signalement d'abus", "un correo devuelto o un aviso de abuso",
        "um e-mail devolvido ou um aviso de abuso",
        "un messaggio tornato indietro o una segnalazione di abuso",
        "een teruggekomen mail of een melding van misbruik",
    ),
    "an automatic answer": (
        "an automatic answer", "eine automatische Antwort", "une réponse automatique",
        "una respuesta automática", "uma resposta automática", "una risposta automatica",
        "een automatisch antwoord",
    ),
    "mail of a list that was subscribed to": (
        "mail of a list that was subscribed to", "Post eines abonnierten Verteilers",
        "courrier d'une liste à laquelle on est abonné", "correo de una lista a la que se está suscrito",
        "correio de uma lista subscrita", "posta di una lista a cui si è iscritti",
        "mail van een lijst waarop men is ingeschreven",
    ),
    "bulk mail by its headers": (
        "bulk mail by its headers", "Massenmail nach ihren Kopfzeilen", "envoi en masse d'après ses en-têtes",
        "envío masivo según sus encabezados", "envio em massa segundo os cabeçalhos",
        "invio di massa secondo le intestazioni", "massamail volgens de kopregels",
    ),
    "our mail server calls it spam": (
        "our mail server calls it spam", "unser Mailserver hält sie für Spam",
        "notre serveur de messagerie le tient pour indésirable",
        "nuestro servidor de correo lo considera no deseado",
        "o nosso servidor de correio considera-o indesejado", "il nostro server di posta lo ritiene spam",
        "onze mailserver houdt het voor spam",
    ),
    "answers a quote of ours and agrees": (
        "answers a quote of ours and agrees", "antwortet auf ein Angebot von uns und stimmt zu",
        "répond à un devis de notre part et l'accepte", "responde a un presupuesto nuestro y acepta",
        "responde a um orçamento nosso e aceita", "risponde a un nostro preventivo e accetta",
        "antwoordt op een offerte van ons en gaat akkoord",
    ),
    "answers an invoice of ours and speaks of payment": (
        "answers an invoice of ours and speaks of payment",
        "antwortet auf eine Rechnung von uns und spricht von Zahlung",
        "répond à une facture de notre part et parle de paiement",
        "responde a una factura nuestra y habla del pago", "responde a uma fatura nossa e fala do pagamento",
        "risponde a una nostra fattura e parla di pagamento",
        "antwoordt op een factuur van ons en spreekt van betaling",
    ),
    "an invoice of a supplier is attached": (
        "an invoice of a supplier is attached", "die Rechnung eines Lieferanten hängt an",
        "la facture d'un fournisseur est jointe", "viene adjunta la factura de un proveedor",
        "vem anexada a fatura de um fornecedor", "è allegata la fattura di un fornitore",
        "de factuur van een leverancier is bijgevoegd",
    ),
    "a curriculum vitae is attached": (
        "a curriculum vitae is attached", "ein Lebenslauf hängt an", "un CV est joint",
        "viene adjunto un currículum", "vem anexado um currículo", "è allegato un curriculum",
        "er is een cv bijgevoegd",
    ),
    "one of us writes": (
        "one of us writes", "jemand von uns schreibt", "l'un de nous écrit", "escribe alguien de la casa",
        "escreve alguém da casa", "scrive uno di noi", "iemand van ons schrijft",
    ),
    "a supplier of ours writes about an order": (
        "a supplier of ours writes about an order", "ein Lieferant von uns schreibt zu einer Bestellung",
        "un de nos fournisseurs écrit au sujet d'une commande",
        "un proveedor nuestro escribe sobre un pedido", "um fornecedor nosso escreve sobre uma encomenda",
        "un nostro fornitore scrive di un ordine", "een leverancier van ons schrijft over een bestelling",
    ),
    "a recorded call came as a file": (
        "a recorded call came as a file", "ein aufgezeichneter Anruf kam als Datei",
        "un appel enregistré est arrivé en fichier", "llegó una llamada grabada como archivo",
        "chegou uma chamada gravada como ficheiro", "è arrivata una chiamata registrata come file",
        "een opgenomen gesprek kwam als bestand",
    ),
    "asks for a quote": (
        "asks for a quote", "bittet um ein Angebot", "demande un devis", "pide un presupuesto",
        "pede um orçamento", "chiede un preventivo", "vraagt een offerte",
    ),
    "accepts a quote": (
        "accepts a quote", "nimmt ein Angebot an", "accepte un devis", "acepta un presupuesto",
        "aceita um orçamento", "accetta un preventivo", "gaat akkoord met een offerte",
    ),
    "orders something": (
        "orders something", "bestellt etwas", "commande quelque chose", "pide algo en firme",
        "encomenda alguma coisa", "ordina qualcosa", "bestelt iets",
    ),
    "doubts an invoice": (
        "doubts an invoice", "zweifelt an einer Rechnung", "conteste une facture",
        "duda de una factura", "tem dúvidas sobre uma fatura", "ha dubbi su una fattura",
        "twijfelt aan een factuur",
    ),
    "says that it was paid": (
        "says that it was paid", "sagt, dass bezahlt ist", "dit que c'est payé", "dice que está pagado",
        "diz que está pago", "dice che è stato pagato", "zegt dat er betaald is",
    ),
    "wants money back": (
        "wants money back", "möchte Geld zurück", "veut être remboursé", "quiere que le devuelvan dinero",
        "quer dinheiro de volta", "vuole un rimborso", "wil geld terug",
    ),
    "hands over an invoice": (
        "hands over an invoice", "schickt eine Rechnung", "remet une facture", "entrega una factura",
        "entrega uma fatura", "consegna una fattura", "stuurt een factuur",
    ),
    "reminds us of something unpaid": (
        "reminds us of something unpaid", "mahnt etwas Unbezahltes an", "nous relance pour un impayé",
        "nos recuerda algo sin pagar", "lembra-nos de algo por pagar", "ci sollecita un pagamento",
        "herinnert ons aan iets onbetaalds",
    ),
    "changes data or cannot log in": (
        "changes data or cannot log in", "ändert Daten oder kann sich nicht anmelden",
        "change ses données ou ne peut pas se connecter", "cambia datos o no puede entrar en su cuenta",
        "altera dados ou não consegue entrar na conta", "cambia i dati o non riesce ad accedere",
        "wijzigt gegevens of kan niet inloggen",
    ),
    "asks where something is": (
        "asks where something is", "fragt, wo etwas bleibt", "demande où en est quelque chose",
        "pregunta dónde está algo", "pergunta onde está alguma coisa", "chiede dov'è qualcosa",
        "vraagt waar iets blijft",
    ),
    "cancels something": (
        "cancels something", "kündigt oder storniert etwas", "annule ou résilie quelque chose",
        "cancela algo", "cancela alguma coisa", "annulla o disdice qualcosa",
        "zegt iets op of annuleert iets",
    ),
    "wants an appointment": (
        "wants an appointment", "möchte einen Termin", "veut un rendez-vous", "quiere una cita",
        "quer uma marcação", "vuole un appuntamento", "wil een afspraak",
    ),
    "says that something is broken": (
        "says that something is broken", "sagt, dass etwas kaputt ist", "dit que quelque chose est en panne",
        "dice que algo está roto", "diz que alguma coisa está avariada", "dice che qualcosa è rotto",
        "zegt dat er iets kapot is",
    ),
    "complains": (
        "complains", "beschwert sich", "se plaint", "se queja", "reclama", "si lamenta", "klaagt",
    ),
    "applies for work": (
        "applies for work", "bewirbt sich", "postule à un emploi", "solicita empleo",
        "candidata-se a um emprego", "si candida per un lavoro", "solliciteert",
    ),
    "a note of a call": (
        "a note of a call", "eine Notiz zu einem Anruf", "la note d'un appel", "la nota de una llamada",
        "a nota de uma chamada", "la nota di una chiamata", "een notitie van een telefoontje",
    ),
    "an authority writes": (
        "an authority writes", "eine Behörde schreibt", "une administration écrit",
        "escribe una administración", "escreve uma autoridade", "scrive un ente pubblico",
        "een overheid schrijft",
    ),
    "only thanks": (
        "only thanks", "dankt nur", "ne fait que remercier", "solo da las gracias", "só agradece",
        "ringrazia soltanto", "bedankt alleen",
    ),
}  # fmt: skip


def rule_said(about: str, language: str) -> str:
    """A shipped rule in the reader's language, a firm's own in the firm's words."""
    found = RULE_WORDS.get(about)
    return found[place_of(language)] if found else about
