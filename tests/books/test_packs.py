"""What lies outside a country pack is refused with that reason and its legal source; nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.books.properties import ready
from tests.books.samples import BUYERS, PRIVATE, buyer, invoice, line, read, seller
from triage.core.errors import OwnerError

BELFAST = {"street": "1 Quay", "postcode": "BT1 1AA", "city": "Belfast", "country": "GB"}
MONACO = {"street": "1 quai Albert", "postcode": "98000", "city": "Monaco", "country": "MC"}
DOUGLAS = {"street": "1 Strand", "postcode": "IM1 2AA", "city": "Douglas", "country": "IM"}
AJACCIO = {"street": "1 cours", "postcode": "20000", "city": "Ajaccio", "country": "FR"}
RIEZLERN = {"street": "Walserstraße 1", "postcode": "6991", "city": "Riezlern", "country": "AT"}
CEUTA = {"street": "Calle Real 1", "postcode": "51001", "city": "Ceuta", "country": "ES"}
CAMPIONE = {"street": "Piazza 1", "postcode": "22061", "city": "Campione", "country": "IT"}
UNION = ("AT", "DE", "ES", "FR", "IT", "NL")


def refusal(found: dict[str, Any]) -> str:
    with pytest.raises(OwnerError) as refused:
        ready(read(found))
    return str(refused.value)


@pytest.mark.parametrize("country", UNION)
def test_goods_to_northern_ireland_are_no_export(country: str) -> None:
    """EU rules hold there: an invoice free of tax as an export would be wrong."""
    there = buyer("GB", address=BELFAST)
    assert "prefix XI" in refusal(invoice(country, buyer=there, lines=[line(tax="export")]))
    elsewhere = invoice(
        country, buyer=buyer("GB"), lines=[line(tax="export")], deliver_to={"address": BELFAST}
    )
    assert "prefix XI" in refusal(elsewhere)


@pytest.mark.parametrize("country", UNION)
def test_monaco_is_no_third_country(country: str) -> None:
    """Neither as the buyer's country nor as the place where goods go."""
    there = buyer("US", address=MONACO)
    assert "Monaco counts as France" in refusal(invoice(country, buyer=there, lines=[line(tax="export")]))
    sent = invoice(country, buyer=buyer("US"), lines=[line(tax="export")], deliver_to={"address": MONACO})
    assert "Monaco counts as France" in refusal(sent)


def test_the_isle_of_man_is_no_export_from_britain() -> None:
    there = buyer("GB", address=DOUGLAS, vat_id="")
    said = refusal(invoice("GB", buyer=there, lines=[line(tax="export")]))
    assert "Isle of Man counts as the United Kingdom" in said
    assert "Isle of Man Act 1979" in said


@pytest.mark.parametrize(
    ("country", "address", "reason"),
    [
        ("FR", AJACCIO, "art. 297 CGI"),
        ("AT", RIEZLERN, "§ 10 Abs. 4 UStG 1994"),
    ],
)
def test_a_region_with_rates_of_its_own_is_refused(
    country: str, address: dict[str, str], reason: str
) -> None:
    """Where the firm sits there, and where the customer does."""
    assert reason in refusal(invoice(country, seller=seller(country, address=address)))
    assert reason in refusal(invoice(country, buyer=buyer(country, address=address)))


@pytest.mark.parametrize("address", [CEUTA, CAMPIONE])
def test_territories_outside_the_vat_area_are_refused(address: dict[str, str]) -> None:
    """In a member state, and no supply within the Union."""
    there = PRIVATE | {"address": address}
    assert "outside the VAT area" in refusal(invoice(buyer=there, lines=[line(kind="service")]))


@pytest.mark.parametrize("country", ["AT", "DE", "FR", "NL"])
def test_goods_within_the_union_need_the_id_of_another_member_state(country: str) -> None:
    """A domestic customer who has goods sent abroad shows an id of the seller's own country: not free of tax."""
    there = {"address": BUYERS["ES"]["address"]}
    home = buyer(country if country in BUYERS else "DE")
    found = invoice(country, buyer=home, deliver_to=there, lines=[line(tax="intra_community")])
    assert "of another member state" in refusal(found)


def test_a_small_business_does_not_sell_under_its_own_exemption_where_the_goods_go() -> None:
    """Above the threshold they are taxed there (Art. 33(a)); below it the refusal says what to set."""
    there = PRIVATE | {"address": BUYERS["FR"]["address"]}
    small = seller(small_business=True)
    said = refusal(invoice(seller=small, buyer=there, lines=[line(tax="small_business")]))
    assert "below_eu_threshold" in said
    below = seller(small_business=True, below_eu_threshold=True)
    assert ready(read(invoice(seller=below, buyer=there, lines=[line(tax="small_business")]))).totals.tax == 0


@pytest.mark.parametrize("country", ["ES", "IT"])
def test_a_small_business_without_an_exemption_is_told_so(country: str) -> None:
    at_home = buyer("ES") if country == "ES" else PRIVATE
    work = [line(kind="service")]
    found = invoice(country, seller=seller(country, small_business=True), buyer=at_home, lines=work)
    said = refusal(found)
    assert "no exemption for one" in said


def test_a_spanish_correction_is_refused_for_its_series() -> None:
    """It must not take the next number of the invoices' own range."""
    found = invoice(
        "ES", type="correction", reason="Precio", corrects={"number": "F-1", "issue_date": "2026-10-01"}
    )
    said = refusal(found)
    assert "series of its own" in said
    assert "Real Decreto 1619/2012" in said


def test_labour_is_shown_where_a_law_wants_it() -> None:
    """§ 35a EStG is German: a French invoice does not name it."""
    work = [line(kind="construction", labour="20")]
    assert "§ 35a EStG" in refusal(invoice("FR", buyer=PRIVATE, lines=work))


def test_french_work_on_dwellings_at_a_reduced_rate_is_refused() -> None:
    """It hangs on what the customer declares about the building."""
    at_home = PRIVATE | {"address": BUYERS["FR"]["address"]}
    said = refusal(invoice("FR", buyer=at_home, lines=[line(kind="construction", tax="middle")]))
    assert "279-0 bis" in said
    assert ready(read(invoice("FR", buyer=at_home, lines=[line(kind="construction")]))).totals.tax


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Rechnungskorrektur"), ("en", "correction"), ("fr", "rectificative")],
)
def test_a_correction_is_never_called_gutschrift(language: str, title: str) -> None:
    from triage.adapters.invoice_packs import words

    found = words(language)["words"]
    assert title.casefold() in found["title_correction"].casefold()
    assert not any("gutschrift" in one.casefold() for one in found.values())
