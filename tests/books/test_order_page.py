"""A customer's order as a PDF against the quote: whole or not, and in what it differs. In seven languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from triage.books.acceptance import Offer, OfferLine
from triage.books.order_page import SeenOrder, Terms, Unlike, compare, order_on_pages, says_order
from triage.books.seen_rows import rows_from_text
from triage.drafting.order_words import ORDER_WORDS

OFFER = Offer(
    number="Q-118",
    total=Decimal("5950.00"),
    lines=(
        OfferLine(place=1, code="CHAIR-OAK", name="Stuhl, Eiche geölt", quantity=Decimal(40)),
        OfferLine(place=2, code="", name="Lieferung frei Haus", quantity=Decimal(1)),
    ),
)
TERMS = Terms(net=Decimal("5000.00"), days=frozenset({14, 10}), percents=frozenset({Decimal(2)}))
ORDER = """\
                      Ruiz & Söhne GmbH
Bestellung Nr. 4500123                        27.11.2026

zu Ihrem Angebot Q-118 vom 20.11.2026

Pos.   Artikel                 Menge      Preis       Betrag
1      CHAIR-OAK  Stuhl         40 Stk    120,00     4.800,00
2      Lieferung frei Haus       1        200,00       200,00
                               Summe netto           5.000,00
                               zzgl. 19 % MwSt         950,00
                               Gesamtbetrag          5.950,00 EUR
Zahlbar innerhalb von 14 Tagen, 2 % Skonto in 10 Tagen
"""
TITLES = {
    "en": ("Purchase Order PO-4500123", "your quote Q-118"),
    "de": ("Bestellung Nr. 4500123", "Ihr Angebot Q-118"),
    "fr": ("Bon de commande n° 4500123", "votre devis Q-118"),
    "es": ("Pedido n.º 4500123", "su presupuesto Q-118"),
    "pt": ("Nota de encomenda 4500123", "o vosso orçamento Q-118"),
    "it": ("Ordine di acquisto 4500123", "Vostro preventivo Q-118"),
    "nl": ("Inkooporder 4500123", "uw offerte Q-118"),
}


def order(text: str = ORDER) -> SeenOrder:
    found = order_on_pages("po.pdf", "0" * 64, rows_from_text(text))
    assert found is not None
    return found


def unlike(text: str, *, in_thread: bool = False, terms: Terms = TERMS) -> list[str]:
    return [one.what.name for one in compare(order(text), OFFER, terms, in_thread=in_thread).differences]


def test_the_whole_quote_is_ordered() -> None:
    compared = compare(order(), OFFER, TERMS, in_thread=False)
    assert compared.differences == ()
    assert compared.number == "4500123"


@pytest.mark.parametrize("language", sorted(TITLES))
def test_orders_are_known_in_seven_languages(language: str) -> None:
    title, reference = TITLES[language]
    text = ORDER.replace("Bestellung Nr. 4500123", title).replace(
        "zu Ihrem Angebot Q-118 vom 20.11.2026", reference
    )
    assert says_order(text)
    compared = compare(order(text), OFFER, TERMS, in_thread=False)
    assert compared.differences == ()
    assert "4500123" in compared.number


@pytest.mark.parametrize(
    "text",
    ["Auftragsbestätigung 4500123", "Order confirmation 4500123", "Rechnung 4500123", "Angebot Q-118",
     "Invoice for your order 4500123", "Quotation Q-118"],
)  # fmt: skip
def test_other_papers_are_no_order(text: str) -> None:
    assert order_on_pages("x.pdf", "", rows_from_text(text)) is None
    assert not says_order(text)


@pytest.mark.parametrize(
    ("was", "instead", "what"),
    [
        ("Bestellung Nr. 4500123", "Bestellung", ["NUMBER"]),
        ("Q-118", "Q-117", ["OTHER_QUOTE"]),
        ("Q-118", "Q-1180", ["OTHER_QUOTE"]),
        ("zu Ihrem Angebot Q-118 vom 20.11.2026", "wie besprochen", ["REFERENCE"]),
        ("40 Stk", "30 Stk", ["QUANTITY"]),
        ("40 Stk", "400 Stk", ["QUANTITY"]),
        ("CHAIR-OAK  Stuhl", "CHAIR-ASH  Stuhl", ["LINE", "MORE"]),
        ("2      Lieferung frei Haus       1        200,00       200,00\n", "", ["LINE"]),
        ("                               Summe netto",
         "3      Hocker, Esche             2         50,00       100,00\n                               Summe netto",
         ["MORE"]),
        ("5.950,00 EUR", "5.800,00 EUR", ["TOTAL"]),
        ("5.950,00 EUR", "5.950,00 CHF", ["CURRENCY"]),
        ("innerhalb von 14 Tagen", "innerhalb von 60 Tagen", ["TERMS"]),
        ("2 % Skonto", "3 % Skonto", ["TERMS"]),
    ],
)  # fmt: skip
def test_each_difference_is_named(was: str, instead: str, what: list[str]) -> None:
    assert was in ORDER
    assert unlike(ORDER.replace(was, instead)) == what


def test_without_any_sum_nobody_knows_what_they_pay() -> None:
    text = "\n".join(
        line for line in ORDER.splitlines() if not any(one in line for one in ("Summe", "zzgl", "Gesamt"))
    )
    assert unlike(text) == ["NO_TOTAL"]


def test_a_net_total_alone_is_the_quotes_too() -> None:
    text = ORDER.replace("zzgl. 19 % MwSt         950,00", "").replace(
        "Gesamtbetrag          5.950,00 EUR", "Gesamt netto 5.000,00 EUR"
    )
    assert unlike(text) == []
    assert unlike(text, terms=Terms(days=TERMS.days, percents=TERMS.percents)) == ["TOTAL"], "no net is known"


def test_in_the_quotes_own_thread_the_pages_need_not_name_it() -> None:
    text = ORDER.replace("zu Ihrem Angebot Q-118 vom 20.11.2026", "wie besprochen")
    assert unlike(text, in_thread=True) == []
    assert unlike(ORDER.replace("Q-118", "Q-117"), in_thread=True) == ["OTHER_QUOTE"]


def test_fewer_of_a_line_is_a_part_with_its_lines_ready() -> None:
    text = ORDER.replace("40 Stk", "30 Stk").replace("4.800,00", "3.600,00").replace("5.950,00", "4.522,00")
    compared = compare(order(text), OFFER, TERMS, in_thread=False)
    assert compared.is_part
    assert compared.quantities == ((1, Decimal(30)), (2, Decimal(1)))
    more = compare(order(ORDER.replace("40 Stk", "50 Stk")), OFFER, TERMS, in_thread=False)
    assert not more.is_part, "more than was offered is no part of it"


def test_every_difference_has_its_words() -> None:
    assert {one.value for one in Unlike} <= set(ORDER_WORDS)
    for texts in ORDER_WORDS.values():
        holes = [sorted(part.split("}")[0] for part in one.split("{")[1:]) for one in texts]
        assert len(texts) == 7
        assert all(one == holes[0] for one in holes), texts
