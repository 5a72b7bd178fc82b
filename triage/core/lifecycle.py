"""The four tables of transitions. States say what can happen next; an absent pair raises."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeVar

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


class MessageState(StrEnum):
    FETCHED = "fetched"
    TRIAGED = "triaged"
    QUARANTINED = "quarantined"


class MessageEvent(StrEnum):
    TRIAGE = "triage"
    QUARANTINE = "quarantine"
    RELEASE = "release"
    DISCARD = "discard"


class CaseState(StrEnum):
    OPEN = "open"
    SNOOZED = "snoozed"
    CLOSED = "closed"


class CaseEvent(StrEnum):
    SNOOZE = "snooze"
    WAKE = "wake"
    CLOSE = "close"
    REOPEN = "reopen"


class DraftState(StrEnum):
    PREPARED = "prepared"
    PROPOSED = "proposed"
    HELD = "held"
    RELEASED = "released"
    SENT = "sent"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    ANSWERED = "answered"
    UNDONE = "undone"


class DraftEvent(StrEnum):
    PROPOSE = "propose"
    LAPSE = "lapse"
    APPROVE = "approve"
    REJECT = "reject"
    SUPERSEDE = "supersede"
    ANSWER = "answer"
    UNDO = "undo"
    RELEASE = "release"
    SEND = "send"


class EffectState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    CANCELLED = "cancelled"


class EffectEvent(StrEnum):
    CLAIM = "claim"
    CANCEL = "cancel"
    DONE = "done"
    DEFER = "defer"
    REFUSE = "refuse"
    LOSE = "lose"


MESSAGE: Final[dict[tuple[MessageState, MessageEvent], MessageState]] = {
    (MessageState.FETCHED, MessageEvent.TRIAGE): MessageState.TRIAGED,
    (MessageState.FETCHED, MessageEvent.QUARANTINE): MessageState.QUARANTINED,
    (MessageState.QUARANTINED, MessageEvent.RELEASE): MessageState.FETCHED,
    (MessageState.QUARANTINED, MessageEvent.DISCARD): MessageState.TRIAGED,
}

CASE: Final[dict[tuple[CaseState, CaseEvent], CaseState]] = {
    (CaseState.OPEN, CaseEvent.SNOOZE): CaseState.SNOOZED,
    (CaseState.SNOOZED, CaseEvent.WAKE): CaseState.OPEN,
    (CaseState.OPEN, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.SNOOZED, CaseEvent.CLOSE): CaseState.CLOSED,
    (CaseState.CLOSED, CaseEvent.REOPEN): CaseState.OPEN,
}

DRAFT: Final[dict[tuple[DraftState, DraftEvent], DraftState]] = {
    (DraftState.PREPARED, DraftEvent.PROPOSE): DraftState.PROPOSED,
    (DraftState.PREPARED, DraftEvent.SUPERSEDE): DraftState.SUPERSEDED,
    (DraftState.PREPARED, DraftEvent.ANSWER): DraftState.ANSWERED,
    (DraftState.PROPOSED, DraftEvent.LAPSE): DraftState.PROPOSED,
    (DraftState.PROPOSED, DraftEvent.APPROVE): DraftState.HELD,
    (DraftState.PROPOSED, DraftEvent.REJECT): DraftState.REJECTED,
    (DraftState.PROPOSED, DraftEvent.SUPERSEDE): DraftState.SUPERSEDED,
    (DraftState.PROPOSED, DraftEvent.ANSWER): DraftState.ANSWERED,
    (DraftState.HELD, DraftEvent.UNDO): DraftState.UNDONE,
    (DraftState.HELD, DraftEvent.SUPERSEDE): DraftState.SUPERSEDED,
    (DraftState.HELD, DraftEvent.ANSWER): DraftState.ANSWERED,
    (DraftState.HELD, DraftEvent.RELEASE): DraftState.RELEASED,
    (DraftState.RELEASED, DraftEvent.SEND): DraftState.SENT,
}

EFFECT: Final[dict[tuple[EffectState, EffectEvent], EffectState]] = {
    (EffectState.QUEUED, EffectEvent.CLAIM): EffectState.SENDING,
    (EffectState.QUEUED, EffectEvent.CANCEL): EffectState.CANCELLED,
    (EffectState.SENDING, EffectEvent.DONE): EffectState.SENT,
    (EffectState.SENDING, EffectEvent.DEFER): EffectState.QUEUED,
    (EffectState.SENDING, EffectEvent.REFUSE): EffectState.DEAD,
    (EffectState.SENDING, EffectEvent.LOSE): EffectState.UNKNOWN,
    (EffectState.UNKNOWN, EffectEvent.DONE): EffectState.SENT,
    (EffectState.UNKNOWN, EffectEvent.DEFER): EffectState.QUEUED,
    (EffectState.UNKNOWN, EffectEvent.REFUSE): EffectState.DEAD,
}


class ImpossibleTransition(Exception):
    """The pair is in no table: a bug, or somebody else was faster."""


def advance(table: dict[tuple[S, E], S], state: S, happened: E) -> S:
    """The next state, or ImpossibleTransition where the table has no such pair."""
    try:
        return table[state, happened]
    except KeyError:
        raise ImpossibleTransition(f"{type(state).__name__} {state} cannot {happened}") from None
