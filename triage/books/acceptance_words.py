"""What the clauses of a reply to a quote are made of, in seven languages: one pattern for each sort of cue.

All patterns read folded text (small letters, no accents, plain apostrophes). They are sorted by what a cue
does to an acceptance, never by sentences: any cue may meet any other, and the judge weighs them. A cue that
means two things in two languages is left out, or bound to its neighbour.
"""

from __future__ import annotations

import re
from typing import Final


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


OFFER: Final = _any(
    r"(?:preis)?angebote?s?|angebotspreis|kostenvoranschlag\w*|kva|quot(?:e|ation|es)|offer|proposal|estimate",
    r"devis|proposition|offre|presupuesto|oferta|cotizacion|propuesta|orcamento|proposta|preventivo",
    r"offert[ae]s?|prijsopgave",
)
"""The quote itself, by name."""

ORDER: Final = _any(
    # en
    r"(?:we|i)(?:'d|'ll|'re|'m)?(?: (?:would|will|do|are|am|have|hereby|gladly|happily|formally|also|like|love"
    r"|happy|pleased|glad|delighted|want|wish|to|very|definitely|decided|now|herewith|both|all))*"
    r" (?:accept|order|proceed|go ahead|go (?:with|for)(?! (?:another|someone|somebody|a different|the other))|commission|take (?:it|them|you up|the|your|this|up))",
    r"accepted|accept (?:your|the|this)|go[- ]ahead|green light|please proceed|proceed (?:with|as|on)",
    r"let's (?:do|go|get|proceed|start|move)|(?:job|order|work|contract|it)(?:'s| is) yours",
    r"you(?:'ve| have)? (?:got|have) (?:the job|the order|the work|our order|a deal|yourself)",
    r"consider (?:it|this) (?:done|booked|an order|our order|confirmed|ordered|accepted)",
    r"(?:count|sign|put) (?:us|me) (?:in|up|down)|book (?:us|me|it) in|it's a (?:deal|yes|go)|we have a deal",
    r"happy to (?:proceed|go ahead|accept|go|sign)|good to go|plac(?:e|ed|ing) (?:the|this|an|our|my) order",
    r"please (?:start|begin|order|make|build|supply|deliver|carry|crack|do|produce|get (?:started|going)"
    r"|put (?:it|the order|this|us) (?:through|in|down)|schedule|book|treat this)",
    r"crack on|deal|signed (?:copy|quote|offer)|we order|(?:this is )?our (?:purchase )?order",
    r"(?:attached|enclosed|herewith|here)\b.{0,40}\b(?:po|purchase order|order)",
    r"(?:po|purchase order|order)\b.{0,25}\b(?:attached|enclosed|follows)",
    # de
    r"nehm(?:en?)?(?:'s)? (?:wir|ich)(?! (?:uns|mir))|(?:wir|ich) nehm(?:en?)?(?:'s)?(?! (?:uns|mir|zur))|nehmen?\b.{0,50}\ban|angenommen",
    r"beauftrag\w*|in auftrag|bestell(?:en|e|t)|(?:unsere|als) bestellung|bestellung (?:anbei|im anhang|hiermit)",
    r"auftrag\b.{0,40}\b(?:erteilt|erteilen|hiermit|vergeben|raus|ist da|ist (?:ihr|euer)\w*|geht (?:an|klar|raus)|steht)",
    r"(?:erteil\w+|geben|gebe|bekomm\w+|habt|haben|krieg\w+|bestatig\w+)\b.{0,30}\bauftrag",
    r"freigabe|freigegeben|(?:geben?|geb)\b.{0,25}\bfrei|zusage|zugesagt|(?:wir|ich) sagen?\b.{0,25}\bzu",
    r"(?:leg\w*|fang\w*)\b.{0,20}\b(?:los|an)|loslegen|los geht'?s|losgehen|auf geht'?s|startet|starten sie",
    r"bitte\b.{0,50}\b(?:ausf(?:u|ue)hren|umsetzen|anfertigen|fertigen|liefern|einplanen|produzieren|bauen"
    r"|einbauen|machen|starten|beginnen|anfangen|veranlassen|durchf(?:u|ue)hren|vormerken|eintakten"
    r"|in die wege)",
    r"(?:so )?machen wir(?: so| das| es)?|(?:wir|ich) machen? (?:das|es) so|wird (?:so )?gemacht|so machen",
    r"machen sie (?:es|das|mal|bitte|so|ruhig)|mach(?:t|en)? (?:das|es|mal|so|ruhig)|sind dabei|bin dabei",
    r"unterschrieben\w*|unterzeichnet\w*|deal|gekauft|zuschlag|(?:dann|also|na|gut) (?:mal )?los|^(?:dann |bitte |einfach |so )*machen$",
    r"(?:konnen|konnt|kannst|durfen|darfst) (?:sie|ihr|du)\b.{0,50}\b(?:beginnen|anfangen|starten|loslegen|bestellen|ausfuhren|umsetzen)",
    r"(?:mocht\w+|woll\w+|will|werd\w+|wurd\w+)\b.{0,50}\b(?:annehmen|beauftragen|bestellen|buchen|zusagen)",
    # fr
    r"(?:nous|on|j')\s?(?:vous )?accept(?:ons|e|er)|accept(?:e|ee|es)|(?:je|j')\s?(?:vous )?accepte",
    r"bon pour accord|feu vert|allez-?y|vas-?y|on y va|on (?:valide|prend|signe|fonce|part)|(?:je|nous) "
    r"(?:valid\w+|command\w+|pass\w+ commande|sign\w+|pren(?:ds|ons))|c'est valide|devis (?:signe|valide)",
    r"vous (?:pouvez|pourrez) (?:y aller|commencer|lancer|demarrer|proceder)|lance[rz] (?:la|le|les)|marche conclu",
    r"(?:mon|notre) accord|(?:passe|passer|passons) (?:la )?commande|bon de commande|commande (?:ferme|confirmee|ci-joint\w*)",
    # es
    r"(?:lo |la |os |le |les )?acept(?:o|amos|ado|ada|ar)|adelante|trato hecho|dad?le|(?:lo|la|los|las) "
    r"(?:encarg\w+|compr\w+|contrat\w+|queremos)|(?:hacemos|hago|realizamos|formalizamos) el pedido|luz verde",
    r"pued(?:en|e|es) (?:empezar|proceder|comenzar|iniciar|ponerse)|podeis (?:empezar|proceder)|proced(?:an|a)",
    r"(?:os|les|le) (?:confirm\w+|encarg\w+|hac\w+) (?:el )?(?:pedido|encargo|trabajo)|presupuesto firmado",
    # pt
    r"aceit(?:o|amos|e|ar)|pod(?:e|em) (?:avancar|seguir|comecar|iniciar|proceder|fazer|arrancar|fechar)"
    r"|fechad[oa]|fechamos|negocio fechado|avanc(?:em|a|amos|ar)|adjudic\w+|vamos (?:avancar|em frente|fechar)",
    r"(?:fazemos|faco|confirm\w+) a encomenda|encomend(?:o|amos)|luz verde|orcamento assinado|toca a andar",
    # it
    r"aspett\w+ (?:la )?conferma|ok per (?:noi|me)|accett(?:o|iamo|ato|ata|are|azione)|proced(?:ete|a|iamo|ere|i)(?: pure)?|affare fatto|via libera",
    r"(?:conferm\w+|facciamo|faccio|invi\w+) (?:l'|il |il nostro )?(?:ordine|incarico)|(?:vi|le) "
    r"affid\w+|ordin(?:o|iamo)|and(?:ate|iamo) avanti|pot(?:ete|rete) (?:partire|iniziare|procedere|cominciare)"
    r"|puo (?:procedere|iniziare|partire)|fate pure|faccia pure|partiamo|preventivo firmato|firmato",
    # nl
    r"akkoord\w*|(?:wij|we|ik) (?:gaan|ga) (?:er ?mee |hiermee |graag )*(?:akkoord|door|in zee|ervoor)",
    r"(?:ga|gaat|gaan)\b.{0,12}\b(?:gang|je gang|uw gang|maar door|aan de slag|ervoor)|doe maar|(?:gaan (?:we|wij) )?doen|doen (?:we|wij)",
    r"accepter(?:en|)|accepteer|(?:wij|we|ik) (?:bestellen?|nemen|neem)|bestellen (?:we|wij)|opdracht (?:gegund"
    r"|bij deze|hierbij|is voor|gaat)|(?:geef|geven|verstrekken|verlenen)\b.{0,25}\b(?:opdracht|groen licht)",
    r"groen licht|ga (?:maar )?(?:aan de slag|beginnen|starten)|(?:kunt|kan|mag|mogen|kunnen)\b.{0,15}\b"
    r"(?:beginnen|starten|aan de slag|doorgaan)|plan(?:t)?\b.{0,25}\bin|ga (?:maar )?door|getekend\w*|regel het",
)
"""Accepting, ordering, commissioning, letting the work begin: words that mean the matter itself."""

