"""What a person reads after one answer to several questions, in the seven languages."""

from __future__ import annotations

from typing import Final

SAID_BUNDLE: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "bundle_receipt": (
        "Your answer to several questions",
        "Ihre Antwort auf mehrere Fragen",
        "Votre réponse à plusieurs questions",
        "Su respuesta a varias preguntas",
        "A sua resposta a várias perguntas",
        "La Sua risposta a più domande",
        "Uw antwoord op meerdere vragen",
    ),
    "bundle_held": (
        "{who}: approved, leaves at {when}. #undo D{draft} stops it.",
        "{who}: freigegeben, geht um {when} hinaus. #zurück D{draft} hält es an.",
        "{who} : approuvé, départ à {when}. #annuler D{draft} l'arrête.",
        "{who}: aprobado, sale a las {when}. #deshacer D{draft} lo detiene.",
        "{who}: aprovado, sai às {when}. #desfazer D{draft} trava-o.",
        "{who}: approvato, parte alle {when}. #annulla D{draft} lo ferma.",
        "{who}: goedgekeurd, vertrekt om {when}. #terug D{draft} houdt het tegen.",
    ),
    "bundle_alone": (
        "cannot be answered by its number: please use its own links (money always; nothing was sent).",
        "nicht über die Nummer zu beantworten: bitte die eigenen Links benutzen (bei Geld immer; nichts ging"
        " hinaus).",
        "ne se répond pas par son numéro : utilisez ses propres liens (toujours pour l'argent ; rien n'est"
        " parti).",
        "no se responde por su número: use sus propios enlaces (siempre con dinero; no ha salido nada).",
        "não se responde pelo número: use os próprios links (sempre com dinheiro; nada saiu).",
        "non si risponde col numero: usi i suoi link (sempre per il denaro; non è partito nulla).",
        "is niet met het nummer te beantwoorden: gebruik de eigen links (altijd bij geld; er is niets"
        " vertrokken).",
    ),
    "bundle_which": (
        "Please name the numbers that may leave, for example  yes 1 3  , or use the links of each. Nothing"
        " was sent.",
        "Bitte nennen Sie die Nummern, die hinausgehen sollen, zum Beispiel  ja 1 3  , oder benutzen Sie die"
        " Links. Nichts wurde gesendet.",
        "Indiquez les numéros qui peuvent partir, par exemple  oui 1 3  , ou utilisez les liens de chacun."
        " Rien n'a été envoyé.",
        "Indique los números que pueden salir, por ejemplo  sí 1 3  , o use los enlaces de cada uno. No se ha"
        " enviado nada.",
        "Indique os números que podem sair, por exemplo  sim 1 3  , ou use os links de cada um. Nada foi"
        " enviado.",
        "Indichi i numeri che possono partire, per esempio  sì 1 3  , o usi i link di ciascuno. Non è stato"
        " inviato nulla.",
        "Noem de nummers die mogen vertrekken, bijvoorbeeld  ja 1 3  , of gebruik de links van elk. Er is"
        " niets verzonden.",
    ),
    "bundle_how": (
        "Several replies at once: answer with their numbers, for example  yes 1 3",
        "Mehrere Antworten auf einmal: mit den Nummern antworten, zum Beispiel  ja 1 3",
        "Plusieurs réponses à la fois : répondez avec leurs numéros, par exemple  oui 1 3",
        "Varias respuestas a la vez: responda con sus números, por ejemplo  sí 1 3",
        "Várias respostas de uma vez: responda com os números, por exemplo  sim 1 3",
        "Più risposte insieme: risponda con i numeri, per esempio  sì 1 3",
        "Meerdere antwoorden tegelijk: antwoord met de nummers, bijvoorbeeld  ja 1 3",
    ),
    "bundle_clear": (
        "Nothing speaks against these answers",
        "Gegen diese Antworten spricht nichts",
        "Rien ne s'oppose à ces réponses",
        "Nada se opone a estas respuestas",
        "Nada se opõe a estas respostas",
        "Nulla si oppone a queste risposte",
        "Tegen deze antwoorden pleit niets",
    ),
    "bundle_each": (
        "Or item by item, below: a link, or answer what they should get instead.",
        "Oder einzeln, weiter unten: ein Link, oder antworten Sie, was stattdessen hinausgehen soll.",
        "Ou un par un, ci-dessous : un lien, ou répondez ce qui doit partir à la place.",
        "O uno por uno, abajo: un enlace, o responda lo que debe salir en su lugar.",
        "Ou um a um, abaixo: uma ligação, ou responda o que deve sair em vez disso.",
        "Oppure uno per uno, sotto: un link, o risponda che cosa deve partire al suo posto.",
        "Of een voor een, hieronder: een link, of antwoord wat er in plaats daarvan uit moet.",
    ),
}
