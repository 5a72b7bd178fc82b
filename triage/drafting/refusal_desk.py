"""Why a command of the books is refused, in the other six languages: de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

from triage.drafting.refusal_fields import Six

DESK: Final[dict[str, Six]] = {
    # ------------------------------------------------------------ what there is not
    'are not kept here: books = "own" is not set': (
        'werden hier nicht geführt: books = "own" ist nicht gesetzt',
        "n'est pas tenue ici : books = \"own\" n'est pas réglé", 'no se lleva aquí: falta books = "own"',
        'não é feita aqui: falta books = "own"', 'non è tenuta qui: manca books = "own"',
        'wordt hier niet gevoerd: books = "own" staat niet aan',
    ),
    "cannot be made or checked: {names} not installed": (
        "können nicht erstellt und geprüft werden: {names} fehlt",
        "ne peuvent être établies ni contrôlées : {names} non installé",
        "no se pueden crear ni comprobar: falta instalar {names}",
        "não se podem criar nem verificar: falta instalar {names}",
        "non si possono creare né controllare: manca {names}",
        "kunnen niet worden gemaakt of gecontroleerd: {names} ontbreekt",
    ),
    "Install it: {line}": (
        "Zum Einrichten: {line}", "Pour l'installer : {line}", "Para instalarlo: {line}",
        "Para instalar: {line}", "Per installarlo: {line}", "Installeren: {line}",
    ),
    "there is no such customer": (
        "diesen Kunden gibt es nicht", "ce client n'existe pas", "no existe ese cliente",
        "esse cliente não existe", "questo cliente non esiste", "deze klant bestaat niet",
    ),
    "First: #customer new KEY NAME STREET POSTCODE CITY COUNTRY EMAIL": (
        "Zuerst: #kunde neu KÜRZEL NAME STRASSE PLZ ORT LAND E-MAIL",
        "D'abord : #client nouveau CLÉ NOM RUE CODE VILLE PAYS E-MAIL",
        "Primero: #cliente nuevo CLAVE NOMBRE CALLE CP CIUDAD PAÍS CORREO",
        "Primeiro: #cliente novo CHAVE NOME RUA CP CIDADE PAÍS E-MAIL",
        "Prima: #cliente nuovo CHIAVE NOME VIA CAP CITTÀ PAESE E-MAIL",
        "Eerst: #klant nieuw SLEUTEL NAAM STRAAT POSTCODE PLAATS LAND E-MAIL",
    ),
    "there is no such product": (
        "dieses Produkt gibt es nicht", "ce produit n'existe pas", "no existe ese producto",
        "esse produto não existe", "questo prodotto non esiste", "dit product bestaat niet",
    ),
    "First: #product {code} PRICE UNIT NAME": (
        "Zuerst: #produkt {code} PREIS EINHEIT NAME", "D'abord : #produit {code} PRIX UNITÉ NOM",
        "Primero: #producto {code} PRECIO UNIDAD NOMBRE", "Primeiro: #produto {code} PREÇO UNIDADE NOME",
        "Prima: #prodotto {code} PREZZO UNITÀ NOME", "Eerst: #product {code} PRIJS EENHEID NAAM",
    ),
    "there is no such invoice": (
        "diese Rechnung gibt es nicht", "cette facture n'existe pas", "no existe esa factura",
        "essa fatura não existe", "questa fattura non esiste", "deze factuur bestaat niet",
    ),
    "there is no such quote": (
        "dieses Angebot gibt es nicht", "ce devis n'existe pas", "no existe ese presupuesto",
        "esse orçamento não existe", "questo preventivo non esiste", "deze offerte bestaat niet",
    ),
    "there is no such plan": (
        "diese Serie gibt es nicht", "cette série n'existe pas", "no existe esa serie",
        "essa série não existe", "questa serie non esiste", "deze serie bestaat niet",
    ),
    "there is no such vendor": (
        "diesen Lieferanten gibt es nicht", "ce fournisseur n'existe pas", "no existe ese proveedor",
        "esse fornecedor não existe", "questo fornitore non esiste", "deze leverancier bestaat niet",
    ),
    "First: #vendor new KEY NAME EMAIL": (
        "Zuerst: #lieferant neu KÜRZEL NAME E-MAIL", "D'abord : #fournisseur nouveau CLÉ NOM E-MAIL",
        "Primero: #proveedor nuevo CLAVE NOMBRE CORREO", "Primeiro: #fornecedor novo CHAVE NOME E-MAIL",
        "Prima: #fornitore nuovo CHIAVE NOME E-MAIL", "Eerst: #leverancier nieuw SLEUTEL NAAM E-MAIL",
    ),
    "never changes by mail: whoever forges one mail would be paid": (
        "wird nie per Mail geändert: wer eine Mail fälscht, bekäme sonst das Geld",
        "ne change jamais par e-mail : un e-mail falsifié suffirait à détourner l'argent",
        "nunca cambia por correo: quien falsificara un correo cobraría",
        "nunca muda por e-mail: quem forjasse um e-mail receberia o dinheiro",
        "non cambia mai per e-mail: chi falsifica un'e-mail incasserebbe",
        "wijzigt nooit per mail: wie één mail vervalst, zou het geld krijgen",
    ),
    "Call the vendor on a number you already know; then, on the machine: triage books vendor {vendor} "
    "--iban IBAN": (
        "Den Lieferanten unter einer schon bekannten Nummer anrufen; dann am Rechner: triage books vendor "
        "{vendor} --iban IBAN",
        "Appelez le fournisseur à un numéro déjà connu ; puis, sur la machine : triage books vendor "
        "{vendor} --iban IBAN",
        "Llame al proveedor a un número ya conocido; luego, en el equipo: triage books vendor {vendor} "
        "--iban IBAN",
        "Telefone ao fornecedor para um número já conhecido; depois, na máquina: triage books vendor "
        "{vendor} --iban IBAN",
        "Chiami il fornitore a un numero già noto; poi, sulla macchina: triage books vendor {vendor} --iban "
        "IBAN",
        "Bel de leverancier op een al bekend nummer; daarna, op de machine: triage books vendor {vendor} "
        "--iban IBAN",
    ),
    "names the same account twice": (
        "nennt dasselbe Konto zweimal", "cite deux fois le même compte", "nombra dos veces la misma cuenta",
        "indica duas vezes a mesma conta", "cita due volte lo stesso conto",
        "noemt dezelfde rekening twee keer",
    ),
    # ------------------------------------------------------------ records
    "has no mail address": (
        "hat keine Mailadresse", "n'a pas d'adresse e-mail", "no tiene dirección de correo",
        "não tem endereço de e-mail", "non ha un indirizzo e-mail", "heeft geen e-mailadres",
    ),
    "Add one: #customer {customer} email ADDRESS": (
        "Eintragen: #kunde {customer} email ADRESSE", "À ajouter : #client {customer} email ADRESSE",
        "Añádala: #cliente {customer} email DIRECCIÓN", "Acrescente: #cliente {customer} email ENDEREÇO",
        "Da aggiungere: #cliente {customer} email INDIRIZZO", "Voeg toe: #klant {customer} email ADRES",
    ),
    "is the address of {customer}": (
        "ist die Adresse von {customer}", "est l'adresse de {customer}", "es la dirección de {customer}",
        "é o endereço de {customer}", "è l'indirizzo di {customer}", "is het adres van {customer}",
    ),
    "is there already": (
        "gibt es schon", "existe déjà", "ya existe", "já existe", "esiste già", "bestaat al",
    ),
    "is no tax case here": (
        "ist hier kein Steuerfall", "n'est pas un cas de TVA ici", "no es un caso de IVA aquí",
        "não é um caso de IVA aqui", "non è un caso IVA qui", "is hier geen btw-geval",
    ),
    "the same VAT identifier": (
        "dieselbe USt-IdNr.", "le même n° de TVA", "el mismo NIF-IVA", "o mesmo NIF", "la stessa partita IVA",
        "hetzelfde btw-nummer",
    ),
    "the same mail domain": (
        "dieselbe Maildomain", "le même domaine e-mail", "el mismo dominio de correo",
        "o mesmo domínio de e-mail", "lo stesso dominio e-mail", "hetzelfde maildomein",
    ),
    "nearly the same name": (
        "fast derselbe Name", "presque le même nom", "casi el mismo nombre", "quase o mesmo nome",
        "quasi lo stesso nome", "bijna dezelfde naam",
    ),
    "has two own prices for {customer} on {day}": (
        "hat für {customer} am {day} zwei eigene Preise", "a deux prix propres à {customer} le {day}",
        "tiene dos precios propios de {customer} el {day}", "tem dois preços próprios de {customer} em {day}",
        "ha due prezzi riservati a {customer} il {day}", "heeft op {day} twee eigen prijzen voor {customer}",
    ),
    "End one of them.": (
        "Einen davon beenden.", "Mettez fin à l'un des deux.", "Termine uno de ellos.", "Termine um deles.",
        "Va chiuso uno dei due.", "Beëindig er een.",
    ),
    "has no price in {currency}": (
        "hat keinen Preis in {currency}", "n'a pas de prix en {currency}", "no tiene precio en {currency}",
        "não tem preço em {currency}", "non ha un prezzo in {currency}", "heeft geen prijs in {currency}",
    ),
    "has no such fractions": (
        "hat keine so kleinen Bruchteile", "n'a pas de telles fractions", "no tiene esas fracciones",
        "não tem tais frações", "non ha frazioni simili", "kent zulke breuken niet",
    ),
    # ------------------------------------------------------------ documents
    "cannot be made again: not every line is a product": (
        "lässt sich nicht wiederholen: nicht jede Position ist ein Produkt",
        "ne peut être refaite : toutes les lignes ne sont pas des produits",
        "no se puede repetir: no todas las líneas son productos",
        "não se pode repetir: nem todas as linhas são produtos",
        "non si può ripetere: non ogni riga è un prodotto",
        "kan niet worden herhaald: niet elke regel is een product",
    ),
    "has an invoice draft that waits for a yes": (
        "hat einen Rechnungsentwurf, der auf ein Ja wartet", "a un brouillon de facture qui attend un oui",
        "tiene un borrador de factura que espera un sí", "tem um rascunho de fatura à espera de um sim",
        "ha una bozza di fattura che attende un sì", "heeft een conceptfactuur die op een ja wacht",
    ),
    "Answer that one first (no takes it back).": (
        "Zuerst jenen beantworten (nein nimmt ihn zurück).", "Répondez d'abord à celui-là (non le retire).",
        "Responda primero a ese (no lo retira).", "Responda primeiro a esse (não retira-o).",
        "Risponda prima a quella (no la ritira).", "Beantwoord die eerst (nee trekt hem in).",
    ),
    "was declined": (
        "wurde abgelehnt", "a été refusé", "fue rechazado", "foi recusado", "è stato rifiutato",
        "is afgewezen",
    ),
    "was not sent yet": (
        "wurde noch nicht gesendet", "n'a pas encore été envoyé", "aún no se ha enviado",
        "ainda não foi enviado", "non è ancora stato inviato", "is nog niet verstuurd",
    ),
    "is itself a correction": (
        "ist selbst eine Rechnungskorrektur", "est elle-même une facture rectificative",
        "es ella misma una rectificativa", "é ela própria uma retificação", "è già essa una rettifica",
        "is zelf een creditfactuur",
    ),
    "was corrected already": (
        "wurde schon berichtigt", "a déjà été rectifiée", "ya fue rectificada", "já foi retificada",
        "è già stata rettificata", "is al gecorrigeerd",
    ),
    # ------------------------------------------------------------ parts of a quote
    "must be above 0 and at most 100": (
        "muss über 0 und höchstens 100 sein", "doit être supérieur à 0 et au plus 100",
        "debe ser mayor que 0 y como máximo 100", "tem de ser maior que 0 e no máximo 100",
        "deve essere maggiore di 0 e al massimo 100", "moet boven 0 en hoogstens 100 zijn",
    ),
    "is less than one cent": (
        "ist weniger als ein Cent", "fait moins d'un centime", "es menos de un céntimo",
        "é menos de um cêntimo", "è meno di un centesimo", "is minder dan een cent",
    ),
    "has allowances or charges on the whole: bill a percentage, or the rest": (
        "hat Nachlässe oder Zuschläge auf das Ganze: einen Prozentsatz oder den Rest abrechnen",
        "a des remises ou frais sur l'ensemble : facturez un pourcentage ou le solde",
        "tiene descuentos o recargos sobre el total: facture un porcentaje o el resto",
        "tem descontos ou encargos sobre o total: fature uma percentagem ou o restante",
        "ha sconti o maggiorazioni sul totale: fatturi una percentuale o il saldo",
        "heeft kortingen of toeslagen over het geheel: factureer een percentage of de rest",
    ),
    "is no line of the quote": (
        "ist keine Position des Angebots", "n'est pas une ligne du devis", "no es una línea del presupuesto",
        "não é uma linha do orçamento", "non è una riga del preventivo", "is geen regel van de offerte",
    ),
    "would be billed more than once": (
        "würde mehr als einmal berechnet", "serait facturée plus d'une fois", "se facturaría más de una vez",
        "seria faturada mais de uma vez", "sarebbe fatturata più di una volta",
        "zou meer dan eens worden gefactureerd",
    ),
    "bill {net}, but only {left} is left": (
        "berechnen {net}, übrig sind aber nur {left}", "facturent {net}, mais il ne reste que {left}",
        "facturan {net}, pero solo quedan {left}", "faturam {net}, mas só restam {left}",
        "fatturano {net}, ma restano solo {left}", "factureren {net}, maar er is nog maar {left} over",
    ),
    "billed more than the quote: make a correction first": (
        "haben mehr als das Angebot berechnet: zuerst eine Rechnungskorrektur",
        "ont facturé plus que le devis : faites d'abord une facture rectificative",
        "facturaron más que el presupuesto: haga antes una rectificativa",
        "faturaram mais do que o orçamento: faça primeiro uma retificação",
        "hanno fatturato più del preventivo: prima serve una rettifica",
        "hebben meer gefactureerd dan de offerte: maak eerst een creditfactuur",
    ),
    "billed the whole quote: nothing is left": (
        "haben das ganze Angebot berechnet: nichts ist übrig", "ont facturé tout le devis : il ne reste rien",
        "facturaron todo el presupuesto: no queda nada", "faturaram todo o orçamento: não resta nada",
        "hanno fatturato tutto il preventivo: non resta nulla",
        "hebben de hele offerte gefactureerd: er is niets over",
    ),
    "is more than is left: {room} net": (
        "ist mehr, als übrig ist: {room} netto", "dépasse ce qui reste : {room} HT",
        "es más de lo que queda: {room} neto", "é mais do que resta: {room} líquido",
        "è più di quanto resta: {room} netto", "is meer dan er over is: {room} netto",
    ),
    # ------------------------------------------------------------ numbers
    "cannot number invoices": (
        "taugt nicht für Rechnungsnummern", "ne peut numéroter des factures",
        "no sirve para numerar facturas", "não serve para numerar faturas", "non può numerare fatture",
        "is ongeschikt als factuurnummer",
    ),
    "letters, digits, . / _ -, {year}, and {n} or {n:04} at the end": (
        "Buchstaben, Ziffern, . / _ -, {year}, und {n} oder {n:04} am Ende",
        "lettres, chiffres, . / _ -, {year}, et {n} ou {n:04} à la fin",
        "letras, cifras, . / _ -, {year}, y {n} o {n:04} al final",
        "letras, algarismos, . / _ -, {year}, e {n} ou {n:04} no fim",
        "lettere, cifre, . / _ -, {year}, e {n} o {n:04} alla fine",
        "letters, cijfers, . / _ -, {year}, en {n} of {n:04} aan het eind",
    ),
    "lies before the last invoice of this range": (
        "liegt vor der letzten Rechnung dieses Nummernkreises", "précède la dernière facture de cette série",
        "es anterior a la última factura de esta serie", "é anterior à última fatura desta série",
        "precede l'ultima fattura di questa serie", "ligt voor de laatste factuur van deze reeks",
    ),
    "from {day} on": (
        "ab {day}", "à partir du {day}", "desde el {day}", "a partir de {day}", "dal {day}", "vanaf {day}",
    ),
    # ------------------------------------------------------------ DATEV
    "is in {currency}: DATEV needs the rate of the day": (
        "ist in {currency}: DATEV braucht den Tageskurs",
        "est en {currency} : DATEV demande le cours du jour",
        "está en {currency}: DATEV necesita el cambio del día",
        "está em {currency}: o DATEV precisa do câmbio do dia",
        "è in {currency}: DATEV vuole il cambio del giorno", "is in {currency}: DATEV vraagt de dagkoers",
    ),
    "has no account for the tax case {case}: name one under [datev] accounts": (
        "hat kein Konto für den Steuerfall {case}: eines unter [datev] accounts nennen",
        "n'a pas de compte pour le cas de TVA {case} : indiquez-en un sous [datev] accounts",
        "no tiene cuenta para el caso de IVA {case}: indique una en [datev] accounts",
        "não tem conta para o caso de IVA {case}: indique uma em [datev] accounts",
        "non ha un conto per il caso IVA {case}: indicarne uno in [datev] accounts",
        "heeft geen rekening voor het btw-geval {case}: noem er een onder [datev] accounts",
    ),
    "has an account that DATEV cannot take: {account}": (
        "hat ein Konto, das DATEV nicht annimmt: {account}", "a un compte que DATEV refuse : {account}",
        "tiene una cuenta que DATEV no admite: {account}", "tem uma conta que o DATEV não aceita: {account}",
        "ha un conto che DATEV non accetta: {account}",
        "heeft een rekening die DATEV niet aanneemt: {account}",
    ),
    "is too large for DATEV": (
        "ist zu groß für DATEV", "est trop grand pour DATEV", "es demasiado grande para DATEV",
        "é demasiado grande para o DATEV", "è troppo grande per DATEV", "is te groot voor DATEV",
    ),
}  # fmt: skip
