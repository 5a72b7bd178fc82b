"""What receipts, help and errors say, in the seven languages."""

from __future__ import annotations

from triage.commands.said_about import ABOUT
from triage.commands.said_answers import ANSWERS
from triage.commands.said_books import BOOK_ABOUT, BOOK_ERRORS, BOOK_RESULTS
from triage.commands.said_errors import ERRORS
from triage.commands.said_results import RESULTS
from triage.commands.verbs import LANGUAGES


def say(key: str, language: str, **values: object) -> str:
    """The text of a key in a language, English where the language is not one of ours."""
    texts = ERRORS.get(key) or ANSWERS.get(key) or RESULTS.get(key)
    texts = texts or BOOK_ERRORS.get(key) or BOOK_RESULTS[key]
    return texts[_place(language)].format(**values)


def about(verb: str, language: str) -> str:
    return (ABOUT.get(verb) or BOOK_ABOUT[verb])[_place(language)]


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0
