"""Our own replies to quotes, ``models/acceptance/*.txt``: for the head and the rules.

A line ``= LETTER situation [after=talk|other]`` opens a situation; each line below it is one reply, its
language first. ``\\n`` stands for a line end.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SITUATION: Final = re.compile(r"= (?P<letter>[ADPCQU]) (?P<name>\w+)(?: after=(?P<after>quote|talk|other))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reply. ``letter``: A accepts, D declines, P a part, C a counter-offer, Q asks, U none of these."""

    letter: str
    situation: str
    after: str
    language: str
    text: str

    @property
    def accepts(self) -> bool:
        return self.letter == "A"


def read_rows(folder: Path) -> list[Row]:
    """All replies, file by file. Raises ValueError with file and line."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.txt")):
        letter = name = after = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            found = _SITUATION.fullmatch(line)
            if found is not None:
                letter, name, after = found["letter"], found["name"], found["after"] or "quote"
            elif line:
                if not name or not re.match(r"[a-z]{2} \S", line):
                    raise ValueError(f"{path.name}:{number}: not a reply")
                text = line[3:].replace("\\n", "\n")
                rows.append(Row(letter=letter, situation=name, after=after, language=line[:2], text=text))
    return rows


def examples_sha256(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
