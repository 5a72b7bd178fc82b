"""Cues of what is not settled: one part of :mod:`triage.books.acceptance_words`.

They hold back any acceptance beside them: it was handed on, will follow, waits for something, changes the
quote, or speaks of another one.
"""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

_QUOTE: Final = (
    r"(?:angebot\w*|offert[ae]?|kva|quot(?:e|ation)|offer|estimate|devis|offre|presupuesto|oferta|preventivo"
    r"|orcamento|proposta|propuesta)"
)
_MONTH: Final = (
    r"(?:jan\w*|feb\w*|fev\w*|fevr\w*|mar[sz]\w*|marzo|marco|apr\w*|avril|abril|mai|may|mayo|maggio|maio|mei"
    r"|jun[ie]\w*|juin|giugno|junho|jul[iy]\w*|juillet|luglio|julho|aug\w*|aout|ago\w*|sep\w*|set\w*|okt\w*"
    r"|oct\w*|out\w*|ott\w*|nov\w*|de[zc]\w*|dic\w*|fruhjahr|fruhling|sommer|herbst|winter|spring|summer"
    r"|autumn|printemps|ete|automne|hiver|primavera|verano|otono|invierno|estate|autunno|inverno|voorjaar"
    r"|zomer|herfst|verao|outono)"
)
WAITS: Final = any_of(
    # handed on to whoever decides
    r"(?:leite?n?|leiten|geben?|gebe|schicke?n?|reiche?n?)\b.{0,40}\bweiter|weiter(?:ge)?(?:leitet|geben"
    r"|gereicht|zugeben|zuleiten)|weiterleite\w*|zur (?:freigabe|prufung|genehmigung|unterschrift) (?:an|bei"
    r"|weiter)|an (?:meinen|unseren|die|den|meine|unsere) (?:chef\w*|geschaft\w*|vorstand|einkauf|leitung"
    r"|vermieter|verwalt\w*|buchhaltung|bank|eigentumer\w*)",
    r"(?<!look )(?<!looking )forward(?:ed|ing)?|pass(?:ed|ing)? (?:it |this |that )?(?:on|along|over)"
    r"|for (?:his|her|their"
    r"|final|internal)? ?(?:approval|sign-?off|review|consideration)|run (?:it|this) past|sign-?off from",
    r"(?:je |nous )?(?:le |la |l')?(?:transmet\w*|fais suivre|soumet\w*)|(?<!bon )pour (?:validation"
    r"|approbation|avis|accord)",
    r"(?:se )?l[oae] (?:paso|reenvio|traslado|remito|pasamos)|reenvi\w+|para (?:su|que lo"
    r"|que la|la) (?:aprobacion|apruebe\w*|visto|valid\w*|firm\w*)",
    r"(?:lo|la) (?:giro|inoltro|passo|mando|sottopongo)|inoltr\w+|per (?:l')?(?:approvazione|il via"
    r"|la firma|l'ok)",
    r"(?:stuur|leg|zet|geef|speel)\b.{0,40}\b(?:door|voor aan)|doorgestuurd|doorsturen|ter goedkeuring"
    r"|voorgelegd|voorleggen",
    r"(?:vou )?(?:passar|encaminh\w+|reencaminh\w+|enviar) (?:isto |isso |o orcamento )?(?:ao|a|para o"
    r"|para a)"
    r" (?:meu|minha|chef\w*|direc\w+|administ\w+|patra\w+)|para (?:aprovacao|aprovar|validacao)",
    # waits for something
    r"as soon as (?!possible|you|convenient)\w+|once (?:we|i|the|our|my)|when (?:the board|my boss|our"
    r"|we get)"
    r"|sobald (?!wie|moglich|es geht|es passt|sie|ihr|du)\w+|des que (?!possible|vous)\w+"
    r"|en cuanto (?!pueda|sea"
    r"|os|pod)\w+"
    r"|assim que (?!poss|pud)\w+|(?<!non )appena (?!poss|pot|puo|riusc)\w+|zodra (?!mogelijk|het kan|u\b"
    r"|jullie)\w+",
    r"bevor (?:wir|ich|es|das|man)|before (?:we|i|placing|ordering|signing|committing|anything|going|you"
    r" (?:order|start|begin|do))|avant (?:toute|tout|signature|de (?:signer|commander|valider|accepter"
    r"|s'engager)|qu[e'])|antes de (?:firmar|encargar|aceptar|pedir|nada|cualquier|decidir|assinar"
    r"|encomendar|aceitar|avancar|adjudicar)|prima (?:di (?:ordinare|firmare|accettare|procedere|decidere"
    r"|confermare)|della firma)|voor(?:dat|aleer)? (?:we|wij|ik)|voor ondertekening|vor (?:unterschrift"
    r"|auftragserteilung|der (?:bestellung|beauftragung|unterschrift|zusage))",
    r"fehl(?:t|en)|muss(?:en)? noch|wird (?:noch |gerade |intern |derzeit )*(?:gepruft|gelesen|bearbeitet"
    r"|besprochen)|beantragt|steht (?:noch )?aus|(?:freigabe|auftrag|bestellung|unterschrift) (?:macht|kommt"
    r"|gibt|erteilt|liegt bei)\b.{0,12}\b(?:der|die|herr|frau|vom|von)|beim chef|liegt (?:noch )?bei \w"
    r"|(?:is|are) (?:being|with)|await\w*|pending|to come|in progress|sign off needed|en cours|en tramite"
    r"|a la espera de (?!su|vuestra|la)\w+|in attesa di (?!vostra|sua|una)\w|in corso di|a espera de (?!vossa"
    r"|sua)\w+|em analise|ligt (?:ter|bij|nog)|wordt (?:bekeken|besproken)"
    r"|in behandeling|let me (?:see|think|check|know)|mal (?:sehen|schauen)|ya veremos|on verra|vedremo"
    r"|erst nach|only after",
    r"noch nicht|not (?:just )?yet|pas encore|aun no|todavia|ainda|non ancora|ancora (?!grazie)\w+|nog niet"
    r"|noch (?:kein\w*|lesen|anschauen|ansehen|durchgehen|vergleich\w*|klaren|offen)",
    # open or announced
    r"(?:details?|einzelheiten|einiges|punkte?) (?:\w+ ){0,3}(?:klar\w*|offen|besprechen)|details?"
    r" (?:to be|still)|to be (?:agreed|confirmed|decided|finalised)|tbc|tbd|reste? (?:encore|a (?:voir|regler"
    r"|definir|discuter))|il reste|faltan?|rest(?:a|ano) (?:da|dettagli|alcun\w*|solo)|a falta de"
    r"|pendientes? de|faltam?|er zijn nog|moet(?:en)? (?:we |wij )?nog|por definir|da definire",
    r"(?:expect|hope|plan|intend|aim|mean) to|rechnen (?:wir )?damit|(?:erwarten|planen|hoffen) .{0,30}\bzu\b"
    r"|devrions|(?:esperamos|espero|prevemos) (?:hacer|poder|confirmar|firmar|fazer|encomendar|avancar)"
    r"|contiamo di|conto di|prevediamo|contamos (?:encomendar|avancar|hacer|fazer)|verwacht(?:en)?"
    r"\b.{0,30}\bte\b|hopen\b.{0,25}\bte\b",
    r"ob|whether|(?:let|tell) you know if|si (?:nous|on) (?:accept\w+|valid\w+|sign\w+|part\w+)"
    r"|dire si|si (?:seguimos|aceptamos|lo hacemos|vamos)|se (?:procediamo|accettiamo|facciamo)"
    r"|se (?:avanc\w+|aceit\w+)|of (?:we|wij|ik)|or not|oder nicht|ou pas|ou non|o no|oppure no|of niet",
    r"vorbehaltlich|unverbindlich|without commitment|pencil\w*|sans engagement|sin compromiso|senza impegno"
    r"|vrijblijvend|sem compromisso|subject to|sujet\w* a|sujeit\w* a|en attente de|in attesa (?:di|del"
    r"|della)"
    r" (?:approvazion\w*|autorizz\w*|permess\w*)|sobald (?:der|die|das|wir|ich|unser\w*|mein\w*)",
)
"""Whoever waits, hands on or announces has not decided."""
FOLLOWS: Final = any_of(
    r"(?<!nr\. )(?<!nummer )(?<!nr )folgt(?! hiermit)|folgen|wird (?:noch )?(?:nachgereicht|folgen)"
    r"|geht (?:ihnen|euch|dir) zu|kommt (?:noch|sobald|die"
    r"|nachste\w*|bald|dann|spater|separat)|zukommen lassen|nachreich\w*",
    r"(?:will|shall|to|should) follow|following shortly|follows (?:once|when|after|shortly)|on its way once",
    r"(?:suivra|parviendra|suivront|arrivera|vous sera)|llegara|seguira|se enviara|enviaremos|seguir?a"
    r"|seguiranno|arriver\w+|volgt|komt (?:nog|later|zodra)|chegara|sera enviad\w+",
)
"""Something is still to come: no acceptance by itself, and none that it takes back."""
REVISES: Final = any_of(
    r"uberarbeit\w*|anpass\w*|angepasst\w*|nachbesser\w*|neues angebot|neu(?:e[ns]?)? (?:angebot|fassung)"
    r"|nochmals? (?:schick\w*|mit)|(?:schicken|senden|machen) sie (?:mir|uns) (?:bitte )?(?:ein|das) (?:neues"
    r"|angebot (?:nochmal|neu))|korrigier\w*|andern sie",
    r"revise|revised|revision|revis(?:ad|en)(?:lo|la)?|amend\w*|updated? (?:quote|offer|version)"
    r"|new (?:quote|quotation|offer|version)|requote"
    r"|correct (?:the|that|it)|redo",
    r"refai\w+|corrig\w+|nouveau devis|devis (?:corrige|modifie|revise)|rectifi\w+|mettez a jour",
    r"rehac\w+|rehaga\w*|corrij\w+|nuevo presupuesto|actualic\w+|rectifi\w+|corregi\w+",
    r"rif(?:ate|accia|are)\w*|corregg\w+|nuovo preventivo|rived\w+|aggiornat\w+",
    r"pas(?:t)?\b.{0,25}\baan|aangepast\w*|aanpass\w*|nieuwe offerte|herzien\w*|corrigeer\w*",
    r"novo orcamento|nova proposta|atualiz\w+|refa(?:cam|zer)|corrij\w+|corrig\w+|revej\w+",
)
"""A wish for another paper."""
ADDS: Final = any_of(
    r"(?:noch|zusatzlich|ausserdem) (?:\w+ ){0,2}(?:dazu|mehr|obendrauf)|dazu(?:nehmen|packen|geben)"
    r"|(?:zwei|drei|vier|funf|\d+) (?:\w+ )?(?:mehr|weniger|dazu)|legen sie\b.{0,25}\bdrauf",
    r"(?:one|two|three|four|five|six|ten|\d+) (?:\w+ )?(?:more|extra|fewer|less)|throw in|thrown in|on top",
    r"ajout\w+|rajout\w+|(?:deux|trois|\d+) (?:de plus|de moins|supplementaires?)|en plus",
    r"anad\w+|agreg\w+|(?:dos|tres|\d+) (?:\w+ )?(?:mas|menos)|(?:dois|duas|tres|\d+) (?:\w+ )?(?:a mais"
    r"|a menos)|junt(?:em|ar|e)|acrescent\w+|mais (?:um|uma|dois|duas|tres|\d+)",
    r"aggiung\w+|(?:altr[ie] )(?:due|tre|\d+)|(?:due|tre|\d+) (?:in piu|in meno)",
    r"erbij|toevoeg\w*|voeg\b.{0,25}\btoe|(?:nog )(?:een|twee|drie|\d+)",
)
"""More than was offered."""
FORMER: Final = any_of(
    rf"{_QUOTE} (?:vom|aus dem|von|from|of|in|de|du|di|van|del|do|dal?) (?:letzten? |last |le |l')?"
    rf"{_MONTH}(?!\.? ?\d{{1,2}}\b)",
    rf"(?:last|previous|earlier|former|other|first|old|letzte\w*|vorige\w*|fruhere\w*|alte\w*|ander\w+"
    rf"|precedent\w*|ancien\w*|autre|anterior|otr[oa]|outr[oa]|ultim[oa]|precedente|vecchi[oa]|altr[oa]"
    rf"|vorig[e]?|oude|andere) {_QUOTE}",
    rf"{_QUOTE} (?:der|von|of|from|de la|del?|della|di|van|da|do|d'un\w?) (?:der |een |un |otr[oa] |altr[oa]"
    r" |uma? |outr[oa] |ander\w* )?(?:firma|company|fa|entreprise|ditta|empresa|bedrijf|confrere\w*|kolleg\w*"
    r"|colleg\w*|competitor|proveedor|fornitore|artigiano|fornecedor|de vos|one of your)",
    r"hatten? (?:\w+ ){0,6}(?:angenommen|beauftragt|bestellt|zugesagt)|had (?:\w+ )?(?:accepted|ordered"
    r"|agreed|approved)|avions (?:accepte|commande|signe|valide)|avais (?:accepte|signe)|habiamos?"
    r" (?:aceptado|encargado)|avev(?:amo|o) (?:accettato|ordinato)|hadden? (?:\w+ ){0,4}(?:aanvaard"
    r"|geaccepteerd|besteld)|tinhamos? (?:aceite|encomendado)",
    r"(?:last|previous|earlier|letzte\w*|vorige\w*|derniere?|ultim[oa]|vorig[e]?) (?:order|job|delivery"
    r"|auftrag\w*|lieferung|bestellung|commande|livraison|pedido|entrega|ordine|consegna|bestelling"
    r"|levering|encomenda)",
    r"(?:sister|brother|friend|neighbou?r|schwester|bruder|freund\w*|nachbar\w*|soeur|frere|ami|amie"
    r"|hermana?|amig[oa]|sorella|fratello|amic[oa]|zus|broer|vriend\w*|irma|irmao)"
    r"\b.{0,50}\b(?:accepted|signed|had|did|angenommen|beauftragt|gekauft|signe|accepte|acepto|firmo"
    r"|accettato"
    r"|firmato|geaccepteerd|aanvaard|getekend|aceitou|assinou)",
)
"""Another quote than this one, or another's."""
BY_OTHERS: Final = any_of(
    r"(?:bruder|schwager|freund|nachbar|vater|sohn|onkel|cousin|kollege|brother|friend|neighbou?r|father|dad"
    r"|son|uncle|cousin|colleague|frere|beau-frere|ami|voisin|pere|fils|oncle|hermano|cunado|amigo|vecino"
    r"|padre|hijo|primo|fratello|cognato|amico|figlio|zio|cugino|broer|zwager|vriend|buurman|vader|zoon|oom"
    r"|neef|irmao|cunhado|pai|filho|tio)(?:-in-law)? (?:macht|ubernimmt|kann|will|can|is going|is doing|does"
    r"|va|fait|s'en|peut|lo|hace|puede|se encarga|fa|pensa|puo|gaat|doet|kan|faz|vai|trata|pode)",
    r"(?:vend[oe]?|vends|sell|verkauf\w*|verkoop|vender|vendere|verpfand\w*|hipotec\w*|ipotec\w*)"
    r" (?:\w+ ){0,2}(?:auto|wagen|haus|niere|car|house|kidney|voiture|maison|rein|coche|casa|rinon|macchina"
    r"|rene|huis|nier|carro|rim|fiets)|car then|nur ein(?:en)? scherz",
)
"""Somebody else will do the work, or nobody means it."""
SEE_YOU: Final = any_of(
    r"bis (?:dann|bald|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|morgen|nachste\w*|zum)|(?:see|till"
    r"|until) (?:you|then|tomorrow|monday|tuesday|wednesday|thursday|friday)|a (?:lundi|mardi|mercredi"
    r"|jeudi|vendredi|demain|bientot)|hasta (?:luego|el|manana|lunes|martes)|a (?:lunedi|martedi|mercoledi"
    r"|giovedi|venerdi|domani|presto)|tot (?:dan|maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|straks)"
    r"|ate (?:segunda|terca|quarta|quinta|sexta|amanha|la|logo)|kommen sie (?:\w+ ){0,3}(?:vorbei|am)",
)
"""A day was agreed upon."""
CHOSE_OTHER: Final = any_of(
    r"geht an (?!sie|euch|dich)\w+|(?:wahl|entscheidung) (?:fiel|ist) auf (?!sie|euch|ihr)\w+|woanders"
    r"|anderswo"
    r"|entschieden fur (?!sie|euch|ihr|dich)\w+",
    r"elsewhere|went with|gone with|gone for|chosen (?!you)\w+",
    r"ailleurs|(?:opte|choisi) (?:pour )?(?!vous|votre|de |la votre|le votre|pour|d')\w+|quelqu'un d'autre",
    r"decidido por (?!vosotros|ustedes|usted|su|vuestr\w|la vuestr|el vuestr|la suy|el suy)\w+|con otr[oa]",
    r"altrove|scelto (?!voi|il vostr|la vostr|di |lei|la sua|il suo)\w+|qualcun altro",
    r"(?:gaat|ging|gegaan) naar (?!u\b|jullie)\w+|gekozen voor (?!u\b|uw|jullie|de uwe)\w+|een ander\w*"
    r"|elders"
    r"|iemand anders|laten het hierbij",
    r"(?:optamos por|escolhemos) (?!vos|voss|a voss|o voss|avanc|a sua|o seu)\w+|outro lado|outra pessoa",
)
"""The choice fell on another."""
AS_IS: Final = any_of(
    r"so (?:passt|geht|konnen|kann|nicht|nehmen|wollen)|(?:nicht|das|es) so|like this|as it (?:is|stands)"
    r"|in this form|in der form|en l'etat|comme ca|tel quel|asi|tal como esta"
    r"|cosi|zo|op deze manier|assim|desta forma"
)
"""A no to this form of it, not to all."""
SPLIT: Final = re.compile(
    r"^(?:nein|nee) (?!merci|danke|grazie|bedankt)\S|^non (?:pour|au|aux|a la)\b|^no (?:to|for|a|al|alla"
    r"|alle|ai|para)\b"
    r"|^nao (?:a|ao|aos|as|para)\b|^nein\b"
)
"""A no to one thing, beside whatever else."""
