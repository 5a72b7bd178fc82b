"""CSV as firms have it: encoding and dialect found out, columns known by their names in seven languages,
every problem by row and column, nothing written before all is right."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from triage.books.billing import OwnPrice
from triage.books.reading import plain_problem
from triage.books.records import (
    Customer,
    Product,
    Vendor,
    customer_problems,
    key_for,
    product_problems,
    vendor_problems,
)
from triage.core.errors import OwnerError, Problem

T = TypeVar("T")
MOST_OCTETS: Final = 8 * 1024 * 1024
MOST_ROWS: Final = 20_000
_DELIMITERS: Final = ";,\t|"
_YES: Final = frozenset("yes y ja j true 1 x oui o si sí s sim business firma b2b".split())  # noqa: SIM905
_NO: Final = frozenset("no n nein false 0 non não nee private privat b2c".split())  # noqa: SIM905
_GROUPED: Final = re.compile(r"\d{1,3}([.,'\u00a0\u202f ]\d{3})+([.,]\d+)?")

CUSTOMER_COLUMNS: Final[Mapping[str, str]] = {
    "key": "key code kürzel kurzname suchname",
    "name": "name company firma firmenname kunde customer nom société raison_sociale nombre empresa "
    "ragione_sociale naam bedrijf nome",
    "address.street": "street straße strasse adresse address rue calle dirección via indirizzo straat adres "
    "morada",
    "address.postcode": "postcode zip plz code_postal cp codice_postale cap código_postal codigo_postal",
    "address.city": "city ort stadt ville ciudad città citta plaats stad cidade localidade",
    "address.country": "country land pays país pais paese",
    "business": "business firma_ja_nein b2b type typ",
    "emails": "email e-mail mail emails courriel correo",
    "vat_id": "vat_id vat vat_number ust-idnr ust-id ustid ustidnr uid tva n°_tva nif nif-iva partita_iva "
    "btw-nummer btw nif_iva",
    "language": "language sprache langue idioma lingua taal língua",
    "salutation": "salutation anrede civilité saludo saluto aanhef",
    "currency": "currency währung devise moneda valuta moeda",
    "days": "days zahlungsziel terms payment_days délai plazo termini betaaltermijn prazo",
    "debtor": "debtor debitor debitorennummer debitorennr konto",
    "reference": "reference referenz référence referencia riferimento referentie",
}
PRODUCT_COLUMNS: Final[Mapping[str, str]] = {
    "code": "code sku artikelnummer artikelnr art.-nr. référence referencia codice artikelcode código",
    "name": "name bezeichnung artikel description désignation descripción descrizione omschrijving descrição",
    "price": "price preis nettopreis prix prix_ht precio prezzo prijs preço net_price",
    "unit": "unit einheit unité unidad unità eenheid unidade",
    "tax": "tax steuer steuersatz tva iva btw vat",
    "kind": "kind art type genre",
    "currency": "currency währung devise moneda valuta moeda",
    "account": "account konto erlöskonto compte cuenta conto rekening conta",
    "labour": "labour labor arbeitskosten arbeitsanteil lohnanteil main_d'œuvre mano_de_obra manodopera loon",
    "notice": "notice notice_days kündigungsfrist préavis preaviso aviso_prévio preavviso opzegtermijn",
}


VENDOR_COLUMNS: Final[Mapping[str, str]] = {
    "key": CUSTOMER_COLUMNS["key"],
    "name": "name company firma lieferant vendor supplier nom fournisseur nombre proveedor fornecedor "
    "fornitore naam leverancier nome ragione_sociale",
    "emails": CUSTOMER_COLUMNS["emails"],
    "iban": "iban konto account compte cuenta conta conto rekening kontonummer",
    "since": "since seit bekannt_seit depuis desde dal sinds known_since",
}
"""A row an account: a vendor with two accounts stands in two rows."""
PRICE_COLUMNS: Final[Mapping[str, str]] = {
    "customer": "customer kunde kürzel client cliente klant key",
    "product": "product produkt artikel artikelnummer produit producto produto prodotto code sku",
    "price": PRODUCT_COLUMNS["price"],
    "currency": PRODUCT_COLUMNS["currency"],
    "start": "start from ab von gültig_ab depuis à_partir_de desde dal vanaf",
    "end": "end until bis gültig_bis jusqu'au hasta até fino_al tot",
}
_NEEDED: Final[Mapping[type[Any], tuple[str, ...]]] = {
    Customer: ("name", "address.city"),
    Product: ("code", "name", "price"),
    Vendor: ("name",),
    OwnPrice: ("customer", "product", "price"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Generic[T]):
    """What an import would do. Nothing is to be written while there are problems."""

    records: tuple[T, ...]
    problems: tuple[Problem, ...]
    dialect: str
    """In words: "UTF-8, separated by ;, decimal comma"."""
    unknown: tuple[str, ...] = ()
    """Columns that were not taken."""


def read_customers(octets: bytes) -> Imported[Customer]:
    """Dry run of a customer list. Raises OwnerError where it is no table at all."""
    return _import(octets, CUSTOMER_COLUMNS, Customer, _customer_row, customer_problems, "key")


def read_products(octets: bytes) -> Imported[Product]:
    """Dry run of a product list."""
    return _import(octets, PRODUCT_COLUMNS, Product, _product_row, product_problems, "code")


def read_vendors(octets: bytes) -> Imported[Vendor]:
    """Dry run of a vendor list; rows of one key are one vendor with several accounts."""
    found = _import(octets, VENDOR_COLUMNS, Vendor, _vendor_row, vendor_problems, "")
    whole: dict[str, Vendor] = {}
    problems = list(found.problems)
    for one in found.records:
        first = whole.setdefault(one.key, one)
        if first is not one:
            if first.name != one.name:
                problems.append(
                    Problem(where=one.key, what="has two names", found=one.name, allowed=first.name)
                )
            emails = tuple(dict.fromkeys((*first.emails, *one.emails)))
            whole[one.key] = replace(first, emails=emails, accounts=(*first.accounts, *one.accounts))
            problems += vendor_problems(whole[one.key])
    return replace(found, records=tuple(whole.values()), problems=tuple(problems))


def read_prices(octets: bytes) -> Imported[OwnPrice]:
    """Dry run of customers' own prices."""
    found = _import(octets, PRICE_COLUMNS, OwnPrice, _price_row, lambda _: [], "")
    keys = [(one.customer, one.product, one.start) for one in found.records]
    twice = [Problem(where=f"{one[0]} {one[1]}", what="is there twice", found=str(one[2] or ""))
             for one in dict.fromkeys(keys) if keys.count(one) > 1]  # fmt: skip
    return replace(found, problems=(*found.problems, *twice))


