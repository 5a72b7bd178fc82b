"""A customer's order as a PDF, answering our quote: taken where it is the quote, else asked with the lines ready."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest

from tests.pipeline.books import BELLA, CUSTOMER, NORA, OLGA, PRODUCT, Books, files_of, open_books, text_of
from tests.pipeline.desk import PROOF
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.parserpool import Bounds, ParserPool
from triage.demo.pdf import one_page

ORDER = [
    "Ruiz & Söhne GmbH",
    "Bestellung Nr. 4500123",
    "zu Ihrem Angebot Q-1",
    "Pos.     Artikel                         Menge         Preis           Betrag",
    "1        CHAIR-OAK Oak chair             40 Stk        120,00          4.800,00",
    "         Summe netto                                                   4.800,00",
    "         Gesamtbetrag                                                  5.712,00 EUR",
    "Zahlbar innerhalb von 14 Tagen",
]
WORDS = "Guten Tag,\n\nanbei unsere Bestellung.\n\nBella Ruiz"


def ordered(books: Books, **invoices: object) -> EmailMessage:
    """A quote that has left, at a desk that reads PDFs in children. Returns the quote's mail."""
    parser = books.closing.enter_context(ParserPool(bounds=Bounds(workers=1)))
    books.desk.edges = replace(books.desk.edges, orders=parser.orders, files_of=parser.files)
    books.command(CUSTOMER)
    books.command(PRODUCT)
    books.customer("Chairs", "Could you send me a quote for 40 oak chairs?")
    books.command("#quote bella@ruiz.example 40 CHAIR-OAK")
    books.yes()
    return books.mails(BELLA)[-1]


def sent(
    books: Books,
    lines: list[str],
    *,
    text: str = WORDS,
    answers: EmailMessage | None = None,
    sender: str = BELLA,
    subject: str = "Bestellung 4500123",
    more: tuple[str, bytes] | None = None,
) -> None:
    books.desk.clock.pass_by(minutes=1)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "info@acme.example", subject
    mail["Date"] = books.desk.clock.now()
    mail["Message-ID"] = f"<{books.desk.clock.now().timestamp()}@ruiz.example>"
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = str(answers["Message-ID"])
    mail.set_content(text)
    mail.add_attachment(one_page(lines), maintype="application", subtype="pdf", filename="Bestellung.pdf")
    if more is not None:
        mail.add_attachment(more[1], maintype="application", subtype="pdf", filename=more[0])
    books.desk.write(f"Authentication-Results: {PROOF.format(sender)}\r\n".encode() + mail.as_bytes())
    books.settle()


def changed(was: str, instead: str) -> list[str]:
    assert any(was in line for line in ORDER)
    return [line.replace(was, instead) for line in ORDER]


@pytest.mark.parametrize("in_thread", [True, False])
def test_an_order_that_is_the_quote_becomes_an_invoice_draft(
    tmp_path: Path, smtp_sink: SmtpSink, in_thread: bool
) -> None:
    """In the quote's thread, or in a mail of its own that names it."""
    with open_books(tmp_path, smtp_sink) as books:
        quote = ordered(books)
        sent(books, ORDER, answers=quote if in_thread else None)
        asked = books.mails(NORA)[-1]
        assert list(files_of(asked)) == ["DRAFT.pdf", "Bestellung.pdf"], "both can be looked at"
        assert "their order 4500123 (Bestellung.pdf) is quote Q-1, line by line and in total" in text_of(
            asked
        )
        assert len(books.mails(BELLA)) == 1, "an order alone sends nothing"
        books.yes()
        with books.desk.store.reading() as tx:
            [row] = tx.books.invoices_of("ruiz")
        assert (row.content.order, row.content.quote, str(row.due)) == ("4500123", "Q-1", "5712.00")


