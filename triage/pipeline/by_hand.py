"""Any human answer counts: what lies in Sent and was not sent from here ends what was prepared.

It may have been written anywhere: from our copy in Drafts, as a reply in any mail program, or as a new
mail to the customer. Sent is read again as a hold ends, so that an answer written meanwhile stops ours.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from triage.core.ids import is_minted
from triage.core.lifecycle import DraftEvent, DraftState
from triage.drafting.frame import base_subject
from triage.intent.words import fold
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.mail.message import Kind, Message
from triage.mail.thread import case_numbers
from triage.pipeline import acknowledge, cases, edits, remember, sent_wait
from triage.pipeline.cases import WAITING_DRAFTS
from triage.pipeline.edges import Edges
from triage.pipeline.outside import finish

RECENT: Final = timedelta(days=30)
CLOCKS: Final = timedelta(minutes=10)
"""How far a mail program's clock may be behind the server's."""

SOONEST: Final = timedelta(milliseconds=300)
LATEST: Final = timedelta(seconds=20)

NOBODY: Final = frozenset({Kind.AUTO_REPLY, Kind.BOUNCE, Kind.COMPLAINT})
_READ: Final = "sent_read_at"


def sent(edges: Edges, tx: Tx, pending: Pending, message: Message) -> None:
    """A message in Sent. Ours is known by its id; any other that a person wrote to somebody who waits ends
    the matter. A vacation text is nobody's answer."""
    own = _own(edges, tx, message)
    left = own is None or own.state not in WAITING_DRAFTS
    if message.message_id is not None and is_minted(edges.store.secret(), message.message_id) and left:
        _settle(tx, pending, message, "our own sent copy")
    elif message.kind in NOBODY:
        _settle(tx, pending, message, f"in Sent, but no person wrote it: {message.kind}")
        acknowledge.saw_vacation(edges, tx)
    else:
        _settle(tx, pending, message, "sent by one of us")
        sent_wait.copy_came(edges, tx)
        for case_no in [own.case_no] if own is not None else _answered(edges, tx, message):
            _ends(edges, tx, pending, message, case_no)


def _own(edges: Edges, tx: Tx, message: Message) -> DraftRow | None:
    """The draft of ours that this is: somebody sent our copy in Drafts, and the program kept its id."""
    if message.message_id is None or not is_minted(edges.store.secret(), message.message_id):
        return None
    return tx.drafts.draft_by_message_id(message.message_id)


def _settle(tx: Tx, pending: Pending, message: Message, reason: str) -> None:
    tx.messages.settle_message(pending, standing=Standing.IGNORED, reason=reason, message=message)


def _answered(edges: Edges, tx: Tx, message: Message) -> list[int]:
    """The cases that this answers: by In-Reply-To, else by recipient, subject and time."""
    to = {one.addr_spec.lower() for one in (*message.to, *message.cc)}
    known = tx.cases.cases_of_refs([*message.in_reply_to, *reversed(message.references)])
    found = [one for one in dict.fromkeys(known.values()) if to & tx.cases.participants(one)]
    return found or _by_subject(edges, tx, message, to)


def _by_subject(edges: Edges, tx: Tx, message: Message, to: set[str]) -> list[int]:
    """The newest case in which one of the recipients waits, under the same subject or its number. Written
    after they began to wait."""
    written = message.date or edges.clock.now()
    since = edges.clock.now() - RECENT
    waiting: dict[int, CaseRow] = {}
    for address in sorted(to):
        for case in tx.cases.cases_of_participant(address, since):
            if case.waiting_since is not None and written >= case.waiting_since - CLOCKS:
                waiting[case.case_no] = case
    named = set(case_numbers(message.subject))
    about = fold(base_subject(message.subject))
    same = [one for one in waiting.values() if one.case_no in named or _is_same(about, one.subject)]
    return [max(same, key=lambda one: one.changed_at).case_no] if same else []


def _is_same(about: str, subject: str) -> bool:
    return bool(about) and about == fold(base_subject(subject))


def _ends(edges: Edges, tx: Tx, pending: Pending, message: Message, case_no: int) -> None:
    """Close the proposal, stop the hold, remove our copy in Drafts, and learn from what was written."""
    drafts = [
        one
        for one in tx.drafts.drafts_of_case(case_no, tuple(DraftState))
        if one.kind == "reply" and one.message_key is not None
    ]
    stopped = cases.supersede(edges, tx, case_no, happened=DraftEvent.ANSWER)
    finish(edges, tx, case_no)
    to = sorted(one.addr_spec.lower() for one in (*message.to, *message.cc))
    happened = NewEvent(
        kind="answered_by_hand",
        actor=message.author.addr_spec,
        case_no=case_no,
        message_key=pending.message_key,
        data={"stopped": stopped, "who": ", ".join(to)[:200]},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())
    cases.remember(tx, message, case_no)
    if drafts and message.message_id is not None:
        edits.by_hand(edges, tx, drafts[-1], message)
        remember.learned_by_hand(edges, tx, drafts[-1], message)


# ---------------------------------------------------------------- Sent, as a hold ends


def was_read(edges: Edges, began: datetime) -> None:
    """Sent was read: everything that lay in it at ``began`` is in the store. Written down at the first time
    and while something is held, so that an idle desk writes nothing."""
    with edges.store.reading() as tx:
        known, held = tx.journal.setting(_READ), tx.drafts.count(DraftState.HELD)
    if known is None or held:
        now = edges.clock.now()
        with edges.store.begin() as tx:
            tx.journal.put_setting(_READ, began.isoformat())
            for draft in tx.drafts.in_state(DraftState.HELD):
                if draft.hold_until is not None and draft.hold_until < began:  # it waited for this look
                    tx.journal.put_due("release", str(draft.draft_id), now)
        edges.wake("timer")


def asks_again(tx: Tx, now: datetime) -> timedelta:
    """How soon a hold that is over asks again whether Sent was read. Each question is a write, and a mailbox
    may be down for hours: the longer Sent was not read, the longer it waits."""
    read = tx.journal.setting(_READ)
    blind = now - datetime.fromisoformat(read) if read else timedelta()
    return min(max(SOONEST, blind / 4), LATEST)


def must_read(tx: Tx, draft: DraftRow) -> bool:
    """Whether Sent has to be looked at before this held draft may leave. Where Sent was never read there is
    none, and nothing can be waited for."""
    read = tx.journal.setting(_READ)
    if read is None or draft.hold_until is None:
        return False
    return datetime.fromisoformat(read) < draft.hold_until or tx.messages.sent_unread() > 0
