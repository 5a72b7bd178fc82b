"""Everything that keeps a draft from being a lawful invoice, all of it at once, in plain words.

Shape was checked when the draft was read (:mod:`triage.books.reading`); here it is the sense: fields that
need each other, identifiers, dates, what the seller's country wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from stdnum.de import stnr
from stdnum.exceptions import ValidationError as BadNumber

from triage.books.invoice import ZERO, Address, Adjustment, DocumentType, Draft, Line, Supply
from triage.books.money import LARGEST, is_too_large
from triage.books.pack import Pack
from triage.books.places import EU, outside_vat_area
from triage.books.tax_numbers import vat_id_problem
from triage.books.totals import Totals, rounding_limit
from triage.core.errors import Problem

MOST_LINES: Final = 1000
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,34}")
_LEITWEG: Final = re.compile(r"\d{2,12}(-[A-Z0-9]{0,30})?-\d{2}", re.IGNORECASE)


def draft_problems(draft: Draft, pack: Pack) -> list[Problem]:
    """Problems that need no totals."""
    found: list[Problem] = []
    found += _holes(draft)
    found += _seller(draft, pack)
    found += _buyer(draft)
    found += _supply(draft, pack)
    found += _terms(draft)
    found += _references(draft)
    found += _lines(draft)
    found += _labour(draft, pack)
    for field, adjustments in (("allowances", draft.allowances), ("charges", draft.charges)):
        found += _adjustments(field, adjustments)
    return found


def total_problems(draft: Draft, totals: Totals, pack: Pack) -> list[Problem]:
    """Problems of the amounts, once computed."""
    found = list(_sizes(draft, totals))
    found += _taxed(draft, totals, pack)
    limit = rounding_limit(draft)
    if abs(totals.rounding) > limit:
        what = f"differs by {totals.rounding} from what the lines add up to, which rounding cannot explain"
        gross = draft.due_target is None
        mend = (
            "With gross prices and several rates, give an allowance or charge for each rate." if gross else ""
        )
        field = "prices" if gross else "due_target"
        found.append(Problem(where=field, what=what, allowed=f"up to {limit}", mend=mend))
    return found


def _holes(draft: Draft) -> Iterator[Problem]:
    if draft.number and not _NUMBER.fullmatch(draft.number):
        yield Problem(where="number", what="must be letters, digits and . / _ - only", found=draft.number)
    if bool(draft.number) != (draft.issue_date is not None):
        yield Problem(where="number", what="and issue_date belong together: give both or none")


def _seller(draft: Draft, pack: Pack) -> Iterator[Problem]:
    seller = draft.seller
    for group in pack.seller_needs:
        if not any(getattr(seller, name) for name in group):
            names = " or ".join(group)
            mend = f"Source: {pack.seller_source}."
            yield Problem(where=f"seller.{group[0]}", what=f"is required: {names}", mend=mend)
    if seller.vat_id and (why := vat_id_problem(seller.vat_id, seller.address.country)):
        yield Problem(where="seller.vat_id", what=why, found=seller.vat_id)
    if seller.tax_number and seller.address.country == "DE" and not _is_tax_number(seller.tax_number):
        yield Problem(where="seller.tax_number", what="is no German tax number", found=seller.tax_number)
    yield from _address("seller.address", seller.address, whole=True)


def _is_tax_number(number: str) -> bool:
    try:
        stnr.validate(number)
    except BadNumber:
        return False
    return True


def _address(where: str, address: Address, *, whole: bool) -> Iterator[Problem]:
    if whole and not address.street:
        yield Problem(where=f"{where}.street", what="is required and missing")
    if (whole or address.country in EU) and not address.postcode and address.country != "IE":
        yield Problem(where=f"{where}.postcode", what="is required and missing")
    if why := outside_vat_area(address.country, address.postcode):
        yield Problem(
            where=f"{where}.postcode", what=f"cannot be invoiced here: {why}", found=address.postcode
        )


def _buyer(draft: Draft) -> Iterator[Problem]:
    buyer = draft.buyer
    yield from _address("buyer.address", buyer.address, whole=buyer.address.country in EU)
    if draft.deliver_to is not None:
        yield from _address("deliver_to.address", draft.deliver_to.address, whole=False)
    if buyer.vat_id and (why := vat_id_problem(buyer.vat_id, buyer.address.country)):
        yield Problem(where="buyer.vat_id", what=why, found=buyer.vat_id)
    if buyer.vat_id and not buyer.business:
        yield Problem(
            where="buyer.business", what="must be true: the buyer has a VAT identifier", found="false"
        )
    leitweg = buyer.address.country == "DE" and _LEITWEG.fullmatch(buyer.reference.strip())
    if buyer.public or leitweg:
        what = "wants an XRechnung, whose rules (BR-DE) cannot be checked here"
        yield Problem(where="buyer.public", what=what, mend="Send it through the authority's portal.")


def _supply(draft: Draft, pack: Pack) -> Iterator[Problem]:
    if draft.supply is None and draft.type is not DocumentType.DOWN_PAYMENT:
        mend = f"Give its date, or start and end. Source: {pack.supply_source}."
        yield Problem(where="supply", what="is required and missing", mend=mend)
    yield from _period("supply", draft.supply)
    late = draft.supply.date if draft.supply else None
    if late and draft.issue_date and late > draft.issue_date and draft.type is not DocumentType.DOWN_PAYMENT:
        mend = "What is not yet supplied is billed with type down_payment."
        yield Problem(where="supply.date", what="lies after the issue date", found=str(late), mend=mend)


def _period(where: str, supply: Supply | None) -> Iterator[Problem]:
    if supply is None:
        return
    period = supply.start is not None or supply.end is not None
    if (supply.date is not None) == period:
        yield Problem(where=where, what="must be either a date or a period from start to end")
    elif period and (supply.start is None or supply.end is None):
        yield Problem(where=where, what="must have both start and end")
    elif supply.start and supply.end and supply.start > supply.end:
        yield Problem(where=f"{where}.end", what="lies before the start", found=str(supply.end))


def due_date(draft: Draft, issued: date) -> date | None:
    """BT-9; None where the terms name no day."""
    if draft.terms.due is not None:
        return draft.terms.due
    return None if draft.terms.days is None else issued + timedelta(days=draft.terms.days)


def _terms(draft: Draft) -> Iterator[Problem]:
    terms = draft.terms
    if terms.days is not None and terms.due is not None:
        yield Problem(where="terms", what="must not name both days and due")
    if terms.due and draft.issue_date and terms.due < draft.issue_date:
        yield Problem(where="terms.due", what="lies before the issue date", found=str(terms.due))
    longest = terms.days
    if terms.due and draft.issue_date:
        longest = (terms.due - draft.issue_date).days
    before: tuple[int, Decimal] | None = None
    for place, step in enumerate(terms.discounts, start=1):
        if longest is not None and step.days > longest:
            yield Problem(where=f"terms.discounts.{place}.days", what="lies after the due date")
        if before and (step.days <= before[0] or step.percent >= before[1]):
            what = "must come later and give less than the step before"
            yield Problem(where=f"terms.discounts.{place}", what=what)
        before = (step.days, step.percent)


def _references(draft: Draft) -> Iterator[Problem]:
    correction = draft.type is DocumentType.CORRECTION
    if correction and draft.corrects is None:
        yield Problem(where="corrects", what="is required: the invoice that is corrected")
    if correction and not draft.reason:
        yield Problem(where="reason", what="is required: why the invoice is corrected")
    if not correction and draft.corrects is not None:
        yield Problem(where="type", what="must be correction where corrects is given", found=draft.type.value)
    if draft.type is DocumentType.REST and not draft.earlier:
        yield Problem(where="earlier", what="is required: the invoices issued before on the same quote")
    named = [*draft.earlier, *([draft.corrects] if draft.corrects else [])]
    if len({one.number for one in named}) != len(named):
        yield Problem(where="earlier", what="names the same invoice twice")
    for one in named:
        if draft.issue_date and one.issue_date > draft.issue_date:
            yield Problem(where="earlier", what="was issued after this one", found=one.number)
        if one.number == draft.number:
            yield Problem(where="earlier", what="names this invoice itself", found=one.number)


def _lines(draft: Draft) -> Iterator[Problem]:
    if not draft.lines:
        yield Problem(where="lines", what="must be at least one")
    if len(draft.lines) > MOST_LINES:
        yield Problem(
            where="lines", what="are too many", found=str(len(draft.lines)), allowed=str(MOST_LINES)
        )
    for place, line in enumerate(draft.lines, start=1):
        yield from _line(f"lines.{place}", line, draft.type)


def _line(where: str, line: Line, kind: DocumentType) -> Iterator[Problem]:
    if line.quantity == 0:
        yield Problem(where=f"{where}.quantity", what="must not be 0")
    if line.quantity < 0 and kind is not DocumentType.CORRECTION:
        mend = "What was billed too much is a correction (type correction)."
        yield Problem(
            where=f"{where}.quantity", what="must not be negative", found=str(line.quantity), mend=mend
        )
    if line.per <= 0:
        yield Problem(where=f"{where}.per", what="must be above 0", found=str(line.per))
    yield from _period(f"{where}.supply", line.supply)
    yield from _adjustments(f"{where}.discounts", line.discounts)
    yield from _adjustments(f"{where}.charges", line.charges)


def _labour(draft: Draft, pack: Pack) -> Iterator[Problem]:
    for place, line in enumerate(draft.lines, start=1):
        if line.labour is not None and not pack.labour_source:
            what = f"is shown for a German tax return (§ 35a EStG); the pack for {pack.name} has no such rule"
            yield Problem(where=f"lines.{place}.labour", what=what, mend="Leave it out.")


def _adjustments(where: str, adjustments: Iterable[Adjustment]) -> Iterator[Problem]:
    for place, one in enumerate(adjustments, start=1):
        if (one.amount is None) == (one.percent is None):
            yield Problem(where=f"{where}.{place}", what="must have either an amount or a percent")


def _sizes(draft: Draft, totals: Totals) -> Iterator[Problem]:
    amounts = [totals.gross, totals.net, totals.due, *(one.net for one in totals.lines)]
    if any(is_too_large(one) for one in amounts):
        yield Problem(where="lines", what="add up to too much", allowed=f"up to {LARGEST}")
    if draft.paid > max(totals.gross, ZERO):
        yield Problem(where="paid", what="is more than the total", found=str(draft.paid))
    for place, (line, total) in enumerate(zip(draft.lines, totals.lines, strict=True), start=1):
        if line.labour is not None and line.labour > abs(total.net) * (
            1 + (total.rated.percent or ZERO) / 100
        ):
            yield Problem(where=f"lines.{place}.labour", what="is more than the line", found=str(line.labour))
        if draft.type is not DocumentType.CORRECTION and total.net < 0:
            yield Problem(
                where=f"lines.{place}.discounts", what="are more than the line", found=str(total.net)
            )
    below = any(one.basis < 0 for one in totals.categories)
    if draft.type is not DocumentType.CORRECTION and below:
        yield Problem(where="allowances", what="are more than the lines of their tax case")


def _taxed(draft: Draft, totals: Totals, pack: Pack) -> Iterator[Problem]:
    """What the amounts of tax make necessary."""
    if totals.tax and draft.currency != pack.currency:
        mend = f"The tax must be stated in {pack.currency} (Art. 230 Directive 2006/112/EC); bill in it."
        yield Problem(
            where="currency", what="needs a rate of exchange on record", found=draft.currency, mend=mend
        )
    if len(totals.categories) > 1 and any(one.category == "O" for one in totals.categories):
        what = "must not mix what is outside the scope of VAT with anything else (BR-O-11)"
        yield Problem(where="lines", what=what, mend="Make two invoices.")
    above = pack.buyer_vat_id_above
    home = draft.buyer.business and draft.buyer.address.country == pack.country
    if above is not None and totals.gross > above and home and not draft.buyer.vat_id:
        what = f"is required above {above} {pack.currency}"
        yield Problem(where="buyer.vat_id", what=what, mend=f"Source: {pack.buyer_vat_id_source}.")
