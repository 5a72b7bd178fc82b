"""What a person reads about an answer to a draft that moves money, in the seven languages."""

from __future__ import annotations

from typing import Final

SAID_MONEY: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "record_held": (
        "Approved: the change holds from {when} on. #undo D{draft} stops it until then.",
        "Freigegeben: Die Änderung gilt ab {when}. Bis dahin hält #zurück D{draft} sie an.",
        "Approuvé : le changement vaut à partir du {when}. D'ici là, #annuler D{draft} l'arrête.",
        "Aprobado: el cambio vale desde el {when}. Hasta entonces, #deshacer D{draft} lo detiene.",
        "Aprovado: a alteração vale a partir de {when}. Até lá, #desfazer D{draft} trava-a.",
        "Approvato: la modifica vale dal {when}. Fino ad allora #annulla D{draft} la ferma.",
        "Goedgekeurd: de wijziging geldt vanaf {when}. Tot dan houdt #terug D{draft} haar tegen.",
    ),
    "money_held": (
        "Approved: {amount}. It leaves at {when}. #undo D{draft} stops it until then.",
        "Freigegeben: {amount}. Es geht hinaus: {when}. Bis dahin hält #zurück D{draft} es an.",
        "Approuvé : {amount}. Départ : {when}. D'ici là, #annuler D{draft} l'arrête.",
        "Aprobado: {amount}. Sale: {when}. Hasta entonces #deshacer D{draft} lo detiene.",
        "Aprovado: {amount}. Sai: {when}. Até lá, #desfazer D{draft} trava-o.",
        "Approvato: {amount}. Parte: {when}. Fino ad allora #annulla D{draft} lo ferma.",
        "Goedgekeurd: {amount}. Het vertrekt: {when}. Tot dan houdt #terug D{draft} het tegen.",
    ),
    "money_type": (
        "Not sent yet, because {why}. Answer with the amount:  yes {word}",
        "Noch nicht gesendet, denn {why}. Antworten Sie mit dem Betrag:  ja {word}",
        "Pas encore envoyé, car {why}. Répondez avec le montant :  oui {word}",
        "Aún no se ha enviado, porque {why}. Responda con el importe:  sí {word}",
        "Ainda não foi enviado, porque {why}. Responda com o valor:  sim {word}",
        "Non ancora inviato, perché {why}. Risponda con l'importo:  sì {word}",
        "Nog niet verzonden, want {why}. Antwoord met het bedrag:  ja {word}",
    ),
    "money_other": (
        "Not sent: the draft is about {amount}, and you typed another figure. If it is right:  yes {word}",
        "Nicht gesendet: Im Entwurf stehen {amount}, Sie schrieben etwas anderes. Wenn es stimmt:  ja {word}",
        "Pas envoyé : le brouillon porte {amount}, vous avez écrit autre chose. Si c'est juste :  oui {word}",
        "No se ha enviado: el borrador dice {amount} y usted escribió otra cifra. Si es correcto:  sí {word}",
        "Não foi enviado: o rascunho diz {amount} e escreveu outro valor. Se estiver certo:  sim {word}",
        "Non inviato: la bozza dice {amount} e Lei ha scritto un'altra cifra. Se è giusta:  sì {word}",
        "Niet verzonden: het concept gaat over {amount}, u schreef iets anders. Als het klopt:  ja {word}",
    ),
    "money_second": (
        "Your yes to {amount} is noted. {who} is asked too; it leaves when both have said yes.",
        "Ihr Ja zu {amount} ist vermerkt. {who} wird auch gefragt; es geht hinaus, wenn beide ja sagen.",
        "Votre oui pour {amount} est noté. {who} est aussi consulté ; départ quand les deux ont dit oui.",
        "Su sí a {amount} queda anotado. También se pregunta a {who}; sale cuando ambos digan que sí.",
        "O seu sim a {amount} está registado. {who} também é consultado; sai quando ambos disserem sim.",
        "Il Suo sì a {amount} è annotato. Si chiede anche a {who}; parte quando entrambi dicono sì.",
        "Uw ja op {amount} is genoteerd. {who} wordt ook gevraagd; het vertrekt als beiden ja zeggen.",
    ),
    "money_first": (
        "{who} said yes. It is above the limit of one person, so you are asked too.",
        "{who} hat ja gesagt. Es liegt über der Grenze einer Person, deshalb werden Sie auch gefragt.",
        "{who} a dit oui. C'est au-dessus de la limite d'une personne, on vous demande donc aussi.",
        "{who} dijo que sí. Supera el límite de una persona, por eso se le pregunta también.",
        "{who} disse sim. Passa o limite de uma pessoa, por isso também lhe é perguntado.",
        "{who} ha detto sì. Supera il limite di una persona, perciò si chiede anche a Lei.",
        "{who} zei ja. Het is meer dan één persoon mag goedkeuren, daarom wordt u ook gevraagd.",
    ),
    "money_owner": (
        "You have no limit for money, so {who} is asked. Nothing was sent.",
        "Für Geld haben Sie keine Grenze, deshalb wird {who} gefragt. Nichts wurde gesendet.",
        "Vous n'avez pas de limite d'argent, on demande donc à {who}. Rien n'a été envoyé.",
        "Usted no tiene límite para dinero, por eso se pregunta a {who}. No se ha enviado nada.",
        "Não tem limite para dinheiro, por isso pergunta-se a {who}. Nada foi enviado.",
        "Lei non ha un limite per il denaro, perciò si chiede a {who}. Non è stato inviato nulla.",
        "U hebt geen limiet voor geld, daarom wordt {who} gevraagd. Er is niets verzonden.",
    ),
    "money_login": (
        "Money needs your own address: several people can write from the shared mailbox. Nothing was sent.",
        "Geld braucht Ihre eigene Adresse: Aus dem gemeinsamen Postfach können mehrere schreiben. "
        "Nichts wurde gesendet.",
        "L'argent exige votre propre adresse : plusieurs écrivent depuis la boîte commune. "
        "Rien n'a été envoyé.",
        "El dinero exige su propia dirección: varios escriben desde el buzón común. No se ha enviado nada.",
        "Para dinheiro é preciso o seu próprio endereço: vários escrevem da caixa comum. Nada foi enviado.",
        "Per il denaro serve il Suo indirizzo: dalla casella comune scrivono in più. "
        "Non è stato inviato nulla.",
        "Voor geld is uw eigen adres nodig: meerderen schrijven vanuit de gedeelde postbus. "
        "Er is niets verzonden.",
    ),
    # ------------------------------------------------------------ why one plain yes is not enough
    "above_limit": (
        "it is above your limit",
        "es liegt über Ihrer Grenze",
        "c'est au-dessus de votre limite",
        "supera su límite",
        "passa o seu limite",
        "supera il Suo limite",
        "het is meer dan uw limiet",
    ),
    "above_day": (
        "it is above what may leave in one day",
        "es liegt über dem, was an einem Tag hinausgehen darf",
        "c'est au-dessus de ce qui peut partir en un jour",
        "supera lo que puede salir en un día",
        "passa o que pode sair num dia",
        "supera ciò che può partire in un giorno",
        "het is meer dan er op één dag uit mag",
    ),
    "above_stranger": (
        "this address never wrote to us and stands in no record",
        "diese Adresse hat nie geschrieben und steht in keinem Kundensatz",
        "cette adresse n'a jamais écrit et n'est dans aucun dossier client",
        "esta dirección nunca escribió y no consta en ninguna ficha",
        "este endereço nunca escreveu e não consta em nenhuma ficha",
        "questo indirizzo non ha mai scritto e non è in nessuna scheda",
        "dit adres schreef ons nooit en staat in geen klantkaart",
    ),
    "above_account": (
        "the bank details are not the known ones",
        "die Bankverbindung ist nicht die bekannte",
        "les coordonnées bancaires ne sont pas celles connues",
        "los datos bancarios no son los conocidos",
        "os dados bancários não são os conhecidos",
        "le coordinate bancarie non sono quelle note",
        "de bankgegevens zijn niet de bekende",
    ),
    "above_currency": (
        "it is in another currency than your limit",
        "es ist in einer anderen Währung als Ihre Grenze",
        "c'est dans une autre monnaie que votre limite",
        "está en otra moneda que su límite",
        "está noutra moeda que o seu limite",
        "è in un'altra valuta rispetto al Suo limite",
        "het is in een andere munt dan uw limiet",
    ),
}
