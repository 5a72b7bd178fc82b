"""T2: what a message is, and what to do about it. Read and scored outside, written whole.

The walk of one message, top to bottom: take (attempt counted) → read in a child → authenticate, judge,
classify → place in a case → decide → draft, effects, events: one transaction, one savepoint a message.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from triage.books.seen import SeenPaper
from triage.config import Mode, Person
from triage.core.errors import OwnerError, Transient
from triage.core.ids import is_minted
from triage.core.lifecycle import DraftState
from triage.core.reason import Reason
from triage.desk.actions import Escalate, File, Ignore, ProposeReply
from triage.desk.matters import awaits_answer
from triage.desk.people import has_access, named
from triage.desk.policy import ANSWERABLE, Situation, decide, in_charge
from triage.drafting.outgoing import is_addr_spec
from triage.drafting.reason_words import evidence_said, reason_said
from triage.intent.facts import IntentInput
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.ledger_rows import Stale
from triage.mail.message import Kind, Message, Quarantined, QuarantineReason, Read
from triage.mail.thread import CaseChoice
from triage.pipeline import (
    accepting,
    acknowledge,
    answer,
    automatic,
    bundle_answer,
    bundles,
    by_hand,
    cases,
    commands,
    junk,
    learn,
    look_report,
    papers,
    propose,
    sent_wait,
    tags,
    targets,
    unread,
)
from triage.pipeline.billing_answers import from_records
from triage.pipeline.bookkeeping import billing_person
from triage.pipeline.command_people import out_of_office
from triage.pipeline.edges import Edges
from triage.pipeline.forwarding import PROVEN, taken_over
from triage.pipeline.known import (
    Known,
    examine,
    facts_around,
    is_urgent,
    note,
    sounds_grave,
    who_writes,
)
from triage.pipeline.placing import placed
from triage.pipeline.probes import probed
from triage.pipeline.record_hints import hints, owed
from triage.pipeline.records import with_records
from triage.pipeline.remember import Recalled, as_facts, recalled
from triage.pipeline.standing import stand_in

log = logging.getLogger("triage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """One message that could not be read, with its reason."""

    pending: Pending
    read: Quarantined


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One message, read and scored: all slow work done, nothing written."""

    pending: Pending
    message: Message
    mail: IntentInput
    verdict: Verdict
    taught: int = 0
    """What had been learned when it was scored."""
    staff: Person | None = None
    """The listed person whose address stands in From; a claim until ``authentication`` proves it."""
    papers: Sequence[SeenPaper] = ()
    """Quotes and invoices of the firm's own program, in a mail that it sent."""
    recalled: Recalled | None = None
    """What was answered to such a question before."""


def triage(edges: Edges) -> int:
    """Triage the next batch. Returns how many messages were taken."""
    if edges.room():
        return 0  # an attempt counted now would be the disk's fault, not the mail's
    with edges.store.begin() as tx:
        taken = tx.messages.take_fetched(edges.pace.batch, edges.pace.max_attempts)
    if not taken:
        return junk.judge(edges)
    edges.fault("t2_taken")
    if edges.lessons is not None:
        with edges.store.reading() as tx:
            edges.lessons.refresh(tx)
    reads = edges.parser.read_many(one.octets for one in taken)  # scored while the next ones are read
    prepared = [prepare(edges, pending, read) for pending, read in zip(taken, reads, strict=True)]
    try:
        _write(edges, prepared)
    except (Transient, OwnerError):  # the store takes nothing now: no mail's fault
        with edges.store.begin() as tx:
            tx.messages.give_back(taken)
        raise
    return len(taken)


def prepare(edges: Edges, pending: Pending, read: Read) -> Prepared | Unreadable:
    """Everything that needs no transaction."""
    if pending.attempts > edges.pace.max_attempts:
        return Unreadable(pending=pending, read=_worn_out(pending))
    if isinstance(read, Quarantined):
        return Unreadable(pending=pending, read=read)
    message = replace(read, authentication=edges.authenticate(pending.octets, read))
    staff = edges.config.person(message.author.addr_spec)
    with edges.store.reading() as tx:
        mail = with_records(edges, tx, message, staff)
    verdict = edges.classifier.classify(mail)
    known = None if pending.sent or message.kind not in ANSWERABLE else recalled(edges, message, verdict)
    taught = edges.lessons.number if edges.lessons is not None else 0
    return Prepared(
        pending=pending,
        message=message,
        mail=mail,
        verdict=verdict,
        taught=taught,
        staff=staff,
        papers=_papers(edges, pending, message),
        recalled=known,
    )


