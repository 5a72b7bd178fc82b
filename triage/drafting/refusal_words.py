"""Refusals in the reader's language: where, what, what was found, what may stand there, what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from triage.books import figures
from triage.core.errors import Problem
from triage.core.refusal import Phrase
from triage.drafting.refusal_checks import CHECKS
from triage.drafting.refusal_desk import DESK
from triage.drafting.refusal_fields import FIELDS, Six
from triage.drafting.refusal_places import PLACES
from triage.drafting.refusal_rules import RULES
from triage.drafting.refusal_tax import TAX
from triage.drafting.refusal_where import WHERE

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl")
REFUSALS: Final[dict[str, Six]] = {**FIELDS, **CHECKS, **TAX, **PLACES, **RULES, **DESK}
"""By the English sentence with its holes: de, fr, es, pt, it, nl."""

FRAME: Final = {
    "found": (
        "found {0}", "gefunden: {0}", "trouvé : {0}", "encontrado: {0}", "encontrado: {0}", "trovato: {0}",
        "gevonden: {0}",
    ),
    "allowed": (
        "allowed: {0}", "möglich: {0}", "possible : {0}", "posible: {0}", "possível: {0}", "possibile: {0}",
        "mogelijk: {0}",
    ),
    "where": ("{0}: {1}", "{0}: {1}", "{0} : {1}", "{0}: {1}", "{0}: {1}", "{0}: {1}", "{0}: {1}"),
}  # fmt: skip
_NUMBER: Final = re.compile(r"\d{1,4}")


def phrase_said(text: str, language: str) -> str:
    """A phrase in that language; any other text as it is."""
    if not isinstance(text, Phrase):
        return text
    place = _place(language)
    known = REFUSALS.get(text.template)
    template = known[place - 1] if known is not None and place else text.template
    if not text.values:
        return template
    return template.format(**{name: _value(one, language) for name, one in text.values.items()})


def _value(value: Any, language: str) -> str:
    if isinstance(value, str):
        return phrase_said(value, language)
    return figures.day(value, language) if isinstance(value, date) else str(value)


def problem_said(problem: Problem, language: str) -> str:
    """One problem as a line."""
    what = phrase_said(problem.what, language)
    if problem.found:
        what += f" ({_framed('found', language, phrase_said(problem.found, language))})"
    if problem.allowed:
        what += f"; {_framed('allowed', language, phrase_said(problem.allowed, language))}"
    if problem.mend:
        what += f". {phrase_said(problem.mend, language)}"
    return _framed("where", language, where_said(problem.where, language), what)


def problems_said(problems: Iterable[Problem], language: str) -> str:
    """A line each, as receipts show them."""
    return "\n".join(f"- {problem_said(one, language)}" for one in problems)


def where_said(path: str, language: str) -> str:
    """``lines.2.quantity`` -> line 2, quantity. What is no path of fields stays as it is."""
    parts = path.split(".")
    if not all(one in WHERE or _NUMBER.fullmatch(one) for one in parts) or _NUMBER.fullmatch(parts[0]):
        return path
    place = _place(language)
    said: list[str] = []
    for at, one in enumerate(parts):
        if _NUMBER.fullmatch(one):
            said[-1] += f" {one}"
            continue
        single = at + 1 < len(parts) and _NUMBER.fullmatch(parts[at + 1]) is not None
        key = f"{one}[]" if single and f"{one}[]" in WHERE else one
        said.append(WHERE[key][place])
    return ", ".join(said)


def _framed(key: str, language: str, *values: str) -> str:
    return FRAME[key][_place(language)].format(*values)


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0
