"""The fixed tables of words that an answer may consist of, in the seven languages staff may use."""

from __future__ import annotations

from typing import Final


def _table(*lines: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for line in lines for word in line.split("|"))


YES: Final = _table(
    "yes|yep|yeah|ok|okay|approve|approved|go|go ahead|send|send it|looks good|fine|sure|perfect",
    "ja|jo|passt|passt so|gut so|freigegeben|freigabe|senden|raus damit|in ordnung|einverstanden|genau so",
    "oui|d'accord|daccord|c'est bon|envoie|envoyez|parfait|vas-y|allez-y",
    "si|sí|vale|de acuerdo|adelante|envíalo|envialo|perfecto|enviar",
    "sim|pode enviar|podes enviar|envia|está bem|esta bem|perfeito|de acordo",
    "sì|va bene|d'accordo|invia|procedi|perfetto|manda",
    "akkoord|prima|verstuur|verzenden|goed zo|doe maar|stuur maar",
    "👍|👌|✅",
)
NO: Final = _table(
    "no|nope|reject|don't send|do not send|nein|nicht senden|ablehnen|non|ne pas envoyer|não|nao",
    "no enviar|non inviare|nee|niet versturen|👎",
)
DONE: Final = _table("done|erledigt|fait|réglé|hecho|feito|fatto|gedaan|afgehandeld")
LATER: Final = _table("later|später|spater|plus tard|más tarde|mas tarde|mais tarde|più tardi|piu tardi")
ALL: Final = _table("all|alle|tous|todos|tutti|allen")
AREAS: Final = {
    "sales": _table("sales|verkauf|vertrieb|ventes|ventas|vendas|vendite|verkoop"),
    "billing": _table(
        "billing|invoice|rechnung|buchhaltung|facturation|facturación|facturacion|faturação",
        "faturamento|fatturazione|facturatie",
    ),
    "support": _table("support|hilfe|kundendienst|assistance|soporte|suporte|assistenza|ondersteuning"),
}
COURTESY: Final = _table(
    "please|thanks|thank you|thx|cheers|hi|hello|hey|dear|best|regards|best regards|kind regards",
    "bitte|danke|danke schön|danke dir|vielen dank|hallo|moin|lg|vg|mfg|gruß|grüße|gruesse|viele grüße",
    "liebe grüße|beste grüße|guten morgen|guten tag|s'il vous plaît|svp|stp|bonjour|salut|merci|cordialement",
    "por favor|gracias|hola|saludos|un saludo|obrigado|obrigada|olá|ola|abraço|cumprimentos",
    "per favore|grazie|ciao|saluti|cordiali saluti",
    "alsjeblieft|alstublieft|bedankt|dank je|dank u|groet|groeten|triage",
)
