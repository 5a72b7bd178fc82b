"""Cues that refuse, doubt or set a condition: one part of :mod:`triage.books.acceptance_words`."""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

NOT: Final = any_of(
    r"not|never|\w+n't|cannot|no|nicht|nie|niemals|kein\w*|weder|pas|jamais|aucune?|non|ni|nunca|ningun\w*"
    r"|tampoco|nao|nenhum\w*|nem|nessun\w*|mai|niet|geen|nooit",
)
DECLINE: Final = any_of(
    r"konkurrenz|competitors?|concurrents?|competencia|concorren\w+|concorrenza|(?:auftrag|job"
    r"|arbeit\w*)\b.{0,60}\ban\b.{0,50}\b(?:vergeben|gegeben|gegangen)",
    r"(?:anderweitig|bereits|schon) vergeben|(?:confie|attribue) a|(?:encargado|adjudicado"
    r"|dado)\b.{0,25}\ba (?:otr|un)"
    r"|affidat[oa]\b.{0,20}\ba[d]? (?:un|altr)|(?:gegund|vergeven) aan|gave it to|given (?:it|the job) to",
    r"annull\w+|anul(?:a|ar|ad|en|amos)\w*|trekken\b.{0,40}\bin|intrekken|vervalt|abmeldung|abbrechen"
    r"|abmeld\w*",
    r"in favou?r of|on hold|postpone\w*|shelv\w+|in[- ]?house|ourselves|went to|gave (?:it|the job"
    r"|the order) to|already (?:have|found|ordered|got|chosen)|declin\w+|not interested"
    r"|no longer (?:interested|need\w*|require\w*)|too (?:expensive|high|dear|much)"
    r"|(?:another|a different|an other) (?:supplier|company|offer|quote|firm|provider|contractor)"
    r"|someone else|somebody else"
    r"|(?:decided|deciding) against|turn (?:it |this |you )?down|won't be (?:going|taking|proceeding|using)"
    r"|not (?:be )?(?:going|taking|proceeding|moving) (?:ahead|forward|with|it|you|this)|pass on (?:this"
    r"|it)"
    r"|have to pass|withdraw|cancel\w*|out of (?:our |my )?budget|over (?:our |my )?budget",
    r"zugunsten|zuruckstell\w*|auf eis|verschieb\w*|verschoben|eigenregie|kommt nicht in frage|ging an"
    r"|vergeben an|(?:schon|bereits) (?:jemand|vergeben|bestellt|beauftragt|gefunden)|absag\w*|abgesagt"
    r"|anders entschieden|machen\b.{0,25}\bselbst|selber machen|ablehn\w*|lehnen?\b.{0,40}\bab|zu teuer"
    r"|kein interesse|anderweitig|andere?n?r? (?:anbieter"
    r"|firma|betrieb|handwerker|angebot|losung|lieferanten)|jemand anderen?|dagegen entschieden"
    r"|gegen .{0,25}"
    r"entschieden|verzicht\w*|nehmen (?:wir|ich)? ?.{0,20}abstand|leider nicht|nicht (?:annehmen"
    r"|beauftragen)"
    r"|storn\w*|hat sich erledigt|nicht mehr (?:notig|benotigt|aktuell)|sprengt|uber (?:unserem )?budget"
    r"|zuruckzieh\w*|mitbewerber",
    r"au profit de|nous-memes|deja (?:trouve|commande|choisi|signe)|report(?:er|ons|e)|refus\w+|declin\w+"
    r"|trop cher|pas interesse\w*|autre (?:entreprise|prestataire|fournisseur|artisan|devis)"
    r"|renonc\w+|ne (?:donn\w+|donnerons) pas suite|sans suite|hors budget|ne souhait\w+ pas|abandonn\w+",
    r"a favor de|nosotros mismos|ya (?:tenemos|hemos)|aplaz\w+|rechaz\w+|demasiado caro|no nos interesa"
    r"|no (?:lo |la )?(?:vamos a|podemos|haremos|seguiremos|contrataremos)(?: hacer| aceptar| seguir)?"
    r"|otr[oa] (?:proveedor"
    r"|empresa|oferta)|descart\w+|declin\w+|fuera de (?:nuestro )?presupuesto|desist\w+",
    r"nos mesmos|ja (?:temos|encomendamos|escolhemos|fechamos com)|adiar|adiamos|recus\w+|muito caro"
    r"|demasiado caro|nao (?:vamos|podemos)? ?(?:avancar|aceitar|prosseguir|avancamos)|outr[oa] "
    r"(?:empresa|fornecedor|proposta)|declin\w+|desist\w+|fora do (?:nosso )?orcamento",
    r"a favore di|per conto nostro|gia (?:trovato|ordinato|affidato|scelto)|rimand(?:iamo|are|ato|ata)"
    r"|rifiut\w+"
    r"|troppo caro|troppo alto|non (?:siamo interessati|accettiamo|procediamo|procedere)"
    r"|altr[oa] (?:fornitore"
    r"|ditta|azienda|preventivo)|rinunci\w+|declin\w+|fuori budget",
    r"ten gunste|zelf (?:doen|maken)|al (?:besteld|vergeven|iemand|gekozen)|uitstel\w*|uitgesteld|te duur"
    r"|helaas (?:niet|geen)|niet (?:met (?:u|jullie) )?(?:in zee|verder|door)|geen interesse"
    r"|wijzen?\b.{0,25}\baf|afwijzen|afgewezen|andere (?:partij|leverancier|aanbieder"
    r"|offerte|aannemer)|zien (?:we |wij )?(?:er)?van af|afzien|bedanken voor (?:de|uw) offerte"
    r"|gaat niet door"
    r"|annuler\w*",
)
REGRET: Final = any_of(
    r"leider|bedauer\w*|schade|muhe|ein andermal|diesmal nicht|unfortunately|regret\w*|sorry|afraid"
    r"|(?:your|the) (?:effort|trouble)|this time|another time|next time|all the best"
    r"|malheureusement|helas|desole\w*|regrettons|cette fois|une autre fois|bonne continuation"
    r"|lamentablemente|por desgracia|lo siento|lo sentimos|sentimos|esta vez|otra vez|otra ocasion"
    r"|infelizmente|lamento|lamentamos|desta vez|outra (?:vez|ocasiao|oportunidade)|purtroppo|mi dispiace"
    r"|ci dispiace|spiace|questa volta|un'altra (?:volta|occasione)|helaas|jammer|spijt\w*"
    r"|deze keer|een andere keer|volgende keer|moeite"
)
"""Regret: nobody accepts with it, and it asks for a no beside it."""
DEFER: Final = any_of(
    r"(?:we|i)(?:'ll| will| shall)\b.{0,25}\b(?:let you know|get back|come back|revert|decide|think|discuss"
    r"|review|check|look|consider|be in touch)|get back to you|think (?:about it|it over)|sleep on"
    r"|(?:need|have|want|going|like) to (?:\w+ )?(?:think|discuss|ask|check|talk|speak|decide|review|run it"
    r"|consider|compare|wait)|still (?:need|have|waiting|deciding|considering|undecided|comparing|thinking)"
    r"|undecided|not (?:yet )?(?:decided|sure|certain)|maybe|perhaps|probably|considering|under review"
    r"|tend to|leaning|in principle|once (?:we|i|the|our|my)|waiting for|pending|approval from"
    r"|as soon as (?!possible|you)\w+",
    r"(?:melde?n?|meld)\b.{0,25}\b(?:mich|uns|wir|ich)|(?:wir|ich) (?:geben?|geb)\b.{0,25}\bbescheid"
    r"|(?:geben?|geb) (?:wir|ich|ihnen|euch|dir)\b.{0,25}\bbescheid|uberleg\w*|ueberleg\w*|besprech\w*"
    r"|entscheid(?:e|en|ung)|abstimm\w*|abzustimmen|rucksprache|nachdenken|bedenkzeit|klaren|abklaren"
    r"|prufen|pruf"
    r"|(?:schau|seh|les)\w*\b.{0,30}\b(?:an|durch)|(?:muss|mussen|mochte|will|wollen)\b.{0,30}\bnoch"
    r"|noch nicht|noch (?:offen|unsicher|unentschlossen|fragen|mal)|voraussichtlich|wahrscheinlich"
    r"|vielleicht"
    r"|evtl\.?|eventuell|vermutlich|grundsatzlich|prinzipiell|im prinzip|tendenziell|eigentlich"
    r"|sobald (?!wie|moglich|es geht|sie)\w+|vergleichen|weitere angebote|abwarten|warten (?:noch|wir)"
    r"|unverbindlich",
    r"reflech\w+|(?:revien|reviend)\w* vers|recontact\w+|en parl\w+|discut\w+|decision|decid\w+|peut-etre"
    r"|on verra|verra|consult\w+|compar\w+|en attente|hesit\w+|en principe|a priori|des que (?!possible"
    r"|vous)\w+"
    r"|tien\w+ (?:vous )?au courant|tiendr\w+",
    r"pensar(?:lo|emos)?|consult\w+|valor(?:ar|aremos|ando)|habl(?:ar|arlo|amos|are)|coment(?:ar|arlo|o)"
    r"|decid\w+|quizas?|tal vez|a lo mejor|dire(?:mos)? algo|os dire|le dire|avisar(?:e|emos)|en principio"
    r"|lo (?:miro|vemos|estudi\w+)|estudi\w+|en cuanto (?!pueda|puedan|sea|os)\w+|probablemente|pendiente",
    r"pensar|avaliar|analis\w+|falar|vamos ver|vou ver|decid\w+|talvez|em principio|digo algo|diremos"
    r"|dar(?:ei|emos) (?:uma )?(?:resposta|noticias)|assim que (?!poss|pud)\w+|provavelmente|pendente",
    r"riflett\w+|ci pens\w+|pensarci|valut\w+|parl(?:are|arne|o|iamo)|decid\w+|forse|vi facci\w+ sapere"
    r"|(?:le|ti) faccio sapere|far(?:o|emo) sapere|in linea di massima|confront\w+|appena (?!poss|pot|puo"
    r"|riusc)\w+"
    r"|probabilmente|(?<!ci )vediamo|attesa",
    r"nadenk\w*|denken (?:er )?(?:nog )?(?:over|even)|overleg\w*|bespreken|bespreek|laten\b.{0,25}\bweten"
    r"|laat (?:ik )?(?:het )?u\b.{0,15}\bweten|misschien|kom\w* (?:er )?(?:nog )?(?:op|bij u) terug"
    r"|terugkomen|beslis\w*|bekijken"
    r"|waarschijnlijk|in principe|zodra (?!mogelijk|het kan|u)\w+|nog (?:niet|even|onzeker)|vergelijken"
    r"|twijfel\w*|hoort? (?:u|je|jullie)",
)
HEDGE: Final = any_of(
    r"i (?:think|guess|suppose|believe)|should be (?:fine|ok|okay|good)|would be (?:fine|ok|good|great)"
    r"|hopefully|likely|at first glance|so far|seems?"
    r"|(?:durfte|musste|konnte|wurde|sollte)n? (?:so )?passen|denke?|glaube?|schatze?|hoffentlich"
    r"|auf den ersten blick|soweit|wohl|scheint",
    r"je (?:pense|crois)|semble|devrait|serait|a premiere vue|creo|supongo|deberia|a primera vista|acho"
    r"|suponho|deve(?:ria)?|a primeira vista|penso|credo|suppongo|dovrebbe"
    r"|sembra|a prima vista|denk (?:dat|ik)|lijkt|zou|op het eerste (?:gezicht|oog)",
)
"""Whoever hedges has not decided."""
CONTRAST: Final = any_of(
    r"but|however|although|though|yet|aber(?!$)(?! (?:gerne?|klar|sicher|ja|bitte))|allerdings|jedoch|bloss"
    r"|nur dass"
    r"|hingegen|obwohl|mais|cependant|toutefois|neanmoins|pero|sin embargo|aunque|porem|contudo|no entanto"
    r"|tuttavia|echter|hoewel",
)
CONTRAST_FIRST: Final = re.compile(r"^(?:ma|mas|maar|pero|solo|alleen|only|nur)\b")
"""These open a clause as a *but*; elsewhere they mean other things (*doe maar*)."""
CONDITION: Final = any_of(
    r"if|unless|provided|as long as|on condition|subject to|assuming|wenn|falls|sofern|vorausgesetzt"
    r"|unter der (?:bedingung|voraussetzung)|vorbehalt\w*|unter vorbehalt",
    r"si (?:vous|on|le|la|les|c'est|nous|tout|jamais|possible)|a condition|sous reserve|pourvu",
    r"si (?:nos|me|se|es|pued\w+|podeis|esta|el|incluy\w+|baj\w+|hac\w+|ajust\w+|lo|mejor\w+|entreg\w+)"
    r"|siempre (?:que|y cuando)|a condicion|con tal|a menos que",
    r"se (?:pudermos|pudesse\w*|fizer\w*|puder\w*|for|forem|nos|incluir\w*|baixar\w*|conseguir\w*|o|a|me"
    r"|entregar\w*)|contanto"
    r"|sempre que|desde que|caso",
    r"se (?:si|possiamo|posso|ci|mi|fate|fa|potete|puo|il|la|lo|riuscite|possibile|non|inclu\w*|consegn\w+"
    r"|abbass\w+)|purche"
    r"|a patto|a condizione|salvo",
    r"mits|tenzij|als (?:u|je|jullie|het|de|we|dat|er)|indien|op voorwaarde|onder voorbehoud",
)
