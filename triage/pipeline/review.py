"""Who may do what: told when the owner asks, and by itself once a quarter."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from triage.books.figures import day as shown_date
from triage.books.figures import money as shown_money
from triage.commands.said import say
from triage.config import Person
from triage.desk.people import deputy_of, ending, has_access, is_owner
from triage.drafting.intent_words import named_said
from triage.ledger import Tx
from triage.ledger_journal import DueRow
from triage.pipeline import notices
from triage.pipeline.edges import Edges

QUARTER: Final = 3
"""Months."""

AT: Final = time(8, 0)


def access(edges: Edges, tx: Tx, language: str) -> str:
    """One line a person: addresses, roles, what they are in charge of, money; and what ends in 90 days."""
    people, today = edges.config.people, edges.today
    rows = [_row(edges, tx, one, language) for one in people]
    soon = [f"  {one.name}: {_until(one, language, today)}" for one in ending(people, today)]
    two = [say("two_needed", language)] if edges.config.desk.two_approvers else []
    return "\n".join(
        [*rows, *two, "", *([say("ends_soon", language), *soon] if soon else [say("ends_none", language)])]
    )


def _row(edges: Edges, tx: Tx, person: Person, language: str) -> str:
    may = [", ".join(say(f"role_{one}", language) for one in person.roles)]
    if person.in_charge:
        may.append(
            say("may_charge", language, what=", ".join(named_said(one, language) for one in person.in_charge))
        )
    if person.amount_limit or is_owner(person):
        limit = shown_money(Decimal(str(person.amount_limit)), edges.config.firm.currency, language)
        may.append(say("may_money", language, amount=limit))
    deputy = deputy_of(edges.config.people, person, edges.today)
    may += [say("may_deputy", language, who=deputy.name)] if deputy else []
    may += [_until(person, language, edges.today)] if person.until else []
    away = json.loads(tx.journal.setting(f"away:{person.address}") or "null")
    if away and (until := datetime.fromisoformat(away["until"])) > edges.clock.now():
        may.append(
            say("may_away", language, day=shown_date(until.astimezone(edges.calendar.zone).date(), language))
        )
    return f"{person.name} <{', '.join(person.addresses)}>: {'; '.join(may)}"


def _until(person: Person, language: str, today: date) -> str:
    until = say("may_until", language, day=shown_date(person.until or date.max, language))
    return until if has_access(person, today) else f"{until} ({say('may_ended', language)})"


# ---------------------------------------------------------------- by itself


def schedule(edges: Edges, tx: Tx) -> None:
    """Make sure that the next review is due: on the first working day of the next quarter."""
    today = edges.today
    month = (today.month - 1) // QUARTER * QUARTER + QUARTER
    first = date(today.year + month // 12, month % 12 + 1, 1)
    begin = datetime.combine(first, time(0, 0), edges.calendar.zone)
    tx.journal.put_due(
        "review",
        first.isoformat(),
        edges.calendar.next_time(begin.astimezone(edges.clock.now().tzinfo), (AT,)),
    )


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    """To the owner, with the question whether it still fits."""
    owner = edges.config.owner
    text = f"{say('review_text', owner.language)}\n\n{access(edges, tx, owner.language)}\n"
    notices.notice(edges, tx, f"review:{row.key}", owner, say("review_subject", owner.language), text)
    schedule(edges, tx)
