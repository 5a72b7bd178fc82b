"""What we know around a mail: who writes, what came before, how it sounds, whose bank account it names.

Read before the decision, kept with the draft as facts, worded for whoever reads it (``drafting.context``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from triage.core.lifecycle import DraftState
from triage.desk import bank, tone
from triage.desk.escalation import Exchange, attachment_says, thread_lines
from triage.drafting.frame import own_words
from triage.intent.verdict import Verdict
from triage.intent.words import as_written, fold, one_line
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_messages import Standing
from triage.mail.message import Kind, Level, Message, SegmentKind
from triage.pipeline import command_vendors
from triage.pipeline.edges import Edges

INVOICES: Final = frozenset({"vendor_invoice", "vendor_reminder"})
_FILED: Final = frozenset({"newsletter", "spam"})
_ACCOUNTS: Final = 5
"""A mail with more accounts than this is a list, not an invoice: checked, not remembered."""

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was found before the decision. ``signs`` is read only where a person will be asked."""

    bank: bank.Checked = field(default_factory=bank.Checked)

    @property
    def warns(self) -> bool:
        return self.bank.warns


def examine(edges: Edges, tx: Tx, message: Message, verdict: Verdict) -> Known:
    """The bank check. Costs a look into the store only where a mail names an account or announces one."""
    own = edges.config.firm.own_domains
    if message.author.domain in own or "@" not in message.author.addr_spec:
        return Known()
    texts = list(_new_texts(message))
    whole = "\n".join(texts)
    found = tuple(one for one in bank.ibans_in(texts) if one not in _ours(edges))
    told = () if _is_advertising(message, verdict) and not found else tone.tells_new_bank(whole)
    is_invoice = verdict.intent in INVOICES
    if not (found or told):
        return Known()
    checked = bank.check(
        found,
        command_vendors.seen_of(tx, message.author.addr_spec),
        told=tuple(as_written(one, whole) for one in told),
        look_alike=bank.resembles(message.author.domain, tx.bank.senders() | own),
        reply_to=_elsewhere(message),
        proven=message.authentication.level in (Level.A, Level.B),
        is_invoice=is_invoice,
    )
    return Known(bank=checked)


def _new_texts(message: Message) -> Iterator[str]:
    """What this sender wrote and attached, without what they quote: our own account stands there."""
    yield message.subject
    yield "".join(one.text for one in message.segments if one.kind is not SegmentKind.QUOTE) or message.text
    yield from (one.text for one in message.attachments if one.text)


def _ours(edges: Edges) -> frozenset[str]:
    return frozenset(bank.ibans_in([edges.config.firm.signature]))


def _is_advertising(message: Message, verdict: Verdict) -> bool:
    return message.kind is Kind.LIST or (verdict.intent in _FILED and not verdict.unsure)


def _elsewhere(message: Message) -> str:
    """Where answers would go, if that is another domain than the sender's."""
    home = message.author.domain
    other = [one.addr_spec for one in message.reply_to if one.addr_spec and one.domain != home]
    return other[0] if other and message.kind is not Kind.FORM else ""


def note(edges: Edges, tx: Tx, message: Message, message_key: int, known: Known) -> None:
    """Remember the accounts. Mail that failed the check of its sender makes nothing known."""
    if not 0 < len(known.bank.ibans) <= _ACCOUNTS:
        return
    sender, forged = bank.sender_of(message.author.addr_spec), message.authentication.level is Level.D
    for one in known.bank.ibans:
        doubted = forged or one in known.bank.doubted
        tx.bank.note(sender, one, message_key, doubted=doubted, now=edges.clock.now())


# ---------------------------------------------------------------- for the person who is asked


def who_writes(edges: Edges, tx: Tx, message: Message) -> dict[str, Any]:
    """The contact as it was before this mail: to be read before the case is opened or joined."""
    address = (message.person or message.author).addr_spec
    row = tx.cases.contact(address)
    if row is None:
        return {}
    cases = [one for one in tx.cases.cases_of_participant(address, _BEGINNING) if not one.confidential]
    still = [one for one in cases if one.waiting_since is not None or one.closed_at is None]
    return {
        "since": row.first_at.isoformat(),
        "last": row.last_at.isoformat(),
        "mails": row.mails,
        "cases": len(cases),
        "open": [[one.case_no, one_line(one.subject, 40)] for one in still[:3]],
    }


