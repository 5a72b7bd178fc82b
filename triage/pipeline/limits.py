"""Limits by amount and day: who may say yes to money, the amount typed, a second one. Read at use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from triage.approval import limits as rules
from triage.approval.answer_kinds import Yes
from triage.approval.limits import Above, Bounds, Money, money_of
from triage.approval.said import say
from triage.books.figures import money as shown
from triage.config import Person
from triage.desk.people import has_access, is_owner
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.pipeline.edges import Edges

ABOVE_HOLD: Final = timedelta(minutes=30)
"""How long money waits after a yes that one person alone gave above the limit."""


def may_approve(person: Person) -> bool:
    """The owner, and whoever has a limit of their own."""
    return is_owner(person) or person.amount_limit > 0


def above_of(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> tuple[Above, ...]:
    """Why this person's plain yes is not enough for this draft now."""
    if not draft.is_money:
        return ()
    return rules.above(money_in(edges, draft), _bounds(edges, tx, draft, person))


def money_in(edges: Edges, draft: DraftRow) -> Money:
    changed = bool(draft.facts.get("account_changed"))
    return money_of(draft.terms, edges.config.firm.currency, account_changed=changed)


def _bounds(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> Bounds:
    config = edges.config
    return Bounds(
        limit=Decimal(str(person.amount_limit)),
        currency=config.firm.currency,
        per_day=Decimal(str(config.desk.money_a_day)),
        day_total=_today(edges, tx),
        is_stranger=_is_stranger(tx, draft),
    )


def _today(edges: Edges, tx: Tx) -> Decimal:
    """What was approved since the firm's midnight, by anybody and in any currency."""
    midnight = datetime.combine(edges.today, datetime.min.time(), edges.calendar.zone)
    found = tx.drafts.approved_since(midnight.astimezone(edges.clock.now().tzinfo))
    return sum((abs(money_in(edges, one).amount) for one in found if one.is_money), Decimal(0))


def _is_stranger(tx: Tx, draft: DraftRow) -> bool:
    """Money goes to an address that neither wrote in the case nor stands in the record."""
    known = tx.cases.participants(draft.case_no)
    return any(one.lower() not in known and tx.cases.contact(one) is None for one in draft.recipients)


def second_for(edges: Edges, person: Person) -> Person | None:
    """Who else must say yes above the limit; None where the firm has not named two approvers."""
    if not edges.config.desk.two_approvers:
        return None
    found = [one for one in edges.config.people if may_approve(one) and has_access(one, edges.today)]
    others = [one for one in found if one.address != person.address]
    return next((one for one in others if is_owner(one)), next(iter(others), None))


def note_first(tx: Tx, draft: DraftRow, person: Person) -> None:
    """The first of two has said yes to these octets: bound to their hash, so a new text asks both again."""
    tx.journal.put_setting(f"first_yes:{draft.draft_id}:{draft.digest}", person.address)


def said_yes_first(tx: Tx, draft: DraftRow) -> str:
    """The registered address of whoever did; empty where nobody has."""
    return tx.journal.setting(f"first_yes:{draft.draft_id}:{draft.digest}") or ""


def reasons(above: tuple[Above, ...], language: str) -> str:
    return "; ".join(say(f"above_{one.value}", language) for one in above)


def figures_of(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> tuple[str, str]:
    """For the question to this person: the sum with what is above a limit, and the amount to be typed."""
    if not draft.is_money:
        return "", ""
    above = above_of(edges, tx, draft, person)
    why = f" ({reasons(above, person.language)})" if above else ""
    typed = above and may_approve(person) and second_for(edges, person) is None
    amount = rules.to_type(money_in(edges, draft)) if typed else ""
    return f"{shown_money(edges, draft, person)}{why}", amount


def shown_money(edges: Edges, draft: DraftRow, person: Person) -> str:
    money = money_in(edges, draft)
    return shown(money.amount, money.currency, person.language)


# ---------------------------------------------------------------- a yes, read against all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """What a yes to money still meets. ``says``: the receipt that refuses it, empty where nothing does;
    ``second``: who must say yes too; ``span``: how long it is held."""

    span: timedelta
    says: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    second: Person | None = None


def limited(edges: Edges, tx: Tx, draft: DraftRow, person: Person, answer: Yes) -> Limited:
    """Nothing is used up by a yes that is not enough."""
    if not draft.is_money:
        return Limited(span=edges.hold)
    if not may_approve(person):
        return Limited(span=edges.hold, says="money_owner", values={"who": edges.config.owner.name})
    money = money_in(edges, draft)
    values = {"amount": shown_money(edges, draft, person), "word": rules.to_type(money)}
    if answer.include_all or (answer.numbers and not rules.is_typed(money, answer.numbers)):
        return Limited(span=edges.hold, says="money_other", values=values)
    above = above_of(edges, tx, draft, person)
    if not above:
        return Limited(span=edges.hold)
    span = max(edges.hold, ABOVE_HOLD)
    second = second_for(edges, person)
    if second is None and not answer.numbers:
        why = reasons(above, person.language)
        return Limited(span=span, says="money_type", values={**values, "why": why})
    return Limited(span=span, second=None if _first_stands(edges, tx, draft, person) else second)


def _first_stands(edges: Edges, tx: Tx, draft: DraftRow, person: Person) -> bool:
    """Whether another one, who still may, has said yes to these very octets."""
    first = edges.config.person(said_yes_first(tx, draft))
    stands = first is not None and may_approve(first) and has_access(first, edges.today)
    return stands and first is not person
