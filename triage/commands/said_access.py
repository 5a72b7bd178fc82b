"""Words of ``#access`` and of its quarterly review, in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

ACCESS: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "role_owner": ("owner", "Inhaber", "propriétaire", "propietario", "proprietário", "titolare", "eigenaar"),
    "role_bookkeeper": (
        "bookkeeper",
        "Buchhaltung",
        "comptable",
        "contable",
        "contabilista",
        "contabile",
        "boekhouder",
    ),
    "role_staff": ("staff", "Mitarbeit", "équipe", "personal", "equipa", "personale", "medewerker"),
    "may_charge": (
        "in charge of {what}",
        "zuständig für {what}",
        "chargé de {what}",
        "a cargo de {what}",
        "encarregado de {what}",
        "responsabile di {what}",
        "verantwoordelijk voor {what}",
    ),
    "may_money": (
        "money up to {amount}",
        "Geld bis {amount}",
        "argent jusqu'à {amount}",
        "dinero hasta {amount}",
        "dinheiro até {amount}",
        "denaro fino a {amount}",
        "geld tot {amount}",
    ),
    "may_deputy": (
        "deputy {who}",
        "Vertretung {who}",
        "remplaçant {who}",
        "suplente {who}",
        "suplente {who}",
        "sostituto {who}",
        "vervanger {who}",
    ),
    "may_until": (
        "until {day}",
        "bis {day}",
        "jusqu'au {day}",
        "hasta {day}",
        "até {day}",
        "fino a {day}",
        "tot {day}",
    ),
    "may_ended": ("ended", "beendet", "terminé", "terminado", "terminado", "terminato", "beëindigd"),
    "may_away": (
        "away until {day}",
        "abwesend bis {day}",
        "absent jusqu'au {day}",
        "ausente hasta {day}",
        "ausente até {day}",
        "assente fino a {day}",
        "afwezig tot {day}",
    ),
    "ends_soon": (
        "Ends within 90 days:",
        "Endet binnen 90 Tagen:",
        "Prend fin dans les 90 jours :",
        "Termina dentro de 90 días:",
        "Termina dentro de 90 dias:",
        "Termina entro 90 giorni:",
        "Eindigt binnen 90 dagen:",
    ),
    "ends_none": (
        "Nothing ends within 90 days.",
        "Binnen 90 Tagen endet nichts.",
        "Rien ne prend fin dans les 90 jours.",
        "Nada termina dentro de 90 días.",
        "Nada termina dentro de 90 dias.",
        "Nulla termina entro 90 giorni.",
        "Binnen 90 dagen eindigt er niets.",
    ),
    "two_needed": (
        "Above a limit two of these people must say yes.",
        "Über einer Grenze müssen zwei dieser Personen ja sagen.",
        "Au-dessus d'une limite, deux de ces personnes doivent dire oui.",
        "Por encima de un límite, dos de estas personas deben decir que sí.",
        "Acima de um limite, duas destas pessoas têm de dizer sim.",
        "Oltre un limite, due di queste persone devono dire sì.",
        "Boven een limiet moeten twee van deze mensen ja zeggen.",
    ),
    "review_subject": (
        "Who may do what: please look",
        "Wer was darf: bitte ansehen",
        "Qui peut faire quoi : à vérifier",
        "Quién puede hacer qué: revíselo",
        "Quem pode fazer o quê: veja, por favor",
        "Chi può fare cosa: da controllare",
        "Wie wat mag: graag nakijken",
    ),
    "review_text": (
        "Once a quarter: does this list still fit? People and limits are changed in config.toml, never by"
        " mail.",
        "Einmal im Quartal: Stimmt diese Liste noch? Personen und Grenzen werden in config.toml geändert, nie"
        " per Mail.",
        "Une fois par trimestre : cette liste est-elle encore juste ? Personnes et limites se changent dans"
        " config.toml, jamais par mail.",
        "Una vez al trimestre: ¿sigue siendo correcta esta lista? Personas y límites se cambian en"
        " config.toml, nunca por correo.",
        "Uma vez por trimestre: esta lista ainda está certa? Pessoas e limites mudam-se em config.toml, nunca"
        " por e-mail.",
        "Una volta al trimestre: questo elenco è ancora giusto? Persone e limiti si cambiano in config.toml,"
        " mai per e-mail.",
        "Eén keer per kwartaal: klopt deze lijst nog? Mensen en limieten worden in config.toml gewijzigd,"
        " nooit per mail.",
    ),
}
