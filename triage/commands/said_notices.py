"""What the owner is told of mail that left, came back or waits, in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

NOTICES: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "unknown_subject": (
        "Did this mail leave?",
        "Ist diese Mail hinausgegangen?",
        "Ce message est-il parti ?",
        "¿Salió este mensaje?",
        "Esta mensagem saiu?",
        "Questo messaggio è partito?",
        "Is dit bericht verzonden?",
    ),
    "unknown_text": (
        "A mail to {who} may or may not have left: the connection was lost at the very end, and no copy can"
        " be found.\nPlease look whether it arrived. It is not sent again by itself.\n\nIt is effect {name},"
        " case #{case}.",
        "Eine Mail an {who} ist vielleicht hinausgegangen, vielleicht nicht: Die Verbindung brach ganz am"
        " Ende ab, und keine Kopie ist zu finden.\nBitte nachsehen, ob sie ankam. Von selbst wird sie nicht"
        " noch einmal gesendet.\n\nKennung {name}, Vorgang #{case}.",
        "Un message à {who} est peut-être parti, peut-être pas : la connexion s'est coupée tout à la fin et"
        " aucune copie ne se trouve.\nVérifiez s'il est arrivé. Il ne repart pas tout seul.\n\nRepère {name},"
        " dossier #{case}.",
        "Un mensaje a {who} quizá salió y quizá no: la conexión se cortó al final y no se encuentra ninguna"
        " copia.\nCompruebe si llegó. No se envía otra vez por sí solo.\n\nReferencia {name}, caso #{case}.",
        "Uma mensagem para {who} pode ter saído ou não: a ligação caiu mesmo no fim e não se encontra nenhuma"
        " cópia.\nVerifique se chegou. Não volta a ser enviada sozinha.\n\nReferência {name}, caso #{case}.",
        "Un messaggio a {who} forse è partito, forse no: la connessione è caduta proprio alla fine e non si"
        " trova alcuna copia.\nVerifichi se è arrivato. Non viene rispedito da solo.\n\nRiferimento {name},"
        " caso #{case}.",
        "Een bericht aan {who} is misschien verzonden, misschien niet: de verbinding viel helemaal op het"
        " eind weg en er is geen kopie te vinden.\nKijk of het is aangekomen. Het wordt niet vanzelf opnieuw"
        " verzonden.\n\nKenmerk {name}, zaak #{case}.",
    ),
    "the_mailbox": (
        "the mailbox",
        "das Postfach",
        "la boîte",
        "el buzón",
        "a caixa",
        "la casella",
        "de postbus",
    ),
    "cap_subject": (
        "Answers wait: the hourly cap is reached",
        "Antworten warten: Die Grenze je Stunde ist erreicht",
        "Des réponses attendent : la limite horaire est atteinte",
        "Hay respuestas en espera: se alcanzó el límite por hora",
        "Há respostas à espera: o limite por hora foi atingido",
        "Risposte in attesa: il limite orario è raggiunto",
        "Antwoorden wachten: de grens per uur is bereikt",
    ),
    "cap_text": (
        "{cap} answers left within an hour, which is the most that desk.send_cap_per_hour allows.\n"
        "The next ones wait until the hour is over. Answer `stop` if something is wrong.",
        "{cap} Antworten gingen in einer Stunde hinaus, mehr erlaubt desk.send_cap_per_hour nicht.\n"
        "Die nächsten warten, bis die Stunde vorbei ist. Antworten Sie `stop`, wenn etwas nicht stimmt.",
        "{cap} réponses sont parties en une heure, le maximum que permet desk.send_cap_per_hour.\n"
        "Les suivantes attendent la fin de l'heure. Répondez `stop` si quelque chose ne va pas.",
        "Salieron {cap} respuestas en una hora, el máximo que permite desk.send_cap_per_hour.\n"
        "Las siguientes esperan a que pase la hora. Responda `stop` si algo va mal.",
        "Saíram {cap} respostas numa hora, o máximo que desk.send_cap_per_hour permite.\n"
        "As seguintes esperam que a hora passe. Responda `stop` se algo estiver errado.",
        "In un'ora sono partite {cap} risposte, il massimo che desk.send_cap_per_hour permette.\n"
        "Le prossime attendono la fine dell'ora. Risponda `stop` se qualcosa non va.",
        "Er gingen {cap} antwoorden in een uur uit, het meeste dat desk.send_cap_per_hour toestaat.\n"
        "De volgende wachten tot het uur om is. Antwoord `stop` als er iets mis is.",
    ),
    "cap_address_subject": (
        "An answer waits: {cap} went to one address today",
        "Eine Antwort wartet: {cap} gingen heute an eine Adresse",
        "Une réponse attend : {cap} sont parties aujourd'hui vers une seule adresse",
        "Una respuesta espera: hoy salieron {cap} a una sola dirección",
        "Uma resposta espera: hoje saíram {cap} para um só endereço",
        "Una risposta attende: oggi ne sono partite {cap} verso un solo indirizzo",
        "Een antwoord wacht: vandaag gingen er {cap} naar één adres",
    ),
    "cap_address_text": (
        "{cap} answers left for {who} today, which is the most that desk.send_cap_per_address allows.\n"
        "The next ones are held until tomorrow. Answer `stop` if something is wrong.",
        "Heute gingen {cap} Antworten an {who}, mehr erlaubt desk.send_cap_per_address nicht.\n"
        "Die nächsten werden bis morgen gehalten. Antworten Sie `stop`, wenn etwas nicht stimmt.",
        "{cap} réponses sont parties à {who} aujourd'hui ; desk.send_cap_per_address n'en permet pas plus.\n"
        "Les suivantes sont retenues jusqu'à demain. Répondez `stop` si quelque chose ne va pas.",
        "Hoy salieron {cap} respuestas a {who}, el máximo que permite desk.send_cap_per_address.\n"
        "Las siguientes se retienen hasta mañana. Responda `stop` si algo va mal.",
        "Hoje saíram {cap} respostas para {who}, o máximo que desk.send_cap_per_address permite.\n"
        "As seguintes ficam retidas até amanhã. Responda `stop` se algo estiver errado.",
        "Oggi sono partite {cap} risposte a {who}, il massimo che desk.send_cap_per_address permette.\n"
        "Le prossime sono trattenute fino a domani. Risponda `stop` se qualcosa non va.",
        "Vandaag gingen {cap} antwoorden naar {who}, het meeste dat desk.send_cap_per_address toestaat.\n"
        "De volgende worden tot morgen vastgehouden. Antwoord `stop` als er iets mis is.",
    ),
    "sends_again_subject": (
        "Sending works again",
        "Das Senden geht wieder",
        "L'envoi fonctionne de nouveau",
        "El envío vuelve a funcionar",
        "O envio voltou a funcionar",
        "L'invio funziona di nuovo",
        "Verzenden werkt weer",
    ),
    "sends_again_text": (
        "Mail could not be sent for a while ({why}). It is sent again now; nothing was lost.",
        "Eine Zeit lang ging keine Mail hinaus ({why}). Jetzt geht es wieder; nichts ging verloren.",
        "Pendant un moment, rien n'a pu partir ({why}). L'envoi a repris ; rien n'est perdu.",
        "Durante un rato no se pudo enviar correo ({why}). Ya se envía otra vez; no se perdió nada.",
        "Durante algum tempo não foi possível enviar ({why}). Já se envia outra vez; nada se perdeu.",
        "Per un po' non si è potuto inviare ({why}). Ora si invia di nuovo; nulla è andato perso.",
        "Een tijd lang kon er niets worden verzonden ({why}). Nu gaat het weer; er ging niets verloren.",
    ),
}
