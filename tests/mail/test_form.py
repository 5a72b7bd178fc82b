"""What a person typed into a form, apart from what the form writes around it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from triage.adapters.mime import read
from triage.intent.facts import IntentInput
from triage.mail.form import filled, own_subject
from triage.mail.kind import Firm
from triage.mail.message import Kind, Message

SHOP = """\
Name: Lena Vogel
E-Mail: lena.vogel@posteo.example
Telefon: 0170 123456
Nachricht: Können Sie unsere Arbeitsplatte abschleifen?
Sie ist drei Meter lang.

Anfahrt: über den Hof

-- 
This e-mail was sent from a contact form on Acme (https://acme.example)
"""
BLOCKS = """\
Nuevo mensaje desde su sitio web

Nombre
Luis
Apellidos
Prieto Gil
Correo electrónico
luis@prieto.example
Consulta
¿Tienen mesas de roble de 180 cm?
Enviado desde https://acme.example/contacto
"""
TABLE = "Prénom\tClaire\nNom\tDupont\nTéléphone\t06 12\nVotre message\tLa porte ferme mal depuis mardi."
EXTRA = """\
First name: Mary
Last name: O'Neil
Email: mary@oneil.example
Subject: Kitchen drawers
Room size: 4 x 5 m
Wanted by: March
Your message:
Please call before you come.
IP address: 192.0.2.7
"""


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            SHOP,
            "Lena Vogel",
            "Können Sie unsere Arbeitsplatte abschleifen?\nSie ist drei Meter lang.\n\nAnfahrt: über den Hof",
        ),
        (BLOCKS, "Luis Prieto Gil", "¿Tienen mesas de roble de 180 cm?"),
        (TABLE, "Claire Dupont", "La porte ferme mal depuis mardi."),
        (EXTRA, "Mary O'Neil", "Room size: 4 x 5 m\nWanted by: March\nPlease call before you come."),
    ],
)
def test_the_person_s_words_and_name(text: str, name: str, words: str) -> None:
    """Labels of the form's own are gone; a label of no table belongs to the matter."""
    form = filled(text)
    assert form is not None
    assert (form.name, form.words) == (name, words)


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\ncould you send me a quote? My name: see below.\n\nMary",
        "Name: Lena\nE-Mail: lena@posteo.example\nTelefon: 0170",
        "",
    ],
)
def test_what_is_no_filled_in_form_is_left_whole(text: str) -> None:
    """Prose, particulars without a matter, nothing: None."""
    assert filled(text) is None


def test_a_subject_that_only_says_that_a_form_came_is_none() -> None:
    """The field *Subject* counts first, then a subject that says something."""
    form, named = filled(SHOP), filled(EXTRA)
    assert form is not None
    assert named is not None
    assert own_subject("[Acme] New contact form submission", form) == ""
    assert own_subject("Neue Nachricht über das Kontaktformular", form) == ""
    assert own_subject("Arbeitsplatte Eiche", form) == "Arbeitsplatte Eiche"
    assert own_subject("Contact form", named) == "Kitchen drawers"


def a_form() -> Message:
    day = datetime(2026, 11, 27, 9, tzinfo=UTC)
    raw = (
        "From: Acme Website <wordpress@acme.example>\r\nReply-To: lena.vogel@posteo.example\r\n"
        f"To: info@acme.example\r\nDate: {day:%a, %d %b %Y %H:%M:%S +0000}\r\nMessage-ID: <f1@acme.example>\r\n"
        "Subject: [Acme] New contact form submission\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    ) + SHOP.replace("\n", "\r\n")
    found = read(raw.encode(), firm=Firm(own_domains=frozenset({"acme.example"}), language="en"))
    assert isinstance(found, Message)
    return found


def test_a_form_is_scored_by_the_person_s_words() -> None:
    """Neither labels, address nor the form's subject are looked at; the greeting has the typed name, and the
    language is that of the words."""
    message = a_form()
    assert message.kind is Kind.FORM
    assert message.person is not None
    assert (message.person.name, message.person.addr_spec) == ("Lena Vogel", "lena.vogel@posteo.example")
    assert message.language == "de"
    seen = IntentInput.of(message)
    assert seen.subject == ""
    assert seen.text.startswith("Können Sie unsere Arbeitsplatte")
    assert "posteo" not in seen.text
    assert "0170" in message.reply, "people still see every field"
