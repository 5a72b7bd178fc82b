"""`#sales`: filed again by the best intent in that area, learned, and proposed anew."""

from __future__ import annotations

from triage.config import Person
from triage.core.lifecycle import DraftEvent
from triage.core.reason import Reason, Why
from triage.desk.policy import in_charge
from triage.drafting.intent_words import area_said
from triage.drafting.staff_words import STAFF_WORDS
from triage.intent.verdict import DecidedBy, Evidence, EvidenceKind, Verdict
from triage.ledger import Tx
from triage.ledger_drafts import DraftRow
from triage.ledger_learning import Source
from triage.pipeline import cases, draft_facts, learn, propose, revisions, tags
from triage.pipeline.edges import Edges
from triage.pipeline.templated import templated


def refile(
    edges: Edges,
    tx: Tx,
    draft: DraftRow,
    area: str,
    person: Person,
    *,
    intent: str = "",
    moved: bool = False,
) -> str | None:
    """The new intent (the one picked, else the best in the area), or None where it is filed so already.
    ``moved``: by moving the mail itself, so that it lies where it belongs and is not tagged again."""
    case = tx.cases.case(draft.case_no)
    if case is None or draft.message_key is None or (case.intent == intent if intent else case.area == area):
        return None
    source = Source.MOVED if moved and intent else Source.CORRECTED if intent else Source.AREA
    intent = intent or best_in(edges, draft, area)
    verdict = Verdict(
        area=area,
        intent=intent,
        confidence=1.0,
        unsure=False,
        decided_by=DecidedBy.MEMORY,
        evidence=(
            Evidence(
                kind=EvidenceKind.STRUCTURE,
                text=f"{person.name} filed it under {area}",
                intent=intent,
                reason=Reason(why=Why.FILED_AREA, values=(person.name, area)),
            ),
        ),
    )
    now = edges.clock.now()
    no = tx.messages.add_verdict(draft.message_key, verdict, now)
    learn.confirmed(edges, tx, draft.message_key, intent, person.address, source)
    if not moved:
        tags.tag(edges, tx, draft.message_key, area, intent, False, no, draft.case_no)
    tx.cases.touch_case(draft.case_no, now, area=area, intent=intent)
    cases.supersede(edges, tx, draft.case_no, happened=DraftEvent.SUPERSEDE)
    _anew(edges, tx, draft, verdict, person)
    return intent


def best_in(edges: Edges, draft: DraftRow, area: str) -> str:
    """The most likely intent of this area by the model's own figures, else the area's first."""
    inside = [name for name, one in edges.intents.items() if one.area == area]
    likely = draft.facts.get("best", {})
    return max(inside, key=lambda name: float(likely.get(name, 0.0)))


def _anew(edges: Edges, tx: Tx, old: DraftRow, verdict: Verdict, person: Person) -> None:
    charges = {one.address: one.in_charge for one in edges.config.people}
    address = in_charge(charges, verdict.intent, verdict.area, person.address)
    charged = edges.config.person(address) or person
    facts = {
        **old.facts,
        "intent": verdict.intent,
        "area": verdict.area,
        "unsure": False,
        "why": draft_facts.why(verdict, ""),
        "reasons": [],
    }
    found = templated(edges, tx, verdict.intent, facts, old.case_no, charged.language)
    text = found.text
    facts |= {"records": [], "missing": [], **found.facts(facts)}
    if found.records.warning:
        facts["reasons"] = [found.records.warning]
    draft = revisions.make_draft(
        edges,
        tx,
        case_no=old.case_no,
        message_key=old.message_key or 0,
        person=charged,
        facts=facts,
        body=text.body if text else "",
        subject=text.subject if text else "",
        source=text.source if text else "none",
    )
    if draft.body:
        revisions.place(edges, tx, draft)
    area = area_said(verdict.area, charged.language)
    again = STAFF_WORDS[charged.language]["refiled"].format(who=person.name, area=area)
    propose.propose(edges, tx, draft, charged, again=again)
