"""From a draft to an invoice that may be proposed: checked, computed, with every text that the law wants.

One function, all problems at once. What it returns is complete: the XML and the pages are two renderings
of the same value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from triage.books import figures
from triage.books.check import draft_problems, due_date, total_problems
from triage.books.invoice import ZERO, Draft
from triage.books.money import divided, minor_unit, percent_of, round_half_up, times
from triage.books.pack import Pack
from triage.books.tax import rated_cases, tax_problems
from triage.books.tax_conditions import CONDITIONS
from triage.books.totals import CategoryTotal, Rated, Totals, compute
from triage.core.errors import OwnerError

Words = Mapping[str, str]
Phrases = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """BT-120 and BT-121 of one category."""

    category: str
    reason: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skonto:
    """A discount step with its day (counted from today while the draft has no date) and the amount that
    is due then."""

    percent: Decimal
    days: int
    until: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """A draft that passed, with all that is computed. ``number`` is empty while it is a draft."""

    draft: Draft
    totals: Totals
    exemptions: tuple[Exemption, ...]
    notes: tuple[str, ...]  # BT-22
    terms: tuple[str, ...]  # BT-20, one sentence each
    issued: date  # BT-2; for a draft the day on which it was prepared
    due_date: date | None  # BT-9
    skonto: tuple[Skonto, ...]

    @property
    def is_draft(self) -> bool:
        return not self.draft.number


def prepare(draft: Draft, pack: Pack, *, phrases: Phrases, words: Words, today: date) -> Invoice:
    """Check and compute. Raises OwnerError with every problem found.

    ``phrases`` are the legal notes by language, ``words`` the labels of the draft's language, ``today``
    stands for the issue date while the draft has none.
    """
    problems = draft_problems(draft, pack) + tax_problems(pack, draft, today)
    if problems:
        raise OwnerError(*problems)
    totals = compute(draft, rated_cases(pack, draft, today))
    if problems := total_problems(draft, totals, pack):
        raise OwnerError(*problems)
    issued = draft.issue_date or today
    due = due_date(draft, issued)
    skonto = tuple(_skonto(draft, totals, issued))
    return Invoice(
        draft=draft,
        totals=totals,
        exemptions=tuple(_exemptions(draft, totals, pack, phrases)),
        notes=tuple(_notes(draft, totals, pack, phrases, words)),
        terms=tuple(_terms(draft, totals, due, skonto, words)),
        issued=issued,
        due_date=due,
        skonto=skonto,
    )


def _exemptions(draft: Draft, totals: Totals, pack: Pack, phrases: Phrases) -> Iterator[Exemption]:
    """One for each category that has no tax to show. Several cases of one category share it (BR-E-01)."""
    for one in totals.categories:
        cases = [pack.cases[key] for key in one.cases]
        noted = [case for case in cases if case.note]
        if noted:
            said = [f"{phrases[case.note][draft.language]} ({case.source})" for case in noted]
            codes = {case.vatex for case in noted}
            code = codes.pop() if len(codes) == 1 else ""
            yield Exemption(category=one.category, reason="; ".join(said), code=code)


def _notes(draft: Draft, totals: Totals, pack: Pack, phrases: Phrases, words: Words) -> Iterator[str]:
    if draft.corrects is not None:
        when = figures.day(draft.corrects.issue_date, draft.language)
        yield words["corrects"].format(number=draft.corrects.number, date=when)
        yield f"{words['reason']}: {draft.reason}"
    if draft.supply is None:
        yield words["not_supplied"]
    if labour := labour_share(draft, totals):
        net, tax = (figures.money(one, draft.currency, draft.language) for one in labour)
        gross = figures.money(sum(labour, ZERO), draft.currency, draft.language)
        yield words["labour"].format(net=net, tax=tax, gross=gross)
    for duty in pack.duties:
        condition = CONDITIONS[duty.when]
        if any(condition.holds(draft, line) for line in draft.lines):
            yield f"{phrases[duty.note][draft.language]} ({duty.source})"


def labour_share(draft: Draft, totals: Totals) -> tuple[Decimal, Decimal] | None:
    """Net and tax of the labour in this invoice (§ 35a Abs. 5 EStG wants it shown); None without any."""
    unit = minor_unit(draft.currency)
    shares: dict[Rated, Decimal] = {}
    for line, total in zip(draft.lines, totals.lines, strict=True):
        if line.labour is not None:
            shares[total.rated] = shares.get(total.rated, ZERO) + _net_labour(draft, line.labour, total.rated)
    if not shares:
        return None
    rounded = {rated: round_half_up(net, unit) for rated, net in shares.items()}
    taxes = (percent_of(net, rated.percent or ZERO, unit) for rated, net in rounded.items())
    return sum(rounded.values(), ZERO), sum(taxes, ZERO)


def _net_labour(draft: Draft, labour: Decimal, rated: Rated) -> Decimal:
    if draft.prices == "net" or not rated.percent:
        return labour
    return divided(times(labour, Decimal(100)), 100 + rated.percent)


def _skonto(draft: Draft, totals: Totals, issued: date) -> Iterator[Skonto]:
    unit = minor_unit(draft.currency)
    for step in draft.terms.discounts:
        less = percent_of(totals.due, step.percent, unit)
        until = issued + timedelta(days=step.days)
        yield Skonto(percent=step.percent, days=step.days, until=until, amount=totals.due - less)


def _terms(
    draft: Draft, totals: Totals, due: date | None, skonto: tuple[Skonto, ...], words: Words
) -> Iterator[str]:
    language = draft.language
    if totals.due < 0:
        yield words["credit_due"].format(amount=figures.money(-totals.due, draft.currency, language))
    elif totals.due == 0:
        yield words["nothing_due"]
    else:
        yield from (_discount(draft, one, words) for one in skonto)
        yield _payable(draft, due, words)
    if draft.terms.text:
        yield draft.terms.text


def _discount(draft: Draft, step: Skonto, words: Words) -> str:
    """With its day; a draft has no date yet and names the days."""
    key = "discount_by" if draft.issue_date else "discount_days"
    return words[key].format(
        percent=figures.percent(step.percent, draft.language),
        date=figures.day(step.until, draft.language),
        days=step.days,
        amount=figures.money(step.amount, draft.currency, draft.language),
    )


def _payable(draft: Draft, due: date | None, words: Words) -> str:
    if due is None:
        return words["due_now"]
    if draft.issue_date is None and draft.terms.days is not None:
        return words["due_days"].format(days=draft.terms.days)
    return words["due_by"].format(date=figures.day(due, draft.language))


def exemption_of(invoice: Invoice, category: CategoryTotal) -> Exemption | None:
    return next((one for one in invoice.exemptions if one.category == category.category), None)
