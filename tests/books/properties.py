"""What must hold for any invoice and any plan of parts, and how to draw them at random.

The tests draw some hundred of each, ``benchmarks/eval_invoices.py`` ten thousand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from tests.books import oracle
from tests.books.samples import PRIVATE, TODAY, invoice, line, read
from triage.adapters.invoice_packs import notes, pack_for, words
from triage.books.invoice import DocumentType, Draft
from triage.books.parts import Part, down_payment, lines_part, part_of, refuse_over_billing, rest, shares_of
from triage.books.prepare import Invoice, prepare
from triage.books.totals import Totals
from triage.core.errors import OwnerError

T = TypeVar("T")
RATES = {"standard": "19", "reduced": "7", "zero": "0"}
WORDS = words("en")["words"]


def ready(draft: Draft) -> Invoice:
    pack = pack_for(draft.seller.address.country)
    return prepare(draft, pack, phrases=notes(), words=WORDS, today=TODAY)


def figures(largest: int, decimals: int, *, least: int = 0) -> st.SearchStrategy[str]:
    """Numbers as text, from 0 (or the smallest above it) up, with exactly so many decimals."""
    return st.integers(least, largest * 10**decimals).map(lambda n: format(Decimal(n).scaleb(-decimals), "f"))


percents = figures(100, 2, least=1)
adjustments = st.one_of(
    st.builds(lambda p: {"reason": "off", "percent": p}, percents),
    st.builds(lambda a: {"reason": "off", "amount": a}, figures(3, 2)),
)


@st.composite
def lines(draw: st.DrawFn, taxes: tuple[str, ...] = tuple(RATES)) -> dict[str, Any]:
    found = line(
        quantity=draw(figures(200, 3, least=1)),
        price=draw(figures(3000, 3)),
        tax=draw(st.sampled_from(taxes)),
    )
    found["per"] = draw(st.sampled_from(["1", "1", "1", "10", "100", "3"]))
    found["discounts"] = draw(st.lists(adjustments, max_size=1))
    found["charges"] = draw(st.lists(adjustments, max_size=1))
    return found


@st.composite
def invoices(draw: st.DrawFn) -> dict[str, Any]:
    """Net prices, one to eight lines, allowances and charges of cases that its lines have."""
    many = draw(st.lists(lines(), min_size=1, max_size=8))
    cases = st.sampled_from(sorted({one["tax"] for one in many}))
    off = [one | {"tax": draw(cases)} for one in draw(st.lists(adjustments, max_size=2))]
    on = [one | {"tax": draw(cases)} for one in draw(st.lists(adjustments, max_size=2))]
    return invoice(buyer=PRIVATE, lines=many, allowances=off, charges=on)


def totals_agree(found: dict[str, Any]) -> None:
    """Line, category and document totals are the oracle's, to the cent."""
    made, refusal = attempt(lambda: ready(read(found)))
    assume("more than the line" not in refusal)  # drawn a discount above its line: rightly refused
    assert made is not None, refusal
    got = made.totals
    right = oracle.totals(found, dict(RATES))
    assert [_cents(one.net) for one in got.lines] == right["lines"]
    assert {int(one.percent or 0): _cents(one.tax) for one in got.categories} == {
        int(rate): tax for rate, tax in right["taxes"].items()
    }
    sums = {name: _cents(getattr(got, name)) for name in ("net", "tax", "gross", "due")}
    assert sums == {name: right[name] for name in sums}


def _cents(value: Decimal) -> int:
    assert value == round(value, 2)
    return int(value * 100)


@st.composite
def plans(draw: st.DrawFn) -> tuple[dict[str, Any], list[Decimal]]:
    """A quote and percentages of it, which may be more than there is."""
    many = draw(st.lists(lines(), min_size=1, max_size=5))
    gross = draw(st.booleans())
    found = invoice(buyer=PRIVATE, lines=many, quote="Q-118", prices="gross" if gross else "net")
    wanted = draw(st.lists(percents.map(Decimal), min_size=1, max_size=5))
    return found, wanted


