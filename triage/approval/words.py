"""The fixed tables of words that an answer may consist of, in the seven languages staff may use.

Phrases are written as people write them and kept folded: without case, accents or punctuation, as words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

Phrase = tuple[str, ...]

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


def fold(text: str) -> str:
    """Without case, accents and the marks that only colour an emoji; apostrophes made one."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return "".join(letter for letter in plain if not _is_colour(letter)).replace("ı", "i")


def _is_colour(letter: str) -> bool:
    return unicodedata.combining(letter) > 0 or letter in "\ufe0e\ufe0f" or "🏻" <= letter <= "🏿"


def phrase(text: str) -> Phrase:
    return tuple(_WORD.findall(fold(text))) or (fold(text),)


def table(*lines: str) -> frozenset[Phrase]:
    return frozenset(phrase(one) for line in lines for one in line.split("|"))


YES: Final = table(
    "yes|yes please|yep|yup|yeah|aye|ok|okay|okey|o.k.|k|approve|approved|i approve|agreed|confirmed",
    "go|go ahead|go for it|send|send it|send this|please send|ship it|looks good|looks good to me",
    "lgtm|all good",
    "that's fine|fine|fine by me|fine with me|good to go|sure|of course|perfect|correct",
    "that works|works for me",
    "ja|jo|jep|jupp|jawohl|jawoll|passt|passt so|das passt|das passt so|so passt es|passt gut",
    "gut so|so gut",
    "freigegeben|freigabe|ist freigegeben|ich gebe frei|senden|absenden|abschicken|bitte senden|so senden",
    "schick es raus|schick ab|schick es ab|schicken|rausschicken|so rausschicken|raus damit|kann raus",
    "kann so raus|darf raus|kann weg|in ordnung|geht in ordnung|ist in ordnung|das ist in ordnung",
    "einverstanden",
    "genau so|genau|gerne|gern|sehr gerne|klar|na klar|alles klar|natürlich|selbstverständlich",
    "stimmt|stimmt so",
    "oui|ouais|d'accord|daccord|c'est d'accord|dac|ok pour moi|bon pour moi|c'est bon|c'est parfait|envoie",
    "envoyez|envoyer|à envoyer|tu peux envoyer|vous pouvez envoyer|parfait|vas-y|allez-y|bien sûr",
    "validé|je valide",
    "c'est validé|approuvé|entendu|ça marche|ça me va",
    "si|sí|vale|dale|de acuerdo|adelante|envíalo|envíelo|envíala|enviar|enviadlo|puedes enviarlo",
    "puede enviarlo",
    "perfecto|correcto|claro|claro que sí|por supuesto|está bien|aprobado|aprobada|conforme|me parece bien",
    "sim|pode enviar|podes enviar|pode mandar|pode seguir|envia|envie|enviar assim|manda|mande",
    "está bem|tudo bem",
    "tudo certo|perfeito|de acordo|certo|com certeza|claro que sim|aprovado|aprovada|está ótimo|concordo",
    "sì|va bene|va bene così|d'accordo|invia|inviare|invialo|inviala|procedi|procedi pure|proceda|perfetto",
    "mandalo|certo|certamente|approvato|approvata|confermo|esatto|tutto bene|tutto ok|puoi inviare",
    "akkoord|prima|prima zo|is goed|dat is goed|het is goed|goed zo|goed|verstuur|versturen|verstuur maar",
    "verzenden|verzend|doe maar|stuur maar|mag weg|mag verstuurd worden|mag eruit|klopt",
    "natuurlijk|tuurlijk|zeker",
    "graag|goedgekeurd|helemaal goed|ziet er goed uit|sieht gut aus|passt perfekt|perfekt",
    "👍|👌|✅|🆗|✔",
)
"""Alone, or with courtesy and one's own name around them, they approve."""

STRONG: Final = table("yes|yep|yeah|ok|okay|approve|approved|ja|jo|oui|d'accord|sim|👍|👌|✅")
"""These open an approval so plainly that any words after them are asked about."""

