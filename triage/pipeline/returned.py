"""A mail that came back (RFC 3464): whoever wrote it hears of it, with address and reason in words.

Ours is known by its id. One that a person wrote by hand lies in Sent under the id that the bounce names.
A bounce can be forged: what it says of the address counts only where we wrote to that address, and its
reason is read as one of our own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triage.commands.said import say
from triage.commands.said_returned import REASONS
from triage.config import Person
from triage.core.ids import is_minted
from triage.core.lifecycle import CASE, CaseEvent, CaseState, advance
from triage.desk.people import has_access, named
from triage.drafting.proposal import WORDS
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Standing
from triage.mail.message import Bounce, BouncedRecipient, Kind, Message
from triage.pipeline import notices, sent_wait, targets
from triage.pipeline.edges import Edges
from triage.pipeline.prepared import Prepared
from triage.pipeline.standing import stand_in

_SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """The mail that came back: to whom it went, whose it was, and where it belongs."""

    message_id: str
    subject: str
    to: tuple[str, ...]
    case_no: int | None
    writer: Person | None
    draft_id: int | None = None


def octets_of(tx: Tx, message: Message) -> bytes | None:
    """The mail by hand that a bounce names, as it lies in Sent: to be read outside the transaction."""
    if message.kind is not Kind.BOUNCE or message.bounce is None or not message.bounce.message_id:
        return None
    row = tx.messages.sent_by_hand(message.bounce.message_id)
    return None if row is None else tx.messages.octets(row.message_key)


def came_back(edges: Edges, tx: Tx, prepared: Prepared) -> bool:
    """Whether it was about a mail of this firm (told once), or is left until Sent was read. Any other bounce
    is merely counted."""
    bounce, pending = prepared.message.bounce, prepared.pending
    if bounce is None or not bounce.message_id:
        return False
    left = _ours(edges, tx, bounce.message_id) or _by_hand(edges, tx, prepared.by_hand)
    if left is None:
        ours = is_minted(edges.store.secret(), bounce.message_id)
        return not ours and sent_wait.put_off(edges, tx, pending)
    failed = _failed(bounce, left.to)
    if not failed:
        return False
    tx.messages.settle_message(
        pending, standing=Standing.FINISHED, reason="our mail came back", message=prepared.message
    )
    waits = any(one.hard for one in failed) and _waits_again(edges, tx, left, failed)
    _tell(edges, tx, left, failed, waits=waits)
    told = "; ".join(f"{one.address}: {one.reason or one.status}" for one in failed)
    happened = NewEvent(
        kind="came_back", case_no=left.case_no, draft_id=left.draft_id, message_key=pending.message_key,
        data={"told": told[:300], "by_hand": left.draft_id is None},
    )  # fmt: skip
    tx.journal.happened(happened, now=edges.clock.now())
    return True


# ---------------------------------------------------------------- which mail it was


def _ours(edges: Edges, tx: Tx, message_id: str) -> _Left | None:
    """A mail from the outbox; its writer is whoever approved it."""
    effect = (
        tx.outbox.effect_by_message_id(message_id) if is_minted(edges.store.secret(), message_id) else None
    )
    if effect is None:
        return None
    draft = tx.drafts.draft(effect.draft_id) if effect.draft_id is not None else None
    used = [] if draft is None else tx.drafts.used_approvals(draft.draft_id, draft.revision)
    return _Left(
        message_id=message_id,
        subject="" if draft is None else draft.subject or str(draft.facts.get("subject", "")),
        to=tuple(str(one).lower() for one in effect.content.get("recipients", [])),
        case_no=effect.case_no,
        writer=edges.config.person(used[0].approver) if used else None,
        draft_id=effect.draft_id,
    )


def _by_hand(edges: Edges, tx: Tx, mail: Message | None) -> _Left | None:
    if mail is None or mail.message_id is None:
        return None
    to = tuple(dict.fromkeys(one.addr_spec.lower() for one in (*mail.to, *mail.cc) if one.addr_spec))
    known = tx.cases.cases_of_refs([mail.message_id, *mail.in_reply_to, *reversed(mail.references)])
    cases = [one for one in dict.fromkeys(known.values()) if set(to) & tx.cases.participants(one)]
    writer = edges.config.person(mail.author.addr_spec)
    if writer is None and mail.author.name:  # from the shared address: the name in From says who
        writer = named(edges.config.people, mail.author.name)
    return _Left(
        message_id=mail.message_id, subject=mail.subject, to=to, case_no=cases[0] if cases else None,
        writer=writer,
    )  # fmt: skip


def _failed(bounce: Bounce, to: Sequence[str]) -> list[BouncedRecipient]:
    """Who of those we wrote to did not get it. Where it names nobody, or whom an alias led to, it can only
    be the one address that we wrote to."""
    found = [one for one in bounce.recipients if one.address.lower() in to]
    if found or len(to) != 1:
        return found[:_SHOWN]
    reason = bounce.recipients[0].reason if bounce.recipients else ""
    return [BouncedRecipient(address=to[0], reason=reason)]


# ---------------------------------------------------------------- what follows


def _waits_again(edges: Edges, tx: Tx, left: _Left, failed: Sequence[BouncedRecipient]) -> bool:
    """The customer has no answer after all: the case waits as before it was answered."""
    case = None if left.case_no is None else tx.cases.case(left.case_no)
    if case is None or case.contact.lower() not in {one.address.lower() for one in failed}:
        return False
    changes: dict[str, object] = {}
    if case.state is CaseState.CLOSED:
        changes = {"state": advance(CASE, case.state, CaseEvent.REOPEN), "closed_at": None}
    now = edges.clock.now()
    tx.cases.touch_case(case.case_no, now, waiting_since=case.waiting_since or now, **changes)
    targets.start(edges, tx, case.case_no, again=True)
    return True


def _tell(edges: Edges, tx: Tx, left: _Left, failed: Sequence[BouncedRecipient], *, waits: bool) -> None:
    case = None if left.case_no is None else tx.cases.case(left.case_no)
    person = _hears(edges, tx, left, "" if case is None else case.assigned_to)
    language = person.language
    lines = [f"  {one.address}: {say(REASONS.get(one.reason, 'no_why'), language)}" for one in failed]
    subject = "…" if case is not None and case.confidential else left.subject[:120] or "–"
    text = say("came_back_text", language, told="\n".join(lines), subject=subject)
    if left.case_no is not None:
        done = WORDS[language][2]
        said = say("came_back_waits" if waits else "came_back_case", language, case=left.case_no, done=done)
        link = f" {notices.command_link(edges, f'#{done} {left.case_no}')}" if waits else ""
        text = f"{text}\n\n{said}{link}"
    title = say("came_back_subject", language, told=failed[0].address[:60])
    number = f" [#{left.case_no}]" if left.case_no is not None else ""
    key = f"bounce:{left.message_id}"
    notices.notice(edges, tx, key, person, f"{title}{number}", f"{text}\n", case_no=left.case_no)


def _hears(edges: Edges, tx: Tx, left: _Left, assigned_to: str) -> Person:
    """Who wrote it, else who is in charge of the case, else the owner; a stand-in where they are away. Not by
    the very address that takes no mail."""
    config = edges.config
    for one in (left.writer, config.person(assigned_to)):
        if one is not None and has_access(one, edges.today) and one.address.lower() not in left.to:
            return stand_in(edges, tx, one)
    return config.owner
