"""More cues that accept: the order by name, the yes by name, work that is told to begin as it was quoted.

One part of :mod:`triage.books.acceptance_words`.
"""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

_ORDER_NOUN: Final = (
    r"(?:order|auftrag|bestellung|beauftragung|commande|pedido|encargo|ordine|incarico|opdracht|bestelling"
    r"|encomenda)"
)
_DONE: Final = (
    r"(?:ok|confirmed|placed|approved|bestatigt|erteilt|freigegeben|genehmigt|raus|wie (?:im )?angebot\w*"
    r"|gemass"
    r"|confirmee?|passee|validee|confirmad[oa]|hech[oa]|realizad[oa]|confermat[oa]|fatto|inviato|bevestigd"
    r"|geplaatst|gegeven|feit[oa]|efetuada|as quoted)"
)
_OFFER_NOUN: Final = (
    r"(?:angebot|offerte?|kva|kostenvoranschlag|quote|quotation|estimate|proposal|devis|presupuesto|oferta"
    r"|preventivo|offerta|orcamento|proposta)"
)
_GOOD: Final = (
    r"(?:ok(?:ay|e)?|o\.k\.|gut|prima|super|genehmigt|bewilligt|freigegeben|angenommen|akzeptiert|passt|fine"
    r"|accepted|approved|agreed|bon|accepte|valide|signe|acceptee?|bien|aceptad[oa]|aprobad[oa]|conforme"
    r"|accettat[oa]|approvat[oa]|firmat[oa]|goed(?:gekeurd)?|akkoord|geaccepteerd|aanvaard|aceite|aprovad[oa]"
    r"|adjudicad[oa]|fechad[oa])"
)
_BE: Final = r"(?: (?:is|ist|ware|est|es|esta|queda|e|fica)| (?:so|fur uns|all|tout|todo|tutto|tudo))*"
AS_OFFERED: Final = (
    r"(?:wie|so wie) (?:es )?(?:angeboten|besprochen|beschrieben|drinsteht|im angebot|im kva|kalkuliert)"
    r"|as (?:quoted|offered|listed|proposed|described|set out|per)|comme (?:prevu |indique |convenu "
    r"|propose )?"
    r"(?:au|dans le|sur le|dans votre) devis|comme (?:propose|indique|prevu)|tel que (?:propose|chiffre)"
    r"|(?:tal (?:y )?como|como|segun) (?:esta |viene |figura |aparece |dice |indica )?(?:en )?el presupuesto"
    r"|tal cual|come (?:da|nel|previsto|indicato)\b.{0,20}(?:preventivo|offerta)|cosi com'e"
    r"|zoals (?:in|op|uit) (?:de|uw|jullie) offerte|zoals (?:aangeboden|geoffreerd|voorgesteld|besproken)"
    r"|(?:conforme|tal como|como) (?:esta |consta )?(?:em )?(?:o|em o|a|na) (?:vosso |vossa )?(?:orcamento"
    r"|proposta)"
)
"""Consent that names what was offered."""
ORDERED: Final = (
    rf"(?:bitte|please|por favor|per favore|svp|graag)\b.{{0,70}}\b(?:{AS_OFFERED})|"
    rf"{_ORDER_NOUN}{_BE} (?:hiermit |hereby |damit |hierbij )?{_DONE}|{_OFFER_NOUN}{_BE} {_GOOD}"
    rf"|(?:bestatig\w+|confirm\w*|conferm\w+|bevestig\w+)"
    rf" (?:(?!your|votre|ihren?|eur\w+|su|vuestr\w|vostr\w|uw|jullie|voss\w)\w+ ){{0,3}}{_ORDER_NOUN}"
    # a yes by name
    r"|c'est (?:un grand |un )?oui|(?:es|e) un si|(?:het|dat) is een ja|wordt een ja|e um sim|(?:it"
    r"|that)(?:'s"
    r"| is) a (?:big |firm |definite )?yes|das ist ein ja|ein klares ja|wir sind uns einig|auftrag an sie"
    r"|wir machen'?s|(?:wir|ich) sagen? (?:gerne )?zu|zusage von (?:uns|mir)|dann machen (?:wir|sie)"
    # theirs by name
    r"|(?:habt|haben|hast|kriegt|bekommt|bekommen) (?:ihr |sie |du )?(?:hiermit )?(?:den|unseren) (?:job"
    r"|auftrag|zuschlag)|(?:chantier|travail|marche|commande|boulot) est (?:pour|a) vous"
    r"|(?:klus|opdracht|order|werk) is (?:voor|aan) (?:jullie|u|jou)|(?:trabajo|encargo"
    r"|obra) es (?:vuestr[oa]"
    r"|suy[oa]|para (?:vosotros|ustedes))|(?:lavoro|incarico|ordine) e (?:vostro|suo)|(?:trabalho|obra) e"
    r" (?:vosso|vossa|seu)|(?:we(?:'ve| have)) chosen you"
    rf"|(?:treat|consider\w*|betracht\w*|beschouw\w*)\b.{{0,40}}\b(?:{_ORDER_NOUN}|auftrag\w*)"
    r"|(?:chef\w*|boss|wife|husband|mann|frau|partner\w*|patron|femme|mari|jefe|mujer|marido|capo|moglie"
    r"|marito|baas|vrouw|chefe|mulher|einkauf|vorstand|gf) (?:hat )?(?:sagt|says|said|dit|a dit|dice|zegt|diz"
    r"|disse)(?: que| di| dat)? (?:ja|yes|oui|si|sim)"
    r"|hiermit (?:der|den|unser|unseren)? ?auftrag\w*|auftragserteilung|(?:als|zum) auftrag (?:buchen"
    r"|anlegen|geben)|als auftraggeber"
    rf"|(?:kriegen|kriegt|bekommen|bekommt|krijgen|krijgt|get|got|have|haben|habt) (?:\w+ )?(?:den|de|the"
    r"|unseren) (?:auftrag|klus|job|opdracht|zuschlag|order)"
    # english
    r"|(?:we|i)(?:'d| would) like it|consider us \w+|happy for you to (?:start|begin|go|proceed)|please go"
    r"|(?:please )?carry on"
    r"|take (?:everything|it all|all of (?:it|them)|the lot|the whole lot)|get (?:it|us|this) booked(?: in)?"
    r"|book(?:ed)? (?:us|it) in|consider it ordered|(?:please )?(?:start|begin|get (?:started|going)"
    r"|commence)"
    r" (?:when|as soon as) you (?:can|like|are ready)|go right ahead|full steam ahead|you may (?:go|proceed"
    r"|start|begin|order)|(?:we|i)(?:'re| are|'m| am) (?:in|going ahead|happy to go)|on the terms (?:set out"
    r"|quoted|given)|(?:we|i) would like (?:you )?to (?:proceed|go|order|accept|book)|let's book"
    r"|please action|shake on it|let's have it|(?:just )?order it|(?:they |he |she )?signed it off|^signed$"
    r"|^ok go$|^go$|yes pls|yes plz|pls go|please (?:put|push) (?:this|it) through"
    r"|please repair(?: it)?|repair it|(?:bitte )?reparatur (?:bitte )?durchfuhren|do the repair"
    r"|entscheiden (?:wir |ich )?(?:uns|mich) (?:\w+ )?fur (?:sie|euch|ihr\w*|dich)"
    r"|(?:decid\w+|opt\w+|eleg\w+|escolh\w+|scelt\w|chosen|choisi|retenu|gekozen|kiezen|entschieden|selected)"
    r"\b.{0,25}\b(?:yours|vuestr[oa]|voss[oa]|vostr[oa]|suy[oa]|votre|jullie|ihres|eures|you)"
    r"|(?:fur (?:sie|euch|ihr\w*|dich)) entschieden"
    r"|(?:signed|unterschrieben|firmad[oa]|firmato|getekend|assinad[oa]) (?:and|und|y|e|en) (?:returned"
    r"|zuruck"
    r"|adjunt[oa]|allegato|retour|attached)|verbindliche (?:bestellung|zusage|buchung)|go von (?:mir|uns)"
    r"|anbei\b.{0,30}\b(?:bestellung|auftrag|order)|(?:enclosed|attached)\b.{0,20}\border"
    r"|plaats\w* (?:hierbij )?(?:de|een|onze) bestelling|verzekerd van de opdracht"
    # what they want
    r"|so (?:wollen|mochten|hatten) (?:wir|ich)'?s?(?: (?:gerne? )?haben)?|(?:will|mochte|wollen|mochten)"
    r" (?:ich|wir) (?:so )?haben|(?:wir|ich) (?:wollen|will|mochten?) (?:es|das|dies) (?:so )?(?:machen"
    r"|haben)"
    r"|soll(?:'s| es)? (?:so )?sein|kann so (?:raus|weg|gehen)|ist durch|that's (?:exactly )?what we(?:'re"
    r"| are)?"
    r" (?:want|after|looking for)|c'est (?:bien |exactement )?ce que (?:nous voulons|je veux|l'on veut)"
    r"|es (?:justo )?lo que (?:queremos|quiero)|e (?:proprio )?quello che (?:vogliamo|voglio)"
    r"|zo (?:willen|wil) (?:we|wij|ik) het|e (?:mesmo )?isto que (?:queremos|quero)"
    # going along
    r"|(?:wir |ich )?(?:gehe?n?) (?:wir |ich )?(?:da |hier |gerne )?mit(?: (?:ihnen|euch|dir))?$|da (?:sind"
    r"|bin)"
    r" (?:wir|ich) dabei|da sage?n? (?:ich|wir) (?:gerne )?ja|ihr seid'?s|sie sind'?s"
    r"|off you go|vous pouvez (?:foncer|y aller|demarrer)|potete (?:andare|cominciare"
    r"|partire)|tirar (?:para|pa) a?delante|(?:podem|pode) (?:tocar|andar) para a frente|sigam em frente"
    r"|jullie kunnen (?:los|beginnen|starten)|die nemen (?:we|wij)|neem (?:ik|we)"
    r"|queremos (?:contratar|avancar|encomendar)|quiero contratar|we(?:'d| would) like to (?:take|have|buy"
    r"|use)"
    r"|c'est bon pour (?:le|votre|ce) devis"
    r"|make it happen|let's (?:roll|start)|do proceed|(?:we(?:'re| are)|that's|it's) a (?:yes|go)"
    r"|(?:we|i)(?:'d| would) like to confirm|decided to (?:go|proceed|accept)|kick (?:it |things )?off"
    r"|damos el trabajo|dar inicio|^feito$|ejecut(?:en|ad)\w*|den? comienzo"
    r"|(?:packen|tun|machen|nehmen|wagen|starten|bauen|buchen|bestellen) wir'?s?(?: (?:das|es|so|an"
    r"|gerne?))*$"
    r"|beginnen sie|fangen? sie .{0,10}an|(?:habt|haben sie) gewonnen|(?:auftrag|job) ist (?:eurer|euer|ihrer"
    r"|deiner|dein)|lassen? (?:wir|ich) (?:das |es )?(?:so )?machen|(?:das|es) (?:so )?machen lassen"
    r"|(?:ich|wir) lassen? (?:das|es) (?:so )?machen|freie fahrt|bahn frei|ja und amen|zugeschlagen"
    r"|zuschlagen"
    r"|setz(?:t|en sie)\b.{0,20}\bum|erledig(?:t|en sie)|leit(?:et|en sie)\b.{0,20}\bein"
    r"|(?:we|i) agree to|(?:has|have) approved (?:your|the)|approved your (?:quote|quotation|offer|estimate)"
    r"|(?:stem|stemmen|ingestemd) (?:\w+ )?(?:in )?met|jullie zijn het geworden|laat\b.{0,30}\bmaar \w+en$"
    r"|ondertekend\w*|in zee met (?:u|jullie)|consider(?:a|ate)(?:la|lo)? (?:accettat|confermat"
    r"|confirmad)[oa]"
    # german
    r"|^(?:jo|ja|na|dann|also) ?mach$|mal ran|zieht\b.{0,12}\bdurch|durchziehen|bitte mache"
    r"|akzeptier(?:e|en|t)|stimmen? (?:\w+ ){0,4}zu|(?:topp|top),? gilt|^(?:das )?(?:steht|gilt)$"
    r"|eingeschlagen"
    r"|schlag(?:en)? ein|haut rein|hau rein|machen? s'? es|machen s|machts? (?:es )?so|macht mal"
    r"|(?:das|es|angebot|dieses)? ?(?:wir |ich )?(?:hiermit|gerne?|so) (?:annehmen|beauftragen|bestellen)"
    r"|bitte buchen sie|bitte (?:\w+ ){0,4}(?:bauen|einbauen|montieren|reparieren|austauschen|liefern"
    r"|anfertigen|durchfuhren"
    r"|erledigen|fertig ?machen|setzen|verlegen|streichen lassen|installieren|einrichten|reservieren)"
    r"(?: (?:wie|so))?$|(?:bau|mach)t?'?s (?:\w+ ){0,2}(?:so|ein|fertig)|isch guet|guet so|moch ma"
    r"|leg einfach"
    r" los|in auftrag|zur ausfuhrung"
    # french
    r"|(?:nous|je) (?:l'|les )accept\w+|(?:nous|on) vous (?:confi\w+|attend\w*|suit|prend\w*)"
    r"|(?:c'est|est) (?:commande|signe|accepte|entendu)|(?:nous|on|je) (?:souscri\w+|reserv\w+|prend\w*)"
    r"|vous pouvez (?:\w+ )?(?:reserver|poser|installer|commander|planifier|programmer|intervenir|livrer"
    r"|fabriquer|reparer|faire)|merci de (?:faire|proceder|lancer|realiser|commencer|livrer|reserver"
    r"|programmer|reparer)|(?:hate|impatients?) (?:de|que) \w+"
    r"|(?:on|je|nous) (?:le|la|les) pren\w+|considerez .{0,30}commande|lancez-vous"
    r"|^vendu$"
    # spanish
    r"|(?:me|nos) l[oa]s? qued\w+|nos lanzamos|consider\w+ .{0,30}pedido"
    r"|(?:reserv|instal|repar|mont|prepar|program)(?:ad|en|e)(?:l[oae]s?)? (?:pues|ya|por favor|para|el"
    r"|la|tal|como)|(?:esta|queda) (?:encargado|pedido)|(?:hagan|haced)(?:lo|la)?|contratamos|los encargamos"
    # italian
    r"|(?:prenot|mont|ripar|install|prepar|attiv|ordin)ate(?:l[oai])?(?: pure)|attiviamo|vi aspettiamo"
    r"|(?:l[oaie]|li) prend(?:o|iamo)|ci stiamo|ordina pure|(?:ordin|prenot|mont|fa|proced)[aei] pure|procedi"
    r"|consider\w+ .{0,30}ordine|si proceda"
    r"|si fa\b|vi do l'ok"
    # dutch
    r"|ga maar|jullie kunnen los|in gang|(?:wij|we|ik) (?:nemen|neem) (?:het|hem|ze|die)"
    r"|(?:repareer|plaats|monteer|lever|reserveer|installeer|maak|boek|begin|bestel|plan|zet)\b.{0,30}\bmaar"
    r"|(?:bij deze|hierbij) (?:besteld|akkoord|opdracht)|mogen jullie|jullie mogen|u mag|u kunt"
    r" (?:beginnen|starten|bestellen|inplannen)"
    # portuguese
    r"|vamos nessa|dou o meu (?:ok|aval)|mande fazer"
    r"|fico com|ficamos com (?:isso|ele|ela|tudo)|fazemos isso|consider\w+ .{0,40}encomenda|queiram proceder"
    r"|pod(?:e|em) (?:\w+ )?(?:reparar|instalar|reservar|montar|marcar|fazer|entregar|encomendar|produzir)"
    r"|esta encomendad[oa]|queremos tudo|quero tudo|contratamos"
)
"""Orders by name; joined to those of :mod:`triage.books.acceptance_yes`."""
BARE_NOUN: Final = re.compile(
    r"unterschrift|signature|firma|handtekening|opdracht|bestelling|incarico|encargo|accord|zusammenarbeit"
    r"|ausfuhrung|umsetzung|annahme|erteilung|validation|freigabe|aprobacion|feu"
    r"|auftrag|uitvoeren|conferma|deal|commande|lauft|contrat\w*|order|hecho|sold"
)
"""What is spoken of in many ways: in a long clause it orders nothing."""
DEPOSIT: Final = any_of(
    r"(?:anzahlung|abschlag|vorkasse|deposit|down ?payment|acompte|arrhes|senal|anticipo|acconto|caparra"
    r"|aanbetaling|sinal|adiantamento)\b.{0,40}\b(?:auf dem weg|unterwegs|raus|uberwiesen|uberweise|bezahlt"
    r"|angewiesen|sent|paid|transferred|made|vire|verse|regle|parti|transferid[oa]|pagad[oa]|hech[oa]|versato"
    r"|bonificato|fatto|overgemaakt|betaald|pago|feito)",
    r"(?:uberweise\w*|transfer(?:red)?|paid|pay|vire(?:ment)?|transferencia|bonifico|maak|pag[ou]\w*)"
    r"\b.{0,40}\b(?:anzahlung|abschlag|deposit|acompte|senal|anticipo|acconto|aanbetaling|sinal)",
)
"""Money that nobody sends who has not accepted."""