ASSENT: Final = _any(
    r"agreed?|(?:fine|okay|ok|good|great) (?:by|with|for) (?:us|me)|works (?:well |great |perfectly )?for (?:us|me)",
    r"(?:we|i)(?:'re|'m| are| am) (?:happy|fine|good|okay|ok|pleased|all in|in agreement)(?: (?:with|to) (?:it"
    r"|this|that|the|your|everything|all))?|(?:we|i) (?:agree|approve|confirm)|approved|confirmed|yes,? please",
    r"all (?:fine|agreed|in order)|that (?:works|suits)|sounds (?:good|great|fair|fine|perfect) to (?:us|me)",
    r"looks (?:good|great|fine) to (?:us|me)",
    r"passt|passen(?! sie)|einverstanden|in ordnung|geht (?:so )?(?:klar|in ordnung)|gebongt|abgemacht",
    r"(?:ist|war|so|das) (?:so )?(?:gut|ok|okay|recht|prima|perfekt|super) so|(?:gut|ok|okay|recht|prima"
    r"|perfekt|super|gern|gerne|genau) so|so (?:gut|ok|okay|recht|gern|gerne|wie angeboten|annehmen)",
    r"(?:ok|okay|o\.k\.|gut) (?:fur|von|f\.) (?:uns|mich|mir)|von (?:uns|mir|unserer seite)(?: aus)? (?:ok|okay"
    r"|gut|gerne?|in ordnung|passt)|wie angeboten|ja,? (?:bitte|gerne?|unbedingt|machen)|sehr gerne|haut hin"
    r"|stimme?n? (?:wir |ich )?(?:so )?zu|zugestimmt|zustimmung|konnen (?:wir|sie) so machen"
    r"|konnt ihr so machen|bestatig(?:en|e|t)|(?:fur|von) uns ok",
    r"d'accord|dac|(?:c'est |tout est )?(?:bon|ok|okay|parfait) pour (?:nous|moi)|(?:ca|cela) (?:nous |me )?"
    r"(?:marche|roule|convient|va)|(?:nous|me) convient|convient (?:bien|parfaitement)|entendu|oui,? (?:s'il "
    r"vous plait|svp|volontiers|avec plaisir)|je confirme|nous confirmons|approuve|ok pour (?:nous|moi|le|ce)",
    r"de acuerdo|conformes?|(?:me|nos) (?:parece (?:bien|perfecto)|va bien|encaja|cuadra)|esta bien|si,? por "
    r"favor|(?:lo )?confirm(?:o|amos)|aprobado|ok por (?:nuestra|mi) parte|todo correcto",
    r"de acordo|esta (?:tudo )?(?:bem|certo|otimo|aprovado)|combinado|concord(?:o|amos)|sim,? por favor"
    r"|aprovad[oa]|por (?:nos|mim) (?:esta )?(?:tudo )?(?:bem|ok|certo)|tudo certo",
    r"va (?:tutto )?(?:bene|benissimo)|d'accordo|concordiamo|approvat[oa]|(?:vi |ti |le )?conferm(?:o|iamo)"
    r"|confermat[oa]|per (?:noi|me) (?:va|ok|e ok)|ci sta|siamo d'accordo|si,? (?:grazie|volentieri)",
    r"(?:is|dat is|het is|klinkt) (?:goed|prima|in orde|oke|ok)(?: zo)?|prima zo|goed zo|in orde|afgesproken"
    r"|(?:zijn|ben) het (?:er ?mee )?eens|(?:ja,? )?graag|goedgekeurd|goedkeuring|past (?:prima|goed)|bevestig(?:en|d)?|voor (?:ons|mij) (?:is "
    r"het )?(?:goed|oke|ok|prima|akkoord)|ziet er goed uit",
)
"""Consent to whatever was said last."""

