"""T3: a person's answer to a proposal. The code says which, the proof whether, the word what now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triage.approval.answer import read_answer
from triage.approval.answer_kinds import Command
from triage.approval.codes import FoundCode, Place, find_codes
from triage.approval.said import say
from triage.approval.written import without_codes
from triage.config import Person
from triage.core.ids import hash_code, is_minted
from triage.core.lifecycle import DraftState
from triage.ledger import Tx
from triage.ledger_drafts import ApprovalRow, DraftRow
from triage.ledger_messages import Pending, Standing
from triage.ledger_outbox import EffectKind
from triage.mail.message import Message
from triage.pipeline import commands, notices, propose
from triage.pipeline.called import Called, names_around, never
from triage.pipeline.decide import decide
from triage.pipeline.edges import Edges
from triage.pipeline.outside import finish, to_a_notice
from triage.pipeline.standing import (
    ANSWERS_AN_HOUR,
    answers_an_hour,
    may_ask_again,
    refused,
    standing_of,
    unproven,
)

__all__ = ["answered", "finish", "to_a_notice"]

WRONG_CODES: Final = 5
_PLACES: Final = (Place.ADDRESS, Place.SUBJECT, Place.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Theirs:
    """A code of this person in the mail, and what it belongs to."""

    found: FoundCode
    approval: ApprovalRow
    draft: DraftRow


def answered(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """Whether this mail answers a proposal; then it is settled here, whatever came of it."""
    codes = _codes(message)
    theirs = _theirs(tx, person, codes)
    located = None if codes else _located(edges, tx, message, person)
    if not codes and located is None:
        return False
    standing = standing_of(edges, tx, message, person)
    if not standing.is_staff:
        draft = theirs[0].draft if theirs else located
        return _unproven(edges, tx, pending, message, person, draft if standing.may_ask_again else None)
    if _is_plain_address(message, codes, theirs) or _is_command(edges, message, person):
        return False
    _close(tx, pending, message)
    if why := never(message):
        refused(edges, tx, pending, message, f"{why}: never an answer")
    elif _talks_too_much(edges, tx, pending, message, person, theirs[0].draft if theirs else located):
        refused(edges, tx, pending, message, "too many answers about one draft: is it a machine?")
    elif theirs:
        _by_code(edges, tx, pending, message, person, theirs)
    elif located is not None:
        _decided(edges, tx, Called(pending=pending, message=message, person=person, draft=located))
    else:
        _not_theirs(edges, tx, pending, message, person, codes)
    return True


# ---------------------------------------------------------------- what the mail names


def _codes(message: Message) -> tuple[FoundCode, ...]:
    addresses = [one.addr_spec for one in (*message.to, *message.cc)]
    for name in ("delivered-to", "x-original-to", "envelope-to"):
        addresses += message.header_all(name)
    found = find_codes(
        subject=message.subject, addresses=[f"{one}\n" for one in addresses], quoted=message.text
    )
    return tuple(one for one in found if one.draft_id)  # without: of a mail about several, of a challenge


def _theirs(tx: Tx, person: Person, codes: Sequence[FoundCode]) -> list[_Theirs]:
    found = []
    for one in codes:
        approval, draft = tx.drafts.approval_by_code(hash_code(one.code)), tx.drafts.draft(one.draft_id)
        if approval is None or draft is None or approval.draft_id != draft.draft_id:
            continue
        if approval.approver == person.address:
            found.append(_Theirs(found=one, approval=approval, draft=draft))
    return found


def _located(edges: Edges, tx: Tx, message: Message, person: Person) -> DraftRow | None:
    """The draft of a proposal to this person that the mail answers by In-Reply-To. It locates, no more."""
    for message_id in dict.fromkeys([*message.in_reply_to, *reversed(message.references[-20:])]):
        if not is_minted(edges.store.secret(), message_id):
            continue
        effect = tx.outbox.effect_by_message_id(message_id)
        if effect is None or effect.kind is not EffectKind.PROPOSE or effect.draft_id is None:
            continue
        if effect.content.get("recipients") == [person.address]:
            return tx.drafts.draft(effect.draft_id)
    return None


def _is_plain_address(message: Message, codes: Sequence[FoundCode], theirs: Sequence[_Theirs]) -> bool:
    """A used or unknown code in the address of a new mail (from an address book) is no answer."""
    if message.in_reply_to or message.references or any(one.place is not Place.ADDRESS for one in codes):
        return False
    return bool(codes) and all(one.approval.state != "open" for one in theirs)


def _is_command(edges: Edges, message: Message, person: Person) -> bool:
    """It begins with a command of ours: the commands take it."""
    if not isinstance(read_answer(message.command_text, names_around(edges, person), edges.intents), Command):
        return False
    return commands.found(edges, message, person) is not None


def _talks_too_much(
    edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, draft: DraftRow | None
) -> bool:
    """Two programs that answer each other stop here. The person hears of it once."""
    if draft is None:
        return False
    count = answers_an_hour(edges, tx, person, draft.draft_id)
    if count == ANSWERS_AN_HOUR + 1:
        _told(edges, tx, pending, message, person, say("too_often", person.language, draft=draft.draft_id))
    return count > ANSWERS_AN_HOUR


# ---------------------------------------------------------------- without proof, without the right code


def _unproven(
    edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, draft: DraftRow | None
) -> bool:
    """From is a claim. Nothing proven and nothing disproven, with a code of theirs: a fresh one goes to the
    registered address. All else is a stranger's mail."""
    unproven(edges, tx, pending, message, person)
    if draft is None or never(message):
        return False
    _close(tx, pending, message)
    if draft.state is DraftState.PROPOSED and may_ask_again(edges, tx, person):
        propose.propose(edges, tx, draft, person, again=say("again_unproven", person.language))
    return True


