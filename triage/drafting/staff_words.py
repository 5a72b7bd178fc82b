"""What staff read around a proposal, in the seven languages they may use. English always works."""

from __future__ import annotations

from typing import Final

STAFF_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "ask": "Yes?",
        "look": "Please look:",
        "wrote": "wrote",
        "form": "address from the form, unconfirmed",
        "cc": "not included below; answer *all* to include",
        "attached": "attached",
        "please": "Please look",
        "missing": "Not known, so not written",
        "begin": "---- {to} would get ----",
        "choices": "Answer with one word:   yes    no    later 2d    done (I phoned)    "
        "or write what they should get instead",
        "choices_empty": "Write what they should get: it comes back once in our frame and leaves on your yes."
        "   Or:   later 2d    done (I phoned)    "
        "take",
        "assign": "assign {colleague}",
        "refile": "Wrong tag? Answer #sales, #billing or #support: it is filed again, and learned.",
        "known": "We know",
        "why": "Why",
        "bundle": "{count} to decide",
        "bundle_how": "Each has its own links. Use them: an answer to this mail as a whole names none.",
        "end": "---- end ----",
        "more": "{count} characters more, in the mailbox",
        "refiled": "Filed again under {area} by {who}.",
        "hidden": "(confidential: read it in the mailbox)",
        "no_answer": "No answer goes to it. It waits in the mailbox for you.",
    },
    "de": {
        "ask": "Ja?",
        "look": "Bitte ansehen:",
        "wrote": "schrieb",
        "form": "Adresse aus dem Formular, unbestätigt",
        "cc": "unten nicht dabei; mit *alle* antworten, um sie mitzunehmen",
        "attached": "Anhang",
        "please": "Bitte ansehen",
        "missing": "Nicht bekannt, deshalb nicht geschrieben",
        "begin": "---- {to} bekäme ----",
        "choices": "Antworten Sie mit einem Wort:   ja    nein    später 2t    erledigt (telefoniert)    "
        "oder schreiben Sie, was stattdessen hinausgehen soll",
        "choices_empty": "Schreiben Sie, was hinausgehen soll: Es kommt einmal in unserem Rahmen zurück "
        "und geht auf Ihr Ja hinaus.   Oder:   später 2t    erledigt (telefoniert)    "
        "übernehme ich",
        "assign": "zuweisen {colleague}",
        "refile": "Falsch eingeordnet? Antworten Sie #verkauf, #buchhaltung oder #kundendienst: "
        "neu eingeordnet und gelernt.",
        "known": "Wir wissen",
        "why": "Warum",
        "bundle": "{count} zu entscheiden",
        "bundle_how": "Jeder Punkt hat eigene Links. Bitte diese benutzen: Eine Antwort auf die "
        "ganze Mail meint keinen.",
        "end": "---- Ende ----",
        "more": "noch {count} Zeichen, im Postfach",
        "refiled": "{who} hat das neu eingeordnet: {area}.",
        "hidden": "(vertraulich: bitte im Postfach lesen)",
        "no_answer": "Darauf geht keine Antwort hinaus. Die Mail wartet im Postfach auf Sie.",
    },
    "fr": {
        "ask": "D'accord ?",
        "look": "À voir :",
        "wrote": "a écrit",
        "form": "adresse tirée du formulaire, non confirmée",
        "cc": "non inclus ci-dessous ; répondez *tous* pour les inclure",
        "attached": "pièces jointes",
        "please": "À voir",
        "missing": "Inconnu, donc non écrit",
        "begin": "---- {to} recevrait ----",
        "choices": "Répondez d'un mot :   oui    non    plus tard 2j    fait (j'ai téléphoné)    "
        "ou écrivez ce qui doit partir à la place",
        "choices_empty": "Écrivez ce qui doit partir : le texte vous revient une fois dans notre cadre "
        "et part sur votre oui.   Ou :   plus tard 2j    fait (j'ai téléphoné)    "
        "je m'en charge",
        "assign": "confier à {colleague}",
        "refile": "Mal classé ? Répondez #ventes, #facturation ou #assistance : "
        "le message est reclassé, et c'est retenu.",
        "known": "Nous savons",
        "why": "Pourquoi",
        "bundle": "{count} à décider",
        "bundle_how": "Chaque point a ses propres liens. Utilisez-les : une réponse au message "
        "entier n'en désigne aucun.",
        "end": "---- fin ----",
        "more": "encore {count} caractères, dans la boîte",
        "refiled": "{who} l'a reclassé : {area}.",
        "hidden": "(confidentiel : à lire dans la boîte)",
        "no_answer": "Aucune réponse n'y part. Le message vous attend dans la boîte.",
    },
    "es": {
        "ask": "¿Sí?",
        "look": "Por favor, mire:",
        "wrote": "escribió",
        "form": "dirección del formulario, sin confirmar",
        "cc": "no incluidos abajo; responda *todos* para incluirlos",
        "attached": "adjuntos",
        "please": "Por favor, mire",
        "missing": "No se sabe, por eso no se ha escrito",
        "begin": "---- {to} recibiría ----",
        "choices": "Responda con una palabra:   sí    no    más tarde 2d    hecho (he llamado)    "
        "o escriba lo que debe salir en su lugar",
        "choices_empty": "Escriba lo que debe salir: le vuelve una vez con nuestro formato y sale con su sí."
        "   O bien:   más tarde 2d    hecho (he llamado)    "
        "me encargo",
        "assign": "asignar a {colleague}",
        "refile": "¿Mal clasificado? Responda #ventas, #facturación o #soporte: "
        "se clasifica de nuevo y se aprende.",
        "known": "Sabemos",
        "why": "Por qué",
        "bundle": "{count} por decidir",
        "bundle_how": "Cada punto tiene sus propios enlaces. Úselos: una respuesta al correo "
        "entero no indica ninguno.",
        "end": "---- fin ----",
        "more": "{count} caracteres más, en el buzón",
        "refiled": "{who} lo ha reclasificado: {area}.",
        "hidden": "(confidencial: léalo en el buzón)",
        "no_answer": "No sale ninguna respuesta. Le espera en el buzón.",
    },
    "pt": {
        "ask": "Sim?",
        "look": "Por favor, veja:",
        "wrote": "escreveu",
        "form": "endereço do formulário, não confirmado",
        "cc": "não incluídos abaixo; responda *todos* para os incluir",
        "attached": "anexos",
        "please": "Por favor, veja",
        "missing": "Não se sabe, por isso não foi escrito",
        "begin": "---- {to} receberia ----",
        "choices": "Responda com uma palavra:   sim    não    mais tarde 2d    feito (telefonei)    "
        "ou escreva o que deve seguir em vez disto",
        "choices_empty": "Escreva o que deve seguir: volta uma vez no nosso formato e sai com o seu sim."
        "   Ou:   mais tarde 2d    feito (telefonei)    "
        "trato eu",
        "assign": "atribuir a {colleague}",
        "refile": "Mal classificado? Responda #vendas, #faturação ou #suporte: volta a ser classificado "
        "e fica aprendido.",
        "known": "Sabemos",
        "why": "Porquê",
        "bundle": "{count} por decidir",
        "bundle_how": "Cada ponto tem as suas ligações. Use-as: uma resposta ao e-mail inteiro "
        "não indica nenhum.",
        "end": "---- fim ----",
        "more": "mais {count} caracteres, na caixa de correio",
        "refiled": "{who} reclassificou isto: {area}.",
        "hidden": "(confidencial: leia na caixa de correio)",
        "no_answer": "Não sai nenhuma resposta. Espera por si na caixa de correio.",
    },
    "it": {
        "ask": "Sì?",
        "look": "Da vedere:",
        "wrote": "ha scritto",
        "form": "indirizzo preso dal modulo, non confermato",
        "cc": "non inclusi qui sotto; risponda *tutti* per includerli",
        "attached": "allegati",
        "please": "Da vedere",
        "missing": "Non noto, quindi non scritto",
        "begin": "---- {to} riceverebbe ----",
        "choices": "Risponda con una parola:   sì    no    più tardi 2g    fatto (ho telefonato)    "
        "oppure scriva che cosa deve partire al suo posto",
        "choices_empty": "Scriva che cosa deve partire: Le torna una volta nella nostra veste "
        "e parte con il Suo sì.   Oppure:   più tardi 2g    fatto (ho telefonato)    "
        "prendo io",
        "assign": "assegna a {colleague}",
        "refile": "Classificato male? Risponda #vendite, #fatturazione o #assistenza: "
        "viene riclassificato e imparato.",
        "known": "Sappiamo",
        "why": "Perché",
        "bundle": "{count} da decidere",
        "bundle_how": "Ogni punto ha i suoi link. Usi quelli: una risposta all'intera mail non ne "
        "indica nessuno.",
        "end": "---- fine ----",
        "more": "altri {count} caratteri, nella casella",
        "refiled": "{who} l'ha riclassificato: {area}.",
        "hidden": "(riservato: da leggere nella casella)",
        "no_answer": "Non parte alcuna risposta. La mail L'aspetta nella casella.",
    },
    "nl": {
        "ask": "Ja?",
        "look": "Graag bekijken:",
        "wrote": "schreef",
        "form": "adres uit het formulier, niet bevestigd",
        "cc": "hieronder niet inbegrepen; antwoord *allen* om ze mee te nemen",
        "attached": "bijlagen",
        "please": "Graag bekijken",
        "missing": "Niet bekend, dus niet geschreven",
        "begin": "---- {to} zou krijgen ----",
        "choices": "Antwoord met één woord:   ja    nee    later 2d    gedaan (gebeld)    "
        "of schrijf wat er in plaats hiervan uit moet",
        "choices_empty": "Schrijf wat er uit moet: het komt één keer in onze opmaak terug "
        "en vertrekt op uw ja.   Of:   later 2d    gedaan (gebeld)    "
        "neem ik",
        "assign": "toewijzen aan {colleague}",
        "refile": "Verkeerd ingedeeld? Antwoord #verkoop, #facturatie of #ondersteuning: "
        "het wordt opnieuw ingedeeld en geleerd.",
        "known": "Wij weten",
        "why": "Waarom",
        "bundle": "{count} te beslissen",
        "bundle_how": "Elk punt heeft eigen links. Gebruik die: een antwoord op de hele mail noemt er geen.",
        "end": "---- einde ----",
        "more": "nog {count} tekens, in het postvak",
        "refiled": "{who} heeft dit anders ingedeeld: {area}.",
        "hidden": "(vertrouwelijk: lees het in de mailbox)",
        "no_answer": "Er gaat geen antwoord op uit. De mail wacht in de mailbox op u.",
    },
}
