"""One mail to one of our own: queued once, to the registered address and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from triage.commands.help import mailto
from triage.config import Person
from triage.core.ids import mint_message_id
from triage.drafting import outgoing
from triage.drafting.notice_html import notice_html
from triage.ledger import Tx
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.mail.message import File
from triage.pipeline.edges import Edges


def notice(
    edges: Edges,
    tx: Tx,
    key: str,
    person: Person,
    subject: str,
    text: str,
    *,
    kind: EffectKind = EffectKind.NOTICE,
    case_no: int | None = None,
    draft_id: int | None = None,
    reply_to: str = "",
    in_reply_to: str = "",
    html: str = "",
    carry: int | None = None,
    document: Mapping[str, Any] | None = None,
    files: tuple[File, ...] = (),
    handover: Mapping[str, Any] | None = None,
    month: str = "",
    pages: Sequence[int] = (),
) -> None:
    """Queue one mail to one of our own, to the registered address and nowhere else. Once for a key.

    ``carry`` is the key of a message whose photos and PDFs are added as it leaves, ``document`` names the
    pages that travel along, ``handover`` a quote of the firm's own program that was
    accepted, ``month`` one whose files go to the bookkeeper, ``pages`` the messages whose
    e-invoices are shown as pages.
    """
    now = edges.clock.now()
    if kind is EffectKind.NOTICE and tx.outbox.effect_by_key(key) is not None:
        return
    bound = bound_to(key, person.address, subject, text)
    message_id = mint_message_id(edges.store.secret(), bound, edges.domain)
    frozen = outgoing.freeze(
        outgoing.Mail(
            from_addr=edges.config.firm.address,
            from_name=f"{edges.config.firm.name} desk",
            to=((person.name, person.address),),
            subject=subject,
            text=text,
            html=html or notice_html(text, edges.config.firm.address),
            message_id=message_id,
            in_reply_to=in_reply_to,
            reply_to=reply_to,
            auto_submitted="auto-generated",
            files=files,
        )
    )
    content = {"reverse_path": edges.config.firm.address, "recipients": [person.address]}
    along: dict[str, Any] = {} if carry is None else {"carry": carry}
    along |= {"document": dict(document)} if document else {}
    along |= {"handover": dict(handover)} if handover else {}
    along |= {"month": month} if month else {}
    along |= {"pages": list(pages)} if pages else {}
    tx.outbox.queue(
        NewEffect(
            key=key,
            kind=kind,
            channel=Channel.SUBMIT,
            content={**content, **along},
            octets=outgoing.dated(frozen, now),
            message_id=message_id,
            due_at=now,
            priority=4,
            case_no=case_no,
            draft_id=draft_id,
        ),
        now,
    )


def bound_to(key: str, *said: str) -> str:
    """The key with a digest of what is said: after a restored backup numbers come again with other content,
    and an id that Sent knows must mean that this very mail has left."""
    return f"{key}:{sha256(chr(0).join(said).encode()).hexdigest()}"


def command_link(edges: Edges, line: str) -> str:
    """A link that opens a new mail to the desk with a command in its subject; it does nothing by itself."""
    return mailto(edges.config.firm.address, line)
