"""What a person answered to a proposal: read from new text alone, by a fixed table, no model.

Yes-words may have a greeting, please, thanks and the person's own name around them. Any other text is
the next draft. A yes with more words is asked about, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from triage.approval.words import ALL, AREAS, COURTESY, DONE, LATER, NO, YES

_EDGE: Final = " \t.,;:!?…-–—\"'“”„«»()*_~"
_LATER: Final = re.compile(r"(\d{1,3})\s*(d|h|w|t|j|g|s|days?|tage?|hours?|weeks?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    include_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refile:
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDraft:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal:
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichMeant:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """An empty reply: never an approval."""


Answer = Yes | No | Later | Done | Refile | NextDraft | Internal | WhichMeant | Nothing


def read_answer(new_text: str, own_names: tuple[str, ...] = ()) -> Answer:
    """The answer in the new plain text of a reply. ``own_names`` may stand around the word."""
    text = unicodedata.normalize("NFC", new_text).replace("’", "'").strip()
    lines = [line.strip() for line in text.splitlines()]
    names = {part.casefold() for name in own_names for part in (name, *name.split())}
    words = [line for line in lines if line and not _is_around(line, names)]
    if not words:
        return _courtesy_only(lines, names)
    first, rest = words[0], words[1:]
    marked = _marked(first, text)
    if marked is not None:
        return marked
    spoken = _bare(first, names)
    if spoken in YES or (spoken in ALL and not rest):
        return WhichMeant(text=text) if rest else Yes(include_all=spoken in ALL)
    return _other_word(first, spoken, rest, text)


def _other_word(first: str, spoken: str, rest: list[str], text: str) -> Answer:
    if spoken in NO:
        return No(why=" ".join(rest))
    head, _, tail = first.casefold().partition(" ")
    if head.strip(_EDGE) in DONE:
        return Done(note=tail.strip("() "))
    if not rest and head.strip(_EDGE) in LATER:
        number = _LATER.match(tail.strip())
        return Later(days=max(1, min(90, int(number[1])))) if number else Later()
    if not rest and spoken.split(" ")[0] in YES and any(spoken.startswith(one + " ") for one in YES):
        return _yes_and_more(spoken, text)
    return NextDraft(text=text)


def _yes_and_more(spoken: str, text: str) -> Answer:
    longest = max((one for one in YES if spoken.startswith(one + " ")), key=len)
    rest = spoken[len(longest) :].strip(_EDGE)
    if rest in ALL:
        return Yes(include_all=True)
    return WhichMeant(text=text)


def _marked(first: str, text: str) -> Answer | None:
    if first.startswith(("#", "＃", "/")):
        word = first[1:].split(" ")[0].casefold().strip(_EDGE)
        area = next((name for name, words in AREAS.items() if word in words), None)
        if area is not None:
            return Refile(area=area)
    head, colon, tail = text.partition(":")
    if colon and head.casefold() in ("intern", "internal", "interne", "interno"):
        return Internal(note=tail.strip())
    if colon and head.casefold() == "edit":
        return NextDraft(text=tail.strip())
    return None


def _bare(line: str, names: set[str]) -> str:
    """A line without courtesy, names and punctuation at its edges, folded."""
    spoken = line.casefold().strip(_EDGE)
    changed = True
    while changed and spoken not in YES and spoken not in NO:
        changed = False
        for around in sorted(COURTESY | names, key=len, reverse=True):
            for cut in (spoken.removeprefix(around), spoken.removesuffix(around)):
                if cut != spoken and cut and cut.strip(_EDGE) and _at_edge(spoken, cut):
                    spoken, changed = cut.strip(_EDGE), True
    return spoken


def _at_edge(spoken: str, cut: str) -> bool:
    """Whether what was cut ended at a word's edge."""
    edge = cut[0] if spoken.endswith(cut) else cut[-1]
    return not edge.isalnum()


def _is_around(line: str, names: set[str]) -> bool:
    """A line that is only greeting, thanks, name or separator."""
    parts = [part.strip(_EDGE).casefold() for part in re.split(r"[,.!–—]| - ", line)]
    return all(not part or part in COURTESY or part in names or _greets(part, names) for part in parts)


def _greets(part: str, names: set[str]) -> bool:
    greeting, _, name = part.partition(" ")
    return greeting in COURTESY and (name in names or name in COURTESY)


def _courtesy_only(lines: list[str], names: set[str]) -> Answer:
    return Nothing()
