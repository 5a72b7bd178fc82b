"""Cues that accept: one part of :mod:`triage.books.acceptance_words`."""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of
from triage.books.acceptance_yes_more import AS_OFFERED, ORDERED

OFFER: Final = any_of(
    r"(?:preis)?angebote?s?|angebotspreis|kostenvoranschlag\w*|kva|quot(?:e|ation|es)|offer|proposal"
    r"|estimate",
    r"devis|proposition|offre|presupuesto|oferta|cotizacion|propuesta|orcamento|proposta|preventivo",
    r"offert[ae]s?|prijsopgave",
)
"""The quote itself, by name."""
ORDER: Final = any_of(
    ORDERED,
    r"(?:our|my|formal|written) acceptance|acceptance of (?:your|the)|acceptation|approbation|aceptacion"
    r"|aceitacao|aanvaard\w*|acquiescence",
    r"(?:auf|gerne auf) (?:ihr|euer|das) angebot zuruck|haken (?:dran|dahinter|hinter)|trockenen tuchern"
    r"|dach und fach|fortfahren|fahren sie fort|rein damit|gib gummi",
    r"(?:doy|damos|tienen|teneis|tiene|tienes) (?:el |mi |nuestro |vuestro )?(?:ok|si|visto|go)"
    r"|contamos con|(?:dia|date|dare|diamo) (?:pure )?(?:corso|seguito)|in de (?:planning|agenda)",
    # any
    r"^(?:go|los|nehmen|bestellen|buchen|machen|kaufen)$|authori[sz]\w+|autoris\w+|autoriz\w+|genehmigt?"
    r"|bewilligt?|abgesegnet|abgenickt|gegengezeichnet|signiert",
    r"orden de compra|bon de commande|ordine d(?:'|i )acquisto|inkooporder\w*|bestelbon|nota de encomenda"
    r"|purchase order|bestellschein|auftragsschreiben|auftragsbestatigung",
    r"order confirmation|confirmation (?:of the order|de commande)|conferma d'ordine|orderbevestiging"
    r"|confirmacion del? pedido|confirmacao d[ae] encomenda",
    # en
    r"start(?:ing)? (?:on |from |in |as )|get the ball rolling|make it so|have at it|(?:we|i)(?:'d"
    r"| would) (?:love|like) (?:you )?to (?:do|start|make|build|go)|you're on|we're ready"
    r"|instruct(?:ed|ing)? you|engage you|give you the (?:job|order|go)|award\w*|place it|raise the order"
    r"|(?:we|i)(?:'ll| will) (?:sign|pay the deposit)|let's make it happen",
    r"(?:chosen|selected|decided on|going with|opted for|picked) (?:you|your)|book it|yes to (?:everything"
    r"|all|the)|by all means|please do|that'll do|we(?:'re| are) going ahead"
    r"|put the (?:kettle|order)|let (?:the work|it) (?:begin|commence)|sign us|start whenever|(?:start"
    r"|come|begin) (?:any ?time|whenever)",
    r"(?:we|i)(?:'d|'ll|'re|'m)?(?: (?:would|will|do|are|am|have|hereby|gladly|happily|formally|also|like"
    r"|love"
    r"|happy|pleased|glad|delighted|want|wish|to|very|definitely|decided|now|herewith|both|all))*"
    r" (?:accept|order|proceed|go ahead|go (?:with|for)(?! (?:another|someone|somebody|a different"
    r"|the other))|commission|take (?:it|them|you up|the|your|this|up))",
    r"accepted|accept (?:your|the|this)|go[- ]ahead|green light|please proceed|proceed (?:with|as|on)",
    r"let's (?:do|go|get|proceed|start|move)|(?:job|order|work|contract|it)(?:'s| is) yours",
    r"you(?:'ve| have)? (?:got|have) (?:the job|the order|the work|our order|a deal|yourself)",
    r"consider (?:it|this) (?:done|booked|an order|our order|confirmed|ordered|accepted)",
    r"(?:count|sign|put) (?:us|me) (?:in|up|down)|book (?:us|me|it) in|it's a (?:deal|yes|go)"
    r"|we have a deal",
    r"happy to (?:proceed|go ahead|accept|go|sign)|good to go|plac(?:e|ed|ing) (?:the|this|an|our"
    r"|my) order",
    r"please (?:start|begin|order|make|build|supply|deliver|carry|crack|do|produce|get (?:started|going)"
    r"|put (?:it|the order|this|us) (?:through|in|down)|schedule|book|treat this)",
    r"go for it|fire away|do it|get (?:on with it|it done|cracking)|lock it in|sold|done deal|you(?:'re"
    r"| are) hired|(?:ok|okay|ready) to (?:go|proceed|start)"
    r"|you (?:can|may|could) (?:now |just |gladly )?(?:start|go|proceed|order|begin|put it)"
    r"|feel free to (?:start|begin|go|proceed)|(?:move|moving|go|going)"
    r" (?:ahead|forward) with|move (?:ahead|forward)|(?:my|our) (?:approval|go|blessing|ok|okay)"
    r"|(?:quote|offer|estimate|proposal) is (?:fine|ok|okay"
    r"|good|accepted|approved|great|perfect)|we(?:'ll| will) have (?:it|them|the lot)|(?:us"
    r"|me) in the diary|on board|yes from (?:us|me)",
    r"crack on|deal|signed (?:copy|quote|offer)|we order|(?:this is|here is|here's) our (?:purchase )?order",
    r"(?:attached|enclosed|herewith|here)\b.{0,40}\b(?:po|purchase order|order)",
    r"(?:po|purchase order|order)\b.{0,25}\b(?:attached|enclosed|follows)",
    # de
    r"^(?:euer |ihr |dein |dann |ok |ja )*auftrag$|handelseinig|nehmt'?s|mach ?m(?:a|er)|moch ma|(?:ihr|du"
    r"|sie) (?:konnt|kannst|konnen|durft|durfen|darfst)\b.{0,30}\b(?:kommen|machen|anfangen|los|loslegen"
    r"|bestellen|beginnen|starten|liefern|ausfuhren|einplanen)|^(?:ja|jo|ok|okay|gut|gerne?|dann|bitte"
    r"|genau|also| )+ so$|so ja|(?:konnen|kann|konnt) (?:so )?(?:losgehen|kommen|starten)",
    r"wir (?:kommen )?(?:ins|im) geschaft|in die umsetzung|umgesetzt|in angriff|beauftragt|bitte (?:um"
    r"|den) (?:einen )?(?:lieferung|ausfuhrung|umsetzung|montage)|ordern|wir ordern"
    r"|abrufen|rufen (?:wir )?ab|wunschen (?:die )?(?:ausfuhrung|umsetzung)|annahme|erteilung|(?:legt|leg"
    r"|legen)\b.{0,12}\bauf|ab geht|vollgas|reservier\w+|schreibt? uns (?:ein|auf)|vorgehen",
    r"nehm(?:en?)?(?:'s)? (?:wir|ich)(?! (?:uns|mir))|(?:wir|ich) nehm(?:en?)?(?:'s)?(?! (?:uns|mir|zur))"
    r"|nehmen?\b.{0,50}\ban|angenommen",
    r"beauftrag\w*|in auftrag|bestell(?:en|e|t)|(?:unsere|als) bestellung|bestellung (?:anbei|im anhang"
    r"|hiermit)",
    r"auftrag\b.{0,40}\b(?:erteilt|erteilen|hiermit|raus|ist da|ist (?:ihr|euer)\w*|geht (?:an"
    r"|klar|raus)|steht)",
    r"(?:erteil\w+|geben|gebe|bekomm\w+|habt|haben|krieg\w+|bestatig\w+)\b.{0,30}\bauftrag",
    r"freigabe|freigegeben|(?:geben?|geb)\b.{0,25}\bfrei|zusage|zugesagt|(?:wir|ich) sagen?\b.{0,25}\bzu",
    r"(?:leg\w*|fang\w*)\b.{0,20}\b(?:los|an)|loslegen|los geht'?s|losgehen|auf geht'?s|startet"
    r"|starten sie",
    r"bitte\b.{0,50}\b(?:ausf(?:u|ue)hren|umsetzen|anfertigen|fertigen|liefern|einplanen|produzieren|bauen"
    r"|einbauen|machen|starten|beginnen|anfangen|veranlassen|durchf(?:u|ue)hren|vormerken|eintakten"
    r"|in die wege)",
    r"(?:so )?machen wir(?: so| das| es)?|(?:wir|ich) machen? (?:das|es) so|wird (?:so )?gemacht|so machen",
    r"machen sie (?:es|das|mal|bitte|so|ruhig)|mach(?:t|en)? (?:das|es|mal|so|ruhig)|sind dabei|bin dabei",
    r"unterschrieben\w*|unterzeichnet\w*|deal|gekauft|zuschlag|(?:dann|also|na|gut) (?:mal )?los|^(?:dann "
    r"|bitte |einfach |so )*machen$",
    r"(?:konnen|konnt|kannst|durfen|darfst) (?:sie|ihr|du)\b.{0,50}\b(?:beginnen|anfangen|starten|loslegen"
    r"|bestellen|ausfuhren|umsetzen)",
    r"(?:mocht\w+|woll\w+|will|werd\w+|wurd\w+)\b.{0,50}\b(?:annehmen|beauftragen|bestellen|buchen"
    r"|zusagen)",
    r"^(?:das )?lauft$|geritzt|paletti|gebt gas|gib gas|ab dafur|her damit|nagel mit kopfen|(?:ein|klares"
    r"|unser"
    r"|mein) ja|ja (?:von|zum|zu allem)|sagen ja|an bord|im boot|tun sie das|tut das"
    r"|(?:hatten|mochten|wollen|wurden|hatte|mochte|wurde)\b.{0,20}\b(?:so|gerne?"
    r"|genau)\b.{0,12}\b(?:haben|nehmen|so)|wird genommen|kaufen|fur (?:sie|euch|ihr\w*"
    r"|dich)\b.{0,25}\bentschieden"
    r"|(?:ausfuhren|umsetzen|anfertigen|einplanen|durchfuhren|veranlassen|eintakten|produzieren|einbuchen"
    r"|beauftragen|ausfuhrung|umsetzung|startschuss)|unterschrift|weiter so"
    r"|in auftrag geben|auftrag (?:an euch|an sie)|zusammenarbeit|wird (?:so )?bestellt|ihr seid (?:dabei"
    r"|gebucht|dran)|sie sind (?:gebucht|dabei|dran)",
    r"(?:unser|mein|unsere|meine) (?:ok|okay|go|zustimmung|zusage|einverstandnis|auftrag|freigabe)"
    r"|grunes licht|bestell(?:t|en sie|)? (?:das|es|bitte|so|ruhig|mal)"
    r"|(?:kann|konnen|darf|durfen)\b.{0,30}\b(?:bestellt|gemacht|geliefert|ausgefuhrt|gefertigt|produziert"
    r"|gebaut|loslegen|kommen)|ran (?:an|ans)|feuer frei"
    r"|(?:nehm|nimm|nehme) ich|genommen|schlagen zu|im geschaft|hand drauf|handschlag|tragen sie uns ein"
    r"|bitte so|so bitte|dann so|(?:wir|ich) machen? (?:es|das)"
    r"|das machen wir|(?:wir|ich) buchen?|gebucht|liefern sie|fangen sie an|legen sie los|legt los|leg los"
    r"|weitermachen|mach(?:t)?s|auf gehts",
    # fr
    r"faisons(?:-le| comme ca| ainsi)?|je signe|on fait ca|validation|tout (?:est )?bon|(?:de"
    r"|pour) (?:notre|mon) cote|de notre part",
    r"valid(?:e|ons|ee?|er)|approuv(?:e|ons|ee?)|vous avez (?:notre|mon)|en route|demarr(?:e|er|ez|ons)"
    r"|commenc(?:e|er|ez|ons)|reserv(?:e|ez|ons)|devis (?:accepte|signe|approuve|ok)|accord",
    r"(?:nous|on|j')\s?(?:vous )?accept(?:ons|e|er)|accept(?:e|ee|es)|(?:je|j')\s?(?:vous )?accepte",
    r"bon pour accord|feu vert|allez-?y|vas-?y|on y va|on (?:valide|prend|signe|fonce|part)|(?:je|nous) "
    r"(?:valid\w+|command\w+|pass\w+ commande|sign\w+|pren(?:ds|ons))|c'est valide|devis (?:signe|valide)",
    r"retenons|retenu|donn(?:e|ons) suite|retenue|(?:choisi|opte pour|retenu) (?:vous|votre)"
    r"|l'affaire est (?:conclue|faite)|on (?:commande|accepte|demarre|commence|retient)|mettez en route"
    r"|(?:je|nous) (?:vous )?(?:confie|confions|missionn\w+)|(?:j'ai|nous avons|on a) signe|signature"
    r"|nickel on y va|feu",
    r"(?:commencez|lancez|procedez|faites|livrez|demarrez|foncez)|ok (?:pour )?(?:le |ce |votre )?devis"
    r"|(?:votre|le) devis (?:nous|me) (?:convient|va)"
    r"|partants?|on est (?:bons?|d'accord|ok)|(?:je suis|nous sommes) (?:d'accord|ok|partants?)|commandons"
    r"|commande confirmee|peut etre lancee?|on fait (?:comme ca|ainsi)"
    r"|affaire conclue|c'est parti|tope la|banco|vous (?:pouvez|pourrez) (?:y aller|commencer|lancer"
    r"|demarrer|proceder)|lance[rz] (?:la|le|les)|marche conclu",
    r"(?:mon|notre) accord|(?:passe|passer|passons) (?:la )?commande|bon de commande|commande (?:ferme"
    r"|confirmee|ci-joint\w*)",
    # es
    r"hagamoslo|me apunto|nos apuntamos|listo|perfecto asi|asi (?:se|lo) (?:hace|hacemos|queda)|asi queda",
    r"encarg\w+|en marcha|cerrad[oa]|contratad[oa]|contratamos|lo contrato|apuntanos|apuntenos|reserv(?:en|ad"
    r"|e)nos|todo en orden|dam?os? por (?:bueno|aceptado|valido)|luz verde|dan? comienzo"
    r"|pon(?:ed|gan)|arranc\w+|empez\w+|proced\w+|autoriz\w+|conforme al presupuesto"
    r"|de acuerdo con el presupuesto|venga,? (?:va|adelante)|tir(?:a|ad|en)|preparad\w*|pedid(?:lo|selo)",
    r"manos a la obra|(?:es|son) (?:vuestro|suyo|tuyo)|ponganse|poneos|empezamos|quedamos asi"
    r"|nos decidimos por|(?:elegido|optado por|decidido por) (?:vosotros|ustedes|su|vuestr\w)|encargo"
    r"|aprobacion|cuando (?:quer\w+|quier\w+) (?:pued\w+ )?(?:empez\w+|empiez\w+|comenz\w+)|todo suyo"
    r"|visto bueno|conformidad|(?:queda|quedan) (?:aceptad[oa]|aprobad[oa]|confirmad[oa])|(?:lo "
    r"|la )?aprob(?:o|amos)|nos quedamos con|cuent(?:en|a|e) con"
    r" nosotros|contad con|(?:tirad|tira|tiren|tiramos) (?:para |pa )?(?:delante|adelante)|hecho|hacedlo"
    r"|haganlo|hagalo|vamos (?:con|a) (?:ello|adelante)|a por ello|dale"
    r"|firm(?:o|amos|ado|ada)|ok (?:al|con el) presupuesto|presupuesto ok|(?:empiecen|empezad|empieza"
    r"|comiencen|preparen|encarguen|haced|hagan)\b|(?:me|nos) lo quedo"
    r"|(?:lo|la|los|las) (?:cogemos|tomamos|hacemos)|seguimos adelante|seguir adelante",
    r"(?:lo |la |os |le |les )?acept(?:o|amos|ado|ada|ar)|adelante|trato hecho|dad?le|(?:lo|la|los|las) "
    r"(?:encarg\w+|compr\w+|contrat\w+|queremos)|(?:hacemos|hago|realizamos|formalizamos) el pedido"
    r"|luz verde",
    r"pued(?:en|e|es) (?:empezar|proceder|comenzar|iniciar|ponerse)|podeis (?:empezar|proceder)"
    r"|proced(?:an|a)",
    r"(?:os|les|le) (?:confirm\w+|encarg\w+|hac\w+) (?:el )?(?:pedido|encargo|trabajo)|presupuesto firmado",
    # pt
    r"fazemos assim|facamos|vamos a isto|fechadissimo|ok siga|pode (?:ser|ir)",
    r"proced(?:am|er|a)|inici(?:em|ar)|comec(?:em|ar)|arranqu(?:em|e)|reserv(?:em|ar)|luz verde|aprovado"
    r"|fech(?:ar|amos)|marquem|preparem|avanc\w+|autoriz\w+",
    r"(?:escolhemos|optamos por|optamos pel[ao]) (?:vos|voces|voss[oa]|a vossa|o vosso)|maos a obra"
    r"|e vosso|autorizad[oa]|forca|podem contar|vamos fazer|toca a|siga|vamos a isso|bora|avance|facam"
    r"|comecem|mandem vir|fica (?:combinado|aprovado|fechado|adjudicado)|aprov(?:o|amos)|(?:nossa"
    r"|minha) (?:aprovacao|luz verde"
    r"|encomenda|confirmacao)|orcamento (?:ok|aprovado|aceite)|ok ao orcamento|seguimos em frente"
    r"|seguir em frente|assinad[oa]|contem connosco|podem (?:encomendar|mandar|marcar)"
    r"|negocio feito",
    r"aceit(?:o|amos|e|ar)|pod(?:e|em) (?:avancar|seguir|comecar|iniciar|proceder|fazer|arrancar|fechar)"
    r"|fechad[oa]|fechamos|negocio fechado|avanc(?:em|a|amos|ar)|adjudic\w+|vamos (?:avancar|em frente"
    r"|fechar)",
    r"(?:fazemos|faco|confirm\w+) a encomenda|encomend(?:o|amos)|luz verde|orcamento assinado|toca a andar",
    # it
    r"vai(?: pure)?|vada pure|andata|facciamolo|siamo dei vostri|ok (?:a )?tutto|d'accordissimo"
    r"|avanti(?: cosi| tutta)?|facciamo cosi",
    r"(?:scelto|sceglie\w+) (?:voi|il vostro|la vostra)|incarico|(?:lavoro|ordine) e (?:vostro|suo)"
    r"|si puo fare|via$|mettete(?:vi)? (?:in|al)|firma|si comincia|benestare|nulla osta|(?:diamo"
    r"|do) (?:il via|l'ok|conferma)|(?:vostro|suo) preventivo (?:ci|mi) va|approv(?:o|iamo)"
    r"|ok al preventivo|preventivo (?:ok|approvato|accettato)"
    r"|fate|iniziate|ordinate|cominciate|partite|aggiudicato|si parte|si procede|si puo procedere|e un si"
    r"|(?:il|la) (?:nostro|mio|nostra|mia) (?:ok|conferma|approvazione|ordine"
    r"|benestare)|potete (?:ordinare|mandare|fare)|proced\w+",
    r"aspett\w+ (?:la )?conferma|ok per (?:noi|me)|accett(?:o|iamo|ato|ata|are|azione)|proced(?:ete|a|iamo"
    r"|ere|i)(?: pure)?|affare fatto|via libera",
    r"(?:conferm\w+|facciamo|faccio|invi\w+) (?:l'|il |il nostro )?(?:ordine|incarico)|(?:vi|le) "
    r"affid\w+|ordin(?:o|iamo)|and(?:ate|iamo) avanti|pot(?:ete|rete) (?:partire|iniziare|procedere"
    r"|cominciare)"
    r"|puo (?:procedere|iniziare|partire)|fate pure|faccia pure|partiamo|preventivo firmato|firmato",
    # nl
    r"we gaan het doen|gaan het doen|zo doen|zo maar|toe maar|vooruit|aan de gang|(?:kunt|kunnen|mag"
    r"|mogen) (?:u |jullie |je )?(?:maar )?(?:komen|beginnen|bestellen|leveren|inplannen)",
    r"gaan (?:we|wij) mee akkoord|start(?:en)? (?:maar|gerust)|aan de slag|inboeken|boek(?:en)? (?:ons"
    r"|maar|het)|reserveer|goedgekeurd|wij willen (?:graag )?(?:doorgaan|bestellen|verder)|verder gaan"
    r"|gunnen",
    r"(?:kiezen|gekozen) voor (?:u|uw|jullie)|zo doen we het|zijn eruit|voer (?:het )?(?:maar )?uit"
    r"|inplannen|uitvoeren|inboeken|opdracht|bestelling|handtekening|ga er maar voor|laat (?:het "
    r"|ze )?maar komen"
    r"|gegund|(?:ons|mijn|onze) (?:akkoord|goedkeuring|toestemming|opdracht|bestelling|ok|zegen)"
    r"|begin maar|bestel maar|maak maar|start maar|zet (?:het )?maar|komt? u maar|kom maar"
    r"|dat doen we|we doen het|wij doen het|laten we het doen|gaan (?:we|wij) voor|(?:we|wij|ik) (?:gaan"
    r"|ga) ervoor|plan ons in|offerte (?:is )?(?:ok|oke|goedgekeurd|akkoord)"
    r"|ik (?:ben|ga) akkoord|mag (?:het )?(?:zo )?door|u kunt (?:het )?(?:bestellen|inplannen|beginnen)"
    r"|deal|verkocht|(?:aan|voor) de slag",
    r"akkoord\w*|(?:wij|we|ik) (?:gaan|ga) (?:er ?mee |hiermee |graag )*(?:akkoord|door|in zee|ervoor)",
    r"(?:ga|gaat|gaan)\b.{0,12}\b(?:gang|je gang|uw gang|maar door|aan de slag|ervoor)|doe maar"
    r"|(?:gaan (?:we|wij) )?doen|doen (?:we|wij)",
    r"accepter(?:en|)|accepteer|(?:wij|we|ik) (?:bestellen?|nemen|neem)|bestellen (?:we|wij)"
    r"|opdracht (?:gegund"
    r"|bij deze|hierbij|is voor|gaat)|(?:geef|geven|verstrekken|verlenen)\b.{0,25}\b(?:opdracht"
    r"|groen licht)",
    r"groen licht|ga (?:maar )?(?:aan de slag|beginnen|starten)|(?:kunt|kan|mag|mogen|kunnen)\b.{0,15}\b"
    r"(?:beginnen|starten|aan de slag|doorgaan)|plan(?:t)?\b.{0,25}\bin|ga (?:maar )?door|getekend\w*"
    r"|regel het",
)
"""Accepting, ordering, commissioning, letting the work begin: words that mean the matter itself."""
COMMIT: Final = any_of(
    r"accept\w*|beauftrag\w*|in auftrag|annehm\w*|angenommen|an|purchase order|order(?:s|ed)?|bestell(?:en"
    r"|e|t)|auftrag|zuschlag|commande\w*|bon pour accord|acept\w*|pedido|encargo"
    r"|aceit\w*|adjudic\w*|encomend\w*|accett\w*|ordin(?:o|iamo|e)|opdracht|akkoord|accepter\w*|accepteer"
    r"|proceed\w*|go ahead"
)
"""Of the words that order those that hardly mean a day or a bill."""
ASSENT: Final = any_of(
    AS_OFFERED,
    r"agreed?|(?:fine|okay|ok|good|great) (?:by|with|for) (?:us|me)|works (?:well |great "
    r"|perfectly )?for (?:us|me)",
    r"(?:we|i)(?:'re|'m| are| am) (?:happy|fine|good|okay|ok|pleased|all in|in agreement)(?: (?:with"
    r"|to) (?:it"
    r"|this|that|the|your|everything|all))?|(?:we|i) (?:agree|approve|confirm)|approved|confirmed"
    r"|yes,? please",
    r"(?:that's|it's|all) (?:fine|agreed|in order)|that (?:works|suits)|sounds (?:good|great|fair|fine"
    r"|perfect) to (?:us"
    r"|me)",
    r"looks (?:good|great|fine) to (?:us|me)",
    r"(?:angebot|alles|das|es|so|preis\w*)\b.{0,12}\b(?:ist|war|is) (?:so |fur uns |fur mich )*(?:ok|okay"
    r"|gut|prima|super|top|perfekt|klasse|fein|stimmig)|^(?:ist|is) (?:ok|okay|gut|fein|recht|geritzt)",
    r"(?:wie|laut|gemass|lt\.?|nach) (?:im |ihrem |eurem |dem )?angebot\w*|(?:as )?per (?:your "
    r"|the )?(?:quote|quotation|offer|estimate)|as (?:quoted|offered)|(?:selon|conforme au) (?:votre "
    r"|le )?devis"
    r"|segun (?:el |su |vuestro )?presupuesto|conforme (?:o |a )?(?:orcamento|proposta)|come da (?:vostro "
    r"|suo )?(?:preventivo|offerta)|(?:conform|volgens) (?:de |uw |jullie )?offerte",
    r"(?:good|fine|ok|okay) (?:here|on our (?:end|side)|from (?:our|my) (?:end|side))|all (?:good|ok"
    r"|okay) (?:here|from|on our)|thumbs up|we(?:'re| are) (?:all )?(?:set|sold|agreed)",
    r"(?:so )?ist (?:mir|uns|es)?\s?recht|(?:mir|uns) recht|bestens|basst\w*|passd|okidoki|oki|roger"
    r"|von mir aus|meinetwegen|einig|daumen hoch|sagt (?:uns|mir|mir sehr|uns sehr) zu"
    r"|entspricht (?:unseren|meinen) (?:vorstellungen|wunschen)|genau das|unbedingt|bin dafur|ja,? machen"
    r"|ok,? machen|ok,? bitte|dafur",
    r"passt|passen(?! sie)|einverstanden|in ordnung(?! (?:gebracht|bringen|zu))|geht (?:so )?(?:klar"
    r"|in ordnung)|gebongt|abgemacht",
    r"(?:ist|war|so|das) (?:so )?(?:gut|ok|okay|recht|prima|perfekt|super) so|(?:gut|ok|okay|recht|prima"
    r"|perfekt|super|gern|gerne|genau) so|so (?:gut|ok|okay|recht|gern|gerne|wie angeboten|annehmen)",
    r"(?:ok|okay|o\.k\.|gut) (?:fur|von|f\.) (?:uns|mich|mir)|von (?:uns|mir|unserer seite)(?: aus)? (?:ok"
    r"|okay"
    r"|gut|gerne?|in ordnung|passt)|wie angeboten|ja,? (?:bitte|gerne?|unbedingt|machen)|sehr gerne"
    r"|haut hin"
    r"|stimme?n? (?:wir |ich )?(?:so )?zu|zugestimmt|zustimmung|konnen (?:wir|sie) so machen"
    r"|konnt ihr so machen|bestatig(?:en|e|t)|(?:fur|von) uns ok",
    r"d'accord|dac|(?:c'est |tout est )?(?:bon|ok|okay|parfait) pour (?:nous|moi)|(?:ca|cela) (?:nous "
    r"|me )?"
    r"(?:marche|roule|convient|va)|(?:nous|me) convient|convient (?:bien|parfaitement)|entendu"
    r"|oui,? (?:s'il "
    r"vous plait|svp|volontiers|avec plaisir)|je confirme|nous confirmons|approuve|ok pour (?:nous|moi|le"
    r"|ce)",
    r"(?:por|de) (?:nuestra|mi) parte|(?:nos|me) (?:encaja|cuadra|convence|gusta y)|todo (?:bien|correcto"
    r"|conforme|ok)|correcto todo|me vale|nos vale",
    r"me parece (?:perfecto|genial|estupendo|fenomenal|correcto)|nos parece (?:perfecto|genial|estupendo"
    r"|correcto|bien)|(?:esta|todo) perfecto|confirmad[oa]|por (?:nuestro|mi) lado",
    r"de acuerdo|conformes?|(?:me|nos) (?:parece (?:bien|perfecto)|va bien|encaja|cuadra)|esta bien"
    r"|si,? por "
    r"favor|(?:lo )?confirm(?:o|amos)|aprobado|ok por (?:nuestra|mi) parte|todo correcto",
    r"parece-(?:nos|me) bem|pode ser assim|concordamos|conforme|ok (?:da nossa|da minha) parte|da (?:nossa"
    r"|minha) parte (?:esta )?(?:tudo )?(?:ok|bem|certo)"
    r"|por (?:nos|mim),? (?:ok|avanca)|tudo ok",
    r"de acordo|esta (?:tudo )?(?:bem|certo|otimo|aprovado)|combinado|concord(?:o|amos)|sim,? por favor"
    r"|aprovad[oa]|por (?:nos|mim) (?:esta )?(?:tudo )?(?:bem|ok|certo)|tudo certo",
    r"tutto (?:ok|bene|perfetto|a posto)|ottimo cosi|perfetto cosi|ok cosi|e ok|(?:a noi|a me) (?:va"
    r"|sta) bene|ci (?:va|sta) bene",
    r"va (?:tutto )?(?:bene|benissimo)|d'accordo|concordiamo|approvat[oa]|(?:vi |ti |le )?conferm(?:o|iamo)"
    r"|confermat[oa]|per (?:noi|me) (?:va|ok|e ok)|ci sta|siamo d'accordo|si,? (?:grazie|volentieri)",
    r"(?:is|dat is|het is|klinkt) (?:goed|prima|in orde|oke|ok)(?: zo)?|prima zo|goed zo|in orde"
    r"|afgesproken"
    r"|(?:zijn|ben) het (?:er ?mee )?eens|ja,? graag|^graag$|heel graag|goedgekeurd|goedkeuring"
    r"|past (?:prima|goed)"
    r"|bevestig(?:en|d)?|voor (?:ons|mij) (?:is "
    r"het )?(?:goed|oke|ok|prima|akkoord)",
)
"""Consent to whatever was said last."""
YES: Final = any_of("yes", "yep", "yeah", "ja", "jo", "jep", "jawohl", "oui", "sim", "si")
"""A bare yes."""
AGREEING: Final = re.compile(
    r"\b(?:nur zu|kein(?:e|en|erlei)? (?:problem\w*|thema|einwand\w*|frage\w*|anderung\w*|anmerkung\w*"
    r"|bedenken|weiteren (?:fragen"
    r"|anmerkungen|wunsche))|nichts (?:dagegen|hinzuzufugen|auszusetzen|einzuwenden)|ohne (?:weitere[s]? "
    r"|jede )?"
    r"(?:anderung\w*|einschrankung\w*|vorbehalt\w*|weiteres|wenn und aber)|no (?:problem\w*|objections?"
    r"|changes?|questions|"
    r"further (?:questions|changes|comments)|worries)|nothing to (?:add|change)"
    r"|without (?:any )?(?:changes?|reservations?|"
    r"hesitation)|pas de (?:souci\w*|probleme\w*|remarque\w*|changement\w*)|rien a (?:redire|ajouter"
    r"|changer)|sans (?:aucune )?"
    r"(?:reserve\w*|modification\w*|changement\w*|hesit\w+)|aucune? (?:objection|remarque|modification"
    r"|probleme)"
    r"|(?:sin|ningun|ninguna|no hay) (?:problemas?|cambios?|objecion\w*|pegas?|duda)|nada que (?:objetar"
    r"|anadir|cambiar)"
    r"|sem (?:problemas?|alterac\w+|objec\w+|reservas)|nada a (?:acrescentar|opor)|senza (?:problemi"
    r"|modifiche|riserve|"
    r"variazioni|dubbio)|nessun (?:problema|dubbio|cambiamento)|nessuna (?:modifica|obiezione|variazione)"
    r"|niente da "
    r"(?:aggiungere|eccepire|ridire)|geen (?:probleem|bezwaar|opmerkingen|vragen|wijzigingen)"
    r"|zonder (?:wijzigingen|meer|"
    r"voorbehoud)|niets (?:op aan te merken|toe te voegen))\b"
)
"""A negation that agrees."""
FAIR: Final = any_of(
    r"fair\w*|gut\w*|ok|okay|super|angemessen|in ordnung|good|great|reasonable|fine|bon|correct"
    r"|raisonnable|bueno|correcto|razonable"
    r"|bom|justo|buono|giusto|onesto|goed|prima|redelijk|netjes"
)
"""A price is called so by whoever has no quarrel with it."""
