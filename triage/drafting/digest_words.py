"""The words of the digest, in seven languages."""

from __future__ import annotations

from typing import Final

DIGEST_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "subject": "{count} waiting · {day}",
        "waiting": "Waiting for an answer ({count}), oldest first:",
        "nobody": "Nobody waits.",
        "more": "  … and {count} more: #list",
        "money": "Money ({count}):",
        "wrong": "Was I wrong? Answer #tag NUMBER sales, billing or support:",
        "unread": "Could not be read ({count}):",
        "hidden": "(confidential)",
        "seen": "Counted: {seen} seen = {before} before start + {ignored} ignored"
        " + {unread} unreadable + {handled} handled",
        "pending": " + {pending} being read",
        "handled": "         {handled} handled = {waiting} waiting + {finished} finished",
        "last": "If this mail is missing one morning, call {owner}.",
    },
    "de": {
        "subject": "{count} warten · {day}",
        "waiting": "Warten auf Antwort ({count}), älteste zuerst:",
        "nobody": "Niemand wartet.",
        "more": "  … und {count} weitere: #liste",
        "money": "Geld ({count}):",
        "wrong": "Lag ich falsch? #tag NUMMER verkauf, buchhaltung oder kundendienst antworten:",
        "unread": "Nicht lesbar ({count}):",
        "hidden": "(vertraulich)",
        "seen": "Gezählt: {seen} gesehen = {before} vor dem Start + {ignored} übergangen"
        " + {unread} nicht lesbar + {handled} behandelt",
        "pending": " + {pending} werden gelesen",
        "handled": "         {handled} behandelt = {waiting} wartend + {finished} erledigt",
        "last": "Fehlt diese Mail eines Morgens, rufen Sie {owner} an.",
    },
    "fr": {
        "subject": "{count} en attente · {day}",
        "waiting": "En attente de réponse ({count}), du plus ancien au plus récent :",
        "nobody": "Personne n'attend.",
        "more": "  … et {count} autres : #liste",
        "money": "Argent ({count}) :",
        "wrong": "Me suis-je trompé ? Répondez #tag NUMÉRO ventes, facturation ou assistance :",
        "unread": "Illisibles ({count}) :",
        "hidden": "(confidentiel)",
        "seen": "Compté : {seen} vus = {before} avant le départ + {ignored} ignorés"
        " + {unread} illisibles + {handled} traités",
        "pending": " + {pending} en lecture",
        "handled": "         {handled} traités = {waiting} en attente + {finished} terminés",
        "last": "Si ce message manque un matin, appelez {owner}.",
    },
    "es": {
        "subject": "{count} en espera · {day}",
        "waiting": "Esperan respuesta ({count}), primero los más antiguos:",
        "nobody": "Nadie espera.",
        "more": "  … y {count} más: #lista",
        "money": "Dinero ({count}):",
        "wrong": "¿Me equivoqué? Responda #tag NÚMERO ventas, facturación o soporte:",
        "unread": "No se pudieron leer ({count}):",
        "hidden": "(confidencial)",
        "seen": "Contado: {seen} vistos = {before} antes del inicio + {ignored} omitidos"
        " + {unread} ilegibles + {handled} tratados",
        "pending": " + {pending} en lectura",
        "handled": "         {handled} tratados = {waiting} en espera + {finished} terminados",
        "last": "Si una mañana falta este correo, llame a {owner}.",
    },
    "pt": {
        "subject": "{count} à espera · {day}",
        "waiting": "À espera de resposta ({count}), primeiro os mais antigos:",
        "nobody": "Ninguém espera.",
        "more": "  … e mais {count}: #lista",
        "money": "Dinheiro ({count}):",
        "wrong": "Enganei-me? Responda #tag NÚMERO vendas, faturação ou suporte:",
        "unread": "Não se conseguiu ler ({count}):",
        "hidden": "(confidencial)",
        "seen": "Contado: {seen} vistos = {before} antes do início + {ignored} ignorados"
        " + {unread} ilegíveis + {handled} tratados",
        "pending": " + {pending} em leitura",
        "handled": "         {handled} tratados = {waiting} à espera + {finished} terminados",
        "last": "Se uma manhã este e-mail faltar, telefone a {owner}.",
    },
    "it": {
        "subject": "{count} in attesa · {day}",
        "waiting": "In attesa di risposta ({count}), prima i più vecchi:",
        "nobody": "Nessuno aspetta.",
        "more": "  … e altri {count}: #lista",
        "money": "Denaro ({count}):",
        "wrong": "Ho sbagliato? Risponda #tag NUMERO vendite, fatturazione o assistenza:",
        "unread": "Non leggibili ({count}):",
        "hidden": "(riservato)",
        "seen": "Contati: {seen} visti = {before} prima dell'inizio + {ignored} ignorati"
        " + {unread} illeggibili + {handled} trattati",
        "pending": " + {pending} in lettura",
        "handled": "         {handled} trattati = {waiting} in attesa + {finished} conclusi",
        "last": "Se una mattina questa mail manca, chiami {owner}.",
    },
    "nl": {
        "subject": "{count} wachten · {day}",
        "waiting": "Wachten op antwoord ({count}), oudste eerst:",
        "nobody": "Niemand wacht.",
        "more": "  … en nog {count}: #lijst",
        "money": "Geld ({count}):",
        "wrong": "Had ik het mis? Antwoord #tag NUMMER verkoop, facturatie of ondersteuning:",
        "unread": "Niet te lezen ({count}):",
        "hidden": "(vertrouwelijk)",
        "seen": "Geteld: {seen} gezien = {before} voor de start + {ignored} overgeslagen"
        " + {unread} onleesbaar + {handled} behandeld",
        "pending": " + {pending} worden gelezen",
        "handled": "         {handled} behandeld = {waiting} wachtend + {finished} klaar",
        "last": "Ontbreekt deze mail op een ochtend, bel dan {owner}.",
    },
}
