"""What the books refuse is told to each bookkeeper in their own language, whoever finds it: a command, a rule
that is checked later, a plan whose day has come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pipeline.books import CUSTOMER, NORA, PRODUCT, open_books, text_of
from tests.servers.smtp_sink import SmtpSink
from triage.config import LANGUAGES

WRONG = [
    "#invoice ruiz 3 NO-SUCH",
    "#invoice nobody 3 CHAIR-OAK",
    "#invoice ruiz 9999999999 CHAIR-OAK",
    "#customer ruiz vat DE123456789",
    "#customer ruiz currency XXX",
    "#customer ruiz street x language xx",
    "#invoice Q-99 rest",
    "#paid INV-2026-0001 1.00",
    "#product CHAIR-OAK 5 C62 Chair goods no_such_case",
    "#product CHAIR-OAK 5 C62 Chair boats",
    '#customer new zwei "Zwei" "Weg 1" 1 X DE bella@ruiz.example',
]
ENGLISH = re.compile(r"\b(there is|found|allowed|must|cannot|is no|add up|already|First|address of)\b")
SAID = {
    "de": "NO-SUCH",
    "fr": "n'existe pas",
    "es": "no existe",
    "pt": "não existe",
    "it": "non esiste",
    "nl": "bestaat niet",
}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_command_is_refused_in_english(tmp_path: Path, smtp_sink: SmtpSink, language: str) -> None:
    with open_books(tmp_path, smtp_sink, language=language) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        for line in WRONG:
            told = books.command(line)
            refusals = [one for one in told.splitlines() if one.startswith("- ")]
            assert refusals, told
            assert not ENGLISH.search(" ".join(refusals)), told
        assert SAID[language] in books.command("#invoice ruiz 3 NO-SUCH")


def test_a_rule_that_fails_later_and_a_plan_are_told_in_german(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The customer became an authority meanwhile: no draft of the plan is made, and Nora hears why."""
    with open_books(tmp_path, smtp_sink, language="de") as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command("#rechnung ruiz 2 CHAIR-OAK monatlich")
        books.command("#kunde ruiz behörde ja")
        books.yes("ja")
        books.pass_days(32)
        told = [text_of(one) for one in books.mails(NORA)]
        why = "- Kunde, Behörde: will eine XRechnung, deren Regeln (BR-DE) hier nicht geprüft werden können"
        assert [one for one in told if why in one], told[-3:]
