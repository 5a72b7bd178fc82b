"""The fixed tables of words that an answer may consist of, in the seven languages staff may use."""

from __future__ import annotations

from typing import Final


def _table(*lines: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for line in lines for word in line.split("|"))


YES: Final = _table(
    "yes|yep|yeah|ok|okay|approve|approved|go|go ahead|send|send it|looks good|fine|sure|perfect",
    "ja|jo|passt|passt so|gut so|freigegeben|freigabe|senden|raus damit|in ordnung|einverstanden|genau so",
    "oui|d'accord|daccord|c'est bon|envoie|envoyez|envoyer|parfait|vas-y|allez-y|je valide|validé",
    "si|sí|vale|de acuerdo|adelante|envíalo|envialo|envíelo|envielo|mándalo|mandalo|perfecto|enviar",
    "sim|pode enviar|podes enviar|envia|envie|pode mandar|está bem|esta bem|perfeito|de acordo|aprovado",
    "sì|va bene|d'accordo|invia|invialo|procedi|perfetto|manda|mandalo|va bene così|approvato",
    "akkoord|prima|verstuur|verstuur maar|verzenden|goed zo|is goed|doe maar|stuur maar|in orde|oké|ja hoor",
    "👍|👌|✅",
)
NO: Final = _table(
    "no|nope|reject|don't send|do not send|nein|nicht senden|nicht abschicken|ablehnen|abgelehnt",
    "non|ne pas envoyer|n'envoie pas|n'envoyez pas|no enviar|no lo envíes|no lo envíe|não|nao|não enviar",
    "não envies|não envie|non inviare|non inviarlo|non mandare|nee|niet versturen|niet sturen|👎",
)
DONE: Final = _table(
    "done|erledigt|fait|réglé|traité|hecho|resuelto|feito|resolvido|fatto|risolto|gedaan|afgehandeld|geregeld"
)
LATER: Final = _table(
    "later|später|spater|spaeter|plus tard|reporter|más tarde|mas tarde|aplazar|mais tarde|adiar",
    "più tardi|piu tardi|rimandare|straks",
)
ALL: Final = _table("all|alle|tous|toutes|todos|todas|tutti|tutte|allen|iedereen")
AREAS: Final = {
    "sales": _table("sales|verkauf|vertrieb|ventes|ventas|vendas|vendite|verkoop"),
    "billing": _table(
        "billing|invoice|rechnung|buchhaltung|facturation|compta|comptabilité|comptabilite",
        "facturación|facturacion|contabilidad|faturação|faturacao|faturamento|contabilidade",
        "fatturazione|contabilità|contabilita|facturatie|boekhouding",
    ),
    "support": _table(
        "support|hilfe|kundendienst|assistance|sav|soporte|suporte|apoio|assistenza",
        "ondersteuning|klantenservice",
    ),
}
COURTESY: Final = _table(
    "please|thanks|thank you|thx|cheers|hi|hello|hey|dear|best|regards|best regards|kind regards",
    "bitte|danke|danke schön|danke dir|vielen dank|hallo|moin|lg|vg|mfg|gruß|grüße|gruesse|viele grüße",
    "liebe grüße|beste grüße|guten morgen|guten tag|s'il vous plaît|svp|stp|bonjour|bonsoir|salut",
    "merci|merci beaucoup|merci d'avance|cordialement|bien cordialement|bien à vous|bonne journée",
    "por favor|gracias|muchas gracias|hola|buenas|buenos días|buenas tardes|saludos|un saludo",
    "obrigado|obrigada|muito obrigado|muito obrigada|olá|ola|bom dia|boa tarde|abraço|um abraço|cumprimentos",
    "per favore|per piacere|grazie|grazie mille|ciao|salve|buongiorno|buonasera|saluti|cordiali saluti",
    "alsjeblieft|alstublieft|graag|bedankt|dank je|dank je wel|dank u|dank u wel|hartelijk dank|hoi|dag",
    "goedemorgen|goedemiddag|groet|groeten|groetjes|met vriendelijke groet|mvg|triage",
)
