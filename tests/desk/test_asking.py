"""A mail that only tells something, in seven languages; one word of a request and a person sees it."""

from __future__ import annotations

import pytest

from triage.desk.asking import only_tells

TOLD = [
    "We transferred the amount of invoice 12 today. Kind regards",
    "Die Rechnung 12 ist seit heute überwiesen. Viele Grüße",
    "La facture 12 est réglée par virement de ce jour. Cordialement",
    "Hemos hecho hoy la transferencia de la factura 12. Un saludo",
    "Abbiamo eseguito il bonifico della fattura 12. Cordiali saluti",
    "Factuur 12 is vandaag overgemaakt. Met vriendelijke groet",
    "Fizemos a transferência da fatura 12 no dia 3. Cumprimentos",
]
MORE = [
    "We paid invoice 12 today, please confirm.",
    "We paid invoice 12, but only half of it.",
    "Wir zahlen die Rechnung 12, aber erst im Mai.",
    "Bitte bestätigen Sie den Eingang der Zahlung.",
    "Le virement est fait, pouvez-vous accuser réception",
    "Ya está pagada, ¿me lo confirma?",
    "Il bonifico è fatto, gentilmente mandateci la ricevuta",
    "Betaald, graag een bevestiging",
    "Está pago, agradeço o recibo",
    "We will pay next month.",
]


@pytest.mark.parametrize("text", TOLD)
def test_it_only_tells(text: str) -> None:
    assert only_tells(text)


@pytest.mark.parametrize("text", MORE)
def test_there_is_more_in_it(text: str) -> None:
    assert not only_tells(text)
