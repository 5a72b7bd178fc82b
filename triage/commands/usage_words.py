"""Words that stand behind a verb in usage and examples, as help prints them in each language. What is printed
is understood: every example of every language is read by the grammar in a test."""

from __future__ import annotations

import re
from typing import Final

from triage.commands.verbs import LANGUAGES

_WORDS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "VERB": ("VERB", "BEFEHL", "COMMANDE", "ORDEN", "COMANDO", "COMANDO", "OPDRACHT"),
    "AREA": ("AREA", "BEREICH", "DOMAINE", "ÁREA", "ÁREA", "AREA", "GEBIED"),
    "INTENT": ("INTENT", "ANLIEGEN", "INTENTION", "ASUNTO", "ASSUNTO", "RICHIESTA", "ONDERWERP"),
    "NAME": ("NAME", "NAME", "NOM", "NOMBRE", "NOME", "NOME", "NAAM"),
    "CASE": ("CASE", "VORGANG", "DOSSIER", "CASO", "CASO", "CASO", "ZAAK"),
    "MAIL": ("MAIL", "MAIL", "MESSAGE", "MENSAJE", "MENSAGEM", "MESSAGGIO", "BERICHT"),
    "DRAFT": ("DRAFT", "ENTWURF", "BROUILLON", "BORRADOR", "RASCUNHO", "BOZZA", "CONCEPT"),
    "ANSWER": ("ANSWER", "ANTWORT", "RÉPONSE", "RESPUESTA", "RESPOSTA", "RISPOSTA", "ANTWOORD"),
    "NOTE": ("NOTE", "NOTIZ", "NOTE", "NOTA", "NOTA", "NOTA", "NOTITIE"),
    "TIME": ("TIME", "ZEIT", "DÉLAI", "PLAZO", "PRAZO", "TERMINE", "TIJD"),
    "ADDRESS": ("ADDRESS", "ADRESSE", "ADRESSE", "DIRECCIÓN", "ENDEREÇO", "INDIRIZZO", "ADRES"),
    "CUSTOMER": ("CUSTOMER", "KUNDE", "CLIENT", "CLIENTE", "CLIENTE", "CLIENTE", "KLANT"),
    "VENDOR": ("VENDOR", "LIEFERANT", "FOURNISSEUR", "PROVEEDOR", "FORNECEDOR", "FORNITORE", "LEVERANCIER"),
    "QUANTITY": ("QUANTITY", "MENGE", "QUANTITÉ", "CANTIDAD", "QUANTIDADE", "QUANTITÀ", "AANTAL"),
    "PRODUCT": ("PRODUCT", "PRODUKT", "PRODUIT", "PRODUCTO", "PRODUTO", "PRODOTTO", "PRODUCT"),
    "QUOTE": ("QUOTE", "ANGEBOT", "DEVIS", "PRESUPUESTO", "ORÇAMENTO", "PREVENTIVO", "OFFERTE"),
    "INVOICE": ("INVOICE", "RECHNUNG", "FACTURE", "FACTURA", "FATURA", "FATTURA", "FACTUUR"),
    "REASON": ("REASON", "GRUND", "RAISON", "MOTIVO", "MOTIVO", "MOTIVO", "REDEN"),
    "AMOUNT": ("AMOUNT", "BETRAG", "MONTANT", "IMPORTE", "VALOR", "IMPORTO", "BEDRAG"),
    "DAY": ("DAY", "TAG", "JOUR", "DÍA", "DIA", "GIORNO", "DAG"),
    "MONTH": ("MONTH", "MONAT", "MOIS", "MES", "MÊS", "MESE", "MAAND"),
    "FIELD": ("FIELD", "FELD", "CHAMP", "CAMPO", "CAMPO", "CAMPO", "VELD"),
    "VALUE": ("VALUE", "WERT", "VALEUR", "VALOR", "VALOR", "VALORE", "WAARDE"),
    "KEY": ("KEY", "KÜRZEL", "CLÉ", "CLAVE", "CHAVE", "CHIAVE", "SLEUTEL"),
    "STREET": ("STREET", "STRASSE", "RUE", "CALLE", "RUA", "VIA", "STRAAT"),
    "POSTCODE": ("POSTCODE", "PLZ", "CODE-POSTAL", "CP", "CP", "CAP", "POSTCODE"),
    "CITY": ("CITY", "ORT", "VILLE", "CIUDAD", "CIDADE", "CITTÀ", "PLAATS"),
    "COUNTRY": ("COUNTRY", "LAND", "PAYS", "PAÍS", "PAÍS", "PAESE", "LAND"),
    "EMAIL": ("EMAIL", "E-MAIL", "E-MAIL", "CORREO", "E-MAIL", "E-MAIL", "E-MAIL"),
    "VAT": ("VAT", "UST-ID", "TVA", "NIF", "NIF", "PARTITA-IVA", "BTW-NUMMER"),
    "CODE": ("CODE", "NUMMER", "CODE", "CÓDIGO", "CÓDIGO", "CODICE", "CODE"),
    "PRICE": ("PRICE", "PREIS", "PRIX", "PRECIO", "PREÇO", "PREZZO", "PRIJS"),
    "UNIT": ("UNIT", "EINHEIT", "UNITÉ", "UNIDAD", "UNIDADE", "UNITÀ", "EENHEID"),
    "KIND": ("KIND", "ART", "GENRE", "CLASE", "TIPO", "TIPO", "SOORT"),
    "TAX": ("TAX", "STEUER", "TVA", "IVA", "IVA", "IVA", "BTW"),
    "WORDS": ("WORDS", "WORTE", "MOTS", "PALABRAS", "PALAVRAS", "PAROLE", "WOORDEN"),
    "PAPER": ("PAPER", "BELEG", "PIÈCE", "DOCUMENTO", "DOCUMENTO", "DOCUMENTO", "STUK"),
    "NUMBER": ("NUMBER", "NUMMER", "NUMÉRO", "NÚMERO", "NÚMERO", "NUMERO", "NUMMER"),
    "TOTAL": ("TOTAL", "SUMME", "TOTAL", "TOTAL", "TOTAL", "TOTALE", "TOTAAL"),
    "CURRENCY": ("CURRENCY", "WÄHRUNG", "DEVISE", "MONEDA", "MOEDA", "VALUTA", "VALUTA"),
    "all": ("all", "alle", "tout", "todo", "tudo", "tutto", "alles"),
    "mine": ("mine", "meine", "mes", "míos", "meus", "miei", "mijn"),
    "snoozed": ("snoozed", "vertagt", "reportés", "aplazados", "adiados", "rimandati", "uitgesteld"),
    "held": ("held", "wartet", "retenus", "retenidos", "retidos", "in attesa", "wachtend"),
    "unreadable": (
        "unreadable", "unlesbar", "illisibles", "ilegibles", "ilegíveis", "illeggibili", "onleesbaar",
    ),
    "replies": ("replies", "antworten", "réponses", "respuestas", "respostas", "risposte", "antwoorden"),
    "deputy": ("deputy", "vertretung", "remplaçant", "suplente", "suplente", "sostituto", "vervanger"),
    "back": ("back", "zurück", "de retour", "de vuelta", "de volta", "tornato", "terug"),
    "billing": (
        "billing", "buchhaltung", "facturation", "facturación", "faturação", "fatturazione", "facturatie",
    ),
    "support": ("support", "kundendienst", "assistance", "soporte", "suporte", "assistenza", "ondersteuning"),
    "until": ("until", "bis", "jusqu'à", "hasta", "até", "fino a", "tot"),
    "monday": ("monday", "montag", "lundi", "lunes", "segunda", "lunedì", "maandag"),
    "aug": ("aug", "aug", "août", "ago", "ago", "ago", "aug"),
    "3d": ("3d", "3t", "3j", "3d", "3d", "3g", "3d"),
    "30d": ("30d", "30t", "30j", "30d", "30d", "30g", "30d"),
    "rules": ("rules", "regeln", "règles", "reglas", "regras", "regole", "regels"),
    "learn": ("learn", "lernen", "apprendre", "aprender", "ensinar", "impara", "leren"),
    "monthly": ("monthly", "monatlich", "mensuel", "mensual", "mensal", "mensile", "maandelijks"),
    "rest": ("rest", "rest", "reste", "resto", "restante", "saldo", "restant"),
    "same": ("same as", "wie", "comme", "como", "como", "come", "zoals"),
    "new": ("new", "neu", "nouveau", "nuevo", "novo", "nuovo", "nieuw"),
    "merge": ("merge", "zusammenlegen", "fusionner", "unir", "juntar", "unisci", "samenvoegen"),
    "right": ("right", "stimmt", "juste", "correcto", "certo", "giusto", "klopt"),
    "no": ("no", "nein", "non", "no", "não", "no", "nee"),
    "March": ("March", "März", "Mars", "Marzo", "Março", "Marzo", "Maart"),
    "on": ("on", "vor", "sur", "in", "no", "in", "op"),
    "site": ("site", "Ort", "place", "situ", "local", "loco", "locatie"),
    "wrong": ("wrong", "falsche", "mauvaise", "mala", "errada", "sbagliato", "fout"),
    "address": ("address", "Anschrift", "adresse", "dirección", "morada", "indirizzo", "adres"),
    "returned": ("returned", "zurückgegeben", "retourné", "devuelto", "devolvido", "reso", "retour"),
    "Oak": ("Oak", "Eiche", "Chêne", "Roble", "Carvalho", "Rovere", "Eiken"),
    "chair": ("chair", "Stuhl", "chaise", "silla", "cadeira", "sedia", "stoel"),
    "I": ("I", "habe", "ai", "ya", "já", "ho", "heb"),
    "phoned": ("phoned", "telefoniert", "téléphoné", "llamé", "telefonei", "telefonato", "gebeld"),
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


def localised(text: str, language: str) -> str:
    """The same usage or example in a language; words that are not in the table stay."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return _WORD.sub(lambda found: _WORDS[found[0]][place] if found[0] in _WORDS else found[0], text)
