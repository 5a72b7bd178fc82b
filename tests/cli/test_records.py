"""`triage books import` and `export`: a dry run first, every problem by row and column, and back again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from triage.adapters.store.engine import open_store, sqlite_url
from triage.cli import main

CONFIG = """
[firm]
name = "Acme"
address = "info@acme.example"
signature = "Acme"
language = "de"
[mailbox]
backend = "maildir"
path = "Maildir"
[submit]
host = "127.0.0.1"
tls = "none"
[[people]]
name = "Olga"
addresses = ["olga@acme.example"]
roles = ["owner"]
"""
GOOD = (
    "Kürzel;Firma;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr;Zahlungsziel\r\n"
    "ruiz;Ruiz & Söhne GmbH;Weg 1;80331;München;DE;bella@ruiz.example;DE136695976;30\r\n"
    "ruiz2;Ruiz und Soehne;Weg 1;80331;München;DE;info@ruiz.example;;14\r\n"
)
PRODUCTS = "Artikelnummer;Bezeichnung;Preis;Einheit\r\nCHAIR-OAK;Stuhl, Eiche;1.240,50;C62\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "state").mkdir()
    open_store(sqlite_url(tmp_path / "state" / "triage.db")).close()
    return tmp_path


def customers(desk: Path) -> list[str]:
    store = open_store(sqlite_url(desk / "state" / "triage.db"))
    with store.reading() as tx:
        found = [one.key for one in tx.books.customers()]
    store.close()
    return found


def test_a_dry_run_then_written_then_out_and_in_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Windows-1252 with semicolons, as a German office program writes it."""
    path = desk / "kunden.csv"
    path.write_bytes(GOOD.encode("cp1252"))
    assert main(["books", "import", "customers", str(path), str(desk)]) == 0
    said = capsys.readouterr().out
    assert "2 new, 0 changed" in said
    assert "dry run" in said
    assert "Probably the same: ruiz and ruiz2" in said
    assert customers(desk) == []
    assert main(["books", "import", "customers", str(path), str(desk), "--write"]) == 0
    assert customers(desk) == ["ruiz", "ruiz2"]
    out = desk / "out.csv"
    assert main(["books", "export", "customers", str(desk), "--out", str(out)]) == 0
    capsys.readouterr()
    assert main(["books", "import", "customers", str(out), str(desk)]) == 0
    assert "0 new, 0 changed, 2 as they are" in capsys.readouterr().out


def test_every_problem_at_once_by_row_and_column_and_nothing_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk / "kunden.csv"
    bad = GOOD.replace("DE136695976", "DE123").replace("info@ruiz.example", "bella@ruiz.example")
    path.write_text(bad.replace("80331;München;DE;bella", "80331;München;XX;bella", 1), encoding="utf-8")
    assert main(["books", "import", "customers", str(path), str(desk), "--write"]) == 1
    said = capsys.readouterr().err
    assert "row 2, Land" in said
    assert "nothing was written" in said
    assert customers(desk) == []


def test_one_address_for_two_customers_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "kunden.csv"
    path.write_text(GOOD.replace("info@ruiz.example", "bella@ruiz.example"), encoding="utf-8")
    assert main(["books", "import", "customers", str(path), str(desk), "--write"]) == 1
    assert "has an address of ruiz" in capsys.readouterr().err
    assert customers(desk) == []


def test_products_with_a_decimal_comma(desk: Path) -> None:
    path = desk / "produkte.csv"
    path.write_text(PRODUCTS, encoding="utf-8")
    assert main(["books", "import", "products", str(path), str(desk), "--write"]) == 0
    store = open_store(sqlite_url(desk / "state" / "triage.db"))
    with store.reading() as tx:
        product = tx.books.product("CHAIR-OAK")
    store.close()
    assert product is not None
    assert product.price == Decimal("1240.50")


VENDORS = (
    "Kürzel;Lieferant;E-Mail;IBAN;Seit\r\n"
    "oakwood;Oakwood Timber;bills@oakwood.example;DE02120300000000202051;2024-01-05\r\n"
    "oakwood;Oakwood Timber;;NL91ABNA0417164300;2025-06-01\r\n"
    "glue;Glue & Screws;info@glue.example;;\r\n"
)


