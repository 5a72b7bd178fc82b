"""One answer, one consequence (T3). Only a yes needs a live code: it alone makes something leave."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from triage.approval.answer_kinds import (
    Answer,
    Command,
    Done,
    Give,
    Internal,
    Later,
    NextDraft,
    No,
    Nothing,
    Refile,
    Undo,
    WhichMeant,
    Yes,
)
from triage.approval.said import say
from triage.commands.said import say as say_command
from triage.config import Person
from triage.core.ids import hash_code
from triage.core.lifecycle import DraftEvent, DraftState
from triage.desk.people import named
from triage.drafting.intent_words import area_said, intent_said
from triage.drafting.outgoing import is_addr_spec
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.pipeline import automatic, cases, learn, notices, propose, revisions
from triage.pipeline.actor import shown_moment
from triage.pipeline.called import Called, event, receipt, tell
from triage.pipeline.document_files import RECORD, document_of
from triage.pipeline.edges import Edges
from triage.pipeline.limits import Limited, limited, note_first, shown_money
from triage.pipeline.money import SECOND, Lacks, lacks
from triage.pipeline.outside import finish
from triage.pipeline.proofs import is_off
from triage.pipeline.refile import refile

RETURNED_KEPT: Final = timedelta(days=90)
"""How long it is remembered that a proposal came back: longer than anything is asked."""


def decide(edges: Edges, tx: Tx, called: Called, answer: Answer) -> None:
    """What follows from an answer, given where its draft stands."""
    if isinstance(answer, Undo):
        _undo(edges, tx, called)
    elif isinstance(answer, Internal):
        event(edges, tx, called, "internal_note", {"note": answer.note[:2000]})
    elif isinstance(answer, Nothing):
        event(edges, tx, called, "empty_answer", {})
    elif called.draft.state is not DraftState.PROPOSED:
        settled_already(edges, tx, called)
    elif isinstance(answer, Yes):
        _yes(edges, tx, called, answer)
    else:
        _not_yes(edges, tx, called, answer)


def _not_yes(
    edges: Edges,
    tx: Tx,
    called: Called,
    answer: No | Give | Done | Later | Refile | NextDraft | WhichMeant | Command,
) -> None:
    match answer:
        case No(why=why):
            _reject(edges, tx, called, why)
        case Done(note=note):
            _done(edges, tx, called, note)
        case Give(who=who):
            _give(edges, tx, called, who)
        case Later():
            _later(edges, tx, called, answer)
        case Refile(area=area, intent=intent):
            _refile(edges, tx, called, area, intent)
        case NextDraft(text=text):
            _next_draft(edges, tx, called, text)
        case WhichMeant(text=text):
            _ask_which(edges, tx, called, text)
        case Command():
            _ask_which(edges, tx, called, called.message.command_text)


# ---------------------------------------------------------------- yes


def _yes(edges: Edges, tx: Tx, called: Called, answer: Yes) -> None:
    draft = called.draft
    if not draft.body:
        receipt(edges, tx, called, "no_text")
    elif (limit := limited(edges, tx, draft, called.person, answer)).says:
        _refused(edges, tx, called, limit)
    elif not draft.is_money and set(answer.numbers) - {str(draft.draft_id), str(draft.case_no)}:
        _ask_which(edges, tx, called, called.message.command_text)
    elif is_off(edges.config, tx, called.person):
        receipt(edges, tx, called, "answers_off", owner=edges.config.owner.name)
    elif (lacking := _lacking(edges, tx, called)) is Lacks.OWN_ADDRESS:
        receipt(edges, tx, called, "money_desk")
    elif not _use(edges, tx, called, then="first" if lacking is Lacks.SECOND_CODE else "used"):
        _not_used(edges, tx, called)
    elif lacking is Lacks.SECOND_CODE:
        _ask_for_second(edges, tx, called)
    elif limit.second is not None:
        _ask_another(edges, tx, called, limit.second)
    elif answer.include_all and _others(edges, draft):
        _approve_for_all(edges, tx, called)
    else:
        hold(edges, tx, called, draft, limit.span)


def _refused(edges: Edges, tx: Tx, called: Called, limit: Limited) -> None:
    """A yes to money that is not enough: said why. Where it never can be, the owner is asked, once."""
    owner = edges.config.owner
    asked = {one.approver for one in tx.drafts.open_approvals(called.draft.draft_id)}
    if limit.says == "money_owner" and owner.address not in asked:
        propose.propose(edges, tx, called.draft, owner)
    receipt(edges, tx, called, limit.says, **limit.values)


def _ask_another(edges: Edges, tx: Tx, called: Called, second: Person) -> None:
    """Above one person's limit: their yes counted, and the second one is asked."""
    note_first(tx, called.draft, called.person)
    event(edges, tx, called, "first_yes", {"digest": called.draft.digest, "second": second.name})
    again = say("money_first", second.language, who=called.person.name)
    propose.propose(edges, tx, called.draft, second, again=again)
    amount = shown_money(edges, called.draft, called.person)
    receipt(edges, tx, called, "money_second", who=second.name, amount=amount)


