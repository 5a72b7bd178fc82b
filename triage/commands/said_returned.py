"""Why a mail came back, in words a person understands, in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

RETURNED: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "came_back_subject": (
        "Came back: {told}",
        "Zurückgekommen: {told}",
        "Revenu : {told}",
        "Devuelto: {told}",
        "Devolvido: {told}",
        "Tornato indietro: {told}",
        "Teruggekomen: {told}",
    ),
    "came_back_text": (
        "A mail of ours did not arrive:\n\n{told}\n\nIts subject: {subject}",
        "Eine Mail von uns ist nicht angekommen:\n\n{told}\n\nIhr Betreff: {subject}",
        "Un message de chez nous n'est pas arrivé :\n\n{told}\n\nSon objet : {subject}",
        "Un mensaje nuestro no ha llegado:\n\n{told}\n\nSu asunto: {subject}",
        "Uma mensagem nossa não chegou:\n\n{told}\n\nO assunto: {subject}",
        "Un nostro messaggio non è arrivato:\n\n{told}\n\nIl suo oggetto: {subject}",
        "Een bericht van ons is niet aangekomen:\n\n{told}\n\nHet onderwerp: {subject}",
    ),
    "came_back_waits": (
        "They are still without an answer, so case #{case} waits again. Settled by telephone? "
        "#{done} {case}:",
        "Dort fehlt die Antwort noch, deshalb wartet Vorgang #{case} wieder. Telefonisch erledigt? "
        "#{done} {case}:",
        "Ils sont toujours sans réponse : le dossier #{case} attend de nouveau. Réglé par téléphone ? "
        "#{done} {case} :",
        "Siguen sin respuesta, por eso el caso #{case} vuelve a esperar. ¿Resuelto por teléfono? "
        "#{done} {case}:",
        "Continuam sem resposta, por isso o caso #{case} volta a esperar. Resolvido por telefone? "
        "#{done} {case}:",
        "Sono ancora senza risposta, perciò il caso #{case} è di nuovo in attesa. Risolto per telefono? "
        "#{done} {case}:",
        "Zij hebben nog geen antwoord, dus zaak #{case} wacht weer. Telefonisch afgehandeld? #{done} {case}:",
    ),
    "came_back_case": (
        "It belongs to case #{case}.",
        "Es ging um Vorgang #{case}.",
        "Il concernait le dossier #{case}.",
        "Trataba del caso #{case}.",
        "Tratava do caso #{case}.",
        "Riguardava il caso #{case}.",
        "Het ging over zaak #{case}.",
    ),
    "no_why": (
        "no reason given",
        "ohne Angabe eines Grundes",
        "sans motif indiqué",
        "sin motivo indicado",
        "sem motivo indicado",
        "senza motivo indicato",
        "zonder opgaaf van reden",
    ),
    "returned_no_address": (
        "this address does not exist",
        "diese Adresse gibt es nicht",
        "cette adresse n'existe pas",
        "esta dirección no existe",
        "este endereço não existe",
        "questo indirizzo non esiste",
        "dit adres bestaat niet",
    ),
    "returned_no_domain": (
        "the part behind the @ does not exist or takes no mail",
        "den Teil hinter dem @ gibt es nicht, oder er nimmt keine Mail an",
        "la partie après le @ n'existe pas ou n'accepte pas de courrier",
        "la parte detrás de la @ no existe o no acepta correo",
        "a parte depois do @ não existe ou não aceita correio",
        "la parte dopo la @ non esiste o non accetta posta",
        "het deel achter de @ bestaat niet of neemt geen mail aan",
    ),
    "returned_unused": (
        "this address is no longer in use",
        "diese Adresse wird nicht mehr benutzt",
        "cette adresse n'est plus utilisée",
        "esta dirección ya no se usa",
        "este endereço já não é usado",
        "questo indirizzo non è più in uso",
        "dit adres is niet meer in gebruik",
    ),
    "returned_full": (
        "their mailbox is full",
        "das Postfach dort ist voll",
        "leur boîte aux lettres est pleine",
        "su buzón está lleno",
        "a caixa de correio está cheia",
        "la loro casella è piena",
        "hun postvak is vol",
    ),
    "returned_big": (
        "the mail is too large for their server; without attachments it may pass",
        "die Mail ist dem Server dort zu groß; ohne Anhänge geht sie vielleicht durch",
        "le message est trop volumineux pour leur serveur ; sans pièces jointes il passera peut-être",
        "el mensaje es demasiado grande para su servidor; sin adjuntos quizá pase",
        "a mensagem é grande demais para o servidor deles; sem anexos talvez passe",
        "il messaggio è troppo grande per il loro server; senza allegati forse passa",
        "het bericht is te groot voor hun server; zonder bijlagen lukt het misschien",
    ),
    "returned_refused": (
        "their server refused it, most often because it took it for advertising",
        "der Server dort hat sie abgelehnt, meist weil er sie für Werbung hält",
        "leur serveur l'a refusé, le plus souvent parce qu'il l'a pris pour de la publicité",
        "su servidor lo rechazó, casi siempre por tomarlo por publicidad",
        "o servidor deles recusou-a, quase sempre por a tomar por publicidade",
        "il loro server l'ha rifiutato, di solito perché lo ha preso per pubblicità",
        "hun server weigerde het, meestal omdat die het voor reclame hield",
    ),
    "returned_content": (
        "their server does not accept what was in it, most often an attachment",
        "der Server dort nimmt den Inhalt nicht an, meist wegen eines Anhangs",
        "leur serveur n'accepte pas son contenu, le plus souvent une pièce jointe",
        "su servidor no acepta su contenido, casi siempre un adjunto",
        "o servidor deles não aceita o conteúdo, quase sempre um anexo",
        "il loro server non accetta il contenuto, di solito un allegato",
        "hun server neemt de inhoud niet aan, meestal een bijlage",
    ),
    "returned_ours": (
        "their server does not trust ours: something for whoever looks after our mail",
        "der Server dort vertraut unserem nicht: etwas für den, der unsere Mail betreut",
        "leur serveur ne fait pas confiance au nôtre : à voir avec la personne qui gère notre messagerie",
        "su servidor no se fía del nuestro: es cosa de quien cuida nuestro correo",
        "o servidor deles não confia no nosso: é com quem cuida do nosso correio",
        "il loro server non si fida del nostro: riguarda chi cura la nostra posta",
        "hun server vertrouwt de onze niet: iets voor wie onze mail beheert",
    ),
    "returned_unreached": (
        "their server could not be reached",
        "der Server dort war nicht erreichbar",
        "leur serveur n'a pas pu être joint",
        "no se pudo contactar con su servidor",
        "não foi possível contactar o servidor deles",
        "il loro server non era raggiungibile",
        "hun server was niet bereikbaar",
    ),
}

REASONS: Final = {
    "userunknown": "returned_no_address",
    "hostunknown": "returned_no_domain",
    "notaccept": "returned_no_domain",
    "hasmoved": "returned_unused",
    "suspend": "returned_unused",
    "mailboxfull": "returned_full",
    "systemfull": "returned_full",
    "mesgtoobig": "returned_big",
    **dict.fromkeys(("spamdetected", "blocked", "badreputation", "filtered", "rejected"), "returned_refused"),
    **dict.fromkeys(("policyviolation", "contenterror", "virusdetected"), "returned_content"),
    **dict.fromkeys(
        ("authfailure", "requireptr", "securityerror", "norelaying", "notcompliantrfc"), "returned_ours"
    ),
    **dict.fromkeys(
        ("expired", "networkerror", "systemerror", "toomanyconn", "speeding", "mailererror"),
        "returned_unreached",
    ),
}
"""The reason words of ``mail.bounce_reasons`` and what a person reads; any other says nothing."""
