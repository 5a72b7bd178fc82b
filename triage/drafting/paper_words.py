"""What staff read about papers of their own program (``books = "handover"``), in seven languages."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "quote": ("quote", "Angebot", "devis", "presupuesto", "orçamento", "preventivo", "offerte"),
    "invoice": ("invoice", "Rechnung", "facture", "factura", "fatura", "fattura", "factuur"),
    "number": ("number", "Nummer", "numéro", "número", "número", "numero", "nummer"),
    "issued": ("date", "Datum", "date", "fecha", "data", "data", "datum"),
    "total": ("total", "Summe", "total", "total", "total", "totale", "totaal"),
    "recipient": ("to", "an", "à", "para", "para", "a", "aan"),
    "missing": (
        "not found",
        "nicht gefunden",
        "pas trouvé",
        "no encontrado",
        "não encontrado",
        "non trovato",
        "niet gevonden",
    ),
    "guess": (
        "please check",
        "bitte prüfen",
        "à vérifier",
        "por favor, revise",
        "verifique, por favor",
        "da verificare",
        "graag controleren",
    ),
    "ask_subject": (
        "Read right? {what} {number} · {who}",
        "Richtig gelesen? {what} {number} · {who}",
        "Bien lu ? {what} {number} · {who}",
        "¿Bien leído? {what} {number} · {who}",
        "Bem lido? {what} {number} · {who}",
        "Letto bene? {what} {number} · {who}",
        "Goed gelezen? {what} {number} · {who}",
    ),
    "ask": (
        "Somebody of you sent {file} to {who}. This is how it reads; what is marked needs your eye:",
        "Jemand von euch hat {file} an {who} geschickt. So ist es gelesen; Markiertes bitte ansehen:",
        "L'un de vous a envoyé {file} à {who}. Voici la lecture ; ce qui est marqué demande votre regard :",
        "Alguien de ustedes envió {file} a {who}. Así se ha leído; lo marcado pide su mirada:",
        "Alguém de vós enviou {file} a {who}. Foi lido assim; o que está marcado pede o vosso olhar:",
        "Qualcuno di voi ha inviato {file} a {who}. Così è stato letto; guardate ciò che è segnato:",
        "Iemand van jullie stuurde {file} aan {who}. Zo is het gelezen; kijk naar wat gemerkt is:",
    ),
    "ask_how": (
        "Right as it is:",
        "Stimmt so:",
        "C'est juste :",
        "Está bien:",
        "Está certo:",
        "È giusto:",
        "Klopt zo:",
    ),
    "ask_mend": (
        "Otherwise with what is right, for example:",
        "Sonst mit dem, was stimmt, zum Beispiel:",
        "Sinon avec ce qui est juste, par exemple :",
        "Si no, con lo correcto, por ejemplo:",
        "Senão com o que está certo, por exemplo:",
        "Altrimenti con ciò che è giusto, per esempio:",
        "Anders met wat wel klopt, bijvoorbeeld:",
    ),
    "ask_no": (
        "It is no quote or invoice of ours:",
        "Es ist kein Angebot und keine Rechnung von uns:",
        "Ce n'est ni un devis ni une facture à nous :",
        "No es presupuesto ni factura nuestra:",
        "Não é orçamento nem fatura nossa:",
        "Non è un preventivo né una fattura nostra:",
        "Het is geen offerte of factuur van ons:",
    ),
    "confirmed": (
        "{what} {number} is noted as right.",
        "{what} {number} ist als richtig vermerkt.",
        "{what} {number} : noté comme juste.",
        "{what} {number} queda anotado como correcto.",
        "{what} {number} fica anotado como certo.",
        "{what} {number} è segnato come giusto.",
        "{what} {number} is als juist genoteerd.",
    ),
    "dropped": (
        "{file} is no quote or invoice of yours: forgotten.",
        "{file} ist kein Angebot und keine Rechnung von euch: vergessen.",
        "{file} n'est ni un devis ni une facture à vous : oublié.",
        "{file} no es presupuesto ni factura suya: olvidado.",
        "{file} não é orçamento nem fatura vossa: esquecido.",
        "{file} non è un preventivo né una fattura vostra: dimenticato.",
        "{file} is geen offerte of factuur van jullie: vergeten.",
    ),
    "no_paper": (
        "There is no such document: {found}.",
        "So ein Dokument gibt es nicht: {found}.",
        "Ce document n'existe pas : {found}.",
        "No existe ese documento: {found}.",
        "Esse documento não existe: {found}.",
        "Quel documento non esiste: {found}.",
        "Zo'n document is er niet: {found}.",
    ),
    "accepted_subject": (
        "Accepted: quote {number} · {who}",
        "Angenommen: Angebot {number} · {who}",
        "Accepté : devis {number} · {who}",
        "Aceptado: presupuesto {number} · {who}",
        "Aceite: orçamento {number} · {who}",
        "Accettato: preventivo {number} · {who}",
        "Geaccepteerd: offerte {number} · {who}",
    ),
    "accepted": (
        "{who} accepted your quote {number}. No invoice was written and no number was taken here: "
        "please write "
        "it in your program. Attached: a draft, its lines as CSV, and the documents of the thread.",
        "{who} hat euer Angebot {number} angenommen. Hier wurde keine Rechnung geschrieben und keine "
        "Nummer "
        "vergeben: bitte im eigenen Programm. Anbei: ein Entwurf, die Positionen als CSV, die Dokumente "
        "dazu.",
        "{who} a accepté votre devis {number}. Aucune facture n'a été faite ici, aucun numéro pris : à "
        "faire "
        "dans votre logiciel. Ci-joint : un brouillon, ses lignes en CSV et les documents du fil.",
        "{who} aceptó su presupuesto {number}. Aquí no se hizo factura ni se tomó número: hágala en su "
        "programa. "
        "Adjunto: un borrador, sus líneas en CSV y los documentos del hilo.",
        "{who} aceitou o vosso orçamento {number}. Aqui não se fez fatura nem se tomou número: façam-na "
        "no vosso "
        "programa. Em anexo: um rascunho, as linhas em CSV e os documentos da conversa.",
        "{who} ha accettato il vostro preventivo {number}. Qui non è stata scritta alcuna fattura né "
        "preso un "
        "numero: fatela nel vostro programma. In allegato: una bozza, le righe in CSV e i documenti.",
        "{who} heeft jullie offerte {number} geaccepteerd. Hier is geen factuur geschreven en geen nummer "
        "genomen: doe dat in jullie programma. Bijgevoegd: een concept, de regels als CSV en de "
        "documenten.",
    ),
    "their_words": (
        "In their words: “{words}”",
        "Wörtlich: „{words}“",
        "Leurs mots : « {words} »",
        "En sus palabras: «{words}»",
        "Nas palavras deles: «{words}»",
        "Parole loro: «{words}»",
        "In hun woorden: “{words}”",
    ),
    "order": (
        "Their order number: {order}",
        "Ihre Bestellnummer: {order}",
        "Leur numéro de commande : {order}",
        "Su número de pedido: {order}",
        "O número de encomenda deles: {order}",
        "Il loro numero d'ordine: {order}",
        "Hun ordernummer: {order}",
    ),
    "lines_unsure": (
        "The lines were read from the pages and do not add up: compare them with the quote.",
        "Die Positionen sind von den Seiten gelesen und ergeben nicht die Summe: bitte mit dem Angebot "
        "vergleichen.",
        "Les lignes ont été lues sur les pages et ne donnent pas le total : comparez-les au devis.",
        "Las líneas se leyeron de las páginas y no suman: compárelas con el presupuesto.",
        "As linhas foram lidas das páginas e não somam: comparem-nas com o orçamento.",
        "Le righe sono state lette dalle pagine e non tornano: confrontatele con il preventivo.",
        "De regels zijn van de pagina's gelezen en tellen niet op: vergelijk ze met de offerte.",
    ),
    "unconfirmed": (
        "Nobody has said yet whether the quote was read right.",
        "Noch hat niemand gesagt, ob das Angebot richtig gelesen ist.",
        "Personne n'a encore dit si le devis a été bien lu.",
        "Nadie ha dicho aún si el presupuesto se leyó bien.",
        "Ninguém disse ainda se o orçamento foi bem lido.",
        "Nessuno ha ancora detto se il preventivo è letto bene.",
        "Nog heeft niemand gezegd of de offerte goed gelezen is.",
    ),
    "handed_over": (
        "accepts your quote {number}; handed over to {person}",
        "nimmt euer Angebot {number} an; übergeben an {person}",
        "accepte votre devis {number} ; transmis à {person}",
        "acepta su presupuesto {number}; pasado a {person}",
        "aceita o vosso orçamento {number}; passado a {person}",
        "accetta il vostro preventivo {number}; passato a {person}",
        "accepteert jullie offerte {number}; doorgegeven aan {person}",
    ),
    "draft_title": (
        "DRAFT · invoice for quote {number}",
        "ENTWURF · Rechnung zu Angebot {number}",
        "BROUILLON · facture du devis {number}",
        "BORRADOR · factura del presupuesto {number}",
        "RASCUNHO · fatura do orçamento {number}",
        "BOZZA · fattura del preventivo {number}",
        "CONCEPT · factuur bij offerte {number}",
    ),
}


def paper_say(key: str, language: str, **values: object) -> str:
    """English where the language is not one of ours."""
    place = _LANGUAGES.index(language) if language in _LANGUAGES else 0
    return _WORDS[key][place].format(**values)