def _use(edges: Edges, tx: Tx, called: Called, *, then: str) -> bool:
    """The one UPDATE with every condition: open, unexpired, this person, these very octets."""
    if called.approval is None:
        return False
    return tx.drafts.use_approval(
        code_hash=hash_code(called.code),
        approver=called.person.address,
        digest=called.draft.digest_for(called.person.address, called.approval.purpose),
        by_message=called.pending.message_key,
        now=edges.clock.now(),
        then=then,
    )


def _lacking(edges: Edges, tx: Tx, called: Called) -> Lacks:
    return lacks(edges, tx, called.draft, called.approval, called.message, called.person)


def _ask_for_second(edges: Edges, tx: Tx, called: Called) -> None:
    """Money, and one proof alone: the yes counted, and asks once more with a code of its own."""
    event(edges, tx, called, "second_asked", {"digest": called.draft.digest})
    again = say("again_second", called.person.language)
    propose.propose(edges, tx, called.draft, called.person, again=again, purpose=SECOND)


def hold(edges: Edges, tx: Tx, called: Called, draft: DraftRow, span: timedelta) -> datetime:
    """It leaves when the hold ends, unless something stops it. Returns that moment."""
    until = edges.clock.now() + span
    tx.drafts.move_draft(draft, DraftEvent.APPROVE, hold_until=until)
    tx.drafts.void_approvals(draft.draft_id)
    tx.journal.put_due("release", str(draft.draft_id), until)
    learn.approved(edges, tx, draft, called.person.address)
    used = tx.drafts.used_approvals(draft.draft_id, draft.revision)
    bound = {"digest": draft.digest, "revision": draft.revision, "approvals": [one.digest for one in used]}
    event(edges, tx, called, "approved", {**bound, "hold_until": until.isoformat()})
    if draft.is_money:  # money always gets a receipt
        when = shown_moment(edges, until, called.person.language)
        amount = shown_money(edges, draft, called.person)
        changes = document_of(draft.facts).get("what") == RECORD
        how = "record_held" if changes else "money_held"
        receipt(edges, tx, called, how, amount=amount, when=when, draft=draft.draft_id)
    return until


def _others(edges: Edges, draft: DraftRow) -> tuple[str, ...]:
    """Whom the proposal named in Cc, without us."""
    own = {edges.config.firm.address.lower(), *(one.lower() for one in draft.recipients)}
    named = [str(one) for one in draft.facts.get("cc", ())]
    return tuple(one for one in dict.fromkeys(named) if is_addr_spec(one) and one.lower() not in own)


def _approve_for_all(edges: Edges, tx: Tx, called: Called) -> None:
    """*all*: the same text to everybody the proposal named. The mail is another one, so it gets a revision
    and an approval of its own, made and used in this very transaction by the same answer."""
    draft, now = called.draft, edges.clock.now()
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    revised = revisions.addressed(edges, tx, draft, cc=_others(edges, draft))
    code_hash = hash_code(f"{called.code}:all")
    tx.drafts.add_approval(
        draft=revised, approver=called.person.address, purpose="send", code_hash=code_hash,
        expires_at=now + timedelta(minutes=1), now=now,
    )  # fmt: skip
    used = tx.drafts.use_approval(
        code_hash=code_hash, approver=called.person.address,
        digest=revised.digest_for(called.person.address, "send"),
        by_message=called.pending.message_key, now=now,
    )  # fmt: skip
    assert used, "an approval made in this transaction"
    hold(edges, tx, called, revised, edges.hold)