def decoded(octets: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: a byte order mark, UTF-8, else Windows-1252."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if octets.startswith(mark):
            return octets.decode(name, "replace"), name.removesuffix("-sig")
    try:
        return octets.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace"), "windows-1252"


def _import(
    octets: bytes,
    columns: Mapping[str, str],
    record: type[T],
    row_of: Callable[[dict[str, str], str, list[str]], dict[str, Any]],
    problems_of: Callable[[T], Sequence[Problem]],
    unique: str,
) -> Imported[T]:
    header, rows, encoding, delimiter = _table(octets)
    places, unknown = _places(header, columns)
    comma = _decimal_comma(rows, places.get("price"))
    adapter = TypeAdapter(record)
    records: list[T] = []
    problems = list(_missing(places, record, header))
    taken: list[str] = []
    names = {field: header[at] for field, at in places.items()}
    for number, cells in rows:
        row = row_of(_cells(cells, places), comma, taken)
        result = _record(adapter, row, problems_of)
        problems += [_placed(one, number, names) for one in result[1]]
        if result[0] is not None:
            records.append(result[0])
            key = str(getattr(result[0], unique)) if unique else ""
            if unique and key in taken:
                where = f"row {number}, {names.get(unique, unique)}"
                problems.append(Problem(where=where, what="is there twice", found=key))
            taken.append(key)
    mark = "tab" if delimiter == "\t" else delimiter
    words = f"{encoding.upper()}, separated by {mark}, decimal {'comma' if comma == ',' else 'point'}"
    return Imported(records=tuple(records), problems=tuple(problems), dialect=words, unknown=tuple(unknown))


def _cells(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    """Field -> what stands in its cell; empty cells are left out."""
    found = {field: cells[at].strip() for field, at in places.items() if at < len(cells)}
    return {field: cell for field, cell in found.items() if cell}


def _table(octets: bytes) -> tuple[list[str], list[tuple[int, list[str]]], str, str]:
    """Header, rows with their line numbers in the file (empty ones left out), encoding, delimiter."""
    if len(octets) > MOST_OCTETS:
        raise OwnerError(Problem(where="file", what="is too large", allowed="at most 8 MB"))
    text, encoding = decoded(octets)
    if "\0" in text:
        raise OwnerError(Problem(where="file", what="is no text", mend="Save the table as CSV."))
    delimiter = _delimiter(text)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
        rows = [(reader.line_num, one) for one in reader if any(cell.strip() for cell in one)]
    except csv.Error as error:
        raise OwnerError(Problem(where="file", what="cannot be read as a table", found=str(error))) from None
    if len(rows) < 2:
        raise OwnerError(Problem(where="file", what="has no rows below a line of column names"))
    if len(rows) > MOST_ROWS:
        raise OwnerError(Problem(where="file", what="has too many rows", allowed=f"up to {MOST_ROWS}"))
    return [one.strip() for one in rows[0][1]], rows[1:], encoding, delimiter


def _delimiter(text: str) -> str:
    """The one that splits the first lines most evenly; on a tie the first of ; , tab |."""
    sample = [one for one in text.splitlines() if one.strip()][:20]

    def even(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(sample, delimiter=mark)]
        usual = max(set(widths), key=widths.count) if widths else 1
        return (0 if usual == 1 else widths.count(usual), usual)

    return max(_DELIMITERS, key=even)


def _places(header: Sequence[str], columns: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """Field -> column, and the columns that no field claims."""
    known = {alias: field for field, aliases in columns.items() for alias in (*aliases.split(), field)}
    places: dict[str, int] = {}
    unknown = []
    for at, name in enumerate(header):
        field = known.get("_".join(name.lower().rstrip(".:").split()))
        if field and field not in places:
            places[field] = at
        elif name:
            unknown.append(name)
    return places, unknown


def _missing(places: Mapping[str, int], record: type[Any], header: Sequence[str]) -> Iterator[Problem]:
    for field in _NEEDED[record]:
        if field not in places:
            found = ", ".join(one for one in header if one)[:120]
            yield Problem(where="row 1", what=f"has no column for {field}", found=found)


def _decimal_comma(rows: Sequence[tuple[int, list[str]]], at: int | None) -> str:
    """The decimal mark of a column of prices, from the last mark of each figure."""
    if at is None:
        return "."
    cells = [cells[at] for _, cells in rows if at < len(cells)]
    votes = [re.findall(r"[.,](?=\d{1,2}\D*$)", cell) for cell in cells]
    marks = [one[-1] for one in votes if one]
    return "," if marks.count(",") > marks.count(".") else "."


def figure(cell: str, mark: str) -> str:
    """1.240,50 € -> 1240.50. What is not surely a figure stays as it is, and is then refused."""
    bare = cell.replace("€", "").replace("EUR", "").replace("£", "").strip()
    other = "," if mark == "." else "."
    if bare.count(mark) > 1 or (other in bare and not _GROUPED.fullmatch(bare)):
        return cell
    return re.sub(rf"[{other}'\u00a0\u202f ]", "", bare).replace(mark, ".")


def _record(
    adapter: TypeAdapter[T], found: dict[str, Any], problems_of: Callable[[T], Sequence[Problem]]
) -> tuple[T | None, list[Problem]]:
    try:
        made = adapter.validate_python(found)
    except ValidationError as error:
        return None, [plain_problem(one) for one in error.errors(include_url=False)]
    return made, list(problems_of(made))


def _placed(problem: Problem, row: int, names: Mapping[str, str]) -> Problem:
    """With its row and the file's own name of the column."""
    parts = problem.where.split(".")
    column = next((names[one] for one in (problem.where, parts[0], parts[-1]) if one in names), problem.where)
    return Problem(
        where=f"row {row}, {column}",
        what=problem.what,
        found=problem.found,
        allowed=problem.allowed,
        mend=problem.mend,
    )


def _customer_row(found: dict[str, str], comma: str, taken: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {field: cell for field, cell in found.items() if "." not in field}
    row["address"] = {field[8:]: cell for field, cell in found.items() if field.startswith("address.")}
    row["address"].setdefault("country", "DE")
    row["address"]["country"] = row["address"]["country"].upper()
    row.setdefault("key", key_for(found.get("name", ""), taken))
    if "emails" in row:
        row["emails"] = _addresses(row["emails"])
    if "language" in row:
        row["language"] = row["language"].lower()[:2]
    if "days" in row and row["days"].isdigit():
        row["days"] = int(row["days"])
    row["business"] = _yes_or_no(row.get("business", ""), otherwise=bool(found.get("vat_id")))
    return row


def _yes_or_no(cell: str, *, otherwise: bool) -> bool | str:
    word = cell.strip().lower()
    if not word:
        return otherwise
    return True if word in _YES else False if word in _NO else cell


def _product_row(found: dict[str, str], comma: str, taken: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = dict(found)
    if "price" in row:
        row["price"] = figure(row["price"], comma)
    if "labour" in row:
        row["labour"] = row["labour"].strip(" %").replace(",", ".")
    if "notice" in row and row["notice"].isdigit():
        row["notice"] = int(row["notice"])
    return row


def _vendor_row(found: dict[str, str], comma: str, taken: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {name: cell for name, cell in found.items() if name not in ("iban", "since")}
    row.setdefault("key", key_for(found.get("name", ""), ()))
    row["key"] = row["key"].lower()
    if "emails" in row:
        row["emails"] = _addresses(row["emails"])
    if "iban" in found or "since" in found:
        row["accounts"] = [{name: found[name] for name in ("iban", "since") if name in found}]
    return row


def _price_row(found: dict[str, str], comma: str, taken: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = {**found, "customer": found.get("customer", "").lower()}
    row["product"] = found.get("product", "").upper()
    if "price" in row:
        row["price"] = figure(row["price"], comma)
    return {name: cell for name, cell in row.items() if cell}


def _addresses(cell: str) -> list[str]:
    return [one for one in re.split(r"[,;\s]+", cell) if one]
