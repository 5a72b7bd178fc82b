"""What a person reads about a mail before deciding: warnings, tone, what we know. In seven languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from triage.books import figures

KNOWN_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "bank_recorded": "IBAN {iban}: as in the vendor's record, known since {day}.",
        "bank_known": "IBAN {iban}: as on their last {times} invoices.",
        "bank_in_mails": "IBAN {iban}: as in {times} of their earlier mails.",
        "bank_first": "IBAN {iban}: first time from this sender. Compare it with the "
        "contract or call before you pay.",
        "bank_other": "IBAN {iban}: NOT the known IBAN ({known}). Call the number you "
        "already have, not one from this mail.",
        "bank_doubted": "IBAN {iban}: came {times} times, and was never the known one. "
        "Call the number you already have.",
        "bank_told": 'They announce other bank details ("{words}"). Nothing is done '
        "with them. Call the number you already have, not one from this "
        "mail.",
        "bank_look_alike": "The sender's domain only looks like {domain}, which we know.",
        "bank_reply_to": "Answers would go elsewhere: {address}.",
        "bank_unproven": "Nothing proves that the mail comes from this sender.",
        "safety": "safety: {words}",
        "legal": "legal words: {words}",
        "angry": "angry: {words}",
        "deadline": "deadline: {words}",
        "repeated": "asks again: {words}",
        "amount": "amount: {words}",
        "vip": "one of your VIPs",
        "holding": "your message has reached us and is not forgotten. We still need a "
        "little time for our answer and will write to you as soon as we can.",
        "holding_why": "They have waited for {days} working days. This would tell them that "
        "they are not forgotten; your own answer is still open.",
        "waited": "wrote {times} times without an answer",
        "since": "in contact since {month}",
        "mails": "mails: {count}",
        "cases": "cases: {count}",
        "open": "open: {cases}",
        "new": "writes for the first time",
        "last": "last mail {day}",
        "target_soon": "#{case} {who} has waited {hours} working hours: {subject}. The target ends {at}.",
        "target_over": "{person} has not answered within {hours} working hours.",
        "nudge": "Has our question reached you? We would like to go on as soon as we hear from you.",
        "before": "Before",
        "us": "we",
        "says": '"{name}" says',
        "by_hand": "answered by hand",
        "likeness": "Answered so before: {likeness} alike, case #{case} ({day}). "
        "Answer #unlearn A{pair} if that answer is no longer right.",
    },
    "de": {
        "bank_recorded": "IBAN {iban}: wie in den Lieferantendaten, bekannt seit {day}.",
        "bank_known": "IBAN {iban}: wie auf den letzten {times} Rechnungen.",
        "bank_in_mails": "IBAN {iban}: wie in {times} früheren Mails.",
        "bank_first": "IBAN {iban}: zum ersten Mal von diesem Absender. Vor dem Zahlen "
        "mit dem Vertrag vergleichen oder anrufen.",
        "bank_other": "IBAN {iban}: NICHT die bekannte IBAN ({known}). Die Nummer "
        "anrufen, die Sie schon haben, keine aus dieser Mail.",
        "bank_doubted": "IBAN {iban}: kam {times}-mal und war nie die bekannte. Die "
        "Nummer anrufen, die Sie schon haben.",
        "bank_told": "Eine andere Bankverbindung wird angekündigt („{words}“). Damit "
        "geschieht nichts. Die Nummer anrufen, die Sie schon haben, keine "
        "aus dieser Mail.",
        "bank_look_alike": "Die Domain des Absenders sieht nur aus wie {domain}, die wir kennen.",
        "bank_reply_to": "Antworten gingen woandershin: {address}.",
        "bank_unproven": "Nichts beweist, dass die Mail von diesem Absender kommt.",
        "safety": "Sicherheit: {words}",
        "legal": "rechtliche Worte: {words}",
        "angry": "verärgert: {words}",
        "deadline": "Frist: {words}",
        "repeated": "fragt erneut: {words}",
        "amount": "Betrag: {words}",
        "vip": "auf Ihrer VIP-Liste",
        "holding": "Ihre Nachricht ist bei uns angekommen und nicht vergessen. Wir "
        "brauchen für die Antwort noch etwas Zeit und melden uns, sobald wir "
        "können.",
        "holding_why": "Wartet seit {days} Arbeitstagen. Das würde sagen, dass nichts "
        "vergessen ist; Ihre eigentliche Antwort bleibt offen.",
        "waited": "schrieb {times}-mal ohne Antwort",
        "since": "in Kontakt seit {month}",
        "mails": "Mails: {count}",
        "cases": "Vorgänge: {count}",
        "open": "offen: {cases}",
        "new": "schreibt zum ersten Mal",
        "last": "letzte Mail {day}",
        "target_soon": "#{case} {who} wartet seit {hours} Arbeitsstunden: {subject}. Die Frist endet {at}.",
        "target_over": "{person} hat in {hours} Arbeitsstunden nicht geantwortet.",
        "nudge": "hat Sie unsere Frage erreicht? Sobald wir von Ihnen hören, machen wir gern weiter.",
        "before": "Vorher",
        "us": "wir",
        "says": "„{name}“ sagt",
        "by_hand": "von Hand beantwortet",
        "likeness": "Schon einmal so beantwortet: {likeness} ähnlich, Vorgang #{case} "
        "({day}). Mit #unlearn A{pair} antworten, wenn das nicht mehr "
        "stimmt.",
    },
    "fr": {
        "bank_recorded": "IBAN {iban} : comme dans la fiche fournisseur, connu depuis le {day}.",
        "bank_known": "IBAN {iban} : comme sur leurs {times} dernières factures.",
        "bank_in_mails": "IBAN {iban} : comme dans {times} de leurs messages précédents.",
        "bank_first": "IBAN {iban} : première fois de cet expéditeur. Comparez avec le "
        "contrat ou appelez avant de payer.",
        "bank_other": "IBAN {iban} : ce n'est PAS l'IBAN connu ({known}). Appelez le "
        "numéro que vous avez déjà, pas celui de ce message.",
        "bank_doubted": "IBAN {iban} : reçu {times} fois, jamais celui que nous "
        "connaissons. Appelez le numéro que vous avez déjà.",
        "bank_told": "On annonce d'autres coordonnées bancaires (« {words} »). Rien "
        "n'est fait. Appelez le numéro que vous avez déjà, pas celui de "
        "ce message.",
        "bank_look_alike": "Le domaine de l'expéditeur ressemble seulement à {domain}, que nous connaissons.",
        "bank_reply_to": "Les réponses iraient ailleurs : {address}.",
        "bank_unproven": "Rien ne prouve que le message vient de cet expéditeur.",
        "safety": "sécurité : {words}",
        "legal": "termes juridiques : {words}",
        "angry": "en colère : {words}",
        "deadline": "échéance : {words}",
        "repeated": "redemande : {words}",
        "amount": "montant : {words}",
        "vip": "sur votre liste VIP",
        "holding": "votre message nous est bien parvenu et n'est pas oublié. Il nous faut "
        "encore un peu de temps pour y répondre ; nous vous écrirons dès que "
        "possible.",
        "holding_why": "Attend depuis {days} jours ouvrés. Ceci dirait que rien n'est oublié ;"
        " votre vraie réponse reste attendue.",
        "waited": "a écrit {times} fois sans réponse",
        "since": "en contact depuis {month}",
        "mails": "messages: {count}",
        "cases": "dossiers: {count}",
        "open": "ouverts : {cases}",
        "new": "écrit pour la première fois",
        "last": "dernier message {day}",
        "target_soon": "#{case} {who} attend depuis {hours} heures ouvrées : {subject}. Le délai finit {at}.",
        "target_over": "{person} n'a pas répondu en {hours} heures ouvrées.",
        "nudge": "Notre question vous est-elle bien parvenue ? Nous poursuivrons "
        "volontiers dès votre réponse.",
        "before": "Avant",
        "us": "nous",
        "says": "« {name} » dit",
        "by_hand": "répondu à la main",
        "likeness": "Déjà répondu ainsi : {likeness} de ressemblance, dossier #{case} "
        "({day}). Répondez #unlearn A{pair} si ce n'est plus juste.",
    },
    "es": {
        "bank_recorded": "IBAN {iban}: como en la ficha del proveedor, conocida desde el {day}.",
        "bank_known": "IBAN {iban}: como en sus últimas {times} facturas.",
        "bank_in_mails": "IBAN {iban}: como en {times} de sus correos anteriores.",
        "bank_first": "IBAN {iban}: primera vez de este remitente. Compárelo con el "
        "contrato o llame antes de pagar.",
        "bank_other": "IBAN {iban}: NO es el IBAN conocido ({known}). Llame al número "
        "que ya tiene, no a uno de este correo.",
        "bank_doubted": "IBAN {iban}: llegó {times} veces y nunca fue el conocido. Llame "
        "al número que ya tiene.",
        "bank_told": "Anuncian otros datos bancarios («{words}»). No se hace nada con "
        "ellos. Llame al número que ya tiene, no a uno de este correo.",
        "bank_look_alike": "El dominio del remitente solo se parece a {domain}, que conocemos.",
        "bank_reply_to": "Las respuestas irían a otra parte: {address}.",
        "bank_unproven": "Nada prueba que el correo venga de este remitente.",
        "safety": "seguridad: {words}",
        "legal": "palabras legales: {words}",
        "angry": "enfado: {words}",
        "deadline": "plazo: {words}",
        "repeated": "pregunta otra vez: {words}",
        "amount": "importe: {words}",
        "vip": "en su lista VIP",
        "holding": "su mensaje nos ha llegado y no está olvidado. Todavía necesitamos algo"
        " de tiempo para responderle y le escribiremos en cuanto podamos.",
        "holding_why": "Espera desde hace {days} días laborables. Esto diría que no se ha "
        "olvidado; su respuesta sigue pendiente.",
        "waited": "escribió {times} veces sin respuesta",
        "since": "en contacto desde {month}",
        "mails": "correos: {count}",
        "cases": "casos: {count}",
        "open": "abiertos: {cases}",
        "new": "escribe por primera vez",
        "last": "último correo {day}",
        "target_soon": "#{case} {who} espera desde hace {hours} horas laborables: "
        "{subject}. El plazo termina {at}.",
        "target_over": "{person} no ha respondido en {hours} horas laborables.",
        "nudge": "¿Le llegó nuestra pregunta? En cuanto tengamos su respuesta, seguimos con gusto.",
        "before": "Antes",
        "us": "nosotros",
        "says": "«{name}» dice",
        "by_hand": "respondido a mano",
        "likeness": "Ya se respondió así: {likeness} de parecido, caso #{case} "
        "({day}). Responda #unlearn A{pair} si ya no es correcto.",
    },
    "pt": {
        "bank_recorded": "IBAN {iban}: como na ficha do fornecedor, conhecido desde {day}.",
        "bank_known": "IBAN {iban}: como nas últimas {times} faturas.",
        "bank_in_mails": "IBAN {iban}: como em {times} e-mails anteriores.",
        "bank_first": "IBAN {iban}: primeira vez deste remetente. Compare com o "
        "contrato ou telefone antes de pagar.",
        "bank_other": "IBAN {iban}: NÃO é o IBAN conhecido ({known}). Telefone para o "
        "número que já tem, não para um deste e-mail.",
        "bank_doubted": "IBAN {iban}: chegou {times} vezes e nunca foi o conhecido. "
        "Telefone para o número que já tem.",
        "bank_told": "Anunciam outros dados bancários («{words}»). Nada é feito com "
        "eles. Telefone para o número que já tem, não para um deste "
        "e-mail.",
        "bank_look_alike": "O domínio do remetente apenas se parece com {domain}, que conhecemos.",
        "bank_reply_to": "As respostas iriam para outro lado: {address}.",
        "bank_unproven": "Nada prova que o e-mail vem deste remetente.",
        "safety": "segurança: {words}",
        "legal": "palavras jurídicas: {words}",
        "angry": "zangado: {words}",
        "deadline": "prazo: {words}",
        "repeated": "pergunta de novo: {words}",
        "amount": "montante: {words}",
        "vip": "na sua lista VIP",
        "holding": "a sua mensagem chegou até nós e não está esquecida. Ainda precisamos "
        "de algum tempo para responder e escreveremos assim que pudermos.",
        "holding_why": "Espera há {days} dias úteis. Isto diria que não foi esquecido; a sua "
        "resposta continua pendente.",
        "waited": "escreveu {times} vezes sem resposta",
        "since": "em contacto desde {month}",
        "mails": "e-mails: {count}",
        "cases": "casos: {count}",
        "open": "abertos: {cases}",
        "new": "escreve pela primeira vez",
        "last": "último e-mail {day}",
        "target_soon": "#{case} {who} espera há {hours} horas úteis: {subject}. O prazo termina {at}.",
        "target_over": "{person} não respondeu em {hours} horas úteis.",
        "nudge": "A nossa pergunta chegou até si? Assim que tivermos a sua resposta, continuamos com gosto.",
        "before": "Antes",
        "us": "nós",
        "says": "«{name}» diz",
        "by_hand": "respondido à mão",
        "likeness": "Já foi respondido assim: {likeness} de semelhança, caso #{case} "
        "({day}). Responda #unlearn A{pair} se já não estiver certo.",
    },
    "it": {
        "bank_recorded": "IBAN {iban}: come nella scheda fornitore, noto dal {day}.",
        "bank_known": "IBAN {iban}: come sulle loro ultime {times} fatture.",
        "bank_in_mails": "IBAN {iban}: come in {times} loro mail precedenti.",
        "bank_first": "IBAN {iban}: prima volta da questo mittente. Confronti con il "
        "contratto o telefoni prima di pagare.",
        "bank_other": "IBAN {iban}: NON è l'IBAN noto ({known}). Chiami il numero che "
        "ha già, non uno di questa mail.",
        "bank_doubted": "IBAN {iban}: arrivato {times} volte, mai quello noto. Chiami il numero che ha già.",
        "bank_told": "Annunciano altre coordinate bancarie («{words}»). Non se ne fa "
        "nulla. Chiami il numero che ha già, non uno di questa mail.",
        "bank_look_alike": "Il dominio del mittente somiglia soltanto a {domain}, che conosciamo.",
        "bank_reply_to": "Le risposte andrebbero altrove: {address}.",
        "bank_unproven": "Nulla prova che la mail venga da questo mittente.",
        "safety": "sicurezza: {words}",
        "legal": "parole legali: {words}",
        "angry": "adirato: {words}",
        "deadline": "scadenza: {words}",
        "repeated": "chiede di nuovo: {words}",
        "amount": "importo: {words}",
        "vip": "nella Sua lista VIP",
        "holding": "il Suo messaggio è arrivato e non è stato dimenticato. Ci serve ancora"
        " un po' di tempo per la risposta e Le scriveremo appena possibile.",
        "holding_why": "Attende da {days} giorni lavorativi. Questo direbbe che nulla è "
        "dimenticato; la Sua risposta resta attesa.",
        "waited": "ha scritto {times} volte senza risposta",
        "since": "in contatto dal {month}",
        "mails": "mail: {count}",
        "cases": "pratiche: {count}",
        "open": "aperte: {cases}",
        "new": "scrive per la prima volta",
        "last": "ultima mail {day}",
        "target_soon": "#{case} {who} aspetta da {hours} ore lavorative: {subject}. Il termine scade {at}.",
        "target_over": "{person} non ha risposto in {hours} ore lavorative.",
        "nudge": "Ha ricevuto la nostra domanda? Appena avremo la Sua risposta, proseguiremo volentieri.",
        "before": "Prima",
        "us": "noi",
        "says": "«{name}» dice",
        "by_hand": "risposto a mano",
        "likeness": "Già risposto così: {likeness} di somiglianza, pratica #{case} "
        "({day}). Risponda #unlearn A{pair} se non è più giusto.",
    },
    "nl": {
        "bank_recorded": "IBAN {iban}: zoals in de leveranciersgegevens, bekend sinds {day}.",
        "bank_known": "IBAN {iban}: zoals op hun laatste {times} facturen.",
        "bank_in_mails": "IBAN {iban}: zoals in {times} eerdere mails.",
        "bank_first": "IBAN {iban}: voor het eerst van deze afzender. Vergelijk met het "
        "contract of bel voordat u betaalt.",
        "bank_other": "IBAN {iban}: NIET de bekende IBAN ({known}). Bel het nummer dat "
        "u al hebt, niet een uit deze mail.",
        "bank_doubted": "IBAN {iban}: kwam {times} keer en was nooit de bekende. Bel het "
        "nummer dat u al hebt.",
        "bank_told": "Zij kondigen andere bankgegevens aan („{words}”). Er gebeurt "
        "niets mee. Bel het nummer dat u al hebt, niet een uit deze mail.",
        "bank_look_alike": "Het domein van de afzender lijkt alleen op {domain}, dat wij kennen.",
        "bank_reply_to": "Antwoorden zouden elders heen gaan: {address}.",
        "bank_unproven": "Niets bewijst dat de mail van deze afzender komt.",
        "safety": "veiligheid: {words}",
        "legal": "juridische woorden: {words}",
        "angry": "boos: {words}",
        "deadline": "termijn: {words}",
        "repeated": "vraagt opnieuw: {words}",
        "amount": "bedrag: {words}",
        "vip": "op uw VIP-lijst",
        "holding": "uw bericht is bij ons aangekomen en niet vergeten. We hebben nog wat "
        "tijd nodig voor ons antwoord en schrijven u zodra het kan.",
        "holding_why": "Wacht al {days} werkdagen. Dit zou zeggen dat niets vergeten is; uw "
        "eigen antwoord blijft open.",
        "waited": "schreef {times} keer zonder antwoord",
        "since": "in contact sinds {month}",
        "mails": "mails: {count}",
        "cases": "zaken: {count}",
        "open": "open: {cases}",
        "new": "schrijft voor het eerst",
        "last": "laatste mail {day}",
        "target_soon": "#{case} {who} wacht {hours} werkuren: {subject}. De termijn eindigt {at}.",
        "target_over": "{person} heeft in {hours} werkuren niet geantwoord.",
        "nudge": "Heeft onze vraag u bereikt? Zodra wij van u horen, gaan wij graag verder.",
        "before": "Eerder",
        "us": "wij",
        "says": "„{name}” zegt",
        "by_hand": "met de hand beantwoord",
        "likeness": "Eerder zo beantwoord: {likeness} gelijkend, zaak #{case} "
        "({day}). Antwoord #unlearn A{pair} als dat niet meer klopt.",
    },
}


def phrase(language: str, key: str, values: Mapping[str, object] | None = None) -> str:
    """One sentence in the reader's language, English where that is not known."""
    words = KNOWN_WORDS.get(language, KNOWN_WORDS["en"])
    shown = dict(values or {})
    if key == "bank_recorded":
        shown["day"] = figures.day(date.fromisoformat(str(shown["day"])), language)
    return words[key].format(**shown)
