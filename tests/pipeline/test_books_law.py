"""What German law wants of an invoice that came from a command: marks of the customer, labour, notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pipeline.books import BELLA, CUSTOMER, NORA, PRODUCT, Books, files_of, open_books, text_of
from tests.servers.smtp_sink import SmtpSink

STAIRS = '#product STAIRS 1000.00 LS "Stairs, built in" construction standard 60%'
PRIVATE = '#customer new bella "Bella Ruiz" "Gartenweg 5" 80331 München DE bella@ruiz.example'
BUILDER = '#customer new ruiz "Ruiz Bau GmbH" "Gartenweg 5" 80331 München DE bella@ruiz.example DE811569869'


def pages_of(books: Books, root: Path) -> str:
    """The text of the newest file in the customer's mailbox."""
    [(name, octets)] = files_of(books.mails(BELLA)[-1]).items()
    (root / name).write_bytes(octets)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(root / name).pages)


@pytest.mark.parametrize(
    "mark", ["#customer ruiz reference 04011000-1234512345-06", "#customer ruiz Behörde ja"]
)
def test_a_public_buyer_is_refused_with_the_reason(tmp_path: Path, smtp_sink: SmtpSink, mark: str) -> None:
    """An XRechnung cannot be checked here: neither an invoice nor a quote of one begins."""
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command(mark)
        books.yes()
        for line in ("#invoice ruiz 3 CHAIR-OAK", "#quote ruiz 3 CHAIR-OAK"):
            said = books.command(line)
            assert "XRechnung" in said
            assert "BR-DE" in said
            assert "portal" in said
        assert not books.desk.happened("invoice_begun")
        assert not books.desk.happened("quote_begun")
        assert books.mails(BELLA) == []


def test_a_private_customer_gets_labour_and_the_notice_of_two_years(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(PRIVATE)
        books.command(STAIRS)
        books.command("#invoice bella 2 STAIRS")
        books.yes()
        pages = pages_of(books, tmp_path)
        assert "Arbeitskosten: 1.200,00" in pages
        assert "zwei Jahre lang" in pages
        assert "§ 14b Abs. 1 Satz 5 UStG" in pages
        assert "Leistungsdatum" in pages


def test_a_builder_owes_the_tax_of_construction_work(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The mark is set by a command and asked first; from then on the case of § 13b is chosen."""
    with open_books(tmp_path, smtp_sink) as books:
        books.command(BUILDER)
        books.command(STAIRS)
        books.command("#customer ruiz Bauleister ja")
        books.yes()
        books.command("#invoice ruiz 2 STAIRS")
        books.yes()
        pages = pages_of(books, tmp_path)
        assert "Steuerschuldnerschaft des Leistungsempfängers (§ 13b" in pages
        assert "Arbeitskosten" not in pages, "a business has no use of § 35a EStG"
        assert "2.000,00" in pages
        assert "2.380,00" not in pages


def test_a_correction_is_no_gutschrift(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """In German tax law that word means an invoice that the customer writes."""
    with open_books(tmp_path, smtp_sink) as books:
        books.command(PRIVATE)
        books.command(STAIRS)
        books.command("#invoice bella 2 STAIRS")
        books.yes()
        books.command('#correct INV-2026-0001 "Falsche Menge"')
        books.yes()
        mail = books.mails(BELLA)[-1]
        read = f"{mail['Subject']} {text_of(mail)} {pages_of(books, tmp_path)}"
        assert "Rechnungskorrektur" in read
        assert "gutschrift" not in read.lower()
        assert "Korrektur zur Rechnung INV-2026-0001" in read
        assert books.mails(NORA)
