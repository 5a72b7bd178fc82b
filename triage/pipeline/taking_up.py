"""A matter that a person must see: its case, its draft, and the asking. Part of T2."""

from __future__ import annotations

from typing import Any

from triage.config import Mode, Person
from triage.core.reason import Reason
from triage.desk.actions import Escalate, ProposeReply
from triage.drafting.outgoing import is_addr_spec
from triage.drafting.reason_words import reason_said
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_messages import Standing
from triage.mail.message import Kind, Message
from triage.mail.thread import CaseChoice
from triage.pipeline import (
    accepting,
    acknowledge,
    automatic,
    bundles,
    cases,
    draft_facts,
    modes,
    papers,
    propose,
    revisions,
    targets,
)
from triage.pipeline.bookkeeping import billing_person
from triage.pipeline.charge import by_rule, charged
from triage.pipeline.edges import Edges
from triage.pipeline.known import (
    Known,
    facts_around,
    is_urgent,
    who_writes,
)
from triage.pipeline.prepared import Prepared, seen, settle
from triage.pipeline.record_hints import hints, owed
from triage.pipeline.remember import as_facts
from triage.pipeline.standing import claimed_name, stand_in
from triage.pipeline.templated import templated


def take_up(
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
    if around.warns:  # where it would be paid to is for whoever pays
        charge = charged(edges, "vendor_invoice", "billing")
    own = reply if isinstance(reply, accepting.Reply) else None
    person = stand_in(edges, tx, charge if own is None else billing_person(edges))
    contact = who_writes(edges, tx, message)
    case_no = _case(edges, tx, message, verdict, person, known)
    if modes.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE and prepared.staff is None:
        acknowledge.acknowledge(edges, tx, message, verdict, case_no, new=known.join is None)
    settle(edges, tx, prepared, Standing.WAITING, "", case_no)
    targets.start(edges, tx, case_no)
    reasons, said = action.reasons, [reason_said(one, "en") for one in action.reasons]
    seen(edges, tx, prepared, "taken", case_no, {"action": type(action).__name__, "reasons": said})
    plain = reply is not None and reply.is_plain and not around.warns and _is_live(edges, tx, verdict)
    if plain and own is not None and accepting.taken(edges, tx, own, prepared.pending.message_key, case_no):
        return
    facts = draft_facts.facts_of(edges, message, verdict, reasons)
    facts |= facts_around(edges, tx, message, case_no, around, contact)
    facts["reasons"] = [*facts["reasons"], *hints(edges, tx, message, verdict, person.language)]
    facts["owed"] = owed(edges, tx, str(facts["address"]), person.language)
    if own is not None:
        facts["reasons"] = [*facts["reasons"], *accepting.reasons(edges, tx, own, person)]
        accepting.noted(edges, tx, own)
    elif isinstance(reply, papers.Reply):
        handed = papers.hand_over(edges, tx, reply, prepared.pending.message_key) if plain else None
        facts["reasons"] = [*facts["reasons"], *papers.reasons(edges, tx, reply, person, handed)]
    if not _answerable(message) or claimed_name(edges, tx, message, prepared.staff):
        _tell(edges, tx, prepared, person, case_no, facts)
        return
    guessed = [one.stored() for one in (guess, known.hint) if one is not None]
    facts["reasons"] = [*facts["reasons"], *guessed]
    if prepared.staff is not None:  # a colleague's forward: the customer never saw its ids
        facts |= {"message_id": "", "references": []}
    _ask(edges, tx, prepared, action, person, case_no, facts)


def _is_live(edges: Edges, tx: Tx, verdict: Verdict) -> bool:
    return modes.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE


def _may_recall(prepared: Prepared, action: ProposeReply | Escalate, facts: dict[str, object]) -> bool:
    """A known answer becomes the draft, also where only the kind of mail was not sure; never where a person
    must look for another reason."""
    return is_sure(prepared) and (
        isinstance(action, ProposeReply) or (prepared.verdict.unsure and not facts["bank_warning"])
    )


def is_sure(prepared: Prepared) -> bool:
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
    found = templated(edges, tx, prepared.verdict.intent, facts, case_no, person.language)
    text = found.text if isinstance(action, ProposeReply) else None
    known = text is not None and bool(found.records.said)
    if found.records.warning:
        facts["reasons"] = [*facts["reasons"], found.records.warning]
    elif prepared.recalled is not None and not known and _may_recall(prepared, action, facts):
        body, source = prepared.recalled.answer, f"answer A{prepared.recalled.pair_id}"
    elif text is not None:
        subject, body, source = text.subject, text.body, text.source
        facts |= found.facts(facts)
    by_itself = source.startswith("answer") and _leaves_by_itself(edges, tx, prepared, action, facts)
    if by_itself:
        facts["auto"] = True
    draft = revisions.make_draft(
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
    mode = modes.mode_for(edges, tx, verdict.intent, verdict.area)
    if mode is not Mode.LOOK and draft.body:
        revisions.place(edges, tx, draft)
    if by_itself and prepared.recalled is not None:
        automatic.hold(edges, tx, draft, prepared.recalled.pair_id)
    elif mode is Mode.LIVE:
        bundles.ask(edges, tx, draft, person, urgent=is_urgent(edges, verdict, facts))


def _leaves_by_itself(
    edges: Edges, tx: Tx, prepared: Prepared, action: ProposeReply | Escalate, facts: dict[str, object]
) -> bool:
    """The owner said so of this answer, and nothing about this mail is special."""
    verdict, found = prepared.verdict, prepared.recalled
    live = modes.mode_for(edges, tx, verdict.intent, verdict.area) is Mode.LIVE
    if found is None or not live or not isinstance(action, ProposeReply) or prepared.staff is not None:
        return False
    return automatic.may_leave(edges, tx, prepared.message, verdict, facts, found.pair_id)


def _tell(
    edges: Edges, tx: Tx, prepared: Prepared, person: Person, case_no: int, facts: dict[str, object]
) -> None:
    """Mail of a machine, or without an address to answer to: shown, never answered."""
    verdict = prepared.verdict
    if modes.mode_for(edges, tx, verdict.intent, verdict.area) is not Mode.LIVE:
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
            cases.join(edges, tx, message, case, waits=True, wrote=_answerable(message))
            return case.case_no
    return cases.opened(edges, tx, message, verdict, person.address, known.follows)
