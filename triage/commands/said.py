"""What receipts, help and errors say, in the seven languages."""

from __future__ import annotations

from typing import Final

from triage.commands.said_about import ABOUT
from triage.commands.said_access import ACCESS
from triage.commands.said_answers import ANSWERS
from triage.commands.said_books_about import BOOK_ABOUT
from triage.commands.said_books_errors import BOOK_ERRORS
from triage.commands.said_documents import DOCUMENTS
from triage.commands.said_errors import ERRORS
from triage.commands.said_looks import LOOKS
from triage.commands.said_model import MODEL
from triage.commands.said_notices import NOTICES
from triage.commands.said_payments import PAYMENTS
from triage.commands.said_records import RECORDS
from triage.commands.said_repair import REPAIR
from triage.commands.said_results import RESULTS
from triage.commands.said_returned import RETURNED
from triage.commands.verbs import LANGUAGES

TEXTS: Final = {
    **ERRORS,
    **ANSWERS,
    **RESULTS,
    **LOOKS,
    **ACCESS,
    **REPAIR,
    **MODEL,
    **NOTICES,
    **RETURNED,
    **BOOK_ERRORS,
    **DOCUMENTS,
    **PAYMENTS,
    **RECORDS,
}


REFUSING: Final = frozenset({*ERRORS, *BOOK_ERRORS, "stale", "case_cannot", "paid_already", "books_refused"})
"""What says why a line was not done."""


class NotDone(str):
    """The result of a line that was not done: its receipt does not begin with *done*."""

    __slots__ = ()


def say(key: str, language: str, **values: object) -> str:
    """The text of a key in a language, English where the language is not one of ours."""
    text = TEXTS[key][_place(language)].format(**values)
    return NotDone(text) if key in REFUSING else text


def about(verb: str, language: str) -> str:
    return (ABOUT.get(verb) or BOOK_ABOUT[verb])[_place(language)]


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0
