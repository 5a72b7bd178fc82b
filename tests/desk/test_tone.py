"""Tone and urgency, with the words that say so."""

from __future__ import annotations

import pytest

from triage.desk.tone import Sign, hear, tells_new_bank
from triage.desk.tone_words import TONE_WORDS
from triage.intent.words import fold

SAID = [
    ("en", "This is unacceptable.", Sign.ANGRY),
    ("de", "Das ist eine Frechheit!", Sign.ANGRY),
    ("fr", "C'est inadmissible, je suis très déçue.", Sign.ANGRY),
    ("es", "Es inaceptable, estoy harta.", Sign.ANGRY),
    ("pt", "É inaceitável.", Sign.ANGRY),
    ("it", "È inaccettabile.", Sign.ANGRY),
    ("nl", "Dit is onacceptabel.", Sign.ANGRY),
    ("en", "You will hear from my lawyer.", Sign.LEGAL),
    ("de", "Sonst gehe ich zum Anwalt.", Sign.LEGAL),
    ("fr", "Je vous adresse une mise en demeure.", Sign.LEGAL),
    ("nl", "Anders volgt een ingebrekestelling.", Sign.LEGAL),
    ("en", "There is a smell of burning from the lamp.", Sign.SAFETY),
    ("de", "Der Schrank ist heruntergefallen, ein Kind wurde verletzt.", Sign.SAFETY),
    ("it", "C'è odore di bruciato.", Sign.SAFETY),
    ("de", "Ich schreibe Ihnen zum dritten Mal.", Sign.REPEATED),
    ("es", "Es la tercera vez que escribo.", Sign.REPEATED),
    ("en", "We need it by Friday.", Sign.DEADLINE),
    ("de", "Bitte bis Freitag.", Sign.DEADLINE),
    ("de", "Bitte bis zum 12.3.", Sign.DEADLINE),
    ("fr", "Il nous le faut avant vendredi.", Sign.DEADLINE),
    ("pt", "Preciso disso até sexta.", Sign.DEADLINE),
    ("it", "Ci serve entro venerdì.", Sign.DEADLINE),
    ("nl", "Graag uiterlijk vrijdag.", Sign.DEADLINE),
    ("en", "You took 480.00 EUR twice.", Sign.AMOUNT),
    ("de", "Es geht um 1.240,50 €.", Sign.AMOUNT),
    ("en", "It was £75.", Sign.AMOUNT),
]


@pytest.mark.parametrize(("language", "text", "sign"), SAID)
def test_a_sign_is_heard_in_the_mails_language(language: str, text: str, sign: Sign) -> None:
    """With the words that gave it."""
    heard = {one.sign: one.words for one in hear(text, language)}
    assert sign in heard
    assert all(word in " ".join(fold(text).split()) for word in heard[sign])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could you tell me whether the oak table is in stock? Thank you."),
        ("de", "Guten Tag, was kostet ein Regal aus Eiche? Vielen Dank."),
        ("fr", "Bonjour, pouvez-vous m'envoyer un devis pour une table ?"),
        ("es", "Hola, ¿tienen sillas de roble? Gracias."),
        ("pt", "Bom dia, têm cadeiras de carvalho? Obrigado."),
        ("it", "Buongiorno, avete sedie di rovere? Grazie."),
        ("nl", "Hallo, hebben jullie eiken stoelen? Bedankt."),
    ],
)
def test_an_ordinary_question_sounds_like_nothing(language: str, text: str) -> None:
    """A warning that always comes is no warning."""
    assert hear(text, language) == ()


def test_words_of_another_language_do_not_count() -> None:
    """``plus jamais`` in a German mail is a quotation; English is understood by everybody."""
    assert hear("Der Film heisst Plus jamais.", "de") == ()
    assert hear("plus jamais", "fr") != ()
    assert hear("this is unacceptable", "de") != ()


@pytest.mark.parametrize(
    "text",
    [
        "Please note our new bank details.",
        "Unsere Bankverbindung hat sich geändert.",
        "Veuillez noter nos nouvelles coordonnées bancaires.",
        "Le comunicamos nuestros nuevos datos bancarios.",
        "Informamos os nossos novos dados bancários.",
        "Vi comunichiamo il nuovo IBAN.",
        "Let op: wij hebben een nieuw\nrekeningnummer.",
    ],
)
def test_new_bank_details_are_heard_in_seven_languages(text: str) -> None:
    """Whatever the mail's language is taken for."""
    assert tells_new_bank(text)


def test_every_phrase_is_folded_as_texts_are() -> None:
    """A phrase with an accent or a capital letter could never be found."""
    for name, languages in TONE_WORDS.items():
        assert set(languages) == {"en", "de", "fr", "es", "pt", "it", "nl"}, name
        for phrases in languages.values():
            assert all(fold(one) == one for one in phrases)
