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
            "ridiculous", "beyond a joke", "not good enough", "a shambles", "shambolic",
            "absolute disgrace", "absolutely useless", "fobbed off", "sick and tired", "waste of time",
            "what kind of company", "how dare you", "i'm livid", "i am livid", "absolutely livid",
            "so angry", "really angry", "shocking service", "cannot be serious", "can't be serious",
            "last straw", "lost all patience", "out of patience", "at the end of my tether",
            "badly let down", "disappointed in you",
        ),
        "de": (
            "unverschamt*", "frechheit", "inakzeptabel*", "unzumutbar*", "emport", "stinksauer",
            "sehr verargert", "masslos enttauscht", "sehr enttauscht", "es reicht", "zumutung", "abzocke",
            "nie wieder", "unmoglich von ihnen", "lachhaft", "nicht hinnehmen", "eine schande",
            "das kann doch nicht", "kann doch nicht wahr sein", "darf doch nicht wahr sein",
            "geht gar nicht", "so geht das nicht", "so geht es nicht", "was ist das fur ein laden",
            "saftladen", "lasse mich nicht", "lasse ich mir nicht", "bodenlos*", "schlamperei", "pfusch",
            "verarsch*", "veralbern", "fur dumm verkaufen", "fassungslos", "stocksauer", "richtig sauer",
            "echt sauer", "wutend", "mir reicht", "geduld ist am ende", "geduld am ende", "die nase voll",
            "unerhort", "blanker hohn", "so nicht mit mir",
        ),
        "fr": (
            "inadmissible*", "inacceptable*", "scandaleu*", "honteu*", "tres decu*", "furieu*",
            "c'est une honte", "ras le bol", "se moque* de moi", "se moque* du monde", "plus jamais",
            "arnaque", "excede*", "ca suffit", "j'en ai assez", "j'en ai marre", "marre de",
            "vous vous moquez", "c'est du vol", "lamentable", "inacceptables", "hors de moi",
            "pas serieux", "n'importe quoi", "deplorable*", "je suis en colere", "foutage de gueule",
            "derniere fois que", "a bout de patience", "perdu patience",
        ),
        "es": (
            "inaceptable*", "vergonzos*", "indignad*", "indignante", "una verguenza", "muy decepcionad*",
            "muy enfadad*", "estoy hart*", "tomadura de pelo", "nunca mas", "estafa", "intolerable",
            "no hay derecho", "esto es un desastre", "de verguenza", "lamentable", "no puede ser que",
            "me parece fatal", "cabread*", "harta de", "harto de", "se rien de", "reirse de",
            "una falta de respeto", "falta de respeto", "impresentable*", "la gota que",
        ),
        "pt": (
            "inaceitave*", "vergonhos*", "indignad*", "uma vergonha", "muito desiludid*",
            "muito chatead*", "estou fart*", "nunca mais", "burla", "intoleravel", "gozar comigo",
            "nao ha direito", "e um absurdo", "absurdo", "pouca vergonha", "uma falta de respeito",
            "falta de respeito", "lamentavel", "pessimo atendimento", "pessimo servico", "farta de",
            "farto de", "revoltad*", "palhacada", "descaso", "inadmissivel",
        ),
        "it": (
            "inaccettabil*", "vergognos*", "indignat*", "una vergogna", "molto delus*", "furios*",
            "sono stuf*", "mai piu", "presa in giro", "truffa", "intollerabil*", "scandalos*",
            "e una vergogna", "non e possibile che", "ne ho abbastanza", "inammissibil*",
            "mi prendete in giro", "prendere in giro", "indecent*", "pessimo servizio", "arrabbiat*",
            "sono stanc* di", "mancanza di rispetto", "ridicol*", "la goccia che",
        ),
        "nl": (
            "onacceptabel*", "schandalig*", "schande", "woedend", "zwaar teleurgesteld",
            "erg teleurgesteld", "zeer teleurgesteld", "ik ben het zat", "belachelijk", "nooit meer",
            "oplichting", "onbeschoft", "kan echt niet", "dit kan niet", "te gek voor woorden",
            "ben het beu", "meer dan zat", "waardeloos", "boos", "kwaad", "klaar mee", "niet normaal",
            "niet te geloven", "wat een service", "voor de gek", "in de maling",
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
            "mahnbescheid", "verbraucherzentrale", "verbraucherschutz*", "schadenersatz",
            "schadensersatz", "anzeige erstatten", "frist setzen", "nachfrist", "abmahnung", "inkasso",
            "dsgvo",
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
            "scalded", "burnt my", "burned my", "burnt her", "burnt his", "cut my hand", "cut my finger",
            "cut herself", "cut himself", "emergency room", "brakes failed", "brake failed", "no brakes",
            "nearly crashed", "almost crashed", "nearly hit", "almost hit", "could have been killed",
            "could have killed", "could have died", "someone could get hurt", "somebody could get hurt",
            "unsafe", "not safe", "accident", "ambulance", "allergic reaction", "anaphyla*",
            "severe allergy", "severely allergic", "unconscious", "passed out", "choking", "choked",
            "swallowed", "poison*", "carbon monoxide", "stuck in the lift", "trapped", "broken into",
            "break-in", "burgl*", "exposed wire*", "live wire*", "electrocut*", "exploded", "explosion",
            "shattered", "broken glass", "water coming through", "water through the ceiling",
            "burst pipe", "flooded", "no heating and", "adrift", "stranded",
        ),
        "de": (
            "brennt", "gebrannt", "brandgeruch", "verbrannt riecht", "rauch", "qualm", "gasgeruch",
            "stromschlag", "funken", "verletzt", "verletzung*", "krankenhaus", "eingesturzt",
            "heruntergefallen", "gefahrlich*", "gefahr fur", "lebensgefahr*", "wasserschaden",
            "wasser lauft", "sich geschnitten", "mich geschnitten", "verbruht", "sich verbrannt",
            "mich verbrannt", "notaufnahme", "bremse versagt*", "bremsen versagt*", "bremse geht nicht",
            "bremsen gehen nicht", "bremst nicht", "keine bremse", "fast in ein", "beinahe in ein",
            "fast verungluckt", "fast gesturzt", "beinahe gesturzt", "gesturzt", "unfall",
            "rettungswagen", "notarzt", "allergische reaktion", "schwere allergie", "allergischer schock",
            "bewusstlos", "ohnmachtig", "verschluckt", "vergift*", "kohlenmonoxid", "steckt im aufzug",
            "eingesperrt", "eingebrochen", "einbruch", "liegt fest", "kabel liegt frei",
            "kabel liegen frei", "unter strom", "explodiert", "explosion", "geplatzt", "zersprungen",
            "scherben", "rohrbruch", "wasser durch die decke", "wasser kommt", "tropft von der decke",
            "unsicher zu fahren", "lebensbedrohlich",
        ),
        "fr": (
            "a pris feu", "en feu", "fumee", "odeur de brule", "odeur de gaz", "fuite de gaz",
            "electrocut*", "decharge electrique", "etincelle*", "blesse*", "hopital", "effondre*",
            "dangereu*", "inondation", "degat des eaux", "s'est coupe*", "me suis coupe*", "s'est brule*",
            "me suis brule*", "aux urgences", "freins ont lache", "frein a lache", "plus de freins",
            "ne freine plus", "failli", "accident", "ambulance", "samu", "allergie severe",
            "allergique severe", "reaction allergique", "choc anaphylactique", "inconscient*", "evanoui*",
            "avale*", "empoisonn*", "intoxi*", "monoxyde", "coince* dans l'ascenseur", "enferme*",
            "cambriol*", "fils denudes", "a explose", "explosion", "eclats de verre", "verre brise",
            "fuite d'eau", "coule du plafond", "plafond coule",
        ),
        "es": (
            "se incendio", "fuego", "humo", "huele a quemado", "olor a quemado", "olor a gas",
            "fuga de gas", "descarga electrica", "calambre", "chispas", "herid*", "hospital",
            "se ha derrumbado", "peligros*", "inundacion", "se ha cortado", "me he cortado", "me corte",
            "quemadura*", "me queme", "frenos fallaron", "fallaron los frenos", "se queda* sin frenos",
            "no frena", "maneta se va", "casi me mato", "casi choco", "accidente", "ambulancia",
            "alergia grave", "reaccion alergica", "inconsciente", "desmay*", "tragado", "intoxica*",
            "envenen*", "monoxido", "atrapad*", "encerrad*", "nos han robado", "han entrado a robar",
            "cables pelados", "exploto", "ha explotado", "explosion", "cristales rotos", "fuga de agua",
            "cae agua del techo", "gotea del techo",
        ),
        "pt": (
            "pegou fogo", "incendio", "fumo", "cheiro a queimado", "cheiro a gas", "fuga de gas",
            "choque eletrico", "faiscas", "ferid*", "hospital", "desabou", "perigos*", "inundacao",
            "cortou-se", "cortei-me", "queimadura*", "queimei-me", "travoes falharam",
            "falharam os travoes", "freios falharam", "sem travoes", "sem freio", "nao trava",
            "quase bati", "acidente", "ambulancia", "alergia grave", "reacao alergica", "inconsciente",
            "desmai*", "engoliu", "intoxica*", "envenen*", "monoxido", "pres* no elevador", "trancad*",
            "assaltad*", "assalto", "arrombad*", "fios descarnados", "explodiu", "explosao",
            "vidro partido", "fuga de agua", "vazamento", "cai agua do teto",
        ),
        "it": (
            "ha preso fuoco", "incendio", "fumo", "odore di bruciato", "odore di gas", "fuga di gas",
            "scossa elettrica", "scintille", "ferit*", "ospedale", "crollat*", "pericolos*",
            "allagamento", "allagat*", "si e tagliat*", "mi sono tagliat*", "ustion*", "mi sono bruciat*",
            "pronto soccorso", "freni non funzionano", "freni hanno ceduto", "senza freni", "non frena",
            "quasi investit*", "per poco non", "incidente", "ambulanza", "allergia grave",
            "reazione allergica", "shock anafilattico", "svenut*", "ingoiato", "intossica*", "avvelen*",
            "monossido", "bloccat* in ascensore", "chius* dentro", "furto", "ladri", "fili scoperti",
            "e esplos*", "esplosione", "vetri rotti", "perdita d'acqua", "acqua dal soffitto",
        ),
        "nl": (
            "in brand", "rook", "brandlucht", "ruikt naar gas", "gaslucht", "gaslek", "elektrische schok",
            "vonken", "gewond*", "ziekenhuis", "ingestort", "gevaarlijk*", "wateroverlast", "waterschade",
            "zich gesneden", "me gesneden", "verbrand", "eerste hulp", "remmen weigerden", "rem weigerde",
            "remt niet", "geen remmen", "bijna aangereden", "bijna tegen", "bijna gevallen", "ongeluk",
            "ongeval", "ambulance", "allergische reactie", "ernstige allergie", "bewusteloos",
            "flauwgevallen", "ingeslikt", "vergiftig*", "koolmonoxide", "zit vast in de lift",
            "opgesloten", "ingebroken", "inbraak", "stroomdraad", "ontploft", "explosie", "glasscherven",
            "waterlek*", "water uit het plafond", "lekt door het plafond", "kinderen aan boord",
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
            "by noon", "within 24 hours", "within 48 hours", "deadline", "at the latest", "today please",
            "by end of day", "by close of business", "end of play",
        ),
        "de": (
            "dringend*", "eilt", "eilig*", "umgehend", "sofort", "so schnell wie moglich",
            "schnellstmoglich*", "bis morgen", "bis heute", "noch heute", "heute noch", "heut noch",
        ),
        "fr": (
            "urgent*", "au plus vite", "des que possible", "immediatement", "avant demain",
            "d'ici demain", "sous 24 heures", "sous 48 heures", "au plus tard", "aujourd'hui meme",
            "reponse rapide", "vite svp", "vite s'il vous plait", "d'urgence",
        ),
        "es": (
            "urgente*", "cuanto antes", "lo antes posible", "inmediatamente", "antes de manana",
            "hoy mismo", "en 24 horas", "en 48 horas", "a mas tardar", "con urgencia", "como tarde",
        ),
        "pt": (
            "urgente*", "o mais rapido possivel", "quanto antes", "imediatamente", "ate amanha",
            "hoje mesmo", "em 24 horas", "em 48 horas", "o mais tardar", "com urgencia", "urgencia",
        ),
        "it": (
            "urgent*", "quanto prima", "al piu presto", "immediatamente", "entro domani", "entro oggi",
            "entro 24 ore", "entro 48 ore", "al piu tardi", "con urgenza", "urgenza",
        ),
        "nl": (
            "dringend*", "spoed*", "zo snel mogelijk", "onmiddellijk", "voor morgen", "vandaag nog",
            "binnen 24 uur", "binnen 48 uur", "deadline", "haast", "zsm", "asap",
        ),
    },
    "new_bank": {
        "en": (
            "new bank details", "new bank account", "changed our bank", "changed bank", "change of bank",
            "bank details have changed", "bank account has changed", "updated bank details",
            "updated bank account", "new iban", "updated payment details", "new payment details",
            "our bank details changed", "new account number", "bank details changed", "switched bank*",
            "moved to a new bank", "new remittance",
        ),
        "de": (
            "neue bankverbindung", "neuen bankverbindung", "geanderte bankverbindung",
            "geanderten bankverbindung", "bankverbindung hat sich geandert", "bankverbindung geandert",
            "anderung unserer bankverbindung", "anderung der bankverbindung", "neue iban", "neuen iban",
            "neue kontoverbindung", "neuen kontoverbindung", "bank gewechselt", "neue bankdaten",
            "geanderte kontodaten", "neue kontonummer", "neuen kontonummer",
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
            "nuove coordinate bancarie", "nuovo iban", "cambio di iban", "cambiato banca", "cambio banca",
            "coordinate bancarie sono cambiate", "variazione coordinate bancarie", "variazione iban",
            "nuovi dati bancari", "nuovo conto corrente", "nuovo numero di conto",
        ),
        "nl": (
            "nieuwe bankgegevens", "nieuw rekeningnummer", "nieuwe bankrekening", "nieuw iban",
            "gewijzigde bankgegevens", "bankgegevens zijn gewijzigd", "rekeningnummer is gewijzigd",
            "andere bank overgestapt", "nieuw bankrekeningnummer",
        ),
    },
}  # fmt: skip
"""``new_bank`` is no tone: it is what opens a fraud, and is read here because it is found the same way."""
