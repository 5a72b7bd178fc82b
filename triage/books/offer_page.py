"""The pages of a quote or an order confirmation: the invoice's layout with what only an offer says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from triage.books import figures
from triage.books.page import breakable, page_model
from triage.books.prepare import Invoice, Words

_OF_INVOICES = ("number", "issue_date", "supply_date", "supply_period", "quote")


def offer_model(
    invoice: Invoice,
    words: Words,
    units: Mapping[str, str],
    *,
    title: str,
    number: str,
    day: date,
    valid_until: date | None,
) -> dict[str, Any]:
    """``title`` is a key of ``words``. No payment details: nothing is owed yet."""
    model, language = page_model(invoice, words, units), invoice.draft.language
    left_out = {words[one] for one in _OF_INVOICES}
    facts = [[words["quote"], breakable(number)], [words["issue_date"], figures.day(day, language)]]
    if valid_until is not None:
        facts.append([words["valid_until"], figures.day(valid_until, language)])
    facts += [one for one in model["facts"] if one[0] not in left_out]
    return model | {
        "title": words[title],
        "draft": "",
        "facts": facts,
        "sums": [one for one in model["sums"] if one[2] != "strong"],
        "due": [words["gross"], figures.money(invoice.totals.gross, invoice.draft.currency, language)],
        "pay": {},
    }
