"""The kinds of field an invoice draft has, each with the plain sentence that says what it may hold.

Text is text: typst or XML markup in a name is kept literally. What no document can carry (control
characters, lone surrogates) or what would show other than it is written (bidirectional overrides) is
refused.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from stdnum import bic, iban
from stdnum.exceptions import ValidationError as BadNumber

from triage.books.money import LARGEST, is_currency
from triage.books.places import COUNTRIES
from triage.books.tax_numbers import number_fault
from triage.core.refusal import Phrase

_NUMBER: Final = re.compile(r"-?\d{1,13}(\.\d{1,10})?")
_EMAIL: Final = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNIT: Final = re.compile(r"[A-Z0-9]{2,3}")
_CASE_KEY: Final = re.compile(r"[a-z0-9_]{1,40}")
_IDENTIFIER_SPACE: Final = re.compile(r"\s+")


def _decimal(value: Any) -> Decimal:
    """A JSON number or a string such as "1240.50": no exponent, no grouping, at most ten decimals."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError(Phrase('must be a number such as 1240.50 or "1240.50"'))
    text = (
        value.strip()
        if isinstance(value, str)
        else format(value, "f")
        if isinstance(value, Decimal)
        else str(value)
    )
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(Phrase("must be a number"))
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            Phrase('must be a number such as 1240.50 or "1240.50", without grouping or exponent')
        )
    return Decimal(text)


def _small_enough(value: Decimal) -> Decimal:
    if abs(value) > LARGEST:
        raise ValueError(Phrase("is too large: no amount may be above {most}", most=LARGEST))
    return value


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise ValueError(Phrase("must not be negative; what was billed too much is a correction"))
    return value


def _two_decimals(value: Decimal) -> Decimal:
    if value != round(value, 2):
        raise ValueError(Phrase("must not have more than two decimals"))
    return value


def _six_decimals(value: Decimal) -> Decimal:
    if value != round(value, 6):
        raise ValueError(Phrase("must not have more than six decimals"))
    return value


def _above_zero(value: Decimal) -> Decimal:
    if value <= 0:
        raise ValueError(Phrase("must be above 0"))
    return value


def _at_most_100(value: Decimal) -> Decimal:
    if value > 100:
        raise ValueError(Phrase("must not be above 100"))
    return value


def _printable(value: str) -> str:
    """Trimmed, composed (NFC); a newline or tab is kept in long texts only."""
    text = unicodedata.normalize("NFC", value.strip())
    for character in text:
        if character in _OVERRIDES:
            raise ValueError(Phrase("must not hold characters that turn the reading direction round"))
        if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn"):
            code = f"U+{ord(character):04X}"
            raise ValueError(Phrase("must not hold the character {code}", code=code))
    return text


def _one_line(value: str) -> str:
    text = _printable(value)
    if "\n" in text or "\t" in text:
        raise ValueError(Phrase("must be one line"))
    return text


def _unit(value: str) -> str:
    if not _UNIT.fullmatch(value):
        raise ValueError(
            Phrase("must be a UN/ECE Recommendation 20 code, such as C62 (piece), HUR (hour), DAY, LS")
        )
    return value


def _case_key(value: str) -> str:
    if value and not _CASE_KEY.fullmatch(value):
        raise ValueError(Phrase("must be the name of a tax case, such as standard or reverse_charge_eu"))
    return value


def _currency(value: str) -> str:
    if not is_currency(value):
        raise ValueError(Phrase("must be an ISO 4217 code with at most two decimals, such as EUR"))
    return value


def _country(value: str) -> str:
    if value not in COUNTRIES:
        raise ValueError(Phrase("must be an ISO 3166-1 code of two letters, such as DE"))
    return value


def _iban(value: str) -> str:
    try:
        return str(iban.validate(value))
    except BadNumber as error:
        raise ValueError(Phrase("is no valid IBAN ({why})", why=number_fault(error))) from None


def _bic(value: str) -> str:
    try:
        return str(bic.validate(value)) if value else ""
    except BadNumber as error:
        raise ValueError(Phrase("is no valid BIC ({why})", why=number_fault(error))) from None


def _email(value: str) -> str:
    if value and not (_EMAIL.fullmatch(value) and len(value) <= 254):
        raise ValueError(Phrase("must be one plain address such as info@acme.example"))
    return value


def _day(value: Any) -> date:
    """RFC 3339 full-date only: no timestamps, no local spellings."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(Phrase("must be a day such as 2026-11-21"))
    found = date.fromisoformat(value)
    if not 2000 <= found.year <= 2100:
        raise ValueError(Phrase("must be a day between 2000 and 2100"))
    return found


def _squeezed(value: str) -> str:
    return _IDENTIFIER_SPACE.sub(" ", _one_line(value))


_AS_NUMBER: Final = WithJsonSchema(
    {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d{1,13}(\.\d{1,10})?$"}]}
)

Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    AfterValidator(_six_decimals),
    AfterValidator(_small_enough),
    _AS_NUMBER,
]
"""Any size below 10^10, up to six decimals, sign allowed."""
Price = Annotated[Number, AfterValidator(_not_negative)]
Amount = Annotated[Number, AfterValidator(_not_negative), AfterValidator(_two_decimals)]
Percent = Annotated[Number, AfterValidator(_above_zero), AfterValidator(_at_most_100)]
Day = Annotated[date, BeforeValidator(_day)]
Days = Annotated[int, Field(ge=0, le=365, strict=True)]
Name = Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=300)]
ShortText = Annotated[str, AfterValidator(_one_line), Field(max_length=300)]
LongText = Annotated[str, AfterValidator(_printable), Field(max_length=4000)]
Identifier = Annotated[str, AfterValidator(_squeezed), Field(max_length=100)]
UnitCode = Annotated[str, AfterValidator(_unit)]
CaseKey = Annotated[str, AfterValidator(_case_key)]
CurrencyCode = Annotated[str, AfterValidator(_currency)]
CountryCode = Annotated[str, AfterValidator(_country)]
Iban = Annotated[str, AfterValidator(_iban)]
Bic = Annotated[str, AfterValidator(_bic)]
EmailAddress = Annotated[str, AfterValidator(_email)]
