"""What keeps a draft from being a lawful invoice, in the other six languages: de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

from triage.drafting.refusal_fields import Six

CHECKS: Final[dict[str, Six]] = {
    "Source: {source}.": (
        "Quelle: {source}.", "Source : {source}.", "Fuente: {source}.", "Fonte: {source}.",
        "Fonte: {source}.", "Bron: {source}.",
    ),
    "up to {most}": (
        "bis {most}", "jusqu'à {most}", "hasta {most}", "até {most}", "fino a {most}", "tot {most}",
    ),
    # ------------------------------------------------------------ seller and buyer
    "is required: one of {names}": (
        "wird gebraucht: eines von {names}", "est obligatoire : l'un de {names}",
        "es obligatorio: uno de {names}", "é obrigatório: um de {names}", "è obbligatorio: uno di {names}",
        "is verplicht: een van {names}",
    ),
    "is no German tax number": (
        "ist keine deutsche Steuernummer", "n'est pas un numéro fiscal allemand",
        "no es un número fiscal alemán", "não é um número fiscal alemão", "non è un codice fiscale tedesco",
        "is geen Duits belastingnummer",
    ),
    "cannot be invoiced here: {why}": (
        "kann hier nicht berechnet werden: {why}", "ne peut être facturé ici : {why}",
        "no se puede facturar aquí: {why}", "não se pode faturar aqui: {why}",
        "non si può fatturare qui: {why}", "kan hier niet worden gefactureerd: {why}",
    ),
    "must be yes: the buyer has a VAT identifier": (
        "muss ja sein: der Kunde hat eine USt-IdNr.", "doit être oui : le client a un n° de TVA",
        "debe ser sí: el cliente tiene NIF-IVA", "tem de ser sim: o cliente tem NIF",
        "deve essere sì: il cliente ha una partita IVA", "moet ja zijn: de klant heeft een btw-nummer",
    ),
    "wants an XRechnung, whose rules (BR-DE) cannot be checked here": (
        "will eine XRechnung, deren Regeln (BR-DE) hier nicht geprüft werden können",
        "demande une XRechnung, dont les règles (BR-DE) ne peuvent être contrôlées ici",
        "pide una XRechnung, cuyas reglas (BR-DE) no se pueden comprobar aquí",
        "pede uma XRechnung, cujas regras (BR-DE) não se podem verificar aqui",
        "vuole una XRechnung, le cui regole (BR-DE) qui non si possono controllare",
        "wil een XRechnung, waarvan de regels (BR-DE) hier niet te controleren zijn",
    ),
    "Send it through the authority's portal.": (
        "Bitte über das Portal der Behörde senden.", "Envoyez-la par le portail de l'administration.",
        "Envíela por el portal de la administración.", "Envie-a pelo portal da administração.",
        "La invii dal portale dell'ente.", "Verstuur hem via het portaal van de overheid.",
    ),
    "is required above {above} {currency}": (
        "wird über {above} {currency} gebraucht", "est obligatoire au-delà de {above} {currency}",
        "es obligatorio por encima de {above} {currency}", "é obrigatório acima de {above} {currency}",
        "è obbligatorio oltre {above} {currency}", "is verplicht boven {above} {currency}",
    ),
    # ------------------------------------------------------------ number, dates, terms
    "must be letters, digits and . / _ - only": (
        "darf nur aus Buchstaben, Ziffern und . / _ - bestehen",
        "ne peut contenir que des lettres, des chiffres et . / _ -",
        "solo puede tener letras, cifras y . / _ -", "só pode ter letras, algarismos e . / _ -",
        "può avere solo lettere, cifre e . / _ -", "mag alleen letters, cijfers en . / _ - bevatten",
    ),
    "and issue_date belong together: give both or none": (
        "und Rechnungsdatum gehören zusammen: beide angeben oder keines",
        "et date de facture vont ensemble : les deux ou aucun",
        "y fecha de factura van juntos: ambos o ninguno", "e data da fatura vão juntos: ambos ou nenhum",
        "e data fattura vanno insieme: entrambi o nessuno", "en factuurdatum horen bij elkaar: beide of geen",
    ),
    "Give its date, or start and end. Source: {source}.": (
        "Bitte Leistungsdatum angeben, oder Beginn und Ende. Quelle: {source}.",
        "Indiquez la date de la prestation, ou le début et la fin. Source : {source}.",
        "Indique la fecha de la operación, o inicio y fin. Fuente: {source}.",
        "Indique a data da prestação, ou início e fim. Fonte: {source}.",
        "Indichi la data della prestazione, o inizio e fine. Fonte: {source}.",
        "Geef de leverdatum, of begin en einde. Bron: {source}.",
    ),
    "lies after the issue date": (
        "liegt nach dem Rechnungsdatum", "est postérieure à la date de facture",
        "es posterior a la fecha de factura", "é posterior à data da fatura",
        "è successiva alla data fattura", "ligt na de factuurdatum",
    ),
    "What is not yet supplied is billed with type down_payment.": (
        "Was noch nicht geleistet ist, wird als Anzahlung berechnet.",
        "Ce qui n'est pas encore livré se facture en acompte.",
        "Lo aún no entregado se factura como anticipo.",
        "O que ainda não foi prestado fatura-se como adiantamento.",
        "Ciò che non è ancora fornito si fattura come acconto.",
        "Wat nog niet geleverd is, wordt als aanbetaling gefactureerd.",
    ),
    "must be either a date or a period from start to end": (
        "muss ein Tag oder ein Zeitraum von Beginn bis Ende sein",
        "doit être une date ou une période du début à la fin",
        "debe ser una fecha o un periodo de inicio a fin",
        "tem de ser uma data ou um período de início a fim",
        "deve essere una data o un periodo da inizio a fine",
        "moet een datum of een periode van begin tot einde zijn",
    ),
    "must have both start and end": (
        "braucht Beginn und Ende", "demande un début et une fin", "necesita inicio y fin",
        "precisa de início e fim", "vuole inizio e fine", "heeft begin en einde nodig",
    ),
    "lies before the start": (
        "liegt vor dem Beginn", "précède le début", "es anterior al inicio", "é anterior ao início",
        "precede l'inizio", "ligt voor het begin",
    ),
    "must not name both days and due": (
        "dürfen nicht zugleich Tage und einen Fälligkeitstag nennen",
        "ne peuvent donner à la fois un délai et une échéance",
        "no pueden indicar a la vez días y vencimiento", "não podem indicar dias e vencimento ao mesmo tempo",
        "non possono indicare sia i giorni sia la scadenza",
        "mogen niet zowel dagen als een vervaldag noemen",
    ),
    "lies before the issue date": (
        "liegt vor dem Rechnungsdatum", "précède la date de facture", "es anterior a la fecha de factura",
        "é anterior à data da fatura", "precede la data fattura", "ligt voor de factuurdatum",
    ),
    "lies after the due date": (
        "liegt nach der Fälligkeit", "est postérieur à l'échéance", "es posterior al vencimiento",
        "é posterior ao vencimento", "è successivo alla scadenza", "ligt na de vervaldag",
    ),
    "must come later and give less than the step before": (
        "muss später liegen und weniger geben als die Stufe davor",
        "doit venir plus tard et donner moins que le palier précédent",
        "debe venir después y dar menos que el tramo anterior",
        "tem de vir depois e dar menos do que o escalão anterior",
        "deve venire dopo e dare meno dello scaglione precedente",
        "moet later komen en minder geven dan de trap ervoor",
    ),
    # ------------------------------------------------------------ references
    "is required: the invoice that is corrected": (
        "wird gebraucht: die Rechnung, die berichtigt wird", "est obligatoire : la facture rectifiée",
        "es obligatorio: la factura que se rectifica", "é obrigatório: a fatura que se retifica",
        "è obbligatorio: la fattura che si rettifica", "is verplicht: de factuur die wordt gecorrigeerd",
    ),
    "is required: why the invoice is corrected": (
        "wird gebraucht: warum die Rechnung berichtigt wird",
        "est obligatoire : pourquoi la facture est rectifiée",
        "es obligatorio: por qué se rectifica la factura", "é obrigatório: porque se retifica a fatura",
        "è obbligatorio: perché si rettifica la fattura",
        "is verplicht: waarom de factuur wordt gecorrigeerd",
    ),
    "must be correction where corrects is given": (
        "muss correction sein, wo eine berichtigte Rechnung genannt ist",
        "doit être correction quand une facture rectifiée est citée",
        "debe ser correction cuando se cita una factura rectificada",
        "tem de ser correction quando se indica uma fatura retificada",
        "deve essere correction se è indicata una fattura rettificata",
        "moet correction zijn als een gecorrigeerde factuur is genoemd",
    ),
    "is required: the invoices issued before on the same quote": (
        "wird gebraucht: die früheren Rechnungen zum selben Angebot",
        "est obligatoire : les factures antérieures sur le même devis",
        "es obligatorio: las facturas anteriores del mismo presupuesto",
        "é obrigatório: as faturas anteriores do mesmo orçamento",
        "è obbligatorio: le fatture precedenti sullo stesso preventivo",
        "is verplicht: de eerdere facturen op dezelfde offerte",
    ),
    "names the same invoice twice": (
        "nennt dieselbe Rechnung zweimal", "cite deux fois la même facture",
        "nombra dos veces la misma factura", "indica duas vezes a mesma fatura",
        "cita due volte la stessa fattura", "noemt dezelfde factuur twee keer",
    ),
    "was issued after this one": (
        "wurde nach dieser ausgestellt", "a été émise après celle-ci", "se emitió después de esta",
        "foi emitida depois desta", "è stata emessa dopo questa", "is na deze uitgeschreven",
    ),
    "names this invoice itself": (
        "nennt diese Rechnung selbst", "cite cette facture elle-même", "nombra esta misma factura",
        "indica esta própria fatura", "cita questa stessa fattura", "noemt deze factuur zelf",
    ),
    # ------------------------------------------------------------ lines and amounts
    "must be at least one": (
        "muss mindestens eine sein", "doit être au moins une", "debe haber al menos una",
        "tem de haver pelo menos uma", "deve essercene almeno una", "moet er ten minste één zijn",
    ),
    "are too many": (
        "sind zu viele", "sont trop nombreuses", "son demasiadas", "são demasiadas", "sono troppe",
        "zijn er te veel",
    ),
    "must not be 0": (
        "darf nicht 0 sein", "ne peut pas être 0", "no puede ser 0", "não pode ser 0", "non può essere 0",
        "mag niet 0 zijn",
    ),
    "must not be negative": (
        "darf nicht negativ sein", "ne peut pas être négative", "no puede ser negativa",
        "não pode ser negativa", "non può essere negativa", "mag niet negatief zijn",
    ),
    "What was billed too much is a correction (type correction).": (
        "Was zu viel berechnet wurde, wird mit einer Rechnungskorrektur berichtigt.",
        "Ce qui a été facturé en trop relève d'une facture rectificative.",
        "Lo facturado de más se corrige con una factura rectificativa.",
        "O que foi faturado a mais corrige-se com uma retificação.",
        "Quanto fatturato in più si rettifica con una nota di credito.",
        "Wat te veel is gefactureerd, hoort in een creditfactuur.",
    ),
    "must have either an amount or a percent": (
        "braucht einen Betrag oder einen Prozentsatz", "demande un montant ou un pourcentage",
        "necesita un importe o un porcentaje", "precisa de um valor ou de uma percentagem",
        "vuole un importo o una percentuale", "heeft een bedrag of een percentage nodig",
    ),
    "is shown for a German tax return (§ 35a EStG); the rules for {country} have none such": (
        "wird für die deutsche Steuererklärung gezeigt (§ 35a EStG); die Regeln für {country} kennen das "
        "nicht",
        "sert à une déclaration allemande (§ 35a EStG) ; les règles pour {country} n'en ont pas",
        "es para la declaración alemana (§ 35a EStG); las reglas de {country} no lo prevén",
        "é para a declaração alemã (§ 35a EStG); as regras de {country} não o preveem",
        "serve per la dichiarazione tedesca (§ 35a EStG); le regole per {country} non lo prevedono",
        "is voor de Duitse aangifte (§ 35a EStG); de regels voor {country} kennen dat niet",
    ),
    "Leave it out.": (
        "Bitte weglassen.", "À omettre.", "Omítalo.", "Omita-o.", "Va omesso.", "Laat het weg.",
    ),
    "add up to too much": (
        "ergeben zusammen zu viel", "donnent un total trop élevé", "suman demasiado", "somam demasiado",
        "danno un totale troppo alto", "komen samen te hoog uit",
    ),
    "is more than the total": (
        "ist mehr als die Gesamtsumme", "dépasse le total", "es más que el total", "é mais do que o total",
        "supera il totale", "is meer dan het totaal",
    ),
    "is more than the line": (
        "ist mehr als die Position", "dépasse la ligne", "es más que la línea", "é mais do que a linha",
        "supera la riga", "is meer dan de regel",
    ),
    "are more than the line": (
        "sind mehr als die Position", "dépassent la ligne", "son más que la línea", "são mais do que a linha",
        "superano la riga", "zijn meer dan de regel",
    ),
    "are more than the lines of their tax case": (
        "sind mehr als die Positionen ihres Steuerfalls", "dépassent les lignes de leur cas de TVA",
        "son más que las líneas de su caso de IVA", "são mais do que as linhas do seu caso de IVA",
        "superano le righe del loro caso IVA", "zijn meer dan de regels van hun btw-geval",
    ),
    "differs by {by} from what the lines add up to, which rounding cannot explain": (
        "weicht um {by} von der Summe der Positionen ab, mehr als Rundung erklärt",
        "diffère de {by} de la somme des lignes, plus que l'arrondi ne l'explique",
        "difiere en {by} de la suma de las líneas, más de lo que explica el redondeo",
        "difere em {by} da soma das linhas, mais do que o arredondamento explica",
        "differisce di {by} dalla somma delle righe, più di quanto spieghi l'arrotondamento",
        "verschilt {by} van de som van de regels, meer dan afronding verklaart",
    ),
    "With gross prices and several rates, give an allowance or charge for each rate.": (
        "Bei Bruttopreisen und mehreren Steuersätzen bitte Nachlass oder Zuschlag je Satz angeben.",
        "Avec des prix TTC et plusieurs taux, donnez une remise ou des frais par taux.",
        "Con precios con IVA y varios tipos, indique un descuento o recargo por tipo.",
        "Com preços com IVA e várias taxas, indique um desconto ou encargo por taxa.",
        "Con prezzi ivati e più aliquote, indichi sconto o maggiorazione per aliquota.",
        "Geef bij brutoprijzen en meer tarieven een korting of toeslag per tarief.",
    ),
    "needs a rate of exchange on record": (
        "braucht einen hinterlegten Umrechnungskurs", "demande un cours de change enregistré",
        "necesita un tipo de cambio registrado", "precisa de uma taxa de câmbio registada",
        "vuole un cambio registrato", "heeft een vastgelegde wisselkoers nodig",
    ),
    "The tax must be stated in {currency} (Art. 230 Directive 2006/112/EC); bill in it.": (
        "Die Steuer ist in {currency} anzugeben (Art. 230 MwStSystRL); bitte darin berechnen.",
        "La TVA doit figurer en {currency} (art. 230 directive 2006/112/CE) ; facturez dans cette devise.",
        "El IVA debe figurar en {currency} (art. 230 Directiva 2006/112/CE); facture en esa moneda.",
        "O IVA tem de constar em {currency} (art. 230.º Diretiva 2006/112/CE); fature nessa moeda.",
        "L'IVA va indicata in {currency} (art. 230 direttiva 2006/112/CE); fatturi in quella valuta.",
        "De btw moet in {currency} staan (art. 230 richtlijn 2006/112/EG); factureer daarin.",
    ),
    "must not mix what is outside the scope of VAT with anything else (BR-O-11)": (
        "nicht steuerbare Umsätze dürfen nicht neben anderen stehen (BR-O-11)",
        "ne peuvent mêler ce qui est hors champ de la TVA avec autre chose (BR-O-11)",
        "no pueden mezclar lo no sujeto a IVA con otras operaciones (BR-O-11)",
        "não podem misturar o que está fora do âmbito do IVA com o resto (BR-O-11)",
        "non possono unire operazioni fuori campo IVA ad altre (BR-O-11)",
        "mogen wat buiten de btw valt niet mengen met iets anders (BR-O-11)",
    ),
    "Make two invoices.": (
        "Bitte zwei Rechnungen ausstellen.", "Faites deux factures.", "Haga dos facturas.",
        "Faça duas faturas.", "Faccia due fatture.", "Maak twee facturen.",
    ),
}  # fmt: skip
