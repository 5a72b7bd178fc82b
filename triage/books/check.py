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
from triage.core.refusal import NOTHING, Phrase, Refusal

MOST_LINES: Final = 1000
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,34}")
_LEITWEG: Final = re.compile(r"\d{2,12}(-[A-Z0-9]{0,30})?-\d{2}", re.IGNORECASE)


def draft_problems(draft: Draft, pack: Pack) -> list[Refusal]:
    """Problems that need no totals."""
    found: list[Refusal] = []
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


def total_problems(draft: Draft, totals: Totals, pack: Pack) -> list[Refusal]:
    """Problems of the amounts, once computed."""
    found = list(_sizes(draft, totals))
    found += _taxed(draft, totals, pack)
    limit = rounding_limit(draft)
    if abs(totals.rounding) > limit:
        what = Phrase(
            "differs by {by} from what the lines add up to, which rounding cannot explain", by=totals.rounding
        )
        gross = draft.due_target is None
        mend = (
            Phrase("With gross prices and several rates, give an allowance or charge for each rate.")
            if gross
            else NOTHING
        )
        field = "prices" if gross else "due_target"
        found.append(Refusal(where=field, what=what, allowed=Phrase("up to {most}", most=limit), mend=mend))
    return found


def _holes(draft: Draft) -> Iterator[Refusal]:
    if draft.number and not _NUMBER.fullmatch(draft.number):
        yield Refusal(
            where="number", what=Phrase("must be letters, digits and . / _ - only"), found=draft.number
        )
    if bool(draft.number) != (draft.issue_date is not None):
        yield Refusal(where="number", what=Phrase("and issue_date belong together: give both or none"))


def _seller(draft: Draft, pack: Pack) -> Iterator[Refusal]:
    seller = draft.seller
    for group in pack.seller_needs:
        if not any(getattr(seller, name) for name in group):
            names = ", ".join(f"seller.{name}" for name in group)
            mend = Phrase("Source: {source}.", source=pack.seller_source)
            yield Refusal(
                where=f"seller.{group[0]}", what=Phrase("is required: one of {names}", names=names), mend=mend
            )
    if seller.vat_id and (why := vat_id_problem(seller.vat_id, seller.address.country)):
        yield Refusal(where="seller.vat_id", what=why, found=seller.vat_id)
    if seller.tax_number and seller.address.country == "DE" and not _is_tax_number(seller.tax_number):
        yield Refusal(
            where="seller.tax_number", what=Phrase("is no German tax number"), found=seller.tax_number
        )
    yield from _address("seller.address", seller.address, whole=True)


def _is_tax_number(number: str) -> bool:
    try:
        stnr.validate(number)
    except BadNumber:
        return False
    return True


def _address(where: str, address: Address, *, whole: bool) -> Iterator[Refusal]:
    if whole and not address.street:
        yield Refusal(where=f"{where}.street", what=Phrase("is required and missing"))
    if (whole or address.country in EU) and not address.postcode and address.country != "IE":
        yield Refusal(where=f"{where}.postcode", what=Phrase("is required and missing"))
    if why := outside_vat_area(address.country, address.postcode):
        yield Refusal(
            where=f"{where}.postcode",
            what=Phrase("cannot be invoiced here: {why}", why=why),
            found=address.postcode,
        )


def _buyer(draft: Draft) -> Iterator[Refusal]:
    buyer = draft.buyer
    yield from _address("buyer.address", buyer.address, whole=buyer.address.country in EU)
    if draft.deliver_to is not None:
        yield from _address("deliver_to.address", draft.deliver_to.address, whole=False)
    if buyer.vat_id and (why := vat_id_problem(buyer.vat_id, buyer.address.country)):
        yield Refusal(where="buyer.vat_id", what=why, found=buyer.vat_id)
    if buyer.vat_id and not buyer.business:
        yield Refusal(
            where="buyer.business",
            what=Phrase("must be yes: the buyer has a VAT identifier"),
            found=Phrase("no"),
        )
    leitweg = buyer.address.country == "DE" and _LEITWEG.fullmatch(buyer.reference.strip())
    if buyer.public or leitweg:
        what = Phrase("wants an XRechnung, whose rules (BR-DE) cannot be checked here")
        yield Refusal(where="buyer.public", what=what, mend=Phrase("Send it through the authority's portal."))


