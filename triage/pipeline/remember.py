"""Answers that were approved are learned, and found again when the same is asked.

Learned when a reply has left; masked first (``drafting.memory``). Confidential intents never.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from triage.drafting.memory import Firm, changed_share, filled, has_brackets, mask_answer, mask_question
from triage.intent.verdict import Verdict
from triage.ledger import DraftRow, NewEvent, Tx
from triage.ledger_desk import NewPair, PairRow
from triage.mail.message import Message
from triage.pipeline.edges import Edges

SHORTEST: Final = 25
"""Characters of an answer that is worth remembering: "Yes, gladly." answers nothing but its own mail."""

AGES: Final = timedelta(days=730)
"""An older answer is still shown, but is no draft any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A known answer, filled for this case; ``sure``: it may become the draft."""

    pair_id: int
    case_no: int | None
    at: str
    answer: str
    likeness: float
    sure: bool


def recalled(edges: Edges, message: Message, verdict: Verdict) -> Recalled | None:
    """The best known answer to what this mail asks. Slow (an encoder), so before T2 and outside of it."""
    intent = edges.intents.get(verdict.intent)
    if edges.recall is None or intent is None or intent.confidential or message.ambiguous:
        return None
    language = message.language or edges.config.firm.language
    names = [message.author.name, message.person.name if message.person else ""]
    question = mask_question(message.reply or message.text, names)
    found = edges.recall(question, intent="" if verdict.unsure else verdict.intent, language=language)
    if found is None:
        return None
    with edges.store.reading() as tx:
        pair = tx.memory.pair(found.pair_id)
    if pair is None or pair.state != "live":
        return None
    text, missing = filled(pair.answer, own_facts(edges))
    return Recalled(
        pair_id=pair.pair_id,
        case_no=pair.case_no,
        at=pair.at.isoformat(),
        answer=text,
        likeness=found.likeness,
        sure=found.sure and not missing and edges.clock.now() - pair.at < AGES,
    )


def as_facts(found: Recalled) -> dict[str, Any]:
    return {
        "pair": found.pair_id,
        "case": found.case_no,
        "at": found.at,
        "likeness": round(found.likeness, 2),
        "answer": found.answer,
    }


def own_facts(edges: Edges) -> dict[str, str]:
    """The firm's own facts: the only ones that fill a hole by themselves."""
    firm = edges.config.firm
    return {
        "firm.name": firm.name,
        "firm.phone": firm.phone,
        "firm.web": firm.web,
        "firm.hours": firm.opening_hours,
        "firm.mail": firm.address,
    }


def learned(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """A reply has left: count the use of what was recalled, and learn what a person wrote."""
    if draft.facts.get("confidential") or draft.kind != "reply":
        return
    own = own_words(draft.body)
    used = draft.facts.get("recalled")
    if used:
        tx.memory.used_pair(int(used["pair"]), changed=changed_share(str(used["answer"]), own))
    if draft.source.startswith(("template", "answer", "none")):
        return  # nothing that a person wrote
    pair_id = _learn(edges, tx, draft, own)
    if pair_id is not None:
        case_no, draft_id = draft.case_no, draft.draft_id
        happened = NewEvent(kind="learned", data={"pair": pair_id}, case_no=case_no, draft_id=draft_id)
        tx.journal.happened(happened, now=edges.clock.now())


def _learn(edges: Edges, tx: Tx, draft: DraftRow, own: str) -> int | None:
    wrote = str(draft.facts["wrote"])
    if len(own) < SHORTEST or has_brackets(wrote) or has_brackets(own):
        return None
    names = [*tx.memory.known_names(), str(draft.facts["name"]), *(one.name for one in edges.config.people)]
    firm = Firm(facts=own_facts(edges), known_words=edges.known_words)
    pair = NewPair(
        draft_id=draft.draft_id,
        case_no=draft.case_no,
        contact=str(draft.facts["address"]),
        intent=str(draft.facts["intent"]),
        language=str(draft.facts["language"]),
        subject="",
        question=mask_question(wrote, names)[:2000],
        answer=mask_answer(own, wrote, names, firm)[:8000],
    )
    return tx.memory.add_pair(pair, edges.clock.now())


def own_words(body: str) -> str:
    """A reply without the frame: salutation above, signature below."""
    return body.partition("\n\n")[2].rpartition("\n-- \n")[0].strip()


def withdraw(edges: Edges, tx: Tx, pair_id: int, actor: str) -> PairRow | None:
    """``#unlearn A17``: never proposed again. None where there is no such answer."""
    pair = tx.memory.pair(pair_id)
    if pair is None:
        return None
    tx.memory.set_pair(pair_id, "withdrawn")
    happened = NewEvent(kind="unlearned", actor=actor, case_no=pair.case_no, data={"pair": pair_id})
    tx.journal.happened(happened, now=edges.clock.now())
    return pair
