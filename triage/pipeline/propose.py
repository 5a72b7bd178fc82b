"""Asking the person in charge: code, approval and mail. Runs inside T2 or T3: rows and effects only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from triage.approval.life import lapses_at
from triage.approval.said import say
from triage.approval.written import without_codes
from triage.config import Person
from triage.core.ids import hash_code, new_code
from triage.core.lifecycle import DraftEvent, DraftState
from triage.desk.people import another, is_owner
from triage.drafting import frame, proposal
from triage.drafting.book_words import book_say
from triage.drafting.context import Context, context_of
from triage.drafting.intent_words import intents_said
from triage.drafting.proposal_html import html_of
from triage.drafting.reason_words import evidence_said, reason_said
from triage.drafting.staff_words import STAFF_WORDS
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_outbox import EffectKind
from triage.pipeline import notices, revisions
from triage.pipeline.checklists import lines_of
from triage.pipeline.document_files import RECORD, with_pages
from triage.pipeline.edges import Edges
from triage.pipeline.limits import figures_of, shown_money
from triage.pipeline.proofs import is_off


def propose(
    edges: Edges, tx: Tx, draft: DraftRow, person: Person, *, again: str = "", purpose: str = "send"
) -> None:
    """Ask this person, with a single-use code bound to this revision and its hash."""
    asked, key = issue(edges, tx, draft, person, again=again, purpose=purpose)
    notices.notice(edges, tx, key, person, proposal.subject_of(asked), proposal.text_of(asked),
           kind=EffectKind.PROPOSE, case_no=draft.case_no, draft_id=draft.draft_id,
           reply_to=proposal.reply_to_of(asked), html=html_of(asked), carry=revisions.carried(draft),
           document=with_pages(draft.facts))  # fmt: skip


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


def _asked(edges: Edges, tx: Tx, draft: DraftRow, person: Person, code: str, again: str) -> proposal.Asked:
    facts = draft.facts
    hidden = bool(facts.get("confidential"))
    around = Context() if hidden else context_of(facts, person.language, edges.config.firm.time_zone)
    figure, amount = figures_of(edges, tx, draft, person)
    document = bool(facts.get("document"))
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
        at=_clock(edges, str(facts["at"])),
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
        money=figure if not document or amount or figure != shown_money(edges, draft, person) else "",
        document=document,
        amount=amount,
        again=again,
        colleague=another(edges.config.people, person, edges.today),
    )


def _clock(edges: Edges, at: str) -> str:
    """The time of day at the firm, wherever the sender's clock stands."""
    return f"{datetime.fromisoformat(at).astimezone(edges.calendar.zone):%H:%M}" if at else ""


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


def to_look_at(edges: Edges, facts: Mapping[str, Any], person: Person, case_no: int) -> tuple[str, str]:
    """Subject and text of what is shown and never answered: a machine's mail, or one without an address."""
    hidden = bool(facts.get("confidential"))
    around = Context() if hidden else context_of(facts, person.language, edges.config.firm.time_zone)
    words = STAFF_WORDS[person.language]
    colon = partial(proposal.before_colon, language=person.language)
    wrote = words["hidden"] if hidden else proposal.shortened(str(facts["wrote"]), person.language)
    lines = [f"!! {one}" for one in around.warnings]
    lines += [f"{facts['who']} <{facts['address']}> {words['wrote']} ({called(facts, person.language)}):"]
    lines += [f"  > {line}".rstrip() for line in wrote.splitlines()]
    if facts["attachments"] and not hidden:
        lines += [f"  {colon(words['attached'])} {', '.join(facts['attachments'])}"]
    lines += [f"    {one}" for one in around.says]
    lines += [f"{colon(words['please'])} {'; '.join((*said_reasons(facts, person), *around.tone))}."]
    lines += [f"{colon(words['known'])} {around.known}"] if around.known else []
    done = proposal.WORDS[person.language][2]
    lines += [
        *around.thread,
        words["no_answer"],
        f"{done}: {notices.command_link(edges, f'#{done} {case_no}')}",
    ]
    about = "" if hidden else f" · {facts['subject'][:60]}"
    subject = f"{words['look']} {facts['who']}{about} [#{case_no}]"
    return without_codes(subject), without_codes("\n".join(lines) + "\n")
