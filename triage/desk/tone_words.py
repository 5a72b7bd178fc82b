"""Words of tone and urgency in seven languages, folded (no accents, lower case). ``*`` stands for any ending.

Phrases rather than words: "angry" is said of dogs too, "I am angry" seldom. A word that only sometimes
means it (``problem``, ``late``) is not here.
"""

from __future__ import annotations

from typing import Final

TONE_WORDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "angry": {
        "en": (
            "unacceptable", "outrag*", "disgrace*", "fed up", "i am furious", "i'm furious", "disgusted",
            "very angry", "extremely disappointed", "very disappointed", "appalling", "a joke",
            "worst service", "never again", "rip-off", "ripped off", "had enough", "terrible service",
        ),
        "de": (
            "unverschamt*", "frechheit", "inakzeptabel*", "unzumutbar*", "emport", "stinksauer",
            "sehr verargert", "masslos enttauscht", "sehr enttauscht", "es reicht", "zumutung", "abzocke",
            "nie wieder", "unmoglich von ihnen", "lachhaft", "nicht hinnehmen", "eine schande",
        ),
        "fr": (
            "inadmissible*", "inacceptable*", "scandaleu*", "honteu*", "tres decu*", "furieu*",
            "c'est une honte", "ras le bol", "se moque* de moi", "se moque* du monde", "plus jamais",
            "arnaque", "excede*",
        ),
        "es": (
            "inaceptable*", "vergonzos*", "indignad*", "indignante", "una verguenza", "muy decepcionad*",
            "muy enfadad*", "estoy hart*", "tomadura de pelo", "nunca mas", "estafa", "intolerable",
        ),
        "pt": (
            "inaceitave*", "vergonhos*", "indignad*", "uma vergonha", "muito desiludid*", "muito chatead*",
            "estou fart*", "nunca mais", "burla", "intoleravel", "gozar comigo",
        ),
        "it": (
            "inaccettabil*", "vergognos*", "indignat*", "una vergogna", "molto delus*", "furios*",
            "sono stuf*", "mai piu", "presa in giro", "truffa", "intollerabil*", "scandalos*",
        ),
        "nl": (
            "onacceptabel*", "schandalig*", "schande", "woedend", "zwaar teleurgesteld",
            "erg teleurgesteld", "zeer teleurgesteld", "ik ben het zat", "belachelijk", "nooit meer",
            "oplichting", "onbeschoft",
        ),
    },
    "legal": {
        "en": (
            "my lawyer", "my solicitor", "our lawyer*", "our solicitor*", "legal action", "legal advice",
            "take you to court", "small claims", "sue you", "trading standards", "ombudsman",
            "letter before action", "breach of contract", "data protection officer", "under the gdpr",
        ),
        "de": (
            "anwalt*", "rechtsanwalt*", "rechtliche schritte", "gericht", "klage einreichen",
            "mahnbescheid", "verbraucherzentrale", "verbraucherschutz*", "schadenersatz", "schadensersatz",
            "anzeige erstatten", "frist setzen", "nachfrist", "abmahnung", "inkasso", "dsgvo",
        ),
        "fr": (
            "mon avocat", "notre avocat", "mes avocats", "action en justice", "poursuites judiciaires",
            "mise en demeure", "tribunal", "porter plainte", "dommages et interets", "huissier",
            "repression des fraudes", "rgpd",
        ),
        "es": (
            "mi abogad*", "nuestr* abogad*", "acciones legales", "via judicial", "demandar*", "juzgado",
            "tribunal*", "burofax", "oficina del consumidor", "hoja de reclamaciones",
            "danos y perjuicios", "rgpd",
        ),
        "pt": (
            "meu advogad*", "minha advogada", "nosso advogad*", "acao judicial", "vias judiciais",
            "tribunal", "livro de reclamacoes", "deco", "indemnizacao", "queixa-crime", "rgpd",
        ),
        "it": (
            "mio avvocato", "nostro avvocato", "mio legale", "vie legali", "azione legale",
            "azioni legali", "tribunale", "diffida", "messa in mora", "risarcimento", "denuncia",
            "associazione consumatori", "gdpr",
        ),
        "nl": (
            "mijn advocaat", "onze advocaat", "juridische stappen", "rechtbank", "rechter",
            "ingebrekestelling", "in gebreke", "schadevergoeding", "aangifte", "consumentenbond",
            "geschillencommissie", "incasso*", "avg",
        ),
    },
    "safety": {
        "en": (
            "caught fire", "on fire", "smoke", "burn* smell", "smell* of burning", "smell of gas",
            "gas leak", "electric shock", "sparks", "injur*", "got hurt", "was hurt", "hospital",
            "collapsed", "dangerous", "child* could", "fell off the wall", "flooding", "water is pouring",
            "scald*", "burnt my", "burned my", "burnt her", "burnt his", "cut my hand", "cut my finger",
            "cut herself", "cut himself", "emergency room",
        ),
        "de": (
            "brennt", "gebrannt", "brandgeruch", "verbrannt riecht", "rauch", "qualm", "gasgeruch",
            "stromschlag", "funken", "verletzt", "verletzung*", "krankenhaus", "eingesturzt",
            "heruntergefallen", "gefahrlich*", "gefahr fur", "lebensgefahr*", "wasserschaden",
            "wasser lauft",
            "sich geschnitten", "mich geschnitten", "verbruht", "sich verbrannt",
            "mich verbrannt", "notaufnahme",
        ),
        "fr": (
            "a pris feu", "en feu", "fumee", "odeur de brule", "odeur de gaz", "fuite de gaz",
            "electrocut*", "decharge electrique", "etincelle*", "blesse*", "hopital", "effondre*",
            "dangereu*", "inondation", "degat des eaux",
            "s'est coupe*", "me suis coupe*", "s'est brule*", "me suis brule*", "aux urgences",
        ),
        "es": (
            "se incendio", "fuego", "humo", "huele a quemado", "olor a quemado", "olor a gas",
            "fuga de gas", "descarga electrica", "calambre", "chispas", "herid*", "hospital",
            "se ha derrumbado", "peligros*", "inundacion",
            "se ha cortado", "me he cortado", "me corte", "quemadura*", "me queme",
        ),
        "pt": (
            "pegou fogo", "incendio", "fumo", "cheiro a queimado", "cheiro a gas", "fuga de gas",
            "choque eletrico", "faiscas", "ferid*", "hospital", "desabou", "perigos*", "inundacao",
            "cortou-se", "cortei-me", "queimadura*", "queimei-me",
        ),
        "it": (
            "ha preso fuoco", "incendio", "fumo", "odore di bruciato", "odore di gas", "fuga di gas",
            "scossa elettrica", "scintille", "ferit*", "ospedale", "crollat*", "pericolos*", "allagamento",
            "allagat*",
            "si e tagliat*", "mi sono tagliat*", "ustion*", "mi sono bruciat*", "pronto soccorso",
        ),
        "nl": (
            "in brand", "rook", "brandlucht", "ruikt naar gas", "gaslucht", "gaslek", "elektrische schok",
            "vonken", "gewond*", "ziekenhuis", "ingestort", "gevaarlijk*", "wateroverlast", "waterschade",
            "zich gesneden", "me gesneden", "verbrand", "eerste hulp",
        ),
    },
    "repeated": {
        "en": (
            "third time", "second time", "several times", "many times", "wrote to you last",
            "written to you before", "still no answer", "still no reply", "still waiting for",
            "no response to my", "not heard back", "haven't heard back", "as i already", "once again i",
            "yet again", "sent a reminder", "second reminder",
        ),
        "de": (
            "zum dritten mal", "zum zweiten mal", "zum wiederholten mal", "schon mehrmals",
            "bereits mehrfach", "mehrfach geschrieben", "immer noch keine antwort",
            "noch immer keine antwort", "keine ruckmeldung", "keine reaktion", "warte immer noch",
            "warten immer noch", "wie bereits geschrieben", "erneut*", "nochmals", "erinnerung an meine",
        ),
        "fr": (
            "troisieme fois", "deuxieme fois", "a plusieurs reprises", "plusieurs fois",
            "toujours pas de reponse", "sans reponse", "toujours aucune reponse", "j'attends toujours",
            "nous attendons toujours", "je vous relance", "comme deja", "deuxieme relance",
        ),
        "es": (
            "tercera vez", "segunda vez", "varias veces", "en repetidas ocasiones", "sigo sin respuesta",
            "sin respuesta", "sigo esperando", "seguimos esperando", "ya les escribi", "como ya",
            "de nuevo les escribo",
        ),
        "pt": (
            "terceira vez", "segunda vez", "varias vezes", "continuo sem resposta", "ainda sem resposta",
            "sem resposta", "continuo a espera", "ainda estou a espera", "ja vos escrevi", "como ja",
            "volto a escrever",
        ),
        "it": (
            "terza volta", "seconda volta", "piu volte", "ancora nessuna risposta", "senza risposta",
            "nessun riscontro", "sto ancora aspettando", "ancora in attesa", "vi ho gia scritto",
            "come gia", "sollecito",
        ),
        "nl": (
            "derde keer", "tweede keer", "meerdere keren", "al meermaals", "nog steeds geen antwoord",
            "geen reactie", "wacht nog steeds", "wachten nog steeds", "zoals eerder", "opnieuw",
            "nogmaals", "herinnering aan mijn",
        ),
    },
    "deadline": {
        "en": (
            "urgent*", "asap", "as soon as possible", "immediately", "by tomorrow", "by tonight",
            "by the end of", "by noon", "within 24 hours", "within 48 hours", "deadline", "no later than",
            "at the latest", "today please", "expires",
        ),
        "de": (
            "dringend*", "eilt", "eilig*", "umgehend", "sofort", "so schnell wie moglich",
            "schnellstmoglich*", "bis morgen", "bis heute", "bis ende", "bis spatestens", "spatestens",
            "innerhalb von", "frist", "fristgerecht", "noch heute",
        ),
        "fr": (
            "urgent*", "au plus vite", "des que possible", "immediatement", "avant demain", "d'ici demain",
            "d'ici la fin", "avant la fin", "sous 24 heures", "sous 48 heures", "au plus tard",
            "date limite", "delai", "aujourd'hui meme",
        ),
        "es": (
            "urgente*", "cuanto antes", "lo antes posible", "inmediatamente", "antes de manana",
            "hoy mismo", "antes del fin", "en 24 horas", "en 48 horas", "a mas tardar", "plazo",
            "fecha limite",
        ),
        "pt": (
            "urgente*", "o mais rapido possivel", "quanto antes", "imediatamente", "ate amanha",
            "hoje mesmo", "ate ao fim", "em 24 horas", "em 48 horas", "o mais tardar", "prazo",
            "data limite",
        ),
        "it": (
            "urgent*", "quanto prima", "al piu presto", "immediatamente", "entro domani", "entro oggi",
            "entro la fine", "entro 24 ore", "entro 48 ore", "al piu tardi", "scadenza", "termine ultimo",
        ),
        "nl": (
            "dringend*", "spoed*", "zo snel mogelijk", "onmiddellijk", "voor morgen", "uiterlijk",
            "vandaag nog", "voor het einde", "binnen 24 uur", "binnen 48 uur", "deadline", "termijn",
        ),
    },
    "new_bank": {
        "en": (
            "new bank details", "new bank account", "changed our bank",
            "changed bank", "change of bank", "bank details have changed", "bank account has changed",
            "updated bank details", "updated bank account", "new iban", "updated payment details",
            "new payment details", "our bank details changed", "new account number",
            "bank details changed", "switched bank*", "moved to a new bank", "new remittance",
        ),
        "de": (
            "neue bankverbindung", "neuen bankverbindung", "geanderte bankverbindung",
            "geanderten bankverbindung", "bankverbindung hat sich geandert", "bankverbindung geandert",
            "anderung unserer bankverbindung", "anderung der bankverbindung", "neue iban", "neuen iban",
            "neue kontoverbindung", "neuen kontoverbindung", "bank gewechselt",
            "neue bankdaten", "geanderte kontodaten", "neue kontonummer", "neuen kontonummer",
        ),
        "fr": (
            "nouvelles coordonnees bancaires", "nouveau rib", "nouvel iban", "changement de rib",
            "changement de coordonnees bancaires", "changement de banque",
            "coordonnees bancaires ont change", "change de banque", "nouveau compte bancaire",
        ),
        "es": (
            "nuevos datos bancarios", "nueva cuenta bancaria", "nuevo iban", "cambio de cuenta",
            "cambiado de banco", "cambio de banco", "datos bancarios han cambiado",
            "cambiado nuestra cuenta", "nuevo numero de cuenta",
        ),
        "pt": (
            "novos dados bancarios", "nova conta bancaria", "novo iban", "mudanca de conta",
            "alteracao de iban", "mudamos de banco", "dados bancarios mudaram",
            "alteracao dos dados bancarios", "novo nib", "novo numero de conta",
        ),
        "it": (
            "nuove coordinate bancarie", "nuovo iban", "cambio di iban", "cambiato banca",
            "cambio banca", "coordinate bancarie sono cambiate", "variazione coordinate bancarie",
            "variazione iban", "nuovi dati bancari", "nuovo conto corrente", "nuovo numero di conto",
        ),
        "nl": (
            "nieuwe bankgegevens", "nieuw rekeningnummer", "nieuwe bankrekening", "nieuw iban",
            "gewijzigde bankgegevens", "bankgegevens zijn gewijzigd", "rekeningnummer is gewijzigd",
            "andere bank overgestapt", "nieuw bankrekeningnummer",
        ),
    },
}  # fmt: skip
"""``new_bank`` is no tone: it is what opens a fraud, and is read here because it is found the same way."""
