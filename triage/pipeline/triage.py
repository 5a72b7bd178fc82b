"""T2: what a message is, and what to do about it. Read and scored outside, written whole.

The walk of one message, top to bottom: take (attempt counted) → read in a child → authenticate, judge,
classify → place in a case → decide → draft, effects, events: one transaction, one savepoint a message.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from triage.books.order_page import SeenOrder, says_order
from triage.books.seen import SeenPaper
from triage.config import Person
from triage.core.errors import OwnerError, Transient
from triage.core.ids import is_minted
from triage.desk.policy import ANSWERABLE
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.ledger_rows import Stale
from triage.mail.message import Kind, Message, Quarantined, QuarantineReason, Read
from triage.pipeline import (
    acknowledge,
    answer,
    bundle_answer,
    by_hand,
    clock_moved,
    commands,
    junk,
    look_report,
    papers,
    returned,
    sent_wait,
    unread,
)
from triage.pipeline.command_people import out_of_office
from triage.pipeline.edges import Edges
from triage.pipeline.forwarding import taken_over
from triage.pipeline.matter import matter
from triage.pipeline.prepared import Prepared, Unreadable, ignore, judged
from triage.pipeline.probes import probed
from triage.pipeline.records import with_records
from triage.pipeline.remember import recalled
from triage.pipeline.standing import disproven, is_disproven

log = logging.getLogger("triage")


def triage(edges: Edges) -> int:
    """Triage the next batch. Returns how many messages were taken."""
    clock_moved.looked(edges)
    if edges.room():
        return 0  # an attempt counted now would be the disk's fault, not the mail's
    with edges.store.begin() as tx:
        taken = tx.messages.take_fetched(edges.pace.batch, edges.pace.max_attempts)
    if not taken:
        return junk.judge(edges)
    edges.fault("t2_taken")
    if edges.lessons is not None:
        with edges.store.reading() as tx:
            edges.lessons.refresh(tx)
    try:
        _write(edges, _prepared(edges, taken))
    except (Transient, OwnerError):  # the store takes nothing now: no mail's fault
        with edges.store.begin() as tx:
            tx.messages.give_back(taken)
        raise
    return len(taken)


def _prepared(edges: Edges, taken: Sequence[Pending]) -> list[Prepared | Unreadable]:
    """A mail that was tried often enough is never handed to a reader again: it may be what ends us."""
    worn = [one for one in taken if one.attempts > edges.pace.max_attempts]
    fit = [one for one in taken if one.attempts <= edges.pace.max_attempts]
    reads = edges.parser.read_many(one.octets for one in fit)  # scored while the next ones are read
    given_up = [Unreadable(pending=one, read=_worn_out(one)) for one in worn]
    return [*given_up, *(prepare(edges, one, read) for one, read in zip(fit, reads, strict=True))]


def prepare(edges: Edges, pending: Pending, read: Read) -> Prepared | Unreadable:
    """Everything that needs no transaction."""
    if isinstance(read, Quarantined):
        return Unreadable(pending=pending, read=read)
    message = replace(read, authentication=edges.authenticate(pending.octets, read))
    staff = edges.config.person(message.author.addr_spec)
    theirs, guess = taken_over(
        edges, message, staff
    )  # a colleague's forward is scored as the customer's mail
    with edges.store.reading() as tx:
        mail = with_records(edges, tx, theirs, staff if guess is None else None)
        by_hand_sent = returned.octets_of(tx, message)
    verdict = judged(edges, mail)
    known = None if pending.sent or message.kind not in ANSWERABLE else recalled(edges, theirs, verdict)
    taught = edges.lessons.number if edges.lessons is not None else 0
    return Prepared(
        pending=pending,
        message=message,
        mail=mail,
        verdict=verdict,
        taught=taught,
        staff=staff,
        papers=_papers(edges, pending, message),
        orders=_orders(edges, pending, message),
        recalled=known,
        by_hand=_read_again(edges, by_hand_sent),
    )


def _papers(edges: Edges, pending: Pending, message: Message) -> Sequence[SeenPaper]:
    """In Sent, and not from here: what the firm's own program made."""
    ours = message.message_id is not None and is_minted(edges.store.secret(), message.message_id)
    if edges.papers is None or not pending.sent or ours:
        return ()
    return edges.papers(message, pending.octets)


def _orders(edges: Edges, pending: Pending, message: Message) -> Sequence[SeenOrder]:
    """Read again as rows of a table, where the text of a PDF looks like an order."""
    if (
        edges.orders is None
        or pending.sent
        or not any(says_order(one.text or "") for one in message.attachments)
    ):
        return ()
    return edges.orders(pending.octets)


