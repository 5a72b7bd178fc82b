"""Words of the month's list, in the seven languages."""

from __future__ import annotations

from typing import Final

_KEYS: Final = (
    "documents",
    "sums",
    "net",
    "tax",
    "attached",
    "left_out",
    "unfinished",
    "too_large",
    "nothing",
)
_TABLE: Final = {
    "en": (
        "{count} issued", "By tax category:", "net", "tax", "Attached: {names}",
        "Not in the DATEV file: {number} {why}", "Has a number and no file yet: {number}",
        "The originals are too large for a mail: `triage books month {month}` writes them.",
        "Nothing was issued in {month}.",
    ),
    "de": (
        "{count} ausgestellt", "Nach Steuerkategorie:", "netto", "Steuer", "Anbei: {names}",
        "Nicht in der DATEV-Datei: {number} {why}", "Hat eine Nummer und noch keine Datei: {number}",
        "Die Originale sind für eine Mail zu groß: `triage books month {month}` schreibt sie.",
        "Im Monat {month} wurde nichts ausgestellt.",
    ),
    "fr": (
        "{count} émis", "Par catégorie de TVA :", "HT", "TVA", "Ci-joint : {names}",
        "Absent du fichier DATEV : {number} {why}", "A un numéro et pas encore de fichier : {number}",
        "Les originaux sont trop lourds pour un mail : `triage books month {month}` les écrit.",
        "Rien n'a été émis en {month}.",
    ),
    "es": (
        "{count} emitidos", "Por categoría de impuesto:", "neto", "impuesto", "Adjunto: {names}",
        "No está en el fichero DATEV: {number} {why}", "Tiene número y aún no fichero: {number}",
        "Los originales pesan demasiado para un correo: `triage books month {month}` los escribe.",
        "No se emitió nada en {month}.",
    ),
    "pt": (
        "{count} emitidos", "Por categoria de imposto:", "líquido", "imposto", "Em anexo: {names}",
        "Não está no ficheiro DATEV: {number} {why}", "Tem número e ainda não tem ficheiro: {number}",
        "Os originais são grandes demais para um e-mail: `triage books month {month}` escreve-os.",
        "Nada foi emitido em {month}.",
    ),
    "it": (
        "{count} emessi", "Per categoria d'imposta:", "netto", "imposta", "In allegato: {names}",
        "Non è nel file DATEV: {number} {why}", "Ha un numero e non ancora un file: {number}",
        "Gli originali sono troppo grandi per una mail: `triage books month {month}` li scrive.",
        "Nulla è stato emesso in {month}.",
    ),
    "nl": (
        "{count} uitgeschreven", "Per belastingcategorie:", "netto", "btw", "Bijgevoegd: {names}",
        "Niet in het DATEV-bestand: {number} {why}", "Heeft een nummer en nog geen bestand: {number}",
        "De originelen zijn te groot voor een mail: `triage books month {month}` schrijft ze weg.",
        "In {month} is niets uitgeschreven.",
    ),
}  # fmt: skip


def month_words(language: str) -> dict[str, str]:
    """English where the language is not one of ours."""
    return dict(zip(_KEYS, _TABLE.get(language, _TABLE["en"]), strict=True))
