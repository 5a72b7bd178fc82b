"""The store's face: rows as frozen dataclasses, and what one transaction can say.

``Store.begin()`` opens one transaction (``BEGIN IMMEDIATE`` on SQLite); leaving it commits, an
exception rolls it back. Times are aware UTC datetimes here and microseconds in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from triage.approval.digest import NO_TERMS, Terms, digest_of, is_money
from triage.core.lifecycle import CaseState, DraftEvent, DraftState, EffectEvent, EffectState
from triage.intent.verdict import Verdict
from triage.ledger_books import Books
from triage.ledger_desk import BankAccounts, ContactRow, Junk, Memory, Told
from triage.ledger_learning import Learning, Said
from triage.ledger_papers import Papers
from triage.ledger_retention import Retention
from triage.mail.message import Message
from triage.ports import Position

Json = Mapping[str, Any]


class Standing(StrEnum):
    """Where a message stands in the sums: seen = before start + ignored + quarantined + handled
    (+ pending while it is being read); handled = waiting + finished."""

    PENDING = "pending"
    BEFORE_START = "before_start"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"
    WAITING = "waiting"
    FINISHED = "finished"


class Channel(StrEnum):
    SUBMIT = "submit"
    MAILBOX = "mailbox"
    BOOKS = "books"
    """Pages and files: rendered and checked here, spoken to nobody."""


class EffectKind(StrEnum):
    """What one row of the outbox does. REPLY and ACKNOWLEDGE go to a customer; PROPOSE and NOTICE to our
    own; CHECK and RENDER make pages."""

    REPLY = "reply"
    PROPOSE = "propose"
    NOTICE = "notice"
    DRAFT = "draft"
    UNDRAFT = "undraft"
    TAG = "tag"
    ANSWERED = "answered"
    COPY = "copy"
    CHECK = "check"
    """A quote or an invoice draft is checked by every rule and its pages are made; then it is proposed."""
    RENDER = "render"
    """An invoice that has its number gets its file; then the mail is queued."""
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """``live_next``: next uid to read. Uids below ``start_uid`` are before the start line;
    ``backfill_last`` is the highest of them not yet read (0: none left)."""

    account: str
    mailbox: str
    uidvalidity: int
    live_next: int
    start_uid: int
    backfill_last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One message as ingested: ``octets`` None where it stays on the server (before start, too large).
    ``first``: it is taken before all that waits."""

    sha256: str
    size: int
    octets: bytes | None
    position: Position
    standing: Standing
    reason: str = ""
    internal_at: datetime | None = None
    author: str = ""
    subject: str = ""
    message_id: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A message to be triaged. ``version`` guards T2."""

    message_key: int
    sha256: str
    octets: bytes
    mailbox: str
    attempts: int
    version: int
    sent: bool = False
    """It lies in Sent: not mail to us but an answer by one of us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    message_key: int
    sha256: str
    standing: Standing
    reason: str
    message_id: str | None
    author: str
    author_name: str
    subject: str
    kind: str
    case_no: int | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    case_no: int
    state: CaseState
    version: int
    subject: str
    area: str
    intent: str
    language: str
    assigned_to: str
    confidential: bool
    follows: int | None
    opened_at: datetime
    changed_at: datetime
    closed_at: datetime | None
    waiting_since: datetime | None
    contact: str = ""
    contact_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft with its current revision. ``frozen`` are the outgoing octets without a Date header."""

    draft_id: int
    kind: str
    state: DraftState
    version: int
    case_no: int
    message_key: int | None
    revision: int
    person: str
    facts: Json
    """What a proposal shows of the mail it answers, and what the frame needs; see pipeline.propose."""
    hold_until: datetime | None
    reverse_path: str
    recipients: tuple[str, ...]
    subject: str
    body: str
    source: str
    message_id: str
    frozen: bytes
    digest: str
    terms: Terms = NO_TERMS

    @property
    def is_money(self) -> bool:
        return is_money(self.kind, self.terms)

    def digest_for(self, approver: str, purpose: str) -> str:
        """What one person's approval of this revision is bound to, found anew from what would leave."""
        return digest_of(
            kind=self.kind,
            frozen=self.frozen,
            reverse_path=self.reverse_path,
            recipients=self.recipients,
            terms=self.terms,
            approver=approver,
            purpose=purpose,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRevision:
    reverse_path: str
    recipients: tuple[str, ...]
    subject: str
    body: str
    source: str
    message_id: str
    frozen: bytes
    digest: str
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    approval_id: int
    draft_id: int
    revision: int
    code_no: int
    approver: str
    purpose: str
    code_hash: str
    digest: str
    state: str
    wrong: int
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEffect:
    """One row of the outbox. ``key`` is a name; the same key with other content raises KeyReused."""

    key: str
    kind: EffectKind
    channel: Channel
    content: Json
    due_at: datetime
    octets: bytes | None = None
    message_id: str | None = None
    priority: int = 5
    case_no: int | None = None
    draft_id: int | None = None
    message_key: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    effect_id: int
    key: str
    kind: EffectKind
    channel: Channel
    content: Json
    octets: bytes | None
    message_id: str | None
    state: EffectState
    attempts: int
    due_at: datetime
    created_at: datetime
    lease_until: datetime
    owner: str
    result: Json
    case_no: int | None
    draft_id: int | None
    message_key: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Something that happened. ``decision`` events enter the hash chain."""

    kind: str
    actor: str = "triage"
    data: Json = field(default_factory=dict)
    authenticated_as: str | None = None
    case_no: int | None = None
    message_key: int | None = None
    draft_id: int | None = None
    decision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    seq: int
    at: datetime
    actor: str
    authenticated_as: str | None
    case_no: int | None
    message_key: int | None
    draft_id: int | None
    kind: str
    data: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One decision in the chain. ``erased``: its words were forgotten on demand, its digest stays."""

    number: int
    head: str
    event: EventRow
    erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    kind: str
    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Both sums of the ledger. ``locations`` counts distinct messages by where they lie: equal to
    ``seen`` when nothing was lost."""

    seen: int
    before_start: int
    ignored: int
    quarantined: int
    waiting: int
    finished: int
    pending: int
    located: int
    fetched: int = 0
    triaged: int = 0

    @property
    def handled(self) -> int:
        return self.waiting + self.finished

    @property
    def balanced(self) -> bool:
        parts = self.before_start + self.ignored + self.quarantined + self.handled + self.pending
        return self.seen == parts and self.pending == 0 and self.seen == self.located


class KeyReused(Exception):
    """An idempotency key came back with other content: a bug, and nothing was queued."""


class Stale(Exception):
    """The row changed since it was read; read again and decide again."""


class Messages(Protocol):
    """Arrival (T1), reading (T2) and where messages lie."""

    def cursor(self, account: str, mailbox: str, uidvalidity: int) -> Cursor | None: ...
    def cursors(self, account: str, mailbox: str) -> Sequence[Cursor]: ...
    def put_cursor(self, cursor: Cursor) -> None: ...
    def arrive(self, account: str, arrivals: Sequence[Arrival], now: datetime) -> Sequence[int]:
        """T1: message, octets and location of each; a known hash adds a location and nothing else.
        Returns the keys of the messages that are new."""
        ...

    def located_uids(self, account: str, mailbox: str, uidvalidity: int) -> Sequence[int]: ...
    def mark_gone(
        self, account: str, mailbox: str, uidvalidity: int, uids: Sequence[int], now: datetime
    ) -> None: ...
    def positions(self, message_key: int) -> Sequence[Position]: ...

    def take_fetched(self, limit: int, max_attempts: int) -> Sequence[Pending]:
        """The next messages in state fetched, oldest first, each with its attempt counted now."""
        ...

    def give_back(self, taken: Sequence[Pending]) -> None:
        """These were taken and could not be written for no fault of theirs: the attempt does not count."""
        ...

    def hold(self, pending: Pending) -> None:
        """Left as it is, and not taken again before ``unhold``; the attempt does not count."""
        ...

    def unhold(self, message_key: int | None = None) -> int:
        """This one, or everything held, may be taken again. Returns how many there were."""
        ...

    def octets(self, message_key: int) -> bytes | None: ...
    def settle_message(
        self,
        pending: Pending,
        *,
        standing: Standing,
        reason: str = "",
        message: Message | None = None,
        case_no: int | None = None,
        duplicate_of: int | None = None,
        quarantined: bool = False,
    ) -> None:
        """T2's own row; raises Stale where version or state moved on."""
        ...

    def set_standing(self, message_keys: Iterable[int], standing: Standing) -> None: ...
    def finish_case_messages(self, case_no: int) -> None: ...
    def release_message(self, message_key: int) -> None: ...
    def discard_message(self, message_key: int) -> None: ...
    def same_mail(self, author: str, message_id: str, body_sha256: str) -> int | None: ...
    def message(self, message_key: int) -> MessageRow | None: ...
    def count(self, standing: Standing, reason: str) -> int: ...
    def sent_unread(self) -> int:
        """How many mails of Sent are fetched and not looked at yet."""
        ...

    def count_known(self, hashes: Iterable[str]) -> int: ...
    def holds_message_id(self, message_id: str) -> bool: ...
    def in_sent(self, message: Message) -> bool:
        """Whether this mailbox's own Sent holds the same mail (id, subject and text: an id alone is known
        to everybody who got it), written by somebody logged in and not by us."""
        ...

    def key_of(self, account: str, sha256: str) -> int | None:
        """The message with these octets, None where there is none."""
        ...

    def sent_subjects(self, message_ids: Sequence[str]) -> Mapping[str, str]:
        """Subjects of those of these mails that one of us sent by hand."""
        ...

    def triaged_since(self, since: datetime) -> Sequence[MessageRow]:
        """Mail from outside that was handled since then and whose octets are still here, oldest first."""
        ...

    def case_messages(self, case_no: int) -> Sequence[MessageRow]: ...
    def quarantined(self) -> Sequence[MessageRow]: ...
    def add_verdict(self, message_key: int, verdict: Verdict, now: datetime, said: Said | None = None) -> int:
        """The number of this verdict, from 1. ``said``: the words that a first one was reached on."""
        ...

    def verdict_of(self, message_key: int) -> Json | None: ...


class Cases(Protocol):
    """Cases, who takes part in them, and contacts."""

    def cases_of_refs(self, message_ids: Sequence[str]) -> Mapping[str, int]: ...
    def case(self, case_no: int) -> CaseRow | None: ...
    def cases_of_participant(self, addr_spec: str, since: datetime) -> Sequence[CaseRow]: ...
    def participants(self, case_no: int) -> frozenset[str]: ...
    def open_case(
        self,
        *,
        contact_id: int | None,
        subject: str,
        verdict: Verdict,
        language: str,
        confidential: bool,
        assigned_to: str,
        follows: int | None,
        now: datetime,
    ) -> int: ...
    def touch_case(self, case_no: int, now: datetime, **changes: Any) -> None: ...
    def join_case(self, case_no: int, message_ids: Iterable[str], addr_specs: Iterable[str]) -> None: ...
    def waiting_cases(self) -> Sequence[CaseRow]: ...
    def in_state(self, state: CaseState) -> Sequence[CaseRow]: ...
    def merge_case(self, case_no: int, into: int, now: datetime) -> None:
        """Mails, ids and people of one case become the other's; the first is closed and follows it."""
        ...

    def customer_code(self, addr_spec: str) -> str:
        """The code of the customer record that this address belongs to, or empty."""
        ...

    def split_case(self, case_no: int, message_key: int, now: datetime) -> int:
        """One mail of a case becomes an open case of its own, of whoever wrote it. Returns its number."""
        ...

    def see_contact(self, addr_spec: str, name: str, language: str, now: datetime) -> int: ...
    def contact(self, addr_spec: str) -> ContactRow | None: ...


class Drafts(Protocol):
    """Drafts, their revisions, and the approvals bound to them."""

    def add_draft(
        self, *, kind: str, case_no: int, message_key: int | None, person: str, facts: Json, now: datetime
    ) -> int: ...
    def add_revision(self, draft_id: int, revision: NewRevision, now: datetime) -> int: ...
    def draft(self, draft_id: int) -> DraftRow | None: ...
    def draft_by_message_id(self, message_id: str) -> DraftRow | None:
        """The draft whose octets carry this id of ours, in any revision."""
        ...

    def first_body(self, draft_id: int) -> str:
        """What was prepared before anybody changed it."""
        ...

    def count(self, state: DraftState) -> int: ...
    def drafts_of_case(self, case_no: int, states: Sequence[DraftState]) -> Sequence[DraftRow]: ...
    def in_state(self, state: DraftState) -> Sequence[DraftRow]: ...
    def give(self, draft_id: int, person: str) -> None:
        """Another person is asked from now on."""
        ...

    def move_draft(
        self, draft: DraftRow, happened: DraftEvent, hold_until: datetime | None = None
    ) -> DraftState:
        """Advance with compare-and-set on version; raises Stale when somebody was faster."""
        ...

    def add_approval(
        self,
        *,
        draft: DraftRow,
        approver: str,
        purpose: str,
        code_hash: str,
        expires_at: datetime,
        now: datetime,
    ) -> int: ...
    def approval_by_code(self, code_hash: str) -> ApprovalRow | None: ...
    def open_approvals(self, draft_id: int) -> Sequence[ApprovalRow]: ...
    def used_approvals(self, draft_id: int, revision: int) -> Sequence[ApprovalRow]: ...
    def use_approval(
        self,
        *,
        code_hash: str,
        approver: str,
        digest: str,
        by_message: int | None,
        now: datetime,
        then: str = "used",
    ) -> bool:
        """The one UPDATE with every condition; True where exactly one row was used. ``digest`` is
        ``DraftRow.digest_for`` this approver and the code's purpose."""
        ...

    def void_approvals(self, draft_id: int, state: str = "void") -> None: ...
    def approved_since(self, since: datetime) -> Sequence[DraftRow]:
        """Drafts with a yes used since then that were not stopped meanwhile."""
        ...

    def count_wrong(self, draft_id: int, approver: str, limit: int) -> int: ...


class Outbox(Protocol):
    """Every outward effect is one row here."""

    def queue(self, effect: NewEffect, now: datetime) -> None:
        """Once for a key: the same again changes nothing, other content raises KeyReused (at the latest
        as the transaction ends)."""
        ...

    def claim(
        self,
        channel: Channel,
        owner: str,
        now: datetime,
        lease_seconds: float,
        limit: int,
        *,
        without: Sequence[EffectKind] = (),
    ) -> Sequence[EffectRow]:
        """``without``: kinds that may not be performed now (somebody said stop)."""
        ...

    def settle(
        self,
        effect: EffectRow,
        happened: EffectEvent,
        *,
        now: datetime,
        result: Json | None = None,
        due_at: datetime | None = None,
    ) -> EffectState: ...
    def expire_leases(self, now: datetime, look_at: datetime) -> int:
        """``sending`` past its lease becomes ``unknown``: it may have happened. Looked up at ``look_at``,
        when the provider has surely filed its Sent copy."""
        ...

    def unknowns(self, channel: Channel, now: datetime, limit: int) -> Sequence[EffectRow]: ...
    def postpone(self, effect: EffectRow, due_at: datetime, result: Json) -> None: ...
    def cancel_effects(self, draft_id: int, kinds: Sequence[EffectKind], now: datetime) -> int: ...
    def effect_by_key(self, key: str) -> EffectRow | None: ...
    def effect_by_message_id(self, message_id: str) -> EffectRow | None: ...
    def effects(self, states: Sequence[EffectState], limit: int = 1000) -> Sequence[EffectRow]: ...
    def replies(self, after: int, limit: int) -> Sequence[EffectRow]:
        """What went or goes to customers on approval, beyond this number, in order."""
        ...

    def count_left(self, message_ids: Iterable[str]) -> int:
        """How many of these ids the store knows as gone: sent from here, or seen in Sent."""
        ...

    def sent_since(self, kind: EffectKind, since: datetime) -> int: ...
    def moving(self, now: datetime) -> int:
        """How many effects are on their way: due in the queue, or being performed."""
        ...

    def effect_counts(self) -> Mapping[tuple[str, str], int]: ...


class Journal(Protocol):
    """Events, the hash chain over decisions, timers, settings, sums."""

    def setting(self, name: str) -> str | None: ...
    def put_setting(self, name: str, value: str) -> None: ...
    def happened(self, *events: NewEvent, now: datetime) -> None: ...
    def events(
        self, *, case_no: int | None = None, after: int = 0, kinds: Sequence[str] = (), limit: int = 1000
    ) -> Sequence[EventRow]: ...
    def counts(self, since: datetime) -> Mapping[str, int]:
        """Events by kind."""
        ...

    def chain_head(self) -> str: ...
    def chain_length(self) -> int: ...
    def linked(self, after: int, limit: int) -> Sequence[Link]:
        """The chain's links in their order, beyond number ``after``."""
        ...

    def link_of(self, head: str) -> Link | None:
        """The link that made this head; it may be given by its first characters, 16 at least."""
        ...

    def verify_chain(self) -> tuple[int, str]:
        """(links checked, empty string or what is wrong)."""
        ...

    def put_due(self, kind: str, key: str, due_at: datetime) -> None: ...
    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]: ...
    def finish_due(self, row: DueRow, now: datetime) -> None: ...
    def sums(self) -> Sums: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that is stored about one address."""

    contact: Mapping[str, str]
    messages: Sequence[MessageRow]
    cases: Sequence[CaseRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was erased of somebody; ``kept``: documents that bookkeeping law keeps."""

    mails: int
    cases: int
    kept: int


