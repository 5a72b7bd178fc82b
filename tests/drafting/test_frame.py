"""Salutation, signature and the subject of an answer."""

from __future__ import annotations

import pytest

from triage.config import LANGUAGES
from triage.drafting.frame import answer_subject, base_subject, framed, salutation


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_greets_by_full_name_and_without_one(language: str) -> None:
    """Seven languages, never a guessed title, never a hole where the name should stand."""
    named, nameless = salutation(language, "Bella Ruiz"), salutation(language, "")
    assert "Bella Ruiz" in named
    assert named[-1] in ",:"
    assert nameless[-1] in ",:"
    assert " " not in nameless.replace("Guten Tag", "")
    assert not any(title in named for title in ("Herr", "Frau", "Mr", "Ms", "Monsieur", "Señor"))


def test_a_language_without_a_greeting_is_greeted_in_english() -> None:
    """No guess at the eighth language."""
    assert salutation("pl", "Jan Nowak") == "Hello Jan Nowak,"
    assert salutation("", "") == "Hello,"


@pytest.mark.parametrize(
    "name",
    [
        "Bella Ruiz", "J. R. Smith", "J.-P. Martin", "Anne-Marie O'Neil", "Dr. Karl Weber", "Søren Ågård",
        "Jan van der Berg", "José", "Li Wei", "Ольга Иванова", "d’Artagnan", "Zoe\u0308 Müller",
    ],
)  # fmt: skip
def test_names_of_people_are_names(name: str) -> None:
    """Initials, hyphens, apostrophes, other scripts, decomposed letters."""
    assert salutation("en", name) != "Hello,"


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "www.evil.example", "evil.example", "bella@ruiz.example", "Click https://evil.example now",
        "Invoice 2231", "{{7*7}}", "<b>Bella</b>", "Bella\r\nBcc: x@evil.example", "Weber, Karl", "A" * 61,
        "one two three four five six", "\u202eziuR alleB", "__class__", "4711", "-", "Pay now!",
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_spoken(name: str) -> None:
    """A display name is the sender's to choose: what could be a link, a figure or markup is left out."""
    assert salutation("en", name) == "Hello,"


def test_the_frame_is_salutation_text_and_signature_block() -> None:
    """One blank line between, the signature behind its separator (RFC 3676 4.3)."""
    text = framed("\nText.\n\n", language="de", name="Karl Weber", signature="Acme GmbH\nLindenweg 12\n")
    assert text == "Guten Tag Karl Weber,\n\nText.\n\n-- \nAcme GmbH\nLindenweg 12\n"


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        ("Re: Table", "Table"),
        ("AW: WG: Re[2]: Table", "Table"),
        ("R: I: Tavolo", "Tavolo"),
        ("TR : Devis", "Devis"),
        ("RE：Table", "Table"),
        ("  Re:Re:  ", ""),
        ("Ref: 4711", "Ref: 4711"),
        ("Regarding: table", "Regarding: table"),
        ("Table: oak", "Table: oak"),
        ("", ""),
    ],
)
def test_the_base_subject_has_no_stack_of_prefixes(subject: str, base: str) -> None:
    """Reply and forward marks of seven languages go, a subject's own words stay."""
    assert base_subject(subject) == base


def test_an_answer_keeps_the_customers_subject() -> None:
    """So that their program threads it; the template's subject only where there was none."""
    assert answer_subject("AW: Table", "Your order") == "Re: Table"
    assert answer_subject("Re:", "Your order") == "Your order"
    assert answer_subject("", "Your order") == "Your order"
    assert answer_subject("{{7*7}}", "x") == "Re: {{7*7}}"