NO: Final = table(
    "no|nope|nah|reject|rejected|don't send|dont send|do not send|don't send it|do not send it",
    "don't send this",
    "not this one|no reply|no answer|stop this one|cancel it",
    "nein|nee|ne|nö|nicht senden|nicht abschicken|nicht rausschicken|nicht schicken|ablehnen",
    "abgelehnt|auf keinen fall",
    "non|ne pas envoyer|n'envoie pas|n'envoyez pas|refusé|refuser|pas d'accord|surtout pas",
    "no enviar|no lo envíes|no lo envíe|no envíes|rechazar|rechazado|de ninguna manera",
    "não|nao|não enviar|não envie|não envies|não mande|rejeitar|rejeitado",
    "non inviare|non mandare|rifiuta|rifiutato|assolutamente no",
    "neen|niet versturen|niet verzenden|niet sturen|afgekeurd|afwijzen|niet akkoord",
    "👎|❌|🚫",
)
NOT: Final = table(
    "not|nicht|pas|kein|keine|niet|geen|never|nie|jamais|nunca|mai|don't|but|aber|mais|pero|mas|ma",
    "maar",
)
"""Beside a yes they turn or narrow it: then it is asked."""

UNCLEAR: Final = table(
    "great|super|top|nice|good|cool|wow|excellent|amazing|great job|well done|noted|got it",
    "received|seen|hmm|hm",
    "wait|moment|one moment|maybe|perhaps|not sure|don't know|why|what",
    "klasse|toll|spitze|gut|sehr gut|wunderbar|notiert|erhalten|gesehen|verstanden|warte",
    "moment mal|vielleicht",
    "weiß nicht|keine ahnung|warum|bien|très bien|génial|bravo|reçu|compris|peut-être|attends",
    "attendez|pourquoi",
    "bueno|muy bien|genial|estupendo|recibido|entendido|quizás|tal vez|espera|espere|por qué",
    "ótimo|muito bem|recebido|talvez|espera aí|porquê|bene|benissimo|ottimo|ricevuto|capito|forse",
    "aspetta|perché",
    "mooi|geweldig|ontvangen|begrepen|misschien|wacht|even wachten|waarom|👀|🤔|❓",
)
"""Short words that might be meant either way: asked, never guessed, and never a text for a customer."""

DONE: Final = table(
    "done|settled|handled|taken care of|erledigt|ist erledigt|hat sich erledigt|schon erledigt",
    "fait|c'est fait|réglé|c'est réglé",
    "hecho|ya está hecho|resuelto|feito|já está feito|resolvido|fatto|già fatto|risolto|gedaan",
    "afgehandeld|al geregeld",
)
DONE_HOW: Final = table(
    "phoned|called|rang|spoke|by phone|in person|visited|angerufen|telefoniert|gesprochen",
    "telefonisch|persönlich",
    "appelé|téléphoné|par téléphone|llamé|llamado|por teléfono|liguei|telefonei|por telefone",
    "chiamato|telefonato",
    "sentito|per telefono|gebeld|telefonisch|gesproken|langs geweest",
)
"""What a short note after *done* names: how it was settled."""

