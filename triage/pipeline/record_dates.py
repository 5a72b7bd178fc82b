"""What settings and books know of an appointment or a cancellation: when the firm comes, which order runs,
how long its notice is. Whether anybody is free, and whether a cancellation is in time, a person says."""

from __future__ import annotations

from triage.books import figures
from triage.books.answers import answer
from triage.desk.visits import DAYS, Visit, next_visits
from triage.ledger_books import QuoteRow, QuoteState
from triage.pipeline.record_question import Question

_ORDERS = frozenset({QuoteState.SENT, QuoteState.ACCEPTED})


def visiting(asked: Question) -> list[str]:
    """The next of the hours that the owner wrote down; the firm's own closing days left out."""
    edges = asked.edges
    found = next_visits(edges.config.firm.visits, edges.calendar, edges.today)
    times = "; ".join(_shown(one, asked.language) for one in found)
    return [answer("visits", asked.language, times=times)] if found else []


def _shown(visit: Visit, language: str) -> str:
    day = f"{answer(DAYS[visit.day.weekday()], language)} {figures.day(visit.day, language)}"
    return f"{day}, {visit.hours.replace('-', '–')}"


def ordered(asked: Question) -> list[str]:
    """The quotes that they name, else what they accepted and what is still open."""
    return [_order(asked, one) for one in _meant(asked)]


def _meant(asked: Question) -> list[QuoteRow]:
    if asked.customer is None:
        return []
    own = asked.quotes or [
        one for one in asked.tx.books.quotes_of(asked.customer.key) if one.state is QuoteState.ACCEPTED
    ]
    return [one for one in own if one.customer == asked.customer.key and one.state in _ORDERS]


def _order(asked: Question, row: QuoteRow) -> str:
    assert row.sent_at is not None  # only what was sent can be named or accepted
    values = {
        "number": row.number,
        "amount": figures.money(row.total, row.content.currency, asked.language),
        "day": figures.day(row.sent_at.astimezone(asked.edges.calendar.zone).date(), asked.language),
    }
    key = "ordered" if row.state is QuoteState.ACCEPTED else "not_ordered"
    return answer(key, asked.language, **values)


def notice(asked: Question) -> list[str]:
    """Of what they ordered and what runs on: how many days before its end it is to be cancelled."""
    codes = dict.fromkeys(line.code for row in _meant(asked) for line in row.content.lines if line.code)
    products = [found for code in codes if (found := asked.tx.books.product(code)) is not None]
    return [
        answer("notice", asked.language, name=one.name, days=str(one.notice))
        for one in products
        if one.notice is not None
    ]