def _not_used(edges: Edges, tx: Tx, called: Called) -> None:
    """Still asked, but not with this code: there was none, it lapsed, was voided or locked."""
    approval, draft, language = called.approval, called.draft, called.person.language
    if approval is None:
        if _returns_once(edges, tx, called):
            propose.propose(edges, tx, draft, called.person, again=say("again_no_code", language))
        else:
            receipt(edges, tx, called, "newer")
    elif approval.state == "locked":
        receipt(edges, tx, called, "locked")
    elif _has_open(edges, tx, called):
        receipt(edges, tx, called, "newer")
    else:
        propose.propose(edges, tx, draft, called.person, again=say("again_lapsed", language))


def _has_open(edges: Edges, tx: Tx, called: Called) -> bool:
    mine = [
        one
        for one in tx.drafts.open_approvals(called.draft.draft_id)
        if one.approver == called.person.address
    ]
    return any(one.expires_at > edges.clock.now() for one in mine)


def _returns_once(edges: Edges, tx: Tx, called: Called) -> bool:
    """A proposal that was answered without a code comes back once for each text."""
    name = f"returned:{called.draft.draft_id}:{called.draft.revision}:{called.person.address}"
    if tx.journal.setting(name) is not None:
        return False
    tx.journal.put_setting(name, "1", until=edges.clock.now() + RETURNED_KEPT)
    return True


# ---------------------------------------------------------------- everything else


def _reject(edges: Edges, tx: Tx, called: Called, why: str) -> None:
    withdraw(edges, tx, called.draft)
    event(edges, tx, called, "rejected", {"why": why[:500]})


def withdraw(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """A proposed draft will not be sent."""
    tx.drafts.move_draft(draft, DraftEvent.REJECT)
    tx.drafts.void_approvals(draft.draft_id)
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)


def _done(edges: Edges, tx: Tx, called: Called, note: str) -> None:
    cases.supersede(edges, tx, called.draft.case_no, happened=DraftEvent.ANSWER, documents=True)
    finish(edges, tx, called.draft.case_no, close=True)
    event(edges, tx, called, "done", {"note": note[:500]})


def _give(edges: Edges, tx: Tx, called: Called, who: str) -> None:
    """*take*, *assign jana*: somebody is in charge of the matter from now on."""
    to = named(edges.config.people, who) if who else called.person
    if to is None:
        tell(edges, tx, called, say_command("no_person", called.person.language, found=who))
        return
    handed_over(edges, tx, called.draft.case_no, to, called.person)
    event(edges, tx, called, "assigned", {"to": to.name})
    tell(edges, tx, called, say_command("assigned", called.person.language, who=to.name))


def handed_over(edges: Edges, tx: Tx, case_no: int, to: Person, by: Person) -> None:
    """What is asked now is asked of them, and the old codes are void; whoever takes what they were asked
    keeps their code."""
    tx.cases.touch_case(case_no, edges.clock.now(), assigned_to=to.address)
    for draft in tx.drafts.drafts_of_case(case_no, (DraftState.PROPOSED,)):
        if to is by and any(one.approver == to.address for one in tx.drafts.open_approvals(draft.draft_id)):
            continue
        tx.drafts.void_approvals(draft.draft_id)
        tx.drafts.give(draft.draft_id, to.address)
        again = say("again_asked", to.language)
        propose.propose(edges, tx, draft, to, again=again if to is by else "")


def _later(edges: Edges, tx: Tx, called: Called, answer: Later) -> None:
    now = edges.clock.now()
    due = now + timedelta(hours=answer.hours)
    if answer.weekday is not None:
        due = now + timedelta(days=(answer.weekday - edges.today.weekday() - 1) % 7 + 1)
    tx.journal.put_due("remind", str(called.draft.draft_id), due)
    event(edges, tx, called, "later", {"until": due.isoformat()})


