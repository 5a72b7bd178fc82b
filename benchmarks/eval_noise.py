"""Mails of our own with a signature, a disclaimer and quoted history around them, in seven languages."""

from __future__ import annotations

from typing import Final

SIGNATURE: Final = {
    "en": "Kind regards\nMaria Holt\n\n-- \nMaria Holt | Purchasing\nHolt & Sons Ltd, 4 Mill Lane, Leeds\nT +44 113 555 0147",
    "de": "Mit freundlichen Grüßen\nMaria Holt\n\n-- \nMaria Holt | Einkauf\nHolt & Söhne GmbH, Mühlweg 4, 50667 Köln\nTel. +49 221 555 0147",
    "fr": "Cordialement\nMaria Holt\n\n-- \nMaria Holt | Achats\nHolt et Fils SARL, 4 rue du Moulin, Lyon\nTél. +33 4 55 50 01 47",
    "es": "Un saludo\nMaría Holt\n\n-- \nMaría Holt | Compras\nHolt e Hijos S.L., C/ Molino 4, Sevilla\nTel. +34 955 550 147",
    "it": "Cordiali saluti\nMaria Holt\n\n-- \nMaria Holt | Acquisti\nHolt e Figli S.r.l., via Mulino 4, Torino\nTel. +39 011 555 0147",
    "nl": "Met vriendelijke groet\nMaria Holt\n\n-- \nMaria Holt | Inkoop\nHolt & Zonen B.V., Molenweg 4, Utrecht\nTel. +31 30 555 0147",
    "pt": "Com os melhores cumprimentos\nMaria Holt\n\n-- \nMaria Holt | Compras\nHolt e Filhos Lda., Rua do Moinho 4, Porto\nTel. +351 22 555 0147",
}

DISCLAIMER: Final = {
    "en": "This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please notify the sender and delete it.",
    "de": "Diese E-Mail enthält vertrauliche Informationen und ist ausschließlich für den Empfänger bestimmt. Wenn Sie sie irrtümlich erhalten haben, informieren Sie bitte den Absender und löschen Sie sie.",
    "fr": "Ce message et ses pièces jointes sont confidentiels et destinés exclusivement à leur destinataire. Si vous l'avez reçu par erreur, merci d'en avertir l'expéditeur et de le supprimer.",
    "es": "Este mensaje y sus archivos adjuntos son confidenciales y van dirigidos exclusivamente a su destinatario. Si lo ha recibido por error, avise al remitente y elimínelo.",
    "it": "Questo messaggio e gli allegati sono riservati e destinati esclusivamente al destinatario. Se lo avete ricevuto per errore, avvisate il mittente e cancellatelo.",
    "nl": "Dit e-mailbericht en eventuele bijlagen zijn vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Als u dit bericht ten onrechte hebt ontvangen, waarschuw dan de afzender en verwijder het.",
    "pt": "Esta mensagem e os seus anexos são confidenciais e destinam-se exclusivamente ao destinatário. Se a recebeu por engano, avise o remetente e elimine-a.",
}

QUOTED: Final = {
    "en": "On Tue, 4 Mar 2025 at 10:12, Acme Desk <info@acme.example> wrote:\n> Dear Ms Holt,\n> please find attached our invoice 881 and the quote for the new order.\n> Your delivery leaves on Friday.\n> Best wishes\n> Acme",
    "de": "Am Di., 4. März 2025 um 10:12 Uhr schrieb Acme Desk <info@acme.example>:\n> Sehr geehrte Frau Holt,\n> anbei unsere Rechnung 881 und das Angebot für die neue Bestellung.\n> Ihre Lieferung geht am Freitag raus.\n> Viele Grüße\n> Acme",
    "fr": "Le mar. 4 mars 2025 à 10:12, Acme Desk <info@acme.example> a écrit :\n> Chère Madame Holt,\n> vous trouverez ci-joint notre facture 881 et le devis pour la nouvelle commande.\n> Votre livraison part vendredi.\n> Cordialement\n> Acme",
    "es": "El mar, 4 mar 2025 a las 10:12, Acme Desk <info@acme.example> escribió:\n> Estimada señora Holt:\n> adjuntamos nuestra factura 881 y el presupuesto del nuevo pedido.\n> Su entrega sale el viernes.\n> Saludos\n> Acme",
    "it": "Il giorno mar 4 mar 2025 alle ore 10:12 Acme Desk <info@acme.example> ha scritto:\n> Gentile signora Holt,\n> in allegato la nostra fattura 881 e il preventivo per il nuovo ordine.\n> La consegna parte venerdì.\n> Saluti\n> Acme",
    "nl": "Op di 4 mrt 2025 om 10:12 schreef Acme Desk <info@acme.example>:\n> Beste mevrouw Holt,\n> bijgaand onze factuur 881 en de offerte voor de nieuwe bestelling.\n> Uw levering vertrekt vrijdag.\n> Groet\n> Acme",
    "pt": "Acme Desk <info@acme.example> escreveu no dia terça, 4/03/2025 à(s) 10:12:\n> Cara Senhora Holt,\n> segue em anexo a nossa fatura 881 e o orçamento da nova encomenda.\n> A sua entrega sai na sexta.\n> Cumprimentos\n> Acme",
}

OUTLOOK: Final = {
    "en": ("From", "Sent", "To", "Subject"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "fr": ("De", "Envoyé", "À", "Objet"),
    "es": ("De", "Enviado", "Para", "Asunto"),
    "it": ("Da", "Inviato", "A", "Oggetto"),
    "nl": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "pt": ("De", "Enviado", "Para", "Assunto"),
}


def noisy(text: str, language: str, outlook: bool) -> str:
    """The mail as a mail program would send it: signature, disclaimer, history below."""
    history = _outlook(language) if outlook else QUOTED[language]
    return f"{text}\n\n{SIGNATURE[language]}\n\n{DISCLAIMER[language]}\n\n{history}\n"


def _outlook(language: str) -> str:
    sender, sent, to, subject = OUTLOOK[language]
    body = "\n".join(line.removeprefix("> ") for line in QUOTED[language].split("\n")[1:])
    head = f"{sender}: Acme Desk <info@acme.example>\n{sent}: 04.03.2025 10:12\n{to}: Maria Holt <maria@holt.example>\n{subject}: 881"
    return f"________________________________\n{head}\n\n{body}"