def _supply(draft: Draft, pack: Pack) -> Iterator[Refusal]:
    if draft.supply is None and draft.type is not DocumentType.DOWN_PAYMENT:
        mend = Phrase("Give its date, or start and end. Source: {source}.", source=pack.supply_source)
        yield Refusal(where="supply", what=Phrase("is required and missing"), mend=mend)
    yield from _period("supply", draft.supply)
    late = draft.supply.date if draft.supply else None
    if late and draft.issue_date and late > draft.issue_date and draft.type is not DocumentType.DOWN_PAYMENT:
        mend = Phrase("What is not yet supplied is billed with type down_payment.")
        yield Refusal(
            where="supply.date", what=Phrase("lies after the issue date"), found=str(late), mend=mend
        )


def _period(where: str, supply: Supply | None) -> Iterator[Refusal]:
    if supply is None:
        return
    period = supply.start is not None or supply.end is not None
    if (supply.date is not None) == period:
        yield Refusal(where=where, what=Phrase("must be either a date or a period from start to end"))
    elif period and (supply.start is None or supply.end is None):
        yield Refusal(where=where, what=Phrase("must have both start and end"))
    elif supply.start and supply.end and supply.start > supply.end:
        yield Refusal(where=f"{where}.end", what=Phrase("lies before the start"), found=str(supply.end))


def due_date(draft: Draft, issued: date) -> date | None:
    """BT-9; None where the terms name no day."""
    if draft.terms.due is not None:
        return draft.terms.due
    return None if draft.terms.days is None else issued + timedelta(days=draft.terms.days)


def _terms(draft: Draft) -> Iterator[Refusal]:
    terms = draft.terms
    if terms.days is not None and terms.due is not None:
        yield Refusal(where="terms", what=Phrase("must not name both days and due"))
    if terms.due and draft.issue_date and terms.due < draft.issue_date:
        yield Refusal(where="terms.due", what=Phrase("lies before the issue date"), found=str(terms.due))
    longest = terms.days
    if terms.due and draft.issue_date:
        longest = (terms.due - draft.issue_date).days
    before: tuple[int, Decimal] | None = None
    for place, step in enumerate(terms.discounts, start=1):
        if longest is not None and step.days > longest:
            yield Refusal(where=f"terms.discounts.{place}.days", what=Phrase("lies after the due date"))
        if before and (step.days <= before[0] or step.percent >= before[1]):
            what = Phrase("must come later and give less than the step before")
            yield Refusal(where=f"terms.discounts.{place}", what=what)
        before = (step.days, step.percent)


def _references(draft: Draft) -> Iterator[Refusal]:
    correction = draft.type is DocumentType.CORRECTION
    if correction and draft.corrects is None:
        yield Refusal(where="corrects", what=Phrase("is required: the invoice that is corrected"))
    if correction and not draft.reason:
        yield Refusal(where="reason", what=Phrase("is required: why the invoice is corrected"))
    if not correction and draft.corrects is not None:
        yield Refusal(
            where="type", what=Phrase("must be correction where corrects is given"), found=draft.type.value
        )
    if draft.type is DocumentType.REST and not draft.earlier:
        yield Refusal(
            where="earlier", what=Phrase("is required: the invoices issued before on the same quote")
        )
    named = [*draft.earlier, *([draft.corrects] if draft.corrects else [])]
    if len({one.number for one in named}) != len(named):
        yield Refusal(where="earlier", what=Phrase("names the same invoice twice"))
    for one in named:
        if draft.issue_date and one.issue_date > draft.issue_date:
            yield Refusal(where="earlier", what=Phrase("was issued after this one"), found=one.number)
        if one.number == draft.number:
            yield Refusal(where="earlier", what=Phrase("names this invoice itself"), found=one.number)


def _lines(draft: Draft) -> Iterator[Refusal]:
    if not draft.lines:
        yield Refusal(where="lines", what=Phrase("must be at least one"))
    if len(draft.lines) > MOST_LINES:
        yield Refusal(
            where="lines", what=Phrase("are too many"), found=str(len(draft.lines)), allowed=str(MOST_LINES)
        )
    for place, line in enumerate(draft.lines, start=1):
        yield from _line(f"lines.{place}", line, draft.type)