def facts_around(
    edges: Edges, tx: Tx, message: Message, case_no: int, known: Known, contact: dict[str, Any]
) -> dict[str, Any]:
    """Everything that the proposal shows around the mail, as plain values that can be stored."""
    text = f"{message.subject}\n{message.reply or message.text}"
    signs = tone.hear(text, message.language)
    return {
        "bank": [{"what": one.what.value, "values": dict(one.values)} for one in known.bank.lines],
        "bank_warning": known.warns,
        "emergency": _emergency(edges, message),
        "vip": _is_vip(edges, message),
        "signs": [
            {"sign": one.sign.value, "words": [as_written(word, text) for word in one.words]} for one in signs
        ],
        "at_once": [
            one.sign.value
            for one in tone.hear(text, message.language, edges.today)
            if one.sign in tone.AT_ONCE
        ],
        "waited": _waited(tx, case_no),
        "contact": contact,
        "thread": _thread(tx, case_no),
        "says": [[one.filename, attachment_says(one.text)] for one in message.attachments if one.text][:5],
    }


def is_urgent(edges: Edges, verdict: Verdict, facts: Mapping[str, Any]) -> bool:
    """Told at once always: complaint, deadline, bank-detail warning, breakage, safety, law, anger."""
    intent = edges.intents.get(verdict.intent)
    named = facts["bank_warning"] or facts["emergency"] or facts["vip"]
    return bool(named or (intent and intent.urgent) or facts["at_once"])


def sounds_grave(message: Message) -> bool:
    """Safety, law or anger in what they wrote. A deadline says when, not what."""
    heard = tone.hear(f"{message.subject}\n{message.reply or message.text}", message.language)
    return any(one.sign in tone.AT_ONCE - {tone.Sign.DEADLINE} for one in heard)


def _is_vip(edges: Edges, message: Message) -> bool:
    """Named by the owner: an address, or a whole domain written ``@bigclient.example``."""
    person = message.person or message.author
    named = {one.lower() for one in edges.config.desk.vip}
    return bool(named & {person.addr_spec.lower(), f"@{person.domain.lower()}"})


def _emergency(edges: Edges, message: Message) -> list[str]:
    """The firm's own words that make a mail urgent at any hour."""
    folded = fold(f"{message.subject} {message.reply or message.text}")
    return [one for one in edges.config.desk.emergency if fold(one) in folded]


def _waited(tx: Tx, case_no: int) -> int:
    """How many of their mails in this case nobody answered, this one included."""
    return sum(one.standing is Standing.WAITING for one in tx.messages.case_messages(case_no))


def _thread(tx: Tx, case_no: int) -> list[dict[str, str]]:
    case = tx.cases.case(case_no)
    if case is None or case.confidential:
        return []
    lines = thread_lines(list(_exchanges(tx, case)))
    return [{"at": one.at.isoformat(), "who": one.who, "text": one.text} for one in lines]


def _exchanges(tx: Tx, case: CaseRow) -> Iterable[Exchange]:
    """What they wrote (kept with each draft) and what left from us, in words; by hand: only that it was."""
    seen_at = {one.message_key: one.seen_at for one in tx.messages.case_messages(case.case_no)}
    asked: set[int] = set()
    for draft in tx.drafts.drafts_of_case(case.case_no, tuple(DraftState)):
        if draft.message_key is not None and draft.message_key not in asked and draft.message_key in seen_at:
            asked.add(draft.message_key)
            yield Exchange(
                at=seen_at[draft.message_key], who=str(draft.facts["who"]), text=str(draft.facts["wrote"])
            )
    sent = {one.draft_id: one.at for one in tx.journal.events(case_no=case.case_no, kinds=("reply_done",))}
    for draft in tx.drafts.drafts_of_case(case.case_no, (DraftState.SENT,)):
        if draft.draft_id in sent:
            yield Exchange(at=sent[draft.draft_id], who="", text=own_words(draft.body))
    for event in tx.journal.events(case_no=case.case_no, kinds=("answered_by_hand",)):
        yield Exchange(at=event.at, who="", text="")
