"""Making a draft, and asking the person in charge. Runs inside T2 or T3: rows and effects only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from triage.approval.digest import NO_TERMS, Terms, digest_of
from triage.approval.life import lapses_at
from triage.approval.said import say
from triage.approval.written import without_codes
from triage.commands.help import mailto
from triage.config import Mode, Person
from triage.core.ids import hash_code, mint_message_id, new_code
from triage.core.lifecycle import DraftEvent, DraftState
from triage.core.reason import Reason
from triage.desk.people import is_owner
from triage.drafting import frame, outgoing, proposal
from triage.drafting.book_words import book_say
from triage.drafting.context import Context, context_of
from triage.drafting.intent_words import intents_said
from triage.drafting.notice_html import notice_html
from triage.drafting.proposal_html import html_of
from triage.drafting.reason_words import evidence_said, reason_said
from triage.drafting.staff_words import STAFF_WORDS
from triage.intent.verdict import EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow, NewRevision
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import Channel, EffectKind, NewEffect
from triage.mail.message import File, Kind, Message
from triage.pipeline.checklists import lines_of
from triage.pipeline.document_files import INVOICE, RECORD, document_of, frozen_of, with_pages
from triage.pipeline.edges import Edges
from triage.pipeline.limits import figures_of
from triage.pipeline.proofs import is_off


def facts_of(edges: Edges, message: Message, verdict: Verdict, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    """What every proposal about this mail shows, and what the frame of an answer needs."""
    person = message.person or message.author
    best = sorted(verdict.probabilities.items(), key=lambda one: -one[1])[:10]
    intent = edges.intents.get(verdict.intent)
    return {
        "who": person.name or person.addr_spec,
        "name": person.name,
        "address": person.addr_spec,
        "subject": message.subject[:300],
        "wrote": (message.reply or message.text)[:4000],
        "cc": [one.addr_spec for one in message.cc][:20],
        "attachments": [f"{one.filename} ({one.size:,} bytes)" for one in message.attachments][:20],
        "at": message.date.isoformat() if message.date else "",
        "intent": verdict.intent,
        "area": verdict.area,
        "unsure": verdict.unsure,
        "also": list(verdict.also),
        "language": message.language or edges.config.firm.language,
        "message_id": message.message_id or "",
        "references": list(message.references)[-20:],
        "why": why(verdict),
        "reasons": [one.stored() for one in reasons],
        "form": message.kind is Kind.FORM,
        "confidential": bool(intent and intent.confidential),
        "best": dict(best),
    }


def why(verdict: Verdict) -> dict[str, Any]:
    """The evidence, for one sentence in the reader's language."""
    rules = [one.text for one in verdict.evidence if one.kind is EvidenceKind.RULE][:2]
    words = [one.text for one in verdict.evidence if one.kind is EvidenceKind.WORD][:4]
    near = [
        one.reason.stored() if one.reason else one.text
        for one in verdict.evidence
        if one.kind is EvidenceKind.NEIGHBOUR
    ][:1]
    return {
        "rules": [one.rpartition(" (rule ")[0] or one for one in rules],  # its id is for the owner
        "words": words,
        "near": near,
        "intent": verdict.intent,
        "confidence": verdict.confidence,
    }


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
    text = _framed(edges, facts, body) if body else ""
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
    bound = bound_to(f"reply:{draft_id}:{number}", *recipients, str(facts["message_id"]), subject, text)
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


def propose(
    edges: Edges, tx: Tx, draft: DraftRow, person: Person, *, again: str = "", purpose: str = "send"
) -> None:
    """Ask this person, with a single-use code bound to this revision and its hash."""
    asked, key = issue(edges, tx, draft, person, again=again, purpose=purpose)
    notice(edges, tx, key, person, proposal.subject_of(asked), proposal.text_of(asked),
           kind=EffectKind.PROPOSE, case_no=draft.case_no, draft_id=draft.draft_id,
           reply_to=proposal.reply_to_of(asked), html=html_of(asked), carry=carried(draft),
           document=with_pages(draft.facts))  # fmt: skip


def carried(draft: DraftRow) -> int | None:
    """The customer's mail whose photos and PDFs travel along with a proposal; none of a confidential one."""
    shown = draft.facts.get("attachments") and not draft.facts.get("confidential")
    return draft.message_key if shown else None


def issue(
    edges: Edges, tx: Tx, draft: DraftRow, person: Person, *, again: str = "", purpose: str = "send"
) -> tuple[proposal.Asked, str]:
    """The code, its approval and the event: all of a proposal but the mail. Also gives its name."""
    now = edges.clock.now()
    desk = edges.config.desk
    hours = desk.money_code_hours if draft.is_money else desk.code_hours
    lapses = lapses_at(now, hours, edges.calendar)
    code = new_code()
    code_no = tx.drafts.add_approval(
        draft=draft,
        approver=person.address,
        purpose=purpose,
        code_hash=hash_code(code),
        expires_at=lapses,
        now=now,
    )
    next_bundle = edges.calendar.next_time(lapses, edges.config.wishes(person).bundles)
    tx.journal.put_due("renew", f"{draft.draft_id}:{person.address}", next_bundle)
    if draft.state is DraftState.PREPARED:
        tx.drafts.move_draft(draft, DraftEvent.PROPOSE)
    data = {"to": person.name, "who": draft.facts["who"], "source": draft.source, "again": again}
    happened = NewEvent(
        kind="proposed" if draft.body else "escalated",
        case_no=draft.case_no,
        draft_id=draft.draft_id,
        message_key=draft.message_key,
        data=data,
    )
    tx.journal.happened(happened, now=now)
    key = f"propose:{draft.draft_id}:{draft.revision}:{person.address}:{code_no}"
    if is_off(edges.config, tx, person):
        off = say("answers_off", person.language, owner=edges.config.owner.name)
        again = f"{again}\n{off}".strip()
    return _asked(edges, tx, draft, person, code, again), key


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