LATER: Final = table(
    "later|snooze|not now|remind me|später|spaeter|nicht jetzt|erinnere mich|plus tard",
    "pas maintenant|rappelle-moi",
    "más tarde|luego|ahora no|recuérdame|mais tarde|depois|agora não|più tardi|dopo|non ora",
    "non adesso|niet nu",
    "straks|herinner me|reporter|aplazar|posponer|adiar|rimanda|rimandare|uitstellen|verschieben|vertagen",
    "postpone",
)
ALL: Final = table(
    "all|to all|everyone|to everyone|include all|alle|an alle|allen|an allen|tous|à tous|a todos",
    "todos|tutti|a tutti",
    "aan allen|iedereen",
)
TAKE: Final = table(
    "take|take it|i take it|i'll take it|mine|nehme ich|ich nehme es|übernehme ich|ich übernehme|übernehmen",
    "je prends|je m'en occupe|je m'en charge|lo tomo|me encargo|me ocupo yo|fico com isto|eu trato disso",
    "trato eu|prendo io|me ne occupo io|ci penso io|ik neem het|ik pak het op|neem ik",
)
ASSIGN: Final = table(
    "assign|assign to|give to|give it to|zuweisen|zuweisen an|weiter an|gib an|attribuer à|confier à",
    "asignar a|dar a|atribuir a|assegna a|assegnare a|toewijzen aan|geef aan",
)
UNDO: Final = table(
    "undo|zurück|rückgängig|zurücknehmen|annuler|annule|deshacer|deshaz|desfazer|anular|annulla|annullare",
    "ongedaan maken|terug",
)
STOP: Final = table("stop|stopp|halt|arrête|arrêtez|alto|para|pare|parar|ferma|fermati|stoppen")

AREAS: Final = {
    "sales": table("sales|verkauf|vertrieb|ventes|vente|ventas|vendas|vendite|verkoop"),
    "billing": table(
        "billing|invoices|rechnung|rechnungen|buchhaltung|facturation|facturación|faturação|faturamento",
        "fatturazione|facturatie|facturering",
    ),
    "support": table(
        "support|kundendienst|assistance|soporte|suporte|assistenza|ondersteuning|klantenservice",
    ),
}
"""``#hilfe`` and its kin are the help command everywhere, so they name no area."""

INTERN: Final = table("intern|internal|internally|interne|interno|interna|note|notiz|nota|notitie")
EDIT: Final = table(
    "edit|text|send instead|ändern|aendern|änderung|bearbeiten|modifier|texte|editar|texto|modifica|testo",
    "bewerken|tekst",
)
HASH_SPOKEN: Final = table(
    "hashtag|hash|raute|rautezeichen|doppelkreuz|dièse|almohadilla|numeral|cancelletto|hekje|cardinal",
)
"""What dictation writes for ``#``."""

COURTESY: Final = table(
    "please|pls|thanks|thank you|thank you very much|thanks a lot|many thanks|thx|ty|cheers|hi",
    "hello|hey|dear|dear all",
    "hi there|hello there|hi all|good morning|good afternoon|good evening|morning|best|regards",
    "best regards|kind regards",
    "warm regards|best wishes|all the best|sincerely|yours|yours sincerely|br|kr|team|and|xx",
    "have a nice day|have a good day",
    "have a nice weekend|have a good weekend|sorry|sorry for the delay|sent from my phone",
    "bitte|danke|danke schön|dankeschön|danke dir|danke ihnen|danke euch|vielen dank|besten dank",
    "herzlichen dank",
    "danke sehr|merci vielmals|hallo|hallo zusammen|hi zusammen|hallo team|moin|moin moin|servus",
    "grüezi|grüß gott",
    "guten morgen|guten tag|guten abend|tag|lg|vg|mfg|bg|lieben gruß|gruß|grüße|gruss|gruesse",
    "viele grüße|liebe grüße",
    "beste grüße|schöne grüße|herzliche grüße|freundliche grüße|mit freundlichen grüßen|mit besten grüßen",
    "mit freundlichem gruß|beste grüsse|schönen tag|schönen tag noch|schönes wochenende",
    "schönen abend|schönen feierabend",
    "und|bis später|bis dann|bis morgen|tschüss|ciao",
    "s'il vous plaît|s'il te plaît|svp|stp|bonjour|bonsoir|salut|coucou|merci|merci beaucoup",
    "merci bien|merci d'avance",
    "cordialement|bien cordialement|bien à vous|bien à toi|bonne journée|bonne soirée",
    "bon week-end|à bientôt|amicalement|et",
    "por favor|gracias|muchas gracias|mil gracias|hola|buenos días|buenas tardes|buenas|saludos",
    "un saludo|un abrazo",
    "saludos cordiales|cordialmente|buen día|buen fin de semana|y",
    "se faz favor|obrigado|obrigada|muito obrigado|muito obrigada|olá|ola|oi|bom dia|boa tarde",
    "boa noite|abraço|um abraço",
    "cumprimentos|com os melhores cumprimentos|atenciosamente|bom fim de semana|e",
    "per favore|per cortesia|per piacere|grazie|grazie mille|molte grazie|salve|buongiorno",
    "buonasera|saluti",
    "cordiali saluti|distinti saluti|un saluto|buona giornata|buona serata|buon weekend|a presto",
    "alsjeblieft|alstublieft|graag gedaan|bedankt|dank|dank je|dank je wel|dank u|dank u wel",
    "dankjewel|dankuwel|hoi",
    "dag|goedemorgen|goedemiddag|goedenavond|groet|groeten|groetjes|met vriendelijke groet",
    "vriendelijke groet|mvg",
    "fijne dag|fijn weekend|en|alvast bedankt",
    "triage|🙂|😊|😀|😃|😄|😁|😉|🙏|👋|🎉|😎|🤝|💪|❤|☺|😅|👏",
)
GREETINGS: Final = table(
    "hi|hello|hey|dear|good morning|good afternoon|good evening|hallo|moin|servus|guten tag",
    "guten morgen|guten abend",
    "liebe|lieber|sehr geehrte|sehr geehrter|bonjour|bonsoir|salut|cher|chère|madame|monsieur",
    "hola|buenos días",
    "buenas tardes|estimado|estimada|olá|ola|bom dia|boa tarde|caro|cara|prezado|prezada",
    "buongiorno|buonasera|gentile",
    "salve|ciao|beste|geachte|dag|goedemorgen|goedemiddag|hoi",
)
"""What a salutation line of somebody's own text begins with: the frame puts its own there."""

