"""The daemon's threads: a watcher, one that triages, two that perform effects, one for timers.

Every unit of work is a plain function of the pipeline; threads only decide *when*. APScheduler holds no
truth: it ticks, and what is due stands in the store.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final, Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from triage.core.errors import OwnerError, Permanent, Problem, Transient
from triage.core.lifecycle import DraftState
from triage.ledger_journal import EventRow, NewEvent
from triage.pipeline import (
    by_hand,
    clock_moved,
    dispatch,
    ingest,
    junk,
    moved,
    notices,
    release,
    triage,
)
from triage.pipeline.dispatch import Performer, Unsettled
from triage.pipeline.edges import Edges
from triage.pipeline.halt import halted
from triage.pipeline.perform import MailboxPerformer, SubmitPerformer, special_mailbox
from triage.pipeline.perform_books import BooksPerformer
from triage.ports import MailboxAccount, MailboxSession, SpecialUse, Submitter

log = logging.getLogger("triage")

TICK: Final = 1.0
"""Seconds between looks where no wake-up came (another process may have written)."""

RECONCILE: Final = timedelta(minutes=5)
IDLE_SLICE: Final = 20.0
"""How long the first mailbox is listened to before the others, Sent among them, are looked at again: three
looks within the minute that a copy in Sent is waited for (``pipeline.sent_wait``)."""

BACK_OFF: Final = (0.2, 1, 5, 15, 60)

SETTLES: Final = 20.0
"""Seconds without which nothing is fitted: people correct several mails in one go."""

TRIES: Final = 3

Observer = Callable[[EventRow], None]


class Learns(Protocol):
    """Fits what people taught; returns how many models were made. ``halt`` ends a fit from another thread."""

    def learn(self) -> int: ...
    def halt(self) -> None: ...


class Kept:
    """One session that a thread owns: made when asked for, thrown away when lost."""

    def __init__(self, account: MailboxAccount) -> None:
        self._account = account
        self._session: MailboxSession | None = None

    def get(self) -> MailboxSession:
        if self._session is None:
            self._session = self._account.connect()
        return self._session

    def lose(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            try:
                session.close()
            except (Transient, OwnerError, Permanent, OSError) as error:
                log.debug("closing a lost connection: %s", error)

    def wake(self) -> None:
        session = self._session
        if session is not None:
            session.wake()


def new_ticker() -> Any:
    """It holds no truth and remembers nothing; what is late (a busy or sleeping machine) still comes."""
    late = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    return BackgroundScheduler(timezone="UTC", job_defaults=late)


class Daemon:
    """Start, stop, and know when everything that came has been dealt with."""

    def __init__(
        self,
        edges: Edges,
        account: MailboxAccount,
        submitter: Submitter,
        observer: Observer | None,
        learns: Learns | None = None,
    ):
        self._edges = edges
        self._learns = learns
        self._account = account
        self._submitter = submitter
        self._observer = observer
        self._watch = Kept(account)
        self._stopping = threading.Event()
        self._reconcile = threading.Event()
        names = ("triage", "submit", "mailbox", "timer", "seen", "looked", "books", "learner")
        self._wakes = {name: threading.Event() for name in names}
        self._looks = 0
        self._threads: list[threading.Thread] = []
        self._ticker: Any = None
        self._stopped_why = ""
        self._said: set[str] = set()
        self._sent_of: tuple[MailboxSession, str | None] | None = None
        self._junk: str | None = None

    def wake(self, name: str) -> None:
        """There is work for that thread. Everybody who commits may also have queued effects or timers.
        ``look``: the mailbox is to be looked at now."""
        if name == "look":
            self._watch.wake()
            return
        self._wakes[name].set()
        self._wakes["seen"].set()

    # ------------------------------------------------------------ life

    def start(self) -> None:
        edges = self._edges
        clock_moved.started(edges)
        with edges.store.begin() as tx:
            ingest.start_line(tx, edges)
        self._wakes["learner"].set()  # what was taught while nobody ran
        names = {
            "watcher": self._watcher,
            "triage": lambda: self._loop("triage", lambda: triage.triage(edges)),
            "submit": self._submit,
            "mailbox": self._mailbox,
            "timer": lambda: self._loop("timer", lambda: release.fire_due(edges)),
        }
        if edges.press is not None:
            names["books"] = self._books
        if self._observer is not None:
            names["observer"] = self._observe
        if self._learns is not None:
            names["learner"] = self._learn
        for name, work in names.items():
            thread = threading.Thread(target=work, name=f"triage-{name}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._ticker = new_ticker()
        self._ticker.add_job(self._ask_to_reconcile, "interval", seconds=RECONCILE.total_seconds())
        self._ticker.start()

    def stop(self, timeout: float = 30.0) -> None:
        """Let each thread finish what it is doing; effects not yet performed stay queued."""
        self._stopping.set()
        if self._ticker is not None:
            self._ticker.shutdown(wait=False)
        for event in self._wakes.values():
            event.set()
        self._watch.wake()
        if self._learns is not None:
            self._learns.halt()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            while thread.is_alive() and time.monotonic() < deadline:
                self._watch.wake()
                thread.join(0.2)

    @property
    def trouble(self) -> str:
        """Why the mailbox cannot be read now; empty where it can."""
        return self._stopped_why

    def quiet(self, timeout: float) -> bool:
        """Wait until the mailbox was looked at and nothing is left to do. False when time is up."""
        deadline = time.monotonic() + timeout
        wanted = self._looks + 2  # a whole look that began after this call
        while time.monotonic() < deadline:
            if self._looks < wanted:
                self._watch.wake()
            elif self._is_idle():
                return True
            self._wakes["looked"].wait(0.1)
            self._wakes["looked"].clear()
        return False

    def _is_idle(self) -> bool:
        now = self._edges.clock.now()
        with self._edges.store.reading() as tx:
            if tx.journal.sums().pending or tx.journal.take_due(now, 1):
                return False
            held = [one for one in tx.drafts.in_state(DraftState.HELD) if (one.hold_until or now) <= now]
            if held and not halted(tx, now):  # it waits for a look at Sent, or for its timer
                return False
            return tx.outbox.moving(now) == 0

    # ------------------------------------------------------------ threads

    def _loop(self, name: str, work: Callable[[], int]) -> None:
        """Work until there is none, then wait for a wake-up or a tick."""
        event = self._wakes[name]
        while not self._stopping.is_set():
            event.clear()
            try:
                while work() and not self._stopping.is_set():
                    self._wake_others(name)
            except (Transient, OwnerError) as error:  # a full disk, a store that others hold
                self._say_once(str(error))
                self._stopping.wait(TICK)
            except Exception:  # a bug is counted and told; the loop goes on
                log.exception("the %s thread stumbled", name)
                self._stopping.wait(TICK)
            event.wait(TICK)

    def _say_once(self, why: str) -> None:
        """One plain line in the log for as long as it lasts, not one a second."""
        if why not in self._said:
            self._said.add(why)
            log.warning("%s; it is tried again", why)

    def _wake_others(self, name: str) -> None:
        for other in ("submit", "mailbox", "timer", "seen", "books"):
            if other != name:
                self._wakes[other].set()

    def _submit(self) -> None:
        kept = Kept(self._account)
        performer = SubmitPerformer(
            submitter=self._submitter,
            config=self._edges.config,
            store=self._edges.store,
            second=self._edges.second,
            since=self._edges.clock.now(),
            find_sent=lambda message_id: _find_sent(kept, self._edges, message_id),
            files_of=self._edges.files_of,
            draft_page=self._edges.draft_page,
            pages_of=self._edges.pages_of,
            totalled=self._edges.totalled,
        )
        self._dispatch("submit", performer)
        kept.lose()
        self._submitter.close()

    def _mailbox(self) -> None:
        kept = Kept(self._account)
        performer = MailboxPerformer(
            session=kept.get, lost=kept.lose, config=self._edges.config, store=self._edges.store
        )
        self._dispatch("mailbox", performer)
        kept.lose()

    def _books(self) -> None:
        assert self._edges.press is not None
        self._dispatch("books", BooksPerformer(edges=self._edges, press=self._edges.press))

    def _dispatch(self, name: str, performer: Performer) -> None:
        unsettled = Unsettled()
        owner = f"{name}-{id(self):x}"
        self._loop(name, lambda: dispatch.dispatch(self._edges, performer, owner, unsettled))

    def _watcher(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._need_room()
                session = self._watch.get()
                self._look(session)
                if failures:
                    self._recovered()
                failures = 0
            except (Transient, OwnerError, Permanent) as error:
                self._watch.lose()
                failures += 1
                self._failed(failures, error)
                if self._edges.room():  # looked at often: as soon as there is room the reading goes on
                    failures = 1
                self._stopping.wait(BACK_OFF[min(failures, len(BACK_OFF)) - 1])
            except Exception:  # a bug: told, and the loop goes on with a new connection
                log.exception("the watcher stumbled")
                self._watch.lose()
                self._stopping.wait(TICK)
        self._watch.lose()

    def _need_room(self) -> None:
        if why := self._edges.room():
            mend = "Make room; the reading goes on by itself."
            raise OwnerError(Problem(where="disk", what=why, mend=mend))

    def _look(self, session: MailboxSession) -> None:
        """One look at every mailbox, then wait for news."""
        edges, config = self._edges, self._edges.config
        full = self._reconcile.is_set()
        self._reconcile.clear()
        more, new, began = False, 0, edges.clock.now()
        places = self._places(session)
        for mailbox, is_sent in places:
            new += ingest.ingest(edges, session, mailbox, sent=is_sent)
            if full:
                new += ingest.reconcile(edges, session, mailbox, sent=is_sent)
        if full or not self._looks:
            moved.look(edges, session)
        if (full or not self._looks) and self._junk:
            self._look_into_junk(session, self._junk)
        if any(is_sent for _, is_sent in places):
            by_hand.was_read(edges, began)
        if not new:
            left = [ingest.backfill(edges, session, mailbox) for mailbox, _ in places]
            more = any(left)
            self._looks += 1
            self._wakes["looked"].set()
        if not more and not new and not self._stopping.is_set():
            session.wait(config.mailbox.watch[0], IDLE_SLICE)

    def _look_into_junk(self, session: MailboxSession, mailbox: str) -> None:
        """Its absence stops nothing: it is only listed in the digest."""
        try:
            junk.look(self._edges, session, mailbox)
        except (OwnerError, Permanent) as error:
            log.info("Junk cannot be read: %s", error)
            self._junk = None

    def _places(self, session: MailboxSession) -> list[tuple[str, bool]]:
        """The watched mailboxes, and Sent; where Sent lies is asked once a connection."""
        if self._sent_of is None or self._sent_of[0] is not session:
            self._sent_of = (session, special_mailbox(session, self._edges.config, SpecialUse.SENT))
            self._junk = special_mailbox(session, self._edges.config, SpecialUse.JUNK)
        sent = self._sent_of[1]
        watched = [(name, False) for name in self._edges.config.mailbox.watch]
        return [*watched, (sent, True)] if sent else watched

    def _learn(self) -> None:
        """What people taught is fitted once they have paused, so that ten corrections cost one fit. Memory
        has them from the first moment on."""
        assert self._learns is not None
        event, failures = self._wakes["learner"], 0
        while not self._stopping.is_set():
            event.wait(TICK)
            if not event.is_set() or self._stopping.wait(SETTLES):
                continue
            event.clear()
            try:
                if self._learns.learn():
                    self._wakes["seen"].set()
                failures = 0
            except Exception as error:  # nothing waits for it: told once, tried again with the next word
                if self._stopping.is_set():
                    return
                failures += 1
                self._say_once(f"what was taught could not be fitted: {error}")
                if failures < TRIES and not self._stopping.wait(SETTLES):
                    event.set()

    def _observe(self) -> None:
        seq = 0
        with self._edges.store.reading() as tx:
            past = tx.journal.events(limit=1_000_000)
            seq = past[-1].seq if past else 0
        while not self._stopping.is_set():
            self._wakes["seen"].wait(0.25)
            self._wakes["seen"].clear()
            try:
                seq = self._show(seq)
            except (Transient, OwnerError) as error:  # what it missed is shown when the store answers again
                self._say_once(str(error))
        self._show(seq)

    def _show(self, seq: int) -> int:
        assert self._observer is not None
        with self._edges.store.reading() as tx:
            fresh = tx.journal.events(after=seq)
        for one in fresh:
            self._observer(one)
            seq = one.seq
        return seq

    def _ask_to_reconcile(self) -> None:
        self._reconcile.set()
        self._watch.wake()

    # ------------------------------------------------------------ telling the owner

    def _failed(self, failures: int, error: Exception) -> None:
        """One *stopped* notice, when it is the owner's to mend or has lasted."""
        self._say_once(f"the mailbox cannot be read: {error}")
        if self._stopped_why or (failures < 3 and not isinstance(error, OwnerError)):
            return
        why = str(error)[:500]
        if self._told("stopped", "The mailbox cannot be read", f"{why}\n\nIt is tried again.\n"):
            self._stopped_why = why

    def _recovered(self) -> None:
        self._said.clear()
        text = "Nothing was lost.\n"
        if self._stopped_why and self._told("recovered", "The mailbox can be read again", text):
            self._stopped_why = ""

    def _told(self, kind: str, subject: str, text: str) -> bool:
        """False where the store takes nothing either: told with the next failure, or not at all."""
        try:
            self._tell(kind, subject, text)
        except (Transient, OwnerError) as error:
            self._say_once(str(error))
            return False
        return True

    def _tell(self, kind: str, subject: str, text: str) -> None:
        edges, now = self._edges, self._edges.clock.now()
        with edges.store.begin() as tx:
            tx.journal.happened(NewEvent(kind=kind, data={"why": text[:300]}), now=now)
            key = f"{kind}:mailbox:{now.isoformat()}"
            notices.notice(edges, tx, key, edges.config.owner, subject, text)
        self.wake("submit")


def _find_sent(kept: Kept, edges: Edges, message_id: str) -> bool | None:
    """Whether Sent holds this id of ours; None where nobody can tell. Raises where nobody can look now."""
    try:
        session = kept.get()
        mailbox = special_mailbox(session, edges.config, SpecialUse.SENT)
        return bool(session.find(mailbox, message_id)) if mailbox else None
    except (Transient, OwnerError, Permanent) as error:
        log.warning("Sent cannot be searched: %s", error)
        kept.lose()
        if isinstance(error, Permanent):
            return None
        raise
