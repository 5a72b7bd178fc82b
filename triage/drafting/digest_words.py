"""The words of the digest, in seven languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

DIGEST_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "units": "d h",
        "subject": "{count} waiting · {day}",
        "waiting": "Waiting for an answer ({count}), oldest first:",
        "nobody": "Nobody waits.",
        "more": "  … and {count} more: #list",
        "money": "Money ({count}):",
        "wrong": "Was I wrong? Answer #tag NUMBER sales, billing or support:",
        "unread": "Could not be read ({count}):",
        "hidden": "(confidential)",
        "by_itself": "Left by itself, as you allowed: {what}",
        "junk": "In Junk, perhaps customers ({count}); nothing was done with them:",
        "seen": "Counted: {seen} seen = {before} before start + {ignored} ignored"
        " + {unread} unreadable + {handled} handled",
        "pending": " + {pending} being read",
        "handled": "         {handled} handled = {waiting} waiting + {finished} finished",
        "sealed": "Decisions kept: {count}, last seal {head}",
        "last": "If this mail is missing one morning, call {owner}.",
    },
    "de": {
        "units": "T h",
        "subject": "{count} warten · {day}",
        "waiting": "Warten auf Antwort ({count}), älteste zuerst:",
        "nobody": "Niemand wartet.",
        "more": "  … und {count} weitere: #liste",
        "money": "Geld ({count}):",
        "wrong": "Lag ich falsch? #tag NUMMER verkauf, buchhaltung oder kundendienst antworten:",
        "unread": "Nicht lesbar ({count}):",
        "hidden": "(vertraulich)",
        "by_itself": "Von selbst hinausgegangen, wie erlaubt: {what}",
        "junk": "Im Spam, vielleicht Kunden ({count}); nichts geschah damit:",
        "seen": "Gezählt: {seen} gesehen = {before} vor dem Start + {ignored} übergangen"
        " + {unread} nicht lesbar + {handled} behandelt",
        "pending": " + {pending} werden gelesen",
        "handled": "         {handled} behandelt = {waiting} wartend + {finished} erledigt",
        "sealed": "Festgehaltene Entscheidungen: {count}, letztes Siegel {head}",
        "last": "Fehlt diese Mail eines Morgens, rufen Sie {owner} an.",
    },
    "fr": {
        "units": "j h",
        "subject": "{count} en attente · {day}",
        "waiting": "En attente de réponse ({count}), du plus ancien au plus récent :",
        "nobody": "Personne n'attend.",
        "more": "  … et {count} autres : #liste",
        "money": "Argent ({count}) :",
        "wrong": "Me suis-je trompé ? Répondez #tag NUMÉRO ventes, facturation ou assistance :",
        "unread": "Illisibles ({count}) :",
        "hidden": "(confidentiel)",
        "by_itself": "Parti tout seul, comme permis : {what}",
        "junk": "Dans les indésirables, peut-être des clients ({count}) ; rien n'a été fait :",
        "seen": "Compté : {seen} vus = {before} avant le départ + {ignored} ignorés"
        " + {unread} illisibles + {handled} traités",
        "pending": " + {pending} en lecture",
        "handled": "         {handled} traités = {waiting} en attente + {finished} terminés",
        "sealed": "Décisions conservées : {count}, dernier sceau {head}",
        "last": "Si ce message manque un matin, appelez {owner}.",
    },
    "es": {
        "units": "d h",
        "subject": "{count} en espera · {day}",
        "waiting": "Esperan respuesta ({count}), primero los más antiguos:",
        "nobody": "Nadie espera.",
        "more": "  … y {count} más: #lista",
        "money": "Dinero ({count}):",
        "wrong": "¿Me equivoqué? Responda #tag NÚMERO ventas, facturación o soporte:",
        "unread": "No se pudieron leer ({count}):",
        "hidden": "(confidencial)",
        "by_itself": "Salió solo, como se permitió: {what}",
        "junk": "En no deseados, quizá clientes ({count}); no se hizo nada:",
        "seen": "Contado: {seen} vistos = {before} antes del inicio + {ignored} omitidos"
        " + {unread} ilegibles + {handled} tratados",
        "pending": " + {pending} en lectura",
        "handled": "         {handled} tratados = {waiting} en espera + {finished} terminados",
        "sealed": "Decisiones guardadas: {count}, último sello {head}",
        "last": "Si una mañana falta este correo, llame a {owner}.",
    },
    "pt": {
        "units": "d h",
        "subject": "{count} à espera · {day}",
        "waiting": "À espera de resposta ({count}), primeiro os mais antigos:",
        "nobody": "Ninguém espera.",
        "more": "  … e mais {count}: #lista",
        "money": "Dinheiro ({count}):",
        "wrong": "Enganei-me? Responda #tag NÚMERO vendas, faturação ou suporte:",
        "unread": "Não se conseguiu ler ({count}):",
        "hidden": "(confidencial)",
        "by_itself": "Saiu sozinho, como permitido: {what}",
        "junk": "No lixo, talvez clientes ({count}); nada foi feito:",
        "seen": "Contado: {seen} vistos = {before} antes do início + {ignored} ignorados"
        " + {unread} ilegíveis + {handled} tratados",
        "pending": " + {pending} em leitura",
        "handled": "         {handled} tratados = {waiting} à espera + {finished} terminados",
        "sealed": "Decisões guardadas: {count}, último selo {head}",
        "last": "Se uma manhã este e-mail faltar, telefone a {owner}.",
    },
    "it": {
        "units": "g h",
        "subject": "{count} in attesa · {day}",
        "waiting": "In attesa di risposta ({count}), prima i più vecchi:",
        "nobody": "Nessuno aspetta.",
        "more": "  … e altri {count}: #lista",
        "money": "Denaro ({count}):",
        "wrong": "Ho sbagliato? Risponda #tag NUMERO vendite, fatturazione o assistenza:",
        "unread": "Non leggibili ({count}):",
        "hidden": "(riservato)",
        "by_itself": "Partito da solo, come permesso: {what}",
        "junk": "Nella posta indesiderata, forse clienti ({count}); nulla è stato fatto:",
        "seen": "Contati: {seen} visti = {before} prima dell'inizio + {ignored} ignorati"
        " + {unread} illeggibili + {handled} trattati",
        "pending": " + {pending} in lettura",
        "handled": "         {handled} trattati = {waiting} in attesa + {finished} conclusi",
        "sealed": "Decisioni conservate: {count}, ultimo sigillo {head}",
        "last": "Se una mattina questa mail manca, chiami {owner}.",
    },
    "nl": {
        "units": "d u",
        "subject": "{count} wachten · {day}",
        "waiting": "Wachten op antwoord ({count}), oudste eerst:",
        "nobody": "Niemand wacht.",
        "more": "  … en nog {count}: #lijst",
        "money": "Geld ({count}):",
        "wrong": "Had ik het mis? Antwoord #tag NUMMER verkoop, facturatie of ondersteuning:",
        "unread": "Niet te lezen ({count}):",
        "hidden": "(vertrouwelijk)",
        "by_itself": "Vanzelf vertrokken, zoals toegestaan: {what}",
        "junk": "In ongewenst, misschien klanten ({count}); er is niets mee gedaan:",
        "seen": "Geteld: {seen} gezien = {before} voor de start + {ignored} overgeslagen"
        " + {unread} onleesbaar + {handled} behandeld",
        "pending": " + {pending} worden gelezen",
        "handled": "         {handled} behandeld = {waiting} wachtend + {finished} klaar",
        "sealed": "Bewaarde beslissingen: {count}, laatste zegel {head}",
        "last": "Ontbreekt deze mail op een ochtend, bel dan {owner}.",
    },
}


def age_said(since: timedelta, words: Mapping[str, str]) -> str:
    """How long somebody waits, as short as a list needs it."""
    day, hour = words["units"].split()
    return f"{since.days}{day}" if since.days else f"{since.seconds // 3600}{hour}"
