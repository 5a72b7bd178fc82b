"""Customers and products, lists of them as CSV, and number ranges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.books.numbers import NumberRange, gaps, range_problem, take
from triage.books.records import Likeness, key_for, twins
from triage.books.table import decoded, figure, read_customers, read_products
from triage.core.errors import OwnerError

GERMAN = (
    "Kürzel;Firma;Straße;PLZ;Ort;Land;USt-IdNr.;E-Mail;Zahlungsziel;Bemerkung\r\n"
    "kontor;Carla Kontor AG;Am Markt 2;80331;München;DE;DE811569869;einkauf@kontor.example;30;\r\n"
    "\r\n"
    ';"Söhne; Café & Co. KG";Lindenweg 3;50667;Köln;;;;;treu\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_is_read_in_any_encoding(encoding: str) -> None:
    """Umlauts, semicolons, a quoted delimiter, an empty line, a column that nobody knows."""
    found = read_customers(GERMAN.encode(encoding))
    assert not found.problems
    assert [one.name for one in found.records] == ["Carla Kontor AG", "Söhne; Café & Co. KG"]
    assert [one.key for one in found.records] == ["kontor", "soehne-cafe"]
    assert (found.records[0].days, found.records[0].address.city) == (30, "München")
    assert [one.business for one in found.records] == [True, False]
    assert found.unknown == ("Bemerkung",)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    """Commas, semicolons, tabs and bars."""
    text = mark.join(["name", "street", "city"]) + "\n" + mark.join(["Acme", "Road 1", "Leeds"]) + "\n"
    assert read_customers(text.encode()).records[0].address.city == "Leeds"


def test_all_problems_come_at_once_by_row_and_column() -> None:
    """Four wrong cells in three rows are four lines that name row and column as the file does."""
    text = (
        "Kürzel;Name;Straße;Ort;PLZ;UST-ID;Land\n"
        "a b;Acme;Weg 1;Bonn;53111;;DE\n"
        "acme;;Weg 2;Bonn;53111;;DE\n"
        "beta;Beta;Weg 3;Bonn;53111;DE1;XX\n"
    )
    found = read_customers(text.encode())
    places = [one.where for one in found.problems]
    assert places == ["row 2, Kürzel", "row 3, Name", "row 4, Land"]
    assert "is required and missing" in str(found.problems[1])


def test_a_key_may_stand_once() -> None:
    """The second row with the same key is a problem, not an overwrite."""
    text = "key,name,street,city\nacme,Acme,Road 1,Leeds\nacme,Acme Two,Road 2,Leeds\n"
    assert "is there twice" in str(read_customers(text.encode()).problems[0])


@pytest.mark.parametrize(
    ("prices", "read"),
    [
        (["1.240,50", "9,99", "12"], ["1240.50", "9.99", "12"]),
        (["1,240.50", "9.99", "12"], ["1240.50", "9.99", "12"]),
        (["1 240,50 €", "0,5", "3,00"], ["1240.50", "0.5", "3.00"]),
        (["1'240.50", "7.25", "3"], ["1240.50", "7.25", "3"]),
    ],
)
def test_prices_are_read_as_they_are_written(prices: list[str], read: list[str]) -> None:
    """The decimal mark is that of the whole column."""
    rows = "".join(f'P-{place};Thing {place};"{price}"\n' for place, price in enumerate(prices))
    found = read_products(("Artikelnr;Bezeichnung;Preis\n" + rows).encode())
    assert not found.problems
    assert [one.price for one in found.records] == [Decimal(one) for one in read]


@pytest.mark.parametrize("cell", ["twelve", "1.2.3", "12-", "=1+1", "-5", "1,2,3"])
def test_what_is_no_price_is_refused(cell: str) -> None:
    """No figure is guessed."""
    text = f'code;name;price\nA-1;Thing;"{cell}"\nA-2;Other;"1,50"\n'
    assert read_products(text.encode()).problems[0].where == "row 2, price"


@pytest.mark.parametrize("octets", [b"", b"name", b"PK\x03\x04\x00\x00", b"\xff\xfe\x00", b"\n\n\n"])
def test_what_is_no_table_is_refused(octets: bytes) -> None:
    """An empty file, a spreadsheet, a header alone."""
    with pytest.raises(OwnerError):
        read_customers(octets)


@given(st.binary(max_size=300))
def test_any_octets_are_read_or_refused(octets: bytes) -> None:
    """Never anything but a list with problems or a refusal in words."""
    try:
        found = read_customers(octets)
    except OwnerError:
        return
    assert len(found.records) + len(found.problems) >= 1


def test_figures_and_encodings_by_themselves() -> None:
    """Grouping goes only where it really groups; Windows-1252 is the last resort."""
    assert figure("1.240,50", ",") == "1240.50"
    assert figure("1.24,50", ",") == "1.24,50"
    assert decoded("Müller".encode("cp1252")) == ("Müller", "windows-1252")


def test_twins_are_proposed() -> None:
    """The same VAT id, the same domain, nearly the same name; never a shared provider's domain."""
    text = (
        "key,name,street,city,vat,email\n"
        "aa,Carla Kontor AG,R 1,Bonn,DE811569869,x@kontor.example\n"
        "bb,Kontor Handels GmbH,R 2,Bonn,DE 811 569 869,\n"
        "cc,Another Firm,R 3,Bonn,,y@kontor.example\n"
        "dd,Mueller Möbel GmbH,R 4,Bonn,,a@gmail.com\n"
        "ee,Müller Moebel GmbH & Co. KG,R 5,Bonn,,b@gmail.com\n"
        "ff,Meier Reisen,R 6,Bonn,,c@gmail.com\n"
    )
    found = read_customers(text.encode())
    assert not found.problems
    near = {(one.one, one.other): one.because for one in twins(found.records)}
    assert near == {
        ("aa", "bb"): Likeness.VAT_ID,
        ("aa", "cc"): Likeness.DOMAIN,
        ("dd", "ee"): Likeness.NAME,
    }


