"""Reading mail in children that can be killed: CPU, memory and wall time are bounded for each mail.

Children are spawned, never forked (the daemon has threads). Small mails travel several to a task, because
a task costs about as much as reading one. When a task dies, its mails are read again one by one, so that
only the guilty one is quarantined and its neighbours are not.
"""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any, Final

from pebble import ProcessExpired, ProcessPool

from triage.adapters.carried import files_of, invoices_of
from triage.adapters.mime import quarantined, read
from triage.adapters.mime_limits import DEFAULT, Limits
from triage.adapters.orders import orders_of
from triage.books.order_page import SeenOrder
from triage.mail.kind import NOBODY, Firm
from triage.mail.message import File, QuarantineReason, Read

log = logging.getLogger("triage")

_DEATHS: Final = (ProcessExpired, TimeoutError, MemoryError, CancelledError, RuntimeError, OSError)
"""What a task's future raises when its child did not live to answer (RuntimeError: the pool broke)."""
WARM: Final = (
    b"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n"
    b"<p>Guten Tag, wir h\xe4tten gern eine Auskunft zu Ihrer Rechnung.</p>\r\n"
)
"""Read once by each child before limits are drawn: loads every library that ordinary mail needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one child may use. Seconds of CPU and wall time are for one mail, octets of address space are
    above what the child needs by itself; a child is replaced after ``recycle`` tasks."""

    workers: int = 2
    wall_seconds: float = 20.0
    cpu_seconds: int = 10
    memory_octets: int = 512 * 1024 * 1024
    recycle: int = 2_000
    batch_mails: int = 16
    batch_octets: int = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What every task is told besides its mails."""

    limits: Limits = DEFAULT
    firm: Firm = NOBODY
    bounds: Bounds = field(default_factory=Bounds)


class ParserPool:
    """Kept children that read mail. Safe to use from several threads; close it to end them."""

    def __init__(
        self, *, limits: Limits = DEFAULT, firm: Firm = NOBODY, bounds: Bounds | None = None
    ) -> None:
        self._reading = Reading(limits=limits, firm=firm, bounds=bounds or Bounds())
        self._lock = threading.Lock()
        self._children = _children(self._reading.bounds)

    def __enter__(self) -> ParserPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, raw: bytes) -> Future[Read]:
        """One mail; the future's result is always a Read, it never raises."""
        answer: Future[Read] = Future()
        self._schedule([raw]).add_done_callback(lambda done: answer.set_result(_outcome(done, raw)))
        return answer

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]:
        """In order, with a bounded number of mails in flight, however many come."""
        ahead: deque[tuple[list[bytes], Future[list[Read]]]] = deque()
        for batch in _batches(raws, self._reading.bounds):
            ahead.append((batch, self._schedule(batch)))
            if len(ahead) > 2 * self._reading.bounds.workers:
                yield from self._settle(*ahead.popleft())
        while ahead:
            yield from self._settle(*ahead.popleft())

    def files(self, raw: bytes) -> tuple[File, ...]:
        """What may be shown beside a mail's text: its photos and PDFs. None where the child died of it."""
        try:
            found: tuple[File, ...] = self._schedule_one(files_of, raw, self._reading.limits).result()
            return found
        except _DEATHS as error:
            log.warning("files of a mail could not be taken out: %s", type(error).__name__)
            return ()

    def invoices(self, raw: bytes) -> tuple[File, ...]:
        """Its e-invoices that are bare XML. None where the child died of it."""
        try:
            found: tuple[File, ...] = self._schedule_one(invoices_of, raw, self._reading.limits).result()
            return found
        except _DEATHS as error:
            log.warning("e-invoices of a mail could not be taken out: %s", type(error).__name__)
            return ()

    def orders(self, raw: bytes) -> tuple[SeenOrder, ...]:
        """The orders among its PDFs. None where the child died of it."""
        try:
            found: tuple[SeenOrder, ...] = self._schedule_one(orders_of, raw, self._reading.limits).result()
            return found
        except _DEATHS as error:
            log.warning("orders of a mail could not be read: %s", type(error).__name__)
            return ()

    def close(self) -> None:
        """End the children now; what was in flight comes back as quarantined."""
        _end(self._children)

    def _schedule(self, batch: list[bytes]) -> Future[list[Read]]:
        return self._schedule_one(_read_all, batch, self._reading)

    def _schedule_one(self, task: Callable[..., Any], *args: Any) -> Future[Any]:
        """To a child. A pool that broke (a child died while idle) is replaced once, by whoever sees it."""
        wall = self._reading.bounds.wall_seconds
        with self._lock:
            try:
                found: Future[Any] = self._children.schedule(task, args=args, timeout=wall)
            except RuntimeError:
                _end(self._children)
                self._children = _children(self._reading.bounds)
                found = self._children.schedule(task, args=args, timeout=wall)
        return found

    def _settle(self, batch: list[bytes], done: Future[list[Read]]) -> list[Read]:
        """The batch's results; where it died, every mail of it again alone."""
        try:
            return done.result()
        except _DEATHS as error:
            if len(batch) == 1 and not isinstance(error, BrokenProcessPool):
                return [_outcome(done, batch[0])]
            return [_outcome(self._schedule([raw]), raw) for raw in batch]


