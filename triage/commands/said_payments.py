"""What came of a command about payments and accounts: in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

Said = tuple[str, str, str, str, str, str, str]

PAYMENTS: Final[dict[str, Said]] = {
    "paid_settled": (
        "{number}: paid and settled",
        "{number}: bezahlt und ausgeglichen",
        "{number} : payée et soldée",
        "{number}: pagada y saldada",
        "{number}: paga e saldada",
        "{number}: pagata e saldata",
        "{number}: betaald en vereffend",
    ),
    "paid_discount": (
        "{number}: settled with {percent} % discount, in time",
        "{number}: mit {percent} % Skonto ausgeglichen, fristgerecht",
        "{number} : soldée avec {percent} % d'escompte, dans les délais",
        "{number}: saldada con {percent} % de descuento, en plazo",
        "{number}: saldada com {percent} % de desconto, no prazo",
        "{number}: saldata con sconto {percent} %, nei termini",
        "{number}: vereffend met {percent} % korting, op tijd",
    ),
    "paid_part": (
        "{number}: {amount} entered, {open} still open",
        "{number}: {amount} eingetragen, {open} noch offen",
        "{number} : {amount} saisis, {open} encore dus",
        "{number}: {amount} anotados, quedan {open}",
        "{number}: {amount} registados, faltam {open}",
        "{number}: {amount} registrati, restano {open}",
        "{number}: {amount} ingevoerd, {open} nog open",
    ),
    "paid_short": (
        "{number}: {amount} entered, {open} short: a discount taken too late or too large? No "
        "reminder until you answer: #paid {number} {open} (it came), #correct {number} (let it go), "
        "or #dispute {number} off (remind)",
        "{number}: {amount} eingetragen, {open} fehlen: Skonto zu spät oder zu hoch gezogen? Keine "
        "Erinnerung, bis Sie antworten: #bezahlt {number} {open} (kam noch), #korrektur {number} "
        "(erlassen) oder #einwand {number} erledigt (erinnern)",
        "{number} : {amount} saisis, {open} manquent : escompte trop tardif ou trop grand ? Pas de "
        "rappel avant votre réponse : #payé {number} {open}, #rectifier {number}, ou #litige "
        "{number} réglé",
        "{number}: {amount} anotados, faltan {open}: ¿descuento tardío o excesivo? Sin recordatorio "
        "hasta su respuesta: #pagado {number} {open}, #rectificar {number} o #disputa {number} "
        "resuelto",
        "{number}: {amount} registados, faltam {open}: desconto tardio ou excessivo? Sem lembrete "
        "até responder: #pago {number} {open}, #retificar {number} ou #contestação {number} resolvido",
        "{number}: {amount} registrati, mancano {open}: sconto tardivo o eccessivo? Nessun "
        "promemoria finché non risponde: #pagato {number} {open}, #rettifica {number} o "
        "#contestazione {number} risolto",
        "{number}: {amount} ingevoerd, {open} te weinig: korting te laat of te hoog? Geen "
        "herinnering tot u antwoordt: #betaald {number} {open}, #corrigeren {number} of #geschil "
        "{number} opgelost",
    ),
    "paid_over": (
        "{number}: settled, {over} too much: please decide what becomes of it",
        "{number}: ausgeglichen, {over} zu viel: bitte entscheiden, was damit geschieht",
        "{number} : soldée, {over} de trop : décidez qu'en faire",
        "{number}: saldada, sobran {over}: decida qué hacer",
        "{number}: saldada, {over} a mais: decida o que fazer",
        "{number}: saldata, {over} in più: decida che farne",
        "{number}: vereffend, {over} te veel: beslis wat ermee gebeurt",
    ),
    "paid_already": (
        "{number} was settled on {day}; nothing was changed. A second one is entered with its sum and day:"
        " #paid {number} 480.00 2026-11-03",
        "{number} ist seit {day} ausgeglichen; nichts wurde geändert. Eine zweite Zahlung braucht Betrag und"
        " Tag: #bezahlt {number} 480,00 3.11.2026",
        "{number} est soldée depuis le {day} ; rien n'a changé. Un second paiement : avec somme et jour,"
        " #payé {number} 480,00 3/11/2026",
        "{number} se saldó el {day}; nada ha cambiado. Un segundo pago se anota con importe y día:"
        " #pagado {number} 480,00 3/11/2026",
        "{number} foi saldada em {day}; nada mudou. Um segundo pagamento regista-se com valor e dia:"
        " #pago {number} 480,00 3/11/2026",
        "{number} è saldata dal {day}; nulla è cambiato. Un secondo pagamento: con importo e giorno,"
        " #pagato {number} 480,00 3/11/2026",
        "{number} is op {day} vereffend; niets is gewijzigd. Een tweede betaling: met bedrag en dag,"
        " #betaald {number} 480,00 3-11-2026",
    ),
    "paid_until": (
        "payments are complete up to {day}",
        "Zahlungen sind vollständig bis {day}",
        "paiements complets jusqu'au {day}",
        "pagos completos hasta el {day}",
        "pagamentos completos até {day}",
        "pagamenti completi fino al {day}",
        "betalingen compleet tot {day}",
    ),
    "disputed": (
        "{number}: no reminders while they object",
        "{number}: keine Erinnerung, solange der Einwand besteht",
        "{number} : pas de rappel tant qu'elle est contestée",
        "{number}: sin recordatorios mientras se discuta",
        "{number}: sem lembretes enquanto contestada",
        "{number}: niente promemoria finché è contestata",
        "{number}: geen herinneringen zolang betwist",
    ),
    "undisputed": (
        "{number}: reminders go on",
        "{number}: Erinnerungen laufen weiter",
        "{number} : les rappels reprennent",
        "{number}: los recordatorios siguen",
        "{number}: os lembretes continuam",
        "{number}: i promemoria riprendono",
        "{number}: herinneringen lopen door",
    ),
    "account_none": (
        "{who}: nothing billed yet",
        "{who}: noch nichts berechnet",
        "{who} : rien de facturé",
        "{who}: nada facturado aún",
        "{who}: nada faturado ainda",
        "{who}: ancora nulla fatturato",
        "{who}: nog niets gefactureerd",
    ),
    "account_line": (
        "{number} of {issued}: {due}, {state}",
        "{number} vom {issued}: {due}, {state}",
        "{number} du {issued} : {due}, {state}",
        "{number} del {issued}: {due}, {state}",
        "{number} de {issued}: {due}, {state}",
        "{number} del {issued}: {due}, {state}",
        "{number} van {issued}: {due}, {state}",
    ),
    "account_open": (
        "{open} open, due {day}",
        "{open} offen, fällig {day}",
        "{open} dus, échéance {day}",
        "{open} pendientes, vence {day}",
        "{open} em aberto, vence {day}",
        "{open} aperti, scade {day}",
        "{open} open, vervalt {day}",
    ),
    "account_settled": (
        "settled {day}",
        "ausgeglichen {day}",
        "soldée {day}",
        "saldada {day}",
        "saldada {day}",
        "saldata {day}",
        "vereffend {day}",
    ),
    "account_disputed": (
        "disputed",
        "strittig",
        "contestée",
        "discutida",
        "contestada",
        "contestata",
        "betwist",
    ),
    "account_sum": (
        "{who}: {open} open in all",
        "{who}: insgesamt {open} offen",
        "{who} : {open} dus en tout",
        "{who}: {open} pendientes en total",
        "{who}: {open} em aberto no total",
        "{who}: {open} aperti in tutto",
        "{who}: {open} open in totaal",
    ),
}