def _read_again(edges: Edges, octets: bytes | None) -> Message | None:
    """A mail of ours that lies in the store, for whom it went to."""
    read = next(iter(edges.parser.read_many([octets])), None) if octets is not None else None
    return read if isinstance(read, Message) else None


def _worn_out(pending: Pending) -> Quarantined:
    return Quarantined(
        sha256=pending.sha256,
        size=len(pending.octets),
        reason=QuarantineReason.ATTEMPTS,
        detail=f"could not be read in {pending.attempts - 1} attempts",
    )


# ---------------------------------------------------------------- writing


def _write(edges: Edges, prepared: Sequence[Prepared | Unreadable]) -> None:
    """One transaction for the batch. If any message of it fails, each gets one of its own, so that it
    costs nobody else's mail."""
    try:
        with edges.store.begin() as tx:
            for one in prepared:
                write(edges, tx, one)
                edges.fault("t2_writing")
    except (Transient, OwnerError):
        raise
    except Exception as error:
        log.info("a batch is written one by one: %s", error)
        for one in prepared:
            _write_alone(edges, one)
    edges.fault("t2_committed")
    for name in ("submit", "mailbox", "timer", "books"):
        edges.wake(name)


def _write_alone(edges: Edges, one: Prepared | Unreadable) -> None:
    try:
        with edges.store.begin() as tx:
            write(edges, tx, one)
    except Stale:
        return  # somebody else settled it meanwhile: nothing of ours was written
    except (Transient, OwnerError):
        raise
    except Exception as bug:  # counted and told; the attempt already stands in the row
        log.exception("message %s could not be triaged", one.pending.sha256[:12])
        data = {"error": type(bug).__name__, "sha256": one.pending.sha256[:12]}
        failed = NewEvent(kind="bug", message_key=one.pending.message_key, data=data)
        with edges.store.begin() as tx:
            tx.journal.happened(failed, now=edges.clock.now())


def write(edges: Edges, tx: Tx, prepared: Prepared | Unreadable) -> None:
    """T2 for one message."""
    if isinstance(prepared, Unreadable):
        _quarantine(edges, tx, prepared.pending, prepared.read)
        return
    message, pending = prepared.message, prepared.pending
    if pending.sent:
        by_hand.sent(edges, tx, pending, message)
        papers.in_sent(edges, tx, pending.message_key, message, prepared.papers)
    elif message.message_id and is_minted(edges.store.secret(), message.message_id):
        ignore(edges, tx, prepared, "echo of our own mail")
    elif message.kind is Kind.AUTO_REPLY and message.author.addr_spec == edges.config.firm.address:
        acknowledge.saw_vacation(edges, tx)
        ignore(edges, tx, prepared, "the server's own vacation text")
    elif (first := _same(tx, message)) is not None:
        settled = Standing.IGNORED
        tx.messages.settle_message(
            pending, standing=settled, reason="same mail again", message=message, duplicate_of=first
        )
    elif prepared.staff is None:
        matter(edges, tx, prepared)
    elif _for_the_desk(edges, tx, prepared, prepared.staff):
        return
    elif is_disproven(message):
        reason = "in the name of one of us, and its sender failed the check"
        tx.messages.settle_message(pending, standing=Standing.IGNORED, reason=reason, message=message)
        disproven(edges, tx, pending, message, prepared.staff)
    else:
        matter(edges, tx, prepared)


def _same(tx: Tx, message: Message) -> int | None:
    """The same authenticated author, id and body came before (by two addresses, or sent again)."""
    if message.message_id is None or message.authentication.authenticated_as is None:
        return None
    return tx.messages.same_mail(message.author.addr_spec, message.message_id, message.body_sha256)


def _for_the_desk(edges: Edges, tx: Tx, prepared: Prepared, person: Person) -> bool:
    """An answer to a proposal or a command by one of us: True when that is what it was."""
    if sent_wait.waits(edges, tx, prepared.pending, prepared.message):
        return True
    if probed(edges, tx, prepared.pending, prepared.message):
        return True
    out_of_office(edges, tx, prepared.pending, prepared.message, person)
    if bundle_answer.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if answer.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if look_report.answered(edges, tx, prepared.pending, prepared.message, person):
        return True
    if commands.commanded(edges, tx, prepared.pending, prepared.message, person):
        return True
    return answer.to_a_notice(edges, tx, prepared.pending, prepared.message, person)


def _quarantine(edges: Edges, tx: Tx, pending: Pending, read: Quarantined) -> None:
    tx.messages.settle_message(
        pending, standing=Standing.QUARANTINED, reason=read.reason.value, quarantined=True
    )
    data = {"reason": read.reason, "detail": read.detail[:200], "from": read.claimed_from[:200]}
    happened = NewEvent(kind="unreadable", message_key=pending.message_key, data=data)
    tx.journal.happened(happened, now=edges.clock.now())
    unread.noticed(edges, tx)
