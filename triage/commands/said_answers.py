"""What is said about remembered answers: forgetting one, letting one leave by itself, the report on edits. In
the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

ANSWERS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "unlearned": (
        "A{pair} is not proposed any more",
        "A{pair} wird nicht mehr vorgeschlagen",
        "A{pair} n'est plus proposée",
        "A{pair} ya no se propone",
        "A{pair} já não é proposta",
        "A{pair} non viene più proposta",
        "A{pair} wordt niet meer voorgesteld",
    ),
    "auto_on": (
        "A{pair} leaves by itself until {when}; each use is in the digest. #auto A{pair} off ends it.",
        "A{pair} geht bis {when} von selbst hinaus; jedes Mal steht es in der Tagesmail. #auto "
        "A{pair} aus beendet es.",
        "A{pair} part toute seule jusqu'au {when} ; chaque envoi figure dans le bilan. #auto A{pair} "
        "fin l'arrête.",
        "A{pair} sale sola hasta el {when}; cada vez figura en el resumen. #auto A{pair} fin lo termina.",
        "A{pair} sai sozinha até {when}; cada vez consta do resumo. #auto A{pair} não termina isso.",
        "A{pair} parte da sola fino al {when}; ogni volta è nel riepilogo. #auto A{pair} fine lo termina.",
        "A{pair} vertrekt vanzelf tot {when}; elke keer staat het in het overzicht. #auto A{pair} uit"
        " stopt het.",
    ),
    "auto_off": (
        "You are asked again each time.",
        "Es wird wieder jedes Mal gefragt.",
        "On vous demande de nouveau chaque fois.",
        "Se vuelve a preguntar cada vez.",
        "Volta-se a perguntar de cada vez.",
        "Si chiede di nuovo ogni volta.",
        "Er wordt weer elke keer gevraagd.",
    ),
    "auto_not_yet": (
        "Not yet: its last {uses} uses must have left unchanged ({count} so far), and it must be "
        "neither about money nor a complaint.",
        "Noch nicht: Die letzten {uses} Male muss sie unverändert hinausgegangen sein (bisher "
        "{count}), und es darf weder um Geld noch um eine Beschwerde gehen.",
        "Pas encore : les {uses} derniers envois doivent être partis inchangés ({count} jusqu'ici), "
        "et il ne doit s'agir ni d'argent ni d'une réclamation.",
        "Todavía no: las últimas {uses} veces debe haber salido sin cambios (van {count}), y no puede"
        " tratarse de dinero ni de una queja.",
        "Ainda não: as últimas {uses} vezes tem de ter saído sem alterações (até agora {count}), e "
        "não pode tratar de dinheiro nem de uma reclamação.",
        "Non ancora: le ultime {uses} volte deve essere partita invariata (finora {count}), e non "
        "deve riguardare denaro né un reclamo.",
        "Nog niet: de laatste {uses} keer moet het onveranderd vertrokken zijn (tot nu toe {count}), "
        "en het mag niet om geld of een klacht gaan.",
    ),
    "auto_row": (
        "A{pair} leaves by itself until {when}: {what}",
        "A{pair} geht bis {when} von selbst hinaus: {what}",
        "A{pair} part toute seule jusqu'au {when} : {what}",
        "A{pair} sale sola hasta el {when}: {what}",
        "A{pair} sai sozinha até {when}: {what}",
        "A{pair} parte da sola fino al {when}: {what}",
        "A{pair} vertrekt vanzelf tot {when}: {what}",
    ),
    "auto_offer": (
        "A{pair} left unchanged {count} times: {what}. #auto A{pair} lets it leave by itself for 30 days.",
        "A{pair} ging {count}-mal unverändert hinaus: {what}. Mit #auto A{pair} geht sie 30 Tage von selbst.",
        "A{pair} est partie {count} fois inchangée : {what}. #auto A{pair} la laisse partir seule 30 jours.",
        "A{pair} salió {count} veces sin cambios: {what}. #auto A{pair} la deja salir sola 30 días.",
        "A{pair} saiu {count} vezes sem alterações: {what}. #auto A{pair} deixa-a sair sozinha 30 dias.",
        "A{pair} è partita {count} volte invariata: {what}. #auto A{pair} la lascia partire da sola "
        "30 giorni.",
        "A{pair} vertrok {count} keer onveranderd: {what}. Met #auto A{pair} vertrekt het 30 dagen vanzelf.",
    ),
    "ack_on": (
        "Whoever asks for a quote gets a short confirmation at once, in a fixed text. #auto receipt "
        "off ends it.",
        "Wer ein Angebot anfragt, bekommt sofort eine kurze Bestätigung mit festem Text. #auto "
        "eingang aus beendet es.",
        "Qui demande un devis reçoit aussitôt une courte confirmation, au texte fixe. #auto accusé "
        "fin l'arrête.",
        "Quien pide un presupuesto recibe enseguida una breve confirmación de texto fijo. #auto acuse"
        " fin lo termina.",
        "Quem pede um orçamento recebe logo uma breve confirmação de texto fixo. #auto recibo não "
        "termina isso.",
        "Chi chiede un preventivo riceve subito una breve conferma dal testo fisso. #auto conferma "
        "fine lo termina.",
        "Wie een offerte vraagt, krijgt meteen een korte bevestiging met vaste tekst. #auto ontvangst"
        " uit stopt het.",
    ),
    "ack_off": (
        "No confirmations are sent.",
        "Es gehen keine Bestätigungen hinaus.",
        "Aucune confirmation n'est envoyée.",
        "No se envían confirmaciones.",
        "Não são enviadas confirmações.",
        "Non vengono inviate conferme.",
        "Er worden geen bevestigingen verzonden.",
    ),
    "ack_offer": (
        "{count} asked for a quote. #auto receipt confirms such mails at once, in a fixed text.",
        "{count} haben ein Angebot angefragt. Mit #auto eingang werden solche Mails sofort mit festem"
        " Text bestätigt.",
        "{count} ont demandé un devis. #auto accusé confirme aussitôt ces messages, au texte fixe.",
        "{count} pidieron un presupuesto. #auto acuse confirma enseguida esos mensajes con un texto fijo.",
        "{count} pediram um orçamento. #auto recibo confirma logo essas mensagens com um texto fixo.",
        "{count} hanno chiesto un preventivo. #auto conferma risponde subito a tali messaggi con un "
        "testo fisso.",
        "{count} vroegen een offerte. Met #auto ontvangst worden zulke berichten meteen met vaste "
        "tekst bevestigd.",
    ),
    "report_row": (
        "  {what}: {answers} answers, {unchanged} sent as prepared, {changed} of the words changed, "
        "decided after {hours} h",
        "  {what}: {answers} Antworten, {unchanged} wie vorbereitet gesendet, {changed} der Wörter "
        "geändert, entschieden nach {hours} Std.",
        "  {what} : {answers} réponses, {unchanged} envoyées telles quelles, {changed} des mots "
        "changés, décidées après {hours} h",
        "  {what}: {answers} respuestas, {unchanged} enviadas tal cual, {changed} de las palabras "
        "cambiadas, decididas tras {hours} h",
        "  {what}: {answers} respostas, {unchanged} enviadas tal como estavam, {changed} das palavras"
        " alteradas, decididas após {hours} h",
        "  {what}: {answers} risposte, {unchanged} inviate così com'erano, {changed} delle parole "
        "cambiate, decise dopo {hours} h",
        "  {what}: {answers} antwoorden, {unchanged} verzonden zoals voorbereid, {changed} van de "
        "woorden gewijzigd, besloten na {hours} u",
    ),
}
