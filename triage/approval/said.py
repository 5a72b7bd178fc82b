"""What a person reads after an answer, in the seven languages (order of ``LANGUAGES``)."""

from __future__ import annotations

from typing import Final

from triage.approval.said_bundle import SAID_BUNDLE
from triage.approval.said_money import SAID_MONEY
from triage.approval.said_proof import SAID_OF_PROOF

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

SAID: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "nothing_changed": (
        "Nothing changed.",
        "Es hat sich nichts geändert.",
        "Rien n'a changé.",
        "No ha cambiado nada.",
        "Nada mudou.",
        "Non è cambiato nulla.",
        "Er is niets veranderd.",
    ),
    "held": (
        "It was approved already and leaves when its hold ends.",
        "Es ist schon freigegeben und geht nach der Wartezeit hinaus.",
        "C'est déjà approuvé et partira à la fin du délai.",
        "Ya está aprobado y sale al terminar la espera.",
        "Já está aprovado e sai quando a espera terminar.",
        "È già approvato e parte al termine dell'attesa.",
        "Het is al goedgekeurd en vertrekt na de wachttijd.",
    ),
    "released": (
        "It was approved already and is on its way.",
        "Es ist schon freigegeben und unterwegs.",
        "C'est déjà approuvé et en route.",
        "Ya está aprobado y en camino.",
        "Já está aprovado e a caminho.",
        "È già approvato e in viaggio.",
        "Het is al goedgekeurd en onderweg.",
    ),
    "sent": (
        "It was approved already and has been sent.",
        "Es ist schon freigegeben und gesendet.",
        "C'est déjà approuvé et envoyé.",
        "Ya está aprobado y enviado.",
        "Já está aprovado e enviado.",
        "È già approvato e inviato.",
        "Het is al goedgekeurd en verzonden.",
    ),
    "colleague": (
        "{who} said yes already, at {at}.",
        "{who} hat schon um {at} ja gesagt.",
        "{who} a déjà dit oui à {at}.",
        "{who} ya dijo que sí a las {at}.",
        "{who} já disse sim às {at}.",
        "{who} ha già detto sì alle {at}.",
        "{who} zei al ja om {at}.",
    ),
    "colleague_sent": (
        "Already sent by {who} at {at}.",
        "Schon um {at} von {who} gesendet.",
        "Déjà envoyé par {who} à {at}.",
        "Ya lo envió {who} a las {at}.",
        "Já foi enviado por {who} às {at}.",
        "Già inviato da {who} alle {at}.",
        "Al verzonden door {who} om {at}.",
    ),
    "rejected": (
        "It was answered with no already; nothing was sent.",
        "Es wurde schon mit nein beantwortet; nichts wurde gesendet.",
        "La réponse était déjà non ; rien n'a été envoyé.",
        "Ya se respondió que no; no se envió nada.",
        "Já foi respondido não; nada foi enviado.",
        "Si è già risposto no; non è stato inviato nulla.",
        "Er is al nee geantwoord; er is niets verzonden.",
    ),
    "superseded": (
        "They wrote again, or there is a newer text: please answer the newer question.",
        "Es kam eine neue Mail oder es gibt einen neueren Text: Bitte die neuere Frage beantworten.",
        "Ils ont réécrit, ou il y a un texte plus récent : répondez à la question la plus récente.",
        "Han vuelto a escribir o hay un texto más nuevo: responda a la pregunta más nueva.",
        "Escreveram de novo ou há um texto mais recente: responda à pergunta mais recente.",
        "Hanno riscritto o c'è un testo più recente: risponda alla domanda più recente.",
        "Ze schreven opnieuw of er is een nieuwere tekst: beantwoord de nieuwere vraag.",
    ),
    "answered": (
        "Somebody answered it already; nothing more was sent.",
        "Es wurde schon beantwortet; mehr wurde nicht gesendet.",
        "Quelqu'un a déjà répondu ; rien de plus n'a été envoyé.",
        "Alguien ya respondió; no se envió nada más.",
        "Alguém já respondeu; nada mais foi enviado.",
        "Qualcuno ha già risposto; non è stato inviato altro.",
        "Iemand heeft al geantwoord; er is niets meer verzonden.",
    ),
    "undone": (
        "It was stopped; nothing was sent. #approve D{draft} brings it back.",
        "Es wurde angehalten; nichts wurde gesendet. #freigeben D{draft} holt es zurück.",
        "C'est arrêté ; rien n'est parti. #approuver D{draft} le ramène.",
        "Se ha detenido; no salió nada. #aprobar D{draft} lo devuelve.",
        "Foi parado; nada saiu. #aprovar D{draft} traz de volta.",
        "È stato fermato; non è uscito nulla. #approva D{draft} lo riporta.",
        "Het is tegengehouden; er is niets vertrokken. #goedkeuren D{draft} haalt het terug.",
    ),
    "too_late": (
        "Too late to stop: it has left its hold.",
        "Zum Anhalten zu spät: Die Wartezeit ist vorbei.",
        "Trop tard pour l'arrêter : le délai est passé.",
        "Demasiado tarde para detenerlo: la espera ha terminado.",
        "Tarde demais para parar: a espera terminou.",
        "Troppo tardi per fermarlo: l'attesa è finita.",
        "Te laat om te stoppen: de wachttijd is voorbij.",
    ),
    "newer": (
        "There is a newer question about this: please answer that one.",
        "Dazu gibt es eine neuere Frage: Bitte beantworten Sie diese.",
        "Il y a une question plus récente à ce sujet : répondez à celle-là.",
        "Hay una pregunta más nueva sobre esto: responda a esa.",
        "Há uma pergunta mais recente sobre isto: responda a essa.",
        "C'è una domanda più recente su questo: risponda a quella.",
        "Er is een nieuwere vraag hierover: beantwoord die.",
    ),
    "locked": (
        "Its codes are locked after five wrong ones; the owner knows.",
        "Die Codes sind nach fünf falschen gesperrt; der Inhaber weiß es.",
        "Ses codes sont bloqués après cinq erreurs ; le propriétaire le sait.",
        "Sus códigos están bloqueados tras cinco erróneos; el propietario lo sabe.",
        "Os códigos estão bloqueados após cinco errados; o proprietário sabe.",
        "I codici sono bloccati dopo cinque errori; il titolare lo sa.",
        "De codes zijn na vijf foute geblokkeerd; de eigenaar weet het.",
    ),
    "not_yours": (
        "This question went to {who}: only their answer counts.",
        "Diese Frage ging an {who}: Nur diese Antwort zählt.",
        "Cette question était pour {who} : seule sa réponse compte.",
        "Esta pregunta era para {who}: solo cuenta su respuesta.",
        "Esta pergunta era para {who}: só conta a sua resposta.",
        "Questa domanda era per {who}: conta solo la sua risposta.",
        "Deze vraag ging naar {who}: alleen dat antwoord telt.",
    ),
    "several": (
        "The mail names several questions. Please answer each in a mail of its own.",
        "Die Mail nennt mehrere Fragen. Bitte jede in einer eigenen Mail beantworten.",
        "Ce message cite plusieurs questions. Répondez à chacune séparément.",
        "El mensaje nombra varias preguntas. Responda a cada una por separado.",
        "A mensagem cita várias perguntas. Responda a cada uma em separado.",
        "Il messaggio nomina più domande. Risponda a ciascuna separatamente.",
        "De mail noemt meerdere vragen. Beantwoord elke vraag apart.",
    ),
    "wrong_code": (
        "The code in this mail is not one of ours.",
        "Der Code in dieser Mail ist keiner von uns.",
        "Le code de ce message n'est pas l'un des nôtres.",
        "El código de este mensaje no es nuestro.",
        "O código desta mensagem não é nosso.",
        "Il codice di questo messaggio non è nostro.",
        "De code in deze mail is niet van ons.",
    ),
    "no_text": (
        "There is no text to send yet: write what they should get.",
        "Es gibt noch keinen Text: Schreiben Sie, was hinausgehen soll.",
        "Il n'y a pas encore de texte : écrivez ce qui doit partir.",
        "Aún no hay texto: escriba lo que debe salir.",
        "Ainda não há texto: escreva o que deve seguir.",
        "Non c'è ancora un testo: scriva che cosa deve partire.",
        "Er is nog geen tekst: schrijf wat er uit moet.",
    ),
    "filed_already": (
        "It is filed under {area} already.",
        "Es ist schon unter {area} eingeordnet.",
        "C'est déjà classé sous {area}.",
        "Ya está clasificado en {area}.",
        "Já está classificado em {area}.",
        "È già classificato in {area}.",
        "Het is al ingedeeld onder {area}.",
    ),
    "pick_intent": (
        "Filed under {area} as {intent}. If it is another one, click and send:",
        "Unter {area} eingeordnet als {intent}. Ist es etwas anderes, klicken und senden:",
        "Classé sous {area} comme {intent}. Si c'est autre chose, cliquez et envoyez :",
        "Clasificado en {area} como {intent}. Si es otra cosa, haga clic y envíe:",
        "Classificado em {area} como {intent}. Se for outra coisa, clique e envie:",
        "Classificato in {area} come {intent}. Se è altro, clicchi e invii:",
        "Ingedeeld onder {area} als {intent}. Is het iets anders, klik en verstuur:",
    ),
    "which": (
        "You wrote:\n{text}\n\nWas that an answer to our question, or a new text for them? Please"
        " answer with one"
        " word alone (yes, no, done), or write  edit:  and the text. Nothing was sent.",
        "Sie schrieben:\n{text}\n\nWar das eine Antwort auf unsere Frage oder ein neuer Text? Bitte mit"
        " einem Wort"
        " allein antworten (ja, nein, erledigt) oder  text:  und den Text schreiben. Nichts wurde"
        " gesendet.",
        "Vous avez écrit :\n{text}\n\nÉtait-ce une réponse à notre question ou un nouveau texte ?"
        " Répondez d'un seul"
        " mot (oui, non, fait), ou écrivez  texte :  et le texte. Rien n'a été envoyé.",
        "Usted escribió:\n{text}\n\n¿Era una respuesta a nuestra pregunta o un texto nuevo? Responda"
        " con una sola"
        " palabra (sí, no, hecho) o escriba  texto:  y el texto. No se ha enviado nada.",
        "Escreveu:\n{text}\n\nEra uma resposta à nossa pergunta ou um texto novo? Responda com uma só"
        " palavra"
        " (sim, não, feito) ou escreva  texto:  e o texto. Nada foi enviado.",
        "Ha scritto:\n{text}\n\nEra una risposta alla nostra domanda o un nuovo testo? Risponda con una"
        " sola parola"
        " (sì, no, fatto) o scriva  testo:  e il testo. Non è stato inviato nulla.",
        "U schreef:\n{text}\n\nWas dat een antwoord op onze vraag of een nieuwe tekst? Antwoord met één"
        " woord"
        " (ja, nee, gedaan) of schrijf  tekst:  en de tekst. Er is niets verzonden.",
    ),
    # ------------------------------------------------------------ why a question comes again
    "again_lapsed": (
        "The code had lapsed. Here is a new one.",
        "Der Code war abgelaufen. Hier ist ein neuer.",
        "Le code avait expiré. En voici un nouveau.",
        "El código había caducado. Aquí tiene uno nuevo.",
        "O código tinha expirado. Aqui está um novo.",
        "Il codice era scaduto. Eccone uno nuovo.",
        "De code was verlopen. Hier is een nieuwe.",
    ),
    "again_no_code": (
        "Your answer carried no code. Please answer this mail instead.",
        "Ihre Antwort trug keinen Code. Bitte antworten Sie auf diese Mail.",
        "Votre réponse ne portait pas de code. Répondez plutôt à ce message.",
        "Su respuesta no llevaba código. Responda a este mensaje.",
        "A sua resposta não trazia código. Responda a esta mensagem.",
        "La Sua risposta non aveva codice. Risponda a questo messaggio.",
        "Uw antwoord bevatte geen code. Beantwoord deze mail.",
    ),
    "again_unproven": (
        "Your answer could not be proven to come from you. Please answer this mail instead.",
        "Es ließ sich nicht belegen, dass die Antwort von Ihnen kam. Bitte antworten Sie auf diese Mail.",
        "Rien ne prouve que la réponse venait de vous. Répondez plutôt à ce message.",
        "No se pudo probar que la respuesta fuera suya. Responda a este mensaje.",
        "Não foi possível provar que a resposta era sua. Responda a esta mensagem.",
        "Non si è potuto provare che la risposta fosse Sua. Risponda a questo messaggio.",
        "Het was niet te bewijzen dat het antwoord van u kwam. Beantwoord deze mail.",
    ),
    "again_written": (
        "Your text, in our frame.",
        "Ihr Text, in unserem Rahmen.",
        "Votre texte, dans notre cadre.",
        "Su texto, con nuestro formato.",
        "O seu texto, no nosso formato.",
        "Il Suo testo, nella nostra veste.",
        "Uw tekst, in onze opmaak.",
    ),
    "again_deputy": (
        "{who} has not answered this for two working days.",
        "{who} hat das seit zwei Arbeitstagen nicht beantwortet.",
        "{who} n'y a pas répondu depuis deux jours ouvrés.",
        "{who} no ha respondido desde hace dos días laborables.",
        "{who} não responde há dois dias úteis.",
        "{who} non risponde da due giorni lavorativi.",
        "{who} heeft dit twee werkdagen niet beantwoord.",
    ),
    "again_second": (
        "This moves money, and your mail carries one proof of the sender where two are wanted: please answer"
        " this one with yes too. It is asked once.",
        "Hier geht es um Geld, und Ihre Mail trägt nur einen Absendernachweis statt zwei: Bitte"
        " auch auf diese"
        " Mail mit ja antworten. Es wird nur einmal gefragt.",
        "Il s'agit d'argent, et votre message ne porte qu'une preuve d'expéditeur au lieu de deux : répondez"
        " oui à celui-ci aussi. On ne le demande qu'une fois.",
        "Se trata de dinero y su mensaje lleva una sola prueba del remitente en vez de dos:"
        " responda sí también"
        " a este. Se pregunta una sola vez.",
        "Trata-se de dinheiro e a sua mensagem traz uma só prova do remetente em vez de duas: responda sim"
        " também a esta. Só se pergunta uma vez.",
        "Si tratta di denaro e il Suo messaggio porta una sola prova del mittente invece di due: risponda sì"
        " anche a questo. Si chiede una volta sola.",
        "Het gaat om geld en uw mail draagt één bewijs van de afzender in plaats van twee:"
        " antwoord ook op deze"
        " met ja. Het wordt één keer gevraagd.",
    ),
    "money_desk": (
        "Mail from the shared mailbox cannot release money: several people may use it. Please answer from an"
        " address of your own. Nothing was sent.",
        "Mail aus dem gemeinsamen Postfach kann kein Geld freigeben: Mehrere können es benutzen. Bitte von"
        " einer eigenen Adresse antworten. Nichts wurde gesendet.",
        "Un message de la boîte commune ne peut pas libérer d'argent : plusieurs personnes l'utilisent."
        " Répondez depuis votre propre adresse. Rien n'a été envoyé.",
        "Un mensaje del buzón común no puede liberar dinero: varias personas lo usan. Responda"
        " desde su propia"
        " dirección. No se ha enviado nada.",
        "Uma mensagem da caixa comum não pode libertar dinheiro: várias pessoas a usam. Responda"
        " do seu próprio"
        " endereço. Nada foi enviado.",
        "Un messaggio dalla casella comune non può sbloccare denaro: la usano più persone. Risponda da un Suo"
        " indirizzo. Non è stato inviato nulla.",
        "Mail uit de gedeelde mailbox kan geen geld vrijgeven: meerdere mensen gebruiken hem."
        " Antwoord vanaf een"
        " eigen adres. Er is niets verzonden.",
    ),
    "again_access": (
        "{who} had said yes to this, and has no access any more: it did not leave.",
        "{who} hatte dazu ja gesagt und hat keinen Zugang mehr: Es ging nicht hinaus.",
        "{who} avait dit oui, mais n'a plus d'accès : ce n'est pas parti.",
        "{who} había dicho que sí, pero ya no tiene acceso: no ha salido.",
        "{who} tinha dito sim, mas já não tem acesso: não saiu.",
        "{who} aveva detto sì, ma non ha più accesso: non è partito.",
        "{who} had ja gezegd, maar heeft geen toegang meer: het is niet vertrokken.",
    ),
    "again_changed": (
        "This was approved, but what would have left is no longer what was approved: it did not leave. Please"
        " read it again.",
        "Das war freigegeben, aber was hinausgegangen wäre, ist nicht mehr das Freigegebene: Es ging nicht"
        " hinaus. Bitte noch einmal lesen.",
        "C'était approuvé, mais ce qui serait parti n'est plus ce qui a été approuvé : ce n'est pas parti."
        " Veuillez relire.",
        "Estaba aprobado, pero lo que habría salido ya no es lo aprobado: no ha salido. Léalo de nuevo.",
        "Estava aprovado, mas o que sairia já não é o que foi aprovado: não saiu. Leia de novo.",
        "Era approvato, ma ciò che sarebbe partito non è più ciò che è stato approvato: non è partito. Lo"
        " rilegga.",
        "Het was goedgekeurd, maar wat zou vertrekken is niet meer wat goedgekeurd is: het is"
        " niet vertrokken."
        " Lees het opnieuw.",
    ),
    "again_asked": (
        "You asked for this again.",
        "Sie wollten das noch einmal sehen.",
        "Vous avez redemandé ceci.",
        "Usted pidió verlo de nuevo.",
        "Pediu para ver isto de novo.",
        "Ha chiesto di rivederlo.",
        "U vroeg hier opnieuw om.",
    ),
    "too_often": (
        "Too many answers about draft D{draft} within an hour: is a machine answering for you?\n"
        "Further ones are left alone until the hour is over.",
        "Zu viele Antworten zu Entwurf D{draft} binnen einer Stunde: Antwortet ein Programm für Sie?\n"
        "Weitere bleiben liegen, bis die Stunde um ist.",
        "Trop de réponses sur le brouillon D{draft} en une heure : un programme répond-il à votre place ?\n"
        "Les suivantes sont laissées de côté jusqu'à la fin de l'heure.",
        "Demasiadas respuestas sobre el borrador D{draft} en una hora: ¿responde un programa por usted?\n"
        "Las siguientes se dejan de lado hasta que pase la hora.",
        "Demasiadas respostas sobre o rascunho D{draft} numa hora: é um programa que responde por si?\n"
        "As seguintes ficam de lado até a hora acabar.",
        "Troppe risposte sulla bozza D{draft} in un'ora: risponde un programma al Suo posto?\n"
        "Le prossime vengono lasciate da parte fino alla fine dell'ora.",
        "Te veel antwoorden over concept D{draft} binnen een uur: antwoordt er een programma voor u?\n"
        "Volgende blijven liggen tot het uur om is.",
    ),
    # ------------------------------------------------------------ to the owner
    "owner_locked": (
        "Five answers in the name of {who} carried a wrong code for draft D{draft}.\n"
        "Its codes are locked: nothing can be approved with them any more. #approve D{draft} asks anew.",
        "Fünf Antworten im Namen von {who} trugen einen falschen Code für Entwurf D{draft}.\n"
        "Die Codes sind gesperrt: Damit lässt sich nichts mehr freigeben. #freigeben D{draft} fragt neu.",
        "Cinq réponses au nom de {who} portaient un code faux pour le brouillon D{draft}.\n"
        "Ses codes sont bloqués : plus rien ne peut être approuvé avec eux. #approuver D{draft} redemande.",
        "Cinco respuestas en nombre de {who} llevaban un código erróneo para el borrador D{draft}.\n"
        "Sus códigos están bloqueados: ya no aprueban nada. #aprobar D{draft} pregunta de nuevo.",
        "Cinco respostas em nome de {who} traziam um código errado para o rascunho D{draft}.\n"
        "Os códigos estão bloqueados: já não aprovam nada. #aprovar D{draft} pergunta de novo.",
        "Cinque risposte a nome di {who} avevano un codice errato per la bozza D{draft}.\n"
        "I codici sono bloccati: non approvano più nulla. #approva D{draft} chiede di nuovo.",
        "Vijf antwoorden op naam van {who} droegen een foute code voor concept D{draft}.\n"
        "De codes zijn geblokkeerd: er kan niets meer mee worden goedgekeurd. #goedkeuren D{draft}"
        " vraagt opnieuw.",
    ),
    "owner_forged": (
        "{count} mails in the name of {who} failed the check of their sender, the last one about:"
        " {subject}\n"
        "Nothing was done on them. If {who} wrote them, the sending program needs a look.",
        "{count} Mails im Namen von {who} fielen bei der Absenderprüfung durch, zuletzt: {subject}\n"
        "Darauf wurde nichts getan. Hat {who} sie geschrieben, muss das sendende Programm geprüft werden.",
        "{count} messages au nom de {who} ont échoué au contrôle de l'expéditeur, le dernier : {subject}\n"
        "Rien n'a été fait. Si {who} les a écrits, il faut vérifier le programme d'envoi.",
        "{count} mensajes en nombre de {who} no superaron la comprobación del remitente, el último:"
        " {subject}\n"
        "No se hizo nada. Si los escribió {who}, hay que revisar el programa de envío.",
        "{count} mensagens em nome de {who} falharam a verificação do remetente, a última: {subject}\n"
        "Nada foi feito. Se foi {who}, é preciso rever o programa de envio.",
        "{count} messaggi a nome di {who} non hanno superato il controllo del mittente, l'ultimo:"
        " {subject}\n"
        "Non è stato fatto nulla. Se li ha scritti {who}, va controllato il programma di invio.",
        "{count} berichten op naam van {who} doorstonden de afzendercontrole niet, het laatste: {subject}\n"
        "Er is niets mee gedaan. Als {who} ze schreef, moet het verzendprogramma worden nagekeken.",
    ),
    **SAID_OF_PROOF,
}


_TEXTS: Final = {**SAID, **SAID_MONEY, **SAID_BUNDLE}


def say(key: str, language: str, **values: object) -> str:
    """The text of a key in a language, English where the language is not one of ours."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return _TEXTS[key][place].format(**values)
