"""The language of short and long texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.adapters.language import language_of

TEXTS = {
    "en": "Could you send us twelve more crates by Friday, please?",
    "de": "Könnten Sie uns bis Freitag noch zwölf Kisten schicken?",
    "fr": "Pourriez-vous nous envoyer douze caisses de plus avant vendredi ?",
    "es": "¿Podrían enviarnos doce cajas más antes del viernes?",
    "pt": "Poderiam enviar-nos mais doze caixas até sexta-feira, por favor?",
    "it": "Potreste inviarci altre dodici casse entro venerdì, per favore?",
    "nl": "Kunt u ons voor vrijdag nog twaalf kratten sturen?",
    "pl": "Czy mogliby Państwo przysłać nam jeszcze dwanaście skrzyń do piątku?",
    "sv": "Kan ni skicka oss tolv lådor till före fredag?",
    "da": "Kunne I sende os tolv kasser mere inden fredag?",
    "fi": "Voisitteko lähettää meille vielä kaksitoista laatikkoa perjantaihin mennessä?",
    "cs": "Mohli byste nám do pátku poslat ještě dvanáct beden?",
    "ru": "Не могли бы вы прислать нам ещё двенадцать ящиков до пятницы?",
    "uk": "Чи не могли б ви надіслати нам ще дванадцять ящиків до п'ятниці?",
    "tr": "Cuma gününe kadar bize on iki kasa daha gönderebilir misiniz?",
    "ja": "金曜日までに箱をあと十二個送っていただけますか。",
    "zh": "请在星期五之前再给我们寄十二个箱子，好吗？",
    "ko": "금요일까지 상자 열두 개를 더 보내 주시겠어요?",
}
SHORT = {
    "de": "Danke!",
    "en": "Thank you very much",
    "fr": "Merci beaucoup",
    "es": "Muchas gracias",
    "it": "Grazie mille",
    "ja": "了解です",
}


@pytest.mark.parametrize("code", TEXTS)
def test_sentence(code: str) -> None:
    """One sentence is enough."""
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize("code", SHORT)
def test_short_words(code: str) -> None:
    """Two words often are, too; capitals do not change the language."""
    assert language_of(SHORT[code]) == code


def test_norwegian() -> None:
    """Both written forms are Norwegian."""
    assert language_of("Kunne dere sende oss tolv kasser til før fredag?") == "no"


def test_links_and_numbers_are_no_language() -> None:
    """Addresses, links and figures say nothing."""
    assert language_of("") == ""
    assert language_of("4711 / 12.50 € +43 316 123456") == ""
    assert language_of("https://www.firm.example/en/the-order?x=1 nora@quill.example") == ""
    assert language_of(f"{TEXTS['de']} https://shop.example/the/order/of/the/day?and=the&other=thing") == "de"


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Two letters or nothing, never an exception."""
    assert len(language_of(text)) in (0, 2)


def test_a_text_that_may_be_in_two_languages_is_in_the_firms() -> None:
    """Only where the firm's is likely at all: a customer who plainly writes another one is answered in theirs."""
    assert language_of("Quanto custa a mesa grande?") == "en"
    assert language_of("Quanto custa a mesa grande?", "pt") == "pt"
    for code, text in TEXTS.items():
        assert language_of(text, "pt") == code
        assert language_of(text, "de") == code
