"""The decision: what to do about a message, given what it is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triage.core.reason import Reason, Why
from triage.desk.actions import Action, Escalate, File, Ignore, ProposeReply
from triage.intent.verdict import Verdict
from triage.mail.message import Kind, Message

ASK_A_PERSON = frozenset(
    {"complaint", "vendor_invoice", "vendor_reminder", "authority_letter", "job_application", "call_note"}
)
"""Intents where a prepared answer would be presumptuous: a person decides, with everything at hand."""

NO_MATTER = frozenset({"thanks_only", "other"})
LIKELY = 0.5
"""From this probability on a guess is more likely right than wrong: good enough to prepare, not to act on."""

FILED = frozenset({"newsletter", "spam", "vendor_notice", "internal"})
_UNANSWERED = FILED - {"internal"}
"""What a stranger's mail may be that gets no answer. Only colleagues write *internal* mail, and to one of
them no draft is made, whatever the mail is taken for."""

WEIGHT = 0.05
"""From this probability on a candidate is a doubt, as for the third one that a question names."""

ANSWERABLE = frozenset({Kind.HUMAN, Kind.FORM})
NEVER_READ = frozenset({Kind.AUTO_REPLY, Kind.COMPLAINT, Kind.BOUNCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that the policy looks at."""

    message: Message
    verdict: Verdict
    has_template: bool
    awaiting_customer: bool = False
    """Something of ours (a quote, a question, a date) awaits this customer's answer."""
    answered_lately: bool = False
    """They had an answer of ours in this case within a day: a guess as the next one is how two desks that
    thank each other talk for ever."""
    from_staff: bool = False
    """A colleague wrote for themselves: there is nobody to answer."""
    in_name: str = ""
    """Whose name of ours stands in From without proof: what it asks for is shown, and nobody is answered."""
    urgent: bool = False
    """A complaint, a breakage, or grave words: a guess does not do."""
    bank_warning: bool = False
    """Other bank details are announced or named than those we know: no answer of ours, not even a draft."""


def decide(situation: Situation) -> Action:
    """One message, one action."""
    message, verdict = situation.message, situation.verdict
    if situation.bank_warning and message.kind not in NEVER_READ and not message.reaction:
        return Escalate(reasons=(Reason(why=Why.BANK),), urgent=True)
    if message.kind not in ANSWERABLE:
        return _machine(message, verdict)
    if message.reaction:
        return Ignore(reason="a reaction, not an answer")
    if message.ambiguous:
        return Escalate(reasons=(Reason(why=Why.TWO_WAYS),))
    action = _doubtful(situation) if verdict.unsure else _by_intent(situation)
    if situation.in_name and isinstance(action, ProposeReply | Escalate):
        claimed = Reason(why=Why.IN_NAME, values=(situation.in_name,))
        return Escalate(reasons=(*action.reasons, claimed))
    if situation.from_staff and isinstance(action, ProposeReply):
        return Escalate(reasons=(*action.reasons, _about(Why.COLLEAGUE, verdict)))
    return action


def _doubtful(situation: Situation) -> Action:
    """A person is asked what it is. Where one answer is more likely right than wrong, it is prepared beside
    the question, so that a yes is enough: never in what is urgent, and never where it may be advertising."""
    verdict = situation.verdict
    reasons = (_unsure(verdict),)
    likely = verdict.gate > 0 and verdict.probabilities.get(verdict.intent, 0.0) >= LIKELY
    answered = verdict.intent not in ASK_A_PERSON | NO_MATTER | FILED
    plain = answered and not _UNANSWERED & _doubts(verdict)
    calm = not (situation.urgent or situation.answered_lately)
    if likely and plain and calm and situation.has_template:
        return ProposeReply(intent=verdict.intent, language=situation.message.language, reasons=reasons)
    return Escalate(reasons=reasons)


def _doubts(verdict: Verdict) -> set[str]:
    """What it may well be. A question always names two; the second may have no weight at all."""
    return {one for one in verdict.candidates if verdict.probabilities.get(one, 0.0) > WEIGHT}


def _machine(message: Message, verdict: Verdict) -> Action:
    """A machine gets no answer, but is read: a vendor's invoice comes from a machine too."""
    match message.kind:
        case kind if kind in NEVER_READ:
            return Ignore(reason=kind.value)
        case _ if verdict.intent in ASK_A_PERSON and not verdict.unsure:
            return Escalate(reasons=(_about(Why.MACHINE, verdict),))
        case _:
            return File(reason=message.kind.value)


def _by_intent(situation: Situation) -> Action:
    verdict = situation.verdict
    if verdict.intent == "thanks_only" and not situation.awaiting_customer:
        return File(reason="only thanks, and nothing of ours awaits an answer")
    if verdict.intent in FILED:
        return File(reason=verdict.intent.replace("_", " "))
    if verdict.intent in ASK_A_PERSON | NO_MATTER:
        return Escalate(reasons=(_about(Why.INTENT, verdict),), urgent=verdict.intent == "complaint")
    if not situation.has_template:
        return Escalate(reasons=(_about(Why.NO_ANSWER, verdict),))
    return ProposeReply(intent=verdict.intent, language=situation.message.language)


def _unsure(verdict: Verdict) -> Reason:
    named = verdict.candidates[:3]
    return Reason(why=Why.UNSURE, values=named) if named else Reason(why=Why.UNKNOWN)


def _about(why: Why, verdict: Verdict) -> Reason:
    return Reason(why=why, values=(verdict.intent,))


def in_charge(charges: Mapping[str, tuple[str, ...]], intent: str, area: str, fallback: str) -> str:
    """The registered address of who answers for an intent: by intent, else by area, else the owner."""
    for wanted in (intent, area):
        for address, charged in charges.items():
            if wanted in charged:
                return address
    return fallback
