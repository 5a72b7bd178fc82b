"""Commands about what leaves: undo, approve, reject, edit, stop, pause."""

from __future__ import annotations

from triage.approval.answer import text_for_them
from triage.approval.said import say as say_again
from triage.commands import requests as ask
from triage.commands.said import say
from triage.core.lifecycle import DraftState
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.pipeline import decide, notices, propose, revisions
from triage.pipeline.actor import Actor, seen_case, shown_moment
from triage.pipeline.cases import WAITING_DRAFTS
from triage.pipeline.command_cases import moment
from triage.pipeline.command_repair import could_not_leave
from triage.pipeline.edges import Edges


def undo(edges: Edges, tx: Tx, actor: Actor, request: ask.Undo) -> str:
    draft = _seen(tx, actor, request.draft_id)
    if draft is None:
        return _none(actor, request.draft_id)
    if not decide.undo(edges, tx, draft):
        return _impossible(actor, draft)
    return say("undone", actor.language, draft=draft.draft_id)


def approve(edges: Edges, tx: Tx, actor: Actor, request: ask.Approve) -> str:
    """It carries no code, so it only mails a fresh question. What was stopped or refused becomes a new draft
    with the same text."""
    draft = _seen(tx, actor, request.draft_id)
    if draft is None:
        return _none(actor, request.draft_id)
    refused = could_not_leave(tx, draft)
    stopped = (refused or draft.state in (DraftState.UNDONE, DraftState.REJECTED)) and draft.body
    if stopped and not tx.drafts.drafts_of_case(draft.case_no, WAITING_DRAFTS):
        draft = revisions.copied(edges, tx, draft, actor.person)
        revisions.place(edges, tx, draft)
    elif draft.state not in (DraftState.PROPOSED, DraftState.PREPARED):
        return _impossible(actor, draft)
    propose.propose(edges, tx, draft, actor.person, again=say_again("again_asked", actor.language))
    return say("proposed", actor.language)


def reject(edges: Edges, tx: Tx, actor: Actor, request: ask.Reject) -> str:
    draft = _seen(tx, actor, request.draft_id)
    if draft is None:
        return _none(actor, request.draft_id)
    if draft.state is DraftState.PROPOSED:
        decide.withdraw(edges, tx, draft)
    elif not decide.undo(edges, tx, draft):
        return _impossible(actor, draft)
    return say("rejected", actor.language)


def edit(edges: Edges, tx: Tx, actor: Actor, request: ask.Edit) -> str:
    """The text below the command becomes the next draft; without one the question comes again. Nothing leaves
    on it: it carries no code."""
    draft = _seen(tx, actor, request.draft_id)
    if draft is None:
        return _none(actor, request.draft_id)
    if draft.state is not DraftState.PROPOSED:
        return _impossible(actor, draft)
    text = text_for_them(_below(actor.message.command_text))
    again = say_again("again_written" if text else "again_asked", actor.language)
    if text:
        draft = decide.rewritten(edges, tx, draft, actor.person, text)
    propose.propose(edges, tx, draft, actor.person, again=again)
    return say("proposed", actor.language)


def _below(text: str) -> str:
    """What stands below the block of commands; the whole text where the command was the subject."""
    if text.lstrip()[:1] not in ("#", "＃", "/"):
        return text.strip()
    return text.strip().partition("\n\n")[2].strip()


def _impossible(actor: Actor, draft: DraftRow) -> str:
    return say("not_possible", actor.language, found=say(f"draft_{draft.state}", actor.language))


def stop(edges: Edges, tx: Tx, actor: Actor) -> str:
    """Nothing reaches a customer until the owner's ``resume``; the owner is told at once."""
    now, owner = edges.clock.now(), edges.config.owner
    by = f"{actor.person.name}, {shown_moment(edges, now, owner.language)}"
    if not tx.journal.setting("stopped"):
        tx.journal.put_setting("stopped", by)
    if actor.person is not owner:
        text = f"{say('stopped', owner.language, owner=owner.name)}\n({by})\n"
        key, subject = f"stop:{actor.pending.message_key}", f"STOP: {actor.person.name}"
        notices.notice(edges, tx, key, owner, subject, text)
    return say("stopped", actor.language, owner=owner.name)


def pause(edges: Edges, tx: Tx, actor: Actor, request: ask.Pause) -> str:
    until = moment(edges, request.hours, request.until)
    tx.journal.put_setting("paused_until", until.isoformat())
    return say("paused", actor.language, when=shown_moment(edges, until, actor.language))


def _seen(tx: Tx, actor: Actor, draft_id: int) -> DraftRow | None:
    draft = tx.drafts.draft(draft_id)
    return draft if draft is not None and seen_case(tx, actor, draft.case_no) is not None else None


def _none(actor: Actor, draft_id: int) -> str:
    return say("no_such_draft", actor.language, found=draft_id)
