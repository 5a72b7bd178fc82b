"""The month for the bookkeeper: postings add up to the cent, and DATEV's file is what DATEV publishes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.books import samples
from tests.books.datev_reader import read
from triage.adapters.invoice_file import prepared
from triage.books.datev import Client, batch_of, file_name
from triage.books.datev_columns import COLUMNS
from triage.books.journal import Issued, journal_csv, list_csv, postings_of, sums_of, table
from triage.commands.papers import month_of

CLIENT = Client(consultant=29098, number=55003)
MADE = datetime(2026, 12, 1, 9, 30, 15, 440_000, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
HEADER = re.compile(  # the expressions of DATEV's own page, field by field
    r'^"EXTF";700;21;"Buchungsstapel";13;\d{17};;"RE";"";"";\d{4,7};\d{1,5};\d{8};[4-8];\d{8};\d{8};'
    r'"[^"]{0,30}";"";1;0;0;"EUR";;"";;;"0[34]";;;"";""$'
)


def issued(**changes: object) -> Issued:
    made = prepared(samples.read(samples.invoice() | changes), samples.TODAY)
    return Issued(draft=made.draft, totals=made.totals, due_date=made.due_date, debtor="10042")


def every() -> list[Issued]:
    found = []
    for _, content in samples.good():
        made = prepared(samples.read(content), samples.TODAY)
        if made.draft.number and made.draft.issue_date:
            found.append(Issued(draft=made.draft, totals=made.totals, due_date=made.due_date))
    return found


def rows_of(octets: bytes) -> list[list[str]]:
    text = octets.decode("cp1252")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_postings_add_up_to_their_invoice() -> None:
    """Over every sample, with lines on accounts of their own: net, tax and gross to the cent."""
    documents = every()
    assert len(documents) > 60
    for one in documents:
        accounts = {line.code: "8401" for line in one.draft.lines[::2] if line.code}
        postings = postings_of(one, accounts)
        assert sum(posting.net for posting in postings) == sum(c.basis for c in one.totals.categories)
        assert sum(posting.tax for posting in postings) == one.totals.tax


def test_sums_by_category_are_those_of_the_documents() -> None:
    documents = every()
    sums = sums_of(documents)
    assert sum(one.tax for one in sums) == sum(one.totals.tax for one in documents)
    keys = [(one.currency, one.category, one.percent) for one in sums]
    assert len(keys) == len(set(keys))


def test_header_and_columns_are_datevs() -> None:
    batch = batch_of(postings_of(issued(), {}), CLIENT, FIRST, LAST, MADE)
    lines = batch.octets.decode("cp1252").split("\r\n")
    assert HEADER.match(lines[0]), lines[0]
    assert lines[0].count(";") == 30
    assert lines[1].split(";") == list(COLUMNS)
    assert lines[1].startswith(
        "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;"
    )
    assert all(line.count(";") == 124 for line in lines[1:3])
    assert file_name(FIRST) == "EXTF_Buchungsstapel_2026-11.csv"


def test_an_invoice_is_a_debit_of_its_customer() -> None:
    one = issued()
    rows = rows_of(batch_of(postings_of(one, {}), CLIENT, FIRST, LAST, MADE).octets)
    booked = dict(zip(COLUMNS, rows[2], strict=True))
    assert Decimal(booked["Umsatz (ohne Soll/Haben-Kz)"].replace(",", ".")) == one.totals.gross
    assert booked["Soll/Haben-Kennzeichen"] == "S"
    assert (booked["Konto"], booked["Gegenkonto (ohne BU-Schlüssel)"]) == ("10042", "8400")
    assert booked["Belegdatum"] == f"{one.day:%d%m}"
    assert booked["Belegfeld 1"] == one.number
    assert booked["Festschreibung"] == "0"


def test_the_other_chart_and_accounts_of_ones_own() -> None:
    postings = postings_of(issued(), {})
    own = replace(CLIENT, chart="04")
    assert ";4400;" in batch_of(postings, own, FIRST, LAST, MADE).octets.decode("cp1252")
    own = replace(CLIENT, accounts={"standard": "8402"})
    assert ";8402;" in batch_of(postings, own, FIRST, LAST, MADE).octets.decode("cp1252")


def test_a_correction_stands_on_the_other_side() -> None:
    for one in every():
        rows = rows_of(batch_of(postings_of(one, {}), CLIENT, FIRST, LAST, MADE).octets)[2:]
        signed = [Decimal(row[0].replace(",", ".")) * (1 if row[1] == "S" else -1) for row in rows]
        if rows:
            assert sum(signed) == sum(c.basis + c.tax for c in one.totals.categories)
            assert all(Decimal(row[0].replace(",", ".")) > 0 for row in rows)


def test_what_cannot_be_booked_is_left_out_whole_and_named() -> None:
    """Another currency, a tax case without an account: no half document, no guessed account."""
    postings = postings_of(issued(), {})
    foreign = [replace(one, issued=replace(one.issued, draft=replace(one.issued.draft, currency="CHF")))
               for one in postings]  # fmt: skip
    batch = batch_of(foreign, CLIENT, FIRST, LAST, MADE)
    assert len(rows_of(batch.octets)) == 2
    assert "CHF" in batch.left_out["INV-2026-0042"]
    strange = [replace(one, case="margin") for one in postings]
    assert "margin" in batch_of(strange, CLIENT, FIRST, LAST, MADE).left_out["INV-2026-0042"]


def test_text_that_would_break_the_file() -> None:
    """Quotation marks doubled, line ends gone, letters that Windows-1252 lacks in plain ones."""
    one = issued()
    buyer = replace(one.draft.buyer, name='Łódź "Öl" & Söhne;\n€ 日本 ' + "x" * 80)
    odd = replace(one, draft=replace(one.draft, buyer=buyer, number="RE 2026;42"))
    row = rows_of(batch_of(postings_of(odd, {}), CLIENT, FIRST, LAST, MADE).octets)[2]
    booked = dict(zip(COLUMNS, row, strict=True))
    assert booked["Buchungstext"].startswith('Lódz "Öl" & Söhne; € ?? x')
    assert len(booked["Buchungstext"]) == 60
    assert booked["Belegfeld 1"] == "RE-2026-42"


def test_tables_run_no_formula() -> None:
    octets = table(("a",), [("=1+1",), ("-12.50",), ("@x",)])
    assert octets.decode("utf-8-sig").split("\r\n")[1:4] == ["'=1+1", "-12.50", "'@x"]


def test_journal_and_list_say_the_same() -> None:
    documents = every()
    postings = [one for document in documents for one in postings_of(document, {})]
    journal = list(csv.reader(io.StringIO(journal_csv(postings).decode("utf-8-sig")), delimiter=";"))
    listed = list(csv.reader(io.StringIO(list_csv(documents).decode("utf-8-sig")), delimiter=";"))
    assert len(listed) == len(documents) + 1
    tax = sum(Decimal(row[journal[0].index("tax")]) for row in journal[1:])
    assert tax == sum(Decimal(row[listed[0].index("tax")]) for row in listed[1:])


@pytest.mark.parametrize(
    ("text", "first"),
    [("2026-11", date(2026, 11, 1)), ("11/2026", date(2026, 11, 1)), ("11", date(2026, 11, 1)),
     ("", date(2026, 10, 1)), ("2026-13", None), ("abc", None), ("1-2-3", None), ("0", None)],
)  # fmt: skip
def test_months_as_people_write_them(text: str, first: date | None) -> None:
    found = month_of(text, date(2026, 11, 27))
    assert (None if found is None else found[0]) == first


# ---------------------------------------------------------------- read by a reader of its own


@pytest.mark.parametrize("chart", ["03", "04"])
def test_every_sample_is_read_as_datev_describes_it(chart: str) -> None:
    """By the published field table: counts, quoting, Windows-1252, decimal comma, dates, accounts and keys."""
    documents = [
        replace(one, draft=replace(one.draft, number=f"INV-2026-{place:04}"))
        for place, one in enumerate(every(), start=1)
        if FIRST <= one.day <= LAST
    ]
    postings = [posting for one in documents for posting in postings_of(one, {})]
    batch = batch_of(postings, replace(CLIENT, chart=chart), FIRST, LAST, MADE)
    found = read(batch.octets)
    assert found.wrong == []
    booked = [one for one in documents if one.number not in batch.left_out]
    assert len(booked) > 50, dict(batch.left_out)
    assert sum(one.amount for one in found.booked) == sum(
        category.basis + category.tax for one in booked for category in one.totals.categories
    )
    corrections = [one for one in found.booked if one.amount < 0]
    assert corrections, "a correction is booked on the other side"


def test_the_reader_finds_what_is_wrong() -> None:
    """Each slip that a writer could make is said, and no other."""
    octets = batch_of(postings_of(issued(), {}), CLIENT, FIRST, LAST, MADE).octets
    gross = f"{issued().totals.gross:.2f}"
    for was, instead, said in (
        (gross.replace(".", ","), gross, "column 1"),
        (gross.replace(".", ","), "-" + gross.replace(".", ","), "column 1"),
        ('"S"', "S", "column 2"),
        (";8400;;", ';8400;"0003";', "automatic account 8400"),
        (";8400;;", ";84000000;;", "longer"),
        ('"Buchungsstapel";13', '"Buchungsstapel";12', "header field 5"),
        (";2111;", ";2110;", "not in the period"),
        ('"INV-2026-0042"', '"INV 2026"', "column 11"),
        ("\r\n", "\n", "bare line feed"),
    ):
        assert octets.count(was.encode()) >= 1, was
        changed = octets.replace(was.encode(), instead.encode(), 1 if was != "\r\n" else -1)
        try:
            wrong = read(changed).wrong
        except IndexError:
            wrong = ["a bare line feed"]
        assert any(said in one for one in wrong), (was, instead, wrong)


def test_an_account_without_tax_of_its_own_carries_the_key() -> None:
    """``8200/3``: 19 % on an account that is not automatic. A key beside an automatic account is refused."""
    one = issued()
    own = replace(CLIENT, accounts={"standard": "8200/3"})
    [booked] = read(batch_of(postings_of(one, {}), own, FIRST, LAST, MADE).octets).booked
    assert (booked.revenue, booked.key, booked.debtor) == ("8200", "0003", "10042")
    assert (booked.day, booked.number, booked.supplied) == (one.day, one.number, one.supplied)
    wrong = replace(CLIENT, accounts={"standard": "8400/3"})
    assert one.number in batch_of(postings_of(one, {}), wrong, FIRST, LAST, MADE).left_out
    for account in ("8200/", "8200/12345", "x", "123456"):
        odd = replace(CLIENT, accounts={"standard": account})
        assert one.number in batch_of(postings_of(one, {}), odd, FIRST, LAST, MADE).left_out, account


def test_texts_survive_the_way_to_datev() -> None:
    """Semicolons, quotation marks and umlauts in a name come out as they went in."""
    one = issued()
    buyer = replace(one.draft.buyer, name='Öl & "Fett"; Söhne – GmbH €')
    odd = replace(one, draft=replace(one.draft, buyer=buyer))
    found = read(batch_of(postings_of(odd, {}), CLIENT, FIRST, LAST, MADE).octets)
    assert found.wrong == []
    assert found.booked[0].text == 'Öl & "Fett"; Söhne – GmbH €'