def _not_theirs(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    codes: Sequence[FoundCode],
) -> None:
    """A colleague's code, or none of ours: five wrong ones lock the draft's codes for this person."""
    for one in codes:
        approval = tx.drafts.approval_by_code(hash_code(one.code))
        asked = edges.config.person(approval.approver) if approval is not None else None
        if asked is not None:
            refused(edges, tx, pending, message, f"the code is {asked.name}'s")
            _told(edges, tx, pending, message, person, say("not_yours", person.language, who=asked.name))
            return
    refused(edges, tx, pending, message, "the code is not one of ours")
    _told(edges, tx, pending, message, person, say("wrong_code", person.language))
    for draft_id in dict.fromkeys(one.draft_id for one in codes):
        if tx.drafts.count_wrong(draft_id, person.address, WRONG_CODES) >= WRONG_CODES:
            _locked(edges, tx, draft_id, person)


def _locked(edges: Edges, tx: Tx, draft_id: int, person: Person) -> None:
    owner = edges.config.owner
    text = say("owner_locked", owner.language, who=person.name, draft=draft_id)
    key = f"locked:{draft_id}:{person.address}:{edges.clock.now().isoformat()}"
    notices.notice(edges, tx, key, owner, f"D{draft_id}: {person.name}, 5 ×", f"{text}\n", draft_id=draft_id)


# ---------------------------------------------------------------- with it


def _by_code(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    theirs: Sequence[_Theirs],
) -> None:
    """The code that counts is the one in the place hardest for others to write into. Two of them in one
    place, for two drafts, name neither: a customer's subject may hold a code."""
    place = next(place for place in _PLACES if any(one.found.place is place for one in theirs))
    named = [one for one in theirs if one.found.place is place]
    if len({one.draft.draft_id for one in named}) > 1:
        refused(edges, tx, pending, message, "codes of several drafts")
        _told(edges, tx, pending, message, person, say("several", person.language))
        return
    best = next((one for one in named if one.approval.state == "open"), named[-1])
    called = Called(
        pending=pending,
        message=message,
        person=person,
        draft=best.draft,
        approval=best.approval,
        code=best.found.code,
    )
    _decided(edges, tx, called)


def _decided(edges: Edges, tx: Tx, called: Called) -> None:
    answer = read_answer(called.message.command_text, names_around(edges, called.person), edges.intents)
    decide(edges, tx, called, answer)


def _close(tx: Tx, pending: Pending, message: Message) -> None:
    reason = "an answer to a proposal"
    tx.messages.settle_message(pending, standing=Standing.FINISHED, reason=reason, message=message)


def _told(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, text: str) -> None:
    """To the registered address. The subject is ours: theirs may hold a code."""
    subject = f"Re: {without_codes(message.subject)[:80]}"
    key = f"receipt:{pending.message_key}"
    notices.notice(edges, tx, key, person, subject, f"{text}\n", in_reply_to=message.message_id or "")
