"""Why a line about the books was not understood: in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

Said = tuple[str, str, str, str, str, str, str]

BOOK_ERRORS: Final[dict[str, Said]] = {
    "no_customer": (
        "no customer in “{found}”: a key such as acme-ltd or a known address",
        "kein Kunde in „{found}“: ein Kürzel wie acme-ltd oder eine bekannte Adresse",
        "pas de client dans « {found} » : une clé comme acme-ltd ou une adresse connue",
        "ningún cliente en «{found}»: una clave como acme-ltd o una dirección conocida",
        "nenhum cliente em «{found}»: uma chave como acme-ltd ou um endereço conhecido",
        "nessun cliente in «{found}»: una chiave come acme-ltd o un indirizzo noto",
        "geen klant in „{found}”: een sleutel als acme-ltd of een bekend adres",
    ),
    "two_customers": (
        "two customers are needed, the second one stays: “{found}”",
        "zwei Kunden sind nötig, der zweite bleibt: „{found}“",
        "il faut deux clients, le second reste : « {found} »",
        "hacen falta dos clientes, queda el segundo: «{found}»",
        "são precisos dois clientes, fica o segundo: «{found}»",
        "servono due clienti, resta il secondo: «{found}»",
        "twee klanten nodig, de tweede blijft: „{found}”",
    ),
    "new_customer": (
        "a new customer needs KEY NAME STREET POSTCODE CITY COUNTRY EMAIL and perhaps a VAT id, each "
        "with spaces in quotes",
        "ein neuer Kunde braucht KÜRZEL NAME STRASSE PLZ ORT LAND E-MAIL und vielleicht eine USt-ID, "
        "mit Leerzeichen in Anführungszeichen",
        "un nouveau client demande CLÉ NOM RUE CODE VILLE PAYS E-MAIL et peut-être un n° TVA, entre "
        "guillemets s'il y a des espaces",
        "un cliente nuevo necesita CLAVE NOMBRE CALLE CP CIUDAD PAÍS CORREO y quizá NIF, entre "
        "comillas si hay espacios",
        "um cliente novo precisa de CHAVE NOME RUA CP CIDADE PAÍS E-MAIL e talvez NIF, entre aspas "
        "se houver espaços",
        "un nuovo cliente richiede CHIAVE NOME VIA CAP CITTÀ PAESE E-MAIL e forse partita IVA, tra "
        "virgolette se con spazi",
        "een nieuwe klant vraagt SLEUTEL NAAM STRAAT POSTCODE PLAATS LAND E-MAIL en eventueel "
        "btw-nummer, met spaties tussen aanhalingstekens",
    ),
    "no_vendor": (
        "no vendor in “{found}”: a key such as oakwood or a known address",
        "kein Lieferant in „{found}“: ein Kürzel wie oakwood oder eine bekannte Adresse",
        "pas de fournisseur dans « {found} » : une clé comme oakwood ou une adresse connue",
        "ningún proveedor en «{found}»: una clave como oakwood o una dirección conocida",
        "nenhum fornecedor em «{found}»: uma chave como oakwood ou um endereço conhecido",
        "nessun fornitore in «{found}»: una chiave come oakwood o un indirizzo noto",
        "geen leverancier in „{found}”: een sleutel als oakwood of een bekend adres",
    ),
    "new_vendor": (
        "a new vendor needs KEY NAME and perhaps addresses, each with spaces in quotes",
        "ein neuer Lieferant braucht KÜRZEL NAME und vielleicht Adressen, mit Leerzeichen in "
        "Anführungszeichen",
        "un nouveau fournisseur demande CLÉ NOM et peut-être des adresses, entre guillemets s'il y a "
        "des espaces",
        "un proveedor nuevo necesita CLAVE NOMBRE y quizá direcciones, entre comillas si hay espacios",
        "um fornecedor novo precisa de CHAVE NOME e talvez endereços, entre aspas se houver espaços",
        "un nuovo fornitore richiede CHIAVE NOME e forse indirizzi, tra virgolette se con spazi",
        "een nieuwe leverancier vraagt SLEUTEL NAAM en eventueel adressen, met spaties tussen "
        "aanhalingstekens",
    ),
    "no_field": (
        "“{found}” is no field with a value",
        "„{found}“ ist kein Feld mit einem Wert",
        "« {found} » n'est pas un champ avec une valeur",
        "«{found}» no es un campo con un valor",
        "«{found}» não é um campo com um valor",
        "«{found}» non è un campo con un valore",
        "„{found}” is geen veld met een waarde",
    ),
    "no_items": (
        "a quantity and a product code are needed, not “{found}”",
        "Menge und Produktkürzel werden gebraucht, nicht „{found}“",
        "il faut une quantité et un code produit, pas « {found} »",
        "hace falta cantidad y código de producto, no «{found}»",
        "é preciso quantidade e código de produto, não «{found}»",
        "servono quantità e codice prodotto, non «{found}»",
        "een aantal en een productcode zijn nodig, niet „{found}”",
    ),
    "bad_quantity": (
        "“{found}” can be no quantity",
        "„{found}“ kann keine Menge sein",
        "« {found} » ne peut pas être une quantité",
        "«{found}» no puede ser una cantidad",
        "«{found}» não pode ser uma quantidade",
        "«{found}» non può essere una quantità",
        "„{found}” kan geen aantal zijn",
    ),
    "bad_percent": (
        "“{found}” is no percentage above 0 and up to 100",
        "„{found}“ ist kein Prozentsatz über 0 bis 100",
        "« {found} » n'est pas un pourcentage de 0 à 100",
        "«{found}» no es un porcentaje de 0 a 100",
        "«{found}» não é uma percentagem de 0 a 100",
        "«{found}» non è una percentuale da 0 a 100",
        "„{found}” is geen percentage van 0 tot 100",
    ),
    "bad_lines": (
        "“{found}” is no line of a quote: 2, or 1=30 for a quantity",
        "„{found}“ ist keine Position: 2, oder 1=30 für eine Menge",
        "« {found} » n'est pas une ligne : 2, ou 1=30 pour une quantité",
        "«{found}» no es una línea: 2, o 1=30 para una cantidad",
        "«{found}» não é uma linha: 2, ou 1=30 para uma quantidade",
        "«{found}» non è una riga: 2, o 1=30 per una quantità",
        "„{found}” is geen regel: 2, of 1=30 voor een aantal",
    ),
    "no_invoice": (
        "no invoice number in “{found}”",
        "keine Rechnungsnummer in „{found}“",
        "pas de numéro de facture dans « {found} »",
        "ningún número de factura en «{found}»",
        "nenhum número de fatura em «{found}»",
        "nessun numero di fattura in «{found}»",
        "geen factuurnummer in „{found}”",
    ),
    "no_reason": (
        "a correction needs its reason behind {found}",
        "eine Korrektur braucht ihren Grund hinter {found}",
        "une rectification demande sa raison après {found}",
        "una rectificación necesita su motivo tras {found}",
        "uma retificação precisa do motivo depois de {found}",
        "una rettifica richiede il motivo dopo {found}",
        "een correctie heeft een reden nodig achter {found}",
    ),
    "bad_amount": (
        "“{found}” can be no amount",
        "„{found}“ kann kein Betrag sein",
        "« {found} » ne peut pas être un montant",
        "«{found}» no puede ser un importe",
        "«{found}» não pode ser um valor",
        "«{found}» non può essere un importo",
        "„{found}” kan geen bedrag zijn",
    ),
    "bad_day": (
        "“{found}” is no day that fits here",
        "„{found}“ ist kein Tag, der hier passt",
        "« {found} » n'est pas un jour possible ici",
        "«{found}» no es un día posible aquí",
        "«{found}» não é um dia possível aqui",
        "«{found}» non è un giorno possibile qui",
        "„{found}” is geen dag die hier past",
    ),
    "no_product": (
        "no product code in “{found}”",
        "kein Produktkürzel in „{found}“",
        "pas de code produit dans « {found} »",
        "ningún código de producto en «{found}»",
        "nenhum código de produto em «{found}»",
        "nessun codice prodotto in «{found}»",
        "geen productcode in „{found}”",
    ),
    "no_words": (
        "nothing to look for",
        "nichts zu suchen",
        "rien à chercher",
        "nada que buscar",
        "nada a procurar",
        "niente da cercare",
        "niets te zoeken",
    ),
    "money_only": (
        "only the bookkeeper and the owner may do this",
        "das dürfen nur Buchhaltung und Inhaber",
        "réservé à la comptabilité et au propriétaire",
        "solo contabilidad y propietario pueden hacerlo",
        "só a contabilidade e o proprietário podem fazê-lo",
        "possono farlo solo contabilità e titolare",
        "dit mogen alleen de boekhouding en de eigenaar",
    ),
    "no_paper": (
        "P and a number are needed, then “right”, “no” or what is right, not “{found}”",
        "P und eine Nummer werden gebraucht, dann „stimmt“, „nein“ oder was stimmt, nicht „{found}“",
        "il faut P et un numéro, puis « juste », « non » ou ce qui est juste, pas « {found} »",
        "hace falta P y un número, luego «bien», «no» o lo correcto, no «{found}»",
        "é preciso P e um número, depois «certo», «não» ou o que está certo, não «{found}»",
        "servono P e un numero, poi «giusto», «no» o ciò che è giusto, non «{found}»",
        "P en een nummer zijn nodig, dan „klopt”, „nee” of wat klopt, niet „{found}”",
    ),
    "no_month": (
        "“{found}” is no month such as 2026-11",
        "„{found}“ ist kein Monat wie 2026-11",
        "« {found} » n'est pas un mois comme 2026-11",
        "«{found}» no es un mes como 2026-11",
        "«{found}» não é um mês como 2026-11",
        "«{found}» non è un mese come 2026-11",
        "„{found}” is geen maand zoals 2026-11",
    ),
}
