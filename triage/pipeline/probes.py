"""Answers to the mails by which doctor learns what proves a colleague's mail: learned from, no more."""

from __future__ import annotations

from triage.approval.said import say
from triage.ledger import Tx
from triage.ledger_messages import Pending, Standing
from triage.mail.authentication import Source
from triage.mail.message import Kind, Message
from triage.pipeline import notices
from triage.pipeline.edges import Edges
from triage.pipeline.proofs import answers_a_probe, learn


def probed(edges: Edges, tx: Tx, pending: Pending, message: Message) -> bool:
    """An answer to a probe of doctor's, settled here. It approves and commands nothing."""
    now, proof = edges.clock.now(), message.authentication
    if message.kind is not Kind.HUMAN or message.ambiguous:
        return False
    person = answers_a_probe(edges.config, tx, message, now)
    if person is None:
        return False
    reason = "an answer to a question of doctor"
    tx.messages.settle_message(pending, standing=Standing.FINISHED, reason=reason, message=message)
    by_sent = (Source.SENT,) if message.message_id and tx.messages.in_sent(message) else ()
    found = learn(tx, message, person, (*proof.passed, *by_sent), now=now)
    if found.is_off(person.address, edges.config.authentication.inside):
        owner = edges.config.owner
        why = "\n  ".join(proof.reasons) or proof.level
        text = say("owner_off", owner.language, who=person.name, why=why)
        notices.notice(edges, tx, f"off:{pending.message_key}", owner, f"{person.name}: ?", f"{text}\n")
    return True
