"""What is told about mail that could not be read or sent, in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

REPAIR: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "unread_subject": (
        "Could not be read: {who}",
        "Nicht lesbar: {who}",
        "Illisible : {who}",
        "No se pudo leer: {who}",
        "Não foi possível ler: {who}",
        "Non leggibile: {who}",
        "Niet te lezen: {who}",
    ),
    "unread_text": (
        "Mail that could not be read here ({count}). It lies untouched in the mailbox; nobody was answered."
        " Each can be read again, given to somebody, or set aside:",
        "Mail, die hier nicht gelesen werden konnte ({count}). Sie liegt unverändert im Postfach; niemand"
        " bekam eine Antwort. Jede kann erneut gelesen, weitergegeben oder beiseitegelegt werden:",
        "Messages illisibles ici ({count}). Ils sont intacts dans la boîte ; personne n'a reçu de réponse."
        " Chacun peut être relu, confié à quelqu'un ou mis de côté :",
        "Mensajes que aquí no se pudieron leer ({count}). Siguen intactos en el buzón; nadie recibió"
        " respuesta. Cada uno puede leerse de nuevo, pasarse a alguien o apartarse:",
        "Mensagens que aqui não foi possível ler ({count}). Estão intactas na caixa; ninguém recebeu"
        " resposta. Cada uma pode ser lida de novo, passada a alguém ou posta de lado:",
        "Messaggi che qui non si sono potuti leggere ({count}). Sono intatti nella casella; nessuno ha avuto"
        " risposta. Ciascuno si può rileggere, affidare a qualcuno o mettere da parte:",
        "Berichten die hier niet te lezen waren ({count}). Ze liggen onaangeroerd in de postbus; niemand"
        " kreeg antwoord. Elk kan opnieuw gelezen, doorgegeven of terzijde gelegd worden:",
    ),
    "unread_too_large": (
        "too large",
        "zu groß",
        "trop gros",
        "demasiado grande",
        "demasiado grande",
        "troppo grande",
        "te groot",
    ),
    "unread_headers_too_large": (
        "its head is too large",
        "der Kopf ist zu groß",
        "en-tête trop gros",
        "cabecera demasiado grande",
        "cabeçalho demasiado grande",
        "intestazione troppo grande",
        "de kop is te groot",
    ),
    "unread_too_many_parts": (
        "too many parts",
        "zu viele Teile",
        "trop de parties",
        "demasiadas partes",
        "demasiadas partes",
        "troppe parti",
        "te veel delen",
    ),
    "unread_too_deep": (
        "mail within mail, too deep",
        "zu tief verschachtelt",
        "trop imbriqué",
        "demasiado anidado",
        "demasiado aninhada",
        "troppo annidato",
        "te diep genest",
    ),
    "unread_too_slow": (
        "reading took too long",
        "das Lesen dauerte zu lange",
        "lecture trop longue",
        "tardó demasiado",
        "demorou demasiado",
        "lettura troppo lunga",
        "lezen duurde te lang",
    ),
    "unread_too_much_memory": (
        "reading took too much memory",
        "das Lesen brauchte zu viel Speicher",
        "lecture trop lourde",
        "ocupó demasiada memoria",
        "ocupou demasiada memória",
        "lettura troppo pesante",
        "lezen kostte te veel geheugen",
    ),
    "unread_unreadable": (
        "damaged",
        "beschädigt",
        "abîmé",
        "dañado",
        "danificada",
        "danneggiato",
        "beschadigd",
    ),
    "unread_attempts": (
        "tried three times in vain",
        "dreimal vergeblich versucht",
        "essayé trois fois en vain",
        "tres intentos en vano",
        "três tentativas em vão",
        "tre tentativi a vuoto",
        "drie keer vergeefs geprobeerd",
    ),
    "not_sent_subject": (
        "Not sent: {who}",
        "Nicht gesendet: {who}",
        "Pas envoyé : {who}",
        "No enviado: {who}",
        "Não enviado: {who}",
        "Non inviato: {who}",
        "Niet verzonden: {who}",
    ),
    "not_sent_text": (
        "The approved answer to {who} could not be sent:\n\n  {why}\n\nCase #{case} still waits. Ask again"
        " with a new code, set it aside, or note that it is settled (by phone):",
        "Die freigegebene Antwort an {who} konnte nicht gesendet werden:\n\n  {why}\n\nVorgang #{case} wartet"
        " noch. Neu fragen mit neuem Code, beiseitelegen, oder als erledigt vermerken (telefoniert):",
        "La réponse approuvée à {who} n'a pas pu partir :\n\n  {why}\n\nLe dossier #{case} attend toujours."
        " Redemander avec un nouveau code, mettre de côté, ou noter que c'est réglé (par téléphone) :",
        "La respuesta aprobada a {who} no pudo enviarse:\n\n  {why}\n\nEl caso #{case} sigue esperando."
        " Preguntar de nuevo con otro código, apartarlo o anotar que está resuelto (por teléfono):",
        "A resposta aprovada a {who} não pôde ser enviada:\n\n  {why}\n\nO caso #{case} continua à espera."
        " Perguntar de novo com outro código, pô-lo de lado ou anotar que está resolvido (por telefone):",
        "La risposta approvata a {who} non è potuta partire:\n\n  {why}\n\nIl caso #{case} attende ancora."
        " Richiedere con un nuovo codice, metterlo da parte o annotare che è risolto (per telefono):",
        "Het goedgekeurde antwoord aan {who} kon niet worden verzonden:\n\n  {why}\n\nZaak #{case} wacht nog."
        " Opnieuw vragen met een nieuwe code, terzijde leggen, of noteren dat het geregeld is (gebeld):",
    ),
}
