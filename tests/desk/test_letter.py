"""What a letter says, without the manners around it."""

from __future__ import annotations

import pytest

from triage.desk.letter import body_of

SAYS = "We come on Tuesday.\n\nPlease clear the hall."


@pytest.mark.parametrize(
    ("greeting", "farewell"),
    [
        ("Dear Ms Ruiz,", "Kind regards\nSam Weber\nAcme Joinery"),
        ("Hello Bella", "Best wishes,\nSam"),
        ("Sehr geehrte Frau Ruiz,", "Mit freundlichen Grüßen\n\nSam Weber\nTel. 030 1234"),
        ("Moin!", "Viele Grüße\nSam"),
        ("Bonjour Madame,", "Bien cordialement\nSam"),
        ("Hola, Bella:", "Un saludo,\nSam"),
        ("Olá Bella,", "Com os melhores cumprimentos\nSam"),
        ("Buongiorno Bella,", "Cordiali saluti\nSam"),
        ("Beste Bella,", "Met vriendelijke groet,\nSam"),
    ],
)
def test_greeting_and_farewell_are_taken_off(greeting: str, farewell: str) -> None:
    """In all seven languages, with whatever follows the farewell."""
    assert body_of(f"{greeting}\n\n{SAYS}\n\n{farewell}") == SAYS


@pytest.mark.parametrize(
    "text", [SAYS, "Thank you for the photos. They help.", "Hi-fi shelves take 12 weeks."]
)
def test_what_is_no_manners_stays(text: str) -> None:
    """A thank-you in the middle, a first word that only looks like a greeting."""
    assert body_of(text) == text
