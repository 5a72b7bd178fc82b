"""Tone and urgency, with the words that say so."""

from __future__ import annotations

from datetime import date

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


MONDAY = date(2026, 11, 30)
NEAR = [
    ("en", "We open tomorrow and need somebody who lets us in."),
    ("de", "Ich erwarte heute noch einen Anruf."),
    ("fr", "Il me faut votre réponse ce soir."),
    ("es", "Necesito que me lo digan hoy."),
    ("pt", "Preciso da peça amanhã."),
    ("it", "Ci serve domani mattina."),
    ("nl", "Ik moet het vandaag weten."),
    ("en", "Please answer by Wednesday."),
    ("de", "Wir bitten um Antwort bis zum 2. Dezember."),
    ("de", "Rückmeldung bitte bis 01.12.2026."),
    ("pt", "Respondam até ao dia 2 de dezembro, por favor. É até quarta."),
]
NOT_NEAR = [
    ("en", "This morning the saw was delivered, many thanks."),
    ("en", "There is no hurry, it is not urgent."),
    ("en", "Please answer by Friday."),
    ("en", "The meeting voted by 17 against 2 votes."),
    ("de", "Guten Morgen, ich brauche ein Angebot."),
    ("de", "Es ist nicht dringend, irgendwann im Januar."),
    ("de", "Bitte bis zum 15.1. um Rückmeldung."),
    ("de", "Wir kündigen fristgerecht zum Jahresende."),
    ("fr", "Réponse avant le 20 janvier, ce n'est pas urgent."),
    ("it", "La fattura ha scadenza a 30 giorni."),
]


@pytest.mark.parametrize(("language", "text"), NEAR)
def test_a_last_day_that_is_near_is_a_deadline(language: str, text: str) -> None:
    """Today, tomorrow or within two working days, and something is wanted by then."""
    assert Sign.DEADLINE in {one.sign for one in hear(text, language, MONDAY)}


@pytest.mark.parametrize(("language", "text"), NOT_NEAR)
def test_a_last_day_far_off_tells_nobody_at_once(language: str, text: str) -> None:
    """Nor does a day of which only a story is told, nor a hurry that is taken back."""
    assert Sign.DEADLINE not in {one.sign for one in hear(text, language, MONDAY)}


def test_without_a_day_of_today_every_last_day_counts() -> None:
    """Caution: where it is not known when the mail came."""
    assert Sign.DEADLINE in {one.sign for one in hear("Bitte bis zum 15.1. um Rückmeldung.", "de")}


DANGER = [
    ("de", "Heute morgen hat die Bremse versagt, ich bin fast in ein Auto gefahren."),
    ("en", "The brakes failed on the hill and I nearly hit a bus."),
    ("fr", "Il n'y a plus de freins, j'ai failli tomber."),
    ("es", "No frena, casi choco con un camión."),
    ("pt", "A mota não trava, quase bati num muro."),
    ("it", "La bici non frena, per poco non cadevo."),
    ("nl", "Hij remt niet, ik was bijna aangereden."),
]


@pytest.mark.parametrize(("language", "text"), DANGER)
def test_a_near_miss_is_a_danger(language: str, text: str) -> None:
    """Somebody could have been hurt: it is told at once, and no answer is guessed."""
    assert Sign.SAFETY in {one.sign for one in hear(text, language, MONDAY)}
