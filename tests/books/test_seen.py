"""Quotes and invoices of somebody's own program, read from their pages: right where sure, else a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.books import samples
from triage.books.seen import Document, Seen, seen_on_pages
from triage.books.seen_rows import rows_from_text
from triage.books.seen_values import days, decimal_of, moneys

ANGEBOT = """
Tischlerei Ahorn GmbH                                        Angebot Nr. AN-2026-118
Werkgasse 4                                                  Datum:            12.11.2026
10115 Berlin                                                 Kundennummer:     10023

Pos   Bezeichnung                       Menge    Einzelpreis      Gesamt
1     Regal Eiche                       2 Stk       480,00        960,00
2     Montage                           4 Std        65,00        260,00

                                        Nettobetrag                1.220,00 €
                                        zzgl. 19 % MwSt.             231,80 €
                                        Gesamtbetrag               1.451,80 €
Gültig bis 12.12.2026
"""
QUOTE = """
QUOTATION                               Quote No: Q/2231
Harbour Joinery Ltd                     Date: 03/04/2026
                                        Valid until: 03/05/2026
Oak shelf         2      £400.00        £800.00
                          Subtotal      £800.00
                          VAT 20%       £160.00
                          Total         £960.00
"""
REST = """
Rechnung
Rechnungsnummer: 2026-0099        Rechnungsdatum: 30.11.2026
Gesamtbetrag           1.190,00 EUR
davon bezahlt            300,00 EUR
Zu zahlen                890,00 EUR
"""
SUBTOTAL_ONLY = """
Invoice
Invoice number: 77
Invoice date: 2026-11-02
Subtotal   100.00
VAT        20.00
"""


def seen(text: str) -> Seen:
    found = seen_on_pages(rows_from_text(text))
    assert found is not None
    return found


def test_a_german_quote() -> None:
    found = seen(ANGEBOT)
    assert found.document is Document.QUOTE
    assert found.sure
    values = [one.value for one in (found.number, found.issued, found.total, found.currency) if one]
    assert values == ["AN-2026-118", date(2026, 11, 12), Decimal("1451.80"), "EUR"]


def test_a_day_that_may_be_a_month_is_a_guess() -> None:
    """3 April or 4 March: shown, never as sure; the rest is."""
    found = seen(QUOTE)
    assert found.issued is not None
    assert not found.issued.sure
    assert found.number is not None
    assert (found.number.value, found.number.sure) == ("Q/2231", True)
    assert found.total is not None
    assert (found.total.value, found.total.sure) == (Decimal("960.00"), True)
    assert found.currency is not None
    assert found.currency.value == "GBP"


def test_a_rest_to_pay_is_not_surely_the_total() -> None:
    found = seen(REST)
    assert found.total is not None
    assert not found.total.sure


def test_a_subtotal_is_no_total() -> None:
    found = seen(SUBTOTAL_ONLY)
    assert found.total is None
    assert found.number is not None
    assert found.number.value == "77"


@pytest.mark.parametrize(
    "text",
    ["Lieferschein 4711\nDatum 12.11.2026\n2 Regale", "Dear Ms Kern,\nthank you for your visit.", ""],
)
def test_other_papers_are_none(text: str) -> None:
    """A delivery note, a letter, an empty page."""
    assert seen_on_pages(rows_from_text(text)) is None


def test_two_numbers_are_a_guess() -> None:
    found = seen("Rechnung\nRechnungsnummer: 12\nRechnung Nr. 13\nSumme 10,00 EUR")
    assert found.number is not None
    assert not found.number.sure


@pytest.mark.parametrize(
    ("figure", "value"),
    [("1.240,50", "1240.50"), ("1,240.50", "1240.50"), ("1 240,50", "1240.50"), ("99,00", "99.00")],
)
def test_the_last_mark_is_the_decimal_one(figure: str, value: str) -> None:
    assert decimal_of(figure) == Decimal(value)


def test_days_of_many_languages() -> None:
    text = "2 juillet 2015; 19 april 2014; August 3 , 2014; 02.03.2026; 15 de octubre de 2015; 31.02.2026; 1º marzo 2026"
    assert [one.value for one in days(text)] == [
        date(2015, 7, 2), date(2014, 4, 19), date(2014, 8, 3), date(2026, 3, 2), date(2015, 10, 15),
        date(2026, 3, 1),
    ]  # fmt: skip


def test_rates_and_ids_are_no_amounts() -> None:
    assert [one.value for one in moneys("14,50 % von 278,61 am 12.11.2026, IBAN DE02 1203")] == [
        Decimal("278.61")
    ]


def test_a_page_of_noise_takes_no_time() -> None:
    """Whatever somebody attaches: bounded rows, bounded words."""
    assert seen_on_pages(rows_from_text("Total 1,00 2,00 " * 2000 + "\n")) is None
    assert seen_on_pages(rows_from_text("Rechnung Nr. 12 Summe 1,00\n" * 5000)) is not None


@pytest.mark.parametrize("language", ["de", "en", "fr", "es", "it", "nl", "pt"])
def test_our_own_pages_in_every_language(language: str) -> None:
    """The whole way: pages set by typst, characters read by PDFium, rows, fields."""
    pytest.importorskip("typst")
    from triage.adapters.invoice_file import prepared
    from triage.adapters.invoice_packs import words
    from triage.adapters.invoice_pdf import Renderer
    from triage.adapters.invoice_xml import write_xml
    from triage.adapters.pdf_rows import rows_of_pdf

    content: dict[str, Any] = samples.invoice() | {"language": language}
    made = prepared(samples.read(content), samples.TODAY)
    pdf = Renderer().invoice_pdf(made, words(language), write_xml(made))
    found = seen_on_pages(rows_of_pdf(pdf))
    assert found is not None
    assert found.number is not None
    assert found.number.value == made.draft.number
    assert found.total is not None
    assert found.total.value == made.totals.gross
    assert found.issued is not None
    assert found.issued.value == made.issued