def test_the_firm_may_want_a_confirmation_first(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink, on_acceptance="confirmation") as books:
        sent(books, ORDER, answers=ordered(books))
        asked = books.mails(NORA)[-1]
        pages = pypdfium2.PdfDocument(files_of(asked)["confirmation-Q-1.pdf"])
        assert "4500123" in pages[0].get_textpage().get_text_range(), "the buyer's own number stands on it"
        assert "their order 4500123" in text_of(asked)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (changed("40 Stk", "50 Stk"), "line 1 (CHAIR-OAK): 50 ordered, 40 offered"),
        (changed("5.712,00", "5.000,00"), "its total is 5000.00, the quote's is 5712.00"),
        (changed("Q-1", "Q-7"), "it names Q-7, not quote Q-1"),
        (changed("14 Tagen", "90 Tagen"), "it names other terms"),
        (changed("Bestellung Nr. 4500123", "Bestellung"), "no order number could be read"),
        ([*ORDER[:5], "2        Hocker, Esche     2        50,00         100,00", *ORDER[5:]],
         "it also has “Hocker, Esche”"),
    ],
)  # fmt: skip
def test_an_order_that_is_another_is_asked_with_the_lines_ready(
    tmp_path: Path, smtp_sink: SmtpSink, lines: list[str], said: str
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        sent(books, lines, answers=ordered(books), subject="Bestellung")
        told = text_of(books.mails(NORA)[-1])
        assert said in told
        assert "#invoice Q-1 1=40" in told
        assert not books.desk.happened("invoice_begun")


def test_fewer_are_asked_with_their_number_ready(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    lines = [one.replace("40 Stk", "30 Stk").replace("4.800,00", "3.600,00").replace("5.712,00", "4.284,00")
             for one in ORDER]  # fmt: skip
    with open_books(tmp_path, smtp_sink) as books:
        sent(books, lines, answers=ordered(books))
        told = text_of(books.mails(NORA)[-1])
        assert "30 ordered, 40 offered" in told
        assert "#invoice Q-1 1=30" in told
        assert not books.desk.happened("invoice_begun")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anbei unsere Bestellung, wenn Sie uns 5 % Rabatt geben.", "with a condition"),
        ("Anbei unsere Bestellung, bitte zunächst nur 20 Stück.", "a part of quote Q-1 only"),
    ],
)
def test_words_that_narrow_it_count_more_than_the_file(
    tmp_path: Path, smtp_sink: SmtpSink, text: str, said: str
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        sent(books, ORDER, answers=ordered(books), text=text)
        assert said in text_of(books.mails(NORA)[-1])
        assert not books.desk.happened("invoice_begun")


def test_a_second_file_is_asked_and_a_stranger_orders_nothing(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        quote = ordered(books)
        sent(books, ORDER, answers=quote, more=("AGB.pdf", one_page(["Unsere Bedingungen"])))
        assert "something is attached that may say more" in text_of(books.mails(NORA)[-1])
        sent(books, ORDER, answers=quote, sender="eve@elsewhere.example")
        told = [text_of(one) for who in (NORA, OLGA) for one in books.mails(who)]
        assert not [one for one in told if "eve@elsewhere.example" in one and "#invoice" in one], (
            "no order of hers"
        )
        sent(books, ORDER, sender="eve@elsewhere.example", subject="Order in no thread")
        assert not books.desk.happened("invoice_begun")


FORWARD = """\
---------- Forwarded message ---------
From: Bella Ruiz <bella@ruiz.example>
Date: Mon, Nov 23, 2026 at 9:01 AM
Subject: Bestellung 4500123
To: <olga@acme.example>

Guten Tag,

anbei unsere Bestellung.

Bella Ruiz
"""


def test_forwarded_by_a_colleague_it_is_the_customers(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Bella wrote to Olga alone; Olga passes it on."""
    with open_books(tmp_path, smtp_sink) as books:
        ordered(books)
        sent(books, ORDER, text=FORWARD, sender=OLGA, subject="Fwd: Bestellung 4500123")
        asked = books.mails(NORA)[-1]
        assert "DRAFT.pdf" in files_of(asked)
        assert "their order 4500123" in text_of(asked)
        books.yes()
        assert list(files_of(books.mails(BELLA)[-1])) == ["INV-2026-0001.pdf"]


def test_a_forward_by_nobody_we_know_is_no_order(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Whoever writes "From: Bella" into a text has not become her."""
    with open_books(tmp_path, smtp_sink) as books:
        ordered(books)
        sent(books, ORDER, text=FORWARD, sender="eve@elsewhere.example", subject="Fwd: Bestellung 4500123")
        assert not books.desk.happened("invoice_begun")
