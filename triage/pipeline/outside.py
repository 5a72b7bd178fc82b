"""What ends a matter from outside: an answer to a notice of ours. Answers sent by hand: ``by_hand``; a mail
that came back: ``returned``."""

from __future__ import annotations

from triage.config import Person
from triage.core.ids import is_minted
from triage.core.lifecycle import CASE, CaseEvent, advance
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.ledger_outbox import EffectKind
from triage.mail.message import Message
from triage.pipeline.edges import Edges


def finish(edges: Edges, tx: Tx, case_no: int, *, close: bool = False) -> None:
    """Nobody waits in this case any more."""
    case = tx.cases.case(case_no)
    if case is None:
        return
    changes: dict[str, object] = {"waiting_since": None}
    if close and (case.state, CaseEvent.CLOSE) in CASE:
        changes["state"] = advance(CASE, case.state, CaseEvent.CLOSE)
        changes["closed_at"] = edges.clock.now()
    tx.cases.touch_case(case_no, edges.clock.now(), **changes)
    tx.messages.finish_case_messages(case_no)


def to_a_notice(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """What one of us, or a program in their name, writes back to a receipt or a notice: kept, and not asked
    about. Commands were looked for before."""
    for message_id in message.in_reply_to:
        if not is_minted(edges.store.secret(), message_id):
            continue
        effect = tx.outbox.effect_by_message_id(message_id)
        if effect is None or effect.kind is not EffectKind.NOTICE:
            continue
        if effect.content.get("recipients") == [person.address]:
            reason = "an answer to a notice of ours"
            tx.messages.settle_message(pending, standing=Standing.FINISHED, reason=reason, message=message)
            noted = NewEvent(kind="filed", actor=message.author.addr_spec, message_key=pending.message_key,
                             data={"reason": reason, "who": person.name})  # fmt: skip
            tx.journal.happened(noted, now=edges.clock.now())
            return True
    return False
