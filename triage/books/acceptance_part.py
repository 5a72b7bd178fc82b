"""Cues of another quantity, scope or price: one part of :mod:`triage.books.acceptance_words`."""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

PART: Final = any_of(
    r"only|just the|later|next (?:year|month)|except|apart from|without|leave (?:out|off)|skip|drop (?:the"
    r"|item|line)|minus|instead|reduce"
    r"|half|for now|for the moment|first phase|part of|partial\w*|remove|exclud\w+|the (?:first|second"
    r"|third"
    r"|fourth|last) (?:one|item|line|two|three|position)|(?:option|variant|version|alternative) \w{1,3}",
    r"nur|lediglich|ausschliesslich|erst ?(?:ein)?mal|zunachst|vorerst|teilweise|teilauftrag|ohne|ausser"
    r"|abzuglich"
    r"|weg ?(?:zu)?lassen|lassen\b.{0,50}\bweg|streichen|gestrichen|entfall\w*|fallt weg"
    r"|raus ?(?:zu)?nehmen|spater|nachstes jahr"
    r"|anstatt|anstelle|statt|bis auf (?:die|den|das|pos\w*)|auf .{1,30} verzicht\w*|reduzier\w*|halfte"
    r"|weniger|variante\b.{0,4}|option \w{1,3}"
    r"|alternative \w{1,3}"
    r"|die (?:erste|zweite|dritte|vierte|letzte)\w* (?:position|variante|option|zeile)|den rest"
    r"|rest spater",
    r"seulement|uniquement|plus tard|l'annee prochaine|sauf|sans|a part|enlev\w+|retir(?:er|ez|ons)"
    r"|supprim\w+|au lieu|moitie|pour l'instant"
    r"|pour le moment|dans un premier temps|d'abord|partiel\w*|le reste|moins|hors",
    r"solo|solamente|unicamente|mas (?:tarde|adelante)|el ano que viene|excepto|menos|sin|quit(?:ar|amos|ando"
    r"|en|e)|en (?:vez|lugar) de|mitad|de momento"
    r"|por ahora|primero|parcial\w*|el resto|opcion \w{1,3}",
    r"apenas|somente|mais tarde|no proximo ano|so (?:o|a|os|as|queremos|quero|precis\w+|vamos)|exceto|sem"
    r"|tirar(?! (?:para|pa)\b)|tirando|retirar|em vez|metade"
    r"|por enquanto|para ja|por agora|primeiro|opcao \w{1,3}",
    r"soltanto|piu (?:tardi|avanti)|l'anno prossimo|solamente|tranne|eccetto|senza|togli\w*|togliere"
    r"|invece|meta|per ora|per il momento|per adesso"
    r"|intanto|parzial\w*|il resto|opzione \w{1,3}|escluso|esclusa",
    r"alleen|volgend jaar|slechts|enkel|behalve|zonder|weg ?(?:te )?laten|weggelaten|laat\b.{0,30}\bweg"
    r"|schrap\w*|in plaats"
    r"|helft|voorlopig|eerst|gedeeltelijk|de rest|optie \w{1,3}|minder",
    r"(?:first|erste[nrsm]?|premi[eè]r\w*|primer\w*|prim[eio]|eerste|primeir\w+) "
    r"(?:two|three|four|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|twee|drie|vier|dois"
    r"|duas|quatro|\d+)",
    r"(?:two|three|deux|trois|dos|tres|due|tre|dois|duas|twee|drie|zwei|drei) (?:first|premi\w+|primer\w+"
    r"|prim[eio]|primeir\w+|eerste|erste\w*)",
    r"start(?:ing)? with (?:the|just|item|line)|commen\w+ par|empec\w+ por|empez\w+ por|cominci\w+ d(?:a|al"
    r"|alla|ai)|comec\w+ (?:pel[oa]|por)|met (?:de|het) \w+ (?:beginnen|starten)|(?:fang\w*|beginn\w*"
    r"|start\w*) (?:\w+ ){0,3}mit (?:dem|der|den)",
    r"(?:nehm\w*|take|do|pren\w+|command\w+|quer\w+|faz\w+|prend\w+|ordin\w+|nemen|neem|bestellen) (?:wir "
    r"|ich |we |nous |dann )*"
    r"(?:the|die|den|les|las|los|os|as|gli|de) (?!(?:\w+ ){0,2}(?:angebot|offert\w*|offer|quote|quotation"
    r"|estimate|job|work|order|arbeit\w*"
    r"|auftrag|lot|whole|full|entire|complete|ganze\w*|gesamte\w*|komplette\w*|travaux|trabajos|trabalhos"
    r"|lavori|opdracht|deal|set|kompletten?|materi\w+|teile|parts|pieces|plan|package|paket|pack|support"
    r"|saal))\w+",
    r"(?:pos(?:ition|itionen|itions|icion|icao|izione|itie|ities|ten|t|te|tes)?|lines?|items?|lignes?"
    r"|lineas?"
    r"|partidas?|voce|voci|righe|riga|regels?|zeilen?|linhas?)\.? ?(?:no\.? ?|nr\.? ?|n ?)?\d+",
)
"""A part of the quote, or another quantity."""
CHANGE: Final = any_of(
    r"another|other|autres?|otr[oa]s?|outr[oa]s?|altr[oaie]|chang(?:e|es|ed|ing)|modif\w+|rather|prefer\w*"
    r"|different|swap|add(?:itional|itionally)?|extra|must (?:be|have)"
    r"|has to be|need(?:s)? to be|at the latest|guarantee\w*",
    r"ander\w*|and[e]?rung\w*|lieber|zusatzlich\w*|ausserdem noch|noch (?:ein|eine|einen|zwei|drei|\d+)"
    r"|garanti\w*"
    r"|umplan\w*|tausch\w*|spatestens|muss (?:bis|aber|vor)",
    r"plutot|chang\w+|en plus|supplementaire|au plus tard|il faut que",
    r"cambi\w+|ademas|anadir|mas tardar|tiene que (?:ser|estar)|alter(?:ar|acao|acoes)|mudar|alem"
    r"|acrescentar"
    r"|o mais tardar|tem (?:de|que) (?:ser|estar)|in piu|aggiung\w+|deve essere|al massimo entro",
    r"wijzig\w*|liever|extra|toevoegen|daarnaast|uiterlijk|moet (?:wel|voor|uiterlijk)|bovendien",
)
TERMS: Final = any_of(
    r"rabatt\w*|nachlass\w*|nachlassen|skonto|gunstiger|billiger|teuer|preis\w*|discount|cheaper|price"
    r"|pricing"
    r"|expensive|budget|remise|rabais|ristourne|geste commercial|prix|moins cher|cher|descuento|precio"
    r"|rebaj\w+"
    r"|barato|caro|desconto|preco|sconto|ribass\w+|prezzo|costo|korting|prijs|goedkoper|duur|verhandel\w*"
    r"|negotia\w+|negoci\w+|zahlungsziel|raten(?:zahlung)?|in raten|instal+ments?|payment terms|terms"
    r"|echelonn\w+"
    r"|plazos|prestacoes|rateal\w*|rate|termijnen|handeln|entgegenkommen|runter(?:gehen)?|inklusive"
    r"|included"
    r"|inclus(?:ief|o|a|e)?|incluid\w+|gratis|free of charge|kostenlos|gratuit\w*|vertragsstrafe|penalty",
    r"\d+ ?(?:%|prozent|percent|pour ?cent|por ?ciento|por ?cento|procent|per ?cento)",
)
"""Price and conditions."""
_DAYS: Final = r"(?:days?|tagen?|jours|dias|giorni|dagen|weeks?|wochen|semaines|semanas|settimane|weken)"
_PAYS: Final = (
    r"(?:net(?:to)?|pay\w*|zahl\w*|paiement|paier|regl\w+|pag(?:o|ar|amos|amento|are)|betal\w*|betaal\w*"
    r"|ziel)"
)
HARD_TERMS: Final = any_of(
    r"rabatt\w*|nachlass\w*|discount|cheaper|gunstiger\w*|billiger\w*|remise|rabais|ristourne|moins cher"
    r"|descuento|rebaj\w+|barat[oa]|desconto|sconto|korting|goedkoper\w*|in raten|ratenzahlung|instal+ments?"
    r"|plazos|prestacoes|rateal\w*|economic[oa]",
    r"\d+ ?(?:%|prozent|percent|pour ?cent|por ?ciento|por ?cento|procent|per ?cento)",
    rf"{_PAYS}\b.{{0,30}}\b\d+ ?{_DAYS}|\d+ ?{_DAYS}\b.{{0,12}}\b{_PAYS}|\d+% ?(?:off|skonto)",
)
"""Another price or term by name: nobody only consents with these."""
MONEY: Final = re.compile(
    r"\b(?:at|for|bei|fur|auf|a|por|per|pour|voor|op|mit|with|avec|con|com|met) (?:glatt|rund|genau|flat"
    r"|only|nur|about|around|exactly|round|tondi|certos|justos)? ?"
    r"(\d{1,3}(?:[.,' ]\d{3})+|\d{3,5})(?!\w|[:/.-]\d"
    r"| ?uhr)|"
    r"(?:€|£|\$|eur(?:os?)?|gbp|usd|chf)\s?(\d[\d.,' ]*)|(\d{1,3}(?: \d{3})+(?:[.,]\d\d)?"
    r"|\d[\d.,']*)(?:,-)? ?(?:€|£|\$|eur(?:os?)?|gbp"
    r"|usd|chf|k)(?!\w)"
)
WISHES: Final = any_of(
    r"need\w*|want\w*|order\w*|take|brauch\w*|benotig\w*|mocht\w*|woll\w*|nehm\w*|bestell\w*|besoin|veu\w+"
    r"|voul\w+"
    r"|pren\w+|necesit\w*|quer\w+|precis\w*|bisogn\w*|serv\w+|vogli\w+|prend\w+|nodig|hoef\w*|willen?"
    r"|nemen",
)

SOFT_TERMS: Final = any_of(
    r"preis\w*|price|prix|precio|preco|prezzo|prijs|inklusive|inkl|included|inclus\w*|incluid\w+"
    r"|compris\w*|inbegrepen|budget"
)
"""Words of price that also stand in plain consent."""
