"""What staff read about quotes, invoices and payments, in the seven languages."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

BOOK_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "invoice": (
        "Invoice: {lines}, net {net}, tax {tax}, to pay {due}. It has no number yet: number "
        "and date are given as it leaves. The pages are attached, marked as a draft.",
        "Rechnung: {lines}, netto {net}, Steuer {tax}, zu zahlen {due}. Noch ohne Nummer: "
        "Nummer und Datum entstehen beim Versand. Die Seiten liegen bei, als Entwurf gekennzeichnet.",
        "Facture : {lines}, net {net}, TVA {tax}, à payer {due}. Pas encore de numéro : "
        "numéro et date viennent à l'envoi. Les pages sont jointes, marquées comme brouillon.",
        "Factura: {lines}, neto {net}, impuesto {tax}, a pagar {due}. Aún sin número: número "
        "y fecha se dan al enviarla. Se adjuntan las páginas, marcadas como borrador.",
        "Fatura: {lines}, líquido {net}, imposto {tax}, a pagar {due}. Ainda sem número: "
        "número e data são dados no envio. As páginas seguem em anexo, marcadas como rascunho.",
        "Fattura: {lines}, netto {net}, imposta {tax}, da pagare {due}. Ancora senza numero: "
        "numero e data si danno all'invio. Le pagine sono allegate, segnate come bozza.",
        "Factuur: {lines}, netto {net}, btw {tax}, te betalen {due}. Nog zonder nummer: "
        "nummer en datum komen bij verzending. De pagina's zijn bijgevoegd, gemerkt als concept.",
    ),
    "quote": (
        "Quote {number}: {lines}, {due} in all, valid until {day}. The pages are attached as "
        "they would leave.",
        "Angebot {number}: {lines}, insgesamt {due}, gültig bis {day}. Die Seiten liegen "
        "bei, wie sie hinausgingen.",
        "Devis {number} : {lines}, {due} au total, valable jusqu'au {day}. Les pages sont "
        "jointes telles qu'elles partiraient.",
        "Presupuesto {number}: {lines}, {due} en total, válido hasta el {day}. Se adjuntan "
        "las páginas tal como saldrían.",
        "Orçamento {number}: {lines}, {due} no total, válido até {day}. As páginas seguem como sairiam.",
        "Preventivo {number}: {lines}, {due} in tutto, valido fino al {day}. Le pagine sono "
        "allegate come partirebbero.",
        "Offerte {number}: {lines}, {due} in totaal, geldig tot {day}. De pagina's zijn "
        "bijgevoegd zoals ze vertrekken.",
    ),
    "confirmation": (
        "Order confirmation for {number}: {lines}, {due} in all. The pages are attached as they would leave.",
        "Auftragsbestätigung zu {number}: {lines}, insgesamt {due}. Die Seiten liegen "
        "bei, wie sie hinausgingen.",
        "Confirmation de commande pour {number} : {lines}, {due} au total. Les pages sont "
        "jointes telles qu'elles partiraient.",
        "Confirmación de pedido de {number}: {lines}, {due} en total. Se adjuntan las páginas "
        "tal como saldrían.",
        "Confirmação de encomenda de {number}: {lines}, {due} no total. As páginas seguem como sairiam.",
        "Conferma d'ordine per {number}: {lines}, {due} in tutto. Le pagine sono allegate come partirebbero.",
        "Orderbevestiging voor {number}: {lines}, {due} in totaal. De pagina's zijn "
        "bijgevoegd zoals ze vertrekken.",
    ),
    "reminder": (
        "{number} of {issued}: {due} open, due {day}; reminder {stage}. No dispute or complaint is "
        "open, and payments are complete to {paid_until}.",
        "{number} vom {issued}: {due} offen, fällig am {day}; Erinnerung {stage}. Kein Einwand und "
        "keine Beschwerde ist offen, Zahlungen sind vollständig bis {paid_until}.",
        "{number} du {issued} : {due} dus, échéance le {day} ; rappel {stage}. Ni litige ni "
        "réclamation en cours, paiements complets jusqu'au {paid_until}.",
        "{number} del {issued}: {due} pendientes, vencía el {day}; recordatorio {stage}. No hay "
        "disputa ni queja abierta; pagos completos hasta el {paid_until}.",
        "{number} de {issued}: {due} em aberto, vencia em {day}; lembrete {stage}. Sem disputa nem "
        "reclamação aberta; pagamentos completos até {paid_until}.",
        "{number} del {issued}: {due} aperti, scadenza {day}; promemoria {stage}. Nessuna "
        "contestazione né reclamo aperti; pagamenti completi fino al {paid_until}.",
        "{number} van {issued}: {due} open, vervallen {day}; herinnering {stage}. Geen geschil of "
        "klacht open; betalingen compleet tot {paid_until}.",
    ),
    "line": ("1 line", "1 Position", "1 ligne", "1 línea", "1 linha", "1 riga", "1 regel"),
    "lines": (
        "{count} lines",
        "{count} Positionen",
        "{count} lignes",
        "{count} líneas",
        "{count} linhas",
        "{count} righe",
        "{count} regels",
    ),
    "their_words": (
        "{said}: “{words}”",
        "{said}: „{words}“",
        "{said} : « {words} »",
        "{said}: «{words}»",
        "{said}: «{words}»",
        "{said}: «{words}»",
        "{said}: „{words}”",
    ),
    "overdue": (
        "{number} has been due since {day}",
        "{number} ist seit dem {day} fällig",
        "{number} est échue depuis le {day}",
        "{number} venció el {day}",
        "{number} venceu em {day}",
        "{number} è scaduta il {day}",
        "{number} is sinds {day} vervallen",
    ),
    "first_invoice": (
        "This is the first document to {address}.",
        "Dies ist das erste Dokument an {address}.",
        "C'est le premier document envoyé à {address}.",
        "Es el primer documento para {address}.",
        "É o primeiro documento para {address}.",
        "È il primo documento per {address}.",
        "Dit is het eerste document aan {address}.",
    ),
    "accepted": (
        "they accept quote {number}",
        "sie nehmen Angebot {number} an",
        "ils acceptent le devis {number}",
        "aceptan el presupuesto {number}",
        "aceitam o orçamento {number}",
        "accettano il preventivo {number}",
        "zij aanvaarden offerte {number}",
    ),
    "not_made": (
        "This could not be prepared: {what}",
        "Das konnte nicht vorbereitet werden: {what}",
        "Ceci n'a pas pu être préparé : {what}",
        "No se pudo preparar: {what}",
        "Não foi possível preparar: {what}",
        "Non è stato possibile preparare: {what}",
        "Dit kon niet worden voorbereid: {what}",
    ),
    "late": (
        "{number} has its number and keeps it, but its file could not be made yet: {why}. It is "
        "tried again by itself; nothing was sent.",
        "{number} hat ihre Nummer und behält sie, aber ihre Datei konnte noch nicht erstellt werden: "
        "{why}. Es wird von selbst wiederholt; nichts ging hinaus.",
        "{number} a son numéro et le garde, mais son fichier n'a pas encore pu être créé : {why}. "
        "Nouvel essai automatique ; rien n'est parti.",
        "{number} tiene su número y lo conserva, pero aún no se pudo crear el archivo: {why}. Se "
        "reintenta solo; no ha salido nada.",
        "{number} tem o seu número e mantém-no, mas o ficheiro ainda não pôde ser criado: {why}. É "
        "tentado de novo; nada saiu.",
        "{number} ha il suo numero e lo conserva, ma il file non è ancora stato creato: {why}. Si "
        "riprova da soli; non è uscito nulla.",
        "{number} heeft zijn nummer en houdt het, maar het bestand kon nog niet worden gemaakt: "
        "{why}. Het wordt vanzelf opnieuw geprobeerd; er is niets verstuurd.",
    ),
    "stale": (
        "It was approved, but did not leave: {why}. It comes again as it would leave now.",
        "Es war freigegeben, ging aber nicht hinaus: {why}. Es kommt noch einmal so, wie es jetzt "
        "hinausginge.",
        "Approuvé, mais pas parti : {why}. Il revient tel qu'il partirait maintenant.",
        "Estaba aprobado, pero no salió: {why}. Vuelve tal como saldría ahora.",
        "Estava aprovado, mas não saiu: {why}. Volta como sairia agora.",
        "Era approvato, ma non è partito: {why}. Torna come partirebbe ora.",
        "Het was goedgekeurd, maar is niet vertrokken: {why}. Het komt opnieuw zoals het nu zou vertrekken.",
    ),
    "issued": (
        "{number} over {due} was sent to {address}.",
        "{number} über {due} ging an {address}.",
        "{number} de {due} a été envoyée à {address}.",
        "{number} por {due} se envió a {address}.",
        "{number} de {due} foi enviada a {address}.",
        "{number} di {due} è stata inviata a {address}.",
        "{number} van {due} is verzonden aan {address}.",
    ),
    "wrote_again": (
        "They wrote again before it left, so it was stopped. Read it, and say yes again if it still holds.",
        "Sie haben wieder geschrieben, bevor es hinausging; es wurde angehalten. Bitte lesen und "
        "noch einmal ja sagen, wenn es noch gilt.",
        "Ils ont écrit de nouveau avant l'envoi ; il a été arrêté. Lisez, et redites oui si cela "
        "tient toujours.",
        "Han vuelto a escribir antes de que saliera; se detuvo. Léalo y diga sí otra vez si sigue en pie.",
        "Voltaram a escrever antes de sair; foi parado. Leia e diga sim de novo se ainda vale.",
        "Hanno scritto di nuovo prima dell'invio; è stato fermato. Legga e dica ancora sì se vale sempre.",
        "Zij schreven opnieuw voordat het vertrok; het is tegengehouden. Lees het en zeg nogmaals ja "
        "als het nog geldt.",
    ),
    "record_begin": (
        "---- this would be changed ----",
        "---- das würde geändert ----",
        "---- ceci serait modifié ----",
        "---- esto se cambiaría ----",
        "---- isto seria alterado ----",
        "---- questo verrebbe modificato ----",
        "---- dit zou worden gewijzigd ----",
    ),
    "complete": (
        "{number} ({who}, {due}) was due on {day}: are all payments entered?\n\nA reminder is prepared "
        "as soon as you say up to which day they are: {link}",
        "{number} ({who}, {due}) war am {day} fällig: sind alle Zahlungen eingetragen?\n\nEine "
        "Erinnerung wird vorbereitet, sobald Sie sagen, bis zu welchem Tag: {link}",
        "{number} ({who}, {due}) était due le {day} : tous les paiements sont-ils saisis ?\n\nUn "
        "rappel est préparé dès que vous dites jusqu'à quel jour : {link}",
        "{number} ({who}, {due}) vencía el {day}: ¿están anotados todos los pagos?\n\nSe prepara un "
        "recordatorio en cuanto diga hasta qué día: {link}",
        "{number} ({who}, {due}) vencia em {day}: estão registados todos os pagamentos?\n\nUm lembrete "
        "é preparado assim que disser até que dia: {link}",
        "{number} ({who}, {due}) scadeva il {day}: sono registrati tutti i pagamenti?\n\nUn promemoria "
        "è pronto appena dice fino a quale giorno: {link}",
        "{number} ({who}, {due}) verviel op {day}: zijn alle betalingen ingevoerd?\n\nEen herinnering "
        "wordt voorbereid zodra u zegt tot welke dag: {link}",
    ),
    "partial": (
        "they seem to take a part of quote {number} only",
        "sie nehmen wohl nur einen Teil von Angebot {number}",
        "ils ne semblent prendre qu'une partie du devis {number}",
        "parece que solo toman una parte del presupuesto {number}",
        "parece que só aceitam uma parte do orçamento {number}",
        "sembra che prendano solo una parte del preventivo {number}",
        "zij lijken maar een deel van offerte {number} te nemen",
    ),
    "counter": (
        "they say yes to quote {number}, but with a condition",
        "sie sagen ja zu Angebot {number}, aber mit einer Bedingung",
        "ils disent oui au devis {number}, mais sous condition",
        "dicen sí al presupuesto {number}, pero con una condición",
        "dizem sim ao orçamento {number}, mas com uma condição",
        "dicono sì al preventivo {number}, ma con una condizione",
        "zij zeggen ja tegen offerte {number}, maar met een voorwaarde",
    ),
    "declined": (
        "they decline quote {number}",
        "sie lehnen Angebot {number} ab",
        "ils refusent le devis {number}",
        "rechazan el presupuesto {number}",
        "recusam o orçamento {number}",
        "rifiutano il preventivo {number}",
        "zij wijzen offerte {number} af",
    ),
    "doubt_expired": (
        "the quote has expired",
        "das Angebot ist abgelaufen",
        "le devis a expiré",
        "el presupuesto ha caducado",
        "o orçamento expirou",
        "il preventivo è scaduto",
        "de offerte is verlopen",
    ),
    "doubt_elsewhere": (
        "it comes from an address that is not in the record",
        "es kommt von einer Adresse, die nicht in den Stammdaten steht",
        "cela vient d'une adresse qui n'est pas dans la fiche",
        "viene de una dirección que no está en la ficha",
        "vem de um endereço que não está na ficha",
        "viene da un indirizzo che non è nella scheda",
        "het komt van een adres dat niet in de gegevens staat",
    ),
    "doubt_unproven": (
        "the sender could not be proven",
        "der Absender ist nicht bewiesen",
        "l'expéditeur n'est pas prouvé",
        "el remitente no está probado",
        "o remetente não está provado",
        "il mittente non è provato",
        "de afzender is niet bewezen",
    ),
    "doubt_several": (
        "several quotes wait in this thread",
        "in diesem Verlauf warten mehrere Angebote",
        "plusieurs devis attendent dans ce fil",
        "varios presupuestos esperan en este hilo",
        "vários orçamentos esperam nesta conversa",
        "più preventivi attendono in questa conversazione",
        "er wachten meerdere offertes in deze conversatie",
    ),
    "doubt_attached": (
        "something is attached that may say more",
        "ein Anhang sagt vielleicht mehr",
        "une pièce jointe en dit peut-être plus",
        "un adjunto quizá diga más",
        "um anexo talvez diga mais",
        "un allegato dice forse di più",
        "een bijlage zegt misschien meer",
    ),
    "foreign_number": (
        "{number} belongs to another customer than {who}: nothing about it is answered.",
        "{number} gehört zu einem anderen Kunden als {who}: dazu wird nichts geantwortet.",
        "{number} appartient à un autre client que {who} : rien n'est répondu à ce sujet.",
        "{number} es de otro cliente que {who}: no se responde nada al respecto.",
        "{number} pertence a outro cliente que não {who}: nada é respondido sobre isso.",
        "{number} appartiene a un altro cliente rispetto a {who}: non si risponde nulla.",
        "{number} hoort bij een andere klant dan {who}: er wordt niets over geantwoord.",
    ),
    "missing_invoice": (
        "which invoice they mean (none of theirs is named or open)",
        "welche Rechnung gemeint ist (keine von ihnen ist genannt oder offen)",
        "de quelle facture il s'agit (aucune à eux n'est citée ni ouverte)",
        "a qué factura se refieren (ninguna suya está citada ni pendiente)",
        "de que fatura se trata (nenhuma deles é citada nem está em aberto)",
        "di quale fattura si tratta (nessuna loro è citata o aperta)",
        "welke factuur zij bedoelen (geen van hen is genoemd of staat open)",
    ),
    "missing_supply": (
        "a day of delivery (none is in the books)",
        "ein Liefertag (in den Büchern steht keiner)",
        "un jour de livraison (aucun n'est dans les livres)",
        "un día de entrega (no consta ninguno)",
        "um dia de entrega (não consta nenhum)",
        "un giorno di consegna (nei libri non ce n'è)",
        "een leverdag (in de boeken staat er geen)",
    ),
    "missing_order": (
        "which order or contract they cancel (none of theirs is in the books)",
        "welcher Auftrag oder Vertrag gemeint ist (in den Büchern steht keiner von ihnen)",
        "quelle commande ou quel contrat ils annulent (aucun à eux n'est dans les livres)",
        "qué pedido o contrato cancelan (no consta ninguno suyo)",
        "que encomenda ou contrato cancelam (não consta nenhum deles)",
        "quale ordine o contratto disdicono (nei libri non ce n'è nessuno loro)",
        "welke opdracht of welk contract zij opzeggen (in de boeken staat er geen van hen)",
    ),
    "missing_visits": (
        "when you have time (no visiting hours are set, no diary is kept here)",
        "wann ihr Zeit habt (keine Besuchszeiten eingestellt, ein Kalender wird hier nicht geführt)",
        "quand vous avez le temps (aucun créneau réglé, aucun agenda n'est tenu ici)",
        "cuándo tenéis tiempo (no hay horas de visita configuradas ni se lleva agenda aquí)",
        "quando têm tempo (não há horas de visita definidas nem se mantém aqui uma agenda)",
        "quando avete tempo (nessun orario di visita impostato, qui non si tiene un'agenda)",
        "wanneer jullie tijd hebben (geen bezoektijden ingesteld, hier wordt geen agenda bijgehouden)",
    ),
    "no_diary": (
        "whether you are free then (no diary is kept here)",
        "ob ihr dann frei seid (ein Kalender wird hier nicht geführt)",
        "si vous êtes libres à ce moment (aucun agenda n'est tenu ici)",
        "si entonces estáis libres (aquí no se lleva agenda)",
        "se então estão livres (aqui não se mantém uma agenda)",
        "se allora siete liberi (qui non si tiene un'agenda)",
        "of jullie dan vrij zijn (hier wordt geen agenda bijgehouden)",
    ),
    "missing_quote": (
        "which quote they accept (none of theirs is open here)",
        "welches Angebot sie annehmen (hier ist keines von ihnen offen)",
        "quel devis ils acceptent (aucun à eux n'est ouvert ici)",
        "qué presupuesto aceptan (ninguno suyo está abierto aquí)",
        "que orçamento aceitam (nenhum deles está aberto aqui)",
        "quale preventivo accettano (nessuno loro è aperto qui)",
        "welke offerte zij aannemen (hier staat geen van hen open)",
    ),
    "hint_paid": (
        "if it has come in",
        "wenn das Geld da ist",
        "si l'argent est arrivé",
        "si ya ha entrado",
        "se já entrou",
        "se è arrivato",
        "als het binnen is",
    ),
    "hint_contact": (
        "the domain is this customer's; to add the address",
        "die Domain gehört zu diesem Kunden; um die Adresse aufzunehmen",
        "le domaine est celui de ce client ; pour ajouter l'adresse",
        "el dominio es de este cliente; para añadir la dirección",
        "o domínio é deste cliente; para acrescentar o endereço",
        "il dominio è di questo cliente; per aggiungere l'indirizzo",
        "het domein is van deze klant; om het adres toe te voegen",
    ),
    "hint_new": (
        "no customer yet; to make a record",
        "noch kein Kunde; um Stammdaten anzulegen",
        "pas encore client ; pour créer une fiche",
        "aún no es cliente; para crear una ficha",
        "ainda não é cliente; para criar uma ficha",
        "non è ancora cliente; per creare una scheda",
        "nog geen klant; om gegevens aan te maken",
    ),
    "hint_change": (
        "another address than in the record; to change it",
        "andere Anschrift als in den Stammdaten; um sie zu ändern",
        "autre adresse que dans la fiche ; pour la modifier",
        "otra dirección que en la ficha; para cambiarla",
        "outro endereço que na ficha; para o mudar",
        "indirizzo diverso dalla scheda; per cambiarlo",
        "ander adres dan in de gegevens; om het te wijzigen",
    ),
    "owed": (
        "open invoices: {found}",
        "offene Rechnungen: {found}",
        "factures dues : {found}",
        "facturas pendientes: {found}",
        "faturas em aberto: {found}",
        "fatture aperte: {found}",
        "openstaande facturen: {found}",
    ),
}


def book_say(key: str, language: str, **values: object) -> str:
    """The text of a key in a language; English where the language is not one of ours."""
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return BOOK_WORDS[key][place].format(**values)
