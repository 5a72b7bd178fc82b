"""Words of kinds, by language. Source: the default subjects that mail programs write (Outlook and Exchange
"Automatic reply", Gmail and Zimbra vacation, Notes), and the field labels of common form builders."""

from __future__ import annotations

import re
from typing import Final

AUTO_REPLY_SUBJECT: Final = re.compile(
    r"(?i)^\W*(?:(?:re|aw|sv|antw)\s*:\s*)?(?:"
    r"automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|antwort)|autoreply"
    r"|out of (?:the )?office|ooo\b|vacation:|on vacation"
    r"|away from (?:the |my )?(?:office|mail)|automatische antwort|abwesen(?:heits|d)|nicht im (?:b[uü]ro"
    r"|haus)|r[eé]ponse automatique"
    r"|absen(?:ce|t) du bureau|message d'absence|respuesta autom[aá]tica|fuera de (?:la )?oficina"
    r"|resposta autom[aá]tica"
    r"|ausência|fora do escrit[oó]rio|risposta automatica|fuori (?:sede|ufficio)|automatisch (?:antwoord"
    r"|bericht)|afwezig"
    r"|autosvar|automatisk svar|automatiskt svar|frånvaro|fraværende|ikke til stede|automaattinen vastaus"
    r"|poissa"
    r"|automatyczna odpowied|odpowied[zź] automatyczna|nieobecn|automatick[aá] odpov|nep[rř][ií]tomn"
    r"|автоматический ответ|автоответ|вне офиса"
    r"|автоматична відповідь|otomatik yan[iı]t|ofis d[iı][sş][iı]nda"
    r"|自動応答|自動返信|不在|自动答复|自动回复|外出)"
)

NO_REPLY: Final = re.compile(
    r"(?i)^(no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply|nao[-_.]?responda|no[-_.]?responder"
    r"|ne[-_.]?pas[-_.]?repondre"
    r"|nicht[-_.]?antworten|keine[-_.]?antwort|mailer-?daemon|postmaster)\b"
)

EMAIL_FIELD: Final = re.compile(
    r"(?im)^[\W_]{0,6}(?:(?:your|ihre|deine|votre|tu|su|seu|uw|din|contact|kontakt|customer|kunden?|sender"
    r"|absender|from|von|de)[\s-]*)?"
    r"(?:e-?mail|mail|e-?post|s[aä]hk[oö]posti|correo(?: electr[oó]nico)?|courriel"
    r"|メール(?:アドレス)?|邮箱|电子邮件"
    r"|эл(?:ектронная|\.)? ?почта|e-?posta)"
    r"[\s-]*(?:address|adresse?|adres|endere[cç]o|direcci[oó]n|indirizzo|adress|osoite|adresi)?\s*[:="
    r"|\t]\s*[<(]?\s*"
    r"(?:mailto:)?([A-Za-z0-9._%+\-']{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24})"
)

REACTION_TYPE: Final = "text/vnd.google.email-reaction+json"
"""Gmail's part for a reaction by emoji."""

REACTION: Final = re.compile(
    r"(?im)\A\W*(?:.{1,80} )?(?:reacted to your (?:message|email)|reacted via gmail"
    r"|hat auf ihre nachricht reagiert|hat über gmail reagiert|a réagi (?:à votre message|via gmail)"
    r"|ha reaccionado (?:a tu mensaje|mediante gmail)|reagiu (?:à sua mensagem|por meio do gmail)"
    r"|ha reagito (?:al tuo messaggio|tramite gmail)|heeft (?:op je bericht gereageerd"
    r"|gereageerd via gmail))\b"
)
"""The line that Outlook and Gmail write for programs that cannot show a reaction."""
