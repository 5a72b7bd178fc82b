"""A reader of DATEV's Buchungsstapel, written from the field table that DATEV publishes (EXTF 700, category 21, format
version 13), and not from our writer: https://developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel

It tells text in quotation marks from bare values, because DATEV does, and says everything that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HEADER = {  # number of the field: what may stand there
    1: r'"EXTF"', 2: r"700", 3: r"21", 4: r'"Buchungsstapel"', 5: r"13", 6: r"20\d{15}", 7: r"", 8: r'"[A-Z]{0,2}"',
    9: r'"[^"]{0,25}"', 10: r'"[^"]{0,25}"', 11: r"(?!0)\d{4,7}", 12: r"(?!0)\d{1,5}", 13: r"20\d{6}", 14: r"[4-8]",
    15: r"20\d{6}", 16: r"20\d{6}", 17: r'"[^"]{0,30}"', 18: r'"([A-Z]{2}){0,2}"', 19: r"[12]?",
    20: r"(0|30|40|50|64)?", 21: r"[01]", 22: r'"([A-Z]{3})?"', 23: r"", 24: r'""', 25: r"", 26: r"",
    27: r'"(\d{2}){0,2}"', 28: r"\d{0,4}", 29: r"", 30: r'""', 31: r'"[^"]{0,16}"',
}  # fmt: skip
COLUMNS = {  # number of the column: its name, what may stand there, whether something must
    1: ("Umsatz (ohne Soll/Haben-Kz)", r"\d{1,10},\d{2}", True),
    2: ("Soll/Haben-Kennzeichen", r'"(S|H)"', True),
    3: ("WKZ Umsatz", r'"[A-Z]{3}"', False),
    7: ("Konto", r"(?!0+$)\d{1,9}", True),
    8: ("Gegenkonto (ohne BU-Schlüssel)", r"(?!0+$)\d{1,9}", True),
    9: ("BU-Schlüssel", r'"\d{4}"', False),
    10: ("Belegdatum", r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])", True),
    11: ("Belegfeld 1", r'"[A-Za-z0-9_$%\-/]{0,36}"', False),
    14: ("Buchungstext", r'"(?:[^"]|""){0,60}"', False),
    40: ("EU-Land u. UStID (Bestimmung)", r'"[A-Z]{2}[A-Z0-9]{2,13}"', False),
    114: ("Festschreibung", r"[01]", False),
    115: ("Leistungsdatum", r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])20\d{2}", False),
    116: ("Datum Zuord. Steuerperiode", r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])20\d{2}", False),
    117: ("Fälligkeit", r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])20\d{2}", False),
}
AUTOMATIC = {  # accounts that find their tax by themselves: a key beside them is refused
    "03": {"8400", "8300", "8125", "8120", "8336", "8337", "1718"},
    "04": {"4400", "4300", "4125", "4120", "4336", "4337", "3272"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One line, as DATEV would book it. ``amount`` is positive where the customer owes."""

    amount: Decimal
    debtor: str
    revenue: str
    key: str
    day: date
    number: str
    text: str
    vat_id: str
    supplied: date | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    header: list[str]
    booked: list[Booked]
    wrong: list[str]


def fields_of(line: str) -> list[str]:
    """Split at semicolons outside quotation marks; the marks stay, so that text is told from figures."""
    found, here, inside = [], "", False
    for letter in line:
        if letter == '"':
            inside = not inside
        if letter == ";" and not inside:
            found.append(here)
            here = ""
        else:
            here += letter
    assert not inside, f"a quotation mark is never closed: {line[:80]}"
    return [*found, here]


def read(octets: bytes) -> Read:
    text = octets.decode("cp1252")
    wrong = [] if text.endswith("\r\n") else ["the last line has no end"]
    lines = text.removesuffix("\r\n").split("\r\n")
    wrong += ["a bare line feed"] if "\n" in text.replace("\r\n", "") else []
    header = fields_of(lines[0])
    wrong += list(_wrong_header(header))
    names = fields_of(lines[1])
    wrong += [f"{len(names)} columns"] if len(names) != 125 else []
    wrong += [
        f"column {at} is {names[at - 1]}" for at, (name, _, _) in COLUMNS.items() if names[at - 1] != name
    ]
    booked = []
    for place, line in enumerate(lines[2:], start=3):
        cells = fields_of(line)
        found = list(_wrong_line(cells, header))
        wrong += [f"line {place}: {one}" for one in found]
        if not found:
            booked.append(_booked(cells, header))
    return Read(header=header, booked=booked, wrong=wrong)


def _wrong_header(header: list[str]) -> Iterator[str]:
    if len(header) != 31:
        yield f"{len(header)} header fields"
        return
    for number, allowed in HEADER.items():
        if not re.fullmatch(allowed, header[number - 1]):
            yield f"header field {number}: {header[number - 1]}"
    begins, first, last = (header[number - 1] for number in (13, 15, 16))
    if not begins <= first <= last or int(last[:6]) - int(begins[:6]) > 111:
        yield f"the period {first} to {last} is not in the business year from {begins}"


def _wrong_line(cells: list[str], header: list[str]) -> Iterator[str]:
    if len(cells) != 125:
        yield f"{len(cells)} columns"
        return
    for at, cell in enumerate(cells, start=1):
        name, allowed, needed = COLUMNS.get(at, ("a column that we never fill", r"", False))
        if (needed or cell) and not re.fullmatch(allowed, cell):
            yield f"column {at} ({name}): {cell!r}"
    length, chart = int(header[13]), header[26].strip('"')
    if len(cells[6]) > length + 1 or len(cells[7]) > length + 1:
        yield "an account is longer than the client's"
    if not Decimal(cells[0].replace(",", ".") or 0):
        yield "the amount is 0"
    if cells[8] and cells[7] in AUTOMATIC[chart]:
        yield f"a BU key beside the automatic account {cells[7]}"
    if bool(cells[114]) != bool(cells[115]):
        yield "Leistungsdatum and Datum Zuord. Steuerperiode belong together"
    if not header[14][4:] <= cells[9][2:] + cells[9][:2] <= header[15][4:]:
        yield f"Belegdatum {cells[9]} is not in the period"


def _booked(cells: list[str], header: list[str]) -> Booked:
    plain = [one[1:-1].replace('""', '"') if one.startswith('"') else one for one in cells]
    amount = Decimal(cells[0].replace(",", "."))
    return Booked(
        amount=amount if plain[1] == "S" else -amount,
        debtor=plain[6], revenue=plain[7], key=plain[8],
        day=date(int(header[14][:4]), int(plain[9][2:]), int(plain[9][:2])),
        number=plain[10], text=plain[13], vat_id=plain[39], supplied=_day(plain[114]), due=_day(plain[116]),
    )  # fmt: skip


def _day(cell: str) -> date | None:
    return date(int(cell[4:]), int(cell[2:4]), int(cell[:2])) if cell else None