def _asked(edges: Edges, tx: Tx, draft: DraftRow, person: Person, code: str, again: str) -> proposal.Asked:
    facts = draft.facts
    hidden = bool(facts.get("confidential"))
    around = Context() if hidden else context_of(facts, person.language, edges.config.firm.time_zone)
    figure, amount = figures_of(edges, tx, draft, person)
    return proposal.Asked(
        draft_id=draft.draft_id,
        code=code,
        case_no=draft.case_no,
        shared_address=edges.config.firm.address,
        reader_language=person.language,
        who=str(facts["who"]),
        who_address=str(facts["address"]),
        subject="" if hidden else without_codes(frame.base_subject(str(facts["subject"]))),
        wrote=STAFF_WORDS[person.language]["hidden"] if hidden else without_codes(str(facts["wrote"])),
        at=str(facts["at"])[11:16],
        intent=called(facts, person.language),
        draft=draft.body,
        to=draft.recipients,
        cc=tuple(facts["cc"]),
        attachments=() if hidden else tuple(facts["attachments"]),
        why="" if hidden else evidence_said(facts["why"], person.language),
        reasons=(*said_reasons(facts, person), *around.tone),
        warnings=around.warnings,
        thread=tuple(without_codes(one) for one in (*around.thread, _recalled(around, person)) if one),
        known=without_codes(around.known),
        says=tuple(without_codes(one) for one in around.says),
        missing=tuple(facts.get("missing", ())),
        sums=tuple(facts.get("sums", ())),
        begin=book_say("record_begin", person.language) if draft.kind == RECORD else "",
        plus_addresses=edges.config.desk.plus_addresses,
        unconfirmed_form=bool(facts["form"]),
        checklist=() if hidden else lines_of(edges, tx, draft, person),
        money=figure,
        amount=amount,
        again=again,
    )


def called(facts: Mapping[str, Any], language: str) -> str:
    """What the mail wants; two matters in one mail are both named."""
    names = [str(facts["intent"]), *map(str, facts.get("also", ()))]
    return intents_said(names, language, unsure=bool(facts.get("unsure")))


def said_reasons(facts: Mapping[str, Any], person: Person) -> list[str]:
    return [reason_said(one, person.language) for one in facts["reasons"]]


def _recalled(around: Context, person: Person) -> str:
    """Which answer it is like; how to have it forgotten is the owner's business alone."""
    return around.recalled if is_owner(person) else around.recalled.partition("). ")[0]


def about(draft: DraftRow) -> str:
    """Whom a draft is for, in a subject line."""
    return str(draft.facts.get("who", ""))


def command_link(edges: Edges, line: str) -> str:
    """A link that opens a new mail to the desk with a command in its subject; it does nothing by itself."""
    return mailto(edges.config.firm.address, line)


def to_look_at(edges: Edges, facts: Mapping[str, Any], person: Person, case_no: int) -> tuple[str, str]:
    """Subject and text of what is shown and never answered: a machine's mail, or one without an address."""
    hidden = bool(facts.get("confidential"))
    around = Context() if hidden else context_of(facts, person.language, edges.config.firm.time_zone)
    words = STAFF_WORDS[person.language]
    wrote = words["hidden"] if hidden else str(facts["wrote"])[: proposal.SHOWN]
    lines = [f"!! {one}" for one in around.warnings]
    lines += [f"{facts['who']} <{facts['address']}> {words['wrote']} ({called(facts, person.language)}):"]
    lines += [f"  > {line}".rstrip() for line in wrote.splitlines()]
    if facts["attachments"] and not hidden:
        lines += [f"  {words['attached']}: {', '.join(facts['attachments'])}"]
    lines += [f"    {one}" for one in around.says]
    lines += [f"{words['please']}: {'; '.join((*said_reasons(facts, person), *around.tone))}."]
    lines += [f"{words['known']}: {around.known}"] if around.known else []
    done = proposal.WORDS[person.language][2]
    lines += [*around.thread, words["no_answer"], f"{done}: {command_link(edges, f'#{done} {case_no}')}"]
    about = "" if hidden else f" · {facts['subject'][:60]}"
    subject = f"{words['look']} {facts['who']}{about} [#{case_no}]"
    return without_codes(subject), without_codes("\n".join(lines) + "\n")


def mode_for(edges: Edges, tx: Tx, intent: str, area: str) -> Mode:
    """The owner's mode for an intent: its own, its area's, else the firm's. What the owner said by mail
    (`#live billing`) counts before the configuration."""
    said = json.loads(tx.journal.setting("modes") or "{}")
    found = next((said[name] for name in (intent, area, "") if name in said), None)
    if found is not None:
        return Mode(found)
    modes = edges.config.desk.modes
    return modes.get(intent) or modes.get(area) or edges.config.desk.mode


def template_facts(edges: Edges, facts: Mapping[str, Any]) -> dict[str, object]:
    """What a template may use: records and settings, never the mail's prose."""
    firm = edges.config.firm
    return {
        "firm": {
            "name": firm.name,
            "phone": firm.phone,
            "web": firm.web,
            "opening_hours": firm.opening_hours,
        },
        "customer": {"name": facts["name"]},
        "subject": facts["subject"],
    }
