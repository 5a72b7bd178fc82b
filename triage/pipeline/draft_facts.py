"""What is known of a mail as its draft is made: for the proposal, the frame and the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from triage.core.reason import Reason
from triage.intent.verdict import EvidenceKind, Verdict
from triage.intent.words import as_written
from triage.mail.message import Kind, Level, Message
from triage.pipeline.edges import Edges

_OF_RULES: Final = (EvidenceKind.RULE, EvidenceKind.STRUCTURE)
_ID: Final = " (rule "


def facts_of(edges: Edges, message: Message, verdict: Verdict, reasons: tuple[Reason, ...]) -> dict[str, Any]:
    """What every proposal about this mail shows, and what the frame of an answer needs."""
    person = message.person or message.author
    best = sorted(verdict.probabilities.items(), key=lambda one: -one[1])[:10]
    intent = edges.intents.get(verdict.intent)
    return {
        "who": person.name or person.addr_spec,
        "name": person.name,
        "address": person.addr_spec,
        "subject": message.subject[:300],
        "wrote": (message.reply or message.text)[:4000],
        "cc": [one.addr_spec for one in message.cc][:20],
        "attachments": [f"{one.filename} ({_size(one.size)})" for one in message.attachments][:20],
        "at": message.date.isoformat() if message.date else "",
        "intent": verdict.intent,
        "area": verdict.area,
        "unsure": verdict.unsure,
        "also": list(verdict.also),
        "language": message.language or edges.config.firm.language,
        "message_id": message.message_id or "",
        "references": list(message.references)[-20:],
        "why": why(verdict, f"{message.subject}\n{message.reply or message.text}"),
        "reasons": [one.stored() for one in reasons],
        "form": message.kind is Kind.FORM,
        "doubted": message.ambiguous or message.authentication.level is Level.D,
        "confidential": bool(intent and intent.confidential),
        "best": dict(best),
    }


def _size(octets: int) -> str:
    """As every reader writes it, whatever their language."""
    return f"{octets / 1_000_000:.0f} MB" if octets >= 1_000_000 else f"{max(octets // 1000, 1)} kB"


def why(verdict: Verdict, text: str) -> dict[str, Any]:
    """The evidence, for one sentence in the reader's language; words as they stand in ``text``. An example of
    ours that it is like says nothing to a person: only mails that people filed are named."""
    found = verdict.evidence
    rules = [one.text for one in found if one.kind in _OF_RULES and _ID in one.text][:2]
    telling = [one.text for one in found if one.kind is EvidenceKind.WORD][:4]
    words = [as_written(one, text) for one in telling]
    near = [one.reason.stored() for one in found if one.kind is EvidenceKind.NEIGHBOUR and one.reason][:1]
    said = [one.reason.stored() for one in found if one.kind is EvidenceKind.STRUCTURE and one.reason][:1]
    return {
        "rules": [one.rpartition(_ID)[0] for one in rules],  # its id is for the owner
        "words": list(dict.fromkeys(words)),
        "near": near,
        "said": said,
        "intent": verdict.intent,
        "confidence": verdict.confidence,
    }


def template_facts(edges: Edges, facts: Mapping[str, Any], records: Sequence[str]) -> dict[str, object]:
    """What a template may use: records and settings, never the mail's prose."""
    firm = edges.config.firm
    return {
        "firm": {
            "name": firm.name,
            "phone": firm.phone,
            "web": firm.web,
            "opening_hours": firm.opening_hours,
        },
        "customer": {"name": facts["name"]},
        "subject": facts["subject"],
        "records": tuple(records),
    }