YES: Final = _any("yes", "yep", "yeah", "ja", "jo", "jep", "jawohl", "oui", "sim", "si")
"""A bare yes."""

ELSEWHERE: Final = _any(
    r"termin\w*|uhrzeit|datum|(?:mon|diens|donners|frei|sams|sonn)tags?(?:vormittag|nachmittag)?|mittwochs?"
    r"|\d{1,2}(?::\d\d)? ?uhr|uhr|besichtig\w*|aufmass|anruf|telefonat|appointment|date|time|slot|meeting"
    r"|call|visit|(?:mon|tues|wednes|thurs|fri|satur|sun)day|o'clock|\d{1,2} ?[ap]m|reschedul\w+",
    r"rendez-vous|rdv|lundi|mardi|mercredi|jeudi|vendredi|samedi|visite|heure|horaire|reunion",
    r"cita|fecha|lunes|martes|miercoles|jueves|viernes|sabado|hora|visita|hora[s]?|reunion|reuniao"
    r"|segunda(?:-feira)?|terca(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?",
    r"appuntamento|lunedi|martedi|mercoledi|giovedi|venerdi|sopralluogo|orario|riunione",
    r"afspraak|(?:maan|dins|woens|donder|vrij|zater)dag|tijdstip|uur|bezoek",
    r"rechnung\w*|invoices?|facture|factura|fatura|fattura|factuur|mahnung|zahlung(?!sziel)|payment|paid|bezahlt"
    r"|betaald|uberwiesen|korrektur|gutschrift|credit note|refund|erstattung\w*|remboursement|reembolso"
    r"|rimborso|terugbetaling",
    r"reklamation|beschwerde|mangel|complaint|reclamation|reclamacion|reclamacao|reclamo|klacht|ersatz\w*"
    r"|replacement|repair|reparatur|nachbesser\w*|entschuldigung|apology|excuses",
    r"muster|sample|echantillon|muestra|amostra|campione|monster|farbe|colou?r|adresse|address|entwurf|skizze",
)
"""Another matter that words of consent may be about."""

RECEIPT: Final = _any(
    r"erhalten|eingegangen|angekommen|received|receipt|recu|bien recu|reception|recibid\w*|recepcion|recebid\w*"
    r"|rececao|ricevut\w*|ricezione|ontvang\w*|eingang",
)
"""That something came in."""

