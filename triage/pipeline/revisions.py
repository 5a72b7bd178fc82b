"""A draft and its revisions: frozen octets, recipients, digest. In T2 or T3: rows and effects only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.approval.digest import NO_TERMS, Terms, digest_of
from triage.config import Person
from triage.core.ids import mint_message_id
from triage.drafting import frame, outgoing
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow, NewRevision
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.pipeline import notices
from triage.pipeline.document_files import INVOICE, RECORD, document_of, frozen_of
from triage.pipeline.edges import Edges


def make_draft(
    edges: Edges,
    tx: Tx,
    *,
    case_no: int,
    message_key: int | None,
    person: Person,
    facts: Mapping[str, Any],
    body: str,
    subject: str,
    source: str,
    kind: str = "reply",
    terms: Terms = NO_TERMS,
) -> DraftRow:
    """A draft and its first revision; an empty body means that a person must write it."""
    now, facts = edges.clock.now(), {**facts, "drafted": source}
    draft_id = tx.drafts.add_draft(
        kind=kind,
        case_no=case_no,
        message_key=message_key,
        person=person.address,
        facts=facts,
        now=now,
    )
    return revise(
        edges, tx, draft_id, facts=facts, body=body, subject=subject, source=source, number=1,
        kind=kind, terms=terms,
    )  # fmt: skip


def revise(
    edges: Edges,
    tx: Tx,
    draft_id: int,
    *,
    facts: Mapping[str, Any],
    body: str,
    subject: str,
    source: str,
    number: int,
    kind: str = "reply",
    terms: Terms = NO_TERMS,
) -> DraftRow:
    """Freeze a new revision: octets, recipients and digest. Open codes of older ones are void."""
    facts = {key: value for key, value in facts.items() if key != "auto" or number == 1}
    letter = body and kind != RECORD  # a change of a record is no letter: it has no salutation
    text = _framed(edges, facts, body) if letter else body
    return _freeze(
        edges,
        tx,
        draft_id,
        facts,
        text,
        subject=subject,
        source=source,
        number=number,
        kind=kind,
        terms=terms,
    )


def addressed(edges: Edges, tx: Tx, draft: DraftRow, *, cc: tuple[str, ...]) -> DraftRow:
    """The same text as a new revision that goes to these people too."""
    number, facts = draft.revision + 1, draft.facts
    return _freeze(
        edges, tx, draft.draft_id, facts, draft.body,
        subject=draft.subject, source=draft.source, number=number, cc=cc, kind=draft.kind, terms=draft.terms,
    )  # fmt: skip


def copied(edges: Edges, tx: Tx, old: DraftRow, person: Person, *, case_no: int = 0) -> DraftRow:
    """A new draft with the text of one that was stopped or refused, in another case where one is named; now a
    person decides."""
    facts = {key: value for key, value in old.facts.items() if key != "auto"}
    draft_id = tx.drafts.add_draft(
        kind=old.kind, case_no=case_no or old.case_no, message_key=old.message_key, person=person.address,
        facts=facts, now=edges.clock.now(),
    )  # fmt: skip
    cc = old.recipients[1:]
    return _freeze(
        edges, tx, draft_id, facts, old.body, subject=old.subject, source=old.source, number=1, cc=cc,
        kind=old.kind, terms=old.terms,
    )  # fmt: skip


def _freeze(
    edges: Edges,
    tx: Tx,
    draft_id: int,
    facts: Mapping[str, Any],
    text: str,
    *,
    subject: str,
    source: str,
    number: int,
    cc: tuple[str, ...] = (),
    kind: str = "reply",
    terms: Terms = NO_TERMS,
) -> DraftRow:
    recipients = (str(facts["address"]), *cc)
    bound = notices.bound_to(
        f"reply:{draft_id}:{number}", *recipients, str(facts["message_id"]), subject, text
    )
    message_id = mint_message_id(edges.store.secret(), bound, edges.domain)
    mail = outgoing.Mail(
        from_addr=edges.config.firm.address,
        from_name=edges.config.firm.name,
        to=((str(facts["name"]), recipients[0]),),
        subject=frame.answer_subject(str(facts["subject"]), subject),
        text=text,
        message_id=message_id,
        in_reply_to=str(facts["message_id"]),
        references=tuple(facts["references"]),
        cc=tuple(("", one) for one in cc),
        auto_submitted="auto-replied" if facts.get("auto") else "",
    )
    frozen = frozen_of(edges, tx, facts, mail)
    reverse_path = edges.config.firm.address
    revision = NewRevision(
        reverse_path=reverse_path,
        recipients=recipients,
        subject=subject,
        body=text,
        source=source,
        message_id=message_id,
        frozen=frozen,
        digest=_content(kind, frozen, reverse_path, recipients, terms),
        terms=terms,
    )
    tx.drafts.add_revision(draft_id, revision, edges.clock.now())
    draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft


def _content(kind: str, frozen: bytes, reverse_path: str, recipients: tuple[str, ...], terms: Terms) -> str:
    """The digest of the revision itself, whoever approves it."""
    return digest_of(
        kind=kind, frozen=frozen, reverse_path=reverse_path, recipients=recipients, terms=terms,
        approver="", purpose="",
    )  # fmt: skip


def _framed(edges: Edges, facts: Mapping[str, Any], body: str) -> str:
    return frame.framed(
        body,
        language=str(facts["language"]),
        name=str(facts["name"]),
        signature=edges.config.firm.signature,
    )


def place(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """Queue the copy in the mailbox's Drafts, threaded like the answer itself. An invoice has none: without
    its number it is no mail that anybody may send."""
    if document_of(draft.facts).get("what") in (INVOICE, RECORD):
        return
    now = edges.clock.now()
    tx.outbox.queue(
        NewEffect(
            key=f"draft:{draft.draft_id}:{draft.revision}",
            kind=EffectKind.DRAFT,
            channel=Channel.MAILBOX,
            content={"message_id": draft.message_id},
            octets=outgoing.dated(draft.frozen, now),
            message_id=draft.message_id,
            due_at=now,
            case_no=draft.case_no,
            draft_id=draft.draft_id,
        ),
        now,
    )


def carried(draft: DraftRow) -> int | None:
    """The customer's mail whose photos and PDFs travel along with a proposal; none of a confidential one."""
    shown = draft.facts.get("attachments") and not draft.facts.get("confidential")
    return draft.message_key if shown else None
