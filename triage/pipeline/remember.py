"""Answers that were approved are learned, and found again when the same is asked.

Learned when a reply has left, or when somebody answered past us; masked first (``drafting.memory``).
Confidential intents never.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from triage.config import Config
from triage.desk.letter import body_of
from triage.drafting.frame import own_words
from triage.drafting.memory import Firm, filled, has_brackets, mask_answer, mask_question
from triage.intent.verdict import Verdict
from triage.ledger import Tx
from triage.ledger_desk import NewPair, PairRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.mail.message import Message
from triage.pipeline import edits
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
    text, missing = filled(pair.answer, own_facts(edges.config))
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


def own_facts(config: Config) -> dict[str, str]:
    """The firm's own facts: the only ones that fill a hole by themselves."""
    firm = config.firm
    return {
        "firm.name": firm.name,
        "firm.phone": firm.phone,
        "firm.web": firm.web,
        "firm.hours": firm.opening_hours,
        "firm.mail": firm.address,
    }


def learned(edges: Edges, tx: Tx, draft: DraftRow) -> None:
    """A reply has left: count what was changed in what was prepared, and learn what a person wrote."""
    if draft.facts.get("confidential") or draft.kind != "reply":
        return
    changed = edits.sent(edges, tx, draft)
    used = draft.facts.get("recalled")
    if used and draft.facts.get("drafted") == f"answer A{used['pair']}":
        if draft.facts.get("auto"):
            _left_by_itself(edges, tx, draft, int(used["pair"]))
        else:
            tx.memory.used_pair(int(used["pair"]), changed=changed)
    if draft.source.startswith(("template", "answer", "none", "reminder", "holding", "records")):
        return  # nothing that a person wrote
    _learn(edges, tx, draft, own_words(draft.body), draft_id=draft.draft_id)


def learned_by_hand(edges: Edges, tx: Tx, draft: DraftRow, message: Message) -> None:
    """Somebody answered the mail of this draft past us: learned like any other answer."""
    if draft.facts.get("confidential") or draft.facts.get("bank_warning") or message.ambiguous:
        return
    own = body_of(message.reply or message.text)
    if own and own != own_words(draft.body):
        _learn(edges, tx, draft, own, learned_from=message.sha256)


def _left_by_itself(edges: Edges, tx: Tx, draft: DraftRow, pair_id: int) -> None:
    data = {"pair": pair_id, "who": str(draft.facts["who"])}
    happened = NewEvent(kind="left_by_itself", data=data, case_no=draft.case_no, draft_id=draft.draft_id)
    tx.journal.happened(happened, now=edges.clock.now())


def _learn(
    edges: Edges,
    tx: Tx,
    draft: DraftRow,
    own: str,
    *,
    draft_id: int | None = None,
    learned_from: str | None = None,
) -> None:
    facts = draft.facts
    names = [*tx.memory.known_names(), str(facts["name"])]
    asked = Asked(
        text=str(facts["wrote"]),
        contact=str(facts["address"]),
        intent=str(facts["intent"]),
        language=str(facts["language"]),
        case_no=draft.case_no,
    )
    pair = pair_of(
        edges.config, edges.known_words, asked, own, names, draft_id=draft_id, learned_from=learned_from
    )
    pair_id = None if pair is None else tx.memory.add_pair(pair, edges.clock.now())
    if pair_id is not None:
        happened = NewEvent(
            kind="learned", data={"pair": pair_id}, case_no=draft.case_no, draft_id=draft.draft_id
        )
        tx.journal.happened(happened, now=edges.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that was answered, as it was asked."""

    text: str
    contact: str
    intent: str
    language: str
    case_no: int | None = None


def pair_of(
    config: Config,
    known_words: Collection[str],
    asked: Asked,
    own: str,
    names: Sequence[str],
    *,
    draft_id: int | None = None,
    learned_from: str | None = None,
) -> NewPair | None:
    """What may be remembered of it, masked; None where it is too short or holds our own brackets."""
    if len(own) < SHORTEST or has_brackets(asked.text) or has_brackets(own):
        return None
    known = [*names, *(one.name for one in config.people)]
    firm = Firm(facts=own_facts(config), known_words=known_words)
    return NewPair(
        draft_id=draft_id,
        case_no=asked.case_no,
        contact=asked.contact,
        intent=asked.intent,
        language=asked.language,
        subject="",
        question=mask_question(asked.text, known)[:2000],
        answer=mask_answer(own, asked.text, known, firm)[:8000],
        learned_from=learned_from,
    )


def withdraw(edges: Edges, tx: Tx, pair_id: int, actor: str) -> PairRow | None:
    """``#unlearn A17``: never proposed again. None where there is no such answer."""
    pair = tx.memory.pair(pair_id)
    if pair is None:
        return None
    tx.memory.set_pair(pair_id, "withdrawn")
    happened = NewEvent(kind="unlearned", actor=actor, case_no=pair.case_no, data={"pair": pair_id})
    tx.journal.happened(happened, now=edges.clock.now())
    return pair