def _line(where: str, line: Line, kind: DocumentType) -> Iterator[Refusal]:
    if line.quantity == 0:
        yield Refusal(where=f"{where}.quantity", what=Phrase("must not be 0"))
    if line.quantity < 0 and kind is not DocumentType.CORRECTION:
        mend = Phrase("What was billed too much is a correction (type correction).")
        yield Refusal(
            where=f"{where}.quantity",
            what=Phrase("must not be negative"),
            found=str(line.quantity),
            mend=mend,
        )
    if line.per <= 0:
        yield Refusal(where=f"{where}.per", what=Phrase("must be above 0"), found=str(line.per))
    yield from _period(f"{where}.supply", line.supply)
    yield from _adjustments(f"{where}.discounts", line.discounts)
    yield from _adjustments(f"{where}.charges", line.charges)


def _labour(draft: Draft, pack: Pack) -> Iterator[Refusal]:
    for place, line in enumerate(draft.lines, start=1):
        if line.labour is not None and not pack.labour_source:
            what = Phrase(
                "is shown for a German tax return (§ 35a EStG); the rules for {country} have none such",
                country=Phrase(pack.name),
            )
            yield Refusal(where=f"lines.{place}.labour", what=what, mend=Phrase("Leave it out."))


def _adjustments(where: str, adjustments: Iterable[Adjustment]) -> Iterator[Refusal]:
    for place, one in enumerate(adjustments, start=1):
        if (one.amount is None) == (one.percent is None):
            yield Refusal(where=f"{where}.{place}", what=Phrase("must have either an amount or a percent"))


def _sizes(draft: Draft, totals: Totals) -> Iterator[Refusal]:
    amounts = [totals.gross, totals.net, totals.due, *(one.net for one in totals.lines)]
    if any(is_too_large(one) for one in amounts):
        yield Refusal(
            where="lines", what=Phrase("add up to too much"), allowed=Phrase("up to {most}", most=LARGEST)
        )
    if draft.paid > max(totals.gross, ZERO):
        yield Refusal(where="paid", what=Phrase("is more than the total"), found=str(draft.paid))
    for place, (line, total) in enumerate(zip(draft.lines, totals.lines, strict=True), start=1):
        if line.labour is not None and line.labour > abs(total.net) * (
            1 + (total.rated.percent or ZERO) / 100
        ):
            yield Refusal(
                where=f"lines.{place}.labour", what=Phrase("is more than the line"), found=str(line.labour)
            )
        if draft.type is not DocumentType.CORRECTION and total.net < 0:
            yield Refusal(
                where=f"lines.{place}.discounts", what=Phrase("are more than the line"), found=str(total.net)
            )
    below = any(one.basis < 0 for one in totals.categories)
    if draft.type is not DocumentType.CORRECTION and below:
        yield Refusal(where="allowances", what=Phrase("are more than the lines of their tax case"))


def _taxed(draft: Draft, totals: Totals, pack: Pack) -> Iterator[Refusal]:
    """What the amounts of tax make necessary."""
    if totals.tax and draft.currency != pack.currency:
        mend = Phrase(
            "The tax must be stated in {currency} (Art. 230 Directive 2006/112/EC); bill in it.",
            currency=pack.currency,
        )
        yield Refusal(
            where="currency",
            what=Phrase("needs a rate of exchange on record"),
            found=draft.currency,
            mend=mend,
        )
    if len(totals.categories) > 1 and any(one.category == "O" for one in totals.categories):
        what = Phrase("must not mix what is outside the scope of VAT with anything else (BR-O-11)")
        yield Refusal(where="lines", what=what, mend=Phrase("Make two invoices."))
    above = pack.buyer_vat_id_above
    home = draft.buyer.business and draft.buyer.address.country == pack.country
    if above is not None and totals.gross > above and home and not draft.buyer.vat_id:
        what = Phrase("is required above {above} {currency}", above=above, currency=pack.currency)
        yield Refusal(
            where="buyer.vat_id", what=what, mend=Phrase("Source: {source}.", source=pack.buyer_vat_id_source)
        )
