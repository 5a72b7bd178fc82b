"""VAT identifiers and tax numbers, checked offline by their form and check digits (python-stdnum)."""

from __future__ import annotations

from typing import Any

from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength
from stdnum.exceptions import ValidationError as BadNumber
from stdnum.util import get_cc_module

from triage.books.places import vat_prefix
from triage.core.refusal import Phrase


def vat_id_problem(vat_id: str, country: str) -> Phrase | None:
    """Why this cannot be a VAT identifier of that country, or None.

    A missing country prefix is a problem too: EN 16931 (BR-CO-09) and the law want it written.
    """
    compact = compact_vat_id(vat_id)
    prefix = vat_prefix(country)
    if not compact.startswith(prefix) and not (country == "CH" and compact.startswith("CHE")):
        return Phrase("must begin with {prefix}", prefix=prefix)
    module: Any = get_cc_module(country.lower(), "vat")
    if module is None:
        return None
    try:
        module.validate(compact)
    except BadNumber as error:
        why = number_fault(error)
        return Phrase("is no valid VAT identifier of {country} ({why})", country=country, why=why)
    return None


def number_fault(error: BadNumber) -> Phrase:
    """What is wrong with an identifier, by python-stdnum's kind of error."""
    match error:
        case InvalidLength():
            return Phrase("it has the wrong length")
        case InvalidChecksum():
            return Phrase("its check digits are wrong")
        case InvalidFormat():
            return Phrase("it holds characters that do not belong there")
        case _:
            return Phrase("a part of it is wrong or unknown")


def compact_vat_id(vat_id: str) -> str:
    """As it is written into the XML: no spaces, dots or hyphens, upper case."""
    return "".join(one for one in vat_id.upper() if one.isalnum())


def is_checked_offline(country: str) -> bool:
    """Whether more than the prefix can be checked here."""
    return get_cc_module(country.lower(), "vat") is not None