NOT: Final = _any(
    r"not|never|\w+n't|cannot|no|nicht|nie|niemals|kein\w*|weder|pas|jamais|aucune?|non|ni|nunca|ningun\w*"
    r"|tampoco|nao|nenhum\w*|nem|nessun\w*|mai|niet|geen|nooit",
)

DECLINE: Final = _any(
    r"declin\w+|not interested|no longer (?:interested|need\w*|require\w*)|too (?:expensive|high|dear|much)"
    r"|another (?:supplier|company|offer|quote|firm|provider|contractor)|someone else|somebody else"
    r"|(?:decided|deciding) against|turn (?:it |this |you )?down|won't be (?:going|taking|proceeding|using)"
    r"|not (?:be )?(?:going|taking|proceeding|moving) (?:ahead|forward|with|it|you|this)|pass on (?:this|it)"
    r"|have to pass|withdraw|cancel\w*|out of (?:our |my )?budget|over (?:our |my )?budget",
    r"absag\w*|abgesagt|anders entschieden|machen\b.{0,25}\bselbst|selber machen|ablehn\w*|lehnen?\b.{0,40}\bab|zu teuer|kein interesse|anderweitig|andere?n?r? (?:anbieter"
    r"|firma|betrieb|handwerker|angebot|losung|lieferanten)|jemand anderen?|dagegen entschieden|gegen .{0,25}"
    r"entschieden|verzicht\w*|nehmen (?:wir|ich)? ?.{0,20}abstand|leider nicht|nicht (?:annehmen|beauftragen)"
    r"|storn\w*|hat sich erledigt|nicht mehr (?:notig|benotigt|aktuell)|sprengt|uber (?:unserem )?budget"
    r"|zuruckzieh\w*|mitbewerber",
    r"refus\w+|declin\w+|trop cher|pas interesse\w*|autre (?:entreprise|prestataire|fournisseur|artisan|devis)"
    r"|renonc\w+|ne (?:donn\w+|donnerons) pas suite|sans suite|hors budget|ne souhait\w+ pas|abandonn\w+",
    r"rechaz\w+|demasiado caro|no nos interesa|no (?:lo |la )?(?:vamos a|podemos|haremos|seguiremos|contrataremos)(?: hacer| aceptar| seguir)?|otr[oa] (?:proveedor"
    r"|empresa|oferta)|descart\w+|declin\w+|fuera de (?:nuestro )?presupuesto|desist\w+",
    r"recus\w+|muito caro|demasiado caro|nao (?:vamos|podemos)? ?(?:avancar|aceitar|prosseguir|avancamos)|outr[oa] "
    r"(?:empresa|fornecedor|proposta)|declin\w+|desist\w+|fora do (?:nosso )?orcamento",
    r"rifiut\w+|troppo caro|troppo alto|non (?:siamo interessati|accettiamo|procediamo|procedere)|altr[oa] (?:fornitore"
    r"|ditta|azienda|preventivo)|rinunci\w+|declin\w+|fuori budget",
    r"te duur|helaas (?:niet|geen)|niet (?:met (?:u|jullie) )?(?:in zee|verder|door)|geen interesse|wijzen?\b.{0,25}\baf|afwijzen|afgewezen|andere (?:partij|leverancier|aanbieder"
    r"|offerte|aannemer)|zien (?:we |wij )?(?:er)?van af|afzien|bedanken voor (?:de|uw) offerte|gaat niet door"
    r"|annuler\w*",
)

