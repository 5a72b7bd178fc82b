"""A mail from a customer, a vendor, a stranger: what it is about, and what is to be done. Part of T2."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from triage.core.lifecycle import DraftState
from triage.desk.actions import Escalate, File, Ignore, ProposeReply
from triage.desk.matters import awaits_answer
from triage.desk.policy import ANSWERABLE, Situation, decide
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_messages import Standing
from triage.mail.message import Kind, Message
from triage.mail.thread import CaseChoice
from triage.pipeline import (
    accepting,
    cases,
    commands,
    papers,
    returned,
)
from triage.pipeline.edges import Edges
from triage.pipeline.forwarding import PROVEN, taken_over
from triage.pipeline.known import (
    examine,
    note,
    sounds_grave,
)
from triage.pipeline.placing import placed
from triage.pipeline.prepared import Prepared, ignore, judged, seen, settle
from triage.pipeline.quote_replies import mail_of
from triage.pipeline.record_answers import settled
from triage.pipeline.standing import claimed_name
from triage.pipeline.taking_up import is_sure, take_up


def matter(edges: Edges, tx: Tx, prepared: Prepared) -> None:
    prepared = _as_taught(edges, tx, prepared)
    message, verdict = prepared.message, prepared.verdict
    if message.kind is Kind.BOUNCE and returned.came_back(edges, tx, prepared):
        return
    if prepared.staff is not None and message.authentication.level in PROVEN:
        commands.taken_for(edges, tx, prepared.pending, message, prepared.staff)
    came = prepared
    message, guess = taken_over(edges, message, prepared.staff)
    prepared = replace(prepared, message=message)
    known = placed(edges, tx, message, verdict)
    around = examine(edges, tx, message, verdict)
    in_name = claimed_name(edges, tx, message, prepared.staff)
    situation = Situation(
        message=message,
        verdict=verdict,
        has_template=edges.templates.has(verdict.intent) or is_sure(prepared),
        awaiting_customer=_awaits(tx, known),
        answered_lately=_answered_lately(edges, tx, known),
        from_staff=_from_colleague(edges, prepared, message),
        in_name=in_name,
        grave=verdict.unsure and message.kind in ANSWERABLE and _is_grave(edges, message, verdict),
        known_here=prepared.mail.customer or known.join is not None,
        settled=not in_name and _is_settled(edges, tx, message, verdict),
        bank_warning=around.warns,
    )
    action = decide(situation)
    reply = None
    if not in_name:
        mail = mail_of(came, message)
        reply = accepting.reply_to_quote(edges, tx, mail, known.join) or papers.reply_to_paper(
            edges, tx, mail, known.join
        )
        known = _of_the_quote(known, reply)
    if reply is not None and not around.warns and isinstance(action, File | ProposeReply):
        action = Escalate(reasons=())
    match action:
        case Ignore(reason=reason):
            ignore(edges, tx, prepared, reason)
        case File():
            _file(edges, tx, prepared, action, known)
        case ProposeReply() | Escalate():
            take_up(edges, tx, prepared, action, known, around, reply, guess)
    if not isinstance(action, Ignore) and not in_name:
        note(edges, tx, message, prepared.pending.message_key, around)


def _of_the_quote(known: CaseChoice, reply: accepting.Reply | papers.Reply | None) -> CaseChoice:
    """An order of its own, in no thread of ours, belongs to the case of the quote that it names."""
    if known.join is None and isinstance(reply, accepting.Reply) and reply.is_plain:
        return replace(known, join=reply.quote.case_no)
    return known


def _as_taught(edges: Edges, tx: Tx, prepared: Prepared) -> Prepared:
    """Scored again where somebody corrected a mail since: a colleague's word and the next mail that says
    the same may come in one batch."""
    if edges.lessons is None:
        return prepared
    edges.lessons.refresh(tx)
    if edges.lessons.number == prepared.taught:
        return prepared
    verdict = judged(edges, prepared.mail)
    same = verdict.intent == prepared.verdict.intent
    return replace(prepared, verdict=verdict, recalled=prepared.recalled if same else None)


def _from_colleague(edges: Edges, prepared: Prepared, message: Message) -> bool:
    """One of us wrote, and not on behalf of a customer whose mail they forward. What nothing proves is a
    claim (``in_name``), which the policy looks at first."""
    person = message.person or message.author
    return prepared.staff is not None and edges.config.person(person.addr_spec) is not None


def _is_grave(edges: Edges, message: Message, verdict: Verdict) -> bool:
    """Asked only of what is unsure: to hear how it sounds is slow."""
    intent = edges.intents.get(verdict.intent)
    return bool(intent and intent.urgent) or sounds_grave(message)


def _is_settled(edges: Edges, tx: Tx, message: Message, verdict: Verdict) -> bool:
    person = message.person or message.author
    text = f"{message.subject}\n{message.reply or message.text}"
    return settled(edges, tx, verdict.intent, person.addr_spec, text)


def _answered_lately(edges: Edges, tx: Tx, known: CaseChoice) -> bool:
    """An answer of ours left in this case within the last day."""
    if known.join is None:
        return False
    sent = tx.journal.events(case_no=known.join, kinds=("reply_done",))
    return any(edges.clock.now() - one.at < timedelta(days=1) for one in sent)


def _awaits(tx: Tx, known: CaseChoice) -> bool:
    """We wrote last in this case: a bare thanks may well be the answer to our question or quote."""
    case = None if known.join is None else tx.cases.case(known.join)
    if case is None or case.waiting_since is not None:
        return False
    sent = tx.drafts.drafts_of_case(case.case_no, (DraftState.SENT, DraftState.RELEASED))
    return awaits_answer(case.intent, (draft.body for draft in sent))


def _file(edges: Edges, tx: Tx, prepared: Prepared, action: File, known: CaseChoice) -> None:
    """Nobody is asked: the tag says what it is."""
    case_no = known.join
    spam = prepared.verdict.intent == "spam" and not prepared.verdict.unsure
    standing = Standing.IGNORED if spam else Standing.FINISHED
    settle(edges, tx, prepared, standing, action.reason, case_no)
    if case_no is not None:
        cases.remember(tx, prepared.message, case_no)
    seen(edges, tx, prepared, "filed", case_no, {"reason": action.reason})