class People(Protocol):
    """What is held about somebody outside, and forgetting it."""

    def held_about(self, addr_spec: str) -> Held: ...
    def learned_from(self, addr_spec: str) -> Sequence[str]:
        """In lines: answers remembered, words learned, bank details and records that came from them."""
        ...

    def forget(self, addr_spec: str, also: Iterable[int], now: datetime) -> Forgotten:
        """Erase texts, names and addresses; hashes stay. ``also``: messages of ours that name them."""
        ...


class Tx(Protocol):
    """One transaction."""

    @property
    def messages(self) -> Messages: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def told(self) -> Told: ...
    @property
    def bank(self) -> BankAccounts: ...
    @property
    def memory(self) -> Memory: ...
    @property
    def junk(self) -> Junk: ...
    @property
    def people(self) -> People: ...
    @property
    def books(self) -> Books: ...
    @property
    def papers(self) -> Papers: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def learning(self) -> Learning: ...
    def part(self) -> AbstractContextManager[None]:
        """A savepoint: an exception inside takes back what was said inside, and nothing else."""
        ...


class Store(Protocol):
    def begin(self) -> AbstractContextManager[Tx]: ...
    def reading(self) -> AbstractContextManager[Tx]:
        """A read-only look; never blocks a writer."""
        ...

    def secret(self) -> bytes:
        """The key that makes our Message-IDs recognisable; minted with the store."""
        ...

    def scrub(self) -> bool:
        """Old pages of the file go too: after somebody was erased, outside of any transaction. False: not
        now, somebody reads; try again."""
        ...

    def close(self) -> None: ...


class SecondLedger(Protocol):
    """Append-only, fsynced, beside the store: a damaged WAL loses commits silently, this does not."""

    def append(self, entries: Iterable[tuple[str, str]]) -> None:
        """(``in`` | ``out``, sha256 or Message-ID)."""
        ...

    def read(self) -> Iterable[tuple[str, str]]: ...
    def holds(self, what: str, identity: str) -> bool: ...
