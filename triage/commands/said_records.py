"""What came of a command about master records: in the order of ``verbs.LANGUAGES``."""

from __future__ import annotations

from typing import Final

Said = tuple[str, str, str, str, str, str, str]

RECORDS: Final[dict[str, Said]] = {
    "record_kept": (
        "{what}: entered",
        "{what}: eingetragen",
        "{what} : saisi",
        "{what}: anotado",
        "{what}: registado",
        "{what}: registrato",
        "{what}: ingevoerd",
    ),
    "record_asked": (
        "{what}: the change comes to you as a question; it holds on your yes",
        "{what}: die Änderung kommt als Frage zu Ihnen; sie gilt mit Ihrem Ja",
        "{what} : la modification vous revient en question ; elle vaut sur votre oui",
        "{what}: el cambio le llega como pregunta; vale con su sí",
        "{what}: a alteração chega-lhe como pergunta; vale com o seu sim",
        "{what}: la modifica Le arriva come domanda; vale con il Suo sì",
        "{what}: de wijziging komt als vraag; ze geldt na uw ja",
    ),
    "record_same": (
        "{what}: nothing to change",
        "{what}: nichts zu ändern",
        "{what} : rien à changer",
        "{what}: nada que cambiar",
        "{what}: nada a mudar",
        "{what}: niente da cambiare",
        "{what}: niets te wijzigen",
    ),
    "twin": (
        "Probably the same as {other} ({why}). Merge them? #customer merge {mine} {other}",
        "Vermutlich derselbe wie {other} ({why}). Zusammenlegen? #kunde zusammenlegen {mine} {other}",
        "Sans doute le même que {other} ({why}). Fusionner ? #client fusionner {mine} {other}",
        "Probablemente el mismo que {other} ({why}). ¿Unir? #cliente unir {mine} {other}",
        "Provavelmente o mesmo que {other} ({why}). Juntar? #cliente juntar {mine} {other}",
        "Probabilmente lo stesso di {other} ({why}). Unire? #cliente unisci {mine} {other}",
        "Waarschijnlijk dezelfde als {other} ({why}). Samenvoegen? #klant samenvoegen {mine} {other}",
    ),
    "vendor_account": (
        "account: {iban}, known since {day}",
        "Konto: {iban}, bekannt seit {day}",
        "compte : {iban}, connu depuis le {day}",
        "cuenta: {iban}, conocida desde el {day}",
        "conta: {iban}, conhecida desde {day}",
        "conto: {iban}, noto dal {day}",
        "rekening: {iban}, bekend sinds {day}",
    ),
    "vendor_no_account": (
        "account: none recorded. On the machine: triage books vendor {vendor} --iban IBAN",
        "Konto: keines eingetragen. Am Rechner: triage books vendor {vendor} --iban IBAN",
        "compte : aucun. Sur la machine : triage books vendor {vendor} --iban IBAN",
        "cuenta: ninguna. En el equipo: triage books vendor {vendor} --iban IBAN",
        "conta: nenhuma. Na máquina: triage books vendor {vendor} --iban IBAN",
        "conto: nessuno. Sulla macchina: triage books vendor {vendor} --iban IBAN",
        "rekening: geen. Op de machine: triage books vendor {vendor} --iban IBAN",
    ),
    "nothing_found": (
        "nothing found for “{found}”",
        "nichts gefunden zu „{found}“",
        "rien trouvé pour « {found} »",
        "nada encontrado para «{found}»",
        "nada encontrado para «{found}»",
        "niente trovato per «{found}»",
        "niets gevonden voor „{found}”",
    ),
    "owners_told": (
        "{who} entered this:",
        "{who} hat dies eingetragen:",
        "{who} a saisi ceci :",
        "{who} ha anotado esto:",
        "{who} registou isto:",
        "{who} ha registrato questo:",
        "{who} heeft dit ingevoerd:",
    ),
}
