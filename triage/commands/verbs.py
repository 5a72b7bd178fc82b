"""The verbs in the seven languages: the first word of each is the one shown. English always works."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triage.approval.words import table
from triage.commands.verbs_books import BOOK_VERBS

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")

VERBS: Final[dict[str, tuple[str, ...]]] = {
    "help": ("help", "hilfe", "aide", "ayuda", "ajuda", "aiuto", "hulp"),
    "status": ("status|state", "stand|lage", "état", "estado", "estado|situação", "stato", "stand"),
    "list": (
        "list",
        "liste|auflisten",
        "liste|lister",
        "lista|listar",
        "lista|listar",
        "lista|elenco",
        "lijst",
    ),
    "show": ("show", "zeige|zeigen|zeig", "montrer|montre", "mostrar|ver", "mostrar", "mostra", "toon"),
    "why": ("why", "warum|wieso", "pourquoi", "porqué", "porquê", "perché", "waarom"),
    "tag": (
        "tag|file",
        "einordnen|ablegen",
        "classer|étiqueter",
        "etiquetar|clasificar",
        "etiquetar|classificar",
        "etichetta|classifica",
        "label|indelen",
    ),
    "assign": (
        "assign",
        "zuweisen|zuteilen",
        "attribuer|assigner",
        "asignar",
        "atribuir",
        "assegna",
        "toewijzen",
    ),
    "close": (
        "close",
        "schließen|abschließen",
        "fermer|clore",
        "cerrar",
        "fechar",
        "chiudi",
        "sluiten|sluit",
    ),
    "done": ("done", "erledigt", "fait|réglé", "hecho", "feito", "fatto", "gedaan|afgehandeld"),
    "reopen": (
        "reopen|open",
        "öffnen|wiederöffnen",
        "rouvrir",
        "reabrir",
        "reabrir",
        "riapri",
        "heropenen|heropen",
    ),
    "snooze": (
        "snooze|later",
        "später|vertagen",
        "reporter",
        "aplazar|posponer",
        "adiar",
        "rimanda|rimandare",
        "uitstellen|later",
    ),
    "merge": (
        "merge",
        "zusammenlegen|verbinden",
        "fusionner",
        "unir|fusionar",
        "juntar|unir",
        "unisci",
        "samenvoegen",
    ),
    "split": (
        "split",
        "aufteilen|trennen",
        "scinder|séparer",
        "dividir|separar",
        "dividir|separar",
        "dividi|separa",
        "splitsen",
    ),
    "route": (
        "route",
        "leiten|weiterleiten",
        "transmettre|acheminer",
        "derivar|encaminar",
        "encaminhar",
        "instrada|inoltra",
        "doorsturen",
    ),
    "for": ("for", "für", "pour", "para", "para", "per", "voor"),
    "edit": (
        "edit",
        "bearbeiten|ändern",
        "modifier",
        "editar|modificar",
        "editar|alterar",
        "modifica",
        "bewerken",
    ),
    "ignore": (
        "ignore",
        "ignorieren|ignoriere",
        "ignorer",
        "ignorar",
        "ignorar",
        "ignora|ignorare",
        "negeren|negeer",
    ),
    "undo": ("undo", "zurück|rückgängig", "annuler", "deshacer", "desfazer|anular", "annulla", "terug"),
    "approve": ("approve", "freigeben", "approuver", "aprobar", "aprovar", "approva", "goedkeuren"),
    "reject": ("reject", "ablehnen", "refuser|rejeter", "rechazar", "rejeitar", "rifiuta", "afwijzen"),
    "stop": (
        "stop",
        "stopp|halt",
        "stop|arrêter|arrête",
        "parar|alto",
        "parar",
        "ferma|stop",
        "stop|stoppen",
    ),
    "resume": (
        "resume|restart",
        "weiter|fortsetzen",
        "reprendre",
        "reanudar|continuar",
        "retomar|continuar",
        "riprendi",
        "hervatten|verder",
    ),
    "pause": ("pause", "pause|pausieren", "pause", "pausa|pausar", "pausa|pausar", "pausa", "pauze"),
    "retry": (
        "retry",
        "nochmal|wiederholen",
        "réessayer",
        "reintentar",
        "repetir",
        "riprova",
        "opnieuw",
    ),
    "teach": (
        "teach|learn",
        "lernen|lerne",
        "apprendre",
        "enseñar|aprender",
        "ensinar|aprender",
        "insegna",
        "leren",
    ),
    "forget": (
        "forget|erase",
        "vergessen|löschen",
        "oublier",
        "olvidar",
        "esquecer",
        "dimentica",
        "vergeten",
    ),
    "export": ("export", "auskunft|export", "exporter", "exportar", "exportar", "esporta", "exporteren"),
    "report": (
        "report",
        "bericht",
        "rapport",
        "informe",
        "relatório",
        "rapporto|resoconto",
        "rapport|verslag",
    ),
    "away": (
        "away|back",
        "abwesend|weg|zurückgekehrt",
        "absent|absente",
        "ausente",
        "ausente",
        "assente",
        "afwezig",
    ),
    "access": ("access", "zugang|rechte", "accès", "acceso", "acesso", "accesso", "toegang"),
    "model": ("model", "modell", "modèle", "modelo", "modelo", "modello", "model"),
    "test": ("test", "testen|prüfen", "tester|essayer", "probar", "testar", "prova", "testen"),
    "look": ("look", "nur-schauen", "regarder", "mirar", "observar", "osserva", "kijken"),
    "drafts": ("drafts", "entwürfe", "brouillons", "borradores", "rascunhos", "bozze", "concepten"),
    **BOOK_VERBS,
    "live": ("live", "live", "live|direct", "activo|live", "ativo|live", "attivo|live", "live"),
    "unlearn": (
        "unlearn",
        "verlernen|verlerne",
        "désapprendre",
        "desaprender",
        "desaprender",
        "disimpara|disimparare",
        "afleren",
    ),
    "auto": (
        "auto|automatic",
        "auto|automatisch|selbst",
        "auto|automatique",
        "auto|automático",
        "auto|automático",
        "auto|automatico",
        "auto|automatisch",
    ),
}

STATES: Final[Mapping[str, frozenset[tuple[str, ...]]]] = {
    "mine": table("mine|meine|mes|les miens|míos|mías|meus|minhas|miei|mijn"),
    "snoozed": table("snoozed|vertagt|reportés|aplazados|adiados|rimandati|uitgesteld"),
    "unread": table("unreadable|unlesbar|illisibles|ilegibles|ilegíveis|illeggibili|onleesbaar"),
    "held": table("held|hold|wartet|retenus|retenidos|retidos|in attesa|wachtend"),
}
REPLIES: Final = table("replies|reply|antworten|réponses|respuestas|respostas|risposte|antwoorden")
DEPUTY: Final = table(
    "deputy|vertretung|vertreter|remplaçant|remplaçante|suplente|sustituto|sostituto|vervanger",
)
ROLLBACK: Final = table(
    "rollback|roll back|zurück|retour|revenir|volver|atrás|voltar|indietro|torna indietro|terug"
)
LEARN: Final = table("learn|lernen|apprendre|aprender|ensinar|impara|imparare|leren")
RULES: Final = table("rules|regeln|règles|reglas|regras|regole|regels")
BACK: Final = table("back|off|zurück|ende|de retour|de vuelta|de volta|tornato|terug")

OFF: Final = table("off|end|aus|ende|fin|non|arrêt|no|fuera|desligar|não|fine|spento|uit|niet")
ACKNOWLEDGE: Final = table(
    "receipt|receipts|acknowledge|acknowledgement|eingang|eingangsbestätigung|bestätigung|accusé|"
    "accusé de réception|acuse|acuse de recibo|recibo|aviso|conferma|ricevuta|ontvangst|ontvangstbevestiging",
)


def words_of(verb: str, language: str) -> tuple[str, ...]:
    return tuple(VERBS[verb][LANGUAGES.index(language)].split("|"))


def shown(verb: str, language: str) -> str:
    """The word that help and examples print."""
    return words_of(verb, language if language in LANGUAGES else "en")[0]


def every_word(verb: str) -> tuple[str, ...]:
    return tuple(word for words in VERBS[verb] for word in words.split("|"))