def parts_add_up(plan: tuple[dict[str, Any], list[Decimal]]) -> None:
    """Down payments by percentage and the rest: net, each tax and the amount due add up to the quote, each
    part is right by itself, and no part bills more than is left."""
    quote, agreed = _quote(plan[0])
    earlier: list[Part] = []
    for place, percent in enumerate(plan[1], start=1):
        before = sum((one.net for part in earlier for one in part.shares), Decimal(0))
        draft, refusal = attempt(partial(down_payment, quote, agreed, earlier, percent, WORDS))
        if draft is None:
            assert "more than is left" in refusal or "less than one cent" in refusal
            continue
        done = _issue(draft, place)
        assert before + done.totals.net <= agreed.net
        near = agreed.net * percent / 100
        assert abs(done.totals.net - near) <= Decimal("3.01") * len(agreed.categories)
        earlier.append(part_of(done.draft, done.totals))
    _close(quote, agreed, earlier)


def _deliver(
    quote: Draft, agreed: Totals, earlier: list[Part], wanted: dict[int, Decimal], place: int
) -> tuple[Invoice, Mapping[int, Decimal]]:
    draft, taken = lines_part(quote, earlier, wanted)
    done = _issue(draft, place)
    refuse_over_billing(quote, agreed, earlier, shares_of(done.draft, done.totals))
    return done, taken


def attempt(make: Callable[[], T]) -> tuple[T | None, str]:
    """What was made, or why not."""
    try:
        return make(), ""
    except OwnerError as error:
        return None, str(error)


def _quote(found: dict[str, Any]) -> tuple[Draft, Totals]:
    made, refusal = attempt(lambda: ready(read(found)))
    assume("more than the line" not in refusal)
    assert made is not None, refusal
    assume(made.totals.due > 0)
    return made.draft, made.totals


def _issue(draft: Draft, place: int) -> Invoice:
    day = TODAY + timedelta(days=place)
    issued = replace(draft, number=f"INV-{place}", issue_date=day, terms=replace(draft.terms, due=None))
    return ready(issued)


def _close(quote: Draft, agreed: Totals, earlier: list[Part], *, exact_tax: bool = True) -> None:
    draft, refusal = attempt(partial(rest, quote, agreed, earlier, WORDS))
    if draft is None:
        assert "nothing is left" in refusal
        assert sum((one.net for part in earlier for one in part.shares), Decimal(0)) == agreed.net
        return
    closing = _issue(draft, 99)
    shares = [*(one for part in earlier for one in part.shares), *shares_of(closing.draft, closing.totals)]
    for whole in shares_of(quote, agreed):
        own = [one for one in shares if one.rated == whole.rated]
        assert sum((one.net for one in own), Decimal(0)) == whole.net
        if exact_tax:
            assert sum((one.tax for one in own), Decimal(0)) == whole.tax
    assert sum((part.due for part in earlier), Decimal(0)) + closing.totals.due == agreed.due
    assert draft.type is (DocumentType.REST if earlier else DocumentType.INVOICE)


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[int, Decimal]]]:
    """A quote and some deliveries of its lines, which may be more than there is."""
    many = draw(st.lists(lines(), min_size=1, max_size=4))
    one = st.dictionaries(
        st.integers(1, len(many)), figures(120, 2, least=1).map(Decimal), min_size=1, max_size=3
    )
    return invoice(buyer=PRIVATE, lines=many, quote="Q-118"), draw(st.lists(one, min_size=1, max_size=4))


def deliveries_add_up(plan: tuple[dict[str, Any], list[dict[int, Decimal]]]) -> None:
    """Parts by lines and the rest: no line is billed twice, nets and amounts due add up to the quote."""
    quote, agreed = _quote(plan[0])
    earlier: list[Part] = []
    for place, wanted in enumerate(plan[1], start=1):
        made, refusal = attempt(partial(_deliver, quote, agreed, earlier, wanted, place))
        if made is None:
            assert any(one in refusal for one in ("more than once", "is left", "more than the line")), refusal
            continue
        done, taken = made
        earlier.append(part_of(done.draft, done.totals, taken))
    for at, whole in enumerate(quote.lines, start=1):
        assert sum((part.quantities.get(at, Decimal(0)) for part in earlier), Decimal(0)) <= whole.quantity
    _close(quote, agreed, earlier, exact_tax=False)


def unnumbered(draft: Draft) -> Draft:
    return dataclasses.replace(draft, number="", issue_date=None)