SPOKEN_MARKS: Final = table(
    "punkt|komma|ausrufezeichen|neue zeile|neuer absatz|absatz|period|full stop|comma",
    "exclamation mark|new line",
    "new paragraph|point|virgule|point d'exclamation|nouvelle ligne|à la ligne|punto|coma",
    "signo de exclamación",
    "nueva línea|ponto|vírgula|ponto de exclamação|nova linha|virgola|punto esclamativo|a capo",
    "punt|uitroepteken",
    "nieuwe regel",
)
"""Punctuation that dictation wrote as words."""

CURRENCY: Final = table("eur|euro|euros|usd|dollar|dollars|gbp|pounds|chf|franken|francs|€|$|£")
DAYS: Final = table("d|day|days|t|tag|tage|tagen|j|jour|jours|día|días|dia|dias|g|giorno|giorni|dag|dagen")
HOURS: Final = table("h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|ora|ore|u|uur|uren")
WEEKS: Final = table(
    "w|week|weeks|woche|wochen|semaine|semaines|sem|semana|semanas|settimana|settimane|weken|s"
)
TOMORROW: Final = table("tomorrow|morgen|demain|mañana|amanhã|domani")
WEEKDAYS: Final = (
    table("monday|mon|montag|mo|lundi|lunes|segunda|segunda-feira|lunedì|maandag"),
    table("tuesday|tue|dienstag|di|mardi|martes|terça|terça-feira|martedì|dinsdag"),
    table("wednesday|wed|mittwoch|mi|mercredi|miércoles|quarta|quarta-feira|mercoledì|woensdag"),
    table("thursday|thu|donnerstag|do|jeudi|jueves|quinta|quinta-feira|giovedì|donderdag"),
    table("friday|fri|freitag|fr|vendredi|viernes|sexta|sexta-feira|venerdì|vrijdag"),
    table("saturday|sat|samstag|sonnabend|sa|samedi|sábado|sabato|zaterdag"),
    table("sunday|sun|sonntag|so|dimanche|domingo|domenica|zondag"),
)
BEFORE_DAY: Final = table(
    "on|until|till|by|in|next|am|bis|bis zum|nächsten|jusqu'à|le|hasta|el|até|na|em|fino a|il|tra",
    "fra|tot|op|over|dans|en",
)
