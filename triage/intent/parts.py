"""A mail that asks for two things says so: where a sentence begins with *also*, *außerdem*, *en plus*, there
begins the other part. Only such mails are read part by part."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_BEGINS: Final = (
    r"also|besides|furthermore|moreover|in addition|additionally|another (?:thing|question|point)"
    r"|one more thing|and one more|second(?:ly)?|separately|by the way|on another note|p\.?\s?s\.?"
    r"|außerdem|ausserdem|zudem|übrigens|ferner|des weiteren|zusätzlich|noch (?:eine frage|etwas|was)"
    r"|und noch|zweitens"
    r"|par ailleurs|de plus|en plus|en outre|d'autre part|autre (?:chose|question)|aussi|deuxièmement"
    r"|además|por otro lado|por otra parte|otra (?:cosa|pregunta)|también|por cierto"
    r"|inoltre|in più|un'altra (?:cosa|domanda)|altra cosa|anche|a proposito"
    r"|daarnaast|verder|bovendien|ook|nog (?:een vraag|iets)|trouwens"
    r"|além disso|outra (?:coisa|questão|pergunta)|também|já agora|a propósito"
)
_SECOND: Final = re.compile(rf"[.!?;\n](?:(?<=\n)\s*|\s+)(?=(?:{_BEGINS})\b)", re.IGNORECASE)
"""Begins with a plain set of characters: Python then looks for those alone, twice as fast."""

FEWEST: Final = 4
"""Words of a part that can say something of its own."""

MOST: Final = 3


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a text that asks for several things; empty for one that does not say so."""
    text = text[:4_000]
    ends = [found.start() + 1 for found in _SECOND.finditer(text)]
    if not ends:
        return ()
    said = [text[start:end].strip() for start, end in pairwise((0, *ends, len(text)))]
    found = [part for part in said if len(part.split()) >= FEWEST]
    return tuple(found[:MOST]) if len(found) > 1 else ()