DEFER: Final = _any(
    r"(?:we|i)(?:'ll| will| shall)\b.{0,25}\b(?:let you know|get back|come back|revert|decide|think|discuss"
    r"|review|check|look|consider|be in touch)|get back to you|think (?:about it|it over)|sleep on"
    r"|(?:need|have|want|going|like) to (?:\w+ )?(?:think|discuss|ask|check|talk|speak|decide|review|run it"
    r"|consider|compare|wait)|still (?:need|have|waiting|deciding|considering|undecided|comparing|thinking)"
    r"|undecided|not (?:yet )?(?:decided|sure|certain)|maybe|perhaps|probably|considering|under review"
    r"|tend to|leaning|in principle|once (?:we|i|the|our|my)|waiting for|pending|approval from"
    r"|as soon as (?!possible|you)",
    r"(?:melde?n?|meld)\b.{0,25}\b(?:mich|uns|wir|ich)|(?:wir|ich) (?:geben?|geb)\b.{0,25}\bbescheid"
    r"|(?:geben?|geb) (?:wir|ich|ihnen|euch|dir)\b.{0,25}\bbescheid|uberleg\w*|ueberleg\w*|besprech\w*"
    r"|entscheid(?:e|en|ung)|abstimm\w*|abzustimmen|rucksprache|nachdenken|bedenkzeit|klaren|abklaren|prufen|pruf"
    r"|(?:schau|seh|les)\w*\b.{0,30}\b(?:an|durch)|(?:muss|mussen|mochte|will|wollen)\b.{0,30}\bnoch"
    r"|noch nicht|noch (?:offen|unsicher|unentschlossen|fragen|mal)|voraussichtlich|wahrscheinlich|vielleicht"
    r"|evtl\.?|eventuell|vermutlich|grundsatzlich|prinzipiell|im prinzip|tendenziell|eigentlich"
    r"|sobald (?!wie|moglich|es geht|sie)|vergleichen|weitere angebote|abwarten|warten (?:noch|wir)"
    r"|unverbindlich",
    r"reflech\w+|(?:revien|reviend)\w* vers|recontact\w+|en parl\w+|discut\w+|decision|decid\w+|peut-etre"
    r"|on verra|verra|consult\w+|compar\w+|en attente|hesit\w+|en principe|a priori|des que (?!possible|vous)"
    r"|tien\w+ (?:vous )?au courant|tiendr\w+",
    r"pensar(?:lo|emos)?|consult\w+|valor(?:ar|aremos|ando)|habl(?:ar|arlo|amos|are)|coment(?:ar|arlo|o)"
    r"|decid\w+|quizas?|tal vez|a lo mejor|dire(?:mos)? algo|os dire|le dire|avisar(?:e|emos)|en principio"
    r"|lo (?:miro|vemos|estudi\w+)|estudi\w+|en cuanto (?!pueda|puedan|sea|os)|probablemente|pendiente",
    r"pensar|avaliar|analis\w+|falar|vamos ver|vou ver|decid\w+|talvez|em principio|digo algo|diremos"
    r"|dar(?:ei|emos) (?:uma )?(?:resposta|noticias)|assim que (?!poss|pud)|provavelmente|pendente",
    r"riflett\w+|ci pens\w+|pensarci|valut\w+|parl(?:are|arne|o|iamo)|decid\w+|forse|vi facci\w+ sapere"
    r"|(?:le|ti) faccio sapere|far(?:o|emo) sapere|in linea di massima|confront\w+|appena (?!poss|pot|puo|riusc)"
    r"|probabilmente|vediamo|attesa",
    r"nadenk\w*|denken (?:er )?(?:nog )?(?:over|even)|overleg\w*|bespreken|bespreek|laten\b.{0,25}\bweten"
    r"|laat (?:ik )?(?:het )?u\b.{0,15}\bweten|misschien|kom\w* (?:er )?(?:nog )?(?:op|bij u) terug|terugkomen|beslis\w*|bekijken"
    r"|waarschijnlijk|in principe|zodra (?!mogelijk|het kan|u)|nog (?:niet|even|onzeker)|vergelijken|twijfel\w*",
)

CONTRAST: Final = _any(
    r"but|however|although|though|yet|aber(?! (?:gerne?|klar|sicher|ja|bitte))|allerdings|jedoch|bloss|nur dass"
    r"|hingegen|obwohl|mais|cependant|toutefois|neanmoins|pero|sin embargo|aunque|porem|contudo|no entanto"
    r"|tuttavia|echter|hoewel",
)
CONTRAST_FIRST: Final = re.compile(r"^(?:ma|mas|maar|pero|solo|alleen|only|nur)\b")
"""These open a clause as a *but*; elsewhere they mean other things (*doe maar*)."""

CONDITION: Final = _any(
    r"if|unless|provided|as long as|on condition|subject to|assuming|wenn|falls|sofern|vorausgesetzt"
    r"|unter der (?:bedingung|voraussetzung)|vorbehalt\w*|unter vorbehalt",
    r"si (?:vous|on|le|la|les|c'est|nous|tout|jamais|possible)|a condition|sous reserve|pourvu",
    r"si (?:nos|me|se|es|pued\w+|podeis|esta|el|incluy\w+|baj\w+|hac\w+|ajust\w+|lo|mejor\w+|entreg\w+)"
    r"|siempre (?:que|y cuando)|a condicion|con tal|a menos que",
    r"se (?:fizer\w*|puder\w*|for|forem|nos|incluir\w*|baixar\w*|conseguir\w*|o|a|me|entregar\w*)|contanto"
    r"|sempre que|desde que|caso",
    r"se (?:ci|mi|fate|fa|potete|puo|il|la|lo|riuscite|possibile|non|inclu\w*|consegn\w+|abbass\w+)|purche"
    r"|a patto|a condizione|salvo",
    r"mits|tenzij|als (?:u|je|jullie|het|de|we|dat|er)|indien|op voorwaarde|onder voorbehoud",
)

