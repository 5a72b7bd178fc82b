"""What the books know stands in the draft; what nobody knows is told to the approver; nothing comes from the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pipeline.books import BELLA, CUSTOMER, NORA, OLGA, PRODUCT, Books, open_books
from tests.pipeline.test_books import billed, newest
from tests.pipeline.test_reader_language import NAMES, by_rules
from tests.servers.smtp_sink import SmtpSink

PRIVATE = '#customer new tom "Tom Hale" "Lindenweg 2" 80331 München DE tom@hale.example'
STRANGER = "Carla Weber <carla@weber.example>"


@pytest.fixture
def books(tmp_path: Path, smtp_sink: SmtpSink) -> Iterator[Books]:
    """What a mail is, a rule of the test says: here it is about what follows."""
    with open_books(tmp_path, smtp_sink) as opened:
        opened.desk.edges = replace(opened.desk.edges, classifier=by_rules("decide = true"))
        yield opened


def ask(books: Books, intent: str, text: str, *, sender: str = f"Bella Ruiz <{BELLA}>") -> None:
    books.customer(f"kennwort{NAMES.index(intent):02} {len(books.desk.happened())}", text, sender=sender)


def draft_of(books: Books, who: str) -> str:
    """What the customer would get, as it stands in the newest question."""
    asked = newest(books, who).replace("\r\n", "\n")
    found = re.search(r"would get ----\n(.*)\n---- end", asked, re.DOTALL)
    return found[1] if found else asked


def test_an_open_invoice_is_named_with_its_figures(books: Books) -> None:
    """No number in the mail: all that are open. The amount they write is not repeated."""
    number = billed(books)
    ask(books, "invoice_query", "I have a question about the invoice: why 9,999.00 euros? Please check it.")
    draft = draft_of(books, NORA)
    assert (
        f"Our invoice {number} of 23 Nov 2026 over €5,712.00 is open so far and due on 7 Dec 2026." in draft
    )
    assert "9,999" not in draft
    assert "please send us" not in draft, "what is known is not asked for"


def test_nobody_on_record_is_told_nothing(books: Books) -> None:
    """The approver reads what is missing, the customer the plain template."""
    billed(books)
    ask(books, "invoice_query", "I have a question about your invoice, please check it.", sender=STRANGER)
    assert "Not known, so not written: which invoice they mean" in newest(books, NORA)
    assert "5,712" not in draft_of(books, NORA)
    assert "Not known" not in draft_of(books, NORA)


def test_a_price_comes_from_the_product(books: Books) -> None:
    """Named by its name: with the tax for a private person, net for a firm on record, its own price first."""
    books.command(CUSTOMER)
    books.command(PRODUCT)
    books.command("#customer ruiz vat DE811907980 business yes")
    books.yes()
    asked = "Could you tell me what the Oak Chair costs and whether it is in stock? I saw 95.00 elsewhere."
    ask(books, "product_question", asked, sender=STRANGER)
    assert "Oak chair: €142.80, including 19 % VAT." in draft_of(books, OLGA)
    ask(books, "product_question", asked)
    draft = draft_of(books, OLGA)
    assert "Oak chair: €120.00, plus VAT." in draft
    assert "95" not in draft


def test_a_word_within_another_name_is_no_product(books: Books) -> None:
    books.command(PRODUCT)
    books.command('#product CHAIR-OAK-XL 190.00 C62 "Oak chair large" goods')
    ask(books, "product_question", "What does the oak chair large cost, and is it in stock?", sender=STRANGER)
    draft = draft_of(books, OLGA)
    assert "Oak chair large: €226.10" in draft
    assert "142.80" not in draft


def test_a_payment_that_the_books_know_asks_nobody(books: Books) -> None:
    """Settled: filed. Open: asked, with the command that enters it."""
    number = billed(books)
    told = f"We have just transferred the amount of invoice {number} to your account."
    ask(books, "payment_notice", told)
    asked = newest(books, NORA)
    assert f"if it has come in: #paid {number}" in asked
    assert f"Our invoice {number}" in draft_of(books, NORA)
    books.command(f"#paid {number} 5712.00")
    before = len(books.mails(NORA))
    ask(books, "payment_notice", told)
    assert len(books.mails(NORA)) == before
    assert books.desk.happened("filed")[-1].data["reason"] == "a payment that needs nothing here"


def test_another_customers_number_is_not_settled_for_them(books: Books) -> None:
    number = billed(books)
    books.command(f"#paid {number} 5712.00")
    books.command(PRIVATE)
    told = f"We have just transferred the amount of invoice {number} to your account."
    ask(books, "payment_notice", told, sender="tom@hale.example")
    assert "belongs to another customer" in newest(books, NORA)
    assert "5,712" not in newest(books, NORA)


def test_filed_again_it_is_filled_again(books: Books) -> None:
    """A colleague says that it is about billing: the new template gets what the books know."""
    number = billed(books)
    ask(
        books,
        "appointment_request",
        f"Could you tell me more about {number}? When is a technician free to come by?",
    )
    assert number not in draft_of(books, OLGA)
    books.yes("#invoice_query", who=OLGA)
    assert f"Our invoice {number} of 23 Nov 2026" in draft_of(books, NORA)


def test_no_figure_that_is_in_no_record(books: Books) -> None:
    """Mails full of figures: none of them is in any draft, every figure there is the books' or the firm's."""
    number = billed(books)
    texts = [
        ("invoice_query", f"Please check invoice {number}: 4,711.00 or 1.234,56? My number is 0171 5550199."),
        ("quote_request", "Please send me a quote for 37 tables of 2.43 m at 812.50 each, to Leeds 77123."),
        ("delivery_status", "Where is my order 918273? It was promised for 13 December, 14:45."),
        ("refund_request", "Please refund 318.27 for the broken chair of order 55512, I want my money back."),
        ("order", "We order 17 Oak chairs at 66.60, reference 424242, please confirm."),
    ]
    known = set(re.findall(r"\d+", f"{number} 23 Nov 2026 €5,712.00 7 Dec 2026 €120.00 14 1 Mill Lane 2 10"))
    for intent, text in texts:
        ask(books, intent, text)
    with books.desk.store.reading() as tx:
        drafts = [
            one for state in ("proposed", "superseded", "prepared") for one in tx.drafts.in_state(state)
        ]  # type: ignore[arg-type]
    bodies = [one.body for one in drafts if one.kind == "reply" and one.facts.get("wrote") and one.body]
    assert len(bodies) >= 4
    found = {figure for body in bodies for figure in re.findall(r"\d+", body)}
    assert found <= known, found - known