def _papers(edges: Edges, pending: Pending, message: Message) -> Sequence[SeenPaper]:
    """In Sent, and not from here: what the firm's own program made."""
    ours = message.message_id is not None and is_minted(edges.store.secret(), message.message_id)
    if edges.papers is None or not pending.sent or ours:
        return ()
    return edges.papers(message, pending.octets)


def _worn_out(pending: Pending) -> Quarantined:
    return Quarantined(
        sha256=pending.sha256,
        size=len(pending.octets),
        reason=QuarantineReason.ATTEMPTS,
        detail=f"could not be read in {pending.attempts - 1} attempts",
    )


# ---------------------------------------------------------------- writing


def _write(edges: Edges, prepared: Sequence[Prepared | Unreadable]) -> None:
    """One transaction for the batch. If any message of it fails, each gets one of its own, so that it
    costs nobody else's mail."""
    try:
        with edges.store.begin() as tx:
            for one in prepared:
                write(edges, tx, one)
                edges.fault("t2_writing")
    except (Transient, OwnerError):
        raise
    except Exception as error:
        log.info("a batch is written one by one: %s", error)
        for one in prepared:
            _write_alone(edges, one)
    edges.fault("t2_committed")
    for name in ("submit", "mailbox", "timer", "books"):
        edges.wake(name)


def _write_alone(edges: Edges, one: Prepared | Unreadable) -> None:
    try:
        with edges.store.begin() as tx:
            write(edges, tx, one)
    except Stale:
        return  # somebody else settled it meanwhile: nothing of ours was written
    except (Transient, OwnerError):
        raise
    except Exception as bug:  # counted and told; the attempt already stands in the row
        log.exception("message %s could not be triaged", one.pending.sha256[:12])
        data = {"error": type(bug).__name__, "sha256": one.pending.sha256[:12]}
        failed = NewEvent(kind="bug", message_key=one.pending.message_key, data=data)
        with edges.store.begin() as tx:
            tx.journal.happened(failed, now=edges.clock.now())


def write(edges: Edges, tx: Tx, prepared: Prepared | Unreadable) -> None:
    """T2 for one message."""
    if isinstance(prepared, Unreadable):
        _quarantine(edges, tx, prepared.pending, prepared.read)
        return
    message, pending = prepared.message, prepared.pending
    if pending.sent:
        by_hand.sent(edges, tx, pending, message)
        papers.in_sent(edges, tx, pending.message_key, message, prepared.papers)
    elif message.message_id and is_minted(edges.store.secret(), message.message_id):
        _ignore(edges, tx, prepared, "echo of our own mail")
    elif message.kind is Kind.AUTO_REPLY and message.author.addr_spec == edges.config.firm.address:
        acknowledge.saw_vacation(edges, tx)
        _ignore(edges, tx, prepared, "the server's own vacation text")
    elif (first := _same(tx, message)) is not None:
        settled = Standing.IGNORED
        tx.messages.settle_message(
            pending, standing=settled, reason="same mail again", message=message, duplicate_of=first
        )
    elif prepared.staff is None or not _for_the_desk(edges, tx, prepared, prepared.staff):
        _customer(edges, tx, prepared)


def _same(tx: Tx, message: Message) -> int | None:
    """The same authenticated author, id and body came before (by two addresses, or sent again)."""
    if message.message_id is None or message.authentication.authenticated_as is None:
        return None
    return tx.messages.same_mail(message.author.addr_spec, message.message_id, message.body_sha256)


def _for_the_desk(edges: Edges, tx: Tx, prepared: Prepared, person: Person) -> bool:
    """An answer to a proposal or a command by one of us: True when that is what it was."""
    if sent_wait.waits(edges, tx, prepared.pending, prepared.message):
        return True
    if probed(edges, tx, prepared.pending, prepared.message):
        return True
    out_of_office(edges, tx, prepared.pending, prepared.message, person)
    if bundle_answer.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if answer.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if look_report.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if commands.commanded(edges, tx, prepared.pending, prepared.message, person):
        return True
    return answer.to_a_notice(edges, tx, prepared.pending, prepared.message, person)


def _quarantine(edges: Edges, tx: Tx, pending: Pending, read: Quarantined) -> None:
    tx.messages.settle_message(
        pending, standing=Standing.QUARANTINED, reason=read.reason.value, quarantined=True
    )
    data = {"reason": read.reason, "detail": read.detail[:200], "from": read.claimed_from[:200]}
    happened = NewEvent(kind="unreadable", message_key=pending.message_key, data=data)
    tx.journal.happened(happened, now=edges.clock.now())
    unread.noticed(edges, tx)


