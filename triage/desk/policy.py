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
_SOLD = frozenset({"newsletter", "spam"})
"""Written to many: what they ask is no question to us."""
_UNANSWERED = FILED - {"internal"}
"""What a stranger's mail may be that gets no answer. Only colleagues write *internal* mail, and to one of
them no draft is made, whatever the mail is taken for."""

MOSTLY = 0.7
"""So much of the probability must lie on intents that get an answer, for one of them to be prepared."""
AT_LEAST = 0.3
"""And so much on the one whose answer it is."""
PERHAPS_GRAVE = 0.1
"""From this share of intents that a person decides (a complaint, an authority) on, no answer is prepared."""
PERHAPS_FILED = 0.05
"""From this share of advertising and notices on, none is prepared either."""
NEARLY_NEVER = 0.02
"""And from this one on, where even the likely answer is less likely than not."""
OF_A_FORM = 4
"""So much more is allowed to a form: a customer filled it in, somebody waits for an answer."""
SURELY_FILED = 0.9
"""With this share on what is filed anyway, it need not be known which of them it is."""
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
    grave: bool = False
    """A breakage, or safety, law or anger in their words: a guess does not do."""
    known_here: bool = False
    """A customer of our records, or mail in a case of ours: filed only where that is sure."""
    settled: bool = False
    """They tell of a payment and ask nothing, and our books hold it as complete or are kept elsewhere:
    nothing is left to do or to say here."""
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
    """A person is asked what it is, unless all that it may be leads to the same. Where it gets an answer
    whatever it is, the likely one is prepared beside the question, so that a yes is enough."""
    verdict = situation.verdict
    reasons = (_unsure(verdict),)
    if _is_filed_anyway(situation):
        return File(reason=verdict.intent.replace("_", " "))
    if _has_an_answer(situation):
        return ProposeReply(intent=verdict.intent, language=situation.message.language, reasons=reasons)
    return Escalate(reasons=reasons)


def _has_an_answer(situation: Situation) -> bool:
    """Answered whatever it is, and this is the likely answer: never in what sounds grave or may well be a
    complaint, and never where it may be advertising."""
    verdict, shares = situation.verdict, situation.verdict.probabilities
    side = ASK_A_PERSON | NO_MATTER | FILED
    if verdict.gate <= 0 or verdict.intent in side or not situation.has_template:
        return False
    if situation.grave or situation.answered_lately:
        return False
    times = OF_A_FORM if situation.message.kind is Kind.FORM else 1
    grave, filed = _share(shares, ASK_A_PERSON), _share(shares, _UNANSWERED)
    answered = 1.0 - _share(shares, side)
    likely = shares.get(verdict.intent, 0.0)
    return (
        (answered >= MOSTLY or likely >= LIKELY)
        and likely * times >= AT_LEAST
        and grave < PERHAPS_GRAVE * times
        and filed < (PERHAPS_FILED if likely >= LIKELY else NEARLY_NEVER)
    )


def _is_filed_anyway(situation: Situation) -> bool:
    """Advertising, a notice, bare thanks or what one of us tells the others, whichever: nobody we know,
    nothing asked of us, nothing grave."""
    verdict, message = situation.verdict, situation.message
    ends = FILED if situation.from_staff else _UNANSWERED
    ends = ends if situation.awaiting_customer else ends | {"thanks_only"}
    if verdict.gate <= 0 or verdict.intent not in ends or situation.grave:
        return False
    asks = "?" in (message.reply or message.text) and verdict.intent not in _SOLD
    thanks = verdict.intent == "thanks_only"
    return (
        _share(verdict.probabilities, ends) >= SURELY_FILED
        and not asks
        and (thanks or not situation.known_here)
    )


def _share(probabilities: Mapping[str, float], of: frozenset[str]) -> float:
    return sum(probabilities.get(one, 0.0) for one in of)


def _machine(message: Message, verdict: Verdict) -> Action:
    """A machine gets no answer, but is read: a vendor's invoice comes from a machine too."""
    if message.kind in NEVER_READ:
        return Ignore(reason=message.kind.value)
    if verdict.intent in ASK_A_PERSON and not verdict.unsure:
        return Escalate(reasons=(_about(Why.MACHINE, verdict),))
    if message.kind is not Kind.LIST and verdict.unsure and _is_for_a_person(verdict):
        return Escalate(reasons=(_unsure(verdict),))
    return File(reason=message.kind.value)


def _is_for_a_person(verdict: Verdict) -> bool:
    """An invoice, a reminder, an authority: whichever, it is more likely than not that somebody must look."""
    return verdict.gate > 0 and _share(verdict.probabilities, ASK_A_PERSON) >= LIKELY


def _by_intent(situation: Situation) -> Action:
    verdict = situation.verdict
    if verdict.intent == "thanks_only" and not situation.awaiting_customer:
        return File(reason="only thanks, and nothing of ours awaits an answer")
    if situation.settled and not verdict.also:
        return File(reason="a payment that needs nothing here")
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
