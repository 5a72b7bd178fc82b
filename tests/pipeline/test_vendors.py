"""Vendors by mail: made, found, changed on a yes. Bank details never, and the answer says how they do change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.pipeline.books import CUSTOMER, Books, open_books
from tests.servers.smtp_sink import SmtpSink
from triage.books.records import Account
from triage.config import LANGUAGES

KNOWN, OTHER = "DE02120300000000202051", "DE75512108001245126199"
NEW = '#vendor new oakwood "Oakwood Timber" bills@oakwood.example'


def recorded(books: Books, *accounts: Account) -> None:
    """Entered at the machine, as `triage books vendor` does."""
    with books.desk.store.begin() as tx:
        vendor = tx.books.vendor("oakwood")
        assert vendor is not None
        tx.books.put_vendor(
            type(vendor)(key=vendor.key, name=vendor.name, emails=vendor.emails, accounts=accounts)
        )


def test_made_found_shown_and_changed_on_a_yes(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        told = books.command(NEW)
        assert "oakwood: entered" in told
        assert "triage books vendor oakwood --iban IBAN" in told
        assert "Oakwood Timber" in books.command("#find timber")
        recorded(books, Account(iban=KNOWN, since=date(2024, 1, 5)))
        shown = books.command("#vendor bills@oakwood.example")
        assert "DE02 1203 0000 0000 2020 51, known since 5 Jan 2024" in shown
        assert "comes to you as a question" in books.command("#vendor oakwood email +info@oakwood.example")
        with books.desk.store.reading() as tx:
            assert tx.books.vendor("oakwood").emails == ("bills@oakwood.example",)  # type: ignore[union-attr]
        books.yes()
        with books.desk.store.reading() as tx:
            vendor = tx.books.vendor("oakwood")
        assert vendor is not None
        assert vendor.emails == ("bills@oakwood.example", "info@oakwood.example")
        assert [one.iban for one in vendor.accounts] == [KNOWN], "the account stays as it was"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "line",
    [f"#vendor oakwood iban {OTHER}", f"#vendor oakwood account {OTHER}",
     f'#vendor new glue "Glue" iban {OTHER}'],
)  # fmt: skip
def test_bank_details_never_change_by_mail(
    tmp_path: Path, smtp_sink: SmtpSink, line: str, language: str
) -> None:
    """Refused, with the way that is open: a call, and then a command at the machine."""
    with open_books(tmp_path, smtp_sink, language=language) as books:
        books.command(NEW)
        told = books.command(line)
        assert "--iban IBAN" in told
        assert "triage books vendor" in told
        assert (language == "en") == ("never changes by mail" in told)
        with books.desk.store.reading() as tx:
            assert all(not one.accounts for one in tx.books.vendors())
            assert tx.books.vendor("glue") is None


def test_wrong_vendor_commands_are_told(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(NEW)
        assert "Did you mean oakwood?" in books.command("#vendor oakwod")
        assert "is there already" in books.command(NEW)
        assert "is the address of oakwood" in books.command('#vendor new oak2 "Oak" bills@oakwood.example')
        assert "is no field" in books.command("#vendor oakwood street bills@oakwood.example")
        assert "only the bookkeeper" in books.command("#vendor oakwood", who="sam@acme.example")


def test_who_is_forgotten_leaves_the_records(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """A customer without an invoice goes whole; a person at a vendor's leaves the firm's record. What is left
    can still be read."""
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(NEW)
        with books.desk.store.begin() as tx:
            told = tx.people.learned_from("bills@oakwood.example")
            assert any("oakwood" in one for one in told)
            tx.people.forget("bella@ruiz.example", [], books.desk.clock.now())
            tx.people.forget("bills@oakwood.example", [], books.desk.clock.now())
        with books.desk.store.reading() as tx:
            assert tx.books.customers() == []
            assert [(one.key, one.emails) for one in tx.books.vendors()] == [("oakwood", ())]
