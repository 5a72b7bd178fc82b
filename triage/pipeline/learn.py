"""What people say of mails is kept: the correction in the transaction that carries it, the outcome beside it.

Only human confirmations come here. Of a confidential intent nothing is kept, not even its words.
"""

from __future__ import annotations

from typing import Final

from triage.intent.facts import IntentInput
from triage.intent.gate import Outcome, may_go_alone
from triage.intent.intents import area_of
from triage.intent.verdict import EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_learning import NewCorrection, Said, Source
from triage.pipeline.edges import Edges

OUTCOMES: Final = 2_000
"""So many of the newest outcomes count: a firm changes, and so do its mails."""

NEVER_ALONE: Final = frozenset({"complaint"})


def said_of(mail: IntentInput, verdict: Verdict) -> Said:
    """What is kept beside a first verdict, so that a person's word on it can be learned later."""
    rules: dict[str, float] = {}
    for one in verdict.evidence:
        if one.intent and one.kind in (EvidenceKind.RULE, EvidenceKind.STRUCTURE):
            rules[one.intent] = round(rules.get(one.intent, 0.0) + one.weight, 3)
    return Said(mail=mail, rules=rules, fired=verdict.fired)


def confirmed(edges: Edges, tx: Tx, message_key: int, intent: str, person: str, source: Source) -> None:
    """A person said what this mail wants (with AREA: to which area it belongs, by an intent of it)."""
    first = tx.learning.first_verdict(message_key)
    if first is None:
        return
    now = edges.clock.now()
    if source is Source.AREA and area_of(edges.intents, first.named) == area_of(edges.intents, intent):
        return
    tx.learning.came_true(
        message_key, named=first.named, truth=intent, gate=first.gate, asked=first.unsure, now=now
    )
    if edges.intents[intent].confidential:
        tx.learning.unteach(message_key)
    elif first.said is not None:
        _taught(edges, tx, message_key, intent, person, source, first.said)


def taught(edges: Edges, tx: Tx, message_key: int, intent: str, person: str, said: Said) -> None:
    """``#teach``: an example from outside our own mail, so no verdict of ours came true or false."""
    if not edges.intents[intent].confidential:
        _taught(edges, tx, message_key, intent, person, Source.TAUGHT, said)


def _taught(
    edges: Edges, tx: Tx, message_key: int, intent: str, person: str, source: Source, said: Said
) -> None:
    kept = NewCorrection(message_key=message_key, intent=intent, actor=person, source=source, said=said)
    tx.learning.teach(kept, edges.clock.now())
    edges.wake("learner")


def approved(edges: Edges, tx: Tx, draft: DraftRow, person: str) -> None:
    """A yes to a draft that we prepared for an intent says that it was this intent. A person's own text
    says nothing of it: it would have been written whatever the intent."""
    intent = str(draft.facts.get("intent", ""))
    ours = draft.source.startswith(("template", "answer"))
    if draft.message_key is None or not ours or intent not in edges.intents or draft.facts.get("unsure"):
        return
    confirmed(edges, tx, draft.message_key, intent, person, Source.APPROVED)


def forget(edges: Edges, tx: Tx, addr_spec: str) -> int:
    """What this person's mails taught is erased, with everything that was fitted from it; it is fitted anew
    without them. Returns how many corrections went. ``People.forget`` does the same as part of erasing."""
    keys = [one.message_key for one in tx.people.held_about(addr_spec).messages]
    gone = tx.learning.forget(addr_spec, keys)
    if gone:
        forgotten = NewEvent(kind="model", data={"forgotten": gone})
        tx.journal.happened(forgotten, now=edges.clock.now())
    edges.wake("learner")
    return gone


def trusted(edges: Edges, tx: Tx, intent: str, gate: float) -> bool:
    """Whether a mail of this intent with this gate score may be acted on without asking (``auto``): the
    firm's own outcomes must say so, and money and complaints never."""
    known = edges.intents.get(intent)
    if known is None or known.money or known.confidential or intent in NEVER_ALONE:
        return False
    wrong = edges.config.desk.wrong_in_100 / 100
    return may_go_alone(outcomes(tx), intent, gate, wrong)


def outcomes(tx: Tx) -> list[Outcome]:
    return list(tx.learning.outcomes(OUTCOMES))
