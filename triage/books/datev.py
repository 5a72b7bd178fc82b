"""A DATEV Buchungsstapel (EXTF 700, category 21, format version 13) of what was issued.

Format: https://developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel (header of 31 fields, 125
columns, semicolons, CRLF, Windows-1252, text in quotation marks, amounts positive with a comma). The accounts
are those of DATEV's charts SKR 03 and SKR 04 with automatic tax (no BU key may stand beside them); whoever
does the books may name others, with the key of their tax where they have none of their own: ``8200/3``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from triage.books.datev_columns import COLUMNS
from triage.books.invoice import DocumentType
from triage.books.journal import Issued, Posting
from triage.core.refusal import Phrase

ENCODING: Final = "cp1252"
_FIELD: Final = {name: place for place, name in enumerate(COLUMNS)}
_NOT_IN_BELEGFELD: Final = re.compile(r"[^A-Za-z0-9$%\-/_]")
_ACCOUNT: Final = re.compile(r"(?P<account>[0-9]{1,9})(?:/(?P<key>[0-9]{1,4}))?")
_EU_CASES: Final = frozenset({"intra_community", "reverse_charge_eu"})
_CHARTS: Final[Mapping[str, Mapping[str, str]]] = {
    "03": {
        "standard": "8400", "reduced": "8300", "zero": "8290", "small_business": "8195", "export": "8120",
        "intra_community": "8125", "reverse_charge_eu": "8336", "reverse_charge_construction": "8337",
        "outside_scope": "8338", "exempt": "8100", "down_payment": "1718",
    },
    "04": {
        "standard": "4400", "reduced": "4300", "zero": "4290", "small_business": "4185", "export": "4120",
        "intra_community": "4125", "reverse_charge_eu": "4336", "reverse_charge_construction": "4337",
        "outside_scope": "4338", "exempt": "4100", "down_payment": "3272",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who books for whom. ``accounts``: tax case -> revenue account, before those of the chart."""

    consultant: int
    number: int
    chart: str = "03"
    account_length: int = 4
    year_starts: str = "01-01"
    debtor: str = "10000"
    accounts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The file, and what could not be in it with the reason (number -> why)."""

    octets: bytes
    left_out: Mapping[str, Phrase]


def batch_of(postings: Sequence[Posting], client: Client, first: date, last: date, made: datetime) -> Batch:
    """All postings of a period. A document that cannot be booked whole is left out whole, and named."""
    left_out: dict[str, Phrase] = {}
    for one in postings:
        if why := _problem(one, client):
            left_out.setdefault(one.issued.number, why)
    rows = [_row(one, client) for one in postings if one.issued.number not in left_out and one.gross]
    lines = [_header(client, first, last, made), ";".join(COLUMNS), *rows]
    return Batch(octets=("\r\n".join(lines) + "\r\n").encode(ENCODING), left_out=left_out)


def file_name(first: date) -> str:
    """DATEV takes only names that begin so."""
    return f"EXTF_Buchungsstapel_{first:%Y-%m}.csv"


def _problem(one: Posting, client: Client) -> Phrase | None:
    if one.issued.draft.currency != "EUR":
        currency = one.issued.draft.currency
        return Phrase("is in {currency}: DATEV needs the rate of the day", currency=currency)
    if not _account(one, client):
        return Phrase(
            "has no account for the tax case {case}: name one under [datev] accounts", case=one.case
        )
    if not _bookable(_account(one, client), client):
        return Phrase("has an account that DATEV cannot take: {account}", account=_account(one, client))
    if abs(one.gross) >= Decimal(10) ** 10:
        return Phrase("is too large for DATEV")
    return None


def _bookable(account: str, client: Client) -> bool:
    """A number of the client's length, with a key of tax unless the account finds its tax by itself."""
    found = _ACCOUNT.fullmatch(account)
    if found is None or not _digits(found["account"], client.account_length):
        return False
    return not (found["key"] and found["account"] in _CHARTS[client.chart].values())


def _account(one: Posting, client: Client) -> str:
    """The product's own, else the firm's for the case, else the chart's. Down payments are no revenue yet."""
    case = one.case
    if one.issued.draft.type is DocumentType.DOWN_PAYMENT:
        case = "down_payment" if one.case == "standard" else f"down_payment_{one.case}"
    elif one.account:
        return one.account
    chart = _CHARTS[client.chart]
    general = "exempt" if case.startswith("exempt") else case
    return client.accounts.get(case) or client.accounts.get(general) or chart.get(general, "")


