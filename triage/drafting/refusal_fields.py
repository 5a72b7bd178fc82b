"""What a field may hold, in the other six languages: de, fr, es, pt, it, nl, by the English sentence."""

from __future__ import annotations

from typing import Final

Six = tuple[str, str, str, str, str, str]

FIELDS: Final[dict[str, Six]] = {
    # ------------------------------------------------------------ figures
    'must be a number such as 1240.50 or "1240.50"': (
        "muss eine Zahl sein, etwa 1240.50", "doit être un nombre comme 1240.50",
        "debe ser un número como 1240.50", "tem de ser um número como 1240.50",
        "deve essere un numero come 1240.50", "moet een getal zijn zoals 1240.50",
    ),
    "must be a number": (
        "muss eine Zahl sein", "doit être un nombre", "debe ser un número", "tem de ser um número",
        "deve essere un numero", "moet een getal zijn",
    ),
    'must be a number such as 1240.50 or "1240.50", without grouping or exponent': (
        "muss eine Zahl sein, etwa 1240.50, ohne Tausendertrennzeichen",
        "doit être un nombre comme 1240.50, sans séparateur de milliers",
        "debe ser un número como 1240.50, sin separador de miles",
        "tem de ser um número como 1240.50, sem separador de milhares",
        "deve essere un numero come 1240.50, senza separatore delle migliaia",
        "moet een getal zijn zoals 1240.50, zonder scheidingsteken voor duizendtallen",
    ),
    "is too large: no amount may be above {most}": (
        "ist zu groß: kein Betrag darf über {most} liegen",
        "est trop grand : aucun montant ne peut dépasser {most}",
        "es demasiado grande: ningún importe puede superar {most}",
        "é demasiado grande: nenhum valor pode exceder {most}",
        "è troppo grande: nessun importo può superare {most}",
        "is te groot: geen bedrag mag boven {most} liggen",
    ),
    "must not be negative; what was billed too much is a correction": (
        "darf nicht negativ sein; was zu viel berechnet wurde, wird mit einer Rechnungskorrektur berichtigt",
        "ne peut pas être négatif ; ce qui a été facturé en trop relève d'une facture rectificative",
        "no puede ser negativo; lo facturado de más se corrige con una factura rectificativa",
        "não pode ser negativo; o que foi faturado a mais corrige-se com uma nota de crédito",
        "non può essere negativo; quanto fatturato in più si rettifica con una nota di credito",
        "mag niet negatief zijn; wat te veel is gefactureerd, hoort in een creditfactuur",
    ),
    "must not have more than two decimals": (
        "darf höchstens zwei Nachkommastellen haben", "ne peut avoir plus de deux décimales",
        "no puede tener más de dos decimales", "não pode ter mais de duas casas decimais",
        "non può avere più di due decimali", "mag niet meer dan twee decimalen hebben",
    ),
    "must not have more than six decimals": (
        "darf höchstens sechs Nachkommastellen haben", "ne peut avoir plus de six décimales",
        "no puede tener más de seis decimales", "não pode ter mais de seis casas decimais",
        "non può avere più di sei decimali", "mag niet meer dan zes decimalen hebben",
    ),
    "must be above 0": (
        "muss über 0 liegen", "doit être supérieur à 0", "debe ser mayor que 0", "tem de ser maior que 0",
        "deve essere maggiore di 0", "moet boven 0 liggen",
    ),
    "must not be above 100": (
        "darf nicht über 100 liegen", "ne peut pas dépasser 100", "no puede superar 100",
        "não pode exceder 100", "non può superare 100", "mag niet boven 100 liggen",
    ),
    "must not be above {limit}": (
        "darf nicht über {limit} liegen", "ne peut pas dépasser {limit}", "no puede superar {limit}",
        "não pode exceder {limit}", "non può superare {limit}", "mag niet boven {limit} liggen",
    ),
    "must not be below {limit}": (
        "darf nicht unter {limit} liegen", "ne peut pas être inférieur à {limit}",
        "no puede ser menor que {limit}", "não pode ser inferior a {limit}",
        "non può essere inferiore a {limit}", "mag niet onder {limit} liggen",
    ),
    "must be a whole number": (
        "muss eine ganze Zahl sein", "doit être un nombre entier", "debe ser un número entero",
        "tem de ser um número inteiro", "deve essere un numero intero", "moet een geheel getal zijn",
    ),
    # ------------------------------------------------------------ texts
    "must not hold characters that turn the reading direction round": (
        "darf keine Zeichen enthalten, die die Leserichtung umkehren",
        "ne peut contenir de caractères qui inversent le sens de lecture",
        "no puede contener caracteres que invierten el sentido de lectura",
        "não pode conter caracteres que invertem o sentido de leitura",
        "non può contenere caratteri che invertono il verso di lettura",
        "mag geen tekens bevatten die de leesrichting omkeren",
    ),
    "must not hold the character {code}": (
        "darf das Zeichen {code} nicht enthalten", "ne peut contenir le caractère {code}",
        "no puede contener el carácter {code}", "não pode conter o carácter {code}",
        "non può contenere il carattere {code}", "mag het teken {code} niet bevatten",
    ),
    "must be one line": (
        "muss in einer Zeile stehen", "doit tenir sur une ligne", "debe ser una sola línea",
        "tem de ser uma só linha", "deve stare su una riga", "moet op één regel staan",
    ),
    "must not be longer than {most} characters": (
        "darf höchstens {most} Zeichen lang sein", "ne peut dépasser {most} caractères",
        "no puede tener más de {most} caracteres", "não pode ter mais de {most} caracteres",
        "non può superare {most} caratteri", "mag niet langer zijn dan {most} tekens",
    ),
    "must not be empty": (
        "darf nicht leer sein", "ne peut pas être vide", "no puede estar vacío", "não pode estar vazio",
        "non può essere vuoto", "mag niet leeg zijn",
    ),
    "must be text": (
        "muss Text sein", "doit être un texte", "debe ser texto", "tem de ser texto", "deve essere testo",
        "moet tekst zijn",
    ),
    "must be yes or no": (
        "muss ja oder nein sein", "doit être oui ou non", "debe ser sí o no", "tem de ser sim ou não",
        "deve essere sì o no", "moet ja of nee zijn",
    ),
    "must be a list": (
        "muss eine Liste sein", "doit être une liste", "debe ser una lista", "tem de ser uma lista",
        "deve essere un elenco", "moet een lijst zijn",
    ),
    "must be a record with fields": (
        "muss ein Datensatz mit Feldern sein", "doit être une fiche avec des champs",
        "debe ser una ficha con campos", "tem de ser uma ficha com campos",
        "deve essere una scheda con campi", "moet een record met velden zijn",
    ),
    "must be one of {values}": (
        "muss eines von {values} sein", "doit être l'un de {values}", "debe ser uno de {values}",
        "tem de ser um de {values}", "deve essere uno di {values}", "moet een van {values} zijn",
    ),
    "is of another kind than it must be": (
        "ist von anderer Art, als es sein muss", "n'est pas du type voulu", "no es del tipo que debe ser",
        "não é do tipo que deve ser", "non è del tipo che deve essere", "is van een andere soort dan nodig",
    ),
    # ------------------------------------------------------------ codes
    "must be a UN/ECE Recommendation 20 code, such as C62 (piece), HUR (hour), DAY, LS": (
        "muss ein Code der UN/ECE-Empfehlung 20 sein, etwa C62 (Stück), HUR (Stunde), DAY (Tag), LS "
        "(pauschal)",
        "doit être un code de la recommandation 20 de l'ONU/CEE, comme C62 (pièce), HUR (heure), DAY "
        "(jour), LS (forfait)",
        "debe ser un código de la Recomendación 20 de UN/ECE, como C62 (unidad), HUR (hora), DAY (día), LS "
        "(a tanto alzado)",
        "tem de ser um código da Recomendação 20 da UN/ECE, como C62 (unidade), HUR (hora), DAY (dia), LS "
        "(preço fixo)",
        "deve essere un codice della raccomandazione 20 UN/ECE, come C62 (pezzo), HUR (ora), DAY (giorno), "
        "LS (a corpo)",
        "moet een code van UN/ECE-aanbeveling 20 zijn, zoals C62 (stuk), HUR (uur), DAY (dag), LS (vaste "
        "prijs)",
    ),
    "must be the name of a tax case, such as standard or reverse_charge_eu": (
        "muss der Name eines Steuerfalls sein, etwa standard oder reverse_charge_eu",
        "doit être le nom d'un cas de TVA, comme standard ou reverse_charge_eu",
        "debe ser el nombre de un caso de IVA, como standard o reverse_charge_eu",
        "tem de ser o nome de um caso de IVA, como standard ou reverse_charge_eu",
        "deve essere il nome di un caso IVA, come standard o reverse_charge_eu",
        "moet de naam van een btw-geval zijn, zoals standard of reverse_charge_eu",
    ),
    "must be an ISO 4217 code with at most two decimals, such as EUR": (
        "muss ein Währungscode nach ISO 4217 mit höchstens zwei Nachkommastellen sein, etwa EUR",
        "doit être un code de devise ISO 4217 à deux décimales au plus, comme EUR",
        "debe ser un código de moneda ISO 4217 con dos decimales como máximo, como EUR",
        "tem de ser um código de moeda ISO 4217 com duas casas decimais no máximo, como EUR",
        "deve essere un codice valuta ISO 4217 con al massimo due decimali, come EUR",
        "moet een valutacode volgens ISO 4217 met hoogstens twee decimalen zijn, zoals EUR",
    ),
    "must be an ISO 3166-1 code of two letters, such as DE": (
        "muss ein Ländercode aus zwei Buchstaben sein (ISO 3166-1), etwa DE",
        "doit être un code pays à deux lettres (ISO 3166-1), comme FR",
        "debe ser un código de país de dos letras (ISO 3166-1), como ES",
        "tem de ser um código de país de duas letras (ISO 3166-1), como PT",
        "deve essere un codice paese di due lettere (ISO 3166-1), come IT",
        "moet een landcode van twee letters zijn (ISO 3166-1), zoals NL",
    ),
    "is no valid IBAN ({why})": (
        "ist keine gültige IBAN ({why})", "n'est pas un IBAN valable ({why})", "no es un IBAN válido ({why})",
        "não é um IBAN válido ({why})", "non è un IBAN valido ({why})", "is geen geldig IBAN ({why})",
    ),
    "is no valid BIC ({why})": (
        "ist kein gültiger BIC ({why})", "n'est pas un BIC valable ({why})", "no es un BIC válido ({why})",
        "não é um BIC válido ({why})", "non è un BIC valido ({why})", "is geen geldige BIC ({why})",
    ),
    "must be one plain address such as info@acme.example": (
        "muss eine einzelne Mailadresse sein, etwa info@acme.example",
        "doit être une seule adresse e-mail, comme info@acme.example",
        "debe ser una sola dirección de correo, como info@acme.example",
        "tem de ser um único endereço de e-mail, como info@acme.example",
        "deve essere un solo indirizzo e-mail, come info@acme.example",
        "moet één e-mailadres zijn, zoals info@acme.example",
    ),
    "must be a day such as 2026-11-21": (
        "muss ein Tag sein, etwa 2026-11-21", "doit être une date comme 2026-11-21",
        "debe ser una fecha como 2026-11-21", "tem de ser uma data como 2026-11-21",
        "deve essere una data come 2026-11-21", "moet een datum zijn zoals 2026-11-21",
    ),
    "must be a day between 2000 and 2100": (
        "muss ein Tag zwischen 2000 und 2100 sein", "doit être une date entre 2000 et 2100",
        "debe ser una fecha entre 2000 y 2100", "tem de ser uma data entre 2000 e 2100",
        "deve essere una data tra il 2000 e il 2100", "moet een datum tussen 2000 en 2100 zijn",
    ),
    # ------------------------------------------------------------ records
    "is required and missing": (
        "wird gebraucht und fehlt", "est obligatoire et manque", "es obligatorio y falta",
        "é obrigatório e falta", "è obbligatorio e manca", "is verplicht en ontbreekt",
    ),
    "is no known field": (
        "ist kein bekanntes Feld", "n'est pas un champ connu", "no es un campo conocido",
        "não é um campo conhecido", "non è un campo noto", "is geen bekend veld",
    ),
    "Did you mean {near}?": (
        "Ist {near} gemeint?", "Vouliez-vous dire {near} ?", "¿Quería decir {near}?", "Queria dizer {near}?",
        "Intendeva {near}?", "Bedoelde u {near}?",
    ),
    "Remove it.": ("Bitte weglassen.", "À retirer.", "Quítelo.", "Retire-o.", "Va tolto.", "Laat het weg."),
    "is too large": (
        "ist zu groß", "est trop grand", "es demasiado grande", "é demasiado grande", "è troppo grande",
        "is te groot",
    ),
    "at most {megabytes} MB": (
        "höchstens {megabytes} MB", "au plus {megabytes} Mo", "como máximo {megabytes} MB",
        "no máximo {megabytes} MB", "al massimo {megabytes} MB", "hoogstens {megabytes} MB",
    ),
    "is not JSON": (
        "ist kein JSON", "n'est pas du JSON", "no es JSON", "não é JSON", "non è JSON", "is geen JSON",
    ),
    "capital letters, digits and . _ / -, at most 30": (
        "Großbuchstaben, Ziffern und . _ / -, höchstens 30", "majuscules, chiffres et . _ / -, 30 au plus",
        "mayúsculas, cifras y . _ / -, 30 como máximo", "maiúsculas, algarismos e . _ / -, no máximo 30",
        "maiuscole, cifre e . _ / -, al massimo 30", "hoofdletters, cijfers en . _ / -, hoogstens 30",
    ),
    "small letters, digits and hyphens, 2 to 40": (
        "Kleinbuchstaben, Ziffern und Bindestriche, 2 bis 40", "minuscules, chiffres et tirets, de 2 à 40",
        "minúsculas, cifras y guiones, de 2 a 40", "minúsculas, algarismos e hífenes, de 2 a 40",
        "minuscole, cifre e trattini, da 2 a 40", "kleine letters, cijfers en koppeltekens, 2 tot 40",
    ),
    "cannot be typed in a command": (
        "lässt sich nicht in einem Befehl schreiben", "ne peut pas s'écrire dans une commande",
        "no se puede escribir en una orden", "não se pode escrever num comando",
        "non si può scrivere in un comando", "kan niet in een opdracht worden getypt",
    ),
    "must be yes: there is a VAT identifier": (
        "muss ja sein: eine USt-IdNr. ist eingetragen", "doit être oui : un n° de TVA est saisi",
        "debe ser sí: hay un NIF-IVA", "tem de ser sim: há um NIF", "deve essere sì: c'è una partita IVA",
        "moet ja zijn: er staat een btw-nummer",
    ),
    "is required for an invoice": (
        "ist für eine Rechnung nötig", "est nécessaire pour une facture", "es necesario para una factura",
        "é necessário para uma fatura", "è necessario per una fattura", "is nodig voor een factuur",
    ),
    "no": ("nein", "non", "no", "não", "no", "nee"),
    "nothing": ("nichts", "rien", "nada", "nada", "niente", "niets"),
}  # fmt: skip