def test_keys_are_made_and_stay_apart() -> None:
    """A key is short, typable, and never taken twice."""
    assert key_for("Café Söhne GmbH & Co. KG", []) == "cafe-soehne"
    assert key_for("ACME Ltd.", ["acme"]) == "acme-2"
    assert key_for("株式会社", []) == "customer"


def test_numbers_are_gapless_and_begin_anew_each_year() -> None:
    """One after the other; a year's first invoice is number 1."""
    numbers = NumberRange(pattern="INV-{year}-{n:04}")
    names = []
    for day in (date(2026, 12, 30), date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 2)):
        name, numbers = take(numbers, day)
        names.append(name)
    assert names == ["INV-2026-0001", "INV-2026-0002", "INV-2026-0003", "INV-2027-0001"]
    assert gaps("INV-{year}-{n:04}", names) == []


def test_numbers_rise_with_the_days() -> None:
    """An invoice of yesterday after one of today is refused."""
    _, numbers = take(NumberRange(pattern="R{n}"), date(2026, 11, 21))
    with pytest.raises(OwnerError, match="before the last invoice"):
        take(numbers, date(2026, 11, 20))


def test_gaps_and_doubles_are_said() -> None:
    """What a bookkeeper must know, in words."""
    found = gaps("R-{n:03}", ["R-001", "R-003", "R-003", "X-1"])
    assert found == [
        "X-1 does not belong to the range R-{n:03}",
        "number 3 is there twice",
        "number 2 is missing",
    ]


@pytest.mark.parametrize(
    "pattern", ["INV", "{n}{n}", "{x}-{n}", "a b {n}", "{n.__class__}", "x" * 40 + "{n}"]
)
def test_a_pattern_must_number(pattern: str) -> None:
    """A pattern without a counter, or with anything but year and counter, is refused."""
    assert range_problem(pattern) is not None
