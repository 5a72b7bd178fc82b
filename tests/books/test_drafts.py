"""What a draft may say, and how it is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.books.properties import ready
from tests.books.samples import MISTAKES, PRIVATE, SELLERS, buyer, good, invoice, line, read, seller
from triage.adapters.invoice_packs import COUNTRIES, notes, pack_for, words
from triage.books.reading import canonical, digest, json_schema, read_draft
from triage.books.tax_conditions import CONDITIONS
from triage.core.errors import OwnerError

FOUND_BY_THE_RULES = {"unit that is in no list"}
"""A code list that only the official rules hold; see test_files."""


@pytest.mark.parametrize(("name", "found"), [pytest.param(*one, id=one[0]) for one in good()])
def test_a_right_draft_passes(name: str, found: dict[str, Any]) -> None:
    """Every sample is accepted."""
    assert ready(read(found)).totals.lines


@pytest.mark.parametrize("name", sorted(set(MISTAKES) - FOUND_BY_THE_RULES))
def test_a_mistake_is_refused_with_a_reason(name: str) -> None:
    """Each planted mistake is refused, and the refusal names a place and a sentence."""
    found = invoice()
    MISTAKES[name](found)
    with pytest.raises(OwnerError) as refused:
        ready(read(found))
    for problem in refused.value.problems:
        assert problem.where
        assert len(problem.what.split()) >= 2


def test_all_problems_come_at_once() -> None:
    """Three mistakes of shape give three lines."""
    found = invoice(currency="XYZ")
    del found["buyer"]["name"]
    found["lines"][0]["qantity"] = 1
    with pytest.raises(OwnerError) as refused:
        read(found)
    assert {one.where for one in refused.value.problems} == {"currency", "buyer.name", "lines.1.qantity"}
    assert "Did you mean quantity?" in str(refused.value)


@pytest.mark.parametrize(
    "octets", [b"", b"[1,", b"\xff\xfe", b"[]", b"NaN", b'{"lines": NaN}', b"[" * 100_000]
)
def test_what_is_no_draft_is_refused(octets: bytes) -> None:
    """No JSON, no invoice, and never a traceback."""
    with pytest.raises(OwnerError):
        read_draft(octets)


def test_a_json_number_is_exact() -> None:
    """19.99 as a JSON number is 19.99, not the float beside it."""
    draft = read_draft(json.dumps(invoice(lines=[line(price=19.99)])).encode())
    assert draft.lines[0].price == Decimal("19.99")


def test_number_and_date_are_holes() -> None:
    """What an approval binds does not change when the number is filled in; anything else changes it."""
    issued = read(invoice())
    found = invoice()
    del found["number"], found["issue_date"]
    draft = read(found)
    assert digest(draft) == digest(issued)
    assert canonical(issued, holes=False) != canonical(draft, holes=False)
    assert digest(read(invoice(lines=[line(price="19.98")]))) != digest(read(invoice(lines=[line()])))


def test_equal_amounts_have_one_spelling() -> None:
    """100, 100.0 and "100.00" give the same digest."""
    spelt = {digest(read(invoice(lines=[line(price=one)]))) for one in (100, 100.0, "100.00")}
    assert len(spelt) == 1


def test_the_schema_names_every_field() -> None:
    """The documented JSON schema is closed and names seller, buyer, lines and terms."""
    schema = json_schema()
    assert {"seller", "buyer", "lines", "terms"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("country", COUNTRIES)
def test_packs_are_whole(country: str) -> None:
    """Every line of a pack has its source, and names only what exists."""
    pack = pack_for(country)
    keys = {one.key for one in pack.rates}
    assert all(one.source for one in (*pack.rates, *pack.cases.values(), *pack.refusals, *pack.duties))
    for case in pack.cases.values():
        assert set(case.needs) <= set(CONDITIONS)
        assert (case.category in ("S", "Z")) == bool(case.rate)
        assert bool(case.rate) != bool(case.note)
        assert case.rate in keys or case.note in notes()
    assert all(one.note in notes() and one.when in CONDITIONS for one in pack.duties)
    assert all(one.when in CONDITIONS for one in pack.refusals)


def test_every_phrase_and_word_exists_in_seven_languages() -> None:
    """No invoice fails for a missing word."""
    languages = {"en", "de", "fr", "es", "it", "nl", "pt"}
    assert all(set(phrase) == languages for phrase in notes().values())
    known = {language: words(language) for language in languages}
    for kind in ("words", "units"):
        assert len({frozenset(known[language][kind]) for language in languages}) == 1


def test_the_law_is_quoted() -> None:
    """Reverse charge, retention and labour are printed with their sources."""
    service = [line(kind="service", tax="reverse_charge_eu")]
    abroad = ready(read(invoice(buyer=buyer("FR"), lines=service)))
    assert abroad.exemptions[0].reason.startswith(
        "Steuerschuldnerschaft des Leistungsempfängers (§ 3a Abs. 2"
    )
    at_home = ready(read(invoice(buyer=PRIVATE, lines=[line(kind="construction", labour="20")])))
    assert any("zwei Jahre" in one and "§ 14b" in one for one in at_home.notes)
    assert any("§ 35a EStG" in one for one in at_home.notes)
    small = seller(small_business=True)
    exempt = ready(read(invoice(seller=small, lines=[line(tax="small_business")])))
    assert exempt.totals.tax == 0
    assert "§ 19 UStG" in exempt.exemptions[0].reason


def test_the_rate_follows_the_date_of_supply() -> None:
    """What was supplied in autumn 2020 has 16 %, whenever it is billed."""
    found = invoice(supply={"date": "2020-11-20"}, lines=[line()])
    assert ready(read(found)).totals.categories[0].percent == Decimal(16)


@pytest.mark.parametrize("country", sorted(SELLERS))
def test_every_seller_has_a_pack(country: str) -> None:
    """The seven countries are there, and say what they leave out."""
    assert pack_for(country).country == country


def test_the_documented_example_is_right() -> None:
    """The JSON in docs/invoice-json.md is accepted as it stands there, and every field is documented."""
    page = (Path(__file__).parents[2] / "docs" / "invoice-json.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    made = ready(read_draft(example.encode()))
    assert made.totals.due == Decimal("1200.00")
    named = json_schema()["$defs"]
    fields = {name for one in named.values() for name in one.get("properties", {})}
    assert not {one for one in fields if f"`{one}`" not in page and f'"{one}"' not in page}
