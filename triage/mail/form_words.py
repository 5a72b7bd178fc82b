"""The labels that forms write, in seven languages, and what they say around them."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final


class Role(Enum):
    """What a field of a form holds."""

    MESSAGE = auto()
    SUBJECT = auto()
    NAME = auto()
    FIRST = auto()
    LAST = auto()
    PARTICULAR = auto()
    """Where somebody can be reached, and what the form's program notes about them."""


def _table(role: Role, *words: str) -> dict[str, Role]:
    return {word: role for line in words for word in line.split("|")}


LABELS: Final[dict[str, Role]] = {
    **_table(
        Role.MESSAGE,
        "message|your message|comment|comments|comment or message|question|questions|inquiry|enquiry|request",
        "description|how can we help|how can we help you|what can we do for you|details|text|note|notes",
        "nachricht|ihre nachricht|mitteilung|anliegen|ihr anliegen",
        "frage|fragen|kommentar|bemerkung|bemerkungen",
        "anfrage|ihre anfrage|beschreibung|wie können wir helfen|wie können wir ihnen helfen",
        "votre message|commentaire|commentaires|demande|votre demande|remarques|précisions",
        "mensaje|consulta|su consulta|comentario|comentarios|pregunta|descripción|observaciones",
        "messaggio|il tuo messaggio|richiesta|la tua richiesta|commento|commenti|domanda|descrizione|testo",
        "bericht|uw bericht|vraag|uw vraag|opmerking|opmerkingen|omschrijving|toelichting",
        "mensagem|a sua mensagem|pedido|comentário|comentários|pergunta|descrição|observações|dúvida",
    ),
    **_table(
        Role.SUBJECT,
        "subject|topic|regarding|betreff|thema|sujet|objet|asunto|tema|oggetto|onderwerp|assunto",
    ),
    **_table(
        Role.NAME,
        "name|full name|contact name|customer name|your name|ihr name|vor- und nachname|vorname und nachname",
        "vollständiger name|ansprechpartner|nom|nom complet|nom et prénom|prénom et nom|nombre completo",
        "nombre y apellidos|nome e cognome|nome completo|naam|volledige naam|nome",
    ),
    **_table(
        Role.FIRST, "first name|firstname|given name|vorname|prénom|prenom|nombre|voornaam|primeiro nome"
    ),
    **_table(
        Role.LAST,
        "last name|lastname|surname|family name|nachname|familienname|nom de famille|apellido|apellidos",
        "cognome|achternaam|apelido|sobrenome|último nome",
    ),
    **_table(
        Role.PARTICULAR,
        "e-mail|email|mail|e-mail address|email address|e-mail-adresse|emailadresse|mailadresse|courriel",
        "adresse e-mail|adresse mail|correo",
        "correo electrónico|indirizzo e-mail|e-mailadres|endereço de e-mail",
        "phone|phone number|telephone|tel|mobile|fax",
        "telefon|telefonnummer|handy|mobil|rückruf unter|téléphone",
        "portable|teléfono|móvil|telefono|cellulare",
        "telefoon|telefoonnummer|mobiel|telefone|telemóvel|celular",
        "address|street|postcode|zip|zip code|postal code|city|town|country|adresse|anschrift|straße|strasse",
        "plz|ort|plz ort|plz/ort|stadt|land|rue|code postal|ville|pays|dirección|calle|código postal|ciudad",
        "provincia|indirizzo|via|cap|città|paese|adres|straat|woonplaats|plaats|morada|rua|cidade|localidade",
        "company|organisation|organization|firma|firmenname",
        "unternehmen|société|entreprise|empresa|azienda|bedrijf",
        "bedrijfsnaam|salutation|title|anrede|titel",
        "civilité|tratamiento|titolo|aanhef|tratamento|country code",
        "ip|ip address|ip-adresse|remote ip|user agent|browser|page",
        "page url|url|seite|site|website|referer|referrer",
        "date|time|datum|uhrzeit|zeit|sent on",
        "submitted on|gesendet am|date d'envoi|fecha|data|datum en tijd|hora",
        "consent|privacy|datenschutz|datenschutzerklärung|einwilligung",
        "newsletter|rgpd|privacidad|privacybeleid|gdpr",
        "kontaktaufnahme per|best time to call|form|formular|form name|form id|kundennummer",
    ),
}
"""By the label in small letters. A record is looked for by address, so a customer's number says
nothing of the matter."""

FOOTER: Final = re.compile(
    r"--$|-- $|(?:this (?:e-?mail|message) (?:was|has been) (?:sent"
    r"|submitted|generated)|sent (?:from|via|through)\b"
    r"|diese (?:e-?mail|nachricht) wurde|gesendet (?:von|über)\b|cet? (?:e-?mail|message) a été|envoyé depuis"
    r"|este (?:correo|mensaje|e-?mail|formulario) (?:se ha enviado|ha sido|fue|foi)|enviado desde"
    r"|questa (?:e-?mail|mail) è stata|questo messaggio è stato|inviato da\b"
    r"|deze e-?mail (?:is|werd)|dit bericht (?:is|werd)|verzonden (?:via|vanaf)"
    r"|esta mensagem foi|este e-?mail foi|powered by|remote ip\b|submitted from\b)",
    re.IGNORECASE,
)

GENERIC_SUBJECT: Final = re.compile(
    r"(?i)\b(?:contact[\s-]?form\w*|web[\s-]?form\w*|form submission"
    r"|new submission|new (?:message|entry|enquiry|inquiry)"
    r"|website|kontakt\w*formular\w*|webformular|formular\w*"
    r"|neue (?:nachricht|anfrage)|anfrage (?:über|von) (?:die|der|ihre)"
    r"|formulaire|nouveau message|formulario|nuevo mensaje"
    r"|modulo (?:di )?contatt\w*|nuovo messaggio|contactformulier"
    r"|nieuw bericht|formulário|nova mensagem|webseite|homepage|site web|sitio web|sito web|kontaktanfrage)\b"
)