PART: Final = _any(
    r"only|just the|later|next (?:year|month)|except|apart from|without|leave (?:out|off)|skip|drop (?:the|item|line)|minus|instead|reduce"
    r"|half|for now|for the moment|first phase|part of|partial\w*|remove|exclud\w+|the (?:first|second|third"
    r"|fourth|last) (?:one|item|line|two|three|position)|(?:option|variant|version|alternative) \w{1,3}",
    r"nur|lediglich|ausschliesslich|erst ?(?:ein)?mal|zunachst|vorerst|teilweise|teilauftrag|ohne|ausser|abzuglich"
    r"|weg ?(?:zu)?lassen|lassen\b.{0,50}\bweg|streichen|gestrichen|entfall\w*|fallt weg|raus ?(?:zu)?nehmen|spater|nachstes jahr"
    r"|anstatt|anstelle|statt|reduzier\w*|halfte|weniger|variante\b.{0,4}|option \w{1,3}|alternative \w{1,3}"
    r"|die (?:erste|zweite|dritte|vierte|letzte)\w* (?:position|variante|option|zeile)|den rest|rest spater",
    r"seulement|uniquement|plus tard|l'annee prochaine|sauf|sans|a part|enlev\w+|retir(?:er|ez|ons)|supprim\w+|au lieu|moitie|pour l'instant"
    r"|pour le moment|dans un premier temps|d'abord|partiel\w*|le reste|moins|hors",
    r"solo|solamente|unicamente|mas (?:tarde|adelante)|el ano que viene|excepto|menos|sin|quit(?:ar|amos|en|e)|en (?:vez|lugar) de|mitad|de momento"
    r"|por ahora|primero|parcial\w*|el resto|opcion \w{1,3}",
    r"apenas|somente|mais tarde|no proximo ano|so (?:o|a|os|as|queremos|quero|precis\w+|vamos)|exceto|sem|tirar|retirar|em vez|metade"
    r"|por enquanto|para ja|por agora|primeiro|opcao \w{1,3}",
    r"soltanto|piu (?:tardi|avanti)|l'anno prossimo|solamente|tranne|eccetto|senza|togli\w*|togliere|invece|meta|per ora|per il momento|per adesso"
    r"|intanto|parzial\w*|il resto|opzione \w{1,3}|escluso|esclusa",
    r"alleen|volgend jaar|slechts|enkel|behalve|zonder|weg ?(?:te )?laten|weggelaten|laat\b.{0,30}\bweg|schrap\w*|in plaats"
    r"|helft|voorlopig|eerst|gedeeltelijk|de rest|optie \w{1,3}|minder",
    r"(?:nehm\w*|take|do|pren\w+|command\w+|quer\w+|faz\w+|prend\w+|ordin\w+|nemen|neem|bestellen) (?:wir |ich |we |nous |dann )*"
    r"(?:the|die|den|les|las|los|os|as|gli|de) (?!(?:\w+ ){0,2}(?:angebot|offert\w*|offer|quote|quotation|estimate|job|work|order|arbeit\w*"
    r"|auftrag|lot|whole|full|entire|complete|ganze\w*|gesamte\w*|komplette\w*|travaux|trabajos|trabalhos|lavori|opdracht|deal|set|kompletten?))\w+",
    r"(?:pos(?:ition|itionen|itions|icion|icao|izione|itie|ities|ten|t|te|tes)?|lines?|items?|lignes?|lineas?"
    r"|partidas?|voce|voci|righe|riga|regels?|zeilen?|linhas?)\.? ?(?:no\.? ?|nr\.? ?|n ?)?\d+",
)
"""A part of the quote, or another quantity."""

CHANGE: Final = _any(
    r"chang(?:e|es|ed|ing)|modif\w+|rather|prefer\w*|different|swap|add(?:itional|itionally)?|extra|must (?:be|have)"
    r"|has to be|need(?:s)? to be|at the latest|guarantee\w*",
    r"ander\w*|and[e]?rung\w*|lieber|zusatzlich\w*|ausserdem noch|noch (?:ein|eine|einen|zwei|drei|\d+)|garanti\w*"
    r"|umplan\w*|tausch\w*|spatestens|muss (?:bis|aber|vor)",
    r"plutot|chang\w+|en plus|supplementaire|au plus tard|il faut que",
    r"cambi\w+|ademas|anadir|mas tardar|tiene que (?:ser|estar)|alter(?:ar|acao|acoes)|mudar|alem|acrescentar"
    r"|o mais tardar|tem (?:de|que) (?:ser|estar)|in piu|aggiung\w+|deve essere|al massimo entro",
    r"wijzig\w*|liever|extra|toevoegen|daarnaast|uiterlijk|moet (?:wel|voor|uiterlijk)|bovendien",
)
TERMS: Final = _any(
    r"rabatt\w*|nachlass\w*|nachlassen|skonto|gunstiger|billiger|teuer|preis\w*|discount|cheaper|price|pricing"
    r"|expensive|budget|remise|rabais|ristourne|geste commercial|prix|moins cher|cher|descuento|precio|rebaj\w+"
    r"|barato|caro|desconto|preco|sconto|ribass\w+|prezzo|costo|korting|prijs|goedkoper|duur|verhandel\w*"
    r"|negotia\w+|negoci\w+|zahlungsziel|raten(?:zahlung)?|in raten|instal+ments?|payment terms|terms|echelonn\w+"
    r"|plazos|prestacoes|rateal\w*|rate|termijnen|handeln|entgegenkommen|runter(?:gehen)?|inklusive|included"
    r"|inclus(?:ief|o|a|e)?|incluid\w+|gratis|free of charge|kostenlos|gratuit\w*|vertragsstrafe|penalty",
    r"\d+ ?(?:%|prozent|percent|pour ?cent|por ?ciento|por ?cento|procent|per ?cento)",
)
"""Price and conditions."""

