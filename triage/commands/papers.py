"""The verbs around a firm's own invoicing program and its books: what was read right, what a month held."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from triage.approval.words import phrase, table
from triage.commands import requests_books as ask
from triage.commands.arguments import Args, Known, day_of
from triage.commands.book_arguments import figure
from triage.commands.requests import Request, Wrong

RIGHT: Final = table(
    "right|yes|correct|stimmt|ja|richtig|juste|oui|correct|bien|sí|si|correcto|certo|sim|giusto|sì|klopt|juist"
)
NO: Final = table("no|none|nein|keins|kein|non|aucun|ninguno|não|nenhum|nessuno|nee|geen")
_PAPER: Final = re.compile(r"[Pp](\d{1,9})")
_AMOUNT: Final = re.compile(r"\d{1,10}(?:[.,]\d{1,2})?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def read_paper(args: Args, known: Known) -> Request | Wrong:
    """``P7 right``, ``P7 no``, ``P7 AN-118 1451.80 EUR 2026-11-12``."""
    found = _PAPER.fullmatch(args[0]) if args else None
    if found is None or len(args) < 2:
        return Wrong(reason="no_paper", found=" ".join(args))
    number = int(found[1])
    said = phrase(" ".join(args[1:]))
    if said in RIGHT:
        return ask.AboutPaper(paper_id=number)
    if said in NO:
        return ask.AboutPaper(paper_id=number, ours=False)
    return _mended(number, args[1:], known)


def _mended(paper_id: int, args: Args, known: Known) -> Request | Wrong:
    day = day_of(args[3], known.today) if len(args) == 4 else None
    total = figure(args[1]) if len(args) == 4 and _AMOUNT.fullmatch(args[1].replace("'", "")) else None
    if day is None or total is None or not _CURRENCY.fullmatch(args[2].upper()):
        return Wrong(reason="no_paper", found=" ".join(args))
    return ask.AboutPaper(
        paper_id=paper_id, number=args[0][:60], total=total, currency=args[2].upper(), day=day
    )


def read_month(args: Args, known: Known) -> Request | Wrong:
    """``2026-11``, ``11/2026``, ``11``; the month before where nothing is said."""
    span = month_of(" ".join(args), known.today)
    if span is None:
        return Wrong(reason="no_month", found=" ".join(args))
    return ask.Month(first=span[0], last=span[1])


def month_of(text: str, today: date) -> tuple[date, date] | None:
    """First and last day of a written month; of the one before where the text is empty."""
    if not text:
        year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
        return _span(year, month)
    parts = [one for one in text.replace("/", "-").replace(".", "-").split("-") if one]
    if not 1 <= len(parts) <= 2 or not all(one.isascii() and one.isdigit() for one in parts):
        return None
    numbers = sorted((int(one) for one in parts), key=lambda one: one < 100)
    year, month = numbers if len(numbers) == 2 else (today.year, numbers[0])
    return _span(year, month) if 2000 <= year <= 2100 and 1 <= month <= 12 else None


def _span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
