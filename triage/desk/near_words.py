"""Words by which a mail says that it cannot wait, in seven languages, folded; ``*`` stands for any ending."""

from __future__ import annotations

from typing import Final

NEAR: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "today", "tonight", "this morning", "this afternoon", "this evening", "tomorrow", "midnight",
        "noon", "within the hour", "in an hour", "next hour*", "right now", "right away", "straight away",
    ),
    "de": (
        "heute", "heut", "morgen", "morgigen", "mitternacht", "binnen einer stunde",
    ),
    "fr": (
        "aujourd'hui", "ce matin", "cet apres-midi", "ce soir", "demain", "minuit", "dans l'heure",
    ),
    "es": (
        "hoy", "esta manana", "esta tarde", "esta noche", "manana", "medianoche", "ahora mismo",
        "ya mismo",
    ),
    "pt": (
        "hoje", "esta manha", "esta tarde", "esta noite", "amanha", "meia-noite",
    ),
    "it": (
        "oggi", "stamattina", "stasera", "questa sera", "questa mattina", "domani", "mezzanotte",
    ),
    "nl": (
        "vandaag", "vanmorgen", "vanochtend", "vanmiddag", "vanavond", "morgen", "middernacht",
    ),
}  # fmt: skip
"""When: today or tomorrow. By itself it says nothing (*this morning it was still fine*)."""

WANTED: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "i need", "we need", "need it", "need them", "need someone", "need somebody", "need your",
        "must have", "must be", "need to know", "has to be", "is due", "are due", "due at", "due by",
        "call me", "ring me", "phone me", "call back", "i expect", "we expect", "tell me", "let me know",
        "let us know", "send someone", "send somebody", "someone come", "somebody come", "can you come",
        "could you come", "answer by", "reply by", "before we", "otherwise", "or else", "at the latest",
    ),
    "de": (
        "brauche", "brauchen", "benotige*", "muss", "mussen", "musste*", "erwarte*", "rufen sie",
        "ruft mich", "ruf mich", "anruf", "ruckruf", "zuruckrufen", "melden sie", "melde dich",
        "meldet euch", "bitte um", "schicken sie", "jemand kommen", "kommen sie", "kommt bitte",
        "konnt ihr kommen", "fallig", "ansonsten", "andernfalls", "sonst", "spatestens", "antwort bis",
        "geben sie bescheid", "bescheid geben",
    ),
    "fr": (
        "il me faut", "il nous faut", "j'ai besoin", "nous avons besoin", "je dois", "nous devons",
        "doit etre", "rappelez", "appelez", "rappeler", "j'attends", "repondez", "me repondre",
        "nous repondre", "envoyez", "quelqu'un peut", "pouvez-vous venir", "venez", "sinon",
        "faute de quoi", "au plus tard", "votre reponse", "prevenez", "dites-moi",
    ),
    "es": (
        "necesito", "necesitamos", "me hace falta", "nos hace falta", "tengo que", "tenemos que",
        "tiene que", "llamen*", "llameme", "llamadme", "llamame", "espero su", "esperamos su",
        "respondan", "respondedme", "contesten", "contestadme", "manden a", "puede venir", "pueden venir",
        "podeis venir", "si no", "vence", "como tarde", "a mas tardar", "diganme", "decidme",
    ),
    "pt": (
        "preciso", "precisamos", "tenho de", "tenho que", "temos de", "temos que", "tem de", "tem que",
        "liguem", "ligue", "liga-me", "me liguem", "aguardo", "aguardamos", "respondam", "responda",
        "mandem", "podem vir", "pode vir", "senao", "caso contrario", "vence", "o mais tardar",
        "digam-me", "me digam",
    ),
    "it": (
        "mi serve", "ci serve", "mi servono", "ci servono", "ho bisogno", "abbiamo bisogno", "devo",
        "dobbiamo", "deve essere", "chiamatemi", "richiamatemi", "mi chiami", "mi richiami", "attendo",
        "aspetto una", "rispondete", "rispondetemi", "mandate", "potete venire", "puo venire", "venite",
        "altrimenti", "senno", "scade", "al piu tardi", "fatemi sapere", "mi faccia sapere", "ditemi",
    ),
    "nl": (
        "heb nodig", "hebben nodig", "nodig heb", "nodig hebben", "heb ik", "moet", "moeten", "bel mij",
        "bel me", "bellen", "terugbellen", "verwacht", "verwachten", "laat weten", "laat me weten",
        "stuur iemand", "iemand komen", "kunt u komen", "kunnen jullie komen", "kom", "anders", "vervalt",
        "uiterlijk", "antwoord", "reactie",
    ),
}  # fmt: skip
"""What is wanted by then. Both in one sentence are a deadline."""

NOT: Final[dict[str, tuple[str, ...]]] = {
    "en": ("not", "isn't", "no", "non", "nothing"),
    "de": ("nicht", "kein*", "weder", "nichts"),
    "fr": ("pas", "rien", "aucune", "non"),
    "es": ("no", "nada", "sin"),
    "pt": ("nao", "nada", "sem"),
    "it": ("non", "nessuna", "niente", "senza"),
    "nl": ("niet", "geen", "niets"),
}
"""Right before or right after, they take the hurry back: *es eilt nicht*, *not urgent*."""

DAYS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    "pt": ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"),
    "it": ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}

MONTHS: Final[dict[str, int]] = {
    start: number
    for number, starts in enumerate(
        (
            ("jan", "gen", "ene"), ("feb", "fev"), ("mar", "maa", "mrz"), ("apr", "avr", "abr"),
            ("mai", "may", "mei", "mag"), ("jun", "juin", "giu"), ("jul", "juil", "lug"),
            ("aug", "aou", "ago"), ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",),
            ("dec", "dez", "dic"),
        ),
        start=1,
    )
    for start in starts
}  # fmt: skip
"""The first letters of a month's name: *mars*, *maart*, *marzo*; four of them for *juin* and *juil*."""

LIMITS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("by", "before", "until", "till", "no later than"),
    "de": ("bis", "bis zum", "spatestens", "spatestens am", "bis spatestens"),
    "fr": ("avant", "avant le", "d'ici", "d'ici le", "d'ici a", "pour", "au plus tard"),
    "es": ("antes del", "antes de", "hasta el", "para el", "a mas tardar el"),
    "pt": ("ate", "ate a", "ate ao", "ate dia", "ate o dia", "antes de", "antes do dia"),
    "it": ("entro", "entro il", "entro le", "prima di", "prima del"),
    "nl": ("voor", "uiterlijk", "uiterlijk op", "tot", "tegen"),
}
"""What stands before the last day."""