MONEY: Final = re.compile(
    r"\b(?:at|for|bei|fur|auf|a|por|per|pour|voor|op) (\d{1,3}(?:[.,']\d{3})+|\d{3,5})(?!\w|[:/.-]\d| ?uhr)|"
    r"(?:€|£|\$|eur(?:os?)?|gbp|usd|chf)\s?(\d[\d.,' ]*)|(\d[\d.,']*)(?:,-)? ?(?:€|£|\$|eur(?:os?)?|gbp|usd|chf|k)(?!\w)"
)
WISHES: Final = _any(
    r"need\w*|want\w*|order\w*|take|brauch\w*|benotig\w*|mocht\w*|woll\w*|nehm\w*|bestell\w*|besoin|veu\w+|voul\w+"
    r"|pren\w+|necesit\w*|quer\w+|precis\w*|bisogn\w*|serv\w+|vogli\w+|prend\w+|nodig|hoef\w*|willen?|nemen",
)
IRONY: Final = re.compile(
    r"[🙄😂🤣😅😏🤡😆🙃]|\b(?:haha\w*|hihi|lol|rofl|yeah right|as if|witz\w*|scherz\w*|joke|joking|kidding|blague|broma|chiste|piada"
    r"|scherzo|grap\w*|lott\w+|loterie|loteria|goldene?[nrsm]?|gold|oro|or massif|wucher\w*|abzocke|rip-?off|arnaque|estafa|robo"
    r"|roubo|furto|rapina|diefstal|traum\w* weiter|dream on|verarsch\w*|spinn\w*|schnapp\w+|bargain|sicher doch|ironi\w*"
    r"|(?:fur|bei|zu) (?:das|dem|den|dieses|diesem|so viel|diesen) (?:geld|preis\w*)|(?:for|at) (?:that|this) (?:money|price|kind of)"
    r"|a ce (?:prix|tarif)|(?:por|a|con) (?:ese|este) (?:precio|dinero)|por esse (?:preco|dinheiro)|a quest?o? prezzo"
    r"|a quel prezzo|voor (?:dat|die|dit) (?:geld|prijs|bedrag))\b"
)

COURTESY: Final = re.compile(
    r"\b(?:erst ?(?:ein)?mal|zunachst|vorab|erstens|first of all|tout d'abord|d'abord|primero|antes de nada|prima di tutto"
    r"|allereerst|eerst)(?: (?:mal|einmal))?(?:,| )*(?:many |vielen |herzlichen |besten |lieben |schonen |hartelijk |muchas |muito |mille |grand )?"
    r"(?:thank(?:s| you)|danke?|merci|gracias|obrigad[oa]|grazie|bedankt|dank)\b"
)
"""Not a part but a thank-you."""

AGREEING: Final = re.compile(
    r"\b(?:kein(?:e|en|erlei)? (?:problem\w*|thema|einwand\w*|frage\w*|anderung\w*|anmerkung\w*|bedenken|weiteren (?:fragen"
    r"|anmerkungen|wunsche))|nichts (?:dagegen|hinzuzufugen|auszusetzen|einzuwenden)|ohne (?:weitere[s]? |jede )?"
    r"(?:anderung\w*|einschrankung\w*|vorbehalt\w*|weiteres|wenn und aber)|no (?:problem\w*|objections?|changes?|questions|"
    r"further (?:questions|changes|comments)|worries)|nothing to (?:add|change)|without (?:any )?(?:changes?|reservations?|"
    r"hesitation)|pas de (?:souci\w*|probleme\w*|remarque\w*|changement\w*)|rien a (?:redire|ajouter|changer)|sans (?:aucune )?"
    r"(?:reserve\w*|modification\w*|changement\w*|hesit\w+)|aucune? (?:objection|remarque|modification|probleme)"
    r"|(?:sin|ningun|ninguna|no hay) (?:problemas?|cambios?|objecion\w*|pegas?|duda)|nada que (?:objetar|anadir|cambiar)"
    r"|sem (?:problemas?|alterac\w+|objec\w+|reservas)|nada a (?:acrescentar|opor)|senza (?:problemi|modifiche|riserve|"
    r"variazioni|dubbio)|nessun (?:problema|dubbio|cambiamento)|nessuna (?:modifica|obiezione|variazione)|niente da "
    r"(?:aggiungere|eccepire|ridire)|geen (?:probleem|bezwaar|opmerkingen|vragen|wijzigingen)|zonder (?:wijzigingen|meer|"
    r"voorbehoud)|niets (?:op aan te merken|toe te voegen))\b"
)
"""A negation that agrees."""

