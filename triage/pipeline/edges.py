"""What every use case is handed: the ports, the owner's settings, the firm's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from triage.books.invoice import Draft
from triage.books.order_page import SeenOrder
from triage.books.seen import SeenPaper
from triage.books.totals import Totals
from triage.config import Config
from triage.core.errors import Problem
from triage.core.faultpoints import Fault, nothing
from triage.desk.calendar import Calendar, never
from triage.drafting.templates import Templates
from triage.intent.facts import IntentInput
from triage.intent.intents import Intent
from triage.intent.verdict import Verdict
from triage.ledger import SecondLedger, Store, Tx
from triage.mail.message import Authentication, File, Message
from triage.pipeline.clockwatch import ClockWatch
from triage.pipeline.rules_test import Trial
from triage.ports import Clock, Parser, Press


class Classifier(Protocol):
    """Says what a message is. Slow to make, quick to ask; never raises for a message."""

    @property
    def version(self) -> str: ...
    def classify(self, given: Message | IntentInput) -> Verdict: ...


class Lessons(Protocol):
    """What people taught, put to work: asked by the triage thread alone, before a mail is scored."""

    @property
    def number(self) -> int:
        """Rises when something was learned: what was scored before may be stale."""
        ...

    def refresh(self, tx: Tx) -> None:
        """Put to work what was taught since the last call."""
        ...


Authenticate = Callable[[bytes, Message], Authentication]
"""Found once, at ingest, from the raw octets (RFC 8601, DKIM)."""


class Found(Protocol):
    """An answered question near to this one. ``sure``: near enough to become a draft."""

    @property
    def pair_id(self) -> int: ...
    @property
    def likeness(self) -> float: ...
    @property
    def sure(self) -> bool: ...


class Recall(Protocol):
    """Asked with a masked question, by the triage thread alone."""

    def __call__(self, question: str, *, intent: str, language: str) -> Found | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things may take. ``grace``: how late a provider may file its Sent copy."""

    lease: timedelta = timedelta(minutes=12)
    grace: timedelta = timedelta(minutes=15)
    first_retry: timedelta = timedelta(seconds=20)
    longest_retry: timedelta = timedelta(hours=4)
    give_up: timedelta = timedelta(days=5)
    batch: int = 64
    max_attempts: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """One account's desk. Handed to every function of the pipeline."""

    account: str
    config: Config
    store: Store
    second: SecondLedger
    clock: Clock
    parser: Parser
    classifier: Classifier
    authenticate: Authenticate
    templates: Templates
    intents: dict[str, Intent]
    wake: Callable[[str], None]
    """Called after a commit with ``triage``, ``submit`` or ``mailbox``: there is work for that thread."""
    pace: Pace = Pace()
    watch: ClockWatch = field(default_factory=ClockWatch)
    """Whether the wall clock was moved."""
    is_holiday: Callable[[date], bool] = never
    """Public holidays of the firm's region."""
    recall: Recall | None = None
    """Answers given before, found again; None where nothing is remembered."""
    files_of: Callable[[bytes], Sequence[File]] = lambda raw: ()
    """The photos and PDFs of a mail's octets, taken out in a child that can be killed."""
    pages_of: Callable[[bytes], Sequence[File]] = lambda raw: ()
    """E-invoices of a mail that are bare XML, as pages; none without the extra that renders."""
    trial: Callable[[], Trial] | None = None
    """The rules as they lie in the owner's folder now. Raises OwnerError where they are wrong."""
    lessons: Lessons | None = None
    """What people taught; None where nothing is learned (tests of other things)."""
    press: Press | None = None
    """Makes quotes and invoices; None where this firm keeps no books here."""
    totalled: Callable[[Draft, date], Totals] | None = None
    """Totals of what was issued; None where this firm keeps no books here."""
    papers: Callable[[Message, bytes], Sequence[SeenPaper]] | None = None
    """Quotes and invoices of the firm's own program in a mail of ours; None where it keeps its books here."""
    orders: Callable[[bytes], Sequence[SeenOrder]] | None = None
    """The orders among a mail's PDFs, read in a child; None where no quote is ever answered here."""
    draft_page: Callable[[Sequence[str]], bytes] | None = None
    """Lines as a page marked as a draft; None where the extra that renders is not installed."""
    no_press: tuple[Problem, ...] = ()
    """Why there is none although the firm wants one (the extra is not installed)."""
    consent: Callable[[str], float | None] = lambda text: None
    """How likely new text accepts a quote; None where nothing can be said. For the triage thread alone."""
    known_words: frozenset[str] = frozenset()
    """Words of general use, folded: everything else in an answer may be somebody's."""
    room: Callable[[], str] = lambda: ""
    """Why nothing more can be taken in (the disk is nearly full), or empty."""
    fault: Fault = nothing
    """Called with the name of each commit point; see ``core.faultpoints``."""

    @property
    def domain(self) -> str:
        return self.config.firm.address.rpartition("@")[2]

    @property
    def calendar(self) -> Calendar:
        return self.config.calendar(self.is_holiday)

    @property
    def today(self) -> date:
        """The day by the firm's clock."""
        return self.clock.now().astimezone(self.calendar.zone).date()

    @property
    def hold(self) -> timedelta:
        return timedelta(minutes=self.config.desk.hold_minutes)
