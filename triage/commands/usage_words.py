"""Words that stand behind a verb in usage and examples, as help prints them in each language. What is printed
is understood: every example of every language is read by the grammar in a test."""

from __future__ import annotations

import re
from typing import Final

from triage.commands.verbs import LANGUAGES

_WORDS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "VERB": ("VERB", "BEFEHL", "COMMANDE", "ORDEN", "COMANDO", "COMANDO", "OPDRACHT"),
    "AREA": ("AREA", "BEREICH", "DOMAINE", "ÁREA", "ÁREA", "AREA", "GEBIED"),
    "INTENT": ("INTENT", "ANLIEGEN", "INTENTION", "ASUNTO", "ASSUNTO", "RICHIESTA", "ONDERWERP"),
    "NAME": ("NAME", "NAME", "NOM", "NOMBRE", "NOME", "NOME", "NAAM"),
    "CASE": ("CASE", "VORGANG", "DOSSIER", "CASO", "CASO", "CASO", "ZAAK"),
    "MAIL": ("MAIL", "MAIL", "MESSAGE", "MENSAJE", "MENSAGEM", "MESSAGGIO", "BERICHT"),
    "DRAFT": ("DRAFT", "ENTWURF", "BROUILLON", "BORRADOR", "RASCUNHO", "BOZZA", "CONCEPT"),
    "ANSWER": ("ANSWER", "ANTWORT", "RÉPONSE", "RESPUESTA", "RESPOSTA", "RISPOSTA", "ANTWOORD"),
    "NOTE": ("NOTE", "NOTIZ", "NOTE", "NOTA", "NOTA", "NOTA", "NOTITIE"),
    "TIME": ("TIME", "ZEIT", "DÉLAI", "PLAZO", "PRAZO", "TERMINE", "TIJD"),
    "ADDRESS": ("ADDRESS", "ADRESSE", "ADRESSE", "DIRECCIÓN", "ENDEREÇO", "INDIRIZZO", "ADRES"),
    "all": ("all", "alle", "tout", "todo", "tudo", "tutto", "alles"),
    "mine": ("mine", "meine", "mes", "míos", "meus", "miei", "mijn"),
    "snoozed": ("snoozed", "vertagt", "reportés", "aplazados", "adiados", "rimandati", "uitgesteld"),
    "held": ("held", "wartet", "retenus", "retenidos", "retidos", "in attesa", "wachtend"),
    "unreadable": (
        "unreadable", "unlesbar", "illisibles", "ilegibles", "ilegíveis", "illeggibili", "onleesbaar",
    ),
    "replies": ("replies", "antworten", "réponses", "respuestas", "respostas", "risposte", "antwoorden"),
    "deputy": ("deputy", "vertretung", "remplaçant", "suplente", "suplente", "sostituto", "vervanger"),
    "back": ("back", "zurück", "de retour", "de vuelta", "de volta", "tornato", "terug"),
    "billing": (
        "billing", "buchhaltung", "facturation", "facturación", "faturação", "fatturazione", "facturatie",
    ),
    "support": ("support", "kundendienst", "assistance", "soporte", "suporte", "assistenza", "ondersteuning"),
    "until": ("until", "bis", "jusqu'à", "hasta", "até", "fino a", "tot"),
    "monday": ("monday", "montag", "lundi", "lunes", "segunda", "lunedì", "maandag"),
    "aug": ("aug", "aug", "août", "ago", "ago", "ago", "aug"),
    "3d": ("3d", "3t", "3j", "3d", "3d", "3g", "3d"),
    "30d": ("30d", "30t", "30j", "30d", "30d", "30g", "30d"),
    "phoned": ("phoned", "telefoniert", "téléphoné", "llamé", "telefonei", "telefonato", "gebeld"),
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


def localised(text: str, language: str) -> str:
    """The same usage or example in a language; words that are not in the table stay."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return _WORD.sub(lambda found: _WORDS[found[0]][place] if found[0] in _WORDS else found[0], text)
