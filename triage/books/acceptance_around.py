"""Cues of other matters, courtesy and questions: one part of :mod:`triage.books.acceptance_words`."""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

ELSEWHERE: Final = any_of(
    r"termin\w*|uhrzeit|datum|(?:mon|diens|donners|frei|sams|sonn)tags?(?:vormittag|nachmittag)?|mittwochs?"
    r"|\d{1,2}(?::\d\d)? ?uhr|uhr|besichtig\w*|aufmass|anruf|telefonat|appointment|date|time|slot|meeting"
    r"|call|visit|(?:mon|tues|wednes|thurs|fri|satur|sun)day|o'clock|\d{1,2} ?[ap]m|reschedul\w+",
    r"rendez-vous|rdv|lundi|mardi|mercredi|jeudi|vendredi|samedi|visite|heure|horaire|reunion",
    r"cita|fecha|lunes|martes|miercoles|jueves|viernes|sabado|hora|visita|hora[s]?|reunion|reuniao"
    r"|segunda(?:-feira)?|terca(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?",
    r"appuntamento|lunedi|martedi|mercoledi|giovedi|venerdi|sopralluogo|orario|riunione",
    r"afspraak|(?:maan|dins|woens|donder|vrij|zater)dag|tijdstip|uur|bezoek",
    r"rechnung\w*|invoices?|facture|factura|fatura|fattura|factuur|mahnung|zahlung(?!sziel)|payment|paid"
    r"|bezahlt"
    r"|betaald|uberwiesen|korrektur|gutschrift|credit note|refund|erstattung\w*|remboursement|reembolso"
    r"|rimborso|terugbetaling",
    r"reklamation|beschwerde|mangel|complaint|reclamation|reclamacion|reclamacao|reclamo|klacht|ersatz\w*"
    r"|replacement|repair|reparatur|nachbesser\w*|entschuldigung|apology|excuses",
    r"muster|sample|echantillon|muestra|amostra|campione|monster|farbe|colou?r|adresse|address|entwurf"
    r"|skizze",
)
"""Another matter that words of consent may be about."""
RECEIPT: Final = any_of(
    r"erhalten|eingegangen|angekommen|received|receipt|recu|bien recu|reception|recibid\w*|recepcion"
    r"|recebid\w*"
    r"|rececao|ricevut\w*|ricezione|ontvang\w*|eingang",
)
"""That something came in."""
IRONY: Final = re.compile(
    r"\?!|!\?|[🙄😂🤣😅😏🤡😆🙃]|\b(?:geld (?:wie|haben|ubrig)|haben ja geld|money to burn|made of money"
    r"|stolze[rn]? preis|sportlich\w*|ambitionier\w*|hut ab|respekt|chapeau|wow|versailles|ferrari|porsche"
    r"|rolls|yacht|diamant\w*|diamond\w*|platin\w*|champagne\w*|villa|castle|jackpot|haha\w*|kidney"
    r"|nieren?|millionar\w*|millionaire|hypothek|mortgage"
    r"|sparschwein|portokasse|geldbaum|grow on trees|(?:wir )?haben'?s ja|gonnt sich|gleich (?:zwei|drei"
    r"|noch)|what a (?:steal|bargain)|ha ha|a steal|selten so gelacht|sonst noch was|anything else\?"
    r"|im ernst|ernsthaft|are you serious|seriously|serieux|serieusement|en serio|a serio|sul serio"
    r"|serieus|pony|palast|schloss neuschwanstein|luxus\w*|nimmerlein\w*|pigs fly|hell freezes"
    r"|poules auront|ranas crien|hihi|lol|rofl|yeah right|as if|witz\w*|scherz\w*|joke|joking|kidding"
    r"|blague|broma|chiste|piada"
    r"|scherzo|grap\w*|lott\w+|loterie|loteria|goldene?[nrsm]?|gold|oro|or massif|wucher\w*|abzocke"
    r"|rip-?off|arnaque|estafa|robo"
    r"|roubo|furto|rapina|diefstal|traum\w* weiter|dream on|verarsch\w*|spinn\w*|schnapp\w+|bargain"
    r"|sicher doch|ironi\w*"
    r"|(?:fur|bei|zu) (?:das|dem|den|dieses|diesem|so viel|diesen) (?:geld|preis\w*)|(?:for|at) (?:that"
    r"|this) (?:money|price|kind of)"
    r"|a ce (?:prix|tarif)|(?:por|a|con) (?:ese|este) (?:precio|dinero)|por esse (?:preco|dinheiro)"
    r"|a quest?o? prezzo"
    r"|a quel prezzo|voor (?:dat|die|dit) (?:geld|prijs|bedrag))\b"
)
COURTESY: Final = re.compile(
    r"\b(?:erst ?(?:ein)?mal|zunachst|vorab|erstens|first of all|tout d'abord|d'abord|primero"
    r"|antes de nada|prima di tutto"
    r"|allereerst|eerst)(?: (?:mal|einmal))?(?:,| )*(?:many |vielen |herzlichen |besten |lieben |schonen "
    r"|hartelijk |muchas |muito |mille |grand )?"
    r"(?:thank(?:s| you)|danke?|merci|gracias|obrigad[oa]|grazie|bedankt|dank)\b"
)
"""Not a part but a thank-you."""
HARMLESS: Final = re.compile(
    r"\b(?:(?:sorry|apologies|apologise|entschuldig\w*|verzeih\w*|sorry voor|desole\w*|pardon|excusez\w*"
    r"|perdon\w*|disculp\w*|desculp\w*|scus\w*|mi dispiace|excuses)"
    r"[^.!?\n]{0,30}(?:late|delay|wait|slow|spat\w*|verzoger\w*|verspat\w*|tard\w*|retard\w*|tardanza"
    r"|retraso|demora|atraso|ritardo|attesa|laat|late|vertraging|wachten)\w*"
    r"|leider erst (?:jetzt|heute)|unfortunately only now|(?:if|wenn|falls|si|se|als"
    r"|in case)[^.,!?\n]{0,25}(?:nobody|no one|not (?:in|home|there)|niemand|keiner|personne|nadie|ninguem"
    r"|nessuno"
    r"|niet thuis|nicht (?:da|zu hause|aufmach\w*)|closed|zu ist|rain\w*|regnet|wetter|pleut|llueve|chover"
    r"|piove|regent)[^.,!?\n]{0,20})\b|"
    r"\b(?:if (?:you )?(?:need|anything|there(?:'s| is| are)?|have (?:any )?questions|any questions"
    r"|possible|convenient|that's ok)"
    r"|(?:wenn|falls) (?:(?:sie|es|du|ihr|noch|dazu|noch was|dann) )*(?:etwas|was|fragen|ruckfragen|noch"
    r"|moglich|geht|irgend\w*|bedarf)"
    r"|bei (?:fragen|ruckfragen)|si besoin|s'il vous plait|si possible|si vous avez (?:besoin"
    r"|des questions|d'autres)|s'il (?:y a|manque)"
    r"|si (?:necesit\w+|hay|tien\w+|falta|hace falta|es posible)|se (?:precisar\w*|houver|tiver\w*|faltar"
    r"|possivel|for (?:preciso|"
    r"necessario|possivel))|se (?:serv\w+|avete|ha (?:bisogno|domande)|manca|possibile|occorre)|als (?:u"
    r"|je) (?:nog )?(?:vragen|"
    r"iets|meer)|(?:als )?het kan|indien (?:nodig|mogelijk|gewenst)|mocht(?:en)? (?:u|er|je)"
    r"|als er (?:nog )?(?:iets|vragen)"
    r"|(?:as|wie|comme|como|come|zoals) (?:agreed|discussed|vereinbart|besprochen|abgesprochen|convenu"
    r"|acordad\w+|habl\w+|combinad\w+|"
    r"falad\w+|concordato|da accordi|afgesproken|besproken)|(?:cost centre|cost center|kostenstelle)\b"
    r"|not only|nicht nur|no doubt|ohne frage|ohne eile|sans doute|sin falta|sem falta|senz'altro"
    r"|zonder twijfel"
    r"|nicht wahr|warum nicht|why not|pourquoi pas|por que no|porque nao|perche no|waarom niet|nichts wie"
    r"|noch heute"
    r"|nur noch (?:die|den|das) (?:termin|datum)|am besten noch)\b"
)
"""Conditions and negations of courtesy: they take nothing back."""
ASKS_HOW: Final = any_of(
    r"who|wer (?:kommt|ist)|qui (?:vient|passe)|quien viene|quem vem|chi viene|wie komt",
    r"when|what (?:day|date|time)|how (?:soon|quickly|do (?:we|i) (?:pay|sign|proceed))|where (?:do"
    r"|should)|which day"
    r"|wann|ab wann|welche[rnms]? (?:tag|termin|woche|kw)|wie lange|wie geht(?:'s| es) weiter"
    r"|wie (?:schnell|ist das"
    r" weitere)|bis wann|quand|a partir de quand|quel(?:le)?s? (?:jour|date|delai|semaine)|dans combien"
    r"|cuando"
    r"|que (?:dia|fecha)|para cuando|quando|em que (?:dia|data)|que dia|a partire da quando|in che (?:data"
    r"|giorno)"
    r"|wanneer|vanaf wanneer|welke (?:dag|datum|week)|hoe snel|hoe nu verder",
    r"(?:can|could|would|will) you (?:please |kindly |then )?(?:send|start|begin|confirm|call|ring|come"
    r"|deliver|let us|let me"
    r"|schedule|issue|book|put|pencil)|(?:konnen|konnten|wurden|konnt|kannst|konntet) (?:sie|ihr|du"
    r"|wir) (?:uns |mir |bitte "
    r"|dann |schon |gleich |die |den |das )*(?:\w+ ){0,4}(?:schicken|senden|anfangen|beginnen|starten"
    r"|liefern|kommen|anrufen|bestatigen"
    r"|zukommen|melden|loslegen|vereinbaren|einplanen)|braucht ihr|brauchen sie|do you need|pouvez-vous"
    r"|pourriez-vous"
    r"|avez-vous besoin|podeis|pueden|puede|podrian|podem|pode|poderiam|potete|potreste|puo|potrebbe"
    r"|kunt u|kunnen jullie"
    r"|heeft u (?:nog )?(?:iets|gegevens)|necesit\w+|precisam|vi serve|serve altro",
)
"""A question about the how of what was accepted; asked beside a plain acceptance it does not narrow it."""
ASKS: Final = re.compile(
    r"^(?:und |and |et |y |e |en )?(?:wann|was|wie|wo|wer|wen|welche[rnms]?|warum|wieso|ab wann|bis wann"
    r"|konn\w+|kann\w*|gibt|ist|sind|hab\w+|hat"
    r"|wurde\w*|ware\w*|soll\w*|darf|when|what|how|where|who|which|why|can|could|would|will|is|are|do|does"
    r"|did|shall|should|may|have"
    r"|quand|quel\w*|comment|ou|qui|est-ce|est-il|pouvez|pourriez|peut|avez|cuando|cuanto|que|como|donde"
    r"|quien|pued\w+|podri\w+|podeis|tien\w+"
    r"|quando|quanto|qual|onde|quem|pode\w*|tem|come|dove|chi|quale|pote\w+|puo|c'e|avete|wanneer|hoe|wat"
    r"|waar|welke|kun\w*|kan|zijn|heeft"
    r"|hebben|mag|moet)\b"
)
"""How a question begins."""
THIRD: Final = re.compile(
    r"(?:^|\s)@\w|\b(?:fyi|zur info\w*|zur kenntnis|z\.? ?k\.|pour info\w*|para (?:tu|su) informacion"
    r"|per conoscenza|ter info\w*|(?:see|siehe|s\.) (?:below|unten|anhang unten)"
    r"|ci-dessous|mas abajo|abaixo|qui sotto|hieronder|was meinst|was haltst|what do you (?:think|reckon)"
    r"|your thoughts|thoughts\?|deine meinung|qu'en (?:penses|dis)|que (?:opinas|te parece)"
    r"|o que achas?|che ne (?:pensi|dici)|wat vind je|bist du einverstanden|(?:bitte|kannst du"
    r"|konntest du)(?: \w+){0,3} (?:ansehen|anschauen|prufen|draufschauen|druberschauen|gegenlesen"
    r"|freigeben)"
    r"|please (?:check|review|have a look|take a look|sign off)|can you (?:check|look|review|approve|sign)"
    r"|regarde\w*|echale un|da uma vista|dai un'occhiata|kijk (?:jij|je) (?:even|eens)|can we afford)\b"
)
"""Words to somebody else than us: a colleague who is asked."""
