"""What is said beside an order and narrows nothing: one part of :mod:`triage.books.acceptance_words`."""

from __future__ import annotations

import re
from typing import Final

from triage.books.acceptance_cue import any_of

LOGISTICS: Final = any_of(
    r"schlussel\w*|zufahrt|zugang|hintereingang|hof|hinterhof|tor|klingel\w*|klopfen|hund|parken|parkplatz\w*"
    r"|telefon\w*|handy\w*|mobil\w*|rufen|ruft|anrufen|durchrufen|erreichbar|zu ?hause|daheim|nicht da|urlaub"
    r"|verreist|per post|per mail|per e-mail|rechnungs(?:adresse|anschrift)|kostenstelle|ansprechpartner\w*"
    r"|hausmeister|nachbar\w*|eilt nicht|keine eile",
    r"keys?|access|gate|doorbell|bell|knock|dog|parking|park|phone|mobile|ring me|call (?:me|us|ahead)"
    r"|reachable|at home|i'm (?:only )?in|we're away|away|e-?mail|by post|post the|cost cent(?:re|er)"
    r"|caretaker|neighbou?rs?|no rush|no hurry|set off",
    r"cles?|acces|portail|sonnette|frappez|chien|stationn\w+|telephone|numero|portable|appelez|joignable"
    r"|chez (?:moi|nous)|absents?|la que|par mail|par courrier|gardien\w*|voisin\w*|rien ne presse",
    r"llaves?|acceso|timbre|perro|aparc\w+|telefono|movil|llam(?:ad|en|e|adme|enme)|en casa|no estamos"
    r"|correo|en papel|portero|vecin\w+|no hay prisa|contabilidad",
    r"chiavi|accesso|ingresso|campanello|bussate|cane|parcheggi\w*|telefon\w*|numero|chiam(?:ate|atemi)"
    r"|a casa|non ci siamo|mail|posta|portiner\w*|portiere|custode|vicin[ae]|non c'e fretta",
    r"sleutels?|toegang|achterom|deurbel|de bel|kloppen|hond|parkeren|telefoon\w*|nummer|bel|bellen|thuis"
    r"|we weg|mail|post|huismeester|buren|buurvrouw|buurman|geen haast",
    r"chaves?|acesso|campainha|batam|estacion\w+|telefone|telemovel|numero|liguem|ligue|em casa|nao estamos"
    r"|correio|porteiro|vizinh\w+|nao ha pressa|traseiras",
)
"""Keys, bells, dogs, telephones, where paper goes: how the work is got to, not what it is."""
SMALL_TALK: Final = any_of(
    r"versteh\w*|verstanden|gern geschehen|telefonier\w*|ruf\w*|anruf\w*|info\w*|interess\w*|gelesen|lesen"
    r"|adresse|bescheid|vorab|klingt|hort sich|sieht|schaut|liest sich|schnell\w*|wissen|nett\w*|gespr\w+"
    r"|zeit|dahin|jein|na ja|wunsch\w*|frag\w*|schick\w*|send\w*|pdf|anhang|stuck|stuhle",
    r"call|speak\w*|talk\w*|read|address|looks?|sounds?|clear|quick|understood|noted|know|nice|fair enough"
    r"|time|questions?|attachment|chairs?",
    r"appel\w*|semble|clair|note|compris|rapid\w*|envoy\w+|chaises?|llam\w+|habl\w+|direccion|claro|parece"
    r"|pinta|entendido|saber|dudas?|pregunt\w*|envi\w+|pieza|sillas",
    r"chiam\w+|sent\w+|indirizzo|chiaro|sembra|capito|sapere|domand\w*|mand\w+|ricambio|sedie|bel\w?"
    r"|bellen|spreken|adres|duidelijk|helder|lijkt|snelle|weten|vrag\w*|stuur|sturen|stoelen|lig\w+|fal\w+"
    r"|morada|entend\w*|cadeiras",
)
"""Talk beside the matter: no head is trusted with it."""
KEYS: Final = any_of(r"schlussel\w*|keys?|cles?|llaves?|chiavi|sleutels?|chaves?")
"""What lies with somebody and waits for nothing."""
SCOPE: Final = any_of(
    r"pos(?:ition\w*)?|zeilen?|lines?|items?|lignes?|lineas?|partidas?|voc[ei]|regels?|linhas?|mengen?|stuck"
    r"|lieferung|delivery|livraison|entrega|consegna|levering|montage|pose|montaje|montagem|montaggio"
    r"|zahl(?:en|t|ung|ungen)|pay\w*|paiement|pag(?:o|amos|amento|amenti|ar)|betal\w*|eur|euros?|kosten"
    r"|costs?|auftrag|order|bestell\w*|commande\w*|pedido|ordine|opdracht|encomenda|angebot|quote|devis"
    r"|presupuesto|preventivo|offerte|orcamento|machen|do it|variante?|option|opcion|opzione|optie|opcao",
    r"(?:€|£|\$|%)",
)
"""What the quote is about: a clause that speaks of it is never only beside."""
APPOINTS: Final = any_of(
    r"termin\w*|date|rendez-vous|rdv|cita|fecha|data|appuntamento|afspraak|datum|encontro|marcar|slot|farbe"
    r"|colou?r|couleur|color|colore|kleur|cor|adresse|address|adres|anruf|call|appel\w*"
)
"""An appointment that is still to be made belongs to the order."""
PORTUGUESE: Final = re.compile(
    r"\b(?:nao|orcamento|obrigad[oa]|podem|voss[oa]s?|avanc\w+|encomend\w+|cumprimentos|bom dia|boa tarde"
    r"|uma?|tambem|com|em|ao|pelo|pela|tal como esta)\b"
)
"""Only Portuguese says these; there *no* is *in the* and denies nothing."""
IN_THE: Final = re.compile(r"\bno\b|\bmais\b(?! (?:tarde|uma?|dois|duas|tres|\d))")
ADDRESS: Final = re.compile(r"\S+@\S+|\bhttps?://\S+|\bwww\.\S+")
BESIDE_INVOICE: Final = re.compile(
    r"\b(?:send\w*|forward|schick\w*|senden|stell\w*|mail\w*|envoy\w+|adress\w+|envi\w+|mand\w+|stuur|sturen"
    r"|emit\w+|emett\w+)\b(?: \w+){0,4} (?:invoices?|rechnung|facture|factura|fattura|factuur|fatura)\b"
    r"(?: (?:maar )?op\b| maar\b)?"
    r"|\b(?:rechnung|invoice|facture|factura|fattura|factuur|fatura) (?:bitte |please |graag |pode |puede )?"
    r"(?:an|to|a|al|naar|schicken|senden|sturen|seguir)\b"
)
"""The bill that they wait for; beside an order it is no other matter."""
