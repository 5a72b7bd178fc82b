"""What is said of a customer's order that came as a PDF: en, de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

ORDER_WORDS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "order_file": (
        "their order {order} is attached ({file})", "ihre Bestellung {order} liegt bei ({file})",
        "leur commande {order} est jointe ({file})", "su pedido {order} va adjunto ({file})",
        "a encomenda {order} segue em anexo ({file})", "il loro ordine {order} è allegato ({file})",
        "hun bestelling {order} is bijgevoegd ({file})",
    ),
    "order_matches": (
        "their order {order} ({file}) is quote {number}, line by line and in total",
        "ihre Bestellung {order} ({file}) entspricht Angebot {number}, Position für Position und in der "
        "Summe",
        "leur commande {order} ({file}) correspond au devis {number}, ligne par ligne et au total",
        "su pedido {order} ({file}) coincide con el presupuesto {number}, línea por línea y en total",
        "a encomenda {order} ({file}) corresponde ao orçamento {number}, linha a linha e no total",
        "il loro ordine {order} ({file}) corrisponde al preventivo {number}, riga per riga e nel totale",
        "hun bestelling {order} ({file}) is offerte {number}, regel voor regel en in totaal",
    ),
    "order_no_number": (
        "no order number could be read in it", "darin ist keine Bestellnummer zu lesen",
        "aucun numéro de commande n'y est lisible", "no se lee en él ningún número de pedido",
        "não se lê nela nenhum número de encomenda", "non vi si legge alcun numero d'ordine",
        "er is geen ordernummer in te lezen",
    ),
    "order_no_reference": (
        "it does not name quote {number}", "sie nennt Angebot {number} nicht",
        "elle ne cite pas le devis {number}", "no menciona el presupuesto {number}",
        "não menciona o orçamento {number}", "non cita il preventivo {number}",
        "ze noemt offerte {number} niet",
    ),
    "order_other_quote": (
        "it names {found}, not quote {number}", "sie nennt {found}, nicht Angebot {number}",
        "elle cite {found}, pas le devis {number}", "menciona {found}, no el presupuesto {number}",
        "menciona {found}, não o orçamento {number}", "cita {found}, non il preventivo {number}",
        "ze noemt {found}, niet offerte {number}",
    ),
    "order_line": (
        "line {place} ({name}) is not in it", "Position {place} ({name}) steht nicht darin",
        "la ligne {place} ({name}) n'y est pas", "la línea {place} ({name}) no está en él",
        "a linha {place} ({name}) não está nela", "la riga {place} ({name}) non c'è",
        "regel {place} ({name}) staat er niet in",
    ),
    "order_quantity": (
        "line {place} ({name}): {said} ordered, {offered} offered",
        "Position {place} ({name}): {said} bestellt, {offered} angeboten",
        "ligne {place} ({name}) : {said} commandés, {offered} proposés",
        "línea {place} ({name}): {said} pedidos, {offered} ofrecidos",
        "linha {place} ({name}): {said} encomendados, {offered} propostos",
        "riga {place} ({name}): {said} ordinati, {offered} offerti",
        "regel {place} ({name}): {said} besteld, {offered} aangeboden",
    ),
    "order_more": (
        "it also has “{name}”, which was not offered", "sie enthält auch „{name}“, das nicht angeboten war",
        "elle contient aussi « {name} », qui n'était pas proposé",
        "contiene también «{name}», que no se ofreció", "contém também «{name}», que não foi proposto",
        "contiene anche «{name}», che non era offerto", "er staat ook „{name}” in, dat niet is aangeboden",
    ),
    "order_total": (
        "its total is {said}, the quote's is {offered}", "ihre Summe ist {said}, die des Angebots {offered}",
        "son total est {said}, celui du devis {offered}", "su total es {said}, el del presupuesto {offered}",
        "o total dela é {said}, o do orçamento {offered}",
        "il suo totale è {said}, quello del preventivo {offered}",
        "het totaal is {said}, dat van de offerte {offered}",
    ),
    "order_no_total": (
        "no total could be read in it", "darin ist keine Summe zu lesen", "aucun total n'y est lisible",
        "no se lee en él ningún total", "não se lê nela nenhum total", "non vi si legge alcun totale",
        "er is geen totaal in te lezen",
    ),
    "order_currency": (
        "it is in {said}, the quote in {offered}", "sie lautet auf {said}, das Angebot auf {offered}",
        "elle est en {said}, le devis en {offered}", "está en {said}, el presupuesto en {offered}",
        "está em {said}, o orçamento em {offered}", "è in {said}, il preventivo in {offered}",
        "ze is in {said}, de offerte in {offered}",
    ),
    "order_terms": (
        "it names other terms: “{words}”", "sie nennt andere Bedingungen: „{words}“",
        "elle cite d'autres conditions : « {words} »", "indica otras condiciones: «{words}»",
        "indica outras condições: «{words}»", "cita altre condizioni: «{words}»",
        "ze noemt andere voorwaarden: „{words}”",
    ),
}  # fmt: skip


def order_say(key: str, language: str, **values: object) -> str:
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return ORDER_WORDS[key][place].format(**values)