def _ignore(edges: Edges, tx: Tx, prepared: Prepared, reason: str) -> None:
    message = prepared.message
    tx.messages.settle_message(prepared.pending, standing=Standing.IGNORED, reason=reason, message=message)
    happened = NewEvent(
        kind="ignored",
        message_key=prepared.pending.message_key,
        data={"reason": reason, "who": _who(message), "subject": message.subject[:200]},
    )
    tx.journal.happened(happened, now=edges.clock.now())


# ---------------------------------------------------------------- a customer, a vendor, a stranger


def _customer(edges: Edges, tx: Tx, prepared: Prepared) -> None:
    prepared = _as_taught(edges, tx, prepared)
    message, verdict = prepared.message, prepared.verdict
    if message.kind is Kind.BOUNCE and answer.came_back(edges, tx, prepared.pending, message):
        return
    if prepared.staff is not None and message.authentication.level in PROVEN:
        commands.taken_for(edges, tx, prepared.pending, message, prepared.staff)
    message, guess = taken_over(edges, message, prepared.staff)
    prepared = replace(prepared, message=message)
    known = placed(edges, tx, message, verdict)
    around = examine(edges, tx, message, verdict)
    situation = Situation(
        message=message,
        verdict=verdict,
        has_template=edges.templates.has(verdict.intent) or _is_sure(prepared),
        awaiting_customer=_awaits(tx, known),
        answered_lately=_answered_lately(edges, tx, known),
        from_staff=_from_colleague(edges, prepared, message),
        urgent=_may_be_drafted_unsure(message, verdict) and _is_urgent(edges, message, verdict),
        bank_warning=around.warns,
    )
    action = decide(situation)
    reply = accepting.reply_to_quote(edges, tx, message, verdict, known.join) or papers.reply_to_paper(
        edges, tx, message, verdict, known.join
    )
    if reply is not None and not around.warns and isinstance(action, File | ProposeReply):
        action = Escalate(reasons=())
    match action:
        case Ignore(reason=reason):
            _ignore(edges, tx, prepared, reason)
        case File():
            _file(edges, tx, prepared, action, known)
        case ProposeReply() | Escalate():
            _take_up(edges, tx, prepared, action, known, around, reply, guess)
    if not isinstance(action, Ignore):
        note(edges, tx, message, prepared.pending.message_key, around)


def _as_taught(edges: Edges, tx: Tx, prepared: Prepared) -> Prepared:
    """Scored again where somebody corrected a mail since: a colleague's word and the next mail that says
    the same may come in one batch."""
    if edges.lessons is None:
        return prepared
    edges.lessons.refresh(tx)
    if edges.lessons.number == prepared.taught:
        return prepared
    verdict = edges.classifier.classify(prepared.mail)
    same = verdict.intent == prepared.verdict.intent
    return replace(prepared, verdict=verdict, recalled=prepared.recalled if same else None)


def _from_colleague(edges: Edges, prepared: Prepared, message: Message) -> bool:
    """One of us wrote, proven, and not on behalf of a customer whose mail they forward. A forger in the name
    of one of us is a stranger like any other."""
    person = message.person or message.author
    proven = message.authentication.level in PROVEN
    return prepared.staff is not None and proven and edges.config.person(person.addr_spec) is not None


def _may_be_drafted_unsure(message: Message, verdict: Verdict) -> bool:
    """Only there does the policy ask how grave it sounds, and to hear that is slow."""
    return verdict.unsure and message.kind in ANSWERABLE


def _is_urgent(edges: Edges, message: Message, verdict: Verdict) -> bool:
    intent = edges.intents.get(verdict.intent)
    return bool(intent and intent.urgent) or sounds_grave(message)


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
    _settle(edges, tx, prepared, standing, action.reason, case_no)
    if case_no is not None:
        cases.remember(tx, prepared.message, case_no)
    _seen(edges, tx, prepared, "filed", case_no, {"reason": action.reason})


