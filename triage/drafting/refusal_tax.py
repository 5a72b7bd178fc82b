"""Why a tax case cannot be, in the other six languages: de, fr, es, pt, it, nl.

The terms are those of each country's law (UStG, CGI, LIVA, CIVA, DPR 633/72, Wet OB).
"""

from __future__ import annotations

from typing import Final

from triage.drafting.refusal_fields import Six

TAX: Final[dict[str, Six]] = {
    # ------------------------------------------------------------ countries that have a pack
    "Germany": ("Deutschland", "l'Allemagne", "Alemania", "a Alemanha", "la Germania", "Duitsland"),
    "Austria": ("Österreich", "l'Autriche", "Austria", "a Áustria", "l'Austria", "Oostenrijk"),
    "France": ("Frankreich", "la France", "Francia", "a França", "la Francia", "Frankrijk"),
    "the Netherlands": (
        "die Niederlande", "les Pays-Bas", "Países Bajos", "os Países Baixos", "i Paesi Bassi", "Nederland",
    ),
    "Italy": ("Italien", "l'Italie", "Italia", "a Itália", "l'Italia", "Italië"),
    "Spain": ("Spanien", "l'Espagne", "España", "a Espanha", "la Spagna", "Spanje"),
    "the United Kingdom": (
        "das Vereinigte Königreich", "le Royaume-Uni", "el Reino Unido", "o Reino Unido", "il Regno Unito",
        "het Verenigd Koninkrijk",
    ),
    "there are no tax rules for this country here": (
        "für dieses Land gibt es hier keine Steuerregeln", "il n'y a pas ici de règles de TVA pour ce pays",
        "aquí no hay reglas de IVA para ese país", "não há aqui regras de IVA para esse país",
        "qui non ci sono regole IVA per questo paese", "voor dit land zijn hier geen btw-regels",
    ),
    # ------------------------------------------------------------ where a supply is taxed
    "it is taxed in the seller's country": (
        "die Leistung wird im Land des Verkäufers besteuert", "l'opération est taxée dans le pays du vendeur",
        "la operación tributa en el país del vendedor", "a operação é tributada no país do vendedor",
        "l'operazione è tassata nel paese del venditore",
        "de prestatie is belast in het land van de verkoper",
    ),
    "it is construction work for another builder, who owes the tax": (
        "es ist eine Bauleistung an einen Bauleister, der die Steuer schuldet",
        "ce sont des travaux pour un autre constructeur, redevable de la TVA (autoliquidation)",
        "es una ejecución de obra para otro constructor, que es el sujeto pasivo",
        "é um serviço de construção para outro construtor, que é o devedor do IVA (autoliquidação)",
        "è un lavoro edile per un altro costruttore, che è debitore dell'IVA (inversione contabile)",
        "het is bouwwerk voor een andere aannemer, die de btw verschuldigd is (verlegd)",
    ),
    "goods go to a business in another member state": (
        "die Ware geht an ein Unternehmen in einem anderen Mitgliedstaat (innergemeinschaftliche Lieferung)",
        "les biens vont à une entreprise d'un autre État membre (livraison intracommunautaire)",
        "los bienes van a una empresa de otro Estado miembro (entrega intracomunitaria)",
        "os bens vão para uma empresa de outro Estado-Membro (transmissão intracomunitária)",
        "i beni vanno a un'impresa di un altro Stato membro (cessione intracomunitaria)",
        "de goederen gaan naar een onderneming in een andere lidstaat (intracommunautaire levering)",
    ),
    "a service for a business in another member state is taxed there": (
        "eine Leistung an ein Unternehmen in einem anderen Mitgliedstaat wird dort besteuert",
        "un service rendu à une entreprise d'un autre État membre y est taxé",
        "un servicio a una empresa de otro Estado miembro tributa allí",
        "um serviço a uma empresa de outro Estado-Membro é aí tributado",
        "un servizio a un'impresa di un altro Stato membro è tassato là",
        "een dienst aan een onderneming in een andere lidstaat is daar belast",
    ),
    "goods for a private person in another member state are taxed there": (
        "Ware an Privatleute in einem anderen Mitgliedstaat wird dort besteuert (Fernverkauf)",
        "des biens vendus à un particulier d'un autre État membre y sont taxés (vente à distance)",
        "los bienes para un particular de otro Estado miembro tributan allí (venta a distancia)",
        "os bens para um particular de outro Estado-Membro são aí tributados (venda à distância)",
        "i beni per un privato di un altro Stato membro sono tassati là (vendita a distanza)",
        "goederen voor een particulier in een andere lidstaat zijn daar belast (afstandsverkoop)",
    ),
    "an electronic service for a private person is taxed in her country": (
        "eine elektronische Leistung an Privatleute wird in deren Land besteuert",
        "un service électronique à un particulier est taxé dans son pays",
        "un servicio electrónico a un particular tributa en su país",
        "um serviço eletrónico a um particular é tributado no seu país",
        "un servizio elettronico a un privato è tassato nel suo paese",
        "een elektronische dienst aan een particulier is belast in diens land",
    ),
    "the goods leave the Union or the country": (
        "die Ware wird ausgeführt", "les biens sont exportés", "los bienes se exportan",
        "os bens são exportados", "i beni sono esportati", "de goederen worden uitgevoerd",
    ),
    "a service for a business abroad is taxed there": (
        "eine Leistung an ein Unternehmen im Ausland wird dort besteuert",
        "un service rendu à une entreprise à l'étranger y est taxé",
        "un servicio a una empresa extranjera tributa allí",
        "um serviço a uma empresa no estrangeiro é aí tributado",
        "un servizio a un'impresa estera è tassato là",
        "een dienst aan een onderneming in het buitenland is daar belast",
    ),
    "this service for a private person abroad is taxed there": (
        "diese Leistung an Privatleute im Ausland wird dort besteuert",
        "ce service à un particulier à l'étranger y est taxé",
        "este servicio a un particular extranjero tributa allí",
        "este serviço a um particular no estrangeiro é aí tributado",
        "questo servizio a un privato estero è tassato là",
        "deze dienst aan een particulier in het buitenland is daar belast",
    ),
    "work on property is taxed where the property stands": (
        "Arbeiten an einem Grundstück werden dort besteuert, wo es liegt",
        "des travaux immobiliers sont taxés là où se trouve l'immeuble",
        "los trabajos sobre un inmueble tributan donde está el inmueble",
        "os trabalhos num imóvel são tributados onde ele se situa",
        "i lavori su un immobile sono tassati dove si trova l'immobile",
        "werk aan onroerend goed is belast waar het ligt",
    ),
    "{situation}, and the rules for {country} have no case for that.": (
        "{situation}, und die Regeln für {country} haben dafür keinen Fall.",
        "{situation}, et les règles pour {country} n'ont pas de cas pour cela.",
        "{situation}, y las reglas de {country} no tienen un caso para ello.",
        "{situation}, e as regras para {country} não têm um caso para isso.",
        "{situation}, e le regole per {country} non hanno un caso per questo.",
        "{situation}, en de regels voor {country} hebben daar geen geval voor.",
    ),
    "{reason} {below}": ("{reason} {below}",) * 6,
    "A small business sells, and the rules for {country} have no exemption for one.": (
        "Hier verkauft ein Kleinunternehmer, und die Regeln für {country} haben dafür keine Befreiung.",
        "Le vendeur est en franchise en base, et les règles pour {country} n'ont pas cette exonération.",
        "Vende una pequeña empresa, y las reglas de {country} no tienen esa exención.",
        "Vende uma pequena empresa isenta, e as regras para {country} não têm essa isenção.",
        "Vende un piccolo imprenditore in franchigia, e le regole per {country} non hanno tale esenzione.",
        "Hier verkoopt een kleine ondernemer, en de regels voor {country} hebben daar geen vrijstelling "
        "voor.",
    ),
    "Below 10,000 EUR of such sales a year: seller.below_eu_threshold (Art. 59c).": (
        "Unter 10.000 EUR solcher Umsätze im Jahr: seller.below_eu_threshold (Art. 59c MwStSystRL).",
        "En dessous de 10 000 EUR de telles ventes par an : seller.below_eu_threshold (art. 59 quater).",
        "Por debajo de 10.000 EUR de tales ventas al año: seller.below_eu_threshold (art. 59 quater).",
        "Abaixo de 10.000 EUR de tais vendas por ano: seller.below_eu_threshold (art. 59.º-C).",
        "Sotto 10.000 EUR di tali vendite l'anno: seller.below_eu_threshold (art. 59 quater).",
        "Onder 10.000 EUR van zulke verkopen per jaar: seller.below_eu_threshold (art. 59 quater).",
    ),
    # ------------------------------------------------------------ a wrong case
    "has no tax case that is sure: a person must choose": (
        "hat keinen sicheren Steuerfall: jemand muss wählen",
        "n'a pas de cas de TVA certain : une personne doit choisir",
        "no tiene un caso de IVA seguro: debe elegir una persona",
        "não tem um caso de IVA certo: uma pessoa tem de escolher",
        "non ha un caso IVA sicuro: deve scegliere una persona",
        "heeft geen zeker btw-geval: iemand moet kiezen",
    ),
    "must be the tax case of a line": (
        "muss der Steuerfall einer Position sein", "doit être le cas de TVA d'une ligne",
        "debe ser el caso de IVA de una línea", "tem de ser o caso de IVA de uma linha",
        "deve essere il caso IVA di una riga", "moet het btw-geval van een regel zijn",
    ),
    "is no tax case of the rules for {country}": (
        "ist kein Steuerfall der Regeln für {country}", "n'est pas un cas de TVA des règles pour {country}",
        "no es un caso de IVA de las reglas de {country}", "não é um caso de IVA das regras para {country}",
        "non è un caso IVA delle regole per {country}", "is geen btw-geval van de regels voor {country}",
    ),
    "cannot be: the seller is a small business and must not show tax": (
        "kann nicht sein: der Verkäufer ist Kleinunternehmer und darf keine Steuer ausweisen",
        "est impossible : le vendeur est en franchise en base et ne peut mentionner de TVA",
        "no puede ser: el vendedor es pequeña empresa exenta y no puede repercutir IVA",
        "não pode ser: o vendedor está isento como pequena empresa e não pode liquidar IVA",
        "non può essere: il venditore è in franchigia e non può esporre l'IVA",
        "kan niet: de verkoper valt onder de kleineondernemersregeling en mag geen btw vermelden",
    ),
    "cannot be: a small business sells, and the rules for {country} have no exemption for one": (
        "kann nicht sein: hier verkauft ein Kleinunternehmer, und die Regeln für {country} haben keine "
        "Befreiung dafür",
        "est impossible : le vendeur est en franchise en base, et les règles pour {country} n'ont pas cette "
        "exonération",
        "no puede ser: vende una pequeña empresa, y las reglas de {country} no tienen esa exención",
        "não pode ser: vende uma pequena empresa isenta, e as regras para {country} não têm essa isenção",
        "non può essere: vende un piccolo imprenditore in franchigia, e le regole per {country} non hanno "
        "tale esenzione",
        "kan niet: hier verkoopt een kleine ondernemer, en de regels voor {country} hebben daar geen "
        "vrijstelling voor",
    ),
    "cannot be: {situation}": (
        "kann nicht sein: {situation}", "est impossible : {situation}", "no puede ser: {situation}",
        "não pode ser: {situation}", "non può essere: {situation}", "kan niet: {situation}",
    ),
    "cannot be invoiced here": (
        "kann hier nicht berechnet werden", "ne peut être facturé ici", "no se puede facturar aquí",
        "não se pode faturar aqui", "non si può fatturare qui", "kan hier niet worden gefactureerd",
    ),
    "has no rate on {day}": (
        "hat am {day} keinen Steuersatz", "n'a pas de taux le {day}", "no tiene tipo el {day}",
        "não tem taxa em {day}", "non ha aliquota il {day}", "heeft op {day} geen tarief",
    ),
    "{case} needs {what}": (
        "{case} braucht {what}", "{case} demande {what}", "{case} necesita {what}",
        "{case} precisa de {what}", "{case} richiede {what}", "{case} vraagt {what}",
    ),
    # ------------------------------------------------------------ what a case needs
    "the seller's VAT identifier": (
        "die USt-IdNr. des Verkäufers", "le n° de TVA du vendeur", "el NIF-IVA del vendedor",
        "o NIF do vendedor", "la partita IVA del venditore", "het btw-nummer van de verkoper",
    ),
    "the seller's tax number or VAT identifier": (
        "Steuernummer oder USt-IdNr. des Verkäufers", "le numéro fiscal ou le n° de TVA du vendeur",
        "el NIF o NIF-IVA del vendedor", "o número fiscal ou NIF do vendedor",
        "il codice fiscale o la partita IVA del venditore", "het belasting- of btw-nummer van de verkoper",
    ),
    "the buyer's valid VAT identifier": (
        "eine gültige USt-IdNr. des Kunden", "un n° de TVA valable du client",
        "un NIF-IVA válido del cliente", "um NIF válido do cliente", "una partita IVA valida del cliente",
        "een geldig btw-nummer van de klant",
    ),
    "the buyer's valid VAT identifier of another member state": (
        "eine gültige USt-IdNr. des Kunden aus einem anderen Mitgliedstaat",
        "un n° de TVA valable du client dans un autre État membre",
        "un NIF-IVA válido del cliente de otro Estado miembro",
        "um NIF válido do cliente de outro Estado-Membro",
        "una partita IVA valida del cliente di un altro Stato membro",
        "een geldig btw-nummer van de klant uit een andere lidstaat",
    ),
    "the buyer's VAT identifier or register number": (
        "USt-IdNr. oder Registernummer des Kunden", "le n° de TVA ou d'immatriculation du client",
        "el NIF-IVA o número de registro del cliente", "o NIF ou número de registo do cliente",
        "la partita IVA o il numero di registro del cliente", "het btw- of KvK-nummer van de klant",
    ),
    "a seller marked as a small business": (
        "einen als Kleinunternehmer eingetragenen Verkäufer", "un vendeur marqué en franchise en base",
        "un vendedor marcado como pequeña empresa", "um vendedor marcado como pequena empresa",
        "un venditore segnato in franchigia", "een verkoper die als kleine ondernemer staat ingesteld",
    ),
    "the day or period of the supply": (
        "Leistungsdatum oder Leistungszeitraum", "la date ou la période de la prestation",
        "la fecha o el periodo de la operación", "a data ou o período da prestação",
        "la data o il periodo della prestazione", "de datum of periode van levering",
    ),
    "a domestic business": (
        "ein inländisches Unternehmen", "une entreprise du pays", "una empresa nacional",
        "uma empresa nacional", "un'impresa nazionale", "een binnenlandse onderneming",
    ),
    "a domestic buyer": (
        "einen inländischen Kunden", "un client du pays", "un cliente nacional", "um cliente nacional",
        "un cliente nazionale", "een binnenlandse klant",
    ),
    "a buyer in San Marino": (
        "einen Kunden in San Marino", "un client à Saint-Marin", "un cliente en San Marino",
        "um cliente em São Marinho", "un cliente a San Marino", "een klant in San Marino",
    ),
    "a buyer in Monaco": (
        "einen Kunden in Monaco", "un client à Monaco", "un cliente en Mónaco", "um cliente no Mónaco",
        "un cliente a Monaco", "een klant in Monaco",
    ),
    "goods to Northern Ireland": (
        "Ware nach Nordirland", "des biens vers l'Irlande du Nord", "bienes a Irlanda del Norte",
        "bens para a Irlanda do Norte", "beni verso l'Irlanda del Nord", "goederen naar Noord-Ierland",
    ),
    "the Isle of Man": (
        "die Isle of Man", "l'île de Man", "la isla de Man", "a ilha de Man", "l'isola di Man",
        "het eiland Man",
    ),
    "a place in Corsica": (
        "einen Ort auf Korsika", "un lieu en Corse", "un lugar en Córcega", "um lugar na Córsega",
        "un luogo in Corsica", "een plaats op Corsica",
    ),
    "a place in Jungholz or Mittelberg": (
        "einen Ort in Jungholz oder Mittelberg", "un lieu à Jungholz ou Mittelberg",
        "un lugar en Jungholz o Mittelberg", "um lugar em Jungholz ou Mittelberg",
        "un luogo a Jungholz o Mittelberg", "een plaats in Jungholz of Mittelberg",
    ),
    "work on property at a reduced rate": (
        "Arbeiten an einem Grundstück zum ermäßigten Satz", "des travaux immobiliers à taux réduit",
        "trabajos sobre inmuebles a tipo reducido", "trabalhos em imóveis a taxa reduzida",
        "lavori su immobili ad aliquota ridotta", "werk aan onroerend goed tegen verlaagd tarief",
    ),
    "work on property for a private person": (
        "Arbeiten an einem Grundstück für Privatleute", "des travaux immobiliers pour un particulier",
        "trabajos sobre inmuebles para un particular", "trabalhos em imóveis para um particular",
        "lavori su immobili per un privato", "werk aan onroerend goed voor een particulier",
    ),
    "a labour share": (
        "einen Lohnanteil", "une part de main-d'œuvre", "una parte de mano de obra",
        "uma parte de mão de obra", "una quota di manodopera", "een arbeidsaandeel",
    ),
    "a correction": (
        "eine Rechnungskorrektur", "une facture rectificative", "una rectificativa", "uma retificação",
        "una rettifica", "een creditfactuur",
    ),
    "a company": (
        "eine Gesellschaft", "une société", "una sociedad", "uma sociedade", "una società",
        "een vennootschap",
    ),
    "terms without a discount": (
        "Zahlungsbedingungen ohne Skonto", "des conditions sans escompte",
        "condiciones sin descuento por pronto pago", "condições sem desconto de pronto pagamento",
        "condizioni senza sconto cassa", "voorwaarden zonder betalingskorting",
    ),
    # ------------------------------------------------------------ VAT identifiers
    "must begin with {prefix}": (
        "muss mit {prefix} beginnen", "doit commencer par {prefix}", "debe empezar por {prefix}",
        "tem de começar por {prefix}", "deve iniziare con {prefix}", "moet met {prefix} beginnen",
    ),
    "is no valid VAT identifier of {country} ({why})": (
        "ist keine gültige USt-IdNr. aus {country} ({why})",
        "n'est pas un n° de TVA valable de {country} ({why})", "no es un NIF-IVA válido de {country} ({why})",
        "não é um NIF válido de {country} ({why})", "non è una partita IVA valida di {country} ({why})",
        "is geen geldig btw-nummer van {country} ({why})",
    ),
    "it has the wrong length": (
        "die Länge stimmt nicht", "sa longueur est fausse", "la longitud no es correcta",
        "o comprimento está errado", "la lunghezza è sbagliata", "de lengte klopt niet",
    ),
    "its check digits are wrong": (
        "die Prüfziffer stimmt nicht", "sa clé de contrôle est fausse", "el dígito de control no es correcto",
        "o dígito de controlo está errado", "la cifra di controllo è sbagliata",
        "het controlecijfer klopt niet",
    ),
    "it holds characters that do not belong there": (
        "sie enthält Zeichen, die nicht hineingehören", "il contient des caractères en trop",
        "contiene caracteres que no corresponden", "contém caracteres que não pertencem ali",
        "contiene caratteri che non vi appartengono", "er staan tekens in die er niet horen",
    ),
    "a part of it is wrong or unknown": (
        "ein Teil davon ist falsch oder unbekannt", "une partie en est fausse ou inconnue",
        "una parte es incorrecta o desconocida", "uma parte está errada ou é desconhecida",
        "una parte è sbagliata o sconosciuta", "een deel is fout of onbekend",
    ),
}  # fmt: skip