def vendors(desk: Path) -> dict[str, list[str]]:
    store = open_store(sqlite_url(desk / "state" / "triage.db"))
    with store.reading() as tx:
        found = {
            one.key: [f"{each.iban} {each.since}" for each in one.accounts] for one in tx.books.vendors()
        }
    store.close()
    return found


def test_vendors_with_their_accounts_in_and_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row an account; rows of one key are one vendor."""
    path, out = desk / "v.csv", desk / "out.csv"
    path.write_bytes(VENDORS.encode("cp1252"))
    assert main(["books", "import", "vendors", str(path), str(desk), "--write"]) == 0
    assert "2 records: 2 new" in capsys.readouterr().out
    both = ["DE02120300000000202051 2024-01-05", "NL91ABNA0417164300 2025-06-01"]
    assert vendors(desk) == {"glue": [], "oakwood": both}
    assert main(["books", "export", "vendors", str(desk), "--out", str(out)]) == 0
    capsys.readouterr()
    assert main(["books", "import", "vendors", str(out), str(desk)]) == 0
    assert "0 new, 0 changed, 2 as they are" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("DE02120300000000202052", "row 2, IBAN: is no valid IBAN"),
        ("DE02120300000000202051;;", "row 2, Seit: is required"),
        ("NL91ABNA0417164300", "names the same account twice"),
    ],
)
def test_a_wrong_vendor_list_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str], wrong: str, said: str
) -> None:
    path = desk / "v.csv"
    path.write_text(VENDORS.replace("DE02120300000000202051", wrong, 1), encoding="utf-8")
    assert main(["books", "import", "vendors", str(path), str(desk), "--write"]) == 1
    assert said in capsys.readouterr().err
    assert vendors(desk) == {}


def test_a_vendors_account_is_entered_at_the_machine(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "v.csv"
    path.write_text(VENDORS, encoding="utf-8")
    main(["books", "import", "vendors", str(path), str(desk), "--write"])
    iban = "DE75512108001245126199"
    assert main(["books", "vendor", "glue", str(desk), "--iban", iban, "--since", "2026-11-02"]) == 0
    assert vendors(desk)["glue"] == [f"{iban} 2026-11-02"]
    assert main(["books", "vendor", "glue", str(desk), "--iban", "DE75512108001245126198"]) == 1
    assert "is no valid IBAN" in capsys.readouterr().err
    assert main(["books", "vendor", "glue", str(desk), "--drop", iban]) == 0
    assert vendors(desk)["glue"] == []
    assert main(["books", "vendor", "glu", str(desk), "--iban", iban]) == 1
    assert "Did you mean glue?" in capsys.readouterr().err


def test_own_prices_in_and_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A price for a customer or product that is not there is a slip: nothing is written."""
    for name, text in (("customers", GOOD), ("products", PRODUCTS)):
        path = desk / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        assert main(["books", "import", name, str(path), str(desk), "--write"]) == 0
    prices, out = desk / "prices.csv", desk / "out.csv"
    text = (
        "Kunde;Artikelnummer;Preis;Ab\r\nruiz;CHAIR-OAK;1.100,00;2026-01-01\r\nruiz2;CHAIR-OAK;1.150,50;\r\n"
    )
    prices.write_text(text.replace("ruiz2;CHAIR-OAK", "nobody;STOOL"), encoding="utf-8")
    assert main(["books", "import", "prices", str(prices), str(desk), "--write"]) == 1
    said = capsys.readouterr().err
    assert "nobody: there is no such customer" in said
    assert "STOOL: there is no such product" in said
    prices.write_text(text, encoding="utf-8")
    assert main(["books", "import", "prices", str(prices), str(desk), "--write"]) == 0
    store = open_store(sqlite_url(desk / "state" / "triage.db"))
    with store.reading() as tx:
        assert [one.price for one in tx.books.all_prices()] == [Decimal(1100), Decimal("1150.5")]
    store.close()
    assert main(["books", "export", "prices", str(desk), "--out", str(out)]) == 0
    capsys.readouterr()
    assert main(["books", "import", "prices", str(out), str(desk)]) == 0
    assert "0 new, 0 changed, 2 as they are" in capsys.readouterr().out
    prices.write_text(
        text.replace("ruiz2;", "ruiz;").replace(";1.150,50;", ";1.150,50;2026-01-01"), encoding="utf-8"
    )
    assert main(["books", "import", "prices", str(prices), str(desk), "--write"]) == 1
    assert "is there twice" in capsys.readouterr().err
