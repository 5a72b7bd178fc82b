"""T3: a person's answer to a proposal. The code decides what, the proof decides whether, the word what now.

Also here: what else ends or moves a matter from outside (an answer sent by hand, a mail that came back).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from triage.approval.answer import (
    Answer,
    Done,
    Internal,
    Later,
    NextDraft,
    No,
    Nothing,
    Refile,
    WhichMeant,
    Yes,
    read_answer,
)
from triage.approval.codes import FoundCode, find_codes
from triage.config import Person
from triage.core.ids import hash_code, is_minted
from triage.core.lifecycle import CASE, CaseEvent, DraftEvent, DraftState, advance
from triage.ledger import ApprovalRow, DraftRow, NewEvent, Pending, Standing, Tx
from triage.mail.message import Kind, Level, Message
from triage.pipeline import cases, propose
from triage.pipeline.edges import Edges
from triage.pipeline.refile import refile

WRONG_CODES: Final = 5
PROVEN: Final = frozenset({Level.A, Level.B})
STALE_PROOF: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Somebody answered one proposal: everything a decision needs."""

    pending: Pending
    message: Message
    person: Person
    approval: ApprovalRow
    draft: DraftRow
    code: str


def answered(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """Whether this mail answers a proposal; then it is settled here, whatever came of it."""
    codes = _codes(message)
    if not codes:
        return False
    _close(edges, tx, pending, message, "an answer to a proposal")
    if message.kind is not Kind.HUMAN or message.ambiguous or message.reaction:
        _refused(edges, tx, pending, message, f"{message.kind.value}: never an approval")
        return True
    if not _proven(edges, tx, pending, message, person, codes):
        return True
    called = _called(edges, tx, pending, message, person, codes)
    if called is not None:
        decide(edges, tx, called, read_answer(message.command_text, _names(edges)))
    return True


def decide(edges: Edges, tx: Tx, called: Called, answer: Answer) -> None:
    """One answer, one consequence."""
    match answer:
        case Yes(include_all=include_all):
            _approve(edges, tx, called, include_all=include_all)
        case No(why=why):
            _reject(edges, tx, called, why)
        case Done(note=note):
            _done(edges, tx, called, note)
        case Later(hours=hours, weekday=weekday):
            _later(edges, tx, called, hours, weekday)
        case Refile(area=area) if area:
            _refile(edges, tx, called, area)
        case NextDraft(text=text):
            _next_draft(edges, tx, called, text)
        case Internal(note=note):
            _event(edges, tx, called, "internal_note", {"note": note[:2000]})
        case WhichMeant(text=text):
            _ask_which(edges, tx, called, text)
        case Nothing():
            _event(edges, tx, called, "empty_answer", {})


# ---------------------------------------------------------------- who and with what


def _codes(message: Message) -> tuple[FoundCode, ...]:
    addresses = [one.addr_spec for one in (*message.to, *message.cc)]
    for name in ("delivered-to", "x-original-to", "envelope-to"):
        addresses += message.header_all(name)
    return find_codes(subject=message.subject, addresses=addresses, quoted=message.text)


def _proven(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    codes: tuple[FoundCode, ...],
) -> bool:
    """From is a claim. A and B may act; C gets a fresh code to the registered address; D nothing."""
    found = message.authentication
    if person.until is not None and edges.clock.now().date() > person.until:
        _refused(edges, tx, pending, message, f"the access of {person.name} ended on {person.until}")
        return False
    proven_as = edges.config.person(found.authenticated_as or "")
    if found.level in PROVEN and proven_as is person:
        return True
    reasons = "; ".join(found.reasons)[:300]
    _refused(edges, tx, pending, message, f"not proven to be {person.name}: {reasons}")
    if found.level is Level.C:
        _challenge(edges, tx, person, codes)
    return False


def _challenge(edges: Edges, tx: Tx, person: Person, codes: tuple[FoundCode, ...]) -> None:
    """A fresh code to the registered address: at most three an hour, and only for a code of theirs."""
    for found in codes:
        approval = tx.drafts.approval_by_code(hash_code(found.code))
        draft = tx.drafts.draft(found.draft_id)
        if approval is None or draft is None or approval.approver != person.address:
            continue
        hour = edges.clock.now().strftime("%Y%m%d%H")
        asked = int(tx.journal.setting(f"challenges:{person.address}:{hour}") or "0")
        if draft.state is DraftState.PROPOSED and asked < 3:
            tx.journal.put_setting(f"challenges:{person.address}:{hour}", str(asked + 1))
            again = "Your answer could not be proven to come from you. Please answer this mail instead."
            propose.propose(edges, tx, draft, person, again=again)
        return


def _called(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    codes: tuple[FoundCode, ...],
) -> Called | None:
    """The proposal that a code of this person names, or None with what went wrong told."""
    for found in codes:
        approval = tx.drafts.approval_by_code(hash_code(found.code))
        draft = tx.drafts.draft(found.draft_id)
        if approval is None or draft is None or approval.draft_id != draft.draft_id:
            continue
        if approval.approver != person.address:
            continue
        called = Called(
            pending=pending,
            message=message,
            person=person,
            approval=approval,
            draft=draft,
            code=found.code,
        )
        return called if _still_open(edges, tx, called) else None
    _wrong_code(edges, tx, pending, message, person, codes)
    return None


def _wrong_code(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    codes: tuple[FoundCode, ...],
) -> None:
    wrong = tx.drafts.count_wrong(codes[0].draft_id, person.address, WRONG_CODES)
    _refused(edges, tx, pending, message, "the code is not one of ours for this person")
    if wrong >= WRONG_CODES:
        text = (
            f"Five answers in the name of {person.name} carried a wrong code for draft D{codes[0].draft_id}."
            "\n"
            "Its codes are locked: nothing can be approved with them any more.\n"
        )
        key = f"locked:{codes[0].draft_id}:{person.address}"
        propose.notice(edges, tx, key, edges.config.owner, "Codes locked after five wrong ones", text)


def _still_open(edges: Edges, tx: Tx, called: Called) -> bool:
    """A used, void or lapsed code changes nothing; the person is told where the matter stands."""
    approval, draft = called.approval, called.draft
    if approval.state == "open" and approval.expires_at > edges.clock.now():
        return True
    if approval.state == "open" and draft.state is DraftState.PROPOSED:
        propose.propose(edges, tx, draft, called.person, again="The code had lapsed. Here is a new one.")
        return False
    states = {
        DraftState.HELD: "It was approved already and leaves when its hold ends.",
        DraftState.RELEASED: "It was approved already and is on its way.",
        DraftState.SENT: "It was approved already and has been sent.",
        DraftState.REJECTED: "It was answered with no already; nothing was sent.",
        DraftState.SUPERSEDED: "They wrote again, or there is a newer text: answer the newer proposal.",
        DraftState.ANSWERED: "Somebody answered it by hand already; nothing more was sent.",
        DraftState.UNDONE: "It was undone; nothing was sent.",
    }
    text = states.get(draft.state, "There is a newer proposal for this: please answer that one.")
    _receipt(edges, tx, called, f"Nothing changed: {text}")
    return False


def _names(edges: Edges) -> tuple[str, ...]:
    return tuple(one.name for one in edges.config.people)


# ---------------------------------------------------------------- what now


def _approve(edges: Edges, tx: Tx, called: Called, *, include_all: bool) -> None:
    draft, now = called.draft, edges.clock.now()
    if not draft.body:
        _receipt(edges, tx, called, "There is no text to send yet: write what they should get.")
        return
    if include_all:
        _receipt(edges, tx, called, "Including everybody in Cc is not possible yet; answer yes for the one.")
        return
    used = tx.drafts.use_approval(
        code_hash=hash_code(called.code),
        approver=called.person.address,
        digest=draft.digest,
        by_message=called.pending.message_key,
        now=now,
    )
    if not used:
        _receipt(edges, tx, called, "Nothing changed: the code is no longer good.")
        return
    until = now + edges.hold
    tx.drafts.move_draft(draft, DraftEvent.APPROVE, hold_until=until)
    tx.drafts.void_approvals(draft.draft_id)
    tx.journal.put_due("release", str(draft.draft_id), until)
    _event(edges, tx, called, "approved", {"digest": draft.digest, "hold_until": until.isoformat()})


def _reject(edges: Edges, tx: Tx, called: Called, why: str) -> None:
    draft = called.draft
    tx.drafts.move_draft(draft, DraftEvent.REJECT)
    tx.drafts.void_approvals(draft.draft_id)
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    _event(edges, tx, called, "rejected", {"why": why[:500]})


def _done(edges: Edges, tx: Tx, called: Called, note: str) -> None:
    cases.supersede(edges, tx, called.draft.case_no, happened=DraftEvent.ANSWER)
    finish(edges, tx, called.draft.case_no, close=True)
    _event(edges, tx, called, "done", {"note": note[:500]})


def _later(edges: Edges, tx: Tx, called: Called, hours: int, weekday: int | None) -> None:
    now = edges.clock.now()
    ahead = (
        timedelta(hours=hours) if weekday is None else timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    )
    due = now + ahead
    tx.journal.put_due("remind", str(called.draft.draft_id), due)
    _event(edges, tx, called, "later", {"until": due.isoformat()})


def _next_draft(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """Their words in the firm's frame: a new revision, which comes back once and leaves only on yes."""
    draft = called.draft
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    revised = propose.revise(
        edges,
        tx,
        draft.draft_id,
        facts=draft.facts,
        body=text,
        subject=draft.subject or str(draft.facts["subject"]) or str(draft.facts["intent"]),
        source=f"written by {called.person.name}",
        number=draft.revision + 1,
    )
    _event(edges, tx, called, "rewritten", {"revision": revised.revision})
    propose.place(edges, tx, revised)
    propose.propose(edges, tx, revised, called.person, again="Your text, in our frame.")


def _refile(edges: Edges, tx: Tx, called: Called, area: str) -> None:
    draft = called.draft
    intent = refile(edges, tx, draft, area, called.person)
    if intent is None:
        _receipt(edges, tx, called, f"It is filed under {area} already.")
        return
    _event(edges, tx, called, "refiled", {"area": area, "intent": intent})


def _ask_which(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """A yes with more words: asked, never guessed."""
    shown = "\n".join(f"  > {line}" for line in text.splitlines()[:20])
    asked = (
        f"You wrote:\n{shown}\n\nWas that a yes to the draft as it stands, or a new text for them?\n"
        "Answer the proposal with *yes* alone, or with the new text alone. Nothing was sent.\n"
    )
    _receipt(edges, tx, called, asked)


# ---------------------------------------------------------------- shared


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


def _close(edges: Edges, tx: Tx, pending: Pending, message: Message, reason: str) -> None:
    tx.messages.settle_message(pending, standing=Standing.FINISHED, reason=reason, message=message)


def _refused(edges: Edges, tx: Tx, pending: Pending, message: Message, why: str) -> None:
    happened = NewEvent(
        kind="refused",
        actor=message.author.addr_spec,
        authenticated_as=message.authentication.authenticated_as,
        message_key=pending.message_key,
        data={"why": why, "who": message.author.addr_spec, "subject": message.subject[:100]},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def _receipt(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """To the registered address, in the thread of the proposal. One for each answering mail."""
    subject = f"Re: {called.draft.facts['who']} [#{called.draft.case_no}]"
    key = f"receipt:{called.pending.message_key}"
    propose.notice(
        edges,
        tx,
        key,
        called.person,
        subject,
        text,
        case_no=called.draft.case_no,
        in_reply_to=called.message.message_id or "",
    )
    _event(edges, tx, called, "receipt", {"text": text.splitlines()[0][:200]})


def _event(edges: Edges, tx: Tx, called: Called, kind: str, data: dict[str, object]) -> None:
    proof = called.message.authentication
    known = {"who": called.draft.facts["who"], "level": proof.level, "sha256": called.message.sha256}
    happened = NewEvent(
        kind=kind,
        actor=called.person.name,
        authenticated_as=proof.authenticated_as,
        case_no=called.draft.case_no,
        draft_id=called.draft.draft_id,
        message_key=called.pending.message_key,
        data={**data, **known},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def sent_by_hand(edges: Edges, tx: Tx, pending: Pending, message: Message) -> None:
    """A message in Sent. Ours is known by its id; any other that answers a case ends what was prepared."""
    ours = message.message_id is not None and is_minted(edges.store.secret(), message.message_id)
    reason = "our own sent copy" if ours else "sent by one of us"
    tx.messages.settle_message(pending, standing=Standing.IGNORED, reason=reason, message=message)
    if ours:
        return
    known = tx.cases.cases_of_refs([*message.in_reply_to, *reversed(message.references)])
    to = {one.addr_spec.lower() for one in (*message.to, *message.cc)}
    for case_no in dict.fromkeys(known.values()):
        if not to & tx.cases.participants(case_no):
            continue
        stopped = cases.supersede(edges, tx, case_no, happened=DraftEvent.ANSWER)
        finish(edges, tx, case_no)
        happened = NewEvent(
            kind="answered_by_hand",
            actor=message.author.addr_spec,
            case_no=case_no,
            message_key=pending.message_key,
            data={"stopped": stopped, "who": ", ".join(sorted(to))[:200]},
            decision=True,
        )
        tx.journal.happened(happened, now=edges.clock.now())
        cases.remember(tx, message, case_no)


def came_back(edges: Edges, tx: Tx, pending: Pending, message: Message) -> bool:
    """A dsn for a mail that we sent: told to the owner once. Any other bounce is merely counted."""
    bounce = message.bounce
    if bounce is None or bounce.message_id is None:
        return False
    if not is_minted(edges.store.secret(), bounce.message_id):
        return False
    effect = tx.outbox.effect_by_message_id(bounce.message_id)
    failed = {one.address.lower() for one in bounce.recipients if one.address}
    wanted = {str(one).lower() for one in effect.content.get("recipients", [])} if effect else set()
    if effect is None or (failed and not failed & wanted):
        return False
    _close(edges, tx, pending, message, "our mail came back")
    told = "; ".join(f"{one.address}: {one.reason or one.status}" for one in bounce.recipients)
    reason = told or "no reason given"
    text = f"This mail of ours came back:\n\n  {reason}\n\nIt concerned case #{effect.case_no}.\n"
    key = f"bounce:{bounce.message_id}"
    propose.notice(
        edges, tx, key, edges.config.owner, f"Came back: {told[:60]}", text, case_no=effect.case_no
    )
    happened = NewEvent(
        kind="came_back",
        case_no=effect.case_no,
        draft_id=effect.draft_id,
        message_key=pending.message_key,
        data={"told": told[:300]},
    )
    tx.journal.happened(happened, now=edges.clock.now())
    return True