HARMLESS: Final = re.compile(
    r"\b(?:if (?:you )?(?:need|anything|there(?:'s| is| are)?|have (?:any )?questions|any questions|possible|convenient|that's ok)"
    r"|(?:wenn|falls) (?:(?:sie|es|du|ihr|noch|dazu|noch was|dann) )*(?:etwas|was|fragen|ruckfragen|noch|moglich|geht|irgend\w*|bedarf)"
    r"|bei (?:fragen|ruckfragen)|si besoin|s'il vous plait|si possible|si vous avez (?:besoin|des questions|d'autres)|s'il (?:y a|manque)"
    r"|si (?:necesit\w+|hay|tien\w+|falta|hace falta|es posible)|se (?:precisar\w*|houver|tiver\w*|faltar|possivel|for (?:preciso|"
    r"necessario|possivel))|se (?:serv\w+|avete|ha (?:bisogno|domande)|manca|possibile|occorre)|als (?:u|je) (?:nog )?(?:vragen|"
    r"iets|meer)|(?:als )?het kan|indien (?:nodig|mogelijk|gewenst)|mocht(?:en)? (?:u|er|je)|als er (?:nog )?(?:iets|vragen)"
    r"|(?:as|wie|comme|como|come|zoals) (?:agreed|discussed|vereinbart|besprochen|abgesprochen|convenu|acordad\w+|habl\w+|combinad\w+|"
    r"falad\w+|concordato|da accordi|afgesproken|besproken)|(?:cost centre|cost center|kostenstelle)\b"
    r"|not only|nicht nur|no doubt|ohne frage|ohne eile|sans doute|sin falta|sem falta|senz'altro|zonder twijfel"
    r"|nicht wahr|warum nicht|why not|pourquoi pas|por que no|porque nao|perche no|waarom niet|nichts wie|nur zu|noch heute"
    r"|nur noch (?:die|den|das) (?:termin|datum)|am besten noch)\b"
)
"""Conditions and negations of courtesy: they take nothing back."""

ASKS_HOW: Final = _any(
    r"who|wer (?:kommt|ist)|qui (?:vient|passe)|quien viene|quem vem|chi viene|wie komt",
    r"when|what (?:day|date|time)|how (?:soon|quickly|do (?:we|i) (?:pay|sign|proceed))|where (?:do|should)|which day"
    r"|wann|ab wann|welche[rnms]? (?:tag|termin|woche|kw)|wie lange|wie geht(?:'s| es) weiter|wie (?:schnell|ist das"
    r" weitere)|bis wann|quand|a partir de quand|quel(?:le)?s? (?:jour|date|delai|semaine)|dans combien|cuando"
    r"|que (?:dia|fecha)|para cuando|quando|em que (?:dia|data)|que dia|a partire da quando|in che (?:data|giorno)"
    r"|wanneer|vanaf wanneer|welke (?:dag|datum|week)|hoe snel|hoe nu verder",
    r"(?:can|could|would|will) you (?:please |kindly |then )?(?:send|start|begin|confirm|call|ring|come|deliver|let us|let me"
    r"|schedule|issue|book|put|pencil)|(?:konnen|konnten|wurden|konnt|kannst|konntet) (?:sie|ihr|du|wir) (?:uns |mir |bitte "
    r"|dann |schon |gleich |die |den |das )*(?:\w+ ){0,4}(?:schicken|senden|anfangen|beginnen|starten|liefern|kommen|anrufen|bestatigen"
    r"|zukommen|melden|loslegen|vereinbaren|einplanen)|braucht ihr|brauchen sie|do you need|pouvez-vous|pourriez-vous"
    r"|avez-vous besoin|podeis|pueden|puede|podrian|podem|pode|poderiam|potete|potreste|puo|potrebbe|kunt u|kunnen jullie"
    r"|heeft u (?:nog )?(?:iets|gegevens)|necesit\w+|precisam|vi serve|serve altro",
)
"""A question about the how of what was accepted; asked beside a plain acceptance it does not narrow it."""

ASKS: Final = re.compile(
    r"^(?:und |and |et |y |e |en )?(?:wann|was|wie|wo|wer|wen|welche[rnms]?|warum|wieso|ab wann|bis wann|konn\w+|kann\w*|gibt|ist|sind|hab\w+|hat"
    r"|wurde\w*|ware\w*|soll\w*|darf|when|what|how|where|who|which|why|can|could|would|will|is|are|do|does|did|shall|should|may|have"
    r"|quand|quel\w*|comment|ou|qui|est-ce|est-il|pouvez|pourriez|peut|avez|cuando|cuanto|que|como|donde|quien|pued\w+|podri\w+|podeis|tien\w+"
    r"|quando|quanto|qual|onde|quem|pode\w*|tem|come|dove|chi|quale|pote\w+|puo|c'e|avete|wanneer|hoe|wat|waar|welke|kun\w*|kan|zijn|heeft"
    r"|hebben|mag|moet)\b"
)
"""How a question begins."""

FAIR: Final = _any(
    r"fair\w*|gut\w*|ok|okay|super|angemessen|in ordnung|good|great|reasonable|fine|bon|correct|raisonnable|bueno|correcto|razonable"
    r"|bom|justo|buono|giusto|onesto|goed|prima|redelijk|netjes"
)
"""A price is called so by whoever has no quarrel with it."""