def _take_up(
    edges: Edges,
    tx: Tx,
    prepared: Prepared,
    action: ProposeReply | Escalate,
    known: CaseChoice,
    around: Known,
    reply: accepting.Reply | papers.Reply | None,
    guess: Reason | None,
) -> None:
    """Open or join the case, prepare the draft, and ask. A plain acceptance of our quote is prepared as what
    the firm chose, and asked about when its pages are there."""
    message, verdict = prepared.message, prepared.verdict
    charge = by_rule(edges, verdict) or charged(edges, verdict.intent, verdict.area)
    own = reply if isinstance(reply, accepting.Reply) else None
    person = stand_in(edges, tx, charge if own is None else billing_person(edges))
    contact = who_writes(edges, tx, message)
    case_no = _case(edges, tx, message, verdict, person, known)
    if propose.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE and prepared.staff is None:
        acknowledge.acknowledge(edges, tx, message, verdict, case_no, new=known.join is None)
    _settle(edges, tx, prepared, Standing.WAITING, "", case_no)
    targets.start(edges, tx, case_no)
    reasons, said = action.reasons, [reason_said(one, "en") for one in action.reasons]
    _seen(edges, tx, prepared, "taken", case_no, {"action": type(action).__name__, "reasons": said})
    plain = reply is not None and reply.is_plain and not around.warns and _is_live(edges, tx, verdict)
    if (
        plain
        and own is not None
        and accepting.taken(edges, tx, own, message, prepared.pending.message_key, case_no)
    ):
        return
    facts = propose.facts_of(edges, message, verdict, reasons)
    facts |= facts_around(edges, tx, message, case_no, around, contact)
    facts["reasons"] = [*facts["reasons"], *hints(edges, tx, message, verdict, person.language)]
    facts["owed"] = owed(edges, tx, str(facts["address"]), person.language)
    if own is not None:
        facts["reasons"] = [*facts["reasons"], *accepting.reasons(edges, tx, own, person)]
        accepting.noted(edges, tx, own)
    elif isinstance(reply, papers.Reply):
        handed = papers.hand_over(edges, tx, reply, message, prepared.pending.message_key) if plain else None
        facts["reasons"] = [*facts["reasons"], *papers.reasons(edges, tx, reply, person, handed)]
    if not _answerable(message):
        _tell(edges, tx, prepared, person, case_no, facts)
        return
    guessed = [one.stored() for one in (guess, known.hint) if one is not None]
    facts["reasons"] = [*facts["reasons"], *guessed]
    if prepared.staff is not None:  # a colleague's forward: the customer never saw its ids
        facts |= {"message_id": "", "references": []}
    _ask(edges, tx, prepared, action, person, case_no, facts)


def _is_live(edges: Edges, tx: Tx, verdict: Verdict) -> bool:
    return propose.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE


def _may_recall(prepared: Prepared, action: ProposeReply | Escalate, facts: dict[str, object]) -> bool:
    """A known answer becomes the draft, also where only the kind of mail was not sure; never where a person
    must look for another reason."""
    return _is_sure(prepared) and (
        isinstance(action, ProposeReply) or (prepared.verdict.unsure and not facts["bank_warning"])
    )


def _is_sure(prepared: Prepared) -> bool:
    return prepared.recalled is not None and prepared.recalled.sure


def _answerable(message: Message) -> bool:
    """A person with an address that mail can be sent to."""
    person = message.person or (message.author if message.kind is Kind.HUMAN else None)
    return person is not None and is_addr_spec(person.addr_spec)


def _ask(
    edges: Edges,
    tx: Tx,
    prepared: Prepared,
    action: ProposeReply | Escalate,
    person: Person,
    case_no: int,
    facts: dict[str, Any],
) -> None:
    subject, body, source = "", "", "none"
    if prepared.recalled is not None:
        facts["recalled"] = as_facts(prepared.recalled)
    records = from_records(edges, tx, prepared.message, prepared.verdict, person.language)
    if records.warning:
        facts["reasons"] = [*facts["reasons"], records.warning]
    elif records.body and not facts["bank_warning"] and not prepared.verdict.unsure:
        body, source = records.body, "records"
    elif prepared.recalled is not None and _may_recall(prepared, action, facts):
        body, source = prepared.recalled.answer, f"answer A{prepared.recalled.pair_id}"
    elif isinstance(action, ProposeReply):
        text = edges.templates.render(action.intent, action.language, propose.template_facts(edges, facts))
        if text is not None:
            subject, body, source = text.subject, text.body, text.source
            facts["missing"] = list(text.missing)
            facts["language"] = text.language or facts["language"]
    by_itself = source.startswith("answer") and _leaves_by_itself(edges, tx, prepared, action, facts)
    if by_itself:
        facts["auto"] = True
    draft = propose.make_draft(
        edges,
        tx,
        case_no=case_no,
        message_key=prepared.pending.message_key,
        person=person,
        facts=facts,
        body=body,
        subject=subject,
        source=source,
    )
    verdict = prepared.verdict
    mode = propose.mode_for(edges, tx, verdict.intent, verdict.area)
    if mode is not Mode.LOOK and draft.body:
        propose.place(edges, tx, draft)
    if by_itself and prepared.recalled is not None:
        automatic.hold(edges, tx, draft, prepared.recalled.pair_id)
    elif mode is Mode.LIVE:
        bundles.ask(edges, tx, draft, person, urgent=is_urgent(edges, verdict, facts))


