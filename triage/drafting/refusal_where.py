"""What the fields of records and drafts are called in the seven languages: en, de, fr, es, pt, it, nl."""

from __future__ import annotations

from typing import Final

WHERE: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    # ------------------------------------------------------------ parties
    "seller": ("seller", "Verkäufer", "vendeur", "vendedor", "vendedor", "venditore", "verkoper"),
    "buyer": ("customer", "Kunde", "client", "cliente", "cliente", "cliente", "klant"),
    "customer": ("customer", "Kunde", "client", "cliente", "cliente", "cliente", "klant"),
    "vendor": ("vendor", "Lieferant", "fournisseur", "proveedor", "fornecedor", "fornitore", "leverancier"),
    "product": ("product", "Produkt", "produit", "producto", "produto", "prodotto", "product"),
    "contact": (
        "contact", "Ansprechpartner", "contact", "contacto", "contacto", "contatto", "contactpersoon",
    ),
    "deliver_to": ("delivery", "Lieferung", "livraison", "entrega", "entrega", "consegna", "levering"),
    "key": ("key", "Kürzel", "clé", "clave", "chave", "chiave", "sleutel"),
    "code": ("code", "Artikelnummer", "code", "código", "código", "codice", "code"),
    "name": ("name", "Name", "nom", "nombre", "nome", "nome", "naam"),
    "trade_name": (
        "trade name", "Handelsname", "nom commercial", "nombre comercial", "nome comercial",
        "nome commerciale", "handelsnaam",
    ),
    "address": ("address", "Anschrift", "adresse", "dirección", "morada", "indirizzo", "adres"),
    "street": ("street", "Straße", "rue", "calle", "rua", "via", "straat"),
    "line2": ("second line", "Zusatz", "complément", "complemento", "complemento", "presso", "toevoeging"),
    "line3": (
        "third line", "Zusatz 2", "complément 2", "complemento 2", "complemento 2", "presso 2",
        "toevoeging 2",
    ),
    "postcode": ("postcode", "PLZ", "code postal", "código postal", "código postal", "CAP", "postcode"),
    "city": ("city", "Ort", "ville", "ciudad", "cidade", "città", "plaats"),
    "region": ("region", "Region", "région", "región", "região", "regione", "regio"),
    "country": ("country", "Land", "pays", "país", "país", "paese", "land"),
    "business": ("business", "Unternehmen", "entreprise", "empresa", "empresa", "impresa", "onderneming"),
    "vat_id": ("VAT identifier", "USt-IdNr.", "n° de TVA", "NIF-IVA", "NIF", "partita IVA", "btw-nummer"),
    "tax_number": (
        "tax number", "Steuernummer", "numéro fiscal", "NIF", "número fiscal", "codice fiscale",
        "belastingnummer",
    ),
    "register": (
        "register number", "Registernummer", "immatriculation", "número de registro", "número de registo",
        "numero di registro", "KvK-nummer",
    ),
    "legal": (
        "legal details", "Rechtsangaben", "mentions légales", "datos legales", "dados legais", "dati legali",
        "juridische gegevens",
    ),
    "email": ("e-mail", "E-Mail", "e-mail", "correo", "e-mail", "e-mail", "e-mail"),
    "emails": (
        "e-mail addresses", "E-Mail-Adressen", "adresses e-mail", "direcciones de correo",
        "endereços de e-mail", "indirizzi e-mail", "e-mailadressen",
    ),
    "emails[]": (
        "e-mail address", "E-Mail-Adresse", "adresse e-mail", "dirección de correo", "endereço de e-mail",
        "indirizzo e-mail", "e-mailadres",
    ),
    "website": ("website", "Website", "site web", "sitio web", "site", "sito", "website"),
    "person": ("person", "Person", "personne", "persona", "pessoa", "persona", "persoon"),
    "phone": ("phone", "Telefon", "téléphone", "teléfono", "telefone", "telefono", "telefoon"),
    "bank": (
        "bank", "Bankverbindung", "coordonnées bancaires", "datos bancarios", "dados bancários",
        "coordinate bancarie", "bankgegevens",
    ),
    "iban": ("IBAN", "IBAN", "IBAN", "IBAN", "IBAN", "IBAN", "IBAN"),
    "ibans": ("IBANs", "IBANs", "IBAN", "IBAN", "IBAN", "IBAN", "IBAN's"),
    "accounts": ("accounts", "Konten", "comptes", "cuentas", "contas", "conti", "rekeningen"),
    "accounts[]": ("account", "Konto", "compte", "cuenta", "conta", "conto", "rekening"),
    "since": ("since", "seit", "depuis", "desde", "desde", "dal", "sinds"),
    "bic": ("BIC", "BIC", "BIC", "BIC", "BIC", "BIC", "BIC"),
    "holder": (
        "account holder", "Kontoinhaber", "titulaire", "titular", "titular", "intestatario", "rekeninghouder",
    ),
    "small_business": (
        "small business", "Kleinunternehmer", "franchise en base", "pequeña empresa", "pequena empresa",
        "regime di franchigia", "kleine ondernemer",
    ),
    "below_eu_threshold": (
        "below the EU threshold", "unter der EU-Schwelle", "sous le seuil UE", "bajo el umbral UE",
        "abaixo do limiar UE", "sotto la soglia UE", "onder de EU-drempel",
    ),
    "construction": (
        "builder", "Bauleister", "constructeur", "constructor", "construtor", "costruttore", "aannemer",
    ),
    "public": (
        "public authority", "Behörde", "administration", "administración pública", "administração pública",
        "ente pubblico", "overheid",
    ),
    "language": ("language", "Sprache", "langue", "idioma", "língua", "lingua", "taal"),
    "salutation": ("salutation", "Anrede", "civilité", "saludo", "saudação", "saluto", "aanhef"),
    "debtor": (
        "debtor number", "Debitorennummer", "compte client", "cuenta de cliente", "conta de cliente",
        "conto cliente", "debiteurennummer",
    ),
    "reference": (
        "reference", "Referenz", "référence", "referencia", "referência", "riferimento", "referentie",
    ),
    # ------------------------------------------------------------ lines
    "lines": ("lines", "Positionen", "lignes", "líneas", "linhas", "righe", "regels"),
    "lines[]": ("line", "Position", "ligne", "línea", "linha", "riga", "regel"),
    "quantity": ("quantity", "Menge", "quantité", "cantidad", "quantidade", "quantità", "aantal"),
    "unit": ("unit", "Einheit", "unité", "unidad", "unidade", "unità", "eenheid"),
    "price": ("price", "Preis", "prix", "precio", "preço", "prezzo", "prijs"),
    "per": (
        "price base", "Preisbasis", "base du prix", "base del precio", "base do preço", "base del prezzo",
        "prijsbasis",
    ),
    "tax": ("tax case", "Steuerfall", "cas de TVA", "caso de IVA", "caso de IVA", "caso IVA", "btw-geval"),
    "kind": ("kind", "Art", "genre", "clase", "tipo", "tipo", "soort"),
    "description": (
        "description", "Beschreibung", "description", "descripción", "descrição", "descrizione",
        "omschrijving",
    ),
    "discounts": ("discounts", "Skontostufen", "escomptes", "descuentos", "descontos", "sconti", "kortingen"),
    "discounts[]": ("discount", "Skontostufe", "escompte", "descuento", "desconto", "sconto", "korting"),
    "allowances": ("allowances", "Nachlässe", "remises", "rebajas", "descontos", "abbuoni", "kortingen"),
    "allowances[]": ("allowance", "Nachlass", "remise", "rebaja", "desconto", "abbuono", "korting"),
    "charges": ("charges", "Zuschläge", "frais", "recargos", "encargos", "maggiorazioni", "toeslagen"),
    "charges[]": ("charge", "Zuschlag", "frais", "recargo", "encargo", "maggiorazione", "toeslag"),
    "amount": ("amount", "Betrag", "montant", "importe", "valor", "importo", "bedrag"),
    "percent": (
        "percentage", "Prozentsatz", "pourcentage", "porcentaje", "percentagem", "percentuale", "percentage",
    ),
    "labour": (
        "labour share", "Lohnanteil", "part de main-d'œuvre", "parte de mano de obra", "parte de mão de obra",
        "quota manodopera", "arbeidsaandeel",
    ),
    "notice": (
        "notice (days)", "Kündigungsfrist (Tage)", "préavis (jours)", "preaviso (días)", "pré-aviso (dias)",
        "preavviso (giorni)", "opzegtermijn (dagen)",
    ),
    "account": ("account", "Konto", "compte", "cuenta", "conta", "conto", "rekening"),
    # ------------------------------------------------------------ the document
    "number": ("number", "Nummer", "numéro", "número", "número", "numero", "nummer"),
    "issue_date": (
        "invoice date", "Rechnungsdatum", "date de facture", "fecha de factura", "data da fatura",
        "data fattura", "factuurdatum",
    ),
    "type": (
        "kind of document", "Belegart", "type de document", "tipo de documento", "tipo de documento",
        "tipo di documento", "documentsoort",
    ),
    "currency": ("currency", "Währung", "devise", "moneda", "moeda", "valuta", "valuta"),
    "prices": ("prices", "Preise", "prix", "precios", "preços", "prezzi", "prijzen"),
    "supply": ("supply", "Leistung", "prestation", "operación", "prestação", "prestazione", "levering"),
    "date": ("date", "Datum", "date", "fecha", "data", "data", "datum"),
    "start": ("start", "Beginn", "début", "inicio", "início", "inizio", "begin"),
    "end": ("end", "Ende", "fin", "fin", "fim", "fine", "einde"),
    "terms": (
        "terms", "Zahlungsbedingungen", "conditions de paiement", "condiciones de pago",
        "condições de pagamento", "condizioni di pagamento", "betalingsvoorwaarden",
    ),
    "days": ("days", "Tage", "jours", "días", "dias", "giorni", "dagen"),
    "due": ("due date", "Fälligkeit", "échéance", "vencimiento", "vencimento", "scadenza", "vervaldag"),
    "due_target": (
        "amount due", "Zahlbetrag", "net à payer", "importe a pagar", "valor a pagar", "importo da pagare",
        "te betalen bedrag",
    ),
    "text": ("text", "Text", "texte", "texto", "texto", "testo", "tekst"),
    "paid": ("paid", "Gezahltes", "montant payé", "pagado", "pago", "pagato", "betaald"),
    "earlier": (
        "earlier invoices", "frühere Rechnungen", "factures antérieures", "facturas anteriores",
        "faturas anteriores", "fatture precedenti", "eerdere facturen",
    ),
    "earlier[]": (
        "earlier invoice", "frühere Rechnung", "facture antérieure", "factura anterior", "fatura anterior",
        "fattura precedente", "eerdere factuur",
    ),
    "corrects": (
        "corrected invoice", "berichtigte Rechnung", "facture rectifiée", "factura rectificada",
        "fatura retificada", "fattura rettificata", "gecorrigeerde factuur",
    ),
    "reason": ("reason", "Grund", "motif", "motivo", "motivo", "motivo", "reden"),
    "quote": ("quote", "Angebot", "devis", "presupuesto", "orçamento", "preventivo", "offerte"),
    "order": ("order", "Bestellung", "commande", "pedido", "encomenda", "ordine", "bestelling"),
    "contract": ("contract", "Vertrag", "contrat", "contrato", "contrato", "contratto", "contract"),
    "intro": (
        "introduction", "Einleitung", "introduction", "introducción", "introdução", "introduzione",
        "inleiding",
    ),
    "closing": ("closing", "Schluss", "conclusion", "cierre", "fecho", "chiusura", "slot"),
    "draft": ("draft", "Entwurf", "brouillon", "borrador", "rascunho", "bozza", "concept"),
    "pattern": (
        "number pattern", "Nummernmuster", "modèle de numéro", "modelo de número", "modelo de número",
        "modello di numero", "nummerpatroon",
    ),
    "plans": ("recurring invoices", "Serien", "séries", "series", "séries", "serie", "series"),
    "books": (
        "the books", "die Bücher", "la comptabilité", "la contabilidad", "a contabilidade", "la contabilità",
        "de boekhouding",
    ),
    "invoices": ("invoices", "Rechnungen", "factures", "facturas", "faturas", "fatture", "facturen"),
}  # fmt: skip
