"""What Maildir writes into names: flags and keywords into the file's, the mailbox into the folder's.

Maildir++: INBOX is the folder itself, others lie beside ``cur`` as ``.Name``, ``.Name.Below``, in
modified UTF-7 (RFC 3501 5.1.3). Keywords are letters a to z that ``dovecot-keywords`` explains.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from triage.adapters.imap_guards import mailbox_name

SYSTEM: Final = {
    "D": "\\Draft",
    "F": "\\Flagged",
    "R": "\\Answered",
    "S": "\\Seen",
    "T": "\\Deleted",
}
KEYWORD_FILE: Final = "dovecot-keywords"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_RUN: Final = re.compile(r"&|[^\x20-\x7e]+")
_SHIFTED: Final = re.compile(r"&([^-]*)-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file: where it lies (``new`` or ``cur``), its unique part, and its flag letters."""

    unique: str
    folder: str
    letters: str = ""

    @property
    def file_name(self) -> str:
        """In ``new`` a file bears no flags; in ``cur`` always ``:2,`` (letters in ASCII order)."""
        if self.folder == "new":
            return self.unique
        return f"{self.unique}:2,{''.join(sorted(self.letters))}"


def read_entry(folder: str, file_name: str) -> Entry:
    unique, _, letters = file_name.partition(":2,")
    return Entry(unique=unique, folder=folder, letters=letters)


def delivered_order(entry: Entry) -> tuple[int, str]:
    """Names begin with the second of delivery; the order in which uids are minted."""
    second = entry.unique.split(".", 1)[0]
    return (int(second) if second.isascii() and second.isdigit() else 0, entry.unique)


def folder_of(root: Path, mailbox: str) -> Path:
    """Where a mailbox lies. ValueError for a name that would leave the Maildir."""
    if mailbox_name(mailbox).upper() == "INBOX":
        return root
    levels = mailbox.split("/")
    if any(not level or "." in level for level in levels):
        raise ValueError(f"mailbox {mailbox!r} cannot be a Maildir folder (empty level, or a dot in it)")
    return root / ("." + ".".join(encode_utf7(level) for level in levels))


def mailbox_of(folder: Path) -> str:
    return "/".join(decode_utf7(level) for level in folder.name.removeprefix(".").split("."))


def encode_utf7(text: str) -> str:
    return _RUN.sub(_shift, text)


def decode_utf7(text: str) -> str:
    return _SHIFTED.sub(_unshift, text)


def _shift(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&-"
    coded = base64.b64encode(found[0].encode("utf-16-be")).decode().rstrip("=")
    return "&" + coded.replace("/", ",") + "-"


def _unshift(found: re.Match[str]) -> str:
    coded = found[1].replace(",", "/")
    if not coded:
        return "&"
    try:
        return base64.b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be")
    except ValueError:  # somebody else's odd name: shown as it is
        return found[0]


def read_keywords(folder: Path) -> dict[str, str]:
    """Letter to keyword, from lines ``0 $Triage``."""
    try:
        lines = (folder / KEYWORD_FILE).read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return {}
    rows = (line.split(" ", 1) for line in lines if " " in line)
    return {_LETTERS[int(i)]: name for i, name in rows if i.isdigit() and int(i) < len(_LETTERS)}


def flag_names(letters: str, keywords: dict[str, str]) -> frozenset[str]:
    known = SYSTEM | keywords
    return frozenset(known[letter] for letter in letters if letter in known)


def flag_letters(folder: Path, flags: Iterable[str], *, make: bool) -> str | None:
    """The letters of some flags; with ``make`` unknown keywords get one. None where that is not
    possible: 26 keywords are all that a Maildir folder can hold."""
    system = {name.lower(): letter for letter, name in SYSTEM.items()}
    wanted = list(flags)
    lacking = [flag for flag in wanted if not flag.startswith("\\")]
    keywords = _with_new(folder, lacking) if make and lacking else read_keywords(folder)
    known = system | {name.lower(): letter for letter, name in keywords.items()}
    letters = [known.get(flag.lower()) for flag in wanted]
    if make and None in letters:
        return None
    return "".join(letter for letter in letters if letter is not None)


def _with_new(folder: Path, flags: Sequence[str]) -> dict[str, str]:
    """Dovecot's own protocol: the lock file is the new content, renamed into place."""
    keywords = read_keywords(folder)
    known = {name.lower() for name in keywords.values()}
    lacking = [flag for flag in flags if flag.lower() not in known]
    if not lacking or len(keywords) + len(lacking) > len(_LETTERS):
        return keywords
    lock = folder / (KEYWORD_FILE + ".lock")
    descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        keywords = read_keywords(folder)  # again: now nobody else writes
        free = [letter for letter in _LETTERS if letter not in keywords]
        keywords |= dict(zip(free, lacking, strict=False))
        rows = "".join(f"{_LETTERS.index(letter)} {name}\n" for letter, name in sorted(keywords.items()))
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(rows)
            file.flush()
            os.fsync(descriptor)
        os.replace(lock, folder / KEYWORD_FILE)
    except BaseException:
        lock.unlink(missing_ok=True)
        raise
    return keywords