def _leaves_by_itself(
    edges: Edges, tx: Tx, prepared: Prepared, action: ProposeReply | Escalate, facts: dict[str, object]
) -> bool:
    """The owner said so of this answer, and nothing about this mail is special."""
    verdict, found = prepared.verdict, prepared.recalled
    live = propose.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE
    if found is None or not live or not isinstance(action, ProposeReply) or prepared.staff is not None:
        return False
    return automatic.may_leave(edges, tx, prepared.message, verdict, facts, found.pair_id)


def _tell(
    edges: Edges, tx: Tx, prepared: Prepared, person: Person, case_no: int, facts: dict[str, object]
) -> None:
    """Mail of a machine, or without an address to answer to: shown, never answered."""
    verdict = prepared.verdict
    if propose.mode_for(edges, tx, verdict.intent, verdict.area) is not Mode.LIVE:
        return
    subject, text = propose.to_look_at(edges, facts, person, case_no)
    shown = "hidden" if facts.get("confidential") else "tell"  # nothing of a confidential mail travels along
    key = f"{shown}:{prepared.pending.message_key}:{person.address}"
    urgent = is_urgent(edges, verdict, facts)
    bundles.tell(edges, tx, key, person, subject, text, case_no=case_no, urgent=urgent)


def _case(edges: Edges, tx: Tx, message: Message, verdict: Verdict, person: Person, known: CaseChoice) -> int:
    if known.join is not None:
        case = tx.cases.case(known.join)
        if case is not None:
            cases.join(edges, tx, message, case, waits=True)
            return case.case_no
    return cases.opened(edges, tx, message, verdict, person.address, known.follows)


def by_rule(edges: Edges, verdict: Verdict) -> Person | None:
    """Whom a rule that fired puts in charge, where that names one of us who still has access."""
    person = named(edges.config.people, verdict.in_charge) if verdict.in_charge else None
    return person if person is not None and has_access(person, edges.today) else None


def charged(edges: Edges, intent: str, area: str) -> Person:
    """Who is in charge: by intent, else by area, else the owner."""
    people = edges.config.people
    charges = {one.address: one.in_charge for one in people}
    address = in_charge(charges, intent, area, edges.config.owner.address)
    return edges.config.person(address) or edges.config.owner


def _settle(
    edges: Edges, tx: Tx, prepared: Prepared, standing: Standing, reason: str, case_no: int | None
) -> None:
    message, verdict = prepared.message, prepared.verdict
    tx.messages.settle_message(
        prepared.pending, standing=standing, reason=reason, message=message, case_no=case_no
    )
    said = learn.said_of(prepared.mail, verdict)
    no = tx.messages.add_verdict(prepared.pending.message_key, verdict, edges.clock.now(), said)
    tags.tag(
        edges, tx, prepared.pending.message_key, verdict.area, verdict.intent, verdict.unsure, no, case_no
    )


def _seen(
    edges: Edges, tx: Tx, prepared: Prepared, kind: str, case_no: int | None, more: dict[str, object]
) -> None:
    message, verdict = prepared.message, prepared.verdict
    intent = edges.intents.get(verdict.intent)
    hidden = bool(intent and intent.confidential)
    data = {
        "who": _who(message),
        "subject": "" if hidden else message.subject[:200],
        "kind": message.kind,
        "language": message.language,
        "intent": verdict.intent,
        "area": verdict.area,
        "confidence": round(verdict.confidence, 3),
        "unsure": verdict.unsure,
        "mode": propose.mode_for(edges, tx, verdict.intent, verdict.area).value,
        "why": "" if hidden else evidence_said(propose.why(verdict), "en")[:300],
        **more,
    }
    happened = NewEvent(
        kind=kind,
        actor=_who(message),
        authenticated_as=message.authentication.authenticated_as,
        case_no=case_no,
        message_key=prepared.pending.message_key,
        data=data,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def _who(message: Message) -> str:
    person = message.person or message.author
    return person.name or person.addr_spec or "(nobody)"