def _children(bounds: Bounds) -> Any:
    return ProcessPool(
        max_workers=bounds.workers,
        max_tasks=bounds.recycle,
        initializer=_prepare,
        context=multiprocessing.get_context("spawn"),
    )


def _end(children: Any) -> None:
    children.stop()
    children.join()


def _batches(raws: Iterable[bytes], bounds: Bounds) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    octets = 0
    for raw in raws:
        if batch and (len(batch) >= bounds.batch_mails or octets + len(raw) > bounds.batch_octets):
            yield batch
            batch, octets = [], 0
        batch.append(raw)
        octets += len(raw)
    if batch:
        yield batch


def _outcome(done: Future[list[Read]], raw: bytes) -> Read:
    try:
        return done.result()[0]
    except TimeoutError:
        return quarantined(raw, QuarantineReason.TOO_SLOW, "wall time")
    except ProcessExpired as error:
        return quarantined(raw, *_cause(error.exitcode))
    except MemoryError:
        return quarantined(raw, QuarantineReason.TOO_MUCH_MEMORY, "")
    except _DEATHS as error:
        return quarantined(raw, QuarantineReason.UNREADABLE, type(error).__name__)


def _cause(exitcode: int | None) -> tuple[QuarantineReason, str]:
    """Why a child died: SIGXCPU is our CPU limit, SIGKILL the kernel's want of memory."""
    if exitcode == -signal.SIGXCPU:
        return QuarantineReason.TOO_SLOW, "CPU time"
    if exitcode == -signal.SIGKILL:
        return QuarantineReason.TOO_MUCH_MEMORY, "killed"
    return QuarantineReason.UNREADABLE, f"the reader died ({exitcode})"


def _prepare() -> None:
    """In the child, once: load everything, so that no mail pays for it or is limited by it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    read(WARM)


def _read_all(batch: Sequence[bytes], reading: Reading) -> list[Read]:
    """In the child: each mail under its own limits."""
    return [_bounded(raw, reading) for raw in batch]


def _bounded(raw: bytes, reading: Reading) -> Read:
    """CPU seconds count the process's whole life and memory what it holds already: both limits are drawn
    above that. Memory is freed of its limit afterwards, so that the next mail can arrive at all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + reading.bounds.cpu_seconds
    _soften(resource.RLIMIT_CPU, seconds)
    _soften(resource.RLIMIT_AS, _address_space() + reading.bounds.memory_octets)
    try:
        return read(raw, limits=reading.limits, firm=reading.firm)
    finally:
        _soften(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def _soften(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
