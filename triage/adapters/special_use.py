"""Which mailbox is Drafts, Sent, …: the server's own word first (RFC 6154), then names people use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from triage.ports import MailboxInfo, SpecialUse

# English, German, French, Spanish, Italian, Portuguese, Dutch, as the usual programs name them.
_NAMES: Final[dict[SpecialUse, tuple[str, ...]]] = {
    SpecialUse.DRAFTS: (
        "drafts", "draft", "entwürfe", "entwurf", "brouillons", "brouillon", "borradores", "borrador",
        "bozze", "rascunhos", "rascunho", "concepten",
    ),
    SpecialUse.SENT: (
        "sent", "sent items", "sent messages", "sent mail", "gesendet", "gesendete elemente",
        "gesendete objekte", "gesendete nachrichten", "envoyés", "messages envoyés", "éléments envoyés",
        "enviados", "elementos enviados", "mensajes enviados", "inviati", "posta inviata", "inviata",
        "itens enviados", "mensagens enviadas", "verzonden", "verzonden items", "verzonden berichten",
    ),
    SpecialUse.JUNK: (
        "junk", "spam", "junk e-mail", "junk email", "bulk mail", "junk-e-mail", "unerwünscht", "werbung",
        "courrier indésirable", "indésirables", "pourriel", "correo no deseado", "no deseado",
        "posta indesiderata", "indesiderata", "lixo eletrônico", "lixo electrónico",
        "ongewenste e-mail", "ongewenst",
    ),
    SpecialUse.TRASH: (
        "trash", "deleted items", "deleted messages", "bin", "papierkorb", "gelöschte elemente",
        "gelöschte objekte", "corbeille", "éléments supprimés", "papelera", "elementos eliminados",
        "cestino", "posta eliminata", "lixeira", "lixo", "itens excluídos", "prullenbak",
        "verwijderde items",
    ),
    SpecialUse.ARCHIVE: ("archive", "archives", "archiv", "archivo", "archivio", "arquivo", "archief"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One LIST response: attributes as the server wrote them, the name decoded to Unicode."""

    name: str
    attributes: tuple[str, ...] = ()
    delimiter: str = "/"


def assign(listed: Iterable[Listed]) -> list[MailboxInfo]:
    """Every mailbox with its special use. One attribute wins over any name; a use is given once."""
    rows = list(listed)
    named = _by_name(rows, {use for row in rows if (use := _by_attribute(row))})
    return [
        MailboxInfo(
            name=row.name,
            special_use=_by_attribute(row) or named.get(row.name),
            selectable=not _has(row, "\\noselect") and not _has(row, "\\nonexistent"),
        )
        for row in rows
    ]


def find_use(mailboxes: Sequence[MailboxInfo], use: SpecialUse) -> str | None:
    """The name of the selectable mailbox with this use, or None (the owner then names it)."""
    return next((m.name for m in mailboxes if m.special_use is use and m.selectable), None)


def _has(row: Listed, attribute: str) -> bool:
    return any(found.lower() == attribute for found in row.attributes)


def _by_attribute(row: Listed) -> SpecialUse | None:
    """Compared without regard to case: Cyrus says ``\\drafts``."""
    return next((use for use in SpecialUse if _has(row, use.value)), None)


def _by_name(rows: Sequence[Listed], taken: set[SpecialUse]) -> dict[str, SpecialUse]:
    found: dict[str, SpecialUse] = {}
    for use, names in _NAMES.items():
        if use in taken:
            continue
        known = {_folded(row): row.name for row in rows if not _has(row, "\\noselect")}
        name = next((known[name] for name in names if name in known), None)
        if name is not None:
            found[name] = use
    return found


def _folded(row: Listed) -> str:
    """The name in lower case, without an ``INBOX.`` in front; deeper ones keep their parents."""
    name = row.name
    prefix = f"INBOX{row.delimiter}"
    if name.upper().startswith(prefix.upper()):
        name = name[len(prefix) :]
    return name.casefold()
