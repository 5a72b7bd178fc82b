"""Answered questions, made fit to be remembered: whatever belongs to one customer is taken out before it is
written down. Pure.

Two rules. In the question everything personal is masked; it is only ever compared. In the answer every
masked place is a hole that only *this* case's records may fill, and a text with a hole left is no draft.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from triage.desk.bank import ibans_in
from triage.intent.words import fold

HOLE: Final = "\u27e8{}\u27e9"
"""What stands for something personal: mathematical angle brackets, which nobody types."""

_HOLE: Final = re.compile(r"\u27e8([a-z.]+)\u27e9")
_ADDRESS: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|"
    r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|eu|de|fr|es|it|nl|pt|at|ch|be|uk|io|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"(?:€|\$|£|\b(?:EUR|USD|GBP|CHF)\b)\s?\d[\d.,' ]*\d?|"
    r"\b\d[\d.,']*\s?(?:€|\$|£|(?:EUR|Euros?|USD|GBP|CHF)\b)",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\.?(?!\d)")
_FIGURE: Final = re.compile(r"[\w#/+.,:-]*\d[\w#/+.,:-]*\w|[\w#/-]*\d")
_TITLED: Final = re.compile(
    r"\b((?:Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|M\.|Mme|Mlle|Monsieur|Madame|Sr|Sra|Sig|Signor[ae]?|Dott|Dhr|"
    r"Mevr|meneer|mevrouw|Senhora?|Se\u00f1ora?)\.?)\s+((?:[A-Z\u00c0-\u00de][\w'’-]+\s?){1,3})"
)
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_MONTHS: Final = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "janvier", "fevrier", "mars",
    "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "enero", "febrero", "marzo",
    "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "janeiro", "fevereiro",
    "marco", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro", "gennaio",
    "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "lunedi",
    "martedi", "mercoledi", "giovedi", "venerdi", "domenica", "januari", "februari", "maart", "mei",
    "augustus", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "tomorrow", "today", "yesterday", "morgen", "heute", "gestern", "demain", "hier", "manana", "ayer",
    "amanha", "ontem", "domani", "oggi", "ieri", "vandaag", "gisteren",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """What is ours to say: literal values by the name of the fact, and words that are everybody's."""

    facts: Mapping[str, str]
    known_words: Collection[str]
    """Folded words of general use: the model's vocabulary, the templates."""


def mask_question(text: str, names: Iterable[str]) -> str:
    """What somebody asked, without whom and how much: only ever compared with other questions."""
    return _tidy(_figures(_named(text, names)))


def mask_answer(text: str, question: str, names: Iterable[str], firm: Firm) -> str:
    """What we answered, with a hole wherever something is not the firm's own or plain language.

    ``names``: everybody's that we know, not this customer's alone. Words that the customer brought in, and
    capitalised or odd ones, stay only where they are known words.
    """
    kept = text
    for fact, value in sorted(firm.facts.items(), key=lambda one: -len(one[1])):
        if len(value) >= 4:
            kept = kept.replace(value, HOLE.format(fact))
    kept = _figures(_named(kept, names))
    theirs = {fold(one) for one in _WORD.findall(question)} - set(firm.known_words)
    return _tidy(_outside_holes(kept, lambda part: _words(part, theirs, firm.known_words)))


def _named(text: str, names: Iterable[str]) -> str:
    """Addresses, links, titled names, and every word of a known name."""
    text = _ADDRESS.sub(HOLE.format("address"), text)
    text = _LINK.sub(HOLE.format("link"), text)
    text = _TITLED.sub(lambda found: f"{found[1]} {HOLE.format('name')} ", text)
    parts = {fold(part) for name in names for part in _WORD.findall(name) if len(part) > 1}
    if not parts:
        return text
    return _outside_holes(text, lambda part: _WORD.sub(lambda one: _if_in(one[0], parts), part))


def _if_in(word: str, parts: Collection[str]) -> str:
    """Short names only where they are capitalised: ``an`` is a word, ``An`` may be somebody."""
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    is_name = fold(bare) in parts and (len(bare) > 3 or not bare.islower())
    return HOLE.format("name") if is_name else word


def _figures(text: str) -> str:
    """Accounts, amounts, dates, then whatever else holds a digit: order numbers, sizes, times, phones."""
    for one in ibans_in([text]):
        text = re.sub(r"[\s.-]?".join(one), HOLE.format("account"), text, flags=re.I)
    for pattern, name in ((_AMOUNT, "amount"), (_DATE, "date"), (_FIGURE, "figure")):
        text = _outside_holes(text, partial(pattern.sub, HOLE.format(name)))
    return _outside_holes(text, lambda part: _WORD.sub(lambda one: _day(one[0]), part))


def _day(word: str) -> str:
    """A day that was named once is wrong the next time."""
    is_day = fold(word) in _MONTHS and word not in ("may", "mars", "hier", "morgen", "mei", "marches")
    return HOLE.format("date") if is_day else word


def _words(text: str, theirs: Collection[str], known: Collection[str]) -> str:
    def kept(found: re.Match[str]) -> str:
        word = found[0]
        folded = fold(word)
        if folded in known or fold(word.partition("'")[0]) in known or len(word) == 1:
            return word
        odd = not word.islower()
        return HOLE.format("word") if odd or folded in theirs else word

    return _WORD.sub(kept, text)


def _outside_holes(text: str, change: Callable[[str], str]) -> str:
    """Apply a change to what stands between holes."""
    parts = re.split(r"(\u27e8[a-z.]+\u27e9)", text)
    return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))


def _tidy(text: str) -> str:
    """Neighbouring holes of one kind become one; foreign brackets cannot make any."""
    text = re.sub(r"(\u27e8([a-z.]+)\u27e9)(?:[ ,./:-]*\u27e8\2\u27e9)+", r"\1", text)
    return re.sub(r"[ \t]+", " ", text).strip()


def filled(answer: str, facts: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The answer for this case, and which holes nothing could fill: then it is no draft."""
    missing = tuple(dict.fromkeys(one for one in _HOLE.findall(answer) if not facts.get(one)))
    return _HOLE.sub(lambda found: facts.get(found[1]) or found[0], answer), missing


def has_brackets(text: str) -> bool:
    """Whether a text holds our bracket already: then it is not learned."""
    return "\u27e8" in text or "\u27e9" in text


def changed_share(before: str, after: str) -> float:
    """How much of a text a person changed, by words: 0 nothing, 1 all of it."""
    one, two = before.split(), after.split()
    if one == two:
        return 0.0
    return round(1 - difflib.SequenceMatcher(None, one, two, autojunk=False).ratio(), 3)
