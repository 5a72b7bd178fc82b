"""The rules of EN 16931 that a document breaks, in the other six languages: de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

from triage.drafting.refusal_fields import Six

RULES: Final[dict[str, Six]] = {
    "{sentence} ({rule})": ("{sentence} ({rule})",) * 6,
    "A rule is broken.": (
        "Eine Regel ist verletzt.", "Une règle n'est pas respectée.", "No se cumple una regla.",
        "Uma regra não é cumprida.", "Una regola non è rispettata.", "Een regel is geschonden.",
    ),
    # ------------------------------------------------------------ what is missing
    "The invoice has no number.": (
        "Die Rechnung hat keine Nummer.", "La facture n'a pas de numéro.", "La factura no tiene número.",
        "A fatura não tem número.", "La fattura non ha numero.", "De factuur heeft geen nummer.",
    ),
    "The invoice has no date.": (
        "Die Rechnung hat kein Datum.", "La facture n'a pas de date.", "La factura no tiene fecha.",
        "A fatura não tem data.", "La fattura non ha data.", "De factuur heeft geen datum.",
    ),
    "The seller has no name.": (
        "Der Verkäufer hat keinen Namen.", "Le vendeur n'a pas de nom.", "El vendedor no tiene nombre.",
        "O vendedor não tem nome.", "Il venditore non ha nome.", "De verkoper heeft geen naam.",
    ),
    "The customer has no name.": (
        "Der Kunde hat keinen Namen.", "Le client n'a pas de nom.", "El cliente no tiene nombre.",
        "O cliente não tem nome.", "Il cliente non ha nome.", "De klant heeft geen naam.",
    ),
    "The seller has no postal address.": (
        "Der Verkäufer hat keine Postanschrift.", "Le vendeur n'a pas d'adresse postale.",
        "El vendedor no tiene dirección postal.", "O vendedor não tem morada.",
        "Il venditore non ha indirizzo postale.", "De verkoper heeft geen postadres.",
    ),
    "The seller's address has no country.": (
        "In der Anschrift des Verkäufers fehlt das Land.", "L'adresse du vendeur n'a pas de pays.",
        "La dirección del vendedor no tiene país.", "A morada do vendedor não tem país.",
        "L'indirizzo del venditore non ha il paese.", "In het adres van de verkoper ontbreekt het land.",
    ),
    "The customer has no postal address.": (
        "Der Kunde hat keine Postanschrift.", "Le client n'a pas d'adresse postale.",
        "El cliente no tiene dirección postal.", "O cliente não tem morada.",
        "Il cliente non ha indirizzo postale.", "De klant heeft geen postadres.",
    ),
    "The customer's address has no country.": (
        "In der Anschrift des Kunden fehlt das Land.", "L'adresse du client n'a pas de pays.",
        "La dirección del cliente no tiene país.", "A morada do cliente não tem país.",
        "L'indirizzo del cliente non ha il paese.", "In het adres van de klant ontbreekt het land.",
    ),
    "The invoice has no line.": (
        "Die Rechnung hat keine Position.", "La facture n'a pas de ligne.", "La factura no tiene líneas.",
        "A fatura não tem linhas.", "La fattura non ha righe.", "De factuur heeft geen regels.",
    ),
    "A line has no name.": (
        "Eine Position hat keine Bezeichnung.", "Une ligne n'a pas de désignation.",
        "Una línea no tiene descripción.", "Uma linha não tem designação.", "Una riga non ha descrizione.",
        "Een regel heeft geen omschrijving.",
    ),
    "A price is negative.": (
        "Ein Preis ist negativ.", "Un prix est négatif.", "Un precio es negativo.", "Um preço é negativo.",
        "Un prezzo è negativo.", "Een prijs is negatief.",
    ),
    "The account for the payment is missing.": (
        "Das Konto für die Zahlung fehlt.", "Le compte pour le paiement manque.",
        "Falta la cuenta para el pago.", "Falta a conta para o pagamento.",
        "Manca il conto per il pagamento.", "De rekening voor de betaling ontbreekt.",
    ),
    "The earlier invoice that is referred to has no number.": (
        "Die genannte frühere Rechnung hat keine Nummer.", "La facture antérieure citée n'a pas de numéro.",
        "La factura anterior citada no tiene número.", "A fatura anterior indicada não tem número.",
        "La fattura precedente citata non ha numero.", "De genoemde eerdere factuur heeft geen nummer.",
    ),
    "The seller has no VAT identifier, register number or other identifier.": (
        "Der Verkäufer hat weder USt-IdNr. noch Registernummer noch andere Kennung.",
        "Le vendeur n'a ni n° de TVA, ni immatriculation, ni autre identifiant.",
        "El vendedor no tiene NIF-IVA, número de registro ni otro identificador.",
        "O vendedor não tem NIF, número de registo nem outro identificador.",
        "Il venditore non ha partita IVA, numero di registro né altro identificativo.",
        "De verkoper heeft geen btw-nummer, KvK-nummer of andere identificatie.",
    ),
    "The tax breakdown is missing.": (
        "Die Aufschlüsselung der Steuer fehlt.", "La ventilation de la TVA manque.",
        "Falta el desglose del IVA.", "Falta a discriminação do IVA.", "Manca il riepilogo IVA.",
        "De btw-uitsplitsing ontbreekt.",
    ),
    # ------------------------------------------------------------ sums
    "A VAT identifier does not begin with the code of its country.": (
        "Eine USt-IdNr. beginnt nicht mit dem Code ihres Landes.",
        "Un n° de TVA ne commence pas par le code de son pays.",
        "Un NIF-IVA no empieza por el código de su país.", "Um NIF não começa pelo código do seu país.",
        "Una partita IVA non inizia con il codice del suo paese.",
        "Een btw-nummer begint niet met de code van zijn land.",
    ),
    "The sum of the lines is not what the lines add up to.": (
        "Die Summe der Positionen stimmt nicht.", "La somme des lignes est fausse.",
        "La suma de las líneas no es correcta.", "A soma das linhas está errada.",
        "La somma delle righe è errata.", "De som van de regels klopt niet.",
    ),
    "The sum of the allowances is not what they add up to.": (
        "Die Summe der Nachlässe stimmt nicht.", "La somme des remises est fausse.",
        "La suma de los descuentos no es correcta.", "A soma dos descontos está errada.",
        "La somma degli sconti è errata.", "De som van de kortingen klopt niet.",
    ),
    "The sum of the charges is not what they add up to.": (
        "Die Summe der Zuschläge stimmt nicht.", "La somme des frais est fausse.",
        "La suma de los recargos no es correcta.", "A soma dos encargos está errada.",
        "La somma delle maggiorazioni è errata.", "De som van de toeslagen klopt niet.",
    ),
    "The net total is not lines less allowances plus charges.": (
        "Die Nettosumme ist nicht Positionen minus Nachlässe plus Zuschläge.",
        "Le total HT n'est pas lignes moins remises plus frais.",
        "La base no es líneas menos descuentos más recargos.",
        "O total líquido não é linhas menos descontos mais encargos.",
        "L'imponibile non è righe meno sconti più maggiorazioni.",
        "Het nettototaal is niet regels min kortingen plus toeslagen.",
    ),
    "The total tax is not the sum of the taxes of all rates.": (
        "Die Steuer ist nicht die Summe der Steuern aller Sätze.",
        "La TVA totale n'est pas la somme de tous les taux.",
        "El IVA total no es la suma de todos los tipos.", "O IVA total não é a soma de todas as taxas.",
        "L'IVA totale non è la somma di tutte le aliquote.",
        "De totale btw is niet de som van alle tarieven.",
    ),
    "The total is not net plus tax.": (
        "Die Gesamtsumme ist nicht netto plus Steuer.", "Le total TTC n'est pas HT plus TVA.",
        "El total no es base más IVA.", "O total não é líquido mais IVA.",
        "Il totale non è imponibile più IVA.", "Het totaal is niet netto plus btw.",
    ),
    "The amount due is not the total less what is paid.": (
        "Der Zahlbetrag ist nicht die Gesamtsumme abzüglich des Gezahlten.",
        "Le net à payer n'est pas le total moins ce qui est payé.",
        "El importe a pagar no es el total menos lo pagado.",
        "O valor a pagar não é o total menos o que foi pago.",
        "L'importo da pagare non è il totale meno il pagato.",
        "Het te betalen bedrag is niet het totaal min het betaalde.",
    ),
    "A tax amount is not its net amount times its rate.": (
        "Ein Steuerbetrag ist nicht Netto mal Satz.", "Une TVA n'est pas sa base multipliée par son taux.",
        "Una cuota de IVA no es su base por su tipo.", "Um IVA não é a sua base vezes a sua taxa.",
        "Un'imposta non è imponibile per aliquota.", "Een btw-bedrag is niet netto maal tarief.",
    ),
    "The net amount of a tax rate is not what its lines add up to.": (
        "Die Bemessungsgrundlage eines Satzes ist nicht die Summe ihrer Positionen.",
        "La base d'un taux n'est pas la somme de ses lignes.",
        "La base de un tipo no es la suma de sus líneas.", "A base de uma taxa não é a soma das suas linhas.",
        "L'imponibile di un'aliquota non è la somma delle sue righe.",
        "De grondslag van een tarief is niet de som van zijn regels.",
    ),
    # ------------------------------------------------------------ categories of tax
    "A standard-rated line has the rate 0.": (
        "Eine steuerpflichtige Position hat den Satz 0.", "Une ligne taxable a le taux 0.",
        "Una línea sujeta tiene el tipo 0.", "Uma linha tributada tem a taxa 0.",
        "Una riga imponibile ha aliquota 0.", "Een belaste regel heeft tarief 0.",
    ),
    "A standard-rated amount names a reason for exemption.": (
        "Ein steuerpflichtiger Betrag nennt einen Befreiungsgrund.",
        "Un montant taxable cite un motif d'exonération.", "Un importe sujeto indica un motivo de exención.",
        "Um valor tributado indica um motivo de isenção.",
        "Un importo imponibile cita un motivo di esenzione.",
        "Een belast bedrag noemt een vrijstellingsgrond.",
    ),
    "A zero-rated line has a rate above 0.": (
        "Eine Position zum Nullsatz hat einen Satz über 0.",
        "Une ligne au taux zéro a un taux supérieur à 0.", "Una línea a tipo cero tiene un tipo mayor que 0.",
        "Uma linha a taxa zero tem taxa acima de 0.", "Una riga ad aliquota zero ha aliquota sopra 0.",
        "Een regel met nultarief heeft een tarief boven 0.",
    ),
    "A zero-rated amount shows tax.": (
        "Ein Betrag zum Nullsatz weist Steuer aus.", "Un montant au taux zéro mentionne de la TVA.",
        "Un importe a tipo cero lleva IVA.", "Um valor a taxa zero apresenta IVA.",
        "Un importo ad aliquota zero espone IVA.", "Een bedrag met nultarief vermeldt btw.",
    ),
    "An exempt line has a rate above 0.": (
        "Eine steuerfreie Position hat einen Satz über 0.", "Une ligne exonérée a un taux supérieur à 0.",
        "Una línea exenta tiene un tipo mayor que 0.", "Uma linha isenta tem taxa acima de 0.",
        "Una riga esente ha aliquota sopra 0.", "Een vrijgestelde regel heeft een tarief boven 0.",
    ),
    "An exempt amount shows tax.": (
        "Ein steuerfreier Betrag weist Steuer aus.", "Un montant exonéré mentionne de la TVA.",
        "Un importe exento lleva IVA.", "Um valor isento apresenta IVA.", "Un importo esente espone IVA.",
        "Een vrijgesteld bedrag vermeldt btw.",
    ),
    "An exempt amount gives no reason.": (
        "Ein steuerfreier Betrag nennt keinen Grund.", "Un montant exonéré n'indique pas de motif.",
        "Un importe exento no indica motivo.", "Um valor isento não indica o motivo.",
        "Un importo esente non indica il motivo.", "Een vrijgesteld bedrag noemt geen reden.",
    ),
    "Reverse charge needs the VAT identifiers of both sides.": (
        "Die Steuerschuldnerschaft des Leistungsempfängers verlangt die USt-IdNr. beider Seiten.",
        "L'autoliquidation demande les n° de TVA des deux parties.",
        "La inversión del sujeto pasivo requiere los NIF-IVA de ambas partes.",
        "A autoliquidação exige os NIF de ambas as partes.",
        "L'inversione contabile richiede le partite IVA di entrambi.",
        "Btw verlegd vraagt de btw-nummers van beide partijen.",
    ),
    "A reverse-charge line has a rate above 0.": (
        "Eine Position mit Steuerschuldnerschaft des Leistungsempfängers hat einen Satz über 0.",
        "Une ligne en autoliquidation a un taux supérieur à 0.",
        "Una línea con inversión del sujeto pasivo tiene un tipo mayor que 0.",
        "Uma linha em autoliquidação tem taxa acima de 0.",
        "Una riga in inversione contabile ha aliquota sopra 0.",
        "Een regel met btw verlegd heeft een tarief boven 0.",
    ),
    "A reverse-charge amount shows tax.": (
        "Ein Betrag mit Steuerschuldnerschaft des Leistungsempfängers weist Steuer aus.",
        "Un montant en autoliquidation mentionne de la TVA.",
        "Un importe con inversión del sujeto pasivo lleva IVA.", "Um valor em autoliquidação apresenta IVA.",
        "Un importo in inversione contabile espone IVA.", "Een bedrag met btw verlegd vermeldt btw.",
    ),
    "The words for reverse charge are missing.": (
        "Der Hinweis auf die Steuerschuldnerschaft des Leistungsempfängers fehlt.",
        "La mention « Autoliquidation » manque.", "Falta la mención «inversión del sujeto pasivo».",
        "Falta a menção «IVA – autoliquidação».", "Manca la dicitura «inversione contabile».",
        "De vermelding „btw verlegd” ontbreekt.",
    ),
    "A supply within the Union needs the VAT identifiers of both sides.": (
        "Eine innergemeinschaftliche Lieferung verlangt die USt-IdNr. beider Seiten.",
        "Une livraison intracommunautaire demande les n° de TVA des deux parties.",
        "Una entrega intracomunitaria requiere los NIF-IVA de ambas partes.",
        "Uma transmissão intracomunitária exige os NIF de ambas as partes.",
        "Una cessione intracomunitaria richiede le partite IVA di entrambi.",
        "Een intracommunautaire levering vraagt de btw-nummers van beide partijen.",
    ),
    "A line within the Union has a rate above 0.": (
        "Eine innergemeinschaftliche Position hat einen Satz über 0.",
        "Une ligne intracommunautaire a un taux supérieur à 0.",
        "Una línea intracomunitaria tiene un tipo mayor que 0.",
        "Uma linha intracomunitária tem taxa acima de 0.", "Una riga intracomunitaria ha aliquota sopra 0.",
        "Een intracommunautaire regel heeft een tarief boven 0.",
    ),
    "A supply within the Union shows tax.": (
        "Eine innergemeinschaftliche Lieferung weist Steuer aus.",
        "Une livraison intracommunautaire mentionne de la TVA.", "Una entrega intracomunitaria lleva IVA.",
        "Uma transmissão intracomunitária apresenta IVA.", "Una cessione intracomunitaria espone IVA.",
        "Een intracommunautaire levering vermeldt btw.",
    ),
    "The reason for the exemption within the Union is missing.": (
        "Der Hinweis auf die steuerfreie innergemeinschaftliche Lieferung fehlt.",
        "Le motif d'exonération intracommunautaire manque.", "Falta el motivo de exención intracomunitaria.",
        "Falta o motivo da isenção intracomunitária.", "Manca il motivo dell'esenzione intracomunitaria.",
        "De reden van de intracommunautaire vrijstelling ontbreekt.",
    ),
    "A supply within the Union needs its date.": (
        "Eine innergemeinschaftliche Lieferung braucht ihr Datum.",
        "Une livraison intracommunautaire demande sa date.",
        "Una entrega intracomunitaria necesita su fecha.",
        "Uma transmissão intracomunitária precisa da sua data.",
        "Una cessione intracomunitaria richiede la data.",
        "Een intracommunautaire levering heeft een datum nodig.",
    ),
    "A supply within the Union needs the country it goes to.": (
        "Eine innergemeinschaftliche Lieferung braucht ihr Bestimmungsland.",
        "Une livraison intracommunautaire demande son pays de destination.",
        "Una entrega intracomunitaria necesita el país de destino.",
        "Uma transmissão intracomunitária precisa do país de destino.",
        "Una cessione intracomunitaria richiede il paese di destinazione.",
        "Een intracommunautaire levering heeft een land van bestemming nodig.",
    ),
    "An export needs the seller's VAT identifier.": (
        "Eine Ausfuhr braucht die USt-IdNr. des Verkäufers.",
        "Une exportation demande le n° de TVA du vendeur.",
        "Una exportación necesita el NIF-IVA del vendedor.", "Uma exportação precisa do NIF do vendedor.",
        "Un'esportazione richiede la partita IVA del venditore.",
        "Uitvoer vraagt het btw-nummer van de verkoper.",
    ),
    "An export line has a rate above 0.": (
        "Eine Ausfuhrposition hat einen Satz über 0.", "Une ligne d'exportation a un taux supérieur à 0.",
        "Una línea de exportación tiene un tipo mayor que 0.", "Uma linha de exportação tem taxa acima de 0.",
        "Una riga d'esportazione ha aliquota sopra 0.", "Een uitvoerregel heeft een tarief boven 0.",
    ),
    "An export shows tax.": (
        "Eine Ausfuhr weist Steuer aus.", "Une exportation mentionne de la TVA.",
        "Una exportación lleva IVA.", "Uma exportação apresenta IVA.", "Un'esportazione espone IVA.",
        "Uitvoer vermeldt btw.",
    ),
    "The reason for the export exemption is missing.": (
        "Der Hinweis auf die steuerfreie Ausfuhr fehlt.", "Le motif d'exonération à l'exportation manque.",
        "Falta el motivo de exención por exportación.", "Falta o motivo da isenção por exportação.",
        "Manca il motivo dell'esenzione all'esportazione.", "De reden van de uitvoervrijstelling ontbreekt.",
    ),
    "What is outside the scope of VAT must not name VAT identifiers.": (
        "Nicht steuerbare Umsätze dürfen keine USt-IdNr. nennen.",
        "Ce qui est hors champ de la TVA ne doit pas citer de n° de TVA.",
        "Lo no sujeto a IVA no debe indicar NIF-IVA.",
        "O que está fora do âmbito do IVA não deve indicar NIF.",
        "Ciò che è fuori campo IVA non deve citare partite IVA.",
        "Wat buiten de btw valt, mag geen btw-nummers noemen.",
    ),
    "What is outside the scope of VAT must not stand beside other taxes.": (
        "Nicht steuerbare Umsätze dürfen nicht neben anderen stehen.",
        "Ce qui est hors champ de la TVA ne peut côtoyer d'autres taxes.",
        "Lo no sujeto a IVA no puede ir junto a otros impuestos.",
        "O que está fora do âmbito do IVA não pode estar ao lado de outros impostos.",
        "Ciò che è fuori campo IVA non può stare accanto ad altre imposte.",
        "Wat buiten de btw valt, mag niet naast andere belastingen staan.",
    ),
    # ------------------------------------------------------------ code lists
    "A unit is not in the list of UN/ECE Recommendation 20.": (
        "Eine Einheit steht nicht in der UN/ECE-Empfehlung 20.",
        "Une unité n'est pas dans la recommandation 20 de l'ONU/CEE.",
        "Una unidad no está en la Recomendación 20 de UN/ECE.",
        "Uma unidade não está na Recomendação 20 da UN/ECE.",
        "Un'unità non è nella raccomandazione 20 UN/ECE.", "Een eenheid staat niet in UN/ECE-aanbeveling 20.",
    ),
    "The currency is not in the list of ISO 4217.": (
        "Die Währung steht nicht in ISO 4217.", "La devise n'est pas dans l'ISO 4217.",
        "La moneda no está en la ISO 4217.", "A moeda não está na ISO 4217.",
        "La valuta non è nella ISO 4217.", "De valuta staat niet in ISO 4217.",
    ),
    "A country is not in the list of ISO 3166.": (
        "Ein Land steht nicht in ISO 3166.", "Un pays n'est pas dans l'ISO 3166.",
        "Un país no está en la ISO 3166.", "Um país não está na ISO 3166.", "Un paese non è nella ISO 3166.",
        "Een land staat niet in ISO 3166.",
    ),
    "The code of the reason for exemption is in no list.": (
        "Der Code des Befreiungsgrunds steht in keiner Liste.",
        "Le code du motif d'exonération n'est dans aucune liste.",
        "El código del motivo de exención no está en ninguna lista.",
        "O código do motivo de isenção não está em nenhuma lista.",
        "Il codice del motivo di esenzione non è in alcun elenco.",
        "De code van de vrijstellingsgrond staat in geen lijst.",
    ),
    "A field stands there without a value.": (
        "Ein Feld steht ohne Wert da.", "Un champ est sans valeur.", "Un campo está sin valor.",
        "Um campo está sem valor.", "Un campo è senza valore.", "Een veld staat er zonder waarde.",
    ),
    # ------------------------------------------------------------ the arithmetic, done again
    "The invoice's date is no day of the calendar.": (
        "Das Rechnungsdatum ist kein Kalendertag.", "La date de la facture n'existe pas.",
        "La fecha de la factura no existe en el calendario.", "A data da fatura não existe no calendário.",
        "La data della fattura non esiste nel calendario.", "De factuurdatum bestaat niet.",
    ),
    "Line {place} says {said}, but {quantity} x {price} makes {right}.": (
        "Position {place} nennt {said}, aber {quantity} x {price} ergibt {right}.",
        "La ligne {place} indique {said}, mais {quantity} x {price} font {right}.",
        "La línea {place} dice {said}, pero {quantity} x {price} son {right}.",
        "A linha {place} diz {said}, mas {quantity} x {price} são {right}.",
        "La riga {place} dice {said}, ma {quantity} x {price} fa {right}.",
        "Regel {place} zegt {said}, maar {quantity} x {price} is {right}.",
    ),
    "The tax of {percent} % on {basis} says {said}, but it is {right}.": (
        "Die Steuer von {percent} % auf {basis} ist mit {said} angegeben, richtig ist {right}.",
        "La TVA de {percent} % sur {basis} indique {said}, mais c'est {right}.",
        "El IVA del {percent} % sobre {basis} dice {said}, pero es {right}.",
        "O IVA de {percent} % sobre {basis} diz {said}, mas é {right}.",
        "L'IVA del {percent} % su {basis} dice {said}, ma è {right}.",
        "De btw van {percent} % over {basis} zegt {said}, maar is {right}.",
    ),
    "The {name} says {said}, but it is {right}.": (
        "{name}: angegeben {said}, richtig {right}.", "{name} : indiqué {said}, exact {right}.",
        "{name}: dice {said}, es {right}.", "{name}: diz {said}, é {right}.",
        "{name}: indicato {said}, esatto {right}.", "{name}: vermeld {said}, juist {right}.",
    ),
    "sum of the lines": (
        "Summe der Positionen", "somme des lignes", "suma de las líneas", "soma das linhas",
        "somma delle righe", "som van de regels",
    ),
    "net total": ("Nettosumme", "total HT", "base imponible", "total líquido", "imponibile", "nettototaal"),
    "tax": ("Steuer", "TVA", "IVA", "IVA", "IVA", "btw"),
    "total": ("Gesamtsumme", "total TTC", "total", "total", "totale", "totaal"),
    "amount due": (
        "Zahlbetrag", "net à payer", "importe a pagar", "valor a pagar", "importo da pagare",
        "te betalen bedrag",
    ),
}  # fmt: skip
