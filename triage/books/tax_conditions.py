"""The conditions that country packs name: what must be true of a draft, each with its words.

A predicate is one function and its row in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from triage.books.invoice import Address, DocumentType, Draft, Kind, Line
from triage.books.places import EU
from triage.books.tax_numbers import vat_id_problem
from triage.core.refusal import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """``words`` complete "this case needs ..."; ``where`` is the field to mend."""

    where: str
    words: Phrase
    holds: Callable[[Draft, Line], bool]


def _seller_vat_id(draft: Draft, line: Line) -> bool:
    return bool(draft.seller.vat_id)


def _seller_tax_number(draft: Draft, line: Line) -> bool:
    return bool(draft.seller.tax_number or draft.seller.vat_id)


def _buyer_vat_id(draft: Draft, line: Line) -> bool:
    buyer = draft.buyer
    return bool(buyer.vat_id) and not vat_id_problem(buyer.vat_id, buyer.address.country)


def _buyer_register(draft: Draft, line: Line) -> bool:
    return bool(draft.buyer.vat_id or draft.buyer.register)


def _small_business(draft: Draft, line: Line) -> bool:
    return draft.seller.small_business


def _dated(draft: Draft, line: Line) -> bool:
    return draft.supply is not None


def _home(draft: Draft) -> bool:
    return draft.buyer.address.country == draft.seller.address.country


def _home_business(draft: Draft, line: Line) -> bool:
    return draft.buyer.business and _home(draft)


def _at_home(draft: Draft, line: Line) -> bool:
    return _home(draft)


def _to_san_marino(draft: Draft, line: Line) -> bool:
    return draft.buyer.address.country == "SM"


def _buyer_vat_id_abroad(draft: Draft, line: Line) -> bool:
    """Of another member state (Art. 138(1)(b) Directive 2006/112/EC): one of our own proves nothing."""
    country = draft.buyer.address.country
    return country in EU and not _home(draft) and _buyer_vat_id(draft, line)


def _countries(draft: Draft) -> set[str]:
    """Of the buyer, and of where it goes."""
    return {draft.buyer.address.country, _there(draft).country}


def _there(draft: Draft) -> Address:
    return (draft.deliver_to or draft.buyer).address


def _to_monaco(draft: Draft, line: Line) -> bool:
    return "MC" in _countries(draft)


def _to_isle_of_man(draft: Draft, line: Line) -> bool:
    return "IM" in _countries(draft)


def _to_corsica(draft: Draft, line: Line) -> bool:
    """Postcodes 20000 to 20999: the seller's, the buyer's, or where it goes."""
    return any(_in(one, "FR", "20") for one in (draft.seller.address, draft.buyer.address, _there(draft)))


def _jungholz_mittelberg(draft: Draft, line: Line) -> bool:
    """Firms that sit there, and work or goods that are supplied there."""
    places = ("6691", "6991", "6992", "6993")
    return _in(draft.seller.address, "AT", *places) or _in(_there(draft), "AT", *places)


def _in(address: Address, country: str, *beginnings: str) -> bool:
    return address.country == country and address.postcode.replace(" ", "").startswith(beginnings)


def _reduced_work(draft: Draft, line: Line) -> bool:
    return line.kind in (Kind.PROPERTY, Kind.CONSTRUCTION) and line.tax in ("middle", "reduced")


def _to_northern_ireland(draft: Draft, line: Line) -> bool:
    to = _there(draft)
    northern = to.country == "GB" and to.postcode.upper().startswith("BT")
    return northern and line.kind is Kind.GOODS


def _private_property(draft: Draft, line: Line) -> bool:
    return not draft.buyer.business and line.kind in (Kind.PROPERTY, Kind.CONSTRUCTION)


def _labour(draft: Draft, line: Line) -> bool:
    return line.labour is not None


def _correction(draft: Draft, line: Line) -> bool:
    return draft.type is DocumentType.CORRECTION


def _no_discount(draft: Draft, line: Line) -> bool:
    return _home_business(draft, line) and not draft.terms.discounts


def _always(draft: Draft, line: Line) -> bool:
    return True


def _company(draft: Draft, line: Line) -> bool:
    """A legal person by the look of its name; used where a duty begins earlier for companies."""
    words = set(draft.seller.name.upper().replace(".", "").replace(",", "").split())
    return bool(words & {"SL", "SLU", "SA", "SAU", "SLL", "SCOOP"})


CONDITIONS: Final[Mapping[str, Condition]] = {
    "seller_vat_id": Condition(
        where="seller.vat_id", words=Phrase("the seller's VAT identifier"), holds=_seller_vat_id
    ),
    "seller_tax_number": Condition(
        where="seller.tax_number",
        words=Phrase("the seller's tax number or VAT identifier"),
        holds=_seller_tax_number,
    ),
    "buyer_vat_id": Condition(
        where="buyer.vat_id", words=Phrase("the buyer's valid VAT identifier"), holds=_buyer_vat_id
    ),
    "buyer_vat_id_abroad": Condition(
        where="buyer.vat_id",
        words=Phrase("the buyer's valid VAT identifier of another member state"),
        holds=_buyer_vat_id_abroad,
    ),
    "buyer_register": Condition(
        where="buyer.vat_id",
        words=Phrase("the buyer's VAT identifier or register number"),
        holds=_buyer_register,
    ),
    "small_business": Condition(
        where="seller.small_business",
        words=Phrase("a seller marked as a small business"),
        holds=_small_business,
    ),
    "dated": Condition(where="supply", words=Phrase("the day or period of the supply"), holds=_dated),
    "home_business": Condition(
        where="buyer.business", words=Phrase("a domestic business"), holds=_home_business
    ),
    "at_home": Condition(where="buyer.address.country", words=Phrase("a domestic buyer"), holds=_at_home),
    "to_san_marino": Condition(
        where="buyer.address.country", words=Phrase("a buyer in San Marino"), holds=_to_san_marino
    ),
    "to_monaco": Condition(
        where="buyer.address.country", words=Phrase("a buyer in Monaco"), holds=_to_monaco
    ),
    "to_northern_ireland": Condition(
        where="deliver_to.address", words=Phrase("goods to Northern Ireland"), holds=_to_northern_ireland
    ),
    "to_isle_of_man": Condition(
        where="buyer.address.country", words=Phrase("the Isle of Man"), holds=_to_isle_of_man
    ),
    "to_corsica": Condition(
        where="buyer.address.postcode", words=Phrase("a place in Corsica"), holds=_to_corsica
    ),
    "jungholz_mittelberg": Condition(
        where="seller.address.postcode",
        words=Phrase("a place in Jungholz or Mittelberg"),
        holds=_jungholz_mittelberg,
    ),
    "reduced_work": Condition(
        where="lines", words=Phrase("work on property at a reduced rate"), holds=_reduced_work
    ),
    "private_property": Condition(
        where="buyer.business", words=Phrase("work on property for a private person"), holds=_private_property
    ),
    "labour": Condition(where="lines", words=Phrase("a labour share"), holds=_labour),
    "correction": Condition(where="type", words=Phrase("a correction"), holds=_correction),
    "company": Condition(where="seller.name", words=Phrase("a company"), holds=_company),
    "no_discount": Condition(where="terms", words=Phrase("terms without a discount"), holds=_no_discount),
    "always": Condition(where="seller", words=Phrase("nothing"), holds=_always),
}
