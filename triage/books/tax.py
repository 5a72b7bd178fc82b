"""How each line is taxed: the situation that the facts make, and the pack's cases that are lawful in it.

Nothing is switched silently. A draft names a case for every line; where the facts forbid it the draft is
refused, and the refusal names the case that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from triage.books.invoice import ZERO, Draft, Kind, Line, supply_day
from triage.books.pack import Case, Pack, Situation
from triage.books.places import EU
from triage.books.tax_conditions import CONDITIONS
from triage.books.totals import Rated
from triage.core.refusal import Phrase, Refusal

IN_WORDS: Final[Mapping[Situation, str]] = {
    Situation.DOMESTIC: Phrase("it is taxed in the seller's country"),
    Situation.DOMESTIC_CONSTRUCTION: Phrase("it is construction work for another builder, who owes the tax"),
    Situation.EU_BUSINESS_GOODS: Phrase("goods go to a business in another member state"),
    Situation.EU_BUSINESS_SERVICE: Phrase("a service for a business in another member state is taxed there"),
    Situation.EU_PRIVATE_GOODS: Phrase("goods for a private person in another member state are taxed there"),
    Situation.EU_PRIVATE_ELECTRONIC: Phrase(
        "an electronic service for a private person is taxed in her country"
    ),
    Situation.EXPORT_GOODS: Phrase("the goods leave the Union or the country"),
    Situation.ABROAD_BUSINESS_SERVICE: Phrase("a service for a business abroad is taxed there"),
    Situation.ABROAD_PRIVATE_INTANGIBLE: Phrase("this service for a private person abroad is taxed there"),
    Situation.PROPERTY_ABROAD: Phrase("work on property is taxed where the property stands"),
}

_HOME: Final = (Situation.DOMESTIC, Situation.DOMESTIC_CONSTRUCTION)


def tax_day(draft: Draft, line: Line | None, today: date) -> date:
    """The day that decides about the rate: of the supply where known, else of issue, else today."""
    supply = line.supply if line is not None and line.supply is not None else draft.supply
    return supply_day(supply) or draft.issue_date or today


def situation(draft: Draft, line: Line) -> Situation:
    """Where this line is taxed. Pure facts: countries, business or private, kind of supply."""
    home = draft.seller.address.country
    if line.kind is Kind.GOODS:
        return _goods(draft, home, destination(draft))
    if line.kind in (Kind.PROPERTY, Kind.CONSTRUCTION):
        return _property(draft, line, home, destination(draft))
    return _service(draft, line, home)


def destination(draft: Draft) -> str:
    """The country where goods go, or where the property stands."""
    return (draft.deliver_to or draft.buyer).address.country


def _goods(draft: Draft, home: str, to: str) -> Situation:
    if to == home:
        return Situation.DOMESTIC
    if to not in EU or home not in EU:
        return Situation.EXPORT_GOODS
    if draft.buyer.business:
        return Situation.EU_BUSINESS_GOODS
    return Situation.DOMESTIC if draft.seller.below_eu_threshold else Situation.EU_PRIVATE_GOODS


def _property(draft: Draft, line: Line, home: str, where: str) -> Situation:
    if where != home:
        return Situation.PROPERTY_ABROAD
    if line.kind is Kind.CONSTRUCTION and draft.buyer.business and draft.buyer.construction:
        return Situation.DOMESTIC_CONSTRUCTION
    return Situation.DOMESTIC


def _service(draft: Draft, line: Line, home: str) -> Situation:
    country = draft.buyer.address.country
    union = country in EU and home in EU
    if country == home:
        return Situation.DOMESTIC
    if draft.buyer.business:
        return Situation.EU_BUSINESS_SERVICE if union else Situation.ABROAD_BUSINESS_SERVICE
    if line.kind is Kind.ELECTRONIC and union:
        return Situation.DOMESTIC if draft.seller.below_eu_threshold else Situation.EU_PRIVATE_ELECTRONIC
    if line.kind in (Kind.INTANGIBLE, Kind.ELECTRONIC) and not union:
        return Situation.ABROAD_PRIVATE_INTANGIBLE
    return Situation.DOMESTIC


def lawful_cases(pack: Pack, draft: Draft, line: Line) -> list[Case]:
    """The pack's cases that the facts allow for this line, in the pack's order."""
    here = situation(draft, line)
    return [case for case in pack.cases.values() if _fits(case, here, draft, line)]


def _fits(case: Case, here: Situation, draft: Draft, line: Line) -> bool:
    if here not in case.situations or (case.kinds and line.kind.value not in case.kinds):
        return False
    own = "small_business" in case.needs
    if draft.seller.small_business and (here in _HOME or line.kind is Kind.GOODS):
        return own or case.exempt
    return not own


def rated_cases(pack: Pack, draft: Draft, today: date) -> Mapping[str, Rated]:
    """Each case that the draft names, with category and percentage. Unknown ones are left out."""
    found = {}
    for key, line in _named(draft):
        case = pack.cases.get(key)
        rate = pack.rate_on(case.rate, tax_day(draft, line, today)) if case and case.rate else None
        if case is not None and (rate is not None or not case.rate):
            found[key] = _rated(case, rate.percent if rate else None)
    return found


def _rated(case: Case, percent: Decimal | None) -> Rated:
    if percent is None and case.category != "O":
        percent = ZERO
    return Rated(case=case.key, category=case.category, percent=percent)


def _named(draft: Draft) -> Iterator[tuple[str, Line | None]]:
    for line in draft.lines:
        yield line.tax, line
    for one in (*draft.allowances, *draft.charges):
        yield one.tax, None


def tax_problems(pack: Pack, draft: Draft, today: date) -> list[Refusal]:
    """Every line's case against the facts, and the pack's refusals."""
    problems = list(_refused(pack, draft, today))
    for place, line in enumerate(draft.lines, start=1):
        problems += _line_problems(pack, draft, line, f"lines.{place}.tax", today)
    used = {line.tax for line in draft.lines}
    for field, adjustments in (("allowances", draft.allowances), ("charges", draft.charges)):
        for place, one in enumerate(adjustments, start=1):
            if one.tax not in used:
                problems.append(_foreign(f"{field}.{place}.tax", one.tax, used))
    return problems


def _foreign(where: str, found: str, used: set[str]) -> Refusal:
    what = Phrase("must be the tax case of a line")
    return Refusal(where=where, what=what, found=found or Phrase("nothing"), allowed=", ".join(sorted(used)))


def _line_problems(pack: Pack, draft: Draft, line: Line, where: str, today: date) -> Iterable[Refusal]:
    here = situation(draft, line)
    lawful = lawful_cases(pack, draft, line)
    if not lawful:
        yield Refusal(
            where=where,
            what=Phrase("cannot be invoiced here"),
            found=line.tax,
            mend=_no_case(pack, draft, here),
        )
        return
    case = next((one for one in lawful if one.key == line.tax), None)
    if case is None:
        yield _wrong_case(pack, draft, line, where, here, lawful)
        return
    if case.rate and pack.rate_on(case.rate, tax_day(draft, line, today)) is None:
        yield Refusal(
            where=where, what=Phrase("has no rate on {day}", day=tax_day(draft, line, today)), found=line.tax
        )
    for need in case.needs:
        condition = CONDITIONS[need]
        if not condition.holds(draft, line):
            yield Refusal(
                where=condition.where,
                what=Phrase("{case} needs {what}", case=line.tax, what=condition.words),
                mend=Phrase("Source: {source}.", source=case.source),
            )


def _no_case(pack: Pack, draft: Draft, here: Situation) -> Phrase:
    """Why nothing in the pack is lawful, and what would change that."""
    country = Phrase(pack.name)
    if draft.seller.small_business and here in _HOME:
        return Phrase(
            "A small business sells, and the rules for {country} have no exemption for one.", country=country
        )
    reason = Phrase(
        "{situation}, and the rules for {country} have no case for that.",
        situation=IN_WORDS[here],
        country=country,
    )
    if here in (Situation.EU_PRIVATE_GOODS, Situation.EU_PRIVATE_ELECTRONIC):
        below = Phrase("Below 10,000 EUR of such sales a year: seller.below_eu_threshold (Art. 59c).")
        return Phrase("{reason} {below}", reason=reason, below=below)
    return reason


def _wrong_case(
    pack: Pack, draft: Draft, line: Line, where: str, here: Situation, lawful: list[Case]
) -> Refusal:
    country = Phrase(pack.name)
    if line.tax not in pack.cases:
        what = Phrase("is no tax case of the rules for {country}", country=country)
    elif draft.seller.small_business and any("small_business" in one.needs for one in lawful):
        what = Phrase("cannot be: the seller is a small business and must not show tax")
    elif draft.seller.small_business and here in _HOME:
        what = Phrase(
            "cannot be: a small business sells, and the rules for {country} have no exemption for one",
            country=country,
        )
    else:
        what = Phrase("cannot be: {situation}", situation=IN_WORDS[here])
    allowed = ", ".join(f"{one.key} ({one.source})" for one in lawful[:8])
    return Refusal(where=where, what=what, found=line.tax, allowed=allowed)


def _refused(pack: Pack, draft: Draft, today: date) -> Iterable[Refusal]:
    day = draft.issue_date or today
    for one in pack.refusals:
        condition = CONDITIONS[one.when]
        reached = one.start is None or day >= one.start
        if reached and any(condition.holds(draft, line) for line in draft.lines):
            yield Refusal(
                where=condition.where,
                what=Phrase(one.reason),
                mend=Phrase("Source: {source}.", source=one.source),
            )


def proposed_case(pack: Pack, draft: Draft, line: Line) -> Case | None:
    """The case for a line made from records: the product's own where it is lawful, else the only one that
    is. None where a person has to choose, or nothing is lawful."""
    lawful = lawful_cases(pack, draft, line)
    own = [one for one in lawful if one.key == line.tax]
    candidates = own or [one for one in lawful if not one.exempt or one.rate]
    return candidates[0] if len(candidates) == 1 else None
