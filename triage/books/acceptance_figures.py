"""Figures in a reply: other quantities and other amounts than those that were offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from triage.books.acceptance_clauses import Clause
from triage.books.acceptance_words import MONEY

_PIECES: Final = (
    r"x|stk|stuck|stueck|pcs|pieces?|units?|piezas?|unidades?|uds?|pecas?|pezz[io]|stuks?|of (?:them|the"
    r"|these)|davon"
    r"|von (?:den|ihnen|diesen)|d'entre|de (?:ellos|ellas|los|las)|del(?:es|as)|di (?:essi|quelli)|ervan"
    r"|qm|m2|meter|metres?"
)
_QUANTITY: Final = re.compile(
    rf"(?<![\d.,/-])(\d{{1,5}}) ?(?:{_PIECES})(?!\w)"
    r"|\b(?:nehmen?|take|order|bestell(?:en|e)|need|want|brauchen|nur|only|statt|instead of|commandons"
    r"|prenons|queremos|pedimos|"
    r"ordiniamo|prendiamo|nemen|neem|slechts|solo|apenas)(?: (?:wir|ich|bitte|nur|only|we|sie|dann|gerne"
    r"|please|die|the|les|los|las|"
    r"as|os|i|le|de))* (\d{1,5})(?![\d.,:]*\d)(?! ?(?:uhr|h\b|%|am\b|pm\b|\.))"
)
_ODD: Final = re.compile(
    r"^(?:also |then |ok |gut )?(\d[\d.,' ]*?)(?: ?,-)? (?:und|and|et|y|e|en|then|dann|tondi|rond|glatt)\b"
    r"|\b(?:make|call|say|have|mach\w*|fate|facciamo|mettez|mets|met|sean|pon\w*|redond\w*|maak|doe|zet"
    r"|facam|ponham|sejam|dejad\w*|lasci\w+|laissez|hacemos|faisons|zu|unter|under|below|sous)"
    r"(?: (?:it|that|sie|bitte|mir|uns|er|en|pure|a|los|het|se|wir|das))* (\d[\d.,' ]*\d|\d+)"
    r"(?! ?(?:uhr|h\b|am\b|pm\b|:|st\b|nd\b|rd\b|th\b|/|\.\d|er\b|stock|etage|floor))"
)
_BARE: Final = re.compile(r"^(?:also |then |ok |gut )?(\d[\d.,' ]*)$")
"""A bare figure as if it were an answer, or one that something is to be made."""
_DIGITS: Final = re.compile(r"\d+")


def other_quantity(text: str, quote: str, offered: Iterable[Decimal], known: str, order: str = "") -> bool:
    """A number of pieces that is none of the quote's."""
    names = {format(one.normalize(), "f") for one in offered} | set(
        _DIGITS.findall(f"{quote} {order} {known}")
    )
    return any(one not in names for one in _numbers(text))


def quantities(
    text: str, lines: Sequence[tuple[int, Decimal]], order: str = ""
) -> tuple[tuple[int, Decimal], ...]:
    """With one line and one number the quantity is plain; else a person reads it."""
    found = {Decimal(one) for one in _numbers(text) if one != order}
    if len(lines) == 1 and len(found) == 1:
        place, offered = lines[0]
        quantity = found.pop()
        return ((place, quantity),) if 0 < quantity < offered else ()
    return ()


def other_money(text: str, known: str) -> bool:
    """An amount of money that the quote does not say."""
    said = {_value(one) for one in re.findall(r"\d[\d.,' ]*", known)}
    found = [next(filter(None, groups)) for groups in MONEY.findall(text)]
    return any(_value(one) not in said for one in found)


def odd_figure(found: Sequence[Clause], known: str) -> bool:
    """A figure that something is to be made, and that the quote does not say."""
    said = {_value(one) for one in re.findall(r"\d[\d.,' ]*", known)}
    bare = [(place, figure) for place, one in enumerate(found) for figure in _BARE.findall(one.text)]
    first_said = [
        figure for place, figure in bare if not place or len(_DIGITS.sub("", figure)) < len(figure) - 2
    ]
    figures = (*first_said, *(one or two for each in found for one, two in _ODD.findall(each.text)))
    return any(_value(one) not in said and not _is_called(one) for one in figures)


def _is_called(figure: str) -> bool:
    """A telephone number: too long for an amount, or with a nought in front."""
    return figure.startswith("0") or len(_DIGITS.findall(figure)) > 2 or sum(map(str.isdigit, figure)) > 6


def _numbers(text: str) -> list[str]:
    return [first or second for first, second in _QUANTITY.findall(text)]


def _value(figure: str) -> str:
    """1.240,00 and 1,240 and 1240 are one value: digits without grouping and without empty cents."""
    plain = re.sub(r"[\s']", "", figure).rstrip(".,")
    plain = re.sub(r"[.,]00?$", "", plain)
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
