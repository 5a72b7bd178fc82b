"""Commands that repair what could not proceed: retry, route, ignore; and a case that was two."""

from __future__ import annotations

from typing import Final

from triage.approval.said import say as say_again
from triage.commands import requests as ask
from triage.commands.said import say
from triage.config import Person
from triage.core.lifecycle import CASE, CaseEvent, DraftEvent, DraftState, EffectState, advance
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_drafts import DraftRow
from triage.ledger_messages import MessageRow, Standing
from triage.mail.message import File
from triage.pipeline import cases, command_cases, notices, propose, revisions
from triage.pipeline.actor import Actor, seen_case
from triage.pipeline.edges import Edges
from triage.pipeline.outside import finish

CARRIED: Final = 10_000_000
"""Octets of an unreadable mail that are passed on; a larger one is read in the mailbox."""


# ---------------------------------------------------------------- a mail that could not be read


def retry(edges: Edges, tx: Tx, actor: Actor, request: ask.Retry) -> str:
    """A mail is read again; an answer that could not be sent is asked about anew."""
    if request.draft_id:
        return _retry_draft(edges, tx, actor, request.draft_id)
    if _unreadable(tx, request.mail) is None:
        return say("no_such_mail", actor.language, found=request.mail)
    if tx.messages.octets(request.mail) is None:
        return say("too_large", actor.language)
    tx.messages.release_message(request.mail)
    return say("retried", actor.language)


def _retry_draft(edges: Edges, tx: Tx, actor: Actor, draft_id: int) -> str:
    draft = tx.drafts.draft(draft_id)
    if draft is None or seen_case(tx, actor, draft.case_no) is None:
        return say("no_such_draft", actor.language, found=draft_id)
    if not could_not_leave(tx, draft):
        return say("not_possible", actor.language, found=say(f"draft_{draft.state}", actor.language))
    again = revisions.copied(edges, tx, draft, actor.person)
    revisions.place(edges, tx, again)
    propose.propose(edges, tx, again, actor.person, again=say_again("again_asked", actor.language))
    return say("proposed", actor.language)


def could_not_leave(tx: Tx, draft: DraftRow) -> bool:
    """It was approved, and every attempt to send it was refused."""
    effect = tx.outbox.effect_by_key(f"reply:{draft.draft_id}:{draft.revision}")
    return draft.state is DraftState.RELEASED and effect is not None and effect.state is EffectState.DEAD


def _unreadable(tx: Tx, number: int) -> MessageRow | None:
    return next((one for one in tx.messages.quarantined() if one.message_key == number), None)


def route(edges: Edges, tx: Tx, actor: Actor, request: ask.Route) -> str:
    """A case is assigned; a mail that could not be read is passed on as it came, and is that person's now."""
    if request.case_no:
        return command_cases.assign(
            edges, tx, actor, ask.Assign(case_no=request.case_no, person=request.person)
        )
    mail, person = _unreadable(tx, request.mail), edges.config.person(request.person)
    if mail is None or person is None:
        return say("no_such_mail", actor.language, found=request.mail)
    _pass_on(edges, tx, actor, mail, person)
    tx.messages.discard_message(mail.message_key)
    return say("routed", actor.language, who=person.name)


def _pass_on(edges: Edges, tx: Tx, actor: Actor, mail: MessageRow, person: Person) -> None:
    octets = tx.messages.octets(mail.message_key)
    fits = octets is not None and len(octets) <= CARRIED
    name = f"mail-M{mail.message_key}.eml"
    files = (File(filename=name, content_type="application/octet-stream", octets=octets or b""),)
    words = "passed_on" if fits else "passed_on_large"
    text = say(words, person.language, who=actor.person.name, sender=mail.author or "?", name=name)
    subject = f"M{mail.message_key}: {mail.author or '?'} · {mail.subject[:60]}"
    key = f"route:{mail.message_key}:{person.address}"
    notices.notice(edges, tx, key, person, subject, f"{text}\n", files=files if fits else ())


def ignore(edges: Edges, tx: Tx, actor: Actor, request: ask.Ignore) -> str:
    """Set aside: nobody waits in it any more, and its mails are counted as ignored."""
    if request.mail:
        return _ignore_mail(tx, actor, request.mail)
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return say("no_such_case", actor.language, found=request.case_no)
    advance(CASE, case.state, CaseEvent.CLOSE)
    cases.supersede(edges, tx, case.case_no, happened=DraftEvent.ANSWER, documents=True)
    finish(edges, tx, case.case_no, close=True)
    keys = [
        one.message_key
        for one in tx.messages.case_messages(case.case_no)
        if one.standing in (Standing.FINISHED, Standing.WAITING)
    ]
    tx.messages.set_standing(keys, Standing.IGNORED)
    return say("ignored", actor.language)


def _ignore_mail(tx: Tx, actor: Actor, number: int) -> str:
    if _unreadable(tx, number) is None:
        return say("no_such_mail", actor.language, found=number)
    tx.messages.discard_message(number)
    return say("ignored", actor.language)


# ---------------------------------------------------------------- a case that was two


def split(edges: Edges, tx: Tx, actor: Actor, request: ask.Split) -> str:
    """One of its mails becomes a case of its own, with the draft that answers it."""
    case = seen_case(tx, actor, request.case_no)
    if case is None:
        return say("no_such_case", actor.language, found=request.case_no)
    mails = tx.messages.case_messages(case.case_no)
    if len(mails) < 2 or request.mail > len(mails):
        return say("one_mail", actor.language, found=case.case_no)
    mail = mails[request.mail - 1]
    new_no = tx.cases.split_case(case.case_no, mail.message_key, edges.clock.now())
    _take_drafts(edges, tx, case, mail, new_no)
    if not any(one.standing is Standing.WAITING for one in tx.messages.case_messages(case.case_no)):
        finish(edges, tx, case.case_no)
    subject = say("confidential", actor.language) if case.confidential else mail.subject[:60]
    return say("split", actor.language, who=mail.author_name or mail.author, subject=subject, case=new_no)


def _take_drafts(edges: Edges, tx: Tx, case: CaseRow, mail: MessageRow, new_no: int) -> None:
    """What answers this mail is asked about anew, in its own case; the old codes are void."""
    for draft in tx.drafts.drafts_of_case(case.case_no, cases.WAITING_DRAFTS):
        if draft.message_key != mail.message_key:
            continue
        cases.withdraw(edges, tx, draft, DraftEvent.SUPERSEDE)
        person = edges.config.person(draft.person) or edges.config.owner
        moved = revisions.copied(edges, tx, draft, person, case_no=new_no)
        if moved.body:
            revisions.place(edges, tx, moved)
        propose.propose(edges, tx, moved, person, again=say_again("again_asked", person.language))