def _debtor(one: Posting, client: Client) -> str:
    """The customer's own account where it is one of DATEV's (one digit longer), else the collective one."""
    own = one.issued.debtor
    return (
        own if _digits(own, client.account_length + 1) and len(own) > client.account_length else client.debtor
    )


def _digits(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and 0 < len(text) <= most


# ---------------------------------------------------------------- lines


def _header(client: Client, first: date, last: date, made: datetime) -> str:
    """31 fields; the batch is not committed (Festschreibung 0): the tax adviser does that."""
    stamp = f"{made:%Y%m%d%H%M%S}{made.microsecond // 1000:03}"
    month, day = (int(one) for one in client.year_starts.split("-"))
    starts = date(first.year, month, day)
    starts = starts if starts <= first else starts.replace(year=first.year - 1)
    fields = (
        '"EXTF"', "700", "21", '"Buchungsstapel"', "13", stamp, "", '"RE"', '""', '""',
        str(client.consultant), str(client.number), f"{starts:%Y%m%d}", str(client.account_length),
        f"{first:%Y%m%d}", f"{last:%Y%m%d}", _text(f"Rechnungen {first:%m/%Y}", 30), '""', "1", "0", "0",
        '"EUR"', "", '""', "", "", _text(client.chart, 2), "", "", '""', '""',
    )  # fmt: skip
    return ";".join(fields)


def _row(one: Posting, client: Client) -> str:
    """Debit of the customer against revenue; a correction is booked on the other side."""
    issued, found = one.issued, _ACCOUNT.fullmatch(_account(one, client))
    assert found is not None, "what cannot be booked was left out"
    values = {
        "Umsatz (ohne Soll/Haben-Kz)": f"{abs(one.gross):.2f}".replace(".", ","),
        "Soll/Haben-Kennzeichen": '"S"' if one.gross > 0 else '"H"',
        "WKZ Umsatz": '"EUR"',
        "Konto": _debtor(one, client),
        "Gegenkonto (ohne BU-Schlüssel)": found["account"],
        "BU-Schlüssel": f'"{int(found["key"]):04}"' if found["key"] else "",
        "Belegdatum": f"{issued.day:%d%m}",
        "Belegfeld 1": _text(_NOT_IN_BELEGFELD.sub("-", issued.number), 36),
        "Buchungstext": _text(issued.draft.buyer.name, 60),
        "Festschreibung": "0",
    }
    if one.case in _EU_CASES and issued.draft.buyer.vat_id:
        values["EU-Land u. UStID (Bestimmung)"] = _text(issued.draft.buyer.vat_id.replace(" ", ""), 15)
    if issued.supplied is not None:
        values["Leistungsdatum"] = f"{issued.supplied:%d%m%Y}"  # DATEV then wants the tax period too
        values["Datum Zuord. Steuerperiode"] = f"{_tax_period(issued):%d%m%Y}"
    if issued.due_date is not None:
        values["Fälligkeit"] = f"{issued.due_date:%d%m%Y}"
    row = [""] * len(COLUMNS)
    for name, value in values.items():
        row[_FIELD[name]] = value
    return ";".join(row)


def _tax_period(issued: Issued) -> date:
    """A day in the period in which the tax arises: that of the supply (§ 13 Abs. 1 Nr. 1 Buchst. a UStG),
    of a correction that in which it is made (§ 17 Abs. 1 Satz 8 UStG)."""
    supplied = issued.supplied
    correction = issued.draft.type is DocumentType.CORRECTION
    return issued.day if correction or supplied is None else supplied


def _text(text: str, most: int) -> str:
    """In quotation marks, doubled inside; no control characters; what Windows-1252 lacks in plain letters."""
    flat = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return '"' + _windows(flat)[:most].rstrip().replace('"', '""') + '"'


def _windows(text: str) -> str:
    return "".join(one if _fits(one) else _plain(one) for one in text)


def _fits(letter: str) -> bool:
    try:
        letter.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def _plain(letter: str) -> str:
    """Ł is L, ő is o, a sign of another script is a question mark."""
    special = {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i"}
    base = unicodedata.normalize("NFKD", letter)[0]
    return special.get(letter) or (base if base.isascii() and base.isprintable() else "?")
