"""From "passt so, danke" to a paid invoice, through the real desk: every mail as its reader gets it."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.books import BELLA, CUSTOMER, NORA, PRODUCT, files_of, open_books, text_of
from tests.servers.smtp_sink import SmtpSink


def test_the_whole_story(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.customer("Chairs", "Could you quote 40 oak chairs?")
        print(books.command("#quote bella@ruiz.example 40 CHAIR-OAK"))
        for one in books.mails(NORA):
            print("=====", one["Subject"], list(files_of(one)))
            print(text_of(one))
        books.yes()
        for one in books.mails(BELLA):
            print("=====B", one["Subject"], one["In-Reply-To"], list(files_of(one)))
            print(text_of(one))
        [quote] = books.mails(BELLA)
        books.customer("Re: Chairs", "passt so, danke", answers=quote)
        one = books.mails(NORA)[-1]
        print("=====N", one["Subject"], list(files_of(one)))
        print(text_of(one))
        books.yes()
        one = books.mails(BELLA)[-1]
        print("=====B", one["Subject"], one["In-Reply-To"], list(files_of(one)))
        print(text_of(one))
        assert list(files_of(one)) == ["INV-2026-0001.pdf"]
