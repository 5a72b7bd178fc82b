"""The acknowledgement of receipt: off until the owner switches it on. A fixed text, once for a case and once
a day for a sender, under a cap for all; only to a sender whose domain is proven; with a null reverse path, so
that nothing answers it (RFC 3834). Where the server sends a vacation text, that is enough.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from triage.core.ids import mint_message_id
from triage.drafting import outgoing
from triage.drafting.receipt_words import receipt
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.mail.message import Kind, Level, Message
from triage.pipeline.edges import Edges
from triage.pipeline.halt import halted
from triage.pipeline.notices import bound_to

OFFERED_FOR: Final = "quote_request"
VACATION: Final = timedelta(days=7)
"""How long one vacation text of the server's, seen in the mailbox, keeps us silent."""

_SAID, _SEEN = "acknowledge", "vacation_seen"


def switch(tx: Tx, *, on: bool) -> None:
    """What the owner said by mail counts before the configuration."""
    tx.journal.put_setting(_SAID, "on" if on else "off")


def is_on(edges: Edges, tx: Tx) -> bool:
    return OFFERED_FOR in wanted(edges, tx)


def was_refused(tx: Tx) -> bool:
    return tx.journal.setting(_SAID) == "off"


def wanted(edges: Edges, tx: Tx) -> tuple[str, ...]:
    """The intents whose mails are acknowledged."""
    match tx.journal.setting(_SAID):
        case "on":
            return tuple({*edges.config.desk.acknowledge, OFFERED_FOR})
        case "off":
            return ()
        case _:
            return edges.config.desk.acknowledge


def saw_vacation(edges: Edges, tx: Tx) -> None:
    """A vacation text under our own address: the server answers already."""
    tx.journal.put_setting(_SEEN, edges.clock.now().isoformat())


def server_answers(edges: Edges, tx: Tx) -> bool:
    seen = tx.journal.setting(_SEEN)
    recently = seen is not None and edges.clock.now() - datetime.fromisoformat(seen) < VACATION
    return edges.config.desk.vacation_text or recently


def acknowledge(edges: Edges, tx: Tx, message: Message, verdict: Verdict, case_no: int, *, new: bool) -> bool:
    """Queue it where every condition holds. True where it was queued."""
    now = edges.clock.now()
    if (
        not new
        or verdict.unsure
        or verdict.intent not in wanted(edges, tx)
        or not _may_be_told(edges, message)
    ):
        return False
    if server_answers(edges, tx) or halted(tx, now) or not _has_room(edges, tx, message.author.addr_spec):
        return False
    tx.outbox.queue(_effect(edges, message, case_no), now)
    data = {"who": message.author.addr_spec}
    tx.journal.happened(NewEvent(kind="acknowledged", case_no=case_no, data=data), now=now)
    return True


def _may_be_told(edges: Edges, message: Message) -> bool:
    """A person whose domain vouches for this very address; a form is somebody's word for somebody else."""
    proof, author = message.authentication, message.author.addr_spec
    proven = proof.level in (Level.A, Level.B) and proof.authenticated_as == author
    ours = message.author.domain in edges.config.firm.own_domains
    return message.kind is Kind.HUMAN and proven and not ours and not message.ambiguous and _plain(author)


def _plain(address: str) -> bool:
    return outgoing.is_addr_spec(address)


def _has_room(edges: Edges, tx: Tx, address: str) -> bool:
    """Once a day for a sender, and no more than the cap for all: a flood must not become ours."""
    day = edges.today.isoformat()
    once, total = f"ack:{day}:{address.lower()}", f"ack_total:{day}"
    count = int(tx.journal.setting(total) or "0")
    if tx.journal.setting(once) is not None or count >= edges.config.desk.acknowledge_a_day:
        return False
    until = edges.clock.now() + timedelta(days=2)
    tx.journal.put_setting(once, "1", until=until)
    tx.journal.put_setting(total, str(count + 1), until=until)
    return True


def _effect(edges: Edges, message: Message, case_no: int) -> NewEffect:
    """Addressed to the author and nobody else; not a word of theirs in it."""
    firm, author = edges.config.firm, message.author.addr_spec
    key = f"acknowledge:{case_no}:{author.lower()}"
    subject, text = receipt(message.language, firm.language, firm.signature)
    message_id = mint_message_id(edges.store.secret(), bound_to(key, author, subject, text), edges.domain)
    mail = outgoing.Mail(
        from_addr=firm.address,
        from_name=firm.name,
        to=(("", author),),
        subject=subject,
        text=text,
        message_id=message_id,
        in_reply_to=message.message_id or "",
        references=message.references[-20:],
        auto_submitted="auto-replied",
    )
    now = edges.clock.now()
    return NewEffect(
        key=key,
        kind=EffectKind.ACKNOWLEDGE,
        channel=Channel.SUBMIT,
        content={"reverse_path": "", "recipients": [author]},
        octets=outgoing.dated(outgoing.freeze(mail), now),
        message_id=message_id,
        due_at=now,
        priority=3,
        case_no=case_no,
    )