def _refile(edges: Edges, tx: Tx, called: Called, area: str, intent: str) -> None:
    """An area is filed by its best intent and answered with the others as links; a picked intent is
    learned."""
    area = area or edges.intents[intent].area
    filed = refile(edges, tx, called.draft, area, called.person, intent=intent)
    if filed is None:
        receipt(edges, tx, called, "filed_already", area=intent or area)
        return
    event(edges, tx, called, "refiled", {"area": area, "intent": filed, "picked": bool(intent)})
    others = [name for name, one in edges.intents.items() if one.area == area and name != filed]
    if not intent and others:
        lines = [f"#tag {called.draft.case_no} {name}" for name in others]
        links = "\n".join(f"  {line}   {notices.command_link(edges, line)}" for line in lines)
        language = called.person.language
        text = say(
            "pick_intent", language, area=area_said(area, language), intent=intent_said(filed, language)
        )
        tell(edges, tx, called, f"{text}\n\n{links}")


def _next_draft(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """Their words in the firm's frame: a new revision, which comes back once and leaves only on yes."""
    revised = rewritten(edges, tx, called.draft, called.person, text)
    event(edges, tx, called, "rewritten", {"revision": revised.revision})
    again = say("again_written", called.person.language)
    propose.propose(edges, tx, revised, called.person, again=again)


def rewritten(edges: Edges, tx: Tx, draft: DraftRow, person: Person, text: str) -> DraftRow:
    """The next revision of a draft, in somebody's own words, and its copy in Drafts."""
    cases.undraft(edges, tx, draft.draft_id, draft.revision, draft.message_id, draft.case_no)
    revised = revisions.revise(
        edges,
        tx,
        draft.draft_id,
        facts=draft.facts,
        body=text,
        subject=draft.subject or str(draft.facts["subject"]) or str(draft.facts["intent"]),
        source=f"written by {person.name}",
        number=draft.revision + 1,
        kind=draft.kind,
        terms=draft.terms,
    )
    revisions.place(edges, tx, revised)
    return revised


def _ask_which(edges: Edges, tx: Tx, called: Called, text: str) -> None:
    """A yes with more words: asked, never guessed."""
    shown = "\n".join(f"  > {line}" for line in text.strip().splitlines()[:20])
    receipt(edges, tx, called, "which", text=shown)


def _undo(edges: Edges, tx: Tx, called: Called) -> None:
    if undo(edges, tx, called.draft):
        event(edges, tx, called, "undone", {})
        receipt(edges, tx, called, "undone", draft=called.draft.draft_id)
    elif called.draft.state is DraftState.PROPOSED:
        receipt(edges, tx, called, "nothing_changed")
    else:
        settled_already(edges, tx, called)


def undo(edges: Edges, tx: Tx, draft: DraftRow) -> bool:
    """Stop a draft in its hold. False where it is not in one."""
    if draft.state is not DraftState.HELD:
        return False
    tx.drafts.move_draft(draft, DraftEvent.UNDO)
    if draft.facts.get("auto"):  # somebody did not want it to leave by itself
        automatic.end(edges, tx, int(draft.facts["recalled"]["pair"]))
    return True


# ---------------------------------------------------------------- told


def settled_already(edges: Edges, tx: Tx, called: Called) -> None:
    """Nothing changes; the person is told where the matter stands."""
    tell(edges, tx, called, where_it_stands(edges, tx, called))


def where_it_stands(edges: Edges, tx: Tx, called: Called) -> str:
    state, language = called.draft.state, called.person.language
    if state in (DraftState.HELD, DraftState.RELEASED, DraftState.SENT):
        by = _said_yes(edges, tx, called.draft)
        if by is not None and by[0] != called.person.name:
            return say(
                "colleague_sent" if state is DraftState.SENT else "colleague", language, who=by[0], at=by[1]
            )
    if state in (DraftState.PREPARED, DraftState.PROPOSED):
        return say("newer", language)
    values = {"draft": called.draft.draft_id} if state is DraftState.UNDONE else {}
    return f"{say('nothing_changed', language)} {say(state.value, language, **values)}"


def _said_yes(edges: Edges, tx: Tx, draft: DraftRow) -> tuple[str, str] | None:
    """Who approved it, and when by the firm's clock."""
    events = tx.journal.events(case_no=draft.case_no, kinds=("approved",))
    mine = [one for one in events if one.draft_id == draft.draft_id]
    if not mine:
        return None
    zone = ZoneInfo(edges.config.firm.time_zone)
    return mine[-1].actor, f"{mine[-1].at.astimezone(zone):%H:%M}"
