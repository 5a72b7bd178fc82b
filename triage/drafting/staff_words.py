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
        "   Or:   later 2d    done (I phoned)",
        "refile": "Wrong tag? Answer #sales, #billing or #support: it is filed again, and learned.",
        "known": "We know",
        "why": "Why",
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
        "und geht auf Ihr Ja hinaus.   Oder:   später 2t    erledigt (telefoniert)",
        "refile": "Falsch eingeordnet? Antworten Sie #verkauf, #rechnung oder #hilfe: "
        "neu eingeordnet und gelernt.",
        "known": "Wir wissen",
        "why": "Warum",
    },
}
