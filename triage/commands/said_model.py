"""What ``#model`` and ``#test rules`` answer: in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

MODEL: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "model_shipped": (
        "The model as it came to you scores; what you corrected is remembered all the same.",
        "Es urteilt das mitgelieferte Modell; was Sie berichtigt haben, ist trotzdem gemerkt.",
        "Le modèle livré décide ; ce que vous avez corrigé est retenu malgré tout.",
        "Decide el modelo suministrado; lo que usted corrigió se recuerda igualmente.",
        "Decide o modelo fornecido; o que corrigiu é lembrado na mesma.",
        "Decide il modello fornito; ciò che ha corretto è comunque ricordato.",
        "Het meegeleverde model oordeelt; wat u verbeterde, is toch onthouden.",
    ),
    "model_live": (
        "Your own model {version} scores.",
        "Es urteilt Ihr eigenes Modell {version}.",
        "Votre propre modèle {version} décide.",
        "Decide su propio modelo {version}.",
        "Decide o seu próprio modelo {version}.",
        "Decide il Suo modello {version}.",
        "Uw eigen model {version} oordeelt.",
    ),
    "model_taught": (
        "Answers of your people that it learned from: {count}.",
        "Gelernt aus Antworten Ihrer Leute: {count}.",
        "Réponses de votre équipe apprises : {count}.",
        "Respuestas de su equipo aprendidas: {count}.",
        "Respostas da sua equipa aprendidas: {count}.",
        "Risposte del Suo personale imparate: {count}.",
        "Geleerde antwoorden van uw mensen: {count}.",
    ),
    "model_unasked": (
        "Of what nobody was asked about, {right} of {count} were right (you allow {wish} wrong in 100).",
        "Von dem, wonach niemand gefragt wurde, war {right} von {count} richtig"
        " (Sie erlauben {wish} falsche von 100).",
        "De ce qui n'a pas été demandé, {right} sur {count} étaient justes (vous admettez {wish} erreurs"
        " sur 100).",
        "De lo que no se preguntó, {right} de {count} fue correcto (usted admite {wish} errores en 100).",
        "Do que não se perguntou, {right} de {count} estava certo (admite {wish} erros em 100).",
        "Di ciò che non è stato chiesto, {right} su {count} era giusto (ammette {wish} errori su 100).",
        "Van wat niet gevraagd werd, was {right} van {count} goed (u staat {wish} fouten op 100 toe).",
    ),
    "model_row": (
        " {mark}{version}  {when}  right on your kept-out mails {own}, on our examples {ours}",
        " {mark}{version}  {when}  richtig bei Ihren zurückgelegten Mails {own}, unseren Beispielen {ours}",
        " {mark}{version}  {when}  justes sur vos messages mis de côté {own}, sur nos exemples {ours}",
        " {mark}{version}  {when}  aciertos en sus mensajes apartados {own}, en nuestros ejemplos {ours}",
        " {mark}{version}  {when}  certos nas suas mensagens reservadas {own}, nos nossos exemplos {ours}",
        " {mark}{version}  {when}  giusti sui Suoi messaggi tenuti da parte {own}, sui nostri esempi {ours}",
        " {mark}{version}  {when}  goed bij uw apart gehouden mails {own}, bij onze voorbeelden {ours}",
    ),
    "model_is_held": (
        "New models wait: #model learn lets them score again.",
        "Neue Modelle warten: Mit #modell lernen urteilen sie wieder.",
        "Les nouveaux modèles attendent : #modèle apprendre les laisse décider à nouveau.",
        "Los modelos nuevos esperan: #modelo aprender les deja decidir de nuevo.",
        "Os modelos novos esperam: #modelo aprender deixa-os decidir de novo.",
        "I nuovi modelli attendono: #modello imparare li lascia di nuovo decidere.",
        "Nieuwe modellen wachten: met #model leren oordelen ze weer.",
    ),
    "model_nothing_back": (
        "The model as it came to you scores: there is nothing to take back.",
        "Es urteilt das mitgelieferte Modell: Es gibt nichts zurückzunehmen.",
        "Le modèle livré décide : il n'y a rien à reprendre.",
        "Decide el modelo suministrado: no hay nada que deshacer.",
        "Decide o modelo fornecido: não há nada a desfazer.",
        "Decide il modello fornito: non c'è nulla da annullare.",
        "Het meegeleverde model oordeelt: er is niets terug te nemen.",
    ),
    "model_ours": (
        "the model as it came",
        "dem mitgelieferten Modell",
        "au modèle livré",
        "al modelo suministrado",
        "ao modelo fornecido",
        "al modello fornito",
        "het meegeleverde model",
    ),
    "model_rolled_back": (
        "From model {old} back to {new}. New ones wait until you write #model learn.",
        "Von Modell {old} zurück zu {new}. Neue warten, bis Sie #modell lernen schreiben.",
        "Du modèle {old} retour {new}. Les nouveaux attendent que vous écriviez #modèle apprendre.",
        "Del modelo {old} de vuelta {new}. Los nuevos esperan hasta que escriba #modelo aprender.",
        "Do modelo {old} de volta {new}. Os novos esperam até escrever #modelo aprender.",
        "Dal modello {old} di nuovo {new}. I nuovi attendono finché non scrive #modello imparare.",
        "Van model {old} terug naar {new}. Nieuwe wachten tot u #model leren schrijft.",
    ),
    "model_goes_on": (
        "New models may score again, where they are no worse.",
        "Neue Modelle dürfen wieder urteilen, wo sie nicht schlechter sind.",
        "Les nouveaux modèles peuvent à nouveau décider, s'ils ne sont pas moins bons.",
        "Los modelos nuevos pueden decidir de nuevo, si no son peores.",
        "Os modelos novos podem decidir de novo, se não forem piores.",
        "I nuovi modelli possono di nuovo decidere, se non sono peggiori.",
        "Nieuwe modellen mogen weer oordelen, als ze niet slechter zijn.",
    ),
    "rules_tested": (
        "Mails of the last 30 days: {mails}. Under other rules: {changed}; filed differently: {renamed}.",
        "Mails der letzten 30 Tage: {mails}. Unter anderen Regeln: {changed}; anders eingeordnet: {renamed}.",
        "Messages des 30 derniers jours : {mails}. Sous d'autres règles : {changed} ; classés"
        " autrement : {renamed}.",
        "Mensajes de los últimos 30 días: {mails}. Con otras reglas: {changed}; clasificados de"
        " otro modo: {renamed}.",
        "Mensagens dos últimos 30 dias: {mails}. Com outras regras: {changed}; classificadas de"
        " outro modo: {renamed}.",
        "Messaggi degli ultimi 30 giorni: {mails}. Con altre regole: {changed}; classificati"
        " altrimenti: {renamed}.",
        "Mails van de laatste 30 dagen: {mails}. Onder andere regels: {changed}; anders"
        " ingedeeld: {renamed}.",
    ),
    "rules_not_live": (
        "These rules are not in use yet: they are with the next start of the program.",
        "Diese Regeln gelten noch nicht: Sie gelten ab dem nächsten Start des Programms.",
        "Ces règles ne valent pas encore : elles vaudront au prochain démarrage du programme.",
        "Estas reglas aún no valen: valdrán desde el próximo arranque del programa.",
        "Estas regras ainda não valem: valerão a partir do próximo arranque do programa.",
        "Queste regole non valgono ancora: varranno dal prossimo avvio del programma.",
        "Deze regels gelden nog niet: ze gelden vanaf de volgende start van het programma.",
    ),
    "rules_wrong": (
        "The rules cannot be read as they are; the ones from the last start go on:",
        "Die Regeln sind so nicht lesbar; die vom letzten Start gelten weiter:",
        "Les règles ne sont pas lisibles ainsi ; celles du dernier démarrage continuent :",
        "Las reglas no se pueden leer así; siguen las del último arranque:",
        "As regras não podem ser lidas assim; continuam as do último arranque:",
        "Le regole così non sono leggibili; continuano quelle dell'ultimo avvio:",
        "De regels zijn zo niet leesbaar; die van de laatste start gelden verder:",
    ),
}
